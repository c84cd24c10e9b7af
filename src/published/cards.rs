//! A small table for each task, its words on the left and what they say on the right -> one table with a row for
//! each, as other papers have it.
//!
//! ```text
//! 项目名称 | 敬老院改造        项目名称   | 责任单位 | 完成时限
//! 责任单位 | 县民政局     ->   敬老院改造 | 县民政局 | 10月底
//! 完成时限 | 10月底           河道清淤   | 县水利局 | 6月底
//! ```

use super::line::{DataTable, Item};
use super::{label, plan_columns, plan_name, shape};

/// Words and what they say.
type Card = Vec<(String, String)>;
/// Pairs of a card at least, and of all cards at most.
const LEAST: usize = 3;
/// Characters of a word on the left.
const WORD: usize = 10;
/// Words of all cards.
const WORDS: usize = 12;

/// The table of the cards that `rows` are.
pub(super) fn table(rows: &[Vec<String>]) -> Option<DataTable> {
    let pairs: Option<Vec<Card>> = rows.iter().map(|row| pairs(row)).collect();
    let cards = parted(pairs?.concat());
    // Words alone are a form that is still to be filled in.
    let is_said = |(_, value): &(String, String)| !value.trim().is_empty();
    let are_cards = cards.iter().all(|card| is_card(card) && card.iter().any(is_said));
    are_cards.then(|| of_cards(&cards)).flatten()
}

/// Cards that follow each other are one table, where the first stood; what stands between them stays behind it.
pub(super) fn merged(items: Vec<Item>) -> Vec<Item> {
    let items = of_lines(items);
    let is_of_cards = |item: &Item| matches!(item, Item::Table(table) if table.is_of_cards);
    if items.iter().filter(|item| is_of_cards(item)).count() < 2 {
        return items;
    }
    let first = items.iter().position(is_of_cards);
    let own = items.iter().filter(|item| is_of_cards(item)).filter_map(Item::table);
    let cards: Vec<Card> = own.flat_map(cards_of).collect();
    let Some((first, table)) = first.zip(of_cards(&cards)) else { return items };
    let mut items: Vec<Item> = items;
    items[first] = Item::Table(DataTable { is_of_cards: false, ..table.clone() });
    items.retain(|item| !is_of_cards(item));
    items[first] = Item::Table(table);
    items
}

/// Lines of a word, a tab and what it says are a card, too, or the rows of a table in an attachment.
fn of_lines(items: Vec<Item>) -> Vec<Item> {
    let (mut whole, mut run) = (Vec::new(), Vec::new());
    let mut is_annex = false;
    for item in items {
        let is_pair = item.text().is_some_and(|text| text.matches('\t').count() == 1);
        if !is_pair {
            whole.extend(of_run(std::mem::take(&mut run), is_annex));
            is_annex |= item.text().is_some_and(shape::is_annex_label);
            whole.push(item);
        } else {
            run.push(item);
        }
    }
    whole.extend(of_run(run, is_annex));
    whole
}

fn of_run(run: Vec<Item>, is_annex: bool) -> Vec<Item> {
    let cells = |item: &Item| item.text().map(|text| text.split('\t').map(str::to_owned).collect());
    let rows: Vec<Vec<String>> = run.iter().filter_map(cells).collect();
    if rows.len() < LEAST {
        return run;
    }
    let cards = table(&rows);
    let is_table = is_annex && are_columns(&rows);
    let own = || is_table.then(|| DataTable { rows, ..DataTable::default() });
    cards.or_else(own).map_or(run, |table| vec![Item::Table(table)])
}

/// 单位 above 县甲局, 联系人 above 张三: lines with a tab below a head of two words, none of which is a label.
fn are_columns(rows: &[Vec<String>]) -> bool {
    let is_word = |cell: &String| {
        cell.chars().count() <= WORD && !cell.chars().any(|one| one.is_ascii_digit())
    };
    let is_cell = |cell: &String| {
        !cell.trim().is_empty() && !cell.ends_with(['：', ':']) && shape::date(cell).is_none()
    };
    rows.first().is_some_and(|head| head.iter().all(is_word)) && rows.iter().flatten().all(is_cell)
}

/// The pairs of a row: one, or two beside each other.
fn pairs(row: &[String]) -> Option<Card> {
    let chunks = row.chunks(2).filter(|pair| pair.iter().any(|cell| !cell.trim().is_empty()));
    chunks
        .map(|pair| {
            let [word, value] = pair else { return None };
            let word = shape::squeezed(word);
            let is_word = !word.is_empty() && word.chars().count() <= WORD;
            is_word.then(|| (word, value.clone()))
        })
        .collect()
}

/// Each begins with the same word.
fn parted(pairs: Card) -> Vec<Card> {
    let mut cards: Vec<Card> = Vec::new();
    for pair in pairs {
        let begins = cards.first().and_then(|card| card.first()).is_none_or(|one| one.0 == pair.0);
        match cards.last_mut() {
            Some(card) if !begins => card.push(pair),
            _ => cards.push(vec![pair]),
        }
    }
    cards
}

/// Whether it names a task and its units, and no value is a word itself: then it is the head of a table.
fn is_card(card: &Card) -> bool {
    let words: Vec<String> = card.iter().map(|(word, _)| word.clone()).collect();
    let is_word = |text: &str| {
        let text = [shape::squeezed(text)];
        plan_name::name_column(&text).is_some() || label::role_in(&text[0]).is_some()
    };
    card.len() >= LEAST
        && plan_name::name_column(&words).is_some()
        && words.iter().any(|word| label::role_in(word).is_some())
        && !card.iter().any(|(_, value)| is_word(value))
        && card.iter().filter(|(_, value)| plan_columns::is_of_head(value)).count() < 2
}

/// A row for each card, and a column for each word.
fn of_cards(cards: &[Card]) -> Option<DataTable> {
    let mut head: Vec<String> = Vec::new();
    for (word, _) in cards.iter().flatten() {
        if !head.contains(word) && head.len() < WORDS {
            head.push(word.clone());
        }
    }
    // A word twice, or too many of them: no column has it.
    let fits = |card: &Card| {
        let mut words: Vec<&String> = card.iter().map(|(word, _)| word).collect();
        words.sort_unstable();
        words.windows(2).all(|two| two[0] != two[1]) && words.iter().all(|word| head.contains(word))
    };
    if !cards.iter().all(fits) {
        return None;
    }
    let row = |card: &Card| {
        let cell = |word: &String| card.iter().find(|(own, _)| own == word).map(|(_, value)| value);
        head.iter().map(|word| cell(word).cloned().unwrap_or_default()).collect()
    };
    let rows = cards.iter().map(row).collect::<Vec<Vec<String>>>();
    let rows = [head.clone()].into_iter().chain(rows).collect();
    Some(DataTable { rows, is_of_cards: true, ..DataTable::default() })
}

/// The cards of a table that was made of some.
fn cards_of(rows: &[Vec<String>]) -> Vec<Card> {
    let Some((head, rows)) = rows.split_first() else { return Vec::new() };
    let card = |row: &Vec<String>| {
        let pairs = head.iter().cloned().zip(row.iter().cloned());
        pairs.filter(|(_, value)| !value.is_empty()).collect()
    };
    rows.iter().map(card).collect()
}
