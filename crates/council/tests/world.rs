//! The small school with those who decide around it, on each engine.

use people::testing::governed::GovernedPeople;
use testing::TestSchool;

pub async fn worlds() -> Vec<(TestSchool, GovernedPeople)> {
    worlds_at(testing::NOW).await
}

/// The same, at another hour.
pub async fn worlds_at(now: &str) -> Vec<(TestSchool, GovernedPeople)> {
    let features = || vec![files::feature(), notices::feature(), council::feature()];
    let mut worlds = Vec::new();
    for school in TestSchool::each_at(now, features).await {
        let governed = school.govern().await;
        worlds.push((school, governed));
    }
    worlds
}
