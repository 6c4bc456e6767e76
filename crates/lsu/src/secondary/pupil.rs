//! From a pupil's draft to what the file says of him, or to all that he lacks.

use super::around::{Around, MadeGroup};
use super::draft::{CycleReportDraft, Draft, GuardianDraft, PupilDraft, ReportDraft};
use super::{
    Address, Complement, Contents, CycleReport, DigitalCommon, Guardian, PeriodicReport, Pupil,
    PupilProject, PupilSupport, Regional,
};
use crate::fault::Faults;
use crate::gather::{Elements, Gathering, Wrong};
use crate::{At, Key, Lack, Line, Moment, SiecleId, What, XmlId};
use base::Instant;

/// A pupil who lacks nothing. His elements of programme are named by their words until the file is
/// made, for those of others who are left out are not sent.
pub(super) struct MadePupil {
    pupil: Pupil,
    reports: Vec<(PeriodicReport, Vec<Vec<Line<300>>>)>,
    cycle_report: Option<CycleReport>,
}

/// What each report of a pupil says again.
struct Whose<'a> {
    id: XmlId,
    guardians: Vec<Guardian>,
    digital: Option<&'a DigitalCommon>,
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
        let written = (&*draft.siecle, SiecleId::parse(draft.siecle.trim()));
        let siecle = it.number(place, written, &around.siecles, |wrong| match wrong {
            Wrong::Missing => What::NoSiecleId,
            Wrong::Written(written) => What::SiecleId { written },
            Wrong::Shared(other) => What::SharedSiecleId { with: self.named(&self.pupils[other]) },
        });
        let last = it.line_if_any("le nom", &draft.name.last);
        let first = it.line_if_any("le prénom", &draft.name.first);
        let guardians = draft.guardians.iter();
        let guardians = guardians.map(|guardian| made_guardian(guardian, &mut it)).collect();
        if draft.reports.is_empty() && draft.cycle_report.is_none() {
            it.lack(What::NothingToSend);
        }
        let digital = class.and_then(|it| it.digital.as_ref());
        let whose = Whose { id: XmlId::numbered("ELV", place + 1), guardians, digital };
        let reports = it.reports(
            &draft.reports,
            |report| self.report(draft, report, &whose, around),
            |(a, _), (b, _)| a.period == b.period,
        );
        let cycle = draft.cycle_report.as_ref();
        let cycle_report = it.made(cycle.map(|it| self.cycle_report(draft, it, &whose, around)));
        let made = class.zip(siecle).map(|(class, siecle)| {
            let pupil = Pupil { id: whose.id, siecle, last, first, division: class.code.clone() };
            MadePupil { pupil, reports, cycle_report }
        });
        it.end(made)
    }

    /// « Léa Martin, 6A ».
    fn named(&self, draft: &PupilDraft) -> String {
        match self.classes.iter().find(|class| class.key == draft.class) {
            Some(class) => format!("{}, {}", draft.name.full(), class.code),
            None => draft.name.full(),
        }
    }

    fn report(
        &self,
        pupil: &PupilDraft,
        draft: &ReportDraft,
        whose: &Whose<'_>,
        around: &Around,
    ) -> Result<(PeriodicReport, Vec<Vec<Line<300>>>), Vec<Lack>> {
        let at = At::Report { pupil: pupil.key, period: draft.period };
        let label = self.periods.iter().find(|it| it.key == draft.period);
        let label = label.map_or(String::new(), |it| format!(", {}", it.label));
        let mut it = Gathering::new(at, format!("{}{label}", self.named(pupil)));
        let period = it.depend(&around.periods, draft.period, "la période");
        let head = self.head(&mut it, draft.head, around);
        let head_teachers = teachers(&mut it, &draft.head_teachers, around);
        let locked_at = locked(&mut it, draft.locked_at);
        let (achievements, elements) = self.results(draft, around, &mut it);
        let (projects, supports) = groups(&mut it, draft, around);
        let digital = draft
            .digital
            .as_ref()
            .and_then(|skills| super::results::digital(skills, whose.digital, &mut it));
        let courses = super::results::courses(draft, &mut it);
        let accompaniments = super::results::accompaniments(draft, &mut it);
        let advice = it.text("la synthèse du conseil de classe", &draft.advice);
        let homework = it.text_if_any("«\u{a0}devoirs faits\u{a0}»", &draft.homework);
        let school_life = super::results::school_life(&draft.school_life, &mut it);
        let made = (|| {
            Some(PeriodicReport {
                pupil: whose.id.clone(),
                period: period?.id.clone(),
                council_on: draft.council_on,
                schooled_on: draft.schooled_on,
                locked_at,
                head: head?,
                head_teachers,
                achievements,
                digital,
                projects,
                supports,
                courses,
                accompaniments,
                advice: advice?,
                homework,
                school_life: school_life?,
                socle: draft.socle,
                guardians: whose.guardians.clone(),
            })
        })();
        if let Some(made) = &made {
            let mut faults = Faults::default();
            made.check_version(self.version, &mut faults);
            it.lack_of_version(faults);
        }
        it.end(made.map(|made| (made, elements)))
    }

    fn cycle_report(
        &self,
        pupil: &PupilDraft,
        draft: &CycleReportDraft,
        whose: &Whose<'_>,
        around: &Around,
    ) -> Result<CycleReport, Vec<Lack>> {
        let at = At::CycleReport { pupil: pupil.key };
        let of = format!("{}, fin de cycle {}", self.named(pupil), draft.cycle.code());
        let mut it = Gathering::new(at, of);
        let head = self.head(&mut it, draft.head, around);
        let head_teachers = teachers(&mut it, &draft.head_teachers, around);
        let locked_at = locked(&mut it, draft.locked_at);
        let socle = draft.socle.decided().map_err(|components| {
            it.lack(What::NotDecided { components });
        });
        let synthesis = it.text("la synthèse", &draft.synthesis);
        let made = (|| {
            Some(CycleReport {
                pupil: whose.id.clone(),
                cycle: draft.cycle,
                year: draft.year,
                created_on: draft.created_on,
                locked_at,
                head: head?,
                head_teachers,
                socle: socle.ok()?,
                synthesis: synthesis?,
                complement: draft.complement.map(|(kind, position)| Complement { kind, position }),
                guardians: whose.guardians.clone(),
                regional: draft
                    .regional
                    .map(|(language, position)| Regional { language, position }),
            })
        })();
        if let Some(made) = &made {
            let mut faults = Faults::default();
            made.check_version(self.version, &mut faults);
            it.lack_of_version(faults);
        }
        it.end(made)
    }

    fn head(&self, it: &mut Gathering, head: Option<Key>, around: &Around) -> Option<XmlId> {
        let head = head.or_else(|| self.heads.first().map(|first| first.key))?;
        it.depend(&around.heads, head, "la direction").map(|head| head.id.clone())
    }
}

pub(super) fn teachers(it: &mut Gathering, keys: &[Key], around: &Around) -> Vec<XmlId> {
    it.ids(&around.teachers, keys, ("une enseignante ou un enseignant", |teacher| &teacher.id))
}

fn locked(it: &mut Gathering, locked_at: Option<Instant>) -> Option<Moment> {
    it.need(locked_at, || What::NotLocked).map(Moment::of)
}

fn groups(
    it: &mut Gathering,
    draft: &ReportDraft,
    around: &Around,
) -> (Vec<PupilProject>, Vec<PupilSupport>) {
    let (mut projects, mut supports): (Vec<PupilProject>, Vec<PupilSupport>) = Default::default();
    let mut seen: Vec<Key> = Vec::new();
    for (key, said) in &draft.groups {
        let comment = it.text_if_any("le commentaire d’un EPI ou d’un accompagnement", said);
        if seen.contains(key) {
            it.lack(What::Twice { what: "un groupe".to_owned() });
        }
        seen.push(*key);
        match it.depend(&around.groups, *key, "un groupe") {
            Some(MadeGroup::Project(_, group)) => {
                projects.push(PupilProject { group: group.id.clone(), comment });
            }
            Some(MadeGroup::Support(_, group)) => {
                supports.push(PupilSupport { group: group.id.clone(), comment });
            }
            None => {}
        }
    }
    (projects, supports)
}

fn made_guardian(draft: &GuardianDraft, it: &mut Gathering) -> Guardian {
    let body: Option<Line<600>> = it.line_if_any("le nom d’un organisme", &draft.body);
    let name = body.as_ref().map_or_else(|| draft.name.full(), ToString::to_string);
    let places = (format!("le nom de {name}"), format!("le prénom de {name}"));
    let (last, first) = if body.is_some() {
        let last = it.line_if_any(&places.0, &draft.name.last);
        (last, it.line_if_any(&places.1, &draft.name.first))
    } else {
        (it.line(&places.0, &draft.name.last), it.line(&places.1, &draft.name.first))
    };
    let kinship = it.line_if_any(&format!("le lien de parenté de {name}"), &draft.kinship);
    let address = draft.address.as_ref().and_then(|address| address.parse(&name, it));
    let address = address.map(|parsed| {
        let mut lines = parsed.lines.into_iter();
        Address {
            line1: lines.next(),
            line2: lines.next(),
            line3: lines.next(),
            line4: lines.next(),
            postcode: parsed.postcode,
            town: parsed.town,
        }
    });
    Guardian {
        title: draft.name.title,
        last,
        first,
        is_first_legal: draft.is_first_legal,
        is_second_legal: draft.is_second_legal,
        kinship,
        body,
        address,
    }
}

/// Adds the pupils and their reports, with the elements of programme that those speak of.
pub(super) fn add(made: Vec<MadePupil>, contents: &mut Contents) {
    let mut elements = Elements::default();
    for it in made {
        contents.pupils.push(it.pupil);
        contents.cycle_reports.extend(it.cycle_report);
        for (mut report, words) in it.reports {
            for (achievement, labels) in report.achievements.iter_mut().zip(words) {
                achievement.elements = elements.ids(labels, &mut contents.elements);
            }
            contents.reports.push(report);
        }
    }
}
