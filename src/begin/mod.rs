//! What is known of a new notice -> the text of a description with comments, in which the rest is 待填. The
//! text is `blank.yaml` beside this file; what was answered is written into its slots and never read as a part
//! of it.

use crate::notice::{Answers, RosterRow, TO_FILL};
use crate::published::scalar;

const BLANK: &str = include_str!("blank.yaml");
/// What a slot stands between.
const SLOT: [char; 2] = ['⟨', '⟩'];
/// An example of a unit.
const UNIT: &str = "区教体局";

/// A description of the year `year` with the answers in their places.
pub fn blank(answers: &Answers, year: u16) -> String {
    let mut text = String::with_capacity(BLANK.len());
    let mut parts = BLANK.split(SLOT);
    while let Some(plain) = parts.next() {
        text += plain;
        text += &parts.next().map(|slot| filled(slot, answers, year)).unwrap_or_default();
    }
    text
}

/// The issuer of the examples.
const ISSUER: &str = "甲区人民政府办公室";

fn filled(slot: &str, answers: &Answers, year: u16) -> String {
    let given = |answer: &Option<String>, example: &str| {
        answer.as_ref().map_or_else(|| to_fill(example), |answer| scalar(answer))
    };
    match slot {
        "年" | "年度" => year.to_string(),
        "发文机关" => given(&answers.issuer, ISSUER),
        "发文字号" => given(&answers.number, &format!("甲政办字〔{year}〕1号")),
        "标题" => {
            let issuer = answers.issuer.as_deref().unwrap_or(ISSUER);
            given(&answers.title, &format!("{issuer}关于印发{year}年民生实事任务分工的通知"))
        }
        "主送机关" => given(&answers.recipients, "各镇人民政府，各街道办事处，区政府有关部门"),
        "单位名册" => register(&answers.units),
        "责任单位" => to_fill(&unit(answers)),
        "单位例" => scalar(&unit(answers)),
        "联系方式" => contact(answers),
        _ => String::new(),
    }
}

fn to_fill(example: &str) -> String {
    scalar(&format!("{TO_FILL}（{example}）"))
}

fn unit(answers: &Answers) -> String {
    answers.units.first().map_or(UNIT, |first| first.name.as_str()).to_owned()
}

fn register(units: &[RosterRow]) -> String {
    if units.is_empty() {
        return format!(
            "  - 名称: {}\n    # 别名: [区教育局]\n    # 邮箱: jtj@example.gov.cn",
            to_fill(UNIT)
        );
    }
    units.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(unit: &RosterRow) -> String {
    let mut lines = format!("  - 名称: {}", scalar(&unit.name));
    if !unit.aliases.is_empty() {
        lines += &format!("\n    别名: {}", list(unit.aliases.iter().map(|alias| &alias.value)));
    }
    if let Some(email) = &unit.email {
        lines += &format!("\n    邮箱: {}", scalar(email));
    }
    lines
}

fn contact(answers: &Answers) -> String {
    let Answers { people, phones, .. } = answers;
    if people.is_empty() && phones.is_empty() {
        return "# 联系方式:\n#   联系人: 张三\n#   联系电话: 0533-1234567".into();
    }
    let line = |texts: &[String], example: &str| match texts {
        [] => to_fill(example),
        texts => list(texts.iter()),
    };
    let (people, phones) = (line(people, "张三"), line(phones, "0533-1234567"));
    format!("联系方式:\n  联系人: {people}\n  联系电话: {phones}")
}

fn list<'t>(texts: impl Iterator<Item = &'t String>) -> String {
    let texts: Vec<String> = texts.map(|text| scalar(text)).collect();
    format!("[{}]", texts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::blank;
    use crate::notice::{self, Answers, answered_units};

    #[test]
    fn what_is_answered_is_never_read_as_a_part_of_the_text() {
        let odd = "甲: [乙] # ⟨年度⟩\"".to_owned();
        let answers = Answers {
            issuer: Some(odd.clone()),
            title: Some("关于甲的通知".into()),
            units: answered_units("区教体局、区民政局"),
            people: vec![odd.clone()],
            ..Answers::default()
        };
        let text = blank(&answers, 2026);
        let reading = notice::read("notice.yaml", text.as_bytes());
        let codes: Vec<&str> = reading.findings.iter().map(|one| one.problem.code()).collect();
        assert_eq!(codes, ["E535"; 8], "{:?}", reading.findings);
        let answered = text.replace("待填（", "").replace("）\n", "\n");
        assert!(answered.contains("⟨年度⟩"), "{answered}");
    }
}
