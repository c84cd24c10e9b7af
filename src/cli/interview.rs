//! The few questions that a new description is begun from, on a terminal. Enter passes a question, or takes
//! what stands in brackets; the end of input ends it all, and nothing is written.

use std::io::{BufRead, Write};

use crate::diag::{Diagnostic, Diagnostics, Lang, Problem, Unfinished};
use crate::notice::{Answers, answered_number, answered_several, answered_units, answered_year};

/// Asks on the terminal; for units only where `units` are wanted.
///
/// # Errors
/// Where the input ends before the last answer.
pub(super) fn on_terminal(year: u16, units: bool, lang: Lang) -> Result<Answers, Diagnostics> {
    let (mut input, mut output) = (std::io::stdin().lock(), anstream::stderr());
    Interview { input: &mut input, output: &mut output, lang }
        .all(year, units)
        .ok_or_else(|| Diagnostic::nowhere(Problem::Unfinished(Unfinished::NotAnswered)).into())
}

struct Interview<'t> {
    input: &'t mut dyn BufRead,
    output: &'t mut dyn Write,
    lang: Lang,
}

impl Interview<'_> {
    fn all(&mut self, year: u16, units: bool) -> Option<Answers> {
        self.tell([
            "回答几个问题，就写好 notice.yaml 的开头。不知道的直接按回车，以后再填；按 Ctrl+C 不做了，什么也不写。\n",
            "A few questions begin notice.yaml. Enter passes one, to be filled in later; Ctrl+C stops, and nothing is written.\n",
        ])?;
        let asked = format!("年度 [{year}]: ");
        let year =
            self.checked([&asked, &format!("year [{year}]: ")], answered_year)?.unwrap_or(year);
        let issuer = self.line(["发文机关，例如 甲区人民政府办公室: ", "issuer: "])?;
        let example = format!("甲政办字〔{year}〕1号");
        let number = self.checked(
            [&format!("发文字号，例如 {example}: "), &format!("number, e.g. {example}: ")],
            answered_number,
        )?;
        let title = self.line([
            &format!("标题，例如 甲区人民政府办公室关于印发{year}年民生实事任务分工的通知: "),
            "title: ",
        ])?;
        let recipients = self.line([
            "主送机关，例如 各镇人民政府，各街道办事处，区政府有关部门: ",
            "recipients: ",
        ])?;
        let units = match units {
            true => self.line([
                "责任单位的名称，用顿号隔开，例如 区教体局、区民政局: ",
                "responsible units, separated by 、: ",
            ])?,
            false => None,
        };
        let people = self.line(["联系人，几个人的用顿号隔开: ", "contact: "])?;
        let phones = self.line(["联系电话，例如 0533-1234567: ", "phone: "])?;
        let units = units.map(|units| answered_units(&units)).unwrap_or_default();
        let several = |answer: Option<String>| answered_several(&answer.unwrap_or_default());
        let (people, phones) = (several(people), several(phones));
        Some(Answers { year: Some(year), issuer, number, title, recipients, units, people, phones })
    }

    fn tell(&mut self, [zh, en]: [&str; 2]) -> Option<()> {
        let words = match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        };
        self.output.write_all(words.as_bytes()).and_then(|()| self.output.flush()).ok()
    }

    /// An answer, `Some(None)` where the question was passed; nothing at the end of input.
    fn line(&mut self, question: [&str; 2]) -> Option<Option<String>> {
        self.tell(question)?;
        let mut line = String::new();
        let read = self.input.read_line(&mut line).ok()?;
        if read == 0 || !line.ends_with('\n') {
            self.tell(["\n", "\n"])?;
            return None;
        }
        let answer: String = line.chars().filter(|one| !one.is_control()).collect();
        let answer = answer.trim().to_owned();
        Some((!answer.is_empty()).then_some(answer))
    }

    /// An answer that is understood; asked again until it is.
    fn checked<T>(
        &mut self,
        question: [&str; 2],
        understood: impl Fn(&str) -> Result<T, Problem>,
    ) -> Option<Option<T>> {
        loop {
            let Some(answer) = self.line(question)? else { return Some(None) };
            match understood(&answer) {
                Ok(value) => return Some(Some(value)),
                Err(problem) => {
                    let message = problem.message(self.lang);
                    let words = format!("  {}。{}\n", message.title, message.remedy);
                    self.tell([&words, &words])?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Interview;
    use crate::diag::Lang;
    use crate::notice::Answers;

    fn interview(typed: &str) -> (Option<Answers>, String) {
        let (mut input, mut output) = (typed.as_bytes(), Vec::new());
        let mut one = Interview { input: &mut input, output: &mut output, lang: Lang::Zh };
        let answers = one.all(2026, true);
        (answers, String::from_utf8(output).unwrap())
    }

    #[test]
    fn an_answer_that_is_wrong_is_asked_for_again() {
        let typed = "26\n2025\n甲区人民政府\n十三号\n甲政办字(2025)第03号\n\n\n区教体局、区民政局\n张三、李四\n\n";
        let (answers, said) = interview(typed);
        let answers = answers.unwrap();
        assert_eq!((answers.year, answers.title.clone()), (Some(2025), None));
        assert_eq!(answers.number.as_deref(), Some("甲政办字〔2025〕3号"));
        assert_eq!((answers.units.len(), answers.people.len(), answers.phones.len()), (2, 2, 0));
        assert!(said.contains("十三号"), "{said}");
    }

    #[test]
    fn who_stops_has_answered_nothing() {
        assert_eq!(interview("2025\n甲区人民政府\n").0, None);
        let all = "2025\n甲\n\n\n\n\n\n\n";
        assert!(interview(all).0.is_some());
        for (end, _) in all.match_indices('\n').take(7) {
            assert_eq!(interview(&all[..=end]).0, None, "{end}");
        }
        assert_eq!(interview("2025\n甲\n\n\n\n\n\n0533").0, None);
    }
}
