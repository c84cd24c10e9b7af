//! The pictures of pages of paper in docs/, made anew from the program. `UPDATE=1` writes them.
//!
//! The same library draws them as draws `--png`; how it rounds may differ from processor to processor, so pixels may be a
//! few levels off, and no more. The pictures of a filled form (LibreOffice) and of the page in the browser (Chromium) are
//! made by docs/pictures.sh, and compared by tests/interop.sh.

use std::collections::BTreeSet;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings};

use super::page::root;
use super::png::pixels;
use super::world;
use crate::program;

/// How far a channel of a pixel may be off.
const LEVELS: u8 = 12;

/// A picture: its name in docs, what is drawn, the page from 1, pixels an inch.
struct Picture {
    name: &'static str,
    of: Paper,
    page: usize,
    density: f32,
}

enum Paper {
    /// The notice of a folder of fixtures/notices.
    Notice(&'static str),
    /// A file of the demo.
    Demo(&'static str),
}

const PICTURES: [Picture; 7] = [
    Picture { name: "notice-page-1", of: Paper::Notice("2024"), page: 1, density: 80.0 },
    Picture {
        name: "report-page-1",
        of: Paper::Demo("2024/out/report/2024Q1/汇总-2024Q1.pdf"),
        page: 1,
        density: 70.0,
    },
    Picture {
        name: "secret-joint-upward-page-1",
        of: Paper::Notice("secret-joint-upward"),
        page: 1,
        density: 60.0,
    },
    Picture { name: "letter-page-1", of: Paper::Notice("letter"), page: 1, density: 60.0 },
    Picture { name: "minutes-page-1", of: Paper::Notice("minutes"), page: 1, density: 60.0 },
    Picture { name: "order-page-1", of: Paper::Notice("order"), page: 1, density: 60.0 },
    Picture { name: "wide-table-page-3", of: Paper::Notice("wide-table"), page: 3, density: 60.0 },
];

/// Made by docs/pictures.sh.
const OF_OTHERS: [&str; 8] = [
    "form-filled",
    "page-letters",
    "page-notice",
    "page-report",
    "page-returns",
    "page-start",
    "page-unit",
    "page-year",
];

impl Picture {
    fn made(&self) -> Vec<u8> {
        let pdf = match self.of {
            Paper::Notice(name) => program::fixture(name).pdf.clone(),
            Paper::Demo(file) => std::fs::read(world::demo().join(file)).expect(file),
        };
        let pdf = Pdf::new(pdf).expect("a PDF");
        let scale = self.density / 72.0;
        let size = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
        let settings = RenderSettings { hinting: false, ..RenderSettings::default() };
        let page = &pdf.pages()[self.page - 1];
        let drawn = hayro::render(
            page,
            &RenderCache::new(),
            &InterpreterSettings::default(),
            &settings,
            &size,
        );
        drawn.into_png().expect("a picture")
    }
}

/// How a picture differs from what is drawn now; nothing where it does not.
fn difference(kept: &[u8], made: &[u8]) -> Option<String> {
    let Some(kept) = pixels(kept) else { return Some("cannot be read".to_owned()) };
    let made = pixels(made).expect("what was drawn");
    if (kept.width, kept.height, kept.rows.len()) != (made.width, made.height, made.rows.len()) {
        return Some(format!(
            "{} by {}, and not {} by {}",
            kept.width, kept.height, made.width, made.height
        ));
    }
    let pairs = kept.rows.iter().zip(&made.rows);
    let off = pairs.filter(|(one, other)| one.abs_diff(**other) > LEVELS).count();
    (off > 0).then(|| format!("{off} bytes of its pixels are others"))
}

/// What lies in docs for a picture.
fn kept(picture: &Picture) -> Vec<u8> {
    std::fs::read(root().join(format!("docs/{}.png", picture.name))).unwrap_or_default()
}

/// The pictures that are not what the program draws.
fn faults() -> Vec<String> {
    let queue = std::sync::Mutex::new(PICTURES.iter());
    let next = || queue.lock().expect("no test fails while it holds this").next();
    let take = || {
        let all = std::iter::from_fn(next);
        all.filter_map(|picture| {
            let found = difference(&kept(picture), &picture.made());
            found.map(|what| format!("docs/{}.png {what}", picture.name))
        })
        .collect::<Vec<_>>()
    };
    std::thread::scope(|scope| {
        let two = [scope.spawn(take), scope.spawn(take)];
        two.into_iter().flat_map(|one| one.join().expect("a thread")).collect()
    })
}

#[test]
fn the_pictures_of_paper_are_what_the_program_draws() {
    if std::env::var_os("UPDATE").is_some() {
        PICTURES.iter().for_each(write);
    }
    let faults = faults();
    assert!(faults.is_empty(), "UPDATE=1 writes them anew, to be looked at\n{faults:#?}");
}

#[allow(clippy::disallowed_methods, reason = "a test rewrites its own expectation on demand")]
fn write(picture: &Picture) {
    std::fs::write(root().join(format!("docs/{}.png", picture.name)), picture.made())
        .expect("a picture");
}

/// No picture lies in docs that nobody makes, and each of the others is made by the script.
#[test]
fn every_picture_is_made_by_something() {
    let entries = std::fs::read_dir(root().join("docs")).unwrap();
    let names = entries.filter_map(|entry| entry.unwrap().file_name().into_string().ok());
    let lying: BTreeSet<String> =
        names.filter_map(|name| name.strip_suffix(".png").map(str::to_owned)).collect();
    let made = PICTURES.iter().map(|picture| picture.name).chain(OF_OTHERS);
    assert_eq!(lying, made.map(str::to_owned).collect());
    let script = std::fs::read_to_string(root().join("docs/pictures.sh")).unwrap();
    for name in OF_OTHERS {
        assert!(script.contains(name.trim_start_matches("page-")), "{name}");
    }
}

/// A byte of the file, and a pixel of the picture that is another.
#[test]
fn a_picture_that_was_changed_is_found() {
    let picture = &PICTURES[5];
    let made = picture.made();
    let kept = kept(picture);
    assert_eq!(difference(&kept, &made), None);
    for at in [20, kept.len() / 2, kept.len() - 20] {
        let mut other = kept.clone();
        other[at] ^= 1;
        assert!(difference(&other, &made).is_some(), "{at}");
    }
    let of = |density| Picture { name: "", of: Paper::Notice("order"), page: 1, density }.made();
    assert!(difference(&of(61.0), &made).is_some());
    let another = Picture { name: "", of: Paper::Notice("minutes"), page: 1, density: 60.0 };
    assert!(difference(&another.made(), &made).is_some());
}
