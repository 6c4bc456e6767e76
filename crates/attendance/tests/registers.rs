//! The register of a month: its figures, the head's signature, what a correction leaves.

use crate::desk::{Called, schools_at, tells};
use testing::TestSchool;

fn register(school: &TestSchool) -> String {
    format!("/presences/classes/{}/registre?mois=2026-11", school.ce1_a)
}

fn signature(school: &TestSchool) -> String {
    format!("/presences/classes/{}/registre/signature", school.ce1_a)
}

/// Léa is away on the first two days of the month, Inès on one morning.
async fn live(school: &TestSchool) {
    let durand = school.client(school.mme_durand).await;
    let call = |day, moment, says: &[_]| Called::this_morning(school.ce1_a, says).at(day, moment);
    for (day, moment) in
        [("2026-11-02", "am"), ("2026-11-02", "pm"), ("2026-11-03", "am"), ("2026-11-03", "pm")]
    {
        let says = [(school.lea, "absent")];
        call(day, moment, &says).by(&durand).await.redirects();
    }
    let says = [(school.ines, "absent"), (school.lina, "late")];
    call("2026-11-05", "am", &says).by(&durand).await.redirects();
}

#[tokio::test]
async fn the_register_counts_half_days_and_the_head_sees_the_threshold() {
    for school in schools_at("2026-11-30 17:00").await {
        live(&school).await;
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&register(&school)).await.page();
        // 34 half-days for three pupils; 5 of them missed.
        let figures = page.text_of(".figures");
        assert!(figures.contains("Demi-journées possibles 102"), "{figures}");
        assert!(figures.contains("Demi-journées d’absence 5"), "{figures}");
        assert!(figures.contains("Taux d’absence 4,9 %"), "{figures}");
        assert!(figures.contains("Appels non faits 29"), "{figures}");
        let lefevre = school.client(school.mme_lefevre).await;
        let today = format!("/presences/ecoles/{}", school.jean_mace);
        let threshold = "section[aria-labelledby=threshold]";
        let seen = lefevre.get(&today).await.page().text_of(threshold);
        assert!(seen.contains("Martin Léa 4 demi-journées"), "{seen}");
        assert!(!seen.contains("Inès"), "{seen}");
        let silent = lefevre.get(&today).await.page().text_of("section[aria-labelledby=silent]");
        // A call made today of days that are past: the silence begins with the call.
        assert!(silent.contains("Martin Léa"), "{silent}");
        school.at("2026-12-03 08:00");
        let silent = lefevre.get(&today).await.page().text_of("section[aria-labelledby=silent]");
        assert!(silent.contains("plus de 48 h"), "{silent}");
        school.at("2026-11-30 17:10");
        // A legitimate reason takes her out of it; the head may refuse it, and she is back.
        let samira = school.client(school.samira).await;
        let days = [("from_on", "2026-11-02"), ("until_on", "2026-11-03")];
        tells(&samira, school.lea, &days).await.redirects();
        assert!(!lefevre.get(&today).await.page().text_of(threshold).contains("Léa"));
        let child = format!("/presences/eleves/{}", school.lea);
        let absence = lefevre.get("/presences").await;
        assert_eq!(absence.status, 200);
        let register = durand.get(&register(&school)).await.page();
        assert_eq!(register.count("table.register td.excused"), 4);
        assert_eq!(register.count("table.register td.silent"), 1);
        assert_eq!(samira.get(&child).await.page().count(".unexplained"), 0);
    }
}

#[tokio::test]
async fn the_head_judges_a_reason_that_the_law_does_not_list() {
    for school in schools_at("2026-11-30 17:00").await {
        live(&school).await;
        let samira = school.client(school.samira).await;
        let days = [("from_on", "2026-11-02"), ("until_on", "2026-11-04"), ("reason", "other")];
        let answered = tells(&samira, school.lea, &days).await;
        answered.redirects();
        let lefevre = school.client(school.mme_lefevre).await;
        let today = format!("/presences/ecoles/{}?jour=2026-11-02", school.jean_mace);
        let page = lefevre.get(&today).await.page();
        let threshold = "section[aria-labelledby=threshold]";
        assert!(page.text_of(threshold).contains("Léa"), "another reason waits for her");
        let absence = page.attribute("section[aria-labelledby=absent] a.row", "href");
        let absence = absence.expect("her absence");
        let durand = school.client(school.mme_durand).await;
        let judge = format!("{absence}/avis");
        assert_eq!(durand.post(&judge, &[("legitimate", "yes")]).await.status, 404);
        assert_eq!(samira.post(&judge, &[("legitimate", "yes")]).await.status, 403);
        lefevre.post(&judge, &[("legitimate", "yes")]).await.redirects();
        assert!(!lefevre.get(&today).await.page().text_of(threshold).contains("Léa"));
    }
}

#[tokio::test]
async fn a_signed_register_is_the_heads_alone_to_correct_and_a_correction_is_a_version() {
    for school in schools_at("2026-11-30 17:00").await {
        live(&school).await;
        let durand = school.client(school.mme_durand).await;
        let lefevre = school.client(school.mme_lefevre).await;
        let month = [("month", "2026-11")];
        assert_eq!(durand.post(&signature(&school), &month).await.status, 403);
        lefevre.post(&signature(&school), &month).await.redirects();
        let page = durand.get(&register(&school)).await.page();
        let signed = page.text_of(".note.ok");
        assert!(signed.contains("Signé par Mme Lefèvre") && signed.contains("version 1"));
        let again = Called {
            says: vec![(school.ines, 1, "present")],
            ..Called::this_morning(school.ce1_a, &[]).at("2026-11-05", "am")
        };
        let refused = again.by(&durand).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".note").contains("Le registre de ce mois est signé"));
        again.by(&lefevre).await.redirects();
        let page = lefevre.get(&register(&school)).await.page();
        assert!(page.text_of(".note.warn").contains("a changé depuis cette signature"));
        lefevre.post(&signature(&school), &month).await.redirects();
        let page = lefevre.get(&register(&school)).await.page();
        assert_eq!(page.count(".note.ok"), 2, "the first version is still there");
        assert!(!page.has(".note.warn"));
    }
}

#[tokio::test]
async fn a_register_leaves_as_pdf_and_for_a_spreadsheet() {
    for school in schools_at("2026-11-30 17:00").await {
        live(&school).await;
        let durand = school.client(school.mme_durand).await;
        let base = format!("/presences/classes/{}/registre", school.ce1_a);
        let pdf = durand.get(&format!("{base}.pdf?mois=2026-11")).await;
        assert_eq!(pdf.status, 200);
        assert!(pdf.body.starts_with(b"%PDF-"));
        let csv = durand.get(&format!("{base}.csv?mois=2026-11")).await.text();
        let lea = csv.lines().find(|line| line.starts_with("Martin;Léa")).expect("her line");
        assert!(lea.starts_with("Martin;Léa;34;4;4;0;A;A;A;A;"), "{lea}");
        let lefevre = school.client(school.mme_lefevre).await;
        let all = format!("/presences/ecoles/{}/registres", school.jean_mace);
        let page = lefevre.get(&format!("{all}?mois=2026-11")).await.page();
        let lines = page.texts_of("section[aria-labelledby=registers] li");
        assert!(lines[0].contains("CE1-A 5 sur 102 demi-journées, 4,9 % à signer"), "{lines:?}");
        let csv = lefevre.get(&format!("{all}.csv?mois=2026-11")).await.text();
        assert!(csv.contains("CE1-A;102;5;"), "{csv}");
        let pdf = lefevre.get(&format!("{all}.pdf?mois=2026-11")).await;
        assert!(pdf.status == 200 && pdf.body.starts_with(b"%PDF-"));
        assert_eq!(durand.get(&all).await.status, 403);
    }
}
