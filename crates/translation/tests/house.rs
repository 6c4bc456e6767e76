//! A small house for the stories: a wall on which the team of CE1-A pins notes for its families.

use axum::{
    Json,
    extract::{Path, State},
};
use base::{Id, Lang, RichText};
use db::{Migrations, Step, Tx, params};
use maud::{PreEscaped, html};
use people::Class;
use serde::Deserialize;
use std::ops::Deref;
use testing::{Client, Page as Seen, TestSchool};
use translation::{Asking, Reader, Text};
use web::{
    Allows, Answer, App, Door, Feature, Form, Granted, Guarded, Page, Read, Result, Routes, Ui,
    Viewer, get, post,
};

pub const NOTE: &str = "note";

pub struct House(TestSchool);

impl Deref for House {
    type Target = TestSchool;
    fn deref(&self) -> &TestSchool {
        &self.0
    }
}

/// One house on each engine, on Monday 23 November 2026 at 10:00; Samira reads Arabic.
pub async fn houses() -> Vec<House> {
    let mut houses = Vec::new();
    for school in TestSchool::each(|| vec![translation::feature(), wall()]).await {
        let house = House(school);
        house.reads(house.samira, Lang::Ar).await;
        houses.push(house);
    }
    houses
}

impl House {
    pub async fn reads(&self, person: Id<people::Person>, lang: Lang) {
        translation::testing::reads(&self.app, person, lang).await;
    }

    /// Mme Durand pins a note; where it is.
    pub async fn pin(&self, words: &str, lang: &str) -> String {
        let durand = self.client(self.mme_durand).await;
        let fields = [("words", words), ("lang", lang)];
        durand.post(&format!("/mur/{}", self.ce1_a), &fields).await.redirects()
    }

    pub async fn seen_by(&self, person: Id<people::Person>, note: &str) -> Seen {
        self.client(person).await.get(note).await.page()
    }

    /// Asks for a translation, as the button does.
    pub async fn ask(&self, client: &Client, note: &str) -> String {
        client.post(&format!("{note}/traduction"), &[]).await.redirects()
    }

    /// Runs the queue as long as tries come again.
    pub async fn hours_pass(&self) {
        for _ in 0..8 {
            self.app.jobs.run_due().await.expect("the queue");
            self.clock.advance_minutes(7 * 60);
        }
    }

    pub async fn kept(&self) -> i64 {
        let count = |tx: &Tx<'_>| tx.number("select count(*) from translation", &[]);
        self.app.db.read(count).await.expect("a number")
    }
}

/// A note on the wall of a class.
pub struct Note {
    pub id: Id<Note>,
    class: Id<Class>,
    words: RichText,
    lang: Lang,
}

impl Note {
    pub fn text(&self) -> Text {
        Text::of(NOTE, self.id, self.lang).line("Mot & bonjour").rich(&self.words)
    }

    fn url(&self) -> String {
        format!("/mur/mot/{}", self.id)
    }
}

pub fn find(tx: &Tx<'_>, id: Id<Note>) -> db::Result<Option<Note>> {
    type Row = (Id<Class>, RichText, Lang);
    let found: Option<Row> =
        tx.first("select class_id, words, lang from note where id = $1", params![id])?;
    Ok(found.map(|(class, words, lang)| Note { id, class, words, lang }))
}

impl Guarded for Note {
    const PARAM: &'static str = "note";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        find(tx, id)
    }
}

impl Allows<Read> for Note {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.class) || viewer.guards_a_pupil_of(self.class)
    }
}

#[derive(Deserialize)]
struct NoteForm {
    words: String,
    lang: String,
}

async fn pin(
    _: Viewer,
    State(app): State<App>,
    Path(class): Path<Id<Class>>,
    ui: Ui,
    form: Form<NoteForm>,
) -> Result<Answer> {
    let lang = translation::lang_of(&form.lang, &form.words, ui.locale.lang());
    let words = RichText::from_plain(&form.words);
    let write = move |tx: &Tx<'_>| {
        let id: Id<Note> = tx.new_id();
        tx.run(
            "insert into note (id, class_id, words, lang) values ($1, $2, $3, $4)",
            params![id, class, &words, lang],
        )?;
        Ok(id)
    };
    Ok(Answer::to(format!("/mur/mot/{}", app.db.write(write).await?)))
}

/// Says something else; what was translated was of the words before.
async fn correct(
    note: Granted<Read, Note>,
    State(app): State<App>,
    form: Form<NoteForm>,
) -> Result<Answer> {
    let (id, words) = (note.id, RichText::from_plain(&form.words));
    let write = move |tx: &Tx<'_>| {
        tx.run("update note set words = $2 where id = $1", params![id, &words]).map(drop)
    };
    app.db.write(write).await?;
    Ok(Answer::to(note.url()))
}

async fn unpin(note: Granted<Read, Note>, State(app): State<App>) -> Result<Answer> {
    let id = note.id;
    let write = move |tx: &Tx<'_>| {
        tx.run("delete from note where id = $1", params![id])?;
        translation::forget(tx, NOTE, &[id])
    };
    app.db.write(write).await?;
    Ok(Answer::Empty)
}

async fn show(note: Granted<Read, Note>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let reader = Reader::of(&app, &note.viewer);
    let (id, lang) = (note.id.raw(), note.lang);
    let read = move |tx: &Tx<'_>| {
        let before = tx.statements();
        let found = translation::found(tx, &reader, NOTE, [(id, lang)])?;
        Ok((found, tx.statements() - before))
    };
    let (found, statements) = app.db.read(read).await?;
    let (text, ask) = (note.text(), format!("{}/traduction", note.url()));
    let original = html! {
        div.rich lang=[ui.lang(note.lang)] dir=[ui.dir(note.lang)] {
            (PreEscaped(note.words.html()))
        }
    };
    let body = html! {
        h1 data-statements=(statements) { "Mot" }
        (translation::beside(&ui, &found, &text, &ask, original, |made| html! {
            h2 { (made.line(0)) }
            div.rich { (PreEscaped(made.rich(1))) }
        }))
        (translation::sign_note(&ui, &found, &text))
        (translation::lang_field(&ui, ""))
    };
    Ok(ui.page("Mot", body))
}

async fn ask(note: Granted<Read, Note>, State(app): State<App>) -> Result<Answer> {
    translation::ask(&app, &note.viewer, note.text(), note.url()).await
}

async fn state(note: Granted<Read, Note>, State(app): State<App>, ui: Ui) -> Result<Json<Asking>> {
    translation::state(&app, &ui, &note.viewer, note.text(), note.url()).await
}

const WALL: Migrations = Migrations {
    area: "wall",
    steps: &[Step {
        name: "0001",
        sql: "create table note (\n  id bigint primary key,\n  class_id bigint not null,\n  \
              words text not null,\n  lang text not null\n);",
    }],
};

fn wall() -> Feature {
    Feature {
        name: "wall",
        migrations: Some(WALL),
        texts: &[],
        routes: || {
            Routes::new()
                .at("/mur/{class}", post(pin))
                .at("/mur/mot/{note}", get(show).post(correct))
                .at("/mur/mot/{note}/traduction", get(state).post(ask))
                .at("/mur/mot/{note}/retrait", post(unpin))
        },
        menu: vec![],
        card: None,
        notices: vec![],
        deeds: &[],
        jobs: |_| {},
        export: |_, _| Ok(vec![]),
        erase: |_, _| Ok(0),
        merging: None,
        demo: |_, _| Ok(Vec::new()),
    }
}
