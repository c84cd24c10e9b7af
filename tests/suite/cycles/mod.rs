//! Notices whose units report each month, twice a year and once: forms, mails, status, reminders, reports and
//! the overview of the year, with the words and the figures of each.

mod chain;
mod within;

use std::path::PathBuf;
use std::process::Command;

use hongtou::cell::CellRef;
use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::intake::{self, Workbook};
use hongtou::notice::Notice;
use hongtou::period::Period;

use crate::forms;

/// The units of the notice.
const UNITS: [&str; 3] = ["区甲局", "区乙局", "区丙局"];

/// A notice with what is said of reporting: a number of things, a level, and one due by the end of June.
fn yaml(reporting: &str) -> String {
    format!(
        "年度: 2026\n发文机关: 某区人民政府办公室\n发文字号: 某政办字〔2026〕1号\n\
         标题: 某区人民政府办公室关于办好2026年民生实事的通知\n主送机关: 各有关单位\n引言: 现通知如下：\n\
         单位名册:\n  - {{名称: 区甲局, 邮箱: jia@example.gov.cn}}\n\
         \x20 - {{名称: 区乙局, 邮箱: yi@example.gov.cn}}\n\
         \x20 - {{名称: 区丙局, 邮箱: bing@example.gov.cn}}\n\
         实事:\n  - 名称: 举办招聘会\n    内容: 年内举办招聘会60场。\n    责任单位: [区甲局, 区乙局]\n\
         \x20   完成时限: 2026-12-31\n    目标:\n      - {{名称: 招聘会, 数量: 60场, 填报单位: 区甲局}}\n\
         \x20     - {{名称: 参保率, 数量: 保持95%, 填报单位: 区乙局}}\n\
         \x20 - 名称: 修缮文化广场\n    内容: 上半年修缮10处。\n    责任单位: 区丙局\n    完成时限: 上半年\n\
         \x20   目标:\n      - {{名称: 广场, 数量: 10处, 填报单位: 区丙局}}\n\
         附件: {{标题: 2026年民生实事进展情况报表}}\n报送:\n  汇总单位: 区政府督查室\n\
         \x20 发件邮箱: ducha@example.gov.cn\n  {reporting}\n"
    )
}

/// The folder of a year.
struct Office {
    folder: tempfile::TempDir,
    notice: Notice,
}

impl Office {
    fn new(reporting: &str) -> Office {
        let (folder, yaml) = (tempfile::tempdir().unwrap(), yaml(reporting));
        let office = Office { notice: forms::read(&yaml), folder };
        office.put("notice.yaml", yaml.as_bytes());
        office
    }

    #[allow(clippy::disallowed_methods, reason = "a test lays out its own input")]
    fn put(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    fn grids(&self, period: &str) -> Vec<FormGrid> {
        forms::grids_of(&self.notice, Period::parse(period).unwrap())
    }

    /// The returns for `period` of the first units, as many as have a figure here.
    fn receive(&self, period: &str, figures: &[f64]) {
        for (grid, figure) in self.grids(period).iter().zip(figures) {
            let bytes = form::write(grid, &answers(grid, *figure)).unwrap();
            self.put(&format!("returns/{period}/{}.xlsx", grid.identity.unit), &bytes);
        }
    }

    /// What a command says.
    fn run(&self, arguments: &[&str], code: i32) -> String {
        let fonts = (arguments[0] == "report").then_some("--bundled-fonts");
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).args(fonts).args(["--lang", "zh"]).current_dir(self.folder.path());
        let output = command.output().unwrap();
        let said = [output.stdout, output.stderr].map(|one| String::from_utf8(one).unwrap());
        assert_eq!(output.status.code(), Some(code), "{said:?}");
        said.concat()
    }

    fn workbook(&self, name: &str) -> Workbook {
        intake::open(&name.into(), &self.read(name)).unwrap()
    }
}

/// The figure of the unit, and another text in each period.
fn answers(grid: &FormGrid, figure: f64) -> Answers {
    let period = grid.identity.period;
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    let answer = |field: Field| match field {
        Field::Answer { .. } => {
            Some(text(&format!("已走完第{}步，各项工作正常。", period.last_month())))
        }
        Field::Figure { .. } => Some(forms::number(figure)),
        Field::Person => Some(text("李四")),
        Field::Phone => Some(text("5181763")),
        Field::FilledOn => Some(Answer::Day(grid.due)),
        Field::Due { .. } | Field::State { .. } | Field::Question { .. } => None,
    };
    let entries = grid.entries.iter();
    entries.filter_map(|entry| Some((entry.id.clone(), answer(entry.field)?))).collect()
}

/// The rows of a sheet, their texts with a bar between them.
pub(crate) fn rows(book: &Workbook, sheet: &str) -> Vec<String> {
    let sheet = book.sheet(sheet).unwrap_or_else(|| panic!("{sheet}"));
    let last = sheet.cells.keys().copied().max_by_key(|at| at.row).map_or(0, |at| at.row);
    let text = |row, column| {
        let cell = sheet.cells.get(&CellRef::new(row, column));
        cell.map_or(String::new(), |cell| cell.text.trim().replace('\n', ""))
    };
    let row = |row| (0..40).map(|column| text(row, column)).collect::<Vec<_>>().join("|");
    (0..=last).map(|at| row(at).trim_end_matches('|').to_owned()).collect()
}
