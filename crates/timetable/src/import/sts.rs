//! The files of STS-web. No schema of them is published: they are read as free readers and writers
//! of them do (GEPI and the class book of the ENT of Languedoc-Roussillon take `COURS_RATTACHES`,
//! `SACoche` takes `INDIVIDUS`).
//!
//! `sts_emp_<UAI>_<year>.xml`, root `STS_EDT`, goes from the academy to the school: who teaches
//! what to whom, without hours. It gives names to the codes of `emp_sts_….xml`, root `EDT_STS`,
//! which EDT sends up with hours:
//!
//! ```text
//! ALTERNANCES/ALTERNANCE[CODE]/SEMAINES/DATE_DEBUT_SEMAINE
//! NOMENCLATURES/MATIERES/MATIERE[CODE]/LIBELLE_EDITION, LIBELLE_LONG
//! DONNEES/STRUCTURE/DIVISIONS/DIVISION[CODE]/SERVICES/SERVICE[CODE_MATIERE]/ENSEIGNANTS
//!     /ENSEIGNANT[ID]/COURS_RATTACHES/COURS/JOUR, HEURE_DEBUT, DUREE, CODE_ALTERNANCE, CODE_SALLE
//! DONNEES/STRUCTURE/GROUPES/GROUPE[CODE]/DIVISIONS_APPARTENANCE/DIVISION_APPARTENANCE[CODE]
//! DONNEES/INDIVIDUS/INDIVIDU[ID]/NOM_USAGE, PRENOM
//! ```

use super::{
    found::{Found, LESSONS_MAX},
    problem::{Problem, Refused, What},
    values,
    xml::{Told, walk},
};
use crate::{
    store::matches::{Code, CodeKind},
    weeks::{ONLY_MAX, Weeks},
};
use base::Day;
use std::collections::{BTreeMap, HashMap};

/// What such a file says.
#[derive(Debug, Default)]
pub struct Sts {
    /// The school it is of, where it says so.
    pub uai: String,
    pub found: Vec<Found>,
    pub problems: Vec<Problem>,
    pub codes: Vec<Code>,
    pub divisions: usize,
    pub services: usize,
}

pub fn read(text: &str) -> Result<Sts, Refused> {
    let mut reader = Reader::default();
    walk(text, |told, path, line| match told {
        Told::Begin { name, attributes } => reader.begin(name, attributes, line),
        Told::End { name, text } => reader.end(name, text, path),
    })?;
    Ok(reader.finish())
}

/// The lesson of a teacher, before its weeks are known.
#[derive(Debug, Default)]
struct Hour {
    line: u32,
    day: String,
    from: String,
    duration: String,
    weeks: String,
    room: String,
}

#[derive(Debug, Default)]
struct Reader {
    sts: Sts,
    /// The division or the group one is in, and the divisions of the group.
    division: String,
    group: String,
    of_group: Vec<String>,
    subject: String,
    teacher: String,
    hour: Option<Hour>,
    hours: Vec<(Found, Hour)>,
    alternation: String,
    weeks: HashMap<String, Vec<Day>>,
    /// The one named last: its code, and what was said of it.
    code: String,
    name: String,
    first_name: String,
    names: BTreeMap<(u8, String), String>,
}

const CODES_MAX: usize = 5_000;

impl Reader {
    fn begin(&mut self, name: &str, attributes: &HashMap<String, String>, line: u32) {
        let of = |key: &str| attributes.get(key).map(|it| values::line(it)).unwrap_or_default();
        match name {
            "UAJ" => self.sts.uai = of("CODE"),
            "ALTERNANCE" => self.alternation = of("CODE"),
            "DIVISION" => {
                self.division = of("CODE");
                self.sts.divisions += 1;
            }
            "GROUPE" => {
                self.group = of("CODE");
                self.of_group.clear();
            }
            "DIVISION_APPARTENANCE" => self.of_group.push(of("CODE")),
            "SERVICE" => {
                self.subject = of("CODE_MATIERE");
                self.sts.services += 1;
            }
            "ENSEIGNANT" => self.teacher = of("ID"),
            "COURS" => self.hour = Some(Hour { line, ..Hour::default() }),
            "MATIERE" | "INDIVIDU" => {
                self.code = of(if name == "MATIERE" { "CODE" } else { "ID" });
                self.name.clear();
                self.first_name.clear();
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str, text: &str, path: &[String]) {
        if let Some(hour) = &mut self.hour {
            match name {
                "JOUR" => text.clone_into(&mut hour.day),
                "HEURE_DEBUT" => text.clone_into(&mut hour.from),
                "DUREE" => text.clone_into(&mut hour.duration),
                "CODE_ALTERNANCE" => text.clone_into(&mut hour.weeks),
                "CODE_SALLE" => text.clone_into(&mut hour.room),
                "COURS" => self.lesson(),
                _ => {}
            }
            return;
        }
        let parent = path.last().map_or("", String::as_str);
        match (name, parent) {
            // EDT_STS says it as a text.
            ("UAJ", _) if self.sts.uai.is_empty() => self.sts.uai = values::line(text),
            ("DATE_DEBUT_SEMAINE", _) => {
                let weeks = self.weeks.entry(self.alternation.clone()).or_default();
                weeks.extend(Day::parse(text).ok().filter(|_| weeks.len() < ONLY_MAX));
            }
            ("LIBELLE_LONG", "MATIERE") if self.name.is_empty() => self.name = values::line(text),
            ("LIBELLE_EDITION", "MATIERE") | ("NOM_USAGE", _) => self.name = values::line(text),
            ("PRENOM", _) => self.first_name = values::line(text),
            ("MATIERE", _) => self.keep(CodeKind::Subject, self.name.clone()),
            ("INDIVIDU", _) => {
                let name = format!("{} {}", self.name, self.first_name);
                self.keep(CodeKind::Teacher, name.trim().to_owned());
            }
            ("DIVISION", _) => self.division.clear(),
            ("GROUPE", _) => {
                self.code = std::mem::take(&mut self.group);
                self.keep(CodeKind::Group, self.of_group.join(", "));
            }
            ("ENSEIGNANT", _) => self.teacher.clear(),
            _ => {}
        }
    }

    fn keep(&mut self, kind: CodeKind, name: String) {
        let code = std::mem::take(&mut self.code);
        let place = CodeKind::ALL.iter().position(|it| *it == kind).unwrap_or(0);
        if !code.is_empty() && !name.is_empty() && self.names.len() < CODES_MAX {
            self.names.insert((u8::try_from(place).unwrap_or(0), code), name);
        }
    }

    fn lesson(&mut self) {
        let Some(hour) = self.hour.take() else { return };
        let one = |text: &str| if text.is_empty() { Vec::new() } else { vec![text.to_owned()] };
        let found = Found {
            line: hour.line,
            subject_code: self.subject.clone(),
            subject: self.subject.clone(),
            classes: if self.group.is_empty() { one(&self.division) } else { Vec::new() },
            groups: one(&self.group),
            teachers: one(&self.teacher),
            rooms: values::names(&hour.room),
            ..Found::default()
        };
        if self.hours.len() <= LESSONS_MAX {
            self.hours.push((found, hour));
        }
    }

    /// The weeks stand anywhere in the file: lessons are whole at its end.
    fn finish(mut self) -> Sts {
        for ((place, code), name) in &self.names {
            let kind = CodeKind::ALL[usize::from(*place)];
            self.sts.codes.push(Code { kind, word: code.clone(), name: name.clone() });
        }
        for (found, hour) in std::mem::take(&mut self.hours) {
            if self.sts.found.len() >= LESSONS_MAX {
                self.sts.problems.push(Problem::new(found.line, What::TooMany, ""));
                break;
            }
            match self.whole(found, &hour) {
                Ok(found) => self.sts.found.push(found),
                Err(problem) => self.sts.problems.push(problem),
            }
        }
        self.sts
    }

    fn whole(&self, found: Found, hour: &Hour) -> Result<Found, Problem> {
        let wrong = |what: What, value: &str| Problem::new(hour.line, what, value);
        if found.subject.is_empty() {
            return Err(wrong(What::NoSubject, ""));
        }
        let weekday = values::weekday(&hour.day);
        let weekday = weekday.ok_or_else(|| wrong(What::BadDay, &hour.day))?;
        let from = values::time(&hour.from).ok_or_else(|| wrong(What::BadTime, &hour.from))?;
        let minutes = values::duration(&hour.duration);
        let minutes = minutes.ok_or_else(|| wrong(What::BadTime, &hour.duration))?;
        let weeks = match self.weeks.get(&hour.weeks) {
            Some(mondays) => Weeks::only(mondays.iter().copied()),
            None => {
                values::weeks(&hour.weeks).ok_or_else(|| wrong(What::UnknownWeeks, &hour.weeks))?
            }
        };
        if from + minutes > 1440 {
            return Err(wrong(What::EndsBefore, &hour.from));
        }
        Ok(Found { weekday, from, until: from + minutes, weeks, ..found })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UP: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<EDT_STS>\n\
        <PARAMETRES><UAJ>0594444D</UAJ></PARAMETRES>\n\
        <ALTERNANCES><ALTERNANCE CODE=\"S\"><SEMAINES>\n\
        <DATE_DEBUT_SEMAINE>2026-11-23</DATE_DEBUT_SEMAINE>\n\
        <DATE_DEBUT_SEMAINE>2026-12-07</DATE_DEBUT_SEMAINE></SEMAINES></ALTERNANCE></ALTERNANCES>\n\
        <DONNEES><STRUCTURE><DIVISIONS><DIVISION CODE=\"6A\"><SERVICES>\n\
        <SERVICE CODE_MATIERE=\"061300\" CODE_MOD_COURS=\"CG\"><ENSEIGNANTS>\n\
        <ENSEIGNANT ID=\"8949\" TYPE=\"epp\"><COURS_RATTACHES>\n\
        <COURS><CODE_ALTERNANCE>S</CODE_ALTERNANCE><JOUR>1</JOUR><HEURE_DEBUT>0830</HEURE_DEBUT>\n\
        <DUREE>0055</DUREE><CODE_SALLE>204</CODE_SALLE></COURS>\n\
        <COURS><CODE_ALTERNANCE>X9</CODE_ALTERNANCE><JOUR>2</JOUR><HEURE_DEBUT>0830</HEURE_DEBUT>\n\
        <DUREE>0100</DUREE></COURS></COURS_RATTACHES></ENSEIGNANT></ENSEIGNANTS></SERVICE>\n\
        </SERVICES></DIVISION></DIVISIONS><GROUPES><GROUPE CODE=\"6ALL\">\n\
        <DIVISIONS_APPARTENANCE><DIVISION_APPARTENANCE CODE=\"6A\"/></DIVISIONS_APPARTENANCE>\n\
        <SERVICES><SERVICE CODE_MATIERE=\"030102\"><ENSEIGNANTS><ENSEIGNANT ID=\"12\">\n\
        <COURS_RATTACHES><COURS><CODE_ALTERNANCE>W</CODE_ALTERNANCE><JOUR>4</JOUR>\n\
        <HEURE_DEBUT>1400</HEURE_DEBUT><DUREE>0100</DUREE></COURS></COURS_RATTACHES>\n\
        </ENSEIGNANT></ENSEIGNANTS></SERVICE></SERVICES></GROUPE></GROUPES></STRUCTURE></DONNEES>\n\
        </EDT_STS>";

    const DOWN: &str = "<STS_EDT><PARAMETRES><UAJ CODE=\"0594444D\"/></PARAMETRES><NOMENCLATURES>\
        <MATIERES><MATIERE CODE=\"061300\"><CODE_GESTION>MATHS</CODE_GESTION>\
        <LIBELLE_LONG>MATHEMATIQUES</LIBELLE_LONG><LIBELLE_EDITION>Mathématiques</LIBELLE_EDITION>\
        </MATIERE></MATIERES></NOMENCLATURES><DONNEES><INDIVIDUS>\
        <INDIVIDU ID=\"8949\" TYPE=\"epp\"><NOM_USAGE>ROCHE</NOM_USAGE><PRENOM>PAUL</PRENOM>\
        </INDIVIDU></INDIVIDUS><STRUCTURE><DIVISIONS><DIVISION CODE=\"6A\"><SERVICES>\
        <SERVICE CODE_MATIERE=\"061300\"><ENSEIGNANTS><ENSEIGNANT ID=\"8949\"/></ENSEIGNANTS>\
        </SERVICE></SERVICES></DIVISION></DIVISIONS></STRUCTURE></DONNEES></STS_EDT>";

    #[test]
    fn the_lessons_edt_sends_up_are_read_with_their_weeks() {
        let sts = read(UP).expect("STS");
        assert_eq!((&*sts.uai, sts.found.len()), ("0594444D", 2));
        let maths = &sts.found[0];
        assert_eq!((maths.weekday, maths.from, maths.until), (0, 510, 565));
        assert_eq!(maths.weeks.to_string(), "2026-11-23 2026-12-07");
        assert_eq!(
            (&maths.classes[..], &maths.rooms[..]),
            (&["6A".to_owned()][..], &["204".to_owned()][..])
        );
        let german = &sts.found[1];
        assert_eq!((&german.groups[..], german.classes.len()), (&["6ALL".to_owned()][..], 0));
        assert_eq!(german.weeks, Weeks::Every);
        assert_eq!(sts.problems, [Problem::new(12, What::UnknownWeeks, "X9")]);
        let group = sts.codes.iter().find(|it| it.kind == CodeKind::Group).expect("its classes");
        assert_eq!((&*group.word, &*group.name), ("6ALL", "6A"));
    }

    #[test]
    fn the_services_of_sts_give_names_to_codes() {
        let sts = read(DOWN).expect("STS");
        assert!(sts.found.is_empty());
        assert_eq!((sts.divisions, sts.services), (1, 1));
        let named = |kind| sts.codes.iter().find(|it| it.kind == kind).map(|it| it.name.clone());
        assert_eq!(named(CodeKind::Subject).as_deref(), Some("Mathématiques"));
        assert_eq!(named(CodeKind::Teacher).as_deref(), Some("ROCHE PAUL"));
    }
}
