//! The office at work in the folder of a year: reads what lies there, makes what goes out, keeps what is to be known
//! afterwards.
//!
//! What the command line and the page have in common: they ask, this room does it and tells them what it did
//! (`tell`). Beside them the only room that touches files, the environment, the clock and the network.

pub(crate) mod about;
pub(crate) mod amending;
pub(crate) mod archive;
pub(crate) mod bilingual;
pub(crate) mod by_hand;
pub(crate) mod checking;
pub(crate) mod compared;
pub(crate) mod consolidate;
pub(crate) mod credentials;
pub(crate) mod describing;
pub(crate) mod despatch;
pub(crate) mod differing;
pub(crate) mod explained;
pub(crate) mod folder_lock;
pub(crate) mod font_files;
pub(crate) mod font_search;
pub(crate) mod forms;
pub(crate) mod guide;
pub(crate) mod init;
pub(crate) mod input;
pub(crate) mod journal;
pub mod json;
pub(crate) mod ledger;
pub(crate) mod letters;
pub(crate) mod looking;
pub(crate) mod notice;
pub(crate) mod old_paper;
pub(crate) mod outbox;
pub(crate) mod output;
pub(crate) mod own_templates;
pub(crate) mod paper;
pub(crate) mod pictures;
pub(crate) mod post;
pub(crate) mod previous;
pub(crate) mod progress;
pub(crate) mod quarters;
pub(crate) mod ready;
pub(crate) mod receipts;
pub(crate) mod remind;
pub(crate) mod returns;
pub(crate) mod ruling;
pub(crate) mod send;
pub(crate) mod smtp;
pub(crate) mod status;
pub(crate) mod stored;
pub mod tally;
pub(crate) mod tell;
pub(crate) mod traces;
pub(crate) mod version;
pub mod worker;
pub(crate) mod year_archive;
