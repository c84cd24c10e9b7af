//! Which description and which period a command line names.

use std::path::Path;

use crate::office::about::{About, Incoming};
use crate::period::Period;

use super::args::{AboutArgs, ReturnsArgs};

impl AboutArgs {
    /// The description, and the period where one is named. A single word that is a period and no file is
    /// one: `hongtou status 一季度`.
    pub(super) fn named(&self) -> About {
        let usual = Path::new("notice.yaml");
        let word = self.notice.to_str().filter(|word| Period::typed(word, 2000).is_some());
        let alone = self.bare.is_none() && self.period.is_none() && !self.notice.exists();
        let (place, period) = match word.filter(|_| alone) {
            Some(word) => (usual, Some(word)),
            None => (&*self.notice, self.bare.as_deref().or(self.period.as_deref())),
        };
        About { place: place.to_path_buf(), period: period.map(str::to_owned) }
    }
}

impl ReturnsArgs {
    /// What came back, and as of when it is looked at.
    pub(super) fn named(&self) -> Incoming {
        let (returns, as_of) = (self.returns.clone(), self.as_of.clone());
        Incoming { about: self.about.named(), returns, as_of, none_yet: false }
    }
}
