//! The names by which a form is known again: its sheets, defined names and properties.
//!
//! The identity stands in a hidden sheet, in the file's custom properties, in defined names and,
//! short, in a line on the sheet that is also printed. No program that saves workbooks keeps all
//! of them: one drops the properties, one the names, and another shows the hidden sheet.

/// The sheet that is filled in.
pub const SHEET: &str = "填报表";

/// The hidden sheet with the identity and the fields.
pub const HIDDEN_SHEET: &str = "_hongtou";

/// Which kind of form, and in which layout of the hidden sheet, written beside `hongtou`. The number
/// is raised where an older program would misread the sheet.
pub const KIND: &str = "form/1";

/// The layout that `kind` names where it is none that is known here: a newer program's, `form/2` as
/// `form/1.1`. None where it is ours, or none at all.
pub fn unknown_layout(kind: &str) -> Option<&str> {
    kind.strip_prefix("form/").filter(|_| kind != KIND)
}

/// The key of the row that says so.
pub const KIND_KEY: &str = "hongtou";

/// The row of the hidden sheet, from 0, where the list of fields begins with its heads.
pub const FIELDS_ROW: u32 = 8;

/// The heads of the list of fields.
pub const FIELD_HEADS: [&str; 2] = ["field", "cell"];

/// What stands before the visible code, on the sheet and at the foot of each page.
pub const CODE_LABEL: &str = "表码：";

/// The defined name of a field or of a line of the identity: letters, digits and `_` only.
pub fn defined_name(id: &str) -> String {
    format!("hongtou_{id}")
}

/// What the defined name `name` is of.
pub fn named_id(name: &str) -> Option<&str> {
    name.strip_prefix("hongtou_")
}

/// The name of a custom property.
pub fn property(key: &str) -> String {
    format!("hongtou.{key}")
}

/// What stands in the place of a task's name where its answer goes on in a further row.
pub const GOES_ON: &str = "（续）";
