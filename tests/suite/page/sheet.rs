//! The judge's sheet of a fixture: what the judges must know of the paper to find its elements,
//! and which clauses apply to it.
//!
//! It lies beside the fixture (`clauses.yaml`), is written by hand from the paper itself, and the
//! program does not read it. An element that the sheet does not name is not judged. Measures are
//! not in it: those are the standard's, and stand as literals in the judges.

use serde::Deserialize;

use super::closing::Closing;
use super::{Frame, GB9704, GB33476};

/// What the judges know of one paper.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sheet {
    /// The grid of its pages; without it that of GB/T 9704-2012.
    #[serde(default)]
    pub(super) grid: Grid,
    /// Its format, and what its head has beyond one mark.
    #[serde(default)]
    pub(super) format: super::formats::Wanted,
    /// How many pages it has.
    pub(super) pages: usize,
    /// 发文机关标志, a line each body.
    #[serde(default)]
    pub(super) mark: Vec<String>,
    /// Places on paper that bears the red head already (套打).
    pub(super) preprinted: Option<super::printed::Printed>,
    /// 标题, its lines.
    #[serde(default)]
    pub(super) title: Vec<String>,
    /// How 主送机关 begins.
    pub(super) recipients: Option<String>,
    /// 正文.
    pub(super) body: Option<Body>,
    /// Whether 附件说明 follows the body.
    #[serde(default)]
    pub(super) attachment_note: bool,
    /// 署名 and 成文日期 of one body with its seal (7.3.5.1).
    pub(super) sealed: Option<Signed>,
    /// The page of the signature, where its lines stand closer (7.3.5.5).
    pub(super) tightened: Option<super::room::Closer>,
    /// 附注, as printed.
    pub(super) note: Option<String>,
    /// 附件: the only one.
    pub(super) attachment: Option<Attachment>,
    /// 版记.
    pub(super) colophon: Option<Colophon>,
    /// What only some papers end with.
    #[serde(default)]
    pub(super) closing: Closing,
}

/// The grid of the pages.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Grid {
    /// 22 lines in 225 mm.
    #[default]
    Gb9704,
    /// 22 characters' heights and 21 whites in 225 mm.
    Gb33476,
}

/// 正文.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    /// Its first words.
    pub(super) from: String,
    /// The first words of what comes after it.
    pub(super) until: String,
    /// How many paragraphs it has.
    pub(super) paragraphs: usize,
    /// How many pages after the first it fills.
    pub(super) full_pages: usize,
    /// Whether its end goes with the signature to the next page, which leaves the page before
    /// short (7.3.5.5).
    #[serde(default)]
    pub(super) taken_along: bool,
    /// What stands before a blank in the text: where a line ends with it, the blank takes half a
    /// cell that nobody sees.
    #[serde(default)]
    pub(super) blank_after: Vec<String>,
}

/// 署名 and 成文日期, as printed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Signed {
    pub(super) body: String,
    pub(super) date: String,
    /// The diameter of the seal, in mm, where it is not that of bodies from the county down.
    pub(super) seal: Option<f64>,
}

/// 附件.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Attachment {
    /// 附件, or with its number.
    pub(super) label: String,
    /// The lines of its title.
    pub(super) title: Vec<String>,
}

/// 版记.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Colophon {
    /// The labels of the elements between rules (抄送), from top to bottom.
    #[serde(default)]
    pub(super) items: Vec<String>,
    /// 印发机关 and 印发日期, without the white between.
    pub(super) imprint: Option<String>,
}

impl Sheet {
    /// The sheet of the fixture `name`; `None` where none lies beside it.
    ///
    /// # Panics
    /// Where it cannot be understood.
    pub(crate) fn of(name: &str) -> Option<Sheet> {
        let path = crate::program::fixture_folder(name).join("clauses.yaml");
        let text = std::fs::read_to_string(&path).ok()?;
        Some(serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}")))
    }

    /// From line to line where the paper ends, in mm.
    pub(super) fn end_pitch(&self) -> f64 {
        let closer = self.tightened.as_ref().map(super::room::Closer::pitch_mm);
        closer.unwrap_or(self.frame().pitch)
    }

    /// Where the type area and its lines lie.
    pub(super) fn frame(&self) -> Frame {
        match self.grid {
            Grid::Gb9704 => GB9704,
            Grid::Gb33476 => GB33476,
        }
    }
}
