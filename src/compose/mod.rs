//! A checked model and the templates -> a document. The values a template may use are named
//! here; its wording is in `templates/`.

mod columns;
mod notice;
mod progress;
mod report;
mod style;
mod titles;
mod year;

pub use notice::{attachment, notice};
pub use report::report;
pub use style::style;
pub use titles::long_titles;
pub use year::year;
