//! docs/messages.md, written by the program: what each code means stands in `meanings.txt`, all else is what the
//! program says of it, does about it, and says of the first broken description that has it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::super::{
    Keeping, Lang, Mailing, Mender, Message, Problem, Reported, RunProblem, Severity,
};
use crate::notice;

/// What a code means, a line a code: the code, and its meaning in Chinese and in English.
const MEANINGS: &str = include_str!("meanings.txt");

/// The head of the page.
const HEAD: &str = "# 提示信息一览

每条提示有一个不变的编号。E 开头的是错误，W 开头的是警告，警告不挡住出文件。描述文件、模板、字体有错误的，改正前不出文件；报来的文件有
错误（E6）的，只是那一处不计入，别的照出。每条都写着出不出文件。
（Every finding has a stable code. An `E` of description, templates or fonts stops the output, one of a return (`E6`) only
keeps what it stands at out; a `W` stops nothing. Each row says so.）

同一编号的问题最多列 100 处，其余的在最后用同一编号报一个总数。`hongtou explain E211` 说一个编号是什么意思。例子里的“……”是当时的字和数。
（Of each code the first hundred are listed; the rest is counted under the same code at the end. `hongtou explain E211` tells
what a code means. “……” stands for the words and numbers of the case.）

这一页是程序写的。（This page is written by the program: `UPDATE=1 cargo test --lib -- diag::samples`.）
";

/// What the codes of a hundred are about, by their first digit, and what is to be said of all of them.
const HUNDREDS: [(char, &str, &str); 10] = [
    ('0', "读文件（E0、W0）", ""),
    (
        '1',
        "写法（E1）",
        "W1 开头的是校对规则，见 [rules.md](rules.md)。（The `W1` are rules of the proof-reader: rules.md.）\n\n",
    ),
    ('2', "内容（E2、W2）", ""),
    ('3', "模板（E3）", ""),
    ('4', "字体和版面（E4、W4）", ""),
    ('5', "运行和文件，推测的和待填的地方（E5、W5）", ""),
    (
        '6',
        "报送期、填报表和报来的文件（E6、W6）",
        "一份文件有错，只跳过这一份，其余照常处理。（A faulty file is passed over; the others are read.）\n\n",
    ),
    ('7', "目标和汇总（E7、W7）", ""),
    ('8', "发邮件和记录（E8、W8）", ""),
    ('9', "存档和归档（E9、W9）", ""),
];

/// The heads of the columns.
const COLUMNS: &str = "| 编号 | 意思 | Meaning | 例子 | Example | 怎么办 | What to do | 谁来改 | Who mends it | 出不出文件 | Output |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
";

/// Words in Chinese and in English.
type Both = [String; 2];

fn both(zh: &str, en: &str) -> Both {
    [zh.to_owned(), en.to_owned()]
}

/// The whole page.
fn page() -> String {
    let (meanings, examples, firsts) = (meanings(), examples(), firsts());
    let mut page = HEAD.to_owned();
    for (digit, title, told) in HUNDREDS {
        let _ = write!(page, "\n## {title}\n\n{told}{COLUMNS}");
        let of_hundred = meanings.iter().filter(|((number, _), _)| number.starts_with(digit));
        for ((number, letter), meaning) in of_hundred {
            let code = format!("{letter}{number}");
            let first = firsts.get(&code).expect(&code);
            page.push_str(&row(&code, meaning, first, examples.get(&code)));
        }
    }
    page
}

/// What the codes mean, by their number; an error of the same number goes before a warning.
fn meanings() -> BTreeMap<(String, char), Both> {
    let of = |line: &str| {
        let (code, words) = line.split_once(" | ").expect(line);
        let (zh, en) = words.split_once(" | ").expect(line);
        let letter = code.chars().next().unwrap();
        ((code[1..].to_owned(), letter), both(zh, en))
    };
    MEANINGS.lines().map(of).collect()
}

/// The first sample of each code.
fn firsts() -> BTreeMap<String, Problem> {
    let mut firsts = BTreeMap::new();
    for problem in super::all().into_iter().filter(|one| !one.is_count()) {
        firsts.entry(problem.code().to_owned()).or_insert(problem);
    }
    firsts
}

/// What is said of the first broken description that has a code.
fn examples() -> BTreeMap<String, Both> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/broken");
    let entries = folder.read_dir().unwrap().map(|one| one.unwrap().path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    files.sort();
    let mut said = BTreeMap::new();
    for file in files {
        let reading = notice::read("notice.yaml", &std::fs::read(file).unwrap());
        for problem in reading.findings.sorted().into_iter().map(|found| found.problem) {
            let titles = [Lang::Zh, Lang::En].map(|lang| problem.message(lang).title);
            said.entry(problem.code().to_owned()).or_insert(titles);
        }
    }
    said
}

fn row(code: &str, meaning: &Both, first: &Problem, example: Option<&Both>) -> String {
    let said = [Lang::Zh, Lang::En].map(|lang| first.message(lang));
    let open = |of: fn(&Message) -> &String| said.each_ref().map(|said| without_samples(of(said)));
    let example = example.cloned().unwrap_or_else(|| open(|said| &said.title));
    let columns = [meaning.clone(), example, open(|said| &said.remedy), who(first), output(first)];
    let cells: Vec<String> = columns.into_iter().flatten().map(|cell| in_a_cell(&cell)).collect();
    format!("| {code} | {} |\n", cells.join(" | "))
}

/// A text that stands in one cell of a table.
fn in_a_cell(text: &str) -> String {
    text.replace('|', "／").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Who mends it.
fn who(problem: &Problem) -> Both {
    match problem.mender() {
        Mender::Unit => both("填报单位", "the unit"),
        Mender::Office => both("办公室", "the office"),
        Mender::Nobody => both("不用改", "nobody"),
    }
}

/// Whether there is output all the same.
fn output(problem: &Problem) -> Both {
    if problem.severity() == Severity::Warning {
        return both("照出", "made");
    }
    match problem {
        Problem::Reported(Reported::PointsOrder { .. }) => none(),
        // What the description says of a file is the description's.
        Problem::Ruling(found) if !found.row().0.starts_with("E6") => none(),
        Problem::Returned(_)
        | Problem::Cell(_)
        | Problem::Identity(_)
        | Problem::Row(_)
        | Problem::Ruling(_)
        | Problem::Sorting(_)
        | Problem::Unclear(_)
        | Problem::Reported(_) => both("照出，这一处不计入", "made, without this"),
        Problem::Mailing(Mailing::NotSent { .. } | Mailing::Uncertain { .. }) => {
            both("别的信照发", "the other mails go out")
        }
        Problem::Run(RunProblem::OutputLost { .. }) => {
            both("文件已经写好，显示的不全", "files are written, what is shown is not whole")
        }
        Problem::Keeping(Keeping::ArchiveDamaged { .. } | Keeping::ChangedSinceArchived { .. }) => {
            both("只是核对，不出文件", "only compared")
        }
        Problem::File(_) | Problem::Line(_) | Problem::Key(_) | Problem::Run(_) => none(),
        Problem::Value(_) | Problem::Wording(_) | Problem::Proof(_) | Problem::Page(_) => none(),
        Problem::Glyphs(_) | Problem::Ending(_) | Problem::OfTask(_) => none(),
        Problem::OfColumns(_) | Problem::Format(_) | Problem::Timing(_) => none(),
        Problem::Promise(_) | Problem::Changing(_) | Problem::Silencing(_) => none(),
        Problem::Starting(_) | Problem::Unfinished(_) | Problem::Keeping(_) => none(),
        Problem::Mailing(_) | Problem::Log(_) | Problem::MoreAlike { .. } => none(),
    }
}

fn none() -> Both {
    both("不出", "none")
}

/// What is said of any finding: the words and numbers of the sample are left open.
fn without_samples(text: &str) -> String {
    // The year 3 of a sample, as a period and as a day have it.
    let text = text.replace("0003", "2024");
    let characters: Vec<char> = text.chars().collect();
    let is_alone = |at: usize| {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten();
        beside.filter_map(|at| characters.get(at)).all(|one| !one.is_ascii_alphanumeric())
    };
    let of_sample = |at: usize| match characters[at] {
        '甲' => true,
        '3' => is_alone(at),
        _ => false,
    };
    let open = |at: usize| match of_sample(at) {
        true if characters.get(at + 1) == Some(&'-') => "2024".to_owned(),
        true => "……".to_owned(),
        false => characters[at].to_string(),
    };
    (0..characters.len()).map(open).collect()
}

/// `UPDATE=1` writes the page.
#[test]
fn the_page_of_messages_is_what_the_program_writes() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/messages.md");
    let written = page();
    if std::env::var_os("UPDATE").is_some() {
        #[allow(clippy::disallowed_methods, reason = "a test writes its own expectations")]
        std::fs::write(&file, &written).unwrap();
    }
    let read = std::fs::read_to_string(&file).unwrap();
    let another = written.lines().zip(read.lines()).find(|(now, then)| now != then);
    assert!(another.is_none() && written == read, "UPDATE=1 writes docs/messages.md: {another:?}");
}

/// Each code means something, and nothing else does; they stand by number, each hundred under one heading.
#[test]
fn every_code_has_one_meaning() {
    let meanings = meanings();
    assert_eq!(meanings.len(), MEANINGS.lines().count(), "a code has two meanings");
    let samples = super::all().into_iter().filter(|one| !matches!(one, Problem::Proof(_)));
    let codes: BTreeSet<String> = samples.map(|one| one.code().to_owned()).collect();
    let meant: BTreeSet<String> =
        meanings.keys().map(|(number, letter)| format!("{letter}{number}")).collect();
    assert_eq!(meant, codes);
    let page = page();
    assert_eq!(page.matches("\n## ").count(), HUNDREDS.len());
    let rows = page.lines().filter(|line| line.starts_with("| E") || line.starts_with("| W"));
    let numbers: Vec<&str> = rows.map(|row| &row[3..6]).collect();
    assert!(numbers.is_sorted() && numbers.len() == meanings.len());
}

/// What the head says holds of each row: an error of the office's own files stops the output, one of a return does not.
#[test]
fn what_a_row_says_of_output_agrees_with_the_head() {
    for problem in super::of_returns().into_iter().filter(|one| one.code()[1..] > *"500") {
        let told = output(&problem)[0].clone();
        let code = problem.code();
        assert!(told.starts_with("照出") && code[1..].starts_with(['6', '7']), "{code}: {told}");
    }
    for problem in super::all().into_iter().filter(|one| one.code()[1..] < *"500") {
        let wanted = if problem.severity() == Severity::Warning { "照出" } else { "不出" };
        if !problem.is_count() {
            assert_eq!(output(&problem)[0], wanted, "{}", problem.code());
        }
    }
}
