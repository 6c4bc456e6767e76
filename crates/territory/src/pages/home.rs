//! What one does for the territory: `GET /territoire`.

use maud::html;
use web::{Page, Ui, Viewer, t};

pub async fn get(_: Viewer, ui: Ui) -> Page {
    let title = t!(ui, "territory-title");
    ui.narrow(&title, html! { h1 { (title) } })
}
