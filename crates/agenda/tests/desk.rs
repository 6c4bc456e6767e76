//! Somebody with the agenda open: what he writes, books and sees, in few words.

use base::Id;
use db::Tx;
use notices::feature as notices;
use people::{Kinship, NewGuardianship, Person, groups, guardianship};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use testing::{Answered, Client, Page, TestSchool};
use web::{
    Viewer,
    consent::{Asking, Collector, Consents, Count},
};

/// École Jean-Macé with its agenda, on each engine.
pub async fn schools() -> Vec<TestSchool> {
    schools_at(testing::NOW).await
}

/// The same, at another hour.
pub async fn schools_at(now: &str) -> Vec<TestSchool> {
    TestSchool::each_at(now, || {
        vec![notices(), files::feature(), translation::feature(), agenda::feature()]
    })
    .await
}

/// Somebody's browser, on the pages of the agenda.
pub struct Desk(pub Client);

pub async fn desk(school: &TestSchool, person: Id<Person>) -> Desk {
    Desk(school.client(person).await)
}

/// An event of CE1-A, on a Thursday.
pub const VISIT: [(&str, &str); 10] = [
    ("theme", "event"),
    ("title", "Visite de la caserne"),
    ("location", "Caserne des pompiers"),
    ("day", "2026-12-03"),
    ("start", "09:00"),
    ("end", "11:30"),
    ("families", "on"),
    ("pupils", "on"),
    ("staff", "on"),
    ("tells", "on"),
];

impl Desk {
    /// Writes an event; later fields stand instead of earlier ones.
    pub async fn try_writes(&self, place: &str, more: &[(&str, &str)]) -> Answered {
        let mut fields: Vec<(&str, &str)> = vec![("place", place)];
        let is_told = |name: &str| more.iter().any(|(known, _)| *known == name);
        fields.extend(VISIT.iter().filter(|(name, _)| !is_told(name)));
        fields.extend(more);
        self.0.post("/agenda/nouveau", &fields).await
    }

    /// Writes an event; says where its first date is.
    pub async fn writes(&self, place: &str, more: &[(&str, &str)]) -> String {
        self.try_writes(place, more).await.redirects()
    }

    pub async fn page(&self, path: &str) -> Page {
        self.0.get(path).await.page()
    }

    /// The fields of the form at this address, as they are filled in.
    pub async fn form(&self, path: &str) -> Vec<(String, String)> {
        let page = self.page(path).await;
        let mut fields = Vec::new();
        let inputs = "main form[method='post'] input:not([type='checkbox']):not([type='radio'])";
        let names = page.attributes(inputs, "name");
        for name in names.iter().filter(|name| *name != "csrf") {
            let value = page.attribute(&format!("main input[name='{name}']"), "value");
            fields.push((name.clone(), value.unwrap_or_default()));
        }
        for chosen in ["checkbox", "radio"] {
            let chosen = format!("main form.form input[type='{chosen}'][checked]");
            let names = page.attributes(&chosen, "name");
            fields.extend(names.into_iter().zip(page.attributes(&chosen, "value")));
        }
        for name in page.attributes("main select", "name") {
            let chosen = format!("main select[name='{name}'] option[selected]");
            let value = page.attribute(&chosen, "value").unwrap_or_default();
            fields.push((name, value));
        }
        for name in page.attributes("main textarea", "name") {
            let text = page.text_of(&format!("main textarea[name='{name}']"));
            fields.push((name, text));
        }
        fields
    }

    /// Sends the form at this address, with these fields changed.
    pub async fn changes(&self, path: &str, more: &[(&str, &str)]) -> Answered {
        let form = self.form(path).await;
        self.sends(path, &form, more).await
    }

    /// The titles of the week that holds this day.
    pub async fn week(&self, day: &str) -> Vec<String> {
        self.page(&format!("/agenda?jour={day}")).await.texts_of(".day .row b")
    }

    /// Sends the form at this address as it was seen, with these fields changed.
    pub async fn sends(
        &self,
        path: &str,
        seen: &[(String, String)],
        more: &[(&str, &str)],
    ) -> Answered {
        let is_changed = |name: &str| more.iter().any(|(known, _)| *known == name);
        let kept = seen.iter().filter(|(name, _)| !is_changed(name));
        let mut fields: Vec<(&str, &str)> =
            kept.map(|(name, value)| (name.as_str(), value.as_str())).collect();
        fields.extend(more);
        self.0.post(path, &fields).await
    }

    /// What is told in the feed of notices.
    pub async fn told(&self) -> Vec<String> {
        self.page("/nouveautes").await.texts_of("main .rows b")
    }
}

pub fn class(school: &TestSchool) -> String {
    format!("class:{}", school.ce1_a)
}

pub fn of_school(school: &TestSchool) -> String {
    format!("school:{}", school.jean_mace)
}

pub fn own(person: Id<Person>) -> String {
    format!("person:{person}")
}

/// Whoever guards Léa and is called so does not answer for her by law from today on.
pub async fn loses_authority(school: &TestSchool, guardian: Id<Person>, pupil: Id<Person>) {
    let today = school.clock.today();
    let write = move |tx: &Tx<'_>| {
        let facts = people::pages::person(tx, pupil)?.expect("the pupil").guardians;
        let fact = facts.iter().find(|(fact, _)| fact.guardian == guardian).expect("the fact");
        let touched = guardianship::end(tx, &[fact.0.id], today)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("ended");
}

/// The same, and he stays a contact of the family.
pub async fn becomes_contact(school: &TestSchool, guardian: Id<Person>, pupil: Id<Person>) {
    loses_authority(school, guardian, pupil).await;
    let today = school.clock.today();
    let contact = NewGuardianship {
        has_authority: false,
        ..people::testing::guards(guardian, pupil, Kinship::Father, today)
    };
    let write = move |tx: &Tx<'_>| {
        let (_, touched) = guardianship::begin(tx, std::slice::from_ref(&contact))?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("begun");
}

/// Collects consents as the liaison book does, and remembers what it was asked.
#[derive(Default)]
pub struct Collected {
    pub asked: AtomicI64,
    pub again: AtomicI64,
    pub withdrawn: AtomicI64,
    /// The guardian who has answered.
    pub answered: AtomicI64,
}

impl Consents for Collected {
    fn ask(&self, _: &Tx<'_>, _: &people::Standing, asking: &Asking) -> db::Result<i64> {
        assert!(!asking.title.is_empty() && !asking.words.is_blank());
        Ok(self.asked.fetch_add(1, Ordering::SeqCst) + 1)
    }

    fn ask_again(&self, _: &Tx<'_>, _: &Viewer, asked: i64, _: &Asking) -> db::Result<i64> {
        self.again.fetch_add(1, Ordering::SeqCst);
        Ok(asked)
    }

    fn withdraw(&self, _: &Tx<'_>, _: &Viewer, _: i64, _: base::Instant) -> db::Result<()> {
        self.withdrawn.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    fn count(&self, _: &Tx<'_>, _: i64) -> db::Result<Count> {
        Ok(Count { asked: 3, yes: 1, no: 1 })
    }

    fn awaits(
        &self,
        _: &Tx<'_>,
        _: i64,
        guardian: Id<Person>,
        pupils: &[Id<Person>],
    ) -> db::Result<bool> {
        assert!(!pupils.is_empty(), "a guardian of somebody");
        Ok(guardian.raw() != self.answered.load(Ordering::SeqCst))
    }

    fn url(&self, asked: i64) -> String {
        format!("/mot/{asked}")
    }

    fn follow_url(&self, asked: i64) -> String {
        format!("/mot/{asked}/suivi")
    }
}

pub fn collects(school: &TestSchool) -> Arc<Collected> {
    let collected = Arc::new(Collected::default());
    school.app.jobs.lend(Collector(collected.clone()));
    collected
}
