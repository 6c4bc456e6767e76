//! The EPI and the accompagnement personnalisé that the pupils of a class have followed in a
//! period, and what is said of them.

use crate::{
    class_reports::ClassReports,
    content::{self, Teacher},
    project::{Part, Project, Teaching},
    report::{Kind, Report, Written},
    store::project_words::{self as store, Followed},
};
use base::Id;
use db::{Result, Tx};
use people::{Group, Person};
use results::Period;
use std::collections::{HashMap, HashSet};

#[derive(Default)]
pub struct Projects {
    followed: Vec<Followed>,
    taught: Vec<Teaching>,
    own: HashMap<(Id<Report>, Id<Part>), String>,
    members: HashSet<(Id<Group>, Id<Person>)>,
}

/// In one statement where a school has none, in four at most elsewhere.
pub fn load(
    tx: &Tx<'_>,
    class: &ClassReports,
    period: &Period,
    reports: &[Written],
) -> Result<Projects> {
    if class.is_first_degree() {
        return Ok(Projects::default());
    }
    let followed = store::of_class(tx, class.class, period.id)?;
    if followed.is_empty() {
        return Ok(Projects::default());
    }
    let ids: Vec<Id<Report>> = reports.iter().map(|report| report.id).collect();
    let groups: Vec<Id<Group>> = followed.iter().filter_map(|it| it.hand).collect();
    let members = if groups.is_empty() {
        HashSet::new()
    } else {
        store::members(tx, &groups, &super::pupils_of(reports))?.into_iter().collect()
    };
    let mut projects: Vec<Id<Project>> = followed.iter().map(|it| it.project).collect();
    projects.dedup();
    let own = store::own(tx, &ids)?.into_iter();
    Ok(Projects {
        taught: crate::store::projects::taught(tx, &projects)?,
        own: own.map(|it| ((it.report, it.part), it.words)).collect(),
        followed,
        members,
    })
}

impl Projects {
    /// Those this class follows, by itself or in a group, in which somebody writes; all for who
    /// runs the school.
    pub fn written_by(&self, person: Option<Id<Person>>) -> impl Iterator<Item = &Followed> {
        let is_in = |group: Id<Group>| self.members.iter().any(|(of, _)| *of == group);
        let teaches = move |it: &Followed, person: Id<Person>| {
            let mut taught = self.taught.iter().filter(|known| known.project == it.project);
            taught.any(|known| known.teacher == person)
        };
        let here = self.followed.iter().filter(move |it| it.hand.is_none_or(is_in));
        here.filter(move |it| person.is_none_or(|person| teaches(it, person)))
    }

    /// What a report says of them: those of which something was written in the period.
    pub fn of(&self, report: &Written) -> Vec<content::Project> {
        if report.kind == Kind::Cycle {
            return Vec::new();
        }
        let is_in = |it: &&Followed| match it.hand {
            Some(group) => self.members.contains(&(group, report.pupil_id)),
            None => true,
        };
        let said = self.followed.iter().filter(is_in).map(|it| self.said(report, it));
        said.filter(|it| !it.common.is_empty() || !it.own.is_empty()).collect()
    }

    fn said(&self, report: &Written, it: &Followed) -> content::Project {
        let taught = self.taught.iter().filter(|known| known.project == it.project);
        let taught = taught.map(|known| content::Teaching {
            teacher: Teacher { id: known.teacher, name: known.name().formal() },
            subject: known.subject,
            label: known.label.clone(),
        });
        content::Project {
            id: it.project,
            part: it.part,
            theme: it.theme.clone(),
            title: it.title.clone(),
            description: it.description.clone(),
            taught: taught.collect(),
            group: it.name.clone(),
            common: it.words.clone(),
            own: self.own.get(&(report.id, it.part)).cloned().unwrap_or_default(),
        }
    }
}
