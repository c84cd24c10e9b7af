//! The paper: 版头 beyond mark and number, the people of minutes, 签名章, and the layout.

use crate::notice::keys;
use crate::notice::raw::{RawAttendance, RawHead, RawHouse, RawLayout, RawStamped};
use crate::notice::yaml::Node;

use super::{Decoder, Fields, below, written};

/// Formats whose papers are addressed to nobody.
pub(in crate::notice) const UNADDRESSED: [&str; 4] = ["minutes", "纪要格式", "order", "命令格式"];

/// Whether the paper in `root` must say to whom it goes (7.3.2); minutes and orders need not.
pub(super) fn is_addressed(root: &Node) -> bool {
    let format = below(root, &keys::LAYOUT).and_then(|layout| below(layout, &keys::FORMAT));
    !format.is_some_and(|format| UNADDRESSED.contains(&written(format)))
}

impl Decoder<'_> {
    /// 版头 beyond mark and number.
    pub(super) fn head(&mut self, fields: &Fields<'_>) -> RawHead {
        RawHead {
            copy_number: self.text(fields, &keys::COPY_NUMBER),
            secrecy: self.text(fields, &keys::SECRECY),
            urgency: self.text(fields, &keys::URGENCY),
            joint_issuers: self.texts(fields, &keys::JOINT_ISSUERS).unwrap_or_default(),
            signers: self.texts(fields, &keys::SIGNERS).unwrap_or_default(),
        }
    }

    /// The people of minutes.
    pub(super) fn attendance(&mut self, fields: &Fields<'_>) -> Option<RawAttendance> {
        let origin = fields.get(&keys::ATTENDANCE)?.key.origin.clone();
        self.mapping(fields, &keys::ATTENDANCE, &keys::ATTENDANCE_KEYS, |decoder, fields| {
            RawAttendance {
                present: decoder.text(fields, &keys::PRESENT),
                absent: decoder.text(fields, &keys::ABSENT),
                observers: decoder.text(fields, &keys::OBSERVERS),
                origin,
            }
        })
    }

    /// 签名章.
    pub(super) fn stamped(&mut self, fields: &Fields<'_>) -> Option<RawStamped> {
        let origin = fields.get(&keys::STAMPED)?.key.origin.clone();
        self.mapping(fields, &keys::STAMPED, &keys::STAMPED_KEYS, |decoder, fields| RawStamped {
            post: decoder.text(fields, &keys::POST),
            date: decoder.text(fields, &keys::DATE),
            width: decoder.text(fields, &keys::WIDTH),
            height: decoder.text(fields, &keys::HEIGHT),
            origin,
        })
    }

    pub(super) fn layout(&mut self, fields: &Fields<'_>) -> RawLayout {
        RawLayout {
            format: self.text(fields, &keys::FORMAT),
            grid: self.text(fields, &keys::GRID),
            preprinted: self.text(fields, &keys::PREPRINTED),
            colophon_page: self.text(fields, &keys::COLOPHON_PAGE),
            word_file: self.text(fields, &keys::WORD_FILE),
            ofd_file: self.text(fields, &keys::OFD_FILE),
            unit_separator: self.text(fields, &keys::UNIT_SEPARATOR),
            house: self
                .mapping(fields, &keys::HOUSE, &keys::HOUSE_KEYS, Decoder::house)
                .unwrap_or_default(),
        }
    }

    fn house(&mut self, fields: &Fields<'_>) -> RawHouse {
        RawHouse {
            top_margin: self.text(fields, &keys::TOP_MARGIN),
            bottom_margin: self.text(fields, &keys::BOTTOM_MARGIN),
            left_margin: self.text(fields, &keys::LEFT_MARGIN),
            right_margin: self.text(fields, &keys::RIGHT_MARGIN),
            line_pitch: self.text(fields, &keys::LINE_PITCH),
            mark_top: self.text(fields, &keys::MARK_TOP),
            mark_size: self.text(fields, &keys::MARK_SIZE),
            title_size: self.text(fields, &keys::TITLE_SIZE),
            red_rule: self.text(fields, &keys::RED_RULE),
            colophon_outer: self.text(fields, &keys::COLOPHON_OUTER),
            colophon_inner: self.text(fields, &keys::COLOPHON_INNER),
            red: self.text(fields, &keys::RED),
        }
    }
}
