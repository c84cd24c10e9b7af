//! The notice: the yearly description, read from YAML and checked.
//!
//! text -> [`RawNotice`](raw) -> [`Notice`]. The raw form mirrors the file, all optional, every
//! value with its place; the checked form below cannot hold an illegal value. One function
//! between them reports every fault at once.

mod model;

pub use model::{
    Attachment, Bracket, ColophonPage, Contact, Imprint, Layout, MailBox, Notice, Register,
    Reporting, SText, Signed, Target, Task, Title, Unit, UnitId, UnitRef,
};
