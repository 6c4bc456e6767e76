//! Results for programs: what the page of a pupil shows, as JSON under `/api/resultats`.

use crate::{
    Learner, LentSections, Scale, Shown,
    average::WHOLE,
    in_school::InSchool,
    mark,
    pages::pupil::{self, Asked, Tools},
    progress::{Branch, Move, Standing},
};
use axum::{
    Json,
    extract::{Query, State},
};
use base::Id;
use db::Tx;
use serde::Serialize;
use utoipa::ToSchema;
use web::{App, Granted, Read, Result, Routes, api::Operation, get, id};

pub fn routes() -> Routes {
    let told = Operation::new(id!("results-api-pupil")).query::<Asked>().answers::<ResultsTold>();
    Routes::new().at("/api/resultats/eleves/{pupil}", get(of_pupil).described(told))
}

/// What a pupil has shown, to this reader.
#[derive(Serialize, ToSchema)]
struct ResultsTold {
    /// The school year, by the year it begins in.
    year: i16,
    periods: Vec<PeriodTold>,
    domains: Vec<DomainTold>,
    subjects: Vec<SubjectTold>,
}

#[derive(Serialize, ToSchema)]
struct PeriodTold {
    #[schema(value_type = String)]
    id: Id<crate::Period>,
    name: String,
    from: String,
    /// The first day after it.
    until: String,
}

#[derive(Serialize, ToSchema)]
struct DomainTold {
    code: String,
    label: String,
    reached: usize,
    seen: usize,
    skills: Vec<SkillTold>,
}

#[derive(Serialize, ToSchema)]
struct SkillTold {
    #[schema(value_type = String)]
    id: Id<crate::Skill>,
    code: String,
    label: String,
    is_reached: bool,
    /// `first`, `up`, `same`, `down`
    moved: &'static str,
    proofs: Vec<ProofTold>,
}

#[derive(Serialize, ToSchema)]
struct SubjectTold {
    name: String,
    /// The name of the school it is of: a pupil may have been in two.
    school: String,
    /// Out of 20, rounded to the hundredth: `13.51`.
    average: Option<String>,
    proofs: Vec<ProofTold>,
}

#[derive(Serialize, ToSchema)]
struct ProofTold {
    day: String,
    title: String,
    /// `mark`, `step`, `absent`, `excused`, `not_done`, `seen`
    kind: &'static str,
    /// The words of a step; a mark: `13.5/20`.
    value: Option<String>,
    url: String,
}

async fn of_pupil(
    pupil: Granted<Read, Learner>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
) -> Result<Json<ResultsTold>> {
    let lent = Tools { sections: LentSections(Vec::new()), ..Tools::of(&app).await? };
    let (learner, viewer, now) = (pupil.clone(), pupil.viewer.clone(), app.clock.now());
    let read = move |tx: &Tx<'_>| pupil::load(tx, &learner, &viewer, &lent, asked, now);
    let shown = app.db.read(read).await?;
    let period = |it: &crate::Period| PeriodTold {
        id: it.id,
        name: it.name.clone(),
        from: it.from_on.iso(),
        until: it.until_on.iso(),
    };
    Ok(Json(ResultsTold {
        year: shown.year.0,
        periods: shown.periods.iter().map(period).collect(),
        domains: shown.progress.domains.iter().map(|it| domain(it, &shown.scales)).collect(),
        subjects: subjects(&shown),
    }))
}

fn domain(branch: &Branch, scales: &[Scale]) -> DomainTold {
    let tally = branch.tally();
    DomainTold {
        code: branch.skill.code.clone(),
        label: branch.skill.label.clone(),
        reached: tally.reached,
        seen: tally.seen,
        skills: branch.all().into_iter().map(|it| skill(it, scales)).collect(),
    }
}

fn skill(it: &Standing, scales: &[Scale]) -> SkillTold {
    SkillTold {
        id: it.skill.id,
        code: it.skill.code.clone(),
        label: it.skill.label.clone(),
        is_reached: it.is_reached(),
        moved: match it.moved {
            Move::First => "first",
            Move::Up => "up",
            Move::Same => "same",
            Move::Down => "down",
        },
        proofs: it.proofs.iter().map(|it| proof(it, scales)).collect(),
    }
}

fn subjects(shown: &pupil::Shown) -> Vec<SubjectTold> {
    let told = |school: &InSchool, it: &crate::Subject| {
        let given = shown.progress.subjects.get(&it.id)?;
        let average = school.averages.subjects.get(&it.id);
        let written = |share: &crate::Share| decimal(share.hundredths_of(WHOLE));
        Some(SubjectTold {
            name: it.name.clone(),
            school: school.name.clone(),
            average: average.map(written),
            proofs: given.iter().map(|it| proof(it, &shown.scales)).collect(),
        })
    };
    let mut all = Vec::new();
    for school in &shown.schools {
        all.extend(school.subjects.iter().filter_map(|it| told(school, it)));
    }
    all
}

/// Programs write decimals with a point.
fn decimal(hundredths: i64) -> String {
    mark::written(hundredths).replace(',', ".")
}

fn proof(it: &crate::Evidence, scales: &[Scale]) -> ProofTold {
    let (kind, value) = match it.shown {
        Shown::Mark(mark) => {
            let value = format!("{}/{}", decimal(mark.value()), decimal(mark.out_of()));
            ("mark", Some(value))
        }
        Shown::Step(scale, rank) => {
            let known = scales.iter().find(|known| known.id == scale);
            let step = known.and_then(|known| known.step(rank));
            ("step", step.map(|step| step.label.clone()))
        }
        Shown::Absent => ("absent", None),
        Shown::Excused => ("excused", None),
        Shown::NotDone => ("not_done", None),
        Shown::Seen => ("seen", None),
    };
    let (day, title, url) = (it.on.iso(), it.title.to_string(), it.url().unwrap_or_default());
    ProofTold { day, title, kind, value, url }
}
