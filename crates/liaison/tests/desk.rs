//! Somebody with the liaison book open: what he writes, signs and sees, in few words.

use base::Id;
use people::{Class, GroupKind, Person, Scope, groups};
use testing::{Answered, Client, Page, TestSchool};

/// École Jean-Macé with its liaison book, on each engine.
pub async fn schools() -> Vec<TestSchool> {
    schools_at(testing::NOW).await
}

/// The same, at another hour.
pub async fn schools_at(now: &str) -> Vec<TestSchool> {
    let features =
        || vec![files::feature(), notices::feature(), translation::feature(), liaison::feature()];
    TestSchool::each_at(now, features).await
}

/// `g:12`: the pupils of a class.
pub async fn class(school: &TestSchool, class: Id<Class>) -> String {
    let find = move |tx: &db::Tx<'_>| groups::find(tx, GroupKind::Pupils, Scope::Class(class));
    let group = school.app.db.read(find).await.expect("read").expect("the group");
    format!("g:{group}")
}

/// `p:9`
pub fn pupil(id: Id<Person>) -> String {
    format!("p:{id}")
}

/// What most slips of these stories ask.
pub const OUTING: [(&str, &str); 8] = [
    ("theme", "outing"),
    ("title", "Sortie à La Piscine"),
    ("body", "Jeudi 3 décembre, la classe visite le musée."),
    ("q0_label", "Il participe à la sortie"),
    ("q0_ask", "yes_no"),
    ("late", "on"),
    ("for_pupils", "on"),
    ("due_on", "2026-11-27"),
];

/// Somebody's browser, on the pages of the book.
pub struct Desk(pub Client);

pub async fn desk(school: &TestSchool, person: Id<Person>) -> Desk {
    Desk(school.client(person).await)
}

impl Desk {
    /// Sends a slip; later fields stand instead of earlier ones.
    pub async fn try_writes(&self, to: &[&str], fields: &[(&str, &str)]) -> Answered {
        let mut all: Vec<(&str, &str)> = to.iter().map(|to| ("to", *to)).collect();
        all.extend(fields);
        all.push(("action", "send"));
        self.0.post("/liaison/nouveau", &all).await
    }

    /// Sends the outing; says where the slip is.
    pub async fn writes(&self, to: &str) -> String {
        self.writes_with(to, &[]).await
    }

    pub async fn writes_with(&self, to: &str, more: &[(&str, &str)]) -> String {
        let fields: Vec<(&str, &str)> = OUTING.iter().chain(more).copied().collect();
        let follow = self.try_writes(&[to], &fields).await.redirects();
        follow.strip_suffix("/suivi").expect("the follow-up").to_owned()
    }

    pub async fn page(&self, path: &str) -> Page {
        self.0.get(path).await.page()
    }

    /// Signs as the form of the page would, for these pupils.
    pub async fn try_signs(
        &self,
        slip: &str,
        pupils: &[Id<Person>],
        answers: &[(&str, &str)],
    ) -> Answered {
        self.try_signs_from(slip, slip, pupils, answers).await
    }

    /// The same, in the form that is at this address.
    pub async fn try_signs_from(
        &self,
        form: &str,
        slip: &str,
        pupils: &[Id<Person>],
        answers: &[(&str, &str)],
    ) -> Answered {
        let page = self.0.get(form).await.page();
        let hidden = |name: &str| {
            page.attribute(&format!("input[name='{name}']"), "value").unwrap_or_default()
        };
        let (version, once) = (hidden("version"), hidden("once"));
        let pupils: Vec<String> = pupils.iter().map(Id::to_string).collect();
        let mut fields: Vec<(&str, &str)> =
            pupils.iter().map(|pupil| ("pupil", pupil.as_str())).collect();
        if !version.is_empty() {
            fields.extend([("version", version.as_str()), ("once", once.as_str())]);
        }
        fields.extend(answers);
        self.0.post(&format!("{slip}/signature"), &fields).await
    }

    pub async fn signs(&self, slip: &str, pupil: Id<Person>, answers: &[(&str, &str)]) {
        self.try_signs(slip, &[pupil], answers).await.redirects();
    }

    /// The titles that await a signature.
    pub async fn awaiting(&self) -> Vec<String> {
        self.page("/liaison").await.texts_of(".rows .todo b")
    }

    /// The number beside the menu's entry.
    pub async fn badge(&self) -> String {
        let page = self.page("/liaison").await;
        page.text_of(".tabs [data-counter='liaison'] [data-counter-value]")
    }

    /// The lines of the follow-up: pupil, then what was signed.
    pub async fn followed(&self, slip: &str) -> Vec<String> {
        self.page(&format!("{slip}/suivi")).await.texts_of("tbody tr")
    }
}

impl Desk {
    /// Signs without having seen a form: what a stranger could try.
    pub async fn try_signs_blindly(&self, slip: &str, pupil: Id<Person>) -> u16 {
        let pupil = pupil.to_string();
        let fields = [("pupil", pupil.as_str()), ("r1", "yes")];
        self.0.post(&format!("{slip}/signature"), &fields).await.status.as_u16()
    }
}
