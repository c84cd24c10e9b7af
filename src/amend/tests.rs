#![expect(clippy::panic, reason = "a test says what it found")]
use proptest::prelude::*;

use crate::date::Date;
use crate::notice::{self, Reading};
use crate::period::Period;

use super::{Amended, Change, Refused, RulingEdit, Says, ruled};

const HEAD: &str = "\
年度: 2024 # 今年
发文机关: 甲区人民政府办公室
发文字号: 甲政办字〔2024〕13号
标题: 甲区人民政府办公室关于2024年办好实事的通知
主送机关: 有关单位
引言: 现将有关事项通知如下：
署名: {日期: 2024-03-28}
单位名册:
  - {名称: 区文旅局, 邮箱: wl@example.gov.cn}
  - 名称: 区科协   # 原科委
    邮箱: kx@example.gov.cn
实事:
  - 名称: 实施阅读推广
    内容: 开展阅读推广活动20期，举办科技大赛4场。
    责任单位: [区文旅局, 区科协]
    完成时限: 2024-12-31
    目标:
      - {名称: 阅读推广活动, 数量: 20, 计量单位: 期, 填报单位: 区文旅局}
      - {名称: 科技大赛, 数量: 4, 计量单位: 场, 填报单位: 区科协}
联系方式: {联系人: 张三, 联系电话: \"5180000\"}
";

const HASH: &str = "9F86D081884C7D65";

/// How the list may be written, each with what stands behind it.
const WRITTEN: [&str; 21] = [
    "",
    "来件:\n",
    "来件: # 以后写\n",
    "来件: ~\n",
    "来件: null # 没有\n",
    "来件: []\n",
    "来件: [ ] # 没有\n",
    "returns: []\n",
    "来件:\n- 文件: 甲.xlsx\n  不计: 是\n",
    "来件:\n  - 文件: 甲.xlsx # 重复的\n    不计: 是\n",
    "来件:\n      -   文件: 甲.xlsx\n          不计: 是\n          # 来电说的\n\n# 完\n",
    "来件:\n  -\n    文件: 甲.xlsx\n    单位: 区科协\n",
    "returns:\n  - file: 甲.xlsx\n    ignore: true\n",
    "来件: [{文件: 甲.xlsx, 不计: 是}]\n",
    "来件: [{文件: 甲.xlsx, 不计: 是}] # 都在这里\n",
    "来件: [ {文件: 甲.xlsx, 不计: 是}, {文件: 乙.xlsx, 单位: 区科协}, ]\n",
    "来件: [\n  {文件: 甲.xlsx, 不计: 是},\n  {文件: 乙.xlsx, 单位: 区科协}\n]\n",
    "来件:\n  - {文件: 甲.xlsx, 不计: 是}\n  - {文件: \"乙.xlsx\", 单位: '区科协'} # 科协的\n",
    "来件:\n  - 文件: 甲.xlsx\n    单位: 区科协\n    说明: |\n      来电更正\n",
    "来件:\n  - 文件: 甲.xlsx\n    单位: 区科协\n    说明: \"来电更正，\n      以改后的为准\"\n",
    "来件：\n  - 文件：甲.xlsx\n    单位：区科协\n",
];

/// What may stand behind the list.
const BEHIND: [&str; 5] = [
    "",
    "报送: {汇总单位: 区妇联, 接收邮箱: 甲区妇联}\n",
    "# 完\n",
    "\n\n",
    "版式:\n  格式: 文件格式\n",
];

fn read(bytes: &[u8]) -> Reading {
    notice::read("n.yaml", bytes)
}

fn says(unit: &str) -> Says {
    let day = Date::new(2024, 4, 8);
    let reason = Some("来电：\"照这份\" #1 {不计: 是} - 是".to_owned());
    let period = Period::parse("2024Q1");
    Says { unit: Some(unit.to_owned()), period, reason, on: day, ..Says::default() }
}

fn add(text: &[u8]) -> Result<Amended, Refused> {
    let called = "科协\r\n- 文件: 别的.xlsx # \u{202e}名".to_owned();
    ruled(text, &RulingEdit::Add { file: HASH.into(), called, says: says("区科协") }, &read)
}

fn all_texts() -> impl Iterator<Item = String> {
    WRITTEN.iter().flat_map(|list| {
        BEHIND.iter().flat_map(move |behind| {
            let text = format!("{HEAD}{list}{behind}");
            [text.clone(), text.trim_end().to_owned()]
        })
    })
}

/// The lines that are in one text and not in the other, in order.
fn without(longer: &str, change: &Change) -> String {
    let lines: Vec<&str> = longer.lines().collect();
    let (from, count) = (change.line - 1, change.after.lines().count());
    let mut kept: Vec<&str> = lines[..from].to_vec();
    kept.extend(change.before.lines());
    kept.extend(&lines[from + count..]);
    kept.join("\n")
}

#[test]
fn a_ruling_is_added_however_the_list_is_written() {
    for text in all_texts() {
        let done = add(text.as_bytes()).unwrap_or_else(|why| panic!("{why:?}\n{text}"));
        let new = String::from_utf8(done.bytes.clone()).unwrap();
        let notice = read(&done.bytes).notice.unwrap_or_else(|| panic!("{new}"));
        let last = notice.returns.last().unwrap();
        assert_eq!((&*last.file.value, last.period()), (HASH, Period::parse("2024Q1")), "{new}");
        assert_eq!(last.record.reason.as_ref().map(|one| &*one.value), says("").reason.as_deref());
        assert_eq!(without(&new, &done.change), text.lines().collect::<Vec<_>>().join("\n"));
        // Every word that stood there still does, in its order.
        let mut rest = new.as_str();
        for line in text.lines().filter(|line| !line.contains("来件") && !line.contains("returns"))
        {
            let line = line.trim_end_matches([']', ' ', '}', ',']);
            let at = rest.find(line).unwrap_or_else(|| panic!("{line}\n{new}"));
            rest = &rest[at + line.len()..];
        }
    }
}

#[test]
fn a_ruling_is_changed_and_taken_back() {
    let mut refused = Vec::new();
    for text in all_texts() {
        let Some(notice) = read(text.as_bytes()).notice else { continue };
        for at in 0..notice.returns.len() {
            for says in [
                says("区文旅局"),
                Says { ignore: true, ..Says::default() },
                Says { version: Some(2), figures_right: true, ..Says::default() },
            ] {
                match ruled(text.as_bytes(), &RulingEdit::Change { at, says: says.clone() }, &read)
                {
                    Ok(done) => {
                        let new = read(&done.bytes).notice.expect("a notice");
                        assert_eq!(new.returns.len(), notice.returns.len());
                        assert_eq!(new.returns[at].verdict.is_ignore(), says.ignore);
                        assert_eq!(new.returns[at].file.value, notice.returns[at].file.value);
                    }
                    Err(why) => refused.push((why, text.clone())),
                }
            }
            let done = ruled(text.as_bytes(), &RulingEdit::Remove { at }, &read)
                .unwrap_or_else(|why| panic!("{why:?} {text}"));
            let new = read(&done.bytes).notice.expect("a notice").returns;
            let left = |all: &[notice::Ruling]| -> Vec<String> {
                all.iter().map(|one| one.file.value.clone()).collect()
            };
            let mut kept = left(&notice.returns);
            kept.remove(at);
            assert_eq!(left(&new), kept, "{text}");
        }
    }
    let is_long = |text: &String| text.contains("说明: |");
    assert!(refused.iter().all(|(_, text)| is_long(text)), "{refused:?}");
}

/// What was added goes as it came, byte for byte, where the list stood in lines or was not there.
#[test]
fn what_was_added_is_taken_back_whole() {
    for text in all_texts().filter(|text| text.ends_with('\n')) {
        if text.contains("~") || text.contains("null") || text.contains('[') && text.contains("[]")
        {
            continue;
        }
        let done = add(text.as_bytes()).unwrap();
        let Some(notice) = read(&done.bytes).notice else { continue };
        let at = notice.returns.len() - 1;
        let back = ruled(&done.bytes, &RulingEdit::Remove { at }, &read).unwrap();
        let is_list = read(text.as_bytes()).notice.is_some_and(|notice| !notice.returns.is_empty());
        if is_list && !text.contains("来件: [") {
            assert_eq!(String::from_utf8(back.bytes).unwrap(), text);
        }
    }
}

#[test]
fn line_ends_mark_and_encoding_stay() {
    let list = "来件:\n  - 文件: 甲.xlsx\n    不计: 是\n版式:\n  格式: 文件格式\n";
    let text = format!("{HEAD}{list}");
    let plain = String::from_utf8(add(text.as_bytes()).unwrap().bytes).unwrap();
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{FEFF}{text}").into_bytes();
    let wide = |text: &str| {
        let units = format!("\u{FEFF}{text}");
        units.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()
    };
    assert_eq!(add(crlf(&text).as_bytes()).unwrap().bytes, crlf(&plain).into_bytes());
    assert_eq!(add(&marked(&text)).unwrap().bytes, marked(&plain));
    assert_eq!(add(&wide(&crlf(&text))).unwrap().bytes, wide(&crlf(&plain)));
    // One line that ends otherwise stays so.
    let mixed = crlf(&text).replacen("\r\n", "\n", 3);
    let kept = crlf(&plain).replacen("\r\n", "\n", 3);
    assert_eq!(add(mixed.as_bytes()).unwrap().bytes, kept.into_bytes());
}

#[test]
fn what_cannot_be_edited_alone_is_refused() {
    for list in [
        // An alias: what it stands for would change elsewhere too.
        "报送: {汇总单位: 区妇联, 接收邮箱: 甲区妇联}\n来件: [*x]\n",
        "来件: &都\n  - 文件: 甲.xlsx\n    单位: 区科协\n",
        "来件: {文件: 甲.xlsx}\n",
        "来件: 甲.xlsx\n",
        "来件: [ # 说明\n]\n",
        "来件: !!seq []\n",
        "来件: [",
    ] {
        assert!(add(format!("{HEAD}{list}").as_bytes()).is_err(), "{list}");
    }
    assert!(add(b"\xff\xfe\x00").is_err() && add(b"").is_err());
    // A unit that is none, and a file that is ruled already.
    let text = format!("{HEAD}来件:\n  - 文件: {HASH}\n    报送期: 2024Q1\n    单位: 区科协\n");
    assert!(matches!(add(text.as_bytes()), Err(Refused::Wrong(_))));
    let unknown =
        RulingEdit::Add { file: HASH.into(), called: String::new(), says: says("区某局") };
    assert!(matches!(ruled(HEAD.as_bytes(), &unknown, &read), Err(Refused::Wrong(_))));
}

/// A ruling of the page is the one that a hand writes.
#[test]
fn keys_are_written_as_those_beside_them() {
    let says = Says { ignore: true, on: Date::new(2024, 4, 8), ..Says::default() };
    let edit = RulingEdit::Add { file: HASH.into(), called: "甲.xlsx".into(), says };
    let added = |text: &str| {
        let done = ruled(text.as_bytes(), &edit, &read).unwrap();
        String::from_utf8(done.bytes).unwrap()
    };
    assert_eq!(
        added(HEAD),
        format!("{HEAD}来件:\n  - 文件: {HASH}  # 甲.xlsx\n    不计: 是\n    日期: 2024-04-08\n")
    );
    let english = format!("{HEAD}returns:\n- file: 乙.xlsx\n  ignore: true\n");
    let item = format!("- file: {HASH}  # 甲.xlsx\n  ignore: true\n  date: 2024-04-08\n");
    assert_eq!(added(&english), format!("{english}{item}"));
}

#[test]
fn a_comment_asks_nobody_to_look_and_ends_of_a_description_stay() {
    let says = Says { ignore: true, ..Says::default() };
    let edit = RulingEdit::Add { file: HASH.into(), called: "推测：甲.xlsx".into(), says };
    let text = format!("---\n{HEAD}...\n");
    let done = ruled(text.as_bytes(), &edit, &read).unwrap();
    let item = format!("来件:\n  - 文件: {HASH}\n    不计: 是\n");
    assert_eq!(String::from_utf8(done.bytes).unwrap(), format!("---\n{HEAD}{item}...\n"));
}

/// What a text may have that means something to YAML, or to the reading of its lines.
const SPLINTERS: [&str; 34] = [
    ": ", "：", " #", "#", "- ", "\"", "'", "“", "”", "[", "]", "{", "}", ",", "，", "&a", "*a",
    "!!str ", "|", ">", "%", "@", "`", "? ", "\\", "\t", "~", "null", "1e9", "0x10", "甲", "是",
    "---", "...",
];

/// A comment goes with its lines, or from behind its value; what is no comment, or not the whole of one, stays.
#[test]
fn a_comment_is_taken_out_and_nothing_else() {
    let text = HEAD.replace("单位名册:\n", "# 甲\n  # 乙\n单位名册:\n").replace('\n', "\r\n");
    let plain = text.replace("\r\n", "\n");
    let out = |words: &str| {
        let begins = plain.find(words).unwrap();
        let comment = begins..begins + words.len();
        super::amended(text.as_bytes(), &[super::Edit::Uncomment { comment }], &read)
    };
    for (words, was) in [
        ("# 今年", " # 今年"),
        ("# 原科委", "   # 原科委"),
        ("# 甲", "# 甲\r\n"),
        ("# 乙", "  # 乙\r\n"),
        ("# 甲\n  # 乙", "# 甲\r\n  # 乙\r\n"),
    ] {
        let wanted = text.replacen(was, "", 1);
        assert_eq!(String::from_utf8(out(words).unwrap().bytes).unwrap(), wanted, "{words}");
    }
    for words in ["年度: 2024", "今年", "# 今", "# 乙\n单位名册:"] {
        assert_eq!(out(words), Err(Refused::Odd), "{words}");
    }
}

/// A guess goes with what it stands above, and with nothing else; what an office wrote there stays.
#[test]
fn a_guess_goes_with_what_it_is_about() {
    use super::{Edit, Step};
    use crate::notice::keys;
    let long = format!("    # 推测：{}\n    # {}，请核对\n", "甲".repeat(397), "乙".repeat(20));
    let due = format!("    # 张三看过\n{long}    # 李四看过\n");
    let text = HEAD
        .replacen("    完成时限", &format!("{due}    完成时限"), 1)
        .replacen("    目标:\n", "    # 推测：下面的目标，请核对\n    目标:\n", 1)
        .replacen(
            "      - {名称: 科技",
            "      # 推测：科技大赛，请核对\n      # 王五\n      - {名称: 科技",
            1,
        )
        .replacen("  - 名称: 区科协", "  # 推测：区科协，请核对\n  - 名称: 区科协", 1);
    let task = vec![Step::Key(keys::NOTICE.find("tasks").unwrap()), Step::Item(0)];
    let key = |name: &str| keys::TASK.find(name).unwrap();
    let at = |steps: &[Step]| [&*task, steps].concat();
    let targets = Step::Key(key("targets"));
    let done = |edits: &[Edit]| {
        let done = super::amended(text.as_bytes(), edits, &read).unwrap();
        String::from_utf8(done.bytes).unwrap()
    };
    let without = |words: &[&str]| {
        words.iter().fold(text.clone(), |text, words| {
            assert!(text.contains(words), "{words}");
            text.replacen(words, "", 1)
        })
    };
    let gone = done(&[Edit::Unset { at: task.clone(), key: key("due") }]);
    assert_eq!(gone, without(&[&long, "    完成时限: 2024-12-31\n"]));
    let second = "      - {名称: 科技大赛, 数量: 4, 计量单位: 场, 填报单位: 区科协}\n";
    let remove = |place| Edit::Remove { at: at(&[targets, Step::Item(place)]) };
    assert_eq!(done(&[remove(1)]), without(&["      # 推测：科技大赛，请核对\n", second]));
    // With the last target goes the key, and what is guessed of it.
    let first = "      - {名称: 阅读推广活动, 数量: 20, 计量单位: 期, 填报单位: 区文旅局}\n";
    let all = ["    # 推测：下面的目标，请核对\n", "    目标:\n", first];
    let rest = ["      # 推测：科技大赛，请核对\n", second];
    assert_eq!(done(&[remove(1), remove(0)]), without(&[&all[..], &rest].concat()));
    let unset = Edit::Unset { at: task.clone(), key: key("targets") };
    let kept = without(&[&all[..], &rest].concat()).replace("      # 王五\n", "    # 王五\n");
    assert_eq!(done(&[unset]), kept);
}

/// A unit of the register that is taken out has its guess with it; the next one has its own alone.
#[test]
fn a_guess_of_a_unit_goes_with_it() {
    use super::{Edit, Step};
    use crate::notice::keys;
    let guess = "  # 推测：至：去年已经停止，今年不再列入，用不着的请取出这一条，请核对\n";
    let unit = "  - {名称: 区旧局, 邮箱: jj@example.gov.cn, 至: 2023-12-31}\n";
    let text =
        HEAD.replacen("  - 名称: 区科协", &format!("  # 名册\n{guess}{unit}  - 名称: 区科协"), 1);
    let units = Step::Key(keys::NOTICE.find("units").unwrap());
    let edit = Edit::Remove { at: vec![units, Step::Item(1)] };
    let done = super::amended(text.as_bytes(), &[edit], &read).unwrap();
    let wanted = text.replace(guess, "").replace(unit, "");
    assert_eq!(String::from_utf8(done.bytes).unwrap(), wanted);
}

proptest! {
    #![proptest_config(ProptestConfig { max_shrink_iters: 40, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn no_text_breaks_out_of_its_place(
        list in 0..WRITTEN.len(),
        behind in 0..BEHIND.len(),
        reason in proptest::collection::vec(0..SPLINTERS.len(), 1..6),
        called in proptest::collection::vec(0..SPLINTERS.len(), 0..4),
    ) {
        let words = |all: Vec<usize>| all.into_iter().map(|at| SPLINTERS[at]).collect::<String>();
        let (text, reason) = (format!("{HEAD}{}{}", WRITTEN[list], BEHIND[behind]), words(reason));
        let says = Says { ignore: true, reason: Some(reason.clone()), ..Says::default() };
        let edit = RulingEdit::Add { file: HASH.into(), called: words(called), says };
        match ruled(text.as_bytes(), &edit, &read) {
            Ok(done) => {
                let new = String::from_utf8(done.bytes).unwrap();
                let before = text.lines().collect::<Vec<_>>().join("\n");
                prop_assert_eq!(without(&new, &done.change), before);
                let notice = read(new.as_bytes()).notice.unwrap();
                let said = notice.returns.last().and_then(|one| one.record.reason.clone()).unwrap();
                prop_assert_eq!(said.value.trim(), reason.trim());
            }
            // A text that is nothing but blanks, say, is a finding of its own.
            Err(why) => prop_assert!(matches!(why, Refused::Wrong(_)), "{why:?} {reason}"),
        }
    }
}
