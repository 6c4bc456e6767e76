//! What happens by itself while everybody sleeps.

use base::Day;
use people::{Function, Post, Standing, assignment, groups, testing::holds};
use server::house;
use testing::TestSchool;

#[tokio::test]
async fn a_teacher_who_begins_tomorrow_teaches_tomorrow() {
    for school in TestSchool::each(house::features).await {
        let db = &school.app.db;
        school.app.jobs.plan().await.expect("the nights are planned");
        let (who, post) = (school.m_petit, Post::Class(school.jean_mace, school.ce1_a));
        let tomorrow = Day::parse_iso("2026-11-24").expect("a day");
        let today = school.clock.today();
        let begin = move |tx: &db::Tx<'_>| {
            let new = holds(who, post, Function::Substitute, tomorrow);
            let (_, touched) = assignment::begin(tx, &[new])?;
            groups::refresh(tx, &touched, today)
        };
        db.write(begin).await.expect("written down");
        let class = school.ce1_a;
        let teaches = || async move {
            let standing = db.read(move |tx| Standing::load(tx, who)).await.expect("read");
            standing.expect("a person").teaches(class)
        };
        school.at("2026-11-23 23:30");
        school.run_jobs().await;
        assert!(!teaches().await, "not before midnight");
        school.at("2026-11-24 00:30");
        school.run_jobs().await;
        assert!(teaches().await, "in the first hour of the day");
    }
}
