//! Answering a letter of the prefecture:
//! `GET` and `POST /conseil/deliberations/{deliberation}/courriers/{letter}/reponse`.

use super::{
    act_letter_pieces as pieces,
    act_letters::{LetterPath, back, own_documents},
    pieces as fields,
};
use crate::{
    Deliberation,
    deliberation::Transmit,
    life::{
        annexes, carriers,
        letters::{
            Correspondence, Letter, Reply,
            answering::{self, NewAnswer, Way},
            recording::letter_of,
            refusal::{Refusal, caught},
        },
    },
    urls,
};
use axum::extract::{Path, State};
use base::{Day, Id};
use db::Tx;
use files::{File, FormWithFiles, view::UploadField};
use maud::html;
use serde::Deserialize;
use web::{Answer, App, At, Error, Granted, Page, Problems, Result, Ui, t, ui, ui::Field};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AnswerForm {
    /// `pieces`, `pieces_refused`…
    kind: String,
    /// `carrier` or `hand`
    way: String,
    /// The day the State had it, when it went by hand.
    received_on: String,
    /// One's own uploads, by the name `files::FILES_FIELD`.
    files: Vec<String>,
}

impl AnswerForm {
    fn check(&self, documents: Vec<Id<File>>) -> Result<NewAnswer, Problems> {
        let kind = Reply::parse(&self.kind).ok_or(text::id!("council-answer-other"));
        let way = if self.way == "carrier" {
            Ok(Way::Carrier)
        } else {
            Day::parse(&self.received_on).map(|received_on| Way::ByHand { received_on })
        };
        let (kind, way) = Problems::gather((kind.at("kind"), way.at("received_on")))?;
        Ok(NewAnswer { kind, way, documents })
    }
}

struct Shown {
    letter: Letter,
    known: Correspondence,
    /// The operator that brought it may take the answer.
    is_carried: bool,
    bytes_max: u64,
}

impl Shown {
    async fn of(
        app: &App,
        act: &Granted<Transmit, Deliberation>,
        letter: Id<Letter>,
    ) -> Result<Shown> {
        let id = act.id;
        let found = app.db.read(move |tx| letter_of(tx, id, letter)).await?;
        let (letter, known) = found.ok_or(Error::NotFound)?;
        let carrier = carriers::carrier(app, &act.assembly.body.siren);
        let is_carried = carrier.is_some() && !letter.external_id.is_empty();
        let bytes_max = files::bytes_max(app, &act.viewer);
        Ok(Shown { letter, known, is_carried, bytes_max })
    }
}

pub async fn get(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<LetterPath>,
) -> Result<Page> {
    let shown = Shown::of(&app, &act, path.letter).await?;
    if !shown.known.waits(&shown.letter) {
        return Err(Error::NotFound);
    }
    Ok(view(&ui, &act, &shown, &AnswerForm::default(), &Problems::none()))
}

pub async fn post(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    Path(path): Path<LetterPath>,
    form: FormWithFiles<AnswerForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    let shown = Shown::of(&app, &act, path.letter).await?;
    let wrong = |problems: &Problems| {
        Ok(Answer::from(view(&ui, &act, &shown, &form, problems).unprocessable()))
    };
    let documents = own_documents(&app, &act, &form.files).await?;
    let new = match form.check(documents.iter().map(|file| file.id).collect()) {
        Ok(new) if problems.is_empty() => new,
        Ok(_) => return wrong(&problems),
        Err(problems) => return wrong(&problems),
    };
    if new.way == Way::Carrier && !shown.is_carried {
        return wrong(&Refusal::NoCarrier.problems());
    }
    if let Err(refusal) = annexes::check(&app, &documents, &[]).await? {
        return wrong(&refusal.problems());
    }
    let (id, by, now) = (act.id, act.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        let (letter, known) = letter_of(tx, id, path.letter)?.ok_or(db::Error::Missing)?;
        answering::answer(tx, &letter, &known, &new, (by, now))
    };
    match caught(app.db.write(write).await)? {
        Ok(_) => Ok(back(&act).saying(t!(&ui, "council-answer-sent"))),
        Err(refusal) => wrong(&refusal.problems()),
    }
}

fn view(
    ui: &Ui,
    act: &Deliberation,
    shown: &Shown,
    form: &AnswerForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-answer-title");
    let letters = t!(ui, "council-letters");
    let replies: Vec<_> =
        shown.letter.kind.replies().iter().map(|it| (it.word(), pieces::reply(ui, *it))).collect();
    let replies: Vec<(&str, &str)> = replies.iter().map(|(word, said)| (*word, &**said)).collect();
    let label = t!(ui, "council-answer-what");
    let kind = Field { name: "kind", label: &label, value: &form.kind, ..Field::default() };
    let (carrier, hand) = (t!(ui, "council-answer-way-carrier"), t!(ui, "council-answer-way-hand"));
    let mut ways = vec![("hand", &*hand)];
    if shown.is_carried {
        ways.insert(0, ("carrier", &*carrier));
    }
    let label = t!(ui, "council-answer-way");
    let chosen = if form.way.is_empty() { ways[0].0 } else { &form.way };
    let way = Field { name: "way", label: &label, value: chosen, ..Field::default() };
    let received = t!(ui, "council-answer-received-on");
    let hint = t!(ui, "council-answer-received-hint");
    let label = t!(ui, "council-answer-documents-label");
    let documents = UploadField { label: &label, bytes_max: shown.bytes_max, chosen: &[] };
    let action = urls::of_act(act.id, &format!("courriers/{}/reponse", shown.letter.id));
    let content = html! {
        (ui::breadcrumb(ui, &[
            (&urls::deliberation(act.id), &act.title),
            (&urls::of_act(act.id, "courriers"), &letters),
        ]))
        h1 { (title) }
        p.quiet { (pieces::title(ui, &shown.letter)) }
        @if !shown.letter.words.is_empty() { blockquote { (shown.letter.words) } }
        form.form method="post" enctype="multipart/form-data" action=(action) {
            (ui::token(ui))
            (ui::problems(ui, problems))
            (ui::choice(ui, &kind, &replies, problems))
            (ui::choice(ui, &way, &ways, problems))
            (fields::optional(ui, ("received_on", &received), &form.received_on, ("date", &hint),
                problems))
            p.hint { (t!(ui, "council-answer-documents-hint")) }
            (files::view::upload_field(ui, &documents, problems))
            div.actions {
                button.button { (ui::icon("send")) (t!(ui, "council-answer-do")) }
            }
        }
    };
    ui.narrow(&title, content)
}
