//! Brackets of any kind, read as round ones.

/// Those that open, as they are and as they are read.
const OPEN: [(char, char); 6] =
    [('【', '（'), ('［', '（'), ('〔', '（'), ('〖', '（'), ('〈', '（'), ('[', '(')];
/// Those that close.
const CLOSE: [(char, char); 6] =
    [('】', '）'), ('］', '）'), ('〕', '）'), ('〗', '）'), ('〉', '）'), (']', ')')];

/// 【责任单位：甲】 and 〔责任单位：甲〕 are brackets too; the text keeps its length.
pub(super) fn round(text: &str) -> String {
    let pairs = || OPEN.iter().chain(&CLOSE);
    let round = |one: char| pairs().find(|(own, _)| *own == one).map_or(one, |(_, round)| *round);
    text.chars().map(round).collect()
}

/// Whether `text` begins with a bracket of any kind.
pub(super) fn opens(text: &str) -> bool {
    text.starts_with(|one| "（(".contains(one) || OPEN.iter().any(|(own, _)| *own == one))
}

#[cfg(test)]
mod tests {
    use super::round;

    #[test]
    fn the_length_stays() {
        let text = "〔甲〕【乙】［丙］[丁]〖戊〗〈己〉";
        assert_eq!(round(text), "（甲）（乙）（丙）(丁)（戊）（己）");
        assert_eq!(round(text).len(), text.len());
    }
}
