//! Every kind of finding the program can make, with the values its words need (codes: `code`).

use super::{
    Changing, ColumnProblem, Ending, FormatProblem, Glyphs, Keeping, Mailing, MeantKey, Promise,
    Refusal, Reported, Returned, Shape, Sorting, Starting, TaskProblem, Timing, Unclear,
    Unfinished,
};

/// A kind of finding with the values its words need.
///
/// Codes never change their meaning: `E0xx` reading the file, `E1xx` shape of the description,
/// `E2xx` its content, `E3xx` templates, `E4xx` fonts and page, `E5xx` files, `E60x` the
/// forms and their period, `E61x` and `E62x` what was sent back; `W…` likewise for warnings.
#[derive(Clone, Debug, PartialEq)]
pub enum Problem {
    /// The file is in no encoding we read.
    NotText,
    /// The file is no UTF-8, but reads well as GBK (GB 18030).
    LooksLikeGbk,
    /// A character that cannot be seen: a control, a zero width or a direction character.
    InvisibleCharacter {
        /// The character.
        character: char,
    },
    /// The file is larger than any description.
    TooLarge {
        /// The limit in megabytes.
        limit_mb: usize,
    },
    /// Nothing is written in the file.
    EmptyFile,
    /// A line is longer than any description's.
    LineTooLong {
        /// The limit in characters.
        limit: usize,
    },
    /// The text is no YAML, for a reason without words of its own.
    YamlBroken {
        /// What the parser said, in English.
        detail: String,
    },
    /// A full-width colon stands behind a key.
    FullWidthColon {
        /// The key.
        key: String,
    },
    /// No blank follows the colon behind a key.
    NoBlankAfterColon {
        /// The key.
        key: String,
    },
    /// A tab stands where only blanks may.
    Tab,
    /// A line is indented with full-width blanks (U+3000).
    FullWidthIndent,
    /// A quotation mark has no partner.
    UnclosedQuote {
        /// The mark.
        mark: char,
    },
    /// Text follows a closing quotation mark.
    TextAfterQuote,
    /// A bracket of a short list or mapping has no partner.
    UnclosedBracket {
        /// The bracket that is open.
        open: char,
    },
    /// A second colon in a line, or lines below a text that look like keys.
    ColonInText,
    /// A text begins with a character that means something else in YAML.
    SpecialStart {
        /// The character.
        character: char,
    },
    /// A line stands neither under its neighbours nor further in.
    Indentation,
    /// Lists and mappings are nested deeper than any description is.
    TooDeep {
        /// The limit.
        limit: usize,
    },
    /// The description holds more values than any description does, aliases written out.
    TooManyValues {
        /// The limit.
        limit: usize,
    },
    /// The file holds a second description behind a `---`.
    SeveralDocuments,
    /// An alias (`*name`) stands inside the value it stands for.
    AliasInItself,
    /// A backslash between double quotes, where it begins an escape.
    Backslash,
    /// A line begins with a key and has no colon behind it.
    NoColon {
        /// The key.
        key: String,
    },
    /// The dash of a list item is no ASCII dash, or no blank follows it.
    ListDash,
    /// A value has another shape than its key needs.
    WrongShape {
        /// The key, or what the value is an item of, as written.
        key: String,
        /// What it must be.
        wanted: Shape,
        /// What it is.
        found: Shape,
    },
    /// A key that nobody knows.
    UnknownKey {
        /// The key as written.
        key: String,
        /// Which one may have been meant.
        meant: MeantKey,
    },
    /// A key is given twice.
    DuplicateKey {
        /// The key as written.
        key: String,
    },
    /// A key is given by its English and by its Chinese name.
    BothNames {
        /// The English name.
        name: String,
        /// The Chinese name.
        alias: String,
    },
    /// Keys that must be there are not.
    MissingKeys {
        /// English and Chinese names.
        keys: Vec<(String, String)>,
    },
    /// Nothing is written behind a key.
    EmptyValue {
        /// The key as written.
        key: String,
    },
    /// A list has no items.
    EmptyList {
        /// The key as written.
        key: String,
    },
    /// A text has several lines where one is wanted.
    LinesInText {
        /// The key as written.
        key: String,
    },
    /// A text is longer than any paragraph.
    TextTooLong {
        /// The key as written.
        key: String,
        /// The limit in characters.
        limit: usize,
    },
    /// A comma between groups of digits cut a number between braces.
    NumberCut {
        /// The number without its commas.
        number: String,
    },
    /// The year is no year of a notice.
    BadYear {
        /// As written.
        found: String,
    },
    /// A date in a form we do not read.
    BadDate {
        /// As written.
        found: String,
    },
    /// A date the calendar does not have.
    NoSuchDay {
        /// As written.
        found: String,
    },
    /// A task names a unit that is not in the register.
    UnknownUnit {
        /// As written.
        found: String,
        /// Names that are nearest, one of each unit.
        suggestions: Vec<String>,
    },
    /// Several units are written as one name, with marks that do not separate in YAML.
    SeveralUnits {
        /// As written.
        found: String,
        /// The names in it.
        names: Vec<String>,
    },
    /// A task names a unit twice.
    UnitTwice {
        /// The official name.
        name: String,
    },
    /// Two units, or a unit and an alias, have one name. Related: the first place.
    UnitNameTaken {
        /// The name.
        name: String,
        /// As it is written at the first place: width and case may differ.
        first: String,
    },
    /// Two tasks have one name. Related: the first.
    TaskTwice {
        /// The name.
        name: String,
    },
    /// The unit that reports a target is not responsible for its task.
    ReporterNotResponsible {
        /// The unit.
        unit: String,
        /// The units that are.
        responsible: Vec<String>,
    },
    /// No mail address.
    BadEmail {
        /// As written.
        found: String,
    },
    /// No number.
    BadAmount {
        /// As written.
        found: String,
    },
    /// 发文字号 is not 代字〔年〕号 (GB/T 9704-2012, 7.2.5).
    BadNumber {
        /// As written.
        found: String,
        /// How it would be right, where that can be told.
        right: Option<String>,
    },
    /// A description of a format that this program does not know yet.
    NewerDescription {
        /// Its format.
        found: u64,
        /// The newest that is known.
        known: u64,
    },
    /// A value that is none of the few possible ones.
    NotOneOf {
        /// As written.
        found: String,
        /// The possible ones.
        allowed: Vec<String>,
    },
    /// No whole number of days.
    BadDays {
        /// As written.
        found: String,
    },
    /// No telephone number.
    BadPhone {
        /// As written.
        found: String,
    },
    /// A title line is longer than a line of the page holds.
    TitleLineLong {
        /// Its width in characters, halves rounded up.
        cells: usize,
        /// What a line holds.
        limit: usize,
    },
    /// A task names a unit by an alias. Related: the register's entry.
    AliasInTask {
        /// As written.
        written: String,
        /// The official name.
        official: String,
    },
    /// A text names a unit by an alias. Related: the register's entry.
    AliasInText {
        /// As written.
        written: String,
        /// The official name.
        official: String,
    },
    /// A year that is not the notice's year.
    YearDiffers {
        /// The year found.
        found: u16,
        /// The year of the notice.
        year: u16,
    },
    /// Printed before it was signed. Related: the signing.
    PrintedBeforeSigned,
    /// Half-width punctuation among Chinese characters.
    HalfWidthPunctuation {
        /// The character.
        found: char,
        /// The full-width ones that are meant.
        wanted: String,
    },
    /// A blank between Chinese characters.
    BlankInText,
    /// A blank that comes of a line break in the description, between Chinese characters.
    BlankFromFold,
    /// A blank at the beginning or end of a text.
    BlankAtEdge,
    /// 主送机关 with its colon, which the template adds.
    RecipientsColon,
    /// 附注 with its parentheses, which the template adds.
    NoteParentheses,
    /// 抄送机关 with label or full stop, which the template adds.
    CopiesFrame,
    /// The name of a task with its ordinal or full stop, which the template adds.
    TaskNameFrame,
    /// The text of a task with its bracket of units, which the template adds.
    TaskTextUnits,
    /// The title of the attachment with the word 附件, which the template adds.
    AttachmentLabel,
    /// A comment that ends an unquoted text and looks like a part of it.
    CommentInText {
        /// The comment, from its `#` on.
        comment: String,
    },
    /// A character of private use, which every font draws in its own way.
    PrivateCharacter {
        /// The first of its text.
        character: char,
    },
    /// The template engine refused a template (syntax, an unknown or undefined name).
    TemplateFailed {
        /// What the engine said.
        detail: String,
    },
    /// A rendered line is not one of the known blocks.
    TemplateBlock {
        /// The line, or the tag, that is not known.
        found: String,
    },
    /// Something about characters that fonts lack.
    Glyphs(Glyphs),
    /// The role's own kind of type is nowhere to be found, and another stands in.
    FontSubstituted {
        /// The kind of type, in Chinese (仿宋).
        wanted: String,
        /// The name of the font that is used.
        used: String,
    },
    /// A font that must be there is not.
    FontMissing {
        /// The kind of type, in Chinese (仿宋).
        wanted: String,
        /// The places that were searched.
        searched: String,
    },
    /// A font file cannot be read.
    FontUnreadable {
        /// The file.
        file: String,
    },
    /// A file could not be made from a document.
    WriterFailed {
        /// Its format (PDF).
        format: String,
        /// What the library behind it said.
        detail: String,
    },
    /// A folder of templates has none, or one of a name that nothing uses.
    NoTemplate {
        /// The folder, or the file.
        file: String,
        /// The names that are used.
        known: String,
    },
    /// A file of an earlier run lies among the new ones, though it is made no more.
    LeftFromBefore {
        /// The file.
        file: String,
    },
    /// A file of an earlier run lies among the new ones, though it was not asked for this time.
    NotRenewed {
        /// The file.
        file: String,
    },
    /// Drafts or forms of an earlier run lie among those of this one, which has none in their place.
    LeftBeside {
        /// Their names.
        files: Vec<String>,
    },
    /// The issuer mark would be set smaller than the text.
    MarkTooLong,
    /// There are more findings of a kind than are listed.
    MoreAlike {
        /// Their code, which is the code of this one too.
        code: &'static str,
        /// How many more.
        more: usize,
    },
    /// A demo was asked for where an office has files of its own.
    NotOurDemo {
        /// One of them: its description, where there is one.
        file: String,
    },
    /// A file that was named is not there.
    FileNotFound {
        /// The file.
        file: String,
    },
    /// The folder with what came back is not there.
    NoReturns {
        /// The folder.
        folder: String,
    },
    /// What was to be said on standard output went nowhere (a full disk).
    OutputLost {
        /// Why.
        why: Refusal,
    },
    /// Another run has been writing into the folder for minutes.
    FolderInUse {
        /// The folder.
        folder: String,
        /// The machine and the process; empty where the system does not say.
        holder: String,
    },
    /// Files were to be written among those that came back.
    OutputAmongReturns {
        /// The folder they were to be written into.
        folder: String,
        /// The folder of what came back.
        returns: String,
    },
    /// The system gives the program no thread that writes a workbook.
    NoThread,
    /// The computer's clock stands before 1970.
    ClockWrong,
    /// A file cannot be read.
    FileUnreadable {
        /// The file.
        file: String,
        /// Why.
        why: Refusal,
    },
    /// A file or folder cannot be written.
    FileUnwritable {
        /// The file or folder.
        file: String,
        /// Why.
        why: Refusal,
    },
    /// No task names a unit of the register, which so has nothing to report.
    UnitWithoutTask {
        /// The official name.
        name: String,
    },
    /// A text of the description is longer than a cell of Excel holds.
    TooLongForCell {
        /// How it begins.
        begins: String,
        /// The limit in characters.
        limit: u32,
    },
    /// A piece that cannot be broken is higher than the type area.
    TooHigh {
        /// What it is, in the words of the standard.
        element: String,
    },
    /// Something is wrong with the end of a paper.
    Ending(Ending),
    /// Something about a task: its due, its units.
    OfTask(TaskProblem),
    /// The columns of the progress form.
    OfColumns(ColumnProblem),
    /// Something is wrong with a file that was sent back.
    Returned(Returned),
    /// Something is wrong with the head or the format of the paper.
    Format(FormatProblem),
    /// Something is wrong with a period that is named, or with the days on which returns are due.
    Timing(Timing),
    /// Something is wrong with a target, or with what is reported of it.
    Reported(Reported),
    /// A target as the description says it.
    Promise(Promise),
    /// A change within the year, as the description says it.
    Changing(Changing),
    /// Something is to be said of what the year's folder keeps.
    Keeping(Keeping),
    /// Something stands in the way of a first description.
    Starting(Starting),
    /// What a description still waits for.
    Unfinished(Unfinished),
    /// Something stands in the way of a mail.
    Mailing(Mailing),
    /// Something is unclear about whose return a file is, or wrong with what was ruled of it.
    Sorting(Sorting),
    /// Something is wrong with what a return says.
    Unclear(Unclear),
}
