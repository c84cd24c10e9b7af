//! A browser of few words: one connection a request.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::years::{Office, ended};

/// The program with the page of a folder open, and the browser that it let in.
pub(super) struct Page {
    pub(super) child: Child,
    pub(super) address: String,
    pub(super) port: u16,
    cookie: String,
    form: String,
    /// Where the program notes that it runs.
    home: tempfile::TempDir,
}

/// What came back.
pub(super) struct Answer {
    pub(super) status: u16,
    pub(super) head: String,
    pub(super) text: String,
}

/// The address in what the program says.
pub(super) fn address(said: &str) -> String {
    let begins = said.find("http://127.0.0.1:").unwrap_or_else(|| panic!("no address: {said}"));
    said[begins..].split_whitespace().next().unwrap().to_owned()
}

/// What stands behind the host of an address.
pub(super) fn query(address: &str) -> &str {
    &address[address.find("/?").unwrap() + 1..]
}

/// Sends a request whose first line and further headers are given, and reads its answer.
pub(super) fn ask(port: u16, first: &str, headers: &[String]) -> Answer {
    send(port, first, headers, &[]).expect("an answer")
}

fn send(port: u16, first: &str, headers: &[String], body: &[u8]) -> std::io::Result<Answer> {
    let (head, bytes) = exchanged(port, first, headers, body)?;
    let status = head.split(' ').nth(1).and_then(|one| one.parse().ok()).expect("a status");
    let text = String::from_utf8_lossy(&bytes).into_owned();
    Ok(Answer { status, head, text })
}

/// The head of an answer and its bytes.
fn exchanged(
    port: u16,
    first: &str,
    headers: &[String],
    body: &[u8],
) -> std::io::Result<(String, Vec<u8>)> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    // On a busy machine five hundred files take minutes to be looked at ten times.
    stream.set_read_timeout(Some(Duration::from_secs(900)))?;
    let mut request = format!("{first}\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n");
    headers.iter().for_each(|header| request += &format!("{header}\r\n"));
    request += &format!("Content-Length: {}\r\n\r\n", body.len());
    stream.write_all(request.as_bytes())?;
    stream.write_all(body)?;
    let mut said = Vec::new();
    stream.read_to_end(&mut said)?;
    let end = said.windows(4).position(|four| four == b"\r\n\r\n");
    let end = end.ok_or(std::io::ErrorKind::UnexpectedEof)?;
    let head = String::from_utf8(said[..end].to_vec()).expect("UTF-8");
    Ok((head, said[end + 4..].to_vec()))
}

impl Page {
    /// Opens the page of a folder on the day after the first quarter's, and goes in.
    pub(super) fn open(office: &Office) -> Page {
        Page::open_with(office, &[])
    }

    /// The same, with more in its environment.
    pub(super) fn open_with(office: &Office, environment: &[(&str, &str)]) -> Page {
        let home = tempfile::tempdir().expect("a folder");
        let mut command = command(office, &home);
        command.envs(environment.iter().copied()).stdout(Stdio::piped());
        let mut child = command.spawn().expect("it starts");
        let mut said = String::new();
        let mut lines = BufReader::new(child.stdout.take().expect("its words"));
        while !said.contains("http://") {
            assert!(lines.read_line(&mut said).expect("a line") > 0, "it ended: {said}");
        }
        // Nobody reads on: what it says later must not stop it.
        std::thread::spawn(move || std::io::copy(&mut lines, &mut std::io::sink()));
        let address = address(&said);
        let port = address["http://127.0.0.1:".len()..].split('/').next().unwrap();
        let port = port.parse().expect("a port");
        let let_in = ask(port, &format!("GET /{} HTTP/1.1", query(&address)), &[]);
        assert_eq!(let_in.status, 303, "{}", let_in.text);
        let lower = "set-cookie: ";
        let cookie = let_in.head.lines().find_map(|line| {
            let is_it = line.to_lowercase().starts_with(lower);
            is_it.then(|| line[lower.len()..].split(';').next().unwrap().to_owned())
        });
        let cookie = cookie.expect("a cookie");
        let mut page = Page { child, address, port, cookie, form: String::new(), home };
        page.read_form();
        page
    }

    /// Takes the token of the forms that are shown now.
    pub(super) fn read_form(&mut self) {
        let text = self.get("/start").text;
        let form = text.split("name=\"form\" value=\"").nth(1).expect("a form");
        self.form = form.split('"').next().unwrap().to_owned();
    }

    /// A second start in the same folder.
    pub(super) fn again(&self, office: &Office) -> (i32, String) {
        ended(command(office, &self.home).output().expect("the program runs"))
    }

    /// Where the program notes that it runs.
    pub(super) fn own_folder(&self) -> PathBuf {
        self.home.path().join("hongtou")
    }

    pub(super) fn get(&self, path: &str) -> Answer {
        ask(self.port, &format!("GET {path} HTTP/1.1"), &[self.cookie()])
    }

    /// What is there, as bytes.
    pub(super) fn bytes(&self, path: &str) -> (String, Vec<u8>) {
        exchanged(self.port, &format!("GET {path} HTTP/1.1"), &[self.cookie()], &[]).expect("bytes")
    }

    /// Sends a form of ours.
    pub(super) fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_as(&self.form, path, fields)
    }

    /// Sends a form that names this one as the form token of the run.
    pub(super) fn post_as(&self, form: &str, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields = fields.iter().map(|(name, value)| format!("&{name}={value}"));
        let body = format!("form={form}{}", fields.collect::<String>());
        let kind = "Content-Type: application/x-www-form-urlencoded".to_owned();
        self.written(path, kind, body.as_bytes()).expect("an answer")
    }

    /// Sends one that is none of ours.
    pub(super) fn without_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let kind = "Content-Type: application/x-www-form-urlencoded".to_owned();
        self.written(path, kind, fields.join("&").as_bytes()).expect("an answer")
    }

    /// Drops files on the page.
    pub(super) fn drop_files(&self, period: &str, files: &[(&str, &[u8])]) -> Answer {
        self.try_drop(period, files).expect("an answer")
    }

    /// The same, where the program may end meanwhile.
    pub(super) fn try_drop(
        &self,
        period: &str,
        files: &[(&str, &[u8])],
    ) -> std::io::Result<Answer> {
        let files: Vec<(&str, &str, &[u8])> =
            files.iter().map(|(name, bytes)| ("files", *name, *bytes)).collect();
        self.try_send("/returns/drop", &[("period", period)], &files)
    }

    /// Sends a form of ours with files: the field, the name and the bytes of each.
    pub(super) fn send_files(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Answer {
        self.try_send(path, fields, files).expect("an answer")
    }

    fn try_send(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> std::io::Result<Answer> {
        let boundary = "hongtou-0123456789";
        let field = |name: &str, value: &str| {
            format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
            )
        };
        let mut body = field("form", &self.form).into_bytes();
        fields.iter().for_each(|(name, value)| body.extend(field(name, value).as_bytes()));
        for (of, name, bytes) in files {
            let name = name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
            let head = format!(
                "--{boundary}\r\nContent-Disposition: form-data; name=\"{of}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend(head.as_bytes());
            body.extend(*bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{boundary}--\r\n").as_bytes());
        let kind = format!("Content-Type: multipart/form-data; boundary={boundary}");
        self.written(path, kind, &body)
    }

    fn written(&self, path: &str, kind: String, body: &[u8]) -> std::io::Result<Answer> {
        let origin = format!("Origin: http://127.0.0.1:{}", self.port);
        send(self.port, &format!("POST {path} HTTP/1.1"), &[self.cookie(), origin, kind], body)
    }

    fn cookie(&self) -> String {
        format!("Cookie: {}", self.cookie)
    }

    /// How the program ended.
    pub(super) fn ends(&mut self) -> i32 {
        self.child.wait().expect("it ends").code().expect("a code")
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        let _killed = self.child.kill();
        let _ended = self.child.wait();
    }
}

fn command(office: &Office, home: &tempfile::TempDir) -> std::process::Command {
    let mut command = office.command(&["open", ".", "--no-browser", "--clock", "2024-04-08 09:00"]);
    command.env("XDG_RUNTIME_DIR", home.path()).env("LOCALAPPDATA", home.path());
    command
}
