//! What both lists share: the law in one sentence, the nights to come, who goes.

use crate::urls;
use base::{Day, Id, PersonName};
use db::Tx;
use maud::{Markup, html};
use people::{
    School,
    retention::{self, Due, Leaver, Night, RETENTION_DAYS},
};
use serde::Deserialize;
use web::{Ui, t, ui};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    apres: String,
}

impl Asked {
    /// `2026-11-23.7310…`; what is not read begins at the beginning.
    fn after(&self) -> Option<Due> {
        let (day, person) = self.apres.split_once('.')?;
        Some(Due { left_on: Day::parse_iso(day)?, person: person.parse().ok()? })
    }
}

pub struct Content {
    nights: Vec<Night>,
    leavers: Vec<Leaver>,
    has_more: bool,
}

const NIGHTS_MAX: u32 = 100;
const LEAVERS_MAX: u32 = 50;

pub fn load(tx: &Tx<'_>, school: Option<Id<School>>, asked: &Asked) -> db::Result<Content> {
    let nights = retention::nights(tx, school, NIGHTS_MAX)?;
    let mut leavers = retention::leavers(tx, school, asked.after(), LEAVERS_MAX + 1)?;
    let has_more = leavers.len() > LEAVERS_MAX as usize;
    leavers.truncate(LEAVERS_MAX as usize);
    Ok(Content { nights, leavers, has_more })
}

/// `leads` when whoever looks may open a line.
pub fn view(ui: &Ui, url: &str, content: &Content, leads: bool) -> Markup {
    let last = content.leavers.last().filter(|_| content.has_more);
    let older = last.map(|it| urls::after(url, Due { left_on: it.left_on, person: it.id }));
    html! {
        p { (t!(ui, "retention-how", days = RETENTION_DAYS)) }
        p.quiet { (t!(ui, "retention-source")) }
        @if content.nights.is_empty() {
            (ui::empty(t!(ui, "retention-none"), None))
        } @else {
            (nights(ui, &content.nights))
            (ui::card("leavers", t!(ui, "retention-names"), None, html! {
                ul.rows {
                    @for leaver in &content.leavers { li { (line(ui, leaver, leads)) } }
                }
            }))
            (ui::pager(ui, None, older.as_deref()))
        }
    }
}

fn nights(ui: &Ui, nights: &[Night]) -> Markup {
    let (left, erased, count) = (
        t!(ui, "retention-night-left"),
        t!(ui, "retention-night-erased"),
        t!(ui, "retention-night-count"),
    );
    html! {
        div.table-box { table.table {
            caption { (t!(ui, "retention-nights")) }
            thead { tr {
                th scope="col" { (erased) }
                th scope="col" { (left) }
                th.number scope="col" { (count) }
            } }
            tbody {
                @for night in nights {
                    tr {
                        th scope="row" data-label=(erased) {
                            (night.erased_on().in_words(ui.locale))
                        }
                        td data-label=(left) { (night.left_on.in_words(ui.locale)) }
                        td.number data-label=(count) { (night.persons) }
                    }
                }
            }
        } }
    }
}

fn line(ui: &Ui, leaver: &Leaver, leads: bool) -> Markup {
    let name = PersonName::new(&leaver.first_name, &leaver.last_name, None);
    let left = leaver.left_on.french();
    let erased = retention::erased_on(leaver.left_on).french();
    let words = html! {
        (ui::face(&name))
        span {
            b { (name.listed()) }
            span.quiet { (t!(ui, "retention-leaver", left = left, erased = erased)) }
        }
    };
    html! {
        @if leads {
            a.row href=(urls::leaver(leaver.id)) { (words) (ui::icon("chevron-right")) }
        } @else {
            div.row { (words) }
        }
    }
}
