//! All that the reports of a collège depend on: who heads it, subjects, teachers, classes, periods,
//! groups; each as the schema takes it, or what it lacks.

use super::draft::{
    ClassDraft, Draft, GroupDraft, HeadDraft, PeriodDraft, ProjectDraft, ProjectKind, SubjectDraft,
    TeacherDraft,
};
use super::{
    Course, DigitalCommon, Head, Period, PersonalSupport, Project, ProjectGroup, StructureKind,
    Subject, SubjectCode, SupportGroup, Teacher, Teaching,
};
use crate::fault::Faults;
use crate::gather::{Entries, Gathering, add_new, places};
use crate::{At, Key, Lack, Line, SiecleId, StsId, Text, What, XmlId};
use std::collections::BTreeMap;

pub(super) struct Around {
    pub heads: Entries<Head>,
    pub subjects: Entries<Subject>,
    pub teachers: Entries<Teacher>,
    pub classes: Entries<MadeClass>,
    pub periods: Entries<Period>,
    pub groups: Entries<MadeGroup>,
    /// Who has each number of SIECLE: their places in the draft.
    pub siecles: BTreeMap<SiecleId, Vec<usize>>,
}

#[derive(Clone, PartialEq)]
pub(super) struct MadeClass {
    pub code: Line<20>,
    pub courses: Vec<(Key, Course)>,
    pub lives: Vec<(Key, Text<600>)>,
    pub digital: Option<DigitalCommon>,
}

/// A group, and what it is a group of.
#[derive(Clone, PartialEq)]
pub(super) enum MadeGroup {
    Project(Project, ProjectGroup),
    Support(PersonalSupport, SupportGroup),
}

impl Around {
    pub fn new(draft: &Draft) -> Self {
        let heads = Entries::new(&draft.heads, |it| it.key, |a: &Head, b| a.label == b.label, head);
        let subjects = Entries::new(
            &draft.subjects,
            |it| it.key,
            |_, _| false,
            |number, subject| draft.subject(number, subject, 0),
        );
        let teachers = Entries::new(
            &draft.teachers,
            |it| it.key,
            |a: &Teacher, b| Teacher { id: b.id.clone(), ..a.clone() } == *b,
            |number, teacher| draft.teacher(number, teacher),
        );
        let groups: Vec<(usize, &ProjectDraft, &GroupDraft)> = (1..)
            .zip(&draft.projects)
            .flat_map(|(number, it)| it.groups.iter().map(move |group| (number, it, group)))
            .collect();
        let groups = Entries::new(
            &groups,
            |(.., group)| group.key,
            |_, _| false,
            |number, (of, project, group)| {
                draft.group(number, (*of, project), group, &subjects, &teachers)
            },
        );
        Around {
            heads,
            subjects,
            teachers,
            classes: Entries::new(
                &draft.classes,
                |it| it.key,
                |_, _| false,
                |number, class| draft.class(number, class),
            ),
            periods: Entries::new(
                &draft.periods,
                |it| it.key,
                |a: &Period, b| Period { id: b.id.clone(), ..a.clone() } == *b,
                period,
            ),
            groups,
            siecles: places(draft.pupils.iter().map(|it| SiecleId::parse(&it.siecle))),
        }
    }
}

fn head(number: usize, draft: &HeadDraft) -> Result<Head, Vec<Lack>> {
    let mut it = Gathering::new(At::Staff(draft.key), draft.label.clone());
    let label = it.line("le nom de la direction", &draft.label);
    it.end(label.map(|label| Head { id: XmlId::numbered("DIR", number), label }))
}

fn period(number: usize, draft: &PeriodDraft) -> Result<Period, Vec<Lack>> {
    let mut it = Gathering::new(At::Period(draft.key), &draft.label);
    let is_possible = (1..=draft.count).contains(&draft.index);
    if !is_possible || !(1000..=9999).contains(&draft.year.0) {
        it.lack(What::Period);
    }
    let PeriodDraft { year, index, count, .. } = *draft;
    it.end(Some(Period { id: XmlId::numbered("PER", number), year, index, count }))
}

impl Draft {
    /// A subject lacks what its language lacks, and so on: `depth` stops a circle of them.
    fn subject(
        &self,
        number: usize,
        draft: &SubjectDraft,
        depth: usize,
    ) -> Result<Subject, Vec<Lack>> {
        let mut it = Gathering::new(At::Subject(draft.key), &draft.label);
        let code = subject_code(&draft.code, &mut it);
        let national = match draft.national.trim() {
            "" => None,
            written => subject_code(written, &mut it),
        };
        let label = it.line("le nom de la matière", &draft.label);
        let language = draft.language.and_then(|key| {
            let place = self.subjects.iter().position(|it| it.key == key);
            let place = it.need(place, || What::NotInDraft { what: "la langue" })?;
            if key != draft.key && depth < self.subjects.len() {
                let language = self.subject(place + 1, &self.subjects[place], depth + 1);
                add_new(&mut it.lacks, language.err().unwrap_or_default());
            }
            Some(XmlId::numbered("DIS", place + 1))
        });
        if code.is_some() && self.subjects.iter().any(|other| is_same_subject(other, draft)) {
            it.lack(What::Twice { what: format!("la matière {}", draft.code.trim()) });
        }
        let subject = code.zip(label).map(|(code, label)| Subject {
            id: XmlId::numbered("DIS", number),
            code,
            national,
            election: draft.election,
            label,
            language,
        });
        if let Some(subject) = &subject {
            let mut faults = Faults::default();
            subject.check_version(self.version, &mut faults);
            it.lack_of_version(faults);
        }
        it.end(subject)
    }

    fn teacher(&self, number: usize, draft: &TeacherDraft) -> Result<Teacher, Vec<Lack>> {
        let mut it = Gathering::new(At::Staff(draft.key), draft.name.full());
        let written = draft.sts.trim();
        let sts = it.need(StsId::parse(written), || match written {
            "" => What::NoStsId,
            _ => What::StsId { written: written.to_owned() },
        });
        let same = |other: &&TeacherDraft| {
            let is_same = StsId::parse(&other.sts) == sts && other.kind == draft.kind;
            is_same && other.name != draft.name
        };
        if let Some(other) = self.teachers.iter().find(same).filter(|_| sts.is_some()) {
            it.lack(What::SharedStsId { with: other.name.full() });
        }
        let last = it.line_if_any("le nom", &draft.name.last);
        let first = it.line_if_any("le prénom", &draft.name.first);
        let (id, kind, title) = (XmlId::numbered("ENS", number), draft.kind, draft.name.title);
        let teacher = sts.map(|sts| Teacher { id, kind, sts, title, last, first });
        if let Some(teacher) = &teacher {
            let mut faults = Faults::default();
            teacher.check_version(self.version, &mut faults);
            it.lack_of_version(faults);
        }
        it.end(teacher)
    }

    fn class(&self, number: usize, draft: &ClassDraft) -> Result<MadeClass, Vec<Lack>> {
        let mut it = Gathering::new(At::Class(draft.key), &draft.code);
        let code: Option<Line<20>> = it.line("le code de la classe", &draft.code);
        let others = self.classes.iter().filter(|other| other.key != draft.key);
        let same = others.filter(|it| it.code.trim() == draft.code.trim()).count();
        if same > 0 {
            it.lack(What::Twice { what: format!("la classe {}", draft.code.trim()) });
        }
        let courses = it.courses(&draft.courses, |(period, course)| {
            let made = |text| (*period, Course { kind: course.kind, text });
            ((*period, course.kind), course.kind.label(), &course.text, made)
        });
        let lives = it.courses(&draft.lives, |(period, said)| {
            (*period, "la vie scolaire", said, |text| (*period, text))
        });
        let digital = it.text_if_any("le texte sur les compétences numériques", &draft.digital);
        let made = code.map(|code| {
            let digital = digital.map(|text| DigitalCommon {
                id: XmlId::numbered("NUM", number),
                structure: code.clone(),
                kind: StructureKind::Division,
                text,
            });
            MadeClass { code, courses, lives, digital }
        });
        if let Some(made) = &made {
            let mut faults = Faults::default();
            self.version.check_class(made.code.as_str(), made.digital.is_some(), &mut faults);
            it.lack_of_version(faults);
        }
        it.end(made)
    }

    fn group(
        &self,
        number: usize,
        (of, project): (usize, &ProjectDraft),
        draft: &GroupDraft,
        subjects: &Entries<Subject>,
        teachers: &Entries<Teacher>,
    ) -> Result<MadeGroup, Vec<Lack>> {
        let mut it = Gathering::new(At::Project(project.key), &project.title);
        let heading: Option<Line<150>> = it.line("l’intitulé", &project.title);
        let title: Option<Line<150>> = it.line("l’intitulé du groupe", &draft.title);
        let description = it.text_if_any("la description", &project.description);
        let comment = it.text_if_any("le commentaire du groupe", &draft.comment);
        let ids = it.ids(subjects, &project.subjects, ("une matière", |subject| &subject.id));
        let mut taught: Vec<Teaching> = Vec::new();
        for (teacher, subject) in &draft.taught {
            let teacher = it.depend(teachers, *teacher, "une enseignante ou un enseignant");
            let subject = it.depend(subjects, *subject, "une matière");
            taught.extend(teacher.zip(subject).map(|(teacher, subject)| Teaching {
                teacher: teacher.id.clone(),
                subject: subject.id.clone(),
            }));
        }
        if draft.taught.is_empty() {
            it.lack(What::NoTeacher { what: "ce groupe".to_owned() });
        }
        let theme = self.theme(project, &mut it);
        let least = if theme.is_some() { 2 } else { 1 };
        if project.subjects.len() < least {
            it.lack(What::TooFew { what: "matières", least });
        }
        it.end(heading.zip(title).map(|titles| {
            let said = Said { titles, description, subjects: ids, comment, taught };
            said.group((of, number), theme)
        }))
    }

    /// None for an accompagnement personnalisé, which has no theme, and for an EPI that lacks one.
    fn theme(&self, project: &ProjectDraft, it: &mut Gathering) -> Option<Line<50>> {
        let ProjectKind::Interdisciplinary { theme } = &project.kind else { return None };
        let parsed: Line<50> = it.line("la thématique", theme)?;
        let is_known = super::ProjectTheme::parse(parsed.as_str()).is_some();
        let is_own = self.themes.iter().any(|own| own.code.trim() == parsed.as_str());
        if !is_known && !is_own {
            it.lack(What::NotInDraft { what: "la thématique" });
        }
        if !is_known {
            let mut faults = Faults::default();
            self.version.check_theme(parsed.as_str(), &mut faults);
            it.lack_of_version(faults);
        }
        Some(parsed)
    }
}

/// What is said of a group and of what it is a group of.
struct Said {
    titles: (Line<150>, Line<150>),
    description: Option<Text<600>>,
    subjects: Vec<XmlId>,
    comment: Option<Text<600>>,
    taught: Vec<Teaching>,
}

impl Said {
    /// Of an EPI if it has a theme, else of an accompagnement personnalisé.
    fn group(self, (of, number): (usize, usize), theme: Option<Line<50>>) -> MadeGroup {
        let Said { titles: (heading, title), description, subjects, comment, taught } = self;
        if let Some(theme) = theme {
            let project = XmlId::numbered("EPI", of);
            let group = ProjectGroup {
                id: XmlId::numbered("EPIG", number),
                project: project.clone(),
                title,
                comment,
                taught,
            };
            let project = Project { id: project, title: heading, theme, subjects, description };
            MadeGroup::Project(project, group)
        } else {
            let support = XmlId::numbered("AP", of);
            let group = SupportGroup {
                id: XmlId::numbered("APG", number),
                support: support.clone(),
                title,
                comment,
                taught,
            };
            let support = PersonalSupport { id: support, title: heading, subjects, description };
            MadeGroup::Support(support, group)
        }
    }
}

/// Another one that the schema takes for it.
fn is_same_subject(other: &SubjectDraft, draft: &SubjectDraft) -> bool {
    let is_same = SubjectCode::parse(&other.code) == SubjectCode::parse(&draft.code);
    let is_chosen_so = other.election == draft.election && other.language == draft.language;
    other.key != draft.key && is_same && is_chosen_so
}

fn subject_code(written: &str, it: &mut Gathering) -> Option<SubjectCode> {
    it.need(SubjectCode::parse(written), || What::SubjectCode { written: written.to_owned() })
}
