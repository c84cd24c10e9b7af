//! The words of every finding in English.

use super::super::{MeantKey, Problem, Shape};
use super::year_in;

impl Problem {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(super) fn en(&self) -> (String, String) {
        match self {
            Problem::NotText => (
                "the encoding of the file is not known".into(),
                "open it in an editor and save it as UTF-8 text".into(),
            ),
            Problem::LooksLikeGbk => (
                "the file is in GBK, not in UTF-8".into(),
                "open it in Notepad, choose “Save as” and the encoding UTF-8".into(),
            ),
            Problem::InvisibleCharacter { character } => (
                format!("there is an invisible character (U+{:04X})", u32::from(*character)),
                "delete it; text pasted from the web or from Word often brings it along".into(),
            ),
            Problem::TooLarge { limit_mb } => (
                format!("the file is over {limit_mb} MB, too large for a description"),
                "see whether this is the right file".into(),
            ),
            Problem::EmptyFile => (
                "nothing is written in the file".into(),
                "write at least year, issuer, number, title, recipients, preamble, units and tasks, \
                 as the example in docs/notice-yaml.md shows"
                    .into(),
            ),
            Problem::LineTooLong { limit } => (
                format!("this line has over {limit} characters, too many for a description"),
                "see whether this is the right file; give each value a line of its own".into(),
            ),
            Problem::YamlBroken { detail } => (
                format!("this is no YAML ({detail})"),
                "compare colon, indentation, quotes and brackets with the lines around; put text with special characters in double quotes".into(),
            ),
            Problem::FullWidthColon { key } => (
                format!("a full-width colon “：” stands behind “{key}”"),
                format!("write an ASCII colon and a blank: “{key}: …”"),
            ),
            Problem::NoBlankAfterColon { key } => (
                format!("no blank follows the colon behind “{key}”"),
                format!("put a blank after the colon: “{key}: …”"),
            ),
            Problem::Tab => (
                "there is a tab here".into(),
                "indent with blanks only: delete the tab and align with the lines around".into(),
            ),
            Problem::FullWidthIndent => (
                "the line is indented with full-width blanks".into(),
                "use ordinary blanks and align with the lines around".into(),
            ),
            Problem::UnclosedQuote { mark } => (
                format!("the quotation mark {mark} has no partner"),
                format!("put {mark} at the end of the text, or take away the first one"),
            ),
            Problem::TextAfterQuote => (
                "text follows the closing quotation mark".into(),
                "put the whole text in one pair of quotes, and use “ ” inside".into(),
            ),
            Problem::UnclosedBracket { open } => (
                format!("the bracket {open} has no partner"),
                "see that [ ] and { } come in pairs; put text that begins with a bracket in double quotes".into(),
            ),
            Problem::ColonInText => (
                "there is one colon too many here, or the line's indentation does not fit the line above".into(),
                "put the text in double quotes; if this is a key of its own, align it with its neighbours".into(),
            ),
            Problem::SpecialStart { character } => (
                format!("a text cannot begin with {character}"),
                "put the whole text in double quotes".into(),
            ),
            Problem::Indentation => (
                "the indentation of this line fits none of the lines around".into(),
                "lines of one level begin in one column, the next level two blanks further in".into(),
            ),
            Problem::TooDeep { limit } => (
                format!("values are nested more than {limit} deep"),
                "look for brackets or indentation too many".into(),
            ),
            Problem::TooManyValues { limit } => (
                format!("there are more than {limit} values, or one is repeated too often"),
                "see whether this is the right file; take out what is repeated, by * too".into(),
            ),
            Problem::SeveralDocuments => (
                "a second description begins here".into(),
                "delete this “---”, or make two files".into(),
            ),
            Problem::AliasInItself => (
                "this * stands inside the value it stands for".into(),
                "write the value out instead".into(),
            ),
            Problem::Backslash => (
                "a backslash has a meaning of its own between double quotes".into(),
                "put the text in single quotes, or double the backslash".into(),
            ),
            Problem::NoColon { key } => (
                format!("no colon stands behind “{key}”"),
                format!("write a colon and a blank: “{key}: …”"),
            ),
            Problem::ListDash => (
                "the dash of this list item is not in order".into(),
                "write an ASCII dash and a blank: “- ”".into(),
            ),
            Problem::WrongShape { key, wanted, found } => (
                format!("“{key}” must be {}, but this is {}", shape(*wanted), shape(*found)),
                "follow the example of this key in docs/notice-yaml.md".into(),
            ),
            Problem::UnknownKey { key, meant } => (
                format!("there is no key “{key}”"),
                match meant {
                    MeantKey::Near(name, other) => format!("did you mean “{name}” (or “{other}”)?"),
                    MeantKey::AnyOf([known, _]) => format!(
                        "delete it, or take one that may stand here: {} (docs/notice-yaml.md)",
                        known.join(", ")
                    ),
                },
            ),
            Problem::DuplicateKey { key } => (
                format!("“{key}” is given twice"),
                "keep one of them".into(),
            ),
            Problem::BothNames { name, alias } => (
                format!("“{name}” and “{alias}” are one key, given twice"),
                "keep one of them".into(),
            ),
            Problem::MissingKeys { keys } => (
                format!("missing here: {}", keys_en(keys)),
                "add them as docs/notice-yaml.md shows".into(),
            ),
            Problem::EmptyValue { key } => (
                format!("nothing is written behind “{key}”"),
                "write it, or delete the line if it is not needed".into(),
            ),
            Problem::EmptyList { key } => (
                format!("the list “{key}” is empty"),
                "write at least one item, or delete the line if it is not needed".into(),
            ),
            Problem::LinesInText { key } => (
                format!("“{key}” has line breaks"),
                "write a paragraph in one line; make several a list, each behind “- ”".into(),
            ),
            Problem::TextTooLong { key, limit } => (
                format!("a text of “{key}” has over {limit} characters"),
                "see whether it was pasted by mistake, or make it a list of paragraphs".into(),
            ),
            Problem::NumberCut { number } => (
                "between braces a comma cuts the number in two".into(),
                format!("write {number} without the comma, or the whole number in quotes"),
            ),
            Problem::BadYear { found } => (
                format!("“{found}” is no year of a notice"),
                "write four digits from 1949 to 2200".into(),
            ),
            Problem::BadDate { found } => (
                format!("“{found}” is not written as a date"),
                {
                    let year = year_in(found).unwrap_or("YYYY");
                    format!("write {year}-03-28 or {year}年3月28日")
                },
            ),
            Problem::NoSuchDay { found } => (
                format!("there is no day “{found}”"),
                "correct month and day".into(),
            ),
            Problem::UnknownUnit { found, suggestions } => (
                format!("the register of units has no “{found}”"),
                match suggestions.as_slice() {
                    [name, others @ ..] => {
                        let others: String =
                            others.iter().map(|name| format!(" or “{name}”")).collect();
                        format!("did you mean “{name}”{others}? Else give it this alias")
                    }
                    [] => "add the unit to `units`, or use a name that stands there".into(),
                },
            ),
            Problem::UnitTwice { name } => (
                format!("“{name}” stands twice in this task"),
                "keep one of them".into(),
            ),
            Problem::UnitNameTaken { name, first } => (
                match name == first {
                    true => format!("the name “{name}” is taken"),
                    false => format!("“{name}” and “{first}” differ in width, case or blanks alone: one name"),
                },
                "a name or alias belongs to one unit only: change or delete one of them".into(),
            ),
            Problem::TaskTwice { name } => (
                format!("two tasks are called “{name}” and say the same"),
                "delete the one that was copied".into(),
            ),
            Problem::ReporterNotResponsible { unit, responsible } => (
                format!("“{unit}” is none of the units that report this task"),
                format!(
                    "it may be one of {}; if it reports too, add it to the task's units (leads, supporting units), \
                     and where who_reports is given, there",
                    responsible.join(", ")
                ),
            ),
            Problem::BadEmail { found } => (
                format!("“{found}” is no mail address"),
                "write it as name@example.gov.cn, without blanks".into(),
            ),
            Problem::BadAmount { found } => (
                format!("the amount “{found}” is no number"),
                "write a number, such as 60 or 1.2, with the words of the notice where it has some: 60余场, \
                 不少于60, 8%以内, 约50, 50-60, 下降15%, 保持100%"
                    .into(),
            ),
            Problem::BadNumber { found, right } => (
                format!("the number “{found}” is not in due form"),
                match right {
                    Some(right) => {
                        format!("write “{right}”: year in 〔〕, no leading zero, no 第")
                    }
                    None => {
                        let year = year_in(found).unwrap_or("YYYY");
                        format!("write it as 川政办字〔{year}〕13号: code, year in 〔〕, number, 号")
                    }
                },
            ),
            Problem::NewerDescription { found, known } => (
                format!("the description is for a newer version (file format {found}, this one knows {known})"),
                "use a newer version of the program (--version says which this is)".into(),
            ),
            Problem::NotOneOf { found, allowed } => (
                format!("“{found}” is not possible here"),
                format!("possible are: {}", allowed.join(", ")),
            ),
            Problem::BadDays { found } => (
                format!("“{found}” is no number of days"),
                "write a whole number from 0 to 366".into(),
            ),
            Problem::BadPhone { found } => (
                format!("there is no telephone number in “{found}”"),
                "write 0533-5181763; extensions and several numbers as they are printed, or a list"
                    .into(),
            ),
            Problem::SeveralUnits { found, names } => (
                format!("“{found}” is several units in one"),
                format!("separate units by ASCII commas: [{}]; several reporters likewise", names.join(", ")),
            ),
            Problem::TitleLineLong { cells, limit } => (
                format!("this title line is {cells} characters wide, and a line holds {limit}"),
                "break it between words".into(),
            ),
            Problem::AliasInTask { written, official } => (
                format!("“{written}” is an alias of “{official}”"),
                format!("the body prints “{written}”, the table “{official}”; write “{official}” to have one name"),
            ),
            Problem::AliasInText { written, official } => (
                format!("the text says “{written}”, an alias of “{official}”"),
                format!("write “{official}” to have one name"),
            ),
            Problem::YearDiffers { found, year } => (
                format!("this says {found}, the notice is for {year}"),
                "see whether it was left over from another year".into(),
            ),
            Problem::PrintedBeforeSigned => (
                "printed before it was signed".into(),
                "check the two dates".into(),
            ),
            Problem::HalfWidthPunctuation { found, wanted } => (
                format!("half-width “{found}” stands among Chinese characters"),
                format!("write {wanted} where that is meant"),
            ),
            Problem::BlankInText => (
                "there is a blank between Chinese characters".into(),
                "it is printed as it stands; delete it if it is not meant".into(),
            ),
            Problem::BlankFromFold => (
                "the text is broken here, which prints a blank".into(),
                "write the text in one line".into(),
            ),
            Problem::BlankAtEdge => (
                "the text begins or ends with a blank".into(),
                "delete it; the program indents paragraphs itself".into(),
            ),
            Problem::RecipientsColon => (
                "the recipients end in a colon".into(),
                "delete it; the template adds it".into(),
            ),
            Problem::NoteParentheses => (
                "the note stands in parentheses".into(),
                "delete them; the template adds them".into(),
            ),
            Problem::CopiesFrame => (
                "the copies have their label or full stop".into(),
                "write the names only; the template adds both".into(),
            ),
            Problem::TaskNameFrame => (
                "the task's name has its ordinal or full stop".into(),
                "write the name only; the template adds both, and they would be printed twice"
                    .into(),
            ),
            Problem::TaskTextUnits => (
                "the task's text names the responsible units".into(),
                "delete this and write them under “units”; the template adds them".into(),
            ),
            Problem::AttachmentLabel => (
                "the attachment's title begins with 附件".into(),
                "write the title only; the template adds 附件".into(),
            ),
            Problem::CommentInText { comment } => (
                format!("“{comment}” is left out: a # behind a blank begins a comment"),
                "if it belongs to the text, put the whole text in double quotes; if it is a \
                 comment, put a blank after # or give it a line of its own"
                    .into(),
            ),
            Problem::PrivateCharacter { character } => (
                format!(
                    "there is a private character (U+{:04X}), which other computers show differently",
                    u32::from(*character)
                ),
                "see which character is meant, and type it anew".into(),
            ),
            Problem::TemplateFailed { detail } => (
                format!("the template cannot be used: {detail}"),
                "correct it after the original in templates, or leave out --templates".into(),
            ),
            Problem::TemplateBlock { found } => (
                format!("the template has something that is no block: {found}"),
                "write one block a line; docs/templates.md lists them".into(),
            ),
            Problem::FontSubstituted { wanted, used } => (
                format!("no {wanted} font was found, “{used}” stands in"),
                "install the office's fonts; `hongtou fonts` shows what is used".into(),
            ),
            Problem::FontMissing { wanted, searched } => (
                format!("no {wanted} font was found (searched: {searched})"),
                "put the fonts folder beside the program, or name it with --fonts".into(),
            ),
            Problem::FontUnreadable { file } => (
                format!("the font file cannot be read: {file}"),
                "install the font anew, or remove it from the fonts folder".into(),
            ),
            Problem::WriterFailed { format, detail } => (
                format!("the {format} file could not be made: {detail}"),
                "this is a fault of the program: report it with notice.yaml and this message"
                    .into(),
            ),
            Problem::NoTemplate { file, known } => (
                format!("“{file}” is not used as a template"),
                format!("templates are named {known}; is it misspelt, or does it end in .txt?"),
            ),
            Problem::MarkTooLong => (
                "the issuer mark is so long that it would be smaller than the text".into(),
                "give the body's short name as `mark`".into(),
            ),
            Problem::LeftFromBefore { file } => (
                format!("“{file}” is from an earlier run; this notice has no attachment"),
                "delete it where it is not needed, and do not send it with this notice".into(),
            ),
            Problem::NotRenewed { file } => (
                format!("“{file}” is from an earlier run, and was not made again"),
                "it may not agree with the new files: to use it, run once more without --only".into(),
            ),
            Problem::LeftBeside { files } => (
                format!("the folder also has files of an earlier run: {}", files.join(", ")),
                "they may no longer be right: do not send them, and remove what nobody needs".into(),
            ),
            Problem::MoreAlike { more, .. } => (
                format!("{more} more of this kind are not listed"),
                "they are to be mended like those above; then check again".into(),
            ),
            Problem::NotOurDemo { file } => (
                format!("“{file}” is no demo's: it is not written over, nor is a demo laid beside it"),
                "name an empty folder, as in `hongtou demo demo-out`".into(),
            ),
            Problem::FileNotFound { file } => (
                format!("“{file}” was not found"),
                "look at the name, and whether it is still there; notice.yaml may be left out inside the folder \
                 of its year; what lies elsewhere is named with its whole path"
                    .into(),
            ),
            Problem::NoReturns { folder } => (
                format!("there is no folder “{folder}” with what the units sent back"),
                "make it and put the forms, mails, archives and stamped copies into it as they \
                 came; if they lie elsewhere, name that folder with --returns"
                    .into(),
            ),
            Problem::OutputLost { why } => (
                format!("what was to be printed was not written to its end{}", why.en()),
                "what is there is not whole: see whether the disk is full, and run it again".into(),
            ),
            Problem::FolderInUse { folder, holder } => (
                format!("another run keeps writing into “{folder}” ({holder})"),
                "wait until it has ended, or end it where it hangs; then run this again".into(),
            ),
            Problem::OutputAmongReturns { folder, returns } => (
                format!("“{folder}” lies among what came back, “{returns}”: nothing is written there"),
                "name another folder with -o, such as out; without -o files go into out".into(),
            ),
            Problem::NoThread => (
                "the system gives the program no thread: no workbook could be made, and nothing was written"
                    .into(),
                "close other programs; if that is no help, ask for more processes and memory for this user".into(),
            ),
            Problem::ClockWrong => (
                "the computer's clock stands before 1970: no file can be made".into(),
                "set its day and time, and run it again".into(),
            ),
            Problem::FileUnreadable { file, why } => {
                (format!("“{file}” cannot be read{}", why.en()), why.to_read_en().into())
            }
            Problem::FileUnwritable { file, why } => {
                (format!("“{file}” cannot be written{}", why.en()), why.to_write_en().into())
            }
            Problem::UnitWithoutTask { name } => (
                format!("“{name}” is responsible for no task and gets no form"),
                "add it to its task's units, or delete it from the register".into(),
            ),
            Problem::TooLongForCell { begins, limit } => (
                format!("“{begins}…” is longer than a cell of the form holds"),
                format!("shorten it to {limit} characters"),
            ),
            Problem::Ending(found) => found.en(),
            Problem::OfTask(found) => found.en(),
            Problem::OfColumns(found) => found.en(),
            Problem::Glyphs(found) => found.en(),
            Problem::Returned(found) => found.en(),
            Problem::Format(found) => found.en(),
            Problem::Timing(found) => found.en(),
            Problem::Reported(found) => found.en(),
            Problem::Promise(found) => found.en(),
            Problem::Changing(found) => found.en(),
            Problem::Keeping(found) => found.en(),
            Problem::Starting(found) => found.en(),
            Problem::Unfinished(found) => found.en(),
            Problem::Unclear(found) => found.en(),
            Problem::Mailing(found) => found.en(),
            Problem::Sorting(found) => found.en(),
            Problem::TooHigh { element } => (
                format!("{element} is higher than a page"),
                "shorten it, or make several items of it".into(),
            ),
        }
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a text",
        Shape::List => "a list (each item behind “- ”)",
        Shape::TextOrList => "a text or a list of texts",
        Shape::Mapping => "keys with values",
        Shape::Nothing => "nothing",
    }
}

fn keys_en(keys: &[(String, String)]) -> String {
    let named: Vec<String> =
        keys.iter().map(|(name, alias)| format!("“{name}” ({alias})")).collect();
    named.join(", ")
}
