//! The style of a notice: the standard's, in the format and on the grid that the description
//! names, with the single measures of the office in place of the standard's.

use crate::document::{Colour, HeadForm, Style};
use crate::length::Length;
use crate::notice::{ColophonPage, Format, GridProfile, HouseStyle, Notice};

/// How `notice` is set.
pub fn style(notice: &Notice) -> Style {
    let layout = notice.layout;
    let grid = match layout.grid {
        GridProfile::Gb9704 => Style::GB9704,
        GridProfile::Gb33476 => Style::GB33476,
    };
    let mut style = grid.in_form(match layout.format {
        Format::Document | Format::Minutes => HeadForm::Document,
        Format::Letter => HeadForm::Letter,
        Format::Order => HeadForm::Order,
    });
    style.preprinted = layout.preprinted;
    style.colophon.even_page = layout.colophon_page == ColophonPage::Even;
    if let Some(stamped) = &notice.stamped {
        style.stamp.width = stamped.width.unwrap_or(style.stamp.width);
        style.stamp.height = stamped.height.unwrap_or(style.stamp.height);
    }
    margins(&mut style, &layout.house);
    measures(&mut style, &layout.house);
    style
}

/// Margins of the office's own leave another type area. As many lines and characters as the
/// grid's own pitches allow fill it, unless the office has a pitch of its own.
fn margins(style: &mut Style, house: &HouseStyle) {
    let (pitch, cell) = (style.line_pitch(), style.cell());
    let paper = &mut style.paper;
    let bottom = house.bottom_margin.unwrap_or(paper.bottom());
    let right = house.right_margin.unwrap_or(paper.right());
    paper.top = house.top_margin.unwrap_or(paper.top);
    paper.left = house.left_margin.unwrap_or(paper.left);
    paper.area_height = paper.height - paper.top - bottom;
    paper.area_width = paper.width - paper.left - right;
    style.grid.lines = whole(paper.area_height / pitch);
    style.grid.columns = whole(paper.area_width / cell);
    style.grid.pitch = house.line_pitch;
}

/// Whole ones in a number that rounding may have left a hair too small.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page has few lines")]
fn whole(number: f64) -> u16 {
    (number + 0.001).floor().max(1.0) as u16
}

fn measures(style: &mut Style, house: &HouseStyle) {
    let put = |place: &mut Length, own: Option<Length>| *place = own.unwrap_or(*place);
    put(&mut style.head.mark_top, house.mark_top);
    put(&mut style.head.mark.size, house.mark_size);
    put(&mut style.title.size, house.title_size);
    put(&mut style.head.rule.thickness, house.red_rule);
    put(&mut style.colophon.outer.thickness, house.colophon_outer);
    put(&mut style.colophon.inner.thickness, house.colophon_inner);
    let Some([red, green, blue]) = house.red else { return };
    let red = Colour(red, green, blue);
    style.head.mark.colour = red;
    style.head.rule.colour = red;
    style.head.double.thick.colour = red;
    style.head.double.thin.colour = red;
}
