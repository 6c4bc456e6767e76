//! To the State: the locked reports of a school become the file of the livret scolaire unique. What
//! is sent is what families read. What is missing is said in words, with where it is mended.

mod primary;
mod secondary;

use crate::{
    place,
    project::Project,
    report::Report,
    store::{
        self,
        sending::{Known, Locked, StillOpen},
    },
};
use base::{Day, Id};
use db::{Result, Tx};
use lsu::{AddressDraft, At, Key, Lack, LeftOut};
use people::{Guardianship, Kinship, Person, School};
use results::{Period, Subject};
use std::collections::HashMap;

pub use lsu::secondary::Version;

db::word! {
    /// A number of the State.
    pub enum CodeKind {
        /// « Identifiant classe » of ONDE.
        Onde = "onde",
        Ine = "ine",
        /// Of a pupil of a collège.
        Siecle = "siecle",
        /// Of a teacher of a collège.
        Sts = "sts",
    }
}

/// A number that a school has typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code {
    pub kind: CodeKind,
    pub thing: i64,
    pub number: String,
}

impl CodeKind {
    /// Has a typed number the shape it must have?
    pub fn accepts(self, typed: &str) -> bool {
        match self {
            CodeKind::Onde => lsu::OndeId::parse(typed).is_some(),
            CodeKind::Ine => lsu::Ine::parse(typed).is_some(),
            CodeKind::Siecle => lsu::SiecleId::parse(typed).is_some(),
            CodeKind::Sts => lsu::StsId::parse(typed).is_some(),
        }
    }
}

/// Everything a file is made of.
pub struct Sources {
    pub school: School,
    pub period: Period,
    periods: Vec<Period>,
    pub locked: Vec<Locked>,
    pub still_open: Vec<StillOpen>,
    classes: Vec<Known>,
    persons: HashMap<Id<Person>, Person>,
    guardianships: Vec<Guardianship>,
    schooled: HashMap<Id<Person>, Day>,
    codes: HashMap<(CodeKind, i64), String>,
    subjects: Vec<Subject>,
    head: Option<Id<Person>>,
}

/// In a dozen statements, whatever the size of the school.
pub fn load(tx: &Tx<'_>, school: &School, period: &Period) -> Result<Sources> {
    let today = tx.now().day();
    let locked = store::sending::locked(tx, school.id, period.id)?;
    let mut pupils: Vec<Id<Person>> = locked.iter().map(|it| it.pupil).collect();
    pupils.sort_unstable();
    pupils.dedup();
    let mut guardianships = people::guardianship::of_pupils(tx, &pupils)?;
    guardianships.retain(|it| {
        it.has_authority && it.from_on <= today && it.until_on.is_none_or(|until| until > today)
    });
    let on = crate::gather::day_of(period, today);
    let head = store::classes::head(tx, school.id, on)?.map(|(id, _)| id);
    let mut persons = pupils.clone();
    persons.extend(guardianships.iter().map(|it| it.guardian));
    persons.extend(locked.iter().flat_map(staff_of));
    persons.extend(head);
    persons.sort_unstable();
    persons.dedup();
    let mut codes: HashMap<(CodeKind, i64), String> = HashMap::new();
    // Each collège has its own numbers in SIECLE and STS: the feeds say those of its people.
    let [siecle, sts] = ["siecle", "sts"].map(|base| format!("{base}:{}", school.uai));
    for (person, key) in people::person::keys_of(tx, &persons)? {
        let kind = match key.source.as_str() {
            "ine" => CodeKind::Ine,
            source if source == siecle => CodeKind::Siecle,
            source if source == sts => CodeKind::Sts,
            _ => continue,
        };
        codes.insert((kind, person.raw()), key.key);
    }
    let typed = store::sending::codes(tx, school.id)?;
    codes.extend(typed.into_iter().map(|code| ((code.kind, code.thing), code.number)));
    let persons = people::person::load_all(tx, &persons)?;
    let since = period.year.first_day().unwrap_or(period.from_on);
    Ok(Sources {
        still_open: store::sending::still_open(tx, school.id, period.id)?,
        classes: store::sending::classes(tx, school.id, period.year)?,
        periods: results::period::of_school(tx, school.id, period.year)?,
        schooled: store::sending::schooled(tx, school.id, &pupils, since)?.into_iter().collect(),
        subjects: results::subject::of_school(tx, school.id)?,
        persons: persons.into_iter().map(|person| (person.id, person)).collect(),
        school: school.clone(),
        period: period.clone(),
        locked,
        guardianships,
        codes,
        head,
    })
}

fn staff_of(it: &Locked) -> Vec<Id<Person>> {
    let content = &it.content;
    let of_lines = content.lines.iter().flat_map(|line| &line.teachers);
    let of_projects = content.projects.iter().flat_map(|it| &it.taught).map(|it| &it.teacher);
    let named = content.teachers.iter().chain(of_lines).chain(&content.head);
    named.chain(of_projects).map(|it| it.id).collect()
}

/// What would be sent.
#[derive(Clone, Debug, Default)]
pub struct Looked {
    pub lacks: Vec<Lack>,
    /// How many pupils lack nothing.
    pub ready: usize,
    pub left_out: Vec<LeftOut>,
}

/// Says what is missing, and how many are ready.
pub fn look(sources: &Sources, version: Version) -> Looked {
    let pupils = sources.pupils().len();
    let (lacks, out) = if sources.school.kind.is_first_degree() {
        let draft = primary::draft(sources);
        (draft.lacks(), draft.file_of_those_ready().map(|it| it.left_out))
    } else {
        let draft = secondary::draft(sources, version);
        (draft.lacks(), draft.file_of_those_ready().map(|it| it.left_out))
    };
    match out {
        Ok(left_out) => Looked { lacks, ready: pupils - left_out.len(), left_out },
        Err(_) => Looked { lacks, ready: 0, left_out: Vec::new() },
    }
}

/// The file: of everybody, or of those who lack nothing. None when it cannot be made so.
pub fn file(sources: &Sources, version: Version, only_ready: bool) -> Option<Vec<u8>> {
    if sources.school.kind.is_first_degree() {
        let draft = primary::draft(sources);
        let file =
            if only_ready { draft.file_of_those_ready().map(|it| it.file) } else { draft.file() };
        return file.ok().map(|file| file.to_bytes());
    }
    let draft = secondary::draft(sources, version);
    let file =
        if only_ready { draft.file_of_those_ready().map(|it| it.file) } else { draft.file() };
    file.ok().map(|file| file.to_bytes())
}

/// Where a lack is mended on our pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mended {
    /// By typing a number.
    Here(CodeKind, i64),
    Report(Id<Report>),
    Person(Id<Person>),
    Subjects,
    Project(Id<Project>),
    School,
    Nowhere,
}

impl Sources {
    /// The pupils with a locked report, in the order of the school.
    fn pupils(&self) -> Vec<Id<Person>> {
        let mut pupils: Vec<Id<Person>> = Vec::new();
        for it in &self.locked {
            if pupils.last() != Some(&it.pupil) {
                pupils.push(it.pupil);
            }
        }
        pupils
    }

    fn code(&self, kind: CodeKind, thing: i64) -> String {
        self.codes.get(&(kind, thing)).cloned().unwrap_or_default()
    }

    fn name(&self, person: Id<Person>) -> base::PersonName {
        let known = self.persons.get(&person).map(|person| person.details.name.clone());
        known.unwrap_or_else(|| base::PersonName::new("", "", None))
    }

    /// His last class of the period, as his reports say it.
    fn class_of(&self, pupil: Id<Person>) -> Key {
        let found = self.locked.iter().find(|it| it.pupil == pupil);
        found.map_or(Key(0), |it| Key::from(it.class))
    }

    fn schooled_on(&self, pupil: Id<Person>) -> Day {
        let year = self.period.year.first_day().unwrap_or(self.period.from_on);
        self.schooled.get(&pupil).copied().unwrap_or(year).max(year)
    }

    fn guardians(&self, pupil: Id<Person>) -> impl Iterator<Item = (&Guardianship, &Person)> {
        self.guardianships
            .iter()
            .filter(move |it| it.pupil == pupil)
            .filter_map(|it| Some((it, self.persons.get(&it.guardian)?)))
    }

    fn period_number(&self) -> (u8, u8) {
        let count = u8::try_from(self.periods.len()).unwrap_or(1);
        (u8::try_from(self.period.number).unwrap_or(1), count)
    }

    /// Where a lack is mended. What is typed here is of this school alone.
    pub fn mended(&self, lack: &Lack) -> Mended {
        let report_of = |pupil: Key| {
            let found = self.locked.iter().find(|it| Key::from(it.pupil) == pupil);
            found.map_or(Mended::Nowhere, |it| Mended::Report(it.report))
        };
        match lack.at {
            At::School => Mended::School,
            At::Class(Key(class)) => Mended::Here(CodeKind::Onde, class),
            At::Staff(Key(person)) => match lack.what {
                lsu::What::NoStsId | lsu::What::StsId { .. } | lsu::What::SharedStsId { .. } => {
                    Mended::Here(CodeKind::Sts, person)
                }
                _ => Mended::Person(Id::new(person)),
            },
            At::Pupil(Key(person)) => match lack.what {
                lsu::What::NoIne | lsu::What::Ine { .. } | lsu::What::SharedIne { .. } => {
                    Mended::Here(CodeKind::Ine, person)
                }
                lsu::What::NoSiecleId
                | lsu::What::SiecleId { .. }
                | lsu::What::SharedSiecleId { .. } => Mended::Here(CodeKind::Siecle, person),
                _ => Mended::Person(Id::new(person)),
            },
            At::Report { pupil, .. } | At::CycleReport { pupil } => report_of(pupil),
            At::Subject(_) => Mended::Subjects,
            At::Project(Key(project)) => Mended::Project(Id::new(project)),
            At::Period(_) => Mended::Nowhere,
        }
    }

    /// Is this a thing of this school that may be given such a number?
    pub fn has(&self, kind: CodeKind, thing: i64) -> bool {
        match kind {
            CodeKind::Onde => self.classes.iter().any(|class| class.id.raw() == thing),
            CodeKind::Ine | CodeKind::Siecle => {
                self.locked.iter().any(|it| it.pupil.raw() == thing)
            }
            CodeKind::Sts => {
                self.locked.iter().flat_map(staff_of).any(|person| person.raw() == thing)
            }
        }
    }
}

/// A service, such as that of child welfare: it has no civility, and is no person.
fn is_service(bond: &Guardianship, guardian: &Person) -> bool {
    bond.kind == Kinship::ChildWelfare && guardian.details.name.title.is_none()
}

fn address(person: &Person) -> Option<AddressDraft> {
    let details = &person.details;
    if details.postcode.trim().is_empty() || details.city.trim().is_empty() {
        return None;
    }
    let lines = details.address.lines().map(str::to_owned).collect();
    let (postcode, town) = (details.postcode.clone(), details.city.clone());
    Some(AddressDraft { lines, postcode, town })
}

/// In French, as the file says it.
const fn kinship(kind: Kinship) -> &'static str {
    match kind {
        Kinship::Mother => "Mère",
        Kinship::Father => "Père",
        Kinship::Sibling => "Fratrie",
        Kinship::Grandparent => "Ascendant",
        Kinship::Relative => "Autre membre de la famille",
        Kinship::Educator => "Éducateur",
        Kinship::FosterParent => "Famille d’accueil",
        Kinship::Childminder => "Garde d’enfant",
        Kinship::Tutor => "Tuteur",
        Kinship::ChildWelfare => "Aide sociale à l’enfance",
        Kinship::Itself => "Élève lui-même",
        Kinship::Other => "Autre lien",
    }
}

/// The eight components in the order of the national page, which is ours.
fn socle(positions: &[crate::content::Position]) -> lsu::Components<Option<lsu::Mastery>> {
    let mut socle = lsu::Components::default();
    for (component, (code, _)) in lsu::Component::ALL.iter().zip(place::COMPONENTS) {
        let said = positions.iter().find(|it| it.place == *code);
        let rank = said.and_then(|it| it.position);
        let mastery = rank.and_then(|rank| lsu::Mastery::parse(&rank.to_string()));
        socle.set(*component, mastery);
    }
    socle
}
