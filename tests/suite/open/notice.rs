//! 通知: what the page sees of a text is what `check` says of it and what `notice` prints; what it saves changes no
//! other byte, and nothing that somebody else wrote.

use serde_json::Value;

use crate::measure;
use crate::years::Office;

use super::browser::{Answer, Page};
use super::ruling::{coded, field};

/// The published notice of 2024.
const DEMO: &str = include_str!("../../../fixtures/notices/2024/notice.yaml");

fn json(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{}", answer.text);
    serde_json::from_str(&answer.text).unwrap_or_else(|error| panic!("{error}: {}", answer.text))
}

fn look(page: &Page, text: &str) -> Value {
    json(&page.post("/notice/look", &[("text", &coded(text))]))
}

/// The number of the line that `words` stand in.
fn line_of(text: &str, words: &str) -> u64 {
    let at = text.find(words).unwrap_or_else(|| panic!("{words}"));
    text[..at].matches('\n').count() as u64 + 1
}

fn hash(page: &Page) -> String {
    field(&page.get("/notice").text, "notice").to_owned()
}

fn save(page: &Page, hash: &str, text: &str) -> Value {
    let fields = [("notice", hash), ("text", &*coded(text)), ("script", "1")];
    json(&page.post("/notice/save", &fields))
}

fn bytes(office: &Office) -> Vec<u8> {
    std::fs::read(office.path("notice.yaml")).unwrap()
}

fn kept(office: &Office) -> usize {
    std::fs::read_dir(office.path("存档/修改前")).map_or(0, Iterator::count)
}

/// The findings of each text are those of the command, by line, code and words; a text that cannot be set has no page.
#[test]
fn a_look_finds_what_the_command_finds() {
    let office = Office::of(DEMO);
    let page = Page::open(&office);
    let typed = [
        DEMO.to_owned(),
        DEMO.replace("year: 2024", "year：2024").replace("开展阅读", "开展开展阅读"),
        DEMO.replace("number: 川政办字〔2024〕13号", "number: 川政办字[2024]13号"),
        DEMO.replace("recipients:", "recipient:"),
        DEMO.replace("人口素质", "人口䶮素质"),
        DEMO.replace("name: 区人社局", "name: 区\u{200b}人社局"),
        "实事: [".to_owned(),
        String::new(),
        "<script>alert(1)</script>\n".to_owned(),
    ];
    for text in typed {
        let seen = look(&page, &text);
        office.put("notice.yaml", &text);
        let output = office.command(&["check", "--json"]).output().unwrap();
        let said: Value = serde_json::from_slice(&output.stdout).unwrap();
        let told = |all: &Value| -> Vec<Value> {
            let keys = ["code", "line", "column", "title", "remedy"];
            let all = all.as_array().unwrap().iter();
            all.map(|one| keys.iter().map(|key| one[key].clone()).collect()).collect()
        };
        assert_eq!(told(&seen["findings"]), told(&said["findings"]), "{text}");
        let is_set =
            said["findings"].as_array().unwrap().iter().all(|one| one["severity"] != "error");
        assert_eq!(seen["key"] != "", is_set, "{text}");
        office.put("notice.yaml", DEMO);
    }
}

/// Nothing is written, the pages are those of the file that the command writes, and no other key gives any.
#[test]
fn its_pages_are_those_of_the_pdf() {
    let office = Office::of(DEMO);
    let page = Page::open(&office);
    let seen = look(&page, DEMO);
    let names = |folder: &str| std::fs::read_dir(office.path(folder)).map_or(0, Iterator::count);
    assert_eq!(names("."), 1, "a look writes nothing");
    let (code, said) = office.run(&["notice", "--png"]);
    assert_eq!(code, 0, "{said}");
    let sheets = seen["sheets"].as_array().unwrap();
    let pictures = (1..).take_while(|at| office.path(&format!("out/notice-{at}.png")).exists());
    assert_eq!(sheets.len(), pictures.count());
    let key = seen["key"].as_str().unwrap();
    for number in [0, sheets.len() - 1] {
        let (head, drawn) = page.bytes(&format!("/notice/page?look={key}&n={number}"));
        assert!(head.contains("image/png"), "{head}");
        let written = std::fs::read(office.path(&format!("out/notice-{}.png", number + 1)));
        assert!(drawn == written.unwrap(), "{number}");
    }
    let other = format!("{}{}", &key[..63], if key.ends_with('0') { '1' } else { '0' });
    for asked in [format!("look={key}&n={}", sheets.len()), format!("look={other}&n=0")] {
        assert_eq!(page.get(&format!("/notice/page?{asked}")).status, 404, "{asked}");
    }
    assert_eq!(page.get(&format!("/notice/page?look={key}&n=-1")).status, 404);
    // Of many looks the last are kept.
    for number in 0..5 {
        look(&page, &format!("{DEMO}# {number}\n"));
    }
    assert_eq!(page.get(&format!("/notice/page?look={key}&n=0")).status, 404);
}

/// What the PDF shows in a place is what its line of the description says, on every page, upright and sideways.
#[test]
fn a_place_on_the_page_is_that_of_its_line() {
    let texts = [DEMO.to_owned(), DEMO.replace("  due_column: blank", "  due_column: filled")];
    for text in texts {
        let office = Office::of(&text);
        let page = Page::open(&office);
        let seen = look(&page, &text);
        office.run(&["notice", "--only", "pdf"]);
        let pages = measure::pages(&std::fs::read(office.path("out/notice.pdf")).unwrap());
        let lines: Vec<&str> = text.lines().collect();
        let mut shown: Vec<(u64, u64, String)> = Vec::new();
        for place in seen["places"].as_array().unwrap() {
            let [at, line] = [0, 1].map(|number| place[number].as_u64().unwrap());
            let [left, top, width, height] =
                [2, 3, 4, 5].map(|number| place[number].as_f64().unwrap());
            let page = &pages[usize::try_from(at).unwrap()];
            let (across, down) = (page.width / 10_000.0, page.height / 10_000.0);
            let inside = |ink: &measure::Area| {
                let (x, y) = ((ink.left + ink.right) / 2.0, (ink.top + ink.bottom) / 2.0);
                x >= left * across
                    && x <= (left + width) * across
                    && y >= top * down
                    && y <= (top + height) * down
            };
            let glyphs = page.glyphs.iter().filter(|one| one.ink.as_ref().is_some_and(inside));
            let words: String = glyphs.map(|one| one.text.as_str()).collect();
            let plain = |words: &str| words.replace([' ', '"', '“', '”', '　'], "");
            let own = plain(lines[usize::try_from(line).unwrap() - 1]);
            // What is printed in other words (a day, an alias) is left to the eye.
            let as_written =
                ["name:", "text:", "-关于", "preamble:", "recipients:", "closing:", "note:"];
            if as_written.iter().any(|key| own.contains(key)) {
                assert!(own.contains(&plain(&words)), "{line} {own}: {words}");
            }
            shown.push((line, at, words));
        }
        let of = |words: &str| -> Vec<(u64, String)> {
            let line = line_of(&text, words);
            let there = shown.iter().filter(|(own, ..)| *own == line);
            there.map(|(_, page, words)| (*page, words.clone())).collect()
        };
        assert_eq!(
            of("  - 关于2024年为全区"),
            [(0, "关于2024年为全区妇女儿童办好十件实事的".to_owned())]
        );
        let task = of("name: 推进巾帼就业创业创新");
        assert!(task.iter().any(|(page, _)| *page == 0), "its heading: {task:?}");
        assert!(task.iter().any(|(page, _)| *page > 1), "its row of the attachment: {task:?}");
        assert!(of("text: 年内举办淄川区").len() > 2, "each of its lines");
        assert_eq!(of("issuer: 淄川区"), [(0, "淄川区人民政府办公室文件".to_owned())]);
        // The body that signs is that of the paper where none is written.
        let signature = of("signed:\n");
        assert!(
            signature.iter().any(|(page, words)| *page > 0 && words == "淄川区人民政府办公室"),
            "{signature:?}"
        );
        assert!(!of("copies: 区委办公室").is_empty());
    }
}

#[test]
fn a_save_without_a_change_changes_no_byte() {
    let marked = |text: &str| format!("\u{feff}{text}");
    let crlf = DEMO.replace('\n', "\r\n");
    let wide: Vec<u8> = marked(&crlf).encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mixed = DEMO.replacen('\n', "\r\n", 7).trim_end().to_owned() + "  \r";
    let files = [
        DEMO.as_bytes().to_vec(),
        crlf.clone().into_bytes(),
        marked(&crlf).into_bytes(),
        wide,
        mixed.into_bytes(),
    ];
    for file in files {
        let office = Office::of(DEMO);
        office.put("notice.yaml", &file);
        let page = Page::open(&office);
        let shown = shown_text(&page);
        let saved = save(&page, &hash(&page), &shown);
        assert_eq!((&saved["kind"], &saved["isChanged"]), (&"saved".into(), &false.into()));
        assert!(bytes(&office) == file);
        assert_eq!(kept(&office), 0);
        // As a form sends it.
        let text = coded(&shown.replace('\n', "\r\n"));
        page.post("/notice/save", &[("notice", &hash(&page)), ("text", &text)]);
        assert!(bytes(&office) == file);
        // A change changes its lines.
        let other = shown.replace("13号", "14号").replace("note: 此件公开发布\n", "");
        let saved = save(&page, &hash(&page), &other);
        assert_eq!((&saved["kind"], &saved["line"]), (&"saved".into(), &7.into()), "{saved}");
        let wide = file.starts_with(b"\xff\xfe");
        let of = |bytes: &[u8]| match wide {
            true => String::from_utf16(
                &bytes
                    .chunks(2)
                    .map(|one| u16::from_le_bytes([one[0], one[1]]))
                    .collect::<Vec<_>>(),
            )
            .unwrap(),
            false => String::from_utf8(bytes.to_vec()).unwrap(),
        };
        let wanted = of(&file).replace("13号", "14号");
        let at = wanted.find("note: 此件").unwrap();
        let end = at + wanted[at..].find('\n').unwrap() + 1;
        assert_eq!(of(&bytes(&office)), format!("{}{}", &wanted[..at], &wanted[end..]));
        assert_eq!(kept(&office), 1);
    }
}

/// The text in the field of the page, as a browser reads it.
fn shown_text(page: &Page) -> String {
    let text = page.get("/notice").text;
    let field = text.split("rows=\"24\">\n").nth(1).unwrap().split("</textarea>").next().unwrap();
    let marks = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#x2f;", "/"),
        ("&amp;", "&"),
    ];
    marks.iter().fold(field.to_owned(), |text, (mark, sign)| text.replace(mark, sign))
}

/// An editor outside, a second page and `check --fix`: what they wrote stays, and both are shown by lines.
#[test]
fn what_somebody_else_wrote_is_never_written_over() {
    let office = Office::of(DEMO);
    let page = Page::open(&office);
    let own = DEMO.replace("13号", "14号");
    let outside = |change: &dyn Fn()| {
        office.put("notice.yaml", DEMO);
        let before = hash(&page);
        change();
        let theirs = bytes(&office);
        let saved = save(&page, &before, &own);
        assert_eq!(saved["kind"], "conflict", "{saved}");
        assert!(bytes(&office) == theirs);
        assert_eq!(saved["text"].as_str().unwrap().as_bytes(), theirs);
        let differences = saved["differences"].as_array().unwrap();
        let (first, last) = (&differences[0], &differences[1]);
        assert_eq!(
            (&first["line"][0], &first["before"][0], &first["after"][0]),
            (
                &7.into(),
                &"number: 川政办字〔2024〕13号".into(),
                &"number: 川政办字〔2024〕14号".into()
            )
        );
        assert_eq!(differences.len(), 2);
        // Without a script the page shows both, too, and the field has the own one.
        let form = [("notice", &*before), ("text", &*coded(&own))];
        let shown = page.post("/notice/save", &form).text;
        assert!(shown.contains("没有写") && shown.contains("14号"), "{shown}");
        assert!(shown.contains(last["before"][0].as_str().unwrap()), "{shown}");
        assert!(bytes(&office) == theirs);
        // Who has seen it may choose.
        let now = saved["hash"].as_str().unwrap();
        assert_eq!(save(&page, now, &own)["kind"], "saved");
        assert_eq!(office.read("notice.yaml"), own);
        assert!(office.read(&newest(&office)).as_bytes() == theirs, "and the other is kept");
    };
    outside(&|| office.put("notice.yaml", DEMO.replace("此件公开发布", "此件不公开")));
    let second = DEMO.replace("此件公开发布", "此件依申请公开");
    outside(&|| assert_eq!(save(&page, &hash(&page), &second)["kind"], "saved"));
    outside(&|| assert_eq!(office.run(&["check", "--fix"]).0, 0));
    std::fs::remove_file(office.path("notice.yaml")).unwrap();
    assert!(
        page.post("/notice/save", &[("notice", "x"), ("text", "x"), ("script", "1")]).text.len()
            > 2
    );
    assert!(!office.path("notice.yaml").exists());
}

/// The newest of what is kept.
fn newest(office: &Office) -> String {
    let entries = std::fs::read_dir(office.path("存档/修改前")).unwrap().flatten();
    let names = entries.map(|entry| entry.file_name().into_string().unwrap());
    format!("存档/修改前/{}", names.max().unwrap())
}

/// The button of a finding does what `check --fix` does where that finding is the only one, and nothing else.
#[test]
fn the_button_of_a_finding_mends_it_alone() {
    let office = Office::of(DEMO);
    let page = Page::open(&office);
    let base = DEMO.replace("35-64岁", "35～64岁");
    let slips = [
        ("year: 2024", "year: ２０２４"),
        ("35～64岁", "35-64岁"),
        ("  - name: 区科协", "  - name：区科协"),
        // Both signs of a pair, of which one alone would be an error.
        ("units: [区人社局, 区妇联]", "units: 【区人社局, 区妇联】"),
        ("date: 2024-03-28", "date: “2024-03-28”"),
    ];
    let all = slips.iter().fold(base.clone(), |text, (old, new)| text.replacen(old, new, 1));
    let seen = look(&page, &all);
    for (old, new) in slips {
        let line = line_of(&all, new);
        let found = seen["findings"].as_array().unwrap().iter();
        let mut found = found.filter(|one| one["line"] == line && one["mendable"] == true);
        let one = found.next().unwrap_or_else(|| panic!("{new}: {seen}"));
        let [code, column] =
            [&one["code"], &one["column"]].map(|one| one.to_string().replace('"', ""));
        let fields = [
            ("text", &*coded(&all)),
            ("code", &code),
            ("line", &line.to_string()),
            ("column", &column),
        ];
        let mended = json(&page.post("/notice/mend", &fields));
        assert_eq!(mended["text"], all.replacen(new, old, 1), "{new}");
        // The command, where nothing else can be mended.
        office.put("notice.yaml", base.replacen(old, new, 1));
        office.run(&["check", "--fix"]);
        assert_eq!(office.read("notice.yaml"), base);
    }
    let none = [("text", &*coded(&all)), ("code", "E211"), ("line", "1"), ("column", "1")];
    assert_eq!(json(&page.post("/notice/mend", &none))["text"], Value::Null);
    let meaning = page.get("/notice/explain?code=W141");
    let (_, said) = office.run(&["explain", "W141"]);
    assert_eq!((meaning.status, meaning.text), (200, said));
    assert_eq!(page.get("/notice/explain?code=%3Cb%3E").status, 404);
}

/// Each version is shown with what became of it, and taken back by its button; that is taken back by another.
#[test]
fn versions_are_listed_and_taken_back() {
    let office = Office::of(DEMO);
    let page = Page::open(&office);
    assert!(page.get("/notice/versions").text.contains("还没有"));
    let texts = ["14号", "15号"].map(|number| DEMO.replace("13号", number));
    for text in &texts {
        save(&page, &hash(&page), text);
    }
    let shown = page.get("/notice/versions").text;
    assert_eq!(shown.matches("换回这一份").count(), 2, "{shown}");
    assert!(shown.contains("2024-04-08 09:00"), "{shown}");
    let names: Vec<&str> = shown.split("name=\"version\" value=\"").skip(1).collect();
    let names: Vec<&str> = names.iter().map(|one| one.split('"').next().unwrap()).collect();
    assert!(names[0] > names[1], "the newest first");
    let of = |at: usize| shown.split("<li>\n<h2>").nth(at + 1).unwrap();
    assert!(of(0).contains("14号</pre>") && of(0).contains("15号</pre>"), "{}", of(0));
    assert!(of(1).contains("13号</pre>") && of(1).contains("14号</pre>"), "{}", of(1));
    let taken = |name: &str, hash: &str| {
        let said = page.post("/notice/versions/take", &[("version", name), ("notice", hash)]);
        assert_eq!(said.status, 303, "{}", said.text);
        page.get("/notice/versions").text
    };
    let told = taken(names[1], &hash(&page));
    assert_eq!((office.read("notice.yaml"), kept(&office)), (DEMO.to_owned(), 3));
    assert!(told.contains("已经换回"), "{told}");
    let last = field(&told, "version").to_owned();
    taken(&last, &hash(&page));
    assert_eq!(office.read("notice.yaml"), texts[1]);
    // Not over what somebody else wrote, and nothing that is not kept.
    let before = hash(&page);
    office.put("notice.yaml", DEMO);
    assert!(taken(&last, &before).contains("没有写"));
    for name in ["../../notice.yaml", "x", ""] {
        assert!(taken(name, &hash(&page)).contains("没有这一份"), "{name}");
    }
    assert_eq!(office.read("notice.yaml"), DEMO);
}

/// The same bytes as the command writes; beside them what is another than in those that were written before.
#[test]
fn word_and_pdf_are_what_the_command_writes() {
    let (office, other) = (Office::of(DEMO), Office::of(DEMO));
    let page = Page::open(&office);
    assert!(page.get("/notice/paper").text.contains("还没有写出过"));
    let made = page.post("/notice/paper/make", &[]).text;
    assert!(made.contains("以前没有写出过"), "{made}");
    other.run(&["notice"]);
    for name in ["notice.docx", "notice.pdf", "附件.docx"] {
        let [own, others] =
            [&office, &other].map(|one| std::fs::read(one.path(&format!("out/{name}"))).unwrap());
        assert!(own == others, "{name}");
        assert!(made.contains(&format!("{name}</a>")), "{made}");
    }
    assert!(page.get("/notice/paper").text.contains("各段文字都一样"));
    let changed = DEMO.replace("招聘会60余场", "招聘会70余场").replace("amount: 60", "amount: 70");
    save(&page, &hash(&page), &changed);
    for shown in [page.get("/notice/paper").text, page.post("/notice/paper/make", &[]).text] {
        let since = shown.split("id=\"since\"").nth(1).unwrap();
        assert!(since.contains("招聘会60余场") && since.contains("招聘会70余场"), "{since}");
        assert!(!since.contains("爱心妈妈”，组成"), "{since}");
    }
    office.put("notice.yaml", "实事: [");
    assert!(page.post("/notice/paper/make", &[]).text.contains("现在读不了"));
}

/// What is typed is text everywhere, what is too large is refused, what is no text is told.
#[test]
fn hostile_texts_do_nothing() {
    let hostile =
        format!("{DEMO}# </textarea><script>alert(1)</script>&amp;<img src=x onerror=alert(1)>\n");
    let office = Office::of(&hostile);
    let page = Page::open(&office);
    let shown = page.get("/notice").text;
    assert!(!shown.contains("<script>alert") && !shown.contains("<img src=x"), "{shown}");
    assert_eq!(shown_text(&page), hostile);
    // Ten million bytes: told by their number where they come through, and refused beyond that.
    let large = look(&page, &"a".repeat(4 << 20 | 1).replacen('a', "#", 1));
    assert_eq!(large["findings"][0]["code"], "E004", "{}", large["findings"]);
    let beyond = page.post("/notice/look", &[("text", &"a".repeat(14 << 20))]);
    assert_eq!(beyond.status, 413);
    for path in ["/notice/look", "/notice/save", "/notice/mend", "/notice/paper/make"] {
        assert_eq!(page.get(path).status, 405, "{path}");
        assert_eq!(page.without_form(path, &[("text", "x")]).status, 403, "{path}");
    }
    office.put("notice.yaml", encoded_gbk());
    assert!(page.get("/notice").text.contains("现在读不了"));
    office.put("notice.yaml", b"\xff\x00\xfe\xfd".as_slice());
    assert!(page.get("/notice").text.contains("现在读不了"));
    assert_eq!(save(&page, "x", DEMO)["kind"], "failed");
    assert!(bytes(&office) == b"\xff\x00\xfe\xfd");
}

/// 年度: 2024 in GBK.
fn encoded_gbk() -> Vec<u8> {
    let words = [b"\xC4\xEA\xB6\xC8: 2024\n".as_slice(), b"\xCA\xB5\xCA\xC2: []\n"];
    words.concat()
}

/// Two pages of a browser that are typed in at once: each gets what it asked for, and its pages, whatever the other one
/// asks meanwhile.
#[test]
fn two_pages_that_are_typed_in_both_get_their_looks() {
    let office = Office::of(DEMO);
    let page = Page::open(&office);
    let typing = |tab: &str| {
        for at in 0..4 {
            let text = coded(&format!("{DEMO}# {tab} {at}\n"));
            let seen = json(&page.post("/notice/look", &[("tab", tab), ("text", &text)]));
            assert_eq!(seen["dropped"], false, "{tab} {at}");
            let drawn = format!("/notice/page?look={}&n=0", seen["key"].as_str().unwrap());
            assert_eq!(page.get(&drawn).status, 200, "{tab} {at}");
        }
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| typing("a"));
        typing("b");
        other.join().unwrap();
    });
}
