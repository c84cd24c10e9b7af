//! How a command line is read and answered: what is not understood, periods, help, manual pages.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::command::{description, messages, names, put};
use crate::program::{self, run};

/// A clerk reads what cannot be understood of a command line in Chinese.
#[test]
fn a_command_line_that_is_not_understood_is_answered_in_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let wrong = |arguments: &[&str]| {
        let output = Command::new(env!("CARGO_BIN_EXE_hongtou"))
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        messages(&output)
    };
    for (arguments, wanted) in [
        (["notcie", "--lang", "zh"], "没有“notcie”这个命令\n  是不是“notice”？"),
        (["notice", "--lang=zh", "--otput"], "没有“--otput”这个选项\n  是不是“--output”？"),
        (["demo", "--lang", "zh"], "没有写放在哪个文件夹里，例如 hongtou demo demo-out"),
        (["--lang", "zh", "report=x"], "没有“report=x”这个命令"),
        (["report", "--period", "--lang=zh"], "后面没有写值"),
        (["check", "--lang=zh", "--lang=en"], "只能写一次"),
    ] {
        let said = wrong(&arguments);
        assert!(said.contains(wanted), "{arguments:?}: {said}");
    }
    assert!(wrong(&["notcie", "--lang", "en"]).contains("unrecognized subcommand"));
}

/// A period is taken as people say it, with and without its option, and by the day where none is named.
#[test]
fn a_period_is_named_in_many_ways_or_by_the_day() {
    let year = tempfile::tempdir().unwrap();
    let notice = program::folder(2024).join("notice.yaml");
    std::fs::copy(notice, year.path().join("notice.yaml")).unwrap();
    for quarter in ["2024Q1", "2024Q2"] {
        std::fs::create_dir_all(year.path().join("returns").join(quarter)).unwrap();
    }
    let run = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.current_dir(year.path()).args(arguments).args(["--lang", "zh"]);
        let output = command.output().unwrap();
        let shown = String::from_utf8_lossy(&output.stdout).into_owned();
        (output.status.code(), shown + &messages(&output))
    };
    for (arguments, wanted) in [
        (&["status", "--period", "2024Q1"][..], "2024Q1：应报"),
        (&["status", "一季度"], "2024Q1：应报"),
        (&["status", "２０２４年第 2 季度"], "2024Q2：应报"),
        (&["status", "notice.yaml", "二季度"], "2024Q2：应报"),
        (&["status", "--period", "2季度", "notice.yaml"], "2024Q2：应报"),
        (&["status", "--as-of", "2024-04-05"], "2024Q1：应报"),
        (&["status", "--as-of", "2024-07-01"], "2024Q2：应报"),
        (
            &["remind", "--as-of", "2024-04-05", "--dry-run"],
            "报送期：2024年第一季度（2024Q1；要别的期，写 --period）",
        ),
        (&["send", "--as-of", "2024-04-05", "--dry-run"], "报送期：2024年第二季度（2024Q2；"),
        (&["send", "Q1", "--dry-run"], "区人社局"),
    ] {
        let (code, said) = run(arguments);
        assert!(code != Some(2) && said.contains(wanted), "{arguments:?}: {said}");
    }
    assert!(!run(&["send", "Q1", "--dry-run"]).1.contains("报送期："));
    for (arguments, wanted) in [
        (&["status", "6月"][..], "这份通知每季度报送"),
        (&["status", "notice.yaml", "全年"], "全年的汇总用 hongtou report"),
        (&["forms", "2023年一季度"], "E602"),
        (&["status", "二季", "--period", "2024Q1"], "没有找到“二季”"),
        (&["status", "没有.yaml"], "没有找到“没有.yaml”"),
    ] {
        let (code, said) = run(arguments);
        assert!(code == Some(2) && said.contains(wanted), "{arguments:?}: {said}");
    }
}

/// Who starts the program by a double click has no command: it says what it is, in one language, and
/// names nothing that is not for users.
#[test]
fn without_a_command_the_program_says_what_it_is() {
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        let output = command.args(arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty(), "{arguments:?}");
        messages(&output)
    };
    let chinese = said(&["--lang", "zh"]);
    assert!(chinese.contains("红头") && chinese.contains(" demo demo-out\n"), "{chinese}");
    let english = said(&["--lang", "en"]);
    assert!(english.contains("the paperwork of a yearly notice"), "{english}");
    for words in [chinese, english, said(&[])] {
        assert!(!words.contains("worker") && !words.contains("subcommand"), "{words}");
    }
}

/// As it is when a description is dropped on the program.
#[test]
fn a_description_alone_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        let output = command.args(arguments).current_dir(folder.path()).output().unwrap();
        (output.status.code(), output.stdout, output.stderr)
    };
    for (number, code) in [("川政办字〔2024〕13号", 0), ("川政办字[2024]13号", 1)] {
        put(&folder.path().join("我的 通知.YAML"), &description("川政办字〔2024〕13号", number));
        let dropped = said(&["我的 通知.YAML"]);
        assert!(dropped.0 == Some(code) && !dropped.1.is_empty(), "{dropped:?}");
        assert_eq!(dropped, said(&["check", "我的 通知.YAML"]));
    }
    assert_eq!(said(&["missing.yaml"]).0, Some(2));
}

/// A description may come by a pipe, or be the one of a folder; what is found may be a line each.
#[test]
fn a_description_is_checked_from_a_pipe_and_in_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let text = description("川政办字〔2024〕13号", "川政办字[2024]13号");
    put(&folder.path().join("年/notice.yaml"), &text);
    let said = |arguments: &[&str], piped: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        command.args(arguments).current_dir(folder.path()).stdin(Stdio::piped());
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(piped.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    let whole = said(&["check", "年/notice.yaml", "--short"], "");
    assert_eq!(whole.0, Some(1));
    let places = whole.1.lines().filter(|line| line.starts_with("年/notice.yaml:"));
    assert!(places.count() > 0 && whole.1.contains(": E211 "), "{}", whole.1);
    let in_folder = said(&["check", "年", "--short"], "");
    assert_eq!(in_folder.1.replace('\\', "/"), whole.1);
    let sound = description("川政办字〔2024〕13号", "川政办字〔2024〕13号");
    let mended = said(&["check", "-", "--fix", "--short", "--lang", "zh"], &sound);
    assert!(mended.1.contains("W141") && mended.1.contains("处，没有改"), "{}", mended.1);
    let piped = said(&["check", "-", "--short"], &text);
    assert_eq!((piped.0, piped.1), (whole.0, whole.1.replace("年/notice.yaml:", "-:")));
}

#[test]
fn a_code_is_explained() {
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        let output = command.args(["explain", "--lang", "zh"]).args(arguments).output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        (output.status.code(), told, String::from_utf8(output.stderr).unwrap())
    };
    let (code, told, _) = said(&["e211", "W101"]);
    assert_eq!(code, Some(0));
    assert!(told.starts_with("E211　内容（E2、W2）\n意思：发文字号的写法不对"), "{told}");
    assert!(told.contains("\n\nW101\n查什么：标题末尾有标点"), "{told}");
    let (code, told, missing) = said(&["E999"]);
    assert_eq!((code, told.as_str()), (Some(2), ""));
    assert!(missing.contains("没有编号是“E999”的提示"), "{missing}");
}

/// The language asked for is that of the help, its heads and what the library adds.
#[test]
fn the_help_is_in_the_language_asked_for() {
    let said = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
        let output = command.args(arguments).env("HONGTOU_FONTS", "x").output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let chinese = said(&["notice", "--help", "--lang", "zh"]);
    for wanted in [
        "用法: hongtou notice [选项] [NOTICE.yaml]",
        "默认 out）",
        "可写 docx、pdf、ofd）",
        "结束码:",
    ] {
        assert!(chinese.contains(wanted), "{wanted}: {chinese}");
    }
    let english = said(&["--lang", "en", "notice", "-h"]);
    for wanted in ["Usage: hongtou notice", "[default: out]", "docx, pdf, ofd]", "Exit codes:"] {
        assert!(english.contains(wanted), "{wanted}: {english}");
    }
    for alike in ["--lang zh help notice", "--lang zh notice -h", "help notice --lang zh"] {
        assert_eq!(said(&alike.split(' ').collect::<Vec<_>>()), chinese);
    }
}

/// What is packed beside the program speaks of each command that people type, and of no other.
#[test]
fn manual_pages_and_completions_are_of_what_people_type() {
    let folder = tempfile::tempdir().unwrap();
    let output = run(folder.path(), &["extras", "."]);
    assert_eq!(output.status.code(), Some(2), "no option of a command that makes pages");
    let output = Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .args(["extras", "."])
        .current_dir(folder.path())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", messages(&output));
    let commands = [
        "open",
        "demo",
        "init",
        "check",
        "notice",
        "forms",
        "send",
        "status",
        "remind",
        "log",
        "archive",
        "report",
        "fonts",
        "schema",
        "templates",
        "explain",
    ];
    let read = |name: &str| std::fs::read_to_string(folder.path().join(name)).unwrap();
    for shell in ["hongtou.bash", "_hongtou", "hongtou.fish", "hongtou.ps1"] {
        let text = read(&format!("completions/{shell}"));
        assert!(commands.iter().all(|command| text.contains(command)), "{shell}");
        assert!(!text.contains("worker") && !text.contains("extras"), "{shell}");
        assert!(text.is_ascii(), "{shell}");
    }
    for (place, head) in [("man/man1", ".SH OPTIONS"), ("man/zh_CN/man1", ".SH 选项")] {
        let whole = read(&format!("{place}/hongtou.1"));
        assert!(commands.iter().all(|command| whole.contains(command)), "{whole}");
        assert!(!whole.contains("worker") && !whole.contains("extras"), "{whole}");
        let pages = commands.map(|command| read(&format!("{place}/hongtou-{command}.1")));
        assert!(pages.iter().all(|page| page.contains(head) && page.contains("hongtou\\-")));
        assert_eq!(names(&folder.path().join(place)).len(), commands.len() + 1);
        let chinese = |page: &String| page.chars().any(|c| c >= '\u{2E80}');
        assert_eq!(pages.iter().any(chinese), place.contains("zh"));
    }
}

/// What is pasted into a command line does nothing to the terminal.
#[test]
fn an_argument_that_moves_the_cursor_is_shown_plainly() {
    for lang in ["zh", "en"] {
        for arguments in
            [["\u{1b}[2Jnotcie", "--help"], ["notice", "--\u{1b}[2Jx"], ["\u{202e}x", "y"]]
        {
            let mut command = Command::new(env!("CARGO_BIN_EXE_hongtou"));
            // What is no terminal has its colours taken away, and the user's own with them.
            command.env("CLICOLOR_FORCE", "1").args(["--lang", lang]).args(arguments);
            let output = command.output().unwrap();
            let said = messages(&output);
            assert!(!said.contains(['\u{1b}', '\u{202e}']), "{arguments:?}: {said:?}");
        }
    }
}

/// A file name need not be a text, and what is wrong beside it is said all the same.
#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_ends_nothing() {
    use std::os::unix::ffi::OsStrExt;
    let output = Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .args(["notcie", "--lang=zh"])
        .arg(std::ffi::OsStr::from_bytes(b"\xFF.yaml"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", messages(&output));
    assert!(messages(&output).contains("没有“notcie”"), "{}", messages(&output));
    let before = Command::new(env!("CARGO_BIN_EXE_hongtou"))
        .arg(std::ffi::OsStr::from_bytes(b"\xFF"))
        .args(["--lang=zh"])
        .output()
        .unwrap();
    assert_eq!(before.status.code(), Some(2), "{}", messages(&before));
    assert!(!messages(&before).contains("panicked"), "{}", messages(&before));
}
