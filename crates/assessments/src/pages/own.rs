//! Where the news of an assessment lead: each reader finds his own child, `/evaluations/
//! {assessment}/resultats`.

use crate::{Assessment, store, urls};
use axum::extract::{Path, State};
use base::Id;
use db::Tx;
use maud::html;
use people::Person;
use serde::Deserialize;
use web::{Answer, App, Error, Result, Ui, Viewer, t, ui};

#[derive(Deserialize)]
pub struct AssessmentPath {
    assessment: Id<Assessment>,
}

pub async fn get(
    viewer: Viewer,
    State(app): State<App>,
    Path(path): Path<AssessmentPath>,
    ui: Ui,
) -> Result<Answer> {
    let mut own: Vec<(Id<Person>, String)> =
        viewer.children.iter().map(|child| (child.id, child.name.full())).collect();
    if viewer.is_pupil() {
        own.push((viewer.person, viewer.name.full()));
    }
    let (id, now) = (path.assessment, ui.now);
    let pupils: Vec<Id<Person>> = own.iter().map(|(pupil, _)| *pupil).collect();
    let read = move |tx: &Tx<'_>| store::evidence::shown_of(tx, id, &pupils, now);
    let shown = app.db.read(read).await?;
    own.retain(|(pupil, _)| shown.contains(pupil));
    match own.as_slice() {
        [] => Err(Error::NotFound),
        [(pupil, _)] => Ok(Answer::to(urls::sheet(id, *pupil))),
        several => {
            let title = t!(&ui, "assessments-own-title");
            let body = html! {
                h1 { (title) }
                ul.rows.card { @for (pupil, name) in several {
                    li { a.row href=(urls::sheet(id, *pupil)) {
                        b { (name) } (ui::icon("chevron-right"))
                    } }
                } }
            };
            Ok(ui.narrow(&title, body).into())
        }
    }
}
