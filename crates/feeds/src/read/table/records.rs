//! A row → a record.

use super::column::{ChildColumn, Column};
use super::row::Row;
use super::tables::Classes;
use crate::problem::ProblemKind;
use crate::read::notes::{Notes, short};
use crate::record::{
    Authority, ChildLink, ChildName, ClassRef, FunctionRecord, GuardianRecord, Key, PersonRef,
    PupilRecord, SchoolRef, StaffRecord, TeachingRecord, kinship_of_label, level,
};
use people::Kinship;

pub(super) fn pupil(row: &Row<'_>, uai: &str, notes: &mut Notes<'_>) -> Option<PupilRecord> {
    let identity = row.identity(notes);
    let is_named = has_names(row, notes);
    let level_label = row.owned(Column::Level);
    let record = PupilRecord {
        key: key(row, uai),
        fields: row.layout.fields,
        identity,
        contact: row.contact(notes),
        second_address: row.second_address(),
        ine: row.text(Column::Ine).to_uppercase(),
        schools: vec![SchoolRef::Uai(uai.to_owned())],
        classes: classes(row, uai),
        groups: groups(row, uai),
        entered_school_on: row.day(Column::EnteredOn, notes),
        level: level::read(&level_label),
        level_label,
        cycle: row.owned(Column::Cycle),
        regime: row.owned(Column::Regime),
        transport: row.choice(Column::Transport, notes),
        canteen: row.choice(Column::Canteen, notes),
        photo_permission: row.choice(Column::PhotoPermission, notes),
        association_permission: row.choice(Column::AssociationPermission, notes),
        ..PupilRecord::default()
    };
    is_named.then_some(record)
}

pub(super) fn guardian(
    row: &Row<'_>,
    uai: &str,
    known: &Classes,
    notes: &mut Notes<'_>,
) -> Option<GuardianRecord> {
    let identity = row.identity(notes);
    if !has_names(row, notes) {
        return None;
    }
    let children = children(row, uai, known, notes);
    if children.is_none() {
        notes.row("", ProblemKind::NoChild);
    }
    Some(GuardianRecord {
        key: key(row, uai),
        fields: row.layout.fields,
        identity,
        contact: row.contact(notes),
        school: Some(SchoolRef::Uai(uai.to_owned())),
        children: children?,
    })
}

pub(super) fn staff(
    row: &Row<'_>,
    uai: &str,
    known: &Classes,
    notes: &mut Notes<'_>,
) -> Option<StaffRecord> {
    let identity = row.identity(notes);
    let functions = functions(row, uai, notes);
    let school = SchoolRef::Uai(uai.to_owned());
    let teaches = teaches(row, &school, known, notes);
    let record = StaffRecord {
        key: key(row, uai),
        fields: row.layout.fields,
        identity,
        contact: row.contact(notes),
        schools: vec![school],
        functions,
        teaches,
        teaches_groups: Vec::new(),
        ..StaffRecord::default()
    };
    has_names(row, notes).then_some(record)
}

fn key(row: &Row<'_>, uai: &str) -> Option<Key> {
    let id = row.text(Column::Id);
    (!id.is_empty()).then(|| Key::Local { uai: uai.to_owned(), id: id.to_owned() })
}

fn has_names(row: &Row<'_>, notes: &mut Notes<'_>) -> bool {
    let last = !row.text(Column::Last).is_empty() || !row.text(Column::Usage).is_empty();
    let missing = if !last {
        Column::Last
    } else if row.text(Column::First).is_empty() {
        Column::First
    } else {
        return true;
    };
    notes.row(row.layout.title(missing), ProblemKind::MissingValue);
    false
}

/// ONDE has one class a pupil, with an identifier that stays when the label changes.
fn classes(row: &Row<'_>, uai: &str) -> Vec<ClassRef> {
    let school = SchoolRef::Uai(uai.to_owned());
    let key = row.text(Column::ClassKey);
    let mut labels = row.all(Column::Class);
    let first = labels.next().unwrap_or(key);
    let mut classes = Vec::new();
    if !first.is_empty() {
        let key = if key.is_empty() { first } else { key };
        let (key, label) = (key.to_owned(), first.to_owned());
        classes.push(ClassRef { school: school.clone(), key, label });
    }
    classes.extend(labels.map(|label| ClassRef::labelled(school.clone(), label)));
    classes
}

fn groups(row: &Row<'_>, uai: &str) -> Vec<ClassRef> {
    let school = SchoolRef::Uai(uai.to_owned());
    row.all(Column::Groups).map(|label| ClassRef::labelled(school.clone(), label)).collect()
}

/// `None` when the row names no child at all.
fn children(
    row: &Row<'_>,
    uai: &str,
    known: &Classes,
    notes: &mut Notes<'_>,
) -> Option<Vec<ChildLink>> {
    let kinship = Some(row.text(Column::Kinship)).filter(|text| !text.is_empty()).map(|text| {
        kinship_of_label(text).unwrap_or_else(|| {
            notes.notice(row.layout.title(Column::Kinship), ProblemKind::UnknownCode(short(text)));
            Kinship::Other
        })
    });
    let authority = match base::fold(row.text(Column::Authority)).as_str() {
        "" => None,
        "oui" | "o" | "1" | "legal" | "representant legal" => Some(Authority::Legal),
        "2" | "en charge" | "personne en charge" => Some(Authority::InCharge),
        _ => Some(Authority::Contact),
    };
    let mut is_anyone = false;
    let mut children = Vec::new();
    for columns in &row.layout.children {
        let text = |wanted| {
            let place = columns.iter().find(|(column, _)| *column == wanted);
            place.map_or("", |(_, place)| row.cell(*place))
        };
        let title = |wanted| row.layout.title(Column::Child(wanted));
        let id = text(ChildColumn::Id);
        let child = ChildName {
            family: base::calm(text(ChildColumn::Last)),
            usage: base::calm(text(ChildColumn::Usage)),
            first: base::calm(text(ChildColumn::First)),
            class: text(ChildColumn::Class).to_owned(),
            born_on: notes.day(title(ChildColumn::BornOn), text(ChildColumn::BornOn)),
            ine: text(ChildColumn::Ine).to_uppercase(),
        };
        let is_named = !child.first.is_empty() && (child.family.len() + child.usage.len()) > 0;
        if id.is_empty() && child.ine.is_empty() && !is_named {
            continue;
        }
        is_anyone = true;
        if !known.knows(uai, &child.class) {
            let kind = ProblemKind::UnknownClass(short(&child.class));
            notes.row(title(ChildColumn::Class), kind);
            continue;
        }
        let child = if id.is_empty() {
            PersonRef::Child(child)
        } else {
            PersonRef::Key(Key::Local { uai: uai.to_owned(), id: id.to_owned() })
        };
        children.push(ChildLink { child, kinship, authority });
    }
    is_anyone.then_some(children)
}

fn functions(row: &Row<'_>, uai: &str, notes: &mut Notes<'_>) -> Vec<FunctionRecord> {
    let function = |code: &str, label: &str| FunctionRecord {
        school: SchoolRef::Uai(uai.to_owned()),
        code: code.to_owned(),
        label: label.to_owned(),
        post_code: String::new(),
        post_label: String::new(),
    };
    let label = row.text(Column::Function);
    let mut functions = Vec::new();
    if row.choice(Column::Director, notes) == Some(true) {
        functions.push(function("DIR", "DIRECTION"));
    }
    if !label.is_empty() {
        // A code of the academy, or words.
        let is_code = label.len() == 3 && label.bytes().all(|byte| byte.is_ascii_uppercase());
        functions.push(function(if is_code { label } else { "" }, label));
    } else if row.layout.has(Column::Director) || !row.text(Column::Class).is_empty() {
        functions.push(function("ENS", "ENSEIGNEMENT"));
    }
    functions
}

/// A label may hold commas and slashes: it is cut only when it is not known whole.
fn teaches(
    row: &Row<'_>,
    school: &SchoolRef,
    known: &Classes,
    notes: &mut Notes<'_>,
) -> Vec<TeachingRecord> {
    let SchoolRef::Uai(uai) = school else { return Vec::new() };
    let mut teaches = Vec::new();
    for written in row.all(Column::Class) {
        let labels: Vec<&str> = if known.knows(uai, written) {
            vec![written]
        } else {
            written.split(',').map(str::trim).filter(|label| !label.is_empty()).collect()
        };
        for label in labels {
            if known.knows(uai, label) {
                let class = ClassRef::labelled(school.clone(), label);
                let (subject_code, subject) = (String::new(), String::new());
                teaches.push(TeachingRecord { class, subject_code, subject });
            } else {
                let title = row.layout.title(Column::Class);
                notes.row(title, ProblemKind::UnknownClass(short(label)));
            }
        }
    }
    teaches
}
