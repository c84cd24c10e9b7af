//! What goes back to the browser, under headers that let it do nothing but show it.

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use serde::Serialize;

/// An answer.
#[derive(Debug)]
pub(super) struct Reply {
    status: StatusCode,
    kind: Kind,
    bytes: Bytes,
    /// Headers of its own, in the place of those on every answer.
    own: Vec<(HeaderName, String)>,
}

/// What the bytes are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A page of the program.
    Html,
    /// How its pages look.
    Css,
    /// What its pages do.
    JavaScript,
    /// Pages as they are printed.
    Pdf,
    /// A picture.
    Png,
    /// A photograph.
    Jpeg,
    /// Other pictures that browsers show.
    Gif,
    /// See `Gif`.
    Bmp,
    /// See `Gif`.
    WebP,
    /// The mark of the program.
    Svg,
    /// A file that a browser saves.
    Other,
    /// An answer to a script of ours.
    Json,
    /// A word for a script of ours or for a second start of the program.
    Text,
}

impl Kind {
    /// The picture that is called so; none of these is a file to save.
    pub(super) fn of_picture(called: &str) -> Kind {
        let pictures = [Kind::Png, Kind::Jpeg, Kind::Gif, Kind::Bmp, Kind::WebP];
        pictures.into_iter().find(|one| one.media_type() == called).unwrap_or(Kind::Other)
    }

    const fn media_type(self) -> &'static str {
        match self {
            Kind::Html => "text/html; charset=utf-8",
            Kind::Css => "text/css; charset=utf-8",
            Kind::JavaScript => "text/javascript; charset=utf-8",
            Kind::Pdf => "application/pdf",
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Gif => "image/gif",
            Kind::Bmp => "image/bmp",
            Kind::WebP => "image/webp",
            Kind::Svg => "image/svg+xml",
            Kind::Other => "application/octet-stream",
            Kind::Json => "application/json; charset=utf-8",
            Kind::Text => "text/plain; charset=utf-8",
        }
    }
}

/// What a page of ours may load and be loaded by: what this program serves, and nobody.
const POLICY: &str = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; \
     frame-ancestors 'none'";

/// On every answer.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::CACHE_CONTROL, "no-store"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

impl Reply {
    /// All is well.
    pub(super) fn of(kind: Kind, text: impl Into<Bytes>) -> Reply {
        Reply { status: StatusCode::OK, kind, bytes: text.into(), own: Vec::new() }
    }

    /// All is well, and said to a script of ours.
    pub(super) fn json(said: &impl Serialize) -> Reply {
        // Every value is a text, a number or a list of them.
        Reply::of(Kind::Json, serde_json::to_vec(said).unwrap_or_default())
    }

    /// It is not.
    pub(super) const fn with_status(mut self, status: StatusCode) -> Reply {
        self.status = status;
        self
    }

    /// The browser goes on to that page of ours.
    pub(super) fn go_on(to: &str) -> Reply {
        let reply = Reply::of(Kind::Text, "").with_status(StatusCode::SEE_OTHER);
        reply.with(header::LOCATION, to.to_owned())
    }

    /// With one more header.
    pub(super) fn with(mut self, name: HeaderName, value: String) -> Reply {
        self.own.push((name, value));
        self
    }

    /// As hyper sends it.
    pub(super) fn response(self) -> Response<Full<Bytes>> {
        let mut response = Response::new(Full::new(self.bytes));
        *response.status_mut() = self.status;
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(self.kind.media_type()));
        for (name, value) in HEADERS {
            headers.insert(name, HeaderValue::from_static(value));
        }
        for (name, value) in self.own {
            // What is no header value is ours to mend: no header comes from outside.
            if let Ok(value) = HeaderValue::from_str(&value) {
                headers.insert(name, value);
            }
        }
        response
    }
}
