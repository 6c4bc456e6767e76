//! What is listed is what may be read, for everybody.

use crate::desk::{class, desk, of_school, own, schools};
use axum::http::StatusCode;

#[tokio::test]
async fn an_event_is_in_ones_week_and_found_when_one_may_read_it_and_not_otherwise() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let head = desk(&school, school.mme_lefevre).await;
        let (place, whole) = (class(&school), of_school(&school));
        let families = [("title", "Alpha"), ("pupils", ""), ("staff", "")];
        let staff = [("title", "Bravo"), ("pupils", ""), ("families", "")];
        let mut written = vec![
            ("Alpha", durand.writes(&place, &families).await),
            ("Bravo", head.writes(&whole, &staff).await),
            ("Charlie", head.writes(&whole, &[("title", "Charlie")]).await),
            ("Delta", durand.writes(&place, &[("title", "Delta"), ("families", "")]).await),
        ];
        let mine = own(school.samira);
        let samira = desk(&school, school.samira).await;
        written.push(("Echo", samira.writes(&mine, &[("title", "Echo")]).await));
        for (name, person) in school.cast() {
            let Some(person) = person else { continue };
            let desk = desk(&school, person).await;
            let week = desk.week("2026-12-03").await;
            let of_class = format!("/agenda?jour=2026-12-03&lieu={place}");
            let of_class = desk.page(&of_class).await.texts_of(".day .rows b");
            for (title, path) in &written {
                let is_read = desk.0.get(path).await.status == StatusCode::OK;
                let is_listed = week.iter().chain(&of_class).any(|it| it == title);
                // Those who run a class read what is not for them, and look for it there.
                if !is_read {
                    assert!(!is_listed, "{name} is shown {title}");
                }
                let found = desk.page(&format!("/agenda/recherche?q={title}")).await;
                if found.has("a.row") {
                    assert!(is_read, "{name} finds {title}");
                }
                if is_listed && week.iter().any(|it| it == title) {
                    assert!(found.has("a.row"), "{name} does not find {title}");
                }
            }
        }
        assert_eq!(samira.week("2026-12-03").await, ["Alpha", "Charlie", "Echo"]);
        let lea = desk(&school, school.lea).await;
        assert_eq!(lea.week("2026-12-03").await, ["Charlie", "Delta"]);
        assert_eq!(durand.week("2026-12-03").await, ["Bravo", "Charlie", "Delta"]);
        let nobody = school.nobody().get("/agenda").await.status;
        assert_eq!(nobody, StatusCode::UNAUTHORIZED);
    }
}
