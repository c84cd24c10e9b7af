//! 完成时限: what the form prints; else what the task says of itself, once; else what the closing says of all.

use super::draft::{Guess, TaskDraft};
use super::shape;
use super::task_rows::TaskRows;
use super::times::{self, Moment};

/// Puts into each task until when it is due; gives back what is doubtful of all of them. Where the dues are printed
/// with the units, a task has the one that the paper has there, and no other.
pub(super) fn put(
    tasks: &mut [TaskDraft],
    form: Option<&TaskRows>,
    around: &[String],
    year: Option<&str>,
    are_printed: bool,
) -> Option<String> {
    let of_all = around.iter().find_map(|text| of_all(text, year)).filter(|_| !are_printed);
    let mut some_of_all = false;
    for (at, task) in tasks.iter_mut().enumerate() {
        let printed = form.map(|form| form.due(at)).filter(|due| !due.is_empty());
        let own = || own(&task.text, year);
        let said = match are_printed {
            true => task.due.take().or_else(|| {
                // In 完成时限 it would be printed with the units.
                let why = "写进完成时限会在责任单位后面再印一次，不写按年底算";
                task.left.extend(own().map(|due| format!("时限：{}（{why}）", due.value)));
                None
            }),
            false => printed.map(Guess::said).or(task.due.take()).or_else(own),
        };
        some_of_all |= said.is_none();
        task.due = said.or_else(|| of_all.clone().map(Guess::said));
    }
    let is_used = some_of_all && of_all.is_some();
    is_used.then(|| "没有单独写时限的各项，完成时限取自结尾或引言里的总时限".to_owned())
}

/// 确保十件实事在2024年年底前完成 is 2024-12-31 of them all; 以上工作请于12月10日前完成 is that day.
fn of_all(text: &str, year: Option<&str>) -> Option<String> {
    let text = shape::squeezed(text);
    let mut parts = text.split(['。', '，', '；', ',']).filter(|part| part.contains("完成"));
    let sentence = parts.find(|part| ends_of_year(part) || times::point(part).is_some())?;
    if !ends_of_year(sentence) {
        return times::point(sentence);
    }
    let digits: String = sentence.chars().filter(char::is_ascii_digit).collect();
    let year = if digits.len() == 4 { Some(digits.as_str()) } else { year }?;
    Some(format!("{year}-12-31"))
}

fn ends_of_year(text: &str) -> bool {
    ["年底前", "年底", "12月底", "12月31日", "年内", "年末"].iter().any(|word| text.contains(word))
}

/// What the words of a task say: `6月底前`, `2024年10月31日前`; of several the last. A year before the paper's is
/// that of what was done.
fn own(texts: &[String], year: Option<&str>) -> Option<Guess<String>> {
    let text = times::in_figures(&shape::squeezed(&texts.concat()));
    let own_year: Option<u16> = year.and_then(|year| year.parse().ok());
    let was = |one: &Moment| one.year.zip(own_year).is_some_and(|(year, own)| year < own);
    let moments: Vec<Moment> = times::moments(&text).into_iter().filter(|one| !was(one)).collect();
    let last = times::last(&moments);
    let is_next_year = last.is_some_and(Moment::is_next_year);
    if let Some(words) = times::point(&text).filter(|_| !is_next_year) {
        let is_last = last.is_none_or(|last| last.words == words);
        if is_last || moments.len() < 2 {
            return Some(of_point(&text, words));
        }
    }
    let last = last?;
    let all: Vec<&str> = moments.iter().map(|one| one.words.as_str()).collect();
    match all[..] {
        [_] if last.is_start => None,
        // All tasks are due then.
        [one] if one.starts_with("年底") || one.starts_with("年末") => None,
        [one] if last.is_open() => {
            Some(Guess::doubtful(one.to_owned(), "取自内容，没有写是哪一天"))
        }
        [one] => Some(Guess::doubtful(one.to_owned(), "取自内容")),
        _ => {
            let doubt = format!("取自内容，里面有几个时限（{}），这里取最后的", all.join("、"));
            Some(Guess::doubtful(last.words.clone(), doubt))
        }
    }
}

/// 每年6月底前 is due by the end of June in the year of the paper, too.
fn of_point(text: &str, words: String) -> Guess<String> {
    let yearly = format!("每年{words}");
    let doubt = match text.contains(&yearly) {
        true => format!("取自内容，原文写“{yearly}”"),
        false => "取自内容".to_owned(),
    };
    Guess::doubtful(words, doubt)
}
