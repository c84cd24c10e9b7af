//! The notice changes while its quarters are reported, and what was sent and reported stays.

mod again;
mod amounts;
mod beside;
mod chained;
mod each;
mod ended;
mod fallen;
mod in_force;
mod issued;
mod known;
mod literal;
mod measured;
mod merged;
mod named;
mod once;
mod over;
mod renamed;
mod sent;
mod stamped;
mod taken_over;
mod told;
mod unsaid;
mod written;

use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::intake::{self, Workbook};
use hongtou::period::Period;

use super::Office;
use crate::{cycles, forms};

/// A notice of two tasks, two units on the first and one on the second.
const NOTICE: &str = "\
年度: 2024
发文机关: 甲区人民政府办公室
发文字号: 甲政办字〔2024〕13号
标题: 甲区人民政府办公室关于办好2024年实事的通知
主送机关: 各有关单位
引言: 现通知如下。
单位名册:
  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}
  - {名称: 区科协, 邮箱: kx@example.gov.cn}
  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}
实事:
  - 名称: 实施阅读推广
    内容: 举办阅读推广活动20期，科技大赛4场。
    责任单位: [区文旅局, 区科协]
    完成时限: 2024-12-31
    目标:
      - {名称: 阅读推广活动, 数量: 20期, 填报单位: 区文旅局}
      - {名称: 科技大赛, 数量: 4场, 填报单位: 区科协}
  - 名称: 实施健康检查
    内容: 为200名妇女做健康检查。
    责任单位: 区卫健局
    完成时限: 2024-12-31
    目标:
      - {名称: 健康检查, 数量: 200名, 填报单位: 区卫健局}
附件: {标题: 2024年实事进展情况报表}
署名: {日期: 2024-03-01}
报送:
  汇总单位: 区妇儿工委办公室
  发件邮箱: fe@example.gov.cn
";

/// The folder of a year, and its description of today.
struct Year {
    office: Office,
    yaml: String,
}

impl Year {
    fn new() -> Year {
        Year { office: Office::of(NOTICE), yaml: NOTICE.to_owned() }
    }

    /// Changes the description: each piece where it stands first.
    fn change(&mut self, pieces: &[(&str, &str)]) {
        for (wanted, instead) in pieces {
            assert!(self.yaml.contains(wanted), "{wanted}");
            self.yaml = self.yaml.replacen(wanted, instead, 1);
        }
        self.office.put("notice.yaml", &self.yaml);
    }

    fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.office.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// The forms of a period as they go out by the description of today.
    fn grids(&self, period: &str) -> Vec<FormGrid> {
        let period = Period::parse(period).unwrap();
        let notice = forms::read(&self.yaml);
        forms::grids_of(&notice.in_force(period), period)
    }

    /// Lays the return of `unit` on today's form into the folder of the period.
    fn answer(&self, period: &str, unit: &str, figure: f64) {
        let grids = self.grids(period);
        let grid = grids.iter().find(|grid| grid.identity.unit == unit);
        let grid = grid.unwrap_or_else(|| panic!("{unit} owes no form for {period}"));
        let bytes = form::write(grid, &answers(grid, figure)).unwrap();
        self.office.put(&format!("returns/{period}/{unit}{period}.xlsx"), &bytes);
    }

    /// What a command says.
    fn run(&self, arguments: &[&str], code: i32) -> String {
        let fonts = matches!(arguments[0], "report" | "notice").then_some("--bundled-fonts");
        let arguments: Vec<&str> = arguments.iter().copied().chain(fonts).collect();
        let (ended, said) = self.office.run(&arguments);
        assert_eq!(ended, code, "{said}");
        said
    }

    /// The states of the units, by `status`.
    fn states(&self, period: &str, day: &str, code: i32) -> Vec<String> {
        let said = self.run(&["status", "--json", "--period", period, "--as-of", day], code);
        let json: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        let units = json["units"].as_array().expect("units").iter();
        let text = |one: &serde_json::Value| one.as_str().unwrap_or_default().to_owned();
        units.map(|one| format!("{} {}", text(&one["unit"]), text(&one["state"]))).collect()
    }

    /// The letter of that name among those that `remind` drafted.
    fn letter(&self, period: &str, day: &str, name: &str) -> String {
        let folder = self.office.path(&format!("out/remind/{period}/{day}"));
        let entries = std::fs::read_dir(folder).expect("drafts").flatten().map(|one| one.path());
        let is_it = |path: &std::path::PathBuf| {
            let file = path.file_name().and_then(|file| file.to_str()).expect("a name");
            file.starts_with(name) && file.ends_with(".txt")
        };
        let path = { entries }.find(is_it).expect("the letter");
        std::fs::read_to_string(path).expect("the letter")
    }

    /// The rows of a sheet of the consolidated workbook, their texts with a bar between them.
    fn rows(&self, period: &str, sheet: &str) -> Vec<String> {
        let name = format!("out/report/{period}/汇总-{period}.xlsx");
        let book: Workbook = intake::open(&name.as_str().into(), &self.read(&name)).unwrap();
        cycles::rows(&book, sheet)
    }
}

/// The figure, and texts that name the unit.
fn answers(grid: &FormGrid, figure: f64) -> Answers {
    let (unit, period) = (&grid.identity.unit, grid.identity.period);
    let text = |text: &str| Answer::Text(CellText::new(text).0);
    let answer = |field: Field| match field {
        Field::Answer { .. } => Some(text(&format!(
            "{unit}到{}月已按计划推进，各项活动正常开展。",
            period.last_month()
        ))),
        Field::Figure { .. } => Some(forms::number(figure)),
        Field::Person => Some(text("李四")),
        Field::Phone => Some(text("5181763")),
        Field::FilledOn => Some(Answer::Day(grid.due)),
        Field::Due { .. } | Field::State { .. } | Field::Question { .. } => None,
    };
    let entries = grid.entries.iter();
    entries.filter_map(|entry| Some((entry.id.clone(), answer(entry.field)?))).collect()
}
