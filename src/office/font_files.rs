//! The fonts of a folder or of the system, by any of their names.
//!
//! A font is found by every name its name table gives it, in any language: families, full and
//! PostScript names. A font that is used is read whole into memory: a mapped file that another
//! program changes would change under the reader's hands, which safe code does not allow.

use std::borrow::Cow;
use std::path::Path;

use fontdb::{Database, FaceInfo, Source, Style};
use skrifa::string::StringId;
use skrifa::{FontRef, MetadataProvider};

use crate::layout::fonts::Face;
use crate::shown;

/// The names that are looked through where families and PostScript names do not fit.
const NAMES: [StringId; 3] =
    [StringId::FULL_NAME, StringId::FAMILY_NAME, StringId::TYPOGRAPHIC_FAMILY_NAME];

/// What a font that a kind of type is set in has.
const EVERY: char = '一';

/// Fonts that can be asked for by name.
pub(crate) struct Library(Database);

impl Library {
    /// The fonts of a folder and the folders in it.
    pub(crate) fn of_folder(folder: &Path) -> Library {
        let mut database = Database::new();
        database.load_fonts_dir(folder);
        Library(database)
    }

    /// The fonts of the system.
    pub(crate) fn of_system() -> Library {
        let mut database = Database::new();
        database.load_system_fonts();
        Library(database)
    }

    /// The font of the first of `names` that is there and has more than rare characters: by family
    /// or PostScript name, and only where none is, by the others, for which each file has to be
    /// opened.
    pub(crate) fn first(&self, names: &[&str]) -> Option<Face> {
        let known = names.iter().find_map(|name| self.best(|info| is_called(info, name)));
        known.or_else(|| {
            let all: Vec<(fontdb::ID, Vec<String>)> =
                self.0.faces().map(|info| (info.id, self.names(info.id))).collect();
            let has = |name: &str, info: &FaceInfo| {
                let own = all.iter().find(|(id, _)| *id == info.id);
                own.is_some_and(|(_, own)| own.iter().any(|one| one == name))
            };
            names.iter().find_map(|name| self.best(|info| has(name, info)))
        })
    }

    /// Every font of one of `names`, as a family or a PostScript name, in their order; of a family
    /// the one nearest to regular.
    pub(crate) fn all(&self, names: &[&str]) -> Vec<Face> {
        let mut found: Vec<&FaceInfo> = Vec::new();
        for name in names {
            let of_name = self.upright(|info| is_called(info, name)).into_iter().next();
            found.extend(of_name.filter(|one| found.iter().all(|other| other.id != one.id)));
        }
        found.into_iter().filter_map(|info| self.read(info)).collect()
    }

    /// The upright font that fits and is nearest to regular.
    fn best(&self, fits: impl Fn(&FaceInfo) -> bool) -> Option<Face> {
        let mut faces = self.upright(fits).into_iter().filter_map(|info| self.read(info));
        faces.find(|face| face.has(EVERY))
    }

    /// The upright fonts that fit, the nearest to regular first.
    fn upright(&self, fits: impl Fn(&FaceInfo) -> bool) -> Vec<&FaceInfo> {
        let upright = |info: &&FaceInfo| info.style == Style::Normal;
        let mut all: Vec<&FaceInfo> =
            self.0.faces().filter(upright).filter(|info| fits(info)).collect();
        all.sort_by_key(|info| (info.weight.0.abs_diff(400), info.post_script_name.clone()));
        all
    }

    fn read(&self, info: &FaceInfo) -> Option<Face> {
        let origin = match &info.source {
            Source::File(path) | Source::SharedFile(path, _) => shown::path(path),
            Source::Binary(_) => info.post_script_name.clone(),
        };
        let (data, index) = self.0.with_face_data(info.id, |data, index| (data.to_vec(), index))?;
        Face::new(Cow::Owned(data), index, origin)
    }

    /// All the names a font has in its name table.
    fn names(&self, id: fontdb::ID) -> Vec<String> {
        let named = self.0.with_face_data(id, |data, index| {
            let Ok(font) = FontRef::from_index(data, index) else { return Vec::new() };
            let strings = NAMES.into_iter().flat_map(|name| font.localized_strings(name));
            strings.map(|name| name.chars().collect()).collect()
        });
        named.unwrap_or_default()
    }
}

fn is_called(info: &FaceInfo, name: &str) -> bool {
    info.post_script_name == name || info.families.iter().any(|(family, _)| family == name)
}
