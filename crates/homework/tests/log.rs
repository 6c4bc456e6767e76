//! The lesson log: what was done, by subject, with homework hung on it; the visa of the head, and
//! what changed after it; the year on paper.

use crate::desk::{book, desk, schools};

#[tokio::test]
async fn the_log_is_read_by_the_class_by_subject() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        mme_durand.logs(school.ce1_a, "Les graines", &[("on_day", "2026-11-20")]).await;
        mme_durand.logs(school.ce1_a, "Le conte", &[("subject", "Lecture")]).await;
        let log = format!("{}/seances", book(school.ce1_a));
        for person in [school.lea, school.samira, school.mme_lefevre, school.mme_durand] {
            let reader = desk(&school, person).await;
            assert_eq!(reader.titles(&log).await, ["Le conte", "Les graines"]);
            let science = format!("{log}?matiere=Sciences");
            assert_eq!(reader.titles(&science).await, ["Les graines"]);
            let before = format!("{log}?avant=2026-11-23");
            assert_eq!(reader.titles(&before).await, ["Les graines"]);
        }
        for person in [school.noe, school.mme_dubois, school.m_petit, school.m_vasseur] {
            assert_eq!(desk(&school, person).await.status(&log).await, 404);
        }
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&format!("{log}/nouvelle")).await, 403);
        assert_eq!(samira.titles("/cahier-de-textes/recherche?q=grain").await, ["Les graines"]);
    }
}

#[tokio::test]
async fn homework_hangs_on_its_lesson() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let new = format!("{}/seances/nouvelle", book(school.ce1_a));
        let fields = [
            ("title", "Les graines"),
            ("subject", "Sciences"),
            ("on_day", "2026-11-23"),
            ("action", "homework"),
        ];
        let form = mme_durand.0.post(&new, &fields).await.redirects();
        let page = mme_durand.0.get(&form).await.page();
        assert_eq!(page.attribute("#subject", "value").as_deref(), Some("Sciences"));
        let lesson = page.attribute("input[name=lesson]", "value").expect("the lesson");
        let url = mme_durand.gives(school.ce1_a, "Semer", &[("lesson", &lesson)]).await;
        let lea = desk(&school, school.lea).await;
        let lesson = format!("/cahier-de-textes/seances/{lesson}");
        assert_eq!(lea.titles(&lesson).await, ["Semer"]);
        assert!(lea.0.get(&url).await.page().text_of("article").contains("Les graines"));
        // A lesson of another class is none.
        let m_petit = desk(&school, school.m_petit).await;
        let id = lesson.rsplit('/').next().expect("an id").to_owned();
        let other = m_petit.gives(school.cm2_b, "Ailleurs", &[("lesson", &id)]).await;
        let noe = desk(&school, school.noe).await;
        assert!(!noe.0.get(&other).await.text().contains("Les graines"));
    }
}

#[tokio::test]
async fn a_lesson_that_is_changed_says_so_and_one_that_is_taken_out_leaves_its_trace() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.logs(school.ce1_a, "Les graines", &[]).await;
        let form = |title: &'static str, version: &'static str| {
            [
                ("title", title),
                ("subject", "Sciences"),
                ("on_day", "2026-11-23"),
                ("version", version),
                ("action", "save"),
            ]
        };
        let edit = format!("{url}/edition");
        mme_durand.0.post(&edit, &form("La germination", "1")).await.redirects();
        let told = mme_durand.0.post(&edit, &form("Le haricot", "1")).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().text_of(".card .body").contains("La germination"));
        let lea = desk(&school, school.lea).await;
        assert!(lea.0.get(&url).await.page().text_of("article").contains("modifié"));
        assert_eq!(lea.status(&format!("{url}/versions")).await, 403);
        let versions = mme_durand.0.get(&format!("{url}/versions")).await.page();
        assert_eq!(versions.count("summary"), 2);
        mme_durand.0.post(&format!("{url}/suppression"), &[]).await.redirects();
        assert_eq!(lea.status(&url).await, 404);
        let log = format!("{}/seances", book(school.ce1_a));
        assert!(lea.titles(&log).await.is_empty());
        assert!(lea.titles("/cahier-de-textes/recherche?q=germination").await.is_empty());
        let head = desk(&school, school.mme_lefevre).await;
        assert!(head.0.get(&log).await.page().text_of(".tags").contains("Retirée du cahier"));
    }
}

#[tokio::test]
async fn the_head_puts_a_visa_and_what_changes_later_shows() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let url = mme_durand.logs(school.ce1_a, "Les graines", &[]).await;
        mme_durand.logs(school.ce1_a, "Le conte", &[("subject", "Lecture")]).await;
        let visas = format!("{}/visas", book(school.ce1_a));
        let head = desk(&school, school.mme_lefevre).await;
        school.clock.advance_minutes(10);
        let period = [("from_on", "2026-11-01"), ("until_on", "2026-11-23"), ("note", "Merci.")];
        assert_eq!(mme_durand.post_status(&visas, &period).await, 403);
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&visas).await, 403);
        head.0.post(&visas, &period).await.redirects();
        let page = mme_durand.0.get(&visas).await.page();
        let visa = page.text_of(".visa");
        assert!(visa.contains("Vu par Hélène Lefèvre") && visa.contains("Merci."), "{visa}");
        assert!(visa.contains("séances : 2"), "{visa}");
        assert!(!page.has(".visa .note"));
        let log = format!("{}/seances", book(school.ce1_a));
        let tags = mme_durand.0.get(&log).await.page().texts_of(".tags .tag");
        assert_eq!(tags, ["Visa du 23 nov.", "Visa du 23 nov."]);
        // Families do not read who checks whom.
        assert!(!samira.0.get(&log).await.text().contains("Visa"));
        school.clock.advance_minutes(10);
        let form = [
            ("title", "La germination"),
            ("subject", "Sciences"),
            ("on_day", "2026-11-23"),
            ("version", "1"),
            ("action", "save"),
        ];
        mme_durand.0.post(&format!("{url}/edition"), &form).await.redirects();
        let page = head.0.get(&visas).await.page();
        assert!(page.text_of(".visa .note").contains("a été modifié depuis"));
        let tags = head.0.get(&log).await.page().text_of(".tags");
        assert!(tags.contains("Modifié après le visa du 23 nov."), "{tags}");
        let backwards = [("from_on", "2026-11-20"), ("until_on", "2026-11-10")];
        assert_eq!(head.post_status(&visas, &backwards).await, 422);
    }
}

#[tokio::test]
async fn the_year_is_printed_for_those_who_follow_the_book() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let body = [("body", "Semer, arroser & attendre : #1 *fort* $x$ [a] _b_")];
        mme_durand.logs(school.ce1_a, "Les graines", &body).await;
        mme_durand.gives(school.ce1_a, "Relire", &[("minutes", "10")]).await;
        let url = format!("{}/annee.pdf", book(school.ce1_a));
        for person in [school.mme_durand, school.mme_lefevre] {
            let answered = desk(&school, person).await.0.get(&url).await;
            assert_eq!(answered.status, 200);
            assert!(answered.body.starts_with(b"%PDF-"));
            let name = answered.header("content-disposition").expect("a name");
            assert!(name.contains("cahier-de-textes-ce1-a-2026-2027.pdf"), "{name}");
        }
        assert_eq!(desk(&school, school.samira).await.status(&url).await, 403);
        assert_eq!(desk(&school, school.m_petit).await.status(&url).await, 404);
        // An empty book is printed too.
        let empty = format!("{}/annee.pdf", book(school.cm2_b));
        assert_eq!(desk(&school, school.m_petit).await.status(&empty).await, 200);
    }
}
