//! Reading the files a command was given.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;
use std::sync::Arc;

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::document::template::Templates;
use crate::notice::{self, Reading};
use crate::origin::Source;

/// No description or template is larger; what lies beyond is not read into memory.
const LARGEST: u64 = 16 << 20;

/// Reads and checks the description at `path`.
///
/// # Errors
/// Where the file cannot be read. What is wrong inside it is in the [`Reading`].
pub(super) fn description(path: &Path) -> Result<Reading, Diagnostics> {
    Ok(notice::read(&path.display().to_string(), &bytes(path)?))
}

/// The built-in templates, or those of the folder `own` in their place.
///
/// # Errors
/// Where the folder has none of the templates' names, or one cannot be read.
pub(super) fn templates(own: Option<&Path>) -> Result<Templates, Diagnostics> {
    let mut templates = Templates::default();
    let Some(folder) = own else { return Ok(templates) };
    let mut found = false;
    for name in Templates::names() {
        let path = folder.join(name);
        if path.exists() {
            templates.replace(name, template(&path)?);
            found = true;
        }
    }
    if found { Ok(templates) } else { Err(unreadable(folder, &ErrorKind::NotFound.into())) }
}

fn template(path: &Path) -> Result<Arc<Source>, Diagnostics> {
    let text = String::from_utf8(bytes(path)?)
        .map_err(|_| unreadable(path, &ErrorKind::InvalidData.into()))?;
    Ok(Source::new(path.display().to_string(), text.trim_start_matches('\u{FEFF}')))
}

fn bytes(path: &Path) -> Result<Vec<u8>, Diagnostics> {
    let read = || {
        let mut bytes = Vec::new();
        File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    read().map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostics {
    let file = path.display().to_string();
    let problem = if error.kind() == ErrorKind::NotFound {
        Problem::FileNotFound { file }
    } else {
        Problem::FileUnreadable { file, detail: error.to_string() }
    };
    Diagnostic::nowhere(problem).into()
}
