//! A programme as a school teaches it: `/resultats/ecoles/{school}/programmes/{code}`; adding a
//! skill of the school to it, retiring one, and any referential as a file.

use super::school::{programme_name, programmes};
use crate::{
    Referential, Skill, SkillKind,
    access::{Arrange, Consult, Contribute, OwnSkill},
    deeds,
    programme::{self, Ground, Target},
    programme_file, referential,
    store::programmes as store,
    urls,
};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::{Level, School};
use serde::Deserialize;
use std::collections::HashMap;
use web::{
    Answer, App, Error, Form, Granted, Nothing, Page, Problems, Read, Result, Ui, form, form::At,
    t, ui, ui::Field,
};

const LABEL_CHARS_MAX: usize = 300;

#[derive(Debug, Deserialize)]
pub struct Of {
    code: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct AddForm {
    #[serde(default)]
    parent: String,
    #[serde(default)]
    label: String,
    #[serde(default)]
    levels: Vec<String>,
}

struct Shown {
    code: &'static str,
    skills: Vec<Skill>,
    /// Those the school has added are of this one.
    editions: Vec<Referential>,
    /// What the school has retired: its results stay readable.
    retired: Vec<Skill>,
}

impl Shown {
    fn own(&self) -> Option<&Referential> {
        self.editions.iter().find(|it| it.school.is_some())
    }
}

async fn read(app: &App, school: &School, code: &str, today: base::Day) -> Result<Shown> {
    let code = programmes(school).into_iter().find(|it| *it == code).ok_or(Error::NotFound)?;
    let id = school.id;
    let read = move |tx: &Tx<'_>| {
        let skills = referential::taught(tx, id, &[code], today)?;
        let editions = store::editions(tx, id, code)?;
        let mut retired = match editions.iter().find(|it| it.school.is_some()) {
            Some(own) => store::skills(tx, own.id)?,
            None => Vec::new(),
        };
        retired.retain(|skill| skill.retired_on.is_some_and(|day| day <= today));
        Ok(Shown { code, skills, editions, retired })
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(
    school: Granted<Consult, School>,
    State(app): State<App>,
    Path(of): Path<Of>,
    ui: Ui,
) -> Result<Page> {
    let shown = read(&app, &school, &of.code, ui.today()).await?;
    Ok(view(&ui, &school, &shown, &AddForm::default(), &Problems::none()))
}

pub async fn post(
    school: Granted<Contribute, School>,
    State(app): State<App>,
    Path(of): Path<Of>,
    ui: Ui,
    form: Form<AddForm>,
) -> Result<Answer> {
    let shown = read(&app, &school, &of.code, ui.today()).await?;
    let (parent, label, levels) = match check(&form, &shown.skills) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(view(&ui, &school, &shown, &form, &problems).unprocessable().into());
        }
    };
    let (id, code, by, now) = (school.id, shown.code, school.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let words = (label.clone(), levels.clone());
        programme::add(tx, id, code, &parent, words, now.day())?;
        deeds::programme(tx, Some(id), code, 1, by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::programme(id, code)).saying(t!(&ui, "results-skill-added")))
}

fn check(form: &AddForm, skills: &[Skill]) -> Result<(Skill, String, String), Problems> {
    let parent = skills.iter().find(|it| it.id.to_string() == form.parent);
    let parent = parent.filter(|it| is_branch(it)).cloned();
    let label = form::required(&form.label, LABEL_CHARS_MAX).at("label");
    let (parent, label) =
        Problems::gather((parent.ok_or(text::id!("results-choose")).at("parent"), label))?;
    let levels = Level::ALL.iter().map(|level| level.word());
    let levels: Vec<&str> = levels.filter(|word| form.levels.iter().any(|it| it == word)).collect();
    let levels = if levels.is_empty() { String::new() } else { format!(" {} ", levels.join(" ")) };
    Ok((parent, label, levels))
}

/// Skills hang on parts and themes.
fn is_branch(skill: &Skill) -> bool {
    matches!(skill.kind, SkillKind::Part | SkillKind::Theme)
}

/// Retired, never deleted: what was shown of it stays.
pub async fn retire(
    own: Granted<Arrange, OwnSkill>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (skill, school, by, now) = (own.skill.id, own.school, own.viewer.person, ui.now);
    let (code, kept) = (own.code.clone(), own.code.clone());
    let write = move |tx: &Tx<'_>| {
        store::retire(tx, skill, now.day())?;
        deeds::programme(tx, Some(school), &kept, 1, by, now)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::programme(school, &code)).saying(t!(&ui, "results-skill-retired")))
}

/// `GET /resultats/programmes/{referential}/export.csv`
pub async fn export(of: Granted<Read, Referential>, State(app): State<App>) -> Result<Response> {
    let referential = of.clone();
    let read = move |tx: &Tx<'_>| {
        let skills = store::skills(tx, referential.id)?;
        let codes = match referential.school {
            None => skills.iter().map(|it| (it.id, it.code.clone())).collect(),
            Some(school) => {
                let target = Target::School(school, referential.code.clone());
                Ground::of(tx, &target, tx.now().day())?.codes()
            }
        };
        Ok(programme_file::written(&skills, &codes))
    };
    let bytes = app.db.read(read).await?;
    let name = format!("attachment; filename=\"{}-{}.csv\"", of.code, of.edition);
    let kind = "text/csv; charset=utf-8".to_owned();
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], bytes).into_response())
}

fn view(ui: &Ui, school: &School, shown: &Shown, form: &AddForm, problems: &Problems) -> Page {
    let title = programme_name(ui, shown.code);
    let mut below: HashMap<Option<Id<Skill>>, Vec<&Skill>> = HashMap::new();
    for skill in &shown.skills {
        below.entry(skill.parent).or_default().push(skill);
    }
    let tree =
        Tree { below, own: shown.own().map(|own| own.id), may_retire: ui.may::<Arrange>(school) };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::school(school.id), &t!(ui, "results-school-title"))]))
        h1 { (title) }
        (sources(ui, shown))
        @for domain in tree.below.get(&None).cloned().unwrap_or_default() {
            details.more {
                summary { (domain.label) }
                (tree.draw(ui, domain))
            }
        }
        @if !shown.retired.is_empty() { (retired(ui, &shown.retired)) }
        @if ui.may::<Contribute>(school) {
            (ui::card("new", t!(ui, "results-skill-new"), None, html! {
                div.body { (adding(ui, school, shown, form, problems)) }
            }))
        }
    };
    ui.narrow(&title, body)
}

fn retired(ui: &Ui, skills: &[Skill]) -> Markup {
    html! {
        details.more {
            summary { (t!(ui, "results-retired-skills")) }
            p.quiet { (t!(ui, "results-retired-note")) }
            ul.tree { @for it in skills {
                @let day = it.retired_on.map(base::Day::french).unwrap_or_default();
                li { (it.label) " " span.quiet { (t!(ui, "results-retired-on", day = day)) } }
            } }
        }
    }
}

fn sources(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        ul.rows {
            @for it in &shown.editions {
                li { a.row href=(urls::export(it.id)) {
                    span {
                        @if it.school.is_some() {
                            b { (t!(ui, "results-own-programme")) }
                        } @else {
                            b { (it.title) " · " (it.edition) }
                            span.quiet { (it.source) }
                            span.quiet { (since(ui, it)) }
                        }
                    }
                    (ui::icon("download"))
                    span.hidden { (t!(ui, "results-export")) }
                } }
            }
        }
    }
}

fn since(ui: &Ui, it: &Referential) -> String {
    let from = it.from_on.french();
    match it.until_on {
        Some(until) => {
            let last = until.plus_days(-1).french();
            t!(ui, "results-from-to", first = from, last = last).into_owned()
        }
        None => t!(ui, "results-edition-since", day = from).into_owned(),
    }
}

struct Tree<'a> {
    below: HashMap<Option<Id<Skill>>, Vec<&'a Skill>>,
    own: Option<Id<Referential>>,
    may_retire: bool,
}

impl Tree<'_> {
    fn draw(&self, ui: &Ui, skill: &Skill) -> Markup {
        let Some(children) = self.below.get(&Some(skill.id)) else { return html! {} };
        html! {
            ul.tree {
                @for child in children {
                    li {
                        @if child.kind == SkillKind::Item { (child.label) }
                        @else { b { (child.label) } }
                        @if !child.levels.is_empty() {
                            " " span.quiet { (levels(child)) }
                        }
                        @if self.own == Some(child.referential) {
                            " " (ui::tag(t!(ui, "results-own"), ui::Tone::Info))
                            @if self.may_retire {
                                (ui::sure(ui, &urls::retire_skill(child.id), "archive",
                                    &t!(ui, "results-retire"),
                                    &t!(ui, "results-skill-retire-sure")))
                            }
                        }
                        (self.draw(ui, child))
                    }
                }
            }
        }
    }
}

fn levels(skill: &Skill) -> String {
    let levels = Level::ALL.iter().filter(|level| skill.is_for(**level));
    let words: Vec<&str> = levels.map(|level| level.written()).collect();
    words.join(", ")
}

fn adding(ui: &Ui, school: &School, shown: &Shown, form: &AddForm, problems: &Problems) -> Markup {
    let branches = shown.skills.iter().filter(|it| is_branch(it));
    let branches: Vec<(String, String)> =
        branches.map(|it| (it.id.to_string(), named(it, &shown.skills))).collect();
    let options: Vec<(&str, &str)> =
        branches.iter().map(|(id, name)| (id.as_str(), name.as_str())).collect();
    let (parent, label) = (t!(ui, "results-skill-parent"), t!(ui, "results-skill-label"));
    let parent = Field { name: "parent", label: &parent, value: &form.parent, ..Field::default() };
    let label = Field { name: "label", label: &label, value: &form.label, ..Field::default() };
    // The common core is for every level.
    let is_of = |level: &&Level| {
        **level != Level::Other && referential::programmes_of(**level).contains(&shown.code)
    };
    let levels: Vec<&Level> = Level::ALL.iter().filter(is_of).collect();
    ui::form(
        ui,
        &urls::programme(school.id, shown.code),
        problems,
        html! {
            (ui::select(ui, &parent, &options, problems))
            (label.draw(ui, problems))
            @if !levels.is_empty() {
                fieldset.choice.grid {
                    legend { (t!(ui, "results-skill-levels")) }
                    @for level in levels {
                        label {
                            input type="checkbox" name="levels" value=(level.word())
                                checked[form.levels.iter().any(|it| it == level.word())];
                            span { (level.written()) }
                        }
                    }
                }
            }
            div.actions { button.button { (t!(ui, "results-skill-add")) } }
        },
    )
}

/// « Français · Lecture »
fn named(skill: &Skill, skills: &[Skill]) -> String {
    let parent = skills.iter().find(|it| Some(it.id) == skill.parent);
    parent.map_or_else(|| skill.label.clone(), |it| format!("{} · {}", it.label, skill.label))
}
