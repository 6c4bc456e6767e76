//! The same communes as a map one can read: `GET /territoire/{body}/carte`: one cell a commune, by
//! EPCI; the number of its stage beside its name, never the colour alone.

use super::{body::Asked, pieces, state};
use crate::{
    progress::{Line, Stage},
    urls,
};
use axum::extract::{Query, State};
use base::fold;
use council::Assembly;
use maud::{Markup, html};
use people::BodyKind;
use std::collections::BTreeMap;
use web::{App, Error, Granted, Page, Read, Result, Ui, t, ui};

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    if assembly.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let shown = state::load(&app, &ui, assembly.body.id, &asked).await?;
    let lines = shown.map(|shown| shown.lines).unwrap_or_default();
    Ok(view(&ui, &assembly, &state::filtered(&lines, &asked)))
}

fn view(ui: &Ui, syndicate: &Assembly, lines: &[&Line]) -> Page {
    let title = t!(ui, "territory-map");
    let mut groups: BTreeMap<(String, &str), Vec<&Line>> = BTreeMap::new();
    for line in lines {
        let name = line.row.epci.as_deref().unwrap_or_default();
        groups.entry((fold(name), name)).or_default().push(line);
    }
    let steps = [
        (urls::HOME, &*t!(ui, "territory-title")),
        (&*urls::body(syndicate.body.id), &*syndicate.name),
    ];
    let content = html! {
        (ui::breadcrumb(ui, &steps))
        h1 { (title) }
        (legend(ui))
        @if lines.is_empty() { (ui::empty(t!(ui, "territory-no-commune"), None)) }
        @for (place, ((_, name), lines)) in groups.iter().enumerate() {
            (group(ui, place, name, lines))
        }
    };
    ui.page(&title, content)
}

fn legend(ui: &Ui) -> Markup {
    html! {
        ul.legend aria-label=(t!(ui, "territory-legend")) {
            @for stage in Stage::ALL {
                li { (ui::tag(pieces::number(*stage).to_string(), pieces::tone(*stage))) " "
                    (pieces::stage(ui, *stage)) }
            }
        }
    }
}

fn group(ui: &Ui, place: usize, name: &str, lines: &[&Line]) -> Markup {
    let without = t!(ui, "territory-without-epci");
    let name = if name.is_empty() { &*without } else { name };
    let open = lines.iter().filter(|line| line.stage == Stage::Open).count();
    let id = format!("epci-{place}");
    let content = html! {
        p.body.quiet { (t!(ui, "territory-map-count", open = open, count = lines.len())) }
        div.body {
            ul.cells {
                @for line in lines {
                    li { (cell(ui, line)) }
                }
            }
        }
    };
    ui::card(&id, name, None, content)
}

fn cell(ui: &Ui, line: &Line) -> Markup {
    let stage = pieces::stage(ui, line.stage);
    let words = format!("{} {}", pieces::number(line.stage), line.row.name);
    html! { span title=(stage) { (ui::tag(words, pieces::tone(line.stage)))
    span.hidden { " " (stage) } } }
}
