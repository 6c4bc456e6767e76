//! Answering: to the sender alone, or to all whom one may write to; and the quiet a head has
//! chosen.

use crate::desk::{desk, person, schools, schools_at};
use base::{Minutes, QuietHours};
use people::School;
use testing::TestSchool;

#[tokio::test]
async fn an_answer_to_all_names_whom_it_leaves_out_and_why() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let (samira, marc) = (person(school.samira), person(school.marc));
        let head = person(school.mme_lefevre);
        mme_durand.try_writes(&[&samira, &marc, &head], "Rendez-vous", &[]).await.redirects();
        let marc = desk(&school, school.marc).await;
        let url = marc.first("/messages").await;
        let letter = marc.0.get(&url).await.page();
        let to_all = letter.attribute(".toolbar > a[href*='a=tous']", "href").expect("a button");
        let form = marc.0.get(&to_all).await.page();
        let named = form.texts_of(".picked [data-picker-chosen]");
        assert_eq!(named, ["Claire Durand", "Hélène Lefèvre"]);
        let note = form.text_of(".note");
        assert!(note.contains("Un destinataire n’est pas repris."), "{note}");
        assert!(note.contains("Samira Haddad"), "{note}");
        let alone = letter.attribute(".toolbar > a.button", "href").expect("a button");
        let form = marc.0.get(&alone).await.page();
        assert_eq!(form.texts_of(".picked [data-picker-chosen]"), ["Claire Durand"]);
    }
}

#[tokio::test]
async fn what_a_class_received_is_answered_to_its_author_first() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let parents = mme_durand.picks("parents").await;
        mme_durand.writes(&parents, "Sortie").await;
        let samira = desk(&school, school.samira).await;
        let letter = samira.opens_first().await;
        assert!(!letter.has(".toolbar > a[href*='a=tous']"), "not beside the first button");
        assert!(letter.has(".menu a[href*='a=tous']"), "but still there");
    }
}

#[tokio::test]
async fn a_family_picks_from_the_few_it_may_write_to() {
    for school in schools().await {
        let samira = desk(&school, school.samira).await;
        let form = samira.0.get("/messages/nouveau").await.page();
        let near = form.texts_of("details[open] .choice label");
        assert!(near.iter().any(|words| words.starts_with("Claire Durand")), "{near:?}");
        // Who is alone in a group is listed by his name.
        assert!(!near.iter().any(|words| words.ends_with("1 personne")), "{near:?}");
        let found = [("search", "to"), ("to_search", "durand"), ("to", "p:0")];
        let form = samira.0.post("/messages/nouveau", &found).await.page();
        assert!(form.text_of(".choice legend").contains("Qui voulez-vous dire"));
        let durand = person(school.mme_durand);
        let found = [("search", "to"), ("to_search", "durand"), ("to", durand.as_str())];
        let form = samira.0.post("/messages/nouveau", &found).await.page();
        assert_eq!(form.texts_of(".picked [data-picker-chosen]"), ["Claire Durand"]);
        assert!(!form.has(&format!(".choice input[value='{durand}']")), "she is named already");
    }
}

/// The head chooses when her school has quiet.
async fn has_quiet(school: &TestSchool, quiet: QuietHours) {
    let (id, chosen) = (school.jean_mace, serde_json::to_string(&quiet).expect("JSON"));
    let write = move |tx: &db::Tx<'_>| {
        let known = people::school::load(tx, id)?.ok_or(db::Error::Missing)?;
        people::school::edit(tx, &School { quiet_hours: Some(chosen.clone()), ..known }).map(drop)
    };
    school.app.db.write(write).await.expect("kept");
}

#[tokio::test]
async fn the_quiet_a_head_has_chosen_is_kept_everywhere() {
    for school in schools_at("2026-11-23 18:30").await {
        let at_six = QuietHours { from: Minutes(18 * 60), ..QuietHours::default() };
        has_quiet(&school, at_six).await;
        let mme_durand = desk(&school, school.mme_durand).await;
        let form = mme_durand.0.get("/messages/nouveau").await.page();
        assert!(form.text_of(".note").contains("demain à 7 h"), "quiet since six");
        let more = [("receipts", "on"), ("when", "urgent"), ("urgent_reason", "Clés")];
        mme_durand.try_writes(&[&person(school.marc)], "Clés", &more).await.redirects();
        let url = mme_durand.first("/messages/envoyes").await;
        mme_durand.0.post(&format!("{url}/lectures/relance"), &[]).await.redirects();
        let page = mme_durand.0.get(&format!("{url}/lectures")).await.page();
        assert!(page.text_of("main").contains("demain à 7 h"), "{}", page.text_of("main"));
        school.run_jobs().await;
        school.at("2026-11-24 08:00");
        school.run_jobs().await;

        has_quiet(&school, QuietHours::never()).await;
        school.at("2026-11-24 21:30");
        let mme_durand = desk(&school, school.mme_durand).await;
        let form = mme_durand.0.get("/messages/nouveau").await.page();
        assert!(!form.has(".note.night"), "no quiet at all");
        mme_durand.writes(&person(school.mme_lefevre), "Ce soir").await;
        assert_eq!(desk(&school, school.mme_lefevre).await.received().await, ["Ce soir"]);
    }
}
