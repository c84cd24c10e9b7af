//! The pages for clerks: in Chinese, in short sentences, leading to no page that a clerk cannot read.
#![expect(clippy::wildcard_enum_match_arm, reason = "the library's list is open, and long")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// They are read by clerks: in the program (帮助), in its archive, or on paper.
const PAGES: [&str; 11] = [
    "README.zh-CN.md",
    "docs/page.md",
    "docs/collecting.md",
    "docs/layout.md",
    "docs/questions.md",
    "docs/by-hand.md",
    "docs/years.md",
    "docs/report.md",
    "docs/begin.md",
    "docs/changes.md",
    "docs/mail.md",
];
/// Characters of the longest sentence.
const LONGEST: usize = 60;
/// What ends a sentence, beside the end of a paragraph, a heading, a cell and a point of a list.
const STOPS: [char; 4] = ['。', '！', '？', '；'];
/// So many words of Latin letters in a row are no name of a program any more.
const ENGLISH: usize = 4;

fn read(page: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap()
}

/// The passages of a page: what stands between two ends. Blocks of code are none; `code` within a line is text.
fn passages(text: &str) -> Vec<String> {
    let (mut found, mut passage, mut in_code) = (Vec::new(), String::new(), false);
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => passage.push_str(&text),
            Event::Code(text) => passage.push_str(&text),
            // A comment is not shown.
            Event::Html(text) | Event::InlineHtml(text) if text.starts_with("<!--") => {}
            Event::Html(text) | Event::InlineHtml(text) => passage.push_str(&text),
            Event::SoftBreak => passage.push('\n'),
            Event::Start(
                Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell | Tag::Item | Tag::List(_),
            )
            | Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell | TagEnd::Item,
            ) => found.push(std::mem::take(&mut passage)),
            _ => {}
        }
    }
    found.push(passage);
    found
}

/// The sentences that are too long.
fn too_long(text: &str) -> Vec<String> {
    let all = passages(text);
    let sentences = all.iter().flat_map(|passage| passage.split(STOPS));
    let length = |one: &str| one.chars().filter(|c| !c.is_whitespace()).count();
    sentences.filter(|one| length(one) > LONGEST).map(str::to_owned).collect()
}

/// What is in English. Code is none.
fn english(text: &str) -> Vec<String> {
    let mut prose = String::new();
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Text(text) => prose.push_str(&text),
            Event::Code(_) => prose.push('码'),
            Event::SoftBreak => prose.push(' '),
            _ => prose.push('\n'),
        }
    }
    let not_latin = |c: char| !(c.is_ascii_alphabetic() || [' ', '\'', ',', '-'].contains(&c));
    let runs = prose.split(not_latin);
    let words = |run: &&str| run.split_whitespace().filter(|word| word.len() > 1).count();
    runs.filter(|run| words(run) >= ENGLISH).map(str::to_owned).collect()
}

/// Where the links of a page lead.
fn links(text: &str) -> Vec<String> {
    let link = |event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    };
    Parser::new_ext(text, Options::ENABLE_TABLES).filter_map(link).collect()
}

/// The links that lead to no page in Chinese.
fn astray(page: &str, text: &str) -> Vec<String> {
    let folder = Path::new(page).parent().unwrap();
    let is_read = |link: &String| {
        let path = link.split('#').next().unwrap_or_default();
        if path.is_empty() {
            return true;
        }
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join(path);
        let there = fs::read_to_string(file).unwrap_or_default();
        let title = there.lines().next().unwrap_or_default();
        title.chars().any(|c| ('\u{4E00}'..='\u{9FFF}').contains(&c))
    };
    links(text).into_iter().filter(|link| !is_read(link)).collect()
}

#[test]
fn no_sentence_for_clerks_is_long() {
    for page in PAGES {
        let found = too_long(&read(page));
        assert!(found.is_empty(), "{page}: {found:#?}");
    }
}

#[test]
fn no_sentence_for_clerks_is_english() {
    for page in PAGES {
        let found = english(&read(page));
        assert!(found.is_empty(), "{page}: {found:#?}");
    }
}

/// What a page of 帮助 shows as words: neither its looks nor code.
fn shown(html: &str) -> String {
    let mut words = String::new();
    let mut kept = html.to_owned();
    for name in ["style", "pre", "code"] {
        let parts: Vec<&str> = kept.split(&format!("</{name}>")).collect();
        let open =
            |part: &&str| part.split(&format!("<{name}")).next().unwrap_or_default().to_owned();
        kept = parts.iter().map(open).collect::<Vec<_>>().join("码");
    }
    for part in kept.split('<') {
        let (tag, text) = part.split_once('>').unwrap_or(("", part));
        let is_within = ["a", "/a", "strong", "/strong", "em", "/em"].contains(&tag);
        words.push_str(if is_within || tag.starts_with("a ") { "" } else { "\n" });
        words.push_str(text);
    }
    words
}

/// All of it, also the pages for who looks after the computer: their English is for readers of the sources.
#[test]
fn nothing_under_help_is_english() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
    assert!(command.arg("extras").arg(folder.path()).output().unwrap().status.success());
    let guide = folder.path().join("guide");
    let below = fs::read_dir(guide.join("docs")).unwrap().map(|entry| entry.unwrap().path());
    let pages: Vec<PathBuf> = below
        .chain([guide.join("说明.html")])
        .filter(|path| path.extension().is_some_and(|end| end == "html"))
        .collect();
    assert!(pages.len() > 15, "{pages:?}");
    for page in pages {
        let found = english(&shown(&fs::read_to_string(&page).unwrap()));
        assert!(found.is_empty(), "{}: {found:#?}", page.display());
    }
}

#[test]
fn no_link_for_clerks_leads_to_a_page_in_english() {
    for page in PAGES {
        let found = astray(page, &read(page));
        assert!(found.is_empty(), "{page}: {found:#?}");
    }
}

/// What a page must not have is found in one that has it.
#[test]
fn a_planted_fault_of_a_page_is_found() {
    let long = "很长的".repeat(21);
    for text in
        [long.clone(), format!("- 短句。{long}"), format!("| 甲 |\n| --- |\n| {long}，好 |")]
    {
        assert_eq!(too_long(&text).len(), 1, "{text}");
    }
    assert!(too_long(&format!("{}；{}", &long[..90], &long[..90])).is_empty());
    assert!(too_long(&format!("```\n{long}\n```\n")).is_empty());
    assert_eq!(english("表（Word for Windows can open it）。").len(), 1);
    assert!(english("用 Word、WPS 和 Excel 打开 `hongtou status one two three`。").is_empty());
    let page =
        "<style>a b c d</style><p>用<code>one two three four</code><pre>or in code all of it</pre>";
    assert!(english(&shown(page)).is_empty());
    for planted in ["<p>that is in English</p>", "<td>so it <a href=\"x\">is in tables</a></td>"] {
        assert_eq!(english(&shown(&format!("{page}{planted}"))).len(), 1, "{planted}");
    }
    let planted =
        "[甲](returns.md)、[乙](collecting.md#怎样收)、[丙](none.md)、[丁](https://example.cn)";
    assert_eq!(astray("docs/page.md", planted), ["returns.md", "none.md", "https://example.cn"]);
}

/// Both pages say of the same codes that they make a unit 待核 or 有误.
#[test]
fn the_codes_of_a_state_are_those_of_the_program() {
    let rows = |page: &str, state: &str| -> Vec<String> {
        let text = read(page);
        let of_state = text.lines().filter(|line| line.starts_with(&format!("| {state} |")));
        let words = of_state.flat_map(|line| line.split([' ', '|']));
        let is_code = |word: &&str| word.len() == 4 && word.starts_with("E6");
        words.filter(is_code).map(str::to_owned).collect()
    };
    for state in ["待核", "有误"] {
        let here = rows("docs/collecting.md", state);
        assert_eq!(here, rows("docs/returns.md", state), "{state}");
        assert!(!here.is_empty());
    }
}
