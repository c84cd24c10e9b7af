//! Where the lines of a text end, kept from one layout to the next: of a paper that is being typed nearly all texts are
//! those of the layout before, and where their lines end is most of the work.
//!
//! What is kept hangs on all that is asked: the same characters of the same widths in the same measure, priced alike,
//! with the same names to be kept whole. So what comes of it is the same as when it is found anew.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use sha2::{Digest, Sha256};

use crate::document::LineStyle;

use super::collect::Atom;
use super::endings::Ended;
use super::setting::Setting;

/// So many texts are kept, and as many before them; a notice of a thousand tasks has some six thousand.
const KEPT: usize = 16_384;

/// What a text hangs on, as a hash.
type Key = [u8; 32];

/// Texts whose line ends are known.
#[derive(Debug, Default)]
pub(super) struct Ends {
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    /// Those that were asked for last.
    recent: BTreeMap<Key, Arc<Ended>>,
    /// Those before; they go when there are as many new ones.
    before: BTreeMap<Key, Arc<Ended>>,
}

/// What all texts of a document hang on.
#[derive(Clone)]
pub(super) struct OfDocument(Sha256);

impl OfDocument {
    /// That of a document with these prices, and these names to be kept whole.
    pub(super) fn new(prices: &LineStyle, names: &[String]) -> OfDocument {
        OfDocument(Sha256::new().chain_update(format!("{prices:?}{names:?}")))
    }

    /// What a text in a setting hangs on. The line that its characters were written in, their faces, colours and parts end no
    /// line elsewhere.
    fn key(self, atoms: &[Atom], setting: Setting) -> Key {
        let Setting { base: _, pitch: _, measure, stand } = setting;
        let mut of = self.0.chain_update(format!("{measure:?}{stand:?}"));
        for atom in atoms {
            let Atom {
                character,
                line: _,
                face: _,
                glyph,
                size,
                colour: _,
                width,
                in_word,
                tracking,
                part: _,
            } = *atom;
            of.update(u32::from(character).to_le_bytes());
            of.update(glyph.advance.to_bits().to_le_bytes());
            for length in [size, width, in_word, tracking] {
                of.update(length.to_pt().to_bits().to_le_bytes());
            }
        }
        of.finalize().into()
    }
}

impl Ends {
    /// Where the lines of a text end: what is known, or else what `find` finds.
    pub(super) fn of(
        &self,
        document: OfDocument,
        (atoms, setting): (&[Atom], Setting),
        find: impl FnOnce() -> Ended,
    ) -> Ended {
        let key = document.key(atoms, setting);
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner).take(&key);
        let ended = known.unwrap_or_else(|| Arc::new(find()));
        self.known.lock().unwrap_or_else(PoisonError::into_inner).keep(key, Arc::clone(&ended));
        Arc::unwrap_or_clone(ended)
    }
}

impl Known {
    fn take(&mut self, key: &Key) -> Option<Arc<Ended>> {
        self.recent.get(key).map(Arc::clone).or_else(|| self.before.remove(key))
    }

    fn keep(&mut self, key: Key, ended: Arc<Ended>) {
        if self.recent.len() >= KEPT {
            self.before = std::mem::take(&mut self.recent);
        }
        self.recent.insert(key, ended);
    }
}

#[cfg(test)]
mod tests {
    use crate::document::template::Templates;
    use crate::office::font_search::{self, FontSource};
    use crate::{compose, layout, notice};

    /// Each notice, one after the other with the same fonts, and each twice: the pages are those of fonts that keep
    /// nothing.
    #[test]
    fn what_is_kept_changes_no_page() {
        let fonts = || {
            let source = FontSource { bundled_only: true, folder: Some("fonts".into()) };
            font_search::find(&source).unwrap().0
        };
        let (forgetful, remembering) = (fonts(), fonts().remembering());
        for name in
            ["2024", "minutes", "2024", "wide-table", "late-seal", "levels", "letter", "late-seal"]
        {
            let bytes = std::fs::read(format!("fixtures/notices/{name}/notice.yaml")).unwrap();
            // And some lines further down.
            for before in ["", "# 甲\n# 乙\n"] {
                let text = [before.as_bytes(), &bytes].concat();
                let notice = notice::read("notice.yaml", &text).notice.unwrap();
                let style = compose::style(&notice);
                let [one, other] = [&forgetful, &remembering].map(|fonts| {
                    let document = compose::notice(&notice, &Templates::default()).unwrap();
                    layout::settle(document, &style, fonts).unwrap()
                });
                assert!(one.pages() == other.pages(), "{name}");
                assert!(one.document() == other.document(), "{name}");
                assert!(one.warnings() == other.warnings(), "{name}");
            }
        }
    }
}
