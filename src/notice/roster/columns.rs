//! What the head of a column of a register says of it.

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RosterColumn {
    /// Official names.
    Name,
    /// Other names.
    Alias,
    /// Mailboxes.
    Email,
}

/// The heads of names and other names; those of mailboxes are known by a word in them.
const HEADS: [(&str, RosterColumn); 16] = [
    ("名称", RosterColumn::Name),
    ("单位名称", RosterColumn::Name),
    ("单位", RosterColumn::Name),
    ("单位全称", RosterColumn::Name),
    ("责任单位", RosterColumn::Name),
    ("责任单位名称", RosterColumn::Name),
    ("成员单位", RosterColumn::Name),
    ("机构名称", RosterColumn::Name),
    ("部门", RosterColumn::Name),
    ("部门名称", RosterColumn::Name),
    ("name", RosterColumn::Name),
    ("别名", RosterColumn::Alias),
    ("曾用名", RosterColumn::Alias),
    ("简称", RosterColumn::Alias),
    ("单位简称", RosterColumn::Alias),
    ("aliases", RosterColumn::Alias),
];

/// Words in the head of a column of mailboxes.
const OF_EMAIL: [&str; 5] = ["邮箱", "邮件", "信箱", "email", "e-mail"];
/// No head is longer.
const LONGEST: usize = 12;

/// The column that `head` stands over: 单 位 名 称（全称）* is one of names.
pub fn roster_column(head: &str) -> Option<RosterColumn> {
    let plain = plain_head(head);
    let known = HEADS.iter().find(|(name, _)| *name == plain).map(|(_, column)| *column);
    let is_email = plain.chars().count() <= LONGEST
        && !plain.contains(['@', '：', ':'])
        && OF_EMAIL.iter().any(|word| plain.contains(word));
    known.or(is_email.then_some(RosterColumn::Email))
}

/// A head without blanks, marks and what stands in brackets.
pub fn plain_head(head: &str) -> String {
    let outside = head.split(['（', '(']).next().unwrap_or_default();
    let plain = outside.chars().filter(|one| !one.is_whitespace() && *one != '*');
    plain.collect::<String>().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::{RosterColumn, roster_column};

    #[test]
    fn heads_are_known_as_people_write_them() {
        for (head, column) in [
            ("单 位 名 称", Some(RosterColumn::Name)),
            ("责任单位（全称）", Some(RosterColumn::Name)),
            ("*单位名称", Some(RosterColumn::Name)),
            ("政务邮箱", Some(RosterColumn::Email)),
            ("电子邮件地址", Some(RosterColumn::Email)),
            ("E-mail", Some(RosterColumn::Email)),
            ("联系人", None),
            ("单位地址", None),
            ("说明：没有邮箱的单位请到办公室登记", None),
            ("邮箱：a@b.cn", None),
        ] {
            assert_eq!(roster_column(head), column, "{head}");
        }
    }
}
