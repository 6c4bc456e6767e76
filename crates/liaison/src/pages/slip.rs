//! A slip: `GET /liaison/{slip}`; a guardian signs it: `POST /liaison/{slip}/signature`.

use super::{sign_form, sign_form::SignForm, slip_form::SlipForm};
use crate::{
    Slip, attachments, news,
    question::{self, Answers, answers_read},
    refusal::Refusal,
    signature,
    signing::{self, Order, Outcome},
    slip::{Needs, Sign},
    store::{
        self,
        answers::{Answer, Responsible},
        versions::Edition,
    },
    translated::TRANSLATED,
    urls,
};
use axum::extract::{Query, State};
use base::{Id, PersonName};
use db::Tx;
use files::File;
use people::{Person, Standing};
use serde::Deserialize;
use translation::{Reader, Translations};
use web::{Answer as Reply, App, Form, Granted, Page, Problems, Read, Result, Ui, Viewer, t};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// One child among several.
    enfant: Option<Id<Person>>,
    /// Another answer than the one that was given.
    #[serde(default)]
    changer: String,
}

/// What the page of a slip knows.
pub struct Shown {
    pub version: Edition,
    pub files: Vec<File>,
    pub author: PersonName,
    pub targets: Vec<String>,
    /// Who answers for the viewer's children.
    pub guardians: Vec<Responsible>,
    pub answers: Vec<Answer>,
    /// Places that are left: question, option, number.
    pub left: Vec<(u32, u32, i64)>,
    pub translations: Translations,
}

impl Shown {
    /// The viewer's own answer that counts.
    pub fn mine<'a>(
        &'a self,
        slip: &'a Slip,
        viewer: &Standing,
        pupil: Id<Person>,
    ) -> Option<&'a Answer> {
        self.counting(slip, pupil).find(|it| it.guardian_id == viewer.person)
    }

    /// The answers that count for a pupil.
    pub fn counting<'a>(
        &'a self,
        slip: &'a Slip,
        pupil: Id<Person>,
    ) -> impl Iterator<Item = &'a Answer> {
        self.answers
            .iter()
            .filter(move |it| it.pupil_id == pupil && it.version >= slip.asked_version)
    }

    /// Nothing more is awaited of this viewer for this pupil.
    pub fn is_done(&self, slip: &Slip, viewer: &Standing, pupil: Id<Person>) -> bool {
        let mut counting = self.counting(slip, pupil);
        match slip.needs {
            Needs::One => counting.next().is_some(),
            Needs::Both => counting.any(|it| it.guardian_id == viewer.person || it.is_on_paper()),
        }
    }
}

/// Everything the page shows: six statements, whatever the number of families; one more with files,
/// and one when its reader reads another language.
pub fn load(tx: &Tx<'_>, slip: &Slip, reader: &Reader) -> db::Result<Shown> {
    let today = tx.now().day();
    let version = store::versions::find(tx, slip.id, slip.version)?.ok_or(db::Error::Missing)?;
    let pupils: Vec<Id<Person>> = slip.ties.iter().map(|tie| tie.pupil_id).collect();
    let (guardians, answers) = if pupils.is_empty() {
        (Vec::new(), Vec::new())
    } else {
        (
            store::answers::guardians(tx, &pupils, today)?,
            store::answers::of_pupils(tx, slip.id, &pupils)?,
        )
    };
    let files = if version.files_id.raw() == 0 {
        Vec::new()
    } else {
        files::of(tx, attachments::of_version(version.files_id))?
    };
    let text = [(slip.id.raw(), version.lang)];
    Ok(Shown {
        translations: translation::found(tx, reader, TRANSLATED, text)?,
        version,
        files,
        author: store::slips::author(tx, slip.id)?,
        targets: store::slips::target_names(tx, slip.id)?,
        guardians,
        answers,
        left: store::places::left(tx, slip.id)?,
    })
}

/// Whom the form is about, and what it is filled with.
pub struct Filled {
    pub pupils: Vec<Id<Person>>,
    pub ticked: Vec<Id<Person>>,
    pub answers: Answers,
    pub once: String,
    pub problems: Problems,
}

pub async fn get(
    slip: Granted<Read, Slip>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (read, reader) = (Slip::clone(&slip), Reader::of(&app, &slip.viewer));
    let shown = app.db.read(move |tx| load(tx, &read, &reader)).await?;
    let viewer = slip.viewer.clone();
    let waits = slip.signable().any(|tie| !shown.is_done(&slip, &viewer, tie.pupil_id));
    if waits {
        let (id, person, now) = (slip.id, viewer.person, ui.now);
        app.db.mark(move |tx| news::seen(tx, id, person, now)).await?;
    }
    let filled = begin(&slip, &shown, &viewer, &asked, app.random.token());
    Ok(super::slip_view::view(&ui, &slip, &shown, filled.as_ref(), asked.enfant))
}

/// The form as it opens: for one child that was asked for, or for all that wait.
fn begin(
    slip: &Slip,
    shown: &Shown,
    viewer: &Standing,
    asked: &Asked,
    once: String,
) -> Option<Filled> {
    let changes = !asked.changer.is_empty();
    let is_meant = |pupil: Id<Person>| asked.enfant.is_none_or(|child| child == pupil);
    let signable = slip.signable().map(|tie| tie.pupil_id).filter(|pupil| is_meant(*pupil));
    let pupils: Vec<Id<Person>> =
        signable.filter(|pupil| changes || !shown.is_done(slip, viewer, *pupil)).collect();
    if pupils.is_empty() {
        return None;
    }
    let known = pupils.first().and_then(|pupil| shown.mine(slip, viewer, *pupil));
    let answers = known.filter(|_| changes).map(|it| answers_read(&it.answers));
    let answers = answers.unwrap_or_default();
    Some(Filled { ticked: pupils.clone(), pupils, answers, once, problems: Problems::none() })
}

pub async fn post(
    slip: Granted<Sign, Slip>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Reply> {
    let form: SignForm = SlipForm(form.0);
    let (id, viewer) = (slip.id, slip.viewer.clone());
    match sign(slip, &app, &form).await? {
        Ok(outcome) => {
            let said = said(&ui, &outcome);
            Ok(Reply::to(urls::slip(id)).saying(said))
        }
        Err(problems) => again(id, viewer, &app, &ui, &form, &problems).await,
    }
}

/// Signs what a form says, or says what is wrong with it.
pub async fn sign(
    slip: Granted<Sign, Slip>,
    app: &App,
    form: &SignForm,
) -> Result<Result<Outcome, Problems>> {
    let version: u32 = form.get("version").parse().unwrap_or(slip.version);
    let id = slip.id;
    let read = move |tx: &Tx<'_>| store::versions::find(tx, id, version);
    let Some(asked) = app.db.read(read).await? else {
        return Ok(Err(Refusal::Corrected.problems()));
    };
    let (pupils, answers) = match sign_form::check(form, &asked.questions()) {
        Ok(checked) => checked,
        Err(problems) => return Ok(Err(problems)),
    };
    let codes = pupils.iter().map(|_| signature::code(&app.random)).collect();
    let once = form.get("once").to_owned();
    let order = Order { pupils, answers, version, once, codes, now: app.clock.now() };
    match app.db.write(move |tx| signing::sign(tx, &slip, &order)).await {
        Ok(outcome) => Ok(Ok(outcome)),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => Ok(Err(problems)),
            None => Err(error.into()),
        },
    }
}

fn said(ui: &Ui, outcome: &Outcome) -> String {
    let words = match (outcome.signatures.is_empty(), outcome.is_late) {
        (true, _) => t!(ui, "liaison-said-already"),
        (false, true) => t!(ui, "liaison-said-late"),
        (false, false) => t!(ui, "liaison-said-signed"),
    };
    words.into_owned()
}

/// The form again, with what is wrong in it and what was typed.
async fn again(
    id: Id<Slip>,
    viewer: Viewer,
    app: &App,
    ui: &Ui,
    form: &SignForm,
    problems: &Problems,
) -> Result<Reply> {
    // It may have changed meanwhile: the page shows what is true now.
    let reader = Reader::of(app, &viewer);
    let load = move |tx: &Tx<'_>| {
        let slip = store::slips::load(tx, id, &viewer)?.ok_or(db::Error::Missing)?;
        let shown = load(tx, &slip, &reader)?;
        Ok((slip, shown))
    };
    let (slip, shown) = app.db.read(load).await?;
    let pupils: Vec<Id<Person>> = slip.signable().map(|tie| tie.pupil_id).collect();
    let ticked = form.all("pupil").filter_map(|value| value.parse().ok()).collect();
    let questions = shown.version.questions();
    // What cannot be taken (a slot that is full) is chosen again.
    let is_right = |question: &&question::Question| problems.of(question.field()).is_none();
    let answers = questions.iter().filter(is_right).filter_map(|question| {
        Some((question.number, sign_form::answer(form, question, "").ok()??))
    });
    let answers = answers.collect();
    let once = form.get("once").to_owned();
    let problems = problems.clone();
    let filled = Filled { pupils, ticked, answers, once, problems };
    let is_open = slip.is_open() && !filled.pupils.is_empty();
    let page = super::slip_view::view(ui, &slip, &shown, is_open.then_some(&filled), None);
    Ok(page.unprocessable().into())
}
