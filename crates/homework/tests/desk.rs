//! What the stories share: the schools, and somebody who opens his book.

use base::Id;
use people::{Class, Person};
use testing::{Answered, Client, TestSchool};

/// Monday 23 November 2026, four in the afternoon.
pub const AFTER_CLASS: &str = "2026-11-23 16:00";

pub async fn schools() -> Vec<TestSchool> {
    schools_at(AFTER_CLASS).await
}

pub async fn schools_at(now: &str) -> Vec<TestSchool> {
    let features =
        || vec![files::feature(), notices::feature(), translation::feature(), homework::feature()];
    TestSchool::each_at(now, features).await
}

pub struct Desk(pub Client);

pub async fn desk(school: &TestSchool, person: Id<Person>) -> Desk {
    Desk(school.client(person).await)
}

pub fn book(class: Id<Class>) -> String {
    format!("/cahier-de-textes/livres/{class}")
}

impl Desk {
    pub async fn try_gives(
        &self,
        class: Id<Class>,
        title: &str,
        more: &[(&str, &str)],
    ) -> Answered {
        let mut fields = vec![("title", title)];
        let usual = [("subject", "Lecture"), ("due_on", "2026-11-26"), ("action", "give")];
        for (name, usual) in usual {
            if more.iter().all(|(it, _)| *it != name) {
                fields.push((name, usual));
            }
        }
        fields.extend(more);
        self.0.post(&format!("{}/devoirs/nouveau", book(class)), &fields).await
    }

    /// Gives a homework for Thursday, unless it is said otherwise; says where it is.
    pub async fn gives(&self, class: Id<Class>, title: &str, more: &[(&str, &str)]) -> String {
        self.try_gives(class, title, more).await.redirects()
    }

    pub async fn logs(&self, class: Id<Class>, title: &str, more: &[(&str, &str)]) -> String {
        let mut fields = vec![("title", title), ("action", "save")];
        for (name, usual) in [("subject", "Sciences"), ("on_day", "2026-11-23")] {
            if more.iter().all(|(it, _)| *it != name) {
                fields.push((name, usual));
            }
        }
        fields.extend(more);
        let url = format!("{}/seances/nouvelle", book(class));
        self.0.post(&url, &fields).await.redirects()
    }

    /// The titles of a week, or of any list of rows.
    pub async fn titles(&self, path: &str) -> Vec<String> {
        self.0.get(path).await.page().texts_of(".rows a.row b")
    }

    pub async fn week(&self) -> Vec<String> {
        self.titles("/cahier-de-textes").await
    }

    pub async fn status(&self, path: &str) -> u16 {
        self.0.get(path).await.status.as_u16()
    }

    pub async fn post_status(&self, path: &str, fields: &[(&str, &str)]) -> u16 {
        self.0.post(path, fields).await.status.as_u16()
    }
}
