//! Where the communes of a syndicate stand: `GET /territoire/{body}` and, for a spreadsheet,
//! `GET /territoire/{body}/communes.csv`. From no decision to schools open.

use super::{body::Asked, pieces, requests};
use crate::{
    competence::Competence,
    progress::{self, Line, Stage},
    store::{facts, lines::Request},
    urls,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::{Id, fold};
use council::{Assembly, assembly::Prepare};
use db::Tx;
use maud::{Markup, html};
use people::{Body, BodyKind};
use std::collections::BTreeMap;
use web::{
    App, Error, Granted, Page, Problems, Read, Result, Ui, percent, spreadsheet, t,
    ui::{self, Chip, Field, Tone},
};

/// Communes on one page.
const PAGE: usize = 100;

/// Every commune of a syndicate, for one of its competences.
pub struct Shown {
    pub competence: Competence,
    pub competences: Vec<Competence>,
    pub lines: Vec<Line>,
    /// Of bodies that are no communes.
    pub requests: Vec<Request>,
}

/// None when the syndicate has no competence to be given.
pub async fn load(app: &App, ui: &Ui, syndicate: Id<Body>, asked: &Asked) -> Result<Option<Shown>> {
    let (today, wanted) = (ui.today(), asked.competence.clone());
    let load = move |tx: &Tx<'_>| {
        let competences = facts::competences(tx, syndicate)?;
        let named = competences.iter().find(|it| it.id.to_string() == wanted);
        let running = || competences.iter().find(|it| it.holds_on(today));
        let Some(competence) = named.or_else(running).cloned() else { return Ok(None) };
        let lines = progress::of_syndicate(tx, &competence, today)?;
        let requests = progress::requests(tx, syndicate)?;
        Ok(Some(Shown { competence, competences, lines, requests }))
    };
    Ok(app.db.read(load).await?)
}

pub async fn page(app: &App, ui: &Ui, syndicate: &Assembly, asked: &Asked) -> Result<Page> {
    let shown = load(app, ui, syndicate.body.id, asked).await?;
    Ok(view(ui, syndicate, shown.as_ref(), asked, &Problems::none()))
}

pub async fn csv(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    if assembly.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let shown = load(&app, &ui, assembly.body.id, &asked).await?.ok_or(Error::NotFound)?;
    let head = [
        t!(ui, "territory-commune"),
        t!(ui, "territory-insee"),
        t!(ui, "territory-siren"),
        t!(ui, "territory-department"),
        t!(ui, "territory-inhabitants"),
        t!(ui, "territory-epci"),
        t!(ui, "territory-stage"),
        t!(ui, "territory-from"),
        t!(ui, "territory-until"),
        t!(ui, "territory-schools"),
    ];
    let head: Vec<String> = head.into_iter().map(std::borrow::Cow::into_owned).collect();
    let day = |day: Option<base::Day>| day.map(base::Day::french).unwrap_or_default();
    let rows = filtered(&shown.lines, &asked).into_iter().map(|line| {
        let row = &line.row;
        vec![
            row.name.clone(),
            row.insee.clone().unwrap_or_default(),
            row.siren.clone(),
            row.department.clone(),
            row.population.to_string(),
            row.epci.clone().unwrap_or_default(),
            pieces::stage(&ui, line.stage).into_owned(),
            day(row.from_on),
            day(row.until_on),
            row.schools.to_string(),
        ]
    });
    spreadsheet::file("communes.csv", std::iter::once(head).chain(rows))
}

/// Those that fit what is asked, in the order they have.
pub fn filtered<'l>(lines: &'l [Line], asked: &Asked) -> Vec<&'l Line> {
    let words = fold(&asked.q);
    let fits = |line: &&Line| {
        let row = &line.row;
        (asked.departement.is_empty() || row.department == asked.departement)
            && (asked.epci.is_empty() || row.epci_id.is_some_and(|id| id.to_string() == asked.epci))
            && (words.is_empty() || fold(&row.name).contains(&words))
            && Stage::parse(&asked.etat).is_none_or(|stage| stage == line.stage)
    };
    lines.iter().filter(fits).collect()
}

pub fn view(
    ui: &Ui,
    syndicate: &Assembly,
    shown: Option<&Shown>,
    asked: &Asked,
    problems: &Problems,
) -> Page {
    let body = syndicate.body.id;
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "territory-title"))]))
        h1 { (syndicate.name) }
        (rooms(ui, syndicate))
        @match shown {
            None => (ui::empty(
                t!(ui, "territory-no-competence"),
                Some((&urls::competences(body), &t!(ui, "territory-competences"))),
            )),
            Some(shown) => (communes(ui, syndicate, shown, asked, problems)),
        }
    };
    ui.page(&syndicate.name, content)
}

/// The other pages of a syndicate.
fn rooms(ui: &Ui, syndicate: &Assembly) -> Markup {
    let body = syndicate.body.id;
    let rooms = [
        (urls::map(body), t!(ui, "territory-map")),
        (urls::competences(body), t!(ui, "territory-competences")),
        (urls::statutes(body), t!(ui, "territory-statutes")),
        (urls::annexes(body), t!(ui, "territory-annexes")),
        (urls::delegates(body), t!(ui, "territory-delegates")),
        (council::urls::body(body), t!(ui, "territory-council")),
    ];
    html! {
        nav.actions aria-label=(t!(ui, "territory-rooms")) {
            @for (url, words) in &rooms { a.button.plain href=(url) { (words) } }
        }
    }
}

fn communes(
    ui: &Ui,
    syndicate: &Assembly,
    shown: &Shown,
    asked: &Asked,
    problems: &Problems,
) -> Markup {
    let without_stage = Asked { etat: String::new(), ..asked.clone() };
    let all = filtered(&shown.lines, &without_stage);
    let lines = filtered(&shown.lines, asked);
    let start = (asked.page * PAGE).min(lines.len());
    let end = (start + PAGE).min(lines.len());
    let body = syndicate.body.id;
    let csv = format!("{}?{}", urls::lines(body), query(asked, None));
    html! {
        (requests::view(ui, syndicate, &shown.competence, &shown.requests))
        p.quiet { (t!(ui, "territory-of-competence", name = shown.competence.name.as_str())) }
        (stages(ui, body, &all, asked))
        (filters(ui, body, shown, asked))
        p { (t!(ui, "territory-communes-count", count = lines.len())) " "
            a href=(csv) download { (t!(ui, "territory-csv")) } }
        @if lines.is_empty() { (ui::empty(t!(ui, "territory-no-commune"), None)) }
        @else { (agreeing(ui, syndicate, &shown.competence, &lines[start..end], problems)) }
        (pager(ui, body, asked, lines.len()))
    }
}

/// One chip for each stage, with how many are there.
fn stages(ui: &Ui, body: Id<Body>, all: &[&Line], asked: &Asked) -> Markup {
    let url = |word: &str| {
        let asked = Asked { etat: word.to_owned(), page: 0, ..asked.clone() };
        format!("{}?{}", urls::body(body), query(&asked, None))
    };
    let count = |stage: Stage| all.iter().filter(|line| line.stage == stage).count();
    let mut ways = vec![(url(""), t!(ui, "territory-all"), all.len(), asked.etat.is_empty())];
    for stage in Stage::ALL {
        let is_open = asked.etat == stage.word();
        ways.push((url(stage.word()), pieces::stage(ui, *stage), count(*stage), is_open));
    }
    let chips: Vec<Chip<'_>> = ways
        .iter()
        .map(|(url, words, number, is_open)| Chip {
            url,
            words,
            number: i64::try_from(*number).ok(),
            is_open: *is_open,
        })
        .collect();
    ui::chips(t!(ui, "territory-stage"), &chips)
}

fn filters(ui: &Ui, body: Id<Body>, shown: &Shown, asked: &Asked) -> Markup {
    let mut departments: Vec<(&str, &str)> = Vec::new();
    let mut epcis: BTreeMap<String, &str> = BTreeMap::new();
    for line in &shown.lines {
        let code = line.row.department.as_str();
        if !departments.iter().any(|(known, _)| *known == code) {
            departments.push((code, code));
        }
        if let (Some(id), Some(name)) = (line.row.epci_id, line.row.epci.as_deref()) {
            epcis.insert(id.to_string(), name);
        }
    }
    let everywhere = t!(ui, "territory-everywhere");
    departments.sort_unstable();
    departments.insert(0, ("", &everywhere));
    let mut groups: Vec<(&str, &str)> =
        epcis.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    groups.sort_by_cached_key(|(_, name)| fold(name));
    groups.insert(0, ("", &everywhere));
    let competences: Vec<(String, &str)> =
        shown.competences.iter().map(|it| (it.id.to_string(), it.name.as_str())).collect();
    let competences: Vec<(&str, &str)> =
        competences.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    let chosen = shown.competence.id.to_string();
    let none = Problems::none();
    let select = |name, label: &str, value: &str, options: &[(&str, &str)]| {
        ui::select(ui, &Field { name, label, value, ..Field::default() }, options, &none)
    };
    let label = t!(ui, "territory-commune");
    let words = Field {
        name: "q",
        label: &label,
        value: &asked.q,
        kind: "search",
        is_optional: true,
        ..Field::default()
    };
    html! {
        details.more open[!asked.q.is_empty() || !asked.epci.is_empty()] {
            summary { (t!(ui, "territory-filter")) }
            form.form.body action=(urls::body(body)) {
                input type="hidden" name="etat" value=(asked.etat);
                (words.draw(ui, &none))
                (select("departement", &t!(ui, "territory-department"), &asked.departement,
                        &departments))
                (select("epci", &t!(ui, "territory-epci"), &asked.epci, &groups))
                (select("competence", &t!(ui, "territory-competence"), &chosen, &competences))
                div.actions { button.button.plain { (t!(ui, "territory-filter-do")) } }
            }
        }
    }
}

/// The table, with a box before each commune the officer may have agreed to.
fn agreeing(
    ui: &Ui,
    syndicate: &Assembly,
    competence: &Competence,
    lines: &[&Line],
    problems: &Problems,
) -> Markup {
    let may = ui.may::<Prepare>(syndicate);
    let head = [
        t!(ui, "territory-commune"),
        t!(ui, "territory-stage"),
        t!(ui, "territory-since"),
        t!(ui, "territory-epci"),
        t!(ui, "territory-inhabitants"),
        t!(ui, "territory-schools"),
    ];
    let head: Vec<String> = head.into_iter().map(std::borrow::Cow::into_owned).collect();
    let rows: Vec<Vec<Markup>> = lines.iter().map(|line| cells(ui, line, may)).collect();
    let table = pieces::table(&t!(ui, "territory-communes"), &head, &rows);
    if !may || lines.iter().all(|line| line.awaits_concord().is_none()) {
        return table;
    }
    let url = urls::concord(syndicate.body.id);
    ui::form(
        ui,
        &url,
        problems,
        html! {
            input type="hidden" name="competence" value=(competence.id);
            (table)
            p.quiet { (t!(ui, "territory-concord-hint")) }
            div.actions { button.button { (t!(ui, "territory-concord-do")) } }
        },
    )
}

fn cells(ui: &Ui, line: &Line, may: bool) -> Vec<Markup> {
    let row = &line.row;
    let today = ui.today();
    let box_ = line.awaits_concord().filter(|_| may);
    let name = html! {
        @if let Some(act) = box_ {
            label.check {
                input type="checkbox" name="asked" value=(act);
                span { (row.name) }
            }
        } @else { (row.name) }
    };
    let notes = html! {
        (ui::tag(pieces::stage(ui, line.stage), pieces::tone(line.stage)))
        @if line.is_by_epci(today) { " " (t!(ui, "territory-by-epci")) }
        @if line.is_concord_written { " " (t!(ui, "territory-concord-written")) }
        @if let Some(other) = &row.conflict {
            " " (ui::tag(t!(ui, "territory-conflict", name = other.as_str()), Tone::Warn))
        }
        @if let Some(day) = line.ends_on(today) {
            " " (ui::tag(t!(ui, "territory-ends-on", day = day.french()), Tone::Warn))
        }
        @if let Some(day) = line.ended_on(today) {
            " " (t!(ui, "territory-ended-on", day = day.french()))
        }
        @if line.has_schools_without_competence() {
            " " (ui::tag(t!(ui, "territory-open-without"), Tone::Warn))
        }
    };
    let since = line.since().filter(|_| line.stage >= Stage::Concordant);
    vec![
        name,
        notes,
        html! { (since.map(base::Day::french).unwrap_or_default()) },
        html! { (row.epci.as_deref().unwrap_or_default()) },
        html! { (row.population) },
        html! { (row.schools) },
    ]
}

fn pager(ui: &Ui, body: Id<Body>, asked: &Asked, count: usize) -> Markup {
    let url = |page| format!("{}?{}", urls::body(body), query(asked, Some(page)));
    let before = asked.page.checked_sub(1).map(url);
    let after = ((asked.page + 1) * PAGE < count).then(|| url(asked.page + 1));
    html! {
        @if before.is_some() || after.is_some() {
            nav.pager aria-label=(t!(ui, "territory-pages")) {
                @if let Some(url) = before {
                    a.button.plain href=(url) rel="prev" { (t!(ui, "territory-page-before")) }
                }
                @if let Some(url) = after {
                    a.button.plain href=(url) rel="next" { (t!(ui, "territory-page-after")) }
                }
            }
        }
    }
}

/// What is asked, as a link keeps it.
fn query(asked: &Asked, page: Option<usize>) -> String {
    let mut query = String::new();
    let parts = [
        ("competence", &asked.competence),
        ("etat", &asked.etat),
        ("departement", &asked.departement),
        ("epci", &asked.epci),
        ("q", &asked.q),
    ];
    for (name, value) in parts.iter().filter(|(_, value)| !value.is_empty()) {
        query.push_str(name);
        query.push('=');
        query.push_str(&percent(value));
        query.push('&');
    }
    if let Some(page) = page {
        query.push_str("page=");
        query.push_str(&page.to_string());
    }
    query
}
