//! `Eleve`: a pupil of either degree.

use super::entry::{Entry, Values};
use super::person;
use super::translate::Nomenclature;
use crate::problem::ProblemKind;
use crate::read::notes::{Known, Notes, short};
use crate::record::{
    AafKey, Academy, Authority, ClassDates, Field, GuardianLink, Key, PupilRecord, kinship_of_code,
    level as levels,
};
use base::Day;
use people::{Kinship, Level};

pub(super) fn pupil(
    entry: &Entry,
    academy: Academy,
    nomenclature: &Nomenclature,
    notes: &mut Notes<'_>,
) -> PupilRecord {
    let mut pupil = PupilRecord::default();
    let mut mef_label = "";
    for (name, values) in entry.attributes() {
        if name == "ENTEleveLibelleMEF" {
            mef_label = values.first();
        }
        let known = take(&mut pupil, academy, (name, values), notes);
        notes.mark(&mut pupil.fields, name, known);
    }
    if pupil.level.is_none() && pupil.fields.contains(Field::Mef) {
        pupil.level = nomenclature.level(&pupil.mef).or_else(|| levels::from_label(mef_label));
        pupil.fields.insert(Field::Level);
        if pupil.level_label.is_empty() {
            mef_label.clone_into(&mut pupil.level_label);
        }
    }
    pupil
}

fn take(
    pupil: &mut PupilRecord,
    academy: Academy,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Known {
    let field = match name {
        "ENTEleveINE" => {
            pupil.ine = values.text();
            Field::Ine
        }
        "ENTEleveStructRattachId" | "ENTEleveStructureRattachIdMEN" => {
            pupil.attachment = values.text();
            Field::Attachment
        }
        "ENTPersonStructRattach" => {
            pupil.schools = person::school_refs(academy, values);
            Field::Schools
        }
        "ENTPersonClasses" | "ENTEleveClasses" => {
            pupil.classes = person::class_refs(academy, (name, values), notes);
            Field::Classes
        }
        "ENTPersonGroupes" | "ENTEleveGroupes" => {
            pupil.groups = person::class_refs(academy, (name, values), notes);
            Field::Groups
        }
        "ENTEleveNiveau" => {
            (pupil.level, pupil.level_label) = level(values.first());
            Field::Level
        }
        "ENTEleveCycle" => {
            pupil.cycle = values.text();
            Field::Cycle
        }
        "ENTEleveMEF" => {
            pupil.mef = values.text();
            Field::Mef
        }
        "ENTEleveRegime" => {
            pupil.regime = values.text();
            Field::Regime
        }
        "ENTElevePersRelEleve" | "ENTEleveAutoriteParentale" => {
            add_guardians(&mut pupil.guardians, academy, (name, values), notes);
            Field::Guardians
        }
        _ => return take_dates(pupil, academy, (name, values), notes),
    };
    Known::Field(field)
}

fn take_dates(
    pupil: &mut PupilRecord,
    academy: Academy,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Known {
    let field = match name {
        "ENTEleveDateEntreeClasses" | "ENTEleveDateSortieClasses" => {
            let is_leaving = name == "ENTEleveDateSortieClasses";
            for value in values.iter() {
                match class_dates(academy, value, is_leaving) {
                    Some(dates) => pupil.class_dates.push(dates),
                    None => notes.notice(name, ProblemKind::BadDate(short(value))),
                }
            }
            Field::ClassDates
        }
        "ENTEleveDateEntreeStructRattach" => {
            pupil.entered_school_on = notes.day(name, last_part(values.first()));
            Field::EnteredSchoolOn
        }
        "ENTEleveDateSortieStructRattach" => {
            pupil.left_school_on = notes.day(name, last_part(values.first()));
            Field::LeftSchoolOn
        }
        _ => return take_choices(pupil, (name, values), notes),
    };
    Known::Field(field)
}

fn take_choices(
    pupil: &mut PupilRecord,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) -> Known {
    let (slot, field) = match name {
        "ENTEleveBoursier" => (&mut pupil.scholarship, Field::Scholarship),
        "ENTEleveTransport" => (&mut pupil.transport, Field::Transport),
        "ENTEleveRestaurantScolaire" => (&mut pupil.canteen, Field::Canteen),
        "ENTEleveGarderieMatin" => (&mut pupil.childcare_morning, Field::ChildcareMorning),
        "ENTEleveGarderieSoir" => (&mut pupil.childcare_evening, Field::ChildcareEvening),
        "ENTEleveEtudesSurveillees" => (&mut pupil.supervised_study, Field::SupervisedStudy),
        // The programme of study, and what former years wrote about parents.
        "ENTEleveLibelleMEF"
        | "ENTEleveNivFormation"
        | "ENTEleveFiliere"
        | "ENTEleveStatutEleve"
        | "ENTEleveTypeClasse"
        | "ENTEleveCodeEnseignements"
        | "ENTEleveEnseignements"
        | "ENTEleveEnseignementsEtablissementsAccueil"
        | "ENTEleveAdresseRel"
        | "ENTEleveParents"
        | "ENTElevePere"
        | "ENTEleveMere"
        | "ENTElevePersRelEleve1"
        | "ENTElevePersRelEleve2"
        | "ENTEleveQualitePersRelEleve1"
        | "ENTEleveQualitePersRelEleve2" => return Known::Unkept,
        _ => return person::take(&mut pupil.identity, &mut pupil.contact, (name, values), notes),
    };
    *slot = notes.choice(name, values.first());
    Known::Field(field)
}

/// `1122`, `1122$CE1` or `CE1`: the first part that is a level, and the words for it.
fn level(value: &str) -> (Option<Level>, String) {
    let level = value.split('$').find_map(levels::read);
    (level, last_part(value).to_owned())
}

fn last_part(value: &str) -> &str {
    value.rsplit('$').next().unwrap_or_default().trim()
}

/// `jointure$link$financial$level$contact$payment` in the second degree; in the first
/// `jointure$link`, of those who hold parental authority.
fn add_guardians(
    links: &mut Vec<GuardianLink>,
    academy: Academy,
    (name, values): (&str, Values<'_>),
    notes: &mut Notes<'_>,
) {
    for value in values.iter() {
        let mut parts = value.split('$').map(str::trim);
        let jointure = parts.next().unwrap_or_default().to_owned();
        let code = parts.next().unwrap_or_default();
        if jointure.is_empty() || code.is_empty() {
            notes.row(name, ProblemKind::BadReference(short(value)));
            continue;
        }
        let kinship = kinship_of_code(code).unwrap_or_else(|| {
            notes.notice(name, ProblemKind::UnknownCode(short(code)));
            Kinship::Other
        });
        let financial = parts.next();
        let authority = match parts.next() {
            None => Authority::Legal,
            Some(code) => Authority::from_code(code).unwrap_or(Authority::Contact),
        };
        let is_contact = parts.next().is_none_or(|part| part == "1");
        let is_paid = parts.next() == Some("1");
        let guardian = Key::Aaf(AafKey { academy, jointure });
        if links.iter().all(|link| link.guardian != guardian) {
            let is_financial = financial == Some("1");
            links.push(GuardianLink {
                guardian,
                kinship,
                authority,
                is_contact,
                is_financial,
                is_paid,
            });
        }
    }
}

/// `dd/mm/yyyy` in the first degree, `struct$dd/mm/yyyy$class` in the second: the part that is a
/// day
/// is the day, whatever the order.
fn class_dates(academy: Academy, value: &str, is_leaving: bool) -> Option<ClassDates> {
    let parts: Vec<&str> = value.split('$').map(str::trim).collect();
    let (place, day) =
        parts.iter().enumerate().find_map(|(place, part)| Some((place, Day::parse(part).ok()?)))?;
    let school = parts.first().filter(|_| place > 0);
    let school = school.map(|school| person::school_ref(academy, school));
    let class = parts.iter().skip(1).rev().find(|part| Day::parse(part).is_err());
    let class = class.map_or_else(String::new, |class| (*class).to_owned());
    Some(ClassDates { school, class, day, is_leaving })
}
