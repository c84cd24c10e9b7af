//! 完成时限: what the form prints; else what the task says of itself, once; else what the closing says of all.

use super::draft::{Guess, TaskDraft};
use super::shape;
use super::task_rows::TaskRows;

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
        let own = || own(&task.text).map(|words| Guess::doubtful(words, "取自内容"));
        let said = match are_printed {
            true => task.due.take(),
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
    let sentence = parts.find(|part| ends_of_year(part) || point(part).is_some())?;
    if !ends_of_year(sentence) {
        return point(sentence);
    }
    let digits: String = sentence.chars().filter(char::is_ascii_digit).collect();
    let year = if digits.len() == 4 { Some(digits.as_str()) } else { year }?;
    Some(format!("{year}-12-31"))
}

fn ends_of_year(text: &str) -> bool {
    ["年底前", "年底", "12月底", "12月31日", "年内", "年末"].iter().any(|word| text.contains(word))
}

/// The only words of a task that say until when: `6月底前`, `2024年10月31日前`, `上半年`.
fn own(texts: &[String]) -> Option<String> {
    point(&shape::squeezed(&texts.concat()))
}

/// The only point of time before which something is to be done.
fn point(text: &str) -> Option<String> {
    let mut found: Vec<String> = Vec::new();
    for (at, _) in text.match_indices('前') {
        let start = text[..at]
            .char_indices()
            .rev()
            .take_while(|(_, one)| one.is_ascii_digit() || "年月日底末".contains(*one))
            .last();
        let Some((start, _)) = start else { continue };
        let words = text[start..at].trim_start_matches(['年', '月', '日', '底', '末']);
        if is_point(words) {
            found.push(format!("{words}前"));
        }
    }
    found.dedup();
    if let [words] = &found[..] { Some(words.clone()) } else { None }
}

/// `6月底`, `10月`, `2024年10月31日`, `年底` is none: all tasks are due then.
fn is_point(words: &str) -> bool {
    let month = words.rsplit('年').next().unwrap_or(words);
    let Some((number, rest)) = month.split_once('月') else { return false };
    let is_month = number.parse::<u8>().is_ok_and(|month| (1..=12).contains(&month));
    let day = rest.strip_suffix('日').unwrap_or(rest);
    is_month && (["", "底", "末"].contains(&rest) || day.parse::<u8>().is_ok_and(|day| day <= 31))
}
