//! A school whose pupils leave in June, with a keeper of livrets beside the portfolios; what people
//! do there, in few words.

use base::{Day, Id};
use db::{Result, Tx};
use passage::Portfolios;
use people::{
    Class, Kinship, Level, NewEnrolment, Person, School, enrolment, groups, guardianship,
    testing::{guards, wider::WiderPeople},
};
use std::sync::Arc;
use testing::{Answered, Client, Page, TestSchool};
use web::passage::{Content, Keeper, Kind, Lent, Medium, Piece, Received};

/// Monday 14 June 2027, in the morning.
pub const NOW: &str = "2027-06-14 10:00";

pub fn features() -> Vec<web::Feature> {
    vec![files::feature(), notices::feature(), passage::feature()]
}

/// The end of CM2: Léa Martin has two guardians, Julie and Marc, in two homes.
pub struct World {
    pub school: TestSchool,
    pub college: WiderPeople,
}

impl std::ops::Deref for World {
    type Target = TestSchool;
    fn deref(&self) -> &TestSchool {
        &self.school
    }
}

pub async fn worlds() -> Vec<World> {
    worlds_with(features).await
}

pub async fn worlds_with(features: fn() -> Vec<web::Feature>) -> Vec<World> {
    let mut worlds = Vec::new();
    for school in TestSchool::each_at(NOW, features).await {
        worlds.push(world(school).await);
    }
    worlds
}

pub async fn world(school: TestSchool) -> World {
    let college = school.widen().await;
    lend(&school);
    let (marc, lea, today) = (school.marc, school.lea_the_other, school.clock.today());
    let write = move |tx: &Tx<'_>| {
        let father = guards(marc, lea, Kinship::Father, today);
        let (_, touched) = guardianship::begin(tx, &[father])?;
        groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("a father");
    World { school, college }
}

pub fn lend(school: &TestSchool) {
    school.app.jobs.lend(school.app.clone());
    school.app.jobs.lend(Lent(vec![Arc::new(Livrets), Arc::new(Portfolios)]));
}

/// A keeper that holds one document of each pupil, which the law sends, and one that stays.
pub struct Livrets;

impl Keeper for Livrets {
    fn name(&self) -> &'static str {
        "livrets"
    }

    fn pieces(
        &self,
        _: &Tx<'_>,
        pupils: &[Id<Person>],
        on: Day,
    ) -> Result<Vec<(Id<Person>, Piece)>> {
        let piece = |key: &str, title: &str, kind, why: &str| Piece {
            key: key.to_owned(),
            title: title.to_owned(),
            made_on: on,
            kind,
            medium: Medium::Pdf,
            why: why.to_owned(),
        };
        let all = pupils.iter().flat_map(|pupil| {
            let law = "Code de l’éducation, D311-6";
            let goes = piece("cm2", "Livret scolaire de CM2", Kind::ByLaw, law);
            let stays = piece("equipe", "Les notes de l’équipe", Kind::Stays, "");
            [(*pupil, goes), (*pupil, stays)]
        });
        Ok(all.collect())
    }

    fn open(&self, _: &Tx<'_>, pupil: Id<Person>, key: &str) -> Result<Option<Vec<Content>>> {
        assert_eq!(key, "cm2", "what stays is never opened");
        let bytes = print::paper("Livret", &format!("Élève {pupil}")).expect("a document");
        let (name, media_type) = ("livret.pdf".to_owned(), "application/pdf");
        Ok(Some(vec![Content::Made { name, media_type, bytes }]))
    }

    fn receive(&self, _: &Tx<'_>, _: &Received<'_>) -> Result<bool> {
        Ok(false)
    }
}

impl World {
    pub async fn page(&self, person: Id<Person>, url: &str) -> Page {
        self.client(person).await.get(url).await.page()
    }

    pub async fn status(&self, person: Id<Person>, url: &str) -> u16 {
        self.client(person).await.get(url).await.status.as_u16()
    }

    /// The family of this pupil keeps a poem, with a file.
    pub async fn keeps_a_poem(&self, guardian: Id<Person>, pupil: Id<Person>) -> String {
        let url = portfolio(pupil);
        let poem: (&str, &str, &str, &[u8]) =
            ("nouveaux", "poeme.txt", "text/plain", "Il pleut sur le préau".as_bytes());
        let client = self.client(guardian).await;
        let shown = [&POEM[..], &[("is_shown", "on")]].concat();
        client.upload_with(&url, &shown, &[poem]).await.redirects();
        self.run_jobs().await;
        let page = client.get(&url).await.page();
        page.attribute("a.row", "href").expect("a poem")
    }

    /// The head of Jean-Macé prepares the dossiers of these pupils for the collège, and shows them.
    pub async fn prepares(&self, pupils: &[Id<Person>]) -> Vec<String> {
        let to = self.college.college.to_string();
        self.prepares_for(pupils, &[("to", &to)]).await.redirects();
        let head = self.client(self.mme_lefevre).await;
        let home = school(self.jean_mace);
        head.post(&format!("{home}/ouverture"), &[]).await.redirects();
        let page = head.get(&home).await.page();
        page.attributes("section[aria-labelledby=leaving] a.row", "href")
    }

    pub async fn prepares_for(&self, pupils: &[Id<Person>], to: &[(&str, &str)]) -> Answered {
        let ids: Vec<String> = pupils.iter().map(ToString::to_string).collect();
        let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("pupils", &**id)).collect();
        let usual = [("reason", "cycle"), ("due_on", "2027-06-28")];
        let is_said = |name: &str| to.iter().any(|(said, _)| *said == name);
        fields.extend(usual.into_iter().filter(|(name, _)| !is_said(name)));
        fields.extend(to);
        let head = self.client(self.mme_lefevre).await;
        head.post(&format!("{}/preparation", school(self.jean_mace)), &fields).await
    }

    /// Says the same of every piece that may be chosen.
    pub async fn answers(&self, guardian: Id<Person>, dossier: &str, word: &str) -> Answered {
        let client = self.client(guardian).await;
        let page = client.get(dossier).await.page();
        let (names, to) = (choices(&page), destination(&page));
        let mut fields: Vec<(&str, &str)> = names.iter().map(|name| (&**name, word)).collect();
        fields.push(("to", &to));
        client.post(&format!("{dossier}/reponse"), &fields).await
    }

    pub async fn seals(&self, dossier: &str) {
        let head = self.client(self.mme_lefevre).await;
        head.post(&format!("{dossier}/scelle"), &[]).await.redirects();
        self.run_jobs().await;
    }

    /// The pupil leaves for a class of the collège on a day: his enrolment ends, another begins.
    pub async fn goes(&self, pupil: Id<Person>, to: (Id<School>, Id<Class>), on: &str) {
        let (on, today) = (Day::parse_iso(on).expect("a day"), self.clock.today());
        let write = move |tx: &Tx<'_>| {
            let new = NewEnrolment {
                pupil,
                school: to.0,
                class: Some(to.1),
                level: Level::Sixth,
                from_on: on,
                until_on: None,
            };
            let touched = enrolment::change(tx, &new)?;
            groups::refresh(tx, &touched, today)
        };
        self.app.db.write(write).await.expect("a new school");
    }

    /// A day begins: what the facts say of it is what the groups say.
    pub async fn wakes(&self, time: &str) {
        self.at(time);
        let today = self.clock.today();
        let write = move |tx: &Tx<'_>| groups::turn_day(tx, today).map(drop);
        self.app.db.write(write).await.expect("a new day");
    }
}

pub const POEM: [(&str, &str); 4] = [
    ("title", "Mon poème"),
    ("kind", "work"),
    ("made_on", "2027-05-03"),
    ("words", "Appris pour la fête de l’école."),
];

pub fn portfolio(pupil: Id<Person>) -> String {
    format!("/passage/eleves/{pupil}/portfolio")
}

pub fn school(school: Id<School>) -> String {
    format!("/passage/ecoles/{school}")
}

/// Where the pupil goes, as the form says.
pub fn destination(page: &Page) -> String {
    page.attribute("input[name=to]", "value").unwrap_or_default()
}

/// The names of what may be chosen, each once.
pub fn choices(page: &Page) -> Vec<String> {
    let mut names = page.attributes(".piece input[value=yes]", "name");
    names.dedup();
    names
}

pub async fn reads(client: &Client, dossier: &str) -> Page {
    client.get(&format!("{dossier}/lecture")).await.page()
}
