//! What an assessment looks at: choosing skills by words or down the tree of the programme, free
//! words, order, weight. `/evaluations/{assessment}/items`.

use super::{
    items_view::{self, Shown},
    write_form::{self, weight},
};
use crate::{
    Assessment, Item,
    assessment::Stage,
    item::{LABEL_CHARS_MAX, WEIGHT, lines},
    refusal::Refusal,
    store::{self, items::New},
    urls,
    writing::{self, Home},
};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::{Result as DbResult, Tx};
use people::{Level, class};
use results::{Skill, SkillKind};
use serde::Deserialize;
use web::{Answer, App, At, Edit, Form, Granted, Page, Problems, Result, Ui, form, t};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Words.
    q: String,
    /// Below this skill.
    dans: Option<Id<Skill>>,
}

pub async fn get(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    page(&app, &ui, &assessment, asked, &Problems::none()).await
}

async fn page(
    app: &App,
    ui: &Ui,
    assessment: &Assessment,
    asked: Asked,
    problems: &Problems,
) -> Result<Page> {
    let (of, today) = (assessment.clone(), ui.today());
    let read = move |tx: &Tx<'_>| {
        let skills = skills(tx, &of, today)?;
        let programmes = write_form::several(tx, &skills)?;
        Ok((store::items::of_assessment(tx, of.id)?, skills, programmes))
    };
    let (items, skills, programmes) = app.db.read(read).await?;
    let dans = asked.dans.or(assessment.domain_id).filter(|_| asked.q.is_empty());
    let shown = Shown { items, skills, programmes, words: asked.q, dans };
    Ok(items_view::page(ui, assessment, &shown, problems))
}

/// The skills of the levels of its class, or of the pupils of its group.
fn skills(tx: &Tx<'_>, assessment: &Assessment, today: Day) -> DbResult<Vec<Skill>> {
    let mut levels: Vec<Level> = if let Some(class) = assessment.class_id {
        class::levels_of(tx, &[class])?.into_iter().map(|(_, level)| level).collect()
    } else {
        let pupils = store::pupils::of_assessment(tx, assessment, today)?;
        pupils.into_iter().map(|pupil| pupil.level).collect()
    };
    levels.sort_unstable();
    levels.dedup();
    let home = Home {
        school: assessment.school_id,
        class: assessment.class_id,
        group: assessment.group_id,
    };
    write_form::taught(tx, &home, &levels, today)
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ItemsForm {
    skills: Vec<String>,
    /// Free words, one item a line.
    words: String,
    /// `up:73…`, `down:73…`, `remove:73…`, `restore:73…`, `save:73…`, or nothing to add.
    action: String,
    label: String,
    weight: String,
    q: String,
    dans: String,
}

/// What is done.
enum Deed {
    Add(Vec<New>),
    Shift(Id<Item>, bool),
    Remove(Id<Item>),
    Restore(Id<Item>),
    Reword(Id<Item>, String, u32),
}

impl ItemsForm {
    fn check(&self, skills: &[Skill]) -> Result<Deed, Problems> {
        let (word, item) = self.action.split_once(':').unwrap_or(("add", ""));
        let item = item.parse::<Id<Item>>();
        match (word, item) {
            ("up", Ok(item)) => Ok(Deed::Shift(item, true)),
            ("down", Ok(item)) => Ok(Deed::Shift(item, false)),
            ("remove", Ok(item)) => Ok(Deed::Remove(item)),
            ("restore", Ok(item)) => Ok(Deed::Restore(item)),
            ("save", Ok(item)) => {
                let label = form::required(&self.label, LABEL_CHARS_MAX).at("label");
                let weight = weight(&self.weight).at("weight");
                let (label, weight) = Problems::gather((label, weight))?;
                Ok(Deed::Reword(item, label, weight))
            }
            _ => self.added(skills).map(Deed::Add).map_err(Refusal::problems),
        }
    }

    fn added(&self, skills: &[Skill]) -> Result<Vec<New>, Refusal> {
        let mut new = Vec::new();
        for typed in &self.skills {
            let is = |skill: &&Skill| typed.parse() == Ok(skill.id.raw());
            let skill = skills.iter().find(is).ok_or(Refusal::NoSkill)?;
            let (skill, label) = (Some(skill.id), skill.label.clone());
            new.push(New { skill, label, is_whole: false, weight: WEIGHT });
        }
        let free = lines(&self.words).into_iter().map(|label| {
            let label = label.chars().take(LABEL_CHARS_MAX).collect();
            New { skill: None, label, is_whole: false, weight: WEIGHT }
        });
        new.extend(free);
        Ok(new)
    }

    fn asked(&self) -> Asked {
        Asked { q: self.q.clone(), dans: self.dans.parse().ok() }
    }
}

pub async fn post(
    assessment: Granted<Edit, Assessment>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ItemsForm>,
) -> Result<Answer> {
    let (of, today) = (Assessment::clone(&assessment), ui.today());
    let refused = async |problems: Problems| -> Result<Answer> {
        let page = page(&app, &ui, &assessment, form.asked(), &problems).await?;
        Ok(page.unprocessable().into())
    };
    if of.state == Stage::Archived {
        return refused(Refusal::Closed.problems()).await;
    }
    let for_skills = of.clone();
    let skills = app.db.read(move |tx| skills(tx, &for_skills, today)).await?;
    let deed = match form.check(&skills) {
        Ok(deed) => deed,
        Err(problems) => return refused(problems).await,
    };
    let now = ui.now;
    let write = move |tx: &Tx<'_>| match &deed {
        Deed::Add(new) => writing::add(tx, of.id, new).map(|_| false),
        Deed::Shift(item, up) => writing::shift(tx, of.id, *item, *up).map(|()| false),
        Deed::Remove(item) => store::items::remove(tx, of.id, *item, now),
        Deed::Restore(item) => store::items::restore(tx, of.id, *item).map(|()| false),
        Deed::Reword(item, label, weight) => {
            writing::reword(tx, of.id, *item, (label.clone(), *weight)).map(|()| false)
        }
    };
    match app.db.write(write).await {
        Ok(was_retired) => {
            let to = match form.dans.parse() {
                Ok(dans) => urls::items_in(assessment.id, dans),
                Err(_) => urls::items(assessment.id),
            };
            let said = if was_retired {
                t!(&ui, "assessments-item-retired")
            } else {
                t!(&ui, "assessments-items-saved")
            };
            Ok(Answer::to(to).saying(said))
        }
        Err(db::Error::Conflict(_)) => refused(Refusal::NoItem.problems()).await,
        Err(error) => match error.reason::<Refusal>() {
            Some(refusal) => refused(refusal.problems()).await,
            None => Err(error.into()),
        },
    }
}

/// What can be shown by a pupil, rather than a chapter of it.
pub fn is_shown_by_pupils(skill: &Skill, all: &[Skill]) -> bool {
    skill.kind == SkillKind::Item || all.iter().all(|other| other.parent != Some(skill.id))
}
