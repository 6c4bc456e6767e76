//! From a draft to a file: everybody, or those who lack nothing and the names of the others.

use super::draft::{ClassDraft, Draft, PeriodDraft, StaffDraft};
use super::pupil::MadePupil;
use super::{Class, ClassCourses, Contents, Course, File, Head, Header, Period, Teacher, Version};
use crate::gather::{Entries, Gathering, add_new, in_order};
use crate::{At, Ine, Key, Lack, LeftOut, OndeId, Uai, What, XmlId};
use std::collections::{BTreeMap, BTreeSet};

/// A file, and who is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub file: File,
    /// Each pupil of the draft that is not in the file, with all that he lacks.
    pub left_out: Vec<LeftOut>,
}

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
    /// All that is missing or would be refused, each thing once: of the school, its classes, staff
    /// and periods, then pupil by pupil.
    pub fn lacks(&self) -> Vec<Lack> {
        let (header, around) = (self.header(), self.around());
        let mut lacks = header.err().unwrap_or_default();
        let (_, out) = self.made(&around);
        for it in out {
            add_new(&mut lacks, it.lacks);
        }
        in_order(lacks)
    }

    /// The file of every pupil; or all that is missing, and no file.
    pub fn file(&self) -> Result<File, Vec<Lack>> {
        let refused = match self.file_of_those_ready() {
            Ok(export) if export.left_out.is_empty() => return Ok(export.file),
            Ok(_) => Vec::new(),
            Err(lacks) => lacks,
        };
        let lacks = self.lacks();
        Err(if lacks.is_empty() { refused } else { lacks })
    }

    /// The file of those who lack nothing, with the others by name. What the school itself lacks,
    /// or nobody being ready, is still no file.
    pub fn file_of_those_ready(&self) -> Result<Export, Vec<Lack>> {
        let header = self.header()?;
        let around = self.around();
        let (made, left_out) = self.made(&around);
        if made.is_empty() {
            let mut lacks = Vec::new();
            for it in left_out {
                add_new(&mut lacks, it.lacks);
            }
            if lacks.is_empty() {
                lacks.push(Lack::new(At::School, &self.school, What::NothingToSend));
            }
            return Err(in_order(lacks));
        }
        let refused = |fault| Lack::new(At::School, &self.school, What::Refused { fault });
        let file = File::new(contents(header, &around, made));
        let file = file.map_err(|faults| faults.into_iter().map(refused).collect::<Vec<_>>())?;
        Ok(Export { file, left_out })
    }

    fn header(&self) -> Result<Header, Vec<Lack>> {
        let mut it = Gathering::new(At::School, &self.school);
        let editor = it.line("le nom de l’éditeur", &self.editor);
        let application = it.line("le nom de l’application", &self.application);
        let written = || What::Uai { written: self.uai.clone() };
        let school = it.need(Uai::parse(&self.uai), written);
        if self.heads.is_empty() {
            it.lack(What::NoHead);
        }
        let header =
            (|| Some(Header { editor: editor?, application: application?, school: school? }))();
        it.end(header)
    }

    fn around(&self) -> Around {
        let mut ines: BTreeMap<Ine, Vec<usize>> = BTreeMap::new();
        for (place, pupil) in self.pupils.iter().enumerate() {
            if let Some(ine) = Ine::parse(&pupil.ine) {
                ines.entry(ine).or_default().push(place);
            }
        }
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
            ines,
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
        let mut courses = Vec::new();
        for (period, course) in &draft.courses {
            if courses
                .iter()
                .any(|(at, kept): &(Key, Course)| at == period && kept.kind == course.kind)
            {
                it.lack(What::Twice { what: course.kind.label().to_owned() });
            }
            if let Some(text) = it.text_if_any(course.kind.label(), &course.text) {
                courses.push((*period, Course { kind: course.kind, text }));
            }
        }
        let id = XmlId::numbered("CLA", number);
        it.end(onde.map(|onde| MadeClass { class: Class { id, onde, label }, courses }))
    }

    /// Those who are ready and those who are not.
    fn made(&self, around: &Around) -> (Vec<MadePupil>, Vec<LeftOut>) {
        let (mut made, mut out) = (Vec::new(), Vec::new());
        for (place, draft) in self.pupils.iter().enumerate() {
            match self.pupil(place + 1, draft, around) {
                Ok(pupil) => made.push(pupil),
                Err(lacks) => {
                    out.push(LeftOut { pupil: draft.key, name: draft.name.full(), lacks });
                }
            }
        }
        (made, out)
    }
}

fn contents(header: Header, around: &Around, made: Vec<MadePupil>) -> Contents {
    let mut contents = Contents {
        version: Version::One,
        header,
        heads: Vec::new(),
        classes: Vec::new(),
        pupils: Vec::new(),
        periods: Vec::new(),
        teachers: Vec::new(),
        elements: Vec::new(),
        class_courses: Vec::new(),
        reports: Vec::new(),
        cycle_reports: Vec::new(),
    };
    super::pupil::add(made, &mut contents);
    let mut used = Used::default();
    used.look(&contents);
    contents.heads = around.heads.wanted(|it| used.ids.contains(&it.id));
    contents.teachers = around.teachers.wanted(|it| used.ids.contains(&it.id));
    contents.periods = around.periods.wanted(|it| used.ids.contains(&it.id));
    let classes = around.classes.wanted(|it| used.ids.contains(&it.class.id));
    contents.class_courses = classes
        .iter()
        .flat_map(|it| contents.periods.iter().map(move |period| (it, period)))
        .filter_map(|(it, period)| courses_of(it, period, around))
        .collect();
    contents.classes = classes.into_iter().map(|it| it.class).collect();
    contents
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

/// What the reports speak of: the rest is not sent.
#[derive(Default)]
struct Used {
    ids: BTreeSet<XmlId>,
}

impl Used {
    fn look(&mut self, contents: &Contents) {
        for it in &contents.pupils {
            self.ids.insert(it.class.clone());
        }
        for it in &contents.reports {
            self.ids.extend(it.teachers.iter().cloned());
            self.ids.extend([it.head.clone(), it.period.clone()]);
        }
        for it in &contents.cycle_reports {
            self.ids.extend(it.teachers.iter().cloned());
            self.ids.insert(it.head.clone());
        }
    }
}
