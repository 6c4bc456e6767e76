//! From a draft to a file: everybody, or those who lack nothing and the names of the others.

use super::draft::{ClassDraft, Draft, PeriodDraft, StaffDraft};
use super::pupil::MadePupil;
use super::{Class, ClassCourses, Contents, Course, File, Head, Header, Period, Teacher, Version};
use crate::export::{self, exports};
use crate::gather::{Entries, Gathering, places};
use crate::{At, Ine, Key, Lack, OndeId, What, XmlId};
use std::collections::{BTreeMap, BTreeSet};

exports!();

/// All that pupils depend on.
pub(super) struct Around {
    pub heads: Entries<Head>,
    pub teachers: Entries<Teacher>,
    pub classes: Entries<MadeClass>,
    pub periods: Entries<Period>,
    /// Who has each INE: their places in the draft.
    pub ines: BTreeMap<Ine, Vec<usize>>,
}

#[derive(Clone, PartialEq)]
pub(super) struct MadeClass {
    pub class: Class,
    courses: Vec<(Key, Course)>,
}

impl Draft {
    fn header(&self) -> Result<Header, Vec<Lack>> {
        let mut it = Gathering::new(At::School, &self.school);
        let written = (&*self.editor, &*self.application, &*self.uai);
        let header = export::header(&mut it, written, !self.heads.is_empty());
        it.end(header.map(|(editor, application, school)| Header { editor, application, school }))
    }

    fn around(&self) -> Around {
        Around {
            heads: Entries::new(
                &self.heads,
                |it| it.key,
                |a: &Head, b| (a.title, &a.last, &a.first) == (b.title, &b.last, &b.first),
                |number, draft| {
                    let id = XmlId::numbered("DIR", number);
                    named(draft, |(title, last, first)| Head { id, title, last, first })
                },
            ),
            // Two teachers of one name are one for the schema, which knows no more of them.
            teachers: Entries::new(
                &self.teachers,
                |it| it.key,
                |a: &Teacher, b| (a.title, &a.last, &a.first) == (b.title, &b.last, &b.first),
                |number, draft| {
                    let id = XmlId::numbered("ENS", number);
                    named(draft, |(title, last, first)| Teacher { id, title, last, first })
                },
            ),
            classes: Entries::new(
                &self.classes,
                |it| it.key,
                |_, _| false,
                |number, draft| self.class(number, draft),
            ),
            periods: Entries::new(
                &self.periods,
                |it| it.key,
                |a, b| Period { id: a.id.clone(), ..b.clone() } == *a,
                period,
            ),
            ines: places(self.pupils.iter().map(|it| Ine::parse(&it.ine))),
        }
    }

    fn class(&self, number: usize, draft: &ClassDraft) -> Result<MadeClass, Vec<Lack>> {
        let mut it = Gathering::new(At::Class(draft.key), &draft.label);
        let written = draft.onde.trim().to_owned();
        let onde = it.need(OndeId::parse(&written), || match written.as_str() {
            "" => What::NoOndeId,
            _ => What::OndeId { written: written.clone() },
        });
        let others = self.classes.iter().filter(|other| other.key != draft.key);
        let same = others.into_iter().find(|other| OndeId::parse(&other.onde) == onde);
        if let Some(other) = same.filter(|_| onde.is_some()) {
            it.lack(What::SharedOndeId { with: other.label.clone() });
        }
        let label = it.line_if_any("le nom de la classe", &draft.label);
        let courses = it.courses(&draft.courses, |(period, course)| {
            let made = |text| (*period, Course { kind: course.kind, text });
            ((*period, course.kind), course.kind.label(), &course.text, made)
        });
        let id = XmlId::numbered("CLA", number);
        it.end(onde.map(|onde| MadeClass { class: Class { id, onde, label }, courses }))
    }
}

fn contents(_: &Draft, header: Header, around: &Around, made: Vec<MadePupil>) -> Contents {
    let mut contents = Contents::empty(Version::One, header);
    super::pupil::add(made, &mut contents);
    let used = used(&contents);
    contents.heads = around.heads.wanted(|it| used.contains(&it.id));
    contents.teachers = around.teachers.wanted(|it| used.contains(&it.id));
    contents.periods = around.periods.wanted(|it| used.contains(&it.id));
    let classes = around.classes.wanted(|it| used.contains(&it.class.id));
    contents.class_courses = classes
        .iter()
        .flat_map(|it| contents.periods.iter().map(move |period| (it, period)))
        .filter_map(|(it, period)| courses_of(it, period, around))
        .collect();
    contents.classes = classes.into_iter().map(|it| it.class).collect();
    contents
}

/// What the reports speak of: the rest is not sent.
fn used(contents: &Contents) -> BTreeSet<XmlId> {
    let mut used: BTreeSet<XmlId> = contents.pupils.iter().map(|it| it.class.clone()).collect();
    for it in &contents.reports {
        used.extend(it.teachers.iter().cloned());
        used.extend([it.head.clone(), it.period.clone()]);
    }
    for it in &contents.cycle_reports {
        used.extend(it.teachers.iter().cloned());
        used.insert(it.head.clone());
    }
    used
}

fn courses_of(of: &MadeClass, period: &Period, around: &Around) -> Option<ClassCourses> {
    let is_of = |key| around.periods.whole(key).is_some_and(|it| it.id == period.id);
    let courses = of.courses.iter().filter(|(key, _)| is_of(*key));
    let courses: Vec<Course> = courses.map(|(_, course)| course.clone()).collect();
    let (period, class) = (period.id.clone(), of.class.id.clone());
    (!courses.is_empty()).then_some(ClassCourses { period, class, courses })
}

fn named<T>(
    draft: &StaffDraft,
    make: impl FnOnce((base::Title, crate::Line<100>, crate::Line<100>)) -> T,
) -> Result<T, Vec<Lack>> {
    let mut it = Gathering::new(At::Staff(draft.key), draft.name.full());
    let name = it.name(&draft.name);
    it.end(name.map(make))
}

fn period(number: usize, draft: &PeriodDraft) -> Result<Period, Vec<Lack>> {
    let mut it = Gathering::new(At::Period(draft.key), &draft.label);
    let is_possible = (1..=draft.count).contains(&draft.index) && draft.first <= draft.last;
    let is_dated = (1000..=9999).contains(&draft.year.0) && draft.first.year() >= 1000;
    if !is_possible || !is_dated {
        it.lack(What::Period);
    }
    let id = XmlId::numbered("PER", number);
    let PeriodDraft { year, index, count, first, last, .. } = *draft;
    it.end(Some(Period { id, year, index, count, first, last }))
}
