//! A small house for the stories: the people of Jean-Macé, and a wall on which a team pins notes
//! with files for the families of its class.

use axum::{
    extract::{Path, State},
    response::Response,
};
use base::Id;
use db::{Migrations, Step, Tx, params};
use files::{Asked, File, FormWithFiles, Use};
use people::Class;
use serde::Deserialize;
use std::ops::Deref;
use testing::{Client, TestSchool};
use web::{
    Allows, Answer, App, Door, Feature, Granted, Guarded, Page, Read, Result, Routes, Ui, Viewer,
    get, post,
};

pub struct House(TestSchool);

impl Deref for House {
    type Target = TestSchool;
    fn deref(&self) -> &TestSchool {
        &self.0
    }
}

/// One house on each engine, on Monday 23 November 2026 at 10:00.
pub async fn houses() -> Vec<House> {
    let schools = TestSchool::each(|| vec![files::feature(), wall()]).await;
    schools.into_iter().map(House).collect()
}

impl House {
    /// Sends one file as the `upload` behaviour does, and gives its id.
    pub async fn send(&self, client: &Client, name: &str, bytes: &[u8]) -> String {
        let sent = client.upload("/fichiers", &[("file", name, "image/png", bytes)]).await;
        sent.json()["id"].as_str().expect("an id").to_owned()
    }

    /// Pins a note for the families of CE1-A.
    pub async fn pin(&self, client: &Client, files: &[&str]) -> String {
        let mut fields = vec![("text", "À demain")];
        fields.extend(files.iter().map(|file| ("files", *file)));
        client.post(&format!("/mur/{}", self.ce1_a), &fields).await.redirects()
    }
}

/// A note on the wall of a class.
pub struct Note {
    id: Id<Note>,
    class: Id<Class>,
}

impl Guarded for Note {
    const PARAM: &'static str = "note";

    fn load(tx: &Tx<'_>, id: Id<Self>, _: &Viewer, _: Door) -> db::Result<Option<Self>> {
        let found: Option<(Id<Class>,)> =
            tx.first("select class_id from note where id = $1", params![id])?;
        Ok(found.map(|(class,)| Note { id, class }))
    }
}

impl Allows<Read> for Note {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.class) || viewer.guards_a_pupil_of(self.class)
    }
}

impl Note {
    fn uses(&self) -> Use {
        Use::of("note", self.id)
    }
}

#[derive(Deserialize)]
struct NoteForm {
    #[serde(default)]
    files: Vec<Id<File>>,
}

async fn pin(
    viewer: Viewer,
    State(app): State<App>,
    Path(class): Path<Id<Class>>,
    form: FormWithFiles<NoteForm>,
) -> Result<Answer> {
    if !form.problems.is_empty() {
        return Err(web::Error::BadRequest);
    }
    let (owner, files) = (viewer.person, form.files.clone());
    let write = move |tx: &Tx<'_>| {
        let id: Id<Note> = tx.new_id();
        tx.run("insert into note (id, class_id) values ($1, $2)", params![id, class])?;
        files::attach(tx, owner, &files, Use::of("note", id))?;
        Ok(id)
    };
    let id = app.db.write(write).await?;
    Ok(Answer::to(format!("/mur/mot/{id}")))
}

async fn show(note: Granted<Read, Note>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let to = note.uses();
    let files = app.db.read(move |tx| files::of(tx, to)).await?;
    let url = |file: &File| format!("/mur/mot/{}/fichiers/{}", note.id, file.id);
    Ok(ui.page("Mot", files::view::attachments(&ui, &files, url)))
}

#[derive(Deserialize)]
struct FilePath {
    file: Id<File>,
}

async fn file(
    note: Granted<Read, Note>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    files::attached(&app, note.uses(), path.file, asked).await
}

async fn all(note: Granted<Read, Note>, State(app): State<App>) -> Result<Response> {
    files::zip(&app, note.uses(), "Mot du 23 novembre").await
}

async fn unpin(note: Granted<Read, Note>, State(app): State<App>) -> Result<Answer> {
    let (id, now) = (note.id, app.clock.now());
    app.db.write(move |tx| files::detach(tx, "note", &[id], now)).await?;
    Ok(Answer::Empty)
}

const WALL: Migrations = Migrations {
    area: "wall",
    steps: &[Step {
        name: "0001",
        sql: "create table note (\n  id bigint primary key,\n  class_id bigint not null\n);",
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
                .at("/mur/mot/{note}", get(show))
                .at("/mur/mot/{note}/fichiers", get(all))
                .at("/mur/mot/{note}/fichiers/{file}", get(file))
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
