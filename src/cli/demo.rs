//! `hongtou demo`: the folder of a year, made from the built-in 2024 notice, with returns that
//! are plainly samples. Each step runs the command that an office would run, and says so.

use std::path::{Path, PathBuf};

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, RunProblem};
use crate::intake::crumbs;
use crate::notice as description;
use crate::period::{Period, Quarter};
use crate::shown;

use super::archival::ArchivalArgs;
use super::args::{
    AboutArgs, DemoArgs, FontArgs, FormsArgs, NoticeArgs, PictureArgs, PostArgs, PreviousArgs,
    RemindArgs, ReportArgs, ReturnsArgs, SendArgs, StatusArgs, StrictArgs, WordArgs,
};
use super::{Outcome, consolidate, forms, notice, remind, report, samples, schema, send, status};
use crate::office::output::NewFile;
use crate::office::{font_search, input, output};

/// The notice of 2024 as its office published it, with words beside each part for who sees a description first.
const NOTICE: &str = include_str!("../../fixtures/demo/notice.yaml");
/// The quarter that is reported.
const PERIOD: Period = Period::new(2024, Quarter::First);
/// The day that counts as today: some days after returns are due.
const TODAY: &str = "2024-04-08";
/// The day on which the forms go out.
const SENT: &str = "2024-03-28";
/// The quarter after it, which is compared with it.
const NEXT: Period = Period::new(2024, Quarter::Second);
/// The day that counts as today when the second quarter is reported.
const LATER: &str = "2024-07-08";

/// The demo writes no pictures.
const NO_PICTURES: PictureArgs = PictureArgs { png: false };

/// Makes the folder and runs the year's commands in it.
pub(super) fn run(args: &DemoArgs, lang: Lang) -> Outcome {
    match steps(args, lang) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn steps(args: &DemoArgs, lang: Lang) -> Result<(), Diagnostics> {
    // A made-up year has a made-up clock: the same demo has the same log.
    input::set_clock(Some(&format!("{TODAY} 09:00")))?;
    let year = Year { folder: &args.folder, fonts: &args.fonts, lang };
    year.description()?;
    year.notice();
    year.forms();
    year.send();
    year.returns()?;
    year.status();
    year.remind();
    year.report();
    year.next_quarter()?;
    step(
        lang,
        [
            "先打开 out/notice.pdf，再看 out/forms/2024Q1 里的一张表、out/outbox 和 out/remind 里的邮件草稿（.eml、.txt），最后看 out/report/2024Q1 和 2024Q2 里的汇总。",
            "Open out/notice.pdf first, then a form in out/forms/2024Q1, drafts in out/outbox and out/remind, then out/report/2024Q1 and 2024Q2.",
        ],
    );
    Ok(())
}

/// The folder that is made, and how.
struct Year<'a> {
    folder: &'a Path,
    fonts: &'a FontArgs,
    lang: Lang,
}

impl Year<'_> {
    fn description(&self) -> Result<(), Diagnostics> {
        step(
            self.lang,
            [
                "一、通知的描述文件：一年里只写它",
                "1. The description: all that is written in a year",
            ],
        );
        free(self.folder, &self.place())?;
        let yaml = NewFile { name: "notice.yaml".into(), bytes: NOTICE.into() };
        let schema = NewFile { name: schema::NAME.into(), bytes: schema::text()?.into() };
        self.wrote(&output::write(self.folder, &[yaml, schema])?);
        Ok(())
    }

    fn notice(&self) {
        step(
            self.lang,
            [
                "二、由它生成通知和附件（hongtou notice）",
                "2. The notice and its attachment (hongtou notice)",
            ],
        );
        let (output, fonts) = (self.folder.join("out"), self.fonts.clone());
        notice::run(
            &NoticeArgs {
                is_final: false,
                notice: self.place(),
                only: Vec::new(),
                output,
                templates: None,
                word: WordArgs::default(),
                pictures: NO_PICTURES,
                archival: ArchivalArgs::default(),
                fonts,
            },
            self.lang,
        );
    }

    fn forms(&self) {
        step(
            self.lang,
            ["三、各责任单位的填报表（hongtou forms）", "3. A form for each unit (hongtou forms)"],
        );
        let output = Some(self.folder.join("out/forms/2024Q1"));
        let (about, previous, as_of) = (self.about(PERIOD), PreviousArgs::default(), None);
        forms::run(&FormsArgs { about, output, previous, as_of }, self.lang);
    }

    fn send(&self) {
        step(
            self.lang,
            [
                "四、给各单位的邮件草稿（hongtou send）",
                "4. The mails to the units, as drafts (hongtou send)",
            ],
        );
        let args = SendArgs {
            about: self.about(PERIOD),
            output: Some(self.folder.join("out/outbox/2024Q1")),
            previous: PreviousArgs::default(),
            as_of: Some(SENT.into()),
            templates: None,
            post: PostArgs::default(),
        };
        send::run(&args, self.lang);
    }

    fn remind(&self) {
        step(
            self.lang,
            [
                "七、催没有报的，退回有问题的（hongtou remind）",
                "7. Reminders to the missing, replies to the faulty (hongtou remind)",
            ],
        );
        let args = RemindArgs {
            returns: self.came_back(),
            strictness: StrictArgs::default(),
            output: Some(self.folder.join("out/remind/2024Q1").join(TODAY)),
            previous: PreviousArgs::default(),
            templates: None,
            post: PostArgs::default(),
        };
        remind::run(&args, self.lang);
    }

    fn returns(&self) -> Result<(), Diagnostics> {
        step(
            self.lang,
            [
                "五、单位报回来的文件（这里是【示例】：一个单位没有报，一个文件坏了，一个单位报了两次，一个单位没有盖章件）",
                "5. What comes back (samples: one unit silent, one file broken, one unit twice, one \
                 without a stamped copy)",
            ],
        );
        self.samples(PERIOD)
    }

    /// Lays out the files that came back for `period`.
    fn samples(&self, period: Period) -> Result<(), Diagnostics> {
        let reading = description::read("notice.yaml", NOTICE.as_bytes());
        let Some(notice) = reading.notice else { return Err(reading.findings) };
        let (fonts, _) = font_search::find(&self.fonts.source())?;
        let files = samples::files(&notice, period, &fonts)?;
        self.wrote(&output::write(&returns_of(self.folder, period), &files)?);
        Ok(())
    }

    fn status(&self) {
        step(
            self.lang,
            [
                "六、谁报了、谁没有报、哪里不对（hongtou status）",
                "6. Who returned, and what is wrong (hongtou status)",
            ],
        );
        status::run(
            &StatusArgs {
                returns: self.came_back(),
                json: false,
                strictness: StrictArgs::default(),
            },
            self.lang,
        );
    }

    fn report(&self) {
        step(
            self.lang,
            ["八、各单位的汇总（hongtou report）", "8. The consolidated report (hongtou report)"],
        );
        self.consolidate(PERIOD, TODAY);
    }

    /// What came back for the quarter after, and its report, which compares the two.
    fn next_quarter(&self) -> Result<(), Diagnostics> {
        step(
            self.lang,
            [
                "九、第二季度报回来的文件和汇总：与第一季度对照",
                "9. What comes back for the second quarter, and its report, beside the first",
            ],
        );
        self.samples(NEXT)?;
        self.consolidate(NEXT, LATER);
        Ok(())
    }

    fn consolidate(&self, period: Period, as_of: &str) {
        let output = Some(self.folder.join(format!("out/report/{period}")));
        let (returns, fonts) = (self.came_back_for(period, as_of), self.fonts.clone());
        consolidate::run(
            &ReportArgs {
                compare: None,
                is_final: false,
                json: false,
                html: false,
                for_publication: false,
                returns,
                strictness: StrictArgs::default(),
                only: Vec::new(),
                output,
                templates: None,
                word: WordArgs::default(),
                pictures: NO_PICTURES,
                archival: ArchivalArgs::default(),
                fonts,
            },
            self.lang,
        );
    }

    fn place(&self) -> PathBuf {
        self.folder.join("notice.yaml")
    }

    fn about(&self, period: Period) -> AboutArgs {
        AboutArgs { notice: self.place(), bare: None, period: Some(period.to_string()) }
    }

    fn came_back(&self) -> ReturnsArgs {
        self.came_back_for(PERIOD, TODAY)
    }

    fn came_back_for(&self, period: Period, as_of: &str) -> ReturnsArgs {
        ReturnsArgs {
            about: self.about(period),
            returns: Some(returns_of(self.folder, period)),
            as_of: Some(as_of.into()),
        }
    }

    fn wrote(&self, paths: &[PathBuf]) {
        paths.iter().for_each(|path| report::wrote(path, self.lang));
    }
}

/// Where what came back for `period` lies in the folder of a year.
fn returns_of(folder: &Path, period: Period) -> PathBuf {
    folder.join(format!("returns/{period}"))
}

fn step(lang: Lang, [zh, en]: [&str; 2]) {
    let words = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    report::say(&format!("\n{words}\n"));
}

/// An office's own description is never written over, nor a year laid among its other files.
fn free(folder: &Path, place: &Path) -> Result<(), Diagnostics> {
    let theirs = match std::fs::read(place) {
        Ok(bytes) => (bytes != NOTICE.as_bytes()).then(|| place.to_path_buf()),
        Err(_) => first_in(folder),
    };
    let Some(theirs) = theirs else { return Ok(()) };
    let file = shown::path(&theirs);
    Err(Diagnostic::nowhere(Problem::Run(RunProblem::NotOurDemo { file })).into())
}

/// The first that lies in `folder` by its name; what systems leave everywhere is nobody's.
fn first_in(folder: &Path) -> Option<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let is_theirs =
        |entry: &std::fs::DirEntry| !entry.file_name().to_str().is_some_and(crumbs::is_passed_over);
    entries.filter(is_theirs).map(|entry| entry.path()).min()
}
