//! 填写: the description by a form, in steps that are saved each alone.

use serde::Serialize;

use crate::office::describing::{
    self, Control, Form, FormField, FormPart, Naming, NotSaved, Page, Proposal, Row, Sent, UNITS,
};

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::noted::Noted;
use super::super::reply::Reply;
use super::super::view;
use super::guesses;
use super::undone::{self, Remedies};
use super::{Found, found, sorted};

#[derive(Serialize)]
struct Shown {
    title: &'static str,
    step: &'static str,
    steps: Vec<Link>,
    hash: String,
    /// The place of the task in its list; `new` of one more, and empty where the page is about none.
    task: String,
    /// A mark of its name.
    task_of: String,
    from: usize,
    parts: Vec<ShownPart>,
    rows: Vec<ShownRow>,
    more: Vec<Link>,
    has_task: bool,
    propose: String,
    proposes: bool,
    proposals: Vec<ShownProposal>,
    left: Vec<ShownLeft>,
    lost: Vec<(String, String)>,
    findings: Vec<Found>,
}

/// A step, as the head of each leads to it.
#[derive(Serialize)]
pub(super) struct Link {
    address: String,
    name: String,
    about: &'static str,
    is_here: bool,
}

#[derive(Serialize)]
struct ShownPart {
    id: String,
    title: String,
    of: String,
    fields: Vec<ShownField>,
    in_list: bool,
    has_before: bool,
    has_next: bool,
}

/// A field: `one` of the macro in `form_field.html`.
#[derive(Serialize)]
pub(super) struct ShownField {
    id: String,
    label: String,
    help: &'static str,
    kind: &'static str,
    rows: usize,
    words: Vec<&'static str>,
    is_known: bool,
    value: String,
    was: String,
    is_other: bool,
    now: String,
    findings: Vec<Found>,
}

#[derive(Serialize)]
struct ShownRow {
    place: usize,
    name: String,
    is_heading: bool,
    address: String,
    targets_address: String,
    targets: usize,
    findings: usize,
    has_before: bool,
    has_next: bool,
}

#[derive(Serialize)]
struct ShownProposal {
    name: String,
    amount: String,
    kind: &'static str,
    reporter: String,
    whole: String,
    mark: String,
}

#[derive(Serialize)]
struct ShownLeft {
    line: usize,
    what: String,
    is_odd: bool,
}

/// How the step is called that has a page of its own.
pub(super) const GUESSES: &str = "guesses";

/// The steps: how an address calls each, its name, what it is for.
const STEPS: [(&str, &str, &str); 5] = [
    (GUESSES, "核对", "从旧通知读出来、从去年搬过来时写着“推测”的，一处一处对照着看"),
    ("units", "单位", "名称、邮箱、别名；加、取出"),
    ("head", "日期、文号、联系人", "年度、文号、标题、成文日期、联系人、报送"),
    ("tasks", "实事", "名称、内容、责任单位、时限、指标；加、上移、下移、取出"),
    ("send", "主送、抄送、附件", "主送机关、引言、结尾、抄送机关、附件"),
];

/// The page.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    let _turn = desk.turn();
    shown(desk, asked, None)
}

/// Writes what was filled in.
pub(in crate::web) fn save(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    let page = page_of(fields);
    let back = address(after(page, fields.get("do")));
    if let Some(noted) = undone::again(desk, fields) {
        desk.note(Noted { back: back.clone(), ..noted });
        return Reply::go_on(&back);
    }
    let sent = Sent {
        hash: fields.get("notice").to_owned(),
        what: fields.get("do").to_owned(),
        fields: fields.0.clone(),
    };
    match describing::save(desk.place(), page, &sent) {
        Ok(written) => {
            desk.wrote(fields, &written.hash);
            desk.note(Noted {
                back: back.clone(),
                ..undone::written("已写进 notice.yaml。", written, true)
            });
            Reply::go_on(&back)
        }
        Err(why) => {
            desk.note(why_not(why));
            shown(desk, fields, Some(&sent))
        }
    }
}

/// What is shown when a page was written.
fn after(page: Page, what: &str) -> Page {
    let is_gone = matches!(page, Page::Task(_)) && what.starts_with("remove");
    if is_gone || page == Page::NewTask { Page::Tasks } else { page }
}

fn page_of(fields: &Fields) -> Page {
    let number = |name: &str| fields.get(name).parse::<usize>().ok();
    match (fields.get("step"), fields.get("task"), number("task")) {
        ("units", ..) => Page::Units { from: number("from").unwrap_or(0) },
        ("head", ..) => Page::Head,
        ("tasks", ..) => Page::Tasks,
        ("task", "new", _) => Page::NewTask,
        ("task", _, Some(place)) => Page::Task(place),
        ("targets", _, Some(place)) => Page::Targets(place),
        ("send", ..) => Page::Send,
        _ => Page::Overview,
    }
}

/// How an address calls a page, and the head of it.
const fn called(page: Page) -> (&'static str, &'static str) {
    match page {
        Page::Overview => ("", "填写"),
        Page::Units { .. } => ("units", "单位"),
        Page::Head => ("head", "日期、文号、联系人"),
        Page::Tasks => ("tasks", "实事"),
        Page::Task(_) => ("task", "一项实事"),
        Page::NewTask => ("task", "加一项实事"),
        Page::Targets(_) => ("targets", "指标"),
        Page::Send => ("send", "主送、抄送、附件"),
    }
}

/// The address of a page.
pub(super) fn address(page: Page) -> String {
    let (step, _) = called(page);
    match page {
        Page::Overview => "/form".to_owned(),
        Page::Units { from } if from > 0 => format!("/form?step={step}&from={from}"),
        Page::Task(place) | Page::Targets(place) => format!("/form?step={step}&task={place}"),
        Page::NewTask => format!("/form?step={step}&task=new"),
        Page::Units { .. } | Page::Head | Page::Tasks | Page::Send => format!("/form?step={step}"),
    }
}

fn shown(desk: &Desk, asked: &Fields, sent: Option<&Sent>) -> Reply {
    let page = page_of(asked);
    match describing::form(desk.place(), page, sent) {
        Ok(form) => {
            let proposes = !asked.get("propose").is_empty() || asked.get("do") == "accept";
            view::page(desk, ("form.html", "/form"), of_form(page, form, proposes))
        }
        Err(findings) => view::page(desk, ("unread.html", "/form"), sorted(findings)),
    }
}

fn of_form(page: Page, form: Form, proposes: bool) -> Shown {
    let Form { hash, parts, rows, units, left, proposals, task, task_of, lost, findings } = form;
    let page = task.map_or(page, |place| page.of_task(place));
    let (step, title) = called(page);
    let last = rows.len();
    Shown {
        title,
        step,
        steps: steps(step),
        hash,
        task: if page == Page::NewTask {
            "new".to_owned()
        } else {
            page.task().map(|place| place.to_string()).unwrap_or_default()
        },
        task_of,
        from: if let Page::Units { from } = page { from } else { 0 },
        parts: parts.into_iter().map(of_part).collect(),
        rows: rows.into_iter().map(|row| of_row(row, last)).collect(),
        more: more(page, units),
        has_task: task.is_some(),
        propose: format!("{}&propose=1#proposed", address(page)),
        proposes,
        proposals: proposals.into_iter().map(of_proposal).collect(),
        left: left.into_iter().map(of_left).collect(),
        lost,
        findings: found(&findings),
    }
}

/// All steps, of which that one is shown.
pub(super) fn steps(here: &str) -> Vec<Link> {
    let here = if ["task", "targets"].contains(&here) { "tasks" } else { here };
    let link = |(own, name, about): (&str, &str, &'static str)| Link {
        address: if own == GUESSES {
            guesses::ADDRESS.to_owned()
        } else {
            format!("/form?step={own}")
        },
        name: name.to_owned(),
        about,
        is_here: own == here,
    };
    STEPS.into_iter().map(link).collect()
}

/// Other pages that belong to this one.
fn more(page: Page, units: usize) -> Vec<Link> {
    let link =
        |page: Page, name: String| Link { address: address(page), name, about: "", is_here: false };
    match page {
        Page::Units { .. } if units > UNITS => {
            let name = |from: usize| format!("{}至{}", from + 1, (from + UNITS).min(units));
            let pages = (0..units).step_by(UNITS);
            pages.map(|from| link(Page::Units { from }, name(from))).collect()
        }
        Page::Task(place) => vec![link(Page::Targets(place), "指标".to_owned())],
        Page::Targets(place) => vec![link(Page::Task(place), "这一项实事".to_owned())],
        Page::Overview
        | Page::Units { .. }
        | Page::Head
        | Page::Tasks
        | Page::NewTask
        | Page::Send => Vec::new(),
    }
}

fn of_part(part: FormPart) -> ShownPart {
    let FormPart { id, title, of, fields, order } = part;
    ShownPart {
        id,
        title,
        of,
        fields: fields.into_iter().map(of_field).collect(),
        in_list: order.is_some(),
        has_before: order.is_some_and(|(place, _)| place > 0),
        has_next: order.is_some_and(|(place, count)| place + 1 < count),
    }
}

/// A field, for the macro.
pub(super) fn of_field(field: FormField) -> ShownField {
    const MOST: usize = 14;
    let FormField { id, label, help, control, value, was, now, findings } = field;
    let words = match control {
        Control::Choice(words) => words.iter().map(|(_, chinese)| *chinese).collect(),
        Control::Line | Control::Lines => Vec::new(),
    };
    let wide = value.lines().map(|line| 1 + line.chars().count() / 40).sum::<usize>();
    ShownField {
        id,
        label,
        help,
        kind: match control {
            Control::Line => "line",
            Control::Lines => "lines",
            Control::Choice(_) => "choice",
        },
        rows: (wide + 1).clamp(2, MOST),
        is_known: words.contains(&&*value),
        words,
        value,
        was,
        is_other: now.is_some(),
        now: now.unwrap_or_default(),
        findings: found(&findings),
    }
}

fn of_row(row: Row, count: usize) -> ShownRow {
    let Row { place, name, is_heading, targets, findings } = row;
    ShownRow {
        place,
        name,
        is_heading,
        address: address(Page::Task(place)),
        targets_address: address(Page::Targets(place)),
        targets,
        findings,
        has_before: place > 0,
        has_next: place + 1 < count,
    }
}

fn of_proposal(one: Proposal) -> ShownProposal {
    let Proposal { name, amount, kind, reporter, whole, mark } = one;
    let (kind, whole) = (kind.unwrap_or_default(), whole.unwrap_or_default());
    ShownProposal { name, amount, kind, reporter, whole, mark }
}

fn of_left(left: describing::Left) -> ShownLeft {
    let describing::Left { line, what, is_odd } = left;
    ShownLeft { line, what, is_odd }
}

const REMEDIES: Remedies = Remedies {
    changed: "下面是按现在的内容重新读出来的，填的还在格里，旁边是现在写着的；看过以后再按一次“保存”。",
    nothing: "",
    odd: "填的还在格里；请用记事本打开 notice.yaml 自己改这一处。",
    wrong: "填的还在格里，请照下面说的改好，再按一次“保存”。",
};
const NAMED: [&str; 2] = [
    "这个单位别处还写着，没有取出。",
    "请先在下面这些行所在的实事、指标里换成别的单位，或者去掉。",
];
const ISSUED: [&str; 2] = [
    "通知或者报表已经发出过，没有取出。",
    "年内取消的，在“至”里写到哪一期为止，以前各期照旧算；确实要取出的，勾上“已经发出的，也取出”再按一次。取出以后，已经报来的这一项没有地方算，后面各项的序号也会变。",
];

fn why_not(why: NotSaved) -> Noted {
    match why {
        NotSaved::Named(all) => {
            let side = |one: &Naming| ("写着它的", format!("第{}行 {}", one.line, one.what));
            Noted { sides: all.iter().map(side).collect(), ..undone::wrong(NAMED) }
        }
        NotSaved::Issued => undone::wrong(ISSUED),
        NotSaved::Undone(undone) => undone::why_not(undone, &REMEDIES),
    }
}
