//! The title (标题) and the titles of attachments, line by line.

use crate::diag::Force::{National, Practice};
use crate::proof::passage::{Looks, Passage, Slip};

use super::Row;

pub(super) static ROWS: [Row; 5] = [
    Row::new("W101", Looks::Title, Practice, "公文标题末尾不加标点")
        .says("标题末尾有标点“{}”", "the title ends with “{}”")
        .mechanical()
        .finds(title_end, "关于办好实事的通知。", "关于印发《甲办法（试行）》的通知"),
    Row::new(
        "W102",
        Looks::Title,
        Practice,
        "除法规、规章名称加书名号外，公文标题一般不用标点符号",
    )
    .says("标题里有标点“{}”", "the title has the mark “{}”")
    .remedy("能不用的，改写成不用标点的", "write it without, where that can be")
    .finds(title_marks, "关于2024年，办好实事的通知", "关于印发《甲、乙办法》的通知"),
    Row::new("W103", Looks::Title, National, "GB/T 9704—2012 7.3.1")
        .says(
            "标题的这一行以“{}”开头，词断开了",
            "a line of the title begins with “{}”, which belongs to the line before",
        )
        .remedy("回行时词意要完整：把它移到上一行的末尾", "move it to the end of the line before")
        .finds(line_begin, "的通知", "关于办好实事的"),
    Row::new("W104", Looks::AttachmentTitles, National, "GB/T 9704—2012 7.3.4")
        .says("附件名称后面有标点“{}”", "a mark “{}” stands behind the title of an attachment")
        .mechanical()
        .finds(title_end, "工作进展情况报表。", "工作进展情况报表（样式）"),
    Row::new("W105", Looks::AttachmentTitles, Practice, "附件名称不加书名号")
        .says("附件名称加了书名号“{}”", "the title of an attachment is in “{}”")
        .mechanical()
        .finds(title_in_marks, "《工作进展情况报表》", "《甲办法》修改对照表"),
];

fn title_end(passage: &Passage<'_>) -> Vec<Slip> {
    let at = passage.len().saturating_sub(1);
    let ends =
        passage.ends.1 && passage.at(at).is_some_and(|one| "。，、；：！？.,;:".contains(one));
    ends.then(|| passage.slip(at..at + 1, Some(String::new()))).into_iter().collect()
}

fn title_marks(passage: &Passage<'_>) -> Vec<Slip> {
    let (mut slips, mut depth) = (Vec::new(), 0_usize);
    for at in 0..passage.len().saturating_sub(usize::from(passage.ends.1)) {
        match passage.at(at) {
            Some('《' | '“' | '（' | '〈') => depth += 1,
            Some('》' | '”' | '）' | '〉') => depth = depth.saturating_sub(1),
            Some('，' | '。' | '；' | '：' | '、') if depth == 0 => {
                slips.push(passage.slip(at..at + 1, None))
            }
            _ => {}
        }
    }
    slips
}

/// A word that nothing can begin with, at the beginning of a second line.
fn line_begin(passage: &Passage<'_>) -> Vec<Slip> {
    let hangs = passage.at(0).is_some_and(|one| "的地得之与及和等）》”、，".contains(one));
    // 和平, 及时, 地区, 等级 and the like begin a word of their own.
    let is_word =
        ["和平", "和谐", "及时", "地", "等级", "与会"].iter().any(|word| passage.goes_on(0, word));
    let hangs = hangs && !is_word && !passage.ends.0;
    hangs.then(|| passage.slip(0..1, None)).into_iter().collect()
}

fn title_in_marks(passage: &Passage<'_>) -> Vec<Slip> {
    let last = passage.len().saturating_sub(1);
    let opens = passage.ends.0 && passage.at(0) == Some('《');
    let closes = passage.ends.1 && passage.at(last) == Some('》');
    let inside = passage.slice(usize::from(opens)..passage.len() - usize::from(closes));
    let whole = (opens || closes) && !inside.contains(['《', '》']);
    if !whole {
        return Vec::new();
    }
    let marks = [(opens, 0), (closes, last)].into_iter().filter(|(is, _)| *is);
    marks.map(|(_, at)| passage.slip(at..at + 1, Some(String::new()))).collect()
}
