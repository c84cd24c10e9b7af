//! 发信: what would go out today and why, each letter readable; the ticked ones are drafted, sent, or noted as sent.
//!
//! ```text
//! show -> tick -> draft                         the drafts of the ticked ones
//!              -> ask  -> send | noted          once more, with what was shown (names of messages, a word of the log)
//! ```
//!
//! A letter is ticked by the name of its message, which changes with anything in it: what is no longer as it was shown
//! is not despatched. Who only looks holds no log.

mod shown;

use serde::Serialize;

use crate::diag::{Diagnostics, Lang};
use crate::mail::address::Delivery;
use crate::mail::log::Was;
use crate::office::outbox::Outgoing;
use crate::office::post::{Posting, Units};
use crate::office::ready::Ready;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::reply::Reply;
use super::super::said::Said;
use super::super::view;
use super::files::link;
use super::sorted;

use shown::{AT, Letter, News, Part, letter, mails, page};

/// The field that names the period of the page; none where it is that of the day.
const PERIOD: &str = "period";
/// The field that names the period of that part.
const OF: &str = "of";
/// The field of each letter that is ticked: the name of its message.
const LETTER: &str = "letter";
/// The field that says what is to be done with them.
const ACT: &str = "act";
/// That they were sent by hand.
const BY_HAND: &str = "byhand";
/// The field that says how they stood when they were shown.
const MARK: &str = "mark";

/// What is shown while others are being sent.
const BUSY: &str = "正在发信（或写草稿），这一次什么也没有做。等一会儿刷新，再看发到哪里了。";

/// What is shown of letters that changed.
const CHANGED: &str = "刚才看的和现在的不一样了（又报来了、改了，或者已经发过、记过），这一次什么也没有做。\
                       下面是现在的，请再看一遍。";
/// What is shown where none is ticked.
const NONE: &str = "没有勾选，什么也没有做。";
/// What is shown where of the ticked ones none can be sent, or noted.
const NOBODY: &str = "勾选的里没有一封可以这样做：没有邮箱，或者已经发过、记过。什么也没有做。";

/// What is asked once more.
#[derive(Serialize)]
struct Asked {
    period: String,
    part: &'static str,
    title: &'static str,
    of: String,
    name: String,
    by_hand: bool,
    from: String,
    server: String,
    letters: Vec<Letter>,
    left: Vec<Letter>,
    mark: String,
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, asked: &Fields) -> Reply {
    page(desk, asked.get(PERIOD), News::default())
}

/// Drafts what is ticked.
pub(in crate::web) fn draft(desk: &Desk, fields: &Fields) -> Reply {
    done(desk, fields, |said| {
        let Some(_posting) = desk.posting() else { return Ok(News::of(BUSY)) };
        let _turn = desk.turn();
        let posting = Posting::usual();
        let ready = prepared(desk, fields, &posting, said)?;
        let Some(mails) = ready.named(&fields.all(LETTER)) else { return Ok(News::of(CHANGED)) };
        // Who ticks what was drafted before wants it once more.
        let posting = Posting { only: units(&mails), again: true, ..posting };
        let gone = ready.despatch(&posting, said)?;
        Ok(News {
            files: gone.written.iter().filter_map(|path| link(path)).collect(),
            ..News::default()
        })
    })
}

/// Asks once more whether what is ticked is to be sent, or was sent by hand.
pub(in crate::web) fn ask(desk: &Desk, fields: &Fields) -> Reply {
    let mut asked = None;
    let news = acted(fields, |said| {
        let _turn = desk.turn();
        let posting = Posting { dry_run: true, ..Posting::usual() };
        let ready = prepared(desk, fields, &posting, said)?;
        let Some(mails) = ready.named(&fields.all(LETTER)) else { return Ok(News::of(CHANGED)) };
        asked = question(fields, &ready, mails)?;
        Ok(News::of(NOBODY))
    });
    match asked {
        Some(asked) => view::page(desk, ("letters_ask.html", AT.1), asked),
        None => page(desk, fields.get(PERIOD), news),
    }
}

/// Sends what was shown, where it is still that.
pub(in crate::web) fn post(desk: &Desk, fields: &Fields) -> Reply {
    done(desk, fields, |said| {
        let Some(_posting) = desk.posting() else { return Ok(News::of(BUSY)) };
        let turn = desk.turn();
        let posting = Posting { smtp: true, ..Posting::usual() };
        let ready = prepared(desk, fields, &posting, said)?;
        let Some(mails) = as_shown(&ready, fields) else { return Ok(News::of(CHANGED)) };
        let posting = Posting { only: units(&mails), ..posting };
        // It may last: whoever looks meanwhile is answered.
        drop(turn);
        let gone = ready.despatch(&posting, said)?;
        let list = gone.written.last().and_then(|list| link(list));
        Ok(News { files: list.into_iter().collect(), ..News::default() })
    })
}

/// Notes that what was shown was sent by hand, where it is still that.
pub(in crate::web) fn noted(desk: &Desk, fields: &Fields) -> Reply {
    done(desk, fields, |said| {
        let Some(_posting) = desk.posting() else { return Ok(News::of(BUSY)) };
        let _turn = desk.turn();
        let ready = prepared(desk, fields, &Posting::usual(), said)?;
        let Some(mails) = as_shown(&ready, fields) else { return Ok(News::of(CHANGED)) };
        let units = units(&mails);
        Ok(News::of(&ready.note_by_hand(&units, Lang::Zh)?))
    })
}

/// Does it where something is ticked, and says what came of it.
fn acted(fields: &Fields, act: impl FnOnce(&Said) -> Result<News, Diagnostics>) -> News {
    if fields.get(LETTER).is_empty() {
        return News::of(NONE);
    }
    let said = Said::default();
    let (mut news, failed) = match act(&said) {
        Ok(news) => (news, Diagnostics::new()),
        Err(findings) => (News::default(), findings),
    };
    let mut told = said.told();
    told.findings.extend(failed);
    news.findings = sorted(told.findings);
    if news.said.is_empty() {
        news.said = told.text;
    }
    news
}

/// Does it, and shows how all stands now.
fn done(
    desk: &Desk,
    fields: &Fields,
    act: impl FnOnce(&Said) -> Result<News, Diagnostics>,
) -> Reply {
    page(desk, fields.get(PERIOD), acted(fields, act))
}

/// The mails of the part that a form names.
fn prepared(
    desk: &Desk,
    fields: &Fields,
    posting: &Posting,
    said: &Said,
) -> Result<Ready, Diagnostics> {
    mails(desk, (Part::of(fields), fields.get(OF)), posting, said)
}

/// The mails that were shown, where none is another by now or stands in another way.
fn as_shown<'r>(ready: &'r Ready, fields: &Fields) -> Option<Vec<&'r Outgoing>> {
    let mails = ready.named(&fields.all(LETTER))?;
    (ready.mark(&mails) == fields.get(MARK)).then_some(mails)
}

fn units(mails: &[&Outgoing]) -> Units {
    Units::These(mails.iter().map(|mail| mail.subject.unit.clone()).collect())
}

/// What is asked once more; nothing where it is about none of the letters.
fn question(
    fields: &Fields,
    ready: &Ready,
    mails: Vec<&Outgoing>,
) -> Result<Option<Asked>, Diagnostics> {
    let by_hand = fields.get(ACT) == BY_HAND;
    let is_meant = |mail: &&Outgoing| match (by_hand, ready.standing(mail)) {
        (false, standing) => standing.would_go,
        (true, standing) => mail.delivery != Delivery::Own && !matches!(standing.was, Was::Sent(_)),
    };
    let (meant, left): (Vec<&Outgoing>, Vec<&Outgoing>) = mails.into_iter().partition(is_meant);
    let Some(first) = meant.first() else { return Ok(None) };
    let (mut from, mut server) = (String::new(), String::new());
    if !by_hand {
        let exit = ready.exit(first, &Posting::usual())?;
        (server, from) = (exit.0.to_string(), exit.1.address);
    }
    let part = Part::of(fields);
    Ok(Some(Asked {
        period: fields.get(PERIOD).to_owned(),
        part: part.key(),
        title: part.title(),
        of: ready.outbox.period.to_string(),
        name: ready.outbox.period.chinese(),
        by_hand,
        from,
        server,
        mark: ready.mark(&meant),
        letters: meant.into_iter().map(|mail| letter(ready, mail)).collect(),
        left: left.into_iter().map(|mail| letter(ready, mail)).collect(),
    }))
}
