//! Files that are dropped on the page: each is copied beside its place as it comes, looked at whether it is there
//! already, and put into its place; nothing that lies there is ever written over.
//!
//! A file that did not come whole leaves nothing behind. What the next ones need is not held in memory: five hundred at
//! once are five hundred files on the disk.

use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use http_body_util::BodyExt;
use hyper::HeaderMap;
use hyper::body::{Body, Bytes};
use hyper::header;
use multer::{Constraints, Field, Multipart, SizeLimit};
use tempfile::{Builder, NamedTempFile};
use tokio::time::timeout;

use crate::diag::Lang;
use crate::intake::crumbs;
use crate::intake::limits::{CARRIER_MIB, MIB};
use crate::office::output::{self, PREFIX, SUFFIX};
use crate::shown;

use super::body::{Fields, PATIENCE};
use super::gate::{Refusal, only};
use super::place;

/// So many files may be dropped at once.
const FILES: usize = 2_000;
/// Bytes of all of them together.
const TOGETHER: u64 = 2 << 30;
/// Bytes of a field that is no file.
const FIELD: u64 = 64 << 10;
/// So many files of one name may lie beside each other.
const OF_ONE_NAME: usize = 1_000;

/// What became of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    /// It lies in the folder, at this place below it.
    Copied(PathBuf),
    /// The same bytes lay there before, at this place.
    There(PathBuf),
    /// It is larger than any file that is read.
    TooLarge,
    /// It is what programs leave behind, and nobody sent it.
    Crumb,
    /// It cannot be written, for this reason.
    NotWritten(String),
}

/// A file that was dropped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dropped {
    /// The field of the form that it stood in.
    pub(super) field: String,
    /// What the browser calls it.
    pub(super) called: String,
    /// What became of it.
    pub(super) kept: Kept,
}

/// Reads the files of a form into the folder that its fields before them name.
///
/// # Errors
/// Where it is no form with files, where `folder` refuses the fields, or where it ends too early; what came whole until
/// then is kept.
pub(super) async fn receive<B>(
    headers: &HeaderMap,
    body: B,
    folder: impl Fn(&Fields) -> Result<PathBuf, Refusal>,
) -> Result<(Fields, Vec<Dropped>), Refusal>
where
    B: Body<Data = Bytes> + Send + Unpin + 'static,
    B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    let kind = only(headers, &header::CONTENT_TYPE).unwrap_or_default();
    let boundary = multer::parse_boundary(kind).map_err(|_| Refusal::NotUnderstood)?;
    let limits = SizeLimit::new().whole_stream(TOGETHER).per_field(TOGETHER);
    let limits = Constraints::new().size_limit(limits);
    let mut parts = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let (mut fields, mut dropped) = (Fields::default(), Vec::new());
    // What the fields say is settled by the first file: the description is not read for each of a thousand.
    let mut known: Option<PathBuf> = None;
    while let Some(part) = in_time(parts.next_field()).await? {
        match part.file_name().map(str::to_owned) {
            None => fields.0.push((part.name().unwrap_or_default().to_owned(), text(part).await?)),
            // An empty chooser of files sends a file of no name.
            Some(called) if called.is_empty() => {}
            Some(_) if dropped.len() >= FILES => return Err(Refusal::TooLarge),
            Some(called) => {
                let field = part.name().unwrap_or_default().to_owned();
                let place = match known.take() {
                    Some(place) => place,
                    None => folder(&fields)?,
                };
                let kept = keep(&place, &called, part).await?;
                known = Some(place);
                dropped.push(Dropped { field, called: shown::plain(&called), kept });
            }
        }
    }
    // That the fields are right is asked where no file came, too.
    folder(&fields)?;
    Ok((fields, dropped))
}

async fn in_time<T>(next: impl Future<Output = multer::Result<T>>) -> Result<T, Refusal> {
    let next = timeout(PATIENCE, next).await.map_err(|_| Refusal::TooSlow)?;
    next.map_err(|error| {
        let is_beyond = matches!(
            error,
            multer::Error::StreamSizeExceeded { .. } | multer::Error::FieldSizeExceeded { .. }
        );
        if is_beyond { Refusal::TooLarge } else { Refusal::NotUnderstood }
    })
}

async fn text(mut part: Field<'_>) -> Result<String, Refusal> {
    let mut bytes = Vec::new();
    while let Some(piece) = in_time(part.chunk()).await? {
        bytes.extend(piece);
        if bytes.len() as u64 > FIELD {
            return Err(Refusal::TooLarge);
        }
    }
    String::from_utf8(bytes).map_err(|_| Refusal::NotUnderstood)
}

async fn keep(folder: &Path, called: &str, mut part: Field<'_>) -> Result<Kept, Refusal> {
    let below = place::below(called);
    let name = below.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let own = called.rsplit(['/', '\\']).next().unwrap_or_default();
    let is_crumb = crumbs::is_passed_over(name) || crumbs::is_passed_over(own);
    let mut beside = match is_crumb {
        true => None,
        false => match beside(&folder.join(&below)) {
            Ok(file) => Some(file),
            Err(error) => return not_written(part, why(&below, &error)).await,
        },
    };
    let mut bytes = 0;
    while let Some(piece) = in_time(part.chunk()).await? {
        bytes += piece.len() as u64;
        if bytes > CARRIER_MIB * MIB {
            beside = None;
        }
        let written = beside.as_mut().map_or(Ok(()), |file| file.write_all(&piece));
        if let Err(error) = written {
            return not_written(part, why(&below, &error)).await;
        }
    }
    Ok(match beside {
        Some(file) => put(file, folder, &below).unwrap_or_else(|error| why(&below, &error)),
        None if is_crumb => Kept::Crumb,
        None => Kept::TooLarge,
    })
}

/// The rest of a file that cannot be kept is passed over, so that the next one is read.
async fn not_written(mut part: Field<'_>, kept: Kept) -> Result<Kept, Refusal> {
    while in_time(part.chunk()).await?.is_some() {}
    Ok(kept)
}

fn why(place: &Path, error: &std::io::Error) -> Kept {
    let message = output::unwritable(place, error).problem.message(Lang::Zh);
    Kept::NotWritten(format!("{}。{}", message.title, message.remedy))
}

/// A file beside its place, whose folder is made.
fn beside(place: &Path) -> std::io::Result<NamedTempFile> {
    let folder = place.parent().unwrap_or(Path::new(""));
    std::fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // A temporary file is private; a return is for everybody the folder is for.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}

/// Puts the file into its place, or beside what has that place already, unless it is that very file.
fn put(mut file: NamedTempFile, folder: &Path, below: &Path) -> std::io::Result<Kept> {
    file.as_file_mut().sync_all()?;
    for number in 1..=OF_ONE_NAME {
        let below = if number == 1 { below.to_path_buf() } else { place::numbered(below, number) };
        let place = folder.join(&below);
        if is_same(file.path(), &place) {
            return Ok(Kept::There(below));
        }
        match file.persist_noclobber(&place) {
            Ok(_) => return Ok(Kept::Copied(below)),
            Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => file = failed.file,
            Err(failed) => return Err(failed.error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Whether both are files of the same bytes.
fn is_same(one: &Path, other: &Path) -> bool {
    let length = |path: &Path| {
        let about = std::fs::symlink_metadata(path).ok()?;
        about.is_file().then_some(about.len())
    };
    let (Some(own), Some(others)) = (length(one), length(other)) else { return false };
    own == others && same_bytes(one, other).unwrap_or(false)
}

fn same_bytes(one: &Path, other: &Path) -> std::io::Result<bool> {
    let open = |path| std::fs::File::open(path).map(std::io::BufReader::new);
    let (mut one, mut other) = (open(one)?, open(other)?);
    let (mut first, mut second) = ([0; 8 << 10], [0; 8 << 10]);
    loop {
        let count = one.read(&mut first)?;
        if count == 0 {
            return Ok(other.read(&mut second)? == 0);
        }
        other.read_exact(&mut second[..count])?;
        if first[..count] != second[..count] {
            return Ok(false);
        }
    }
}
