//! The files of the year -> the archive, one file in memory at a time.

use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

use crate::date::Date;
use crate::diag::{Diagnostic, Diagnostics, Keeping, Problem};
use crate::intake;
use crate::notice::Notice;
use crate::office::output::Beside;
use crate::office::progress::{self, Progress};
use crate::office::{input, journal};

use super::files::{Lying, lying};
use super::{ABOUT, Hashes, LIST, YEAR, archive_name};

/// Endings of files that are packed already.
const PACKED: [&str; 11] =
    ["xlsx", "docx", "ofd", "zip", "pdf", "jpg", "jpeg", "png", "rar", "7z", "xlsm"];
/// Bytes of a file, with room for what packing adds, that only the newer form of archives has.
const LARGE: u64 = 0xF000_0000;
/// Bytes of a file that are read at a time.
const PIECE: usize = 1 << 20;

/// An archive of the year.
pub(crate) struct Packed {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// How many files of the year are in it.
    pub(crate) files: usize,
    /// The SHA-256 of the archive, in capital hexadecimal digits.
    pub(crate) hash: String,
    /// Whether it was written; else the same lay there already.
    pub(crate) is_new: bool,
    /// What is to be said.
    pub(crate) findings: Diagnostics,
}

/// Packs the year whose description lies at `place` into `folder`, beside what was packed before.
///
/// # Errors
/// Where the description has errors, a file cannot be read or the archive not be written; then nothing is.
pub(crate) fn pack(place: &Path, folder: &Path) -> Result<Packed, Diagnostics> {
    let reading = input::description(place)?;
    let Some(notice) = reading.notice else { return Err(reading.findings) };
    let Lying { files, left } = lying(&journal::folder(place))?;
    let beside = Beside::of(folder)?;
    let progress = Progress::of(files.len());
    let mut archive = Archive::begin(&beside, notice.date())?;
    archive.text(ABOUT, &about(&notice, &left))?;
    for (name, path) in &files {
        progress::goes_on()?;
        archive.file(name, path)?;
        progress.one();
    }
    progress.end();
    let hash = archive.end()?;
    let (path, is_new) = put(beside, &hash, notice.date().year())?;
    let mut findings = Diagnostics::new();
    if !left.is_empty() {
        findings.push(Diagnostic::nowhere(Problem::Keeping(Keeping::LeftOut { files: left })));
    }
    Ok(Packed { path, files: files.len(), hash, is_new, findings })
}

/// Gives the archive the first name of the year that is free, where none of before is the same.
fn put(beside: Beside<'_>, hash: &str, year: i32) -> Result<(PathBuf, bool), Diagnostics> {
    let mut number = 1;
    loop {
        let place = beside.folder().join(archive_name(year, number));
        if !place.exists() {
            return beside.put(&archive_name(year, number)).map(|place| (place, true));
        }
        if File::open(&place).and_then(hash_of).is_ok_and(|of_before| of_before == hash) {
            return Ok((place, false));
        }
        number += 1;
    }
}

/// The SHA-256 of what `from` gives, in capital hexadecimal digits.
pub(super) fn hash_of(from: impl Read) -> std::io::Result<String> {
    let mut hash = Sha256::new();
    copy(from, |piece| {
        hash.update(piece);
        Ok(())
    })?;
    Ok(intake::hash(hash.finalize()))
}

/// Hands on what `from` gives, piece by piece.
fn copy(
    mut from: impl Read,
    mut to: impl FnMut(&[u8]) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut piece = vec![0; PIECE];
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(()),
            read => to(piece.get(..read).unwrap_or_default())?,
        }
    }
}

/// The archive as far as it is written.
struct Archive<'b> {
    zip: ZipWriter<BufWriter<File>>,
    beside: &'b Beside<'b>,
    day: DateTime,
    hashes: Hashes,
}

impl<'b> Archive<'b> {
    fn begin(beside: &'b Beside<'b>, day: Date) -> Result<Archive<'b>, Diagnostics> {
        let file = beside.file().map_err(|error| beside.refused(&error))?;
        let zip = ZipWriter::new(BufWriter::new(file));
        Ok(Archive { zip, beside, day: midnight(day), hashes: Hashes::new() })
    }

    /// A text of the archive's own.
    fn text(&mut self, name: &str, text: &str) -> Result<(), Diagnostics> {
        // Notepad of older Windows knows UTF-8 by its mark.
        let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
        self.hashes.insert(name.to_owned(), intake::hash(Sha256::digest(&text)));
        self.member(name, text.as_bytes()).map_err(|error| self.beside.refused(&error))
    }

    fn member(&mut self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.zip
            .start_file(name, self.options(name, bytes.len() as u64))
            .map_err(std::io::Error::from)?;
        self.zip.write_all(bytes)
    }

    /// A file of the year.
    fn file(&mut self, name: &str, path: &Path) -> Result<(), Diagnostics> {
        let unreadable = |error: std::io::Error| input::unreadable(path, &error);
        let file = File::open(path).map_err(unreadable)?;
        let size = file.metadata().map_err(unreadable)?.len();
        let (mut hash, mut refused) = (Sha256::new(), None);
        let begun =
            self.zip.start_file(name, self.options(name, size)).map_err(std::io::Error::from);
        begun.map_err(|error| self.beside.refused(&error))?;
        let copied = copy(file, |piece| {
            hash.update(piece);
            self.zip.write_all(piece).inspect_err(|error| refused = Some(error.kind()))
        });
        // What does not go in is the disk's fault, what does not come out the file's.
        copied.map_err(|error| match refused {
            Some(_) => self.beside.refused(&error),
            None => unreadable(error),
        })?;
        self.hashes.insert(name.to_owned(), intake::hash(hash.finalize()));
        Ok(())
    }

    /// Writes the list of hashes, and brings all to the disk. Gives the hash of the archive.
    fn end(mut self) -> Result<String, Diagnostics> {
        let line = |(name, hash): (&String, &String)| format!("{}  {name}\n", hash.to_lowercase());
        let list: String = self.hashes.iter().map(line).collect();
        let beside = self.beside;
        let written = self.member(LIST, list.as_bytes()).and_then(|()| {
            self.zip
                .finish()
                .map_err(std::io::Error::from)?
                .into_inner()
                .map_err(|error| error.into_error())?;
            File::open(beside.path()).and_then(hash_of)
        });
        written.map_err(|error| beside.refused(&error))
    }

    /// Neither clock nor system: the same files make the same bytes.
    fn options(&self, name: &str, size: u64) -> SimpleFileOptions {
        let end = name.rsplit_once('.').map(|(_, end)| end.to_lowercase()).unwrap_or_default();
        let method = match PACKED.contains(&&*end) {
            true => CompressionMethod::Stored,
            false => CompressionMethod::Deflated,
        };
        SimpleFileOptions::default()
            .compression_method(method)
            .last_modified_time(self.day)
            .system(System::Unix)
            .large_file(size >= LARGE)
    }
}

/// That day, as archives say it; the first that they know where they do not know it.
fn midnight(day: Date) -> DateTime {
    let year = u16::try_from(day.year()).unwrap_or_default();
    DateTime::from_date_and_time(year, day.month(), day.day(), 0, 0, 0).unwrap_or_default()
}

/// What is said to whoever opens the archive, in which these files are not.
fn about(notice: &Notice, left: &[String]) -> String {
    let (title, number) = (notice.title.plain(), &notice.number.value);
    let year = notice.date().year();
    let left = match left {
        [] => String::new(),
        left => format!("没有放进来的：{}\n\n", left.join("、")),
    };
    format!(
        "{title}\n{number}\n{YEAR}{year}\n\n\
         归档时文件夹里的文件都在这里：通知文件（notice.yaml），和当时已经有的通知、报表、各单位报回来的文件、\
         汇总、发送记录和存档。\n\n\
         {left}\
         {LIST}是每个文件的 SHA-256，一行一个。核对：hongtou archive --verify 这个压缩包，\n\
         或者解压以后 sha256sum -c {LIST}。\n\n\
         清单能发现文件损坏、丢失和无意的改动。有意改动的人也能改清单：要防伪造，须由单位对压缩包加盖电子印章\n\
         或者加时间戳；至少把压缩包本身的 SHA-256（生成时显示）抄进归档登记，另行保管。\n"
    )
}
