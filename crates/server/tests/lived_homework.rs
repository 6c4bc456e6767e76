//! A class book that has lived a little: a lesson with a file, homework hung on it, work handed in
//! and waiting, a draft, a visa.

use crate::lived_in::Things;
use testing::TestSchool;

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A leaf, as a phone sends it.
const LEAF: (&str, &str, &str, &[u8]) =
    ("nouveaux", "feuille.txt", "text/plain", b"Une feuille de platane.");

pub async fn live(school: &TestSchool, things: &mut Things) {
    let mme_durand = school.client(school.mme_durand).await;
    let book = format!("/cahier-de-textes/livres/{}", school.ce1_a);
    let lesson = [
        ("title", "Les feuilles d’automne"),
        ("subject", "Sciences"),
        ("on_day", "2026-11-23"),
        ("files", things["file"].as_str()),
        ("action", "save"),
    ];
    let lesson = mme_durand.post(&format!("{book}/seances/nouvelle"), &lesson).await.redirects();
    let lesson = last_of(&lesson);
    let new = format!("{book}/devoirs/nouveau");
    let homework = [
        ("title", "Apporter une feuille et la décrire"),
        ("subject", "Sciences"),
        ("due_on", "2026-11-24"),
        ("minutes", "10"),
        ("work", "on"),
        ("body", "Sa forme, sa couleur, l’arbre d’où elle vient."),
        ("links", "https://www.lumni.fr/les-arbres Les arbres"),
        ("lesson", lesson.as_str()),
        ("files", things["file"].as_str()),
        ("action", "give"),
    ];
    let homework = mme_durand.post(&new, &homework).await.redirects();
    let reading = [
        ("title", "Relire les pages 12 et 13"),
        ("subject", "Lecture"),
        ("due_on", "2026-11-26"),
        ("minutes", "15"),
        ("action", "give"),
    ];
    mme_durand.post(&new, &reading).await.redirects();
    let draft = [("title", "Préparer la dictée"), ("subject", "Orthographe")];
    let draft = [&draft[..], &[("due_on", "2026-11-27"), ("action", "save")]].concat();
    mme_durand.post(&new, &draft).await.redirects();
    let lea = school.client(school.lea).await;
    let words = [("text", "Elle est jaune, avec cinq pointes.")];
    lea.upload_with(&format!("{homework}/rendus"), &words, &[LEAF]).await.redirects();
    let follow = mme_durand.get(&format!("{homework}/suivi")).await.page();
    let hand_in = follow.attribute("tbody th a", "href").expect("work");
    let mme_lefevre = school.client(school.mme_lefevre).await;
    let period = [("from_on", "2026-11-02"), ("until_on", "2026-11-22")];
    mme_lefevre.post(&format!("{book}/visas"), &period).await.redirects();
    // Little Jules has something to bring.
    let mme_garnier = school.client(school.mme_garnier).await;
    let young = format!("/cahier-de-textes/livres/{}/devoirs/nouveau", school.ms_gs);
    let leaf = [("title", "Apporter une feuille"), ("subject", "Langage")];
    let leaf = [&leaf[..], &[("due_on", "2026-11-24"), ("action", "give")]].concat();
    mme_garnier.post(&young, &leaf).await.redirects();
    things.extend([
        ("book", school.ce1_a.to_string()),
        ("homework", last_of(&homework)),
        ("hand_in", last_of(&hand_in)),
        ("lesson", lesson),
    ]);
}
