//! The mails that go out: forms, reminders, and replies that say what is wrong with a return.
//!
//! A template and what is known of a unit make a [`Letter`]; with its attachments and mailboxes it
//! is a [`Mail`], and that is the bytes of a message (`message`). What was sent before is read
//! from the lines of a log ([`log`]). What is sent when, and what is remembered of it, is the command
//! line's work.

pub mod address;
mod html;
pub mod ledger;
mod letter;
pub mod list;
pub mod log;
mod message;
pub mod period;
pub mod reply;
pub mod stage;
mod text;
pub mod told;

pub use letter::{
    Along, Facts, Lack, Letter, Mend, Missing, form_letter, reminder_letter, reply_letter,
};
pub use message::{Attached, Mail, Party, Use};
