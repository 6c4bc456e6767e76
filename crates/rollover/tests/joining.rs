//! From the nursery to the elementary school of the town: announced by one, received by the other,
//! whichever moves first.

use crate::desk::{Desk, day, schools, standing, turn};
use crate::world::{seats, written};
use axum::http::StatusCode;
use testing::TestSchool;

async fn both(school: &TestSchool) -> (Desk, Desk) {
    let kergomard = Desk::begin(school, school.mme_garnier, school.kergomard).await;
    let jean_mace = Desk::of_jean_mace(school).await;
    (kergomard, jean_mace)
}

#[tokio::test]
async fn the_children_of_a_nursery_are_announced_to_the_only_elementary_school() {
    for school in schools().await {
        let (kergomard, jean_mace) = both(&school).await;
        let old = kergomard.text("[aria-labelledby=old] .rows").await;
        assert!(old.contains("MS-GS départ vers École Jean-Macé : 1"), "{old}");
        let old = jean_mace.text("[aria-labelledby=old] .rows").await;
        assert!(old.contains("envoyés par une autre école CP : 1"), "{old}");
        let url = format!("{}/phrases?de=annonces", jean_mace.plan);
        let page = jean_mace.client.get(&url).await.page();
        assert_eq!(
            page.text_of(".sentences p"),
            "Jules Martin arrive d’École maternelle Kergomard en CP."
        );
        // The nursery changes its mind: nobody is announced.
        let (class, jules) = (school.ms_gs.to_string(), school.jules.to_string());
        let again = kergomard.way("MS-GS", "gs").await;
        let fields = [("de", class.as_str()), ("pupils", jules.as_str()), ("to", again.as_str())];
        kergomard.post("/eleves", &fields).await.redirects();
        assert!(!jean_mace.text("[aria-labelledby=old] .rows").await.contains("envoyés"));
        let ferry = format!("joins:{}", school.ferry);
        let fields = [("de", class.as_str()), ("pupils", jules.as_str()), ("to", ferry.as_str())];
        let elsewhere = kergomard.post("/eleves", &fields).await;
        assert_eq!(elsewhere.status, StatusCode::NOT_FOUND, "a school of another town");
    }
}

#[tokio::test]
async fn he_has_one_place_whichever_school_moves_first_and_both_come_back() {
    for is_nursery_first in [true, false] {
        for school in schools().await {
            let before = written(&school.app.db).await;
            let (kergomard, jean_mace) = both(&school).await;
            kergomard.agree().await;
            jean_mace.agree().await;
            let (first, second) =
                if is_nursery_first { (&kergomard, &jean_mace) } else { (&jean_mace, &kergomard) };
            first.apply(&school).await;
            second.apply(&school).await;
            for (on, of) in [
                ("2027-08-31", school.kergomard),
                ("2027-09-01", school.jean_mace),
                ("2027-12-01", school.jean_mace),
            ] {
                for asked in [school.kergomard, school.jean_mace] {
                    let found = seats(&school.app.db, asked, day(on)).await;
                    let count = found.iter().filter(|seat| seat.pupil == school.jules).count();
                    assert_eq!(count, usize::from(asked == of), "{on}, {is_nursery_first}");
                }
            }
            let refused = kergomard.post("/annulation", &[]).await;
            let said = refused.any_page().text_of(".note.warn");
            assert!(said.contains("Jules Martin est depuis dans un autre établissement"), "{said}");
            jean_mace.post("/annulation", &[]).await.redirects();
            kergomard.post("/annulation", &[]).await.redirects();
            assert_eq!(written(&school.app.db).await, before);
        }
    }
}

#[tokio::test]
async fn a_town_brings_the_children_of_its_nursery_along_and_back() {
    for school in schools().await {
        let (kergomard, jean_mace) = both(&school).await;
        kergomard.agree().await;
        jean_mace.agree().await;
        jean_mace.apply(&school).await;
        turn(&school, "2027-08-31 20:00").await;
        assert!(standing(&school, school.jules).await.attends(school.ms_gs), "not let go yet");
        let kergomard = kergomard.later(&school).await;
        kergomard.apply(&school).await;
        turn(&school, "2027-09-01 06:00").await;
        let jules = standing(&school, school.jules).await;
        assert!(jules.attends_school(school.jean_mace));
        assert!(standing(&school, school.samira).await.guards_a_pupil_of_school(school.jean_mace));
        assert!(!standing(&school, school.mme_garnier).await.teaches(jules.classes[0].id));
    }
}
