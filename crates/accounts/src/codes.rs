//! Codes for many: those of a class, or of a school, who have not come in yet.

use crate::{
    Secret, account,
    activation::{self, Use},
    sheet::{self, Download, Reader, Role},
    store::lists::{self, ClassLine, StaffLine},
};
use base::{Id, Instant, PersonName};
use db::Tx;
use people::{
    Class, GroupKind, Person, School,
    audit::{self, Act},
};
use web::{App, Result};

/// Who gets a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// Those who have never signed in.
    Everyone,
    /// Of those, the ones who hold no code that is still good.
    WithoutCode,
}

/// The readers of some classes: guardians with their children, each once, and the pupils who are
/// old enough to have a password. Who works for a school gets his code there.
pub fn readers_of(lines: &[ClassLine], classes: &[ClassOf], whom: Whom) -> Vec<Reader> {
    let mut readers: Vec<Reader> = Vec::new();
    for class in classes {
        for line in lines.iter().filter(|line| line.class_id == class.id) {
            let has_come = line.activated_at.is_some() || line.is_staff;
            let has_code = whom == Whom::WithoutCode && line.code_until.is_some();
            let is_pupil = line.kind == GroupKind::Pupils;
            if has_come || has_code || is_pupil && line.is_young {
                continue;
            }
            let child = child_of(lines, line);
            match readers.iter_mut().find(|reader| reader.person == line.person_id) {
                Some(known) => known.children.extend(child),
                None => readers.push(Reader {
                    person: line.person_id,
                    name: line.name(),
                    language: line.language,
                    children: child.into_iter().collect(),
                    role: if is_pupil { Role::Pupil } else { Role::Guardian },
                    class: class.name.clone(),
                }),
            }
        }
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
        line.activated_at.is_none()
            && !line.is_more
            && (whom == Whom::Everyone || line.code_until.is_none())
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

/// A class whose families get codes.
#[derive(Clone, Debug)]
pub struct ClassOf {
    pub id: Id<Class>,
    pub name: String,
}

/// Those who get codes together: classes, and the staff with them or not.
#[derive(Clone, Debug)]
pub struct Batch {
    pub school: Id<School>,
    pub school_name: String,
    /// What the file is called after.
    pub name: String,
    pub classes: Vec<ClassOf>,
    pub with_staff: bool,
    pub whom: Whom,
}

impl Batch {
    fn readers(&self, tx: &Tx<'_>, now: Instant) -> db::Result<Vec<Reader>> {
        let classes: Vec<Id<Class>> = self.classes.iter().map(|class| class.id).collect();
        let lines = lists::of_classes(tx, &classes, now)?;
        let mut readers = readers_of(&lines, &self.classes, self.whom);
        if self.with_staff {
            let staff = lists::staff_of_school(tx, self.school, now)?;
            readers.extend(readers_of_staff(&staff, self.whom));
        }
        Ok(readers)
    }
}

/// Makes the codes of a batch and prints their sheets. The sheets come first: a code that was never
/// printed is a code nobody has. None when everybody has come in.
pub async fn sheets(app: &App, by: Id<Person>, batch: Batch) -> Result<Option<Download>> {
    let now = app.clock.now();
    let asked = batch.clone();
    let readers = app.db.read_long(move |tx| asked.readers(tx, now)).await?;
    if readers.is_empty() {
        return Ok(None);
    }
    let names: Vec<(Id<Person>, PersonName)> =
        readers.iter().map(|reader| (reader.person, reader.name.clone())).collect();
    let persons: Vec<Id<Person>> = names.iter().map(|(person, _)| *person).collect();
    let codes = activation::draw(&app.random, &persons);
    let drawn = readers.into_iter().zip(codes.iter().map(|(_, code)| code.clone())).collect();
    let until = now.plus_days(Use::Activate.days()).day();
    let bytes = sheet::print(app, batch.school_name, drawn, until).await?;
    let (secret, school) = (Secret::of(app), batch.school);
    let keep = move |tx: &Tx<'_>| {
        account::ensure_all(tx, &names)?;
        activation::keep(tx, &secret, &codes, Use::Activate, Some(by), now)?;
        audit::record(tx, now, &act(by, school, &codes))
    };
    app.db.write(keep).await?;
    Ok(Some(Download { name: sheet::file_name(&batch.name), bytes }))
}

fn act(by: Id<Person>, school: Id<School>, codes: &[(Id<Person>, crate::Code)]) -> Act {
    Act {
        person: Some(by),
        action: "accounts.codes",
        risk: audit::Risk::Account,
        school: Some(school),
        thing: format!("school:{school}"),
        detail: serde_json::json!({ "count": codes.len() }),
    }
}
