//! What families allow to be shown of the pupils of a class: `/journal/classes/{class}/droits`.
//! ONDE says it where it knows; the team says it with the signed form in hand.

use crate::{
    Journal,
    journal::Rights,
    store::{self, pictures::PupilLine},
    urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::{Error as DbError, Tx};
use maud::{Markup, html};
use people::{ImageRight, Person, audit, image_right, image_right::Source};
use serde::Deserialize;
use ui::Tone;
use utoipa::ToSchema;
use web::{Answer, App, Form, Granted, Page, Problems, Result, Ui, id, t, ui};

/// One line for each pupil, in the same order in the three lists.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct RightsForm {
    pub pupils: Vec<String>,
    /// `refused`, `class`, `public`; empty where nothing is known.
    pub words: Vec<String>,
    /// The words that stood when the page was shown.
    pub seen: Vec<String>,
}

/// A word that is not the one that was seen.
#[derive(Clone, Copy, Debug)]
pub struct Change {
    pub pupil: Id<Person>,
    pub seen: Option<ImageRight>,
    pub word: ImageRight,
}

impl RightsForm {
    pub fn changes(&self) -> Vec<Change> {
        let lines = self.pupils.iter().zip(&self.words).zip(&self.seen);
        let change = |((pupil, word), seen): ((&String, &String), &String)| {
            let (pupil, word) = (pupil.parse().ok()?, ImageRight::parse(word)?);
            let seen = ImageRight::parse(seen);
            (seen != Some(word)).then_some(Change { pupil, seen, word })
        };
        lines.filter_map(change).collect()
    }
}

pub async fn get(
    journal: Granted<Rights, Journal>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (class, today) = (journal.class_id, ui.today());
    let lines = app.db.read(move |tx| store::pictures::pupils(tx, class, today)).await?;
    Ok(view(&ui, &journal, &lines, &Problems::none()))
}

pub async fn post(
    journal: Granted<Rights, Journal>,
    State(app): State<App>,
    ui: Ui,
    form: Form<RightsForm>,
) -> Result<Answer> {
    let (class, today, now) = (journal.class_id, ui.today(), app.clock.now());
    let (changes, asked) = (form.changes(), Journal::clone(&journal));
    match app.db.write(move |tx| say(tx, &journal, &changes, now)).await {
        Ok(()) => Ok(Answer::to(urls::rights(class)).saying(t!(&ui, "journal-rights-saved"))),
        Err(error) if error.reason::<Overtaken>().is_some() => {
            let lines = app.db.read(move |tx| store::pictures::pupils(tx, class, today)).await?;
            let problems = Problems::one("rights", id!("journal-refused-right-moved"));
            Ok(view(&ui, &asked, &lines, &problems).unprocessable().into())
        }
        Err(error) => Err(error.into()),
    }
}

/// Somebody has said otherwise since the page was shown: a refusal of this morning is not written
/// over by a page of yesterday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("another word was said meanwhile")]
pub struct Overtaken;

pub fn say(
    tx: &Tx<'_>,
    journal: &Granted<Rights, Journal>,
    changes: &[Change],
    now: Instant,
) -> db::Result<()> {
    let by = journal.viewer.person;
    let lines = store::pictures::pupils(tx, journal.class_id, now.day())?;
    for change in changes {
        let line = lines.iter().find(|line| line.id == change.pupil).ok_or(DbError::Missing)?;
        if line.word != change.seen {
            return Err(DbError::refused(Overtaken));
        }
        image_right::say(tx, change.pupil, change.word, by, now)?;
        audit::record(
            tx,
            now,
            &audit::Act {
                person: Some(by),
                action: "journal.rights",
                risk: audit::Risk::Image,
                school: Some(journal.school_id),
                thing: format!("person:{}", change.pupil),
                detail: serde_json::json!({ "word": change.word.word() }),
            },
        )?;
    }
    Ok(())
}

fn view(ui: &Ui, journal: &Journal, lines: &[PupilLine], problems: &Problems) -> Page {
    let title = t!(ui, "journal-rights");
    let class = journal.class_id;
    let unknown = lines.iter().filter(|line| line.word.is_none()).count();
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::FEED, &t!(ui, "journal-title")),
            (&urls::class(class), &journal.name),
        ]))
        h1 { (title) }
        p { (t!(ui, "journal-rights-how")) }
        @if unknown > 0 {
            (ui::note(Tone::Info, t!(ui, "journal-rights-unknown", count = unknown)))
        }
        (ui::form(ui, &urls::rights(class), problems, html! {
            div.card #rights { ul.rows {
                @for line in lines { li { (row(ui, line)) } }
            } }
            div.actions { button.button { (ui::icon("check")) (t!(ui, "journal-save")) } }
        }))
    };
    ui.narrow(&title, body)
}

fn row(ui: &Ui, line: &PupilLine) -> Markup {
    let name = line.name();
    let seen = line.word.map(ImageRight::word).unwrap_or_default();
    let field = format!("word-{}", line.id);
    let options = [
        ("refused", t!(ui, "journal-right-refused")),
        ("class", t!(ui, "journal-right-class")),
        ("public", t!(ui, "journal-right-public")),
    ];
    html! {
        div.row.right {
            (ui::face(&name))
            span {
                label for=(field) { b { (name.full()) } }
                span.quiet { (source(ui, line)) }
            }
            input type="hidden" name="pupils" value=(line.id);
            input type="hidden" name="seen" value=(seen);
            select.input name="words" id=(field) {
                @if line.word.is_none() {
                    option value="" selected { (t!(ui, "journal-right-unknown")) }
                }
                @for (value, words) in &options {
                    option value=(value) selected[*value == seen] { (words) }
                }
            }
        }
    }
}

/// Who said it, and when.
fn source(ui: &Ui, line: &PupilLine) -> String {
    let when = line.at.map(|at| at.day().without_year(ui.locale)).unwrap_or_default();
    match line.source {
        Some(Source::Feed) => t!(ui, "journal-right-by-feed", day = when).into_owned(),
        Some(Source::Hand) => {
            let by = format!("{} {}", line.by_first, line.by_last);
            t!(ui, "journal-right-by-hand", name = by, day = when).into_owned()
        }
        None => t!(ui, "journal-right-nobody").into_owned(),
    }
}
