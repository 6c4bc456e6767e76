//! Codes for many: those of a class, or of a school, who have not come in yet.

use crate::{
    Secret, account,
    activation::{self, Use},
    sheet::{self, Download, Reader, Role},
    store::lists::{self, ClassLine, StaffLine},
};
use base::{Id, Instant, PersonName};
use db::Tx;
use people::{Class, GroupKind, Person, School};
use web::{App, Error, Result};

/// Who gets a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Those who have never signed in.
    Everyone,
    /// Of those, the ones who hold no code that is still good.
    WithoutCode,
}

/// The readers of a class: guardians with their children, and pupils old enough to have a password.
/// Who works for a school gets his code there.
pub fn readers_of_class(
    lines: &[ClassLine],
    class: &str,
    whom: Whom,
    is_young: bool,
) -> Vec<Reader> {
    let mut readers: Vec<Reader> = Vec::new();
    for line in lines {
        let has_come = line.activated_at.is_some() || line.is_staff;
        let has_code = whom == Whom::WithoutCode && line.code_until.is_some();
        let is_too_young = line.kind == GroupKind::Pupils && is_young;
        if has_come || has_code || is_too_young {
            continue;
        }
        let child = child_of(lines, line);
        if let Some(reader) = readers.iter_mut().find(|it| it.person == line.person_id) {
            reader.children.extend(child);
            continue;
        }
        let is_pupil = line.kind == GroupKind::Pupils;
        readers.push(Reader {
            person: line.person_id,
            name: line.name(),
            language: line.language,
            children: child.into_iter().collect(),
            role: if is_pupil { Role::Pupil } else { Role::Guardian },
            class: class.to_owned(),
        });
    }
    readers
}

fn child_of(lines: &[ClassLine], line: &ClassLine) -> Option<PersonName> {
    let child = lines
        .iter()
        .find(|it| it.kind == GroupKind::Pupils && it.person_id == line.on_behalf_of)?;
    Some(child.name())
}

fn readers_of_staff(lines: &[StaffLine], whom: Whom) -> Vec<Reader> {
    let wants = |line: &&StaffLine| {
        line.activated_at.is_none() && (whom == Whom::Everyone || line.code_until.is_none())
    };
    let reader = |line: &StaffLine| Reader {
        person: line.person_id,
        name: line.name(),
        language: line.language,
        children: Vec::new(),
        role: Role::Staff,
        class: String::new(),
    };
    lines.iter().filter(wants).map(reader).collect()
}

/// The classes whose families get codes, and the staff with them or not.
#[derive(Clone, Debug)]
pub struct Batch {
    pub classes: Vec<(Id<Class>, String, bool)>,
    pub staff_of: Option<Id<School>>,
    pub whom: Whom,
}

fn readers(tx: &Tx<'_>, batch: &Batch, now: Instant) -> db::Result<Vec<Reader>> {
    let mut readers: Vec<Reader> = Vec::new();
    if let Some(school) = batch.staff_of {
        readers = readers_of_staff(&lists::staff_of_school(tx, school, now)?, batch.whom);
    }
    for (class, name, is_young) in &batch.classes {
        let lines = lists::of_class(tx, *class, now)?;
        for reader in readers_of_class(&lines, name, batch.whom, *is_young) {
            // Brothers and sisters in two classes: one sheet, with both.
            match readers.iter_mut().find(|it| it.person == reader.person) {
                Some(known) => known.children.extend(reader.children),
                None => readers.push(reader),
            }
        }
    }
    Ok(readers)
}

/// Makes the codes of a batch and prints their sheets. The sheets come first: a code that was never
/// printed is a code nobody has. None when everybody has come in.
pub async fn sheets(
    app: &App,
    by: Id<Person>,
    school: &str,
    name: &str,
    batch: Batch,
) -> Result<Option<Download>> {
    let now = app.clock.now();
    let readers = app.db.read_long(move |tx| readers(tx, &batch, now)).await?;
    if readers.is_empty() {
        return Ok(None);
    }
    let persons: Vec<Id<Person>> = readers.iter().map(|reader| reader.person).collect();
    let names: Vec<(Id<Person>, PersonName)> =
        readers.iter().map(|reader| (reader.person, reader.name.clone())).collect();
    let codes = activation::draw(&app.random, &persons);
    let drawn = readers.into_iter().zip(codes.iter().map(|(_, code)| code.clone())).collect();
    let until = now.plus_days(Use::Activate.days()).day();
    let bytes = sheet::print(app, school.to_owned(), drawn, until).await?;
    let secret = Secret::of(app);
    let keep = move |tx: &Tx<'_>| {
        account::ensure_all(tx, &names)?;
        activation::keep(tx, &secret, &codes, Use::Activate, Some(by), now)
    };
    app.db.write(keep).await.map_err(Error::from)?;
    Ok(Some(Download { name: sheet::file_name(name), bytes }))
}
