//! `hongtou schema`: the JSON Schema of the description, by which editors complete and check it; on the
//! screen, or in a file.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::diag::{Diagnostics, Lang};
use crate::notice::schema;

use super::{Outcome, report};
use crate::office::output;
use crate::office::output::NewFile;

#[derive(Debug, clap::Args)]
pub(super) struct SchemaArgs {
    /// 存成这个文件（默认显示在屏幕上）/ the file to write; printed by default
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
}

/// What the file is called beside a description.
pub(super) const NAME: &str = "hongtou.schema.json";

/// Prints it, or writes it into the file that is named.
pub(super) fn run(args: &SchemaArgs, lang: Lang) -> Outcome {
    let done = text().and_then(|text| match &args.output {
        None => {
            report::say(&text);
            Ok(())
        }
        Some(file) => {
            write(file, text)?.iter().for_each(|path| report::wrote(path, lang));
            Ok(())
        }
    });
    match done {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

/// The schema.
pub(super) fn text() -> Result<String, Diagnostics> {
    schema::text().map_err(|error| output::not_made("JSON", &error))
}

fn write(file: &Path, text: String) -> Result<Vec<PathBuf>, Diagnostics> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let name = file.file_name().and_then(|name| name.to_str());
    let Some(name) = name.filter(|_| !file.is_dir()) else {
        return Err(output::unwritable(file, &ErrorKind::IsADirectory.into()).into());
    };
    output::write(folder, &[NewFile { name: name.to_owned(), bytes: text.into() }])
}
