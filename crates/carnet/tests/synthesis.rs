//! The synthèse at the end of GS: proposed, decided, locked, opened again, signed, printed.

use crate::desk::{
    NAME, SYLLABLES, carnet, class, colleague, enrol, jules_moves, schools, taps, told,
};
use people::Level;
use testing::{Client, Page};

const LINES: [&str; 18] = [
    "LAN-11", "LAN-12", "LAN-13", "LAN-14", "LAN-15", "PHY-21", "PHY-22", "ART-31", "ART-32",
    "PEN-41", "PEN-42", "PEN-43", "PEN-44", "MON-51", "MON-52", "MON-53", "MON-54", "MON-55",
];

/// Saves it with these lines, all in this column.
async fn saves(desk: &Client, url: &str, lines: &[&str], column: &str, version: &str) {
    let names: Vec<String> = lines.iter().map(|line| format!("line-{line}")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (&**name, column)).collect();
    fields.extend([
        ("version", version),
        ("action", "save"),
        ("need-LAN", "Raconte avec plaisir."),
        ("together-VIV-2", "Attend son tour."),
    ]);
    desk.post(url, &fields).await.redirects();
}

async fn locks(desk: &Client, url: &str) {
    let page = desk.get(url).await.page();
    let version = version(&page);
    desk.post(&format!("{url}/verrou"), &[("version", &version)]).await.redirects();
}

fn version(page: &Page) -> String {
    page.attribute("input[name=version]", "value").expect("a version")
}

#[tokio::test]
async fn observations_propose_the_teacher_decides_line_by_line() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        taps(&garnier, &school, &[school.jules], SYLLABLES).await;
        let url = format!("{}/synthese", carnet(school.jules));
        let page = garnier.get(&url).await.page();
        assert_eq!(page.count("fieldset.line"), 18);
        let hint = page.text_of(".hint");
        assert!(hint.contains("Proposition : réussit souvent (d’après 2 réussites observées)"));
        assert!(!page.has("input[type=radio][checked]"), "nothing is decided for her");
        // She takes the proposals; one line she had decided otherwise stays.
        let asked = [("line-LAN-11", "1"), ("version", "0"), ("action", "propose")];
        let page = garnier.post(&url, &asked).await.page();
        let chosen = page.attributes("input[type=radio][checked]", "name");
        assert_eq!(chosen, ["line-LAN-11", "line-LAN-13"]);
        assert_eq!(
            page.attribute("input[name='line-LAN-13'][checked]", "value").as_deref(),
            Some("3")
        );
        assert!(!garnier.get(&url).await.page().has("input[type=radio][checked]"), "not saved");
        saves(&garnier, &url, &["LAN-11", "LAN-13"], "2", "0").await;
        let page = garnier.get(&url).await.page();
        assert_eq!(page.count("input[type=radio][checked]"), 2);
        assert!(page.text_of(".call-save").contains("Il reste 16 lignes"));
        let long = "a".repeat(801);
        let fields = [("need-LAN", &*long), ("version", "1"), ("action", "save")];
        assert_eq!(garnier.post(&url, &fields).await.status, 422);
    }
}

#[tokio::test]
async fn two_teachers_who_fill_it_at_once_see_what_the_other_decided() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let caron = school.client(colleague(&school).await).await;
        let url = format!("{}/synthese", carnet(school.jules));
        saves(&garnier, &url, &["LAN-11"], "3", "0").await;
        // He had the empty form before him.
        let his = [
            ("line-LAN-11", "1"),
            ("line-LAN-12", "2"),
            ("need-LAN", "Parle peu encore."),
            ("version", "0"),
            ("action", "save"),
        ];
        let told = caron.post(&url, &his).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert!(page.text_of(".problems").contains("comparez"));
        assert!(page.text_of("fieldset.line .error").contains("réussit souvent"));
        assert!(page.text_of(".field .error").contains("« Raconte avec plaisir. »"));
        assert_eq!(page.text_of("textarea[name=need-LAN]"), "Parle peu encore.");
        assert_eq!(page.attributes("input[checked]", "value"), ["1", "2"]);
        let again = [("line-LAN-11", "3"), ("version", &*version(&page)), ("action", "save")];
        caron.post(&url, &again).await.redirects();
        // Locked meanwhile: nothing is changed, and it is said.
        let before = version(&garnier.get(&url).await.page());
        saves(&garnier, &url, &LINES, "3", &before).await;
        let stale = version(&caron.get(&url).await.page());
        locks(&garnier, &url).await;
        let late = [("line-LAN-11", "1"), ("version", &*stale), ("action", "save")];
        assert_eq!(caron.post(&url, &late).await.redirects(), url);
        let page = caron.get(&url).await.page();
        assert!(page.text_of("[role=status]").contains("terminée entre-temps"));
        assert!(!page.text_of(".decided").contains("ne réussit pas encore"));
    }
}

#[tokio::test]
async fn it_is_locked_shown_stamped_and_signed_by_each_guardian() {
    for school in schools().await {
        let caron = school.client(colleague(&school).await).await;
        let url = format!("{}/synthese", carnet(school.jules));
        saves(&caron, &url, &LINES[..17], "3", "0").await;
        let samira = school.client(school.samira).await;
        assert_eq!(samira.get(&url).await.status, 404, "it is being made");
        let one = caron.post(&format!("{url}/verrou"), &[("version", "1")]).await;
        assert_eq!(one.status, 422);
        assert!(one.any_page().text_of(".problems").contains("ne sont pas décidées"));
        let empty = [("version", "1"), ("incomplete", "on")];
        caron.post(&format!("{url}/verrou"), &empty).await.redirects();
        let news = told(&school, school.samira).await;
        assert!(news.contains("peut être lue et signée pour Jules"), "{news}");
        let page = samira.get(&url).await.page();
        assert!(page.text_of(".decided").contains("réussit souvent"));
        assert!(page.text_of(".decided").contains("pas renseigné"));
        let words = [("words", "Merci pour cette année.")];
        samira.post(&format!("{url}/signature"), &words).await.redirects();
        assert_eq!(samira.post(&format!("{url}/signature"), &words).await.status, 409);
        let marc = school.client(school.marc).await;
        let page = marc.get(&url).await.page();
        assert!(!page.text_of("main").contains("Merci pour cette année"));
        assert!(page.has("section[aria-labelledby=sign]"));
        // The visa is the head's: M. Caron teaches, Mme Garnier heads.
        assert_eq!(caron.post(&format!("{url}/visa"), &[]).await.status, 403);
        let garnier = school.client(school.mme_garnier).await;
        garnier.post(&format!("{url}/visa"), &[]).await.redirects();
        let page = caron.get(&url).await.page();
        assert!(page.text_of(".note.ok").contains("Visée par Mme Garnier"));
        assert!(page.text_of("main").contains("Merci pour cette année"));
        assert_eq!(samira.post(&format!("{url}/visa"), &[]).await.status, 403);
        let fontaine = school.client(school.mme_fontaine).await;
        assert_eq!(fontaine.post(&url, &[("version", "2")]).await.status, 403);
    }
}

#[tokio::test]
async fn opened_again_it_keeps_what_was_locked_until_it_is_locked_anew() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let url = format!("{}/synthese", carnet(school.jules));
        saves(&garnier, &url, &LINES, "2", "0").await;
        locks(&garnier, &url).await;
        let samira = school.client(school.samira).await;
        samira.post(&format!("{url}/signature"), &[]).await.redirects();
        let reopen = format!("{url}/reouverture");
        assert_eq!(samira.get(&reopen).await.status, 403);
        assert_eq!(garnier.post(&reopen, &[("words", "")]).await.status, 422);
        garnier.post(&reopen, &[("words", "Une ligne était fausse.")]).await.redirects();
        let page = garnier.get(&url).await.page();
        assert!(page.text_of(".note").contains("Une ligne était fausse."));
        let now = version(&page);
        saves(&garnier, &url, &LINES, "3", &now).await;
        // The family reads what was locked, not what is being changed.
        let page = samira.get(&url).await.page();
        assert!(page.text_of(".decided").contains("en voie de réussite"));
        assert!(!page.text_of(".decided").contains("réussit souvent"));
        school.clock.advance_minutes(10);
        locks(&garnier, &url).await;
        let page = samira.get(&url).await.page();
        assert!(page.text_of(".decided").contains("réussit souvent"));
        assert!(page.has("section[aria-labelledby=sign]"), "the new one is signed anew");
    }
}

#[tokio::test]
async fn the_elementary_school_reads_it_and_nobody_else_does() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let url = format!("{}/synthese", carnet(school.jules));
        saves(&garnier, &url, &LINES, "3", "0").await;
        let ambre = enrol(&school, "Ambre", Level::Ms).await;
        let middle = format!("{}/synthese", carnet(ambre.id));
        assert_eq!(garnier.get(&middle).await.status, 404, "she is in MS");
        let durand = school.client(school.mme_durand).await;
        assert_eq!(durand.get(&url).await.status, 404);
        locks(&garnier, &url).await;
        jules_moves(&school, Level::Cp).await;
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&url).await.page();
        assert!(page.text_of(".decided").contains("réussit souvent"));
        assert_eq!(durand.post(&url, &[("version", "2")]).await.status, 403);
        assert_eq!(durand.get(&carnet(school.jules)).await.status, 404, "the carnet stays");
        for person in [school.mme_garnier, ambre.mother, school.m_petit, school.m_lambert] {
            let client = school.client(person).await;
            assert_eq!(client.get(&url).await.status, 404);
            assert_eq!(client.get(&format!("{url}.pdf")).await.status, 404);
        }
        let samira = school.client(school.samira).await;
        let pdf = samira.get(&format!("{url}.pdf")).await;
        assert_eq!(pdf.status, 200);
        assert!(pdf.body.starts_with(b"%PDF-"));
        let pupil = school.jules;
        let piece = school.app.db.read(move |tx| carnet::synthesis_pdf(tx, pupil)).await;
        assert!(piece.expect("printed").expect("locked").starts_with(b"%PDF-"));
    }
}

#[tokio::test]
async fn a_class_and_a_school_are_printed_in_one_document() {
    for school in schools().await {
        let ambre = enrol(&school, "Ambre", Level::Gs).await;
        let garnier = school.client(school.mme_garnier).await;
        let list = format!("{}/syntheses", class(&school));
        assert_eq!(garnier.get(&format!("{list}.pdf")).await.status, 404, "none is locked");
        for child in [school.jules, ambre.id] {
            let url = format!("{}/synthese", carnet(child));
            saves(&garnier, &url, &LINES, "3", "0").await;
            locks(&garnier, &url).await;
        }
        let page = garnier.get(&list).await.page();
        assert!(page.text_of(".rows").contains("18 sur 18"));
        let pdf = garnier.get(&format!("{list}.pdf")).await;
        assert!(pdf.body.starts_with(b"%PDF-"));
        let fontaine = school.client(school.mme_fontaine).await;
        assert_eq!(fontaine.get(&list).await.status, 403);
        let place = format!("/carnet/ecoles/{}", school.kergomard);
        let paper = format!("{place}/syntheses");
        assert_eq!(garnier.get(&format!("{paper}.pdf")).await.status, 404);
        garnier.post(&paper, &[]).await.redirects();
        assert!(garnier.get(&place).await.page().text_of("main").contains("se prépare"));
        school.run_jobs().await;
        let page = garnier.get(&place).await.page();
        assert!(page.text_of("main").contains("2 synthèses, document du"));
        let pdf = garnier.get(&format!("{paper}.pdf")).await;
        assert!(pdf.body.starts_with(b"%PDF-"));
        // Asked anew it takes the place of the last.
        garnier.post(&paper, &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(garnier.get(&format!("{paper}.pdf")).await.status, 200);
        assert_eq!(fontaine.get(&format!("{paper}.pdf")).await.status, 404);
    }
}
