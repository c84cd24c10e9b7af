//! What came back of a page -> the description, changed in one piece, or why not.

use std::path::Path;

use crate::amend::{Edit, Field, Refused, Step, Value, amended};
use crate::notice::keys;
use crate::notice::{self, Node};
use crate::office::amending::{self, Undone, Written};
use crate::office::ledger;

use super::edits::Other;
use super::form::DAY;
use super::guesses::parted;
use super::named::{Naming, collecting, namings};
use super::part::{Part, key, parts};
use super::propose::of_sent;
use super::spec::{self, Spec};
use super::value::{below, items, plain, text, words_of};
use super::{Page, Sent, entered, sent_id};

/// Why nothing was written.
#[derive(Debug)]
pub(crate) enum NotSaved {
    /// See [`Undone`].
    Undone(Undone),
    /// A unit that is taken out is still named there.
    Named(Vec<Naming>),
    /// A task is taken out after something went out, and nobody said that this is meant.
    Issued,
}

/// Writes what came back of a page of the description at `place`.
///
/// # Errors
/// Where the description is another than was shown, nothing is changed, or it would be wrong.
pub(crate) fn save(place: &Path, page: Page, sent: &Sent) -> Result<Written, NotSaved> {
    let removes_task = sent
        .of_part("remove")
        .is_some_and(|id| id.starts_with("tasks.") && !id.contains("targets"));
    if removes_task && sent.get("sure") != Some("1") && has_gone_out(place) {
        return Err(NotSaved::Issued);
    }
    let mut instead = None;
    let written = amending::change(place, &sent.hash, |bytes, read| {
        let source = notice::text_of("", bytes).map_err(|_| Refused::Unread)?;
        let root = notice::tree_of(&source).ok_or(Refused::Unread)?;
        match edits(&root, page, sent) {
            Ok(edits) if edits.is_empty() => instead = Some(NotSaved::Undone(Undone::Nothing)),
            Ok(edits) => {
                // Guesses that name tasks by their order first, while it is that.
                let before = if is_of_order(&edits) { parted(&root, &read(bytes)) } else { vec![] };
                return amended(bytes, &[before, edits].concat(), read);
            }
            Err(why) => instead = Some(why),
        }
        Err(Refused::Odd)
    });
    match instead {
        Some(why) => Err(why),
        None => written.map_err(NotSaved::Undone),
    }
}

/// Whether tasks are others by their order then.
fn is_of_order(edits: &[Edit]) -> bool {
    let is_task =
        |at: &[Step]| matches!(at, [Step::Key(key), Step::Item(_)] if key.name == "tasks");
    edits.iter().any(|edit| match edit {
        Edit::Insert { at, .. } | Edit::Swap { at } | Edit::Remove { at } => is_task(at),
        Edit::Add { .. } | Edit::Replace { .. } | Edit::Set { .. } | Edit::Unset { .. } => false,
        Edit::Guess { .. } | Edit::Uncomment { .. } => false,
    })
}

/// Whether anything was sent of the year.
fn has_gone_out(place: &Path) -> bool {
    ledger::entries(place).map_or(true, |(entries, _)| !entries.is_empty())
}

/// The edits that write what came back.
pub(super) fn edits(root: &Node, page: Page, sent: &Sent) -> Result<Vec<Edit>, NotSaved> {
    let parts = parts(root, page);
    let gone = sent.of_part("remove");
    let register = Register::of(root);
    let known = |name: &str| register.knows(name);
    let (mut renamed, mut edits, mut added) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts.iter().filter(|part| gone != Some(&*part.id)) {
        let Some(id) = sent_id(part, sent) else { continue };
        let others = part.others(&|spec: &Spec| entered(sent, &id, spec.key));
        renamed.extend(renaming(root, part, &others, sent));
        let own = with_day(part, part.edits(&others, &known), sent);
        if part.is_new { added.extend(own) } else { edits.extend(own) }
    }
    let moved = acted(root, &parts, page, sent)?;
    let proposed = match (&*sent.what, page) {
        ("accept", Page::Targets(place)) => of_sent(root, place, sent),
        _ => Vec::new(),
    };
    // A list goes with its last item: what is added then makes another.
    Ok([renamed, edits, moved, added, proposed].concat())
}

/// The units of the register, as texts name them.
struct Register(Vec<String>);

impl Register {
    fn of(root: &Node) -> Register {
        let list = keys::NOTICE.find("units").and_then(|key| below(root, key));
        let names = items(list).iter().flat_map(names).collect();
        Register(names)
    }

    fn knows(&self, name: &str) -> bool {
        self.0.iter().any(|one| one == name)
    }
}

/// What a unit of the register is called.
fn names(unit: &Node) -> Vec<String> {
    let own = |name: &str| keys::UNIT.find(name).and_then(|key| below(unit, key));
    let bare = text(unit).map(str::to_owned);
    bare.into_iter()
        .chain(own("name").map(words_of).into_iter().flatten())
        .chain(own("aliases").map(words_of).into_iter().flatten())
        .collect()
}

/// The edits that rename a unit wherever it is named, where that is asked for.
fn renaming(root: &Node, part: &Part<'_>, others: &[Other], sent: &Sent) -> Vec<Edit> {
    let is_unit = std::ptr::eq(part.kind, &spec::UNIT) && !part.is_new;
    let other = others.iter().find(|one| one.spec.key == "name" && !one.now.is_empty());
    let (Some(other), Some("1"), true) = (other, sent.get("rename"), is_unit) else {
        return Vec::new();
    };
    let was = part.value(other.key).and_then(text).map(str::to_owned);
    let was: Vec<String> = was.into_iter().collect();
    let all = namings(root, &was).into_iter().chain(collecting(root, &was));
    all.map(|one| one.renamed(&other.now)).collect()
}

/// A day beside the words of 完成时限, which had none.
fn with_day(part: &Part<'_>, mut edits: Vec<Edit>, sent: &Sent) -> Vec<Edit> {
    let day = sent.get(&format!("{}.{DAY}", part.id)).map(plain).unwrap_or_default();
    let due = keys::TASK.find("due").filter(|_| std::ptr::eq(part.kind, &spec::TASK));
    let (Some(due), false) = (due, day.is_empty()) else { return edits };
    let in_words = sent.get(&format!("{}.due", part.id)).map(plain).unwrap_or_default();
    let key = |name: &str| keys::DUE_KEYS.find(name);
    let (Some(words), Some(date)) = (key("words"), key("date")) else { return edits };
    let value = Value::Fields(vec![Field::of(words, in_words), Field::of(date, day)]);
    let field = Field { key: due, value };
    match edits.first_mut() {
        Some(Edit::Add { item: Value::Fields(fields), .. }) if part.is_new => {
            fields.retain(|one| one.key != due);
            fields.push(field);
        }
        _ if part.is_new => {}
        _ => {
            let is_due = |one: &Edit| matches!(one, Edit::Set { field, .. } if field.key == due);
            let is_gone = |one: &Edit| matches!(one, Edit::Unset { key, .. } if *key == due);
            edits.retain(|one| !is_due(one) && !is_gone(one));
            edits.push(Edit::Set { at: part.at.clone(), field });
        }
    }
    edits
}

/// What is taken out, or changes places.
fn acted(root: &Node, parts: &[Part<'_>], page: Page, sent: &Sent) -> Result<Vec<Edit>, NotSaved> {
    if let Some(id) = sent.of_part("remove") {
        let Some(part) = parts.iter().find(|part| part.id == id && !part.is_new) else {
            return Ok(Vec::new());
        };
        let unit = part.node.filter(|_| std::ptr::eq(part.kind, &spec::UNIT));
        let mut all = unit.map(|unit| namings(root, &names(unit))).unwrap_or_default();
        all.retain(|one| !one.is_below(&part.at));
        if !all.is_empty() {
            return Err(NotSaved::Named(all));
        }
        return Ok(vec![Edit::Remove { at: part.at.clone() }]);
    }
    let (step, id) = match (sent.of_part("up"), sent.of_part("down")) {
        (Some(id), _) => (1, id),
        (None, Some(id)) => (0, id),
        (None, None) => return Ok(Vec::new()),
    };
    // The list of tasks has its rows, headings among them; other lists are parts.
    let at = match (page, id.strip_prefix("tasks.").map(str::parse::<usize>)) {
        (Page::Tasks, Some(Ok(place))) => {
            [key(&keys::NOTICE, "tasks"), vec![Step::Item(place)]].concat()
        }
        _ => match parts.iter().find(|part| part.id == id) {
            Some(part) => part.at.clone(),
            None => return Ok(Vec::new()),
        },
    };
    let Some((Step::Item(place), list)) = at.split_last() else { return Ok(Vec::new()) };
    let first = place.checked_sub(step).map(|first| [list, &[Step::Item(first)]].concat());
    Ok(first.map(|at| Edit::Swap { at }).into_iter().collect())
}
