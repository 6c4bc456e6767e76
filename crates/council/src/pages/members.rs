//! The table of an assembly: `GET /conseil/{body}/membres`, as of a day; `POST` begins a mandate,
//! `POST …/membres/fins` ends one, `POST …/membres/comptes` ties one to who signs in.

use super::pieces;
use crate::{
    Mandate,
    assembly::{Assembly, Prepare},
    deeds, mandate,
    record::written,
    store, urls,
};
use axum::extract::{Query, State};
use base::{Day, Id};
use db::Tx;
use maud::{Markup, html};
use people::{Body, audit::Risk, person};
use serde::Deserialize;
use web::{Answer, App, At, Form, Granted, Page, Problem, Problems, Read, Result, Ui, id, t, ui};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The day of the table; today when it is empty.
    le: String,
}

pub struct Shown {
    pub on: Day,
    pub members: Vec<Mandate>,
    /// The names of the bodies that send some of them.
    pub senders: Vec<Body>,
}

impl Shown {
    pub async fn of(app: &App, assembly: &Assembly, on: Day) -> Result<Self> {
        let body = assembly.body.id;
        let load = move |tx: &Tx<'_>| {
            let members = store::mandates::of_body(tx, body, on)?;
            let ids: Vec<Id<Body>> = members.iter().filter_map(|one| one.sent_by).collect();
            Ok(Shown { on, senders: store::mandates::bodies(tx, &ids)?, members })
        };
        Ok(app.db.read(load).await?)
    }
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let on = Day::parse(&asked.le).unwrap_or_else(|_| ui.today());
    let shown = Shown::of(&app, &assembly, on).await?;
    let form = super::mandate_form::MandateForm::from_on(ui.today());
    Ok(view(&ui, &assembly, &shown, &form, &Problems::none()))
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<super::mandate_form::MandateForm>,
) -> Result<Answer> {
    let shown = Shown::of(&app, &assembly, ui.today()).await?;
    let checked = form.check(&assembly.body, &shown.members);
    let (new, sender) = match checked {
        Ok(checked) => checked,
        Err(problems) => {
            let page = view(&ui, &assembly, &shown, &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let mut new = new.clone();
        if let Some(siren) = &sender {
            let Some(found) = people::body::find_by_siren(tx, siren)? else { return Ok(false) };
            new.sent_by = Some(found.id);
        }
        mandate::begin(tx, &[new])?;
        deeds::record(tx, now, by, "council.mandate", Risk::Personal, ("body", body.raw()))?;
        Ok(true)
    };
    if app.db.write(write).await? {
        Ok(Answer::to(urls::members(body)).saying(t!(&ui, "council-mandate-begun")))
    } else {
        let problems = Problems::one("sent_by", id!("council-sender-unknown"));
        Ok(view(&ui, &assembly, &shown, &form, &problems).unprocessable().into())
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct EndForm {
    mandate: Id<Mandate>,
    #[serde(default)]
    until_on: String,
}

/// `POST /conseil/{body}/membres/fins`: the first day without it.
pub async fn post_end(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<EndForm>,
) -> Result<Answer> {
    let body = assembly.body.id;
    let on = match Day::parse(&form.until_on).at("until_on") {
        Ok(on) => on,
        Err(problem) => return wrong(&app, &ui, &assembly, problem).await,
    };
    let (ended, by, now) = (form.mandate, assembly.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let found = store::mandates::find(tx, body, ended)?.ok_or(db::Error::Missing)?;
        if on <= found.from_on {
            return Ok(Some(found.from_on));
        }
        mandate::end(tx, ended, on)?;
        deeds::record(tx, now, by, "council.mandate", Risk::Personal, ("mandate", ended.raw()))?;
        Ok(None)
    };
    if let Some(from_on) = app.db.write(write).await? {
        let args = vec![("day", from_on.in_words(ui.locale))];
        let problem = Problem { field: "until_on", text: id!("council-end-before"), args };
        return wrong(&app, &ui, &assembly, problem).await;
    }
    Ok(Answer::to(urls::members(body)).saying(t!(&ui, "council-mandate-ended")))
}

#[derive(Clone, Debug, Deserialize)]
pub struct AccountForm {
    mandate: Id<Mandate>,
}

/// How looking for an account ended.
enum Tied {
    Done,
    Nobody,
    Several,
}

/// Those of a name are few; whoever has more is asked elsewhere.
const HOMONYMS_MAX: u32 = 100;
const ADULT_AGE: i16 = 18;

/// `POST /conseil/{body}/membres/comptes`: the account of who bears this very name, when there is
/// one alone.
pub async fn post_account(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<AccountForm>,
) -> Result<Answer> {
    let (body, by, now, today) = (assembly.body.id, assembly.viewer.person, ui.now, ui.today());
    let tied = form.mandate;
    let write = move |tx: &Tx<'_>| {
        let found = store::mandates::find(tx, body, tied)?.ok_or(db::Error::Missing)?;
        let last = base::fold(&found.last_name);
        let first = base::fold(&found.first_name);
        let same = person::search(tx, person::Within::Platform, &found.last_name, HOMONYMS_MAX)?;
        let is_he = |one: &&person::Found| {
            base::fold(&one.last_name) == last
                && base::fold(&one.first_name) == first
                && one.suspended_at.is_none()
                && one.birth_day.is_none_or(|born| born.age_on(today) >= ADULT_AGE)
        };
        let same: Vec<_> = same.iter().filter(is_he).collect();
        let [one] = same.as_slice() else {
            return Ok(if same.is_empty() { Tied::Nobody } else { Tied::Several });
        };
        mandate::tie(tx, tied, one.id)?;
        deeds::record(tx, now, by, "council.account", Risk::Account, ("mandate", tied.raw()))?;
        Ok(Tied::Done)
    };
    let text = match app.db.write(write).await? {
        Tied::Done => {
            return Ok(Answer::to(urls::members(body)).saying(t!(&ui, "council-account-tied")));
        }
        Tied::Nobody => id!("council-account-none"),
        Tied::Several => id!("council-account-several"),
    };
    wrong(&app, &ui, &assembly, Problem { field: "table", text, args: Vec::new() }).await
}

async fn wrong(app: &App, ui: &Ui, assembly: &Assembly, problem: Problem) -> Result<Answer> {
    let shown = Shown::of(app, assembly, ui.today()).await?;
    let form = super::mandate_form::MandateForm::from_on(ui.today());
    Ok(view(ui, assembly, &shown, &form, &problem.into()).unprocessable().into())
}

fn view(
    ui: &Ui,
    assembly: &Assembly,
    shown: &Shown,
    form: &super::mandate_form::MandateForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-table");
    let body = assembly.body.id;
    let may_write = ui.may::<Prepare>(assembly);
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::body(body), &assembly.name)]))
        (ui::head(&title, html! {
            @if may_write {
                a.button.plain href=(urls::table(body)) { (t!(ui, "council-table-paste")) }
            }
        }))
        (asking(ui, body, shown.on))
        (ui::problems(ui, problems))
        (table(ui, assembly, shown, may_write))
        @if may_write {
            section.stack aria-labelledby="new-mandate" {
                h2 #new-mandate { (t!(ui, "council-mandate-new")) }
                (ui::form(ui, &urls::members(body), &Problems::none(), html! {
                    (form.fields(ui, &shown.members, problems))
                    (pieces::save(t!(ui, "council-add")))
                }))
            }
        }
    };
    ui.page(&title, content)
}

/// The table of another day.
fn asking(ui: &Ui, body: Id<Body>, on: Day) -> Markup {
    let label = t!(ui, "council-table-on");
    html! {
        form.form method="get" action=(urls::members(body)) {
            (pieces::field(ui, ("le", &label), &on.iso(), "date", &Problems::none()))
            div.actions { button.button.plain { (t!(ui, "council-table-show")) } }
        }
    }
}

fn table(ui: &Ui, assembly: &Assembly, shown: &Shown, may_write: bool) -> Markup {
    let count = shown.members.iter().filter(|one| one.deputy_of.is_none()).count();
    let lines = html! {
        @if shown.members.is_empty() { p.body.quiet { (t!(ui, "council-no-member")) } }
        ol.rows {
            @for one in &shown.members {
                li { div.row { span {
                    b { (written(&one.name())) }
                    span.quiet { (about(ui, one, shown)) }
                    @if may_write { (acts(ui, assembly, one)) }
                } } }
            }
        }
    };
    let day = shown.on.in_words(ui.locale);
    let title = t!(ui, "council-table-of", count = count, day = day);
    ui::card("table", title, None, lines)
}

/// `2 · vice-présidence · collège des communes · envoyé par Lys-lez-Lannoy · depuis le …`
fn about(ui: &Ui, one: &Mandate, shown: &Shown) -> String {
    let mut parts =
        vec![one.rank.to_string(), super::assembly::office(ui, one.office).into_owned()];
    if let Some(seat) = one.deputy_of {
        let holder = shown.members.iter().find(|other| other.id == seat);
        let name = holder.map(|holder| written(&holder.name())).unwrap_or_default();
        parts.push(t!(ui, "council-deputy-of", name = name).into_owned());
    }
    if !one.college.is_empty() {
        parts.push(t!(ui, "council-in-college", college = one.college.as_str()).into_owned());
    }
    if let Some(sender) = shown.senders.iter().find(|body| Some(body.id) == one.sent_by) {
        parts.push(t!(ui, "council-sent-by", name = sender.name.as_str()).into_owned());
    }
    if one.votes != 1 {
        parts.push(t!(ui, "council-votes-of", count = one.votes).into_owned());
    }
    let from = one.from_on.in_words(ui.locale);
    parts.push(match one.until_on {
        None => t!(ui, "council-since", day = from).into_owned(),
        Some(until) => {
            let until = until.in_words(ui.locale);
            t!(ui, "council-from-until", from = from, until = until).into_owned()
        }
    });
    if one.person_id.is_some() {
        parts.push(t!(ui, "council-signs-in").into_owned());
    }
    parts.join(" · ")
}

fn acts(ui: &Ui, assembly: &Assembly, one: &Mandate) -> Markup {
    let (body, field) = (assembly.body.id, format!("until-{}", one.id));
    let name = written(&one.name());
    html! {
        details.more {
            summary { (t!(ui, "council-mandate-change", name = name.as_str())) }
            div.stack {
                (ui::action(ui, &urls::mandate_ends(body), html! {
                    input type="hidden" name="mandate" value=(one.id);
                    div.field {
                        label for=(field) { (t!(ui, "council-first-day-without")) }
                        input.input.short type="date" id=(field) name="until_on" required;
                    }
                    div.actions { button.button.plain.small { (t!(ui, "council-mandate-end")) } }
                }))
                @if one.person_id.is_none() {
                    (ui::action(ui, &urls::mandate_accounts(body), html! {
                        input type="hidden" name="mandate" value=(one.id);
                        p.quiet { (t!(ui, "council-account-hint")) }
                        div.actions {
                            button.button.plain.small { (t!(ui, "council-account-tie")) }
                        }
                    }))
                }
            }
        }
    }
}
