//! An entry → a change in neutral words.

use super::entries::Header;
use super::entry::{Entry, Operation};
use super::{guardian, pupil, school, staff};
use crate::problem::ProblemKind;
use crate::read::notes::Notes;
use crate::read::part::AafKind;
use crate::record::{
    AafKey, Academy, Change, ClassRef, Identity, Key, PupilRecord, Record, RecordKind,
    SchoolRecord, SchoolRef, StaffRecord, level,
};
use people::Level;
use std::collections::{HashMap, HashSet};

/// What must be remembered from one entry to the next: little, whatever the size of the academy.
pub struct Translator {
    asked: Option<Academy>,
    /// The last academy a file or a school named, for files that name none.
    academy: Option<Academy>,
    nomenclature: Nomenclature,
    /// Classes, of the schools that say which they have.
    declared: HashMap<SchoolRef, HashSet<String>>,
    is_delta: bool,
}

/// Levels and subjects of the second degree, read from the same feed.
#[derive(Default)]
pub(super) struct Nomenclature {
    levels: HashMap<String, Level>,
    subjects: HashMap<String, String>,
}

/// France has some 2,000 MEF and 3,000 subjects.
const NOMENCLATURE_MAX: usize = 50_000;

impl Translator {
    pub fn new(asked: Option<Academy>, is_delta: bool) -> Self {
        Translator {
            asked,
            academy: None,
            nomenclature: Nomenclature::default(),
            declared: HashMap::new(),
            is_delta,
        }
    }

    /// `Ok(None)`: nothing to bring in, or nothing that can be. An error ends the reading.
    pub fn translate(
        &mut self,
        entry: &Entry,
        header: &Header,
        expected: AafKind,
        notes: &mut Notes<'_>,
    ) -> Result<Option<Change>, ProblemKind> {
        let Some(kind) = AafKind::from_category(&entry.category) else {
            if entry.category.is_empty() {
                notes.row("", ProblemKind::NoCategory);
            } else {
                let category = entry.category.chars().take(40).collect();
                notes.notice("", ProblemKind::UnknownCategory(category));
            }
            return Ok(None);
        };
        if kind != expected {
            notes.notice("", ProblemKind::WrongFile { category: entry.category.clone() });
        }
        if entry.id.is_empty() {
            notes.row("", ProblemKind::NoIdentifier);
            return Ok(None);
        }
        if matches!(kind, AafKind::Mefs | AafKind::Subjects) {
            self.nomenclature.learn(entry);
            return Ok(None);
        }
        let academy = self.academy_of(entry, header)?;
        let key = Key::Aaf(AafKey { academy, jointure: entry.id.clone() });
        if entry.operation == Operation::Delete {
            return Ok(record_kind(kind).map(|kind| Change::Delete(kind, key)));
        }
        let record = self.record(kind, entry, academy, key, notes);
        Ok(match entry.operation {
            Operation::Add if !is_named(&record, notes) => None,
            Operation::Add => Some(Change::Put(record)),
            _ => Some(Change::Modify(record)),
        })
    }

    fn record(
        &mut self,
        kind: AafKind,
        entry: &Entry,
        academy: Academy,
        key: Key,
        notes: &mut Notes<'_>,
    ) -> Record {
        match kind {
            AafKind::Schools => {
                let mut school = school::school(entry, academy, notes);
                school.key = Some(key);
                self.remember_classes(&school);
                Record::School(Box::new(school))
            }
            AafKind::Guardians => {
                let mut guardian = guardian::guardian(entry, academy, notes);
                guardian.key = Some(key);
                Record::Guardian(Box::new(guardian))
            }
            AafKind::Staff => {
                let mut staff = staff::staff(entry, academy, &self.nomenclature, notes);
                staff.key = Some(key);
                self.keep_known_classes_of_staff(&mut staff, notes);
                Record::Staff(Box::new(staff))
            }
            _ => {
                let mut pupil = pupil::pupil(entry, academy, &self.nomenclature, notes);
                pupil.key = Some(key);
                self.keep_known_classes(&mut pupil, notes);
                Record::Pupil(Box::new(pupil))
            }
        }
    }

    fn academy_of(&mut self, entry: &Entry, header: &Header) -> Result<Academy, ProblemKind> {
        let named = Academy::parse(&header.academy).or_else(|| named_by_school(entry));
        match (self.asked, named) {
            (Some(asked), Some(found)) if asked != found => {
                let (asked, found) = (asked.to_string(), found.to_string());
                return Err(ProblemKind::AcademyDisagrees { asked, found });
            }
            (_, Some(found)) => self.academy = Some(found),
            (Some(asked), None) => self.academy = Some(asked),
            (None, None) => {}
        }
        self.academy.ok_or(ProblemKind::NoAcademy)
    }

    /// Only a complete feed of the second degree tells all classes of a school.
    fn remember_classes(&mut self, school: &SchoolRecord) {
        if self.is_delta || school.classes.is_empty() {
            return;
        }
        let Some(Key::Aaf(key)) = &school.key else { return };
        let classes = school.classes.iter().map(|class| class.key.clone());
        self.declared.entry(SchoolRef::Key(key.clone())).or_default().extend(classes);
    }

    fn keep_known_classes(&self, pupil: &mut PupilRecord, notes: &mut Notes<'_>) {
        pupil.classes.retain(|class| self.knows(class, "ENTEleveClasses", notes));
    }

    fn keep_known_classes_of_staff(&self, staff: &mut StaffRecord, notes: &mut Notes<'_>) {
        staff.teaches.retain(|taught| self.knows(&taught.class, "ENTAuxEnsClasses", notes));
        staff.leads.retain(|class| self.knows(class, "ENTAuxEnsClassesPrincipal", notes));
    }

    fn knows(&self, class: &ClassRef, attribute: &str, notes: &mut Notes<'_>) -> bool {
        let known = self.declared.get(&class.school);
        let is_known = known.is_none_or(|classes| classes.contains(&class.key));
        if !is_known {
            notes.row(attribute, ProblemKind::UnknownClass(class.label.clone()));
        }
        is_known
    }
}

impl Nomenclature {
    fn learn(&mut self, entry: &Entry) {
        let value = |wanted: &str| {
            let found = entry.attributes().find(|(name, _)| *name == wanted);
            found.map_or("", |(_, values)| values.first())
        };
        if self.levels.len() + self.subjects.len() >= NOMENCLATURE_MAX {
            return;
        }
        let subject = value("ENTLibelleMatiere");
        if !subject.is_empty() {
            self.subjects.insert(entry.id.clone(), subject.to_owned());
        }
        if let Some(level) = level::from_mefstat(value("ENTMEFSTAT11")) {
            self.levels.insert(entry.id.clone(), level);
        }
    }

    pub fn level(&self, mef: &str) -> Option<Level> {
        self.levels.get(mef).copied().or_else(|| level::from_mef(mef))
    }

    pub fn subject(&self, code: &str) -> String {
        self.subjects.get(code).cloned().unwrap_or_default()
    }
}

/// A file without a header: a school says which academy it belongs to.
fn named_by_school(entry: &Entry) -> Option<Academy> {
    let mut attributes = entry.attributes();
    let (_, values) = attributes.find(|(name, _)| *name == "ENTServAcCodeAcademie")?;
    Academy::parse(values.first())
}

const fn record_kind(kind: AafKind) -> Option<RecordKind> {
    match kind {
        AafKind::Schools => Some(RecordKind::School),
        AafKind::Pupils => Some(RecordKind::Pupil),
        AafKind::Guardians => Some(RecordKind::Guardian),
        AafKind::Staff => Some(RecordKind::Staff),
        AafKind::Mefs | AafKind::Subjects => None,
    }
}

/// A school needs its UAI, a person a name: without them nobody could find it again.
fn is_named(record: &Record, notes: &mut Notes<'_>) -> bool {
    let (is_named, attribute) = match record {
        Record::School(school) => (!school.uai.is_empty(), "ENTStructureUAI"),
        Record::Pupil(pupil) => (has_name(&pupil.identity), "ENTPersonNom"),
        Record::Guardian(guardian) => (has_name(&guardian.identity), "ENTPersonNom"),
        Record::Staff(staff) => (has_name(&staff.identity), "ENTPersonNom"),
    };
    if !is_named {
        notes.row(attribute, ProblemKind::MissingValue);
    }
    is_named
}

fn has_name(identity: &Identity) -> bool {
    !identity.last.is_empty()
}
