//! A year of each kind: what went out, what came back, and what is reported of it.

use super::{Office, UNITS, rows};
use crate::collecting;
use crate::report_xlsx::parts;

/// What a period gave.
struct Turn {
    /// What the second unit's form says, hints and all.
    form: String,
    /// The mail with it.
    mail: String,
    /// What the commands said.
    said: String,
    /// What the third unit is reminded of.
    reminder: String,
    /// The report.
    pdf: String,
    /// 指标进度 of its workbook.
    progress: Vec<String>,
}

impl Turn {
    /// All words of it.
    fn words(&self) -> String {
        [&self.form, &self.mail, &self.said, &self.reminder, &self.pdf].map(String::as_str).concat()
            + &self.progress.concat()
    }
}

/// A period, when its forms go out, when what came back is looked at, and the figures of those that returned.
struct Course {
    period: &'static str,
    sent: &'static str,
    back: &'static str,
    figures: &'static [f64],
}

fn turn(office: &Office, course: &Course, previous: &[&str]) -> Turn {
    let Course { period, sent, back, figures } = course;
    let mut said = office.run(&[&["forms", "--as-of", sent], previous].concat(), 0);
    said += &office.run(&[&["send", "--as-of", sent], previous].concat(), 0);
    office.receive(period, figures);
    for command in ["status", "remind", "report"] {
        said += &office.run(&[command, "--as-of", back], 0);
    }
    let name = |at: usize| format!("0{}-{}-{period}", at + 1, UNITS[at]);
    let text = |path: String| String::from_utf8(office.read(&path)).unwrap();
    let form = office.read(&format!("out/forms/{period}/{}.xlsx", name(1)));
    let report = format!("out/report/{period}/汇总-{period}");
    let reminder = format!("out/remind/{period}/{back}/催报-{}.txt", name(2));
    Turn {
        form: parts(&form).into_values().collect(),
        mail: text(format!("out/outbox/{period}/{}.txt", name(1))),
        reminder: if office.path(&reminder).exists() { text(reminder) } else { String::new() },
        pdf: collecting::whole(&office.read(&format!("{report}.pdf"))),
        progress: rows(&office.workbook(&format!("{report}.xlsx")), "指标进度"),
        said,
    }
}

/// That all of these are said.
fn says(text: &str, wanted: &[&str]) {
    for one in wanted {
        assert!(text.contains(one), "{one}\n{text}");
    }
}

/// The sheets of the overview of the year, and the words of its PDF.
fn overview(office: &Office, as_of: &str) -> (Vec<String>, String) {
    office.run(&["report", "--period", "2026", "--as-of", as_of], 0);
    let book = office.workbook("out/report/2026/汇总-2026.xlsx");
    let sheets = ["年度汇总", "指标走势", "报送情况"];
    let rows = sheets.into_iter().flat_map(|sheet| rows(&book, sheet)).collect();
    (rows, collecting::whole(&office.read("out/report/2026/汇总-2026.pdf")))
}

const MAY: Course = Course {
    period: "2026-05",
    sent: "2026-05-20",
    back: "2026-05-26",
    figures: &[25.0, 96.0, 6.0],
};
const JUNE: Course =
    Course { period: "2026-06", sent: "2026-06-20", back: "2026-06-29", figures: &[30.0, 95.0] };

#[test]
fn a_month() {
    let office = Office::new("报送周期: 每月\n  截止日: 25");
    let may = turn(&office, &MAY, &[]);
    let june = turn(&office, &JUNE, &["--previous", "returns/2026-05"]);
    says(&june.form, &["（2026年6月）", "上月填报（2026年5月）", "截至填报日累计完成"]);
    says(&june.mail, &["主题：请填报（6月）区乙局：2026年民生实事进展情况报表"]);
    says(&june.mail, &["请填报2026年6月的", "请在2026年6月25日前报送"]);
    let status = "2026-06：应报3个单位，已报2个，逾期未报1个（期限 2026-06-25，截至 2026-06-29）";
    says(
        &june.said,
        &["报送期：2026年6月（2026-06；", status, "比2026年5月低了：现在 95，那时 96"],
    );
    says(&june.reminder, &["催报（6月）区丙局：2026年民生实事进展情况报表"]);
    says(&june.reminder, &["应于2026年6月25日前报送，现已逾期4天"]);
    says(&june.pdf, &["（2026年6月汇总）", "比上月低的：区乙局“参保率”上月96%，本月95%。"]);
    says(
        &june.pdf,
        &["报送期限：2026年6月25日", "本月完成累计完成", "60场5场30场50%50%按序时进度"],
    );
    let progress = [
        "2026年6月指标进度",
        "序号|实事名称|指标|填报单位|计量单位|目标数|上月累计|累计完成|本月完成|完成比例|时间进度|相差（百分点）|状态|出处",
        "1|举办招聘会|招聘会|区甲局|场|60|25|30|5|50.0%|50.0%|0.0|按序时进度|明细第3行",
        "1|举办招聘会|参保率|区乙局|%|保持95|96|95|||||达标|明细第5行",
        "2|修缮文化广场|广场|区丙局|处|10|6|—|||100.0%||数据不全",
    ];
    says(&june.progress.join("\n"), &progress);
    says(&may.progress.join("\n"), &["|场|60||25||41.7%|41.7%|0.0|按序时进度|"]);
    for words in [may.words(), june.words()] {
        assert!(!["季", "本半年", "上年"].iter().any(|other| words.contains(other)), "{words}");
    }
    let (rows, pdf) = overview(&office, "2026-06-29");
    let wanted = [
        "（2026年各月）",
        "序号|实事名称|责任单位|1月（没有收件）|2月（没有收件）|3月（没有收件）|4月（没有收件）|5月|6月",
        "1|招聘会|场|60|||||25|30|||||41.7%|50.0%||按序时进度",
        "1|参保率|%|保持95|||||96|95||||||||达标",
        "2|广场|处|10|||||6||||||60.0%|||数据不全",
        "区丙局|—|—|—|—|已报|逾期未报",
    ];
    says(&rows.join("\n"), &wanted);
    says(&pdf, &["（2026年各月汇总）", "没有1月、2月、3月、4月的来件", "每条进度条是一个月末的"]);
    assert!(!pdf.contains('季'), "{pdf}");
}

const FIRST_HALF: Course = Course {
    period: "2026H1",
    sent: "2026-06-20",
    back: "2026-07-06",
    figures: &[30.0, 96.0, 7.0],
};
const SECOND_HALF: Course =
    Course { period: "2026H2", sent: "2026-12-20", back: "2027-01-09", figures: &[60.0, 95.0] };

#[test]
fn half_a_year() {
    let office = Office::new("报送周期: 每半年\n  期限天数: 5");
    let first = turn(&office, &FIRST_HALF, &[]);
    let second = turn(&office, &SECOND_HALF, &["--previous", "returns/2026H1"]);
    says(&first.form, &["（2026年上半年）", "截至2026年6月30日累计完成"]);
    says(&first.progress.join("\n"), &["|上期累计|累计完成|本半年完成|"]);
    says(&first.progress.join("\n"), &["|场|60||30|30|50.0%|50.0%|0.0|按序时进度|"]);
    says(&first.progress.join("\n"), &["|处|10||7|7|70.0%|100.0%|-30.0|滞后|"]);
    says(
        &second.form,
        &["（2026年下半年）", "上半年填报（2026年上半年）", "截至2026年12月31日累计完成"],
    );
    says(&second.mail, &["请填报（下半年）区乙局：2026年", "请在2027年1月5日前报送"]);
    let status = "2026H2：应报3个单位，已报2个，逾期未报1个（期限 2027-01-05，截至 2027-01-09）";
    says(&second.said, &["报送期：2026年下半年（2026H2；", status, "比2026年上半年低了"]);
    says(&second.reminder, &["2026年下半年的", "应于2027年1月5日前报送，现已逾期4天"]);
    says(
        &second.pdf,
        &["（2026年下半年汇总）", "比上半年低的：区乙局“参保率”上半年96%，本半年95%。"],
    );
    let progress = [
        "2026年下半年指标进度",
        "|上半年累计|累计完成|本半年完成|",
        "1|举办招聘会|招聘会|区甲局|场|60|30|60|30|100.0%|100.0%|0.0|已完成|明细第3行",
        "1|举办招聘会|参保率|区乙局|%|保持95|96|95|||||已完成|明细第5行",
        "2|修缮文化广场|广场|区丙局|处|10|7|—|||100.0%||数据不全",
    ];
    says(&second.progress.join("\n"), &progress);
    for words in [first.words(), second.words()] {
        assert!(
            !["季", "本月", "上月", "上年"].iter().any(|other| words.contains(other)),
            "{words}"
        );
    }
    let (rows, pdf) = overview(&office, "2027-01-09");
    let wanted = [
        "（2026年上下半年）",
        "序号|实事名称|责任单位|上半年|下半年",
        "1|招聘会|场|60|30|60|50.0%|100.0%||已完成",
        "2|广场|处|10|7||70.0%|||数据不全",
        "区丙局|已报|逾期未报",
    ];
    says(&rows.join("\n"), &wanted);
    says(
        &pdf,
        &["（2026年上下半年汇总）", "上半年应报3个单位，已报3个；下半年应报3个单位，已报2个"],
    );
    assert!(!pdf.contains('季'), "{pdf}");
}

const YEAR: Course =
    Course { period: "2026Y", sent: "2026-12-20", back: "2027-01-15", figures: &[60.0, 96.0] };

/// The overview of a year whose units report once is its report.
#[test]
fn a_year() {
    let office = Office::new("报送周期: 每年\n  期限天数: 10");
    let year = turn(&office, &YEAR, &[]);
    says(&year.form, &["（2026年）", "截至2026年12月31日累计完成"]);
    says(
        &year.mail,
        &["请填报（全年）区乙局：2026年", "请填报2026年的", "请在2027年1月10日前报送"],
    );
    let status = "2026Y：应报3个单位，已报2个，逾期未报1个（期限 2027-01-10，截至 2027-01-15）";
    says(&year.said, &["报送期：2026年（2026Y；", status]);
    says(&year.reminder, &["应于2027年1月10日前报送，现已逾期5天"]);
    says(&year.pdf, &["（2026年汇总）", "本年完成累计完成", "60场60场60场100%100%已完成"]);
    let progress = [
        "2026年指标进度",
        "|上期累计|累计完成|本年完成|",
        "1|举办招聘会|招聘会|区甲局|场|60||60|60|100.0%|100.0%|0.0|已完成|明细第3行",
        "1|举办招聘会|参保率|区乙局|%|保持95||96|||||已完成|明细第5行",
        "2|修缮文化广场|广场|区丙局|处|10||—|||100.0%||数据不全",
    ];
    says(&year.progress.join("\n"), &progress);
    let words = year.words();
    assert!(
        !["季", "本月", "上月", "本半年", "上年"].iter().any(|other| words.contains(other)),
        "{words}"
    );
    let before = office.read("out/report/2026Y/汇总-2026Y.pdf");
    office.run(&["report", "--period", "2026", "--as-of", "2027-01-15"], 0);
    assert!(!office.path("out/report/2026").exists());
    assert_eq!(office.read("out/report/2026Y/汇总-2026Y.pdf"), before);
}

/// Returns of the quarter and of the half that end in June are not those of the month before June.
#[test]
fn the_period_before_is_of_the_same_kind() {
    let office = Office::new("报送周期: 每月\n  期限天数: 5");
    for (every, period) in [("每季度", "2026Q1"), ("每半年", "2026H1")] {
        let other = Office::new(&format!("报送周期: {every}"));
        other.receive(period, &[9.0, 50.0, 9.0]);
        for unit in UNITS {
            let name = format!("returns/{period}/{unit}.xlsx");
            office.put(&name, &other.read(&name));
        }
        let previous = format!("returns/{period}");
        let refused = office.run(&["forms", "--period", "2026-06", "--previous", &previous], 2);
        says(&refused, &["E812", "要的是上一期（2026-05）的报表"]);
    }
    office.receive("2026-04", &[20.0, 96.0, 4.0]);
    office.receive("2026-05", &[25.0, 96.0, 5.0]);
    office.receive("2026-06", &[30.0, 96.0, 6.0]);
    let june = ["report", "--period", "2026-06", "--as-of", "2026-07-01"];
    office.run(&june, 0);
    let of_june = rows(&office.workbook("out/report/2026-06/汇总-2026-06.xlsx"), "指标进度");
    says(&of_june.join("\n"), &["|场|60|25|30|5|50.0%|", "|处|10|5|6|1|60.0%|"]);
}
