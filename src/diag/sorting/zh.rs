//! The words in Chinese.

use super::{Elsewhere, Sorting, WhyUnused, written};

impl Sorting {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn zh(&self) -> (String, String) {
        match self {
            Sorting::BadFile { found } => (
                format!("“{found}”不是来件文件夹里的文件，也不是校验码"),
                "写文件在来件文件夹里的路径（如“区教体局/报表.xlsx”），或它的 SHA-256 校验码的前 8 位以上；hongtou status --json 里都有".into(),
            ),
            Sorting::BadVersion { found, most } => (
                format!("版次“{found}”的写法不对"),
                format!("写 1 到 {most} 的整数，数大的为准"),
            ),
            Sorting::NothingRuled => (
                "这里写了文件，没有写怎么处理".into(),
                "写上单位、报送期、版次中的一项或几项；这份文件不用时，写“不计: 是”".into(),
            ),
            Sorting::IgnoredAndMore => (
                "写了“不计: 是”，又写了单位、版次或数字无误".into(),
                "不用这份文件就只留“不计: 是”（可以写明报送期），要用就把它删掉".into(),
            ),
            Sorting::RuledTwice { file } => {
                (format!("“{file}”写了两次"), "合成一条，或者删掉一条；是不同报送期的文件时，两条都写明报送期".into())
            }
            Sorting::VersionTwice { unit, version } => (
                format!("“{unit}”有两份文件的版次都是 {version}"),
                "改成不同的数，数大的为准；不要的写“不计: 是”".into(),
            ),
            Sorting::NoFormOfUnit { unit } => (
                format!("“{unit}”没有负责任何一项实事，没有报表可报"),
                "看看单位是不是写错了；不用这份文件时，写“不计: 是”".into(),
            ),
            Sorting::Undecided { unit, taken, others } => (
                format!("“{unit}”报了不止一份，内容不同，分不出哪一份在后：{taken}、{others}"),
                format!("先按“{taken}”列在待核里；问清以后，在 notice.yaml 的“来件”里写明版次，或把不要的写成“不计: 是”"),
            ),
            Sorting::RuledFileMissing { file } => (
                format!("来件文件夹里没有“{file}”"),
                "看看文件是不是移走、改名了；是别的报送期的文件时，在这一条里写上报送期".into(),
            ),
            Sorting::RuledFileUnclear { file, files, more } => {
                let (files, alone): (Vec<&str>, Vec<&str>) =
                    files.iter().map(|(file, alone)| (file.as_str(), alone.as_str())).unzip();
                let more = if *more > 0 { format!("等 {} 份", files.len() + more) } else { String::new() };
                (
                    format!("“{file}”对得上不止一份文件，哪一份都没有照办：{}{more}", files.join("、")),
                    format!("说的是哪一份，就在这一条里照下面写哪一份（次序同上，引号也写）：{}", written("文件", &alone)),
                )
            }
            Sorting::RuledAgainstForm { form, ruled } => (
                format!("表里的标识是“{form}”，notice.yaml 的“来件”里写的是“{ruled}”"),
                "已按 notice.yaml 办；请再看一眼是不是写对了".into(),
            ),
            Sorting::RuledByNameAlone { form, ruled } => by_name_alone(form, ruled),
            Sorting::RuledBefore => (
                "“来件”里有这个文件名，没有写报送期；以前的报送期也有这个名字的文件，这一份没有照它办".into(),
                "“来件”是说这一份的，在那一条里加上这一期的报送期；是说前面那一份的，加上那一期的".into(),
            ),
            Sorting::RuledForAnother { day, hash, own } => (
                format!("“来件”里这个文件名的一条，{day}照办的是另一份文件（校验码 {hash}…），这一份没有照它办，待核"),
                format!("这一份也照办的，把那一条的文件名换成这一份的校验码 '{own}'，或者在那一条里写上新的日期、说明；不照办的，把那一条的文件名换成 '{hash}'"),
            ),
            Sorting::CameToNothing { period, files, units, why } => (
                format!("{period} 收到 {files} 份，{files} 份都没有用上（{}），与它对照的缺 {units} 个单位", why_unused(why)),
                "先看那一期的收件情况：文号更正过的写“曾用字号”，单位合并、改名的写“前身”或“别名”，核实过的写进“来件”".into(),
            ),
            Sorting::OtherPart { found, folder } => (
                format!("同一个工作簿里的这张表是{found}的，没有计入这一期"),
                format!("那一期还没有这个文件的，再复制一份放到 {folder} 文件夹里，这里的留着；只是期次写错的，来件里照“文件/工作表”写明"),
            ),
            Sorting::CameLater { seen, as_of } => (
                format!("截至{as_of}以后才收到（{seen}第一次看到），没有计入"),
                format!("要计入的，截至日写{seen}或以后；哪一天收到的，记在收件登记里"),
            ),
            Sorting::AfterAsOf { unit, day, as_of } => (
                format!("“{unit}”用的这一份是{day}的，在截至日{as_of}以后；看不出是哪天收到的，照样计入了"),
                "截至那天还没有收到的，先把它移到别处再运行；以后每次收到文件都运行一次 hongtou status，收到的日子就有记录".into(),
            ),
            Sorting::FormOfAnother { form, unit } => (
                format!("这份报表当初发给的是“{form}”，“{unit}”名下还有别的报表，不能当作同一份的先后两版，待核"),
                "内容列在“其他内容”里；几份都要用的，请单位合成一份重新报送；只用这一份的，在 notice.yaml 的“来件”里写明这份的单位，别的写“不计: 是”".into(),
            ),
            Sorting::OfPredecessor { predecessor, unit } => (
                format!("这是前身“{predecessor}”的报表，“{unit}”自己也报了，以它自己的为准，这一份待核"),
                "内容列在“其他内容”里；不用这一份的，在 notice.yaml 的“来件”里写“不计: 是”；两份都要的，请单位合成一份重新报送"
                    .into(),
            ),
            Sorting::Joined { unit, files } => (
                format!("“{unit}”按前身单位的报表计入：{files}"),
                "文字分别写明单位，数量相加；请看一看合在一起对不对".into(),
            ),
            Sorting::OwesNothing { unit } => (
                format!("“{unit}”这一期没有要报的实事，收到的报表没有计入"),
                "内容列在“其他内容”里；是替别的单位报的，在 notice.yaml 的“来件”里写明单位".into(),
            ),
            Sorting::Blank { unit, elsewhere: Elsewhere::Texts } => (
                format!("“{unit}”报回来的表没有填，别处写有文字"),
                "不算已报；文字列在“其他内容”里，请看一看；请这个单位填在报表里重新报送".into(),
            ),
            Sorting::Blank { unit, elsewhere: Elsewhere::Pictures } => (
                format!("“{unit}”报回来的表没有填，里面放的是图片"),
                "不算已报；图片读不了，请看一看；请这个单位填在报表里重新报送".into(),
            ),
            Sorting::Blank { unit, elsewhere: Elsewhere::Nothing } => (
                format!("“{unit}”报回来的是一张空表"),
                "不算已报；请这个单位填好后重新报送".into(),
            ),
            Sorting::RuledForAll { file, periods } => (
                format!("“来件”里只写了文件名“{file}”，没有写报送期，而{}的文件夹里都有这个名字的文件", periods.join("、")),
                format!("说的是哪一期的，就在那一条里加上哪一期，例如 报送期: {}；几期的都要定的，一期写一条", periods.first().map_or("", String::as_str)),
            ),
            Sorting::Misplaced { unit, period, folder, stays } => (
                format!("“{unit}”{period}的报表放在{folder}的文件夹里，没有计入"),
                format!("核对后把{}{period}的文件夹里；用不着的，在 notice.yaml 的“来件”里写上这个文件“不计: 是”、“报送期: {folder}”", if *stays { "整个工作簿再复制一份放到" } else { "它移到" }),
            ),
            Sorting::SeveralVersions { unit, chosen, others, ruled } => (
                format!("“{unit}”报了不止一份"),
                format!("按{}，以“{chosen}”为准；没有用的：{others}。不对时在 notice.yaml 的“来件”里写明版次", if *ruled { "“来件”里写的版次" } else { "填报日期、来信时间和文件名里的“修改”等字样" }),
            ),
            Sorting::MailSays { text } => (
                format!("带来这份报表的邮件里写着“{text}”"),
                "报表里的数没有照它改，主题和正文列在“其他内容”里；请核实以哪个为准，要改的请填报单位改好报表重新报送".into(),
            ),
            Sorting::LeftOut { texts, findings, files, more } => (
                format!("来件里表外的内容和问题太多：有 {texts} 处内容、{findings} 个问题没有列出"),
                format!(
                    "填报内容都在，没有列出的请看原文件：{}{}；用不着的文件移出这个文件夹",
                    files.join("、"),
                    if *more > 0 { format!("等 {} 个", files.len() + more) } else { String::new() }
                ),
            ),
            Sorting::Shortened { versions, files, more } => (
                format!("有 {versions} 份没有用的报表，里面的填报内容太长，每一格只列出开头 200 字"),
                format!(
                    "有用的各份都在，一字不少；没有列出的请看原文件：{}{}；用不着的文件移出这个文件夹",
                    files.join("、"),
                    if *more > 0 { format!("等 {} 个", files.len() + more) } else { String::new() }
                ),
            ),
            Sorting::Changed => (
                "这个文件要读两遍，读第二遍时不在了或者变了".into(),
                "里面的内容这次不全；关掉正在改它、同步它的程序，再运行一次".into(),
            ),
            Sorting::StampedOfNobody => (
                "看不出是哪个单位的盖章件（或照片）".into(),
                "把文件名改成带单位名称的，或放进以单位命名的文件夹，或在 notice.yaml 的“来件”里写明单位".into(),
            ),
            Sorting::StampedOfSeveral { units } => (
                format!("文件名里有几个单位，分不清是谁的盖章件：{units}"),
                "在 notice.yaml 的“来件”里写明单位".into(),
            ),
        }
    }
}

fn why_unused(why: &[(WhyUnused, usize)]) -> String {
    let said = |(why, files): &(WhyUnused, usize)| {
        let why = match why {
            WhyUnused::OtherNotice => "另一个通知的报表",
            WhyUnused::OtherPeriod => "别的报送期的报表",
            WhyUnused::Unreadable => "读不出来的",
            WhyUnused::Blank => "没有填的",
            WhyUnused::InDoubt => "待核的",
        };
        format!("{why} {files} 份")
    };
    why.iter().map(said).collect::<Vec<_>>().join("、")
}

/// What a ruling that may be of another quarter is told.
fn by_name_alone(form: &str, ruled: &str) -> (String, String) {
    (
        format!("表里的标识是“{form}”，notice.yaml 的“来件”里只写了文件名，单位是“{ruled}”，待核"),
        "“来件”是说这个文件的，在那一条里加上报送期，或者写校验码；是说别的报送期同名文件的，在那一条里写上那一期".into(),
    )
}
