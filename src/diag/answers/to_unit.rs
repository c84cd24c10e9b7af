//! What a unit is asked to do about what its return says, in Chinese; nothing where there is nothing
//! to do.

use super::{Unclear, zh};

const FILL: &str = "请把内容填在附件的报表里重新报送";
const NO_SLIP: &str =
    "请按通知的计量单位改填后重新报送；确是这个数的，在这项的措施和进度里写上“数字无误”再报";
const NO_ERROR: &str = "；确是这个数的，在这项的措施和进度里写上“数字无误”再报";

impl Unclear {
    /// The remedy in words to the unit.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn to_unit(&self) -> Option<String> {
        Some(match self {
            Unclear::Doubtful { .. } | Unclear::OtherNotice { .. } | Unclear::NoTable => {
                FILL.into()
            }
            // The period of a form is locked, and stands in its hidden marks too.
            Unclear::OtherPeriod { wanted, found, .. } => format!(
                "{wanted}的还没有报的，{FILL}；这一份填的就是{wanted}的，也请照抄到附件的报表里，不要在{found}的表上改标题；\
                 确是{found}晚报的，请来电说明"
            ),
            Unclear::NameDiffers { .. } => {
                "已按报表里的读取；请核对，附件发错了的，请重新报送".into()
            }
            Unclear::Unsure { .. } => format!("请核对；不对的，{FILL}"),
            Unclear::RowDoubtful { alike: true, .. } => {
                "请核对这一行说的是哪一项；同名的实事凭序号分，请全表照通知写序号和实事名称后重新报送"
                    .into()
            }
            Unclear::RowUnknown { .. } | Unclear::RowDoubtful { .. } => {
                "请核对这一行说的是哪一项，照通知写实事名称后重新报送".into()
            }
            Unclear::RowLikened { .. } => {
                "请核对是不是这一项；不是的，照通知写实事名称后重新报送".into()
            }
            Unclear::HeadLikened { taken: true, .. } => {
                "请核对是不是这一栏；不是的，照发出的表头填写后重新报送".into()
            }
            Unclear::HeadLikened { taken: false, .. } => {
                "请核对；是这一栏的，照发出的表头改好后重新报送".into()
            }
            Unclear::RowOfOther { .. } => {
                "请核对是不是整张表报错了，或填错了行；是本单位的内容，填在本单位的行里重新报送"
                    .into()
            }
            Unclear::TwoAnswers(_) => "请核对以哪一处为准，只留一处后重新报送".into(),
            Unclear::OneForSeveral { .. } => "请取消合并，每行各填各的数后重新报送".into(),
            Unclear::OfQuarterAlone { .. } => {
                "请照发出的表头填从年初累计的数，重新报送；所填确是累计数的，改回表头再报".into()
            }
            Unclear::Covered { .. } => "请核对以哪个为准，取消合并后重新报送".into(),
            Unclear::Hidden { .. } => {
                "请核对是不是上一期留下的；不要的，删掉隐藏的内容后重新报送".into()
            }
            Unclear::Formula { .. } => "公式可能没有更新；请核对，最好改填内容本身".into(),
            Unclear::EmptyAnswer { .. } => "请补填；没有开展的也写明原因和打算".into(),
            Unclear::EmptyField { asked, .. } => format!("请补填{}", asked.hint()),
            Unclear::NotAState { .. } => "请从列表里选：未启动、推进中、已完成".into(),
            Unclear::SameAsBefore { .. } => {
                "请核对是不是把上一期的内容又报了一次；本期确实没有变化的，请写明".into()
            }
            Unclear::FigureFell { level: true, .. } => {
                format!("这个指标要求达到或保持，请核实；填错的改正后重新报送{NO_ERROR}")
            }
            Unclear::FigureFell { level: false, every, .. } => {
                format!("{}{NO_ERROR}", zh::fell(*every))
            }
            Unclear::Reckoned { measure, .. } => {
                format!("请核对；以后请按“{measure}”填，只填数字")
            }
            Unclear::OtherMeasure { measure, .. } => {
                format!("请改按“{measure}”填写后重新报送")
            }
            Unclear::OutOfProportion { fits, .. } => {
                let fits = fits.as_ref().map(|fits| format!("是不是 {fits}？")).unwrap_or_default();
                fits + NO_SLIP
            }
            Unclear::BelowZero { .. } => "请核实；累计数从年初算起，没有开展的填 0".into(),
            Unclear::Rose { done, measure, .. } => format!(
                "下降的填负数：是下降{done}{measure}的，请填 -{done}，重新报送；\
                 确是上升的，在这项的措施和进度里写明“上升{done}{measure}”再报"
            ),
            Unclear::NoAnswer { figure: true, .. } => "请填上数字；没有开展的填 0".into(),
            Unclear::NoAnswer { figure: false, .. } => {
                "请把措施和进度写在这一格里；没有开展的写明原因和打算".into()
            }
            Unclear::ShownOtherwise { .. } => {
                "请把这一格改成常规格式，按通知的计量单位重新填数后报送".into()
            }
            Unclear::Picture => "请删掉图片，把内容用文字填在格子里；照片另附".into(),
            Unclear::TickRead { .. } => "请核对；以后请从下拉列表里选".into(),
            Unclear::LockedChanged { .. } => {
                "这一格由我们填写，仍按通知的内容；请不要改动，有疑问请来电说明".into()
            }
            Unclear::TextDiffers { .. } => {
                "按这一格计入；请核实以哪个为准，不一样的，改正后重新报送".into()
            }
            Unclear::OverTarget { .. } => {
                "请核实计量单位（人次和万人次、元和万元）对不对；确已超额的不用改".into()
            }
            Unclear::DaysOutside { .. } => "请核对是不是上一期的内容没有改".into(),
            Unclear::Confirmed { .. } => return None,
        })
    }
}
