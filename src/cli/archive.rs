//! `hongtou archive`: the year as one zip with the hash of each file, and what was changed since.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostics, Lang};
use crate::shown;

use super::args::StrictArgs;
use super::{Outcome, report};
use crate::office::year_archive::{self, Beside};
use crate::office::{input, journal};

#[derive(Debug, clap::Args)]
pub(super) struct ArchiveArgs {
    /// 通知的描述文件或它所在的文件夹（默认这里的 notice.yaml）/ the description or its folder, the year's
    #[arg(value_name = "NOTICE.yaml")]
    notice: Option<PathBuf>,
    /// 核对这个归档压缩包：包里的文件、这一年的文件夹，哪些和归档时不一样 / name what was changed since
    #[arg(long, value_name = "FILE", conflicts_with = "output")]
    verify: Option<PathBuf>,
    /// 存放压缩包的文件夹（默认和 notice.yaml 一起）/ the folder to write into, that of the description by default
    #[arg(short, long, value_name = "DIR")]
    output: Option<PathBuf>,
}

impl ArchiveArgs {
    /// The description that is named, be it by its folder.
    fn place(&self) -> Option<PathBuf> {
        let named = self.notice.as_ref()?;
        Some(if named.is_dir() { named.join(year_archive::NOTICE) } else { named.clone() })
    }
}

/// Packs the year, or compares.
pub(super) fn run(args: &ArchiveArgs, lang: Lang) -> Outcome {
    let done = match &args.verify {
        Some(archive) => verify(archive, args, lang),
        None => pack(args, lang),
    };
    done.unwrap_or_else(|findings| {
        report::findings(findings, lang);
        Outcome::Failed
    })
}

fn pack(args: &ArchiveArgs, lang: Lang) -> Result<Outcome, Diagnostics> {
    let place = args.place().unwrap_or_else(|| year_archive::NOTICE.into());
    let folder = args.output.clone().unwrap_or_else(|| journal::folder(&place));
    let packed = year_archive::pack(&place, &folder)?;
    if packed.is_new {
        report::wrote(&packed.path, lang);
    }
    let (files, hash, path) = (packed.files, &packed.hash, shown::path(&packed.path));
    report::say(&match (lang, packed.is_new) {
        (Lang::Zh, true) => format!("{files} 个文件，压缩包的 SHA-256：{hash}\n"),
        (Lang::Zh, false) => {
            format!("和已有的“{path}”一样，没有再存（{files} 个文件，SHA-256：{hash}）\n")
        }
        (Lang::En, true) => format!("{files} files; SHA-256 of the archive: {hash}\n"),
        (Lang::En, false) => {
            format!("the same as “{path}”, nothing written ({files} files, SHA-256 {hash})\n")
        }
    });
    report::say(match lang {
        Lang::Zh => "把它抄进归档登记；要防伪造，须对压缩包加盖电子印章或加时间戳\n",
        Lang::En => "note it elsewhere; proof against a forger needs a seal or a timestamp\n",
    });
    report::findings(packed.findings, lang);
    Ok(Outcome::Done)
}

fn verify(archive: &Path, args: &ArchiveArgs, lang: Lang) -> Result<Outcome, Diagnostics> {
    if let Some(named) = &args.notice {
        std::fs::metadata(named).map_err(|error| input::unreadable(named, &error))?;
    }
    let folder = args.place().map(|place| journal::folder(&place));
    let verified = year_archive::verify(archive, folder.as_deref())?;
    let (files, hash, path) = (verified.files, &verified.hash, shown::path(archive));
    report::say(&match (lang, folder_in(&verified.beside, lang)) {
        (Lang::Zh, Some(folder)) => {
            format!("“{path}”和{folder}对照了 {files} 个文件（SHA-256：{hash}）\n")
        }
        (Lang::Zh, None) => format!("核对了“{path}”里的 {files} 个文件（SHA-256：{hash}）\n"),
        (Lang::En, Some(folder)) => {
            format!("{files} files of “{path}” and {folder} (SHA-256 {hash})\n")
        }
        (Lang::En, None) => format!("{files} files of “{path}” (SHA-256 {hash})\n"),
    });
    let is_same = verified.findings.iter().next().is_none();
    let outcome = Outcome::with(verified.findings.iter(), StrictArgs { strict: false });
    report::findings(verified.findings, lang);
    if is_same {
        report::say(match lang {
            Lang::Zh => {
                "没有不一样的。清单能发现损坏和无意的改动，不能证明没有人伪造：那要看印章、时间戳，或者和登记的 SHA-256 对照\n"
            }
            Lang::En => {
                "all are the same; this shows damage and slips, and is no proof against a forger: compare seal, timestamp or the noted SHA-256\n"
            }
        });
    }
    if let Some(words) = why_alone(&verified.beside, lang) {
        report::say(&words);
    }
    Ok(outcome)
}

/// The folder that the archive was compared with, as it is called.
fn folder_in(beside: &Beside, lang: Lang) -> Option<String> {
    let Beside::Folder(folder) = beside else { return None };
    Some(match (folder == Path::new("."), lang) {
        (true, Lang::Zh) => "这个文件夹".to_owned(),
        (true, Lang::En) => "this folder".to_owned(),
        (false, Lang::Zh) => format!("文件夹“{}”", shown::path(folder)),
        (false, Lang::En) => format!("the folder “{}”", shown::path(folder)),
    })
}

/// Why the archive alone was looked at, and how it is compared with the folder of its year.
fn why_alone(beside: &Beside, lang: Lang) -> Option<String> {
    let why = match (beside, lang) {
        (Beside::Folder(_), _) => return None,
        (Beside::OtherYear(year), Lang::Zh) => format!("这个文件夹是{year}年的"),
        (Beside::OtherYear(year), Lang::En) => format!("this is the folder of {year}"),
        (Beside::Nowhere, Lang::Zh) => "这个文件夹里没有压缩包里的文件".to_owned(),
        (Beside::Nowhere, Lang::En) => "none of its files lies in this folder".to_owned(),
    };
    Some(match lang {
        Lang::Zh => format!(
            "只核对了压缩包，没有和文件夹对照：{why}。要对照，请写：hongtou archive 文件夹 --verify 压缩包\n"
        ),
        Lang::En => format!(
            "the archive alone was looked at: {why}; to compare: hongtou archive FOLDER --verify ARCHIVE\n"
        ),
    })
}
