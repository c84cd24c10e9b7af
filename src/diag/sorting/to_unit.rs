//! What a unit is asked to do about which of its files counts, in Chinese; nothing where only the
//! office can do something.

use super::{Elsewhere, Sorting};

impl Sorting {
    /// The remedy in words to the unit.
    pub(in crate::diag) fn to_unit(&self) -> Option<String> {
        Some(match self {
            Sorting::Undecided { .. } => {
                "请告知以哪一份为准，或者只报一份最新的，写明填报日期".into()
            }
            Sorting::FormOfAnother { .. } => "请合成一份，填在附件的报表里重新报送".into(),
            Sorting::Blank { elsewhere, .. } => match elsewhere {
                Elsewhere::Nothing => "不算已报；请填好后重新报送".into(),
                Elsewhere::Texts | Elsewhere::Pictures => {
                    "不算已报；请把内容填在报表的格子里重新报送".into()
                }
            },
            Sorting::BadFile { .. }
            | Sorting::BadVersion { .. }
            | Sorting::NothingRuled
            | Sorting::IgnoredAndMore
            | Sorting::RuledTwice { .. }
            | Sorting::VersionTwice { .. }
            | Sorting::NoFormOfUnit { .. }
            | Sorting::RuledFileMissing { .. }
            | Sorting::RuledFileUnclear { .. }
            | Sorting::RuledAgainstForm { .. }
            | Sorting::RuledByNameAlone { .. }
            | Sorting::RuledBefore
            | Sorting::RuledForAll { .. }
            | Sorting::RuledForAnother { .. }
            | Sorting::CameLater { .. }
            | Sorting::OtherPart { .. }
            | Sorting::CameToNothing { .. }
            | Sorting::AfterAsOf { .. }
            | Sorting::OwesNothing { .. }
            | Sorting::OfPredecessor { .. }
            | Sorting::Joined { .. }
            | Sorting::Misplaced { .. }
            | Sorting::SeveralVersions { .. }
            | Sorting::MailSays { .. }
            | Sorting::LeftOut { .. }
            | Sorting::Shortened { .. }
            | Sorting::Changed
            | Sorting::StampedOfNobody
            | Sorting::StampedOfSeveral { .. } => return None,
        })
    }
}
