//! A mail -> its text, the tables of it too.
//!
//! A program writes a text twice, plain and as HTML, and some leave a table out of the plain one.
//! Where the other says more, it is taken, a line a row:
//!
//! ```text
//! <p>见下表</p><table><tr><td>1</td><td>15场</td></tr></table>  ->  见下表
//!                                                              1 | 15场 |
//! ```

use std::borrow::Cow;

use mail_parser::decoders::html::html_to_text;
use mail_parser::{Message, PartType};

/// Ends of parts of HTML, and what stands between what they part.
const ENDS: [(&str, &str); 4] =
    [("</td", " | "), ("</th>", " | "), ("</tr", "<br>"), ("</div", "<br>")];

/// The text of a mail.
pub(super) fn said<'m>(message: &'m Message<'_>) -> Cow<'m, str> {
    let plain = message.body_text(0).unwrap_or_default();
    let Some(html) = own_html(message).filter(|html| has_table(html)) else {
        return plain;
    };
    let shown = html_to_text(&parted(html));
    match shown.contains(plain.trim()) {
        true => shown.into(),
        false if letters(&shown) > letters(&plain) => {
            format!("{}\n{shown}", plain.trim_end()).into()
        }
        false => plain,
    }
}

/// Its HTML, where it has some: the parser would make it of a plain text.
fn own_html<'m>(message: &'m Message<'_>) -> Option<&'m str> {
    let PartType::Html(html) = &message.html_part(0)?.body else { return None };
    Some(html)
}

fn has_table(html: &str) -> bool {
    html.to_ascii_lowercase().contains("<table")
}

/// The same HTML, its cells and rows apart where the tags are gone.
fn parted(html: &str) -> String {
    let small = html.to_ascii_lowercase();
    let (mut apart, mut done) = (String::with_capacity(html.len()), 0);
    for (at, _) in small.match_indices("</") {
        let ends = ENDS.iter().find(|(end, _)| small[at..].starts_with(end));
        let Some((_, between)) = ends else { continue };
        apart.push_str(&html[done..at]);
        apart.push_str(between);
        done = at;
    }
    apart + &html[done..]
}

/// Letters and digits of a text.
fn letters(text: &str) -> usize {
    text.chars().filter(|one| one.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use mail_parser::MessageParser;

    use super::said;

    fn text(plain: &str, html: &str) -> String {
        let mail = format!(
            "Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; \
             charset=utf-8\r\n\r\n{plain}\r\n--x\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{html}\r\n--x--\r\n"
        );
        said(&MessageParser::default().parse(mail.as_bytes()).unwrap()).trim().to_owned()
    }

    #[test]
    fn a_table_that_is_in_the_html_alone_is_read() {
        let table =
            "<TABLE><TR><TD>1</TD><TD>招聘会</TD></TR><tr><td>2</td><td>15场</td></tr></TABLE>";
        assert_eq!(
            text("见下表", &format!("<p>见下表</p>{table}")),
            "见下表\n1 | 招聘会 |\n2 | 15场 |"
        );
        assert_eq!(text("见附件", "<p>见附件</p>"), "见附件");
        assert_eq!(text("见附件，请查收", "<table></table>见附件"), "见附件，请查收");
        assert_eq!(text("见下表", table), "见下表\n1 | 招聘会 |\n2 | 15场 |");
    }
}
