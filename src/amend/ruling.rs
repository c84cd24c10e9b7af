//! Rulings of the description (来件): one is added, changed or taken back.

use crate::date::Date;
use crate::notice::keys::{self, Key};
use crate::notice::{self, Notice, Reading, Verdict};
use crate::period::Period;

use super::edit::{Edit, Field, Step, Value, keys_of};
use super::{Amended, Refused, checked};

/// What a ruling says of its file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Says {
    /// Whose it is, as the register calls the unit.
    pub unit: Option<String>,
    /// Which period's it is.
    pub period: Option<Period>,
    /// Which of its unit's versions it is.
    pub version: Option<u16>,
    /// That it is left out.
    pub ignore: bool,
    /// That its figures are right.
    pub figures_right: bool,
    /// Why.
    pub reason: Option<String>,
    /// Who ruled.
    pub by: Option<String>,
    /// When.
    pub on: Option<Date>,
}

/// What is done with a ruling.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RulingEdit {
    /// A new one, behind the others.
    Add {
        /// The file: digits of its hash.
        file: String,
        /// What the file is called, for whoever reads the description; may be empty.
        called: String,
        /// What it says.
        says: Says,
    },
    /// The one at that place, from 0, says this and nothing else of its file.
    Change {
        /// The place.
        at: usize,
        /// What it says.
        says: Says,
    },
    /// The one at that place is taken back.
    Remove {
        /// The place.
        at: usize,
    },
}

/// `bytes` with that done; `read` reads them as `check` does.
///
/// # Errors
/// Where that cannot be done without touching anything else, or would bring an error.
pub fn ruled(
    bytes: &[u8],
    edit: &RulingEdit,
    read: &dyn Fn(&[u8]) -> Reading,
) -> Result<Amended, Refused> {
    let list = Step::Key(key(&keys::NOTICE, "returns")?);
    let before = read(bytes);
    let done = |edits: &[Edit]| checked(bytes, edits, &before, read);
    match edit {
        RulingEdit::Add { file, called, says } => {
            let mut item = vec![Field::of(named("file")?, file.as_str())];
            item.extend(fields(says)?.into_iter().filter_map(|(_, field)| field));
            let add = |remark: &str| {
                let (list, item) = (vec![list], Value::Fields(item.clone()));
                let remark = remark.to_owned();
                done(&[Edit::Add { list, item, remark }])
            };
            let added = add(called)?;
            // A file may be called like a comment that asks somebody to look.
            let remarks = |reading: &Reading| reading.remarks.iter().count();
            let is_remark = remarks(&added.1) > remarks(&before);
            let (added, reading) = if is_remark { add("")? } else { added };
            let last = |notice: &Notice| notice.returns.len().checked_sub(1);
            says_so(&reading, reading.notice.as_ref().and_then(last), says)?;
            Ok(added)
        }
        RulingEdit::Change { at, says } => {
            let way = vec![list, Step::Item(*at)];
            let has = has(&before, &way)?;
            let one = |(key, field): (&'static Key, Option<Field>)| match field {
                Some(field) => Some(Edit::Set { at: way.clone(), field }),
                None if has.contains(&key.name) => Some(Edit::Unset { at: way.clone(), key }),
                None => None,
            };
            let edits: Vec<Edit> = fields(says)?.into_iter().filter_map(one).collect();
            let (changed, reading) = done(&edits)?;
            says_so(&reading, Some(*at), says)?;
            Ok(changed)
        }
        RulingEdit::Remove { at } => {
            done(&[Edit::Remove { at: vec![list, Step::Item(*at)] }]).map(|(done, _)| done)
        }
    }
}

fn key(table: &'static keys::Table, name: &str) -> Result<&'static Key, Refused> {
    table.find(name).ok_or(Refused::Odd)
}

fn named(name: &str) -> Result<&'static Key, Refused> {
    key(&keys::RULING, name)
}

/// The keys that may stand behind 文件, each with what it says, where it does.
fn fields(says: &Says) -> Result<Vec<(&'static Key, Option<Field>)>, Refused> {
    let Says { unit, period, version, ignore, figures_right, reason, by, on } = says;
    let text = |name: &str, text: Option<String>| {
        let key = named(name)?;
        Ok((key, text.map(|text| Field::of(key, text))))
    };
    let yes = |name: &str, is_so: bool| {
        let key = named(name)?;
        let field = Field { key, value: Value::Word { english: "true", chinese: "是" } };
        Ok((key, is_so.then_some(field)))
    };
    Ok(vec![
        text("unit", unit.clone())?,
        text("period", period.map(|one| one.to_string()))?,
        text("version", version.map(|one| one.to_string()))?,
        yes("ignore", *ignore)?,
        yes("figures_right", *figures_right)?,
        text("reason", reason.clone())?,
        text("ruled_by", by.clone())?,
        text("date", on.map(|day| day.to_string()))?,
    ])
}

/// The names of the keys of the ruling at the end of a way.
fn has(before: &Reading, way: &[Step]) -> Result<Vec<&'static str>, Refused> {
    let root = notice::tree_of(&before.source).ok_or(Refused::Unread)?;
    let keys = keys_of(&root, way).ok_or(Refused::Odd)?;
    Ok(keys.iter().filter_map(|own| keys::RULING.find(own)).map(|key| key.name).collect())
}

/// That the description says it.
fn says_so(reading: &Reading, at: Option<usize>, says: &Says) -> Result<(), Refused> {
    // Where it has other errors nobody can tell more than that its tree is right.
    let Some(notice) = &reading.notice else { return Ok(()) };
    let ruling = at.and_then(|at| notice.returns.get(at)).ok_or(Refused::Odd)?;
    let is_so = match ruling.verdict {
        Verdict::Ignore { period } => says.ignore && period == says.period,
        Verdict::Is { unit, period, version, figures_right } => {
            let is_unit = unit.is_some() == says.unit.is_some();
            let is_rest = period == says.period && version == says.version;
            !says.ignore && is_unit && is_rest && figures_right == says.figures_right
        }
    };
    if is_so { Ok(()) } else { Err(Refused::Odd) }
}
