//! Filters and expressions that make much of little in one step, which no count of steps sees: those that
//! no paper needs are left out, the others count first what they would make; and an expression so long that
//! taking it apart would need more stack than there is, is refused.

use minijinja::{Environment, Error, ErrorKind, Value};

use super::bounded::{LONGEST, too_long};

/// Pad a text, or a list, to any length that a template writes down.
const LEFT_OUT: [&str; 5] = ["indent", "batch", "slice", "chain", "format"];
/// The bytes of the longest tag: what a table of names may need, and no more than that many operations
/// inside each other.
const LONGEST_TAG: usize = 16 << 10;
/// Tags up to this long are taken apart on any stack.
const SHORT_TAG: usize = 1 << 10;
/// What the longest tag needs, in a program that is not optimised.
const STACK: usize = 256 << 20;
/// What is said of a longer one.
pub(super) const TAG_TOO_LONG: &str = "一个标签太长 / a tag is too long";

/// Gives `environment` filters whose results are bounded.
pub(super) fn bound(environment: &mut Environment) {
    for name in LEFT_OUT {
        environment.remove_filter(name);
    }
    environment.add_filter("replace", replace);
    environment.add_filter("join", join);
}

/// `text` with `to` wherever it has `from`.
fn replace(text: &Value, from: &Value, to: &Value) -> Result<String, Error> {
    let (text, from, to) = (text.to_string(), from.to_string(), to.to_string());
    let more = text.matches(&from).count().saturating_mul(to.len());
    if more.saturating_add(text.len()) > LONGEST {
        Err(too_long())
    } else {
        Ok(text.replace(&from, &to))
    }
}

/// The items of a list as one text, `between` between each two.
fn join(list: &Value, between: Option<&str>) -> Result<String, Error> {
    let between = between.unwrap_or_default();
    let mut joined = String::new();
    for (number, item) in list.try_iter()?.enumerate() {
        if number > 0 {
            joined.push_str(between);
        }
        joined.push_str(&item.to_string());
        if joined.len() > LONGEST {
            return Err(too_long());
        }
    }
    Ok(joined)
}

/// The byte at which the longest tag of `text` begins, and its bytes.
fn longest_tag(text: &str) -> (usize, usize) {
    let ends = [("{{", "}}"), ("{%", "%}")];
    let tag = |(begin, end): (&str, &str)| {
        let of = |(at, _): (usize, &str)| {
            let length = text[at..].find(end).unwrap_or(text.len() - at);
            (at, length)
        };
        text.match_indices(begin).map(of).max_by_key(|(_, length)| *length)
    };
    ends.into_iter().filter_map(tag).max_by_key(|(_, length)| *length).unwrap_or_default()
}

/// Does `work`, which takes apart templates with these `texts`, on a stack that is large enough for it.
///
/// # Errors
/// What `work` refuses, and a tag that is too long: the name of its template comes with it.
pub(super) fn on_stack_for<'t, T: Send>(
    texts: impl Iterator<Item = (&'t str, &'t str)>,
    work: impl FnOnce() -> Result<T, Error> + Send,
) -> Result<T, Error> {
    let mut longest = 0;
    for (name, text) in texts {
        let (at, length) = longest_tag(text);
        if length > LONGEST_TAG {
            let line = text[..at].matches('\n').count() + 1;
            let said = format!("{TAG_TOO_LONG}, {name}:{line}");
            return Err(Error::new(ErrorKind::SyntaxError, said));
        }
        longest = longest.max(length);
    }
    if longest <= SHORT_TAG {
        return work();
    }
    let unstartable = || Error::new(ErrorKind::InvalidOperation, TAG_TOO_LONG);
    std::thread::scope(|scope| {
        let larger = std::thread::Builder::new().stack_size(STACK);
        let thread = larger.spawn_scoped(scope, work).map_err(|_| unstartable())?;
        thread.join().map_err(|_| unstartable())?
    })
}

#[cfg(test)]
mod tests {
    use super::{join, longest_tag, replace};
    use minijinja::Value;

    #[test]
    fn what_one_step_makes_is_bounded() {
        let replaced = |text: &str, from: &str, to: &str| {
            replace(&Value::from(text), &Value::from(from), &Value::from(to))
        };
        assert_eq!(replaced("甲乙甲", "甲", "丙丁").unwrap(), "丙丁乙丙丁");
        assert!(replaced(&"x".repeat(10_000), "x", &"y".repeat(10_000)).is_err());
        let list = Value::from(vec!["甲", "乙"]);
        assert_eq!(join(&list, Some("、")).unwrap(), "甲、乙");
        assert_eq!(join(&list, None).unwrap(), "甲乙");
        let many = Value::from(vec!["x".repeat(1_000); 10_000]);
        assert!(join(&many, Some("，")).is_err());
    }

    #[test]
    fn the_longest_tag_is_found() {
        assert_eq!(longest_tag("a{{ b }}c{% if ddd %}e"), (9, 10));
        assert_eq!(longest_tag("a"), (0, 0));
        assert_eq!(longest_tag("{{ no end"), (0, 9));
    }
}
