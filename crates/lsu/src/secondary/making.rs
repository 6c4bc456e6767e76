//! From a draft to a file: everybody, or those who lack nothing and the names of the others.

use super::around::{Around, MadeClass, MadeGroup};
use super::draft::Draft;
use super::pupil::MadePupil;
use super::{ClassCourses, ClassLife, Contents, Course, File, Header, Period, Theme};
use crate::fault::Faults;
use crate::gather::{Gathering, add_new, in_order};
use crate::{At, Key, Lack, LeftOut, Line, Uai, What, XmlId};
use std::collections::BTreeSet;

/// A file, and who is not in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Export {
    pub file: File,
    /// Each pupil of the draft that is not in the file, with all that he lacks.
    pub left_out: Vec<LeftOut>,
}

impl Draft {
    /// All that is missing or would be refused, each thing once: of the school, its classes, staff,
    /// periods, subjects and projects, then pupil by pupil.
    pub fn lacks(&self) -> Vec<Lack> {
        let (header, around) = (self.header(), Around::new(self));
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
        let (header, themes) = self.header()?;
        let around = Around::new(self);
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
        let file = File::new(self.contents((header, themes), &around, made));
        let file = file.map_err(|faults| faults.into_iter().map(refused).collect::<Vec<_>>())?;
        Ok(Export { file, left_out })
    }

    fn header(&self) -> Result<(Header, Vec<Theme>), Vec<Lack>> {
        let mut it = Gathering::new(At::School, &self.school);
        let editor = it.line("le nom de l’éditeur", &self.editor);
        let application = it.line("le nom de l’application", &self.application);
        let place = "la version de l’application";
        let application_version = it.line_if_any(place, &self.application_version);
        let written = || What::Uai { written: self.uai.clone() };
        let school = it.need(Uai::parse(&self.uai), written);
        if self.heads.is_empty() {
            it.lack(What::NoHead);
        }
        let themes = self.themes(&mut it);
        let header = (|| {
            let (editor, application, school) = (editor?, application?, school?);
            Some(Header { editor, application, application_version, school })
        })();
        if let Some(header) = &header {
            let mut faults = Faults::default();
            header.check_version(self.version, &mut faults);
            it.lack_of_version(faults);
        }
        it.end(header.map(|header| (header, themes)))
    }

    fn themes(&self, it: &mut Gathering) -> Vec<Theme> {
        let mut themes: Vec<Theme> = Vec::new();
        for draft in &self.themes {
            let code: Option<Line<50>> = it.line("le code d’une thématique d’EPI", &draft.code);
            let label = it.line("le nom d’une thématique d’EPI", &draft.label);
            let Some((code, label)) = code.zip(label) else { continue };
            if themes.iter().any(|other| other.code == code) {
                it.lack(What::Twice { what: format!("la thématique {code}") });
            }
            themes.push(Theme { code, label });
        }
        themes
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

    fn contents(
        &self,
        (header, themes): (Header, Vec<Theme>),
        around: &Around,
        made: Vec<MadePupil>,
    ) -> Contents {
        let mut contents = empty(self.version, header);
        super::pupil::add(made, &mut contents);
        let mut used = BTreeSet::new();
        look_at_reports(&contents, &mut used);
        for group in around.groups.wanted(|it| used.contains(it.id())) {
            add_group(group, &mut contents);
        }
        look_at_groups(&contents, &mut used);
        let code_of = |it: &Theme| contents.projects.iter().any(|project| project.theme == it.code);
        contents.themes = themes.into_iter().filter(code_of).collect();
        contents.heads = around.heads.wanted(|it| used.contains(&it.id));
        contents.teachers = around.teachers.wanted(|it| used.contains(&it.id));
        contents.periods = around.periods.wanted(|it| used.contains(&it.id));
        // Their languages are subjects too, and may have one.
        let mut known = 0;
        while known < used.len() {
            known = used.len();
            contents.subjects = around.subjects.wanted(|it| used.contains(&it.id));
            used.extend(contents.subjects.iter().filter_map(|it| it.language.clone()));
        }
        let divisions: BTreeSet<Line<20>> =
            contents.pupils.iter().map(|it| it.division.clone()).collect();
        for class in around.classes.wanted(|it| divisions.contains(&it.code)) {
            add_class(class, around, &used, &mut contents);
        }
        contents
    }
}

impl MadeGroup {
    pub(super) const fn id(&self) -> &XmlId {
        match self {
            MadeGroup::Project(_, group) => &group.id,
            MadeGroup::Support(_, group) => &group.id,
        }
    }
}

const fn empty(version: super::Version, header: Header) -> Contents {
    Contents {
        version,
        header,
        heads: Vec::new(),
        pupils: Vec::new(),
        periods: Vec::new(),
        subjects: Vec::new(),
        teachers: Vec::new(),
        elements: Vec::new(),
        digital: Vec::new(),
        class_courses: Vec::new(),
        class_lives: Vec::new(),
        themes: Vec::new(),
        projects: Vec::new(),
        project_groups: Vec::new(),
        supports: Vec::new(),
        support_groups: Vec::new(),
        reports: Vec::new(),
        cycle_reports: Vec::new(),
    }
}

fn look_at_reports(contents: &Contents, used: &mut BTreeSet<XmlId>) {
    for it in &contents.reports {
        used.extend([it.head.clone(), it.period.clone()]);
        used.extend(it.head_teachers.iter().cloned());
        used.extend(it.achievements.iter().map(|it| it.subject.clone()));
        used.extend(it.achievements.iter().flat_map(|it| it.teachers.iter().cloned()));
        used.extend(it.projects.iter().map(|it| it.group.clone()));
        used.extend(it.supports.iter().map(|it| it.group.clone()));
        used.extend(it.digital.iter().flat_map(|it| it.common.iter().cloned()));
    }
    for it in &contents.cycle_reports {
        used.insert(it.head.clone());
        used.extend(it.head_teachers.iter().cloned());
    }
}

fn add_group(group: MadeGroup, contents: &mut Contents) {
    match group {
        MadeGroup::Project(project, group) => {
            if !contents.projects.contains(&project) {
                contents.projects.push(project);
            }
            contents.project_groups.push(group);
        }
        MadeGroup::Support(support, group) => {
            if !contents.supports.contains(&support) {
                contents.supports.push(support);
            }
            contents.support_groups.push(group);
        }
    }
}

fn look_at_groups(contents: &Contents, used: &mut BTreeSet<XmlId>) {
    used.extend(contents.projects.iter().flat_map(|it| it.subjects.iter().cloned()));
    used.extend(contents.supports.iter().flat_map(|it| it.subjects.iter().cloned()));
    let projects = contents.project_groups.iter().flat_map(|it| &it.taught);
    let supports = contents.support_groups.iter().flat_map(|it| &it.taught);
    for it in projects.chain(supports) {
        used.extend([it.teacher.clone(), it.subject.clone()]);
    }
}

/// What is said to all of a class, in the periods that are sent.
fn add_class(class: MadeClass, around: &Around, used: &BTreeSet<XmlId>, contents: &mut Contents) {
    let MadeClass { code, courses, lives, digital } = class;
    contents.digital.extend(digital.filter(|it| used.contains(&it.id)));
    for period in contents.periods.clone() {
        let of_period = |key: Key| is_of(around, key, &period);
        let courses = courses.iter().filter(|(key, _)| of_period(*key));
        let courses: Vec<Course> = courses.map(|(_, course)| course.clone()).collect();
        let (period, division) = (period.id.clone(), code.clone());
        if !courses.is_empty() {
            contents.class_courses.push(ClassCourses { period, division, courses });
        }
    }
    for period in contents.periods.clone() {
        let life = lives.iter().find(|(key, _)| is_of(around, *key, &period));
        contents.class_lives.extend(life.map(|(_, comment)| ClassLife {
            period: period.id.clone(),
            division: code.clone(),
            comment: comment.clone(),
        }));
    }
}

fn is_of(around: &Around, key: Key, period: &Period) -> bool {
    around.periods.whole(key).is_some_and(|it| it.id == period.id)
}
