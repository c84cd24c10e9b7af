//! The rulings of the description and the files that came -> what is ruled of each file.
//!
//! A ruling names a file by its way inside the folder or by the first digits of its hash. One
//! whose file is not there is found, unless it is about another period; so is one that names several
//! files, and it is applied to none. Of a workbook that holds the returns of several periods it names all parts, or
//! the one whose sheet stands behind its way.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Problem, RulingProblem};
use crate::form::Forms;
use crate::intake::Arrival;
use crate::notice::{Notice, Ruling, Verdict};
use crate::origin::{BookOrigin, INTO};
use crate::period::Period;
use crate::receipts::MadeFor;

/// Digits of a hash that name a file, at least.
const DIGITS: usize = 8;

/// Files that a finding names.
const NAMED: usize = 5;

/// What the book of receipts knows of rulings.
pub(super) struct Past<'p> {
    /// The other file that the ruling of that place was followed for, and not for the one of that hash.
    pub(super) made_for: &'p dyn Fn(usize, &str) -> Option<MadeFor>,
    /// The hashes of the files that the ruling of that place was followed for.
    pub(super) followed_for: &'p dyn Fn(usize) -> BTreeSet<&'p str>,
    /// Whether a file is one that had another name before.
    pub(super) was_renamed: &'p dyn Fn(&Arrival) -> bool,
    /// Where a file lies now that was called so.
    pub(super) lies_now: &'p dyn Fn(&str) -> Option<String>,
    /// Whether the file that a ruling names was seen before, in the folder of the period that it names too.
    pub(super) was_seen: &'p dyn Fn(&Ruling) -> bool,
    /// The day on which the ruling of that place was first followed for the file of that hash, where that was after
    /// the day that counts as today.
    pub(super) later: &'p dyn Fn(usize, &str) -> Option<Date>,
    /// What was ruled on that day of files, by their hashes, that stands in the description no longer.
    pub(super) then: BTreeMap<String, Verdict>,
}

/// What is ruled of the files that came.
pub(super) struct Ruled {
    /// By the way of the file ([`Arrival::origin`]).
    files: BTreeMap<Arc<str>, OfFile>,
    /// The names by which rulings without a period found a file, now or in an earlier period.
    pub(super) met: BTreeSet<String>,
    /// The rulings by their places that are not followed because they were made later, and when.
    pub(super) later: BTreeMap<usize, Date>,
    /// The files of which what was ruled then is followed, each with its hash.
    pub(super) then: Vec<(Arc<str>, String)>,
}

/// What is ruled of a file.
#[derive(Clone)]
pub(super) struct OfFile {
    /// The place of the ruling among those of the description; nothing where it stands there no longer.
    pub(super) at: Option<usize>,
    /// What it is.
    pub(super) verdict: Verdict,
    /// Whether the whole workbook is named of which this is a part: of what is said to be of a period, only that one's.
    pub(super) of_whole: bool,
    /// Whether it is named by its name and not by its hash: another quarter's may bear it too.
    pub(super) by_name: bool,
    /// Whether it names its period neither, and a file of an earlier period bore that name: it may
    /// have been made of that one.
    pub(super) met_before: bool,
    /// The other file of that name that it was followed for.
    pub(super) for_another: Option<MadeFor>,
    /// The first digits of the hash of this one.
    pub(super) own: String,
}

impl OfFile {
    /// That it was followed for another file, and is not for this one.
    pub(super) fn asked(&self, place: &BookOrigin) -> Option<Diagnostic> {
        let MadeFor { hash, day } = self.for_another.clone()?;
        let hash = hash.get(..DIGITS).unwrap_or(&hash).to_owned();
        let found = RulingProblem::RuledForAnother { day, hash, own: self.own.clone() };
        Some(Diagnostic::at(place, Problem::Ruling(found)))
    }
}

/// The ruling, where it was not followed for another file of that name; else that it was.
pub(super) fn for_this_file(
    ruled: Option<OfFile>,
    place: &BookOrigin,
) -> (Option<OfFile>, Diagnostics) {
    let asked = ruled.as_ref().and_then(|ruled| ruled.asked(place));
    let ruled = ruled.filter(|_| asked.is_none());
    let mut findings = Diagnostics::new();
    findings.extend(asked);
    (ruled, findings)
}

impl Ruled {
    fn apply(&mut self, (at, ruling): (usize, &Ruling), files: &[&Arrival], past: &Past<'_>) {
        let name = &ruling.file.value;
        let by_name = !is_hash(name);
        let undated = by_name && ruling.period().is_none();
        let met_before = undated && self.met.contains(name);
        let of_file = |one: &Arrival| OfFile {
            at: Some(at),
            verdict: ruling.verdict,
            of_whole: one.part.is_some() && *name != way(&one.origin),
            by_name,
            met_before,
            for_another: (past.made_for)(at, &one.hash).filter(|_| by_name),
            own: one.hash.get(..DIGITS).unwrap_or_default().to_owned(),
        };
        for one in files {
            match (past.later)(at, &one.hash) {
                Some(day) => _ = self.later.insert(at, day),
                None => _ = self.files.insert(Arc::clone(&one.origin), of_file(one)),
            }
        }
        self.met.extend(undated.then(|| name.clone()));
    }

    /// What was ruled then of a file, where nothing is ruled of it now.
    fn apply_then(&mut self, verdict: Verdict, one: &Arrival) {
        if self.files.contains_key(&one.origin) {
            return;
        }
        let own = one.hash.get(..DIGITS).unwrap_or_default().to_owned();
        let (at, of_whole, by_name, met_before) = (None, one.part.is_some(), false, false);
        let of_file = OfFile { at, verdict, of_whole, by_name, met_before, for_another: None, own };
        self.files.insert(Arc::clone(&one.origin), of_file);
        self.then.push((Arc::clone(&one.origin), one.hash.clone()));
    }

    /// What is ruled of that file.
    pub(super) fn of(&self, arrival: &Arrival) -> Option<OfFile> {
        self.files.get(&arrival.origin).cloned()
    }
}

/// The names by which the rulings of a notice name files: ways, and the first digits of hashes.
pub(super) struct RuledNames<'n> {
    ways: BTreeSet<&'n str>,
    hashes: BTreeSet<String>,
}

impl<'n> RuledNames<'n> {
    /// The same with those of that hash.
    pub(super) fn with_hash(&mut self, hash: &str) {
        self.hashes.insert(hash.to_uppercase());
    }

    /// Those of `notice`.
    pub(super) fn of(notice: &'n Notice) -> RuledNames<'n> {
        let ways: BTreeSet<&str> = notice.returns.iter().map(|one| &*one.file.value).collect();
        let hashes = ways.iter().map(|way| way.to_uppercase()).collect();
        RuledNames { ways, hashes }
    }

    /// Whether a ruling may be about that file; whether it is, hangs on the other files too.
    pub(super) fn may_name(&self, arrival: &Arrival) -> bool {
        let hash = arrival.hash.as_str();
        let begins = |end: usize| hash.get(..end).is_some_and(|begin| self.hashes.contains(begin));
        !self.hashes.is_empty()
            && (self.ways.contains(way(&arrival.origin).as_str())
                || self.ways.contains(way(arrival.whole()).as_str())
                || (DIGITS..=hash.len()).any(begins))
    }
}

/// What is ruled of a file that was not read, by its name: its hash nobody knows.
pub(super) fn of_unread(forms: &Forms<'_>, file: &str) -> Option<Verdict> {
    let rulings = forms.notice.returns.iter().filter(|one| way(file) == one.file.value);
    let of_this = |one: &&Ruling| one.period().is_none_or(|ruled| ruled == forms.period);
    // That of this period holds above one without.
    rulings.filter(of_this).max_by_key(|one| one.period()).map(|one| one.verdict)
}

/// What is ruled of the files that came for `period`, and which `unread`; `met` are the names that rulings
/// without a period found in the periods before, and `past` tells when and for what they were followed.
pub(super) fn rulings<'a>(
    (notice, period): (&Notice, Period),
    arrivals: impl Iterator<Item = &'a Arrival>,
    unread: &BTreeSet<String>,
    (met, past): (BTreeSet<String>, &Past<'_>),
    findings: &mut Diagnostics,
) -> Ruled {
    let files_of = Files::new(arrivals);
    let (later, then) = (BTreeMap::new(), Vec::new());
    let mut ruled = Ruled { files: BTreeMap::new(), met, later, then };
    let mut rulings: Vec<(usize, &Ruling)> = notice.returns.iter().enumerate().collect();
    // Of several of one file, that of this period comes last and holds.
    rulings.sort_by_key(|(_, ruling)| ruling.period() == Some(period));
    for (at, ruling) in rulings {
        let elsewhere = ruling.period().is_some_and(|ruled| ruled != period);
        let is_of_other = elsewhere && ruling.verdict.is_ignore();
        let mut files = files_of.named(&ruling.file.value);
        // What it was followed for has another name since.
        let renamed = files_of.renamed((at, &ruling.file.value), &files, past);
        if files.is_empty() {
            files = renamed;
        } else if !(renamed.is_empty() || is_of_other) {
            ruled.apply((at, ruling), &renamed, past);
        }
        let hashes: BTreeSet<&str> = files.iter().map(|one| one.hash.as_str()).collect();
        let problem = match hashes.len() {
            0 if elsewhere || may_be_unread(&ruling.file.value, unread) => continue,
            0 => {
                let file = ruling.file.value.clone();
                let now = (past.lies_now)(&file);
                // It was taken away on purpose, and left out as the finding of that says.
                if now.is_none() && ruling.verdict.is_ignore() && (past.was_seen)(ruling) {
                    continue;
                }
                RulingProblem::RuledFileMissing { file, now }
            }
            1 if is_of_other => continue,
            1 => {
                ruled.apply((at, ruling), &files, past);
                continue;
            }
            several => {
                let alone = files_of.each_alone(&files);
                let file = ruling.file.value.clone();
                RulingProblem::RuledFileUnclear { file, more: several - alone.len(), files: alone }
            }
        };
        findings.push(Diagnostic::at(&ruling.file.origin, Problem::Ruling(problem)));
    }
    for (hash, verdict) in &past.then {
        files_of.named(hash).into_iter().for_each(|one| ruled.apply_then(*verdict, one));
    }
    ruled
}

/// Whether a ruling may be about a file that could not be read, or that lies in one: of such a file nobody knows
/// the hash.
fn may_be_unread(file: &str, unread: &BTreeSet<String>) -> bool {
    let lies_in =
        |one: &String| file.strip_prefix(one.as_str()).is_some_and(|way| way.starts_with('/'));
    unread.contains(file) || is_hash(file) && !unread.is_empty() || unread.iter().any(lies_in)
}

/// The files that came, each with its place among them.
struct Files<'a> {
    by_way: BTreeMap<String, Vec<(usize, &'a Arrival)>>,
    by_hash: BTreeMap<&'a str, Vec<(usize, &'a Arrival)>>,
}

impl<'a> Files<'a> {
    fn new(arrivals: impl Iterator<Item = &'a Arrival>) -> Files<'a> {
        let mut files = Files { by_way: BTreeMap::new(), by_hash: BTreeMap::new() };
        for one in arrivals.enumerate() {
            files.by_way.entry(way(&one.1.origin)).or_default().push(one);
            if one.1.part.is_some() {
                files.by_way.entry(way(one.1.whole())).or_default().push(one);
            }
            files.by_hash.entry(&one.1.hash).or_default().push(one);
        }
        files
    }

    /// The files that a ruling names, in the order they came.
    fn named(&self, file: &str) -> Vec<&'a Arrival> {
        let is_hash = is_hash(file);
        let begin = if is_hash { file.to_uppercase() } else { String::new() };
        let by_hash = self.by_hash.range(begin.as_str()..);
        let by_hash = by_hash.take_while(|(hash, _)| is_hash && hash.starts_with(&begin));
        let by_way = self.by_way.get(file).into_iter();
        let named = by_way.chain(by_hash.map(|(_, files)| files)).flatten().copied();
        let in_order: BTreeMap<usize, &Arrival> = named.collect();
        in_order.into_values().collect()
    }

    /// The files that a ruling by its name was followed for, and that are called otherwise; of a workbook's parts that
    /// of the sheet which it names.
    fn renamed(
        &self,
        (at, name): (usize, &str),
        named: &[&Arrival],
        past: &Past<'_>,
    ) -> Vec<&'a Arrival> {
        if is_hash(name) {
            return Vec::new();
        }
        // Beside the file itself another of its bytes is a copy.
        let is_there = |hash: &&str| named.iter().any(|one| one.hash == *hash);
        let hashes = (past.followed_for)(at).into_iter().filter(|hash| !is_there(hash));
        let of_bytes = hashes.filter_map(|hash| self.by_hash.get(hash)).flatten();
        let all: Vec<&Arrival> =
            of_bytes.map(|(_, one)| *one).filter(|one| (past.was_renamed)(one)).collect();
        let names_part = |one: &&Arrival| {
            let sheet = one.part.as_ref().map(|part| format!("/{}", part.sheet));
            sheet.is_some_and(|sheet| name.ends_with(&sheet))
        };
        let parts: Vec<&Arrival> = all.iter().copied().filter(names_part).collect();
        if parts.is_empty() { all } else { parts }
    }

    /// The first of these files that differ, each with what a ruling writes that names it and no other: its way,
    /// or as many digits of its hash as that takes.
    fn each_alone(&self, files: &[&Arrival]) -> Vec<(String, String)> {
        let mut told = BTreeSet::new();
        let differ = files.iter().filter(|one| told.insert(one.hash.as_str()));
        let alone = |one: &&Arrival| {
            let is_alone = |name: &str| self.named(name).iter().all(|other| other.hash == one.hash);
            let begins = (DIGITS..=one.hash.len()).filter_map(|end| one.hash.get(..end));
            let hash = || begins.into_iter().find(|begin| is_alone(begin)).unwrap_or(&one.hash);
            let name = if is_alone(&way(&one.origin)) { &one.origin } else { hash() };
            // As YAML quotes it: what is digits alone would be read as a number.
            (one.origin.to_string(), format!("'{}'", name.replace('\'', "''")))
        };
        differ.take(NAMED).map(alone).collect()
    }
}

fn is_hash(file: &str) -> bool {
    file.len() >= DIGITS && file.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Whether a ruling names that file, by its way or by the first digits of its hash.
pub fn names(ruling: &Ruling, file: &str, hash: &str) -> bool {
    let name = &ruling.file.value;
    way(file) == *name || is_hash(name) && hash.starts_with(&name.to_uppercase())
}

/// With `/` for the way into archives and mails too, as rulings have it.
pub(super) fn way(origin: &str) -> String {
    origin.replace(INTO, "/")
}
