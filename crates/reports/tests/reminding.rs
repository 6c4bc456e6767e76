//! Who has not signed: reminded once, seen by the head, or noted on paper; and who has no livret.

use crate::desk::{Desk, desks, report_of};
use people::{enrolment, groups, guardianship};
use reports::chain;

/// Everything is out on Tuesday 24 November at 17:00.
async fn out(desk: &Desk) -> testing::Client {
    let durand = desk.open().await;
    desk.fill(&durand).await;
    let lefevre = desk.publish().await;
    desk.school.at("2026-11-24 17:00");
    desk.school.run_jobs().await;
    lefevre
}

async fn reminders(desk: &Desk, person: base::Id<people::Person>) -> usize {
    let client = desk.school.client(person).await;
    let news = client.get("/nouveautes").await.page().text_of("main");
    news.matches("attend votre signature").count()
}

#[tokio::test]
async fn who_has_not_signed_after_a_week_is_reminded_once_and_never_at_night() {
    for desk in desks().await {
        let school = &desk.school;
        let lefevre = out(&desk).await;
        let lea = report_of(&lefevre.get(&desk.page()).await.page(), "Léa");
        let samira = school.client(school.samira).await;
        samira.post(&format!("{lea}/signature"), &[("edition", "1")]).await.redirects();
        // Inès leaves the school; Lina's father does not answer for her any more.
        let (ines, lina, father) = (school.ines, school.lina, school.m_moreau);
        let on = school.clock.today().plus_days(2);
        let leave = move |tx: &db::Tx<'_>| {
            let gone: Vec<_> = enrolment::of_pupil(tx, ines)?.iter().map(|it| it.id).collect();
            let ties = guardianship::of_guardian(tx, father)?;
            let ties = ties.iter().filter(|it| it.pupil == lina).map(|it| it.id);
            let ties: Vec<_> = ties.collect();
            let gone = enrolment::end(tx, &gone, on)?;
            groups::refresh(tx, &gone.and(guardianship::end(tx, &ties, on)?), on)
        };
        school.app.db.write(leave).await.expect("gone");
        school.at("2026-12-01 02:40");
        school.run_jobs().await;
        school.at("2026-12-01 12:00");
        school.run_jobs().await;
        assert_eq!(reminders(&desk, school.marc).await, 0, "it is not a week old");
        school.at("2026-12-02 02:40");
        school.run_jobs().await;
        assert_eq!(reminders(&desk, school.marc).await, 0, "nobody is told at night");
        school.at("2026-12-02 12:00");
        school.run_jobs().await;
        assert_eq!(reminders(&desk, school.marc).await, 1);
        assert_eq!(reminders(&desk, school.samira).await, 0, "she has signed");
        assert_eq!(reminders(&desk, school.mme_moreau).await, 1, "of Lina, not of Inès");
        assert_eq!(reminders(&desk, school.m_moreau).await, 0, "he does not answer for Lina");
        for night in ["2026-12-03", "2026-12-04"] {
            school.at(&format!("{night} 02:40"));
            school.run_jobs().await;
            school.at(&format!("{night} 12:00"));
            school.run_jobs().await;
        }
        assert_eq!(reminders(&desk, school.marc).await, 1, "once");
    }
}

#[tokio::test]
async fn a_signature_on_paper_is_noted_once_with_who_noted_it_and_never_doubled() {
    for desk in desks().await {
        let school = &desk.school;
        let lefevre = out(&desk).await;
        let page = lefevre.get(&desk.page()).await.page();
        let row = page.text_of(".livret-row:first-child");
        assert!(row.contains("Pas encore signé : ") && row.contains("Martin"), "{row}");
        let lea = report_of(&page, "Léa");
        let (sign, paper) = (format!("{lea}/signature"), format!("{lea}/signature-papier"));
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&lea).await.page();
        assert_eq!(page.count("form[action$=signature-papier]"), 2);
        let marc = school.marc.to_string();
        let of_marc = [("edition", "1"), ("guardian", marc.as_str())];
        durand.post(&paper, &of_marc).await.redirects();
        let page = durand.get(&lea).await.page();
        assert_eq!(page.count("form[action$=signature-papier]"), 1);
        let said = page.text_of(".livret-signatures");
        assert!(said.contains("signé sur papier, noté par Mme Durand"), "{said}");
        // He sees it, and signs no second time; nobody notes it a second time.
        let client = school.client(school.marc).await;
        let page = client.get(&lea).await.page();
        assert!(page.text_of(".livret-sign").contains("Vous avez signé sur papier"));
        assert!(!page.has("form[action$=signature]"));
        client.post(&sign, &[("edition", "1")]).await.redirects();
        let back = lefevre.post(&paper, &of_marc).await.redirects();
        let again = lefevre.get(&back.replace("#signatures", "")).await.page().text_of("main");
        assert!(again.contains("Cette personne a déjà signé"), "{again}");
        // Who signed here is not noted on paper.
        let samira = school.client(school.samira).await;
        samira.post(&sign, &[("edition", "1")]).await.redirects();
        let of_samira = school.samira.to_string();
        let of_samira = [("edition", "1"), ("guardian", of_samira.as_str())];
        let back = durand.post(&paper, &of_samira).await.redirects();
        let again = durand.get(&back.replace("#signatures", "")).await.page().text_of("main");
        assert!(again.contains("Cette personne a déjà signé"), "{again}");
        let row = lefevre.get(&desk.page()).await.page().text_of(".livret-row:first-child");
        assert!(row.contains("2 signatures") && !row.contains("Pas encore signé"), "{row}");
        // The chain has what was signed here, and nothing else.
        school.at("2026-11-24 17:02");
        school.run_jobs().await;
        let place = school.jean_mace;
        let verify = move |tx: &db::Tx<'_>| chain::verify(tx, place);
        let verified = school.app.db.read(verify).await.expect("verified");
        assert_eq!((verified.places, verified.broken), (1, None));
        taken_back(&desk, &lea).await;
        refused(&desk, &paper).await;
    }
}

/// Who noted it by mistake takes it back, nobody else does; what was signed here stays.
async fn taken_back(desk: &Desk, lea: &str) {
    let school = &desk.school;
    let back = format!("{lea}/signature-papier/retrait");
    let (marc, samira) = (school.marc.to_string(), school.samira.to_string());
    let lefevre = school.client(school.mme_lefevre).await;
    assert!(!lefevre.get(lea).await.page().has("form[action$=retrait]"));
    let said = take_back(&lefevre, &back, &marc).await;
    assert!(said.contains("Rien n’a été retiré"), "it is Mme Durand’s: {said}");
    let durand = school.client(school.mme_durand).await;
    assert_eq!(durand.get(lea).await.page().count("form[action$=retrait]"), 1);
    let said = take_back(&durand, &back, &samira).await;
    assert!(said.contains("Rien n’a été retiré"), "she signed here: {said}");
    assert!(take_back(&durand, &back, &marc).await.contains("de nouveau attendue"));
    let page = durand.get(lea).await.page();
    assert_eq!(page.count("form[action$=signature-papier]"), 1);
    assert!(school.client(school.marc).await.get(lea).await.page().has("form[action$=signature]"));
    let count = |tx: &db::Tx<'_>| {
        tx.number("select count(*) from audit where action like 'report.paper%'", &[])
    };
    assert_eq!(school.app.db.read(count).await.expect("kept"), 2, "both are kept");
    for (person, status) in [(school.samira, 403), (school.m_petit, 404)] {
        let client = school.client(person).await;
        let of_marc = [("edition", "1"), ("guardian", marc.as_str())];
        assert_eq!(client.post(&back, &of_marc).await.status, status);
    }
}

/// What the page says after it was asked.
async fn take_back(client: &testing::Client, url: &str, guardian: &str) -> String {
    let to = client.post(url, &[("edition", "1"), ("guardian", guardian)]).await.redirects();
    client.get(&to.replace("#signatures", "")).await.page().text_of("main")
}

/// Nobody else notes it, nor for whom it is not.
async fn refused(desk: &Desk, paper: &str) {
    let school = &desk.school;
    let of = |person: base::Id<people::Person>| person.to_string();
    let durand = school.client(school.mme_durand).await;
    let stranger = of(school.mme_moreau);
    let fields = [("edition", "1"), ("guardian", stranger.as_str())];
    assert_eq!(durand.post(paper, &fields).await.status, 404, "she does not answer for Léa");
    let marc = of(school.marc);
    let older = [("edition", "7"), ("guardian", marc.as_str())];
    durand.post(paper, &older).await.redirects();
    let fields = [("edition", "1"), ("guardian", marc.as_str())];
    for (person, status) in
        [(school.samira, 403), (school.lea, 403), (school.m_petit, 404), (school.mme_moreau, 404)]
    {
        let client = school.client(person).await;
        assert_eq!(client.post(paper, &fields).await.status, status);
    }
}

#[tokio::test]
async fn a_teacher_of_maternelle_is_led_to_the_carnet() {
    for desk in desks().await {
        let garnier = desk.school.client(desk.school.mme_garnier).await;
        let page = garnier.get("/livrets").await.page();
        assert!(page.text_of("main").contains("Vos élèves sont en maternelle"));
        assert!(page.has("main a[href='/carnet']"));
        assert!(!page.has("nav a[href='/livrets']"), "the menu does not lead there");
        let durand = desk.school.client(desk.school.mme_durand).await;
        let page = durand.get("/livrets").await.page();
        assert!(page.has("nav a[href='/livrets']") && !page.has("main a[href='/carnet']"));
    }
}
