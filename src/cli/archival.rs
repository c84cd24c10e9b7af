//! How the fixed pages of a paper are written: which PDF/A, and whether as OFD, too.

use crate::ofd::OfdKind;
use crate::pdf::PdfKind;

/// What is said of PDF and OFD on the command line.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct ArchivalArgs {
    /// PDF 写成归档标准的第一部分 PDF/A-1b（平时是 PDF/A-2u）/ write the PDF as PDF/A-1b, else PDF/A-2u
    #[arg(long)]
    pdf_a1: bool,
    /// 另存成 OFD（版式文件），供交换、盖电子章 / also write OFD, for exchange and electronic seals
    #[arg(long)]
    ofd: bool,
    /// 另存成归档用的 OFD（OFD-A）/ also write OFD-A, the OFD of archives
    #[arg(long, conflicts_with = "ofd")]
    ofd_a: bool,
}

impl ArchivalArgs {
    /// The part of PDF/A that is asked for.
    pub(super) fn pdf(self) -> PdfKind {
        if self.pdf_a1 { PdfKind::FirstArchive } else { PdfKind::Archive }
    }

    /// The kind of OFD that is asked for.
    pub(super) fn ofd(self) -> Option<OfdKind> {
        match self {
            ArchivalArgs { ofd_a: true, .. } => Some(OfdKind::Archive),
            ArchivalArgs { ofd: true, .. } => Some(OfdKind::Plain),
            ArchivalArgs { .. } => None,
        }
    }
}
