//! Digits -> what stands between them and their measure.

use crate::published::shape;

use super::words::MEASURES;

/// Characters of the power of ten behind digits.
const POWERS: usize = 8;

/// What stands between digits and their measure: 余, a power of ten, 余 again (1.2万余).
#[derive(Clone, Copy)]
pub(super) struct Scale<'t> {
    pub(super) vague: &'t str,
    pub(super) power: &'t str,
    pub(super) behind_power: &'t str,
}

impl<'t> Scale<'t> {
    /// That of a number behind which `rest` stands.
    pub(super) fn behind(rest: &'t str) -> Scale<'t> {
        let (vague, rest) = rest.split_at(length_of_vague(rest));
        let power = shape::start_of(rest, POWERS).find(|one| !"十百千万亿".contains(one));
        let power = &rest[..power.unwrap_or(0)];
        // 6万千伏安: 千 is a part of the measure.
        let is_of_measure = power.ends_with('千')
            && MEASURES.iter().any(|one| {
                one.starts_with('千') && rest[power.len() - '千'.len_utf8()..].starts_with(one)
            });
        let power = if is_of_measure { &power[..power.len() - '千'.len_utf8()] } else { power };
        let behind = &rest[power.len()..];
        let may_follow = !power.is_empty() && vague.is_empty();
        let length = if may_follow { length_of_vague(behind) } else { 0 };
        Scale { vague, power, behind_power: &behind[..length] }
    }

    /// Its bytes.
    pub(super) const fn length(self) -> usize {
        self.vague.len() + self.power.len() + self.behind_power.len()
    }
}

fn length_of_vague(text: &str) -> usize {
    ["余", "多"].iter().find(|word| text.starts_with(**word)).map_or(0, |word| word.len())
}
