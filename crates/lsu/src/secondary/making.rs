//! From a draft to a file: everybody, or those who lack nothing and the names of the others.

use super::around::{Around, MadeClass, MadeGroup};
use super::draft::Draft;
use super::pupil::MadePupil;
use super::{ClassCourses, ClassLife, Contents, Course, File, Header, Period, Theme};
use crate::export::{self, exports};
use crate::fault::Faults;
use crate::gather::Gathering;
use crate::{At, Key, Lack, Line, What, XmlId};
use std::collections::BTreeSet;

exports!();

impl Draft {
    fn header(&self) -> Result<(Header, Vec<Theme>), Vec<Lack>> {
        let mut it = Gathering::new(At::School, &self.school);
        let place = "la version de l’application";
        let application_version = it.line_if_any(place, &self.application_version);
        let written = (&*self.editor, &*self.application, &*self.uai);
        let said = export::header(&mut it, written, !self.heads.is_empty());
        let themes = self.themes(&mut it);
        let header = said.map(|(editor, application, school)| Header {
            editor,
            application,
            application_version,
            school,
        });
        if let Some(header) = &header {
            let mut faults = Faults::default();
            header.check_version(self.version, &mut faults);
            it.lack_of_version(faults);
        }
        it.end(header.map(|header| (header, themes)))
    }

    fn around(&self) -> Around {
        Around::new(self)
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
}

fn contents(
    draft: &Draft,
    (header, themes): (Header, Vec<Theme>),
    around: &Around,
    made: Vec<MadePupil>,
) -> Contents {
    let mut contents = Contents::empty(draft.version, header);
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

impl MadeGroup {
    pub(super) const fn id(&self) -> &XmlId {
        match self {
            MadeGroup::Project(_, group) => &group.id,
            MadeGroup::Support(_, group) => &group.id,
        }
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
