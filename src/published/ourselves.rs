//! What a body calls itself in its own paper (由我局牵头) -> its name.

use super::draft::{Draft, PartyDraft, TaskDraft};
use super::{body, shape};

/// What a body is, by the word it calls itself with, and how its name may end.
const KINDS: [(&str, &[&str]); 12] = [
    ("局", &["局"]),
    ("办", &["办", "办公室"]),
    ("办公室", &["办公室", "办"]),
    ("委", &["委", "委员会"]),
    ("厅", &["厅"]),
    ("部", &["部"]),
    ("会", &["会"]),
    ("院", &["院"]),
    ("中心", &["中心"]),
    ("公司", &["公司", "集团"]),
    ("镇", &["镇", "镇人民政府", "镇政府"]),
    ("单位", &[""]),
];

/// Whether a body calls itself so: 我局, 本办. Of 本单位 each reader thinks of its own, and 本部, 本会 begin other words.
pub(super) fn is_own(name: &str) -> bool {
    endings(name).is_some()
}

fn endings(name: &str) -> Option<&'static [&'static str]> {
    let word = name.strip_prefix('我').or_else(|| {
        let word = name.strip_prefix('本')?;
        ["局", "办", "委", "厅", "院", "中心"].contains(&word).then_some(word)
    })?;
    KINDS.iter().find(|(kind, _)| *kind == word).map(|(_, endings)| *endings)
}

/// Gives the units of all tasks that are 我局 the name of the body whose paper it is.
pub(super) fn settle(draft: &mut Draft) {
    let bodies = bodies(draft);
    let named = body::unit_names(&draft.body.tasks);
    for task in &mut draft.body.tasks {
        let own: Vec<String> =
            task.units().map(|one| one.name.clone()).filter(|name| is_own(name)).collect();
        for word in own {
            let name = name(&word, &bodies, &named);
            tell(task, &word, name.as_deref());
            rename(task, &word, name);
        }
    }
}

/// Those whose paper it may be, the likeliest first.
fn bodies(draft: &Draft) -> Vec<String> {
    let issuer = draft.issuer.iter().map(|one| &one.value);
    let others = draft.joint_issuers.iter().chain(&draft.tail.signed_by);
    let all = issuer.chain(others).chain(&draft.colophon.printed_by);
    all.map(|name| shape::squeezed(name)).filter(|name| !is_own(name)).collect()
}

/// The name of the body; as the tasks have it, where they name it otherwise (甲区交通局 is 区交通局 there).
fn name(word: &str, bodies: &[String], named: &[String]) -> Option<String> {
    let endings = endings(word)?;
    let fits = |name: &&String| endings.iter().any(|ending| name.ends_with(ending));
    let full = bodies.iter().find(fits)?;
    let is_part = |one: &&String| one.chars().count() >= 4 && full.ends_with(one.as_str());
    Some(named.iter().find(is_part).unwrap_or(full).clone())
}

fn tell(task: &mut TaskDraft, word: &str, name: Option<&str>) {
    let doubt = match name {
        Some(name) => format!("“{word}”当作发文的“{name}”"),
        None => format!("“{word}”看不出是哪个单位，写上它的全称"),
    };
    let doubts = [task.units_doubt.take(), Some(doubt)];
    task.units_doubt = doubts.into_iter().flatten().reduce(|one, other| one + "；" + &other);
}

/// A body that is named beside itself in the same role stays once.
fn rename(task: &mut TaskDraft, word: &str, name: Option<String>) {
    let Some(name) = name else { return };
    for role in &mut task.roles {
        let has_both = role.parties.iter().any(|one| one.name == name);
        if has_both {
            role.parties.retain(|one| one.name != word);
        }
        let own = |one: &&mut PartyDraft| one.name == word;
        for party in role.parties.iter_mut().filter(own) {
            party.name.clone_from(&name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_own, name};

    #[test]
    fn a_body_calls_itself_by_its_kind() {
        for word in ["我局", "我办", "本办", "我委", "我单位", "我镇"] {
            assert!(is_own(word), "{word}");
        }
        for word in ["我区", "本单位", "本会", "我局长", "区交通局", "我"] {
            assert!(!is_own(word), "{word}");
        }
        let bodies = ["甲区人民政府".to_owned(), "甲区人民政府办公室".to_owned()];
        assert_eq!(name("我办", &bodies, &[]).as_deref(), Some("甲区人民政府办公室"));
        assert_eq!(name("我局", &bodies, &[]), None);
        let (own, named) = (["甲区交通局".to_owned()], ["区交通局".to_owned()]);
        assert_eq!(name("我局", &own, &named).as_deref(), Some("区交通局"));
    }
}
