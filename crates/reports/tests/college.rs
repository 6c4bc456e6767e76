//! What only a collège says: « devoirs faits », digital competences, and at the end of a cycle an
//! enseignement de complément and a regional language.

use crate::{
    desk::{College, Desk, conclude, desks_at, fill},
    sending::{SECONDARY, is_valid, lock, mend, name_subjects, page_of},
};
use base::Id;
use results::Period;
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

/// The class of 6e with Malik in 3e, its last bulletins open and filled: its head teacher, its
/// address, the period.
async fn opened(desk: &Desk, college: &College) -> (Client, String, Id<Period>) {
    grow(desk, college.people.malik).await;
    let period = college.taught.periods[2].id;
    let class = format!("/livrets/classes/{}", college.people.sixth_a);
    let besson = desk.school.client(college.people.mme_besson).await;
    let named = period.to_string();
    besson.post(&format!("{class}/ouverture"), &[("period", &named)]).await.redirects();
    fill(&besson, &class, period).await;
    (besson, class, period)
}

#[tokio::test]
async fn a_collège_says_devoirs_faits_digital_skills_and_languages_and_sends_them() {
    for desk in desks_at("2027-06-14 10:00").await {
        let college = desk.college().await;
        let people = &college.people;
        let (besson, class, period) = opened(&desk, &college).await;
        let named = period.to_string();
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

#[tokio::test]
async fn what_a_class_has_worked_in_digital_skills_is_said_to_those_in_6e() {
    for desk in desks_at("2027-06-14 10:00").await {
        let college = desk.college().await;
        let people = &college.people;
        let (besson, class, period) = opened(&desk, &college).await;
        let named = period.to_string();
        let courses = format!("{class}/parcours?periode={period}");
        let long = "a".repeat(601);
        let refused = besson.post(&courses, &[("CN", &*long), ("version-CN", "0")]).await;
        assert_eq!(refused.status, 422);
        let words = "Recherche documentaire au CDI.";
        besson.post(&courses, &[("CN", words), ("version-CN", "0")]).await.redirects();
        let page = besson.get(&courses).await.page();
        assert_eq!(page.text_of("textarea[name=CN]"), words);
        // It was read before that, and would write over it.
        let late = besson.post(&courses, &[("CN", "Autre chose."), ("version-CN", "0")]).await;
        assert!(late.any_page().text_of(".problems").contains(words));
        let page = besson.get(&format!("{class}?periode={period}")).await.page();
        for pupil in ["Ilyes", "Rose", "Malik"] {
            let report = report_of(&page, pupil, false);
            conclude(&besson, &report, &[("general", "Une bonne période.")]).await.redirects();
            decide(&besson, &report_of(&page, pupil, true), &[]).await.redirects();
            let text = besson.get(&report).await.page().text_of("article.livret");
            let is_said = text.contains(&format!("À toute la classe : {words}"));
            assert_eq!(is_said, pupil != "Malik", "{pupil} reads {text}");
        }
        lock(&besson, &class, &named).await;
        let pdf = besson.get(&format!("{}/livret.pdf", report_of(&page, "Ilyes", false))).await;
        assert!(pdf.body.starts_with(b"%PDF-"));
        mend(&besson, &page_of(people.college, period)).await;
        name_subjects(&desk, &college).await;
        let file = format!("/livrets/ecoles/{}/lsu", people.college);
        let sent = besson.post(&file, &[("period", &*named), ("version", "7.0")]).await;
        is_valid(SECONDARY, &sent.body);
        let text = sent.text();
        assert_eq!(text.matches(words).count(), 1, "once, of the class");
        assert_eq!(text.matches("comp-num-commun-refs=").count(), 2, "of Ilyes and of Rose");
    }
}
