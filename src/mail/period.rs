//! Notice, log and today -> the period a command is about where none is named.

use crate::date::Date;
use crate::notice::Notice;
use crate::period::Period;

use super::log::Log;

/// The period whose forms go out next: the first whose day has not passed, else the year's last.
pub fn next_due(notice: &Notice, today: Date) -> Period {
    let open = notice.periods().find(|period| notice.reporting.due(*period) >= today);
    open.or(notice.periods().next_back()).unwrap_or_else(|| first(notice))
}

/// The period whose returns are collected: the last whose forms were sent or drafted by the log, else the last that
/// is over or whose day has passed, else the year's first.
pub fn collected(notice: &Notice, log: &Log, today: Date) -> Period {
    // Somebody may have drafted the forms of the whole year at once.
    let went_out =
        |period: &Period| today >= period.first_day() && log.forms_were_made(&period.to_string());
    let is_over = |period: &Period| today > period.last_day().min(notice.reporting.due(*period));
    let last = notice.periods().rfind(went_out).or_else(|| notice.periods().rfind(is_over));
    last.unwrap_or_else(|| first(notice))
}

fn first(notice: &Notice) -> Period {
    notice.reporting.every.range(notice.year).0
}

#[cfg(test)]
mod tests {
    use super::{collected, next_due};
    use crate::date::Date;
    use crate::mail::log::Log;
    use crate::notice::{self, Notice};

    fn notice(reporting: &str) -> Notice {
        let yaml = format!(
            "year: 2024\nissuer: 某办公室\nnumber: 某办〔2024〕1号\ntitle: 通知\nrecipients: 各单位\n\
             preamble: 现通知如下：\nunits: [{{name: 甲局}}]\ntasks:\n  - {{name: 做事, text: 做好。, units: 甲局}}\n\
             reporting: {{{reporting}}}\n"
        );
        notice::read("notice.yaml", yaml.as_bytes()).notice.expect("a notice")
    }

    fn log(lines: &[(&str, &str)]) -> Log {
        let line = |(event, period): &(&str, &str)| {
            format!(
                "{{\"time\":\"2024-03-28 09:12\",\"event\":\"{event}\",\"kind\":\"报表\",\
                 \"period\":\"{period}\",\"unit\":\"甲局\"}}\n"
            )
        };
        Log::read(lines.iter().map(line).collect::<String>().as_bytes()).expect("a log")
    }

    fn next(reporting: &str, today: &str) -> String {
        next_due(&notice(reporting), Date::parse(today).unwrap()).to_string()
    }

    fn back(reporting: &str, sent: &[(&str, &str)], today: &str) -> String {
        collected(&notice(reporting), &log(sent), Date::parse(today).unwrap()).to_string()
    }

    #[test]
    fn forms_go_out_for_the_first_period_that_is_not_due_yet() {
        for (reporting, today, wanted) in [
            ("due_days: 0", "2023-12-01", "2024Q1"),
            ("due_days: 0", "2024-03-31", "2024Q1"),
            ("due_days: 0", "2024-04-01", "2024Q2"),
            ("due_days: 5", "2024-04-05", "2024Q1"),
            ("due_days: 5", "2024-04-06", "2024Q2"),
            ("due_day: 25", "2024-03-25", "2024Q1"),
            ("due_day: 25", "2024-03-26", "2024Q2"),
            ("due_days: 5", "2025-01-05", "2024Q4"),
            ("due_days: 5", "2025-03-01", "2024Q4"),
            ("every: month, due_day: 25", "2024-02-25", "2024-02"),
            ("every: month, due_day: 25", "2024-02-26", "2024-03"),
            // The 25th is a Sunday.
            ("every: month, due_day: 25, move_off_rest: next", "2024-02-26", "2024-02"),
            ("every: half_year", "2024-06-30", "2024H1"),
            ("every: half_year", "2024-07-01", "2024H2"),
            ("every: year", "2024-07-01", "2024Y"),
        ] {
            assert_eq!(next(reporting, today), wanted, "{reporting}, {today}");
        }
    }

    #[test]
    fn returns_are_of_the_last_period_that_is_over() {
        for (reporting, today, wanted) in [
            ("due_days: 0", "2023-12-01", "2024Q1"),
            ("due_days: 0", "2024-03-31", "2024Q1"),
            ("due_days: 5", "2024-04-05", "2024Q1"),
            ("due_days: 5", "2024-06-30", "2024Q1"),
            ("due_days: 5", "2024-07-01", "2024Q2"),
            ("due_day: 25", "2024-06-25", "2024Q1"),
            ("due_day: 25", "2024-06-26", "2024Q2"),
            ("due_days: 5", "2025-01-01", "2024Q4"),
            ("every: month", "2024-03-31", "2024-02"),
            ("every: month", "2024-04-01", "2024-03"),
            ("every: half_year", "2024-12-31", "2024H1"),
            ("every: half_year", "2025-01-01", "2024H2"),
            ("every: year", "2024-07-01", "2024Y"),
        ] {
            assert_eq!(back(reporting, &[], today), wanted, "{reporting}, {today}");
        }
    }

    #[test]
    fn what_went_out_comes_before_the_day() {
        let sent =
            [("已发", "2024Q1"), ("发送中", "2024Q2"), ("失败", "2024Q3"), ("已发", "2023Q4")];
        assert_eq!(back("due_days: 0", &sent, "2024-10-08"), "2024Q1");
        assert_eq!(back("due_days: 0", &[("算作已发", "2024Q2")], "2024-04-05"), "2024Q2");
        assert_eq!(back("due_days: 0", &[("失败", "2024Q3")], "2024-04-05"), "2024Q1");
    }
}
