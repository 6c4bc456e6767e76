//! Somebody with an assessment open: what he makes, types and sees, in few words.

use base::Id;
use people::{Class, Person};
use testing::{Answered, Client, Page, TestSchool};

/// École Jean-Macé with its assessments, on each engine.
pub async fn schools() -> Vec<TestSchool> {
    schools_at(testing::NOW).await
}

/// The same, at another hour.
pub async fn schools_at(now: &str) -> Vec<TestSchool> {
    let features =
        || vec![files::feature(), notices::feature(), results::feature(), assessments::feature()];
    TestSchool::each_at(now, features).await
}

/// The ids of the scales of the nation.
pub const OBJECTIFS: &str = "1";
pub const LETTRES: &str = "5";

/// A dictation of four levels, on two items of free words.
pub const DICTATION: [(&str, &str); 5] = [
    ("title", "Dictée n° 4"),
    ("day", "2026-11-23"),
    ("scale", OBJECTIFS),
    ("items", "Les mots en « ou »\nLes accords"),
    ("action", "open"),
];

pub struct Desk(pub Client);

pub async fn desk(school: &TestSchool, person: Id<Person>) -> Desk {
    Desk(school.client(person).await)
}

/// `/evaluations/73…`
pub struct Paper {
    pub url: String,
    /// Its items, in the order of the grid.
    pub items: Vec<String>,
}

impl Paper {
    pub fn id(&self) -> &str {
        self.url.rsplit('/').next().expect("an id")
    }

    pub fn grid(&self) -> String {
        format!("{}/saisie", self.url)
    }

    pub fn cells(&self) -> String {
        format!("/api/evaluations/{}/cellules", self.id())
    }

    pub fn sheet(&self, pupil: Id<Person>) -> String {
        format!("{}/eleves/{pupil}", self.url)
    }

    /// `cell-{item}-{pupil}`
    pub fn cell(&self, item: usize, pupil: Id<Person>) -> String {
        format!("cell-{}-{pupil}", self.items[item])
    }

    pub fn seen(&self, item: usize, pupil: Id<Person>) -> String {
        format!("seen-{}-{pupil}", self.items[item])
    }
}

impl Desk {
    pub async fn page(&self, path: &str) -> Page {
        self.0.get(path).await.page()
    }

    pub async fn try_makes(&self, class: Id<Class>, fields: &[(&str, &str)]) -> Answered {
        self.0.post(&format!("/evaluations/classes/{class}/nouvelle"), fields).await
    }

    /// The dictation in a class, open.
    pub async fn makes(&self, class: Id<Class>) -> Paper {
        self.makes_with(class, &[]).await
    }

    /// The same with other fields, which stand instead of those of the same name.
    pub async fn makes_with(&self, class: Id<Class>, more: &[(&str, &str)]) -> Paper {
        let is_other = |(name, _): &&(&str, &str)| more.iter().all(|(other, _)| other != name);
        let fields: Vec<_> = DICTATION.iter().filter(is_other).chain(more).copied().collect();
        let to = self.try_makes(class, &fields).await.redirects();
        let url = to.rsplit_once('/').expect("a way").0.to_owned();
        self.paper(&url).await
    }

    pub async fn paper(&self, url: &str) -> Paper {
        let page = self.page(&format!("{url}/saisie")).await;
        Paper { url: url.to_owned(), items: page.attributes("th[data-item]", "data-item") }
    }

    /// Types these cells as the form of the page does: all of it is sent, as it was seen.
    pub async fn types(&self, paper: &Paper, cells: &[(usize, Id<Person>, &str)]) -> Answered {
        let page = self.page(&paper.grid()).await;
        let mut fields = seen(&page);
        for (item, pupil, text) in cells {
            let name = paper.cell(*item, *pupil);
            match fields.iter_mut().find(|(known, _)| *known == name) {
                Some((_, known)) => (*text).clone_into(known),
                None => fields.push((name, (*text).to_owned())),
            }
        }
        self.sends(&paper.grid(), &fields).await
    }

    pub async fn sends(&self, url: &str, fields: &[(String, String)]) -> Answered {
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.0.post(url, &fields).await
    }

    /// What stands in a cell of the page.
    pub async fn reads(&self, paper: &Paper, item: usize, pupil: Id<Person>) -> String {
        let page = self.page(&paper.grid()).await;
        let cell = format!("input[name='{}']", paper.cell(item, pupil));
        page.attribute(&cell, "value").unwrap_or_default()
    }
}

/// The lines that the pages of results read say what the cells say.
pub async fn lines_stand(school: &TestSchool) {
    let astray = |tx: &db::Tx<'_>| tx.number(assessments::ASTRAY, &[]);
    assert_eq!(school.app.db.read(astray).await.expect("counted"), 0);
}

/// Everything a browser would send of the form of a grid.
pub fn seen(page: &Page) -> Vec<(String, String)> {
    let names = page.attributes("form.grid input[name]", "name");
    let values = page.attributes("form.grid input[name]", "value");
    let fields = names.into_iter().zip(values);
    fields.filter(|(name, _)| name != "csrf").collect()
}
