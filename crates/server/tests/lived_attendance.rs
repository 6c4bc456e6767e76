//! A morning of roll calls: Léa is not there and nobody knows why, an absence of next week is
//! announced with a proof, a grandmother may fetch her.

use crate::lived_in::Things;
use testing::TestSchool;

/// A note of a doctor, as a phone sends it.
const PROOF: (&str, &str, &str, &[u8]) =
    ("nouveaux", "mot.txt", "text/plain", b"Vu ce jour. Deux jours de repos.");

pub async fn live(school: &TestSchool, things: &mut Things) {
    let mme_durand = school.client(school.mme_durand).await;
    let samira = school.client(school.samira).await;
    let state = format!("state-{}", school.lea);
    let call = [("day", "2026-11-23"), ("moment", "am"), ("once", "un"), (&*state, "absent")];
    let class = format!("/presences/classes/{}", school.ce1_a);
    mme_durand.post(&class, &call).await.redirects();
    let child = format!("/presences/eleves/{}", school.lea);
    let why = [("from_on", "2026-11-30"), ("reason", "illness")];
    samira.upload_with(&format!("{child}/absences"), &why, &[PROOF]).await.redirects();
    let page = samira.get(&child).await.page();
    let absence = page.attribute("a.row[href*='/absences/']", "href").expect("what she told");
    let page = samira.get(&absence).await.page();
    let proof = page.attribute(".attachments a", "href").expect("a proof");
    let grandmother = [("name", "Fatima Haddad"), ("bond", "sa grand-mère")];
    samira.post(&format!("{child}/sorties"), &grandmother).await.redirects();
    let page = samira.get(&format!("{child}/sorties")).await.page();
    let pickup = page.attribute("form[action$='/fin']", "action").expect("a way to end it");
    // A bridge day: the school is closed.
    let lefevre = school.client(school.mme_lefevre).await;
    let closures = format!("/presences/ecoles/{}/fermetures", school.jean_mace);
    let bridge = [("from_on", "2026-12-10"), ("cause", "bridge")];
    lefevre.post(&closures, &bridge).await.redirects();
    let page = lefevre.get(&closures).await.page();
    let closure = page.attribute("form[action$='/retrait']", "action").expect("a way back");
    let part = |path: &str, from_end: usize| {
        let parts: Vec<&str> = path.split('/').collect();
        parts[parts.len() - from_end].to_owned()
    };
    things.extend([
        ("absence", part(&absence, 1)),
        ("proof", part(&proof, 1)),
        ("pickup", part(&pickup, 2)),
        ("closure", part(&closure, 2)),
    ]);
}
