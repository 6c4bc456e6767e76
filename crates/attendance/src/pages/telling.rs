//! The form in which a guardian says why a child is away: which half-days, which reason, a proof.

use super::pieces;
use crate::{Moment, Reason, Slot, Week, absence::Told};
use base::{Day, Id};
use files::File;
use maud::{Markup, html};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{At, Problem, Problems, Ui, form, t, ui, ui::Field};

const NOTE_CHARS_MAX: usize = 1_000;
/// Longer ones are for a letter to the head.
const DAYS_MAX: i32 = 120;

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
pub struct TellingForm {
    /// `2026-11-23`
    #[serde(default)]
    pub from_on: String,
    /// `am` or `pm`
    #[serde(default)]
    pub from_half: String,
    /// The same day when it is empty.
    #[serde(default)]
    pub until_on: String,
    #[serde(default)]
    pub until_half: String,
    /// `illness`, `family_illness`, `family_event`, `transport`, `guardians_away`, `other`
    #[serde(default)]
    pub reason: String,
    #[serde(default)]
    pub note: String,
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    pub files: Vec<Id<File>>,
}

impl TellingForm {
    pub fn of(from: Slot, until: Slot) -> Self {
        TellingForm {
            from_on: from.day.iso(),
            from_half: from.moment.word().to_owned(),
            until_on: until.day.iso(),
            until_half: until.moment.word().to_owned(),
            ..TellingForm::default()
        }
    }

    pub fn check(&self, week: &Week) -> Result<Told, Problems> {
        let from = half(&self.from_half, Moment::Morning);
        let until = half(&self.until_half, Moment::Afternoon);
        let first = Day::parse(&self.from_on).at("from_on");
        let last = if self.until_on.trim().is_empty() {
            Ok(None)
        } else {
            Day::parse(&self.until_on).map(Some).at("until_on")
        };
        let (first, last, reason, note) =
            Problems::gather((first, last, self.reason(), self.note()))?;
        let last = last.unwrap_or(first);
        let (from, until) = (Slot::new(first, from), Slot::new(last, until));
        if until.to_string() < from.to_string() || last.since(first) > DAYS_MAX {
            return Err(Problems::one("until_on", text::id!("attendance-wrong-end")));
        }
        if week.half_days(first, last).iter().all(|slot| *slot < from || *slot > until) {
            return Err(Problems::one("from_on", text::id!("attendance-wrong-no-class")));
        }
        Ok(Told { from, until, reason, note })
    }

    fn reason(&self) -> Result<Reason, Problem> {
        Reason::parse(&self.reason).ok_or(text::id!("attendance-wrong-reason")).at("reason")
    }

    fn note(&self) -> Result<String, Problem> {
        form::optional(&self.note, NOTE_CHARS_MAX).map(Option::unwrap_or_default).at("note")
    }
}

fn half(word: &str, usual: Moment) -> Moment {
    Moment::parse(word).filter(|moment| moment.is_half_day()).unwrap_or(usual)
}

/// The fields of when, of an absence as of a closure.
pub fn days(ui: &Ui, form: &TellingForm, problems: &Problems) -> Markup {
    let (from, until) = (t!(ui, "attendance-from"), t!(ui, "attendance-until"));
    let (from_half, until_half) = (t!(ui, "attendance-from-half"), t!(ui, "attendance-until-half"));
    let until_hint = t!(ui, "attendance-until-hint");
    let day = |name, label, value, hint, is_optional| {
        let class = "short";
        Field { name, label, value, kind: "date", hint, is_optional, class, ..Field::default() }
    };
    let half = |name, label, value| Field { name, label, value, ..Field::default() };
    let (morning, noon) = (t!(ui, "attendance-half-morning"), t!(ui, "attendance-half-noon"));
    let (to_noon, evening) = (t!(ui, "attendance-half-to-noon"), t!(ui, "attendance-half-evening"));
    html! {
        div.pair {
            (day("from_on", &from, &form.from_on, None, false).draw(ui, problems))
            (ui::select(ui, &half("from_half", &from_half, &form.from_half),
                &[("am", &morning), ("pm", &noon)], problems))
        }
        div.pair {
            (day("until_on", &until, &form.until_on, Some(&*until_hint), true).draw(ui, problems))
            (ui::select(ui, &half("until_half", &until_half, &or_pm(&form.until_half)),
                &[("am", &to_noon), ("pm", &evening)], problems))
        }
    }
}

fn or_pm(half: &str) -> String {
    if half.is_empty() { "pm".to_owned() } else { half.to_owned() }
}

/// The fields of why.
pub fn why(
    ui: &Ui,
    form: &TellingForm,
    problems: &Problems,
    bytes_max: u64,
    chosen: &[File],
) -> Markup {
    let options: Vec<(&str, String)> = Reason::ALL
        .iter()
        .map(|reason| (reason.word(), pieces::reason(ui, *reason).into_owned()))
        .collect();
    let options: Vec<(&str, &str)> =
        options.iter().map(|(word, words)| (*word, words.as_str())).collect();
    let (label, hint) = (t!(ui, "attendance-reason"), t!(ui, "attendance-reason-hint"));
    let reason = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: &form.reason,
        ..Field::default()
    };
    let (label, hint) = (t!(ui, "attendance-note"), t!(ui, "attendance-note-hint"));
    let note = Field {
        name: "note",
        label: &label,
        hint: Some(&hint),
        value: &form.note,
        is_optional: true,
        ..Field::default()
    };
    let label = t!(ui, "attendance-proof");
    let proof = files::view::UploadField { label: &label, bytes_max, chosen };
    html! {
        (ui::choice(ui, &reason, &options, problems))
        (ui::textarea(ui, &note, 3, problems))
        (files::view::upload_field(ui, &proof, problems))
        // What came with a form that is shown again stays with it.
        @let kept = form.files.iter().filter(|id| chosen.iter().all(|file| file.id != **id));
        @for file in kept {
            label.check {
                input type="checkbox" name=(files::FILES_FIELD) value=(file) checked;
                span { (t!(ui, "attendance-proof-kept")) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(from: &str, until: &str) -> TellingForm {
        TellingForm {
            from_on: from.to_owned(),
            until_on: until.to_owned(),
            reason: "illness".to_owned(),
            ..TellingForm::default()
        }
    }

    #[test]
    fn a_whole_day_is_told_by_its_day_alone() {
        let told = form("2026-11-23", "").check(&Week::default()).expect("told");
        assert_eq!(told.from.to_string(), "2026-11-23am");
        assert_eq!(told.until.to_string(), "2026-11-23pm");
    }

    #[test]
    fn what_ends_before_it_begins_or_meets_no_class_is_refused() {
        let wrong = |from, until| {
            let problems = form(from, until).check(&Week::default()).expect_err("wrong");
            problems.iter().map(|problem| problem.field).collect::<Vec<_>>()
        };
        assert_eq!(wrong("2026-11-24", "2026-11-23"), ["until_on"]);
        assert_eq!(wrong("2026-11-25", "2026-11-25"), ["from_on"], "a Wednesday");
        assert_eq!(wrong("demain", ""), ["from_on"]);
        let nothing = TellingForm::default().check(&Week::default()).expect_err("wrong");
        assert!(nothing.of("reason").is_some());
    }
}
