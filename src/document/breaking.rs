//! 断行: what a line end costs. The lines of a paragraph are chosen together so that the sum of
//! these prices is the least, in every writer alike. Whoever finds that something should part more
//! rarely, or white be dearer, changes a number here and nothing else.

/// The bounds of a line's white, and the prices of its end.
///
/// A price is a number without a unit; 100 is a line whose white is spread by [`most_spread`].
///
/// [`most_spread`]: LineStyle::most_spread
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineStyle {
    /// The white that a line of running text may get, as part of its natural width. Only a number,
    /// a Latin word or an address that is never parted may force more, which is a warning.
    pub most_spread: f64,
    /// Beyond this white grows dear: so loose is a line only where every other way costs more.
    pub seldom_spread: f64,
    /// The closest pitch of a character where marks of its line give up white, as part of its size:
    /// 15.5 pt at 三号. A reader of the Word file takes it from all characters alike.
    pub least_pitch: f64,
    /// White at `most_spread`. It grows with its square, since two lines that are a little loose
    /// look better than one that is very loose.
    pub spread: f64,
    /// White at `most_spread`, in addition to `spread`: it begins at `seldom_spread` and grows evenly.
    pub loose: f64,
    /// White beyond `most_spread`: nothing else is so dear.
    pub too_loose: f64,
    /// Marks of a line set to half their width, all of them; with the square of what they give up.
    pub squeezed: f64,
    /// A date parted behind 年 or 月, a time behind 日 or 时: each part is a whole figure.
    pub date: f64,
    /// A number parted before 万 or 亿, which are words of it.
    pub power: f64,
    /// A number parted from its unit: offices keep both on a line, as the rules of 1999 asked.
    pub unit: f64,
    /// A figure parted behind “/”: GB/T 15834 5.1.9 wants none at the end of a line.
    pub slash: f64,
    /// A unit parted in itself (人次), or what stands before a document number and may be of it.
    pub word: f64,
    /// A document number parted behind its code or its 〕: dearer than white up to `most_spread` on
    /// many lines, cheaper than one line beyond.
    pub document: f64,
    /// So many times a parted figure costs in a cell what it costs in running text: nobody sees a
    /// short line where no line is filled, so that a figure with room on a line is never parted.
    pub figure_in_cell: f64,
    /// A word parted in a cell that has room for it on a line.
    pub word_in_cell: f64,
    /// A line of a cell that ends behind a mark other than ，, before a number or an opening mark: not
    /// every program ends one there (docs/word.md).
    pub mark_before_number: f64,
    /// A name parted that stands in a list of names, or is known and fits its line.
    pub name: f64,
    /// A known name parted in running text: dearer than any part of a figure, cheaper than a
    /// line of white at `most_spread`, for there lines stay even.
    pub name_in_text: f64,
    /// A line of a list of names or of a cell: fewer are better.
    pub line: f64,
    /// What such a line leaves empty, with the square of that part of its measure: of as many lines
    /// those look best that are about as full as each other.
    pub ragged: f64,
    /// A last line of one character, marks aside (practice).
    pub lonely: f64,
    /// A last line of two.
    pub short: f64,
}

impl LineStyle {
    /// The prices of every style.
    pub const USUAL: LineStyle = LineStyle {
        most_spread: 0.08,
        seldom_spread: 0.06,
        least_pitch: 15.5 / 16.0,
        spread: 100.0,
        loose: 100.0,
        too_loose: 100_000.0,
        squeezed: 100.0,
        date: 40.0,
        power: 90.0,
        unit: 110.0,
        slash: 130.0,
        word: 160.0,
        document: 2_000.0,
        figure_in_cell: 10.0,
        word_in_cell: 45.0,
        mark_before_number: 12.0,
        name: 1_000.0,
        name_in_text: 190.0,
        line: 30.0,
        ragged: 20.0,
        lonely: 200.0,
        short: 15.0,
    };
}
