//! What the sheet says, and where.

use crate::cell::Area;

/// A text of the sheet that nobody changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Where it stands; several cells are merged.
    pub area: Area,
    /// What it is.
    pub part: Part,
    /// The text; `\n` where a new line begins.
    pub text: String,
    /// What stood there in the forms that went out first, where they said less.
    pub first: Option<String>,
}

/// The parts of the sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The title.
    Title,
    /// The period under it.
    Period,
    /// 填报单位.
    Unit,
    /// What to fill in, beside the table.
    Hint,
    /// A head of the table, or of the block of targets.
    Head,
    /// 序号 of a task.
    Number,
    /// 序号 of what is counted: that of its task, and its own behind it.
    TargetNumber,
    /// 实事名称, or what is counted.
    Name,
    /// 责任单位.
    Units,
    /// 完成时限.
    Due,
    /// A heading of the notice above tasks.
    Section,
    /// The line over the block of targets.
    Caption,
    /// How many were promised, or the unit of measure.
    Amount,
    /// The label of a field at the foot.
    Label,
    /// 负责人（签字盖章）, with the room for it.
    Signature,
    /// The visible code.
    Code,
    /// A head beside the table, which is not printed.
    AsideHead,
    /// What was answered a quarter ago, beside the table.
    Earlier,
    /// What goes on of an answer that is taller than a row can be.
    Rest,
}

impl Part {
    /// All of them, in their order.
    pub const ALL: [Part; Part::Rest as usize + 1] = [
        Part::Title,
        Part::Period,
        Part::Unit,
        Part::Hint,
        Part::Head,
        Part::Number,
        Part::TargetNumber,
        Part::Name,
        Part::Units,
        Part::Due,
        Part::Section,
        Part::Caption,
        Part::Amount,
        Part::Label,
        Part::Signature,
        Part::Code,
        Part::AsideHead,
        Part::Earlier,
        Part::Rest,
    ];

    /// Whether it stands beside the official table, where nothing is printed.
    pub const fn is_aside(self) -> bool {
        matches!(self, Part::Hint | Part::AsideHead | Part::Earlier)
    }
}
