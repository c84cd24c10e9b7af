//! A year as an office lives it: the log that is copied and lost, the folders of net disks, rulings that name a
//! file of another quarter. Each test is named by the case it was found in.

mod bound;
mod changing;
mod compared;
mod histories;
mod ledger;
mod leftovers;
mod log;
mod lost;
mod lying;
mod missing;
mod overwritten;
mod packed;
mod receipts;
mod ruled_then;
mod rulings;
mod scans;
mod uncounted;

use std::path::PathBuf;
use std::process::{Command, Output};

use hongtou::date::Date;
use hongtou::form::{self, Answer, Answers, CellText, Entry, Field, FormGrid};
use hongtou::notice::{self, UnitId};
use hongtou::period::Period;
use tempfile::TempDir;

/// Three units, two of which share a task.
const NOTICE: &str = "\
年度: 2024
发文机关: 甲区人民政府办公室
发文字号: 甲政办字〔2024〕13号
标题: 甲区人民政府办公室关于2024年办好实事的通知
主送机关: 有关单位
引言: 现将有关事项通知如下：
署名: {日期: 2024-03-28}
单位名册:
  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}
  - {名称: 区科协, 邮箱: kx@example.gov.cn}
  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}
实事:
  - 名称: 实施阅读推广
    内容: 开展阅读推广活动20期，举办科技大赛4场。
    责任单位: [区文旅局, 区科协]
    完成时限: 2024-12-31
    目标:
      - {名称: 阅读推广活动, 数量: 20, 计量单位: 期, 填报单位: 区文旅局}
      - {名称: 科技大赛, 数量: 4, 计量单位: 场, 填报单位: 区科协}
  - 名称: 实施健康检查
    内容: 检查200名。
    责任单位: [区卫健局]
    完成时限: 2024-12-31
    目标:
      - {名称: 健康检查, 数量: 200, 计量单位: 名, 填报单位: 区卫健局}
联系方式: {联系人: 张三, 联系电话: \"5180000\"}
报送: {汇总单位: 区妇儿工委办公室, 接收邮箱: 甲区妇联, 发件邮箱: fl@example.gov.cn}
";

/// The units, in the order of the register.
pub(crate) const UNITS: [&str; 3] = ["区文旅局", "区科协", "区卫健局"];

/// The folder of a year.
pub(crate) struct Office {
    pub(crate) folder: TempDir,
}

impl Office {
    /// With the notice and these lines behind it.
    pub(crate) fn new(more: &str) -> Office {
        Office::of(&format!("{NOTICE}{more}"))
    }

    /// With that description.
    pub(crate) fn of(yaml: &str) -> Office {
        let office = Office { folder: tempfile::tempdir().expect("a folder") };
        office.put("notice.yaml", yaml);
        office
    }

    /// The same, with the returns of these units for a period, each under its name.
    pub(crate) fn with_returns(more: &str, period: &str, units: &[&str]) -> Office {
        let office = Office::new(more);
        office.put_returns(period, units);
        office
    }

    pub(crate) fn put_returns(&self, period: &str, units: &[&str]) {
        for unit in units {
            let name = format!("returns/{period}/{unit}{period}.xlsx");
            self.put(&name, filled(unit, period, 2.0));
        }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    #[allow(clippy::disallowed_methods, reason = "a test prepares its folder")]
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("written");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        let bytes = std::fs::read(self.path(name));
        String::from_utf8(bytes.unwrap_or_else(|error| panic!("{name}: {error}"))).expect("UTF-8")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).args(["--lang", "zh"]).current_dir(self.folder.path());
        command.stdin(std::process::Stdio::null());
        for name in ["SERVER", "USER", "PASSWORD", "CREDENTIALS"] {
            command.env_remove(format!("HONGTOU_SMTP_{name}"));
        }
        command
    }

    /// How a run ends, and all that it says.
    pub(crate) fn run(&self, arguments: &[&str]) -> (i32, String) {
        ended(self.command(arguments).output().expect("the program runs"))
    }

    /// The status of a period in JSON.
    pub(crate) fn status(&self, period: &str) -> serde_json::Value {
        let arguments = ["status", "--period", period, "--as-of", "2024-07-08", "--json"];
        let output = self.command(&arguments).output().expect("the program runs");
        serde_json::from_slice(&output.stdout).expect("JSON")
    }
}

/// How a run ended, and all that it said.
pub(crate) fn ended(output: Output) -> (i32, String) {
    let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).expect("UTF-8"));
    (output.status.code().expect("an exit code"), text.concat())
}

/// The return of a unit, with that figure.
pub(crate) fn filled(unit: &str, period: &str, figure: f64) -> Vec<u8> {
    filled_for(NOTICE, unit, period, figure)
}

/// The same of a form of that description.
pub(crate) fn filled_for(yaml: &str, unit: &str, period: &str, figure: f64) -> Vec<u8> {
    let (grid, answers) = answered_for(yaml, unit, period, figure);
    form::write(&grid, &answers).expect("a workbook")
}

/// The form of a unit, and its answers.
pub(crate) fn answered(unit: &str, period: &str, figure: f64) -> (FormGrid, Answers) {
    answered_for(NOTICE, unit, period, figure)
}

fn answered_for(yaml: &str, unit: &str, period: &str, figure: f64) -> (FormGrid, Answers) {
    let notice = notice::read("notice.yaml", yaml.as_bytes()).notice.expect("a notice");
    let at = UNITS.iter().position(|one| *one == unit).expect("a unit");
    let period = Period::parse(period).expect("a period");
    let grid = FormGrid::new(&notice, UnitId(at), period).expect("a form");
    let answers = answers(&grid, figure);
    (grid, answers)
}

fn answers(grid: &FormGrid, figure: f64) -> Answers {
    let text = |words: &str| Answer::Text(CellText::new(words).0);
    let answer = |entry: &Entry| match entry.field {
        Field::Answer { .. } => text("开展了有关工作。"),
        Field::Question { .. } => text("无"),
        Field::State { .. } => text("推进中"),
        Field::Figure { .. } => crate::forms::number(figure),
        Field::Due { .. } => text("年底"),
        Field::Person => text("李四"),
        Field::Phone => text("0533-5180000"),
        Field::FilledOn => Answer::Day(Date::new(2024, 3, 30).expect("a day")),
    };
    grid.entries.iter().map(|entry| (entry.id.clone(), answer(entry))).collect()
}
