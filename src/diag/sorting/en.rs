//! The words in English.

use super::{Elsewhere, Sorting, WhyUnused, written};

impl Sorting {
    /// What is wrong, and what to do.
    #[expect(clippy::too_many_lines, reason = "one table, one arm a kind")]
    pub(in crate::diag) fn en(&self) -> (String, String) {
        match self {
            Sorting::BadFile { found } => (
                format!("“{found}” is neither a file of the folder of returns nor a hash"),
                "write its path inside that folder (区教体局/报表.xlsx), or 8 or more of the first digits of its SHA-256; hongtou status --json prints both".into(),
            ),
            Sorting::BadVersion { found, most } => (
                format!("“{found}” is no number of a version"),
                format!("write a whole number from 1 to {most}; the highest counts"),
            ),
            Sorting::NothingRuled => (
                "a file is named here, and nothing is said of it".into(),
                "write unit, period or version; for a file that is not used, “ignore: true”".into(),
            ),
            Sorting::IgnoredAndMore => (
                "“ignore: true” stands beside a unit, a version or “figures_right”".into(),
                "leave “ignore: true” alone (with a period, if you like) where the file is not used, else delete it".into(),
            ),
            Sorting::RuledTwice { file } => {
                (format!("“{file}” is given twice"), "make one of the two; for files of different periods write the period in both".into())
            }
            Sorting::VersionTwice { unit, version } => (
                format!("two files of “{unit}” are version {version}"),
                "give them different numbers, the highest counts; “ignore: true” for one that is not used".into(),
            ),
            Sorting::NoFormOfUnit { unit } => (
                format!("“{unit}” is responsible for no task and has no form"),
                "look whether the unit is right; “ignore: true” for a file that is not used".into(),
            ),
            Sorting::Undecided { unit, taken, others } => (
                format!("“{unit}” sent different versions and none shows to be the last: {taken}、{others}"),
                format!("“{taken}” is taken for the time being; ask, then write the version or “ignore: true” under “returns” in notice.yaml"),
            ),
            Sorting::RuledFileMissing { file } => (
                format!("“{file}” is not in the folder of returns"),
                "look whether it was moved or renamed; for a file of another period write it here".into(),
            ),
            Sorting::RuledFileUnclear { file, files, more } => {
                let (files, alone): (Vec<&str>, Vec<&str>) =
                    files.iter().map(|(file, alone)| (file.as_str(), alone.as_str())).unzip();
                let more = if *more > 0 { format!(" and {more} more") } else { String::new() };
                (
                    format!("“{file}” names several files, and is applied to none: {}{more}", files.join(", ")),
                    format!(
                        "write here the one that is meant (in the same order, with the quotation marks): {}",
                        written("file", &alone)
                    ),
                )
            }
            Sorting::RuledAgainstForm { form, ruled } => (
                format!("the form says “{form}”, “returns” in notice.yaml says “{ruled}”"),
                "notice.yaml is followed; please look again whether it is right".into(),
            ),
            Sorting::RuledByNameAlone { form, ruled } => by_name_alone(form, ruled),
            Sorting::RuledBefore => (
                "“returns” names this file without a period, as it does one of an earlier period; it is not applied to this one".into(),
                "if this file is meant, add this period there; if the earlier one is meant, add that period".into(),
            ),
            Sorting::RuledForAnother { day, hash, own } => (
                format!("“returns” has a ruling by this name, which was followed on {day} for another file (hash {hash}…); it is not followed for this one; to be verified"),
                format!("if it is right for this one too, write its hash '{own}' in place of the name there, or a new date or reason; if not, write '{hash}' in place of the name"),
            ),
            Sorting::CameToNothing { period, files, units, why } => (
                format!("{files} files came for {period}, and none of them counts ({}): nothing of it can be compared, of {units} units", why_unused(why)),
                format!("see why with hongtou status --period {period}: name an earlier number of the notice (former_numbers), units that were merged or renamed (predecessors, aliases), or rule on the files (returns)"),
            ),
            Sorting::OtherPart { found, folder } => (
                format!("this sheet of the workbook is for {found}; not counted for this period"),
                format!("where that period has not got this file, copy it to the folder {folder} and leave this one; if only the period is wrong, rule it as “file/sheet” under returns (来件)"),
            ),
            Sorting::CameLater { seen, as_of } => (
                format!("came after {as_of} (seen first on {seen}); it does not count"),
                format!("to have it counted, write --as-of {seen} or later; 收件.jsonl in the folder log says when files were seen"),
            ),
            Sorting::AfterAsOf { unit, day, as_of } => (
                format!("the return that counts for “{unit}” is of {day}, behind the day {as_of} that counts as today; nothing shows when it came, and it is counted"),
                "if it had not come by then, move it elsewhere and run again; run hongtou status whenever files came, and the days are noted".into(),
            ),
            Sorting::FormOfAnother { form, unit } => (
                format!("this form was made for “{form}”; there is another one of “{unit}”, and they are no versions of each other; to be verified"),
                "its texts are in 其他内容; if several are to be used, ask the unit for one return; if only this one is, write its unit under “returns” in notice.yaml, and “ignore: true” for the others".into(),
            ),
            Sorting::OfPredecessor { predecessor, unit } => (
                format!("a form of “{predecessor}”, which “{unit}” took over and for which it reported itself:                          its own counts"),
                "its texts are kept among the others; leave it out with ignore: true, or ask the unit to join both"
                    .into(),
            ),
            Sorting::Joined { unit, files } => (
                format!("“{unit}” is counted by the forms of its predecessors: {files}"),
                "texts stand behind the names of their units, numbers are added; see whether that is right".into(),
            ),
            Sorting::OwesNothing { unit } => (
                format!("“{unit}” owes nothing for this period; its return is not counted"),
                "its texts are in 其他内容; where it speaks for another unit, name that under returns".into(),
            ),
            Sorting::Blank { unit, elsewhere: Elsewhere::Texts } => (
                format!("“{unit}” left the fields of its form blank and wrote elsewhere"),
                "it does not count; the texts are in 其他内容; ask the unit to fill in the form".into(),
            ),
            Sorting::Blank { unit, elsewhere: Elsewhere::Pictures } => (
                format!("“{unit}” left the fields of its form blank and put pictures into it"),
                "it does not count, and pictures are not read; ask the unit to fill in the form".into(),
            ),
            Sorting::Blank { unit, elsewhere: Elsewhere::Nothing } => (
                format!("“{unit}” sent its form back blank"),
                "it does not count; ask the unit to fill it in and send it again".into(),
            ),
            Sorting::RuledForAll { file, periods } => (
                format!("returns names “{file}” by its name alone, without a period; files of that name lie in the folders of {}", periods.join(", ")),
                format!("add the period that is meant, such as period: {}; to rule several, write one for each", periods.first().map_or("", String::as_str)),
            ),
            Sorting::Misplaced { unit, period, folder, stays } => (
                format!("a return of “{unit}” for {period} lies in the folder {folder}; not counted"),
                format!(
                    "look at it and {} to the folder of {period}; if it is of no use, write 不计: 是 and 报送期: \
                     {folder} for it under “returns” in notice.yaml",
                    if *stays { "copy the whole workbook" } else { "move it" }
                ),
            ),
            Sorting::SeveralVersions { unit, chosen, others, ruled } => (
                format!("“{unit}” returned more than once"),
                format!(
                    "“{chosen}”, the last by {}, counts; not used: \
                     {others}. Where that is wrong, write the version under “returns” in notice.yaml",
                    if *ruled { "what the office ruled" } else { "its own date, its mail or its name" }
                ),
            ),
            Sorting::MailSays { text } => (
                format!("the mail that brought this form says “{text}”"),
                "the form counts as it is, and subject and text are among the other texts; ask which is right, and for a form that says so".into(),
            ),
            Sorting::LeftOut { texts, findings, files, more } => (
                format!("the files hold too much beside the forms: {texts} texts and {findings} findings are not listed"),
                format!(
                    "no answer is left out; for the rest see the files themselves: {}{}; move those that are of no \
                     use out of this folder",
                    files.join(", "),
                    if *more > 0 { format!(" and {more} more") } else { String::new() }
                ),
            ),
            Sorting::Shortened { versions, files, more } => (
                format!("{versions} versions that do not count hold very long answers; of each the first 200 characters are listed"),
                format!(
                    "of the versions that count nothing is left out; for the rest see the files themselves: {}{}; \
                     move those that are of no use out of this folder",
                    files.join(", "),
                    if *more > 0 { format!(" and {more} more") } else { String::new() }
                ),
            ),
            Sorting::Changed => (
                "this file has to be read twice, and was gone or changed the second time".into(),
                "not all of it is there now; end the program that changes or synchronises it, and run this again".into(),
            ),
            Sorting::StampedOfNobody => (
                "nothing shows whose stamped copy (or photo) this is".into(),
                "put the unit's name into the file's name, put it into a folder of the unit, or write the unit under “returns” in notice.yaml".into(),
            ),
            Sorting::StampedOfSeveral { units } => (
                format!("the file's name names several units: {units}"),
                "write the unit under “returns” in notice.yaml".into(),
            ),
        }
    }
}

fn why_unused(why: &[(WhyUnused, usize)]) -> String {
    let said = |(why, files): &(WhyUnused, usize)| {
        let why = match why {
            WhyUnused::OtherNotice => "forms of another notice",
            WhyUnused::OtherPeriod => "forms for another period",
            WhyUnused::Unreadable => "not readable",
            WhyUnused::Blank => "blank",
            WhyUnused::InDoubt => "in doubt",
        };
        format!("{why}: {files}")
    };
    why.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// What a ruling that may be of another quarter is told.
fn by_name_alone(form: &str, ruled: &str) -> (String, String) {
    (
        format!("the form says “{form}”, “returns” in notice.yaml names the file alone and says “{ruled}”"),
        "if this file is meant, add its period there, or name it by its hash; if another period's file of that name is meant, add that period".into(),
    )
}
