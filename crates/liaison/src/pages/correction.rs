//! Correcting a slip: `/liaison/{slip}/correction`. What it said before is kept.

use super::{
    pieces,
    slip_form::SlipForm,
    write::PairsWithFiles,
    write_view::{questions, words},
    write_way::{Attached, attached, due},
};
use crate::{
    Slip, attachments,
    question::Question,
    refusal::Refusal,
    sending::{self, Correction},
    store,
    store::versions::Edition,
    urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::FormWithFiles;
use maud::html;
use std::sync::Arc;
use ui::{Shell, Tone};
use web::{Answer, App, Edit, Error, Granted, Page, Problems, Result, Ui, id, t, ui};

pub async fn get(slip: Granted<Edit, Slip>, State(app): State<App>, ui: Ui) -> Result<Page> {
    if !slip.is_open() {
        return Err(Error::Conflict);
    }
    let (id, number) = (slip.id, slip.version);
    let read = move |tx: &Tx<'_>| {
        let version = store::versions::find(tx, id, number)?.ok_or(db::Error::Missing)?;
        let files = files::of(tx, attachments::of_version(version.files_id))?;
        Ok((version, files))
    };
    let (version, files) = app.db.read(read).await?;
    let form = SlipForm::of(&slip, &version, &files);
    let bytes_max = files::bytes_max(&app, &slip.viewer);
    Ok(view(&ui, &slip, &form, &Attached { files, bytes_max }, (&Problems::none(), None)))
}

pub async fn post(
    slip: Granted<Edit, Slip>,
    State(app): State<App>,
    ui: Ui,
    form: PairsWithFiles,
) -> Result<Answer> {
    let FormWithFiles { fields, problems } = form;
    let form = SlipForm(fields);
    if form.get("action") != "correct" || !problems.is_empty() {
        let page = again(&app, &ui, &slip, &form, &problems).await?;
        return Ok(if problems.is_empty() { page.into() } else { page.unprocessable().into() });
    }
    let now = app.clock.now();
    let id = slip.id;
    let next = app.db.read(move |tx| next_number(tx, id)).await?;
    // A last day that has passed may stay as it is.
    let first_day = slip.due_on.map_or(now.day(), |due| due.min(now.day()));
    let wording = match form.wording(first_day, next) {
        Ok(wording) => wording,
        Err(problems) => {
            return Ok(again(&app, &ui, &slip, &form, &problems).await?.unprocessable().into());
        }
    };
    let from_version = form.get("version").parse().unwrap_or(0);
    let ask_again = form.is_on("ask_again");
    let translates = translation::is_on(&app);
    let correction = Correction { wording, from_version, ask_again, translates, now };
    let slip = Arc::new(slip);
    let asked = slip.clone();
    match app.db.write(move |tx| sending::correct(tx, &asked, &correction)).await {
        Ok(asks_again) => {
            let said = if asks_again {
                t!(&ui, "liaison-said-asked-again")
            } else {
                t!(&ui, "liaison-said-corrected")
            };
            Ok(Answer::to(urls::follow(id)).saying(said))
        }
        Err(error) if error.reason::<Refusal>().is_some() => Err(Error::Conflict),
        Err(db::Error::Conflict(_)) => overtaken(&app, &ui, &slip, form).await,
        Err(error) => Err(error.into()),
    }
}

/// Somebody else was faster: his words are shown beside one's own, which are all still in the form.
/// Saved again, they stand over his; his are kept among the versions.
async fn overtaken(
    app: &App,
    ui: &Ui,
    slip: &Granted<Edit, Slip>,
    mut form: SlipForm,
) -> Result<Answer> {
    let id = slip.id;
    let read = move |tx: &Tx<'_>| match store::slips::find(tx, id)? {
        Some(slip) if slip.is_open() => store::versions::find(tx, id, slip.version),
        _ => Ok(None),
    };
    // Or it was taken back.
    let newest = app.db.read(read).await?.ok_or(Error::Conflict)?;
    form.0.retain(|(name, _)| name != "version");
    form.0.push(("version".to_owned(), newest.version.to_string()));
    let problems = Problems::one("body", id!("liaison-refused-overtaken"));
    let files = attached_again(app, slip, &form).await?;
    Ok(view(ui, slip, &form, &files, (&problems, Some(&newest))).unprocessable().into())
}

/// The first number no question of this slip has ever had.
fn next_number(tx: &Tx<'_>, slip: Id<Slip>) -> db::Result<u32> {
    let versions = store::versions::all(tx, slip)?;
    let questions: Vec<Question> = versions.iter().flat_map(Edition::questions).collect();
    Ok(questions.iter().map(|question| question.number + 1).max().unwrap_or(1))
}

/// The form again, with its files: those of the version before, and the uploads it names.
async fn again(
    app: &App,
    ui: &Ui,
    slip: &Granted<Edit, Slip>,
    form: &SlipForm,
    problems: &Problems,
) -> Result<Page> {
    let files = attached_again(app, slip, form).await?;
    Ok(view(ui, slip, form, &files, (problems, None)))
}

async fn attached_again(
    app: &App,
    slip: &Granted<Edit, Slip>,
    form: &SlipForm,
) -> Result<Attached> {
    let (id, number, person) = (slip.id, slip.version, slip.viewer.person);
    let named = form.files();
    let read = move |tx: &Tx<'_>| {
        let version = store::versions::find(tx, id, number)?;
        attachments::chosen(tx, person, &named, version.map(|it| it.files_id))
    };
    let files = app.db.read(read).await?;
    Ok(Attached { files, bytes_max: files::bytes_max(app, &slip.viewer) })
}

fn view(
    ui: &Ui,
    slip: &Slip,
    form: &SlipForm,
    files: &Attached,
    (problems, newest): (&Problems, Option<&Edition>),
) -> Page {
    let title = t!(ui, "liaison-correct");
    let ask_again = t!(ui, "liaison-ask-again");
    let body = html! {
        (pieces::way_back_to(ui, slip))
        h1 { (title) }
        (ui::note(Tone::Info, t!(ui, "liaison-correction-note")))
        form.form method="post" action=(urls::correction(slip.id))
            enctype="multipart/form-data" {
            (ui::token(ui))
            (ui::problems(ui, problems))
            @if let Some(newest) = newest {
                section.stack.tight aria-labelledby="newest" {
                    h2 id="newest" { (t!(ui, "liaison-newest")) }
                    (pieces::edition(ui, newest))
                }
            }
            button.hidden name="action" value="correct" tabindex="-1" aria-hidden="true" {}
            input type="hidden" name="version" value=(form.get("version"));
            (words(ui, form, problems))
            (translation::lang_field(ui, form.get("lang")))
            (attached(ui, files, problems))
            (questions(ui, form, problems))
            (due(ui, form, problems))
            (ui::checkbox("ask_again", &ask_again, form.is_on("ask_again")))
            div.actions.full {
                button.button name="action" value="correct" {
                    (ui::icon("check")) (t!(ui, "liaison-correct-do"))
                }
                a.button.plain href=(urls::follow(slip.id)) { (t!(ui, "liaison-keep-as-it-is")) }
            }
        }
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}
