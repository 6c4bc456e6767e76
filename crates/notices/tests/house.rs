//! The school with notices, and a gazette that tells its families when it is out.

use axum::extract::State;
use base::Id;
use db::{Tx, params};
use notices::{Addresses, Reader, Telling, Timing};
use people::{Group, GroupKind, Person};
use std::ops::Deref;
use testing::TestSchool;
use web::{App, Feature, HomeOf, NoticeKind, Page, Result, Rhythm, Routes, Ui, Viewer, get};

pub const GAZETTE: NoticeKind = NoticeKind {
    word: "gazette.issue",
    text: "gazette-kind",
    icon: "book-open",
    rhythm: Rhythm::Daily,
    shown: |_| true,
};

pub struct House(TestSchool);

impl Deref for House {
    type Target = TestSchool;
    fn deref(&self) -> &TestSchool {
        &self.0
    }
}

/// One house on each engine, on Monday 23 November 2026 at 10:00. All but Marc have an address.
pub async fn houses() -> Vec<House> {
    let mut houses = Vec::new();
    for school in TestSchool::each(|| vec![notices::feature(), gazette()]).await {
        school.app.jobs.lend(Addresses(addresses));
        let marc = school.marc;
        let give = move |tx: &Tx<'_>| {
            tx.run(
                "update person set mail = 'p' || id || '@example.org' where id <> $1",
                params![marc],
            )
        };
        school.app.db.write(give).await.expect("addresses");
        houses.push(House(school));
    }
    houses
}

fn addresses(tx: &Tx<'_>, persons: &[Id<Person>]) -> db::Result<Vec<(Id<Person>, String)>> {
    tx.all(
        "select id, mail from person where id in ids($1) and mail <> ''",
        params![db::ids(persons.iter().copied())],
    )
}

impl House {
    /// The gazette `issue` is out: what is told of it.
    pub fn issue(&self, issue: i64) -> Telling {
        Telling {
            kind: GAZETTE,
            thing: issue,
            url: format!("/gazette/{issue}"),
            text: "gazette-notice",
            args: vec![("name", "Mme Durand".to_owned())],
            at: self.clock.now(),
            timing: Timing::Quiet,
            except: None,
        }
    }

    pub async fn tell(&self, telling: Telling, readers: Vec<Reader>) {
        let told = self.app.db.write(move |tx| notices::tell(tx, &telling, &readers));
        told.await.expect("told");
    }

    /// Tells the guardians of CE1-A: Léa's and the twins'.
    pub async fn tell_class(&self, telling: Telling) {
        let class = self.ce1_a;
        let told = self.app.db.write(move |tx| {
            let group: (Id<Group>,) = tx.one(
                "select id
                   from person_group
                  where scope_kind = 'class' and scope_id = $1 and kind = $2",
                params![class, GroupKind::Guardians],
            )?;
            notices::tell_group(tx, &telling, group.0)
        });
        told.await.expect("told");
    }

    /// The number beside "Nouveautés".
    pub async fn number(&self, person: Id<Person>) -> String {
        let client = self.client(person).await;
        let page = client.get("/nouveautes").await.page();
        page.text_of("[data-counter=notices] [data-counter-value]")
    }

    /// The mails that wait: to whom, subject, text, in the order of the addresses.
    pub async fn mails(&self) -> Vec<(String, String, String)> {
        let read = |tx: &Tx<'_>| {
            tx.all(
                "select to_address, subject, body
                   from outbox_mail
                  where sent_at is null and failed_at is null
                  order by to_address, id",
                &[],
            )
        };
        self.app.db.read(read).await.expect("the outbox")
    }

    pub fn address(person: Id<Person>) -> String {
        format!("p{person}@example.org")
    }
}

/// The home page, with the card of notices alone.
async fn home(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let card = notices::feature().card.expect("a card");
    let (whose, now) = (viewer.clone(), app.clock.now());
    let load = move |tx: &Tx<'_>| (card.load)(tx, &HomeOf::of(&whose, now));
    let drawn = app.db.read(load).await?;
    let drawn = drawn.map(|draw| draw(&ui)).unwrap_or_default();
    Ok(ui.page("Accueil", drawn))
}

fn gazette() -> Feature {
    Feature {
        name: "gazette",
        migrations: None,
        texts: &[
            ("fr", "gazette-kind = La gazette\ngazette-notice = { $name } a publié la gazette.\n"),
            (
                "en",
                "gazette-kind = The gazette\n\
                 gazette-notice = { $name } has published the gazette.\n",
            ),
        ],
        routes: || Routes::new().at("/", get(home)),
        menu: vec![],
        card: None,
        notices: vec![GAZETTE],
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(vec![]),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}
