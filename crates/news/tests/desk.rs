//! What the stories share: the schools, and somebody who writes.

use base::Id;
use people::Person;
use testing::{Client, TestSchool};

/// The news, and what they need.
pub fn features() -> Vec<web::Feature> {
    vec![
        files::feature(),
        notices::feature(),
        translation::feature(),
        publication::feature(),
        news::feature(),
    ]
}

/// Erases what the house holds of a person; says how many rows.
pub fn erase(tx: &db::Tx<'_>, person: Id<Person>) -> db::Result<u64> {
    features().into_iter().map(|feature| (feature.erase)(tx, person)).sum()
}

pub async fn schools() -> Vec<TestSchool> {
    TestSchool::each(features).await
}

pub struct Desk(pub Client);

pub async fn desk(school: &TestSchool, person: Id<Person>) -> Desk {
    Desk(school.client(person).await)
}

pub const EVERYBODY: [(&str, &str); 3] = [("families", "on"), ("pupils", "on"), ("staff", "on")];

impl Desk {
    /// Sends the form of a new article; says where it is.
    pub async fn writes<T>(&self, thread: Id<T>, title: &str, more: &[(&str, &str)]) -> String {
        self.try_writes(thread, title, more).await.redirects()
    }

    pub async fn try_writes<T>(
        &self,
        thread: Id<T>,
        title: &str,
        more: &[(&str, &str)],
    ) -> testing::Answered {
        let mut fields = vec![("title", title), ("body", "Voici ce qu’il faut savoir.")];
        if !more.iter().any(|(name, _)| ["families", "pupils", "staff"].contains(name)) {
            fields.extend(EVERYBODY);
        }
        fields.extend(more);
        self.0.post(&format!("/actualites/fils/{thread}/nouveau"), &fields).await
    }

    pub async fn publishes<T>(&self, thread: Id<T>, title: &str, more: &[(&str, &str)]) -> String {
        self.writes(thread, title, &[&[("action", "publish")], more].concat()).await
    }

    /// The titles of a list.
    pub async fn titles(&self, path: &str) -> Vec<String> {
        let page = self.0.get(path).await.page();
        let mut titles = page.texts_of(".headline h2");
        titles.extend(page.texts_of(".rows a.row b"));
        titles.iter().map(|title| title.trim_start_matches("Nouveau : ").to_owned()).collect()
    }

    pub async fn status(&self, path: &str) -> u16 {
        self.0.get(path).await.status.as_u16()
    }
}
