//! Titles too long for a line -> lines broken by words and shaped (7.3.1: 回行时做到词意完整，
//! 排列对称，长短适宜，梯形或菱形).
//!
//! In comes a document whose titles are as they were written, out comes one whose every title
//! line fits its measure. A line that fits is never touched, so the lines an office wrote stay.
//! The dictionary is loaded only where a line has to be broken.

mod shape;
mod unparted;

use std::collections::BTreeSet;

use jieba_rs::Tag;

use crate::han::{self, Tie};

use shape::Break;
use unparted::{between_marks, bodies};

use super::{Block, Document, Run, Style, Text, parted, plain_text, words};

/// Titles of more lines than this are filled line by line: trying every shape would take long.
const SHAPED_LINES: usize = 4;
/// No title has so many characters.
const NO_TITLE: usize = 1_000;
/// Words that belong to what stands before them: no line of a title begins with one.
const PARTICLES: [&str; 10] = ["的", "和", "与", "及", "或", "等", "之", "以及", "及其", "暨"];
/// Verbs behind which a line of a title ends well: what they pass on has lines of its own.
const PASSING_ON: [&str; 5] = ["印发", "转发", "批转", "公布", "发布"];
/// Words that no line ends with: what they govern stands behind them.
const GOVERNING: [&str; 9] = ["关于", "对", "为", "在", "从", "向", "由", "将", "以"];
/// Words of a place that the dictionary does not know: the body behind them is of it.
const OF_PLACES: [&str; 5] = ["区", "市", "县", "镇", "省"];
/// Words that belong to a noun behind them; a line ends with one where little else is left.
const DETERMINING: [&str; 9] = ["的", "全区", "全市", "全县", "全省", "全国", "各", "有关", "等"];
/// The word before which a title turns from the issuing body to its matter.
const MATTER: &str = "关于";

/// Breaks every title line of `document` that is wider than the type area of its sheet. The
/// names of bodies that the document knows stay whole.
pub fn fit(document: &mut Document, style: &Style) {
    let info = &document.info;
    let names = document.names.iter().chain(&info.keywords).chain([&info.author]);
    let names: Vec<String> = names.filter(|name| !name.is_empty()).cloned().collect();
    for section in document.sections(style) {
        let room = room(&section.style(style));
        let fitted = |line: &Text| fitted(line, room, &names);
        for block in &mut document.blocks[section.blocks] {
            if let Block::Title(lines) | Block::AttachmentTitle(lines) = block {
                *lines = lines.iter().flat_map(fitted).collect();
            }
        }
    }
}

/// How many full-width characters a line of a title holds on the sheet of `style` (7.3.1).
pub fn room(style: &Style) -> usize {
    whole((style.paper.area_width / style.title.size).floor())
}

fn fitted(line: &Text, room: usize, names: &[String]) -> Vec<Text> {
    let text = plain_text(line);
    if text.chars().nth(NO_TITLE).is_some() {
        return cut(line, room);
    }
    let measure = f64::from(u32::try_from(room).unwrap_or(u32::MAX));
    let mut rest = line.clone();
    let mut lines = Vec::new();
    for at in breaks(&text, measure, names).into_iter().rev() {
        let (before, after) = parted(&rest, at);
        lines.push(after);
        rest = before;
    }
    lines.push(rest);
    lines.reverse();
    lines
}

/// What is no title, but a text that somebody put in its place: cut where its lines are full.
fn cut(text: &Text, room: usize) -> Vec<Text> {
    let mut lines = Vec::new();
    let mut line = Text::new();
    let mut left = room;
    for run in text {
        let characters: Vec<char> = run.text.chars().collect();
        let mut rest = characters.as_slice();
        while !rest.is_empty() {
            if left == 0 {
                lines.push(std::mem::take(&mut line));
                left = room;
            }
            let (set, more) = rest.split_at(left.min(rest.len()));
            left -= set.len();
            rest = more;
            line.push(Run { text: set.iter().collect(), ..run.clone() });
        }
    }
    lines.push(line);
    lines
}

/// The bytes at which `text` is broken so that no line is wider than `measure` cells.
fn breaks(text: &str, measure: f64, names: &[String]) -> Vec<usize> {
    if han::cells(text) <= measure {
        return Vec::new();
    }
    let allowed = allowed(text, measure, names);
    let fewest = whole(han::cells(text) / measure);
    let shaped = (fewest..=fewest + 1)
        .filter(|lines| *lines <= SHAPED_LINES)
        .flat_map(|lines| choices(text, &allowed, lines - 1, measure))
        .map(|breaks| (shape::cost(&widths(text, &breaks), &breaks, fewest), breaks))
        .min_by(|(one, _), (other, _)| one.total_cmp(other));
    match shaped {
        Some((_, breaks)) => breaks.iter().map(|one| one.at).collect(),
        None => filled(text, &allowed, measure),
    }
}

/// Whole ones that hold so many cells or lines.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a title is short")]
pub fn whole(count: f64) -> usize {
    count.ceil() as usize
}

/// The widths of the lines between the breaks, in cells.
fn widths(text: &str, breaks: &[&Break]) -> Vec<f64> {
    let ends = breaks.iter().map(|one| one.at).chain([text.len()]);
    let starts = std::iter::once(0).chain(breaks.iter().map(|one| one.at));
    starts.zip(ends).map(|(from, to)| han::cells(&text[from..to])).collect()
}

/// The places between words at which a title may be broken into lines of `measure`.
fn allowed(text: &str, measure: f64, names: &[String]) -> Vec<Break> {
    let fits = |part: &str| han::cells(part) <= measure;
    let names = names.iter().filter(|name| fits(name));
    let held: BTreeSet<usize> = tied(text).chain(inside_names(text, names)).collect();
    let dictionary = words::of(text);
    let words = dictionary.tag(text, true);
    let (bodies, issued) = bodies(&words);
    let ends = bodies.iter().map(|name| name.end).filter(|end| Some(*end) != issued);
    let ends: BTreeSet<usize> = ends.collect();
    let wholes: Vec<_> = bodies.into_iter().chain(between_marks(text)).collect();
    let mut at = 0;
    let mut between = Vec::new();
    for pair in words.windows(2) {
        let [before, after] = pair else { continue };
        at += before.word.len();
        if held.contains(&at) || !may_break(before, after) {
            continue;
        }
        let parted = wholes.iter().filter(|whole| whole.start < at && at < whole.end);
        let (short, long): (Vec<_>, Vec<_>) =
            parted.partition(|whole| fits(&text[(*whole).clone()]));
        between.push(Break {
            at,
            behind_issuer: issued == Some(at),
            behind_body: ends.contains(&at),
            parted: short.len(),
            parted_long: long.len(),
            in_compound: ends_noun(before) && begins_noun(after),
            leads_on: leads_on(before.word, before.tag),
        });
    }
    between
}

/// The bytes inside a number with its unit, a date or a document number.
fn tied(text: &str) -> impl Iterator<Item = usize> {
    let ties = text.char_indices().zip(han::ties(text));
    ties.filter(|(_, tie)| *tie != Tie::Free).map(|((at, _), _)| at)
}

/// The bytes inside the name of a body.
fn inside_names<'n>(
    text: &str,
    names: impl Iterator<Item = &'n String>,
) -> impl Iterator<Item = usize> {
    let found = names.flat_map(move |name| {
        text.match_indices(name.as_str()).map(|(at, name)| at + 1..at + name.len())
    });
    found.flatten()
}

/// A noun, or a verb that stands as one.
fn is_nominal(tag: &str) -> bool {
    tag.starts_with('n') || matches!(tag, "vn" | "an" | "b" | "j")
}

/// A noun, or what is quoted as one.
fn ends_noun(word: &Tag) -> bool {
    is_nominal(word.tag) || word.word == "”"
}

/// The same of what follows.
fn begins_noun(word: &Tag) -> bool {
    is_nominal(word.tag) || word.word == "“"
}

/// Whether a word leads to the next: what it belongs to would begin the line below.
fn leads_on(word: &str, tag: &str) -> bool {
    let year = word.ends_with('年') || word.ends_with("年度");
    let verb = tag == "v" && !PASSING_ON.contains(&word);
    let adverb = matches!(tag, "d" | "a");
    // 非, 新, 首: of no sense by themselves.
    let is_piece = tag != "x" && !is_nominal(tag) && word.chars().count() == 1;
    DETERMINING.contains(&word) || year || verb || adverb || is_piece
}

fn may_break(before: &Tag, after: &Tag) -> bool {
    let (Some(last), Some(first)) = (before.word.chars().last(), after.word.chars().next()) else {
        return false;
    };
    let in_name = OF_PLACES.contains(&before.word) && is_nominal(after.tag);
    let in_word = last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric();
    !in_word
        && !in_name
        && !PARTICLES.contains(&after.word)
        && han::may_begin_line(first)
        && han::may_end_line(last)
        && !GOVERNING.contains(&before.word)
}

/// Every way to set `breaks` breaks so that each line fits.
fn choices<'a>(
    text: &str,
    allowed: &'a [Break],
    breaks: usize,
    measure: f64,
) -> Vec<Vec<&'a Break>> {
    let fits = |from: usize, to: usize| han::cells(&text[from..to]) <= measure;
    let mut open = vec![(0, Vec::new())];
    for _ in 0..breaks {
        let mut longer = Vec::new();
        for (from, chosen) in &open {
            for to in allowed.iter().filter(|to| to.at > *from && fits(*from, to.at)) {
                let chosen: Vec<&Break> = chosen.iter().copied().chain([to]).collect();
                longer.push((to.at, chosen));
            }
        }
        open = longer;
    }
    open.retain(|(from, _)| fits(*from, text.len()));
    open.into_iter().map(|(_, chosen)| chosen).collect()
}

/// Line after line as full as the words allow, and within a word where nothing else is left; what is better
/// not parted goes to the next line where half of this one is left at least.
fn filled(text: &str, allowed: &[Break], measure: f64) -> Vec<usize> {
    let mut breaks = Vec::new();
    let mut from = 0;
    while han::cells(&text[from..]) > measure {
        let reach = reach(text, from, measure);
        let within = allowed.iter().rev().filter(|one| from < one.at && one.at <= reach);
        let is_half = |one: &&Break| han::cells(&text[from..one.at]) * 2.0 >= measure;
        let whole = within.clone().filter(|one| one.parted == 0).find(is_half);
        let to = whole.or(within.clone().next()).map_or(reach, |one| one.at);
        breaks.push(to);
        from = to;
    }
    breaks
}

/// The byte up to which a line from `from` on fits; at least one character.
fn reach(text: &str, from: usize, measure: f64) -> usize {
    let mut width = 0.0;
    let mut reach = from;
    for (at, character) in text[from..].char_indices() {
        width += han::Width::of(character).cells();
        let end = from + at + character.len_utf8();
        if width > measure && reach > from {
            break;
        }
        reach = end;
    }
    reach
}

#[cfg(test)]
mod tests {
    use super::breaks;

    fn lines<'t>(text: &'t str, names: &[&str]) -> Vec<&'t str> {
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        let mut from = 0;
        let mut lines = Vec::new();
        for at in breaks(text, 20.0, &names).into_iter().chain([text.len()]) {
            lines.push(&text[from..at]);
            from = at;
        }
        lines
    }

    /// Titles as offices give them, and the lines that they would set.
    const TITLES: &[&str] = &[
        "淄川区人民政府办公室 | 关于2024年为全区妇女儿童 | 办好十件实事的通知",
        "淄川区人民政府办公室 | 关于2026年为全区妇女儿童 | 办好十件实事的通知",
        "示例区人民政府办公室 | 关于做好全区妇女儿童 | 民生实事办理工作的通知",
        "示例区人民政府办公室 | 关于2025年办好民生实事的通知",
        "示例市甲区人民政府办公室 | 关于征求2024年妇女儿童实事项目意见的函",
        "国务院办公厅关于印发 | 2024年政务公开工作要点的通知",
        "国务院关于加强和规范 | 事中事后监管的指导意见",
        "国务院办公厅关于进一步优化营商环境 | 更好服务市场主体的实施意见",
        "国务院关于印发《中国妇女发展纲要 | （2021—2030年）》和《中国儿童发展纲要 | （2021—2030年）》的通知",
        "山东省人民政府办公厅 | 关于印发山东省促进3岁以下婴幼儿 | 照护服务发展实施方案的通知",
        "淄博市人民政府 | 关于公布2023年度淄博市 | 科学技术奖励结果的通报",
        "淄川区人民政府 | 关于划定烟花爆竹 | 禁止燃放区域的通告",
        "淄川区教育和体育局关于印发 | 《2024年中小学生科技创新行动方案》的通知",
        "国家卫生健康委办公厅 | 关于印发加速消除宫颈癌行动计划的通知",
        "人力资源社会保障部办公厅 | 关于做好2024年高校毕业生就业工作的通知",
        "关于2024年第一季度为全区妇女儿童 | 办实事进展情况的汇总报告",
        "2024年为全区妇女儿童 | 办实事工作进展情况报表",
        "中共淄川区委办公室淄川区人民政府办公室 | 关于做好2024年春节期间有关工作的通知",
        "淄川区妇女联合会淄川区教育和体育局 | 关于开展家庭教育指导服务的通知",
        "关于转发《山东省人民政府 | 关于做好防汛抗旱工作的紧急通知》的通知",
        "淄川区人民政府办公室 | 转发《淄博市人民政府办公室关于印发 | 〈2024年民生实事“十大工程”实施方案〉的 | 通知》的通知",
        "淄川区人民政府办公室 | 关于成立淄川区妇女儿童发展“十四五”规划 | 中期评估工作领导小组的通知",
        "淄川区人民政府 | 关于表彰2023年度全区“三八红旗手”、 | “巾帼文明岗”和“最美家庭”的决定",
        "淄川区人民政府办公室 | 关于做好2024年第1季度妇女儿童 | 工作进展情况报送工作的通知",
        "淄川区妇女儿童工作委员会办公室 | 关于开展0～3岁婴幼儿照护服务 | 示范机构评选工作的通知",
        "淄川区人民政府 | 关于同意将洪山镇、昆仑镇 | 列为儿童友好镇试点的批复",
        "淄川区人民政府办公室 | 关于印发《淄川区困难职工、 | 困难妇女“两癌”救助办法（试行）》的通知",
        "甲市乙区人民政府办公室 | 转发《甲市人民政府办公室关于印发 | 〈2024年民生实事“十大工程”实施方案〉的 | 通知》的通知",
        "淄川区人民政府办公室 | 转发区妇联《关于进一步加强家庭 | 家教家风建设的实施方案》的通知",
        "淄川区人民政府办公室 | 转发区教育和体育局等部门关于做好 | 中小学生课后服务工作意见的通知",
        "关于印发 | 《淄川区妇女发展“十四五”规划》和 | 《淄川区儿童发展“十四五”规划》的通知",
        "中共淄川区委淄川区人民政府 | 关于全面推进乡村振兴加快 | 农业农村现代化的实施意见",
        "淄川区妇女儿童工作委员会 | 关于通报表扬2023年度全区妇女儿童 | 工作先进集体和先进个人的决定",
        "淄川区民政局 | 淄川区财政局淄川区残疾人联合会 | 关于调整困难残疾人生活补贴标准的通知",
        "淄川区人力资源和社会保障局 | 关于开展2024年“春风行动”暨 | 就业援助月专项活动的通知",
        "关于举办淄川区第五届“公义杯” | 中小学生科技模型大赛的通知",
        "淄川区人民政府办公室 | 关于调整区政府妇女儿童工作委员会 | 组成人员的通知",
        "2024年淄川区妇女儿童 | 民生实事项目进展情况统计表",
        "淄川区教育和体育局淄川区卫生健康局 | 关于进一步加强全区中小学生 | 心理健康工作的实施意见",
        "关于淄川区2024年第二季度 | 民生实事项目推进情况的通报",
        "淄川区人民政府 | 关于废止《淄川区城市房屋拆迁管理办法》等 | 3件规范性文件的决定",
        "淄川区应急管理局 | 关于2024年度安全生产监督检查计划的公示",
    ];

    #[test]
    fn titles_turn_as_an_office_turns_them() {
        let set = |wanted: &&str| lines(&wanted.replace(" | ", ""), &[]).join(" | ");
        let found: Vec<String> = TITLES.iter().map(set).collect();
        assert_eq!(found, TITLES);
    }

    /// The name of a body that the description knows is never parted.
    #[test]
    fn names_of_bodies_stay_whole() {
        let title = "示例区人民政府办公室关于调整示例区重大项目推进服务中心职责的通知";
        let name = "示例区重大项目推进服务中心";
        let holds = |lines: Vec<&str>| lines.iter().any(|line| line.contains(name));
        assert!(holds(lines(title, &[name])), "{:?}", lines(title, &[name]));
        assert!(!holds(lines(title, &[])), "the dictionary alone would part it");
    }

    #[test]
    fn a_title_that_fits_is_left_alone() {
        assert_eq!(lines("关于做好防汛工作的通知", &[]), ["关于做好防汛工作的通知"]);
    }

    #[test]
    fn marks_and_numbers_stay_whole() {
        let title = "淄川区教育和体育局关于印发《2024年中小学生科技创新行动方案》的通知";
        for line in lines(title, &[]) {
            assert_eq!(line.matches('《').count(), line.matches('》').count(), "{line}");
            assert!(!line.starts_with('年'), "{line}");
        }
    }

    #[test]
    fn a_name_longer_than_a_line_is_broken_between_its_words() {
        let title = "关于印发《淄川区2024年全区中小学生科技创新能力提升三年行动实施方案》的通知";
        let broken = lines(title, &[]);
        assert!(broken.len() <= 3 && broken.iter().all(|line| !line.starts_with('的')));
    }

    /// Of more lines than are shaped.
    #[test]
    fn a_very_long_title_keeps_names_whole_too() {
        let title = "示例市人民政府办公室转发市妇女儿童工作委员会办公室市教育局市民政局市财政局市卫生健康委\
                     《关于贯彻落实〈示例省人民政府办公厅关于印发示例省儿童友好城市建设实施方案的通知〉的意见》的通知";
        let broken = lines(title, &["市民政局", "市妇女儿童工作委员会办公室"]);
        assert!(broken.len() > 4, "{broken:?}");
        for name in ["市民政局", "市妇女儿童工作委员会办公室", "示例省人民政府办公厅", "市财政局"]
        {
            assert!(broken.iter().any(|line| line.contains(name)), "{name}: {broken:?}");
        }
    }

    #[test]
    fn a_text_without_words_is_broken_all_the_same() {
        let endless = "字".repeat(130);
        assert_eq!(lines(&endless, &[]).len(), 7);
        let latin = "a".repeat(90);
        assert_eq!(lines(&latin, &[]).iter().map(|line| line.len()).max(), Some(40));
    }
}
