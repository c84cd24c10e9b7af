//! 发信: what the page drafts is what the commands write; it sends what was asked once more, and that once.

use std::collections::BTreeMap;
use std::path::Path;

use crate::mail::server::{Fault, Server};
use crate::years::Office;

use super::browser::Page;
use super::office;

const CLOCK: [&str; 4] = ["--period", "2024Q1", "--clock", "2024-04-08 09:00"];

/// All files of a folder, with their bytes.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let (mut open, mut found) = (vec![root.to_path_buf()], BTreeMap::new());
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => open.push(path),
                path => {
                    let below = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
                    found.insert(below.replace('\\', "/"), std::fs::read(&path).unwrap());
                }
            }
        }
    }
    found
}

/// The files of an office that a command which drafts or sends writes.
fn written(office: &Office) -> BTreeMap<String, Vec<u8>> {
    let mut all = files(office.folder.path());
    all.retain(|name, _| name.starts_with("out/") || name.starts_with("存档/") || name == LOG);
    all
}

const LOG: &str = "log/send.jsonl";

/// A letter on the page: the name of its message, its unit, whether it is ticked.
struct Row {
    id: String,
    unit: String,
    is_ticked: bool,
}

/// The letters of a part of the page.
fn rows(text: &str, part: &str) -> Vec<Row> {
    let begins = text.split(&format!("name=\"part\" value=\"{part}\"")).nth(1);
    let form = begins.unwrap_or_default().split("</form>").next().unwrap();
    let row = |one: &str| Row {
        id: one.split('"').next().unwrap().to_owned(),
        unit: one.split("<b>").nth(1).unwrap().split("</b>").next().unwrap().to_owned(),
        is_ticked: one.split("/>").next().unwrap().contains("checked"),
    };
    form.split("name=\"letter\" value=\"").skip(1).map(row).collect()
}

/// What a browser sends of a part with these letters ticked, and more.
fn fields<'f>(
    part: &'f str,
    ids: &[&'f str],
    more: &[(&'f str, &'f str)],
) -> Vec<(&'f str, &'f str)> {
    let about = [("period", "2024Q1"), ("of", "2024Q1"), ("part", part)];
    let letters = ids.iter().map(|id| ("letter", *id));
    about.into_iter().chain(letters).chain(more.iter().copied()).collect()
}

fn ids(rows: &[Row]) -> Vec<&str> {
    rows.iter().map(|row| &*row.id).collect()
}

/// The value of a hidden field.
fn hidden(text: &str, name: &str) -> String {
    let value = text.split(&format!("name=\"{name}\" value=\"")).nth(1);
    value.unwrap_or_else(|| panic!("no {name}: {text}")).split('"').next().unwrap().to_owned()
}

/// The page with a mail server.
fn with_server(office: &Office, server: &Server) -> Page {
    let server = format!("127.0.0.1:{}", server.port);
    Page::open_with(office, &[("HONGTOU_SMTP_SERVER", &server)])
}

#[test]
fn what_is_drafted_is_what_the_commands_write() {
    for (part, command) in [("forms", "send"), ("answers", "remind")] {
        let (office, other) = (office(), office());
        let page = Page::open(&office);
        let shown = page.get("/letters?period=2024Q1");
        let rows = rows(&shown.text, part);
        assert!(!rows.is_empty() && rows.iter().all(|row| row.is_ticked), "{}", shown.text);
        let done = page.post("/letters/draft", &fields(part, &ids(&rows), &[]));
        assert!(done.text.contains("刚才做的"), "{}", done.text);
        other.run(&[&[command], &CLOCK[..]].concat());
        let (own, others) = (written(&office), written(&other));
        assert!(others.keys().any(|name| name.ends_with(".eml")), "{others:?}");
        assert!(own == others, "{:?} {:?}", own.keys(), others.keys());
        // Each of them is led to.
        let links = done.text.matches("file?at=").count();
        assert_eq!(links, own.keys().filter(|name| name.starts_with("out/")).count());
        // As the command, a second time it writes no reminder that was written.
        let again = page.post("/letters/draft", &fields(part, &ids(&rows), &[]));
        other.run(&[&[command], &CLOCK[..]].concat());
        assert!(written(&office) == written(&other), "{}", again.text);
    }
}

#[test]
fn the_ticked_alone_are_drafted() {
    for (part, folder) in
        [("forms", "out/outbox/2024Q1/"), ("answers", "out/remind/2024Q1/2024-04-08/")]
    {
        let office = office();
        let page = Page::open(&office);
        let all = rows(&page.get("/letters?period=2024Q1").text, part);
        let one = all.iter().find(|row| row.unit == "区科协").expect("a letter");
        let done = page.post("/letters/draft", &fields(part, &[&one.id], &[]));
        let drafts = written(&office);
        let drafts = drafts.keys().filter(|name| name.starts_with(folder));
        let drafts: Vec<&String> = drafts.filter(|name| !name.contains("清单")).collect();
        assert_eq!(drafts.len(), 3, "{drafts:?}");
        assert!(drafts.iter().all(|name| name.contains("区科协")), "{drafts:?}");
        let log = office.read(LOG);
        assert!(log.lines().count() == 1 && log.contains("区科协"), "{log}");
        assert!(done.text.contains("今天起草过"), "{}", done.text);
        // Nobody else is touched, and each of the others is still to go out.
        let now = rows(&done.text, part);
        assert_eq!(ids(&now), ids(&all));
        assert!(now.iter().all(|row| row.is_ticked == (row.unit != "区科协")), "{}", done.text);
        // None ticked is not all.
        let none = page.post("/letters/draft", &fields(part, &[], &[]));
        assert!(none.text.contains("没有勾选") && office.read(LOG) == log, "{}", none.text);
    }
}

#[test]
fn a_look_writes_nothing() {
    let office = office();
    let page = Page::open(&office);
    let before = files(office.folder.path());
    let shown = page.get("/letters");
    assert_eq!(shown.status, 200, "{}", shown.text);
    for words in
        ["区科协", "kx@example.gov.cn", "逾期未报", "催报：期限后7天", "请尽快报送", "待发"]
    {
        assert!(shown.text.contains(words), "{words}: {}", shown.text);
    }
    for part in ["forms", "answers"] {
        let shown = page.get("/letters?period=2024Q1");
        let rows = rows(&shown.text, part);
        for act in ["send", "byhand"] {
            page.post("/letters/ask", &fields(part, &ids(&rows), &[("act", act)]));
        }
    }
    assert!(files(office.folder.path()) == before);
}

#[test]
fn what_is_sent_is_asked_once_more_and_goes_out_once() {
    // Without returns, of which an empty log would know nothing.
    let (office, server) = (Office::new(""), Server::start(&[]));
    let page = with_server(&office, &server);
    let all = rows(&page.get("/letters?period=2024Q1").text, "forms");
    let two: Vec<&str> =
        all.iter().filter(|row| row.unit != "区文旅局").map(|row| &*row.id).collect();
    let without = page.post("/letters/send", &fields("forms", &two, &[]));
    assert!(without.text.contains("什么也没有做"), "{}", without.text);
    assert!(server.taken().is_empty() && !office.path(LOG).exists());
    let asked = page.post("/letters/ask", &fields("forms", &two, &[("act", "send")]));
    for words in
        ["发出这2封", "区科协", "kx@example.gov.cn", "wj@example.gov.cn", "fl@example.gov.cn"]
    {
        assert!(asked.text.contains(words), "{words}: {}", asked.text);
    }
    assert!(!asked.text.contains("wl@example.gov.cn") && server.taken().is_empty());
    let mark = hidden(&asked.text, "mark");
    let confirmed = fields("forms", &two, &[("mark", &mark)]);
    // At once, as a double click does; then once more, as a reload does.
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| page.post("/letters/send", &confirmed));
        }
    });
    assert_eq!(server.taken(), ["kx@example.gov.cn", "wj@example.gov.cn"]);
    let log = office.read(LOG);
    let again = page.post("/letters/send", &confirmed);
    assert!(again.text.contains("什么也没有做") && again.text.contains("已发"), "{}", again.text);
    assert_eq!(server.taken().len(), 2);
    assert_eq!(office.read(LOG), log);
    let now = rows(&again.text, "forms");
    let ticked = now.iter().filter(|row| row.is_ticked).map(|row| &*row.unit);
    assert_eq!(ticked.collect::<Vec<_>>(), ["区文旅局"]);
    // The command knows of them.
    let said = office.run(&[&["send", "--dry-run", "--smtp"], &CLOCK[..]].concat()).1;
    assert_eq!(said.matches("将发送").count(), 1, "{said}");
}

/// What the page says of sending all letters, and how many those are; `meanwhile` is done once the first is `with` the
/// server, which does that to it.
fn sent_while(
    fault: Fault,
    with: fn(&Server) -> bool,
    meanwhile: impl FnOnce(&Page, &[(&str, &str)]),
) -> (Server, String, usize) {
    let (office, server) = (Office::new(""), Server::start(&[("wl@example.gov.cn", fault)]));
    let page = with_server(&office, &server);
    let all = rows(&page.get("/letters?period=2024Q1").text, "forms");
    let all: Vec<&str> = all.iter().map(|row| &*row.id).collect();
    let asked = page.post("/letters/ask", &fields("forms", &all, &[("act", "send")]));
    let mark = hidden(&asked.text, "mark");
    let confirmed = fields("forms", &all, &[("mark", &mark)]);
    let sent = std::thread::scope(|threads| {
        let sent = threads.spawn(|| page.post("/letters/send", &confirmed));
        while !with(&server) && !sent.is_finished() {
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        meanwhile(&page, &confirmed);
        server.let_go();
        sent.join().unwrap()
    });
    let left = rows(&page.get("/letters?period=2024Q1").text, "forms");
    let left = left.iter().filter(|row| row.is_ticked).count();
    assert_eq!(left, all.len() - server.taken().len());
    (server, sent.text, all.len())
}

fn has_first(server: &Server) -> bool {
    !server.taken().is_empty()
}

fn stop(page: &Page, of: &str) {
    assert_eq!(page.post("/work/stop", &[("of", of)]).status, 200);
}

/// What was stopped stays stopped whoever looks meanwhile, and the list says what went out until then.
#[test]
fn sending_is_stopped_and_what_went_out_is_told() {
    let (server, said, _) = sent_while(Fault::Held, has_first, |page, _| {
        stop(page, "/letters/send");
        assert_eq!(page.get("/returns").status, 200);
    });
    assert_eq!(server.taken().len(), 1);
    assert!(said.contains("发出 1 封"), "{said}");
}

/// Other work is stopped alone, and who closes the program meanwhile is told that letters are going out.
#[test]
fn letters_go_out_whatever_else_is_stopped_or_closed() {
    let (server, said, all) = sent_while(Fault::Held, has_first, |page, fields| {
        stop(page, "/report/make");
        let closed = page.post("/end", &[]).text;
        assert!(closed.contains("没有关") && closed.contains("正在发信"), "{closed}");
        let drafted = page.post("/letters/draft", fields).text;
        assert!(drafted.contains("正在发信"), "{drafted}");
    });
    assert_eq!(server.taken().len(), all);
    assert!(said.contains(&format!("发出 {all} 封")), "{said}");
}

/// A server that is busy is asked again after a while, but not by letters that were stopped.
#[test]
fn what_is_stopped_is_not_tried_again() {
    let stopped = |page: &Page, _: &[(&str, &str)]| stop(page, "/letters/send");
    let (server, said, _) = sent_while(Fault::Busy, Server::was_busy, stopped);
    assert_eq!(server.taken(), [""; 0]);
    assert!(said.contains("没有发出 1 封") && said.contains("没有试发"), "{said}");
}

#[test]
fn what_changed_since_it_was_shown_is_not_sent() {
    type Change = fn(&Office);
    let cases: [(&str, usize, Change); 4] = [
        ("answers", 2, |_| {}),
        ("answers", 0, |office| office.put_returns("2024Q1", &["区科协"])),
        ("forms", 0, |office| {
            office.put("notice.yaml", office.read("notice.yaml").replace("kx@", "kexie@"));
        }),
        ("answers", 0, |office| {
            let sent = ["log", "--sent", "区科协", "--kind", "催报"];
            office.run(&[&sent, &CLOCK[..]].concat());
        }),
    ];
    for (at, (part, sent, change)) in cases.into_iter().enumerate() {
        let (office, server) = (office(), Server::start(&[]));
        office.run(&[&["send"], &CLOCK[..]].concat());
        let page = with_server(&office, &server);
        let all = rows(&page.get("/letters?period=2024Q1").text, part);
        let asked = page.post("/letters/ask", &fields(part, &ids(&all), &[("act", "send")]));
        let mark = hidden(&asked.text, "mark");
        change(&office);
        let log = office.read(LOG);
        for path in ["/letters/send", "/letters/noted"] {
            let posted = page.post(path, &fields(part, &ids(&all), &[("mark", &mark)]));
            let is_refused = posted.text.contains("和现在的不一样了");
            assert_eq!(is_refused, sent == 0 || path == "/letters/noted", "{at} {}", posted.text);
        }
        assert_eq!(server.taken().len(), sent, "{at}");
        assert_eq!(office.read(LOG) == log, sent == 0, "{at}");
    }
}

#[test]
fn what_was_sent_by_hand_is_noted_as_the_command_notes_it() {
    for (part, kind) in [("forms", "报表"), ("answers", "催报")] {
        let (office, other) = (office(), office());
        let page = Page::open(&office);
        let all = rows(&page.get("/letters?period=2024Q1").text, part);
        let one = all.iter().find(|row| row.unit == "区科协").expect("a letter");
        let asked = page.post("/letters/ask", &fields(part, &[&one.id], &[("act", "byhand")]));
        assert!(asked.text.contains("这1封已经手工发了") && !office.path(LOG).exists());
        let mark = hidden(&asked.text, "mark");
        let noted = page.post("/letters/noted", &fields(part, &[&one.id], &[("mark", &mark)]));
        assert!(noted.text.contains("记为已发（手工）"), "{}", noted.text);
        other.run(&[&["log", "--sent", "区科协", "--kind", kind], &CLOCK[..]].concat());
        assert_eq!(office.read(LOG), other.read(LOG));
        assert!(!office.path("out").exists());
    }
}

/// The same findings as the command's.
#[test]
fn what_sending_lacks_is_told_as_the_command_tells_it() {
    type Case<'c> = (&'c [(&'c str, &'c str)], &'c str, &'c str);
    let inside = [("HONGTOU_SMTP_CREDENTIALS", "邮箱.txt")];
    let server = [("HONGTOU_SMTP_SERVER", "127.0.0.1:9")];
    let cases: [Case<'_>; 4] = [
        (&[], "", "E802"),
        (&inside, "", "E803"),
        (&server, ", 发件邮箱: fl@example.gov.cn", "E801"),
        (&server, "", "E813"),
    ];
    for (environment, taken_out, code) in cases {
        let office = office();
        office.put("notice.yaml", office.read("notice.yaml").replace(taken_out, ""));
        office.put("邮箱.txt", "server=127.0.0.1:9\n");
        let page = Page::open_with(&office, environment);
        let all = rows(&page.get("/letters?period=2024Q1").text, "forms");
        let asked = page.post("/letters/ask", &fields("forms", &ids(&all), &[("act", "send")]));
        let mut command = office.command(&[&["send", "--smtp"], &CLOCK[..]].concat());
        command.envs(environment.iter().copied());
        let (_, said) = crate::years::ended(command.output().unwrap());
        assert!(said.contains(code), "{said}");
        assert!(asked.text.contains(code), "{code}: {}", asked.text);
        assert!(!asked.text.contains("确定发出"), "{}", asked.text);
    }
}

#[test]
fn who_was_not_let_in_or_has_an_old_form_changes_nothing() {
    let (office, server) = (Office::new(""), Server::start(&[]));
    let page = with_server(&office, &server);
    let all = rows(&page.get("/letters?period=2024Q1").text, "forms");
    let asked = page.post("/letters/ask", &fields("forms", &ids(&all), &[("act", "send")]));
    let mark = hidden(&asked.text, "mark");
    let before = files(office.folder.path());
    for path in ["/letters/draft", "/letters/ask", "/letters/send", "/letters/noted"] {
        let old = page.post_as("0", path, &fields("forms", &ids(&all), &[("mark", &mark)]));
        assert_eq!(old.status, 403, "{path}");
        let stranger = super::browser::ask(page.port, &format!("POST {path} HTTP/1.1"), &[]);
        assert_eq!(stranger.status, 401, "{path}");
        assert_eq!(page.get(path).status, 405, "{path}");
    }
    assert!(server.taken().is_empty() && files(office.folder.path()) == before);
}
