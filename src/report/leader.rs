//! What a leader is told: what runs ahead of the time gone, and distances in whole per cent.

use crate::notice::Bound;

use super::light::{WHOLE, elapsed};
use super::{Light, OVER, Report, State, TargetReport, TaskReport};

/// What is ahead of the time that is gone.
pub const AHEAD: &str = "超序时进度";

impl Report {
    /// How much of the year is gone at the end of the period, in hundredths of a percent.
    pub fn time_gone(&self) -> i64 {
        elapsed(self.period, None, None)
    }

    /// Whether every target of a task on schedule that is compared with the time is ahead of it.
    pub fn is_ahead(&self, task: &TaskReport) -> bool {
        let mut weighed = self.targets_of(task).filter(|one| one.light() == Light::OnSchedule);
        self.light(task) == Some(Light::OnSchedule) && weighed.all(TargetReport::is_ahead)
    }
}

impl TargetReport {
    /// 超序时: more is done than the time that is gone asks for.
    pub fn is_ahead(&self) -> bool {
        let ahead = self.share().is_some_and(|share| share > self.elapsed);
        ahead && self.light() == Light::OnSchedule && !self.is_over
    }

    /// What the office calls its state; what is over is not judged.
    pub fn state_in_words(&self) -> &'static str {
        match (self.is_over, self.is_ahead()) {
            (true, _) => OVER,
            (false, true) => AHEAD,
            (false, false) => self.light().chinese(),
        }
    }

    /// What stands where a unit says nothing of it, which has `gap` where it says nothing of anything.
    pub fn gap(&self, gap: Option<&'static str>) -> &'static str {
        if self.is_over { OVER } else { gap.unwrap_or(State::Awaited.absent()) }
    }

    /// Whether more is done than was promised where that is worth a look: more than a plain number, or than the
    /// upper end of a range. Of 不少于, 以上, 余, 超过 more is what was asked, and 约 is no exact number.
    pub fn is_beyond(&self) -> bool {
        let Some((goal, done)) = self.goal.zip(self.done()) else { return false };
        let most = match (goal.bound, goal.most) {
            (Bound::Plain, most) => Some(most.unwrap_or(goal.least)),
            (Bound::About, most) => most,
            (Bound::AtLeast | Bound::MoreThan, _) => None,
            (Bound::AtMost | Bound::LessThan | Bound::NotMuchMore, _) => None,
        };
        !self.is_unweighed() && most.is_some_and(|most| done > most)
    }

    /// How far it is behind the time that is gone, in hundredths of a percent.
    pub fn behind(&self) -> i64 {
        self.elapsed - self.share().unwrap_or_default()
    }

    /// The same in the whole per cent that are shown: the time less the share, so that the three agree.
    pub fn points_behind(&self) -> i64 {
        whole(self.elapsed) - whole(self.share().unwrap_or_default())
    }

    /// Its name; one that says nothing by itself (场次) has its task's before it.
    pub fn name_in_full(&self) -> String {
        const PLAIN: usize = 4;
        match self.name.chars().count() {
            PLAIN.. => self.name.clone(),
            _ if self.task_name.contains(&self.name) => self.task_name.clone(),
            _ => format!("{}·{}", self.task_name, self.name),
        }
    }

    /// Whose it is, or who of them is furthest from it.
    pub fn units_in_words(&self) -> String {
        const NAMED: usize = 3;
        let all = || {
            let units: Vec<&str> = self.shares.iter().map(|share| share.unit.as_str()).collect();
            let more = if units.len() > NAMED { "等" } else { "" };
            units[..units.len().min(NAMED)].join("、") + more
        };
        self.furthest_in_words().unwrap_or_else(all)
    }
}

/// Hundredths of a percent in whole ones: what is more than nothing is never 0, what is less than all never 100.
pub fn whole_percent(hundredths: i64) -> String {
    match hundredths {
        1..50 => "不到1".to_owned(),
        _ => whole(hundredths).to_string(),
    }
}

/// The nearest whole per cent; what is less than all is not all.
fn whole(hundredths: i64) -> i64 {
    let nearest = (hundredths + 50).div_euclid(100);
    if hundredths < WHOLE { nearest.min(99) } else { nearest }
}

#[cfg(test)]
mod tests {
    use super::whole_percent;

    #[test]
    fn whole_percents_hide_neither_a_little_nor_what_is_missing() {
        let shown = [0, 20, 50, 1040, 1050, 9_999, 10_000, 12_345].map(whole_percent);
        assert_eq!(shown, ["0", "不到1", "1", "10", "11", "99", "100", "123"]);
    }
}
