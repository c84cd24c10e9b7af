//! Which font draws each kind of type: the office's own from the `fonts` folder, then from the
//! system, then those that come with the program.
//!
//! Five are inside the program. 仿宋 (FandolFang) is a file in `fonts/`, because its licence
//! keeps it apart from the program's; it is looked for where it was said to be, beside the
//! program and in the folders above it, and in the current folder. The fonts of the system are
//! listed only where the folder lacks one, or one of its fonts a character, anew in each run: nothing
//! is remembered between runs.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use crate::diag::{Diagnostic, Diagnostics, PageProblem, Problem};
use crate::document::Typeface;
use crate::layout::fonts::{Face, FaceId, FontSet};

pub(crate) use crate::layout::fonts::FontSet as Fonts;
use crate::shown;

use super::font_files::Library;

/// The font files inside the program, the kind of type each is all of, and its Chinese name.
const EMBEDDED: [(Typeface, &str, &str, &[u8]); 4] = [
    (
        Typeface::XiaoBiaoSong,
        "思源宋体 粗体",
        "SongBold.otf",
        include_bytes!("../../fonts/SongBold.otf"),
    ),
    (Typeface::KaiTi, "公文楷体", "GongwenKai.ttf", include_bytes!("../../fonts/GongwenKai.ttf")),
    (Typeface::HeiTi, "思源黑体", "Hei.otf", include_bytes!("../../fonts/Hei.otf")),
    (Typeface::Song, "思源宋体", "Song.otf", include_bytes!("../../fonts/Song.otf")),
];
/// The 仿宋 font beside the program, and its Chinese name.
const FANGSONG: (&str, &str) = ("FandolFang.otf", "Fandol 仿宋");
/// What it lacks, and digits and letters that are as light as its characters: its own are half as
/// heavy again. Inside the program.
const XISONG: (&str, &str, &[u8]) =
    ("公文细宋", "GongwenXiSong.otf", include_bytes!("../../fonts/GongwenXiSong.otf"));
/// How far above the program `fonts/` is looked for: a build lies two folders deep.
const FOLDERS_ABOVE: usize = 4;
/// Fonts of the system that have characters few others have, by the kind of type they are like.
const RARE: [(Typeface, &[&str]); 2] = [
    (Typeface::Song, &["SimSun-ExtB", "SimSun-ExtG", "方正宋体S-超大字符集", "Noto Serif CJK SC"]),
    (Typeface::HeiTi, &["微软雅黑", "Microsoft YaHei", "Noto Sans CJK SC"]),
];

/// Where fonts come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct FontSource {
    /// Whether those of the office and of the system are left alone.
    pub(crate) bundled_only: bool,
    /// The folder of the program's fonts, where it was said.
    pub(crate) folder: Option<PathBuf>,
}

/// The fonts at hand, and warnings where one stands in for another.
///
/// # Errors
/// Where the 仿宋 font is missing though only bundled fonts are wanted, or a font cannot be
/// read.
pub(crate) fn find(source: &FontSource) -> Result<(FontSet, Diagnostics), Diagnostics> {
    let mut set = FontSet::new();
    let mut own = Vec::new();
    for (typeface, name, file, data) in EMBEDDED {
        own.push((typeface, set.add(embedded(file, data)?.called(name))));
    }
    let fangsong = bundled_fangsong(source)?.map(|face| set.add(face));
    own.extend(fangsong.map(|id| (Typeface::FangSong, id)));
    let office = Office::new(source);
    let mut warnings = Diagnostics::new();
    for typeface in Typeface::ALL {
        let found = office.face_of(typeface).map(|face| set.add(face));
        let bundled = own.iter().filter(|(of, _)| *of == typeface).map(|(_, id)| *id);
        set.chain(typeface, found.into_iter().chain(bundled));
    }
    complete_fangsong(&mut set, fangsong)?;
    for typeface in Typeface::ALL.into_iter().filter(|typeface| !set.has_own(*typeface)) {
        warnings.push(missing(typeface, &set, source)?);
    }
    if !source.bundled_only {
        set.reserve(move |typeface| office.others(typeface));
    }
    Ok((set, warnings))
}

/// Puts 公文细宋 behind the 仿宋 at hand, and gives the bundled one its digits and letters.
fn complete_fangsong(set: &mut FontSet, bundled: Option<FaceId>) -> Result<(), Diagnostics> {
    if !set.has_own(Typeface::FangSong) {
        return Ok(());
    }
    let (name, file, data) = XISONG;
    let xisong = set.add(embedded(file, data)?.called(name));
    if set.first_of(Typeface::FangSong) == bundled {
        set.latin(Typeface::FangSong, xisong);
    }
    set.append(Typeface::FangSong, xisong);
    Ok(())
}

/// The office's own fonts: those of its folder, and those of the system once one is lacking.
struct Office {
    folder: Option<Library>,
    system: OnceLock<Library>,
    /// Whether the system is asked at all.
    asks_system: bool,
}

impl Office {
    fn new(source: &FontSource) -> Office {
        let wanted = !source.bundled_only;
        let folder = places(source).into_iter().find(|place| place.is_dir()).filter(|_| wanted);
        let folder = folder.map(|folder| Library::of_folder(&folder));
        Office { folder, system: OnceLock::new(), asks_system: wanted }
    }

    fn system(&self) -> Option<&Library> {
        self.asks_system.then(|| self.system.get_or_init(Library::of_system))
    }

    fn face_of(&self, typeface: Typeface) -> Option<Face> {
        let names = typeface.families();
        let own = self.folder.as_ref().and_then(|folder| folder.first(names));
        own.or_else(|| self.system()?.first(names))
    }

    /// All of a kind of type, for a character that the first lacks: under each of its names, then
    /// those of rare characters.
    fn others(&self, typeface: Typeface) -> Vec<Face> {
        let rare = RARE.iter().filter(|(of, _)| *of == typeface).flat_map(|(_, names)| *names);
        let names: Vec<&str> = typeface.families().iter().chain(rare).copied().collect();
        let libraries = self.folder.iter().chain(self.system());
        libraries.flat_map(|library| library.all(&names)).collect()
    }
}

/// What is to be said of a kind of type that has no font of its own.
fn missing(
    typeface: Typeface,
    set: &FontSet,
    source: &FontSource,
) -> Result<Diagnostic, Diagnostics> {
    let wanted = typeface.chinese().to_owned();
    let used = set.faces_of(typeface).next().map(|face| face.name().to_owned());
    match used {
        Some(used) if !source.bundled_only && source.folder.is_none() => {
            Ok(Diagnostic::nowhere(Problem::Page(PageProblem::FontSubstituted { wanted, used })))
        }
        _ => {
            let places: Vec<String> =
                places(source).iter().map(|place| shown::path(place)).collect();
            let searched = places.join("，");
            Err(Diagnostic::nowhere(Problem::Page(PageProblem::FontMissing { wanted, searched }))
                .into())
        }
    }
}

fn embedded(file: &str, data: &'static [u8]) -> Result<Face, Diagnostics> {
    face(Cow::Borrowed(data), 0, format!("hongtou: {file}"), file)
}

fn face(
    data: Cow<'static, [u8]>,
    index: u32,
    origin: String,
    file: &str,
) -> Result<Face, Diagnostics> {
    let unreadable =
        || Diagnostic::nowhere(Problem::Page(PageProblem::FontUnreadable { file: file.into() }));
    Face::new(data, index, origin).ok_or_else(|| unreadable().into())
}

/// The 仿宋 font from the first place that has it.
fn bundled_fangsong(source: &FontSource) -> Result<Option<Face>, Diagnostics> {
    let (file, name) = FANGSONG;
    let mut found = places(source).into_iter().map(|place| place.join(file));
    let Some(path) = found.find(|path| path.is_file()) else { return Ok(None) };
    let origin = shown::path(&path);
    let data = std::fs::read(&path).map_err(|_| {
        Diagnostic::nowhere(Problem::Page(PageProblem::FontUnreadable { file: origin.clone() }))
    })?;
    face(Cow::Owned(data), 0, origin.clone(), &origin).map(|face| Some(face.called(name)))
}

fn places(source: &FontSource) -> Vec<PathBuf> {
    if let Some(said) = &source.folder {
        return vec![said.clone()];
    }
    let program = std::env::current_exe().ok();
    let above = program.iter().flat_map(|program| program.ancestors().skip(1).take(FOLDERS_ABOVE));
    above.chain([Path::new("")]).map(|folder| folder.join("fonts")).collect()
}

#[cfg(test)]
mod tests;
