//! A contact that stands behind the last sentence of a paragraph -> the sentence, and the contact, which is printed on a
//! line of its own; and the mailbox behind it.
//!
//! ```text
//! …报县政府督查室。联系人：赵磊，电话：5550123，邮箱：a@b.cn。    …报县政府督查室。    赵磊, 5550123, a@b.cn
//! ```

use super::draft::ContactDraft;

/// The paragraph before the contact at its end, and the contact, as `read` reads a line of it.
pub(super) fn apart(
    text: &str,
    read: impl Fn(&str) -> Option<ContactDraft>,
) -> Option<(String, ContactDraft)> {
    let at = text.rfind("联系人")?;
    let (before, own) = text.split_at(at);
    let is_ended = before.ends_with(['。', '；', '，', '！']);
    // What is said behind it is none of the contact.
    let is_last = !own.trim_end_matches('。').contains(['。', '；']);
    let mut found = read(own).filter(|_| is_ended && is_last)?;
    let told = "原文接在正文的句子后面，印出来另起一段".to_owned();
    found.doubt = Some(found.doubt.take().map_or(told.clone(), |doubt| told + "；" + &doubt));
    Some((format!("{}。", before.trim_end_matches(['。', '；', '，'])), found))
}

/// The address in `电子邮箱：a@b.cn`.
pub(super) fn mailbox(text: &str) -> Option<String> {
    let own = text.rsplit(['：', ':', '，', ' ']).next()?.trim();
    let (name, place) = own.split_once('@')?;
    let is_of_it = |one: char| one.is_ascii_alphanumeric() || "._-".contains(one);
    let is_sound =
        !name.is_empty() && place.contains('.') && (name.to_owned() + place).chars().all(is_of_it);
    is_sound.then(|| own.to_owned())
}
