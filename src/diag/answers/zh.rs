//! The words of findings about what a return says in Chinese.

use super::{Asked, Kept, Sign, Strip, Subject, Unclear};
use crate::period::Cycle;

const PIN: &str = "核实后在通知文件的“来件”里写明这个文件是哪个单位、哪一期的";

impl Unclear {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Unclear::Doubtful { what, candidates } if candidates.is_empty() => (
                format!("认不出是{}的报表，待核", whose(*what)),
                format!("打开看一看；{PIN}，或请填报单位用我们发出的报表重新报送"),
            ),
            Unclear::Doubtful { what, candidates } if candidates.len() == 1 => (
                format!(
                    "认不出是{}的报表：{}，通知里没有对得上的，待核",
                    whose(*what),
                    listed(candidates)
                ),
                format!(
                    "打开看一看，或问一问是谁报的；内容列在“其他内容”里；是通知里的单位的，{PIN}"
                ),
            ),
            Unclear::Doubtful { what, candidates } => (
                format!("{}说法不一：{}，待核", subject(*what), listed(candidates)),
                format!("打开看一看，或问一问填报单位；{PIN}"),
            ),
            Unclear::OtherNotice { found, wanted, former } => (
                format!("这是另一个通知的报表（{found}），不是{wanted}的，没有计入"),
                former_number(former.as_deref())
                    + &format!(
                        "请填报单位用这次发出的报表重新报送；文件放错了的，移到它自己的文件夹；确是报给{wanted}的，{PIN}"
                    ),
            ),
            Unclear::OtherPeriod { found, folder, wanted } => (
                format!("这是{found}的报表，现在收的是{wanted}，没有计入"),
                format!(
                    "{wanted}的还没有报的，请填报单位报送；这一份是{found}晚报的，移到那一期的文件夹（{folder}）里；只是期次写错的，{PIN}"
                ),
            ),
            Unclear::NameDiffers { what, found, sign, believed } => (
                format!("{}{}是“{found}”，报表里是“{believed}”", sign_zh(*sign), says(*what)),
                "已按报表里的读取；请核对，两边不一样可能是附件发错了".into(),
            ),
            Unclear::Unsure { what: Subject::Period, believed, sign: Sign::Collected } => (
                format!("没有写明是哪一期的，当作正在收的{believed}"),
                "请核对；以后请填报单位用我们发出的报表，上面印有期次".into(),
            ),
            Unclear::Unsure { what, believed, sign } => (
                format!("只凭{}认作{}“{believed}”", sign_zh(*sign), subject(*what)),
                format!("请核对；不对的，{PIN}"),
            ),
            Unclear::NoTable => (
                "里面找不到报表的表格（没有“实事名称”“具体措施及任务进度情况”这样的表头）".into(),
                "里面的文字都列在“其他内容”里；请填报单位填在我们发出的报表里重新报送".into(),
            ),
            Unclear::RowUnknown { name } => (
                format!("这一行的“{name}”不是通知里的实事，没有计入"),
                "内容列在“其他内容”里；请核对这一行说的是哪一项".into(),
            ),
            Unclear::RowDoubtful { name, candidates, alike } => (
                format!("这一行的“{name}”可能是{}，分不清，待核", candidates.join("，也可能是")),
                match alike {
                    true => "内容列在“其他内容”里；同名的实事凭序号分，请填报单位全表照通知写序号和实事名称".into(),
                    false => "内容列在“其他内容”里；请填报单位照通知写实事名称".into(),
                },
            ),
            Unclear::RowLikened { name, task } => (
                format!("这一行的“{name}”与通知里的写法不同，认作“{task}”"),
                "请核对是不是这一项".into(),
            ),
            Unclear::HeadLikened { head, meant, taken: true } => (
                format!("表头“{head}”与报表的写法不同，认作“{}”", meant.join("”或“")),
                "请核对是不是这一栏".into(),
            ),
            Unclear::HeadLikened { head, meant, taken: false } => (
                format!("报表里没有“{head}”这一栏，可能是“{}”，没有计入", meant.join("”或“")),
                "内容列在“其他内容”里；请核对，是这一栏的请单位照发出的表头改好重报".into(),
            ),
            Unclear::RowOfOther { task, units } => (
                format!("“{task}”这一行是{units}的，不是这个单位的，没有计入"),
                "内容列在“其他内容”里；看看是不是整张表传错了，或填错了行".into(),
            ),
            Unclear::TwoAnswers(two) => (
                format!(
                    "“{}”填了两处，内容不一样：这里是“{}”，{} 是“{}”{}，待核",
                    two.label,
                    two.text,
                    two.kept,
                    two.kept_text,
                    kept_zh(two.because)
                ),
                "请填报单位说明以哪一处为准，只留一处后重新报送".into(),
            ),
            Unclear::OneForSeveral { labels } => (
                format!(
                    "一格合并了几个数的位置（{}），分不清是哪一个的，没有计入",
                    labels.join("、")
                ),
                "请填报单位取消合并，每行各填各的数后重新报送".into(),
            ),
            Unclear::Covered { text, seen } => (
                format!("合并单元格下面盖着文字“{text}”，看得见的是“{seen}”"),
                "盖着的文字也列在“其他内容”里；请核对以哪个为准，最好请填报单位取消合并后重新报送"
                    .into(),
            ),
            Unclear::Hidden { strip, answers, count } => (
                format!("隐藏的{}里有 {count} 处填报内容，已照读：{answers}", strip_zh(*strip)),
                "请核对是不是上一期留下的；不要的，请填报单位删掉隐藏的内容后重新报送".into(),
            ),
            Unclear::Formula { text } => (
                format!("这一格是公式，按存盘时的结果“{text}”读取"),
                "公式可能没有更新；请核对，最好请填报单位改填内容本身".into(),
            ),
            Unclear::EmptyAnswer { label, own } => (
                format!("“{label}”没有填写{}", if *own { "任何一栏" } else { "措施和进度" }),
                "请填报单位补填；没有开展的也写明原因和打算".into(),
            ),
            Unclear::EmptyField { label, asked } => {
                let hint = match asked {
                    Asked::Figure | Asked::Due => asked.hint(),
                    Asked::Other => "，或者问清后自己记下",
                };
                (format!("“{label}”没有填"), format!("请填报单位补填{hint}"))
            }
            Unclear::NotAState { text } => (
                format!("进展状态“{text}”不在下拉列表里"),
                "已按原样保留；请从列表里选：未启动、推进中、已完成".into(),
            ),
            Unclear::SameAsBefore { period } => (
                format!("这一格与{period}报的一字不差"),
                "看看是不是把上一期的报表又报了一次；本期确实没有变化的，请写明".into(),
            ),
            Unclear::FigureFell { now, before, period, level: true, .. } => (
                format!("比{period}低了：现在 {now}，那时 {before}"),
                "这个指标要求达到或保持，请核实是确实低了，还是填错".into(),
            ),
            Unclear::FigureFell { now, before, period, level: false, every } => {
                (format!("累计数比{period}少了：现在 {now}，那时 {before}"), fell(*every))
            }
            Unclear::Reckoned { written, number, measure } => (
                format!("“{written}”折算成 {number}{measure} 计入"),
                format!("请核对；以后请填报单位按“{measure}”填，只填数字"),
            ),
            Unclear::OtherMeasure { number, found, measure } => (
                format!("表里的 {number} 以“{found}”计，通知以“{measure}”计，不能折算，没有计入"),
                format!("请填报单位改按“{measure}”填写后重新报送"),
            ),
            Unclear::OutOfProportion { done, amount, fits } => (
                format!("{done} 与目标数 {amount} 相差悬殊，暂不计入"),
                format!(
                    "{}请填报单位按通知的计量单位改填后重新报送；确是这个数的，在这项的措施和进度里写上“数字无误”再报",
                    fits.as_ref().map(|fits| format!("是不是 {fits}？")).unwrap_or_default()
                ),
            ),
            Unclear::Confirmed { done, amount } => (
                format!("{done} 与目标数 {amount} 相差悬殊，已说明数字无误，照此计入"),
                "报告里用这个数；仍有疑问的，再问一问填报单位".into(),
            ),
            Unclear::BelowZero { done } => (
                format!("累计完成数 {done} 小于零"),
                "请核实；累计数从年初算起，没有开展的填 0".into(),
            ),
            Unclear::Rose { done, measure, amount } => (
                format!("目标是{amount}，这一格填的是 {done}{measure}，是上升（增加），不是下降"),
                format!(
                    "已按上升计入；请核实：是下降的，请填报单位填负数（-{done}）后重新报送；\
                     确是上升的，请在这项的措施和进度里写明“上升{done}{measure}”"
                ),
            ),
            Unclear::NoAnswer { text, figure } => (
                format!("只写了“{text}”，没有具体内容，没有计入"),
                match figure {
                    true => "请填报单位填上数字；没有开展的填 0",
                    false => "请填报单位把措施和进度写在这一格里；没有开展的写明原因和打算",
                }
                .into(),
            ),
            Unclear::ShownOtherwise { held, shown } => (
                format!(
                    "格子里存的数是 {held}，按单元格格式显示的是“{shown}”，分不清报的是哪个，没有计入"
                ),
                "请填报单位把这一格改成常规格式，按通知的计量单位重新填数后报送".into(),
            ),
            Unclear::OfQuarterAlone { head, labels } => (
                format!(
                    "表头改成了“{head}”，不像从年初累计的数，下面{}没有计入",
                    labels.iter().map(|label| format!("“{label}”")).collect::<String>()
                ),
                "报表要的是从年初累计的数：请填报单位照发出的表头填累计数，重新报送；核实后确是累计数的，由办公室在通知文件的“来件”里给这个文件写上“数字无误: 是”"
                    .into(),
            ),
            Unclear::Picture => (
                "这一格里是图片，读不出内容".into(),
                "请填报单位删掉图片，把内容用文字填在格子里；照片另附".into(),
            ),
            Unclear::TickRead { text } => (
                format!("进展状态写的是“{text}”，按文字里的“已完成”读作已完成"),
                "请核对；以后请填报单位从下拉列表里选".into(),
            ),
            Unclear::LockedChanged { what, was, now } => (
                format!("{what}被改动：发出时是“{was}”，现在是“{now}”"),
                "这一格由发文机关填写，仍按通知的内容；请问一问填报单位为什么改动".into(),
            ),
            Unclear::TextDiffers { said, figure } => (
                format!("这一格填的是 {figure}，文字里写的是 {said}"),
                "按这一格计入；请核实以哪个为准，不一样的请填报单位改正后重新报送".into(),
            ),
            Unclear::OverTarget { done, amount } => (
                format!("完成 {done}，超过目标数 {amount}"),
                "请核实计量单位（人次和万人次、元和万元）对不对；确已超额的不用改".into(),
            ),
            Unclear::DaysOutside { days, period } => {
                (format!("文字里的日期不在{period}：{days}"), "看看是不是上一期的内容没有改".into())
            }
        }
    }
}

fn kept_zh(because: Kept) -> &'static str {
    match because {
        Kept::Seen => "（看得见的是后一处）",
        Kept::Marked => "（报表标识指的是后一处）",
        Kept::First => "",
    }
}

fn strip_zh(strip: Strip) -> &'static str {
    match strip {
        Strip::Row => "行",
        Strip::Column => "列",
        Strip::Sheet => "工作表",
    }
}

fn subject(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "填报单位",
        Subject::Period => "报送期",
    }
}

fn whose(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "哪个单位",
        Subject::Period => "哪一期",
    }
}

fn says(what: Subject) -> &'static str {
    match what {
        Subject::Unit => "里的单位",
        Subject::Period => "里的期次",
    }
}

fn sign_zh(sign: Sign) -> &'static str {
    match sign {
        Sign::Mark => "报表标识",
        Sign::Visible => "表内文字",
        Sign::FileName => "文件名",
        Sign::Folder => "所在文件夹或压缩包的名称",
        Sign::MailSubject => "邮件主题",
        Sign::Sender => "发件人",
        Sign::Tasks => "表里的实事",
        Sign::LikeName => "相似的单位名称",
        Sign::FilledOn => "按填报日期推算的期次",
        Sign::Collected => "正在收的期次",
    }
}

fn listed(candidates: &[(String, Sign)]) -> String {
    let each = candidates.iter().map(|(value, sign)| format!("{}是“{value}”", sign_zh(*sign)));
    each.collect::<Vec<_>>().join("，")
}

/// What is done where a count fell.
pub(super) fn fell(every: Cycle) -> String {
    let this = every.words().this;
    format!("累计数从年初算起，不会变少；请核实是只填了{this}的数，还是上一期填错")
}

/// What to write where the notice's number was corrected.
fn former_number(former: Option<&str>) -> String {
    let corrected =
        |number| format!("发文字号改正过的，在 notice.yaml 里加一行 曾用字号: [{number}]；否则");
    former.map(corrected).unwrap_or_default()
}
