//! What only a collège says: « devoirs faits », digital competences, and at the end of a cycle an
//! enseignement de complément and a regional language.

use crate::{
    desk::{Desk, conclude, desks_at, fill},
    sending::{SECONDARY, is_valid, lock, mend, name_subjects, page_of},
};
use testing::{Client, Page};

/// The report of a pupil: of the period, or of the cycle.
fn report_of(page: &Page, name: &str, is_of_cycle: bool) -> String {
    let names = page.texts_of(".livret-row .grow > a");
    let links = page.attributes(".livret-row .grow > a", "href");
    let is_it =
        |it: &String| it.contains(name) && it.contains("Bilan de fin de cycle") == is_of_cycle;
    links[names.iter().position(is_it).expect("a report")].clone()
}

/// Decides the socle of a cycle, with more words.
async fn decide(client: &Client, report: &str, more: &[(&str, &str)]) -> testing::Answered {
    let form = format!("{report}/bilan");
    let page = client.get(&form).await.page();
    let places = page.attributes(".components select", "name");
    let mut words: Vec<(&str, &str)> = places.iter().map(|place| (place.as_str(), "3")).collect();
    words.push(("general", "Une année pleine."));
    words.extend(more);
    conclude(client, report, &words).await
}

/// Malik is in 3e: his cycle is the fourth.
async fn grow(desk: &Desk, pupil: base::Id<people::Person>) {
    let grow = move |tx: &db::Tx<'_>| {
        let grown = "update enrolment set level = '3e' where pupil_id = $1";
        tx.run(grown, db::params![pupil])
    };
    desk.school.app.db.write(grow).await.expect("grown");
}

#[tokio::test]
async fn a_collège_says_devoirs_faits_digital_skills_and_languages_and_sends_them() {
    for desk in desks_at("2027-06-14 10:00").await {
        let college = desk.college().await;
        let people = &college.people;
        grow(&desk, people.malik).await;
        let period = college.taught.periods[2].id;
        let class = format!("/livrets/classes/{}", people.sixth_a);
        let besson = desk.school.client(people.mme_besson).await;
        let named = period.to_string();
        besson.post(&format!("{class}/ouverture"), &[("period", &named)]).await.redirects();
        fill(&besson, &class, period).await;
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        let ilyes = report_of(&page, "Ilyes", false);
        let said = [
            ("general", "Une bonne période."),
            ("DEVOIRS", "Vient chaque lundi."),
            ("CN_INF_MEN", "2"),
            ("CN_PRO_SAN", "4"),
            ("CN", "Cherche avec méthode."),
            ("CTR", "on"),
            ("CTR-words", "Deux objectifs par mois."),
        ];
        conclude(&besson, &ilyes, &said).await.redirects();
        let long = "a".repeat(601);
        let words = [("general", "Une bonne période."), ("DEVOIRS", long.as_str())];
        assert_eq!(conclude(&besson, &ilyes, &words).await.status, 422);
        let text = besson.get(&ilyes).await.page().text_of("article.livret");
        for words in ["Vient chaque lundi.", "Niveau 2", "réussite — Deux objectifs par mois."] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert!(!text.contains("santé"), "no level is the fourth: {text}");
        // In 6e a regional language, in 3e an enseignement de complément too.
        let form = besson.get(&format!("{ilyes}/bilan")).await.page();
        assert!(form.has("input[name=CTR][checked]") && !form.has("input[name=RASED]"));
        let of_ilyes = report_of(&page, "Ilyes", true);
        let form = besson.get(&format!("{of_ilyes}/bilan")).await.page();
        assert!(form.has("select[name=LR]") && !form.has("select[name=EC]"));
        decide(&besson, &of_ilyes, &[("LR", "BRE"), ("LR-position", "2")]).await.redirects();
        let of_malik = report_of(&page, "Malik", true);
        let refused = decide(&besson, &of_malik, &[("EC", "LCA")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("objectifs sont atteints"));
        let said = [("EC", "LCA"), ("EC-position", "2"), ("LR", "AUC")];
        decide(&besson, &of_malik, &said).await.redirects();
        decide(&besson, &report_of(&page, "Rose", true), &[]).await.redirects();
        let form = besson.get(&format!("{of_malik}/bilan")).await.page();
        assert!(form.has("select[name=EC] option[value=LCA][selected]"));
        lock(&besson, &class, &named).await;
        let text = besson.get(&of_malik).await.page().text_of("article.livret");
        assert!(text.contains("Antiquité : objectifs dépassés"), "{text}");
        let pdf = besson.get(&format!("{of_malik}/livret.pdf")).await;
        assert!(pdf.body.starts_with(b"%PDF-"));
        mend(&besson, &page_of(people.college, period)).await;
        name_subjects(&desk, &college).await;
        let file = format!("/livrets/ecoles/{}/lsu", people.college);
        let sent = besson.post(&file, &[("period", &*named), ("version", "7.0")]).await;
        assert_eq!(sent.status, 200);
        is_valid(SECONDARY, &sent.body);
        let text = sent.text();
        for words in [
            "<enseignement-complement code=\"LCA\" positionnement=\"2\"",
            "<langue-culture-regionale code=\"BRE\" positionnement=\"2\"",
            "<langue-culture-regionale code=\"AUC\"",
            "<devoirs-faits>Vient chaque lundi.",
            "code=\"CN_INF_MEN\" niveau=\"2\"",
            "Cherche avec méthode.",
            "<complement-contrat-reussite>Deux objectifs par mois.<",
        ] {
            assert!(text.contains(words), "{words} in {text}");
        }
        assert_eq!(text.matches("<competences-numeriques").count(), 1);
    }
}
