//! The stories of the administration.

mod audit;
mod classes;
mod doors;
mod groups;
mod people;
mod platform;
mod rights;
mod rules;

use base::Id;
use testing::TestSchool;
use web::Feature;

fn features() -> Vec<Feature> {
    vec![admin::feature()]
}

/// What was done in a school, the latest first: the words of the log.
async fn deeds(school: &TestSchool, at: Id<::people::School>) -> Vec<String> {
    let load = move |tx: &db::Tx<'_>| ::people::audit::of_school(tx, at, None, 50);
    let entries = school.app.db.read(load).await.expect("the log");
    entries.into_iter().map(|entry| entry.action).collect()
}

fn room(school: &TestSchool, name: &str) -> String {
    format!("/administration/ecole/{}/{name}", school.jean_mace)
}
