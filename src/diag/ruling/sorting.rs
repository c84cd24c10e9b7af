//! What can be wrong with whose return a file is (`E66x`, `W66x`), and which of several counts (`x626`).

use super::super::Mender;
use super::super::words::{Words, words};
use super::stamped::StampedProblem;
use super::unused::{Elsewhere, WhyUnused, why_unused_en, why_unused_zh};

/// A kind of finding about whose return a file is, and which of several counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sorting {
    /// Nobody can say which of several versions is the last. The one named first is taken until
    /// somebody rules.
    Undecided {
        /// The unit.
        unit: String,
        /// The file that is taken.
        taken: String,
        /// The files that may as well be the last.
        others: String,
    },
    /// Files came for an earlier period, and none of them counts: the next has nothing to be compared with.
    CameToNothing {
        /// The period.
        period: String,
        /// How many files.
        files: usize,
        /// How many units owed a form.
        units: usize,
        /// Why, each with how many files.
        why: Vec<(WhyUnused, usize)>,
    },
    /// Some sheets of a workbook are a return for another period, beside those for the one that is collected.
    OtherPart {
        /// The period it is for.
        found: String,
        /// The folder of that period's returns.
        folder: String,
    },
    /// A file came after the day that counts as today, as the book of receipts shows; it does not count.
    CameLater {
        /// The day on which it was seen first.
        seen: String,
        /// The day that counts as today.
        as_of: String,
    },
    /// A return that counts has a day behind the one that counts as today, and no book shows when it came.
    AfterAsOf {
        /// The unit.
        unit: String,
        /// The day that it was filled in on, or that of its mail.
        day: String,
        /// The day that counts as today.
        as_of: String,
    },
    /// A form that was made for another unit than the one it belongs to now, beside another form of
    /// that one: they are no versions of each other.
    FormOfAnother {
        /// The unit it was made for, as its marks call it.
        form: String,
        /// The unit it belongs to now.
        unit: String,
    },
    /// A return of a unit that another took over, whose own form came too.
    OfPredecessor {
        /// The unit whose form it is.
        predecessor: String,
        /// The unit that took it over.
        unit: String,
    },
    /// The returns of a unit's predecessors were put together.
    Joined {
        /// The unit.
        unit: String,
        /// The files.
        files: String,
        /// Whether they are more than one.
        several: bool,
    },
    /// A return of a unit that owes none for the period. Its texts are kept.
    OwesNothing {
        /// The unit.
        unit: String,
        /// Whether it owed one in an earlier period of the year.
        is_over: bool,
    },
    /// A return in the name of a unit that took over since; it may be theirs that owe one.
    NotYet {
        /// The unit.
        unit: String,
        /// Those that it took over from, which owe one.
        by: String,
    },
    /// A return for this period lies in the folder of another.
    Misplaced {
        /// The unit.
        unit: String,
        /// The period it is for.
        period: String,
        /// The folder it lies in.
        folder: String,
        /// Whether the file has a return for the period of that folder too.
        stays: bool,
    },
    /// A unit sent its form back with nothing filled in.
    Blank {
        /// The unit.
        unit: String,
        /// What is elsewhere than in the fields.
        elsewhere: Elsewhere,
    },
    /// A unit returned its form more than once.
    SeveralVersions {
        /// The unit.
        unit: String,
        /// The file that counts.
        chosen: String,
        /// The files that do not.
        others: Box<str>,
        /// Whether the office said which it is.
        ruled: bool,
    },
    /// The mail that brought a form says otherwise than the form.
    MailSays {
        /// Where it does so.
        text: String,
    },
    /// Files hold so much beside the answers of forms that not all of it is listed.
    LeftOut {
        /// Texts that are not listed.
        texts: usize,
        /// Findings that are not listed.
        findings: usize,
        /// Files of which something is not, those first of which it is most.
        files: Vec<String>,
        /// How many more such files there are.
        more: usize,
    },
    /// Versions that do not count answer at such length that of long answers only the beginning is listed.
    Shortened {
        /// How many.
        versions: usize,
        /// Files in which they are.
        files: Vec<String>,
        /// How many more such files there are.
        more: usize,
    },
    /// A file that had to be read once more was not there any more as it was.
    Changed,
    /// Of a stamped copy.
    Stamped(StampedProblem),
    /// A return of a unit that several took over.
    OfSeveral {
        /// The unit whose form it is.
        predecessor: String,
        /// Those that took over.
        units: String,
    },
    /// A return of one of a unit's predecessors came, and none of another.
    PartMissing {
        /// The unit.
        unit: String,
        /// Those of which none came.
        missing: String,
        /// The files that came.
        files: String,
    },
    /// A file that was a unit's return is there no more, and what is left is not it.
    Gone {
        /// The unit.
        unit: String,
        /// Whether it was a stamped copy.
        stamped: bool,
        /// The day on which it was seen first.
        seen: String,
        /// The day from which on it was not there.
        gone: String,
    },
}

impl Sorting {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        use Mender::{Nobody, Office, Unit};
        match self {
            Sorting::PartMissing { .. } => ("E669", Unit),
            Sorting::OfSeveral { .. } => ("E674", Office),
            Sorting::Gone { .. } => ("E673", Office),
            Sorting::Undecided { .. } => ("E661", Office),
            Sorting::CameLater { .. } => ("W683", Nobody),
            Sorting::OtherPart { .. } => ("W685", Nobody),
            Sorting::CameToNothing { .. } => ("W686", Nobody),
            Sorting::AfterAsOf { .. } => ("W684", Nobody),
            Sorting::FormOfAnother { .. } => ("E664", Office),
            Sorting::OfPredecessor { .. } => ("E667", Office),
            Sorting::Joined { .. } => ("W681", Nobody),
            Sorting::Misplaced { .. } => ("E665", Office),
            Sorting::OwesNothing { .. } => ("W665", Nobody),
            Sorting::NotYet { .. } => ("E675", Office),
            Sorting::SeveralVersions { .. } => ("W626", Nobody),
            Sorting::Blank { .. } => ("E626", Unit),
            Sorting::MailSays { .. } => ("W667", Nobody),
            Sorting::LeftOut { .. } => ("W668", Nobody),
            Sorting::Shortened { .. } => ("W669", Nobody),
            Sorting::Changed => ("E666", Office),
            Sorting::Stamped(found) => found.row(),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Sorting::PartMissing { unit, missing, files } => words(
                (
                    format!("“{unit}”只有一部分前身的报表（{files}），前身{missing}的没有收到，有关的数不全"),
                    format!("请“{unit}”补报原来由{missing}承担的部分；{missing}原来的报表后来到了，也算"),
                ),
                (
                    format!("of the predecessors of “{unit}” some reported ({files}), {missing} did not: numbers are missing"),
                    format!("ask “{unit}” for what {missing} had to do; a form of {missing} that comes later counts too"),
                ),
            )
            .asking_unit(format!("请把原来由{missing}承担的部分也填在附件的报表里，合成一份重新报送")),
            Sorting::OfSeveral { predecessor, units } => words(
                (
                    format!("这是“{predecessor}”的报表，它已经分给{units}，这一份没有计入，待核"),
                    format!("内容列在“其他内容”里；请{units}各报各的一份；整份归其中一个单位的，在 notice.yaml 的“来件”里写明单位；不用的写“不计: 是”"),
                ),
                (
                    format!("a form of “{predecessor}”, which {units} took over: it is not counted"),
                    format!("its texts are in 其他内容; ask {units} for a form each; where all of it is one unit's, name that under returns; else leave it out with ignore: true"),
                ),
            ),
            Sorting::Gone { unit, stamped, seen, gone } => words(
                (
                    format!("“{unit}”的这份{}{seen}收到过，{gone}起不在文件夹里了", if *stamped { "盖章件" } else { "报表" }),
                    "从备份里放回来，同名的已经有别的文件时另起一个名字；有意拿走的，在 notice.yaml 的“来件”里写这个文件名、“不计: 是”",
                ),
                (
                    format!("this {} of “{unit}” came on {seen}, and was gone on {gone}", if *stamped { "stamped copy" } else { "return" }),
                    "put it back from a backup, under another name where its own is taken; where it was taken away on purpose, leave it out under returns: its name, ignore: true",
                ),
            ),
            Sorting::Undecided { unit, taken, others } => words(
                (
                    format!("“{unit}”报了不止一份，内容不同，分不出哪一份在后：{taken}、{others}"),
                    format!("先按“{taken}”列在待核里；问清以后，在 notice.yaml 的“来件”里写明版次，或把不要的写成“不计: 是”"),
                ),
                (
                    format!("“{unit}” sent different versions and none shows to be the last: {taken}、{others}"),
                    format!("“{taken}” is taken for the time being; ask, then write the version or “ignore: true” under “returns” in notice.yaml"),
                ),
            )
            .asking_unit("请告知以哪一份为准，或者只报一份最新的，写明填报日期"),
            Sorting::CameToNothing { period, files, units, why } => words(
                (
                    format!("{period} 收到 {files} 份，{files} 份都没有用上（{}），与它对照的缺 {units} 个单位", why_unused_zh(why)),
                    "先看那一期的收件情况：文号更正过的写“曾用字号”，单位合并、改名的写“前身”或“别名”，核实过的写进“来件”",
                ),
                (
                    format!("{files} files came for {period}, and none of them counts ({}): nothing of it can be compared, of {units} units", why_unused_en(why)),
                    format!("see why with hongtou status --period {period}: name an earlier number of the notice (former_numbers), units that were merged or renamed (predecessors, aliases), or rule on the files (returns)"),
                ),
            ),
            Sorting::OtherPart { found, folder } => words(
                (
                    format!("同一个工作簿里的这张表是{found}的，没有计入这一期"),
                    format!("那一期还没有这个文件的，再复制一份放到 {folder} 文件夹里，这里的留着；只是期次写错的，来件里照“文件/工作表”写明"),
                ),
                (
                    format!("this sheet of the workbook is for {found}; not counted for this period"),
                    format!("where that period has not got this file, copy it to the folder {folder} and leave this one; if only the period is wrong, rule it as “file/sheet” under returns (来件)"),
                ),
            ),
            Sorting::CameLater { seen, as_of } => words(
                (
                    format!("截至{as_of}以后才收到（{seen}第一次看到），没有计入"),
                    format!("要计入的，截至日写{seen}或以后；哪一天收到的，记在收件登记里"),
                ),
                (
                    format!("came after {as_of} (seen first on {seen}); it does not count"),
                    format!("to have it counted, write --as-of {seen} or later; 收件.jsonl in the folder log says when files were seen"),
                ),
            ),
            Sorting::AfterAsOf { unit, day, as_of } => words(
                (
                    format!("“{unit}”用的这一份是{day}的，在截至日{as_of}以后；看不出是哪天收到的，照样计入了"),
                    "截至那天还没有收到的，先把它移到别处再运行；以后每次收到文件都运行一次 hongtou status，收到的日子就有记录",
                ),
                (
                    format!("the return that counts for “{unit}” is of {day}, behind the day {as_of} that counts as today; nothing shows when it came, and it is counted"),
                    "if it had not come by then, move it elsewhere and run again; run hongtou status whenever files came, and the days are noted",
                ),
            ),
            Sorting::FormOfAnother { form, unit } => words(
                (
                    format!("这份报表当初发给的是“{form}”，“{unit}”名下还有别的报表，不能当作同一份的先后两版，待核"),
                    "内容列在“其他内容”里；几份都要用的，请单位合成一份重新报送；只用这一份的，在 notice.yaml 的“来件”里写明这份的单位，别的写“不计: 是”",
                ),
                (
                    format!("this form was made for “{form}”; there is another one of “{unit}”, and they are no versions of each other; to be verified"),
                    "its texts are in 其他内容; if several are to be used, ask the unit for one return; if only this one is, write its unit under “returns” in notice.yaml, and “ignore: true” for the others",
                ),
            )
            .asking_unit("请合成一份，填在附件的报表里重新报送"),
            Sorting::OfPredecessor { predecessor, unit } => words(
                (
                    format!("这是前身“{predecessor}”的报表，“{unit}”自己也报了，以它自己的为准，这一份待核"),
                    "内容列在“其他内容”里；不用这一份的，在 notice.yaml 的“来件”里写“不计: 是”；两份都要的，请单位合成一份重新报送",
                ),
                (
                    format!("a form of “{predecessor}”, which “{unit}” took over and for which it reported itself:                          its own counts"),
                    "its texts are kept among the others; leave it out with ignore: true, or ask the unit to join both",
                ),
            ),
            Sorting::Joined { unit, files, several: true } => words(
                (
                    format!("“{unit}”按前身单位的报表计入：{files}"),
                    "文字分别写明单位，能合计的数相加，不能合计的并排写着、不算数，要一个数的请这个单位另报一份；请看一看合在一起对不对",
                ),
                (
                    format!("“{unit}” is counted by the forms of its predecessors: {files}"),
                    "texts stand behind the names of their units; numbers that make a sum are added, others stand side by side and count as none: for one number ask the unit for a form of its own; see whether that is right",
                ),
            ),
            Sorting::Joined { unit, files, several: false } => words(
                (format!("“{unit}”按前身单位的报表计入：{files}"), "请看一看对不对"),
                (
                    format!("“{unit}” is counted by the form of its predecessor: {files}"),
                    "see whether that is right",
                ),
            ),
            Sorting::NotYet { unit, by } => words(
                (
                    format!("“{unit}”这一期还没有接手，由{by}报，收到的报表没有计入，待核"),
                    "看一看是替谁报的；在 notice.yaml 的“来件”里，“单位”写当时报这一份的那一个；不用的写“不计: 是”",
                ),
                (
                    format!("{by} owe it, not “{unit}”: not counted"),
                    "see whose it is, and name one of those in returns; else leave it out with ignore: true",
                ),
            ),
            Sorting::OwesNothing { unit, is_over: true } => words(
                (
                    format!("“{unit}”的实事已取消，这一期不报，收到的报表没有计入"),
                    "内容列在“其他内容”里；不用请填报单位更正；不用这一份的，在 notice.yaml 的“来件”里写“不计: 是”",
                ),
                (
                    format!("the tasks of “{unit}” are over; it owes nothing for this period, and its return is not counted"),
                    "its texts are in 其他内容, and the unit need not send another; leave it out with ignore: true",
                ),
            ),
            Sorting::OwesNothing { unit, is_over: false } => words(
                (
                    format!("“{unit}”这一期没有要报的实事，收到的报表没有计入"),
                    "内容列在“其他内容”里；是替别的单位报的，在 notice.yaml 的“来件”里写明单位；这个单位改了名、并入别的单位的，在名册里写“别名”或“前身”",
                ),
                (
                    format!("“{unit}” owes nothing for this period; its return is not counted"),
                    "its texts are in 其他内容; where it speaks for another unit, name that under returns; where it was renamed or taken over, give that one aliases or predecessors",
                ),
            ),
            Sorting::Blank { unit, elsewhere: Elsewhere::Texts } => words(
                (
                    format!("“{unit}”报回来的表没有填，别处写有文字"),
                    "不算已报；文字列在“其他内容”里，请看一看；请这个单位填在报表里重新报送",
                ),
                (
                    format!("“{unit}” left the fields of its form blank and wrote elsewhere"),
                    "it does not count; the texts are in 其他内容; ask the unit to fill in the form",
                ),
            )
            .asking_unit("不算已报；请把内容填在报表的格子里重新报送"),
            Sorting::Blank { unit, elsewhere: Elsewhere::Pictures } => words(
                (
                    format!("“{unit}”报回来的表没有填，里面放的是图片"),
                    "不算已报；图片读不了，请看一看；请这个单位填在报表里重新报送",
                ),
                (
                    format!("“{unit}” left the fields of its form blank and put pictures into it"),
                    "it does not count, and pictures are not read; ask the unit to fill in the form",
                ),
            )
            .asking_unit("不算已报；请把内容填在报表的格子里重新报送"),
            Sorting::Blank { unit, elsewhere: Elsewhere::Nothing } => words(
                (
                    format!("“{unit}”报回来的是一张空表"),
                    "不算已报；请这个单位填好后重新报送",
                ),
                (
                    format!("“{unit}” sent its form back blank"),
                    "it does not count; ask the unit to fill it in and send it again",
                ),
            )
            .asking_unit("不算已报；请填好后重新报送"),
            Sorting::Misplaced { unit, period, folder, stays } => words(
                (
                    format!("“{unit}”{period}的报表放在{folder}的文件夹里，没有计入"),
                    format!("核对后把{}{period}的文件夹里；用不着的，在 notice.yaml 的“来件”里写上这个文件“不计: 是”、“报送期: {folder}”", if *stays { "整个工作簿再复制一份放到" } else { "它移到" }),
                ),
                (
                    format!("a return of “{unit}” for {period} lies in the folder {folder}; not counted"),
                    format!(
                    "look at it and {} to the folder of {period}; if it is of no use, write 不计: 是 and 报送期: \
                     {folder} for it under “returns” in notice.yaml",
                    if *stays { "copy the whole workbook" } else { "move it" }
                ),
                ),
            ),
            Sorting::SeveralVersions { unit, chosen, others, ruled } => words(
                (
                    format!("“{unit}”报了不止一份"),
                    format!("按{}，以“{chosen}”为准；没有用的：{others}。不对时在 notice.yaml 的“来件”里写明版次", if *ruled { "“来件”里写的版次" } else { "填报日期、来信时间和文件名里的“修改”等字样" }),
                ),
                (
                    format!("“{unit}” returned more than once"),
                    format!(
                    "“{chosen}”, the last by {}, counts; not used: \
                     {others}. Where that is wrong, write the version under “returns” in notice.yaml",
                    if *ruled { "what the office ruled" } else { "its own date, its mail or its name" }
                ),
                ),
            ),
            Sorting::MailSays { text } => words(
                (
                    format!("带来这份报表的邮件里写着“{text}”"),
                    "报表里的数没有照它改，主题和正文列在“其他内容”里；请核实以哪个为准，要改的请填报单位改好报表重新报送",
                ),
                (
                    format!("the mail that brought this form says “{text}”"),
                    "the form counts as it is, and subject and text are among the other texts; ask which is right, and for a form that says so",
                ),
            ),
            Sorting::LeftOut { texts, findings, files, more } => words(
                (
                    format!("来件里表外的内容和问题太多：有 {texts} 处内容、{findings} 个问题没有列出"),
                    format!(
                    "填报内容都在，没有列出的请看原文件：{}{}；用不着的文件移出这个文件夹",
                    files.join("、"),
                    if *more > 0 { format!("等 {} 个", files.len() + more) } else { String::new() }
                ),
                ),
                (
                    format!("the files hold too much beside the forms: {texts} texts and {findings} findings are not listed"),
                    format!(
                    "no answer is left out; for the rest see the files themselves: {}{}; move those that are of no \
                     use out of this folder",
                    files.join(", "),
                    if *more > 0 { format!(" and {more} more") } else { String::new() }
                ),
                ),
            ),
            Sorting::Shortened { versions, files, more } => words(
                (
                    format!("有 {versions} 份没有用的报表，里面的填报内容太长，每一格只列出开头 200 字"),
                    format!(
                    "有用的各份都在，一字不少；没有列出的请看原文件：{}{}；用不着的文件移出这个文件夹",
                    files.join("、"),
                    if *more > 0 { format!("等 {} 个", files.len() + more) } else { String::new() }
                ),
                ),
                (
                    format!("{versions} versions that do not count hold very long answers; of each the first 200 characters are listed"),
                    format!(
                    "of the versions that count nothing is left out; for the rest see the files themselves: {}{}; \
                     move those that are of no use out of this folder",
                    files.join(", "),
                    if *more > 0 { format!(" and {more} more") } else { String::new() }
                ),
                ),
            ),
            Sorting::Changed => words(
                (
                    "这个文件要读两遍，读第二遍时不在了或者变了",
                    "里面的内容这次不全；关掉正在改它、同步它的程序，再运行一次",
                ),
                (
                    "this file has to be read twice, and was gone or changed the second time",
                    "not all of it is there now; end the program that changes or synchronises it, and run this again",
                ),
            ),
            Sorting::Stamped(found) => found.words(),
        }
    }
}
