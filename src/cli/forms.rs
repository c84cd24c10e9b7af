//! `hongtou forms`: one workbook for each unit that is responsible for a task.

use std::borrow::Cow;
use std::path::Path;

use crate::diag::{Diagnostics, Lang};
use crate::office::archive::descriptions::Descriptions;
use crate::office::forms::Forms;
use crate::office::{input, journal, output, previous, quarters};

use super::about::Purpose;
use super::args::{FormsArgs, PreviousArgs};
use super::{Outcome, report};

/// Writes all forms, or none where the description has errors.
pub(super) fn run(args: &FormsArgs, lang: Lang) -> Outcome {
    match write(args, lang) {
        Ok(()) => Outcome::Done,
        Err(findings) => {
            report::findings(findings, lang);
            Outcome::Failed
        }
    }
}

fn write(args: &FormsArgs, lang: Lang) -> Result<(), Diagnostics> {
    let place = args.about.place();
    let mut reading = input::description(place)?;
    let mut findings = std::mem::take(&mut reading.findings);
    let Some(notice) = reading.notice.take() else { return Err(findings) };
    let today = input::day(args.as_of.as_deref())?;
    let period = args.about.period(&notice, Purpose::Forms, today)?;
    args.about.say_taken(period, lang);
    let kept = Descriptions::beside(place, &reading)?;
    let is_open = kept.is_open(period)?;
    let notice = kept.remembered(notice, is_open.then_some(period), &mut findings);
    findings.extend(kept.changed(&notice, period));
    let shown = previous::folder(&args.previous.wanted(), None, period);
    let forms = Forms::prepared(&notice, period, shown.as_deref(), &mut findings)?;
    say_shown(&forms, &args.previous, lang);
    let own = Path::new("out").join("forms").join(period.to_string());
    let folder = args.output.as_ref().unwrap_or(&own);
    quarters::apart(folder, None)?;
    // No form goes out that is not known afterwards; what is written elsewhere is a trial.
    if is_open && quarters::lies_in(folder, &journal::folder(place)) {
        findings.extend(kept.keep(period, args.as_of.is_some().then_some(today))?);
    }
    let is_new = !folder.exists();
    let made = |unit| forms.of(unit).file().map(Cow::Owned);
    let written = output::write_made(folder, &forms.units, made).inspect_err(|_| {
        if is_new {
            // A folder that others use already stays.
            let _gone = std::fs::remove_dir(folder);
        }
    })?;
    findings.extend(output::left_beside(folder, &written, &[".xlsx"]));
    report::findings(findings, lang);
    written.iter().for_each(|path| report::wrote(path, lang));
    Ok(())
}

/// Says what is shown beside the new cells, where nobody asked for it.
pub(super) fn say_shown(forms: &Forms<'_>, args: &PreviousArgs, lang: Lang) {
    let Some(period) = forms.shows().filter(|_| args.previous.is_none()) else { return };
    report::say(&match lang {
        Lang::Zh => format!(
            "表旁边显示{}填报的内容，填报人和电话先填好（不要的，写 --no-previous）\n",
            period.chinese()
        ),
        Lang::En => format!(
            "beside the cells: what was answered in {period} (to leave it out, write \
             --no-previous)\n"
        ),
    });
}
