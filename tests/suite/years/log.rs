//! The log of what was sent: copied, cut, lost, and written by two at once.

use std::process::Stdio;

use super::{Office, UNITS, ended};
use crate::mail::server::Server;

const Q1: [&str; 2] = ["--period", "2024Q1"];

/// A line of a version before this one, in which a draft's day stands for its time.
const DRAFTED: &str = "{\"time\":\"2024-04-03 00:00\",\"event\":\"起草\",\"kind\":\"提醒\",\
    \"period\":\"2024Q1\",\"unit\":\"区科协\",\"about\":\"期限后3天\",\"to\":\"kx@example.gov.cn\"}\n";
/// One of a form that went out.
const SENT: &str = "{\"time\":\"2024-03-25 09:00\",\"event\":\"已发\",\"kind\":\"报表\",\
    \"period\":\"2024Q1\",\"unit\":\"区科协\",\"to\":\"kx@example.gov.cn\",\"file\":\"02-区科协-2024Q1.xlsx\",\
    \"hash\":\"7E0F\",\"id\":\"A@example.gov.cn\"}\n";

/// All but one unit returned.
fn office() -> Office {
    Office::with_returns("", "2024Q1", &["区文旅局", "区卫健局"])
}

fn run(office: &Office, arguments: &[&str]) -> (i32, String) {
    office.run(&[arguments, &Q1].concat())
}

fn smtp(office: &Office, server: &Server, arguments: &[&str]) -> (i32, String) {
    let quick = ["--smtp", "--per-minute", "0", "--retries=0"];
    let mut command = office.command(&[arguments, &quick, &Q1].concat());
    command.env("HONGTOU_SMTP_SERVER", format!("127.0.0.1:{}", server.port));
    ended(command.output().expect("the program runs"))
}

/// As Notepad saves it.
#[test]
fn case_14_a_byte_order_mark_does_no_harm() {
    let office = office();
    office.put("log/send.jsonl", format!("\u{FEFF}{DRAFTED}").replace('\n', "\r\n"));
    let (code, said) = run(&office, &["remind", "--as-of", "2024-04-05", "--dry-run"]);
    assert!(code == 0 && said.contains("已起草 2024-04-03 起草过"), "{said}");
    office.put("log/send (冲突副本 2024-04-06).jsonl", format!("\u{FEFF}{SENT}"));
    let (code, said) = run(&office, &["send", "--as-of", "2024-04-09", "--dry-run"]);
    assert!(code == 0 && said.contains("不发  区科协"), "{said}");
}

/// The log is gone, and the drafts of the reminders are still there.
#[test]
fn case_14_a_lost_log_is_told_of_and_stops_what_sends() {
    let (office, server) = (office(), Server::start(&[]));
    assert_eq!(run(&office, &["remind", "--as-of", "2024-04-03"]).0, 0);
    std::fs::remove_file(office.path("log/send.jsonl")).expect("gone");
    let (_, said) = run(&office, &["remind", "--as-of", "2024-04-03", "--dry-run"]);
    assert!(said.contains("已经有./out/remind/2024Q1：记录可能丢了"), "each folder once: {said}");
    let remind = ["remind", "--as-of", "2024-04-07"];
    let (code, said) = run(&office, &[&remind[..], &["--dry-run"]].concat());
    let told =
        "[W808]: 发送记录里没有 2024Q1 的信，而这一期已经有./out/remind/2024Q1：记录可能丢了";
    assert!(code == 0 && said.contains(told), "{said}");
    let (code, said) = smtp(&office, &server, &remind);
    assert!(code == 2 && said.contains("[E813]") && said.contains("./returns/2024Q1"), "{said}");
    assert!(said.contains("加 --without-log"), "{said}");
    assert!(server.taken().is_empty() && !office.path("log/send.jsonl").exists());
    let (code, said) = smtp(&office, &server, &[&remind[..], &["--without-log"]].concat());
    assert!(code == 0 && server.taken() == ["kx@example.gov.cn"], "{said}");
    assert!(smtp(&office, &server, &remind).1.contains("以前已发 1 封"));
}

/// A year that has just begun loses nothing.
#[test]
fn a_log_that_was_never_there_is_not_missed() {
    let (office, server) = (Office::new(""), Server::start(&[]));
    let send = ["send", "--as-of", "2024-03-25"];
    for _ in 0..2 {
        let (code, said) = run(&office, &send);
        assert!(code == 0 && !said.contains("W808"), "{said}");
    }
    let (code, said) = smtp(&office, &server, &send);
    assert!(code == 0 && server.taken().len() == 3, "{said}");
}

/// What was sent stands in a copy that a net disk or a clerk made, under whatever name; other files of the folder
/// are none.
#[test]
fn what_any_piece_of_the_log_says_was_sent_is_not_sent_again() {
    let server = Server::start(&[]);
    for name in
        ["send-副本.jsonl", "send.jsonl.bak", "send~.jsonl", "Send (2).jsonl", "副本send.jsonl"]
    {
        let office = Office::new("");
        office.put(&format!("log/{name}"), SENT);
        office.put("log/.send.jsonl.icloud", "bplist00");
        office.put("log/send.jsonl.baiduyun.downloading", "{");
        let (code, said) =
            smtp(&office, &server, &["send", "--as-of", "2024-03-28", "--only", "区科协"]);
        assert!(code == 0 && said.contains("发出 0 封，以前已发 1 封"), "{name}: {said}");
    }
    assert!(server.taken().is_empty());
    let office = Office::new("");
    office.put("log/send.jsonl", SENT);
    office.put("log/send-副本.jsonl", "不是记录\n");
    let (code, said) = smtp(&office, &server, &["send", "--as-of", "2024-03-28"]);
    assert!(code == 2 && said.contains("[E809]") && said.contains("send-副本.jsonl"), "{said}");
}

#[test]
fn case_15_the_list_shows_where_a_form_went() {
    let office = office();
    let notice = office.read("notice.yaml").replace("kx@example.gov.cn", "new-kx@example.gov.cn");
    office.put("notice.yaml", notice);
    office.put("log/send.jsonl", SENT);
    let told = "2024-03-25 09:00 → kx@example.gov.cn；邮箱已改为 new-kx@example.gov.cn，没有再发";
    let (_, said) = run(&office, &["send", "--as-of", "2024-04-09", "--dry-run"]);
    let line = format!("  不发  区科协  kx@example.gov.cn  02-区科协-2024Q1  已发 {told}\n");
    assert!(said.contains(&line), "{said}");
    assert_eq!(run(&office, &["send", "--as-of", "2024-04-09"]).0, 0);
    let list =
        std::fs::read(office.path("out/outbox/2024Q1/发送清单-2024Q1.xlsx")).expect("a list");
    let texts = crate::forms::workbook::Workbook::open(&list).texts("xl/worksheets/sheet1.xml");
    let cell = |cell: &str| texts.get(cell).map(String::as_str);
    assert_eq!(
        [cell("B4"), cell("E4"), cell("F4")],
        [Some("kx@example.gov.cn"), Some("已发"), Some(told)]
    );
}

/// Where nothing but the mailbox is another, that is said, and not that the form was changed.
#[test]
fn case_15_a_new_mailbox_is_no_new_form() {
    let (office, server) = (Office::new(""), Server::start(&[]));
    assert_eq!(smtp(&office, &server, &["send", "--as-of", "2024-03-25"]).0, 0);
    let notice = office.read("notice.yaml").replace("kx@example.gov.cn", "new-kx@example.gov.cn");
    office.put("notice.yaml", notice);
    let (_, said) = run(&office, &["send", "--as-of", "2024-03-25", "--dry-run"]);
    assert!(said.contains("[W809]: 给“区科协”的报表 ") && !said.contains("W803"), "{said}");
    assert!(said.contains("加 --again --only 区科协"), "{said}");
}

/// The clock is the time, the day that was assumed a field of its own; drafts say the day alone, so that the same
/// day gives the same drafts.
#[test]
fn case_16_the_clock_stands_beside_the_day_that_was_assumed() {
    let (office, server) = (office(), Server::start(&[]));
    let clock = |arguments: &[&str]| {
        let clock = ["--period", "2024Q1", "--clock", "2024-04-05 09:12"];
        let more = [arguments, &clock].concat();
        let mut command = office.command(&more);
        command.env("USERNAME", "张三");
        command.env("HONGTOU_SMTP_SERVER", format!("127.0.0.1:{}", server.port));
        ended(command.output().expect("the program runs"))
    };
    let (code, said) = clock(&["remind", "--as-of", "2024-04-03"]);
    assert_eq!(code, 0, "{said}");
    let begins =
        "{\"format\":1,\"time\":\"2024-04-05 09:12\",\"asOf\":\"2024-04-03\",\"event\":\"起草\"";
    let ends = format!("\"by\":\"张三\",\"version\":\"{}\"}}\n", env!("CARGO_PKG_VERSION"));
    let log = office.read("log/send.jsonl");
    assert!(log.starts_with(begins) && log.ends_with(&ends), "{log}");
    let draft = office.read("out/remind/2024Q1/2024-04-03/催报-02-区科协-2024Q1.eml");
    assert!(draft.contains("Date: Wed, 03 Apr 2024 00:00:00 +0800"), "{draft}");
    let (code, said) = clock(&["remind", "--as-of", "2024-04-09", "--smtp", "--per-minute", "0"]);
    assert_eq!(code, 0, "{said}");
    let message = server.messages().remove(0);
    assert!(message.contains("Date: Fri, 05 Apr 2024 09:12:00 +0800"), "{message}");
    let (code, said) = clock(&["send"]);
    assert!(
        code == 0 && !office.read("log/send.jsonl").lines().last().unwrap().contains("asOf"),
        "{said}"
    );
    let (code, said) = office.run(&["status", "--clock", "gestern"]);
    assert!(code == 2 && said.contains("gestern"), "{said}");
}

/// Forms that were drafted are noted once, and again where they say something else; they did not go out by that.
#[test]
fn drafts_of_forms_are_noted() {
    let office = Office::new("");
    let drafted =
        || office.read("log/send.jsonl").matches("\"event\":\"起草\",\"kind\":\"报表\"").count();
    for day in ["2024-03-20", "2024-03-25"] {
        assert_eq!(run(&office, &["send", "--as-of", day]).0, 0);
        assert_eq!(drafted(), 3);
    }
    let (_, said) = run(&office, &["send", "--as-of", "2024-03-25", "--dry-run"]);
    assert!(said.contains("将起草  区科协") && said.contains("已起草 2024-03-20 起草过"), "{said}");
    let notice = office.read("notice.yaml").replace("5180000", "5180001");
    office.put("notice.yaml", notice);
    assert_eq!(run(&office, &["send", "--as-of", "2024-03-25"]).0, 0);
    assert_eq!(drafted(), 6);
}

#[test]
fn what_was_sent_by_hand_is_noted_and_not_sent_again() {
    let (office, server) = (office(), Server::start(&[]));
    let (code, said) = run(&office, &["log", "--sent", "区科协", "--sent", "区卫健局"]);
    assert_eq!(
        (code, said.as_str()),
        (0, "区科协  2024Q1  报表：记为已发（手工）\n区卫健局  2024Q1  报表：记为已发（手工）\n")
    );
    let log = office.read("log/send.jsonl");
    assert!(log.contains("\"event\":\"已发\"") && log.contains("\"byHand\":true"), "{log}");
    let (code, said) = smtp(&office, &server, &["send", "--as-of", "2024-03-25"]);
    assert!(code == 0 && server.taken() == ["wl@example.gov.cn"], "{said}");
    let (_, said) = run(&office, &["send", "--as-of", "2024-03-25", "--dry-run"]);
    assert!(said.contains("不发  区科协  -  02-区科协-2024Q1  已发（手工） 20"), "{said}");
    assert!(!said.contains("W803"), "{said}");
    let (_, said) = run(&office, &["log", "--sent", "区科协"]);
    assert!(said.contains("已经记着已发，没有再记"), "{said}");

    let by_hand = ["log", "--sent", "区科协", "--kind", "催报", "--as-of", "2024-04-03"];
    let (_, said) = run(&office, &by_hand);
    assert_eq!(said, "区科协  2024Q1  催报（期限后3天）：记为已发（手工）\n");
    assert!(smtp(&office, &server, &["remind", "--as-of", "2024-04-04"]).1.contains("发出 0 封"));
    assert!(smtp(&office, &server, &["remind", "--as-of", "2024-04-08"]).1.contains("发出 1 封"));

    let lines = office.read("log/send.jsonl").lines().count();
    let (code, said) = run(&office, &["log", "--sent", "区文旅局", "--sent", "区科委"]);
    assert!(code == 2 && said.contains("[E814]: “区科委”不在应报的单位里"), "{said}");
    assert_eq!(office.read("log/send.jsonl").lines().count(), lines, "nothing is noted by halves");
}

/// Renamed, or taken over by another: what it was sent it is not sent again, and it was reminded as often as it was.
#[test]
fn case_07_a_renamed_unit_was_sent_what_it_was_sent() {
    let renamed = "{名称: 区科技协会, 别名: [区科协], 邮箱: kx@example.gov.cn}";
    let taken_over = "{名称: 区科协, 至: 2024-01-09}\n  \
        - {名称: 区科技协会, 前身: [区科协], 自: 2024-01-10, 邮箱: kx@example.gov.cn}";
    for unit in [renamed, taken_over] {
        let (office, server) = (office(), Server::start(&[]));
        let notice = office.read("notice.yaml");
        let notice = notice.replace("{名称: 区科协, 邮箱: kx@example.gov.cn}", unit);
        office.put("notice.yaml", notice);
        let earlier = DRAFTED.replace("期限后3天", "期限前5天");
        office.put("log/send.jsonl", format!("{SENT}{earlier}{DRAFTED}"));
        let (_, said) = run(&office, &["send", "--as-of", "2024-04-07", "--dry-run"]);
        assert!(said.contains("不发  区科技协会  kx@example.gov.cn"), "{unit}: {said}");
        let (code, said) = run(&office, &["remind", "--as-of", "2024-04-07"]);
        assert_eq!(code, 0, "{said}");
        let folder = "out/remind/2024Q1/2024-04-07";
        let letters = crate::mail::files(&office.path(folder), "区科技协会-2024Q1.txt");
        let letter = office.read(&format!("{folder}/{}", letters[0]));
        assert!(letter.contains("此前已提醒2次。"), "{letter}");
        let (code, said) = smtp(&office, &server, &["send", "--as-of", "2024-03-28"]);
        assert!(code == 0 && server.taken().len() == 2, "{said}");
        assert!(!server.taken().contains(&"kx@example.gov.cn".to_owned()), "{:?}", server.taken());
    }
}

/// Two clerks at the same moment: one waits for the other, and each reminder is noted once.
#[test]
fn case_19_two_clerks_take_turns() {
    for _ in 0..4 {
        let office = Office::with_returns("", "2024Q1", &UNITS[..1]);
        let start = || {
            let mut command =
                office.command(&["remind", "--period", "2024Q1", "--as-of", "2024-04-03"]);
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
        };
        for run in [start(), start(), start()] {
            let (code, said) = ended(run.wait_with_output().expect("it ends"));
            assert_eq!(code, 0, "{said}");
        }
        let log = office.read("log/send.jsonl");
        assert_eq!(log.lines().count(), 2, "{log}");
    }
}
