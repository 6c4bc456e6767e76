//! Where reports meet the others: the page of a pupil's results, the dossier that follows him, the
//! made-up town.

use crate::desk::{Showing, desks, lend, report_of};
use base::{Instant, SchoolYear};
use people::{class, school, testing::wider::WiderPeople};
use std::sync::Arc;
use testing::TestSchool;
use web::{
    demo::{self, Stage, StageSchool},
    passage::{Content, Keeper, Kind},
};

#[tokio::test]
async fn a_family_finds_the_livret_on_the_page_of_its_child() {
    for desk in desks().await {
        let school = &desk.school;
        let sections = results::LentSections(vec![Arc::new(reports::Livrets)]);
        school.app.jobs.lend(sections);
        let durand = desk.open().await;
        desk.fill(&durand).await;
        desk.publish().await;
        let samira = school.client(school.samira).await;
        let page = format!("/resultats/eleves/{}", school.lea);
        assert!(!samira.get(&page).await.page().has("#livrets"));
        school.at("2026-11-24 17:30");
        let shown = samira.get(&page).await.page();
        assert!(
            shown.text_of("main").contains("Trimestre 1 à signer"),
            "{}",
            shown.text_of("main")
        );
        let moreau = school.client(school.mme_moreau).await;
        assert_eq!(moreau.get(&page).await.status, 404);
        // The home page says it too, until it is signed.
        let home = |person| card(school, person);
        assert!(home(school.samira).await && home(school.marc).await);
        let report = report_of(&durand.get(&desk.page()).await.page(), "Léa");
        samira.post(&format!("{report}/signature"), &[("edition", "1")]).await.redirects();
        assert!(!home(school.samira).await);
        assert!(home(school.marc).await, "each signs for himself");
        assert!(!home(school.mme_durand).await);
    }
}

#[tokio::test]
async fn the_livrets_of_a_pupil_follow_him_by_law() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        let (lea, hugo, today) = (school.lea, school.hugo, school.clock.today());
        let pieces = move |tx: &db::Tx<'_>| reports::Followers.pieces(tx, &[lea, hugo], today);
        assert!(school.app.db.read(pieces).await.expect("read").is_empty(), "none is locked");
        let lefevre = desk.publish().await;
        let held = school.app.db.read(pieces).await.expect("read");
        assert_eq!(held.len(), 1);
        let (pupil, piece) = &held[0];
        assert_eq!((*pupil, piece.kind), (lea, Kind::ByLaw));
        assert_eq!(piece.title, "Livret scolaire, CE1, Trimestre 1 2026-2027");
        let report = report_of(&lefevre.get(&desk.page()).await.page(), "Léa");
        assert_eq!(report, format!("/livrets/{}", piece.key));
        let key = piece.key.clone();
        let open = move |tx: &db::Tx<'_>| {
            let own = reports::Followers.open(tx, lea, &key)?;
            Ok((own, reports::Followers.open(tx, hugo, &key)?))
        };
        let (own, other) = school.app.db.read(open).await.expect("read");
        assert!(other.is_none(), "it is nobody else's");
        let own = own.expect("there");
        let Content::Made { name, bytes, .. } = &own[0] else { panic!("a paper") };
        assert_eq!(name, "livret-lea-martin-trimestre-1.pdf");
        assert!(bytes.starts_with(b"%PDF-"));
    }
}

#[tokio::test]
async fn a_program_reads_what_the_family_reads_and_no_more() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        desk.publish().await;
        let samira = school.client(school.samira).await;
        let none = samira.get_json("/api/livrets").await.json();
        assert_eq!(none.as_array().map(Vec::len), Some(0), "it is not out yet");
        school.at("2026-11-24 17:30");
        let all = samira.get_json("/api/livrets").await.json();
        assert_eq!(
            (all[0]["period"].as_str(), all[0]["is_signed"].as_bool()),
            (Some("Trimestre 1"), Some(false))
        );
        let url = format!("/api/livrets/{}", all[0]["id"].as_str().expect("an id"));
        let told = samira.get_json(&url).await.json();
        assert_eq!(told["pupil"], "Léa Martin");
        assert_eq!(told["lines"][0]["levels"][1]["level"], 3);
        assert_eq!(told["presence"]["late"], 1);
        let moreau = school.client(school.mme_moreau).await;
        assert_eq!(moreau.get_json(&url).await.status, 404);
    }
}

/// Does the home page of this person show a card of reports?
async fn card(school: &TestSchool, person: base::Id<people::Person>) -> bool {
    let load = move |tx: &db::Tx<'_>| {
        let standing = people::Standing::load(tx, person)?.expect("somebody");
        let card = reports::feature().card.expect("a card");
        let home = web::HomeOf::of(&standing, tx.now());
        Ok((card.load)(tx, &home)?.is_some())
    };
    school.app.db.read(load).await.expect("loaded")
}

/// The small school as a stage whose days end on this evening.
async fn stage(school: &TestSchool, wider: WiderPeople, until: &str) -> Stage {
    let (first, second) = ([school.jean_mace, school.kergomard], [wider.college]);
    let until = Instant::parse_local(until).expect("a time");
    let load = move |tx: &db::Tx<'_>| {
        let today = until.day();
        let of = |ids: &[base::Id<people::School>]| {
            let mut schools = Vec::new();
            for id in ids {
                let Some(page) = school::page(tx, *id, today)? else { continue };
                let classes = page.classes.iter().map(|it| class::page(tx, it.class.id, today));
                let classes = classes.collect::<db::Result<Vec<_>>>()?;
                let classes = classes.into_iter().flatten().collect();
                schools.push(StageSchool { page, classes });
            }
            Ok::<_, db::Error>(schools)
        };
        let (schools, secondary) = (of(&first)?, of(&second)?);
        let (from, seed) = (Stage::first(until), 3);
        Ok(Stage { from, until, seed, schools, secondary, ..Stage::default() })
    };
    school.app.db.read(load).await.expect("a stage")
}

#[tokio::test]
async fn the_made_up_town_has_reports_written_published_and_signed_and_some_to_try() {
    let features =
        || vec![files::feature(), notices::feature(), results::feature(), reports::feature()];
    for school in TestSchool::each_at("2026-11-09 00:00", features).await {
        lend(&school, &Showing::default());
        let wider = school.widen().await;
        let stage = stage(&school, wider, "2026-11-23 19:00").await;
        demo::play(&school.app, &school.clock, &stage).await.expect("played");
        let lefevre = school.client(school.mme_lefevre).await;
        let place = school.jean_mace;
        let read = move |tx: &db::Tx<'_>| results::period::of_school(tx, place, SchoolYear(2026));
        let period = school.app.db.read(read).await.expect("read")[0].id;
        let page = lefevre.get(&format!("/livrets/ecoles/{place}?periode={period}")).await.page();
        let said = page.text_of("main");
        assert!(said.contains("3 livrets sur 3 sont prêts."), "{said}");
        assert!(said.contains("verrouillé"), "{said}");
        assert!(said.contains("Il manque"), "a class is left to try: {said}");
        let samira = school.client(school.samira).await;
        let page = samira.get("/livrets").await.page();
        assert!(page.text_of("main").contains("Trimestre 1"), "{}", page.text_of("main"));
        // What was typed makes a file of the State.
        let lsu = format!("/livrets/ecoles/{place}/lsu");
        let sent = lefevre.post(&lsu, &[("period", &period.to_string())]).await;
        assert_eq!(sent.status, 200, "{}", lefevre.get(&lsu).await.page().text_of("main"));
        crate::sending::is_valid(crate::sending::PRIMARY, &sent.body);
        project_is_told(&school, wider).await;
    }
}

/// The collège has an AP, and the bulletins of its class say what was done.
async fn project_is_told(school: &TestSchool, people: WiderPeople) {
    let besson = school.client(people.mme_besson).await;
    let all = format!("/livrets/ecoles/{}/projets", people.college);
    let rows = besson.get(&all).await.page().texts_of("ul.rows a.row");
    assert_eq!(rows.len(), 1, "nobody teaches what the EPI is made of: {rows:?}");
    assert!(rows[0].contains("AP · Chercher, se tromper, recommencer"), "{rows:?}");
    let page = besson.get(&format!("/livrets/classes/{}", people.sixth_a)).await.page();
    let report = page.attribute(".livret-row .grow > a", "href").expect("a bulletin");
    let said = besson.get(&report).await.page().text_of("main");
    assert!(said.contains("cherchés à deux puis racontés au tableau"), "{said}");
}
