//! The body of a request, read under bounds: how large, how many, how slow.

use std::time::Duration;

use http_body_util::{BodyExt, Limited};
use hyper::HeaderMap;
use hyper::body::{Body, Bytes};
use hyper::header;
use tokio::time::timeout;

use super::gate::{Refusal, only};

/// A form's fields have no more bytes together.
pub(super) const LARGEST_FORM: usize = 256 << 10;
/// Those of a form with the text of a description: one of four million bytes, each written as three.
pub(super) const LARGEST_TEXT: usize = 13 << 20;
/// The next piece of a body comes within this time.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// How the fields of a form that has no files are written.
const FORM: &str = "application/x-www-form-urlencoded";

/// The fields of a form, as they were filled in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(pub(super) Vec<(String, String)>);

impl Fields {
    /// What stands in the field of that name; nothing where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| &**value).unwrap_or_default()
    }

    /// What stands in all fields of that name.
    pub(super) fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(own, _)| own == name).map(|(_, value)| &**value).collect()
    }

    /// Those of `name=value&…`, as browsers write them behind an address and in a form.
    pub(super) fn of(written: &str) -> Fields {
        Fields(form_urlencoded::parse(written.as_bytes()).into_owned().collect())
    }
}

/// The fields of a form without files, which have no more bytes than `most`.
///
/// # Errors
/// Where it is none, too large or too slow.
pub(super) async fn form<B>(headers: &HeaderMap, body: B, most: usize) -> Result<Fields, Refusal>
where
    B: Body<Data = Bytes> + Unpin,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let kind = only(headers, &header::CONTENT_TYPE).unwrap_or_default();
    if !kind.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(FORM)) {
        return Err(Refusal::NotUnderstood);
    }
    let mut body = Limited::new(body, most);
    let mut bytes = Vec::new();
    while let Some(frame) = timeout(PATIENCE, body.frame()).await.map_err(|_| Refusal::TooSlow)? {
        let frame =
            frame.map_err(|error| match error.is::<http_body_util::LengthLimitError>() {
                true => Refusal::TooLarge,
                false => Refusal::NotUnderstood,
            })?;
        bytes.extend(frame.into_data().iter().flatten());
    }
    let written = String::from_utf8(bytes).map_err(|_| Refusal::NotUnderstood)?;
    Ok(Fields::of(&written))
}
