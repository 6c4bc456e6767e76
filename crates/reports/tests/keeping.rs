//! What is kept and what goes: archives, export, erasure, merging; how far a school is; the end of
//! a cycle; what runs at night.

use crate::desk::{desks, desks_at, fill, report_of};
use base::Id;
use people::Person;
use std::io::Read;
use testing::TestSchool;
use web::merging::{self, Pair};

fn export(school: &TestSchool, person: Id<Person>) -> impl Future<Output = String> {
    let db = school.app.db.clone();
    async move {
        let read = move |tx: &db::Tx<'_>| (reports::feature().export)(tx, person);
        let files = db.read(read).await.expect("exported");
        files.into_iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
    }
}

#[tokio::test]
async fn all_reports_of_a_school_come_in_one_archive_that_is_left_and_found_again() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        let lefevre = school.client(school.mme_lefevre).await;
        let period = desk.period.id.to_string();
        let (ask, form) =
            (format!("/livrets/ecoles/{}/archive", school.jean_mace), [("period", &*period)]);
        let nothing = lefevre.post(&ask, &form).await.redirects();
        assert!(!nothing.contains("/archives/"), "no report is locked yet");
        lefevre.post(&format!("{}/verrou", desk.class()), &form).await.redirects();
        assert_eq!(durand.post(&ask, &form).await.status, 403);
        let batch = lefevre.post(&ask, &form).await.redirects();
        let page = lefevre.get(&batch).await.page();
        assert!(page.has("[data-behaviour=progress]"));
        school.run_jobs().await;
        let page = lefevre.get(&batch).await.page();
        assert!(page.text_of("main").contains("3 livrets"), "{}", page.text_of("main"));
        let follow = lefevre.get_json(&format!("{batch}/suivi")).await.json();
        assert_eq!(follow["finished"], true);
        let file = lefevre.get(&format!("{batch}/fichier")).await;
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file.body)).expect("a zip");
        assert_eq!(archive.len(), 1);
        let mut first = archive.by_index(0).expect("a file");
        assert_eq!(first.name().expect("a name"), "livrets-ce1-a.pdf");
        let mut bytes = Vec::new();
        first.read_to_end(&mut bytes).expect("whole");
        assert!(bytes.starts_with(b"%PDF-"));
        // It is hers alone; her class's teacher asks for his own.
        assert_eq!(durand.get(&batch).await.status, 404);
        let own = durand.post(&format!("{}/archive", desk.class()), &form).await.redirects();
        school.run_jobs().await;
        assert_eq!(durand.get(&format!("{own}/fichier")).await.status, 200);
        assert_eq!(lefevre.get(&own).await.status, 404);
        // A month later it is gone.
        school.at("2026-12-28 03:00");
        school.run_jobs().await;
        school.at("2026-12-30 05:00");
        school.run_jobs().await;
        let lefevre = school.client(school.mme_lefevre).await;
        assert_eq!(lefevre.get(&format!("{batch}/fichier")).await.status, 410);
    }
}

#[tokio::test]
async fn the_head_reads_how_far_each_class_is_as_the_class_itself_says() {
    for desk in desks().await {
        let school = &desk.school;
        let lefevre = school.client(school.mme_lefevre).await;
        let url = format!("/livrets/ecoles/{}?periode={}", school.jean_mace, desk.period.id);
        let page = lefevre.get(&url).await.page();
        assert!(page.text_of("main").contains("3 élèves, livrets pas encore ouverts"));
        let durand = desk.open().await;
        let said = lefevre.get(&url).await.page().text_of("main");
        let wanted =
            "0 livret sur 3 est prêt. Il manque 36 positions et 3 appréciations générales.";
        assert!(said.contains(wanted), "{said}");
        desk.fill(&durand).await;
        let said = lefevre.get(&url).await.page().text_of("main");
        assert!(said.contains("3 livrets sur 3 sont prêts."), "{said}");
        assert_eq!(durand.get(&url).await.status, 403);
        let lambert = school.client(school.m_lambert).await;
        assert_ne!(lambert.get(&url).await.status, 200, "another school");
        let samira = school.client(school.samira).await;
        assert_ne!(samira.get(&url).await.status, 200);
    }
}

#[tokio::test]
async fn at_the_end_of_a_cycle_the_socle_has_its_own_report() {
    for desk in desks_at("2027-06-14 10:00").await {
        let school = &desk.school;
        let wider = school.widen().await;
        let leroy = school.client(wider.mme_leroy).await;
        let period = desk.last.id.to_string();
        let class = format!("/livrets/classes/{}", wider.ce2_c);
        leroy.post(&format!("{class}/ouverture"), &[("period", &period)]).await.redirects();
        let page = leroy.get(&format!("{class}?periode={period}")).await.page();
        assert_eq!(page.count(".livret-row"), 4, "two pupils, two reports each");
        let report = report_of(&page, "Yasmine · Bilan de fin de cycle");
        let lacks = leroy.get(&report).await.page().text_of(".livret-lacks");
        assert!(lacks.contains("Socle : 8 composantes à décider"), "{lacks}");
        let page = leroy.get(&format!("{report}/bilan")).await.page();
        let version = page.attribute("input[name=version]", "value").expect("a version");
        let mut fields: Vec<(String, &str)> =
            page.attributes(".components select", "name").into_iter().map(|it| (it, "4")).collect();
        assert_eq!(fields.len(), 8);
        fields.push(("version".to_owned(), &version));
        fields.push(("general".to_owned(), "Prête pour le cycle 3."));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), *b)).collect();
        leroy.post(&format!("{report}/bilan"), &fields).await.redirects();
        let page = leroy.get(&report).await.page();
        assert!(page.text_of("article.livret").contains("Très bonne maîtrise"));
        assert!(!page.has(".livret-lacks"));
        // CE1 ends no cycle.
        let durand = school.client(school.mme_durand).await;
        durand
            .post(&format!("{}/ouverture", desk.class()), &[("period", &period)])
            .await
            .redirects();
        let page = durand.get(&format!("{}?periode={period}", desk.class())).await.page();
        assert_eq!(page.count(".livret-row"), 3);
    }
}

#[tokio::test]
async fn reports_open_by_themselves_three_weeks_before_the_end_and_reckon_at_night() {
    for desk in desks_at("2026-11-20 23:50").await {
        let school = &desk.school;
        school.at("2026-11-21 05:00");
        school.run_jobs().await;
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&desk.page()).await.page();
        assert_eq!(page.count(".livret-row"), 3);
        let garnier = school.client(school.mme_garnier).await;
        let nursery = format!("/livrets/classes/{}", school.ms_gs);
        let page = garnier.get(&nursery).await.page();
        assert_eq!(page.count(".livret-row"), 0, "a maternelle has its carnet");
    }
}

#[tokio::test]
async fn what_is_held_of_a_pupil_leaves_with_her_and_the_chain_still_holds_after_her() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        let lefevre = desk.publish().await;
        let report = report_of(&lefevre.get(&desk.page()).await.page(), "Léa");
        assert!(export(school, school.lea).await.is_empty(), "it is not out yet");
        school.at("2026-11-24 17:30");
        let samira = school.client(school.samira).await;
        samira.post(&format!("{report}/signature"), &[("edition", "1")]).await.redirects();
        school.at("2026-11-24 17:32");
        school.run_jobs().await;
        assert!(export(school, school.lea).await.contains("Une bonne période."));
        assert!(export(school, school.samira).await.contains("signed_at"));
        assert!(export(school, school.marc).await.is_empty());
        let lea = school.lea;
        let erase = move |tx: &db::Tx<'_>| (reports::feature().erase)(tx, lea);
        assert!(school.app.db.write(erase).await.expect("erased") > 3);
        assert!(export(school, school.lea).await.is_empty());
        assert_eq!(lefevre.get(&report).await.status, 404);
        let place = school.jean_mace;
        let verify = move |tx: &db::Tx<'_>| reports::chain::verify(tx, place);
        let verified = school.app.db.read(verify).await.expect("verified");
        assert_eq!((verified.places, verified.broken), (1, None));
    }
}

#[tokio::test]
async fn what_was_signed_and_changed_afterwards_is_found() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        desk.publish().await;
        let report = desk.report(&durand, "Léa").await;
        school.at("2026-11-24 17:30");
        let samira = school.client(school.samira).await;
        samira.post(&format!("{report}/signature"), &[("edition", "1")]).await.redirects();
        school.at("2026-11-24 17:32");
        school.run_jobs().await;
        let change = |tx: &db::Tx<'_>| {
            tx.run("update report_edition set content = replace(content, 'bonne', 'longue')", &[])
        };
        school.app.db.write(change).await.expect("changed behind our back");
        let place = school.jean_mace;
        let verify = move |tx: &db::Tx<'_>| reports::chain::verify(tx, place);
        assert_eq!(school.app.db.read(verify).await.expect("read").broken, Some(1));
    }
}

#[tokio::test]
async fn two_records_of_a_pupil_become_one_and_two_again() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        fill(&durand, &desk.class(), desk.period.id).await;
        let (app, now) = (school.app.clone(), school.clock.now());
        // Hugo, of another school, has no report of this period.
        let (keep, drop) = (school.hugo, school.ines);
        let merge = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        let merged = school.app.db.write(merge).await.expect("merged");
        let count = move |pupil: Id<Person>| {
            move |tx: &db::Tx<'_>| {
                tx.number("select count(*) from report where pupil_id = $1", db::params![pupil])
            }
        };
        assert_eq!(school.app.db.read(count(keep)).await.expect("read"), 1);
        let app = school.app.clone();
        let undo = move |tx: &db::Tx<'_>| merging::undo(&app, tx, merged, now).map(|_| ());
        school.app.db.write(undo).await.expect("undone");
        assert_eq!(school.app.db.read(count(keep)).await.expect("read"), 0);
        assert_eq!(school.app.db.read(count(drop)).await.expect("read"), 1);
    }
}
