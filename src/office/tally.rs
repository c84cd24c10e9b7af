//! How much was found, in words.

use crate::diag::{Diagnostic, Lang, Severity};

/// How many errors and warnings there are, in one line; nothing where there are none.
pub fn summary(findings: &[Diagnostic], lang: Lang) -> String {
    let count = |severity| {
        let alike = findings.iter().filter(|found| found.severity() == severity);
        alike.map(|found| found.problem.count()).sum()
    };
    let (errors, warnings): (usize, usize) = (count(Severity::Error), count(Severity::Warning));
    let counts = match lang {
        Lang::Zh => [format!("{errors} 个错误"), format!("{warnings} 个警告")],
        Lang::En => [counted(errors, "error"), counted(warnings, "warning")],
    };
    let present = counts.into_iter().zip([errors, warnings]).filter(|(_, count)| *count > 0);
    let present: Vec<String> = present.map(|(text, _)| text).collect();
    present.join(match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    })
}

fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
