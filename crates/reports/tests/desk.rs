//! What these stories begin with: schools with periods, what their pupils have shown, and a teacher
//! with her grid.

use base::{Day, Id};
use db::Tx;
use people::{Person, testing::wider::WiderPeople};
use reports::{Attendance, Presence, Presences};
use results::{Evidence, Mark, Period, Shown, Shows, Wanted, Way, testing as given};
use std::sync::{Arc, Mutex};
use testing::{Client, TestSchool};

/// What pupils have shown, as another feature would hold it.
#[derive(Clone, Default)]
pub struct Showing(Arc<Mutex<Vec<Evidence>>>);

impl Shows for Showing {
    fn evidence(&self, _: &Tx<'_>, wanted: &Wanted<'_>) -> db::Result<Vec<Evidence>> {
        let all = self.0.lock().expect("held");
        let is_wanted = |it: &&Evidence| {
            wanted.pupils.contains(&it.pupil) && wanted.from_on <= it.on && it.on < wanted.until_on
        };
        Ok(all.iter().filter(is_wanted).cloned().collect())
    }
}

impl Showing {
    pub fn add(&self, pupil: Id<Person>, on: &str, what: What, shown: Shown) {
        let (skill, subject) = match what {
            What::Skill(skill) => (Some(Id::new(skill)), None),
            What::Subject(subject) => (None, Some(subject)),
        };
        let piece = Evidence {
            pupil,
            skill,
            subject,
            on: Day::parse_iso(on).expect("a day"),
            shown,
            weight: 100,
            title: "Une évaluation".into(),
            way: Way::Nowhere,
        };
        self.0.lock().expect("held").push(piece);
    }
}

#[derive(Clone, Copy)]
pub enum What {
    Skill(i64),
    Subject(Id<results::Subject>),
}

/// « Comprendre un texte », of cycle 2.
pub const READING: What = What::Skill(20_009);

pub fn step(rank: u8) -> Shown {
    Shown::Step(given::scales::OBJECTIFS, rank)
}

pub fn mark(text: &str) -> Shown {
    Shown::Mark(Mark::parse(text, 2_000).expect("a mark"))
}

/// One pupil was away twice and late once.
struct Roll(Id<Person>);

impl Presences for Roll {
    fn presences(
        &self,
        _: &Tx<'_>,
        pupils: &[Id<Person>],
        _: Day,
        _: Day,
    ) -> db::Result<Vec<(Id<Person>, Presence)>> {
        let presence = Presence { justified: 1, unjustified: 1, late: 1, hours: Some(3) };
        Ok(pupils.iter().filter(|it| **it == self.0).map(|it| (*it, presence)).collect())
    }
}

/// A school whose year is cut, and what its pupils have shown.
pub struct Desk {
    pub school: TestSchool,
    pub showing: Showing,
    pub period: Period,
    pub last: Period,
}

pub async fn desks() -> Vec<Desk> {
    desks_at(testing::NOW).await
}

pub async fn desks_at(now: &str) -> Vec<Desk> {
    let features =
        || vec![files::feature(), notices::feature(), results::feature(), reports::feature()];
    let mut desks = Vec::new();
    for school in TestSchool::each_at(now, features).await {
        let people = school.people;
        let cut = move |tx: &Tx<'_>| given::cut_years(tx, &people);
        let periods = school.app.db.write(cut).await.expect("cut").jean_mace;
        let showing = Showing::default();
        lend(&school, &showing);
        let (period, last) = (periods[0].clone(), periods[2].clone());
        desks.push(Desk { school, showing, period, last });
    }
    desks
}

pub fn lend(school: &TestSchool, showing: &Showing) {
    school.app.jobs.lend(results::Lent(vec![Arc::new(showing.clone())]));
    call(school, school.lea);
    school.app.jobs.lend(school.app.clone());
}

/// This pupil is the one who was away.
pub fn call(school: &TestSchool, pupil: Id<Person>) {
    school.app.jobs.lend(Attendance::lent(Roll(pupil)));
}

/// The collège with what is taught in 6e A.
pub struct College {
    pub people: WiderPeople,
    pub taught: given::College,
}

impl Desk {
    pub async fn college(&self) -> College {
        let people = self.school.widen().await;
        let today = self.school.clock.today();
        let furnish = move |tx: &Tx<'_>| given::furnish_college(tx, &people, today);
        let taught = self.school.app.db.write(furnish).await.expect("taught");
        College { people, taught }
    }

    pub fn class(&self) -> String {
        format!("/livrets/classes/{}", self.school.ce1_a)
    }

    pub fn page(&self) -> String {
        format!("{}?periode={}", self.class(), self.period.id)
    }

    pub fn grid(&self, place: &str) -> String {
        format!("{}/saisie?periode={}&place={place}", self.class(), self.period.id)
    }

    /// Opens the reports of CE1-A, as Mme Durand.
    pub async fn open(&self) -> Client {
        let durand = self.school.client(self.school.mme_durand).await;
        let period = self.period.id.to_string();
        durand
            .post(&format!("{}/ouverture", self.class()), &[("period", &period)])
            .await
            .redirects();
        durand
    }

    /// The report of a pupil, by the link of his line.
    pub async fn report(&self, client: &Client, name: &str) -> String {
        let page = client.get(&self.page()).await.page();
        report_of(&page, name)
    }

    /// Decides everything of everybody, and writes the general appreciations.
    pub async fn fill(&self, durand: &Client) {
        fill(durand, &self.class(), self.period.id).await;
    }

    /// Locks what is ready and publishes it, as the head; the day after it is there.
    pub async fn publish(&self) -> Client {
        let lefevre = self.school.client(self.school.mme_lefevre).await;
        let period = self.period.id.to_string();
        let lock = format!("{}/verrou", self.class());
        lefevre.post(&lock, &[("period", &period)]).await.redirects();
        let publish = format!("{}/publication", self.class());
        let tomorrow = self.school.clock.today().plus_days(1).iso();
        lefevre.post(&publish, &[("period", &period), ("on", &tomorrow)]).await.redirects();
        lefevre
    }
}

pub fn report_of(page: &testing::Page, name: &str) -> String {
    let names = page.texts_of(".livret-row .grow > a");
    let links = page.attributes(".livret-row .grow > a", "href");
    let at = names.iter().position(|it| it.contains(name)).expect("a report");
    links[at].clone()
}

/// Fills every grid of a class: level 3 everywhere, an appreciation, a general one for each.
pub async fn fill(client: &Client, class: &str, period: Id<Period>) {
    let page = client.get(&format!("{class}?periode={period}")).await.page();
    for grid in page.attributes("ul.chips a.chip", "href") {
        if !grid.contains("/saisie") {
            continue;
        }
        let page = client.get(&grid).await.page();
        let mut fields: Vec<(String, String)> = Vec::new();
        for name in page.attributes("select", "name") {
            fields.push((name, "3".to_owned()));
        }
        for name in page.attributes("td textarea", "name") {
            fields.push((name, "Du bon travail.".to_owned()));
        }
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (&**name, &**value)).collect();
        client.post(&grid, &fields).await.redirects();
    }
    for report in page.attributes(".livret-row .grow > a", "href") {
        conclude(client, &report, &[("general", "Une bonne période.")]).await.redirects();
    }
}

/// Writes the last word of a report over the version that is there; what was ticked stays, unless
/// the words untick it.
pub async fn conclude(client: &Client, report: &str, words: &[(&str, &str)]) -> testing::Answered {
    let form = format!("{report}/bilan");
    let page = client.get(&form).await.page();
    let version = page.attribute("input[name=version]", "value").expect("a version");
    let ticked = page.attributes("input[type=checkbox][checked]", "name");
    let mut fields = vec![("version", version.as_str())];
    fields.extend(words);
    let is_said = |name: &str| words.iter().any(|(said, _)| *said == name);
    fields.extend(ticked.iter().filter(|name| !is_said(name)).map(|name| (name.as_str(), "on")));
    client.post(&form, &fields).await
}
