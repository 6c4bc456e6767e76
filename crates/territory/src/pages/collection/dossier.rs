//! The file of a commune: `GET /territoire/dossiers/{dossier}`, and handing it in, `POST …/depot`.

use super::{show::VersionForm, words};
use crate::{
    collection::{
        Contents, Dossier, DossierState, Piece, deeds,
        dossier::{Fill, TakeBack, Withdraw},
        telling::{self, About, News},
        urls,
    },
    store::collection::dossiers,
};
use axum::extract::State;
use db::Tx;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Answer, App, Form, Granted, Page, Problem, Problems, Read, Result, Ui, t, ui};

pub async fn get(dossier: Granted<Read, Dossier>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (viewed, by, now) = (Dossier::clone(&dossier), dossier.viewer.person, ui.now);
    // A commune is led here from what it is told of the collection.
    let things = [dossier.id.raw(), dossier.collection_id.raw()];
    let contents = app.db.read(move |tx| Contents::of(tx, &viewed, now.day())).await?;
    app.db.mark(move |tx| telling::seen(tx, by, &things, now)).await?;
    Ok(view(&ui, &dossier, &contents, &Problems::none()))
}

pub async fn hand_in(
    dossier: Granted<Fill, Dossier>,
    State(app): State<App>,
    ui: Ui,
    form: Form<VersionForm>,
) -> Result<Answer> {
    let handed = Dossier::clone(&dossier);
    let (version, by) = (form.version, (dossier.viewer.person, ui.now));
    let write = move |tx: &Tx<'_>| {
        let contents = Contents::of(tx, &handed, by.1.day())?;
        if !contents.completeness.may_be_handed() {
            return Ok(Some(contents));
        }
        dossiers::hand_in(tx, handed.id, version, by.1)?;
        let about = About::dossier(&handed);
        let to = [handed.collection.body_id];
        let told = (Some(by.0), by.1);
        telling::tell(tx, &handed.collection.row, News::Handed, about, &to, told)?;
        deeds::of(tx, by, "collection.hand", ("dossier", handed.id))?;
        Ok(None)
    };
    let Some(contents) = app.db.write(write).await? else {
        let said = t!(ui, "collection-handed");
        return Ok(Answer::to(urls::dossier(dossier.id)).saying(said));
    };
    let completeness = &contents.completeness;
    let missing = [completeness.missing.as_slice(), completeness.refused.as_slice()].concat();
    let problems = Problems::from(Problem {
        field: "hand",
        text: text::id!("collection-wrong-missing"),
        args: vec![("pieces", contents.titles(&missing))],
    });
    Ok(view(&ui, &dossier, &contents, &problems).unprocessable().into())
}

fn view(ui: &Ui, dossier: &Dossier, contents: &Contents, problems: &Problems) -> Page {
    let collection = &dossier.collection;
    let home = t!(ui, "collection-title");
    let up = urls::collection(collection.id);
    let mut crumbs = vec![(urls::HOME, &*home)];
    if collection.is_run || collection.is_received {
        crumbs.push((&*up, collection.title.as_str()));
    }
    let due = collection.due_on.in_words(ui.locale);
    let facts = [
        (t!(ui, "collection-about"), collection.title.clone()),
        (t!(ui, "collection-from"), collection.body.name.clone()),
        (t!(ui, "collection-to"), collection.syndicate.name.clone()),
        (t!(ui, "collection-field-due"), due),
    ];
    let content = html! {
        (ui::breadcrumb(ui, &crumbs))
        h1 { (dossier.commune.name) }
        p {
            (words::dossier(ui, dossier, &contents.completeness)) " "
            (words::progress(ui, &contents.completeness))
        }
        (words::facts(&facts))
        @if !dossier.reason.is_empty() {
            (ui::note(ui::Tone::Info, reason(ui, dossier)))
        }
        @for line in collection.words.lines() { p { (line) } }
        (pieces(ui, dossier, contents))
        @if ui.may::<Fill>(dossier) { (handing(ui, dossier, problems)) }
        @if ui.may::<TakeBack>(dossier) {
            p { a.button.plain href=(urls::return_of(dossier.id)) {
                (t!(ui, "collection-take-back"))
            } }
        }
        @if ui.may::<Withdraw>(dossier) {
            p { a.button.plain href=(urls::withdrawal(dossier.id)) {
                (t!(ui, "collection-withdraw"))
            } }
        }
    };
    ui.narrow(&dossier.commune.name, content)
}

fn reason<'u>(ui: &'u Ui, dossier: &Dossier) -> Cow<'u, str> {
    let reason = dossier.reason.as_str();
    let said = match dossier.state {
        DossierState::Withdrawn => t!(ui, "collection-reason", reason = reason),
        _ => t!(ui, "collection-taken-back-because", reason = reason),
    };
    said.into_owned().into()
}

fn pieces(ui: &Ui, dossier: &Dossier, contents: &Contents) -> Markup {
    let lines = html! {
        ul.rows {
            @for piece in &contents.pieces {
                li { a.row href=(urls::piece(dossier.id, piece.id)) {
                    span { b { (piece.title) } (about(ui, contents, piece)) }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    ui::card("pieces", t!(ui, "collection-pieces"), None, lines)
}

fn about(ui: &Ui, contents: &Contents, piece: &Piece) -> Markup {
    let part = contents.part(piece.id);
    let act = part.and_then(|part| contents.act(part));
    let notes = contents.notes.iter().filter(|note| note.piece_id == piece.id).count();
    html! {
        span.quiet {
            (words::part(ui, part, act))
            @if !piece.is_needed { " " (t!(ui, "collection-optional")) }
            @if notes > 0 { " " (t!(ui, "collection-notes", count = notes)) }
        }
    }
}

fn handing(ui: &Ui, dossier: &Dossier, problems: &Problems) -> Markup {
    ui::form(
        ui,
        &urls::handing(dossier.id),
        problems,
        html! {
            input type="hidden" name="version" value=(dossier.version);
            p.quiet #hand { (t!(ui, "collection-hand-hint")) }
            div.actions {
                button.button { (ui::icon("check")) (t!(ui, "collection-hand-do")) }
            }
        },
    )
}
