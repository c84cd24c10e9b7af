//! What a block says in the outline that a reader opens beside the pages: the bookmarks of the
//! PDF and Word's navigation pane.

use super::{Block, Role, Text, in_one_line, plain_text};

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Headline {
    /// How deep it stands: 0 for the title and each attachment, 1 for 一、, 2 for （一）.
    pub level: u8,
    /// What it says, without the point at its end.
    pub text: String,
}

/// The entry of `block`, which `after` follows; `None` where it is no heading and begins with
/// none.
pub fn headline(block: &Block, after: &[Block]) -> Option<Headline> {
    match block {
        Block::Title(lines) => entry(0, &in_one_line(lines)),
        Block::AttachmentLabel(label) => {
            let title = if let Some(Block::AttachmentTitle(lines)) = after.first() {
                in_one_line(lines)
            } else {
                String::new()
            };
            entry(0, &format!("{} {title}", plain_text(label)))
        }
        Block::Paragraph(text) => run_in(text),
        Block::Head(_)
        | Block::Recipients(_)
        | Block::AttachmentNote { .. }
        | Block::Signature(_)
        | Block::Stamp(_)
        | Block::Attendance(_)
        | Block::Note(_)
        | Block::AttachmentTitle(_)
        | Block::PageBreak
        | Block::Table(_)
        | Block::Colophon(_) => None,
    }
}

/// The heading a paragraph begins with.
fn run_in(text: &Text) -> Option<Headline> {
    let role = text.first()?.role;
    let level = match role {
        Role::Text | Role::Signer | Role::Label => return None,
        Role::Heading1 => 1,
        Role::Heading2 => 2,
        Role::Heading3 => 3,
    };
    let heading = text.iter().take_while(|run| run.role == role);
    entry(level, &heading.map(|run| run.text.as_str()).collect::<String>())
}

fn entry(level: u8, text: &str) -> Option<Headline> {
    let text = text.trim().trim_end_matches(['。', '：']).to_owned();
    (!text.is_empty()).then_some(Headline { level, text })
}
