//! A published paper -> its description: read behind the bounds of returned files, in a process of its own.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Lang, PaperFault, Problem, Starting};
use crate::office::input;
use crate::office::old_paper;
use crate::office::worker::Readers;
use crate::published::Described;
use crate::shown;

use super::blank::year_of;
use super::from_notice::Beside;
use super::{Begun, then_check};

/// The description of the paper at `path`, for the folder, or where nobody named that (`by_paper`) for one beside it that
/// is called by the year of the paper.
///
/// # Errors
/// Where it cannot be read.
pub(super) fn begin(
    path: &Path,
    (folder, by_paper): (&Path, bool),
    lang: Lang,
) -> Result<Begun, Diagnostics> {
    let program = std::env::current_exe().map_err(|error| input::unreadable(path, &error))?;
    std::fs::metadata(path).map_err(|error| input::unreadable(path, &error))?;
    let read = Readers::new(program, None).paper(path);
    let read = read.map_err(|error| input::unreadable(path, &error))?;
    let file = shown::path(path);
    let told = |problem| Diagnostics::from(Diagnostic::nowhere(Problem::Starting(problem)));
    let described = read.map_err(|why| {
        told(Starting::Paper { file: file.clone(), fault: PaperFault::from(why) })
    })?;
    if !described.is_notice() {
        return Err(told(Starting::NoNotice { file, found: described.signs }));
    }
    let findings = match described.tasks {
        0 => told(Starting::NoTasks { file }),
        _ => Diagnostics::new(),
    };
    let own = described.year.filter(|_| by_paper);
    let folder = own.map_or(folder.to_path_buf(), |year| folder.with_file_name(year.to_string()));
    let kept = kept(path, &folder);
    let words = words(&described, lang) + &told_of_copy(&shown::path(&kept), lang);
    let next = then_check(lang) + &next_step(described.year, &folder, lang);
    let beside = vec![Beside { from: path.to_path_buf(), to: kept }];
    Ok(Begun { folder, text: described.yaml, beside, findings, words, next })
}

/// Where the paper is kept in the folder of the year: what was guessed is looked up in it later.
fn kept(path: &Path, folder: &Path) -> PathBuf {
    let name = path.file_name().unwrap_or(path.as_os_str());
    kept_as(path, folder, Path::new(old_paper::FOLDER).join(name))
}

/// The same for a copy that is to lie at `own` in the folder. Another one of that name that is kept already stays beside it.
pub(super) fn kept_as(path: &Path, folder: &Path, own: PathBuf) -> PathBuf {
    let stem = own.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = own.extension().map(|one| format!(".{}", one.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let others = (2..).map(|at| own.with_file_name(format!("{stem}-{at}{ending}")));
    let is_free = |place: &PathBuf| {
        let there = folder.join(place);
        !there.exists() || is_the_same(&there, path)
    };
    [own.clone()].into_iter().chain(others).find(is_free).unwrap_or(own)
}

/// Whether both are the same paper.
fn is_the_same(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| std::fs::metadata(path).map(|data| data.len()).ok();
    let bytes = |path: &Path| input::whole(path, super::from_notice::LARGEST).ok();
    length(one) == length(other) && bytes(one).is_some_and(|one| Some(one) == bytes(other))
}

/// Where the copy lies.
fn told_of_copy(kept: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("原来的文件没有动，另存了一份在 {kept}，核对时对照着看\n"),
        Lang::En => {
            format!("the paper stays where it is; a copy to look things up lies in {kept}\n")
        }
    }
}

/// That the description is of the year of its paper, where the folder is named by a later one.
fn next_step(year: Option<u16>, folder: &Path, lang: Lang) -> String {
    let (Some(old), Some(new)) = (year, year_of(folder)) else { return String::new() };
    match lang {
        _ if new <= old => String::new(),
        Lang::Zh => format!(
            "这份描述还是 {old} 年的：把文件夹改名为 {old}，核对以后用 hongtou init {new} --from {old}/notice.yaml 搬到 {new} 年\n"
        ),
        Lang::En => format!(
            "the description is still of {old}: rename the folder to {old}, look it over, then hongtou init {new} --from {old}/notice.yaml\n"
        ),
    }
}

/// What was found, and what is to be looked at.
fn words(described: &Described, lang: Lang) -> String {
    let Described { tasks, units, targets, attachments, guesses, left, missing, .. } = described;
    match lang {
        Lang::Zh => format!(
            "读出实事 {tasks} 项、单位 {units} 个、目标 {targets} 个、附件 {attachments} 个\n\
             要看的：推测 {guesses} 处，没有归入各项的原文 {left} 处，要填写的 {missing} 处；都写在 notice.yaml 的注释里\n"
        ),
        Lang::En => format!(
            "found {tasks} tasks, {units} units, {targets} targets, {attachments} attachments\n\
             to look at: {guesses} guesses, {left} lines without a place, {missing} keys to fill in, all in the comments of notice.yaml\n"
        ),
    }
}
