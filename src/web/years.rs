//! The folders of years: the one that the program was opened in, and those beside it; or those that lie in it.
//!
//! The program goes into the folder of the year that is shown, so that a page does what a command does there. Each form
//! says of which folder it is: one of last year's page does nothing in this year's.

use std::path::{Path, PathBuf};

use crate::office::init::NAME;
use crate::office::input;

/// Where years are looked for.
pub(super) struct Years {
    /// The folder that the program was opened in.
    home: PathBuf,
    /// The one that years lie in: that, or the one above it where it is a year's itself.
    roof: PathBuf,
}

impl Years {
    /// Those of `home`, whole from the root; goes into the only one there is.
    ///
    /// # Errors
    /// Where the folder cannot be gone into.
    pub(super) fn of(home: &Path) -> std::io::Result<Years> {
        std::env::set_current_dir(home)?;
        let home = std::env::current_dir()?;
        let above = home.parent().filter(|_| is_open()).map(Path::to_path_buf);
        let years = Years { roof: above.unwrap_or_else(|| home.clone()), home };
        if let ([only], false) = (&*years.names(), is_open()) {
            years.enter(only)?;
        }
        Ok(years)
    }

    /// The folder that the program was opened in.
    pub(super) fn home(&self) -> &Path {
        &self.home
    }

    /// The folder that years lie in.
    pub(super) fn roof(&self) -> &Path {
        &self.roof
    }

    /// The folders in it that have a description, the newest first.
    pub(super) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.roof).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()));
        let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
        let mut names: Vec<String> =
            names.filter(|name| has_description(&self.roof.join(name))).collect();
        names.sort_by(|one, other| other.cmp(one));
        names
    }

    /// Goes into one of them.
    ///
    /// # Errors
    /// Where that cannot be done.
    pub(super) fn enter(&self, name: &str) -> std::io::Result<()> {
        std::env::set_current_dir(self.roof.join(name))
    }
}

/// Whether the program is in the folder of a year.
pub(super) fn is_open() -> bool {
    has_description(Path::new(""))
}

fn has_description(folder: &Path) -> bool {
    input::lying(&folder.join(NAME)).is_file()
}
