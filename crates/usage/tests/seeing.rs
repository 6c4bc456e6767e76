//! Who sees which figures.

use crate::world::{counted, worlds};

#[tokio::test]
async fn a_head_sees_her_school_a_town_its_schools_the_syndicate_all_and_nobody_else() {
    for (school, governed) in worlds().await {
        let mine = format!("/frequentation/ecoles/{}", school.jean_mace);
        let town = format!("/frequentation/communes/{}", school.lys);
        let all = "/frequentation/territoire";
        let seen = [
            (school.mme_lefevre, [200, 404, 404]),
            (school.mme_garnier, [404, 404, 404]),
            (school.m_vasseur, [200, 200, 404]),
            (governed.m_dumont, [404, 404, 404]),
            (governed.mme_bak, [404, 404, 404]),
            (governed.mme_carlier, [200, 200, 200]),
            (school.mme_delattre, [200, 200, 200]),
            (school.mme_durand, [404, 404, 404]),
            (school.samira, [404, 404, 404]),
            (school.lea, [404, 404, 404]),
        ];
        for (person, statuses) in seen {
            let client = school.client(person).await;
            for (page, status) in [&*mine, &*town, all].iter().zip(statuses) {
                assert_eq!(client.get(page).await.status, status, "{person} on {page}");
                for csv in [format!("{page}/export.csv"), format!("{page}/mesure.csv")] {
                    assert_eq!(client.get(&csv).await.status, status, "{person} on {csv}");
                }
            }
        }
        assert_eq!(school.nobody().get(all).await.status, 401);
        // Each is led to what is his.
        let head = school.client(school.mme_lefevre).await;
        assert_eq!(head.get("/frequentation").await.redirects(), mine);
        let parent = school.client(school.samira).await;
        assert_eq!(parent.get("/frequentation").await.status, 404, "not there for her");
    }
}

#[tokio::test]
async fn the_officer_raises_the_threshold_for_the_weeks_to_come() {
    for (school, governed) in worlds().await {
        let lines = [
            (school.jean_mace.raw(), "pupil", "", 40),
            (school.kergomard.raw(), "pupil", "", 9),
            (school.ferry.raw(), "pupil", "", 30),
        ];
        counted(&school, "2026-11-16", &lines).await;
        school.at("2026-11-24 02:00");
        school.run_jobs().await;
        let carlier = school.client(governed.mme_carlier).await;
        let settings = "/frequentation/reglages";
        let form = [("threshold", "3"), ("version", "0")];
        let again = carlier.post(settings, &form).await;
        assert_eq!(again.status, 422);
        assert_eq!(again.any_page().text_of(".error"), "Donnez un nombre de 5 à 50.");
        let form = [("threshold", "10"), ("version", "0")];
        assert_eq!(carlier.post(settings, &form).await.redirects(), "/frequentation/territoire");
        // A colleague who had opened the page before is told.
        let steward = school.client(school.mme_delattre).await;
        assert_eq!(steward.post(settings, &form).await.status, 409);
        for other in [school.m_vasseur, school.mme_lefevre, school.samira] {
            let client = school.client(other).await;
            assert_eq!(client.get(settings).await.status, 404);
            assert_eq!(client.post(settings, &form).await.status, 404);
        }
        counted(&school, "2026-11-23", &lines).await;
        school.at("2026-12-01 02:00");
        school.run_jobs().await;
        let kergomard = format!("/frequentation/ecoles/{}", school.kergomard);
        let garnier = school.client(school.mme_garnier).await;
        let now = garnier.get(&kergomard).await.page().texts_of("table");
        assert!(!now[0].contains("18"), "{now:?}");
        let before = garnier.get(&format!("{kergomard}?semaine=2026-11-16")).await.page();
        assert!(before.texts_of("table")[0].contains("18"), "what is out does not change");
    }
}
