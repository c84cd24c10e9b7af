//! For which program a Word file is written.

/// The program that a Word file is written for.
///
/// Everybody gets the file for [`Reader::Word`]: plain WordprocessingML without alternatives, whose
/// text stands once in the body and is found by whatever reads the format. LibreOffice (7.4 and
/// 25.2) misreads a few settings of it; what it is told instead would hide text from other readers,
/// so that file is written on request only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reader {
    /// Word, WPS, ONLYOFFICE and whatever reads as they do.
    #[default]
    Word,
    /// LibreOffice and its kin.
    LibreOffice,
}
