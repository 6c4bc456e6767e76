//! The shell of every page: bar, menu, place for the content.

use crate::{Ui, Viewer, assets, banner::Banner, feature::MenuEntry, ui};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use text::t;

/// How the shell is drawn around a page.
#[derive(Clone, Debug, Default)]
pub struct Shell {
    /// No menu.
    pub is_bare: bool,
    pub is_narrow: bool,
    /// For what a page says where to go at once (signing in again).
    pub refresh: Option<String>,
    /// After so many seconds.
    pub refresh_seconds: u32,
    /// The page has an editor of rich text.
    pub has_editor: bool,
}

/// The tabs a phone has room for; what comes after is behind "Plus".
const TABS_MAX: usize = 5;
const BRAND: &str = include_str!("../../../../assets/images/brand.svg");
const FONT: &str = "atkinson-hyperlegible-next-latin-400-normal.woff2";

impl Shell {
    pub(crate) fn draw(&self, ui: &Ui, title: &str, body: &Markup) -> Markup {
        let preferences = ui.preferences();
        let is_rtl = ui.locale.lang().is_rtl();
        let accent = ui.viewer.as_ref().and_then(accent).unwrap_or("teal");
        html! {
            (DOCTYPE)
            html lang=(ui.locale.code()) dir=[is_rtl.then_some("rtl")]
                data-theme=(preferences.theme) data-accent=(accent)
                data-density=(density(ui)) data-spacing=(preferences.spacing) {
                (self.head(ui, title))
                @if self.is_bare || ui.viewer.is_none() {
                    body.shell.bare { (self.content(ui, body)) }
                } @else {
                    body.shell data-behaviour="live" data-live-url="/direct" {
                        (self.content(ui, body))
                        (tabs(ui))
                    }
                }
            }
        }
    }

    fn head(&self, ui: &Ui, title: &str) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Préau" }
                @if let Some(url) = &self.refresh {
                    meta http-equiv="refresh" content={ (self.refresh_seconds) "; url=" (url) };
                }
                link rel="preload" as="font" type="font/woff2" crossorigin href=(assets::url(FONT));
                link rel="stylesheet" href=(assets::url("app.css"));
                link rel="icon" type="image/svg+xml" href=(assets::url("favicon.svg"));
                link rel="apple-touch-icon" href=(assets::url("icon-180.png"));
                link rel="manifest" href=(assets::url("manifest.webmanifest"));
                meta name="description" content=(t!(ui, "ui-description"));
                script type="module" src=(assets::url("app.js")) {}
            }
        }
    }

    fn content(&self, ui: &Ui, body: &Markup) -> Markup {
        let class = if self.is_narrow { "narrow" } else { "" };
        html! {
            a.skip href="#main" { (t!(ui, "ui-skip")) }
            p.offline role="status" data-behaviour="offline" hidden { (t!(ui, "ui-offline")) }
            (bar(ui, self.is_bare))
            main #main tabindex="-1" class=(class) {
                div.banners data-banners=(banner_ids(&ui.banners)) { (banners(&ui.banners)) }
                @if let Some(flash) = &ui.flash {
                    p.flash.ok role="status" { (ui::icon("check")) span { (flash) } }
                }
                (body)
            }
        }
    }
}

/// What everybody of a place must know now, before anything else.
pub(crate) fn banners(banners: &[Banner]) -> Markup {
    html! {
        @for banner in banners {
            div.banner role="alert" {
                (ui::icon("triangle-alert"))
                p { b { (banner.place_name) } " " (banner.words) }
            }
        }
    }
}

/// Tells an open page whether it shows others than there are now.
pub(crate) fn banner_ids(banners: &[Banner]) -> String {
    let ids: Vec<String> = banners.iter().map(|banner| banner.id.to_string()).collect();
    ids.join(",")
}

fn bar(ui: &Ui, is_bare: bool) -> Markup {
    html! {
        header.bar {
            a.brand href="/" {
                (PreEscaped(BRAND)) "Préau " small { "· " (ui.app.settings.house) }
            }
            @if let (Some(viewer), false) = (&ui.viewer, is_bare) {
                div.end {
                    a.round href="/annuaire" aria-label=(t!(ui, "ui-search")) {
                        (ui::icon("search"))
                    }
                    a.face href="/compte" {
                        span aria-hidden="true" { (viewer.name.initials()) }
                        span.hidden { (t!(ui, "ui-account")) }
                    }
                }
            }
        }
    }
}

fn tabs(ui: &Ui) -> Markup {
    if ui.viewer.is_none() {
        return html! {};
    }
    let entries = ui.menu();
    // A room within a room: the nearest one is where one is.
    let here = entries.iter().map(|entry| entry.url).filter(|url| is_here(ui, url));
    let here = here.max_by_key(|url| url.len());
    // A phone has five places: with more entries the last place opens the others.
    let direct = if entries.len() > TABS_MAX { TABS_MAX - 1 } else { entries.len() };
    html! {
        nav.tabs aria-label=(t!(ui, "ui-menu")) {
            @for (place, entry) in entries.iter().enumerate() {
                (tab(ui, entry, place >= direct, here))
            }
            @if direct < entries.len() {
                a.more href="/plus" aria-current=[is_here(ui, "/plus").then_some("page")] {
                    (ui::icon("ellipsis")) span { (t!(ui, "ui-more")) }
                }
            }
        }
    }
}

fn tab(ui: &Ui, entry: &MenuEntry, is_behind: bool, here: Option<&str>) -> Markup {
    let class = if is_behind { "behind" } else { "" };
    let is_here = here == Some(entry.url);
    html! {
        a href=(entry.url) class=(class) aria-current=[is_here.then_some("page")] {
            (ui::icon(entry.icon)) span { (ui.words(entry.text)) }
            @if let Some(badge) = &entry.badge { (ui::badge(ui, badge.counter)) }
        }
    }
}

fn is_here(ui: &Ui, url: &str) -> bool {
    let below = || ui.path.strip_prefix(url).is_some_and(|rest| rest.starts_with('/'));
    ui.path == url || (url != "/" && below())
}

/// Young pupils, families, staff: three densities of the same pages.
fn density(ui: &Ui) -> &'static str {
    match &ui.viewer {
        Some(viewer) if viewer.is_young_pupil() => "young",
        Some(viewer) if viewer.is_staff() => "staff",
        _ => "family",
    }
}

/// The colour of the viewer's school; of the house when he has several.
fn accent(viewer: &Viewer) -> Option<&str> {
    match viewer.schools.as_slice() {
        [school] => school.accent.as_deref(),
        _ => None,
    }
}
