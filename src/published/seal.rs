//! What stands of a seal behind the name of who signs, or on a line below it: 甲领导小组办公室（代章）,
//! （县政府办公室代章）, （印章）.

use super::shape;

/// The name before such a note, empty where nothing else stands on the line, and the note.
pub(super) fn parted(text: &str) -> Option<(&str, &str)> {
    const NOTES: [&str; 6] = ["印章", "盖章", "公章", "章", "印", "加盖公章"];
    let text = text.trim();
    // No line of a signature is longer.
    if text.len() > shape::LONGEST_LINE || !text.ends_with(['）', ')']) {
        return None;
    }
    let (name, note) = text.split_at(text.rfind(['（', '('])?);
    let said = shape::squeezed(shape::bracketed(note)?);
    let is_seal = said.ends_with("代章") || NOTES.contains(&said.as_str());
    is_seal.then(|| (name.trim(), note))
}

/// Whether a line is nothing but such a note.
pub(super) fn is_alone(text: &str) -> bool {
    parted(text).is_some_and(|(name, _)| name.is_empty())
}

/// The name of who signs, without what stands of the seal.
pub(super) fn without_note(text: &str) -> &str {
    parted(text).map_or(text, |(name, _)| name)
}

/// Whether a body may sign so.
pub(super) fn is_signer(text: &str) -> bool {
    shape::is_body(without_note(text))
}

#[cfg(test)]
mod tests {
    use super::{is_alone, parted};

    #[test]
    fn notes_of_seals() {
        for (text, wanted) in [
            ("甲县就业领导小组办公室（代章）", Some(("甲县就业领导小组办公室", "（代章）"))),
            ("甲县妇联 (印 章)", Some(("甲县妇联", "(印 章)"))),
            ("（甲县政府办公室代章）", Some(("", "（甲县政府办公室代章）"))),
            ("甲县民政局（负责章程）", None),
            ("（此件公开发布）", None),
        ] {
            assert_eq!(parted(text), wanted, "{text}");
        }
        assert!(is_alone("（盖章）") && !is_alone("甲县妇联（盖章）"));
    }
}
