//! The words of every finding in Chinese.

use super::super::{MeantKey, Problem, Shape};
use super::year_in;

impl Problem {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(super) fn zh(&self) -> (String, String) {
        match self {
            Problem::NotText => (
                "文件的编码认不出来，可能不是文本文件".into(),
                "看看是不是拿错了文件（通知的内容写在 notice.yaml 里）；没有拿错的，用记事本打开，另存为“UTF-8”编码的文本文件".into(),
            ),
            Problem::LooksLikeGbk => (
                "文件是 GBK（ANSI）编码，不是 UTF-8".into(),
                "用记事本打开，选“另存为”，编码选“UTF-8”，再保存".into(),
            ),
            Problem::InvisibleCharacter { character } => (
                format!("文字里有看不见的字符（U+{:04X}）", u32::from(*character)),
                "删掉这个字符；从网页或 Word 粘贴的文字常带有它".into(),
            ),
            Problem::TooLarge { limit_mb } => (
                format!("文件超过 {limit_mb} MB，不像是通知的描述文件"),
                "看看是不是拿错了文件".into(),
            ),
            Problem::EmptyFile => (
                "文件里什么内容也没有".into(),
                "至少写年度、发文机关、发文字号、标题、主送机关、引言、单位名册和实事；照 docs/notice-yaml.md 里的例子填".into(),
            ),
            Problem::LineTooLong { limit } => (
                format!("这一行超过 {limit} 个字，不像是通知的描述文件"),
                "看看是不是拿错了文件；是描述文件时，每项单独写一行".into(),
            ),
            Problem::YamlBroken { .. } => (
                "这里的写法程序读不懂".into(),
                "对照上下各行和 docs/notice-yaml.md 里的例子，检查冒号、缩进、引号和括号；文字里有特殊符号时，用英文双引号把整段文字括起来".into(),
            ),
            Problem::FullWidthColon { key } => (
                format!("“{key}”后面用了全角冒号“：”"),
                format!("改成英文冒号，后面空一格，例如“{key}: ……”"),
            ),
            Problem::NoBlankAfterColon { key } => (
                format!("“{key}”的冒号后面缺一个空格"),
                format!("在冒号后面加一个空格，例如“{key}: ……”"),
            ),
            Problem::Tab => (
                "这里用了制表符（Tab 键）".into(),
                "缩进只能用空格：删掉制表符，改按空格键，与上下行对齐".into(),
            ),
            Problem::FullWidthIndent => (
                "行首用了全角空格缩进".into(),
                "切换到英文输入状态，改用半角空格缩进，与上下行对齐".into(),
            ),
            Problem::UnclosedQuote { mark } => (
                format!("引号 {mark} 没有配对"),
                format!("在这段文字的末尾补上 {mark}，或者把开头的 {mark} 去掉"),
            ),
            Problem::TextAfterQuote => (
                "引号后面还有文字".into(),
                "把引号里外的文字合成一段：整段用英文引号括起来，里面的引号用“ ”".into(),
            ),
            Problem::UnclosedBracket { open } => (
                format!("括号 {open} 没有配对"),
                "检查这里的 [ ] 和 { } 是否成对；文字以括号开头时，用英文双引号括起来".into(),
            ),
            Problem::ColonInText => (
                "这里多出一个英文冒号，或者这一行的缩进与上一行不合".into(),
                "文字里的冒号改用全角“：”，或者用英文双引号把整段文字括起来；如果这一行是新的一项，与上面的同类项对齐".into(),
            ),
            Problem::SpecialStart { character } => (
                format!("文字不能以 {character} 开头"),
                "用英文双引号把整段文字括起来".into(),
            ),
            Problem::Indentation => (
                "这一行的缩进与上下行对不齐".into(),
                "同一层的各行行首要空一样多的格，下一层再多空两格".into(),
            ),
            Problem::TooDeep { limit } => (
                format!("这里一层套一层，超过 {limit} 层；通知的描述文件没有这么深的内容"),
                "检查是不是多打了括号或缩进".into(),
            ),
            Problem::TooManyValues { limit } => (
                format!("内容超过 {limit} 项，或者同一段内容重复得太多，不像是通知的描述文件"),
                "看看是不是拿错了文件；重复的内容（包括用 * 代替的）删掉，只写通知需要的".into(),
            ),
            Problem::SeveralDocuments => (
                "一个文件里有两份内容，从这里开始是第二份".into(),
                "删掉这一行“---”，或者分成两个文件".into(),
            ),
            Problem::AliasInItself => (
                "这里的 * 代替的内容里又有它自己".into(),
                "去掉带 * 的这个词，把要写的内容直接写出来".into(),
            ),
            Problem::Backslash => (
                "英文双引号里不能直接写反斜杠“\\”".into(),
                "把两头的双引号换成单引号，或者把反斜杠写成两个“\\\\”".into(),
            ),
            Problem::NoColon { key } => (
                format!("“{key}”后面没有冒号"),
                format!("在“{key}”后面写英文冒号和一个空格，例如“{key}: ……”"),
            ),
            Problem::ListDash => (
                "列表前面的短横不对".into(),
                "用英文短横，后面空一格，写成“- ”".into(),
            ),
            Problem::WrongShape { key, wanted, found } => (
                format!("“{key}”应当写{}，这里是{}", shape(*wanted), shape(*found)),
                "照 docs/notice-yaml.md 里这一项的例子改写".into(),
            ),
            Problem::UnknownKey { key, meant } => (
                format!("没有“{key}”这一项"),
                match meant {
                    MeantKey::Near(name, other) => format!("是不是“{name}”（也可以写“{other}”）？"),
                    MeantKey::AnyOf([_, known]) => format!(
                        "删掉这一项，或者改成这里可以写的：{}（见 docs/notice-yaml.md）",
                        known.join("、")
                    ),
                },
            ),
            Problem::DuplicateKey { key } => (
                format!("“{key}”写了两次"),
                "只留一处".into(),
            ),
            Problem::BothNames { name, alias } => (
                format!("“{name}”和“{alias}”是同一项，写了两次"),
                "只留一处".into(),
            ),
            Problem::MissingKeys { keys } => (
                format!("这里缺少{}", keys_zh(keys)),
                "补上；写法见 docs/notice-yaml.md".into(),
            ),
            Problem::EmptyValue { key } => (
                format!("“{key}”后面没有内容"),
                "填上内容；用不着这一项时，把整行删掉".into(),
            ),
            Problem::EmptyList { key } => (
                format!("“{key}”下面一项也没有"),
                format!("至少写一项；用不着时，把“{key}”这一行删掉"),
            ),
            Problem::LinesInText { key } => (
                format!("“{key}”里有换行"),
                "一段文字写成一行；有几段时写成列表，每段前面加“- ”".into(),
            ),
            Problem::TextTooLong { key, limit } => (
                format!("“{key}”的一段文字超过 {limit} 个字"),
                "看看是不是粘贴错了；确实有这么多字时，分成几段写成列表".into(),
            ),
            Problem::NumberCut { number } => (
                "花括号里的逗号把这个数断成了两截".into(),
                format!("数里不写逗号，写成 {number}；要照印逗号的，整个数用英文双引号括起来"),
            ),
            Problem::BadYear { found } => (
                format!("年度“{found}”不对"),
                "写四位数字的年份（1949 到 2200）".into(),
            ),
            Problem::BadDate { found } => (
                format!("日期“{found}”的写法不对"),
                {
                    let year = year_in(found).unwrap_or("××××");
                    format!("写成 {year}-03-28 或 {year}年3月28日 这样，年份四位")
                },
            ),
            Problem::NoSuchDay { found } => (
                format!("没有“{found}”这一天"),
                "对照日历改正月份和日子".into(),
            ),
            Problem::UnknownUnit { found, suggestions } => (
                format!("责任单位名册里没有“{found}”"),
                match suggestions.as_slice() {
                    [name, others @ ..] => {
                        let others: String =
                            others.iter().map(|name| format!("，还是“{name}”")).collect();
                        format!("是不是“{name}”{others}？如果是它的另一种叫法，在名册里给它加上别名")
                    }
                    [] => "在名册（units）里加上这个单位，或者改成名册里的名称".into(),
                },
            ),
            Problem::UnitTwice { name } => (
                format!("“{name}”在这一项里写了两次"),
                "只留一处".into(),
            ),
            Problem::UnitNameTaken { name, first } => (
                match name == first {
                    true => format!("名称“{name}”已经用过了"),
                    false => format!("名称“{name}”与“{first}”只差全角半角、大小写或空格，算同一个名称"),
                },
                "同一个名称（包括别名）只能属于一个单位，改掉或删掉其中一处".into(),
            ),
            Problem::TaskTwice { name } => (
                format!("有两项实事都叫“{name}”，内容也一样"),
                "删掉抄重了的一项".into(),
            ),
            Problem::ReporterNotResponsible { unit, responsible } => (
                format!("“{unit}”不在填报这项实事的单位里"),
                format!(
                    "可以写的有：{}；它也填报的，写进这项实事的责任单位（牵头单位、配合单位），写了“谁填报”的也写在那里",
                    responsible.join("、")
                ),
            ),
            Problem::BadEmail { found } => (
                format!("“{found}”不是邮箱地址"),
                "写成 name@example.gov.cn 这样，不加空格和中文标点".into(),
            ),
            Problem::BadAmount { found } => (
                format!("数量“{found}”不是数字"),
                "写数字，例如 60 或 1.2；可以连通知里的字一起写，例如 60余场、不少于60、8%以内、约50、50-60、下降15%、保持100%".into(),
            ),
            Problem::BadNumber { found, right } => (
                format!("发文字号“{found}”的写法不对"),
                match right {
                    Some(right) => format!("应为“{right}”：年份用六角括号〔〕，序号不编虚位，不加“第”字"),
                    None => {
                        let year = year_in(found).unwrap_or("××××");
                        format!("写成“川政办字〔{year}〕13号”这样：代字、六角括号〔〕里的四位年份、序号、号")
                    }
                },
            ),
            Problem::NewerDescription { found, known } => (
                format!("这份描述文件是给更新的版本写的（描述格式 {found}，这个版本只认到 {known}）"),
                "换用新版本的程序（加 --version 可看版本）；不要自己改这个数".into(),
            ),
            Problem::NotOneOf { found, allowed } => (
                format!("不能写“{found}”"),
                format!("可以写的有：{}", allowed.join("、")),
            ),
            Problem::BadDays { found } => (
                format!("天数“{found}”不对"),
                "写 0 到 366 的整数，例如 5".into(),
            ),
            Problem::BadPhone { found } => (
                format!("联系电话“{found}”里没有电话号码"),
                "写电话号码，例如 0533-5181763；分机、几个号码照要印的样子写，或写成列表".into(),
            ),
            Problem::SeveralUnits { found, names } => (
                format!("“{found}”把几个单位写在一起了"),
                format!("责任单位用英文逗号分开，写成 [{}]；填报单位有几个的也这样写", names.join(", ")),
            ),
            Problem::TitleLineLong { cells, limit } => (
                format!("这一行标题有 {cells} 个字，一行只放得下 {limit} 个字"),
                "在词语之间再分一行".into(),
            ),
            Problem::AliasInTask { written, official } => (
                format!("“{written}”是“{official}”的别名"),
                format!("印出来仍是“{written}”，表格里用“{official}”；需要统一时改成“{official}”"),
            ),
            Problem::AliasInText { written, official } => (
                format!("文中的“{written}”是“{official}”的别名"),
                format!("需要统一时改成“{official}”"),
            ),
            Problem::YearDiffers { found, year } => (
                format!("这里是 {found} 年，通知的年度是 {year}"),
                "核对是不是沿用了往年的文件".into(),
            ),
            Problem::PrintedBeforeSigned => (
                "印发日期早于成文日期".into(),
                "核对两个日期".into(),
            ),
            Problem::HalfWidthPunctuation { found, wanted } => (
                format!("中文里用了英文标点“{found}”"),
                format!("需要时改成“{wanted}”"),
            ),
            Problem::BlankInText => (
                "汉字中间有空格".into(),
                "会照样印出来；不需要就删掉".into(),
            ),
            Problem::BlankFromFold => (
                "文字在这里折行，印出来会多一个空格".into(),
                "把这段文字写在一行里".into(),
            ),
            Problem::BlankAtEdge => (
                "文字的开头或末尾有空格".into(),
                "删掉；段首空两字由程序排".into(),
            ),
            Problem::RecipientsColon => (
                "主送机关末尾有冒号".into(),
                "删掉冒号，程序会加".into(),
            ),
            Problem::NoteParentheses => (
                "附注外面有括号".into(),
                "删掉括号，程序会加".into(),
            ),
            Problem::CopiesFrame => (
                "抄送机关带有“抄送：”或句号".into(),
                "只写单位名称，“抄送：”和句号程序会加".into(),
            ),
            Problem::TaskNameFrame => (
                "实事名称带有序号或句号".into(),
                "只写名称，序号和句号程序会加；照这样会印成两个".into(),
            ),
            Problem::TaskTextUnits => (
                "实事内容里写了责任单位".into(),
                "删掉这一处，写在“责任单位”一项里，程序会加；照这样会印两遍".into(),
            ),
            Problem::AttachmentLabel => (
                "附件标题以“附件”开头".into(),
                "只写标题，“附件”二字程序会加；照这样会印两遍".into(),
            ),
            Problem::CommentInText { comment } => (
                format!("“{comment}”没有算进内容：空格后面的 # 表示后面是备注"),
                "是内容时，用英文双引号把整段文字括起来；是备注时，在 # 后面空一格，或者单独写一行".into(),
            ),
            Problem::PrivateCharacter { character } => (
                format!("文字里有自造字（U+{:04X}），换一台电脑就可能是别的字", u32::from(*character)),
                "核对是哪个字，用输入法重新打一遍".into(),
            ),
            Problem::TemplateFailed { detail } => (
                format!("模板不能使用：{detail}"),
                "对照 templates 里的原模板改正，或去掉 --templates".into(),
            ),
            Problem::TemplateBlock { found } => (
                format!("模板里有不认识的内容：{found}"),
                "模板每行写一个块，可用的块见 docs/templates.md".into(),
            ),
            Problem::FontSubstituted { wanted, used } => (
                format!("没有找到{wanted}字体，暂用“{used}”"),
                "安装单位统一使用的字体；hongtou fonts 可查看各处用的字体".into(),
            ),
            Problem::FontMissing { wanted, searched } => (
                format!("没有找到{wanted}字体（找过：{searched}）"),
                "把 fonts 文件夹放在程序旁边，或用 --fonts 指明位置".into(),
            ),
            Problem::FontUnreadable { file } => (
                format!("字体文件读不出来：{file}"),
                "重新安装这个字体，或从 fonts 文件夹里删去".into(),
            ),
            Problem::WriterFailed { format, detail } => (
                format!("{format} 文件没有做成：{detail}"),
                "这是程序的问题，请把 notice.yaml 和这条提示一起反馈".into(),
            ),
            Problem::NoTemplate { file, known } => (
                format!("“{file}”不能当模板用"),
                format!("模板文件只能叫 {known}；看一看有没有写错，或者多了 .txt 这样的后缀"),
            ),
            Problem::MarkTooLong => (
                "发文机关标志太长，一行里只能排得比正文还小".into(),
                "用“发文机关标志”（mark）写规范化简称".into(),
            ),
            Problem::LeftFromBefore { file } => (
                format!("“{file}”是以前生成的，这次没有附件"),
                "不再需要时自己删掉，不要和这次的通知一起发出去".into(),
            ),
            Problem::NotRenewed { file } => (
                format!("“{file}”是以前生成的，这次没有重新生成"),
                "它和这次的文件可能不一致；要用它，不加 --only 再运行一次".into(),
            ),
            Problem::LeftBeside { files } => (
                format!("这个文件夹里还有以前生成的，这次没有：{}", files.join("、")),
                "可能已经不对了，不要再发出去；不需要的自己删掉".into(),
            ),
            Problem::MoreAlike { more, .. } => (
                format!("同样的问题还有 {more} 处，没有列出"),
                "和列出的一样处理；改好以后再检查一次".into(),
            ),
            Problem::NotOurDemo { file } => (
                format!("“{file}”不是示例里的，示例不覆盖它，也不写到它旁边"),
                "换一个空的文件夹，例如 hongtou demo demo-out".into(),
            ),
            Problem::FileNotFound { file } => (
                format!("没有找到“{file}”"),
                "看看名称写对没有，它还在不在那里；没有写 notice.yaml 的，先到放它的年度文件夹里再运行；\
                 别处的文件和文件夹，写出完整的位置"
                    .into(),
            ),
            Problem::NoReturns { folder } => (
                format!("没有文件夹“{folder}”，不知道各单位报来的文件在哪里"),
                "新建这个文件夹，把收到的报表、邮件、压缩包和盖章件原样放进去，再运行一次；\
                 已经放在别处的，用 --returns 指明那个文件夹（上一期的用 --previous）"
                    .into(),
            ),
            Problem::OutputLost { why } => (
                format!("要显示的内容没有全写出去{}", why.zh()),
                "已经显示的不完整，不要用；看看磁盘满了没有，再运行一次".into(),
            ),
            Problem::FolderInUse { folder, holder } => (
                match holder.is_empty() {
                    true => format!("另一个窗口一直在往“{folder}”里写"),
                    false => format!("另一个窗口一直在往“{folder}”里写（{holder}）"),
                },
                "等它写完再运行；它要是没有反应了，关掉那个窗口".into(),
            ),
            Problem::OutputAmongReturns { folder, returns } => (
                format!("“{folder}”在放收到的文件的文件夹“{returns}”里，程序不往那里写"),
                "用 -o 换一个文件夹，例如 out；不写 -o 就写在 out 里".into(),
            ),
            Problem::NoThread => (
                "系统不给程序新的线程，Excel 文件没有做成，什么也没有写".into(),
                "关掉别的程序再运行；仍然这样，请管理员放宽这个用户的进程数和内存".into(),
            ),
            Problem::ClockWrong => (
                "电脑的日期在1970年以前，不能生成文件".into(),
                "把电脑的日期和时间调对，再运行一次".into(),
            ),
            Problem::FileUnreadable { file, why } => {
                (format!("“{file}”读不出来{}", why.zh()), why.to_read_zh().into())
            }
            Problem::FileUnwritable { file, why } => {
                (format!("“{file}”写不进去{}", why.zh()), why.to_write_zh().into())
            }
            Problem::UnitWithoutTask { name } => (
                format!("“{name}”没有负责任何一项实事，不生成它的报表"),
                "如果漏了，在实事的责任单位里加上；不需要时从名册里删掉".into(),
            ),
            Problem::TooLongForCell { begins, limit } => (
                format!("“{begins}……”太长，报表的一个格子放不下"),
                format!("缩短到 {limit} 个字以内"),
            ),
            Problem::Ending(found) => found.zh(),
            Problem::OfTask(found) => found.zh(),
            Problem::OfColumns(found) => found.zh(),
            Problem::Glyphs(found) => found.zh(),
            Problem::Returned(found) => found.zh(),
            Problem::Format(found) => found.zh(),
            Problem::Timing(found) => found.zh(),
            Problem::Reported(found) => found.zh(),
            Problem::Promise(found) => found.zh(),
            Problem::Changing(found) => found.zh(),
            Problem::Keeping(found) => found.zh(),
            Problem::Starting(found) => found.zh(),
            Problem::Unfinished(found) => found.zh(),
            Problem::Unclear(found) => found.zh(),
            Problem::Mailing(found) => found.zh(),
            Problem::Sorting(found) => found.zh(),
            Problem::TooHigh { element } => {
                (format!("{element}太高，一页放不下"), "缩短内容，或者分成几项".into())
            }
        }
    }
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "一段文字",
        Shape::List => "列表（每项前面加“- ”）",
        Shape::TextOrList => "一段文字，或者列表",
        Shape::Mapping => "下一层的若干项（名称: 内容）",
        Shape::Nothing => "空的",
    }
}

fn keys_zh(keys: &[(String, String)]) -> String {
    let named: Vec<String> =
        keys.iter().map(|(name, alias)| format!("“{alias}”（{name}）")).collect();
    named.join("、")
}
