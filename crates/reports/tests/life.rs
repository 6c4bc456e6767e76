//! A report is locked, published, read, signed and reopened.

use crate::desk::{Desk, conclude, desks, desks_at, report_of};
use base::Id;
use people::Person;
use reports::chain;

#[tokio::test]
async fn a_report_is_locked_published_signed_by_each_guardian_and_kept_when_it_is_reopened() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        let lock = format!("{}/verrou", desk.class());
        let period = desk.period.id.to_string();
        let lefevre = school.client(school.mme_lefevre).await;
        lefevre.post(&lock, &[("period", &period)]).await.redirects();
        let page = lefevre.get(&desk.page()).await.page();
        assert!(page.text_of(".flash, [role=status]").contains("Aucun livret n’est prêt"));
        desk.fill(&durand).await;
        let page = durand.get(&desk.page()).await.page();
        assert_eq!(page.text_of(".lead"), "3 livrets sur 3 sont prêts.");
        let lefevre = desk.publish().await;
        let report = report_of(&lefevre.get(&desk.page()).await.page(), "Léa");
        // Locked, nothing of it changes.
        let grid = desk.grid("FRA-RAC");
        let id = report.replace("/livrets/", "");
        let fields = [(format!("a-{id}-FRA-RAC"), "Trop tard"), (format!("v-{id}-FRA-RAC"), "1")];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), *b)).collect();
        let answer = durand.post(&grid, &fields).await;
        assert_eq!(answer.status, 422);
        assert!(answer.any_page().text_of(".problems").contains("verrouillé entre-temps"));
        let answer = durand.post(&format!("{report}/bilan"), &[("version", "3")]).await;
        assert_eq!(answer.status, 422);
        // Its family reads it the day after, at the end of school.
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get(&report).await.status, 404);
        school.at("2026-11-24 17:00");
        assert!(school.run_jobs().await > 0);
        let page = samira.get("/livrets").await.page();
        assert!(page.text_of("main").contains("Trimestre 1"), "{}", page.text_of("main"));
        let news = samira.get("/nouveautes").await.page().text_of("main");
        assert!(news.contains("Le livret de Léa est là : Trimestre 1"), "{news}");
        let page = samira.get(&report).await.page();
        assert!(page.text_of("article.livret").contains("Une bonne période."));
        let pdf = samira.get(&format!("{report}/livret.pdf")).await;
        assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"));
        let page = lefevre.get(&desk.page()).await.page();
        assert!(page.text_of(".livret-row").contains("ouvert par la famille"));
        // Each guardian signs for himself; a pupil reads.
        let sign = format!("{report}/signature");
        samira.post(&sign, &[("edition", "1")]).await.redirects();
        samira.post(&sign, &[("edition", "1")]).await.redirects();
        let marc = school.client(school.marc).await;
        assert!(marc.get(&report).await.page().has("form[action$=signature]"));
        assert!(!samira.get(&report).await.page().has("form[action$=signature]"));
        let lea = school.client(school.lea).await;
        assert_eq!(lea.get(&report).await.status, 200);
        assert_eq!(lea.post(&sign, &[("edition", "1")]).await.status, 403);
        let moreau = school.client(school.mme_moreau).await;
        assert_eq!(moreau.get(&report).await.status, 404);
        assert_eq!(moreau.post(&sign, &[("edition", "1")]).await.status, 404);
        school.at("2026-11-24 17:02");
        school.run_jobs().await;
        let place = school.jean_mace;
        let verify = move |tx: &db::Tx<'_>| chain::verify(tx, place);
        let verified = school.app.db.read(verify).await.expect("verified");
        assert_eq!((verified.places, verified.broken), (1, None));
        reopen(&desk, &lefevre, &report).await;
    }
}

/// Reopened with a reason, it has another edition; the old one stays readable.
async fn reopen(desk: &Desk, lefevre: &testing::Client, report: &str) {
    let school = &desk.school;
    let samira = school.client(school.samira).await;
    let durand = school.client(school.mme_durand).await;
    let reopening = format!("{report}/reouverture");
    assert_eq!(durand.get(&reopening).await.status, 403);
    let answer = lefevre.post(&reopening, &[("edition", "1"), ("reason", "")]).await;
    assert_eq!(answer.status, 422);
    let why = [("edition", "1"), ("reason", "Une évaluation a été oubliée.")];
    lefevre.post(&reopening, &why).await.redirects();
    let page = samira.get(report).await.page();
    assert!(page.text_of(".note").contains("Une évaluation a été oubliée."));
    assert!(page.text_of("article.livret").contains("Une bonne période."));
    assert!(!page.has("form[action$=signature]"), "she reads what it said");
    let marc = school.client(school.marc).await;
    let late = marc.post(&format!("{report}/signature"), &[("edition", "1")]).await.redirects();
    assert!(marc.get(&late).await.page().text_of("main").contains("nouvelle version"));
    conclude(&durand, report, &[("general", "Une très bonne période.")]).await.redirects();
    assert!(!samira.get(report).await.text().contains("très bonne"), "it is being written");
    desk.publish().await;
    school.at("2026-11-25 17:05");
    school.run_jobs().await;
    let page = samira.get(report).await.page();
    assert!(page.text_of("article.livret").contains("Une très bonne période."));
    let old = samira.get(&format!("{report}/versions/1")).await.page();
    assert!(old.text_of("article.livret").contains("Une bonne période."));
    assert_eq!(samira.get(&format!("{report}/versions/3")).await.status, 404);
    samira.post(&format!("{report}/signature"), &[("edition", "2")]).await.redirects();
    let news = samira.get("/nouveautes").await.page().text_of("main");
    assert!(news.contains("a une nouvelle version"), "{news}");
}

#[tokio::test]
async fn what_was_reopened_before_its_hour_was_never_out() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        let lefevre = desk.publish().await;
        let report = report_of(&lefevre.get(&desk.page()).await.page(), "Léa");
        let why = [("edition", "1"), ("reason", "Un oubli.")];
        lefevre.post(&format!("{report}/reouverture"), &why).await.redirects();
        // Twice is once: the second form speaks of an edition that is open again.
        assert_eq!(lefevre.post(&format!("{report}/reouverture"), &why).await.status, 409);
        school.at("2026-11-24 17:05");
        school.run_jobs().await;
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get(&report).await.status, 404);
        assert_eq!(samira.get(&format!("{report}/versions/1")).await.status, 404);
        let news = samira.get("/nouveautes").await.page().text_of("main");
        assert!(!news.contains("Le livret de Léa"), "{news}");
        // The others are out; who has not its own reads no other's.
        let moreau = school.client(school.mme_moreau).await;
        let page = moreau.get("/livrets").await.page();
        assert_eq!(page.count("ul.rows li"), 2, "Inès and Lina");
    }
}

#[tokio::test]
async fn no_family_is_told_in_quiet_hours_nor_within_a_day() {
    for desk in desks_at("2026-11-27 17:30").await {
        let school = &desk.school;
        let durand = desk.open().await;
        desk.fill(&durand).await;
        let lefevre = school.client(school.mme_lefevre).await;
        let period = desk.period.id.to_string();
        lefevre.post(&format!("{}/verrou", desk.class()), &[("period", &period)]).await.redirects();
        let publish = format!("{}/publication", desk.class());
        for day in ["2026-11-26", "demain", "2027-11-26"] {
            let fields = [("period", period.as_str()), ("on", day)];
            let back = lefevre.post(&publish, &fields).await.redirects();
            let said = lefevre.get(&back).await.page().text_of("main");
            assert!(said.contains("Choisissez un jour à venir"), "{day}: {said}");
        }
        // A Friday evening: a day of rest would be Saturday, so that it is Monday morning.
        let fields = [("period", period.as_str()), ("on", "2026-11-27")];
        let back = lefevre.post(&publish, &fields).await.redirects();
        let said = lefevre.get(&back).await.page().text_of("main");
        assert!(said.contains("lundi 30 novembre 2026 à 7 h"), "{said}");
        let report = report_of(&lefevre.get(&desk.page()).await.page(), "Léa");
        let samira = school.client(school.samira).await;
        school.at("2026-11-29 12:00");
        school.run_jobs().await;
        assert_eq!(samira.get(&report).await.status, 404);
        school.at("2026-11-30 07:00");
        school.run_jobs().await;
        assert_eq!(samira.get(&report).await.status, 200);
        let durand = school.client(school.mme_durand).await;
        let fields = [("period", period.as_str()), ("on", "2026-12-01")];
        assert_eq!(durand.post(&publish, &fields).await.status, 403);
        let again = lefevre.post(&publish, &fields).await.redirects();
        let said = lefevre.get(&again).await.page().text_of("main");
        assert!(said.contains("tous sont déjà publiés"), "{said}");
    }
}

/// The import has said another level; its next one says this one.
async fn correct(desk: &Desk, pupil: Id<Person>, level: &'static str) {
    let correct = move |tx: &db::Tx<'_>| {
        let said = "update enrolment set level = $2 where pupil_id = $1";
        tx.run(said, db::params![pupil, level])
    };
    desk.school.app.db.write(correct).await.expect("corrected");
}

#[tokio::test]
async fn a_level_corrected_in_the_same_class_reaches_its_livret_and_the_end_of_its_cycle() {
    for desk in desks_at("2027-06-14 10:00").await {
        let (school, last) = (&desk.school, desk.last.id.to_string());
        let durand = school.client(school.mme_durand).await;
        let (open, url) =
            (format!("{}/ouverture", desk.class()), format!("{}?periode={last}", desk.class()));
        correct(&desk, school.lea, "ce2").await;
        durand.post(&open, &[("period", &last)]).await.redirects();
        let page = durand.get(&url).await.page();
        assert_eq!(page.count(".livret-row"), 4, "three pupils, and the end of a cycle");
        assert!(!page.has("form[action$=ouverture]"));
        let lea = report_of(&page, "Léa");
        // In CM1 she learns other things, and ends no cycle.
        correct(&desk, school.lea, "cm1").await;
        let page = durand.get(&url).await.page();
        let said = page.text_of("main");
        assert!(said.contains("Le niveau d’un élève a changé"), "{said}");
        assert_eq!(page.text_of("form[action$=ouverture] button"), "Mettre les livrets à jour");
        durand.post(&open, &[("period", &last)]).await.redirects();
        let page = durand.get(&url).await.page();
        assert_eq!(page.count(".livret-row"), 3);
        assert!(!page.has("form[action$=ouverture]"));
        let said = durand.get(&lea).await.page().text_of("article.livret");
        assert!(said.contains("Histoire") && !said.contains("Questionner le monde"), "{said}");
        // Back in CE2, so is the end of her cycle; once it is written, it stays.
        correct(&desk, school.lea, "ce2").await;
        durand.post(&open, &[("period", &last)]).await.redirects();
        let page = durand.get(&url).await.page();
        assert_eq!(page.count(".livret-row"), 4);
        let said = durand.get(&lea).await.page().text_of("article.livret");
        assert!(said.contains("Questionner le monde") && !said.contains("Histoire"), "{said}");
        let cycle = report_of(&page, "Léa · Bilan de fin de cycle");
        conclude(&durand, &cycle, &[("general", "Une année pleine.")]).await.redirects();
        correct(&desk, school.lea, "cm1").await;
        durand.post(&open, &[("period", &last)]).await.redirects();
        assert_eq!(durand.get(&url).await.page().count(".livret-row"), 4);
    }
}
