//! A teacher with her list, a parent with his phone: what they do, in few words.

use base::Id;
use people::{Class, Person};
use testing::{Answered, Client, Page, TestSchool};

/// Monday 23 November 2026, a quarter to nine.
pub const MORNING: &str = "2026-11-23 08:45";

/// The small world with its roll calls, on each engine.
pub async fn schools() -> Vec<TestSchool> {
    schools_at(MORNING).await
}

pub async fn schools_at(now: &str) -> Vec<TestSchool> {
    TestSchool::each_at(now, || vec![files::feature(), notices::feature(), attendance::feature()])
        .await
}

pub fn call_of(class: Id<Class>) -> String {
    format!("/presences/classes/{class}")
}

/// A form of a call, as a browser sends it when these pupils were touched.
pub struct Called<'a> {
    pub class: Id<Class>,
    pub day: &'a str,
    pub moment: &'a str,
    pub once: &'a str,
    pub says: Vec<(Id<Person>, u32, &'a str)>,
    pub more: Vec<(String, String)>,
}

impl<'a> Called<'a> {
    pub fn this_morning(class: Id<Class>, says: &[(Id<Person>, &'a str)]) -> Self {
        let says = says.iter().map(|(pupil, state)| (*pupil, 0, *state)).collect();
        let (day, moment) = ("2026-11-23", "am");
        Called { class, day, moment, once: "", says, more: Vec::new() }
    }

    pub fn at(mut self, day: &'a str, moment: &'a str) -> Self {
        (self.day, self.moment) = (day, moment);
        self
    }

    pub async fn by(&self, client: &Client) -> Answered {
        let mut fields = vec![
            ("day".to_owned(), self.day.to_owned()),
            ("moment".to_owned(), self.moment.to_owned()),
            ("once".to_owned(), self.once.to_owned()),
        ];
        for (pupil, seen, state) in &self.says {
            fields.push((format!("seen-{pupil}"), seen.to_string()));
            fields.push((format!("state-{pupil}"), (*state).to_owned()));
        }
        fields.extend(self.more.iter().cloned());
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        client.post(&call_of(self.class), &fields).await
    }
}

/// The state that is ticked for a pupil on the page of a call.
pub fn ticked(page: &Page, pupil: Id<Person>) -> String {
    let input = format!("input[name='state-{pupil}'][checked]");
    page.attribute(&input, "value").unwrap_or_default()
}

/// What a guardian reads on his feed.
pub async fn told(school: &TestSchool, person: Id<Person>) -> Vec<String> {
    let client = school.client(person).await;
    client.get("/nouveautes").await.page().texts_of(".rows .row b")
}

/// A guardian says why his child is away this Monday.
pub async fn tells(client: &Client, pupil: Id<Person>, more: &[(&str, &str)]) -> Answered {
    let mut fields = vec![
        ("from_on", "2026-11-23"),
        ("from_half", "am"),
        ("until_on", ""),
        ("until_half", "pm"),
        ("reason", "illness"),
        ("note", ""),
    ];
    for (name, value) in more {
        match fields.iter_mut().find(|(known, _)| known == name) {
            Some(field) => field.1 = value,
            None => fields.push((name, value)),
        }
    }
    client.post(&format!("/presences/eleves/{pupil}/absences"), &fields).await
}
