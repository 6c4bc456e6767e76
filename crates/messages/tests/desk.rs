//! Somebody at his desk: what he writes, finds and opens, in few words.

use base::Id;
use people::Person;
use testing::{Answered, Client, TestSchool};

/// École Jean-Macé with its post, on each engine.
pub async fn schools() -> Vec<TestSchool> {
    schools_at(testing::NOW).await
}

/// The same, at another hour.
pub async fn schools_at(now: &str) -> Vec<TestSchool> {
    let features =
        || vec![files::feature(), notices::feature(), translation::feature(), messages::feature()];
    TestSchool::each_at(now, features).await
}

/// `p:9`
pub fn person(id: Id<Person>) -> String {
    format!("p:{id}")
}

/// Somebody's browser, on the pages of the post.
pub struct Desk(pub Client);

pub async fn desk(school: &TestSchool, person: Id<Person>) -> Desk {
    Desk(school.client(person).await)
}

impl Desk {
    /// Sends a letter; the form may hold more fields.
    pub async fn try_writes(&self, to: &[&str], subject: &str, more: &[(&str, &str)]) -> Answered {
        let mut fields: Vec<(&str, &str)> = to.iter().map(|to| ("to", *to)).collect();
        fields.extend([("subject", subject), ("body", "Bonjour, voici."), ("action", "send")]);
        fields.extend(more);
        self.0.post("/messages/nouveau", &fields).await
    }

    #[track_caller]
    pub fn writes<'a>(&'a self, to: &'a str, subject: &'a str) -> impl Future<Output = ()> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let answered = self.try_writes(&[to], subject, &[]).await;
            let words = answered.any_page().text_of("main");
            assert_eq!(answered.status, 303, "at {caller}: {words}");
        }
    }

    /// The subjects of a list, newest first.
    pub async fn subjects(&self, list: &str) -> Vec<String> {
        let page = self.0.get(list).await.page();
        let lines = page.texts_of(".rows .row .quiet.one-line");
        let subject = |line: &String| line.split(" — ").next().unwrap_or_default().to_owned();
        lines.iter().map(subject).collect()
    }

    pub async fn received(&self) -> Vec<String> {
        self.subjects("/messages").await
    }

    /// The address of the first letter of a list.
    pub async fn first(&self, list: &str) -> String {
        let page = self.0.get(list).await.page();
        page.attribute(".rows a.row", "href").expect("a letter in the list")
    }

    /// What the first letter received says, once opened.
    pub async fn opens_first(&self) -> testing::Page {
        let url = self.first("/messages").await;
        self.0.get(&url).await.page()
    }

    /// The names and reasons the picker shows.
    pub async fn finds(&self, query: &str) -> Vec<(String, bool)> {
        let url = format!("/api/messages/contacts?q={}", web::percent(query));
        let found = self.0.get_json(&url).await.json();
        let entry = |entry: &serde_json::Value| {
            let name = entry["name"].as_str().expect("a name").to_owned();
            (name, entry["allowed"].as_bool().expect("allowed or not"))
        };
        found.as_array().expect("a list").iter().map(entry).collect()
    }

    /// The value the picker gives for the first one found.
    pub async fn picks(&self, query: &str) -> String {
        let url = format!("/api/messages/contacts?q={}", web::percent(query));
        let found = self.0.get_json(&url).await.json();
        let first = found[0].as_object().unwrap_or_else(|| panic!("nobody for {query}"));
        first["value"].as_str().expect("a value").to_owned()
    }

    /// The number beside the menu's entry.
    pub async fn badge(&self) -> String {
        let page = self.0.get("/messages").await.page();
        page.text_of(".tabs [data-counter='messages'] [data-counter-value]")
    }
}
