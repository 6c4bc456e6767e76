//! A published act at its permanent address, for everybody: `GET /actes/{body}/{deliberation}`, its
//! extract and the certificate of its publication. What is not published is not there (R2131-1).

use super::{
    act::text,
    act_files::{Printing, name_of, pdf, printing_of},
    act_pieces as pieces,
};
use crate::{
    Deliberation,
    deliberation::Written,
    life::{
        annexes,
        extract::{Extract, in_full},
        phrases,
    },
    store::{self, acts::Other},
    urls,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use base::{Day, Id};
use db::Tx;
use files::{Asked, File, FilePath};
use maud::{Markup, html};
use people::Body;
use serde::Deserialize;
use web::{App, Error, Page, Public, Result, Ui, t, ui, ui::Tone};

#[derive(Clone, Copy, Debug, Deserialize)]
pub struct ActPath {
    body: Id<Body>,
    deliberation: Id<Deliberation>,
}

/// The act, when it is this body's and published; none otherwise.
fn published(tx: &Tx<'_>, path: ActPath) -> db::Result<Option<Written>> {
    let found = store::deliberations::find(tx, path.deliberation)?;
    Ok(found.filter(|act| act.body_id == path.body && act.published_at.is_some()))
}

struct Shown {
    act: Written,
    extract: Extract,
    act_id: String,
    /// The published act it names.
    named: Option<Id<Deliberation>>,
    later: Vec<Other>,
    annexes: Vec<File>,
}

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<ActPath>,
) -> Result<Page> {
    let load = move |tx: &Tx<'_>| {
        let Some(act) = published(tx, path)? else { return Ok(None) };
        let extract = crate::life::extract::sealed(tx, act.id)?;
        let sent = store::transmissions::of(tx, act.id)?;
        let received = sent.into_iter().find(|it| it.acknowledged_at.is_some());
        let later = store::acts::later(tx, act.id)?;
        let later = later.into_iter().filter(|it| it.published_at.is_some()).collect();
        let act_id = received.map(|it| it.act_id).unwrap_or_default();
        let named = store::acts::named_by(tx, &act)?;
        let named = named.filter(|it| it.published_at.is_some()).map(|it| it.id);
        let annexes = sealed_annexes(tx, act.id, &extract)?;
        Ok(Some(Shown { act, extract, act_id, named, later, annexes }))
    };
    let shown = app.db.read(load).await?.ok_or(Error::NotFound)?;
    Ok(view(&ui, path, &shown))
}

pub async fn get_extract(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<ActPath>,
) -> Result<Response> {
    let printing = loaded(&app, path).await?;
    let address = ui.absolute(&urls::public_act(path.body, path.deliberation));
    let name = name_of(&printing.extract.number);
    pdf(name, move || printing.extract(&address)).await
}

/// What was signed with the act: nothing else is given, whatever is attached to it.
fn sealed_annexes(tx: &Tx<'_>, act: Id<Deliberation>, extract: &Extract) -> db::Result<Vec<File>> {
    let is_sealed =
        |file: &File| extract.annexes.iter().any(|annexed| annexed.digest == file.hash.to_string());
    let annexes = annexes::of(tx, act)?.into_iter().map(|annex| annex.file);
    Ok(annexes.filter(is_sealed).collect())
}

/// `GET …/annexes/{file}`: at a permanent address, as it was signed (R2131-1).
pub async fn get_annex(
    _: Public,
    State(app): State<App>,
    Path(path): Path<ActPath>,
    Path(FilePath { file }): Path<FilePath>,
    asked: Asked,
) -> Result<Response> {
    let load = move |tx: &Tx<'_>| {
        let Some(act) = published(tx, path)? else { return Ok(None) };
        let extract = crate::life::extract::sealed(tx, act.id)?;
        let annexes = sealed_annexes(tx, act.id, &extract)?;
        Ok(annexes.into_iter().find(|it| it.id == file))
    };
    let annex = app.db.read(load).await?.ok_or(Error::NotFound)?;
    files::serve(&app, &annex, asked).await
}

pub async fn get_certificate(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<ActPath>,
) -> Result<Response> {
    let printing = loaded(&app, path).await?;
    let address = ui.absolute(&urls::public_act(path.body, path.deliberation));
    let name = name_of(&printing.extract.number).replace("deliberation", "certificat");
    let today = ui.today();
    pdf(name, move || printing.certificate(&address, today)).await
}

async fn loaded(app: &App, path: ActPath) -> Result<Printing> {
    let load = move |tx: &Tx<'_>| match published(tx, path)? {
        Some(act) => printing_of(tx, &act).map(Some),
        None => Ok(None),
    };
    app.db.read(load).await?.ok_or(Error::NotFound)
}

fn view(ui: &Ui, path: ActPath, shown: &Shown) -> Page {
    let Shown { act, extract, .. } = shown;
    let list = urls::public_acts(path.body);
    let file = urls::public_extract(path.body, path.deliberation);
    let certificate = urls::public_certificate(path.body, path.deliberation);
    let all = t!(ui, "council-acts-title", name = extract.body.as_str());
    let content = html! {
        (ui::breadcrumb(ui, &[(&list, &all)]))
        h1 { (extract.title) }
        p.quiet { (t!(ui, "council-act-number", number = extract.number.as_str())) }
        @if act.withdrawn_by.is_some() {
            (ui::note(Tone::Warn, t!(ui, "council-act-public-withdrawn")))
        } @else if act.repealed_by.is_some() {
            (ui::note(Tone::Warn, t!(ui, "council-act-public-repealed")))
        }
        p { a.button href=(file) { (ui::icon("download")) (t!(ui, "council-act-download")) } }
        (text(ui, extract))
        (super::act_annexes::card(ui, &shown.annexes, |it| {
            urls::public_annex(path.body, path.deliberation, it.id)
        }))
        (session(ui, extract))
        (dates(ui, shown))
        (others(ui, path.body, shown))
        p { a href=(certificate) { (t!(ui, "council-act-certificate")) } }
    };
    ui.narrow(&extract.title, content)
}

fn session(ui: &Ui, extract: &Extract) -> Markup {
    // The author's name and office, in letters one can read (R2131-1).
    let chair = extract.chair.as_ref().map(phrases::said);
    let secretary = extract.secretary.as_ref().map(|it| in_full(&it.name));
    let counts = &extract.counts;
    let figures = t!(
        ui,
        "council-act-figures-of",
        exercise = counts.in_exercise,
        present = counts.present,
        proxies = counts.proxies
    );
    let lines = [
        (t!(ui, "council-act-assembly"), Some(phrases::assembly(extract.body_kind()).0.to_owned())),
        (t!(ui, "council-act-held-on"), Some(pieces::day(ui, extract.held_on))),
        (t!(ui, "council-act-convened-on"), extract.convened_on.map(|day| pieces::day(ui, day))),
        (t!(ui, "council-act-role-chair"), chair),
        (t!(ui, "council-act-role-secretary"), secretary),
        (t!(ui, "council-act-figures"), Some(figures.into_owned())),
    ];
    let facts = lines
        .into_iter()
        .filter_map(|(label, words)| words.map(|words| (label.into_owned(), html! { (words) })));
    let content = pieces::facts(&facts.collect::<Vec<_>>());
    ui::card("session", t!(ui, "council-act-session"), None, content)
}

fn dates(ui: &Ui, shown: &Shown) -> Markup {
    let act = &shown.act;
    let received = act.transmitted_at.map(|at| {
        html! {
            (pieces::day(ui, at.day()))
            @if !shown.act_id.is_empty() { " " code { (shown.act_id) } }
        }
    });
    let day = |day: Day| html! { (pieces::day(ui, day)) };
    let appeal = act.published_at.map(|at| day(crate::period::appeal_ends(at.day())));
    let digest = act.digest.get(..16).map(|digest| html! { code { (digest) } });
    let published = act.published_at.map(|at| html! { (ui.when_in_full(at)) });
    let lines = [
        (t!(ui, "council-act-step-published"), published),
        (t!(ui, "council-act-appeal-ends"), appeal),
        (t!(ui, "council-act-step-transmitted"), received),
        (t!(ui, "council-act-executory-on"), act.executory_on.map(day)),
        (t!(ui, "council-act-digest"), digest),
    ];
    let facts = lines
        .into_iter()
        .filter_map(|(label, words)| words.map(|words| (label.into_owned(), words)));
    let content = pieces::facts(&facts.collect::<Vec<_>>());
    ui::card("dates", t!(ui, "council-act-dates"), None, content)
}

fn others(ui: &Ui, body: Id<Body>, shown: &Shown) -> Markup {
    html! {
        @if let Some(named) = &shown.extract.names {
            p { (pieces::names(ui, &named.way)) " "
                @match shown.named {
                    Some(id) => { a href=(urls::public_act(body, id)) { (named.number) } }
                    None => { (named.number) }
                }
                ", " (named.title) }
        }
        @for other in &shown.later {
            p { (pieces::is_named_by(ui, &other.way)) " "
                a href=(urls::public_act(body, other.id)) { (other.title) } }
        }
    }
}
