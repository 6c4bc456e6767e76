//! Today's people as the plain CSV that `preau import` reads: who leaves comes in elsewhere.

use super::Archive;
use base::{Day, Id, PersonName, SchoolYear};
use db::{Error, Result, Tx};
use people::{
    Assignment, Class, Function, Guardianship, Kinship, Person, School, assignment, class,
    enrolment, guardianship, person, register::Extent, school,
};
use std::collections::{BTreeMap, HashMap};

/// Columns for the children of a guardian, or the classes of a teacher, in one school.
const PLACES: usize = 12;

type Row = Vec<String>;
type Rows = fn(&Tx<'_>, &School, Day) -> Result<Vec<Row>>;

/// Three tables, school after school.
pub fn write(tx: &Tx<'_>, extent: &Extent, today: Day, archive: &mut Archive) -> Result<()> {
    let contact = ["Courriel", "Téléphone domicile", "Téléphone portable", "Téléphone travail"];
    let home = ["Adresse", "Code postal", "Commune"];
    let pupil = ["INE", "Sexe", "Date de naissance", "Niveau", "Classe"];
    let tables: [(&str, Vec<&str>, Rows); 3] = [
        ("eleves", [&pupil[..], &contact, &home].concat(), pupils),
        (
            "responsables",
            [
                &["Civilité", "Lien", "Autorité parentale"][..],
                &contact,
                &home,
                &["Identifiant de l’enfant"; PLACES],
            ]
            .concat(),
            guardians,
        ),
        (
            "personnels",
            [&["Civilité", "Fonction", "Directeur", "Courriel"][..], &["Classe"; PLACES]].concat(),
            staff,
        ),
    ];
    for (name, titles, rows) in tables {
        let broken = |error: std::io::Error| Error::Unavailable(format!("the archive: {error}"));
        archive.begin(&format!("import/{name}.csv")).map_err(broken)?;
        let mut lines = csv::WriterBuilder::new().delimiter(b';').from_writer(&mut *archive);
        let of_csv = |error: csv::Error| Error::Unavailable(format!("the archive: {error}"));
        let identity = ["UAI", "Identifiant", "Nom", "Nom d’usage", "Prénom"];
        lines.write_record(identity.iter().chain(&titles)).map_err(of_csv)?;
        for id in &extent.schools {
            let Some(school) = school::load(tx, *id)? else { continue };
            for row in rows(tx, &school, today)? {
                lines.write_record(row).map_err(of_csv)?;
            }
        }
        lines.flush().map_err(broken)?;
    }
    Ok(())
}

fn pupils(tx: &Tx<'_>, school: &School, today: Day) -> Result<Vec<Row>> {
    let classes = classes(tx, school, today)?;
    let mut enrolled = BTreeMap::new();
    for it in enrolment::in_school(tx, school.id, today)? {
        enrolled.entry(it.pupil).or_insert(it);
    }
    let ids: Vec<Id<Person>> = enrolled.keys().copied().collect();
    let keys = person::keys_of(tx, &ids)?;
    let of_person = |person: &Person| {
        let enrolment = enrolled.get(&person.id)?;
        let ine = keys.iter().find(|(id, key)| *id == person.id && key.source == "ine");
        let name_of = |class: Id<Class>| classes.get(&class).cloned();
        let mut row = identity(school, person);
        row.extend([
            ine.map_or_else(String::new, |(_, key)| key.key.clone()),
            person.details.sex.map_or("", people::Sex::word).to_uppercase(),
            person.details.birth_day.map(Day::french).unwrap_or_default(),
            enrolment.level.written().to_owned(),
            enrolment.class.and_then(name_of).unwrap_or_default(),
        ]);
        row.extend(contact(person));
        row.extend(home(person));
        Some(row)
    };
    Ok(person::load_all(tx, &ids)?.iter().filter_map(of_person).collect())
}

fn guardians(tx: &Tx<'_>, school: &School, today: Day) -> Result<Vec<Row>> {
    let pupils: Vec<Id<Person>> =
        enrolment::in_school(tx, school.id, today)?.into_iter().map(|it| it.pupil).collect();
    let mut ties: BTreeMap<Id<Person>, Vec<Guardianship>> = BTreeMap::new();
    for tie in guardianship::of_pupils(tx, &pupils)? {
        if tie.from_on <= today && tie.until_on.is_none_or(|until| until > today) {
            ties.entry(tie.guardian).or_default().push(tie);
        }
    }
    let ids: Vec<Id<Person>> = ties.keys().copied().collect();
    let of_person = |person: &Person| {
        let ties = ties.get(&person.id)?;
        let first = ties.first()?;
        let mut row = identity(school, person);
        let authority = if first.has_authority { "oui" } else { "contact" };
        row.extend([title(person), kinship(first.kind).to_owned(), authority.to_owned()]);
        row.extend(contact(person));
        row.extend(home(person));
        row.extend(filled(ties.iter().map(|tie| tie.pupil.to_string())));
        Some(row)
    };
    Ok(person::load_all(tx, &ids)?.iter().filter_map(of_person).collect())
}

fn staff(tx: &Tx<'_>, school: &School, today: Day) -> Result<Vec<Row>> {
    let classes = classes(tx, school, today)?;
    let mut posts: BTreeMap<Id<Person>, Vec<Assignment>> = BTreeMap::new();
    for post in assignment::in_school(tx, school.id, today)? {
        posts.entry(post.person).or_default().push(post);
    }
    let ids: Vec<Id<Person>> = posts.keys().copied().collect();
    let of_person = |person: &Person| {
        let posts = posts.get(&person.id)?;
        let heads = posts.iter().any(|post| post.function == Function::Head);
        let function = posts.iter().map(|post| post.function).find(|it| *it != Function::Head);
        let taught = posts.iter().filter_map(|post| classes.get(&post.class?).cloned());
        let mut row = identity(school, person);
        row.extend([
            title(person),
            words(function.unwrap_or(Function::Head)).to_owned(),
            if heads { "oui" } else { "non" }.to_owned(),
            person.details.mail.clone(),
        ]);
        row.extend(filled(taught));
        Some(row)
    };
    Ok(person::load_all(tx, &ids)?.iter().filter_map(of_person).collect())
}

fn classes(tx: &Tx<'_>, school: &School, today: Day) -> Result<HashMap<Id<Class>, String>> {
    let classes = class::of_school(tx, school.id, SchoolYear::of(today))?;
    Ok(classes.into_iter().map(|class| (class.id, class.name)).collect())
}

/// The name of the civil register and the one in use, as ONDE tells them apart.
fn identity(school: &School, person: &Person) -> Row {
    let PersonName { first, last, .. } = &person.details.name;
    let family = &person.details.family_name;
    let is_the_same = family.is_empty() || family == last;
    let (family, usage) = if is_the_same { (last, "") } else { (family, last.as_str()) };
    let id = person.id.to_string();
    [&school.uai, &id, family, usage, first].map(str::to_owned).to_vec()
}

fn title(person: &Person) -> String {
    person.details.name.title.map_or("", base::Title::written).to_owned()
}

fn contact(person: &Person) -> [String; 4] {
    let it = &person.details;
    [&it.mail, &it.phone_home, &it.phone_mobile, &it.phone_work].map(Clone::clone)
}

fn home(person: &Person) -> [String; 3] {
    let it = &person.details;
    [&it.address, &it.postcode, &it.city].map(Clone::clone)
}

fn filled(cells: impl Iterator<Item = String>) -> Vec<String> {
    let mut cells: Vec<String> = cells.take(PLACES).collect();
    cells.resize(PLACES, String::new());
    cells
}

const fn kinship(kind: Kinship) -> &'static str {
    match kind {
        Kinship::Mother => "Mère",
        Kinship::Father => "Père",
        Kinship::Sibling => "Fratrie",
        Kinship::Grandparent => "Grands-parents",
        Kinship::Relative => "Autre membre de la famille",
        Kinship::Educator => "Éducateur",
        Kinship::FosterParent => "Assistant familial",
        Kinship::Childminder => "Garde d’enfant",
        Kinship::Tutor => "Tuteur",
        Kinship::ChildWelfare => "ASE",
        Kinship::Itself => "Élève",
        Kinship::Other => "Autre lien",
    }
}

const fn words(function: Function) -> &'static str {
    match function {
        Function::Head => "Directeur",
        Function::Deputy => "Adjoint",
        Function::Teacher => "Enseignant",
        Function::Substitute => "Remplaçant",
        Function::Specialist => "Intervenant",
        Function::Librarian => "Documentaliste",
        Function::Aesh => "AESH",
        Function::Atsem => "ATSEM",
        Function::Cpe => "CPE",
        Function::SchoolLife => "AED",
        Function::Health => "Infirmier",
        Function::Office => "Secrétaire",
        Function::Technical => "Gardien",
        Function::Animator => "Animateur",
        Function::Agent | Function::Delegate | Function::Administrator => "Agent",
    }
}
