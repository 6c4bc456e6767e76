//! Who comes is counted, once, without a name.

use crate::world::{counted, number, worlds};

#[tokio::test]
async fn families_come_and_the_week_after_their_number_is_known_and_nothing_else() {
    for (school, governed) in worlds().await {
        let families = [
            school.samira,
            school.marc,
            school.mme_moreau,
            school.m_moreau,
            school.mme_dubois,
            school.julie,
        ];
        for person in families {
            let client = school.client(person).await;
            assert_eq!(client.get("/").await.status, 200);
            assert_eq!(client.get("/plus").await.status, 200, "the same visit");
            // What is refused, and what is sent, is no visit.
            assert_eq!(client.get("/frequentation/territoire").await.status, 404);
        }
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        // Samira and Marc have a child in each of two schools.
        let visits = "select cast(sum(visits) as bigint) from usage_day where service = ''";
        assert_eq!(number(&school, visits).await, 8);
        let rooms = "select count(distinct service) from usage_day where service <> ''";
        assert_eq!(number(&school, rooms).await, 1, "the room of the directory");
        // Twice the same person on one day is one visitor, of two visits.
        school.at("2026-11-23 17:00");
        school.client(school.samira).await.get("/").await;
        school.clock.advance_minutes(1);
        school.run_jobs().await;
        assert_eq!(number(&school, visits).await, 10);
        let visitors = "select cast(sum(visitors) as bigint) from usage_day where service = ''";
        assert_eq!(number(&school, visitors).await, 8);

        let carlier = school.client(governed.mme_carlier).await;
        let page = carlier.get("/frequentation/territoire").await.page();
        assert!(page.has(".empty"), "a week that still runs is shown to nobody");
        school.at("2026-11-30 02:00");
        school.run_jobs().await;
        let page = carlier.get("/frequentation/territoire").await.page();
        let guardians = page.texts_of("table:first-of-type tbody tr");
        assert!(guardians.iter().any(|row| row.starts_with("Familles")), "{guardians:?}");
        assert!(guardians.iter().any(|row| row.contains("10")), "{guardians:?}");
    }
}

#[tokio::test]
async fn a_school_of_two_visitors_is_hidden_and_its_neighbour_with_it() {
    for (school, governed) in worlds().await {
        let (jean_mace, kergomard) = (school.jean_mace.raw(), school.kergomard.raw());
        let lines = [
            (jean_mace, "pupil", "", 40),
            (kergomard, "pupil", "", 2),
            (school.ferry.raw(), "pupil", "", 30),
            (jean_mace, "guardian", "", 60),
            (kergomard, "guardian", "", 20),
            (school.ferry.raw(), "guardian", "", 12),
        ];
        counted(&school, "2026-11-16", &lines).await;
        school.at("2026-11-24 02:00");
        school.run_jobs().await;
        let vasseur = school.client(school.m_vasseur).await;
        let page = vasseur.get(&format!("/frequentation/communes/{}", school.lys)).await.page();
        let rows = page.texts_of("table");
        let schools = rows.last().expect("the table of schools");
        assert!(schools.contains("120") && schools.contains("40"), "families: {schools}");
        assert!(!schools.contains("80"), "pupils of the one tell those of the other: {schools}");
        assert!(rows[0].contains("84"), "all pupils of the town: {}", rows[0]);
        // Neither the head, nor the officer, nor an export says more.
        for person in [school.mme_lefevre, governed.mme_carlier, school.m_vasseur] {
            let client = school.client(person).await;
            let page = client.get(&format!("/frequentation/ecoles/{jean_mace}")).await.page();
            let table = page.text_of("table");
            assert!(table.contains("120") && !table.contains("80"), "{table}");
            let csv = format!("/frequentation/ecoles/{jean_mace}/export.csv");
            let csv = client.get(&csv).await.text();
            assert!(csv.contains("PARENT;;120;60"), "{csv}");
            assert!(!csv.contains("ELEVE;;"), "{csv}");
            let months = format!("/frequentation/ecoles/{jean_mace}/mesure.csv");
            let months = client.get(&months).await.text();
            assert!(months.contains("2026-11;0591234A;PARENT;;120;60;0"), "{months}");
            assert!(!months.contains("ELEVE"), "{months}");
        }
    }
}

#[tokio::test]
async fn days_of_thirteen_months_ago_become_weeks() {
    for (school, _) in worlds().await {
        counted(&school, "2025-09-01", &[(school.jean_mace.raw(), "pupil", "", 40)]).await;
        counted(&school, "2026-11-09", &[(school.jean_mace.raw(), "pupil", "", 30)]).await;
        school.at("2026-11-24 02:00");
        school.run_jobs().await;
        assert_eq!(number(&school, "select count(*) from usage_day").await, 1);
        assert_eq!(number(&school, "select peak from usage_week").await, 40);
        // A second night finds nothing to do.
        school.at("2026-11-25 02:00");
        school.run_jobs().await;
        assert_eq!(number(&school, "select count(*) from usage_published").await, 2);
    }
}
