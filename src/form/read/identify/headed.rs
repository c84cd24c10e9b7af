//! Sheets without a label for who fills them in -> the name that a heading or a seal line gives instead.
//!
//! A title that begins with a name (东湖镇2025年第二季度民生实事报表), a name alone in its cell above the
//! table, a name behind a word that labels other things too (单位：东湖镇, but 单位：万元), and one before
//! （盖章）. What the blank forms say themselves speaks for nobody, nor do the bodies that issue the notice and
//! collect the forms: the title of a table is often theirs.

use crate::form::forms::{Forms, compared};
use crate::form::words::normal;

use super::Page;
use super::visible::{STATED, Seen};

/// Bytes of a heading at most: what is longer is prose.
const LONGEST: usize = 240;
/// Lines at the beginning of a sheet without a table that may be its title.
const LINES: u32 = 4;
/// Characters of a name at most.
const NAME: usize = 30;
/// How labels of the name end that label other things too, or other units.
const LABELS: [&str; 5] = ["单位", "部门", "(街道)", "乡镇", "镇街"];
/// What such a label is of that labels another than the sender.
const OF_OTHERS: [&str; 9] =
    ["牵头", "主管", "配合", "协助", "汇总", "主送", "抄送", "指导", "监督"];
/// What stands behind the name of who put the seal.
const SEALS: [&str; 3] = ["(盖章)", "(公章)", "(章)"];
/// The word in all of them.
const SEAL: char = '章';
/// How names end that no register needs to have.
const ENDS: [&str; 8] = ["局", "镇", "乡", "街道", "办事处", "委员会", "管委会", "人民政府"];
/// What ends like a name and is none.
const WORDS: [&str; 10] =
    ["乡镇", "城镇", "集镇", "村镇", "城乡", "布局", "全局", "大局", "格局", "结局"];
/// How a text begins that speaks of units, and names none.
const OF_MANY: [&str; 7] = ["各", "全", "本", "我", "该", "有关", "相关"];
/// What a title is of, behind the name.
const TITLES: [&str; 8] = ["表", "情况", "台账", "统计", "进展", "报告", "总结", "汇总"];
/// What follows a name that is not the sender's, or not the only one.
const GOES_ON: [&str; 6] = ["、", ",", "和", "及", "与", "等"];

/// The names that headings and seal lines give, with their cells.
pub(super) fn headed(forms: &Forms<'_>, page: &Page<'_>) -> Vec<Seen<String>> {
    let Some(end) = end_of_headings(page) else { return Vec::new() };
    let cells = page.view.sheet.cells.iter().filter(|(_, cell)| cell.text.len() <= LONGEST);
    let named = cells.filter_map(|(at, cell)| {
        let value = name_in(forms, &cell.text, at.row < end)?;
        page.table_of(at.row).is_none().then_some(Seen { value, place: *at })
    });
    let bodies = bodies(forms);
    named.filter(|one| !is_of_one(&bodies, &one.value)).take(STATED).collect()
}

/// The name that a text gives. Below the headings only a seal has one, and most texts have no word of it.
fn name_in(forms: &Forms<'_>, text: &str, above: bool) -> Option<String> {
    if !above && !text.contains(SEAL) {
        return None;
    }
    let whole = normal(text);
    let sealed = || name(forms, &whole, false);
    if !above {
        return sealed();
    }
    // Whether a blank form says so is asked of the few that give a name.
    match name(forms, &whole, true) {
        None if sealed().is_none() => None,
        named => {
            if is_printed(forms, text) {
                sealed()
            } else {
                named
            }
        }
    }
}

/// The row that the headings stand above: where the first table begins; without one, as on the sheet of the
/// paragraphs around the tables of a Word document, behind the first few lines.
fn end_of_headings(page: &Page<'_>) -> Option<u32> {
    let table = page.tables.first().map(|table| table.head_row);
    table.or_else(|| Some(page.view.sheet.cells.keys().next()?.row.saturating_add(LINES)))
}

/// Whether a blank form says so; the names of units alone, which it says too, still speak.
fn is_printed(forms: &Forms<'_>, text: &str) -> bool {
    forms.printed.have(&compared(text)) && forms.units.leading(&normal(text)) != normal(text).len()
}

/// The name that `text` gives; in a heading a title and a label give one too.
fn name(forms: &Forms<'_>, text: &str, is_heading: bool) -> Option<String> {
    let sealed = || SEALS.iter().find_map(|seal| text.strip_suffix(seal));
    let stated = labelled(text).filter(|_| is_heading).or_else(sealed);
    if let Some(stated) = stated {
        let stated = SEALS.iter().find_map(|seal| stated.strip_suffix(seal)).unwrap_or(stated);
        return is_name(forms, stated).then(|| stated.to_owned());
    }
    if !is_heading {
        return None;
    }
    let text = text.trim_start_matches(|one: char| one.is_ascii_digit() || "年度-()".contains(one));
    let name = &text[..leading(forms, text)];
    let rest = &text[name.len()..];
    // A paper of one body may be about another's work.
    let is_title = TITLES.iter().any(|word| rest.contains(word)) && !rest.contains("关于");
    let goes_on = GOES_ON.iter().any(|word| rest.starts_with(word));
    let is_one = !name.is_empty() && (rest.is_empty() || is_title && !goes_on);
    is_one.then(|| name.to_owned())
}

/// What stands behind a label.
fn labelled(text: &str) -> Option<&str> {
    let (label, name) = text.split_once(':')?;
    let is_one = LABELS.iter().any(|end| label.ends_with(end));
    let of_others = OF_OTHERS.iter().any(|word| label.contains(word));
    (is_one && !of_others && label.chars().count() <= NAME).then_some(name)
}

/// Whether that is one unit's name, or ends as such names do.
fn is_name(forms: &Forms<'_>, stated: &str) -> bool {
    if stated.contains(['、', ',', ';', ':']) || stated.chars().count() > NAME {
        return false;
    }
    forms.units.one(stated).is_some() || ends_as_name(stated)
}

/// How long the name is that `text` begins with: one of the register, or a longer one that ends as names
/// do.
fn leading(forms: &Forms<'_>, text: &str) -> usize {
    let begun = text.char_indices().take(NAME).map(|(at, one)| at + one.len_utf8());
    let sign = |one: char| "、,;:()。".contains(one) || one.is_ascii_digit();
    let ended = text.find(sign).unwrap_or(text.len());
    let unknown = begun.take_while(|end| *end <= ended).filter(|end| ends_as_name(&text[..*end]));
    unknown.last().unwrap_or(0).max(forms.units.leading(text))
}

fn ends_as_name(text: &str) -> bool {
    let ends = ENDS.iter().any(|end| text.ends_with(end));
    let is_word = WORDS.iter().any(|word| text.ends_with(word));
    let of_many = OF_MANY.iter().any(|word| text.starts_with(word));
    ends && !is_word && !of_many && text.chars().count() >= 3
}

/// The issuing body and the collecting office, as names are compared.
fn bodies(forms: &Forms<'_>) -> Vec<String> {
    let notice = forms.notice;
    let office = notice.reporting.collector.as_ref().into_iter();
    office.chain([&notice.issuer]).map(|body| normal(body)).collect()
}

/// Whether the name is part of one of these.
fn is_of_one(bodies: &[String], name: &str) -> bool {
    bodies.iter().any(|body| body.contains(name))
}

#[cfg(test)]
mod tests {
    use super::{bodies, is_of_one, name};
    use crate::form::forms::Forms;
    use crate::form::words::normal;
    use crate::notice;
    use crate::period::{Period, Quarter};

    const NOTICE: &str = "年度: 2025\n发文机关: 示例市甲区人民政府办公室\n发文字号: 甲政办字〔2025〕9号\n\
        标题: 某通知\n主送机关: 各镇\n引言: 现通知如下。\n\
        单位名册: [{名称: 区水利局}, {名称: 区园林局}, {名称: 区妇联}]\n\
        实事: [{名称: 改造渠道, 内容: 改造渠道。, 责任单位: [区水利局]}]\n报送: {汇总单位: 区督查局}\n";

    #[test]
    fn names_that_headings_give() {
        let read = notice::read("notice.yaml", NOTICE.as_bytes());
        let notice = read.notice.unwrap();
        let forms = Forms::new(&notice, Period::new(2025, Quarter::Second));
        let bodies = bodies(&forms);
        let named =
            |text: &str| name(&forms, &normal(text), true).filter(|name| !is_of_one(&bodies, name));
        for (text, wanted) in [
            ("东湖镇2025年第二季度民生实事报表", Some("东湖镇")),
            ("2025年东湖镇人民政府民生实事进展情况", Some("东湖镇人民政府")),
            ("区妇联民生实事报表（二季度）", Some("区妇联")),
            ("区水利局", Some("区水利局")),
            ("单位：西湖镇", Some("西湖镇")),
            ("责任单位：区园林局（盖章）", Some("区园林局")),
            ("镇（街道）：西湖镇", Some("西湖镇")),
            ("西湖镇人民政府（盖章）", Some("西湖镇人民政府")),
            ("单位：万元", None),
            ("责任单位：区水利局、区园林局", None),
            ("牵头单位：区水利局", None),
            ("负责人（签字盖章）：", None),
            ("区水利局、区园林局工作情况表", None),
            ("区园林局请于6月底前报送", None),
            ("民生实事工作进展情况报表", None),
            ("各镇人民政府工作进展情况表", None),
            ("城镇棚户区改造情况表", None),
            ("优化区域布局进展情况表", None),
            ("示例市甲区人民政府民生实事报表", None),
            ("某县人民政府办公室关于民生实事的情况报告", None),
            ("区督查局民生实事汇总表", None),
        ] {
            assert_eq!(named(text).as_deref(), wanted, "{text}");
        }
        assert_eq!(name(&forms, &normal("东湖镇（盖章）"), false).as_deref(), Some("东湖镇"));
        assert_eq!(name(&forms, &normal("东湖镇工作报表"), false), None);
    }
}
