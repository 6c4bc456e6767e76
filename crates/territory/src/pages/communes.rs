//! Bringing a list of communes in, pasted (`POST /territoire/collectivites/communes`) or as a file
//! (`…/communes/fichier`): what it would change is shown, and written when a steward says so.

use super::{
    bodies::{self, BodyForm},
    list_file, pieces,
};
use crate::{
    authority::Steward,
    importing::{self, Changes, OtherSiren},
    insee::{self, Commune, PasteError, Pasted},
    store::bodies::There,
    urls,
};
use axum::extract::{Request, State};
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, Form, Page, Problem, Problems, Result, Ui, t,
    ui::{self, Field},
};

/// Lines of the check that are shown; all of them are written.
const SHOWN_MAX: usize = 200;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListForm {
    list: String,
    /// What it would change was read.
    sure: String,
}

pub async fn post(
    steward: Steward,
    State(app): State<App>,
    ui: Ui,
    form: Form<ListForm>,
) -> Result<Answer> {
    let pasted = match insee::read_all(&form.list) {
        Ok(pasted) => pasted,
        Err(wrong) => return again(&app, &ui, &form.list, wrong_lines(&wrong)).await,
    };
    if form.sure.is_empty() {
        return check(&app, &ui, &form.list, pasted).await;
    }
    let (now, by, count) = (ui.now, steward.person, pasted.communes.len());
    let write = move |tx: &Tx<'_>| importing::bring_in(tx, &pasted, by, now);
    if let Err(other) = app.db.write(write).await? {
        return again(&app, &ui, &form.list, wrong_sirens(&form.list, &[other])).await;
    }
    let said = t!(ui, "territory-communes-added", count = count);
    Ok(Answer::to(urls::BODIES).saying(said))
}

/// A file of the same lines, as a spreadsheet writes it.
pub async fn file(_: Steward, State(app): State<App>, ui: Ui, request: Request) -> Result<Answer> {
    let bytes = match list_file::receive(&app, request).await? {
        Ok(bytes) => bytes,
        Err(text) => return again(&app, &ui, "", Problems::one("file", text)).await,
    };
    let Some(list) = insee::text_of(&bytes) else {
        let problems = Problems::one("file", text::id!("territory-list-no-text"));
        return again(&app, &ui, "", problems).await;
    };
    match insee::read_all(&list) {
        Ok(pasted) => check(&app, &ui, &list, pasted).await,
        Err(wrong) => again(&app, &ui, &list, wrong_lines(&wrong)).await,
    }
}

/// What the list would change, read before anything is written.
async fn check(app: &App, ui: &Ui, list: &str, pasted: Pasted) -> Result<Answer> {
    let read = move |tx: &Tx<'_>| importing::changes(tx, &pasted);
    match app.db.read(read).await? {
        Ok(changes) => Ok(view(ui, list, &changes).into()),
        Err(others) => again(app, ui, list, wrong_sirens(list, &others)).await,
    }
}

async fn again(app: &App, ui: &Ui, list: &str, problems: Problems) -> Result<Answer> {
    let page = bodies::show(app, ui, &BodyForm::default(), list, &problems).await?;
    Ok(page.unprocessable().into())
}

fn wrong_sirens(list: &str, others: &[OtherSiren]) -> Problems {
    let problem = |other: &OtherSiren| Problem {
        field: "list",
        text: text::id!("territory-list-other-siren"),
        args: vec![
            ("line", insee::line_of(list, &other.said).to_string()),
            ("insee", other.insee.clone()),
            ("siren", other.siren.clone()),
        ],
    };
    others.iter().map(problem).collect()
}

fn wrong_lines(wrong: &[PasteError]) -> Problems {
    wrong.iter().map(wrong_line).collect()
}

fn wrong_line(error: &PasteError) -> Problem {
    let line =
        |line: usize, said: &str| vec![("line", line.to_string()), ("said", said.to_owned())];
    let (text, args) = match error {
        PasteError::Empty => (text::id!("territory-list-empty"), Vec::new()),
        PasteError::TooMany => (text::id!("territory-list-long"), Vec::new()),
        PasteError::Columns { line: at } => (text::id!("territory-list-columns"), line(*at, "")),
        PasteError::Name { line: at } => (text::id!("territory-list-name"), line(*at, "")),
        PasteError::Insee { line: at, said } => {
            (text::id!("territory-list-insee"), line(*at, said))
        }
        PasteError::Siren { line: at, said } => {
            (text::id!("territory-list-siren"), line(*at, said))
        }
        PasteError::Population { line: at, said } => {
            (text::id!("territory-list-population"), line(*at, said))
        }
        PasteError::Twice { line: at, said } => {
            (text::id!("territory-list-twice"), line(*at, said))
        }
    };
    Problem { field: "list", text, args }
}

fn view(ui: &Ui, list: &str, changes: &Changes) -> Page {
    let title = t!(ui, "territory-list-check");
    let (home, back) = (t!(ui, "territory-title"), t!(ui, "territory-bodies"));
    let counts = [
        (t!(ui, "territory-list-new"), changes.new.len()),
        (t!(ui, "territory-list-changed"), changes.changed.len()),
        (t!(ui, "territory-list-same"), changes.same),
        (t!(ui, "territory-list-epcis"), changes.epcis.len()),
    ];
    let content = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &home), (urls::BODIES, &back)]))
        h1 { (title) }
        p { (t!(ui, "territory-list-check-lead")) }
        dl.figures {
            @for (name, count) in &counts { div { dt { (name) } dd { (count) } } }
        }
        (lines(ui, changes))
        (ui::form(ui, urls::COMMUNES, &Problems::none(), html! {
            input type="hidden" name="list" value=(list);
            input type="hidden" name="sure" value="on";
            div.actions {
                button.button { (t!(ui, "territory-list-write")) }
                a.button.plain href=(urls::BODIES) { (t!(ui, "territory-list-give-up")) }
            }
        }))
    };
    ui.page(&title, content)
}

fn lines(ui: &Ui, changes: &Changes) -> Markup {
    let head = [
        t!(ui, "territory-commune").into_owned(),
        t!(ui, "territory-insee").into_owned(),
        t!(ui, "territory-list-what").into_owned(),
    ];
    let row = |it: &Commune, what: String| {
        vec![html! { (it.name) }, html! { (it.insee) }, html! { (what) }]
    };
    let is_new = t!(ui, "territory-list-is-new");
    let new = changes.new.iter().map(|it| row(it, is_new.clone().into_owned()));
    let changed = changes.changed.iter();
    let changed = changed.map(|(known, said)| row(said, difference(ui, known, said)));
    let rows: Vec<Vec<Markup>> = changed.chain(new).take(SHOWN_MAX).collect();
    let more = (changes.new.len() + changes.changed.len()).saturating_sub(SHOWN_MAX);
    html! {
        @if !rows.is_empty() { (pieces::table(&t!(ui, "territory-list-lines"), &head, &rows)) }
        @if more > 0 { p.quiet { (t!(ui, "territory-list-more", count = more)) } }
    }
}

/// « Lys-les-Lannoy → Lys-lez-Lannoy, 14050 → 14100 habitants »
fn difference(ui: &Ui, known: &There, said: &Commune) -> String {
    let mut words = Vec::new();
    if known.name != said.name {
        words.push(format!("{} → {}", known.name, said.name));
    }
    if known.population != said.population {
        let (before, after) = (known.population.to_string(), said.population.to_string());
        let people = t!(ui, "territory-list-inhabitants", before = before, after = after);
        words.push(people.into_owned());
    }
    if said.epci.is_some() && said.epci != known.epci {
        let before = known.epci_name.as_deref().unwrap_or("–");
        let after = said.epci.as_deref().unwrap_or_default();
        words.push(t!(ui, "territory-list-epci", before = before, after = after).into_owned());
    }
    words.join(", ")
}

/// Both ways of bringing a list in, on the page of bodies.
pub fn bringing(ui: &Ui, list: &str, problems: &Problems) -> Markup {
    let none = Problems::none();
    let of = |field: &str| if problems.of(field).is_some() { problems } else { &none };
    let (label, hint) = (t!(ui, "territory-list"), t!(ui, "territory-list-hint"));
    let field =
        Field { name: "list", label: &label, hint: Some(&hint), value: list, ..Field::default() };
    let content = html! {
        div.body.stack {
            (ui::form(ui, urls::COMMUNES, of("list"), html! {
                (ui::textarea(ui, &field, 8, of("list")))
                div.actions { button.button { (t!(ui, "territory-list-do")) } }
            }))
            (list_file::field(ui, of("file")))
        }
    };
    ui::card("communes", t!(ui, "territory-list-title"), None, content)
}
