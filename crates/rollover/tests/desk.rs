//! Somebody with the plan of a year open: what he does and sees, in few words.

use base::{Day, Id};
use people::{Level, NewEnrolment, Person, enrolment, groups};
use testing::{Answered, Client, TestSchool};

/// A Monday of June, in the evening.
pub const JUNE: &str = "2027-06-21 18:00";
pub const REASON: (&str, &str) = ("reason", "Une enseignante arrive à la rentrée.");

/// École Jean-Macé in June, on each engine.
pub async fn schools() -> Vec<TestSchool> {
    let features = || vec![notices::feature(), rollover::feature()];
    TestSchool::each_at(JUNE, features).await
}

pub struct Desk {
    pub client: Client,
    /// `/annee-suivante/12`
    pub plan: String,
    pub person: Id<Person>,
}

impl Desk {
    /// Months later, in a new session.
    pub async fn later(self, school: &TestSchool) -> Self {
        Desk { client: school.client(self.person).await, ..self }
    }

    /// The head begins to prepare.
    pub async fn begin(school: &TestSchool, head: Id<Person>, of: Id<people::School>) -> Self {
        let client = school.client(head).await;
        let form = [("year", "2026"), ("effective_on", "2027-09-01")];
        let plan = client.post(&format!("/annee-suivante/ecole/{of}"), &form).await.redirects();
        Desk { client, plan, person: head }
    }

    pub async fn of_jean_mace(school: &TestSchool) -> Self {
        Desk::begin(school, school.mme_lefevre, school.jean_mace).await
    }

    pub async fn text(&self, of: &str) -> String {
        self.client.get(&self.plan).await.page().text_of(of)
    }

    pub async fn version(&self) -> String {
        let page = self.client.get(&self.plan).await.page();
        page.attribute("input[name=version]", "value").unwrap_or_default()
    }

    /// Posts to a room of the plan, as from its last page.
    pub async fn post(&self, room: &str, fields: &[(&str, &str)]) -> Answered {
        let version = self.version().await;
        let mut all = vec![("version", version.as_str())];
        all.extend(fields);
        self.client.post(&format!("{}{room}", self.plan), &all).await
    }

    /// The address of a class of the next year, by its name.
    pub async fn class(&self, name: &str) -> String {
        let page = self.client.get(&self.plan).await.page();
        let names = page.texts_of("[aria-labelledby=new] .row b");
        let urls = page.attributes("[aria-labelledby=new] a.row", "href");
        let index = names.iter().position(|it| it == name);
        urls[index.unwrap_or_else(|| panic!("{name} is not among {names:?}"))].clone()
    }

    /// `ce2:7310…`: the class at this level, as a form sends it.
    pub async fn way(&self, name: &str, level: &str) -> String {
        let url = self.class(name).await;
        format!("{level}:{}", url.rsplit('/').next().unwrap_or_default())
    }

    /// Gives CE2-A a teacher, so that nothing is warned of.
    pub async fn staff(&self, name: &str, person: Id<Person>) {
        let room = self.class(name).await.replace(&self.plan, "");
        let person = person.to_string();
        let fields = [("person", person.as_str()), ("function", "teacher")];
        self.post(&format!("{room}/equipe"), &fields).await.redirects();
    }

    pub async fn agree(&self) {
        self.post("/accord", &[REASON]).await.redirects();
    }

    /// Now, and its jobs.
    pub async fn apply(&self, school: &TestSchool) {
        self.post("/application", &[]).await.redirects();
        school.run_jobs().await;
    }

    pub async fn state(&self) -> String {
        self.text("main > .inline .tag").await
    }
}

pub fn day(iso: &str) -> Day {
    Day::parse_iso(iso).expect("a day")
}

/// A pupil arrives, or changes class, by another hand.
pub async fn enrol(
    school: &TestSchool,
    pupil: Id<Person>,
    (of, class): (Id<people::School>, Id<people::Class>),
    level: Level,
    on: &str,
) {
    let (from_on, today) = (day(on), school.clock.today());
    let to = NewEnrolment { pupil, school: of, class: Some(class), level, from_on, until_on: None };
    let write = move |tx: &db::Tx<'_>| {
        let touched = enrolment::change(tx, &to)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("written");
}

/// Somebody leaves, by another hand.
pub async fn leave(school: &TestSchool, person: Id<Person>) {
    let today = school.clock.today();
    let write = move |tx: &db::Tx<'_>| {
        let touched = people::person::leave(tx, &[person], today)?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("written");
}

/// The day begins: facts that begin or end on it count.
pub async fn turn(school: &TestSchool, at: &str) {
    school.at(at);
    let today = school.clock.today();
    let more = async || {
        let turned = school.app.db.write(move |tx| groups::turn_day(tx, today)).await;
        !turned.expect("turned").is_done
    };
    while more().await {}
}

/// The levels a person attends as a pupil now.
pub async fn standing(school: &TestSchool, person: Id<Person>) -> people::Standing {
    let read = move |tx: &db::Tx<'_>| people::Standing::load(tx, person);
    school.app.db.read(read).await.expect("read").expect("somebody")
}
