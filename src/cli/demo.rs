//! `hongtou demo`: the folder of a year, made from the built-in 2024 notice, with returns that
//! are plainly samples. Each step runs the command that an office would run, and says so.

use std::path::{Path, PathBuf};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Lang, Problem};
use crate::form::{self, Answer, Answers, CellText, Entry, Field, FormGrid, TaskState};
use crate::notice::{self as description, Notice, UnitId};
use crate::period::{Period, Quarter};

use super::args::{
    DemoArgs, FontArgs, FormsArgs, NoticeArgs, PictureArgs, PostArgs, RemindArgs, ReportArgs,
    ReturnsArgs, SendArgs, StatusArgs,
};
use super::output::NewFile;
use super::{
    Outcome, consolidate, font_search, forms, notice, output, remind, report, sample_copy, send,
    status,
};

/// The notice of 2024 as its office published it.
const NOTICE: &str = include_str!("../../fixtures/notices/2024/notice.yaml");
/// The quarter that is reported.
const PERIOD: Period = Period::new(2024, Quarter::First);
/// The day that counts as today: some days after returns are due.
const TODAY: &str = "2024-04-08";
/// The day on which the forms go out.
const SENT: &str = "2024-03-28";
/// Where what came back lies in the folder.
const RETURNS: &str = "returns/2024Q1";
/// The unit that returns twice, by its place in the register.
const TWICE: usize = 1;
/// The unit that does not return.
const SILENT: usize = 4;
/// The unit that sends no stamped copy.
const UNSTAMPED: usize = 6;
/// The unit whose file is broken.
const BROKEN: usize = 7;

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
    let year = Year { folder: &args.folder, fonts: &args.fonts, lang };
    year.description()?;
    year.notice();
    year.forms();
    year.send();
    year.returns()?;
    year.status();
    year.remind();
    year.report();
    step(
        lang,
        [
            "先打开 out/notice.pdf，再看 out/forms/2024Q1 里的一张表、out/outbox 和 out/remind 里的邮件草稿（.eml、.txt），最后看 out/report/2024Q1 里的汇总。",
            "Open out/notice.pdf first, then a form in out/forms/2024Q1, drafts in out/outbox and out/remind, then out/report/2024Q1.",
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
        free(&self.place())?;
        let yaml = NewFile { name: "notice.yaml".into(), bytes: NOTICE.into() };
        self.wrote(&output::write(self.folder, &[yaml])?);
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
                notice: self.place(),
                output,
                templates: None,
                pictures: NO_PICTURES,
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
        let period = PERIOD.to_string();
        forms::run(&FormsArgs { notice: self.place(), period, output, previous: None }, self.lang);
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
            notice: self.place(),
            period: PERIOD.to_string(),
            output: Some(self.folder.join("out/outbox/2024Q1")),
            previous: None,
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
            output: Some(self.folder.join("out/remind/2024Q1")),
            previous: None,
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
        self.wrote(&output::write(&self.folder.join(RETURNS), &self.samples()?)?);
        Ok(())
    }

    /// The files that came back, under the names units give them.
    fn samples(&self) -> Result<Vec<NewFile>, Diagnostics> {
        let reading = description::read("notice.yaml", NOTICE.as_bytes());
        let Some(notice) = reading.notice else { return Err(reading.findings) };
        let (fonts, _) = font_search::find(self.fonts)?;
        let mut files = Vec::new();
        for at in (0..notice.units.units.len()).filter(|at| *at != SILENT) {
            files.extend(of_unit(&notice, at)?);
            if at != UNSTAMPED {
                let unit = &notice.units.get(UnitId(at)).name;
                let bytes = sample_copy::stamped(unit, notice.date(), &fonts)?;
                files.push(NewFile {
                    name: format!("{unit}盖章件.pdf", unit = unit.value), bytes
                });
            }
        }
        Ok(files)
    }

    fn status(&self) {
        step(
            self.lang,
            [
                "六、谁报了、谁没有报、哪里不对（hongtou status）",
                "6. Who returned, and what is wrong (hongtou status)",
            ],
        );
        status::run(&StatusArgs { returns: self.came_back(), json: false }, self.lang);
    }

    fn report(&self) {
        step(
            self.lang,
            ["八、各单位的汇总（hongtou report）", "8. The consolidated report (hongtou report)"],
        );
        let output = Some(self.folder.join("out/report/2024Q1"));
        let (returns, fonts) = (self.came_back(), self.fonts.clone());
        consolidate::run(
            &ReportArgs { returns, output, templates: None, pictures: NO_PICTURES, fonts },
            self.lang,
        );
    }

    fn place(&self) -> PathBuf {
        self.folder.join("notice.yaml")
    }

    fn came_back(&self) -> ReturnsArgs {
        ReturnsArgs {
            notice: self.place(),
            period: PERIOD.to_string(),
            returns: Some(self.folder.join(RETURNS)),
            as_of: Some(TODAY.into()),
        }
    }

    fn wrote(&self, paths: &[PathBuf]) {
        paths.iter().for_each(|path| report::wrote(path, self.lang));
    }
}

fn step(lang: Lang, [zh, en]: [&str; 2]) {
    let words = match lang {
        Lang::Zh => zh,
        Lang::En => en,
    };
    report::say(&format!("\n{words}\n"));
}

/// An office's own description is never written over.
fn free(place: &Path) -> Result<(), Diagnostics> {
    let theirs = std::fs::read(place).is_ok_and(|bytes| bytes != NOTICE.as_bytes());
    if !theirs {
        return Ok(());
    }
    let file = place.display().to_string();
    Err(Diagnostic::nowhere(Problem::NotOurDemo { file }).into())
}

fn of_unit(notice: &Notice, at: usize) -> Result<Vec<NewFile>, Diagnostics> {
    let Some(grid) = FormGrid::new(notice, UnitId(at), PERIOD) else { return Ok(Vec::new()) };
    let unit = &grid.identity.unit;
    let filled = |day, words: &str| {
        let answers = answers(&grid, day, words);
        form::write(&grid, &answers).map_err(|error| output::not_made("XLSX", &error))
    };
    let mut bytes = filled(2, "")?;
    if at == BROKEN {
        bytes.truncate(bytes.len() / 2);
    }
    let mut files = vec![NewFile { name: format!("{unit}一季度.xlsx"), bytes }];
    if at == TWICE {
        let name = format!("{unit}一季度（更正）.xlsx");
        files.push(NewFile { name, bytes: filled(5, "（更正后）")? });
    }
    Ok(files)
}

/// Answers that nobody takes for real ones.
fn answers(grid: &FormGrid, day: u8, words: &str) -> Answers {
    let text = |text: String| Some(Answer::Text(CellText::new(&text).0));
    let unit = &grid.identity.unit;
    let answer = |entry: &Entry| match entry.field {
        Field::Answer { .. } => text(format!(
            "【示例】{unit}{words}已明确专人负责“{}”，制定了工作方案，正在按序时进度推进。\n\
             【示例】下一步继续走访摸排，确保年底前完成。",
            entry.label
        )),
        Field::State { .. } => text(TaskState::UnderWay.chinese().into()),
        Field::Figure { .. } => Some(Answer::Number(12.0)),
        Field::Person => text("示例".into()),
        Field::Phone => text("0000000".into()),
        Field::FilledOn => Date::new(2024, 4, day).map(Answer::Day),
        Field::Due { .. } => None,
    };
    let entries = grid.entries.iter();
    entries.filter_map(|entry| Some((entry.id.clone(), answer(entry)?))).collect()
}
