//! The home of a pupil: large tiles, few words, an ear that reads them aloud.

use crate::urls;
use maud::{Markup, html};
use people::Standing;
use web::{
    MenuEntry, Ui, t,
    ui::{self, Colour},
};

/// « Bonjour Jules ! », and the ear for who does not read yet. The ear shows itself where a browser
/// can speak.
pub fn hello(ui: &Ui, hello: &str, viewer: &Standing) -> Markup {
    html! {
        div.inline {
            h1 { (hello) }
            @if viewer.is_young_pupil() {
                button.listen type="button" hidden data-behaviour="speak"
                    data-speak-from="#main" data-speak-lang={ (ui.locale.code()) }
                    aria-label=(t!(ui, "home-listen")) {
                    (ui::icon("volume-2"))
                }
            }
        }
    }
}

/// One tile for the class, one for each entry of the menu, one to leave.
pub fn tiles(ui: &Ui, viewer: &Standing) -> Markup {
    let mut entries: Vec<&MenuEntry> = ui.menu();
    entries.retain(|entry| entry.url != "/" && (entry.shown)(viewer));
    entries.sort_by_key(|entry| entry.order);
    let classes = viewer.classes.iter().filter(|class| viewer.attends(class.id));
    html! {
        div.tiles {
            @for class in classes {
                a.tile.(Colour::of_place(0).class()) href=(urls::class(class.id)) {
                    (ui::icon("sprout")) span { (t!(ui, "home-tile-class")) }
                }
            }
            @for (place, entry) in entries.into_iter().enumerate() {
                a.tile.(Colour::of_place(place + 1).class()) href=(entry.url) {
                    (ui::icon(entry.icon)) span { (ui.words(entry.text)) }
                    @if let Some(badge) = &entry.badge { (ui::badge(ui, badge.counter)) }
                }
            }
            form method="post" action="/deconnexion" {
                (ui::token(ui))
                button.tile.(Colour::of_place(3).class()) {
                    (ui::icon("log-out")) span { (t!(ui, "home-tile-leave")) }
                }
            }
        }
    }
}
