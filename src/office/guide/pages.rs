//! The texts and pictures of the guide.

/// A page of the guide.
pub(super) struct Page {
    /// By what it is asked for.
    pub(super) name: &'static str,
    /// Whether every page leads to it at its head: the pages for clerks. Others are led to where they are wanted.
    pub(super) is_in_menu: bool,
    /// In Markdown.
    pub(super) text: &'static str,
}

impl Page {
    /// What its source is called.
    pub(super) fn file(&self) -> String {
        match self.name {
            super::FIRST => "README.zh-CN.md".to_owned(),
            name => format!("{name}.md"),
        }
    }
}

const fn for_clerks(name: &'static str, text: &'static str) -> Page {
    Page { name, is_in_menu: true, text }
}

const fn looked_up(name: &'static str, text: &'static str) -> Page {
    Page { name, is_in_menu: false, text }
}

/// All of them, in the order in which they are read.
pub(super) const PAGES: &[Page] = &[
    for_clerks(super::FIRST, include_str!("../../../README.zh-CN.md")),
    for_clerks("page", include_str!("../../../docs/page.md")),
    for_clerks("collecting", include_str!("../../../docs/collecting.md")),
    for_clerks("layout", include_str!("../../../docs/layout.md")),
    for_clerks("questions", include_str!("../../../docs/questions.md")),
    looked_up("begin", include_str!("../../../docs/begin.md")),
    looked_up("notice-yaml", include_str!("../../../docs/notice-yaml.md")),
    looked_up("years", include_str!("../../../docs/years.md")),
    looked_up("mail", include_str!("../../../docs/mail.md")),
    looked_up("report", include_str!("../../../docs/report.md")),
    looked_up("templates", include_str!("../../../docs/templates.md")),
    looked_up("messages", include_str!("../../../docs/messages.md")),
    looked_up("rules", include_str!("../../../docs/rules.md")),
    looked_up("pdf", include_str!("../../../docs/pdf.md")),
    looked_up("ofd", include_str!("../../../docs/ofd.md")),
    looked_up("install", include_str!("../../../docs/install.md")),
    looked_up("limits", include_str!("../../../docs/limits.md")),
    looked_up("json", include_str!("../../../docs/json.md")),
    looked_up("by-hand", include_str!("../../../docs/by-hand.md")),
    looked_up("changes", include_str!("../../../docs/changes.md")),
];

/// The pictures that the pages show, by their names.
pub(super) const PICTURES: &[(&str, &[u8])] = &[
    ("form-filled.png", include_bytes!("../../../docs/form-filled.png")),
    ("notice-page-1.png", include_bytes!("../../../docs/notice-page-1.png")),
    ("page-letters.png", include_bytes!("../../../docs/page-letters.png")),
    ("page-notice.png", include_bytes!("../../../docs/page-notice.png")),
    ("page-report.png", include_bytes!("../../../docs/page-report.png")),
    ("page-returns.png", include_bytes!("../../../docs/page-returns.png")),
    ("page-start.png", include_bytes!("../../../docs/page-start.png")),
    ("page-unit.png", include_bytes!("../../../docs/page-unit.png")),
    ("page-year.png", include_bytes!("../../../docs/page-year.png")),
    ("report-page-1.png", include_bytes!("../../../docs/report-page-1.png")),
];

/// The picture of that name, a PNG.
pub(crate) fn picture(name: &str) -> Option<&'static [u8]> {
    PICTURES.iter().find(|(own, _)| *own == name).map(|(_, bytes)| *bytes)
}
