//! A change of a feed → the lines it leaves in `feed_wanted`, one for each place it concerns.

use super::details::WantedDetails;
use super::{
    ClassName, Content, Line, NamedChild, Seat, Tie, Verb, WantedPerson, WantedPost, WantedSchool,
    names, place,
};
use crate::record::{
    self, Authority, Change, ChildLink, ClassRef, Contact, Field, Fields, FunctionRecord,
    GuardianLink, GuardianRecord, Identity, PersonRef, PupilRecord, Record, RecordKind,
    SchoolRecord, SchoolRef, StaffRecord, TeachingRecord,
};
use base::{Title, fold};
use people::{Function, Key, Sex};
use std::collections::BTreeSet;

/// Guardians of AAF belong to no place of their own: their children do. Of others, a delta may not
/// say where they are: the places they were last known in are found at the end of the reading.
const NOWHERE: &str = "";

pub(crate) fn wanted(change: &Change) -> Vec<Line> {
    match change {
        Change::Put(record) => lines(record, Verb::Put),
        Change::Modify(record) => lines(record, Verb::Modify),
        Change::Delete(kind, key) => vec![Line {
            place: NOWHERE.to_owned(),
            kind: *kind,
            key: key_of(key),
            verb: Verb::Delete,
            content: Content::Nothing,
        }],
    }
}

fn lines(record: &Record, verb: Verb) -> Vec<Line> {
    let kind = record.kind();
    let (key, places, content) = match record {
        Record::School(school) => return school_line(school, verb).into_iter().collect(),
        Record::Pupil(pupil) => {
            let places = pupil_places(pupil);
            (pupil_key(pupil), places.clone(), pupil_wanted(pupil, places, verb))
        }
        Record::Guardian(guardian) => {
            let places = guardian_places(guardian);
            (guardian_key(guardian, &places), places.clone(), guardian_wanted(guardian, places))
        }
        Record::Staff(staff) => {
            let places = staff_places(staff);
            (staff_key(staff), places.clone(), staff_wanted(staff, places))
        }
    };
    let Some(key) = key else { return Vec::new() };
    let line = |place: String| Line {
        place,
        kind,
        key: key.clone(),
        verb,
        content: Content::Person(Box::new(content.clone())),
    };
    if places.is_empty() {
        return vec![line(NOWHERE.to_owned())];
    }
    places.into_iter().map(line).collect()
}

/// How the house knows what a feed names.
pub(crate) fn key_of(key: &record::Key) -> Key {
    match key {
        record::Key::Aaf(key) => Key::new(format!("aaf:{}", key.academy), key.jointure.clone()),
        record::Key::Local { uai, id } => Key::new(format!("onde:{uai}"), id.clone()),
    }
}

/// A table without identifiers: the INE, else the names and the day of birth in this school.
fn pupil_key(pupil: &PupilRecord) -> Option<Key> {
    if let Some(key) = &pupil.key {
        return Some(key_of(key));
    }
    let Some(SchoolRef::Uai(uai)) = pupil.schools.first() else { return None };
    if !pupil.ine.is_empty() {
        return Some(Key::new(format!("onde:{uai}"), pupil.ine.clone()));
    }
    let born_on = pupil.identity.born_on.map_or_else(String::new, base::Day::iso);
    Some(Key::new(format!("onde:{uai}"), format!("{} {born_on}", names_of(&pupil.identity))))
}

/// Two guardians of one name have different children.
fn guardian_key(guardian: &GuardianRecord, places: &[String]) -> Option<Key> {
    if let Some(key) = &guardian.key {
        return Some(key_of(key));
    }
    let child = guardian.children.first().map(|link| match &link.child {
        PersonRef::Key(key) => key.id().to_owned(),
        PersonRef::Child(child) => fold(&format!("{} {}", child.first, child.family)),
    });
    let of = child.unwrap_or_default();
    let source = format!("onde:{}", places.first()?);
    Some(Key::new(source, format!("{} ({of})", names_of(&guardian.identity))))
}

fn staff_key(staff: &StaffRecord) -> Option<Key> {
    if let Some(key) = &staff.key {
        return Some(key_of(key));
    }
    let Some(SchoolRef::Uai(uai)) = staff.schools.first() else { return None };
    Some(Key::new(format!("onde:{uai}"), names_of(&staff.identity)))
}

fn names_of(identity: &Identity) -> String {
    base::sort_key(&identity.last, &identity.first)
}

fn unique(places: impl Iterator<Item = String>) -> Vec<String> {
    places.collect::<BTreeSet<_>>().into_iter().collect()
}

fn pupil_places(pupil: &PupilRecord) -> Vec<String> {
    let classes = pupil.classes.iter().map(|class| &class.school);
    unique(pupil.schools.iter().chain(classes).map(place))
}

fn staff_places(staff: &StaffRecord) -> Vec<String> {
    let functions = staff.functions.iter().map(|function| &function.school);
    let classes = staff.teaches.iter().map(|taught| &taught.class.school);
    unique(staff.schools.iter().chain(functions).chain(classes).map(place))
}

/// A guardian read in a table is of its school; one of AAF is of his children's schools.
fn guardian_places(guardian: &GuardianRecord) -> Vec<String> {
    vec![guardian.school.as_ref().map_or_else(|| NOWHERE.to_owned(), place)]
}

fn pupil_wanted(pupil: &PupilRecord, places: Vec<String>, verb: Verb) -> WantedPerson {
    let speaks = |field| pupil.fields.contains(field);
    let speaks_of_seats = speaks(Field::Classes) || verb == Verb::Put;
    let mut details = details(pupil.fields, &pupil.identity, &pupil.contact);
    details.title = None;
    details.sex = pupil.identity.title.map(|title| match title {
        Title::Mme => Sex::Girl.word().to_owned(),
        Title::M => Sex::Boy.word().to_owned(),
    });
    let entered = pupil.class_dates.iter().filter(|dates| !dates.is_leaving);
    let entered = entered.map(|dates| dates.day).max();
    WantedPerson {
        details,
        ine: Some(pupil.ine.clone()).filter(|ine| !ine.is_empty()),
        attachment: Some(pupil.attachment.clone()).filter(|it| !it.is_empty()),
        seats: speaks_of_seats.then(|| seats(pupil, &places)),
        places,
        level: pupil.level.map(|level| level.word().to_owned()),
        from_on: entered.or(pupil.entered_school_on),
        ties: speaks(Field::Guardians).then(|| pupil.guardians.iter().map(tie).collect()),
        may_be_shown: pupil.photo_permission,
        ..WantedPerson::default()
    }
}

/// In each school the classes that are named there, else the school alone.
fn seats(pupil: &PupilRecord, places: &[String]) -> Vec<Seat> {
    let mut seats: Vec<Seat> = pupil
        .classes
        .iter()
        .map(|class| Seat { place: place(&class.school), class: Some(class_name(class)) })
        .collect();
    for place in places {
        if seats.iter().all(|seat| seat.place != *place) {
            seats.push(Seat { place: place.clone(), class: None });
        }
    }
    seats
}

fn class_name(class: &ClassRef) -> ClassName {
    let is_only_a_label = class.key == class.label && matches!(class.school, SchoolRef::Uai(_));
    ClassName { key: (!is_only_a_label).then(|| class.key.clone()), label: class.label.clone() }
}

/// Only those who hold authority, or in whose care the child lives, come near what concerns him; a
/// neighbour to be called does not.
fn tie(link: &GuardianLink) -> Tie {
    Tie {
        guardian: super::key_text(&key_of(&link.guardian)),
        kinship: link.kinship.word().to_owned(),
        has_authority: link.authority == Authority::Legal,
        is_contact: link.authority == Authority::InCharge,
        pays: link.is_financial,
    }
}

fn guardian_wanted(guardian: &GuardianRecord, places: Vec<String>) -> WantedPerson {
    let named = guardian.school.is_some();
    WantedPerson {
        details: details(guardian.fields, &guardian.identity, &guardian.contact),
        places,
        children: if named { guardian.children.iter().map(child).collect() } else { Vec::new() },
        ..WantedPerson::default()
    }
}

fn child(link: &ChildLink) -> NamedChild {
    // ONDE names those who answer for the child.
    let authority = link.authority.unwrap_or(Authority::Legal);
    let named = NamedChild {
        kinship: link.kinship.map(|kinship| kinship.word().to_owned()),
        has_authority: authority == Authority::Legal,
        is_contact: authority == Authority::InCharge,
        ..NamedChild::default()
    };
    match &link.child {
        PersonRef::Key(key) => NamedChild { key: Some(super::key_text(&key_of(key))), ..named },
        PersonRef::Child(child) => NamedChild {
            ine: child.ine.clone(),
            family: child.family.clone(),
            usage: child.usage.clone(),
            first: child.first.clone(),
            class: child.class.clone(),
            birth_day: child.born_on,
            ..named
        },
    }
}

fn staff_wanted(staff: &StaffRecord, places: Vec<String>) -> WantedPerson {
    let speaks = |field| staff.fields.contains(field);
    let speaks_of_classes = speaks(Field::Teaches) || speaks(Field::Classes);
    let speaks_of_posts = speaks(Field::Functions) || speaks_of_classes || speaks(Field::Schools);
    WantedPerson {
        details: details(staff.fields, &staff.identity, &staff.contact),
        sts: sts_number(&staff.sts),
        places,
        posts: speaks_of_posts.then(|| posts(staff)),
        speaks_of_classes,
        ..WantedPerson::default()
    }
}

/// As STS writes it, without zeros before; what is no number of STS means nobody there.
fn sts_number(text: &str) -> Option<String> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = text.trim_start_matches('0');
    (is_number && !number.is_empty()).then(|| number.to_owned())
}

/// Functions, then the classes taught; a teacher with classes needs no post beside them.
fn posts(staff: &StaffRecord) -> Vec<WantedPost> {
    let function_in_class = |school: &SchoolRef| {
        let here = staff.functions.iter().filter(|function| function.school == *school);
        here.filter_map(FunctionRecord::function)
            .find(|function| function.is_of_the_team())
            .unwrap_or(Function::Teacher)
    };
    let mut posts: Vec<WantedPost> = Vec::new();
    for taught in &staff.teaches {
        let school = &taught.class.school;
        posts.push(WantedPost {
            place: place(school),
            class: Some(class_name(&taught.class)),
            function: function_in_class(school).word().to_owned(),
            subject: subject_of(staff, taught),
        });
    }
    for record in &staff.functions {
        let Some(function) = record.function() else { continue };
        let place = place(&record.school);
        let is_said =
            posts.iter().any(|post| post.place == place && post.function == function.word());
        if !is_said {
            let function = function.word().to_owned();
            posts.push(WantedPost { place, class: None, function, subject: None });
        }
    }
    if staff.functions.is_empty() && staff.is_teacher == Some(true) && posts.is_empty() {
        let function = Function::Teacher.word();
        posts.extend(staff.schools.iter().map(|school| WantedPost {
            place: place(school),
            class: None,
            function: function.to_owned(),
            subject: None,
        }));
    }
    posts
}

/// What is taught in the class. A class that comes without a subject (its language is given to
/// groups) is taught the only one its teacher has.
fn subject_of(staff: &StaffRecord, taught: &TeachingRecord) -> Option<String> {
    let name = |it: &TeachingRecord| people::subject::name_of(&it.subject_code, &it.subject);
    let own = Some(name(taught)).filter(|name| !name.is_empty());
    own.or_else(|| {
        let all = staff.teaches.iter().chain(&staff.teaches_groups).map(name);
        let mut named: Vec<String> = all.filter(|name| !name.is_empty()).collect();
        named.sort_unstable();
        named.dedup();
        (named.len() == 1).then(|| named.remove(0))
    })
}

/// An empty name or mail says nothing; an empty mobile or address has been taken away.
fn details(fields: Fields, identity: &Identity, contact: &Contact) -> WantedDetails {
    let said = |field, text: &str| {
        Some(text.to_owned()).filter(|text| fields.contains(field) && !text.is_empty())
    };
    let or_empty = |field, text: &str| Some(text.to_owned()).filter(|_| fields.contains(field));
    let address = &contact.address;
    let family = Some(&identity.family).filter(|family| **family != identity.last);
    WantedDetails {
        last: said(Field::Last, &identity.last),
        first: said(Field::First, &identity.first),
        family: or_empty(Field::Family, family.map_or("", String::as_str)),
        title: identity.title,
        birth_day: identity.born_on,
        sex: None,
        mail: said(Field::Email, &contact.email),
        phone_home: said(Field::HomePhone, &contact.home_phone),
        phone_mobile: or_empty(Field::Mobile, &contact.mobile),
        phone_work: said(Field::WorkPhone, &contact.work_phone),
        address: or_empty(Field::AddressLines, &address.lines.join(", ")),
        postcode: or_empty(Field::Postcode, &address.postcode),
        city: or_empty(Field::City, &names::town(&address.city)),
    }
}

fn school_line(school: &SchoolRecord, verb: Verb) -> Option<Line> {
    let record::Key::Aaf(key) = school.key.as_ref()? else { return None };
    // `59367$LYS-LEZ-LANNOY`, or one of the two.
    let mut parts = school.town.split('$').map(str::trim);
    let (code, town) = (parts.next().unwrap_or_default(), parts.next());
    let is_code = code.len() == 5 && code.bytes().skip(2).all(|byte| byte.is_ascii_digit());
    let town = town.or(Some(code)).filter(|town| !town.is_empty() && (*town != code || !is_code));
    let postcode = &school.address.postcode;
    let content = WantedSchool {
        uai: school.uai.clone(),
        name: names::school(&school.name, school.kind),
        kind: school.kind.map(|kind| kind.word().to_owned()),
        insee: if is_code { code.to_owned() } else { String::new() },
        town: names::town(town.unwrap_or(&school.address.city)),
        department: if is_code { code } else { postcode }.chars().take(2).collect(),
        address: written_address(school),
        phone: school.phone.clone(),
        mail: school.email.to_lowercase(),
    };
    Some(Line {
        place: place(&SchoolRef::Key(key.clone())),
        kind: RecordKind::School,
        key: Key::new(format!("aaf:{}", key.academy), key.jointure.clone()),
        verb,
        content: Content::School(Box::new(content)),
    })
}

fn written_address(school: &SchoolRecord) -> String {
    let address = &school.address;
    let city = format!("{} {}", address.postcode, names::town(&address.city));
    let lines = address.lines.iter().map(String::as_str).chain([city.trim()]);
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ")
}
