//! Whether a paper is written as OFD, too.

use crate::ofd::OfdKind;

/// What is said of OFD on the command line.
#[derive(Clone, Copy, Debug, Default, clap::Args)]
pub(super) struct OfdArgs {
    /// 另存成 OFD（版式文件），供交换、盖电子章 / also write OFD, for exchange and electronic seals
    #[arg(long)]
    ofd: bool,
    /// 另存成归档用的 OFD（OFD-A）/ also write OFD-A, the OFD of archives
    #[arg(long, conflicts_with = "ofd")]
    ofd_a: bool,
}

impl OfdArgs {
    /// The kind that is asked for.
    pub(super) fn kind(self) -> Option<OfdKind> {
        match self {
            OfdArgs { ofd_a: true, .. } => Some(OfdKind::Archive),
            OfdArgs { ofd: true, .. } => Some(OfdKind::Plain),
            OfdArgs { .. } => None,
        }
    }
}
