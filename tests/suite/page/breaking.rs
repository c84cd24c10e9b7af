//! Line breaking by GB/T 15834-2011 5.1 and office practice: why a line may be short.

/// Marks that never begin a line.
const NO_START: &str = "。，、；：？！）】〕》〉」』”’％‰℃·—…／";
/// Marks that never end a line.
const NO_END: &str = "（【〔《〈「『“‘";
/// What follows a number and stays with it.
const AFTER_NUMBER: &str = "年月日余多万亿元名人个场次期处对台项岁%％";
/// Characters that make up one number or Latin word.
const IN_NUMBER: &str = "+-./,%";

/// The width of `text` on the grid: ASCII takes half a cell.
pub(super) fn cells(text: &str) -> f64 {
    text.chars().map(|one| if one.is_ascii() { 0.5 } else { 1.0 }).sum()
}

/// Whether a line of this text begins or ends with a mark that must not stand there.
pub(super) fn is_forbidden(text: &str) -> bool {
    text.starts_with(|first| NO_START.contains(first))
        || text.ends_with(|last| NO_END.contains(last))
}

/// The rule by which a line that has `missing` cells to fill could not take the head of the
/// `next` line; `None` where it could.
pub(super) fn rule(missing: f64, next: &str) -> Option<&'static str> {
    let next: Vec<char> = next.chars().collect();
    let mut taken = 1;
    let mut name = "a whole character does not fit into half a cell";
    while let Some(together) = next.get(taken - 1..=taken).and_then(kept_together) {
        name = together;
        taken += 1;
    }
    let head: String = next[..taken].iter().collect();
    (cells(&head) > missing).then_some(name)
}

/// The rule that forbids a break between the two characters.
fn kept_together(pair: &[char]) -> Option<&'static str> {
    let [before, after] = *pair else { return None };
    let in_number = |one: char| one.is_ascii_alphanumeric() || IN_NUMBER.contains(one);
    match (before, after) {
        ('—', '—') | ('…', '…') => Some("a mark of two cells is not split"),
        (_, after) if NO_START.contains(after) => Some("a closing mark never begins a line"),
        (before, _) if NO_END.contains(before) => Some("an opening mark never ends a line"),
        (before, after) if in_number(before) && in_number(after) => {
            Some("a number is not split")
        }
        (before, after) if before.is_ascii_digit() && AFTER_NUMBER.contains(after) => {
            Some("a number stays with its unit")
        }
        _ => None,
    }
}

#[test]
fn a_short_line_needs_a_rule() {
    assert_eq!(rule(1.0, "为全区"), None);
    assert_eq!(rule(0.5, "为全区"), Some("a whole character does not fit into half a cell"));
    assert_eq!(rule(1.0, "事，促进"), Some("a closing mark never begins a line"));
    assert_eq!(rule(2.0, "事，促进"), None);
    assert_eq!(rule(1.0, "“两癌”"), Some("an opening mark never ends a line"));
    assert_eq!(rule(1.5, "2024年年底"), Some("a number stays with its unit"));
    assert_eq!(rule(3.0, "2024年年底"), None);
}
