//! What is to be said of what the year's folder keeps (存档): the notices that forms went out with, the sealed notice
//! and the issued reports (`W901` to `W907`), and of the archive of a year (归档, `E908` to `W912`).

use super::super::Mender::{self, Office};
use super::super::words::{Words, words};

/// A kind of finding about what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// The description was changed since the forms of a period went out; those of then count.
    ChangedSince {
        /// The period (2024Q1).
        period: String,
        /// Where the description of then lies.
        kept: Box<str>,
        /// What is another.
        changes: Box<[SinceSent]>,
        /// The units that most likely are others by another name.
        renamed: Box<[RenamedSince]>,
    },
    /// A description that was kept cannot be read, and today's counts.
    Unreadable {
        /// Where it lies.
        kept: String,
    },
    /// The description that was kept for a period of which nothing is known to have gone out was replaced by today's.
    Renewed {
        /// The period (2024Q1).
        period: String,
        /// Where it lies.
        kept: String,
        /// When the one before was kept.
        since: String,
    },
    /// A file that was kept is no longer the one that was.
    Tampered {
        /// Where it lies.
        kept: String,
    },
    /// A notice of the same number and day was sealed with another text.
    Sealed {
        /// The number.
        number: String,
        /// Where the sealed one lies.
        kept: String,
    },
    /// The same, and the other text is written elsewhere.
    OtherThanSealed {
        /// The number.
        number: String,
        /// Where the sealed one lies.
        kept: String,
    },
    /// The overview of a year is no report of a period, which alone is issued.
    YearNotIssued,
    /// A file that is to be compared is no archive of a year, or its list cannot be read.
    NoArchive {
        /// It.
        file: String,
    },
    /// A file in an archive is not what its list says.
    ArchiveDamaged {
        /// The archive.
        archive: String,
        /// The file in it.
        file: String,
        /// How it is another.
        state: ArchivedState,
    },
    /// A file of the year is another than when it was archived.
    ChangedSinceArchived {
        /// The file, from the folder of the year.
        file: String,
        /// How it is another; not new.
        state: ArchivedState,
    },
    /// A file came into the folder of the year after it was archived.
    NewSinceArchived {
        /// The file, from the folder of the year.
        file: String,
    },
    /// Links, what is no file, hidden files and what bears a name of the archive's own are not in it.
    LeftOut {
        /// Their names, from the folder of the year.
        files: Vec<String>,
    },
}

/// How a file is another than the list of an archive says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArchivedState {
    /// It has another content, or cannot be unpacked.
    Changed,
    /// It is not there.
    Gone,
    /// The list does not name it.
    New,
}

/// What is another in the description than when forms went out, in the words of the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SinceSent {
    /// What it is of.
    pub what: String,
    /// What it was; empty where it was not there.
    pub was: String,
    /// What it is today; empty where it is there no more.
    pub now: String,
    /// The target, where it is the amount of one.
    pub amount_of: Option<String>,
    /// The last day of what it was, where the description says so already.
    pub said_until: Option<String>,
    /// The task, where it is the text of one.
    pub text_of: Option<String>,
}

/// A unit that has the tasks of units that are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenamedSince {
    /// Its name.
    pub now: String,
    /// Theirs.
    pub was: Vec<String>,
    /// The period from which that would be (2024Q2); empty behind the last one.
    pub next: String,
}

impl Keeping {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        match self {
            Keeping::ChangedSince { .. } => ("W901", Office),
            Keeping::Unreadable { .. } => ("W902", Office),
            Keeping::Tampered { .. } => ("W903", Office),
            Keeping::Sealed { .. } => ("E904", Office),
            Keeping::OtherThanSealed { .. } => ("W905", Office),
            Keeping::YearNotIssued => ("E906", Office),
            Keeping::Renewed { .. } => ("W907", Office),
            Keeping::NoArchive { .. } => ("E908", Office),
            Keeping::ArchiveDamaged { .. } => ("E909", Office),
            Keeping::ChangedSinceArchived { .. } => ("E910", Office),
            Keeping::NewSinceArchived { .. } => ("W911", Office),
            Keeping::LeftOut { .. } => ("W912", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            Keeping::ChangedSince { period, kept, changes, .. } if are_said(changes) => words(
                (
                    format!("{period} 的表发出以后，通知文件改过：{}", changed_zh(changes)),
                    format!(
                        "{}；这一期仍照发表时的通知（{kept}）办，不用再写",
                        said_zh(changes).trim_start_matches('；')
                    ),
                ),
                (
                    format!(
                        "the description was changed since the forms of {period} went out: {}",
                        changed_en(changes)
                    ),
                    format!(
                        "{}; the period goes by the description of then ({kept}), and nothing more is to be written",
                        said_en(changes).trim_start_matches("; ")
                    ),
                ),
            ),
            Keeping::ChangedSince { period, kept, changes, renamed } => words(
                (
                    format!("{period} 的表发出以后，通知文件改过：{}", changed_zh(changes)),
                    format!(
                        "{}这一期仍照发表时的通知（{kept}）办，补充通知的日期在这一期以内的也一样；文件要求这一期就照现在的办，把那个文件移走，再运行 forms 重发、report 重出{}{}{}",
                        renamed_zh(renamed),
                        amounts_zh(period, changes),
                        texts_zh(changes),
                        said_zh(changes)
                    ),
                ),
                (
                    format!(
                        "the description was changed since the forms of {period} went out: {}",
                        changed_en(changes)
                    ),
                    format!(
                        "{}the period goes by the description of then ({kept}), whatever days are said in today's; if today's is to count, move that file away, then run forms and report again{}{}{}",
                        renamed_en(renamed),
                        amounts_en(period, changes),
                        texts_en(changes),
                        said_en(changes)
                    ),
                ),
            ),
            Keeping::Unreadable { kept } => words(
                (
                    format!("存档的通知文件“{kept}”读不出来，这一期照现在的通知文件办"),
                    "从备份里恢复；找不到的，和现在的通知文件对照看一遍结果",
                ),
                (
                    format!(
                        "the kept description “{kept}” cannot be read; today's counts for its period"
                    ),
                    "restore it from a backup; else compare the outcome with today's description",
                ),
            ),
            Keeping::Renewed { period, kept, since } => words(
                (
                    format!(
                        "{period} 的存档换成了现在的通知文件（原来的是{since}存的，还没有发出的记录，也没有来件）"
                    ),
                    format!(
                        "以前生成的表没有发给单位的，用这一次生成的；已经发出去的，从备份恢复“{kept}”，再用 hongtou log --sent 记下发给了谁"
                    ),
                ),
                (
                    format!(
                        "what was kept for {period} is today's description now (the one before was of {since}; nothing of it is known to have gone out, and nothing came back)"
                    ),
                    format!(
                        "send the forms of this run; where those of before went out by hand, restore “{kept}” from a backup and note them with hongtou log --sent"
                    ),
                ),
            ),
            Keeping::Tampered { kept } => words(
                (
                    format!("存档的文件“{kept}”存下以后被改动过，或者不在了"),
                    "存档不要修改；从备份里恢复，或者问一问是谁改的",
                ),
                (
                    format!("the kept file “{kept}” was changed since it was kept, or is gone"),
                    "what is kept is not to be changed: restore it from a backup, or ask who changed it",
                ),
            ),
            Keeping::Sealed { number, kept } => words(
                (
                    format!("{number}已经印发，内容与现在的不同，没有覆盖"),
                    format!(
                        "印发的那一份在“{kept}”；年内有变动的，写“自”“至”“原数量”（见帮助《年内有变动时怎么办》）；另发文件的，改文号或成文日期；要看现在的样子，用 -o 存到别处"
                    ),
                ),
                (
                    format!("{number} was issued with another text, and is not written over"),
                    format!(
                        "the issued one is “{kept}”; say changes within the year with since, until and earlier amounts \
                     (“years” under 帮助); a new document takes a new number or day; to see today's, write it elsewhere \
                     with -o"
                    ),
                ),
            ),
            Keeping::OtherThanSealed { number, kept } => words(
                (
                    format!("{number}已经印发，这次生成的内容与它不同"),
                    format!("印发的那一份在“{kept}”；这一份只作核对，不要再用这个文号印发"),
                ),
                (
                    format!("{number} was issued with another text than this"),
                    format!("the issued one is “{kept}”; this one is for comparing alone"),
                ),
            ),
            Keeping::YearNotIssued => words(
                (
                    "各期并列的年度汇总不定稿",
                    "定稿的是各期的汇总：写 --period 2024Q4 --final 这样的一期",
                ),
                (
                    "the overview of a year is not issued",
                    "issue the report of a period: --period 2024Q4 --final",
                ),
            ),
            Keeping::NoArchive { file } => words(
                (
                    format!("“{file}”不是一年的归档压缩包，或者里面的清单读不出来"),
                    "写 archive 生成的那个“归档-….zip”；下载、拷贝中断的，重新拷贝一份",
                ),
                (
                    format!("“{file}” is no archive of a year, or its list cannot be read"),
                    "name the 归档-….zip that archive has written; copy it again where it was cut short",
                ),
            ),
            Keeping::ArchiveDamaged { archive, file, state } => {
                let (zh, en) = match state {
                    ArchivedState::Changed => ("和清单不一样", "is not what its list says"),
                    ArchivedState::Gone => ("没有了", "is gone"),
                    ArchivedState::New => ("清单上没有", "is not in its list"),
                };
                words(
                    (
                        format!("“{archive}”里的“{file}”{zh}"),
                        "这个压缩包存下以后坏了或者被改过：换一份没有动过的，问一问是谁改的",
                    ),
                    (
                        format!("in “{archive}” the file “{file}” {en}"),
                        "the archive was damaged or changed: take another copy, and ask who changed it",
                    ),
                )
            }
            Keeping::ChangedSinceArchived { file, state } => {
                let (zh, en) = match state {
                    ArchivedState::Gone => ("归档以后没有了", "is gone"),
                    ArchivedState::Changed | ArchivedState::New => ("归档以后改过", "was changed"),
                };
                words(
                    (
                        format!("“{file}”{zh}"),
                        "归档的那一份在压缩包里；该改的，改好以后再归档一次（原来的压缩包留着）",
                    ),
                    (
                        format!("“{file}” {en} since it was archived"),
                        "the archive has it as it was; where the change is right, archive once more, and keep the old one",
                    ),
                )
            }
            Keeping::NewSinceArchived { file } => words(
                (format!("“{file}”是归档以后才有的"), "要归档的，再归档一次（原来的压缩包留着）"),
                (
                    format!("“{file}” came after the year was archived"),
                    "to have it in, archive once more, and keep the old one",
                ),
            ),
            Keeping::LeftOut { files } => words(
                (
                    format!(
                        "这些没有归档（链接、隐藏的，或者和压缩包自己的清单同名）：{}",
                        files.join("、")
                    ),
                    "要归档的，链接把它指的文件复制到这里，其余的改个名，再归档一次",
                ),
                (
                    format!(
                        "links, hidden files and names of the archive's own are not in it: {}",
                        files.join(", ")
                    ),
                    "copy what links lead to into the folder, rename the others, and archive once more",
                ),
            ),
        }
    }
}

/// Whether the description says of all of them from when on they are so.
fn are_said(changes: &[SinceSent]) -> bool {
    changes.iter().all(|one| one.said_until.is_some())
}

/// Of what the description says already until when it was another.
fn said_zh(changes: &[SinceSent]) -> String {
    let one = |SinceSent { what, amount_of, was, now, said_until, .. }: &SinceSent| {
        let until = said_until.as_ref()?;
        let what = amount_of.as_ref().map_or_else(|| what.clone(), |of| format!("“{of}”"));
        Some(match (was.is_empty(), now.is_empty()) {
            (_, true) => format!(
                "；{what} {was}已经写明到{until}为止（取消）：这一期来了的照印，没有来的写“已取消”，不催、不退，不再看进度"
            ),
            (true, false) => format!("；{what} {now}已经写明是{until}以后才有的：这一期不要报"),
            (false, false) => format!("；{what}已经写明：到{until}为止是{was}，以后是{now}"),
        })
    };
    changes.iter().filter_map(one).collect()
}

fn said_en(changes: &[SinceSent]) -> String {
    let one = |SinceSent { what, amount_of, was, now, said_until, .. }: &SinceSent| {
        let until = said_until.as_ref()?;
        let what = amount_of.as_ref().map_or_else(|| what.clone(), |of| format!("“{of}”"));
        Some(match (was.is_empty(), now.is_empty()) {
            (_, true) => format!(
                "; {what} {was} is said to be over since {until}: what came for the period is printed, what did not is 已取消, nobody is asked for it, and it is not judged"
            ),
            (true, false) => {
                format!(
                    "; {what} {now} is said to be there only since {until}: it is not asked for in the period"
                )
            }
            (false, false) => {
                format!("; of {what} it is said that it was {was} until {until}, and {now} since")
            }
        })
    };
    changes.iter().filter_map(one).collect()
}

/// What is to be written of texts that are others: of those that changed with their amounts, no more than these.
fn texts_zh(changes: &[SinceSent]) -> String {
    let with_amount = has_unsaid_amount(changes);
    let one = |SinceSent { text_of, .. }: &SinceSent| {
        let task = text_of.as_ref()?;
        let what = match with_amount {
            true => "只是跟着数量改的，写了这几行就不用再写；还改了别的，从下一期起照现在的",
            false => "没有要写的，从下一期起照现在的；指标的数量也跟着变了的，一起改",
        };
        Some(format!("；“{task}”的内容{what}"))
    };
    changes.iter().filter_map(one).collect()
}

fn texts_en(changes: &[SinceSent]) -> String {
    let with_amount = has_unsaid_amount(changes);
    let one = |SinceSent { text_of, .. }: &SinceSent| {
        let task = text_of.as_ref()?;
        let what = match with_amount {
            true => {
                "need not be said where these lines are and no more was changed in it; else it holds from the next period on"
            }
            false => {
                "holds from the next period on, and nothing is to be written of it; change the amounts of the targets with it"
            }
        };
        Some(format!("; the text of “{task}” {what}"))
    };
    changes.iter().filter_map(one).collect()
}

/// Whether there are amounts of which it is still to be said until when they were others.
fn has_unsaid_amount(changes: &[SinceSent]) -> bool {
    changes.iter().any(|one| one.amount_of.is_some() && one.said_until.is_none())
}

/// How a unit is written that is others by another name.
fn renamed_zh(renamed: &[RenamedSince]) -> String {
    let one = |RenamedSince { now, was, next }: &RenamedSince| {
        let since = if next.is_empty() { "改名的日期" } else { next };
        let [all, listed] = ["、", ", "].map(|between| was.join(between));
        format!(
            "“{all}”没有了，它的实事由新的“{now}”负责：是改名（合并）吗？是的，在名册里给“{now}”写“前身: [{listed}]”“自: {since}”（“自”也可以写改名的那一天），以前各期的表和数才接得上；只是换了叫法、不分从哪一天起的，写“别名: [{listed}]”；"
        )
    };
    renamed.iter().map(one).collect()
}

fn renamed_en(renamed: &[RenamedSince]) -> String {
    let one = |RenamedSince { now, was, next }: &RenamedSince| {
        let since = if next.is_empty() { "the day of it" } else { next };
        let was = was.join(", ");
        format!(
            "“{now}” has the tasks of “{was}”: was it renamed? Then write “前身: [{was}]” and “自: {since}” in its entry of the register (自 may be the day too), or, where it does not matter from when on, “别名: [{was}]”; "
        )
    };
    renamed.iter().map(one).collect()
}

/// How amounts that are others from the next period on are written.
fn amounts_zh(period: &str, changes: &[SinceSent]) -> String {
    let one = |SinceSent { amount_of, was, now, said_until, .. }: &SinceSent| {
        let target = amount_of.as_ref().filter(|_| said_until.is_none())?;
        Some(format!(
            "；“{target}”以后才改的，写明从什么时候起：“数量: {now}”，“原数量: [{{至: {period}, 数量: {was}}}]”，最外层“变更: [{{日期: 文件的日期, 文号: 文件的文号}}]”（“至”也可以写这个文号）"
        ))
    };
    changes.iter().filter_map(one).collect()
}

fn amounts_en(period: &str, changes: &[SinceSent]) -> String {
    let one = |SinceSent { amount_of, was, now, said_until, .. }: &SinceSent| {
        let target = amount_of.as_ref().filter(|_| said_until.is_none())?;
        Some(format!(
            "; where “{target}” is another from then on only, say so: “数量: {now}”, “原数量: [{{至: {period}, 数量: {was}}}]”, and outermost “变更: [{{日期: day of the document, 文号: its number}}]” (至 may name that number too)"
        ))
    };
    changes.iter().filter_map(one).collect()
}

fn changed_zh(changes: &[SinceSent]) -> String {
    let side =
        |text: &str| if text.is_empty() { "（没有）".to_owned() } else { text.to_owned() };
    let one = |SinceSent { what, was, now, .. }: &SinceSent| {
        format!("{what} {} → {}", side(was), side(now))
    };
    changes.iter().map(one).collect::<Vec<_>>().join("；")
}

fn changed_en(changes: &[SinceSent]) -> String {
    let side = |text: &str| if text.is_empty() { "(none)".to_owned() } else { text.to_owned() };
    let one = |SinceSent { what, was, now, .. }: &SinceSent| {
        format!("{what} {} -> {}", side(was), side(now))
    };
    changes.iter().map(one).collect::<Vec<_>>().join("; ")
}
