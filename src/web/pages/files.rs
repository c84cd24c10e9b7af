//! A file of the year's folder, to be looked at or saved: what the program wrote, and what came back.
//!
//! Nothing else of the computer is given out: the way must lead, link by link, to a file in one of four folders. What
//! came from outside is shown only where a browser shows it without doing anything that it says.

use std::path::{Path, PathBuf};

use hyper::header;
use serde::Serialize;

use crate::office::input;
use crate::office::old_paper;
use crate::shown;

use super::super::body::Fields;
use super::super::desk::Desk;
use super::super::gate::Refusal;
use super::super::reply::{Kind, Reply};
use super::refused;

/// The folders whose files are given out.
const FOLDERS: [&str; 4] = ["out", "returns", "存档", old_paper::FOLDER];
/// Bytes of the largest one.
const LARGEST: u64 = 512 << 20;
/// What a file may have the browser do: show itself.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; object-src 'self'; \
     frame-ancestors 'none'";
/// The same of a page that the program wrote: it is none of the program's own pages.
const PAGE_POLICY: &str =
    "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

/// A file, as a page leads to it.
#[derive(Serialize)]
pub(super) struct Link {
    name: String,
    /// The address, with all that is not plain in it written in digits.
    address: String,
}

/// The link to a file below the folder of the year; none where it is not given out.
pub(super) fn link(path: &Path) -> Option<Link> {
    let at = shown::path(path).replace('\\', "/");
    below(&at)?;
    let query: String =
        form_urlencoded::Serializer::new(String::new()).append_pair("at", &at).finish();
    let name = path.file_name()?.to_string_lossy().into_owned();
    Some(Link { name: shown::plain(&name), address: format!("/file?{query}") })
}

/// The file that is asked for.
pub(in crate::web) fn show(_desk: &Desk, asked: &Fields) -> Reply {
    let found = below(asked.get("at")).and_then(|path| {
        let bytes = input::whole(&path, LARGEST).ok()?;
        Some((path, bytes))
    });
    match found {
        Some((path, bytes)) => given(&path, bytes),
        None => refused::page(Refusal::NoPage),
    }
}

fn given(path: &Path, bytes: Vec<u8>) -> Reply {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    let is_ours = path.starts_with(FOLDERS[0]);
    let (kind, policy, looked_at) = match ending.as_deref() {
        Some("pdf") => (Kind::Pdf, POLICY, true),
        Some("png") => (Kind::Png, POLICY, true),
        Some("jpg" | "jpeg") => (Kind::Jpeg, POLICY, true),
        Some("html") if is_ours => (Kind::Html, PAGE_POLICY, true),
        _ => (Kind::Other, POLICY, false),
    };
    let how = if looked_at { "inline" } else { "attachment" };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    // A blank is a plus in a form, and a plus in a name.
    let disposition = format!("{how}; filename*=UTF-8''{}", name.replace('+', "%20"));
    let reply = Reply::of(kind, bytes).with(header::CONTENT_DISPOSITION, disposition);
    reply.with(header::CONTENT_SECURITY_POLICY, policy.to_owned())
}

/// The place of a file that is given out.
pub(super) fn below(at: &str) -> Option<PathBuf> {
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    let mut parts = at.split('/');
    let folder = parts.next().filter(|first| FOLDERS.contains(first))?;
    if !parts.clone().all(is_plain) || parts.next().is_none() {
        return None;
    }
    let (root, path) = (Path::new(folder).canonicalize().ok()?, PathBuf::from(at));
    let real = path.canonicalize().ok()?;
    (real.starts_with(&root) && real.is_file()).then_some(path)
}
