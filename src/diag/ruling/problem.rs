//! What is wrong with what the office ruled of single files (来件): the description's rulings (`E24x`), and
//! the files that they are about (`x66x`).

use super::super::Mender;
use super::super::words::{Words, words};

/// A kind of finding about what the office ruled.
#[derive(Clone, Debug, PartialEq)]
pub enum RulingProblem {
    /// A ruling names no file: neither a path inside the folder of returns nor the beginning of a
    /// hash.
    BadFile {
        /// As written.
        found: String,
    },
    /// No number of a version.
    BadVersion {
        /// As written.
        found: String,
        /// The highest there is.
        most: u16,
    },
    /// A ruling names a file and says nothing of it.
    NothingRuled,
    /// A ruling leaves a file out and says whose or which it is.
    IgnoredAndMore,
    /// Two rulings are about one file. Related: the first.
    RuledTwice {
        /// The file as written.
        file: String,
    },
    /// Two files are ruled to be the same version of a unit's return. Related: the first.
    VersionTwice {
        /// The unit.
        unit: String,
        /// The version.
        version: u16,
    },
    /// A file is ruled to be of a unit that has no task, and so no form.
    NoFormOfUnit {
        /// The unit.
        unit: String,
    },
    /// The file that a ruling is about is not there.
    RuledFileMissing {
        /// The file as the ruling names it.
        file: String,
        /// Where the file lies that was called so.
        now: Option<String>,
    },
    /// A ruling names several files, by the beginning of their hashes or by a name that each has; it is applied
    /// to none.
    RuledFileUnclear {
        /// As written.
        file: String,
        /// The files, and how each alone is named, in quotation marks.
        files: Vec<(String, String)>,
        /// How many more there are.
        more: usize,
    },
    /// A ruling says otherwise than the form itself, and is believed.
    RuledAgainstForm {
        /// What the form says of itself.
        form: String,
        /// What is ruled.
        ruled: String,
    },
    /// A ruling that names its file by its name alone, without period or hash, says another unit than
    /// the form itself; neither is believed.
    RuledByNameAlone {
        /// What the form says of itself.
        form: String,
        /// What is ruled.
        ruled: String,
    },
    /// A ruling without a period names the file of an earlier quarter too; this one, whose marks are
    /// sound, is taken as they say.
    RuledBefore,
    /// A ruling by name was followed for another file of that name before; it is not for this one.
    RuledForAnother {
        /// The day on which it was followed first.
        day: String,
        /// The first digits of the hash of the other file.
        hash: String,
        /// Those of this one.
        own: String,
    },
    /// A ruling was made after the day that counts as today, and is not followed.
    RuledLater {
        /// What is ruled.
        ruled: String,
        /// The day on which it was made, or first followed.
        day: String,
        /// The day that counts as today.
        as_of: String,
        /// Whether it says that day itself; else the book of receipts does.
        is_dated: bool,
    },
    /// A ruling that was followed on the day that counts as today, and was withdrawn or written otherwise since.
    RuledThen {
        /// What was ruled.
        ruled: String,
        /// The day since it was followed.
        day: String,
        /// The day that counts as today.
        as_of: String,
    },
    /// A ruling names a file by its name alone, and files of that name came for several periods.
    RuledForAll {
        /// The file as the ruling names it.
        file: String,
        /// The periods.
        periods: Vec<String>,
    },
}

impl RulingProblem {
    /// The stable code, and who must mend it.
    pub(in crate::diag) const fn row(&self) -> (&'static str, Mender) {
        use Mender::{Nobody, Office};
        match self {
            RulingProblem::BadFile { .. } => ("E241", Office),
            RulingProblem::BadVersion { .. } => ("E242", Office),
            RulingProblem::NothingRuled => ("E243", Office),
            RulingProblem::IgnoredAndMore => ("E244", Office),
            RulingProblem::RuledTwice { .. } => ("E245", Office),
            RulingProblem::VersionTwice { .. } => ("E246", Office),
            RulingProblem::NoFormOfUnit { .. } => ("E247", Office),
            RulingProblem::RuledFileUnclear { .. } => ("E662", Office),
            RulingProblem::RuledFileMissing { .. } => ("W661", Nobody),
            RulingProblem::RuledAgainstForm { .. } => ("W662", Nobody),
            RulingProblem::RuledByNameAlone { .. } => ("E663", Office),
            RulingProblem::RuledBefore => ("W666", Nobody),
            RulingProblem::RuledForAll { .. } => ("W680", Nobody),
            RulingProblem::RuledLater { .. } => ("W689", Nobody),
            RulingProblem::RuledThen { .. } => ("W691", Nobody),
            RulingProblem::RuledForAnother { .. } => ("E668", Office),
        }
    }

    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn words(&self) -> Words {
        match self {
            RulingProblem::BadFile { found } => words(
                (
                    format!("“{found}”不是来件文件夹里的文件，也不是校验码"),
                    "写文件在来件文件夹里的路径（如“区教体局/报表.xlsx”），或它的 SHA-256 校验码的前 8 位以上；hongtou status --json 里都有",
                ),
                (
                    format!("“{found}” is neither a file of the folder of returns nor a hash"),
                    "write its path inside that folder (区教体局/报表.xlsx), or 8 or more of the first digits of its SHA-256; hongtou status --json prints both",
                ),
            ),
            RulingProblem::BadVersion { found, most } => words(
                (format!("版次“{found}”的写法不对"), format!("写 1 到 {most} 的整数，数大的为准")),
                (
                    format!("“{found}” is no number of a version"),
                    format!("write a whole number from 1 to {most}; the highest counts"),
                ),
            ),
            RulingProblem::NothingRuled => words(
                (
                    "这里写了文件，没有写怎么处理",
                    "写上单位、报送期、版次中的一项或几项；这份文件不用时，写“不计: 是”",
                ),
                (
                    "a file is named here, and nothing is said of it",
                    "write unit, period or version; for a file that is not used, “ignore: true”",
                ),
            ),
            RulingProblem::IgnoredAndMore => words(
                (
                    "写了“不计: 是”，又写了单位、版次或数字无误",
                    "不用这份文件就只留“不计: 是”（可以写明报送期），要用就把它删掉",
                ),
                (
                    "“ignore: true” stands beside a unit, a version or “figures_right”",
                    "leave “ignore: true” alone (with a period, if you like) where the file is not used, else delete it",
                ),
            ),
            RulingProblem::RuledTwice { file } => words(
                (
                    format!("“{file}”写了两次"),
                    "合成一条，或者删掉一条；是不同报送期的文件时，两条都写明报送期",
                ),
                (
                    format!("“{file}” is given twice"),
                    "make one of the two; for files of different periods write the period in both",
                ),
            ),
            RulingProblem::VersionTwice { unit, version } => words(
                (
                    format!("“{unit}”有两份文件的版次都是 {version}"),
                    "改成不同的数，数大的为准；不要的写“不计: 是”",
                ),
                (
                    format!("two files of “{unit}” are version {version}"),
                    "give them different numbers, the highest counts; “ignore: true” for one that is not used",
                ),
            ),
            RulingProblem::NoFormOfUnit { unit } => words(
                (
                    format!("“{unit}”没有负责任何一项实事，没有报表可报"),
                    "看看单位是不是写错了；不用这份文件时，写“不计: 是”",
                ),
                (
                    format!("“{unit}” is responsible for no task and has no form"),
                    "look whether the unit is right; “ignore: true” for a file that is not used",
                ),
            ),
            RulingProblem::RuledFileMissing { file, now: Some(now) } => words(
                (
                    format!("来件文件夹里没有“{file}”，它现在是“{now}”"),
                    "把这一条里的文件名改成现在的；放到别的报送期的文件夹里去了的，写上报送期",
                ),
                (
                    format!("“{file}” is not in the folder of returns; it is “{now}” now"),
                    "write its name of now here; for a file that lies in the folder of another period write that",
                ),
            ),
            RulingProblem::RuledFileMissing { file, now: None } => words(
                (
                    format!("来件文件夹里没有“{file}”"),
                    "看看文件是不是移走、改名了；是别的报送期的文件时，在这一条里写上报送期",
                ),
                (
                    format!("“{file}” is not in the folder of returns"),
                    "look whether it was moved or renamed; for a file of another period write it here",
                ),
            ),
            RulingProblem::RuledFileUnclear { file, files, more } => words(
                {
                    let (files, alone): (Vec<&str>, Vec<&str>) =
                        files.iter().map(|(file, alone)| (file.as_str(), alone.as_str())).unzip();
                    let more = if *more > 0 {
                        format!("等 {} 份", files.len() + more)
                    } else {
                        String::new()
                    };
                    (
                        format!(
                            "“{file}”对得上不止一份文件，哪一份都没有照办：{}{more}",
                            files.join("、")
                        ),
                        format!(
                            "说的是哪一份，就在这一条里照下面写哪一份（次序同上，引号也写）：{}",
                            written("文件", &alone)
                        ),
                    )
                },
                {
                    let (files, alone): (Vec<&str>, Vec<&str>) =
                        files.iter().map(|(file, alone)| (file.as_str(), alone.as_str())).unzip();
                    let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
                    (
                        format!(
                            "“{file}” names several files, and is applied to none: {}{more}",
                            files.join(", ")
                        ),
                        format!(
                            "write here the one that is meant (in the same order, with the quotation marks): {}",
                            written("file", &alone)
                        ),
                    )
                },
            ),
            RulingProblem::RuledAgainstForm { form, ruled } => words(
                (
                    format!("表里的标识是“{form}”，notice.yaml 的“来件”里写的是“{ruled}”"),
                    "已按 notice.yaml 办；请再看一眼是不是写对了",
                ),
                (
                    format!("the form says “{form}”, “returns” in notice.yaml says “{ruled}”"),
                    "notice.yaml is followed; please look again whether it is right",
                ),
            ),
            RulingProblem::RuledByNameAlone { form, ruled } => {
                words(by_name_alone_zh(form, ruled), by_name_alone_en(form, ruled))
            }
            RulingProblem::RuledBefore => words(
                (
                    "“来件”里有这个文件名，没有写报送期；以前的报送期也有这个名字的文件，这一份没有照它办",
                    "“来件”是说这一份的，在那一条里加上这一期的报送期；是说前面那一份的，加上那一期的",
                ),
                (
                    "“returns” names this file without a period, as it does one of an earlier period; it is not applied to this one",
                    "if this file is meant, add this period there; if the earlier one is meant, add that period",
                ),
            ),
            RulingProblem::RuledForAnother { day, hash, own } => words(
                (
                    format!(
                        "“来件”里这个文件名的一条，{day}照办的是另一份文件（校验码 {hash}…），这一份没有照它办，待核"
                    ),
                    format!(
                        "这一份也照办的，把那一条的文件名换成这一份的校验码 '{own}'，或者在那一条里写上新的日期、说明；不照办的，把那一条的文件名换成 '{hash}'"
                    ),
                ),
                (
                    format!(
                        "“returns” has a ruling by this name, which was followed on {day} for another file (hash {hash}…); it is not followed for this one; to be verified"
                    ),
                    format!(
                        "if it is right for this one too, write its hash '{own}' in place of the name there, or a new date or reason; if not, write '{hash}' in place of the name"
                    ),
                ),
            ),
            RulingProblem::RuledLater { ruled, day, as_of, is_dated: true } => words(
                (
                    format!(
                        "“来件”里这一条（{ruled}）是{day}写的，在截至日{as_of}以后，没有照它办"
                    ),
                    format!("要照办的，截至日写{day}或以后；那天以前就定了的，改这一条的日期"),
                ),
                (
                    format!(
                        "this ruling ({ruled}) is of {day}, after {as_of}, the day that counts as today; it is not followed"
                    ),
                    format!(
                        "to have it followed, write --as-of {day} or later; where it was made before, mend its day"
                    ),
                ),
            ),
            RulingProblem::RuledLater { ruled, day, as_of, is_dated: false } => words(
                (
                    format!(
                        "“来件”里这一条（{ruled}）没有写日期，第一次照办是{day}，在截至日{as_of}以后，没有照它办"
                    ),
                    format!("要照办的，截至日写{day}或以后；那天以前就定了的，写明这一条的日期"),
                ),
                (
                    format!(
                        "this ruling ({ruled}) says no day and was first followed on {day}, after {as_of}, the day that counts as today; it is not followed"
                    ),
                    format!(
                        "to have it followed, write --as-of {day} or later; where it was made before, write its day"
                    ),
                ),
            ),
            RulingProblem::RuledThen { ruled, day, as_of } => words(
                (
                    format!(
                        "“来件”里{day}起照办的一条（{ruled}）后来撤回或改写了；截至{as_of}，照当时的办"
                    ),
                    format!(
                        "截至日写今天的，照现在的“来件”办；当时就不该那样定的，“来件”里写一条，日期写{as_of}或以前"
                    ),
                ),
                (
                    format!(
                        "a ruling ({ruled}) that was followed since {day} was withdrawn or written otherwise later; as of {as_of} it is followed"
                    ),
                    format!(
                        "as of today the description is followed; where it was wrong then, write a ruling of {as_of} or before"
                    ),
                ),
            ),
            RulingProblem::RuledForAll { file, periods } => words(
                (
                    format!(
                        "“来件”里只写了文件名“{file}”，没有写报送期，而{}的文件夹里都有这个名字的文件",
                        periods.join("、")
                    ),
                    format!(
                        "说的是哪一期的，就在那一条里加上哪一期，例如 报送期: {}；几期的都要定的，一期写一条",
                        periods.first().map_or("", String::as_str)
                    ),
                ),
                (
                    format!(
                        "returns names “{file}” by its name alone, without a period; files of that name lie in the folders of {}",
                        periods.join(", ")
                    ),
                    format!(
                        "add the period that is meant, such as period: {}; to rule several, write one for each",
                        periods.first().map_or("", String::as_str)
                    ),
                ),
            ),
        }
    }
}

/// Lines of a description that name one file each.
fn written(key: &str, files: &[&str]) -> String {
    let lines: Vec<String> = files.iter().map(|file| format!("{key}: {file}")).collect();
    lines.join("；")
}

/// What a ruling that may be of another quarter is told.
fn by_name_alone_zh(form: &str, ruled: &str) -> (String, String) {
    (
        format!("表里的标识是“{form}”，notice.yaml 的“来件”里只写了文件名，单位是“{ruled}”，待核"),
        "“来件”是说这个文件的，在那一条里加上报送期，或者写校验码；是说别的报送期同名文件的，在那一条里写上那一期".into(),
    )
}

/// What a ruling that may be of another quarter is told.
fn by_name_alone_en(form: &str, ruled: &str) -> (String, String) {
    (
        format!("the form says “{form}”, “returns” in notice.yaml names the file alone and says “{ruled}”"),
        "if this file is meant, add its period there, or name it by its hash; if another period's file of that name is meant, add that period".into(),
    )
}
