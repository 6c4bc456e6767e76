//! What follows an act that is signed: a correction, its withdrawal, its repeal. Each is a new act
//! that names it: `/conseil/deliberations/{deliberation}/suite`.

use crate::{
    Deliberation,
    deliberation::Transmit,
    effect::Effect,
    life::{
        extract,
        proposing::{self, Proposal},
        refusal::caught,
        undoing::{WITHDRAWAL_MONTHS, Way},
    },
    period::months_after,
    urls,
};
use axum::extract::State;
use base::{Day, RichText};
use db::Tx;
use maud::html;
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Page, Problems, Result, Ui, form, t, ui, ui::Field, ui::Tone,
};

const TITLE_CHARS_MAX: usize = 300;
const REASON_CHARS_MAX: usize = 4_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct FollowUpForm {
    /// `correction`, `withdrawal`, `repeal`
    way: String,
    title: String,
    reason: String,
}

/// What a form asks for.
struct Said {
    way: Option<Way>,
    title: String,
    reason: String,
}

impl FollowUpForm {
    fn check(&self) -> Result<Said, Problems> {
        let way = match self.way.as_str() {
            "correction" => Ok(None),
            word => Way::parse(word).map(Some).ok_or(text::id!("council-act-refused-way")),
        };
        let title = form::required(&self.title, TITLE_CHARS_MAX);
        let reason = form::required(&self.reason, REASON_CHARS_MAX);
        let reason = reason.map(|_| self.reason.trim().to_owned());
        let (way, title, reason) =
            Problems::gather((way.at("way"), title.at("title"), reason.at("reason")))?;
        Ok(Said { way, title, reason })
    }
}

pub async fn get(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &act, &FollowUpForm::default(), &Problems::none()).await
}

async fn show(
    app: &App,
    ui: &Ui,
    act: &Deliberation,
    form: &FollowUpForm,
    problems: &Problems,
) -> Result<Page> {
    let meeting = act.meeting_id;
    let held_on = app.db.read(move |tx| extract::held_on(tx, meeting)).await?;
    Ok(view(ui, act, held_on, form, problems))
}

pub async fn post(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<FollowUpForm>,
) -> Result<Answer> {
    let said = match form.check() {
        Ok(said) => said,
        Err(problems) => {
            let page = show(&app, &ui, &act, &form, &problems).await?;
            return Ok(page.unprocessable().into());
        }
    };
    let proposal = proposal(&act, &said);
    let write = move |tx: &Tx<'_>| proposing::propose(tx, &proposal);
    match caught(app.db.write(write).await)? {
        Ok(id) => {
            let said = t!(&ui, "council-act-follow-up-made");
            Ok(Answer::to(urls::deliberation(id)).saying(said))
        }
        Err(refusal) => {
            let page = show(&app, &ui, &act, &form, &refusal.problems()).await?;
            Ok(page.unprocessable().into())
        }
    }
}

/// The draft that names this act, with its one article for a withdrawal or a repeal.
fn proposal(act: &Deliberation, said: &Said) -> Proposal {
    let number = act.number.as_deref().unwrap_or_default();
    let article = |verb: &str| {
        let words = format!("La délibération n° {number} (« {} ») est {verb}.", act.title);
        vec![(words, Effect::Other)]
    };
    Proposal {
        body: act.body_id,
        title: said.title.clone(),
        report: RichText::from_plain(&said.reason),
        decisions: match said.way {
            Some(Way::Withdrawal) => article("retirée"),
            Some(Way::Repeal) => article("abrogée"),
            None => Vec::new(),
        },
        corrects: said.way.is_none().then_some(act.id),
        undoes: said.way.map(|way| (act.id, way)),
    }
}

fn view(
    ui: &Ui,
    act: &Deliberation,
    held_on: Day,
    form: &FollowUpForm,
    problems: &Problems,
) -> Page {
    let title = t!(ui, "council-act-follow-up");
    let until = months_after(held_on, WITHDRAWAL_MONTHS);
    let last = super::act_pieces::day(ui, until);
    let late = t!(ui, "council-act-withdrawal-late", day = last.as_str());
    let in_time = t!(ui, "council-act-withdrawal-until", day = last.as_str());
    let words = [
        t!(ui, "council-act-way-correction"),
        t!(ui, "council-act-way-withdrawal"),
        t!(ui, "council-act-way-repeal"),
    ];
    let ways = [("correction", &*words[0]), ("withdrawal", &*words[1]), ("repeal", &*words[2])];
    let label = t!(ui, "council-act-follow-up-what");
    let way = Field { name: "way", label: &label, value: &form.way, ..Field::default() };
    let label = t!(ui, "council-act-follow-up-subject");
    let subject = Field { name: "title", label: &label, value: &form.title, ..Field::default() };
    let (label, hint) =
        (t!(ui, "council-act-follow-up-reason"), t!(ui, "council-act-follow-up-hint"));
    let reason = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: &form.reason,
        ..Field::default()
    };
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::deliberation(act.id), &act.title)]))
        h1 { (title) }
        p { (t!(ui, "council-act-follow-up-lead")) }
        @if ui.today() > until { (ui::note(Tone::Warn, late)) }
        @else { (ui::note(Tone::Info, in_time)) }
        (ui::form(ui, &urls::of_act(act.id, "suite"), problems, html! {
            (ui::choice(ui, &way, &ways, problems))
            (subject.draw(ui, problems))
            (ui::textarea(ui, &reason, 6, problems))
            div.actions { button.button { (t!(ui, "council-act-follow-up-do")) } }
        }))
    };
    ui.narrow(&title, content)
}
