//! What stands behind the body (GB/T 9704-2012, 7.3.4 to 7.3.7), read from the end upwards: note, date,
//! signature; then, wherever it stands between them and the tasks, contact, note of attachments and, in
//! minutes, who was there.

use super::draft::{ContactDraft, Tail};
use super::line::Item;
use super::{attendance, contact_in_sentence, phones, seal, shape};

/// Lines behind the date that are looked through for it.
pub(super) const BEHIND_DATE: usize = 6;
/// Bodies that sign together.
const SIGNERS: usize = 12;

/// The tail, of minutes or of another paper, and the lines of the body.
pub(super) fn take(mut items: Vec<Item>, is_minutes: bool) -> (Tail, Vec<Item>) {
    let mut tail = Tail::default();
    if let Some(at) = date_line(&items) {
        let behind = items.split_off(at + 1);
        behind_date(&behind, &mut tail);
        let last = items.pop().and_then(|item| item.text().map(str::to_owned)).unwrap_or_default();
        if let Some((before, day)) = shape::date_at_end(&last) {
            tail.date = Some(day);
            let name = without_seal(&before, &mut tail);
            tail.signed_by.extend((!name.is_empty()).then_some(name));
        }
    }
    if tail.date.is_none() {
        open_date(&mut items, &mut tail);
    }
    signatures(&mut items, &mut tail);
    let items = annex_note(items, &mut tail);
    let items = if is_minutes { attendance::take(items, &mut tail) } else { items };
    take_contact(tail, items)
}

/// The last line of the paper that is a date, or a body's name and a date.
fn date_line(items: &[Item]) -> Option<usize> {
    let is_date = |item: &Item| {
        item.text().and_then(shape::date_at_end).is_some_and(|(before, _)| {
            before.is_empty() || before.split_whitespace().all(seal::is_signer)
        })
    };
    let at = items.iter().rposition(is_date)?;
    (items.len() - at <= BEHIND_DATE).then_some(at)
}

/// 2025年3月 and 2025年3月　日 at the end, below who signs: the day is still to be written.
fn open_date(items: &mut Vec<Item>, tail: &mut Tail) {
    let is_open = |item: &Item| item.text().is_some_and(is_month);
    let Some(at) = items.iter().rposition(is_open) else { return };
    let is_signed = at > 0 && items[at - 1].text().is_some_and(seal::is_signer);
    if !is_signed || items.len() - at > BEHIND_DATE {
        return;
    }
    let behind = items.split_off(at + 1);
    tail.open_date = items.pop().and_then(|item| item.text().map(str::to_owned));
    behind_date(&behind, tail);
}

/// Whether a line is a month, with the sign of a day or without: `2025年3月`, `2025年3月　日`.
fn is_month(text: &str) -> bool {
    let text = shape::squeezed(text);
    let bare = text.trim_end_matches('日');
    bare.ends_with('月') && shape::date(&format!("{bare}1日")).is_some()
}

fn behind_date(items: &[Item], tail: &mut Tail) {
    let mut found = None;
    for item in items {
        if let Some(seal) = item.text().filter(|text| seal::is_alone(text)) {
            without_seal(seal, tail);
            continue;
        }
        let name = item.text().filter(|text| shape::is_body(text));
        match (item.text().and_then(brackets), name) {
            (Some(all), _) => {
                for inner in all {
                    match found.is_none() && contact(inner).is_some() {
                        true => found = Some(inner),
                        false => note(inner, tail),
                    }
                }
            }
            // The day above the name: it is printed below.
            (None, Some(name)) if tail.signed_by.is_empty() => {
                tail.signed_by.push(shape::squeezed(name));
                tail.doubt_signature("原文的日期在署名上面，印出来在下面");
            }
            (None, _) => tail.left.extend(item.shown()),
        }
    }
    found.into_iter().for_each(|inner| bracketed_contact(inner, tail));
}

/// What the brackets say that a line consists of: （此件公开发布）（联系人：张三，电话：5181763）.
fn brackets(line: &str) -> Option<Vec<&str>> {
    let (mut all, mut rest) = (Vec::new(), line.trim());
    while !rest.is_empty() {
        let mut ends = rest.match_indices(['）', ')']).map(|(at, end)| at + end.len());
        let end = ends.find(|end| shape::bracketed(&rest[..*end]).is_some())?;
        all.extend(shape::bracketed(&rest[..end]));
        rest = rest[end..].trim_matches(['。', ' ', '\u{3000}']);
    }
    (!all.is_empty()).then_some(all)
}

/// The note; what else is in brackets is left.
fn note(inner: &str, tail: &mut Tail) {
    match tail.note {
        None => tail.note = Some(inner.to_owned()),
        Some(_) => tail.left.push(format!("（{inner}）")),
    }
}

/// A contact is one, whichever bracket it is in. The only bracket is printed where it stands, as the note.
fn bracketed_contact(inner: &str, tail: &mut Tail) {
    let Some(mut found) = contact(inner) else { return };
    if tail.note.is_none() {
        tail.note = Some(inner.to_owned());
        found.is_unprinted = true;
        found.doubt = Some("取自附注，附注照印，联系方式不另印".to_owned());
    } else {
        let told = format!("原文是成文日期下面的“（{inner}）”，印出来在署名上面，没有括号");
        let more = found.doubt.take().map(|doubt| format!("；{doubt}")).unwrap_or_default();
        found.doubt = Some(told + &more);
    }
    tail.contact = Some(found);
}

/// The names before the date; without a date, a name alone at the end.
fn signatures(items: &mut Vec<Item>, tail: &mut Tail) {
    let mut names: Vec<String> = Vec::new();
    while let Some(text) = items.last().and_then(Item::text) {
        let apart: Vec<&str> =
            text.split(['\t', ' ', '\u{3000}']).filter(|one| !one.is_empty()).collect();
        let several = apart.len() > 1 && apart.iter().all(|one| seal::is_signer(one));
        let found: Vec<String> = match several {
            true => apart.into_iter().map(|one| without_seal(one, tail)).collect(),
            false if seal::is_signer(text) => vec![without_seal(text, tail)],
            false if seal::is_alone(text) && (tail.date.is_some() || has_signer_above(items)) => {
                without_seal(text, tail);
                items.pop();
                continue;
            }
            false if tail.date.is_some() && names.is_empty() && is_post(text) => {
                tail.post = text.split_whitespace().next().map(str::to_owned);
                items.pop();
                continue;
            }
            false => break,
        };
        if names.len() + found.len() > SIGNERS || shape::ordinal(text).is_some() {
            break;
        }
        names.splice(0..0, found);
        items.pop();
    }
    names.append(&mut tail.signed_by);
    tail.signed_by = names;
}

/// The name of who signs; what stands of the seal is told.
fn without_seal(text: &str, tail: &mut Tail) -> String {
    if let Some((_, note)) = seal::parted(text) {
        tail.doubt_signature(&format!("原文的署名有“{note}”，印出来没有"));
    }
    shape::squeezed(seal::without_note(text))
}

/// Whether the line above the last one may be the name of who signs.
fn has_signer_above(items: &[Item]) -> bool {
    items.iter().rev().nth(1).and_then(Item::text).is_some_and(seal::is_signer)
}

/// 职务 of the one who signs an order, with or without the name.
fn is_post(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let posts = ["长", "主任", "主席", "书记", "局长"];
    text.chars().count() <= 14 && posts.iter().any(|post| first.ends_with(post))
}

/// 附件说明: the titles, `1. …` each, or one alone.
fn annex_note(items: Vec<Item>, tail: &mut Tail) -> Vec<Item> {
    let found = |item: &Item| {
        let rest = item.text().and_then(|text| shape::labelled(text, &["附件", "附"]));
        rest.is_some_and(|rest| !rest.is_empty())
    };
    let Some(at) = items.iter().rposition(found) else { return items };
    let mut items = items;
    let behind = items.split_off(at);
    let (mut rest, mut is_counted) = (Vec::new(), true);
    for (nth, item) in behind.iter().enumerate() {
        let Some(text) = item.text() else {
            rest.push(nth);
            continue;
        };
        let own =
            if nth == 0 { shape::labelled(text, &["附件", "附"]).unwrap_or(text) } else { text };
        let open = rest.is_empty() && nth > 0;
        // 附件：名单 is the only one: what is counted below it is none.
        is_counted &= nth == 0 || shape::item(own).is_none_or(|one| !one.rest.contains('。'));
        let numbered = shape::ordinal(own).filter(|one| one.level == 3 && is_counted);
        if nth == 0 {
            is_counted = numbered.is_some();
        }
        match (numbered, tail.annex_titles.last_mut()) {
            (Some(_), _) if rest.is_empty() => tail.annex_titles.extend(titles_in(own)),
            (None, None) => tail.annex_titles.push(own.to_owned()),
            (None, Some(last)) if open && goes_on(own) => *last += own,
            _ => rest.push(nth),
        }
    }
    for title in &mut tail.annex_titles {
        *title = title.trim_end_matches(['。', '；']).to_owned();
    }
    items.extend(
        behind.into_iter().enumerate().filter(|(nth, _)| rest.contains(nth)).map(|(_, one)| one),
    );
    items
}

/// 1.进展情况表 2.专班名单: the titles of a line, without their numbers.
fn titles_in(line: &str) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for word in line.split_inclusive([' ', '\u{3000}', '\t']) {
        let next = shape::ordinal(word).filter(|one| one.level == 3 && !one.rest.is_empty());
        let count = titles.len();
        match (next, titles.last_mut()) {
            (Some(one), _) if one.number == count + 1 => titles.push(one.rest.to_owned()),
            (_, Some(last)) => last.push_str(word),
            (_, None) => break,
        }
    }
    let whole = || shape::ordinal(line).map(|one| one.rest.to_owned()).into_iter().collect();
    let trimmed = |title: &String| title.trim().to_owned();
    if titles.len() < 2 { whole() } else { titles.iter().map(trimmed).collect() }
}

/// Whether a line goes on with the title before it; white parts cells.
fn goes_on(text: &str) -> bool {
    !text.contains(['。', '：', '\t', ' ', '\u{3000}']) && !text.starts_with(['（', '('])
}

/// Takes the line of the contact out of the body.
fn take_contact(mut tail: Tail, items: Vec<Item>) -> (Tail, Vec<Item>) {
    let (mut rest, mut inside) = (Vec::new(), Vec::new());
    // What stands between two items is said of the first.
    let is_item = |item: &Item| item.text().is_some_and(|text| shape::ordinal(text).is_some());
    let first = items.iter().position(is_item).unwrap_or(items.len());
    let last = items.iter().rposition(is_item).unwrap_or(0);
    for (at, item) in items.into_iter().enumerate() {
        let is_of_paper = !(first..last).contains(&at);
        let text = item.text().filter(|_| tail.contact.is_none() && is_of_paper);
        let apart = text.and_then(|text| contact_in_sentence::apart(text, contact));
        inside.extend(text.filter(|_| apart.is_none()).and_then(contact_in_bracket));
        match (text.and_then(contact), apart) {
            (Some(found), _) => tail.contact = Some(found),
            (None, Some((before, found))) => {
                tail.contact = Some(found);
                rest.push(item.with_text(before));
            }
            (None, None) => rest.push(item),
        }
    }
    // One of several may be that of a task.
    if inside.len() == 1 && tail.contact.is_none() {
        tail.contact = inside.pop().map(|(_, found)| found);
    }
    let untaken = inside.into_iter().map(|(written, _)| written);
    tail.left
        .extend(untaken.map(|own| format!("{own}（在正文的括号里，照原文印，没有写成联系方式）")));
    (tail, rest)
}

/// `联系人：甲 乙  联系电话：1、2`, in brackets or without.
fn contact(text: &str) -> Option<ContactDraft> {
    let inner = shape::bracketed(text).unwrap_or(text);
    let people = shape::labelled(inner, &["联系人", "联系人员", "联系人及电话"])?;
    const PHONE: [&str; 12] = [
        "联系电话",
        "联系方式",
        "电话号码",
        "办公电话",
        "办公室电话",
        "单位电话",
        "固定电话",
        "手机号码",
        "手机号",
        "座机",
        "电话",
        "手机",
    ];
    // The longest of those that begin first: 办公电话 has 电话 in it.
    let found = PHONE.iter().filter_map(|word| Some((people.find(word)?, word.len())));
    let (at, length) = found.min_by_key(|(at, length)| (*at, usize::MAX - length))?;
    let phones = people[at + length..].trim_start_matches(['：', ':', ' ', '\u{3000}']);
    let (phones, fax) = phones::without_fax(phones);
    let end = phones.find(|one: char| !phones::is_of_phone(one)).unwrap_or(phones.len());
    let (numbers, behind) = phones.split_at(end);
    let written = people[..at].trim_end_matches(['、', '，', '；', ',', ';', ' ']);
    let (people, phones) = (joined_names(parted(written)), phones::numbers(numbers));
    let behind = behind.trim_matches(['。', '；', '，', ' ', '）']);
    let mailbox = contact_in_sentence::mailbox(behind);
    let mut doubts = Vec::new();
    if !behind.is_empty() {
        doubts.push(match mailbox {
            Some(_) => {
                format!("原文后面还有“{behind}”，印出来没有；收报表的邮箱写在报送的“接收邮箱”里")
            }
            None => format!("原文后面还有“{behind}”，没有放进来"),
        });
    }
    if let Some(mark) = written.chars().find(|one| "、，,；;/".contains(*one)) {
        doubts.push(format!("原文的联系人之间是“{mark}”，印出来是空格"));
    }
    if inner.len() < text.len() {
        doubts.push("原文在括号里".to_owned());
    }
    let is_unprinted = false;
    let doubt = (!doubts.is_empty()).then(|| doubts.join("；"));
    let has_both = !people.is_empty() && !phones.is_empty();
    has_both.then_some(ContactDraft { people, phones, fax, mailbox, doubt, is_unprinted })
}

/// The pieces of a list of names or numbers.
fn parted(text: &str) -> Vec<String> {
    let parts = text.split(['、', '，', ',', '；', ';', '\t', ' ', '\u{3000}', '/']);
    parts
        .map(|part| part.trim_matches('。'))
        .filter(|part| !part.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The contact in a bracket of a sentence, where it is printed as it stands: its words, and what they say.
fn contact_in_bracket(text: &str) -> Option<(String, ContactDraft)> {
    let at = ["（联系人", "(联系人"].iter().filter_map(|word| text.find(word)).min()?;
    // A bracket that begins a line is one of its own.
    let bracket = text.get(at..).filter(|_| at > 0)?;
    let end = if bracket.starts_with('（') { bracket.find('）') } else { bracket.find(')') };
    let inner = bracket[..end?].trim_start_matches(['（', '(']);
    let found = contact(inner)?;
    let taken = "取自正文的括号，括号照印，联系方式不另印";
    // What stands between the names is printed as the bracket has it.
    let more = found.doubt.iter().flat_map(|doubt| doubt.split('；'));
    let more = more.filter(|doubt| !doubt.starts_with("原文的联系人之间"));
    let doubt = [taken].into_iter().chain(more).collect::<Vec<_>>().join("；");
    let own = ContactDraft { doubt: Some(doubt), is_unprinted: true, ..found };
    Some((inner.to_owned(), own))
}

/// White inside a name of two characters is alignment: 张　三.
fn joined_names(words: Vec<String>) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for word in words {
        match names.last_mut() {
            Some(last) if last.chars().count() == 1 && word.chars().count() == 1 => *last += &word,
            _ => names.push(word),
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::contact;

    #[test]
    fn a_mark_between_contacts_is_told() {
        let found = contact("联系人：张三、李四，联系电话：123、456").unwrap();
        assert_eq!(found.people, ["张三", "李四"]);
        assert_eq!(found.phones, ["123", "456"]);
        assert_eq!(found.doubt.as_deref(), Some("原文的联系人之间是“、”，印出来是空格"));
        assert_eq!(contact("联系人：张三 李　四 联系电话：123").unwrap().doubt, None);
    }
}
