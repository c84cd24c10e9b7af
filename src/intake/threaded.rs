//! A threaded comment as Excel writes it for older programs -> its own words.
//!
//! ```text
//! [Threaded comment]
//!
//! Your version of Excel allows you to read this … https://go.microsoft.com/fwlink/?linkid=870924
//!
//! Comment:
//!     数字还要核实
//! Reply:
//!     已核实
//! ```
//!
//! All of it is in the language of the Excel that wrote it, but the link.

/// The number of the page that Excel's words lead to.
const LINK: &str = "linkid=870924";

/// How the words of each comment begin on their line.
const INDENT: &str = "    ";

/// The words of a comment without what Excel puts around them; any other text as it is.
pub(super) fn own_words(text: String) -> String {
    let is_threaded = text.starts_with('[') && text.contains(LINK);
    let Some((_, own)) = text.split_once(LINK).filter(|_| is_threaded) else { return text };
    let lines: Vec<&str> = own.lines().skip(1).collect();
    let is_label = |at: usize| {
        let next = lines.get(at + 1).copied().unwrap_or_default();
        let ends = lines.get(at).is_some_and(|line| line.trim_end().ends_with([':', '：']));
        ends && next.starts_with(INDENT)
    };
    let words = lines.iter().enumerate().filter(|(at, _)| !is_label(*at));
    let words: Vec<&str> = words.map(|(_, line)| line.trim()).collect();
    words.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn the_words_of_excel_are_left_out() {
        let text = "[线程批注]\n\n你的 Excel 版本可读取此线程批注：https://go.microsoft.com/fwlink/?\
                    linkid=870924。\n\n批注:\n    数字还要核实\n分两行：\n第二行\n答复:\n    已核实";
        assert_eq!(own_words(text.into()), "数字还要核实\n分两行：\n第二行\n已核实");
        let plain = "[注]\n    数字还要核实";
        assert_eq!(own_words(plain.into()), plain);
    }
}
