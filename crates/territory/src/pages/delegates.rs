//! Whom members send to a syndicate: `GET /territoire/{body}/delegues`; their accounts are tied one
//! by one: `POST /territoire/{body}/delegues/{delegate}/compte`.

use super::pieces;
use crate::{Delegate, deeds, delegate, statutes::Composition, store, urls};
use axum::extract::{Path, Query, State};
use base::{Id, fold};
use council::{Assembly, Meeting, assembly::Prepare};
use db::Tx;
use maud::{Markup, html};
use people::{Body, BodyKind, Person, person};
use serde::Deserialize;
use std::collections::HashMap;
use web::{
    Answer, App, Error, Form, Granted, Page, Problems, Read, Result, Ui,
    form::Nothing,
    percent, t,
    ui::{self, Field, Tone},
};

/// Namesakes that are looked at.
const NAMESAKES_MAX: u32 = 20;

struct Shown {
    composition: Composition,
    delegates: Vec<Delegate>,
    members: HashMap<Id<Body>, String>,
}

/// `?q=wallerand&page=2`
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    page: usize,
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    if assembly.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let (body, today) = (assembly.body.id, ui.today());
    let load = move |tx: &Tx<'_>| {
        let delegates = store::delegates::on(tx, body, today)?;
        let senders: Vec<Id<Body>> = delegates.iter().map(|one| one.sent_by).collect();
        let members = store::bodies::these(tx, &senders)?;
        Ok(Shown {
            composition: delegate::composition(tx, body, today)?,
            members: members.into_iter().map(|body| (body.id, body.name)).collect(),
            delegates,
        })
    };
    let shown = app.db.read(load).await?;
    Ok(view(&ui, &assembly, &shown, &asked))
}

/// What came of looking for an account.
enum Found {
    Tied,
    Nobody,
    Several,
}

/// Ties the one account of this name. Two of the same name are told apart by a steward.
pub async fn tie(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Path((_, one)): Path<(Id<Body>, Id<Delegate>)>,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (body, now, by) = (assembly.body.id, ui.now, assembly.viewer.person);
    let write = move |tx: &Tx<'_>| {
        let known = store::delegates::find(tx, one)?.filter(|it| it.syndicate_id == body);
        let Some(known) = known else { return Ok(None) };
        let who = match namesakes(tx, &known)?.as_slice() {
            [] => return Ok(Some(Found::Nobody)),
            [one] => *one,
            _ => return Ok(Some(Found::Several)),
        };
        delegate::tie(tx, &known, who, now.day())?;
        deeds::of_body(tx, "territory.delegate", ("delegate", known.id), by, now)?;
        Ok(Some(Found::Tied))
    };
    let found = app.db.write(write).await?.ok_or(Error::NotFound)?;
    let said = match found {
        Found::Tied => t!(ui, "territory-tied"),
        Found::Nobody => t!(ui, "territory-tie-nobody"),
        Found::Several => t!(ui, "territory-tie-several"),
    };
    Ok(Answer::to(urls::delegates(body)).saying(said))
}

/// Those who have exactly his name.
fn namesakes(tx: &Tx<'_>, it: &Delegate) -> db::Result<Vec<Id<Person>>> {
    let name = it.name().full();
    let found = person::search(tx, person::Within::Platform, &name, NAMESAKES_MAX)?;
    let same = found.iter().filter(|one| fold(&one.name().full()) == fold(&name));
    Ok(same.filter(|one| one.suspended_at.is_none()).map(|one| one.id).collect())
}

impl Shown {
    fn member(&self, one: &Delegate) -> &str {
        self.members.get(&one.sent_by).map(String::as_str).unwrap_or_default()
    }

    /// Those of whom the words name the member or the person.
    fn found(&self, words: &str) -> Vec<&Delegate> {
        let words = base::search_words(words);
        let is_found = |one: &&Delegate| {
            let text = fold(&format!("{} {}", self.member(one), one.name().full()));
            words.iter().all(|word| text.contains(word))
        };
        let mut found: Vec<&Delegate> = self.delegates.iter().filter(is_found).collect();
        let place = |one: &&Delegate| (one.college.clone(), fold(self.member(one)), one.is_deputy);
        found.sort_by_cached_key(place);
        found
    }
}

fn view(ui: &Ui, syndicate: &Assembly, shown: &Shown, asked: &Asked) -> Page {
    let title = t!(ui, "territory-delegates");
    let (back, here) = (urls::body(syndicate.body.id), urls::delegates(syndicate.body.id));
    let found = shown.found(&asked.q);
    let leaf = pieces::leaf(&found, asked.page);
    let mut colleges: Vec<&str> = leaf.iter().map(|it| it.college.as_str()).collect();
    colleges.dedup();
    let label = t!(ui, "territory-delegates-find");
    let find =
        Field { name: "q", label: &label, value: &asked.q, kind: "search", ..Field::default() };
    let content = html! {
        (ui::breadcrumb(ui, &[(&*back, &syndicate.name)]))
        h1 { (title) }
        nav.actions aria-label=(t!(ui, "territory-rooms")) {
            a.button.plain href=(urls::elections(syndicate.body.id)) {
                (t!(ui, "territory-elections"))
            }
        }
        @if shown.delegates.len() > pieces::LINES {
            form.form action=(here) {
                (find.draw(ui, &Problems::none()))
                div.actions { button.button.plain { (t!(ui, "territory-filter-do")) } }
            }
        }
        @if shown.delegates.is_empty() { (ui::empty(t!(ui, "territory-no-delegate"), None)) }
        @else if found.is_empty() { (ui::empty(t!(ui, "territory-delegates-none"), None)) }
        @for college in colleges { (of_college(ui, syndicate, shown, (leaf, college))) }
        (pieces::leaves(ui, asked.page, found.len(),
            |page| format!("{here}?q={}&page={page}", percent(&asked.q))))
    };
    ui.page(&title, content)
}

fn of_college(
    ui: &Ui,
    syndicate: &Assembly,
    shown: &Shown,
    (leaf, word): (&[&Delegate], &str),
) -> Markup {
    let without = t!(ui, "territory-without-college");
    let college = shown.composition.college(word);
    let name = college.map_or(&*without, |college| college.name.as_str());
    let head = [
        t!(ui, "territory-member"),
        t!(ui, "territory-delegate"),
        t!(ui, "territory-until"),
        t!(ui, "territory-seat"),
        t!(ui, "territory-account"),
    ];
    let head: Vec<String> = head.into_iter().map(std::borrow::Cow::into_owned).collect();
    let rows: Vec<Vec<Markup>> = leaf
        .iter()
        .filter(|one| one.college == word)
        .map(|one| row(ui, syndicate, shown, one))
        .collect();
    pieces::table(name, &head, &rows)
}

fn row(ui: &Ui, syndicate: &Assembly, shown: &Shown, one: &Delegate) -> Vec<Markup> {
    let member = shown.member(one);
    let name = one.name().full();
    let role =
        if one.is_deputy { t!(ui, "territory-deputy") } else { t!(ui, "territory-delegate") };
    let url = urls::account(syndicate.body.id, one.id);
    let label = t!(ui, "territory-tie-of", name = name.as_str());
    let account = html! {
        @if one.person_id.is_some() { (ui::tag(t!(ui, "territory-has-account"), Tone::Ok)) }
        @else if ui.may::<Prepare>(syndicate) {
            (ui::action(ui, &url, html! {
                button.button.plain.small aria-label=(label) { (t!(ui, "territory-tie")) }
            }))
        }
    };
    let seat = if one.mandate_id.is_some() {
        t!(ui, "territory-sits")
    } else {
        t!(ui, "territory-sits-not")
    };
    vec![
        html! { (member) },
        html! { (name) " · " (role) },
        html! { (one.until_on.map(base::Day::french).unwrap_or_default()) },
        html! { (seat) },
        account,
    ]
}

#[derive(serde::Serialize)]
struct Sheet {
    title: String,
    syndicate: String,
    meeting: String,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

const TEMPLATE: &str = include_str!("../attendance.typ");

/// The list that those of the committee sign: `GET
/// /territoire/{body}/seances/{meeting}/emargement.pdf`.
pub async fn attendance(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Path((_, meeting)): Path<(Id<Body>, Id<Meeting>)>,
) -> Result<axum::response::Response> {
    if assembly.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let body = assembly.body.id;
    let load = move |tx: &Tx<'_>| {
        let Some((at, place)) = store::elections::meeting(tx, body, meeting)? else {
            return Ok(None);
        };
        let seats = council::mandate::of_body(tx, body, at.day())?;
        let senders: Vec<Id<Body>> = seats.iter().filter_map(|one| one.sent_by).collect();
        let members = store::bodies::these(tx, &senders)?;
        let members: HashMap<_, _> = members.into_iter().map(|it| (it.id, it.name)).collect();
        Ok(Some((at, place, seats, members, delegate::composition(tx, body, at.day())?)))
    };
    let (at, place, seats, members, composition) =
        app.db.read(load).await?.ok_or(Error::NotFound)?;
    let row = |one: &council::Mandate| {
        let member = one.sent_by.and_then(|id| members.get(&id)).cloned().unwrap_or_default();
        let college = composition.college(&one.college).map(|it| it.name.clone());
        let name = one.name().listed();
        let name = if one.deputy_of.is_some() {
            t!(ui, "territory-deputy-of", name = name).into_owned()
        } else {
            name
        };
        vec![name, member, college.unwrap_or_default(), String::new(), String::new()]
    };
    let head = [
        t!(ui, "territory-delegate-name"),
        t!(ui, "territory-member"),
        t!(ui, "territory-college"),
        t!(ui, "territory-proxy-to"),
        t!(ui, "territory-signature"),
    ];
    let when = ui.when_in_full(at);
    let sheet = Sheet {
        title: t!(ui, "territory-attendance").into_owned(),
        syndicate: assembly.name.clone(),
        meeting: [when, place].join(" · "),
        head: head.into_iter().map(std::borrow::Cow::into_owned).collect(),
        rows: seats.iter().map(row).collect(),
    };
    let name = format!("emargement-{}.pdf", at.day().iso());
    pieces::pdf(TEMPLATE, sheet, &name).await
}
