//! The days of class that homework and the agenda read are those of the roll calls.

use crate::desk::schools;
use base::{Day, NoClass};
use testing::TestSchool;

/// Why there is no class, as the other rooms of the house read it of the school.
async fn without_class(school: &TestSchool, day: &str) -> Option<NoClass> {
    let (id, day) = (school.jean_mace, Day::parse_iso(day).expect("a day"));
    let week = school.app.db.read(move |tx| people::school::weeks(tx, &[id])).await;
    week.expect("read").first().and_then(|(_, week)| week.without_class(day))
}

#[tokio::test]
async fn what_the_head_says_of_the_week_and_closes_is_everybodys() {
    for school in schools().await {
        let (wednesday, thursday) = ("2026-12-02", "2026-11-26");
        assert_eq!(without_class(&school, wednesday).await, Some(NoClass::Wednesday));
        let lefevre = school.client(school.mme_lefevre).await;
        let of_school = format!("/presences/ecoles/{}", school.jean_mace);
        let five = [("days", "five"), ("afternoon_at", "12:00")];
        lefevre.post(&format!("{of_school}/semaine"), &five).await.redirects();
        assert_eq!(without_class(&school, wednesday).await, None);

        let closures = format!("{of_school}/fermetures");
        let closes = async |halves: [&str; 2]| {
            let days = [("from_on", thursday), ("until_on", "")];
            let why = [("cause", "strike"), ("note", "")];
            let halves = [("from_half", halves[0]), ("until_half", halves[1])];
            lefevre.post(&closures, &[days, why, halves].concat()).await.redirects();
        };
        closes(["pm", "pm"]).await;
        assert_eq!(without_class(&school, thursday).await, None, "there is a morning");
        closes(["am", "am"]).await;
        assert_eq!(without_class(&school, thursday).await, Some(NoClass::Closed));
        assert_eq!(without_class(&school, wednesday).await, None, "and Wednesdays stay");
        let page = lefevre.get(&closures).await.page();
        let lift = page.attribute("form[action$='/retrait']", "action").expect("a way back");
        lefevre.post(&lift, &[]).await.redirects();
        assert_eq!(without_class(&school, thursday).await, None);
    }
}
