//! A written PDF -> the files of its pages as pictures: `notice-1.png`, `notice-2.png`, …

use crate::diag::Diagnostics;
use crate::picture;

use super::output::{self, NewFile};

/// The pages of `pdf`, each a file of that name and its number; numbers are of one length, so
/// that a chat shows the pages in their order.
///
/// # Errors
/// Where the PDF cannot be drawn.
pub(super) fn files(name: &str, pdf: &[u8]) -> Result<Vec<NewFile>, Diagnostics> {
    let pages = picture::pages(pdf.to_vec()).map_err(|error| output::not_made("PNG", &error))?;
    let digits = pages.len().to_string().len();
    let numbered = (1_usize..).zip(pages);
    let files = numbered
        .map(|(number, bytes)| NewFile { name: format!("{name}-{number:0digits$}.png"), bytes });
    Ok(files.collect())
}
