//! Sending: each mail once, whatever the server does, over any number of runs; and no secret in
//! any file.

use std::process::Output;

use hongtou::mail::log::Event;

use super::server::{Fault, Server};
use super::{Year, said};

const QUICK: [&str; 6] = ["--smtp", "--per-minute", "0", "--retry-wait", "0", "--retries=2"];

fn send(year: &Year, server: &Server, more: &[&str]) -> Output {
    send_to(year, server.port, more)
}

fn send_to(year: &Year, port: u16, more: &[&str]) -> Output {
    let arguments = [&["send", "--as-of", "2024-03-28"], &QUICK[..], more].concat();
    let mut command = year.command(&arguments);
    command.env("HONGTOU_SMTP_SERVER", format!("127.0.0.1:{port}"));
    command.output().expect("the program runs")
}

const TO: [&str; 6] = [
    "rsj@example.gov.cn",
    "jtj@example.gov.cn",
    "mzj@example.gov.cn",
    "czj@example.gov.cn",
    "wjj@example.gov.cn",
    "CZJ@example.gov.cn",
];

#[test]
fn each_mail_goes_out_once() {
    let (year, server) = (Year::new(), Server::start(&[]));
    let (code, text) = said(&send(&year, &server, &[]));
    assert_eq!(code, 0, "{text}");
    assert_eq!(server.taken(), TO);
    let log = year.log();
    assert_eq!(log.len(), 12, "a line before each and one behind");
    assert_eq!(year.events("区人社局"), [Event::Sending, Event::Sent]);
    assert!(year.events("区妇联").is_empty() && year.events("区科协").is_empty());
    let message = server.messages().remove(0);
    assert!(!message.contains("X-Unsent"), "a sent mail is no draft");
    assert!(message.contains(&format!("Message-ID: <{}>", log[0].id)), "{message}");

    let output = send(&year, &server, &[]);
    assert_eq!(said(&output).0, 0);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(words.contains("发出 0 封，以前已发 6 封"), "{words}");
    assert_eq!(server.taken().len(), 6, "the second run sends nothing");
}

/// Its mail goes out in no way, and the run says so, until somebody has noted that it was brought otherwise.
#[test]
fn a_unit_without_a_mailbox_is_counted_and_said() {
    let (year, server) = (Year::new(), Server::start(&[]));
    let output = send(&year, &server, &[]);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    let told =
        "没有邮箱、没有发 1 封：区科协；另外送到了的，记一笔，例如 hongtou log --sent 区科协";
    assert!(words.contains("发出 6 封") && words.contains(told), "{words}");
    assert_eq!(said(&output).0, 0);
    let output = send(&year, &server, &["--only", "区人社局"]);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!words.contains("没有邮箱"), "nothing was asked for it: {words}");
    let noted = year.run(&["log", "--sent", "区科协"]);
    assert_eq!(said(&noted).0, 0);
    let output = send(&year, &server, &[]);
    let words = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(!words.contains("没有邮箱") && words.contains("以前已发 7 封"), "{words}");
    assert_eq!(said(&output).0, 0);
}

#[test]
fn faults_lose_no_mail_and_double_none() {
    let faults = [
        (TO[0], Fault::NoSuchMailbox),
        (TO[1], Fault::Busy),
        (TO[2], Fault::CutBefore),
        (TO[3], Fault::CutAfter),
    ];
    let (year, server) = (Year::new(), Server::start(&faults));
    let (code, text) = said(&send(&year, &server, &[]));
    assert_eq!(code, 1, "{text}");
    assert!(text.contains("E806") && text.contains("no such mailbox"), "{text}");
    assert!(text.contains("[E807]: 给“区财政局”的邮件不确定是否发出"), "{text}");
    assert_eq!(year.events("区人社局"), [Event::Sending, Event::Failed]);
    assert_eq!(year.events("区教体局"), [Event::Sending, Event::Sent], "tried again in the run");
    assert_eq!(year.events("区民政局"), [Event::Sending, Event::Sent]);
    assert_eq!(year.events("区财政局"), [Event::Sending, Event::Uncertain]);
    let log = String::from_utf8(year.read("log/send.jsonl")).expect("UTF-8");
    assert!(log.contains("\"event\":\"不确定\""), "{log}");

    let (code, text) = said(&send(&year, &server, &[]));
    assert!(code == 2 && text.contains("[E808]") && text.contains("区财政局"), "{text}");
    assert_eq!(server.taken().len(), 5, "nothing goes out before somebody has decided");

    let (code, text) = said(&send(&year, &server, &["--skip-uncertain"]));
    assert_eq!(code, 0, "{text}");
    let mut taken = server.taken();
    taken.sort();
    let mut wanted = TO;
    wanted.sort_unstable();
    assert_eq!(taken, wanted);
    assert_eq!(year.events("区财政局").last(), Some(&Event::Settled));
    assert_eq!(said(&send(&year, &server, &[])).0, 0);
    assert_eq!(server.taken().len(), 6);
}

/// The line before a mail without the one behind it: the program was ended in between.
#[test]
fn a_run_that_was_cut_off_leaves_an_uncertain_mail() {
    let (year, server) = (Year::new(), Server::start(&[]));
    assert_eq!(said(&send(&year, &server, &["--only", "区人社局"])).0, 0);
    assert_eq!(server.taken(), [TO[0]]);
    let log = String::from_utf8(year.read("log/send.jsonl")).expect("UTF-8");
    let (intent, outcome) = log.split_once('\n').expect("two lines");
    year.put("log/send.jsonl", format!("{intent}\n{}", &outcome[..100]));
    let (code, text) = said(&send(&year, &server, &[]));
    assert!(code == 2 && text.contains("[E808]"), "{text}");
    let (code, text) = said(&send(&year, &server, &["--resend-uncertain", "--only", "区人社局"]));
    assert_eq!(code, 0, "{text}");
    assert_eq!(server.taken(), [TO[0], TO[0]], "as somebody asked for");
    assert_eq!(year.log().len(), 3, "the half line is gone");
}

/// Cut inside a character, as a full disk does, or followed by zeros, as a power cut leaves them.
#[test]
fn a_log_that_was_cut_off_is_read_by_every_command() {
    let (year, server) = (Year::new(), Server::start(&[]));
    assert_eq!(said(&send(&year, &server, &["--only", "区人社局"])).0, 0);
    year.put("returns/2024Q1/说明.txt", "");
    let log = year.read("log/send.jsonl");
    let half = log.len() / 2;
    let inside = (half..).find(|at| log[*at] >= 0x80).expect("a Chinese character") + 1;
    let mut zeros = log.clone();
    zeros.extend([0; 300]);
    for (bytes, fate) in [(&log[..inside], 2), (&zeros[..], 0)] {
        year.put("log/send.jsonl", bytes);
        for command in ["status", "remind"] {
            let (code, text) = said(&year.run(&[command, "--as-of", "2024-04-10"]));
            assert!(code < 2, "{command}: {text}");
        }
        let (code, text) = said(&send(&year, &server, &["--only", "区人社局"]));
        assert_eq!(code, fate, "{text}");
        assert_eq!(text.contains("[E808]"), fate == 2, "{text}");
        assert_eq!(server.taken(), [TO[0]]);
    }
}

#[test]
fn a_log_that_was_changed_stops_everything() {
    let (year, server) = (Year::new(), Server::start(&[]));
    year.put("log/send.jsonl", "{\"time\":\"2024\"}\n");
    let (code, text) = said(&send(&year, &server, &[]));
    assert!(code == 2 && text.contains("[E809]") && text.contains("第 1 行"), "{text}");
    year.put("log/send.jsonl", "{\"format\":2,\"when\":\"2024\"}\n");
    let (code, text) = said(&send(&year, &server, &[]));
    assert!(code == 2 && text.contains("[E811]") && text.contains("第 1 行"), "{text}");
    assert!(server.taken().is_empty());
}

#[test]
fn what_changed_since_is_named_and_sent_on_demand() {
    let (year, server) = (Year::new(), Server::start(&[]));
    assert_eq!(said(&send(&year, &server, &[])).0, 0);
    let yaml = String::from_utf8(year.read("notice.yaml")).expect("UTF-8");
    year.put("notice.yaml", yaml.replace("5181763", "5181764"));
    let (code, text) = said(&send(&year, &server, &[]));
    assert!(code == 0 && text.contains("[W803]"), "{text}");
    assert_eq!(server.taken().len(), 6);
    assert_eq!(said(&send(&year, &server, &["--again", "--only", "区卫健局"])).0, 0);
    assert_eq!(server.taken().len(), 7);
}

#[test]
fn a_server_that_is_not_there_ends_the_run() {
    let year = Year::new();
    let gone = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = gone.local_addr().expect("an address").port();
    drop(gone);
    let (code, text) = said(&send_to(&year, port, &[]));
    assert!(code == 1 && text.contains("[E805]"), "{text}");
    assert_eq!(year.log().len(), 2, "the others are not tried");
}

#[test]
fn credentials_stay_outside_and_secret() {
    let (year, server) = (Year::new(), Server::start(&[]));
    let outside = tempfile::tempdir().expect("a folder");
    let secret = "swordfish-7713";
    let text = format!("# 邮箱\n服务器 = 127.0.0.1:{}\nuser=fulian\n密码={secret}\n", server.port);
    year.put("inside.txt", &text);
    let file = outside.path().join("mail.txt");
    #[allow(clippy::disallowed_methods, reason = "a test prepares its file")]
    std::fs::write(&file, &text).expect("written");
    let run = |file: &str| {
        let arguments = [&["send", "--credentials", file], &QUICK[..]].concat();
        year.run(&arguments)
    };
    let (code, said_inside) = said(&run("inside.txt"));
    assert!(code == 2 && said_inside.contains("[E803]"), "{said_inside}");
    assert!(!said_inside.contains("年度文件夹“.”"), "{said_inside}");

    // The server offers no encryption, and a password does not go without it.
    let output = run(file.to_str().expect("a path"));
    let (code, said_outside) = said(&output);
    assert!(code == 1 && said_outside.contains("[E805]"), "{said_outside}");
    assert!(server.taken().is_empty());
    let words = String::from_utf8_lossy(&output.stdout).into_owned() + &said_inside + &said_outside;
    let log = String::from_utf8(year.read("log/send.jsonl")).expect("UTF-8");
    assert!(!words.contains(secret) && !log.contains(secret));

    #[allow(clippy::disallowed_methods, reason = "a test prepares its file")]
    std::fs::write(&file, format!("password={secret}\n口令 {secret}\n")).expect("written");
    let (code, text) = said(&run(file.to_str().expect("a path")));
    assert!(code == 2 && text.contains("[E804]") && text.contains("第 2 行"), "{text}");
    assert!(text.contains("帮助《发报表、催报、退回（邮件）》"), "{text}");
    assert!(!text.contains(secret));
}

#[test]
fn what_is_missing_is_named() {
    let year = Year::new();
    let (code, text) = said(&year.run(&["send", "--smtp"]));
    assert!(code == 2 && text.contains("[E802]: 发送邮件还缺：邮件服务器（server=…）"), "{text}");
    let mut command = year.command(&["send", "--smtp"]);
    command.env("HONGTOU_SMTP_SERVER", "smtp.example.gov.cn");
    let (code, text) = said(&command.output().expect("the program runs"));
    assert!(code == 2 && text.contains("用户（user=…）、密码（password=…）"), "{text}");
    let yaml = String::from_utf8(year.read("notice.yaml")).expect("UTF-8");
    year.put("notice.yaml", yaml.replace("  sender: fulian@example.gov.cn\n", ""));
    let (code, text) = said(&year.run(&["send", "--smtp"]));
    assert!(code == 2 && text.contains("[E801]"), "{text}");
    assert!(!year.path("log").exists() && !year.path("out").exists());
    let (_, text) = said(&year.run(&["send", "--dry-run", "--only", "区人设局"]));
    assert!(text.contains("[W806]"), "{text}");
}
