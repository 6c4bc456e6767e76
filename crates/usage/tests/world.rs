//! The small school with those who decide around it, on each engine.

use base::Day;
use db::params;
use people::testing::governed::GovernedPeople;
use testing::TestSchool;

pub async fn worlds() -> Vec<(TestSchool, GovernedPeople)> {
    worlds_at(testing::NOW).await
}

pub async fn worlds_at(now: &str) -> Vec<(TestSchool, GovernedPeople)> {
    let features =
        || vec![files::feature(), notices::feature(), directory::feature(), usage::feature()];
    let mut worlds = Vec::new();
    for school in TestSchool::each_at(now, features).await {
        let governed = school.govern().await;
        // Everybody has opened his account.
        school.app.jobs.lend(usage::Newcomers(|_, _| Ok(Vec::new())));
        worlds.push((school, governed));
    }
    worlds
}

/// What a school has counted on the Monday of a week, as if its people had come.
pub async fn counted(school: &TestSchool, monday: &str, lines: &[(i64, &str, &str, i64)]) {
    let week = Day::parse_iso(monday).expect("a Monday");
    let lines: Vec<(i64, String, String, i64)> =
        lines.iter().map(|it| (it.0, it.1.to_owned(), it.2.to_owned(), it.3)).collect();
    let write = move |tx: &db::Tx<'_>| {
        let row = |it: &(i64, String, String, i64)| {
            params![it.0, week, &it.1, &it.2, week, it.3 * 2, it.3].to_vec()
        };
        let rows: Vec<Vec<db::Value>> = lines.iter().map(row).collect();
        tx.run_each(
            "insert into usage_day (place_id, day, role, service, week, visits, visitors)
             values ($1, $2, $3, $4, $5, $6, $7)",
            &rows,
        )
    };
    school.app.db.write(write).await.expect("counted");
}

pub async fn number(school: &TestSchool, sql: &'static str) -> i64 {
    school.app.db.read(move |tx| tx.number(sql, &[])).await.expect("a number")
}
