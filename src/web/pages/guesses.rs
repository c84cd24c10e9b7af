//! 核对: what was guessed when the description was read from an old paper, or moved on from last year's, confirmed one by
//! one, with the words of the paper, and with what stood in last year's, beside it.

use serde::Serialize;

use crate::office::describing::{self, Ask, Before, Guess, Guesses, Page as Step, Sent, Spot};
use crate::office::old_paper::{OldPaper, Passage};

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::noted::Noted;
use super::super::reply::Reply;
use super::super::view;
use super::files::{Link, link};
use super::form::{self, ShownField, of_field};
use super::undone::{self, Remedies};
use super::{sorted, unit};

/// Where the page is.
pub(in crate::web) const ADDRESS: &str = "/guesses";
/// The page and its place in the head.
const AT: (&str, &str) = ("guesses.html", "/form");

#[derive(Serialize)]
struct Page {
    hash: String,
    steps: Vec<form::Link>,
    guesses: Vec<ShownGuess>,
    count: usize,
    more: usize,
    papers: Vec<ShownPaper>,
    /// Last year's description.
    last_year: Option<Link>,
    /// What tells of other years, by its lines.
    other_years: Vec<(usize, String)>,
    lost: Vec<(String, String)>,
}

/// An old paper.
#[derive(Serialize)]
struct ShownPaper {
    name: String,
    link: Option<Link>,
    is_read: bool,
}

#[derive(Serialize)]
struct ShownGuess {
    id: String,
    /// What it is, in a word.
    word: &'static str,
    /// What the button says that takes it away.
    button: &'static str,
    words: String,
    spots: Vec<ShownSpot>,
    /// Its words stand nowhere in the description.
    is_left_over: bool,
}

#[derive(Serialize)]
struct ShownSpot {
    title: String,
    line: usize,
    /// The step of the form where all of it can be changed; empty where it has none.
    form: String,
    fields: Vec<ShownField>,
    before: Option<ShownBefore>,
    passages: Vec<ShownPassage>,
}

/// What stood in last year's description.
#[derive(Serialize)]
struct ShownBefore {
    line: usize,
    texts: Vec<(String, String)>,
}

#[derive(Serialize)]
struct ShownPassage {
    paper: String,
    page: usize,
    /// The address of the page as a picture; empty where it cannot be drawn.
    picture: String,
    parts: Vec<(String, bool)>,
}

/// The page.
pub(in crate::web) fn show(desk: &Desk, _asked: &Fields) -> Reply {
    let _turn = desk.turn();
    shown(desk, None)
}

/// Takes one guess away, with what was corrected at it.
pub(in crate::web) fn confirm(desk: &Desk, fields: &Fields) -> Reply {
    let _turn = desk.turn();
    if let Some(noted) = undone::again(desk, fields) {
        desk.note(Noted { back: ADDRESS.to_owned(), ..noted });
        return Reply::go_on(ADDRESS);
    }
    let sent = Sent {
        hash: fields.get("notice").to_owned(),
        what: fields.get("guess").to_owned(),
        fields: fields.0.clone(),
    };
    match describing::confirm(desk.place(), &sent) {
        Ok(written) => {
            desk.wrote(fields, &written.hash);
            let said = if fields.get("word") == LEFT_OVER { NOT_TAKEN } else { TAKEN };
            let mut noted = undone::written(said, written, true);
            noted.back = ADDRESS.to_owned();
            desk.note(noted);
            Reply::go_on(ADDRESS)
        }
        Err(why) => {
            desk.note(undone::why_not(why, &REMEDIES));
            shown(desk, Some(&sent))
        }
    }
}

/// What the page calls words of the paper that stand nowhere in the description.
const LEFT_OVER: &str = "没有归入各项的原文";
/// What is said where a guess was confirmed.
const TAKEN: &str = "核对过了，已写进 notice.yaml。";
/// What is said where words of the paper are not to be asked about again.
const NOT_TAKEN: &str = "不再提这段原文：它没有写进通知；通知里要有的，请在“填写”里填。";

const REMEDIES: Remedies = Remedies {
    changed: "下面是按现在的内容重新读出来的，填的还在格里，旁边是现在写着的；看过以后再按一次。",
    nothing: "这一处已经核对过了，或者那一行注释改过了；请看下面现在还有的。",
    odd: "填的还在格里；请到“通知”里自己改这一处，再删掉写着“推测”的那一行。",
    wrong: "填的还在格里，请照下面说的改好，再按一次。",
};

fn shown(desk: &Desk, sent: Option<&Sent>) -> Reply {
    match describing::guesses(desk.place(), sent) {
        Ok(guesses) => view::page(desk, AT, of_guesses(guesses)),
        Err(findings) => view::page(desk, ("unread.html", AT.1), sorted(findings)),
    }
}

fn of_guesses(guesses: Guesses) -> Page {
    let Guesses { hash, all, count, more, papers, last_year, other_years, lost } = guesses;
    let paper = |one: &OldPaper| ShownPaper {
        name: one.name.clone(),
        link: link(&one.place),
        is_read: one.is_read,
    };
    Page {
        hash,
        steps: form::steps(form::GUESSES),
        guesses: all.into_iter().map(|one| of_guess(one, &papers)).collect(),
        count,
        more,
        papers: papers.iter().map(paper).collect(),
        last_year: last_year.as_deref().and_then(link),
        other_years: other_years.into_iter().map(|one| (one.line, one.around.join("；"))).collect(),
        lost,
    }
}

fn of_guess(guess: Guess, papers: &[OldPaper]) -> ShownGuess {
    let Guess { id, ask, words, spots } = guess;
    let (word, button) = match ask {
        Ask::Guess => ("推测", "核对过了"),
        Ask::LeftOver => (LEFT_OVER, "看过了，不用再提"),
        Ask::Missing => ("要填写", "已经填了，或者用不着"),
    };
    let spots = spots.into_iter().map(|spot| of_spot(spot, papers)).collect();
    ShownGuess { id, word, button, words, spots, is_left_over: ask == Ask::LeftOver }
}

fn of_spot(spot: Spot, papers: &[OldPaper]) -> ShownSpot {
    let Spot { title, line, task, fields, before, passages } = spot;
    let is_of_targets = title.contains("目标");
    let step =
        task.map(|place| if is_of_targets { Step::Targets(place) } else { Step::Task(place) });
    ShownSpot {
        title,
        line,
        form: step.map(form::address).unwrap_or_default(),
        fields: fields.into_iter().map(of_field).collect(),
        before: before.map(|Before { line, texts }| ShownBefore { line, texts }),
        passages: passages.into_iter().filter_map(|one| of_passage(one, papers)).collect(),
    }
}

fn of_passage(passage: Passage, papers: &[OldPaper]) -> Option<ShownPassage> {
    let Passage { paper, page, parts } = passage;
    let paper = papers.get(paper)?;
    let picture = page.and_then(|page| u32::try_from(page).ok()?.checked_sub(1));
    let picture = picture.map(|page| unit::picture(&paper.place, &paper.hash, page));
    Some(ShownPassage {
        paper: paper.name.clone(),
        page: page.unwrap_or_default(),
        picture: picture.unwrap_or_default(),
        parts,
    })
}
