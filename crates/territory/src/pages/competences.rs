//! The competences of a syndicate: `GET` and `POST /territoire/{body}/competences`, and the end of
//! one: `POST /territoire/{body}/competences/{competence}/fin`.

use crate::{competence::Competence, deeds, store::facts, urls};
use axum::extract::{Path, State};
use base::{Day, Id};
use council::{Assembly, assembly::Prepare};
use db::Tx;
use maud::{Markup, html};
use people::BodyKind;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Read, Result, Ui, form, t,
    ui::{self, Field, Tone},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct CompetenceForm {
    /// The same in every syndicate: `ent-1d`.
    word: String,
    name: String,
    opens_schools: String,
    from_on: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EndForm {
    on: String,
}

struct Said {
    word: String,
    name: String,
    from_on: Day,
}

impl CompetenceForm {
    fn check(&self) -> std::result::Result<Said, Problems> {
        let (word, name, from_on) = Problems::gather((
            word(&self.word).at("word"),
            form::required(&self.name, 200).at("name"),
            Day::parse(&self.from_on).at("from_on"),
        ))?;
        Ok(Said { word, name, from_on })
    }
}

/// Small letters, digits and hyphens: syndicates that say the same mean the same.
fn word(text: &str) -> std::result::Result<String, &'static str> {
    let text = form::required(text, 30)?;
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    if text.bytes().all(fits) { Ok(text) } else { Err(text::id!("territory-word-unreadable")) }
}

pub async fn get(
    assembly: Granted<Read, Assembly>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let form = CompetenceForm { from_on: ui.today().iso(), ..CompetenceForm::default() };
    show(&app, &ui, &assembly, &form, &Problems::none()).await
}

async fn show(
    app: &App,
    ui: &Ui,
    syndicate: &Assembly,
    form: &CompetenceForm,
    problems: &Problems,
) -> Result<Page> {
    if syndicate.kind != BodyKind::Syndicate {
        return Err(Error::NotFound);
    }
    let body = syndicate.body.id;
    let all = app.db.read(move |tx| facts::competences(tx, body)).await?;
    Ok(view(ui, syndicate, &all, form, problems))
}

pub async fn post(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    form: Form<CompetenceForm>,
) -> Result<Answer> {
    let said = match form.check() {
        Ok(said) => said,
        Err(problems) => {
            let page = show(&app, &ui, &assembly, &form, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, ui.now);
    let opens_schools = form.opens_schools == "on";
    let write = move |tx: &Tx<'_>| {
        if facts::competences(tx, body)?.iter().any(|known| known.word == said.word) {
            return Ok(false);
        }
        let new = Competence {
            id: tx.new_id(),
            syndicate_id: body,
            word: said.word.clone(),
            name: said.name.clone(),
            opens_schools,
            from_on: said.from_on,
            until_on: None,
        };
        facts::insert_competence(tx, &new)?;
        deeds::of_body(tx, "territory.competence", ("competence", new.id), by, now)?;
        Ok(true)
    };
    if app.db.write(write).await? {
        let said = t!(&ui, "territory-competence-added");
        return Ok(Answer::to(urls::competences(body)).saying(said));
    }
    let problems = Problems::one("word", text::id!("territory-word-taken"));
    Ok(show(&app, &ui, &assembly, &form, &problems).await?.unprocessable().into())
}

pub async fn end(
    assembly: Granted<Prepare, Assembly>,
    State(app): State<App>,
    ui: Ui,
    Path((_, competence)): Path<(Id<people::Body>, Id<Competence>)>,
    form: Form<EndForm>,
) -> Result<Answer> {
    let Ok(on) = Day::parse(&form.on) else { return Err(Error::BadRequest) };
    let (body, by, now) = (assembly.body.id, assembly.viewer.person, ui.now);
    let write = move |tx: &Tx<'_>| {
        let known = facts::competence(tx, competence)?;
        if known.is_none_or(|known| known.syndicate_id != body) {
            return Ok(false);
        }
        facts::end_competence(tx, competence, on)?;
        deeds::of_body(tx, "territory.competence", ("competence", competence), by, now)?;
        Ok(true)
    };
    if !app.db.write(write).await? {
        return Err(Error::NotFound);
    }
    Ok(Answer::to(urls::competences(body)).saying(t!(&ui, "territory-competence-ended")))
}

fn view(
    ui: &Ui,
    syndicate: &Assembly,
    all: &[Competence],
    form: &CompetenceForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "territory-competences");
    let back = urls::body(syndicate.body.id);
    let content = html! {
        (ui::breadcrumb(ui, &[(&*back, &syndicate.name)]))
        h1 { (title) }
        @if all.is_empty() { (ui::empty(t!(ui, "territory-no-competence"), None)) }
        ul.rows.card { @for one in all { (row(ui, syndicate, one)) } }
        @if ui.may::<Prepare>(syndicate) { (adding(ui, syndicate, form, problems)) }
    };
    ui.narrow(&title, content)
}

fn row(ui: &Ui, syndicate: &Assembly, one: &Competence) -> Markup {
    let runs = one.holds_on(ui.today());
    let from = one.from_on.in_words(ui.locale);
    let url = format!("{}/{}/fin", urls::competences(syndicate.body.id), one.id);
    let id = format!("on-{}", one.id);
    html! {
        li.row { span {
            b { (one.name) }
            span.quiet {
                (one.word) " · " (t!(ui, "territory-from-day", day = from))
                @if let Some(day) = one.until_on {
                    @let day = day.in_words(ui.locale);
                    " · " (t!(ui, "territory-until-day", day = day))
                }
            }
            @if one.opens_schools { (ui::tag(t!(ui, "territory-opens-schools"), Tone::Ok)) }
            @if runs && one.until_on.is_none() && ui.may::<Prepare>(syndicate) {
                details.more {
                    summary { (t!(ui, "territory-competence-end")) }
                    (ui::action(ui, &url, html! {
                        div.field {
                            label for=(id) { (t!(ui, "territory-competence-end-on")) }
                            input.input #(id) type="date" name="on" required;
                        }
                        button.button.plain { (t!(ui, "territory-competence-end")) }
                    }))
                }
            }
        } }
    }
}

fn adding(ui: &Ui, syndicate: &Assembly, form: &CompetenceForm, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "territory-competence-name"), t!(ui, "territory-word-hint"));
    let name = Field { name: "name", label: &label, value: &form.name, ..Field::default() };
    let label = t!(ui, "territory-word");
    let word = Field {
        name: "word",
        label: &label,
        hint: Some(&hint),
        value: &form.word,
        ..Field::default()
    };
    let label = t!(ui, "territory-from-on");
    let from = Field {
        name: "from_on",
        label: &label,
        value: &form.from_on,
        kind: "date",
        ..Field::default()
    };
    let opens = t!(ui, "territory-opens-schools-label");
    let content = html! {
        div.body { (ui::form(ui, &urls::competences(syndicate.body.id), problems, html! {
            (name.draw(ui, problems))
            (word.draw(ui, problems))
            (from.draw(ui, problems))
            (ui::checkbox("opens_schools", &opens, form.opens_schools == "on"))
            div.actions { button.button { (t!(ui, "territory-competence-add")) } }
        })) }
    };
    ui::card("new", t!(ui, "territory-competence-new"), None, content)
}
