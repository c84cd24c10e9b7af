//! The paperwork of a yearly government notice.
//!
//! Data flows one way, one type between two stages:
//!
//! ```text
//! notice.yaml -> notice::Notice -+-> compose + templates -> document::Document -+-> layout -+-> pdf
//!                                |                                              |          `-> ofd
//!                                |                                              `-> docx
//!                                `-> form::FormGrid (one a unit) -> xlsx form
//! notice.yaml -> notice, proof -> mend -> the same file with its slips mended
//! notice.yaml + an edit of one place -> amend -> the same file, changed there
//! answers -> begin -> the text of a notice.yaml to fill in
//! workbook of units -> intake::Workbook -> roster -> the register of a notice::Notice
//! last year's paper -> intake::Paper -> published -> the text of a notice.yaml
//! returned files -> intake::Workbook -> form::Return -> returns::Returns -> report::Report
//!                                                          report -+-> xlsx
//!                                                                  +-> page -> HTML
//!                                                                  `-> compose -> (as above)
//! ```
//!
//! Every workbook is written with what sheet has; every file that comes in is read by intake.
//!
//! Library functions take values and return bytes or models. Files, the clock and the network belong to [`office`],
//! the terminal to [`cli`].

pub mod amend;
pub mod begin;
pub mod cell;
pub mod cli;
pub mod compose;
pub mod date;
pub mod decimal;
pub mod diag;
pub mod document;
pub mod docx;
pub mod form;
pub mod han;
pub mod intake;
pub mod layout;
pub mod length;
pub mod mail;
pub mod mend;
pub mod notice;
pub mod ofd;
pub mod office;
pub mod origin;
pub mod page;
pub mod pdf;
pub mod period;
pub mod picture;
pub mod proof;
pub mod published;
pub mod quantity;
pub mod receipts;
pub mod report;
pub mod returns;
pub mod roster;
pub mod sheet;
pub mod shown;
mod web;
