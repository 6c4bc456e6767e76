//! The stories of imports through pages, on each engine.

mod bringing;
mod deciding;
mod images;
mod looking;
mod mending;

use crate::house::World;
use axum::http::StatusCode;
use people::Person;
use testing::{Client, TestSchool};
use web::Feature;

pub fn features() -> Vec<Feature> {
    vec![notices::feature(), feeds::feature()]
}

pub const NEW: &str = "/administration/imports/nouveau";

/// A file as a browser sends it.
pub type Sent<'a> = (&'a str, &'a str, &'a str, &'a [u8]);

pub fn csv<'a>(name: &'a str, text: &'a str) -> Sent<'a> {
    ("fichiers", name, "text/csv", text.as_bytes())
}

pub fn new_of(school: &TestSchool) -> String {
    format!("/administration/ecole/{}/imports/nouveau", school.jean_mace)
}

/// Sends files, lets the job read them, and comes back: the address of the feed that was made.
pub async fn bring(
    school: &TestSchool,
    client: &Client,
    path: &str,
    fields: &[(&str, &str)],
    files: &[Sent<'_>],
) -> String {
    let intake = client.upload_with(path, fields, files).await.redirects();
    school.run_jobs().await;
    client.get(&intake).await.redirects()
}

/// The pupils of Jean-Macé as ONDE says them, without those of `without`, and with Zoé.
pub fn onde(without: &[&str]) -> String {
    let pupils = [
        "MARTIN;Léa;12/03/2019;F;1000001AB;CE1;CE1-A",
        "MOREAU;Inès;21/07/2019;F;1000002AB;CE1;CE1-A",
        "MOREAU;Lina;21/07/2019;F;1000003AB;CE1;CE1-A",
        "DUBOIS;Noé;30/01/2016;M;1000004AB;CM2;CM2-B",
        "MARTIN;Léa;02/11/2016;F;1000005AB;CM2;CM2-B",
        "PETIT;Zoé;03/04/2019;F;1000006AB;CE1;CE1-A",
    ];
    let kept = pupils.iter().filter(|line| !without.iter().any(|name| line.contains(name)));
    let titles = "Nom élève;Prénom élève;Date naissance;Sexe;INE;Niveau;Libellé classe";
    let lines: Vec<&str> = [titles].into_iter().chain(kept.copied()).collect();
    lines.join("\r\n") + "\r\n"
}

/// Jean-Macé and Kergomard as AAF says them: twenty pupils in the first, one in the second.
pub fn aaf() -> World {
    let mut world = World::default();
    world.add_school("1234", "A");
    world.add_school("5678", "B");
    for number in 0..20 {
        let (id, first) = ((510 + number).to_string(), format!("ENFANT{number}"));
        let class = "1234$$$41$CE1 A";
        world.pupils.push(crate::house::pupil(&id, "FAMILLE", &first, class, "1122", "901$10"));
    }
    let class = "5678$$$51$GS";
    world.pupils.push(crate::house::pupil("601", "ROUX", "NINA", class, "1113", "901$10"));
    world.guardians.push(crate::house::guardian("901", "FAMILLE", "SAMIRA", "0600000001"));
    world
}

/// The parts of a complete feed, as files to send.
pub fn parts(world: &World) -> Vec<(&'static str, String)> {
    world.files("Complet")
}

pub fn sent<'a>(parts: &'a [(&'static str, String)]) -> Vec<Sent<'a>> {
    let one = |(name, text): &'a (&'static str, String)| -> Sent<'a> {
        ("fichiers", name, "text/xml", text.as_bytes())
    };
    parts.iter().map(one).collect()
}

pub async fn pupils_of(school: &TestSchool, uai: &'static str) -> i64 {
    let today = school.clock.today();
    let read = move |tx: &db::Tx<'_>| {
        let found = people::school::find_by_uai(tx, uai)?.expect("a school");
        Ok(people::enrolment::in_school(tx, found.id, today)?.len())
    };
    let count = school.app.db.read(read).await.expect("pupils");
    i64::try_from(count).expect("few")
}

/// What was done in the whole house, the latest first: the words of the log.
pub async fn deeds(school: &TestSchool) -> Vec<String> {
    let read = |tx: &db::Tx<'_>| people::audit::everywhere(tx, None, 50);
    let entries = school.app.db.read(read).await.expect("the log");
    entries.into_iter().map(|entry| entry.action).collect()
}

pub async fn status(school: &TestSchool, person: base::Id<Person>, path: &str) -> StatusCode {
    school.client(person).await.get(path).await.status
}
