//! The collège of the wider world, and a head with the file of her timetable.

use people::testing::wider::WiderPeople;
use std::ops::Deref;
use testing::{Answered, Client, Page, TestSchool};

/// Monday 23 November 2026, before school.
pub const MORNING: &str = "2026-11-23 07:30";

/// Mathematics on Mondays and Thursdays, German on Tuesdays of weeks A, French by somebody whom
/// the school does not know.
pub const TABLE: &str = "\
jour;debut;fin;matiere;code_matiere;classe;groupe;professeur;salle;semaine
lundi;8h30;9h25;Mathématiques;061300;6A;;ROCHE Paul;204;
jeudi;10h20;11h15;Mathématiques;061300;6A;;ROCHE Paul;204;
mardi;9h30;10h25;Allemand;030102;;Allemand 6e;VIDAL Inge;12;A
lundi;9h30;10h25;Français;020700;6A;;INCONNU Marie;101;
";

/// A school, its collège, on one engine.
pub struct College {
    pub school: TestSchool,
    pub people: WiderPeople,
}

impl Deref for College {
    type Target = WiderPeople;
    fn deref(&self) -> &WiderPeople {
        &self.people
    }
}

pub async fn colleges() -> Vec<College> {
    colleges_at(MORNING).await
}

pub async fn colleges_at(now: &str) -> Vec<College> {
    let features = || vec![files::feature(), notices::feature(), timetable::feature()];
    let mut colleges = Vec::new();
    for school in TestSchool::each_at(now, features).await {
        let people = school.widen().await;
        colleges.push(College { school, people });
    }
    colleges
}

impl College {
    pub async fn client(&self, person: base::Id<people::Person>) -> Client {
        self.school.client(person).await
    }

    pub async fn head(&self) -> Client {
        self.client(self.mme_besson).await
    }

    fn bring(&self) -> String {
        format!("/emploi-du-temps/etablissements/{}/import", self.college)
    }

    /// The head sends a file.
    pub async fn sends(&self, name: &str, bytes: &[u8]) -> Answered {
        let file = ("file", name, "text/csv", bytes);
        self.head().await.upload(&self.bring(), &[file]).await
    }

    /// She sends it and it is read: where what it would change is said.
    pub async fn reads(&self, name: &str, text: &str) -> String {
        self.sends(name, text.as_bytes()).await.redirects()
    }

    pub async fn applies(&self, import: &str, from_on: &str) {
        let fields = [("from_on", from_on), ("action", "apply")];
        self.head().await.post(&format!("{import}/application"), &fields).await.redirects();
    }

    /// The usual timetable, since September.
    pub async fn arranged(&self) {
        let import = self.reads("cours.csv", TABLE).await;
        self.applies(&import, "2026-09-01").await;
    }

    pub fn class_url(&self) -> String {
        format!("/emploi-du-temps/classes/{}", self.sixth_a)
    }

    pub async fn sees(&self, person: base::Id<people::Person>, url: &str) -> Page {
        self.client(person).await.get(url).await.page()
    }

    pub async fn status(&self, person: base::Id<people::Person>, url: &str) -> u16 {
        self.client(person).await.get(url).await.status.as_u16()
    }

    /// The lessons of a page, each in one line.
    pub async fn lessons(&self, person: base::Id<people::Person>, url: &str) -> Vec<String> {
        self.sees(person, url).await.texts_of(".lesson")
    }

    /// Where the head changes the first lesson of a subject in a class, on a day.
    pub async fn lesson_url(&self, subject: &str, day: &str) -> String {
        let page = self.sees(self.mme_besson, &format!("{}?jour={day}", self.class_url())).await;
        let links = page.attributes(".lesson a", "href");
        let names = page.texts_of(".lesson a");
        let found = names.iter().zip(&links).find(|(name, link)| {
            name.as_str() == subject && link.ends_with(&format!("?jour={day}"))
        });
        found.unwrap_or_else(|| panic!("{subject} of {day} in {names:?} {links:?}")).1.clone()
    }

    /// She says something of a lesson on a day.
    pub async fn says(&self, subject: &str, day: &str, fields: &[(&str, &str)]) -> Answered {
        let url = self.lesson_url(subject, day).await;
        let url = url.split('?').next().expect("a path").to_owned();
        let mut all = vec![("day", day)];
        all.extend(fields);
        self.head().await.post(&format!("{url}/changements"), &all).await
    }

    /// What somebody reads on his feed.
    pub async fn told(&self, person: base::Id<people::Person>) -> Vec<String> {
        self.sees(person, "/nouveautes").await.texts_of(".rows .row b")
    }
}
