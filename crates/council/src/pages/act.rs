//! A deliberation and its life, for those who prepare and those who sit:
//! `GET /conseil/deliberations/{deliberation}`. What is left to do is done from here.

use super::{act_annexes, act_letter_pieces, act_pieces as pieces, act_timeline};
use crate::{
    Deliberation,
    assembly::Prepare,
    deliberation::{Publish, Sign, State as Stage, Transmit, Written},
    life::{
        annexes, elections,
        extract::{self, Extract},
        letters::Correspondence,
        phrases,
        signing::Signature,
        steps::{Left, Life, Step},
        transmission::Transmission,
        undoing::WITHDRAWAL_MONTHS,
    },
    period::months_after,
    store::{self, acts::Other},
    urls,
};
use axum::extract::State;
use base::Day;
use db::Tx;
use files::File;
use maud::{Markup, PreEscaped, html};
use std::borrow::Cow;
use web::{App, Granted, Page, Problems, Read, Result, Ui, t, ui, ui::Tone};

pub struct Shown {
    pub extract: Extract,
    pub life: Life,
    pub signatures: Vec<Signature>,
    pub sent: Vec<Transmission>,
    /// The act it names.
    pub named: Option<Written>,
    pub later: Vec<Other>,
    pub matter: Option<(String, String)>,
    pub annexes: Vec<File>,
    pub known: Correspondence,
}

pub async fn get(act: Granted<Read, Deliberation>, State(app): State<App>, ui: Ui) -> Result<Page> {
    show(&app, &ui, &act, &Problems::none()).await
}

/// The page, with what was wrong in what was sent from it.
pub async fn show(app: &App, ui: &Ui, act: &Deliberation, problems: &Problems) -> Result<Page> {
    let written = act.written.clone();
    let load = move |tx: &Tx<'_>| {
        let (extract, _) = extract::sealed_or_drafted(tx, &written)?;
        let signatures = store::acts::signatures(tx, written.id)?;
        let sent = store::transmissions::of(tx, written.id)?;
        let is_sent = sent.iter().any(|it| it.state.is_open());
        let life = Life::of(&written, extract.held_on, &signatures, is_sent);
        let later = store::acts::later(tx, written.id)?;
        let matter = store::acts::matter(tx, written.id)?;
        let named = store::acts::named_by(tx, &written)?;
        let annexes = annexes::of(tx, written.id)?.into_iter().map(|it| it.file).collect();
        let known = Correspondence::of(tx, written.id)?;
        Ok(Shown { extract, life, signatures, sent, named, later, matter, annexes, known })
    };
    let shown = app.db.read(load).await?;
    Ok(view(ui, act, &shown, problems))
}

fn view(ui: &Ui, act: &Deliberation, shown: &Shown, problems: &Problems) -> Page {
    let body = act.assembly.body.id;
    let is_preparing = ui.viewer.as_ref().is_some_and(|it| act.assembly.is_prepared_by(it));
    let held_on = pieces::day(ui, shown.extract.held_on);
    let meeting = t!(ui, "council-act-meeting", day = held_on);
    let content = html! {
        (ui::breadcrumb(ui, &[
            (&urls::body(body), &act.assembly.name),
            (&urls::meeting(act.meeting_id), &meeting),
        ]))
        h1 { (act.title) }
        p.quiet {
            @if let Some(number) = act.number.as_deref() {
                (t!(ui, "council-act-number", number = number))
            }
            @if act.is_undone() { " " (ui::tag(undone(ui, act), Tone::Warn)) }
        }
        (steps(ui, &shown.life))
        (ui::problems(ui, problems))
        div.columns {
            div.stack {
                @if is_preparing || ui.may::<Sign>(act) { (to_do(ui, act, shown, problems)) }
                (links(ui, shown))
                (text(ui, &shown.extract))
                (act_annexes::of_act(ui, act, &shown.annexes))
            }
            div.stack {
                (dates(ui, act, shown))
                (thread(ui, act, shown))
                (papers(ui, act, is_preparing))
            }
        }
    };
    ui.page(&act.title, content)
}

/// The line of steps, each with its day.
pub fn steps(ui: &Ui, life: &Life) -> Markup {
    html! {
        ol.steps aria-label=(t!(ui, "council-act-steps")) {
            @for step in Step::ALL {
                @let day = life.day(step);
                @let is_next = life.next() == Some(step);
                li.done[day.is_some()] aria-current=[is_next.then_some("step")] {
                    span {
                        (pieces::step(ui, step))
                        @if let Some(day) = day { " " span.quiet { (pieces::day(ui, day)) } }
                    }
                }
            }
        }
    }
}

fn undone(ui: &Ui, act: &Deliberation) -> String {
    if act.withdrawn_by.is_some() {
        t!(ui, "council-act-withdrawn").into_owned()
    } else {
        t!(ui, "council-act-repealed").into_owned()
    }
}

fn to_do(ui: &Ui, act: &Deliberation, shown: &Shown, problems: &Problems) -> Markup {
    let content = html! {
        div.body {
            @if shown.life.left.is_empty() { p { (t!(ui, "council-act-nothing-left")) } }
            ul {
                @for left in &shown.life.left { li { (pieces::left(ui, *left, &shown.extract)) } }
            }
            @if ui.may::<Sign>(act) && act.state == Stage::Voted {
                (signing(ui, act, shown, problems))
            }
            @if ui.may::<Publish>(act) && act.published_at.is_none() {
                (publishing(ui, act, shown, problems))
            }
            @if ui.may::<Transmit>(act) {
                p { a.button.plain href=(urls::of_act(act.id, "transmission")) {
                    (ui::icon("send")) (t!(ui, "council-act-to-transmission"))
                } }
                @if act.transmitted_at.is_some() {
                    (act_letter_pieces::period(ui, act, &shown.known))
                    p { a.button.plain href=(urls::of_act(act.id, "courriers")) {
                        (ui::icon("mail")) (t!(ui, "council-letters-open"))
                    } }
                }
            }
            @if act.state == Stage::Draft && ui.may::<Prepare>(act) {
                p { a.button.plain href=(urls::draft(act.id)) {
                    (ui::icon("pencil")) (t!(ui, "council-act-to-draft"))
                } }
            }
        }
    };
    ui::card("to-do", t!(ui, "council-act-to-do"), None, content)
}

fn signing(ui: &Ui, act: &Deliberation, shown: &Shown, problems: &Problems) -> Markup {
    let is_preparing = ui.viewer.as_ref().is_some_and(|it| act.assembly.is_prepared_by(it));
    let has_signed = |left| !shown.life.left.contains(&left);
    let (chair, secretary) = act.signs;
    use crate::life::signing::Role;
    let waits_for_me = chair && !has_signed(Left::SignatureOf(Role::Chair))
        || secretary && !has_signed(Left::SignatureOf(Role::Secretary));
    let held = shown.extract.held_on.iso();
    let (chair_on, secretary_on) =
        (t!(ui, "council-act-chair-on"), t!(ui, "council-act-secretary-on"));
    let is_left = !shown.life.left.iter().all(|it| *it == Left::Nothing);
    html! {
        @if waits_for_me && is_left {
            (ui::action(ui, &urls::of_act(act.id, "signature"), html! {
                p #sign { (t!(ui, "council-act-sign-hint")) }
                button.button { (ui::icon("signature")) (t!(ui, "council-act-sign")) }
            }))
        }
        @if is_preparing && is_left {
            details.more open[problems.of("chair_on").is_some()] {
                summary { (t!(ui, "council-act-paper")) }
                (ui::form(ui, &urls::of_act(act.id, "signature/papier"), &Problems::none(), html! {
                    p.hint { (t!(ui, "council-act-paper-hint")) }
                    (pieces::day_field(ui, "chair_on", &chair_on, &held, problems))
                    (pieces::day_field(ui, "secretary_on", &secretary_on, &held, problems))
                    div.actions { button.button { (t!(ui, "council-act-paper-do")) } }
                }))
            }
        }
    }
}

fn publishing(ui: &Ui, act: &Deliberation, shown: &Shown, problems: &Problems) -> Markup {
    let chosen = shown.matter.as_ref().map_or("5.7", |(matter, _)| matter.as_str());
    html! {
        (ui::form(ui, &urls::of_act(act.id, "publication"), &Problems::none(), html! {
            (pieces::matter_field(ui, chosen, problems))
            p.hint #publish { (t!(ui, "council-act-publish-hint")) }
            div.actions {
                button.button { (ui::icon("megaphone")) (t!(ui, "council-act-publish")) }
            }
        }))
    }
}

fn thread(ui: &Ui, act: &Deliberation, shown: &Shown) -> Markup {
    act_timeline::card(
        ui,
        &act_timeline::Thread {
            act,
            held_on: shown.extract.held_on,
            life: &shown.life,
            signatures: &shown.signatures,
            known: &shown.known,
            opens_letters: ui.may::<Transmit>(act),
        },
    )
}

fn dates(ui: &Ui, act: &Deliberation, shown: &Shown) -> Markup {
    let day = |label: Cow<'_, str>, day: Option<Day>| {
        day.map(|day| (label.into_owned(), html! { (pieces::day(ui, day)) }))
    };
    let life = &shown.life;
    let until = months_after(shown.extract.held_on, WITHDRAWAL_MONTHS);
    let until = Some(until).filter(|_| act.is_adopted() && act.state == Stage::Signed);
    let digest = act.digest.get(..16).filter(|_| act.state == Stage::Signed);
    let mut facts: Vec<(String, Markup)> =
        shown.signatures.iter().map(|it| signed(ui, it)).collect();
    facts.extend(day(t!(ui, "council-act-executory-on"), act.executory_on));
    facts.extend(day(t!(ui, "council-act-appeal-ends"), life.appeal_ends));
    let referral = act.transmitted_at.and_then(|at| shown.known.ends(at.day(), ui.today()));
    facts.extend(day(t!(ui, "council-act-referral-ends"), referral));
    facts.extend(day(t!(ui, "council-act-withdrawal-ends"), until));
    facts.extend(shown.matter.as_ref().map(|(matter, name)| {
        let words = html! { (matter) " " (name.replace('/', " · ")) };
        (t!(ui, "council-act-matter").into_owned(), words)
    }));
    facts.extend(shown.sent.first().map(|it| sent(ui, it)));
    facts
        .extend(digest.map(|digest| {
            (t!(ui, "council-act-digest").into_owned(), html! { code { (digest) } })
        }));
    let content = html! {
        (pieces::facts(&facts))
        @if life.appeal_ends.is_none() { p.body.quiet { (t!(ui, "council-act-no-appeal-yet")) } }
    };
    ui::card("dates", t!(ui, "council-act-dates"), None, content)
}

fn signed(ui: &Ui, signature: &Signature) -> (String, Markup) {
    let words = html! {
        (signature.name()) ", " (pieces::day(ui, signature.signed_on))
        @if signature.is_paper { " " (t!(ui, "council-act-on-paper")) }
    };
    (pieces::role(ui, signature.role).into_owned(), words)
}

fn sent(ui: &Ui, sent: &Transmission) -> (String, Markup) {
    let words = html! {
        (pieces::sending(ui, sent.state))
        @if !sent.act_id.is_empty() { " " code { (sent.act_id) } }
        @if !sent.anomaly.is_empty() { " " (sent.anomaly) }
    };
    (t!(ui, "council-act-transmission").into_owned(), words)
}

fn papers(ui: &Ui, act: &Deliberation, is_preparing: bool) -> Markup {
    let body = act.assembly.body.id;
    let is_signed = act.state == Stage::Signed;
    let extract =
        if is_signed { t!(ui, "council-act-extract") } else { t!(ui, "council-act-extract-draft") };
    let mut lines = vec![(urls::of_act(act.id, "extrait.pdf"), extract)];
    if act.published_at.is_some() {
        lines.push((urls::public_act(body, act.id), t!(ui, "council-act-public-page")));
        lines.push((urls::public_certificate(body, act.id), t!(ui, "council-act-certificate")));
    }
    if is_preparing && is_signed && !act.is_undone() {
        lines.push((urls::of_act(act.id, "suite"), t!(ui, "council-act-follow-up")));
    }
    let content = html! {
        ul.rows {
            @for (url, words) in &lines {
                li { a.row href=(url) { span { (words) } (ui::icon("chevron-right")) } }
            }
        }
    };
    ui::card("papers", t!(ui, "council-act-papers"), None, content)
}

/// The acts this one names, and those that name it.
fn links(ui: &Ui, shown: &Shown) -> Markup {
    let named = &shown.extract.names;
    if named.is_none() && shown.later.is_empty() {
        return html! {};
    }
    let content = html! {
        ul.rows {
            @if let Some(named) = named {
                li.row { span { (pieces::names(ui, &named.way)) " "
                    @if let Some(other) = &shown.named {
                        a href=(urls::deliberation(other.id)) { (named.number) }
                    }
                    span.quiet { (named.title) }
                } }
            }
            @for other in &shown.later {
                li { a.row href=(urls::deliberation(other.id)) { span {
                    (pieces::is_named_by(ui, &other.way)) " "
                    b { (other.number.as_deref().unwrap_or("—")) }
                    span.quiet { (other.title) }
                } } }
            }
        }
    };
    ui::card("links", t!(ui, "council-act-links"), None, content)
}

/// The text and what it decides, as the register has it.
pub fn text(ui: &Ui, extract: &Extract) -> Markup {
    let content = html! {
        div.body.rich {
            (PreEscaped(&extract.report))
            p { b { (t!(ui, "council-act-voted", result = phrases::result(extract))) } }
            @if !extract.decisions.is_empty() {
                ol { @for words in &extract.decisions { li { (words) } } }
            }
            @for (heading, sentences) in elections::all(&extract.elections) {
                h3 { (heading) }
                @for sentence in sentences { p { (sentence) } }
            }
        }
    };
    ui::card("text", t!(ui, "council-act-text"), None, content)
}
