//! Which objects are which element of an official paper: the tags of the file (自定义标引, GB/T 33190-2016,
//! 16), which point at objects by page and id and change nothing of them.
//!
//! The standard leaves names and shape to whoever tags. GB/T 33476.1-2016 is said to name the elements of
//! an official paper; its text is not public, and was not to be had. The names here are those of GB/T
//! 9704-2012, in a namespace of our own, so that nobody takes them for the other standard's.

use std::collections::BTreeMap;

use crate::layout::page::PaperElement;

use super::xml::{OFD, Part};

/// Objects of one element on one page.
pub(super) struct Tagged {
    pub(super) element: PaperElement,
    /// The id of the page.
    pub(super) page: u32,
    /// The ids of the objects, in reading order.
    pub(super) objects: Vec<u32>,
}

/// The namespace of the tags.
const NAMESPACE: &str = "urn:hongtou:gb9704-2012";

/// The list of the tag files: one.
pub(super) fn list() -> Vec<u8> {
    Part::whole("ofd:CustomTags", &[OFD], |part| {
        part.element("ofd:CustomTag", &[("NameSpace", NAMESPACE)], |part| {
            part.says("ofd:FileLoc", &[], "CustomTag.xml");
        });
    })
}

/// The elements in the order of the standard, each with its objects in reading order.
pub(super) fn elements(tags: &[Tagged]) -> Vec<u8> {
    let mut by_element: BTreeMap<PaperElement, Vec<&Tagged>> = BTreeMap::new();
    for one in tags {
        by_element.entry(one.element).or_default().push(one);
    }
    Part::whole("公文", &[("xmlns", NAMESPACE), OFD], |part| {
        for (element, tagged) in by_element {
            part.element(name(element), &[], |part| {
                tagged.iter().for_each(|one| references(part, one));
            });
        }
    })
}

fn references(part: &mut Part, tagged: &Tagged) {
    let page = tagged.page.to_string();
    for object in &tagged.objects {
        part.says("ofd:ObjectRef", &[("PageRef", &page)], &object.to_string());
    }
}

/// What GB/T 9704-2012 calls it.
fn name(element: PaperElement) -> &'static str {
    match element {
        PaperElement::CopyNumber => "份号",
        PaperElement::Secrecy => "密级和保密期限",
        PaperElement::Urgency => "紧急程度",
        PaperElement::Mark => "发文机关标志",
        PaperElement::Number => "发文字号",
        PaperElement::Signers => "签发人",
        PaperElement::Title => "标题",
        PaperElement::Recipients => "主送机关",
        PaperElement::Body => "正文",
        PaperElement::AttachmentNote => "附件说明",
        PaperElement::Signature => "发文机关署名",
        PaperElement::Date => "成文日期",
        PaperElement::Note => "附注",
        PaperElement::Attachment => "附件",
        PaperElement::Attendance => "出席人员",
        PaperElement::Copies => "抄送机关",
        PaperElement::Printer => "印发机关",
        PaperElement::PrintDate => "印发日期",
        PaperElement::PageNumber => "页码",
    }
}
