//! What page layout may change in a document: 主送机关 moved to the colophon (7.3.2), and which
//! page the colophon stands on (7.5).

use crate::origin::Place;

use super::{Block, Colophon, ColophonItem, ColophonPage, Document, Role, Run, Text, plain_text};

/// The label of 主送机关 in the colophon (7.4.2).
const LABEL: &str = "主送：";
/// Ends what stands in the colophon.
const STOP: char = '。';

impl Document {
    /// Moves 主送机关 above 抄送机关 in the colophon, as 7.3.2 wants it where it leaves no room
    /// for body text on page 1. Whether there was one to move.
    pub fn move_recipients(&mut self) -> bool {
        let names = self.blocks.iter_mut().find_map(recipients_in);
        let names = names.map(std::mem::take).unwrap_or_default();
        if names.is_empty() {
            return false;
        }
        self.blocks.retain(|block| !matches!(block, Block::Recipients(_)));
        let place = names.first().map_or(Place::Nowhere, |run| run.place.clone());
        let added = |text: &str| Run::new(text, Role::Text, place.clone());
        let label = vec![added(LABEL)];
        let mut text = without_colon(names);
        if !plain_text(&text).ends_with(STOP) {
            text.push(added(&STOP.to_string()));
        }
        let item = |joined| ColophonItem { label, text, joined };
        match self.colophon_mut() {
            Some(colophon) => {
                let joined = !colophon.items.is_empty();
                colophon.items.insert(0, item(joined));
            }
            None => self.blocks.push(Block::Colophon(Colophon {
                items: vec![item(false)],
                imprint: None,
                page: ColophonPage::default(),
            })),
        }
        true
    }

    /// Says which page the colophon stands on.
    pub fn set_colophon_page(&mut self, page: ColophonPage) {
        if let Some(colophon) = self.colophon_mut() {
            colophon.page = page;
        }
    }
}

fn recipients_in(block: &mut Block) -> Option<&mut Text> {
    if let Block::Recipients(names) = block { Some(names) } else { None }
}

/// The names without the colon after the last.
fn without_colon(mut names: Text) -> Text {
    if let Some(last) = names.last_mut() {
        last.text.truncate(last.text.trim_end_matches(['：', ':']).len());
    }
    names.retain(|run| !run.text.is_empty());
    names
}
