//! From a pupil's draft to what the file says of him, or to all that it lacks.

use super::draft::{CycleReportDraft, Draft, GuardianDraft, PupilDraft, ReportDraft};
use super::making::Around;
use super::{
    Address, Contents, Course, CycleReport, EndedCycle, Guardian, PeriodicReport, Pupil, Support,
};
use crate::gather::{Elements, Gathering, Wrong};
use crate::{At, Ine, Key, Lack, Line, Moment, What, XmlId};
use base::Instant;

/// A pupil who lacks nothing. His elements of programme are named by their words until the file is
/// made, for those of others who are left out are not sent.
pub(super) struct MadePupil {
    pupil: Pupil,
    reports: Vec<MadeReport>,
    cycle_report: Option<CycleReport>,
}

pub(super) struct MadeReport {
    pub report: PeriodicReport,
    /// For each achievement, its elements and those of its lines.
    pub elements: Vec<(Vec<Line<300>>, Vec<Vec<Line<300>>>)>,
}

/// Whose report it is, and when.
pub(super) struct Signed {
    head: XmlId,
    teachers: Vec<XmlId>,
    locked_at: Moment,
}

impl Draft {
    pub(super) fn pupil(
        &self,
        place: usize,
        draft: &PupilDraft,
        around: &Around,
    ) -> Result<MadePupil, Vec<Lack>> {
        let mut it = Gathering::new(At::Pupil(draft.key), self.named(draft));
        let class = it.depend(&around.classes, draft.class, "la classe");
        let written = (&*draft.ine, Ine::parse(draft.ine.trim()));
        let ine = it.number(place, written, &around.ines, |wrong| match wrong {
            Wrong::Missing => What::NoIne,
            Wrong::Written(written) => What::Ine { written },
            Wrong::Shared(other) => What::SharedIne { with: self.named(&self.pupils[other]) },
        });
        let last = it.line_if_any("le nom", &draft.name.last);
        let first = it.line_if_any("le prénom", &draft.name.first);
        let guardians: Vec<Option<Guardian>> =
            draft.guardians.iter().map(|guardian| made_guardian(guardian, &mut it)).collect();
        let guardians: Option<Vec<Guardian>> = guardians.into_iter().collect();
        let guardians = guardians.unwrap_or_default();
        let id = XmlId::numbered("ELV", place + 1);
        if draft.reports.is_empty() && draft.cycle_report.is_none() {
            it.lack(What::NothingToSend);
        }
        let whose = (&id, &*guardians);
        let reports = it.reports(
            &draft.reports,
            |report| self.report(draft, report, whose, around),
            |a, b| a.report.period == b.report.period,
        );
        let cycle = draft.cycle_report.as_ref();
        let cycle_report = it.made(cycle.map(|it| self.cycle_report(draft, it, whose, around)));
        let made = class.zip(ine).map(|(class, ine)| {
            let pupil = Pupil { id, ine, class: class.class.id.clone(), last, first };
            MadePupil { pupil, reports, cycle_report }
        });
        it.end(made)
    }

    /// « Léa Martin, CE1 A ».
    fn named(&self, draft: &PupilDraft) -> String {
        match self.classes.iter().find(|class| class.key == draft.class) {
            Some(class) => format!("{}, {}", draft.name.full(), class.label),
            None => draft.name.full(),
        }
    }

    fn report(
        &self,
        pupil: &PupilDraft,
        draft: &ReportDraft,
        (id, guardians): (&XmlId, &[Guardian]),
        around: &Around,
    ) -> Result<MadeReport, Vec<Lack>> {
        let at = At::Report { pupil: pupil.key, period: draft.period };
        let label = self.periods.iter().find(|it| it.key == draft.period);
        let label = label.map_or(String::new(), |it| format!(", {}", it.label));
        let mut it = Gathering::new(at, format!("{}{label}", self.named(pupil)));
        let period = it.depend(&around.periods, draft.period, "la période").cloned();
        let signed = self.signed(&mut it, (draft.head, &draft.teachers), draft.locked_at, around);
        let (achievements, elements) = super::domains::gather(pupil.level, &draft.domains, &mut it);
        let courses = it.courses(&draft.courses, |course| {
            let kind = course.kind;
            (kind, kind.label(), &course.text, move |text| Course { kind, text })
        });
        let supports = gather_supports(draft, &mut it);
        let appreciation = it.text("l’appréciation générale", &draft.appreciation);
        let made = (|| {
            let signed = signed?;
            Some(PeriodicReport {
                pupil: id.clone(),
                period: period?.id,
                teachers: signed.teachers,
                created_on: draft.created_on,
                schooled_on: draft.schooled_on,
                locked_at: signed.locked_at,
                head: signed.head,
                achievements,
                courses,
                supports,
                appreciation: appreciation?,
                socle: draft.socle,
                guardians: guardians.to_vec(),
            })
        })();
        it.end(made.map(|report| MadeReport { report, elements }))
    }

    fn cycle_report(
        &self,
        pupil: &PupilDraft,
        draft: &CycleReportDraft,
        (id, guardians): (&XmlId, &[Guardian]),
        around: &Around,
    ) -> Result<CycleReport, Vec<Lack>> {
        let at = At::CycleReport { pupil: pupil.key };
        let mut it = Gathering::new(at, format!("{}, fin de cycle 2", self.named(pupil)));
        let signed = self.signed(&mut it, (draft.head, &draft.teachers), draft.locked_at, around);
        let socle = draft.socle.decided().map_err(|components| {
            it.lack(What::NotDecided { components });
        });
        let synthesis = it.text("la synthèse", &draft.synthesis);
        let made = (|| {
            let signed = signed?;
            Some(CycleReport {
                pupil: id.clone(),
                cycle: EndedCycle::Second,
                year: draft.year,
                teachers: signed.teachers,
                created_on: draft.created_on,
                locked_at: signed.locked_at,
                head: signed.head,
                socle: socle.ok()?,
                synthesis: synthesis?,
                guardians: guardians.to_vec(),
            })
        })();
        it.end(made)
    }

    fn signed(
        &self,
        it: &mut Gathering,
        (head, teachers): (Option<Key>, &[Key]),
        locked_at: Option<Instant>,
        around: &Around,
    ) -> Option<Signed> {
        let head = head.or_else(|| self.heads.first().map(|first| first.key));
        let head = head.and_then(|key| it.depend(&around.heads, key, "la direction"));
        if teachers.is_empty() {
            it.lack(What::NoTeacher { what: "ce bilan".to_owned() });
        }
        let one = "une enseignante ou un enseignant";
        let ids = it.ids(&around.teachers, teachers, (one, |teacher| &teacher.id));
        let locked_at = it.need(locked_at, || What::NotLocked);
        let (head, locked_at) = (head?.id.clone(), Moment::of(locked_at?));
        Some(Signed { head, teachers: ids, locked_at })
    }
}

fn gather_supports(draft: &ReportDraft, it: &mut Gathering) -> Vec<Support> {
    let mut kept: Vec<Support> = Vec::new();
    for support in &draft.supports {
        let kind = support.kind;
        if kept.iter().any(|other| other.kind == kind) {
            it.lack(What::Twice { what: kind.label().to_owned() });
        }
        let ppre = it.text_if_any(kind.label(), &support.detail);
        kept.push(Support { kind, ppre });
    }
    kept
}

fn made_guardian(draft: &GuardianDraft, it: &mut Gathering) -> Option<Guardian> {
    let name = draft.name.full();
    let title = it.need(draft.name.title, || What::GuardianCivility { guardian: name.clone() });
    let last = it.line(&format!("le nom de {name}"), &draft.name.last);
    let first = it.line(&format!("le prénom de {name}"), &draft.name.first);
    let kinship = it.line_if_any(&format!("le lien de parenté de {name}"), &draft.kinship);
    let address = draft.address.as_ref().map(|address| {
        let parsed = address.parse(&name, it)?;
        let mut lines = parsed.lines.into_iter();
        let line1 = lines.next();
        let place = format!("la rue dans l’adresse de {name}");
        let problem = crate::TextProblem::Empty;
        Some(Address {
            line1: it.need(line1, || What::Text { place, problem })?,
            line2: lines.next(),
            line3: lines.next(),
            line4: lines.next(),
            postcode: parsed.postcode,
            town: parsed.town,
        })
    });
    Some(Guardian {
        title: title?,
        last: last?,
        first: first?,
        kinship,
        address: address.flatten(),
    })
}

/// Adds the pupils and their reports, with the elements of programme that those speak of.
pub(super) fn add(made: Vec<MadePupil>, contents: &mut Contents) {
    let mut elements = Elements::default();
    for it in made {
        contents.pupils.push(it.pupil);
        contents.cycle_reports.extend(it.cycle_report);
        for MadeReport { mut report, elements: words } in it.reports {
            for (achievement, (whole, lines)) in report.achievements.iter_mut().zip(words) {
                achievement.elements = elements.ids(whole, &mut contents.elements);
                for (line, labels) in achievement.lines.iter_mut().zip(lines) {
                    line.elements = elements.ids(labels, &mut contents.elements);
                }
            }
            contents.reports.push(report);
        }
    }
}
