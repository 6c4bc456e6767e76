//! Administration: of a school by its head and those he trusts, of the platform by its stewards.
//!
//! The nouns are the [`office`] of a school, the [`dossier`] of a person, the [`classroom`], the
//! [`circle`] (a group made by hand). Nothing is kept here: pages read and change what `people`
//! keeps, and each risky change is a [`deed`] in the audit log, in the same transaction.

mod authority;
mod circle;
mod classroom;
mod deed;
mod dossier;
mod office;
mod pages;
mod rules;
mod store;
mod urls;
mod words;

use pages::*;
use web::{Feature, MenuEntry, Routes, get, post};

pub fn feature() -> Feature {
    Feature {
        name: "admin",
        migrations: None,
        texts: web::texts!(),
        routes,
        menu: vec![MenuEntry {
            text: web::id!("admin-menu"),
            url: urls::HUB,
            icon: "settings",
            order: 90,
            shown: office::has_a_room,
            badge: None,
        }],
        card: None,
        notices: vec![],
        deeds: deed::DEEDS,
        jobs: |_| {},
        export: |_, _| Ok(Vec::new()),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}

fn routes() -> Routes {
    of_the_platform().merge(of_the_office()).merge(of_the_rules()).merge(of_persons())
}

fn of_the_platform() -> Routes {
    Routes::new()
        .at("/administration", get(hub::get))
        .at("/administration/communes", get(towns::get).post(towns::post))
        .at("/administration/commune/{town}", get(town::get).post(town::post))
        .at("/administration/ecole/{school}/direction", get(heads::get).post(heads::post))
        .at("/administration/ecole/{school}/direction/fin", post(heads::end))
        .at("/administration/ecole/{school}/cloture", post(heads::close))
        .at("/administration/travaux", get(queue::get))
        .at("/administration/travaux/{job}/reprise", post(queue::retry))
        .at("/administration/travaux/{job}/oubli", post(queue::forget))
        .at("/administration/journal", get(audit::everywhere))
        .at("/administration/journal.csv", get(audit::export_everywhere))
}

fn of_the_office() -> Routes {
    Routes::new()
        .at("/administration/ecole/{school}", get(school::get))
        .at("/administration/ecole/{school}/classes", get(classes::get).post(classes::post))
        .at("/administration/classe/{class}", get(class::get).post(class::post))
        .at("/administration/classe/{class}/fermeture", post(class::close))
        .at("/administration/classe/{class}/equipe", post(class::assign))
        .at("/administration/classe/{class}/equipe/fin", post(class::dismiss))
        .at("/administration/ecole/{school}/groupes", get(groups::get).post(groups::post))
        .at("/administration/groupe/{group}", get(group::get).post(group::post))
        .at("/administration/groupe/{group}/membres", post(group::add))
        .at("/administration/groupe/{group}/retrait", post(group::remove))
        .at("/administration/groupe/{group}/fermeture", post(group::close))
        .at("/administration/ecole/{school}/fonctions", get(functions::get).post(functions::post))
        .at("/administration/ecole/{school}/fonctions/fin", post(functions::end))
        .at(
            "/administration/ecole/{school}/delegations",
            get(delegations::get).post(delegations::post),
        )
        .at("/administration/ecole/{school}/delegations/fin", post(delegations::end))
        .at("/administration/ecole/{school}/journal", get(audit::of_school))
        .at("/administration/ecole/{school}/journal.csv", get(audit::export_of_school))
}

fn of_the_rules() -> Routes {
    Routes::new()
        .at("/administration/ecole/{school}/regles", get(pages::rules::get))
        .at("/administration/ecole/{school}/regles/{rule}", get(rule::get).post(rule::post))
        .at("/administration/ecole/{school}/regles/{rule}/defaut", post(rule::reset))
        .at("/administration/ecole/{school}/pourquoi", get(why::get))
        .at("/administration/ecole/{school}/repos", get(quiet::get).post(quiet::post))
}

fn of_persons() -> Routes {
    Routes::new()
        .at("/administration/ecole/{school}/personnes", get(pages::people::get))
        .at(
            "/administration/ecole/{school}/personnes/nouveau",
            get(new_person::get).post(new_person::post),
        )
        .at("/administration/ecole/{school}/doublons", get(duplicates::get))
        .at("/administration/ecole/{school}/doublons/distinction", post(duplicates::distinguish))
        .at("/administration/ecole/{school}/fusion", get(merge::get).post(merge::post))
        .at("/administration/personne/{person}", get(person::get).post(person::post))
        .at("/administration/personne/{person}/suspension", post(suspension::begin))
        .at("/administration/personne/{person}/reprise", post(suspension::end))
        .at("/administration/personne/{person}/depart", get(departure::get).post(departure::post))
        .at(
            "/administration/personne/{person}/responsables",
            get(guardians::get).post(guardians::post),
        )
        .at("/administration/personne/{person}/responsables/fin", post(guardians::end))
        .at("/administration/personne/{person}/classe", get(placement::get).post(placement::post))
        .at("/administration/personne/{person}/fusion/annulation", post(merge::undo))
}
