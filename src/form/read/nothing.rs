//! Words that stand where an answer is asked for and are none: 同上, 无, 略, 见附件, 待补充, （图）, —.
//!
//! ```text
//! nothing  = word | shown material* | pointing | same | later | x…    without marks; several alike
//!                                                                are none the more
//! pointing = subject* refer material+            进展情况 详见 附件 材料 1
//! same     = subject* 同 (material | unit)+          同 第一件; 与 区科协 一致
//! later    = subject* when+ act+                 具体数据 后续 补充; 另 附
//! ```
//!
//! Each says nothing only where it is all there is: 已完成，见附件 is an answer, as 已完成 is none of these.

use crate::form::words::normal;

/// Whole answers that say nothing. In all these lists a blank stands between two words.
const WORDS: &str = "同上 同前 同左 如上 同上期 同上季度 同上一季度 同上行 同附件 无 暂无 没有 无内容 略 \
    从略 空 空白 缺 暂缺 未填 没填 待填 待填写 测试 na nil nan null none test tbd todo \
    待定 pending 填报内容 请填写 请填报 请填 按上期填写 已另行报送";

/// The same of what a subject stands before: 材料附后.
const OF_SUBJECTS: &str = "附后 附上 同上 略 暂缺";

/// What is shown in place of words, or beside them.
const SHOWN: &str = "附件 附表 附图 图片 照片 截图 插图 图";

/// What is said to stand elsewhere, or to come later. Longer words first, as everywhere here.
const SUBJECTS: &str = "此项 该项 完成情况 具体 详细 详情 内容 情况 进展 进度 措施 工作 任务 数据 材料 照片 图片 附件 \
    附表 报告 本项 及";

/// Words that point elsewhere.
const REFERS: &str = "请查收 请查看 请参见 请参阅 请详见 详细见 请见 请看 详见 参见 参阅 参看 参照 查看 \
    查收 另见 可见 参考 详 见 如 以";

/// Where they point, and what joins such words.
const MATERIALS: &str = "工作 情况 进展 专题 单独 背面 反面 为准 纸质 书面 盖章 签字 扫描 电子 附件 附表 附页 \
    附图 附后 备注 栏 列 行 格 单元格 右侧 左侧 右 左 项 条 任务 实事 单位 所报 填报 前 述 本 材料 资料 报告 报表 文件 文档 总结 汇报 说明 台账 清单 图片 照片 邮件 \
    微信 钉钉 压缩包 原件 复印件 上报 上文 下文 正文 word excel pdf 附 件 版 稿 表 图 页 后 上 下 \
    中 的 和 及 另 所 随 已 内 里 第 号 份 年 月 各 a b c d e f g h i j k";

/// What says that the answer is another's, and how such words may end.
const SAMES: &str = "同 与 和 跟";
const ALIKE: [&str; 3] = ["相同", "一致", "一样"];

/// What another unit is said to do: 由区妇联统一填报.
const BY: &str = "由";
/// 一 of 统一 is passed over as a number.
const DONE_BY: &str = "单位 统 负责 牵头 一并 填报 填写 上报 报送 汇总 填 报";

/// Later, or elsewhere.
const WHENS: &str = "容后 后续 后期 随后 稍后 另行 另外 另 后 随 再";
/// What is to be done then.
const ACTS: &str = "补充 补报 补交 补填 补上 填报 上报 报送 提供 附上 附 报 补";
/// What waits to be done says nothing either: 待上报 may be how a matter stands, and does.
const WAITS: &str = "待后续 待后 有待 待";
const FILLS: &str = "补充 补报 补交 补填 补上 补 汇总 统计 报";

/// Marks that fill a cell and say nothing.
const MARKS: &str = "〃-—–―－_/／\\…·.。、，,*×○〇?？!！~～√✓✔☑ \u{3000}\n";

/// Whether `text` is one of them alone, or marks only (—, /, ……). A number behind 附件 is its own. `name` tells
/// how long the unit's name is that a text begins with.
pub(super) fn says_nothing(text: &str, name: &dyn Fn(&str) -> usize) -> bool {
    let text = text.trim();
    let only_marks = !text.is_empty() && text.chars().all(|one| MARKS.contains(one));
    let text = normal(text);
    let clauses = || text.split(|one: char| !one.is_alphanumeric()).filter(|one| !one.is_empty());
    let bare: String = clauses().collect();
    let is_nothing = |bare: &str| is_nothing(bare, name);
    only_marks || is_nothing(&bare) || !bare.is_empty() && clauses().all(is_nothing)
}

fn is_nothing(bare: &str, name: &dyn Fn(&str) -> usize) -> bool {
    is_one_of(bare, WORDS) || is_crossed(bare) || is_elsewhere(bare, name)
}

/// xxx, XX: letters that hold the place of an answer.
fn is_crossed(bare: &str) -> bool {
    !bare.is_empty() && bare.chars().all(|one| one == 'x')
}

/// Whether it says no more than that something stands elsewhere, or will come.
fn is_elsewhere(bare: &str, name: &dyn Fn(&str) -> usize) -> bool {
    let said = without(bare, SUBJECTS);
    let first = |words: &str, text| words.split(' ').find_map(|word| str::strip_prefix(text, word));
    let shown = first(SHOWN, bare).is_some_and(|rest| is_made_of(rest, MATERIALS));
    let points = first(REFERS, said).is_some_and(|rest| says_some(&of_unit(rest, name), MATERIALS));
    let same = first(SAMES, said).is_some_and(|rest| is_same(said, &of_unit(rest, name)));
    let by_another = first(BY, said)
        .is_some_and(|rest| name(rest) > 0 && says_some(&of_unit(rest, name), DONE_BY));
    let comes = |whens: &str, acts: &str| {
        let rest = without(said, whens);
        rest.len() < said.len() && says_some(rest, acts)
    };
    shown
        || is_one_of(said, OF_SUBJECTS)
        || points
        || same
        || by_another
        || comes(WHENS, ACTS)
        || comes(WAITS, FILLS)
}

/// A text with 单位 in place of the unit's name that it begins with.
fn of_unit(text: &str, name: &dyn Fn(&str) -> usize) -> String {
    let length = name(text);
    if length == 0 { text.to_owned() } else { format!("单位{}", &text[length..]) }
}

/// Whether `said` is no more than that it is the same as `rest` of it: 同第一件, 与区科协一致.
fn is_same(said: &str, rest: &str) -> bool {
    let bare = ALIKE.iter().find_map(|end| rest.strip_suffix(end));
    let is_meant = bare.is_some() || said.starts_with('同');
    is_meant && says_some(bare.unwrap_or(rest), MATERIALS)
}

/// Whether a text has some of these words and no others, numbers aside: 附件1.
fn says_some(text: &str, words: &str) -> bool {
    text.contains(|one| !is_number(one)) && is_made_of(text, words)
}

fn is_made_of(text: &str, words: &str) -> bool {
    let letters: String = text.chars().filter(|one| !is_number(*one)).collect();
    without(&letters, words).is_empty()
}

/// Whether `text` is one of them.
fn is_one_of(text: &str, words: &str) -> bool {
    words.split(' ').any(|word| word == text)
}

/// What is left of `text` behind such words.
fn without<'t>(mut text: &'t str, words: &str) -> &'t str {
    while let Some(rest) = words.split(' ').find_map(|word| text.strip_prefix(word)) {
        text = rest;
    }
    text
}

fn is_number(one: char) -> bool {
    one.is_ascii_digit() || "一二三四五六七八九十".contains(one)
}

#[cfg(test)]
mod tests {
    use super::says_nothing;

    fn of_unit(text: &str) -> usize {
        if text.starts_with("区科协") { "区科协".len() } else { 0 }
    }

    #[test]
    fn words_that_answer_nothing() {
        let texts = "同上| 同 上。|无|（略）|—|——|/|……|N/A|null|xxx|XX|×××|√|测试|空|暂缺|？|???|[图片]|【图片】|（图）|图1|-|\
            见附件|详见附件1。|见材料|见附表|见附件材料|参见盖章件|详见纸质件|见附件1、附件2|请见附件|详见附件三|见后|\
            进展情况详见附件|具体内容见附件材料|完成情况见盖章扫描件|详细情况见书面报告|材料见邮件附件|（详见附件）|见word文档|\
            待补|待补充|后补|另报|另附|后附|附后|材料另附|另行上报|后续补充|具体数据待补充|（待补）|照片附后|稍后补报|随附|见附件（已盖章）|详见《工作总结》|附件1：工作总结|待汇总|无/无|略。同上|无，见附件|略（见附件）|\
            材料见附件，数据见附表|见背面|见第2页|如附件|以附件为准|参考附件|见2024年附件|N.A.|待定|图片附件|\
            见备注|详见备注栏|见D列|见第5行|见右侧|同第一件|同第3项|同区科协|同区科协所报|内容同第二件实事|与区科协相同|与第一件一致|见区科协报表|同上述|〃|由区科协统一填报|此项由区科协填|见微信|请填写|已另行报送|同第1项";
        for text in texts.split('|') {
            assert!(says_nothing(text.trim(), &of_unit), "{text}");
        }
    }

    #[test]
    fn words_that_answer() {
        let texts = "|已完成|无进展，正在协调|见附件，已办3场|已完成，见附件|3|0|12.5|同上季度相比增加2场|正常推进|见效明显|\
            待上报|待验收|待完善|方案待报批|项目已报送|未开工|缺3|x5|3图|暂未启动|已另行选址|图书馆已建成|图纸已出|空调已安装|\
            空地已整治|缺口100万元|测试已完成|测试中|材料已报送|附属工程完工|略有增长|后续推进中|后续补充10盏路灯|\
            见面会已办2场|详细规划已批|表彰10人|另建3处|附件已上传，完成80%|具体措施：加强协作|工作完成|进展顺利|\
            待补种树苗200株|参照标准已完成|照片展已办|XX路已通车|文件已印发|报告已完成|无新增|没有完成|完成|停工|已开工|\
            正在补充完善|一季度完成3场|二期见效|三|在建|已在建|如期完成|以工代赈|参考方案已定|图书已采购|照明工程|中标|上学路已通|\
            另建|后续推进|3（见附件）|1、无进展|同上，新增2场|以上均已完成|如下：一是加强协作|见习岗位50个|图5处|工作情况良好|\
            同步推进|同意立项|同区科协联合开展3场|与区科协联办|见备注，已办3场|同比增长5%|同时启动|与上年一致推进|备注栏已公示";
        for text in texts.split('|') {
            assert!(!says_nothing(text.trim(), &of_unit), "{text}");
        }
    }
}
