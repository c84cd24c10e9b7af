//! Finding fonts: the office's own in the system, then those that come with the program.
//!
//! Four are inside the program. 仿宋 (FandolFang) is a file in `fonts/`, because its licence
//! keeps it apart from the program's; it is looked for where it was said to be, beside the
//! program and in the folders above it, and in the current folder.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use fontdb::{Database, FaceInfo};

use crate::diag::{Diagnostic, Diagnostics, Problem};
use crate::document::Typeface;
use crate::layout::fonts::{Face, FaceId, FontSet};

use super::args::FontArgs;

/// The font files inside the program, and the kind of type each is for.
const EMBEDDED: [(Typeface, &str, &[u8]); 4] = [
    (Typeface::XiaoBiaoSong, "SongBold.otf", include_bytes!("../../fonts/SongBold.otf")),
    (Typeface::KaiTi, "GongwenKai.ttf", include_bytes!("../../fonts/GongwenKai.ttf")),
    (Typeface::HeiTi, "Hei.otf", include_bytes!("../../fonts/Hei.otf")),
    (Typeface::Song, "Song.otf", include_bytes!("../../fonts/Song.otf")),
];
/// The 仿宋 font beside the program.
const FANGSONG: &str = "FandolFang.otf";
/// How far above the program `fonts/` is looked for: a build lies two folders deep.
const FOLDERS_ABOVE: usize = 4;
/// Fonts of the system that have characters few others have, asked last.
const RARE: [&str; 3] = ["SimSun-ExtB", "方正宋体S-超大字符集", "Noto Serif CJK SC"];

/// The fonts at hand, and warnings where one stands in for another.
///
/// # Errors
/// Where the 仿宋 font is missing though only bundled fonts are wanted, or a font cannot be
/// read.
pub(super) fn find(args: &FontArgs) -> Result<(FontSet, Diagnostics), Diagnostics> {
    let system = (!args.bundled_fonts).then(System::load);
    let mut set = FontSet::new();
    let mut own = Vec::new();
    for (typeface, file, data) in EMBEDDED {
        own.push((typeface, set.add(embedded(file, data)?)));
    }
    let bundled = bundled_fangsong(args)?;
    if let Some(face) = bundled {
        own.push((Typeface::FangSong, set.add(face)));
    }
    let rare: Vec<FaceId> = system
        .iter()
        .flat_map(|system| RARE.iter().filter_map(|name| system.face(name)))
        .map(|face| set.add(face))
        .collect();
    let mut warnings = Diagnostics::new();
    for typeface in Typeface::ALL {
        let found = system.as_ref().and_then(|system| system.face_of(typeface));
        let office = found.map(|face| set.add(face));
        let bundled = own.iter().filter(|(of, _)| *of == typeface).map(|(_, id)| *id);
        let mut chain: Vec<FaceId> = office.into_iter().chain(bundled).collect();
        let at_hand = !chain.is_empty();
        chain.extend(stand_ins(typeface, &own));
        chain.extend(&rare);
        set.chain(typeface, chain);
        if !at_hand {
            warnings.push(missing(typeface, &set, args)?);
        }
    }
    Ok((set, warnings))
}

/// The bundled fonts that serve where those of `typeface` lack a character: 楷 and 宋 for 仿宋,
/// 宋 for the others.
fn stand_ins(typeface: Typeface, own: &[(Typeface, FaceId)]) -> Vec<FaceId> {
    let order: &[Typeface] = match typeface {
        Typeface::XiaoBiaoSong | Typeface::KaiTi => &[Typeface::Song, Typeface::HeiTi],
        Typeface::FangSong => &[Typeface::KaiTi, Typeface::Song, Typeface::HeiTi],
        Typeface::HeiTi | Typeface::Song => &[Typeface::Song, Typeface::HeiTi, Typeface::KaiTi],
    };
    let of = |wanted: &Typeface| own.iter().find(|(of, _)| of == wanted).map(|(_, id)| *id);
    order.iter().filter_map(of).collect()
}

/// What is to be said of a kind of type that has no font of its own.
fn missing(typeface: Typeface, set: &FontSet, args: &FontArgs) -> Result<Diagnostic, Diagnostics> {
    let wanted = typeface.chinese().to_owned();
    let used = set.faces_of(typeface).next().map(|face| face.name().to_owned());
    match used {
        Some(used) if !args.bundled_fonts && args.fonts.is_none() => {
            Ok(Diagnostic::nowhere(Problem::FontSubstituted { wanted, used }))
        }
        _ => {
            let places: Vec<String> =
                places(args).iter().map(|place| place.display().to_string()).collect();
            let searched = places.join("，");
            Err(Diagnostic::nowhere(Problem::FontMissing { wanted, searched }).into())
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
    let unreadable = || Diagnostic::nowhere(Problem::FontUnreadable { file: file.into() });
    Face::new(data, index, origin).ok_or_else(|| unreadable().into())
}

/// The 仿宋 font from the first place that has it.
fn bundled_fangsong(args: &FontArgs) -> Result<Option<Face>, Diagnostics> {
    let found = places(args).into_iter().map(|place| place.join(FANGSONG));
    let Some(path) = found.into_iter().find(|path| path.is_file()) else { return Ok(None) };
    let name = path.display().to_string();
    let data = std::fs::read(&path)
        .map_err(|_| Diagnostic::nowhere(Problem::FontUnreadable { file: name.clone() }))?;
    face(Cow::Owned(data), 0, name.clone(), &name).map(Some)
}

fn places(args: &FontArgs) -> Vec<PathBuf> {
    if let Some(said) = &args.fonts {
        return vec![said.clone()];
    }
    let program = std::env::current_exe().ok();
    let above = program.iter().flat_map(|program| program.ancestors().skip(1).take(FOLDERS_ABOVE));
    above.chain([Path::new("")]).map(|folder| folder.join("fonts")).collect()
}

/// The fonts of the system.
struct System(Database);

impl System {
    fn load() -> System {
        let mut database = Database::new();
        database.load_system_fonts();
        System(database)
    }

    /// The office's font for `typeface`, by the first of its names that is there.
    fn face_of(&self, typeface: Typeface) -> Option<Face> {
        typeface.families().iter().find_map(|name| self.face(name))
    }

    /// The regular font of that name; every entry of the name table counts.
    fn face(&self, name: &str) -> Option<Face> {
        let named = |info: &&FaceInfo| {
            info.post_script_name == name || info.families.iter().any(|(family, _)| family == name)
        };
        let upright = |info: &&FaceInfo| info.style == fontdb::Style::Normal;
        let mut all: Vec<&FaceInfo> = self.0.faces().filter(named).filter(upright).collect();
        all.sort_by_key(|info| (info.weight.0.abs_diff(400), info.post_script_name.clone()));
        let info = all.first()?;
        let origin = match &info.source {
            fontdb::Source::File(path) | fontdb::Source::SharedFile(path, _) => {
                path.display().to_string()
            }
            fontdb::Source::Binary(_) => name.to_owned(),
        };
        let data = self.0.with_face_data(info.id, |data, index| (data.to_vec(), index));
        data.and_then(|(data, index)| Face::new(Cow::Owned(data), index, origin))
    }
}
