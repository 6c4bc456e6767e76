//! What a text was before: `GET {place}/{text}/versions`; and what somebody else saved meanwhile.

use crate::{AuthorKind, Text, Version, name, store, urls};
use axum::extract::State;
use maud::{Markup, PreEscaped, html};
use web::{Allows, App, Edit, Granted, Page, Result, Ui, t, ui};

const VERSIONS: u32 = 50;

pub async fn get<T: Text + Allows<Edit>>(
    text: Granted<Edit, T>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = text.id().cast();
    let versions = app.db.read(move |tx| store::versions::of(tx, id, VERSIONS)).await?;
    let title = t!(&ui, "publication-versions");
    let body = html! {
        (ui::breadcrumb(&ui, &[(&urls::text(text.id()), text.title())]))
        h1 { (title) }
        div.thread {
            @for (place, version) in versions.iter().enumerate() {
                (one(&ui, version, place == 0))
            }
        }
    };
    Ok(ui.narrow(&title, body))
}

fn one(ui: &Ui, version: &Version, is_newest: bool) -> Markup {
    html! {
        details.letter open[is_newest] {
            summary {
                (ui::face(&version.editor()))
                span {
                    b { (name(ui, &version.editor(), AuthorKind::Staff)) }
                    span.quiet { (version.title) }
                }
                (ui::time(ui, version.at))
            }
            (words(version))
        }
    }
}

/// Above a form: what somebody else saved while one was writing.
pub fn other(ui: &Ui, other: &Version) -> Markup {
    let name = name(ui, &other.editor(), AuthorKind::Staff);
    let hour = ui.when_in_full(other.at);
    html! {
        section.card aria-labelledby="other" {
            header { h2 #other { (t!(ui, "publication-other-version", name = name)) } }
            div.body {
                p.quiet { (t!(ui, "publication-other-how", hour = hour)) }
                p { b { (other.title) } }
                (words(other))
            }
        }
    }
}

fn words(version: &Version) -> Markup {
    html! { div.rich { (PreEscaped(version.body.html())) } }
}
