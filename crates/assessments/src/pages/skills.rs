//! A class by skill: who has reached it, who has not. For its teachers alone.
//! `/evaluations/classes/{class}/competences`, and `POST …/groupes`, which makes a group of those
//! who need the same help.

use super::pieces;
use crate::{
    access::{Assess, Follow},
    refusal::Refusal,
    remedial::{self, Gathering},
    store::{self, lists::Shown as Level, pupils::Line},
    urls,
    writing::Hand,
};
use axum::extract::State;
use base::{Day, Id, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::{Class, Person, School};
use results::{Scale, Skill, Step, progress::REACHED_PERCENT, referential};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use web::{Answer, App, Error, Form, Granted, Page, Result, Ui, form, t, ui};

pub struct Shown {
    pub pupils: Vec<Line>,
    /// Those of which somebody has shown something, in the order of their programme.
    pub skills: Vec<Skill>,
    pub scales: Vec<Scale>,
    /// The last level of each pupil for each skill.
    last: HashMap<(Id<Skill>, Id<Person>), Level>,
}

/// What the class has shown this year, in a handful of questions whatever its size.
pub fn load(
    tx: &Tx<'_>,
    (class, school): (Id<Class>, Id<School>),
    since: Day,
    today: Day,
) -> db::Result<Shown> {
    let pupils = store::pupils::in_class(tx, class, today)?;
    let ids: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.id).collect();
    let levels = store::lists::levels(tx, school, &ids, since)?;
    let mut scales: Vec<Id<Scale>> = levels.iter().filter_map(|level| level.scale_id).collect();
    scales.sort_unstable();
    scales.dedup();
    let mut last = HashMap::new();
    for level in levels {
        if let Some(skill) = level.skill_id {
            last.entry((skill, level.pupil_id)).or_insert(level);
        }
    }
    let mut skills: Vec<Id<Skill>> = last.keys().map(|(skill, _)| *skill).collect();
    skills.sort_unstable();
    skills.dedup();
    Ok(Shown {
        pupils,
        skills: referential::skills(tx, &skills)?,
        scales: store::scales::by_id(tx, &scales)?,
        last,
    })
}

impl Shown {
    fn step(&self, skill: Id<Skill>, pupil: Id<Person>) -> Option<&Step> {
        let level = self.last.get(&(skill, pupil))?;
        let scale = self.scales.iter().find(|scale| Some(scale.id) == level.scale_id)?;
        scale.step(level.step?)
    }

    /// Those who have shown it, by step: the highest first.
    fn by_step(&self, skill: Id<Skill>) -> Vec<(&Step, Vec<&Line>)> {
        let mut steps: BTreeMap<(u8, String), (&Step, Vec<&Line>)> = BTreeMap::new();
        for pupil in &self.pupils {
            let Some(step) = self.step(skill, pupil.id) else { continue };
            let key = (100 - step.counts_percent.min(100), step.label.clone());
            steps.entry(key).or_insert_with(|| (step, Vec::new())).1.push(pupil);
        }
        steps.into_values().collect()
    }

    pub fn not_reached(&self, skill: Id<Skill>) -> Vec<&Line> {
        let is_below = |pupil: &&Line| {
            self.step(skill, pupil.id).is_some_and(|step| step.counts_percent < REACHED_PERCENT)
        };
        self.pupils.iter().filter(is_below).collect()
    }

    fn reached(&self, skill: Id<Skill>) -> usize {
        let is_there = |pupil: &&Line| {
            self.step(skill, pupil.id).is_some_and(|it| it.counts_percent >= REACHED_PERCENT)
        };
        self.pupils.iter().filter(is_there).count()
    }

    fn unseen(&self, skill: Id<Skill>) -> Vec<&Line> {
        self.pupils.iter().filter(|pupil| self.step(skill, pupil.id).is_none()).collect()
    }
}

fn since(today: Day) -> Day {
    SchoolYear::of(today).first_day().unwrap_or(today)
}

async fn read(app: &App, class: &Class) -> Result<Shown> {
    let (of, today) = ((class.id, class.school), app.clock.today());
    Ok(app.db.read(move |tx: &Tx<'_>| load(tx, of, since(today), today)).await?)
}

pub async fn get(class: Granted<Follow, Class>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = read(&app, &class).await?;
    Ok(view(&ui, &class, &shown, (None, &app.random.token())))
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct GroupForm {
    pub name: String,
    pub skill: String,
    pub pupils: Vec<String>,
    pub once: String,
}

/// `POST /evaluations/classes/{class}/groupes`
pub async fn post(
    class: Granted<Assess, Class>,
    State(app): State<App>,
    ui: Ui,
    form: Form<GroupForm>,
) -> Result<Answer> {
    let shown = read(&app, &class).await?;
    let skill = shown.skills.iter().find(|skill| form.skill.parse() == Ok(skill.id.raw()));
    let skill = skill.ok_or(Error::BadRequest)?;
    let pupils = form.pupils.iter().map(|pupil| pupil.parse().map_err(|_| Error::BadRequest));
    let pupils: Vec<Id<Person>> = pupils.collect::<Result<_>>()?;
    let own =
        || t!(&ui, "assessments-group-name", skill = pieces::short(&skill.label, 40)).into_owned();
    let name = form::required(&form.name, GROUP_CHARS_MAX).unwrap_or_else(|_| own());
    let day = ui.today().in_words(ui.locale);
    let reason = t!(&ui, "assessments-group-reason", skill = skill.label, day = day).into_owned();
    let once = if form.once.is_empty() { app.random.token() } else { form::once(&form.once) };
    let gathering = Gathering { name, reason, pupils, once };
    if gathering.pupils.is_empty() {
        return Ok(view(&ui, &class, &shown, (Some(Refusal::NoPupil), &form.once))
            .unprocessable()
            .into());
    }
    let (of, hand) = (Class::clone(&class), Hand { by: class.viewer.person, at: ui.now });
    let write = move |tx: &Tx<'_>| remedial::gather(tx, &of, &gathering, hand);
    match app.db.write(write).await {
        Ok(group) => {
            Ok(Answer::to(urls::members(group.cast())).saying(t!(&ui, "assessments-group-made")))
        }
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => {
                Ok(view(&ui, &class, &shown, (Some(*refusal), &form.once)).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

pub const GROUP_CHARS_MAX: usize = 80;

fn view(ui: &Ui, class: &Class, shown: &Shown, (refusal, once): (Option<Refusal>, &str)) -> Page {
    let title = t!(ui, "assessments-skills-title", place = class.name);
    let makes = ui.may::<Assess>(class);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "assessments-title")),
            (&urls::class(class.id), &class.name)]))
        h1 { (title) }
        p.quiet { (t!(ui, "assessments-skills-hint")) }
        @if let Some(refusal) = refusal {
            (ui::note(ui::Tone::Warn, ui.words(refusal.text())))
        }
        @if shown.skills.is_empty() { (ui::empty(t!(ui, "assessments-skills-none"), None)) }
        @for skill in &shown.skills { (of_skill(ui, class, (shown, skill), makes.then_some(once))) }
    };
    ui.narrow(&title, body)
}

fn of_skill(
    ui: &Ui,
    class: &Class,
    (shown, skill): (&Shown, &Skill),
    once: Option<&str>,
) -> Markup {
    let below = shown.not_reached(skill.id);
    let unseen = shown.unseen(skill.id);
    let names = |lines: &[&Line]| {
        html! {
            @for (place, line) in lines.iter().enumerate() {
                @if place > 0 { ", " }
                a href=(urls::results(line.id)) { (line.name.full()) }
            }
        }
    };
    html! {
        section.card aria-labelledby={ "s" (skill.id) } {
            header {
                h2 id={ "s" (skill.id) } { (skill.label) }
                p.quiet { (t!(ui, "assessments-reached", reached = shown.reached(skill.id),
                    count = shown.pupils.len() - unseen.len())) }
            }
            div.body {
                dl.levels {
                    @for (step, lines) in shown.by_step(skill.id) {
                        dt { (pieces::level(step)) } dd { (names(&lines)) }
                    }
                    @if !unseen.is_empty() {
                        dt { (t!(ui, "assessments-unseen")) } dd { (names(&unseen)) }
                    }
                }
                @if let Some(once) = once.filter(|_| !below.is_empty()) {
                    (gathering(ui, class, (skill, &below), once))
                }
            }
        }
    }
}

/// « Faire un groupe des 5 élèves »
fn gathering(ui: &Ui, class: &Class, (skill, below): (&Skill, &[&Line]), once: &str) -> Markup {
    html! {
        form.no-print method="post" action=(urls::new_group(class.id)) {
            (ui::token(ui))
            input type="hidden" name="skill" value=(skill.id);
            input type="hidden" name="once" value={ (once) "." (skill.id) };
            @for line in below { input type="hidden" name="pupils" value=(line.id); }
            button.button.plain {
                (ui::icon("users")) (t!(ui, "assessments-make-group", count = below.len()))
            }
        }
    }
}
