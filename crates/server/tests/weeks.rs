//! The week of a school: what the head says to those who call the roll is what homework and the
//! agenda go by, in the whole house.

use server::house;
use testing::{Client, Page, TestSchool};

/// The days the form of a homework offers.
async fn offered(teacher: &Client, school: &TestSchool) -> Page {
    let new = format!("/cahier-de-textes/livres/{}/devoirs/nouveau", school.ce1_a);
    teacher.get(&new).await.page()
}

#[tokio::test]
async fn roll_calls_homework_and_the_agenda_have_the_same_days() {
    for school in TestSchool::each(house::features).await {
        let head = school.client(school.mme_lefevre).await;
        let durand = school.client(school.mme_durand).await;
        let (wednesday, closed) = ("2026-11-25", "2026-12-03");
        let day = |day: &str| format!("input[name='due_on'][value='{day}']");
        let page = offered(&durand, &school).await;
        assert!(!page.has(&day(wednesday)) && page.has(&day(closed)), "four days, as usual");

        let of_school = format!("/presences/ecoles/{}", school.jean_mace);
        let five = [("days", "five"), ("afternoon_at", "12:00")];
        head.post(&format!("{of_school}/semaine"), &five).await.redirects();
        let days = [("from_on", closed), ("until_on", "")];
        let halves = [("from_half", "am"), ("until_half", "pm")];
        let why = [("cause", "strike"), ("note", "")];
        let closes = [days, halves, why].concat();
        head.post(&format!("{of_school}/fermetures"), &closes).await.redirects();

        let page = offered(&durand, &school).await;
        assert!(page.has(&day(wednesday)) && !page.has(&day(closed)));
        // On Wednesday the roll is called, and on the day that is closed it is not.
        for (now, lines) in [("2026-11-25 09:00", 3), ("2026-12-03 09:00", 0)] {
            school.at(now);
            let call = format!("/presences/classes/{}", school.ce1_a);
            assert_eq!(durand.get(&call).await.page().count(".call-line"), lines, "{now}");
        }
        school.at(testing::NOW);

        let place = format!("class:{}", school.ce1_a);
        let lesson = [
            ("place", place.as_str()),
            ("title", "Lecture"),
            ("day", "2026-12-01"),
            ("start", "13:30"),
            ("end", "13:45"),
            ("families", "on"),
            ("repeat", "daily"),
            ("until_on", "2026-12-04"),
            ("skips_holidays", "on"),
        ];
        durand.post("/agenda/nouveau", &lesson).await.redirects();
        let samira = school.client(school.samira).await;
        let week = samira.get("/agenda?jour=2026-12-01").await.page();
        let days = week.texts_of(".day:has(a.row) h3");
        let days: Vec<&str> = days.iter().filter_map(|it| it.split(' ').next()).collect();
        assert_eq!(days, ["mardi", "mercredi", "vendredi"]);
        assert!(week.text_of(".day .row.off").contains("École fermée"));
    }
}
