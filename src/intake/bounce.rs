//! A mail that tells of another mail -> which mailbox that one did not reach, and why.
//!
//! Mail servers say it in fields (RFC 3464); some, also Chinese ones, in words only. What such a mail
//! has attached is what was sent out, and nobody's return. A receipt (RFC 8098) is nobody's either.

use mail_parser::{Message, MessagePart, MimeHeaders};
use serde::{Deserialize, Serialize};

use crate::diag::BounceCause;

use super::limits::REPORT;

/// Mailboxes that one report names.
const RECIPIENTS: usize = 20;

/// Characters of a reason that are kept.
const REASON: usize = 120;

/// What a mail tells of another: the mailboxes it did not reach; none where it is a receipt.
pub(super) type Report = Vec<Undelivered>;

/// A mailbox that a mail did not reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Undelivered {
    /// Its address; empty where it is not said.
    pub(super) address: String,
    /// Why, as far as a code says it.
    pub(super) cause: BounceCause,
    /// Why, in the words of the server.
    pub(super) reason: String,
}

/// What the mail `message` from `sender` with this text tells of another; `None` where it is a mail of
/// its own.
pub(super) fn report(message: &Message<'_>, sender: &str, text: &str) -> Option<Report> {
    let of_kind = |kind: &str| message.parts.iter().find(|part| is_message_of(part, kind));
    let status = of_kind("delivery-status").or_else(|| of_kind("global-delivery-status"));
    if let Some(part) = status {
        let fields = part.contents();
        return Some(recipients(&String::from_utf8_lossy(fields.get(..REPORT).unwrap_or(fields))));
    }
    let receipt = ["disposition-notification", "global-disposition-notification"];
    if receipt.into_iter().any(|kind| of_kind(kind).is_some()) {
        return Some(Vec::new());
    }
    if is_auto_reply(message) && message.attachments().all(|part| part.is_message()) {
        return Some(Vec::new());
    }
    let subject = message.subject().unwrap_or_default();
    let failed = message.header_raw("X-Failed-Recipients").map(str::trim);
    let told = failed.is_some() || is_in_words(sender, subject);
    let to = message.to().and_then(|to| to.first()).and_then(|to| to.address());
    let known = [sender, to.unwrap_or_default()];
    told.then(|| vec![in_words(failed.unwrap_or_default(), known, text)])
}

/// How the subjects of replies begin that a program sends for somebody who is away.
const AUTO_REPLIES: [&str; 6] =
    ["自动回复", "自动答复", "automatic reply", "auto reply", "auto-reply", "out of office"];

/// Whether a program sent it in answer (RFC 3834). What such a mail carries on is the mail it answers.
fn is_auto_reply(message: &Message<'_>) -> bool {
    let submitted = message.header_raw("Auto-Submitted").unwrap_or_default().trim().to_lowercase();
    let subject = message.subject().unwrap_or_default().trim().to_lowercase();
    submitted.starts_with("auto-replied") || AUTO_REPLIES.iter().any(|one| subject.starts_with(one))
}

/// Whether a part is `message/` of that kind.
fn is_message_of(part: &MessagePart<'_>, kind: &str) -> bool {
    part.content_type().is_some_and(|own| {
        own.ctype().eq_ignore_ascii_case("message")
            && own.subtype().is_some_and(|own| own.eq_ignore_ascii_case(kind))
    })
}

/// The mailboxes of the fields of a report that were not reached.
fn recipients(fields: &str) -> Report {
    let fields = fields.replace("\r\n", "\n").replace("\n ", " ").replace("\n\t", " ");
    let blocks = fields.split("\n\n").filter_map(recipient);
    blocks.take(RECIPIENTS).collect()
}

/// The mailbox of a block of fields, where it is about one that was not reached.
fn recipient(block: &str) -> Option<Undelivered> {
    let field = |name: &str| {
        block.lines().find_map(|line| {
            let (own, value) = line.split_once(':')?;
            own.trim().eq_ignore_ascii_case(name).then(|| value.trim())
        })
    };
    let behind_kind = |value: &str| {
        let value = value.split_once(';').map_or(value, |(_, value)| value);
        value.trim().trim_matches(['<', '>']).to_owned()
    };
    let address = field("Final-Recipient").or_else(|| field("Original-Recipient"))?;
    let action = field("Action").unwrap_or_default().to_lowercase();
    if ["delivered", "relayed", "expanded"].contains(&action.as_str()) {
        return None;
    }
    let status = field("Status").unwrap_or_default();
    let words = field("Diagnostic-Code").map(behind_kind).unwrap_or_default();
    let reason = if words.contains(status) { words } else { format!("{status} {words}") };
    Some(Undelivered {
        address: behind_kind(address),
        cause: if action == "delayed" { BounceCause::Delayed } else { cause(status) },
        reason: shortened(&reason),
    })
}

/// Senders of servers, and subjects of what they send back.
const SENDERS: [&str; 4] = ["mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon"];
const SUBJECTS: [&str; 12] = [
    "退信",
    "退回",
    "未送达",
    "无法送达",
    "无法投递",
    "投递失败",
    "发送失败",
    "undeliver",
    "delivery status",
    "delivery fail",
    "failure notice",
    "returned",
];

fn is_in_words(sender: &str, subject: &str) -> bool {
    let own = sender.split('@').next().unwrap_or_default().to_lowercase();
    let subject = subject.to_lowercase();
    SENDERS.contains(&own.as_str()) && SUBJECTS.iter().any(|words| subject.contains(words))
}

/// The first address of the text that is neither the server's nor our own, and the first code in it.
fn in_words(failed: &str, known: [&str; 2], text: &str) -> Undelivered {
    let separates = |one: char| !(one.is_ascii_alphanumeric() || "@._-+".contains(one));
    let words = || text.split(separates).map(|word| word.trim_matches(['.', '-']));
    let is_address = |word: &&str| {
        let (name, host) = word.split_once('@').unwrap_or_default();
        !name.is_empty()
            && host.contains('.')
            && !known.iter().any(|one| word.eq_ignore_ascii_case(one))
    };
    let found = Some(failed).filter(|one| !one.is_empty()).or_else(|| words().find(is_address));
    let status = words().find(|word| is_status(word)).unwrap_or_default();
    let address = found.unwrap_or_default().to_owned();
    Undelivered { address, cause: cause(status), reason: shortened(text) }
}

/// `5.1.1` (RFC 3463).
fn is_status(word: &str) -> bool {
    let parts: Vec<&str> = word.split('.').collect();
    let are_digits =
        |part: &&str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    parts.len() == 3 && matches!(parts.first(), Some(&"4" | &"5")) && parts.iter().all(are_digits)
}

/// What a code of RFC 3463 says.
fn cause(status: &str) -> BounceCause {
    let mut parts = status.split_whitespace().next().unwrap_or_default().split('.').skip(1);
    match (parts.next(), parts.next()) {
        (Some("1"), _) | (Some("2"), Some("1")) => BounceCause::NoMailbox,
        (Some("2"), Some("2")) => BounceCause::Full,
        (Some("2"), Some("3")) | (Some("3"), Some("4")) => BounceCause::TooLarge,
        (Some("4"), _) => BounceCause::Unreachable,
        (Some("7"), _) => BounceCause::Refused,
        _ => BounceCause::Unknown,
    }
}

fn shortened(reason: &str) -> String {
    let words: Vec<&str> = reason.split_whitespace().collect();
    words.join(" ").chars().take(REASON).collect()
}

#[cfg(test)]
mod tests {
    use super::{BounceCause, in_words, recipients};

    #[test]
    fn fields_name_mailbox_and_cause() {
        let fields = "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822;\r\n kx@example.cn\r\n\
            Action: failed\r\nStatus: 5.2.2\r\nDiagnostic-Code: smtp; 552 5.2.2 quota\r\n exceeded\r\n\
            \r\nFinal-Recipient: rfc822; fine@example.cn\r\nAction: delivered\r\nStatus: 2.0.0\r\n";
        let found = recipients(fields);
        let said: Vec<_> = found
            .iter()
            .map(|one| (one.address.as_str(), one.cause, one.reason.as_str()))
            .collect();
        assert_eq!(said, [("kx@example.cn", BounceCause::Full, "552 5.2.2 quota exceeded")]);
        assert_eq!(recipients(&"Final-Recipient: a;b\n\n".repeat(99)).len(), 20);
    }

    #[test]
    fn a_delay_is_told_as_one() {
        let fields = "Final-Recipient: rfc822; a@b.cn\nAction: delayed\nStatus: 4.4.1\n";
        let causes: Vec<_> = recipients(fields).into_iter().map(|one| one.cause).collect();
        assert_eq!(causes, [BounceCause::Delayed]);
    }

    #[test]
    fn words_name_the_mailbox_too() {
        let text = "抱歉，fl@example.gov.cn 的邮件被退回来了。\n收件人：kx@example.gov.cn。550 5.1.1 用户不存在";
        let one = in_words("", ["Postmaster@qq.com", "fl@example.gov.cn"], text);
        assert_eq!(
            (one.address.as_str(), one.cause),
            ("kx@example.gov.cn", BounceCause::NoMailbox)
        );
        let none = in_words("", ["Postmaster@qq.com", ""], "postmaster@qq.com 说不行 1.2");
        assert_eq!((none.address.as_str(), none.cause), ("", BounceCause::Unknown));
    }
}
