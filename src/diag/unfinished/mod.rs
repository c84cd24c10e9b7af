//! What a description still waits for (`E53x`, `W53x`): places to fill in, guesses to look at, and a
//! register of units in a file of its own.
//!
//! The words are in `zh` and `en` beside this file.

mod en;
mod zh;

use super::PaperFault;

/// A kind of finding about what a description still waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// The file with the units cannot be read.
    RosterUnreadable {
        /// The file.
        file: String,
        /// Why.
        fault: PaperFault,
    },
    /// The file with the units does not lie in the folder of the description.
    RosterOutside {
        /// As it was written.
        found: String,
    },
    /// No sheet has a column of names.
    RosterNoNames {
        /// The file.
        file: String,
    },
    /// A row has an alias or a mailbox, and no name.
    RosterNameless,
    /// Something in a register is no unit, name or mailbox, and was not used.
    RosterLeft {
        /// What it says.
        text: String,
    },
    /// Beside a mailbox stands something else, another mailbox perhaps.
    MailboxLeft {
        /// The mailbox that the unit has now.
        used: String,
        /// What else stands there.
        left: String,
    },
    /// No unit stands in it.
    RosterEmpty {
        /// The file or the key.
        file: String,
    },
    /// The file with the units is read by the commands only, and not where a text alone is.
    RosterElsewhere {
        /// As it was written.
        found: String,
    },
    /// A place that is to be filled in.
    ToFill {
        /// The key it stands behind.
        key: String,
        /// What may stand there, where it was said.
        hint: Option<String>,
    },
    /// The questions were not answered to the end.
    NotAnswered,
    /// The year to go on to is not later than that of the description.
    NotLater {
        /// The year of the description.
        old: u16,
        /// The year that was asked for.
        new: u16,
    },
    /// A guess that nobody has confirmed.
    Guess {
        /// What the comment says.
        words: String,
    },
    /// Words of the paper that found no place.
    LeftOver {
        /// The words.
        words: String,
    },
    /// A comment that says what to fill in.
    StillMissing {
        /// What it says.
        words: String,
    },
    /// That comments ask for a look, said once.
    Unconfirmed {
        /// How many.
        remarks: usize,
    },
}

impl Unfinished {
    /// The stable code.
    pub(super) const fn code(&self) -> &'static str {
        match self {
            Unfinished::RosterUnreadable { .. } => "E530",
            Unfinished::RosterOutside { .. } => "E531",
            Unfinished::RosterNoNames { .. } => "E532",
            Unfinished::RosterNameless => "E533",
            Unfinished::RosterEmpty { .. } => "E534",
            Unfinished::ToFill { .. } => "E535",
            Unfinished::NotAnswered => "E536",
            Unfinished::NotLater { .. } => "E537",
            Unfinished::RosterElsewhere { .. } => "E538",
            Unfinished::Guess { .. } => "W530",
            Unfinished::LeftOver { .. } => "W531",
            Unfinished::StillMissing { .. } => "W532",
            Unfinished::Unconfirmed { .. } => "W533",
            Unfinished::RosterLeft { .. } => "W534",
            Unfinished::MailboxLeft { .. } => "W535",
        }
    }
}
