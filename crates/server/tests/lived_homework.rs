//! A class book that has lived a little: a lesson with a file, homework hung on it, work handed in
//! and waiting, a draft, a visa.

use crate::lived_in::{OfRoutes, Things};
use base::Id;
use people::Person;
use testing::TestSchool;

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

/// A leaf, as a phone sends it.
const LEAF: (&str, &str, &str, &[u8]) =
    ("nouveaux", "feuille.txt", "text/plain", b"Une feuille de platane.");

pub async fn live(school: &TestSchool, things: &mut Things, of_routes: &mut OfRoutes) {
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
    let hand_in = hands_in(school, school.lea, &homework).await;
    let page = mme_durand.get(&hand_in).await.page();
    let leaf = page.attribute("a[href*='/fichiers/']", "href").expect("a leaf");
    // Inès's work is given back, with a leaf of the teacher's.
    let given_back = hands_in(school, school.ines, &homework).await;
    let words = [("comment", "Bien observé."), ("version", "1")];
    let back = format!("{given_back}/retour");
    mme_durand.upload_with(&back, &words, &[LEAF]).await.redirects();
    let page = mme_durand.get(&given_back).await.page();
    let word = page.attribute("a[href*='/retour/']", "href").expect("a leaf of hers");
    of_routes.extend([
        (
            "/cahier-de-textes/rendus/{hand_in}/fichiers/{file}",
            Things::from([("file", last_of(&leaf))]),
        ),
        (
            "/cahier-de-textes/rendus/{hand_in}/retour/{file}",
            Things::from([("hand_in", last_of(&given_back)), ("file", last_of(&word))]),
        ),
    ]);
    let mme_lefevre = school.client(school.mme_lefevre).await;
    let period = [("from_on", "2026-11-02"), ("until_on", "2026-11-22")];
    mme_lefevre.post(&format!("{book}/visas"), &period).await.redirects();
    little_jules_has_something_to_bring(school).await;
    things.extend([
        ("book", school.ce1_a.to_string()),
        ("homework", last_of(&homework)),
        ("hand_in", last_of(&hand_in)),
        ("lesson", lesson),
    ]);
}

async fn little_jules_has_something_to_bring(school: &TestSchool) {
    let mme_garnier = school.client(school.mme_garnier).await;
    let young = format!("/cahier-de-textes/livres/{}/devoirs/nouveau", school.ms_gs);
    let leaf = [("title", "Apporter une feuille"), ("subject", "Langage")];
    let leaf = [&leaf[..], &[("due_on", "2026-11-24"), ("action", "give")]].concat();
    mme_garnier.post(&young, &leaf).await.redirects();
}

/// A pupil hands work in; says where it is.
async fn hands_in(school: &TestSchool, pupil: Id<Person>, homework: &str) -> String {
    let pupil = school.client(pupil).await;
    let words = [("text", "Elle est jaune, avec cinq pointes.")];
    pupil.upload_with(&format!("{homework}/rendus"), &words, &[LEAF]).await.redirects();
    let page = pupil.get(homework).await.page();
    let way = page.attribute("a[href*='/rendus/']", "href").expect("what was handed in");
    // The work itself, or a file of it.
    way.split('/').take(4).collect::<Vec<_>>().join("/")
}
