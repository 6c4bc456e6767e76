//! A sheet: the reports that are filled in together, those of a class or those of the pupils of a
//! group, with who they are of and what is decided in them.

use crate::{
    group_reports::GroupReports,
    report::{Report, Written},
    store::{self, lines::Line, roster::Named},
};
use base::Id;
use db::{Result, Tx};
use people::Person;
use results::Period;
use std::collections::HashMap;

pub struct Sheet {
    pub reports: Vec<Written>,
    named: HashMap<Id<Report>, Named>,
    lines: HashMap<(Id<Report>, String), Line>,
}

impl Sheet {
    pub(super) fn new(reports: Vec<Written>, named: Vec<Named>, lines: Vec<Line>) -> Self {
        Sheet {
            reports,
            named: named.into_iter().map(|named| (named.report, named)).collect(),
            lines: lines.into_iter().map(|it| ((it.report, it.place.clone()), it)).collect(),
        }
    }

    /// What who teaches a group made by hand writes in: the reports of its pupils, and no more of
    /// them than the lines.
    pub fn of_group(tx: &Tx<'_>, group: &GroupReports, period: &Period) -> Result<Self> {
        let reports = store::groups::reports(tx, group.id, period.id)?;
        let ids: Vec<Id<Report>> = reports.iter().map(|report| report.id).collect();
        let lines = store::lines::of_reports(tx, &ids)?;
        Ok(Self::new(reports, store::groups::named(tx, &ids)?, lines))
    }

    pub fn named(&self, report: Id<Report>) -> Option<&Named> {
        self.named.get(&report)
    }

    pub fn line(&self, report: Id<Report>, place: &str) -> Option<&Line> {
        self.lines.get(&(report, place.to_owned()))
    }

    /// Who wrote the lines.
    pub fn writers(&self) -> impl Iterator<Item = Id<Person>> {
        self.lines.values().map(|line| line.by)
    }
}
