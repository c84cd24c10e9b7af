//! Which items of the body are the tasks, which are headings above them, and where the last task ends.
//!
//! ```text
//! 一、城建  （一）修路…（责任单位：甲）  （二）…     the tasks are （一） and （二）, 一、 is a heading
//! 一、修路…  1. …  2. …（责任单位：甲）              the task is 一、 with its points
//! 一、修路…（责任单位：甲）  …  三、工作要求          三、 belongs to the closing
//! ```

use super::body::due;
use super::bracket;
use super::shape;
use super::{bare_headings, depths, label, naming, run_in, sentence};

/// Words in a heading of what is no task.
const DEMANDS: [&str; 16] = [
    "工作要求",
    "有关要求",
    "相关要求",
    "组织领导",
    "加强领导",
    "保障措施",
    "组织保障",
    "责任落实",
    "督促",
    "督导",
    "督查",
    "宣传引导",
    "总体要求",
    "指导思想",
    "基本原则",
    "工作目标",
];

/// What an item of the body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading above tasks.
    Heading,
    /// A task, with the items below it.
    Task,
}

/// The items of the body that are headings or tasks.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Outline {
    /// Their first lines, in order.
    pub(super) starts: Vec<(usize, Kind)>,
    /// Behind the last line of the last of them.
    pub(super) end: usize,
}

/// An item with an ordinal.
struct Item {
    start: usize,
    end: usize,
    has_units: bool,
    /// It has a text and units before the first item below it: a task, perhaps, although those name units, too.
    is_whole: bool,
    /// It names no units but those whom minutes tell what to do.
    is_told: bool,
    is_demand: bool,
}

/// The outline of the body; nothing where no line begins with an ordinal.
pub(super) fn outline(lines: &[String]) -> Option<Outline> {
    let items = items(lines);
    let roots = inside(&items, 0, lines.len());
    let sectioned = roots.iter().any(|root| root.has_units && is_heading(root, &items));
    let any_units = roots.iter().any(|root| root.has_units);
    let counts = |root: &&&Item| {
        root.has_units || root.is_told || !(root.is_demand || any_units && sectioned)
    };
    let mut starts = Vec::new();
    for root in roots.iter().filter(counts) {
        // Beside sections with tasks it is a section with text: a task of its own would have no section.
        match root.is_told && sectioned {
            true => starts.push((root.start, Kind::Heading)),
            false => visit(root, &items, is_beside_tasks(&roots, &items), &mut starts),
        }
    }
    if starts.is_empty() {
        starts.extend(roots.iter().map(|root| (root.start, Kind::Task)));
    }
    let (last, _) = *starts.last()?;
    let tasks: Vec<&Item> = items
        .iter()
        .filter(|item| {
            starts
                .binary_search_by_key(&item.start, |(start, _)| *start)
                .is_ok_and(|place| starts[place].1 == Kind::Task)
        })
        .collect();
    let own = |item: &&Item| &lines[item.start..item.end];
    let others: Vec<&[String]> = tasks.iter().rev().skip(1).map(own).collect();
    let text_behind = others.iter().any(|own| has_text_behind(own));
    let behind = others.iter().flat_map(|own| behind_units(own));
    let labels: Vec<String> = behind.filter_map(|line| word(line)).collect();
    let end = items.iter().find(|item| item.start == last).map_or(lines.len(), |item| item.end);
    let own = &lines[last..end];
    let is_told_behind =
        others.iter().any(|own| own.iter().skip(1).any(|line| begins_with_units(line)));
    let end = last + end_of_last(own, text_behind || tasks.len() == 1, &labels);
    // 由甲牵头，乙配合 as a paragraph of its own, as in the others.
    let next = lines[end..].first().filter(|line| is_told_behind && begins_with_units(line));
    let is_without =
        !lines[last..end].iter().any(|line| has_units(line) || begins_with_units(line));
    let end = end + usize::from(next.is_some() && is_without);
    Some(Outline { starts, end })
}

/// The lines of a task behind those that name its units.
fn behind_units(own: &[String]) -> &[String] {
    own.iter().rposition(|line| has_units(line)).map_or(&[], |at| &own[at + 1..])
}

/// Whether the units of a task stand right under its heading, and its text below them.
fn has_text_behind(own: &[String]) -> bool {
    let behind = behind_units(own);
    !behind.is_empty() && is_bare(&own[..own.len() - behind.len()])
}

fn items(lines: &[String]) -> Vec<Item> {
    let levels = bare_headings::with(depths::of(lines, is_label), lines);
    let units: Vec<bool> = lines.iter().map(|line| has_units(line)).collect();
    let is_running = |line: &String| {
        sentence::assigns(line) || bracket::within(line).is_some() || run_in::names_units(line)
    };
    let running: Vec<bool> = lines.iter().map(is_running).collect();
    let told: Vec<bool> = told(lines).collect();
    let item = |start: usize| {
        let level = levels[start]?;
        let next = levels[start + 1..].iter().position(|one| one.is_some_and(|one| one <= level));
        let end = next.map_or(lines.len(), |next| start + 1 + next);
        let is_demand = is_demand(&lines[start]);
        let has_units = units[start..end].contains(&true)
            || !is_demand && (running[start..end].contains(&true) || told[start]);
        let is_told = !has_units && !is_demand && told[start..end].contains(&true);
        let below = levels[start + 1..end].iter().position(Option::is_some);
        let own = &lines[start..below.map_or(end, |at| start + 1 + at)];
        let named = own.iter().position(|line| self::has_units(line));
        let is_whole = named.is_some_and(|at| !is_bare(&own[..=at]));
        Some(Item { start, end, has_units, is_whole, is_told, is_demand })
    };
    (0..lines.len()).filter_map(item).collect()
}

/// Of each line, whether minutes tell somebody what to do in it.
pub(super) fn told(lines: &[String]) -> impl Iterator<Item = bool> {
    let is_minutes = lines.iter().any(|line| is_resolved(line) && !issues(line));
    lines.iter().map(move |line| is_minutes && !issues(line) && !sentence::roles(line).is_empty())
}

/// 《方案》已经区政府常务会议研究同意，现印发给你们: a notice is issued, and nobody told what to do.
fn issues(line: &str) -> bool {
    ["现印发", "现予印发", "予以印发", "印发给", "现下发"].iter().any(|word| line.contains(word))
}

/// Whether it says what a meeting resolved: minutes tell bodies what to do as they go.
fn is_resolved(line: &str) -> bool {
    [
        "纪要如下",
        "议定",
        "会议确定",
        "会议决定",
        "会议要求",
        "会议明确",
        "会议同意",
        "会议强调",
        "会议研究",
    ]
    .iter()
    .any(|word| line.contains(word))
}

/// The items between two lines that stand in no other item between them.
fn inside(items: &[Item], start: usize, end: usize) -> Vec<&Item> {
    let mut found: Vec<&Item> = Vec::new();
    let mut from = start;
    // They are in order.
    while let Some(item) = items.get(items.partition_point(|item| item.start < from)) {
        if item.start >= end {
            break;
        }
        found.push(item);
        from = item.end;
    }
    found
}

/// Whether the items below it are the tasks: more than half of them name units. Of points of a task only the
/// last does, for all of them.
fn is_heading(item: &Item, items: &[Item]) -> bool {
    let below = inside(items, item.start + 1, item.end);
    let below: Vec<&&Item> = below.iter().filter(|one| !one.is_demand).collect();
    let with = below.iter().filter(|one| one.has_units).count();
    let last = below.last().is_some_and(|one| one.has_units);
    with * 2 > below.len() || with > 0 && with * 2 == below.len() && !last
}

/// Whether some of the items of one level are tasks: one with a text and units of its own is one, too, and those below
/// it are its points.
fn is_beside_tasks(level: &[&Item], items: &[Item]) -> bool {
    level.iter().any(|item| item.has_units && !is_heading(item, items))
}

fn visit(item: &Item, items: &[Item], beside_tasks: bool, starts: &mut Vec<(usize, Kind)>) {
    if !is_heading(item, items) || beside_tasks && item.is_whole {
        starts.push((item.start, Kind::Task));
        return;
    }
    starts.push((item.start, Kind::Heading));
    let below = inside(items, item.start + 1, item.end);
    let beside_tasks = is_beside_tasks(&below, items);
    for one in below {
        visit(one, items, beside_tasks, starts);
    }
}

fn has_units(line: &str) -> bool {
    bracket::at_end(line).is_some()
}

/// 由县交通局牵头，县财政局配合: a sentence that begins with who does it.
fn begins_with_units(line: &str) -> bool {
    let clause = line.split(['，', '。', '；']).next().unwrap_or_default();
    shape::item(line).is_none() && !calls_on_all(line) && !sentence::roles(clause).is_empty()
}

/// （一）目标任务：… is a point of a task, whatever stands behind it.
fn is_label(text: &str) -> bool {
    const LABELS: [&str; 9] = [
        "目标任务",
        "任务目标",
        "工作目标",
        "年度目标",
        "主要内容",
        "建设内容",
        "工作内容",
        "工作措施",
        "具体措施",
    ];
    shape::labelled(text, &LABELS).is_some()
}

/// Whether an item says how the work is to be done, and not what.
pub(super) fn is_demand(line: &str) -> bool {
    let heading = shape::item(line).map_or(line, |one| one.rest);
    let heading = heading.split('。').next().unwrap_or(heading);
    DEMANDS.iter().any(|word| heading.contains(word))
}

/// How many lines the last task has: nothing parts it from what stands behind. It ends with its units; where
/// those stand under the heading, as in the other tasks, or nowhere, with its first paragraph of text. Lines with a
/// word before a colon that speaks of one task, or that stands so in the others, belong to it, too.
fn end_of_last(own: &[String], text_behind_units: bool, labels: &[String]) -> usize {
    let units = own.iter().rposition(|line| has_units(line));
    let last = match units {
        Some(at) if text_behind_units && is_bare(&own[..=at]) => {
            at + own.get(at + 1).map_or(0, |next| usize::from(!calls_on_all(next)))
        }
        Some(at) => at,
        None if is_heading_alone(&own[0]) => 1.min(own.len() - 1),
        None => 0,
    };
    let is_labelled = |line: &String| {
        !is_note_on_all(line)
            && word(line).is_some_and(|word| labels.contains(&word) || is_of_task(&word))
            || is_label(line)
    };
    let belongs =
        |line: &&String| shape::item(line).is_some() || due(line).is_some() || is_labelled(line);
    last + 1 + own[last + 1..].iter().take_while(belongs).count()
}

/// 各责任单位要高度重视: what is said to all units is no text of the last task.
pub(super) fn calls_on_all(line: &str) -> bool {
    const WORDS: [&str; 10] = [
        "各责任单位",
        "各有关单位",
        "各相关单位",
        "各单位",
        "各部门",
        "各有关部门",
        "各牵头单位",
        "各级各部门",
        "以上",
        "上述",
    ];
    let line = line.trim_start_matches(['请', '由']);
    WORDS.iter().any(|word| line.starts_with(word))
}

/// 备注：排在第一位的为牵头单位: said of all tasks, and no part of the last.
fn is_note_on_all(line: &str) -> bool {
    const ALL: [&str; 10] = [
        "以上",
        "上述",
        "各项",
        "第一位",
        "首位",
        "排在",
        "所列",
        "牵头单位",
        "责任单位",
        "本方案",
    ];
    let note = shape::labelled(line, &["备注", "注", "说明"]);
    note.is_some_and(|note| ALL.iter().any(|word| note.contains(word)))
}

/// The word before the colon that a line begins with.
fn word(line: &str) -> Option<String> {
    const LONGEST: usize = 8;
    let (word, _) = line.split_once(['：', ':'])?;
    let word = shape::squeezed(word);
    let is_word = word.chars().count() <= LONGEST && word.chars().all(char::is_alphanumeric);
    (is_word && !is_demand(&word)).then_some(word)
}

/// Whether what stands behind `word` and a colon says something of one task: 责任人, 备注.
fn is_of_task(word: &str) -> bool {
    const WORDS: [&str; 8] = [
        "备注",
        "进度安排",
        "工作进度",
        "时间安排",
        "资金来源",
        "资金渠道",
        "资金安排",
        "投资估算",
    ];
    // Whom to ask is said of the whole paper.
    WORDS.contains(&word) || !word.starts_with("联系") && label::label(word).is_some()
}

fn is_heading_alone(line: &str) -> bool {
    shape::item(line).is_some_and(|one| naming::is_title(one.rest))
}

/// Whether nothing but a heading stands before and beside the units.
fn is_bare(lines: &[String]) -> bool {
    lines.iter().enumerate().all(|(at, line)| {
        let text = bracket::at_end(line).map_or_else(|| line.clone(), |(text, _)| text);
        if at == 0 { is_heading_alone(&text) } else { text.is_empty() }
    })
}
