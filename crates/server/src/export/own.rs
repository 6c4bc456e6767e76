//! What the floors below the features hold of a person: who he is, where he belongs, how he comes
//! in, what is written of what he did.

use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use people::{
    Person,
    audit::{self, Entry},
    delegation, pages, person,
};
use serde_json::{Value, json};
use web::{ExportFile, outbox, session};

const ENTRIES_MAX: u32 = 10_000;

pub fn files(tx: &Tx<'_>, person: Id<Person>, now: Instant) -> Result<Vec<ExportFile>> {
    let page = person::page(tx, person)?.ok_or(Error::Missing)?;
    Ok(vec![
        file("identite", &identity(tx, &page.person)?)?,
        file("rattachements", &places(tx, &page)?)?,
        file("connexions", &connections(tx, person, now)?)?,
        file("journal", &log(tx, person)?)?,
    ])
}

fn file(name: &str, value: &Value) -> Result<ExportFile> {
    let bytes =
        serde_json::to_vec_pretty(value).map_err(|error| Error::Engine(error.to_string()))?;
    Ok(ExportFile { name: format!("personne/{name}.json"), bytes })
}

fn identity(tx: &Tx<'_>, person: &Person) -> Result<Value> {
    let it = &person.details;
    let keys = people::person::keys_of(tx, &[person.id])?;
    let keys: Vec<Value> =
        keys.into_iter().map(|(_, key)| json!({ "source": key.source, "cle": key.key })).collect();
    Ok(json!({
        "numero": person.id,
        "prenom": it.name.first,
        "nom": it.name.last,
        "civilite": it.name.title.map(base::Title::written),
        "nom_de_famille": it.family_name,
        "ne_le": it.birth_day,
        "sexe": it.sex.map(people::Sex::word),
        "courriel": it.mail,
        "telephone_domicile": it.phone_home,
        "telephone_mobile": it.phone_mobile,
        "telephone_travail": it.phone_work,
        "adresse": it.address,
        "code_postal": it.postcode,
        "ville": it.city,
        "langue": it.locale.code(),
        "connu_depuis": person.created_at.iso(),
        "parti_le": person.left_on,
        "efface_le": person.erased_at.map(Instant::iso),
        "suspendu_le": person.suspended_at.map(Instant::iso),
        "cles": keys,
    }))
}

fn places(tx: &Tx<'_>, page: &pages::PersonPage) -> Result<Value> {
    let dated = |from: Day, until: Option<Day>| json!({ "du": from, "au": until });
    let enrolments = page.enrolments.iter().map(|(it, place)| {
        json!({
            "ecole": place.school, "classe": place.class, "niveau": it.level.word(),
            "dates": dated(it.from_on, it.until_on),
        })
    });
    let assignments = page.assignments.iter().map(|(it, place)| {
        json!({
            "ecole": place.school, "classe": place.class, "commune": place.town,
            "fonction": it.function.word(), "matiere": it.subject,
            "dates": dated(it.from_on, it.until_on),
        })
    });
    let guardianship = |(it, name): &(people::Guardianship, base::PersonName)| {
        json!({
            "nom": name.full(), "lien": it.kind.word(), "autorite": it.has_authority,
            "contact": it.is_contact, "paie": it.pays, "ordre": it.priority,
            "dates": dated(it.from_on, it.until_on),
        })
    };
    let delegations = delegation::of_person(tx, page.person.id)?.into_iter().map(|it| {
        json!({
            "ecole": it.school, "droit": it.right.word(), "dates": dated(it.from_on, it.until_on),
        })
    });
    Ok(json!({
        "scolarites": enrolments.collect::<Vec<_>>(),
        "fonctions": assignments.collect::<Vec<_>>(),
        "responsables": page.guardians.iter().map(guardianship).collect::<Vec<_>>(),
        "eleves": page.pupils.iter().map(guardianship).collect::<Vec<_>>(),
        "delegations": delegations.collect::<Vec<_>>(),
    }))
}

/// No secret: what would open the account is of use to nobody else.
fn connections(tx: &Tx<'_>, person: Id<Person>, now: Instant) -> Result<Value> {
    let sessions = session::list(tx, person, now)?.into_iter().map(|it| {
        json!({
            "navigateur": it.device, "preuve": it.proof.word(), "ouverte": it.created_at.iso(),
            "vue": it.seen_at.iso(),
        })
    });
    let mails = outbox::of_person(tx, person)?.into_iter().map(|it| {
        json!({
            "adresse": it.to_address, "sujet": it.kind, "ecrit": it.created_at.iso(),
            "parti": it.sent_at.map(Instant::iso),
        })
    });
    let likes = session::preferences(tx, person)?;
    Ok(json!({
        "sessions": sessions.collect::<Vec<_>>(),
        "courriels": mails.collect::<Vec<_>>(),
        "affichage": {
            "langue": likes.locale.code(), "theme": likes.theme, "espacement": likes.spacing,
        },
    }))
}

fn log(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    let lines = |entries: Vec<Entry>| -> Vec<Value> {
        let line = |it: Entry| {
            json!({
                "quand": it.at.iso(), "action": it.action, "objet": it.thing, "detail": it.detail,
            })
        };
        entries.into_iter().map(line).collect()
    };
    Ok(json!({
        "ce_que_la_personne_a_fait": lines(audit::by_person(tx, person, None, ENTRIES_MAX)?),
        "ce_qui_lui_a_ete_fait":
            lines(audit::of_thing(tx, &format!("person:{person}"), ENTRIES_MAX)?),
    }))
}
