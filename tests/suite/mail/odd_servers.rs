//! Mail servers as they are met with, and worse: what they answer is judged by its code and kept
//! within bounds, and no secret that they repeat is shown or written down.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::thread;

use hongtou::mail::log::Event;

use super::{Year, said};

/// What a server answers to each verb, `GREET` and `END` (of a message) among them, and behind a 2 to
/// who comes again; `{line}` stands for what it was told. No bytes: it hangs up.
type Answers = BTreeMap<&'static str, Vec<u8>>;

/// A server that answers so, and how often it was called.
struct OddServer {
    port: u16,
    calls: Arc<Mutex<usize>>,
}

impl OddServer {
    fn start(odd: &[(&'static str, Vec<u8>)]) -> OddServer {
        let mut answers: Answers = [
            ("GREET", "220 here"),
            ("EHLO", "250-here\r\n250 AUTH PLAIN LOGIN"),
            ("AUTH", "235 well"),
            ("MAIL", "250 well"),
            ("RCPT", "250 well"),
            ("DATA", "354 go on"),
            ("END", "250 taken"),
        ]
        .map(|(verb, words)| (verb, format!("{words}\r\n").into_bytes()))
        .into();
        answers.extend(odd.iter().cloned());
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let calls = Arc::new(Mutex::new(0));
        let shared = Arc::clone(&calls);
        thread::spawn(move || {
            for line in listener.incoming().flatten() {
                let mut answers = answers.clone();
                let mut calls = shared.lock().expect("the count");
                *calls += 1;
                for (verb, again) in [("GREET", "GREET2"), ("EHLO", "EHLO2")] {
                    let again = answers.remove(again).filter(|_| *calls > 1);
                    answers.extend(again.map(|answer| (verb, answer)));
                }
                thread::spawn(move || serve(&line, &answers));
            }
        });
        OddServer { port, calls }
    }

    fn calls(&self) -> usize {
        *self.calls.lock().expect("the count")
    }
}

fn serve(line: &TcpStream, answers: &Answers) -> Option<()> {
    let mut reader = BufReader::new(line.try_clone().ok()?);
    say(line, &answers["GREET"], "")?;
    loop {
        let told = told(&mut reader)?;
        let verb = told.get(..4).unwrap_or_default().to_uppercase();
        say(line, answers.get(verb.as_str())?, told.trim())?;
        if verb == "DATA" {
            while self::told(&mut reader)? != ".\r\n" {}
            say(line, &answers["END"], "")?;
        }
    }
}

fn told(reader: &mut BufReader<TcpStream>) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|read| *read > 0)?;
    Some(line)
}

fn say(mut line: &TcpStream, answer: &[u8], told: &str) -> Option<()> {
    if answer.is_empty() {
        return None;
    }
    let answer = match str::from_utf8(answer) {
        Ok(words) => words.replace("{line}", told).into_bytes(),
        Err(_) => answer.to_vec(),
    };
    line.write_all(&answer).ok()
}

const USER: &str = "clerkuser";
const PASSWORD: &str = "S3cretPass-7713";
/// base64 of the password, and of what AUTH PLAIN says.
const HIDDEN: [&str; 3] =
    [PASSWORD, "UzNjcmV0UGFzcy03NzEz", "AGNsZXJrdXNlcgBTM2NyZXRQYXNzLTc3MTM="];

/// Sends one mail through such a server, with a login.
fn send(year: &Year, server: &OddServer) -> (i32, String) {
    send_with(year, server, &["--without-tls"])
}

fn send_with(year: &Year, server: &OddServer, options: &[&str]) -> (i32, String) {
    let arguments = ["send", "--as-of", "2024-03-28", "--smtp", "--per-minute", "0"];
    let more = ["--retry-wait", "0", "--retries=1", "--only", "区人社局"];
    let mut command = year.command(&[&arguments[..], &more[..], options].concat());
    command.env("HONGTOU_SMTP_SERVER", format!("127.0.0.1:{}", server.port));
    command.env("HONGTOU_SMTP_USER", USER).env("HONGTOU_SMTP_PASSWORD", PASSWORD);
    let output = command.output().expect("the program runs");
    let (code, text) = said(&output);
    (code, text + &String::from_utf8_lossy(&output.stdout))
}

/// What a verb is answered, how the run ends, what is said and what the log says of the mail.
fn answered(verb: &'static str, answer: impl Into<Vec<u8>>) -> (i32, String, Vec<Event>, usize) {
    let (year, server) = (Year::new(), OddServer::start(&[(verb, answer.into())]));
    let (code, text) = send(&year, &server);
    (code, text, year.events("区人社局"), server.calls())
}

#[test]
fn an_answer_in_gbk_is_judged_by_its_code() {
    let gbk = |words: &str| encoding(words);
    let (code, _, events, _) = answered("GREET", gbk("220 欢迎使用邮件系统\r\n"));
    assert_eq!((code, events), (0, vec![Event::Sending, Event::Sent]));
    let (code, _, events, _) = answered("END", gbk("250 邮件已接收\r\n"));
    assert_eq!((code, events), (0, vec![Event::Sending, Event::Sent]));
    let (code, text, events, calls) = answered("RCPT", gbk("550 用户不存在\r\n"));
    assert!(code == 1 && text.contains("550 用户不存在"), "{text}");
    assert_eq!((events, calls), (vec![Event::Sending, Event::Failed], 1), "refused for good");
    let (code, text, _, calls) = answered("AUTH", gbk("535 认证失败\r\n"));
    assert!(code == 1 && text.contains("535 认证失败"), "{text}");
    assert_eq!(calls, 1, "a wrong password is tried once");
}

/// The bytes of a text in the charset of most Chinese mail servers.
fn encoding(words: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(words).0.into_owned()
}

#[test]
fn only_a_yes_to_the_end_of_a_message_is_one() {
    for answer in ["354 go on\r\n", "999 what\r\n", "what\r\n", ""] {
        let (code, text, events, _) = answered("END", answer);
        assert!(code == 1 && text.contains("[E807]"), "{answer:?}: {text}");
        assert_eq!(events, [Event::Sending, Event::Uncertain], "{answer:?}");
    }
    for (verb, answer) in [
        ("DATA", "250 well\r\n"),
        ("RCPT", "250 well\r\n354 go on\r\n250 taken\r\n"),
        ("MAIL", "354 go on\r\n"),
    ] {
        let (code, text, events, _) = answered(verb, answer);
        assert!(code == 1 && text.contains("[E806]"), "{verb}: {text}");
        assert_eq!(events.last(), Some(&Event::Failed), "{verb}");
    }
}

#[test]
fn an_answer_without_an_end_ends() {
    let line = [&b"220 "[..], &vec![b'x'; 10_000_000][..]].concat();
    let lines = b"250-aaaaaaaa\r\n".repeat(1_000_000);
    for (verb, answer) in [("GREET", line.clone()), ("EHLO", lines), ("END", line)] {
        let (code, text, _, _) = answered(verb, answer);
        assert!(code == 1 && text.contains("没完没了"), "{verb}: {text}");
    }
    let (_, text, _, _) = answered("GREET", "HTTP/1.1 400 Bad Request\r\n\r\n");
    assert!(text.contains("[E805]") && text.contains("不是邮件协议"), "{text}");
}

#[test]
fn no_file_and_no_word_holds_what_a_server_repeats() {
    let repeat = "500 5.5.1 Command unrecognized: \"{line}\"\r\n";
    let aloud = format!("535 5.7.8 no: {{line}} {USER} {PASSWORD}\r\n");
    let later = format!("550 5.1.1 {PASSWORD} {}\r\n", HIDDEN[2]);
    for (verb, answer) in [("AUTH", repeat), ("AUTH", &aloud), ("RCPT", &later), ("END", &later)] {
        let (year, server) = (Year::new(), OddServer::start(&[(verb, answer.into())]));
        let (code, text) = send(&year, &server);
        assert_eq!(code, 1, "{text}");
        assert!(text.contains(&answer[..9]), "the code of the state is told: {text}");
        holds_nothing(&year, text, &HIDDEN);
    }
}

/// Before the login, on a line that was opened anew, a server knows the password from the first.
#[test]
fn nor_what_it_repeats_before_the_login() {
    let answer = |code: u16| format!("{code} {PASSWORD} {} {}\r\n", HIDDEN[1], HIDDEN[2]);
    let later = || ("MAIL", b"421 later\r\n".to_vec());
    for (odd, options, calls) in [
        (vec![later(), ("GREET2", answer(554).into())], &["--without-tls"][..], 2),
        (vec![later(), ("EHLO2", answer(550).into())], &["--without-tls"], 2),
        (vec![("STAR", answer(500).into())], &[], 1),
    ] {
        let (year, server) = (Year::new(), OddServer::start(&odd));
        let (code, text) = send_with(&year, &server, options);
        assert!(code == 1 && text.contains("[E805]") && text.contains(" …"), "{text}");
        assert_eq!(server.calls(), calls, "{text}");
        holds_nothing(&year, text, &HIDDEN);
    }
}

/// Whatever a server makes of a password, letter by letter or backwards.
#[test]
fn nor_any_other_spelling_of_it() {
    let each = |one: fn(u8) -> String| PASSWORD.bytes().map(one).collect::<String>();
    let spelled = [
        each(|byte| format!("{byte:02x}")),
        each(|byte| format!("%{byte:02X}")),
        each(|byte| format!("&#{byte};")),
        each(|byte| format!("{} ", char::from(byte))).trim().to_owned(),
        PASSWORD.chars().rev().collect(),
        PASSWORD.replace('S', "\u{FF33}"),
    ];
    let hidden: Vec<&str> = spelled.iter().map(String::as_str).collect();
    for verb in ["AUTH", "RCPT"] {
        for spelled in &spelled {
            let answer = format!("550-5.1.1 no such user\r\n550 {spelled}\r\n");
            let (year, server) = (Year::new(), OddServer::start(&[(verb, answer.into())]));
            let (code, text) = send(&year, &server);
            assert!(code == 1 && text.contains("550 5.1.1 no such user …"), "{text}");
            holds_nothing(&year, text, &hidden);
        }
    }
}

/// A mistyped server shows no password: not as part of an address, nor in place of one.
#[test]
fn nor_is_what_stands_in_place_of_the_server_shown() {
    for server in [format!("smtp://{USER}:{PASSWORD}@127.0.0.1:1"), PASSWORD.to_owned()] {
        let year = Year::new();
        let arguments = ["send", "--as-of", "2024-03-28", "--smtp", "--retries=0", "--without-tls"];
        let mut command = year.command(&arguments);
        command.env("HONGTOU_SMTP_SERVER", &server);
        command.env("HONGTOU_SMTP_USER", USER).env("HONGTOU_SMTP_PASSWORD", PASSWORD);
        let (code, text) = said(&command.output().expect("the program runs"));
        assert!(code > 0 && (text.contains("[E802]") || text.contains("“…:465”")), "{text}");
        assert!(!text.contains(PASSWORD), "{text}");
    }
}

/// A log that is no file is told of before anything is written.
#[test]
#[cfg(unix)]
fn a_log_that_is_no_file_is_told_of_first() {
    for target in ["/dev/zero", "/nonexistent/log"] {
        let year = Year::new();
        year.put("log/other", "");
        std::os::unix::fs::symlink(target, year.path("log/send.jsonl")).expect("a link");
        year.put("returns/2024Q1/other.txt", "");
        for arguments in [["remind", "--as-of", "2024-04-10"], ["send", "--as-of", "2024-03-28"]] {
            let (code, text) = said(&year.run(&arguments));
            assert!(code == 2 && text.contains("send.jsonl"), "{target}: {text}");
            assert!(!year.path("out").exists(), "{target}: nothing is written");
        }
    }
}

/// Looks into all that was said and all files, whatever they hold.
fn holds_nothing(year: &Year, text: String, secrets: &[&str]) {
    let mut everything = vec![("what is said".to_owned(), text.into_bytes())];
    gather(year.folder.path(), &mut everything);
    assert!(everything.iter().any(|(name, _)| name.ends_with("send.jsonl")));
    for (name, bytes) in everything {
        for secret in secrets {
            let found = bytes.windows(secret.len()).any(|piece| piece == secret.as_bytes());
            assert!(!found, "{name} holds {secret}");
        }
    }
}

/// All files of a folder, those inside workbooks too.
fn gather(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, found);
            continue;
        }
        let name = path.display().to_string();
        let bytes = std::fs::read(&path).expect("a file");
        if let Ok(mut zip) = zip::ZipArchive::new(std::io::Cursor::new(&bytes)) {
            for at in 0..zip.len() {
                let mut part = Vec::new();
                let mut file = zip.by_index(at).expect("a part");
                std::io::Read::read_to_end(&mut file, &mut part).expect("a part");
                found.push((format!("{name}, part {at}"), part));
            }
        }
        found.push((name, bytes));
    }
}
