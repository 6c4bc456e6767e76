//! `GET /plus`: the entries that found no place among the tabs of a phone.

use maud::html;
use web::{Page, Ui, Viewer, t, ui};

pub async fn get(_: Viewer, ui: Ui) -> Page {
    let entries = ui.menu();
    let body = html! {
        h1 { (t!(ui, "more-title")) }
        ul.rows.card {
            @for entry in entries {
                li { a.row href=(entry.url) {
                    span.face aria-hidden="true" { (ui::icon(entry.icon)) }
                    span { b { (ui.words(entry.text)) } }
                    (ui::icon("chevron-right"))
                } }
            }
            li { a.row href="/compte" {
                span.face aria-hidden="true" { (ui::icon("settings")) }
                span { b { (t!(ui, "more-account")) } }
                (ui::icon("chevron-right"))
            } }
        }
    };
    ui.narrow(t!(ui, "more-title"), body)
}
