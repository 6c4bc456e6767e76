//! The API for people: how one signs in, what there is, what goes wrong.

use super::{DOCUMENT, Described, document::tag};
use crate::{Page, Public, Ui, ui};
use maud::{Markup, html};
use std::collections::BTreeMap;
use text::t;

pub(super) async fn get(_: Public, ui: Ui) -> Page {
    let title = t!(ui, "api-title");
    let mut by_tag: BTreeMap<&str, Vec<&Described>> = BTreeMap::new();
    for described in &ui.app.api.operations {
        by_tag.entry(tag(described.path)).or_default().push(described);
    }
    let body = html! {
        h1 { (title) }
        div.stack {
            p { (t!(ui, "api-intro")) }
            (coming_in(&ui))
            @for (tag, operations) in &by_tag { (section(&ui, tag, operations)) }
            (failing(&ui))
            p { (ui::button_link(DOCUMENT, "file-text", t!(ui, "api-document"))) }
        }
    };
    ui.page(&title, body)
}

fn coming_in(ui: &Ui) -> Markup {
    html! {
        section.card aria-labelledby="coming-in" {
            header { h2 #coming-in { (t!(ui, "api-coming-in")) } }
            ol.body {
                li { p { code { "GET /jeton" } " " (t!(ui, "api-step-token")) } }
                li { p { code { "POST /connexion" } " " (t!(ui, "api-step-sign-in")) } }
                li { p { code { "GET /jeton" } " " (t!(ui, "api-step-own-token")) } }
                li { p { code { "POST /deconnexion" } " " (t!(ui, "api-step-out")) } }
            }
        }
    }
}

fn section(ui: &Ui, tag: &str, operations: &[&Described]) -> Markup {
    let id = format!("api-{tag}");
    html! {
        section.card aria-labelledby=(id) {
            header { h2 #(id) { code { "/api/" (tag) } } }
            div.table-box {
                table.table role="table" {
                    thead { tr role="row" {
                        th role="columnheader" { (t!(ui, "api-request")) }
                        th role="columnheader" { (t!(ui, "api-does")) }
                        th role="columnheader" { (t!(ui, "api-takes")) }
                    } }
                    tbody { @for described in operations { (row(ui, described)) } }
                }
            }
        }
    }
}

fn row(ui: &Ui, Described { method, path, operation }: &Described) -> Markup {
    let query = operation.query.iter().map(|parameter| format!("?{}", parameter.name));
    let takes: Vec<String> = query.chain(operation.fields()).collect();
    html! {
        tr role="row" {
            th scope="row" role="rowheader" { code { (method) " " (path) } }
            td role="cell" data-label=(t!(ui, "api-does")) { (ui.words(operation.summary)) }
            td role="cell" data-label=(t!(ui, "api-takes")) {
                @if takes.is_empty() { "—" } @else { code { (takes.join(" ")) } }
            }
        }
    }
}

fn failing(ui: &Ui) -> Markup {
    html! {
        section.card aria-labelledby="failing" {
            header { h2 #failing { (t!(ui, "api-failing")) } }
            div.body {
                p { (t!(ui, "api-failing-json")) }
                p { (t!(ui, "api-failing-form")) }
                p { (t!(ui, "api-failing-crowd")) }
            }
        }
    }
}
