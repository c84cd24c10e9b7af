//! What `check` does not list because the description says so (检查: 不提示): its last line counts it, and names what
//! a regulation or a national standard asks.

use crate::diag::{Diagnostic, Lang, Rule};
use crate::origin::Place;
use crate::proof::Silent;

use super::report;

/// So many places are named.
const NAMED: usize = 20;

/// One line, where anything is not listed.
pub(super) fn tell(silent: &[Silent], lang: Lang) {
    if silent.is_empty() {
        return;
    }
    let places =
        silent.iter().filter_map(|one| Some(place(&one.finding, one.binding_rule()?, lang)));
    let mut places: Vec<String> = places.collect();
    let (all, count) = (silent.len(), places.len());
    places.truncate(NAMED);
    let more = count > NAMED;
    report::say(&match lang {
        Lang::Zh if count == 0 => {
            format!("按“检查”里写的，有 {all} 处没有列出；没有依据条例、国标的\n")
        }
        Lang::Zh => format!(
            "按“检查”里写的，有 {all} 处没有列出；其中依据条例、国标的 {count} 处：{}{}\n",
            places.join("、"),
            if more { "等" } else { "" }
        ),
        Lang::En if count == 0 => format!(
            "not listed, as the description says: {all}; none of them of a regulation or a national standard\n"
        ),
        Lang::En => format!(
            "not listed, as the description says: {all}; of a regulation or a national standard {count}: {}{}\n",
            places.join(", "),
            if more { ", …" } else { "" }
        ),
    });
}

/// A place with its rule and what that follows.
fn place(finding: &Diagnostic, rule: &Rule, lang: Lang) -> String {
    let Place::Text(origin) = &finding.place else { return rule.code.to_owned() };
    let ((line, _), text) = (origin.line_column(), origin.text());
    let Rule { code, source, .. } = rule;
    match lang {
        Lang::Zh => format!("第{line}行“{text}”（{code}，{source}）"),
        Lang::En => format!("line {line} “{text}” ({code}, {source})"),
    }
}
