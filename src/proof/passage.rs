//! The passages of a notice, as the rules read them.

use std::ops::Range;

use crate::han::dictionary;
use crate::notice::{Annex, Notice, OwnAnnex, SText, Title};

/// What of a paper a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A line of the title (标题).
    Title,
    /// A paragraph of the text (正文), or of an attachment.
    Paragraph,
    /// The name of a task, a heading.
    Name,
    /// A line of an attachment's title, as 附件说明 has it.
    AttachmentTitle,
    /// A cell of a table.
    Cell,
    /// 主送, 抄送, 附注.
    Frame,
}

/// In which passages a rule looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// In all of them.
    Everywhere,
    /// In all but titles.
    OutsideTitles,
    /// In paragraphs.
    Paragraphs,
    /// In the title.
    Title,
    /// In the titles of attachments.
    AttachmentTitles,
}

impl Looks {
    /// Whether it looks there.
    pub fn contains(self, kind: Kind) -> bool {
        match self {
            Looks::Everywhere => true,
            Looks::OutsideTitles => !matches!(kind, Kind::Title | Kind::AttachmentTitle),
            Looks::Paragraphs => kind == Kind::Paragraph,
            Looks::Title => kind == Kind::Title,
            Looks::AttachmentTitles => kind == Kind::AttachmentTitle,
        }
    }
}

/// A text, taken apart into its characters.
#[derive(Debug)]
pub struct Passage<'n> {
    /// The text with its place.
    pub text: &'n SText,
    /// What it is.
    pub kind: Kind,
    /// Whether it is the first of its title, and the last.
    pub ends: (bool, bool),
    characters: Vec<(usize, char)>,
}

/// What a rule found in a passage.
#[derive(Debug)]
pub struct Slip {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// How it would be right; empty where it is to be left out.
    pub right: Option<String>,
}

impl<'n> Passage<'n> {
    /// A text of that kind.
    pub fn new(text: &'n SText, kind: Kind) -> Passage<'n> {
        Passage { text, kind, ends: (true, true), characters: text.value.char_indices().collect() }
    }

    /// How many characters it has.
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.characters.is_empty()
    }

    /// The character at `at`; nothing outside the text.
    pub fn at(&self, at: usize) -> Option<char> {
        self.characters.get(at).map(|(_, character)| *character)
    }

    /// The one before `at`.
    pub fn before(&self, at: usize) -> Option<char> {
        at.checked_sub(1).and_then(|before| self.at(before))
    }

    /// The bytes of the characters `range`.
    pub fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let offset =
            |at: usize| self.characters.get(at).map_or(self.text.value.len(), |(at, _)| *at);
        let start = offset(range.start);
        start..offset(range.end).max(start)
    }

    /// The characters `range`, as written.
    pub fn slice(&self, range: Range<usize>) -> &str {
        &self.text.value[self.bytes(range)]
    }

    /// The end of the run of characters from `at` on of which `is` holds.
    pub fn run(&self, at: usize, is: impl Fn(char) -> bool) -> usize {
        let rest = self.characters.get(at..).unwrap_or_default();
        at + rest.iter().take_while(|(_, character)| is(*character)).count()
    }

    /// The beginning of the run of characters up to `at` of which `is` holds.
    pub fn begin(&self, at: usize, is: impl Fn(char) -> bool) -> usize {
        let before = self.characters.get(..at).unwrap_or_default();
        at - before.iter().rev().take_while(|(_, character)| is(*character)).count()
    }

    /// Where `word` begins, each time.
    pub fn all(&self, word: &str) -> impl Iterator<Item = usize> {
        let found = self.text.value.match_indices(word);
        found.map(|(at, _)| self.characters.partition_point(|(byte, _)| *byte < at))
    }

    /// Whether the text goes on with `word` at `at`.
    pub fn goes_on(&self, at: usize, word: &str) -> bool {
        self.text.value[self.bytes(at..at).start..].starts_with(word)
    }

    /// Whether the characters `range` are parts of other words: 座落 in 讲座落到.
    pub fn is_across_words(&self, range: Range<usize>) -> bool {
        const BESIDE: usize = 8;
        let begin = range.start.saturating_sub(BESIDE);
        let (before, found) = (self.bytes(begin..range.start), self.bytes(range.clone()));
        let inside = before.len()..before.len() + found.len();
        dictionary::is_across_words(self.slice(begin..range.end + BESIDE), &inside)
    }

    /// A slip of the characters `range`.
    pub fn slip(&self, range: Range<usize>, right: Option<String>) -> Slip {
        Slip { range: self.bytes(range), right }
    }
}

/// All passages of `notice`, in the order of the page.
pub(super) fn of(notice: &Notice) -> Vec<Passage<'_>> {
    let mut passages = titled(&notice.title, Kind::Title);
    let mut add = |text, kind| passages.push(Passage::new(text, kind));
    notice.recipients.iter().for_each(|text| add(text, Kind::Frame));
    notice.preamble.iter().for_each(|text| add(text, Kind::Paragraph));
    for heading in &notice.headings {
        add(&heading.text, Kind::Name);
        heading.paragraphs.iter().for_each(|text| add(text, Kind::Paragraph));
    }
    for task in &notice.tasks {
        add(&task.name, Kind::Name);
        task.due.iter().for_each(|due| add(&due.words, Kind::Cell));
        let parties = task.assigned.parties();
        parties.for_each(|party| party.remark.iter().for_each(|remark| add(remark, Kind::Cell)));
        task.text.iter().for_each(|text| add(text, Kind::Paragraph));
        task.targets.iter().for_each(|target| add(&target.name, Kind::Cell));
    }
    notice.closing.iter().for_each(|text| add(text, Kind::Paragraph));
    notice.note.iter().chain(&notice.copies).for_each(|text| add(text, Kind::Frame));
    let form = notice.attachment.iter().filter(|form| form.printed);
    passages.extend(form.flat_map(|form| titled(&form.title, Kind::AttachmentTitle)));
    notice.annexes.iter().for_each(|annex| match annex {
        Annex::Form => {}
        Annex::Own(own) => passages.extend(annexed(own)),
    });
    passages
}

fn titled(title: &Title, kind: Kind) -> Vec<Passage<'_>> {
    let (lines, last) = (title.lines(), title.lines().len().saturating_sub(1));
    let passages = lines.iter().map(|line| Passage::new(line, kind)).enumerate();
    passages.map(|(at, passage)| Passage { ends: (at == 0, at == last), ..passage }).collect()
}

fn annexed(own: &OwnAnnex) -> Vec<Passage<'_>> {
    let mut passages = titled(&own.title, Kind::AttachmentTitle);
    passages.extend(own.text.iter().map(|text| Passage::new(text, Kind::Paragraph)));
    for table in &own.tables {
        let cells = table.columns.iter().chain(table.rows.iter().flatten().flatten());
        passages.extend(cells.map(|cell| Passage::new(cell, Kind::Cell)));
    }
    passages
}
