//! The title as a whole: issuer, subject and kind of paper (《党政机关公文处理工作条例》第九条).

use crate::diag::Force;
use crate::notice::Notice;

use super::{Mark, WholeRow};

const REGULATION: (Force, &str) = (Force::Regulation, "《党政机关公文处理工作条例》第九条");

pub(super) static ROWS: [WholeRow; 4] = [
    WholeRow::new("W181", REGULATION, no_kind)
        .says(
            "标题末尾“{}”不是公文的文种",
            "the title ends with “{}”, which is no kind of official paper",
        )
        .remedy(
            "标题由发文机关名称、事由和文种组成，末尾写文种，例如“通知”",
            "a title ends with its kind, such as 通知",
        ),
    WholeRow::new("W182", REGULATION, no_issuer)
        .says("标题“{}”里没有发文机关的名称", "the title “{}” does not name the issuer")
        .remedy("标题由发文机关名称、事由和文种组成", "a title has issuer, subject and kind"),
    WholeRow::new("W183", REGULATION, other_issuer)
        .says("标题里的“{}”不是发文机关", "“{}” in the title is not the issuer")
        .remedy("核对标题和“发文机关”，改正写错的一处", "see which of title and issuer is right"),
    WholeRow::new("W184", REGULATION, unsigned)
        .says("“{}”是上行文，没有签发人", "“{}” goes to a superior and has no signer")
        .remedy("加上“签发人”", "add the signer (签发人)"),
];

/// The kinds of official papers (第八条).
const KINDS: [&str; 16] = [
    "决议", "决定", "命令", "令", "公报", "公告", "通告", "意见", "通知", "通报", "报告", "请示",
    "批复", "议案", "函", "纪要",
];

/// What stands in brackets behind the kind: （试行）.
fn without_brackets(title: &str) -> &str {
    title.strip_suffix('）').and_then(|open| open.rsplit_once('（')).map_or(title, |(kind, _)| kind)
}

fn no_kind(notice: &Notice) -> Vec<Mark> {
    let title = notice.title.plain();
    let ends = without_brackets(title.trim_end_matches(['。', '，', '、', ' ']));
    let is_kind = KINDS.iter().any(|kind| ends.ends_with(kind));
    let last = notice.title.lines().last().filter(|_| !is_kind);
    last.map(|line| Mark::at(&line.origin, line.value.clone())).into_iter().collect()
}

/// The issuers' names, the mark's among them.
fn issuers(notice: &Notice) -> Vec<&str> {
    let joint = notice.head.joint_issuers.iter().map(|issuer| issuer.value.as_str());
    let mark = notice.mark.trim_end_matches("文件");
    [notice.issuer.value.as_str(), mark].into_iter().chain(joint).collect()
}

/// Minutes and orders have titles of their own.
fn has_subject(title: &str) -> bool {
    title.contains("关于") && !title.ends_with("纪要")
}

fn no_issuer(notice: &Notice) -> Vec<Mark> {
    let title = notice.title.plain();
    let lacks = title.starts_with("关于") && has_subject(&title);
    let line = notice.title.lines().first().filter(|_| lacks);
    line.map(|line| Mark::at(&line.origin, line.value.clone())).into_iter().collect()
}

fn other_issuer(notice: &Notice) -> Vec<Mark> {
    let title = notice.title.plain();
    let Some((before, _)) = title.split_once("关于").filter(|_| has_subject(&title)) else {
        return Vec::new();
    };
    let body = before.trim();
    let is_named = issuers(notice).iter().any(|issuer| body.contains(issuer));
    let line = notice.title.lines().first().filter(|_| !body.is_empty() && !is_named);
    line.map(|line| Mark::at(&line.origin.narrow(body), body)).into_iter().collect()
}

fn unsigned(notice: &Notice) -> Vec<Mark> {
    let upward = notice.title.plain().ends_with("请示") && notice.head.signers.is_empty();
    let line = notice.title.lines().last().filter(|_| upward);
    line.map(|line| Mark::at(&line.origin, "请示")).into_iter().collect()
}
