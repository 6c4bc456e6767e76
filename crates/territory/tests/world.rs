//! The small school with those who decide around it, on each engine.

use people::testing::governed::GovernedPeople;
use testing::TestSchool;

pub async fn worlds() -> Vec<(TestSchool, GovernedPeople)> {
    let features =
        || vec![files::feature(), notices::feature(), council::feature(), territory::feature()];
    let mut worlds = Vec::new();
    for school in TestSchool::each(features).await {
        let governed = school.govern().await;
        worlds.push((school, governed));
    }
    worlds
}
