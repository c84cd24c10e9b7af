//! How to reach the mail server: from a file that `--credentials` names, else from the environment.
//!
//! Never from the description, and never from a file in the folder of the year, which is copied
//! and passed on. Nothing read here is ever printed but the server's address.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use super::smtp::{Login, Security, Server};
use crate::diag::{Diagnostic, Diagnostics, Mailing, Problem};
use crate::shown;

use super::{input, journal};

/// What can be said of the server: the key in the file, its Chinese name, and the variable.
const KEYS: [(&str, &str, &str); 3] = [
    ("server", "服务器", "HONGTOU_SMTP_SERVER"),
    ("user", "用户", "HONGTOU_SMTP_USER"),
    ("password", "密码", "HONGTOU_SMTP_PASSWORD"),
];

/// The variable that names the file.
pub(crate) const FILE: &str = "HONGTOU_SMTP_CREDENTIALS";

/// The file that the environment names.
pub(crate) fn named() -> Option<PathBuf> {
    std::env::var_os(FILE).filter(|file| !file.is_empty()).map(PathBuf::from)
}

/// The port of a server that names none: encrypted from the first byte.
const USUAL_PORT: u16 = 465;

/// The server that file or environment describe, for the description at `notice`.
///
/// # Errors
/// Where something is missing, or the file lies where it must not.
pub(crate) fn server(
    file: Option<&Path>,
    without_tls: bool,
    notice: &Path,
) -> Result<Server, Diagnostics> {
    let mut said = match file {
        Some(file) => read(file, notice)?,
        None => BTreeMap::new(),
    };
    for (key, _, variable) in KEYS {
        if let (false, Ok(value)) = (said.contains_key(key), std::env::var(variable)) {
            said.insert(key, value);
        }
    }
    said.retain(|_, value| !value.is_empty());
    let Some((host, port, wrapped)) = said.get("server").and_then(|server| address(server)) else {
        return Err(missing(&["server"]));
    };
    let login = match (said.remove("user"), said.remove("password")) {
        (Some(user), Some(password)) => Some(Login { user, password }),
        (None, None) => None,
        // One without the other is forgotten, not meant.
        (Some(_), None) => return Err(missing(&["password"])),
        (None, Some(_)) => return Err(missing(&["user"])),
    };
    let mut server = Server { host, port, security: Security::StartTls, login };
    let own = server.is_loopback();
    if server.login.is_none() && !own && !without_tls {
        return Err(missing(&["user", "password"]));
    }
    server.security = if without_tls { Security::Plain } else { security(&server, wrapped) };
    Ok(server)
}

/// How the connection is kept from listeners, where `wrapped` says whether it was written to be encrypted from the first
/// byte.
fn security(server: &Server, wrapped: Option<bool>) -> Security {
    match wrapped {
        Some(true) => Security::Tls,
        Some(false) | None if server.is_loopback() && server.login.is_none() => Security::Plain,
        // A server that is encrypted from the first byte says nothing to one that is not, whatever was written.
        Some(false) | None if server.port == USUAL_PORT => Security::Tls,
        Some(false) | None => Security::StartTls,
    }
}

fn missing(keys: &[&str]) -> Diagnostics {
    let named = KEYS.iter().filter(|(key, _, _)| keys.contains(key));
    let names = named.map(|(_, _, variable)| *variable).collect();
    Diagnostic::nowhere(Problem::Mailing(Mailing::SettingsMissing { names })).into()
}

/// `host`, `host:port`, `smtps://host:port` (encrypted from the first byte) or
/// `smtp://host:port` (by STARTTLS, but at port 465).
fn address(written: &str) -> Option<(String, u16, Option<bool>)> {
    let (wrapped, rest) = match written.split_once("://") {
        Some(("smtps", rest)) => (Some(true), rest),
        Some(("smtp", rest)) => (Some(false), rest),
        Some(_) => return None,
        None => (None, written),
    };
    let rest = rest.trim_end_matches('/');
    let (host, port) = match rest.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, port.parse().ok()?),
        Some(_) | None => (rest, if wrapped == Some(false) { 587 } else { USUAL_PORT }),
    };
    let host = host.trim_matches(['[', ']']);
    names_a_host(host).then(|| (host.to_owned(), port, wrapped))
}

/// An address, or letters, digits and what stands between them: a password before an @ is none, and
/// what is no host is shown nowhere.
fn names_a_host(host: &str) -> bool {
    let in_a_name = |one: char| one.is_ascii_alphanumeric() || ".-_".contains(one);
    let is_name = !host.is_empty() && host.len() < 254 && host.chars().all(in_a_name);
    is_name || host.parse::<IpAddr>().is_ok()
}

/// No file of credentials is larger.
const LARGEST: u64 = 1 << 16;

/// The lines of the file, `key=value` each; `#` begins a remark.
fn read(file: &Path, notice: &Path) -> Result<BTreeMap<&'static str, String>, Diagnostics> {
    outside(file, &journal::folder(notice))?;
    let text = input::whole(file, LARGEST).and_then(|bytes| {
        String::from_utf8(bytes).map_err(|_| std::io::ErrorKind::InvalidData.into())
    });
    let text = text.map_err(|error| input::unreadable(file, &error))?;
    let mut said = BTreeMap::new();
    for (at, line) in text.trim_start_matches('\u{FEFF}').lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let pair = line.split_once(['=', '＝']).and_then(|(key, value)| {
            let known = KEYS.iter().find(|(name, alias, _)| [*name, *alias].contains(&key.trim()));
            Some((known?.0, value.trim().to_owned()))
        });
        let Some((key, value)) = pair else {
            let problem = Mailing::CredentialsLine { file: shown::path(file), line: at + 1 };
            return Err(Diagnostic::nowhere(Problem::Mailing(problem)).into());
        };
        said.insert(key, value);
    }
    Ok(said)
}

/// The file must not lie in the folder, wherever links may lead.
fn outside(file: &Path, folder: &Path) -> Result<(), Diagnostics> {
    let whole = |path: &Path| path.canonicalize().map_err(|error| input::unreadable(path, &error));
    if !whole(file)?.starts_with(whole(folder)?) {
        return Ok(());
    }
    // A folder that was not named is shown by its whole path: “.” says nothing.
    let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.into());
    let (file, folder) = (shown::path(file), shown::path(&folder));
    Err(Diagnostic::nowhere(Problem::Mailing(Mailing::CredentialsInside { file, folder })).into())
}

#[cfg(test)]
mod tests {
    use super::{Server, address, security};
    use crate::office::smtp::Security::{self, Plain, StartTls, Tls};

    fn of(written: &str) -> Security {
        let (host, port, wrapped) = address(written).unwrap();
        security(&Server { host, port, security: Plain, login: None }, wrapped)
    }

    /// What docs/mail.md says of each way to write a server.
    #[test]
    fn port_465_is_encrypted_from_the_first_byte_however_it_is_written() {
        let page = include_str!("../../docs/mail.md");
        let said = |line: &&str| line.starts_with("| `") && line.contains("465 | 从头加密");
        assert_eq!(page.lines().filter(said).count(), 3);
        for written in ["mail.gov.cn", "mail.gov.cn:465", "smtp://mail.gov.cn:465", "smtps://mail"]
        {
            assert_eq!(of(written), Tls, "{written}");
        }
        assert_eq!(of("smtps://mail.gov.cn:994"), Tls);
        for written in ["mail.gov.cn:587", "smtp://mail.gov.cn", "smtp://mail.gov.cn:25"] {
            assert_eq!(of(written), StartTls, "{written}");
        }
        for written in ["127.0.0.1:25", "localhost:465", "smtp://[::1]"] {
            assert_eq!(of(written), Plain, "{written}");
        }
    }

    #[test]
    fn servers_are_written_in_these_ways() {
        let of = address;
        let some = |host: &str, port, wrapped| Some((host.to_owned(), port, wrapped));
        assert_eq!(of("smtp.example.gov.cn"), some("smtp.example.gov.cn", 465, None));
        assert_eq!(of("mail:587"), some("mail", 587, None));
        assert_eq!(of("smtps://mail"), some("mail", 465, Some(true)));
        assert_eq!(of("smtp://mail/"), some("mail", 587, Some(false)));
        assert_eq!(of("[::1]:2525"), some("::1", 2525, None));
        assert_eq!(of("[::1]"), some("::1", 465, None));
        for wrong in [
            "",
            "http://mail",
            "mail:x",
            ":25",
            "mail:70000",
            "smtp://clerk:S3cret@mail",
            "S3cret!",
            "clerk@mail",
            "密码",
            "a b",
            "mail/S3cret:25",
        ] {
            assert_eq!(of(wrong), None, "{wrong}");
        }
    }
}
