//! The news of a school that has lived a little: an article with a plan and a comment that was
//! reported, one that is proposed, one that is not saved, an alert on top of every page.

use crate::lived_in::Things;
use testing::TestSchool;

fn last_of(path: &str) -> String {
    path.rsplit('/').next().unwrap_or_default().to_owned()
}

pub async fn live(school: &TestSchool, things: &mut Things) {
    let mme_durand = school.client(school.mme_durand).await;
    let samira = school.client(school.samira).await;
    let mme_lefevre = school.client(school.mme_lefevre).await;
    let new = format!("/actualites/fils/{}/nouveau", school.ce1_a);
    let mut words = vec![("title", "Les semis ont levé"), ("body", "Cinq centimètres !")];
    words.extend([("families", "on"), ("pupils", "on"), ("staff", "on"), ("comments", "on")]);
    words.extend([("action", "publish"), ("files", things["file"].as_str())]);
    let article = mme_durand.post(&new, &words).await.redirects();
    let said = [("text", "Merci pour les photos.")];
    samira.post(&format!("{article}/commentaires"), &said).await.redirects();
    let page = mme_lefevre.get(&article).await.page();
    let comment = page.attribute("article[id^=comment-]", "id").expect("a comment");
    let comment = comment.trim_start_matches("comment-").to_owned();
    let m_petit = school.client(school.m_petit).await;
    let proposed = format!("/actualites/fils/{}/nouveau", school.jean_mace);
    let mut words = vec![("title", "Chorale de Noël"), ("body", "Samedi à 10 h.")];
    words.extend([("families", "on"), ("headline", "on"), ("action", "submit")]);
    let proposed = m_petit.post(&proposed, &words).await.redirects();
    mme_lefevre.post(&format!("{proposed}/publication"), &[]).await.redirects();
    let alert = format!("/actualites/fils/{}/alerte", school.jean_mace);
    let words = [
        ("words", "Le portail de la rue est fermé : entrez par la place."),
        ("reason", "Travaux d’urgence"),
        ("ends_at", "2026-11-27T18:00"),
    ];
    mme_lefevre.post(&alert, &words).await.redirects();
    let page = mme_lefevre.get(&alert).await.page();
    let end = page.attribute("form[action$='/fin']", "action").expect("an alert");
    let banner = end.split('/').rev().nth(1).expect("its number").to_owned();
    let keeps = format!("/actualites/fils/{}/saisie", school.ce1_a);
    let typed = [("title", "Kermesse"), ("body", "Samedi à 10 h"), ("families", "on")];
    let kept = mme_durand.post(&keeps, &typed).await.json();
    let unsaved = kept["set"]["unsaved"].as_str().expect("a row").to_owned();
    school.run_jobs().await;
    things.extend([
        ("news_unsaved", unsaved),
        ("thread", school.jean_mace.to_string()),
        ("article", last_of(&article)),
        ("news_comment", comment),
        ("banner", banner),
    ]);
}
