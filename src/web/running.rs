//! Which program has the page of a folder open: a file that only this user can read says its port and its secret.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::intake;

use super::answer::AGAIN;

/// A program that does not answer for so long has ended, or hangs.
const PATIENCE: Duration = Duration::from_secs(2);
/// Bytes of an answer to a second start; it has a few hundred.
const LONGEST: u64 = 16 << 10;
/// Digits of a token.
const TOKEN: usize = 64;

/// A program that can be asked for an address.
#[derive(Serialize, Deserialize)]
pub(super) struct Running {
    /// Where it is asked.
    pub(super) port: u16,
    /// What it knows its own second start by.
    pub(super) secret: String,
}

impl Running {
    /// The one that has the page of `folder` open, as its file says; it may have ended.
    pub(super) fn of(folder: &Path) -> Option<Running> {
        serde_json::from_slice(&std::fs::read(file(folder)?).ok()?).ok()
    }

    /// Writes its file.
    ///
    /// # Errors
    /// Where that cannot be done: a second start opens a page of its own then.
    pub(super) fn note(&self, folder: &Path) -> std::io::Result<()> {
        let Some(file) = file(folder) else { return Ok(()) };
        let own = file.parent().unwrap_or(Path::new(""));
        std::fs::create_dir_all(own)?;
        let mut beside = tempfile::NamedTempFile::new_in(own)?;
        beside.write_all(&serde_json::to_vec(self)?)?;
        beside.persist(&file)?;
        Ok(())
    }

    /// Takes its file away, where it is still its own.
    pub(super) fn forget(&self, folder: &Path) {
        let is_own = Running::of(folder).is_some_and(|one| one.secret == self.secret);
        if let Some(file) = file(folder).filter(|_| is_own) {
            // One that stays is found to have ended.
            let _gone = std::fs::remove_file(file);
        }
    }

    /// The address of its page, good once; none where it does not answer.
    pub(super) fn address(&self) -> Option<String> {
        let at = SocketAddr::from((Ipv4Addr::LOCALHOST, self.port));
        let mut stream = TcpStream::connect_timeout(&at, PATIENCE).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        stream.set_write_timeout(Some(PATIENCE)).ok()?;
        let request = format!(
            "POST {AGAIN} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nAuthorization: Bearer {}\r\n\
             Content-Length: 0\r\nConnection: close\r\n\r\n",
            self.port, self.secret
        );
        stream.write_all(request.as_bytes()).ok()?;
        let mut said = String::new();
        stream.take(LONGEST).read_to_string(&mut said).ok()?;
        let (head, token) = said.split_once("\r\n\r\n")?;
        let is_token = token.len() == TOKEN && token.bytes().all(|one| one.is_ascii_hexdigit());
        let is_well = head.starts_with("HTTP/1.1 200 ");
        (is_well && is_token).then(|| address(self.port, token))
    }
}

/// The address by which a browser is let in.
pub(super) fn address(port: u16, token: &str) -> String {
    format!("http://127.0.0.1:{port}/?{}={token}", super::answer::TOKEN)
}

/// Where the file of a folder lies: among the user's own, and called after the folder.
fn file(folder: &Path) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let name = intake::hash(Sha256::digest(folder.as_os_str().as_encoded_bytes()));
    Some(own_folder()?.join("hongtou").join(format!("page-{}.json", &name[..16])))
}

/// The folder of the user's own that no other user reads.
fn own_folder() -> Option<PathBuf> {
    let named = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    if cfg!(windows) {
        return named("LOCALAPPDATA").map(PathBuf::from);
    }
    let of_run = named("XDG_RUNTIME_DIR").map(PathBuf::from);
    of_run.or_else(|| Some(PathBuf::from(named("HOME")?).join(".cache")))
}
