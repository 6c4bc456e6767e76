//! What repeats: one date changed, those that follow, all; summer time; holidays left out.

use crate::desk::{class, desk, schools, schools_at};
use axum::http::StatusCode;

const POOL: [(&str, &str); 7] = [
    ("title", "Piscine"),
    ("day", "2026-12-01"),
    ("start", "14:00"),
    ("end", "15:30"),
    ("repeat", "weekly"),
    ("until_on", "2027-01-31"),
    ("skips_holidays", "on"),
];

#[tokio::test]
async fn a_pool_every_tuesday_has_no_date_in_the_holidays() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        for (day, there) in [("2026-12-15", 1), ("2026-12-22", 0), ("2027-01-05", 1)] {
            let shown = durand.page(&format!("/agenda?jour={day}")).await;
            assert_eq!(shown.count(".day a.row"), there, "{day}");
        }
    }
}

/// The address of the date of this week.
async fn date_of(desk: &crate::desk::Desk, day: &str) -> String {
    let page = desk.page(&format!("/agenda?jour={day}")).await;
    page.attribute(".day a.row", "href").expect("a date")
}

#[tokio::test]
async fn one_date_alone_is_moved_and_the_others_stay() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        let second = date_of(&durand, "2026-12-08").await;
        let edit = format!("{second}/modification");
        let changes = [("which", "one"), ("day", "2026-12-10"), ("title", "Piscine (report)")];
        durand.changes(&edit, &changes).await.redirects();
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.week("2026-12-08").await, ["Piscine (report)"]);
        let page = samira.page("/agenda?jour=2026-12-08").await;
        assert!(page.text_of(".day h3").contains("jeudi 10 décembre"));
        assert_eq!(samira.week("2026-12-15").await[0], "Piscine");
        // And this one alone is cancelled.
        let cancel = format!("{second}/annulation");
        durand.0.post(&cancel, &[("which", "one")]).await.redirects();
        assert!(samira.page(&second).await.has(".note.warn"));
        let third = date_of(&samira, "2026-12-15").await;
        assert!(!samira.page(&third).await.has(".note.warn"));
    }
}

#[tokio::test]
async fn this_date_and_the_following_ones_become_another_hour() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        let third = date_of(&durand, "2026-12-15").await;
        let changes = [("which", "following"), ("start", "10:00"), ("end", "11:00")];
        durand.changes(&format!("{third}/modification"), &changes).await.redirects();
        let samira = desk(&school, school.samira).await;
        let hour = async |day: &str| {
            samira.page(&format!("/agenda?jour={day}")).await.text_of(".day .quiet")
        };
        assert!(hour("2026-12-08").await.contains("14 h"));
        for day in ["2026-12-15", "2027-01-05", "2027-01-26"] {
            assert!(hour(day).await.contains("10 h – 11 h"), "{day}");
        }
        let answered = samira.0.get(&third).await;
        assert_eq!(answered.status, StatusCode::NOT_FOUND, "it is another event now");
    }
}

#[tokio::test]
async fn all_dates_move_and_a_cancelled_one_stays_cancelled() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        let second = date_of(&durand, "2026-12-08").await;
        durand.0.post(&format!("{second}/annulation"), &[("which", "one")]).await.redirects();
        let first = date_of(&durand, "2026-12-01").await;
        let changes = [("which", "all"), ("start", "13:45"), ("repeat", "kept")];
        durand.changes(&format!("{first}/modification"), &changes).await.redirects();
        let samira = desk(&school, school.samira).await;
        let page = samira.page("/agenda?jour=2026-12-08").await;
        assert_eq!(page.texts_of(".day s b"), ["Piscine"]);
        assert!(page.text_of(".day .quiet").contains("13 h 45"));
        // What follows is cancelled as a whole.
        let third = date_of(&durand, "2026-12-15").await;
        durand.0.post(&format!("{third}/annulation"), &[("which", "following")]).await.redirects();
        let page = samira.page("/agenda?jour=2027-01-05").await;
        assert_eq!(page.count(".day s b"), 1);
        assert_eq!(samira.page("/agenda?jour=2026-12-01").await.count(".day s b"), 0);
    }
}

#[tokio::test]
async fn one_date_says_its_own_words_and_what_it_cannot_have_is_refused() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        let second = date_of(&durand, "2026-12-08").await;
        let edit = format!("{second}/modification");
        let words = [("which", "one"), ("body", "Sans bonnet cette fois.")];
        durand.changes(&edit, &words).await.redirects();
        let samira = desk(&school, school.samira).await;
        assert!(samira.page(&second).await.text_of("section.prose").contains("Sans bonnet"));
        let third = date_of(&samira, "2026-12-15").await;
        assert!(!samira.page(&third).await.has("section.prose"));
        for other in [("theme", "outing"), ("pupils", ""), ("repeat", "")] {
            let refused = durand.changes(&edit, &[("which", "one"), other]).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{other:?}");
            let said = refused.any_page().text_of(".problems");
            assert!(said.contains("Pour une date seulement"), "{said}");
        }
    }
}

#[tokio::test]
async fn what_a_date_says_for_itself_stays_when_all_are_changed_in_its_form() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        let second = date_of(&durand, "2026-12-08").await;
        let edit = format!("{second}/modification");
        let moved = [("which", "one"), ("day", "2026-12-10"), ("title", "Piscine (report)")];
        durand.changes(&edit, &moved).await.redirects();
        // All of them are elsewhere: nothing was said of the day, nor of the title.
        let elsewhere = [("which", "all"), ("location", "Bassin nord")];
        durand.changes(&edit, &elsewhere).await.redirects();
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.week("2026-12-08").await, ["Piscine (report)"]);
        assert_eq!(samira.week("2026-12-15").await[0], "Piscine");
        for day in ["2026-12-01", "2026-12-10", "2026-12-15"] {
            let date = samira.page(&date_of(&samira, day).await).await;
            assert!(date.text_of("dl.facts").contains("Bassin nord"), "{day}");
        }
    }
}

#[tokio::test]
async fn all_tuesdays_become_thursdays() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        let second = date_of(&durand, "2026-12-08").await;
        let changes = [("which", "all"), ("day", "2026-12-10")];
        durand.changes(&format!("{second}/modification"), &changes).await.redirects();
        for week in ["2026-11-30", "2026-12-07", "2026-12-14", "2027-01-04"] {
            let page = durand.page(&format!("/agenda?jour={week}")).await;
            let days = page.texts_of(".day:has(a.row) h3");
            assert_eq!(days.len(), 1, "{week}: {days:?}");
            assert!(days[0].starts_with("jeudi"), "{week}: {days:?}");
        }
    }
}

#[tokio::test]
async fn a_colleague_who_cancels_another_date_is_in_nobodys_way() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        durand.writes(&class(&school), &POOL).await;
        let (second, third) =
            (date_of(&durand, "2026-12-08").await, date_of(&durand, "2026-12-15").await);
        let edit = format!("{second}/modification");
        let seen = durand.form(&edit).await;
        let head = desk(&school, school.mme_lefevre).await;
        head.0.post(&format!("{third}/annulation"), &[("which", "one")]).await.redirects();
        durand.sends(&edit, &seen, &[("which", "one"), ("start", "14:15")]).await.redirects();
        // What she wrote of one date is seen by whoever changes another.
        let late = head.form(&format!("{third}/modification")).await;
        assert!(late.iter().any(|(name, version)| name == "version" && version == "3"));
    }
}

#[tokio::test]
async fn summer_time_moves_no_lesson() {
    for school in schools_at("2027-03-15 10:00").await {
        let durand = desk(&school, school.mme_durand).await;
        let fields = [
            ("title", "Chorale"),
            ("day", "2027-03-22"),
            ("start", "08:30"),
            ("end", "09:15"),
            ("repeat", "weekly"),
            ("until_on", "2027-04-12"),
        ];
        let first = durand.writes(&class(&school), &fields).await;
        for day in ["2027-03-22", "2027-03-29", "2027-04-05"] {
            let page = durand.page(&format!("/agenda?jour={day}")).await;
            let hours = page.texts_of(".day a.row .quiet");
            assert!(hours[0].starts_with("8 h 30"), "{day}: {hours:?}");
        }
        let file = durand.0.get(&format!("{first}/evenement.ics")).await.text();
        assert!(file.contains("DTSTART;TZID=Europe/Paris:20270322T083000\r\n"));
        assert!(file.contains("BEGIN:VTIMEZONE\r\nTZID:Europe/Paris\r\n"));
        // The hour that summer time skips is the next one.
        let skipped = [("day", "2027-03-28"), ("start", "02:30"), ("end", "04:00")];
        let night = durand.writes(&class(&school), &skipped).await;
        assert!(durand.page(&night).await.text_of("dl.facts").contains("3 h 30"));
    }
}

#[tokio::test]
async fn what_repeats_without_sense_is_refused_with_a_sentence() {
    for school in schools().await {
        let durand = desk(&school, school.mme_durand).await;
        let place = class(&school);
        for (fields, words) in [
            ([("repeat", "weekly"), ("until_on", "")], "jour"),
            ([("repeat", "daily"), ("until_on", "2028-11-30")], "400 dates"),
        ] {
            let answered = durand.try_writes(&place, &fields).await;
            assert_eq!(answered.status, StatusCode::UNPROCESSABLE_ENTITY);
            let said = answered.any_page().text_of(".problems");
            assert!(said.contains(words), "{said}");
        }
        assert!(durand.week("2026-12-03").await.is_empty(), "nothing has happened");
    }
}
