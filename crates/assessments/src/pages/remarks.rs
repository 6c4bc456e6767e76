//! Appreciations, of the whole and of each pupil, with a bank of phrases to pick from:
//! `/evaluations/{assessment}/appreciations`.

use super::pieces;
use crate::{
    Assessment, Cell,
    assessment::Stage,
    cell::Said,
    grid::{self, Grid},
    phrase::Phrase,
    refusal::Refusal,
    store::{self, pupils::Line, remarks::Remark},
    urls,
    writing::Hand,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::Person;
use std::collections::BTreeMap;
use web::{Answer, App, Edit, Form, Granted, Page, Result, Ui, t, ui};

const WORDS_CHARS_MAX: usize = 1_000;

struct Shown {
    grid: Grid,
    /// What stands of the whole.
    whole: String,
    remarks: Vec<Remark>,
    phrases: Vec<Phrase>,
}

impl Shown {
    fn remark(&self, pupil: Id<Person>) -> Option<&Remark> {
        self.remarks.iter().find(|remark| remark.pupil_id == pupil)
    }

    /// The step that most of what a pupil has shown is at: whose phrases come first.
    fn usual_step(&self, pupil: Id<Person>) -> Option<u8> {
        let mut steps: Vec<u8> = Vec::new();
        for item in self.grid.live() {
            if let Some(Said::Step(_, rank)) = self.grid.cell(item.id, pupil).map(Cell::said) {
                steps.push(rank);
            }
        }
        steps.sort_unstable();
        steps.get(steps.len() / 2).copied()
    }
}

async fn load(app: &App, assessment: &Granted<Edit, Assessment>) -> Result<Shown> {
    let (of, person) = (Assessment::clone(assessment), assessment.viewer.person);
    let today = app.clock.today();
    let read = move |tx: &Tx<'_>| {
        Ok(Shown {
            grid: grid::load(tx, &of, today)?,
            whole: store::assessments::remark(tx, of.id)?,
            remarks: store::remarks::of_assessment(tx, of.id)?,
            phrases: store::phrases::of(tx, person, Some(of.school_id))?,
        })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let shown = load(&app, &assessment).await?;
    Ok(view(&ui, &assessment, &shown, &RemarksForm::default(), None))
}

/// `words-{pupil}`, `seen-{pupil}` (a version), `phrase-{pupil}` (an id); `whole`, and `seen-whole`
/// (the words that were shown).
#[derive(Debug, Default)]
struct RemarksForm {
    whole: Option<String>,
    seen_whole: String,
    pupils: BTreeMap<i64, Typed>,
}

#[derive(Debug, Default)]
struct Typed {
    words: Option<String>,
    seen: u32,
    phrase: Option<i64>,
}

impl RemarksForm {
    fn of(fields: &[(String, String)]) -> Self {
        let mut form = RemarksForm::default();
        for (name, value) in fields {
            if name == "whole" {
                form.whole = Some(value.trim().chars().take(WORDS_CHARS_MAX).collect());
                continue;
            }
            if name == "seen-whole" {
                value.trim().clone_into(&mut form.seen_whole);
                continue;
            }
            let Some((what, pupil)) = name.split_once('-') else { continue };
            let Ok(pupil) = pupil.parse::<i64>() else { continue };
            let typed = form.pupils.entry(pupil).or_default();
            match what {
                "words" => typed.words = Some(value.trim().to_owned()),
                "seen" => typed.seen = value.parse().unwrap_or(0),
                "phrase" => typed.phrase = value.parse().ok(),
                _ => {}
            }
        }
        form
    }

    /// What was typed of the whole, if it is not what was shown.
    fn whole(&self) -> Option<&str> {
        self.whole.as_deref().filter(|typed| !is_same(typed, &self.seen_whole))
    }

    /// The words with the phrase that was picked after them.
    fn words(&self, pupil: Id<Person>, phrases: &[Phrase]) -> Option<String> {
        let typed = self.pupils.get(&pupil.raw())?;
        let mut words = typed.words.clone()?;
        let picked = phrases.iter().find(|it| Some(it.id.raw()) == typed.phrase);
        if let Some(phrase) = picked.filter(|phrase| !words.contains(&phrase.words)) {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&phrase.words);
        }
        Some(words.chars().take(WORDS_CHARS_MAX).collect())
    }
}

/// A form sends other ends of lines than those it was given.
fn is_same(some: &str, others: &str) -> bool {
    some.trim().lines().eq(others.trim().lines())
}

pub async fn post(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = RemarksForm::of(&form.0);
    let shown = load(&app, &assessment).await?;
    let here = shown.grid.pupils.iter().filter(|pupil| pupil.is_here());
    let typed: Vec<Written> = here
        .filter_map(|pupil| {
            let seen = form.pupils.get(&pupil.id.raw())?.seen;
            Some((pupil.id, form.words(pupil.id, &shown.phrases)?, seen))
        })
        .collect();
    let of = Assessment::clone(&assessment);
    let whole = form.whole().map(|words| (words.to_owned(), form.seen_whole.clone()));
    let hand = Hand { by: assessment.viewer.person, at: ui.now };
    let write = move |tx: &Tx<'_>| write(tx, &of, (&typed, whole.as_ref()), hand);
    match app.db.write(write).await {
        Ok(()) => {
            Ok(Answer::to(urls::remarks(assessment.id))
                .saying(t!(&ui, "assessments-remarks-saved")))
        }
        Err(error) => match error.reason::<Refusal>() {
            // What the other has written is read again, and what was typed is kept beside it.
            Some(refusal) => {
                let shown = load(&app, &assessment).await?;
                let page = view(&ui, &assessment, &shown, &form, Some(*refusal));
                Ok(page.unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

/// Of whom, what, over which version.
type Written = (Id<Person>, String, u32);
/// What of the whole, over which words.
type Whole = (String, String);

fn write(
    tx: &Tx<'_>,
    assessment: &Assessment,
    (typed, whole): (&[Written], Option<&Whole>),
    hand: Hand,
) -> db::Result<()> {
    if !store::assessments::take_turn(tx, assessment.id, hand.at)? {
        return Err(Refusal::Closed.into());
    }
    let known = store::remarks::of_assessment(tx, assessment.id)?;
    let mut changed = Vec::new();
    for (pupil, words, seen) in typed {
        let before = known.iter().find(|remark| remark.pupil_id == *pupil);
        if before.map_or("", |remark| remark.words.as_str()) == words {
            continue;
        }
        if before.map_or(0, |remark| remark.version) != *seen {
            return Err(Refusal::Overtaken.into());
        }
        changed.push((*pupil, words.clone()));
    }
    store::remarks::put(tx, assessment.id, &changed, hand.into())?;
    whole.map_or(Ok(()), |whole| write_whole(tx, assessment.id, whole, hand))
}

fn write_whole(
    tx: &Tx<'_>,
    id: Id<Assessment>,
    (words, seen): &Whole,
    hand: Hand,
) -> db::Result<()> {
    let stands = store::assessments::remark(tx, id)?;
    if is_same(&stands, words) {
        return Ok(());
    }
    if !is_same(&stands, seen) {
        return Err(Refusal::Overtaken.into());
    }
    store::assessments::set_remark(tx, id, words, hand.into())
}

fn view(
    ui: &Ui,
    assessment: &Assessment,
    shown: &Shown,
    form: &RemarksForm,
    refusal: Option<Refusal>,
) -> Page {
    let title = t!(ui, "assessments-remarks-title", title = assessment.title);
    let body = html! {
        (pieces::way(ui, assessment, true))
        h1 { (t!(ui, "assessments-remarks")) }
        (pieces::subtitle(ui, assessment))
        @if let Some(refusal) = refusal {
            (ui::note(ui::Tone::Warn, ui.words(refusal.text())))
        }
        @if assessment.state == Stage::Open {
            form.form method="post" action=(urls::remarks(assessment.id)) {
                (ui::token(ui))
                (of_whole(ui, &shown.whole, form))
                @for pupil in shown.grid.pupils.iter().filter(|pupil| pupil.is_here()) {
                    (of_pupil(ui, shown, pupil, form))
                }
                div.actions { button.button {
                    (ui::icon("check")) (t!(ui, "assessments-save"))
                } }
            }
            p { a href=(urls::PHRASES) { (t!(ui, "assessments-my-phrases")) } }
        } @else { (ui::note(ui::Tone::Info, t!(ui, "assessments-is-closed"))) }
    };
    ui.narrow(&title, body)
}

fn of_whole(ui: &Ui, stands: &str, form: &RemarksForm) -> Markup {
    let typed = form.whole();
    let is_other = typed.is_some_and(|typed| !is_same(typed, stands));
    let differs = is_other && !is_same(&form.seen_whole, stands) && !stands.is_empty();
    html! {
        div.field {
            label for="whole" { (t!(ui, "assessments-remark-whole")) }
            @if differs { p.error { (t!(ui, "assessments-remark-differs", words = stands)) } }
            textarea.input #whole name="whole" rows="3" { (typed.unwrap_or(stands)) }
            input type="hidden" name="seen-whole" value=(stands);
        }
    }
}

fn of_pupil(ui: &Ui, shown: &Shown, pupil: &Line, form: &RemarksForm) -> Markup {
    let known = shown.remark(pupil.id);
    let stands = known.map_or("", |remark| remark.words.as_str());
    let typed = form.words(pupil.id, &shown.phrases);
    let differs = typed.as_deref().is_some_and(|typed| typed != stands) && !stands.is_empty();
    let words = typed.unwrap_or_else(|| stands.to_owned());
    html! {
        fieldset.field {
            legend { (pupil.name.full()) }
            p.quiet { (said(shown, pupil)) }
            @if differs { p.error { (t!(ui, "assessments-remark-differs", words = stands)) } }
            label.hidden for={ "w" (pupil.id) } {
                (t!(ui, "assessments-remark-of", name = pupil.name.full()))
            }
            textarea.input id={ "w" (pupil.id) } name={ "words-" (pupil.id) } rows="2" { (words) }
            input type="hidden" name={ "seen-" (pupil.id) }
                value=(known.map_or(0, |remark| remark.version));
            @if !shown.phrases.is_empty() { (bank(ui, shown, pupil)) }
        }
    }
}

/// What a pupil has shown, in keys.
fn said(shown: &Shown, pupil: &Line) -> String {
    let of = |item: &crate::Item| {
        let text = shown.grid.written(item.id, pupil.id);
        (!text.is_empty()).then(|| format!("{}\u{a0}: {text}", pieces::short(&item.label, 24)))
    };
    shown.grid.live().filter_map(of).collect::<Vec<_>>().join(" · ")
}

/// The phrases of what he has shown first, then the others.
fn bank(ui: &Ui, shown: &Shown, pupil: &Line) -> Markup {
    let usual = shown.usual_step(pupil.id);
    let fits = |phrase: &&Phrase| phrase.step.is_some() && phrase.step == usual;
    let (first, others): (Vec<&Phrase>, Vec<&Phrase>) = shown.phrases.iter().partition(fits);
    let name = pupil.name.full();
    let label = t!(ui, "assessments-pick-phrase", name = name);
    html! {
        select.input name={ "phrase-" (pupil.id) } aria-label=(label) {
            option value="" { (t!(ui, "assessments-no-phrase")) }
            @if !first.is_empty() {
                optgroup label=(t!(ui, "assessments-phrases-fit")) {
                    @for phrase in first { option value=(phrase.id) { (phrase.words) } }
                }
            }
            optgroup label=(t!(ui, "assessments-phrases-all")) {
                @for phrase in others { option value=(phrase.id) { (phrase.words) } }
            }
        }
    }
}
