//! `hongtou templates`: writes the program's own templates out, for an office that changes their wording.

use std::path::PathBuf;

use crate::diag::Lang;
use crate::office::own_templates;

use super::{Outcome, report};

#[derive(Debug, clap::Args)]
pub(super) struct TemplatesArgs {
    /// 写到这个文件夹里 / the folder to write them into
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// Writes them, and says what is to be done with them.
pub(super) fn run(args: &TemplatesArgs, lang: Lang) -> Outcome {
    let written = match own_templates::write(&args.folder) {
        Ok(written) => written,
        Err(findings) => {
            report::findings(findings, lang);
            return Outcome::Failed;
        }
    };
    written.iter().for_each(|path| report::wrote(path, lang));
    report::say(match lang {
        Lang::Zh => {
            "留下要改的，改好措辞；不改的删掉，那些就仍用程序自带的。生成时加上 --templates 和这个文件夹\n"
        }
        Lang::En => {
            "keep and change those you want other words in; delete the rest, which then stay the program's own. \
             Name this folder with --templates\n"
        }
    });
    Outcome::Done
}
