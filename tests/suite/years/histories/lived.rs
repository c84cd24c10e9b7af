//! A year as it is lived: the folder, what came, which reports were made.

use std::collections::BTreeMap;

use hongtou::date::Date;
use hongtou::form::{self, Answer, Answers, CellText, Field, FormGrid};
use hongtou::notice;
use hongtou::period::Period;

use super::Office;
use super::events::{Event, How, Look, Ruled};
use crate::forms;

pub(super) const PERIODS: [&str; 3] = ["2024Q1", "2024Q2", "2024Q3"];

/// Days between two events.
const STEP: u16 = 9;

const NOTICE: &str = "\
年度: 2024
发文机关: 甲区人民政府办公室
发文字号: 甲政办字〔2024〕13号
标题: 甲区人民政府办公室关于办好2024年实事的通知
主送机关: 各有关单位
引言: 现通知如下。
变更:
  - {日期: 2024-05-10, 文号: 甲政办字〔2024〕27号, 说明: 调整部分实事}
单位名册:
  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}
  - {名称: 区科协, 邮箱: kx@example.gov.cn}
  - {名称: 区卫健局, 邮箱: wj@example.gov.cn}
  - {名称: 区教体局, 邮箱: jt@example.gov.cn}
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
    责任单位: [区卫健局, 区教体局]
    完成时限: 2024-12-31
    目标:
      - {名称: 健康检查, 数量: 200名, 填报单位: 区卫健局}
  - 名称: 开展校园足球
    内容: 开展校园足球活动。
    责任单位: 区教体局
    完成时限: 2024-12-31
附件: {标题: 2024年实事进展情况报表, 栏目: [序号, 实事名称, 责任单位, 具体措施及任务进度情况, 存在问题, 完成时限]}
署名: {日期: 2024-03-01}
报送:
  汇总单位: 区妇儿工委办公室
  发件邮箱: fe@example.gov.cn
";

/// Changes as docs/years.md has them, and as an office makes them that forgot to say from when.
const CHANGES: &[&[(&str, &str)]] = &[
    &[("数量: 200名", "数量: 400名, 原数量: [{至: 甲政办字〔2024〕27号, 数量: 200}]")],
    &[("数量: 20期", "数量: 25期")],
    &[("数量: 4场", "数量: 300人次, 原数量: [{至: 2024Q1, 数量: 4场}]")],
    &[("  - 名称: 开展校园足球\n", "  - 名称: 开展校园足球\n    至: 2024Q1\n")],
    &[(
        "附件: {标题",
        "  - {名称: 实施母婴设施建设, 内容: 建设母婴室10处。, 责任单位: 区卫健局, 完成时限: 2024-12-31, 自: 2024Q2, \
         目标: [{名称: 母婴室, 数量: 10处, 填报单位: 区卫健局}]}\n附件: {标题",
    )],
    &[(
        "  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}\n  - {名称: 区科协, 邮箱: kx@example.gov.cn}\n",
        "  - {名称: 区文化和科技局, 前身: [区文旅局, 区科协], 自: 2024Q2, 邮箱: wk@example.gov.cn}\n",
    )],
    &[(
        "{名称: 区卫健局, 邮箱",
        "{名称: 区卫生健康委, 前身: [区卫健局], 自: 甲政办字〔2024〕27号, 邮箱",
    )],
    &[(
        "  - {名称: 区教体局, 邮箱: jt@example.gov.cn}\n",
        "  - {名称: 区教体局, 邮箱: jt@example.gov.cn, 至: 2024Q1}\n  - {名称: 区体育局, 前身: [区教体局], 自: 2024Q2}\n",
    )],
    &[("〔2024〕13号\n标题", "〔2024〕31号\n曾用字号: [甲政办字〔2024〕13号]\n标题")],
    &[("名称: 实施健康检查", "名称: 实施妇女筛查\n    曾用名: [实施健康检查]")],
    &[("名称: 实施健康检查", "名称: 实施妇女体检")],
    &[("{名称: 科技大赛", "{名称: 科普大赛, 曾用名: [科技大赛]")],
    &[("责任单位: 区教体局\n", "责任单位: [区教体局, 区文旅局]\n")],
    &[("填报单位: 区科协}", "填报单位: 区科协, 至: 2024Q1}")],
];

/// A file that came.
#[derive(Clone)]
pub(super) struct Sent {
    /// The period whose folder it lies in.
    pub(super) folder: usize,
    pub(super) name: String,
    /// The period it reports.
    pub(super) period: usize,
    pub(super) is_ruled_out: bool,
    grid: FormGrid,
    answers: Answers,
    bytes: Vec<u8>,
}

impl Sent {
    /// What it answers that nothing else says: `答0012` in texts, and figures.
    pub(super) fn tokens(&self) -> impl Iterator<Item = String> {
        self.answers.values().filter_map(|answer| match answer {
            Answer::Text(text) => {
                let at = text.as_str().find('答')?;
                Some(text.as_str()[at..].chars().take(5).collect())
            }
            Answer::Number(number) => Some(number.to_string()),
            _ => None,
        })
    }
}

/// A report that was made of descriptions that are kept.
struct Made {
    period: usize,
    as_of: Date,
    /// How many rulings there were.
    rulings: usize,
    papers: [Vec<u8>; 3],
    /// After how many events.
    at: usize,
}

pub(super) struct Lived {
    pub(super) office: Office,
    pub(super) files: Vec<Sent>,
    yaml: String,
    rulings: Vec<String>,
    clock: Date,
    /// The forms that went out first.
    first: BTreeMap<usize, Vec<FormGrid>>,
    tokens: u32,
    made: Vec<Made>,
    /// What was issued, file by file.
    issued: BTreeMap<String, Vec<u8>>,
    at: usize,
}

impl Lived {
    pub(super) fn through(events: &[Event]) -> Lived {
        let mut lived = Lived {
            office: Office::of(NOTICE),
            files: Vec::new(),
            yaml: NOTICE.to_owned(),
            rulings: Vec::new(),
            clock: Date::new(2024, 3, 18).expect("a day"),
            first: BTreeMap::new(),
            tokens: 0,
            made: Vec::new(),
            issued: BTreeMap::new(),
            at: 0,
        };
        for event in events {
            lived.clock = lived.clock.after(STEP);
            lived.at += 1;
            lived.happens(event);
        }
        lived
    }

    fn happens(&mut self, event: &Event) {
        match *event {
            Event::Change(which) => self.change(CHANGES[which % CHANGES.len()]),
            Event::Forms { period, sent } => self.forms(period, sent),
            Event::Answer { period, unit, how } => self.answer(period, unit, how),
            Event::Rule { file, how } => self.rule(file, how),
            Event::Look { command, period, back } => self.look(command, period, back),
        }
    }

    /// Changes the description, where all pieces stand in it and it stays one.
    fn change(&mut self, pieces: &[(&str, &str)]) {
        let mut changed = self.yaml.clone();
        for (wanted, instead) in pieces {
            if !changed.contains(wanted) {
                return;
            }
            changed = changed.replacen(wanted, instead, 1);
        }
        if notice::read("notice.yaml", changed.as_bytes()).notice.is_some() {
            self.yaml = changed;
            self.describe();
        }
    }

    fn describe(&self) {
        let rulings = self.rulings.concat();
        let head = if rulings.is_empty() { "" } else { "来件:\n" };
        self.office.put("notice.yaml", format!("{}{head}{rulings}", self.yaml));
    }

    fn grids(&self, period: usize) -> Vec<FormGrid> {
        let period = Period::parse(PERIODS[period]).expect("a period");
        forms::grids_of(&forms::read(&self.yaml).in_force(period), period)
    }

    fn forms(&mut self, period: usize, sent: bool) {
        let command = if sent { "send" } else { "forms" };
        self.run(&[command, "--period", PERIODS[period]]);
        let grids = self.grids(period);
        self.first.entry(period).or_insert(grids);
    }

    fn answer(&mut self, period: usize, unit: usize, how: How) {
        let last = self.files.last().cloned();
        let file = match (how, last) {
            (How::Corrected, Some(last)) => self.corrected(last),
            (How::Again, Some(last)) => {
                Sent { name: self.name("又发", &last.grid), is_ruled_out: false, ..last }
            }
            (How::OnOldForm, _) => {
                let first = self.first.get(&period).cloned();
                let grids = first.unwrap_or_else(|| self.grids(period));
                self.filled(&grids, (period, period), unit)
            }
            (How::Misplaced, _) => {
                let grids = self.grids(period);
                self.filled(&grids, (period, (period + 1) % PERIODS.len()), unit)
            }
            (How::Here | How::Corrected | How::Again, _) => {
                let grids = self.grids(period);
                self.filled(&grids, (period, period), unit)
            }
        };
        self.office.put(&format!("returns/{}/{}", PERIODS[file.folder], file.name), &file.bytes);
        self.files.push(file);
    }

    fn name(&self, word: &str, grid: &FormGrid) -> String {
        format!("{}{word}{}.xlsx", grid.identity.unit, self.at)
    }

    fn token(&mut self) -> u32 {
        self.tokens += 1;
        self.tokens
    }

    fn text(&mut self) -> Answer {
        let token = self.token();
        Answer::Text(CellText::new(&format!("答{token:04}已按计划推进，各项活动正常开展。")).0)
    }

    fn filled(
        &mut self,
        grids: &[FormGrid],
        (period, folder): (usize, usize),
        unit: usize,
    ) -> Sent {
        let grid = grids[unit % grids.len()].clone();
        let mut answers = Answers::new();
        for entry in &grid.entries {
            let answer = match entry.field {
                Field::Answer { .. } | Field::Question { .. } => self.text(),
                Field::Figure { .. } => forms::number(f64::from(7_000_000 + self.token())),
                Field::Person => Answer::Text(CellText::new("李四").0),
                Field::Phone => Answer::Text(CellText::new("5181763").0),
                Field::FilledOn => Answer::Day(self.clock),
                Field::Due { .. } | Field::State { .. } => continue,
            };
            answers.insert(entry.id.clone(), answer);
        }
        let bytes = form::write(&grid, &answers).expect("a workbook");
        let name = self.name("", &grid);
        Sent { folder, name, period, is_ruled_out: false, grid, answers, bytes }
    }

    /// The first text another, and the day.
    fn corrected(&mut self, last: Sent) -> Sent {
        let mut answers = last.answers.clone();
        let is_text = |field: Field| matches!(field, Field::Answer { .. });
        let text = last.grid.entries.iter().find(|entry| is_text(entry.field)).expect("a text");
        answers.insert(text.id.clone(), self.text());
        let day = last.grid.entry(Field::FilledOn).expect("a day").id.clone();
        answers.insert(day, Answer::Day(self.clock));
        let bytes = form::write(&last.grid, &answers).expect("a workbook");
        let name = self.name("（更正）", &last.grid);
        Sent { name, answers, bytes, folder: last.period, is_ruled_out: false, ..last }
    }

    fn rule(&mut self, file: usize, how: Ruled) {
        let Some(at) = file.checked_rem(self.files.len()) else { return };
        let file = &mut self.files[at];
        let (name, folder) = (&file.name, PERIODS[file.folder]);
        if self.rulings.iter().any(|one| one.contains(name.as_str())) {
            return;
        }
        let says = match how {
            Ruled::Out => "不计: 是",
            Ruled::Counts => "版次: 9",
        };
        self.rulings.push(format!("  - {{文件: {name}, 报送期: {folder}, {says}}}\n"));
        file.is_ruled_out = how == Ruled::Out;
        self.describe();
    }

    fn look(&mut self, command: Look, period: usize, back: u16) {
        if !self.has_folder(period) {
            return;
        }
        let as_of = self.clock.before(back);
        let (name, day) = (PERIODS[period], as_of.to_string());
        let of = |command| [command, "--period", name, "--as-of", &day];
        match command {
            Look::Status => _ = self.run(&of("status")),
            Look::Remind => _ = self.run(&of("remind")),
            Look::Report => {
                self.run(&[&of("report")[..], &["--bundled-fonts"]].concat());
                self.made(period, as_of);
            }
            Look::Final => {
                self.run(&[&of("report")[..], &["--bundled-fonts", "--final"]].concat());
                self.made(period, as_of);
                for (file, bytes) in self.kept_files() {
                    self.issued.entry(file).or_insert(bytes);
                }
            }
        }
    }

    /// Remembers a report; of a period whose description is not kept, today's is another one's.
    fn made(&mut self, period: usize, as_of: Date) {
        let is_kept =
            |one: usize| self.office.path(&format!("存档/{}/notice.yaml", PERIODS[one])).is_file();
        if (0..=period).all(|one| !self.has_folder(one) || is_kept(one)) {
            let (papers, rulings, at) = (self.papers(period), self.rulings.len(), self.at);
            self.made.push(Made { period, as_of, rulings, papers, at });
        }
    }

    fn has_folder(&self, period: usize) -> bool {
        self.office.path(&format!("returns/{}", PERIODS[period])).is_dir()
    }

    fn papers(&self, period: usize) -> [Vec<u8>; 3] {
        let name = PERIODS[period];
        ["pdf", "docx", "xlsx"].map(|end| {
            let path = self.office.path(&format!("out/report/{name}/汇总-{name}.{end}"));
            std::fs::read(path).expect("a report")
        })
    }

    fn kept_files(&self) -> BTreeMap<String, Vec<u8>> {
        let folders = PERIODS.map(|period| self.office.path(&format!("存档/{period}")));
        let inside = |folder| std::fs::read_dir(folder).into_iter().flatten().flatten();
        let editions = folders.into_iter().flat_map(inside).map(|one| one.path());
        let files = editions.filter(|one| one.is_dir()).flat_map(inside);
        let read = |path: std::path::PathBuf| {
            (path.display().to_string(), std::fs::read(path).expect("a file"))
        };
        files.map(|file| read(file.path())).collect()
    }

    pub(super) fn run(&self, arguments: &[&str]) -> String {
        let clock = format!("{} 09:00", self.clock);
        let (code, said) = self.office.run(&[arguments, &["--clock", &clock]].concat());
        assert!(code < 2, "{arguments:?} {said}");
        said
    }

    /// That all holds at the end.
    pub(super) fn check(&mut self) {
        self.clock = self.clock.after(STEP);
        for period in (0..PERIODS.len()).filter(|period| self.has_folder(*period)) {
            super::places::every_answer_is_in_one(self, period);
        }
        assert!(self.kept_files() == self.issued, "what was issued is another");
        // Rulings are followed as they are today.
        for made in self.made.iter().filter(|made| made.rulings == self.rulings.len()) {
            let (name, day) = (PERIODS[made.period], made.as_of.to_string());
            let again = ["report", "--period", name, "--as-of", &day, "--bundled-fonts"];
            let said = self.run(&again);
            let is_same = self.papers(made.period) == made.papers;
            assert!(is_same, "{name} as of {day}, made after {} events: {said}", made.at);
        }
    }
}
