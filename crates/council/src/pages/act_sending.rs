//! Sending an act to the control of legality: `/conseil/deliberations/{deliberation}/transmission`:
//! by an operator, or as files to download; what came back, read or typed; taking it back.

use super::act_pieces as pieces;
use crate::{
    Deliberation,
    deliberation::Transmit,
    effect,
    life::{
        annexes::{self, Annex},
        carriers,
        publishing::Classified,
        receiving::{self, Receipt},
        refusal::{Refusal, caught},
        sending::{self, Order},
        settings::{Settings, format},
        transmission::{State as Sent, Transmission, Way, suggested_number},
    },
    store, urls,
};
use actes::{ActId, InternalNumber, Typology};
use axum::extract::State;
use base::Day;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Form, Granted, Nothing, Page, Problems, Result, Ui, t, ui, ui::Field, ui::Tone,
};

/// What the pages of a transmission show.
pub struct Shown {
    settings: Option<Settings>,
    sent: Vec<Transmission>,
    matter: String,
    annexes: Vec<Annex>,
    has_carrier: bool,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SendForm {
    /// `carrier` or `files`
    way: String,
    matter: String,
    /// `2023_12_13_07`
    number: String,
    /// `99_AU`, for each annex.
    typology: Vec<String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReceiptForm {
    received_on: String,
    /// Empty: it went on paper.
    act_id: String,
}

impl SendForm {
    fn check(&self) -> Result<Order, Refusal> {
        let number = self.number.trim();
        let way = Way::parse(&self.way).filter(|way| *way != Way::Elsewhere);
        let typology = |written: &String| Typology::parse(written.trim());
        let typologies: Result<Vec<Typology>, _> = self.typology.iter().map(typology).collect();
        Ok(Order {
            way: way.unwrap_or(Way::Files),
            typologies: typologies.map_err(|refusal| format(&refusal))?,
            classified: Classified::parse(&self.matter)?,
            number: InternalNumber::parse(number)
                .map_err(|_| Refusal::Number { written: number.to_owned() })?,
        })
    }
}

impl ReceiptForm {
    fn check(&self, today: Day) -> Result<(Day, String), Problems> {
        let id = match self.act_id.trim() {
            "" => Ok(String::new()),
            text => ActId::parse(text)
                .map(|id| id.to_string())
                .map_err(|_| text::id!("council-act-refused-id")),
        };
        let day = Day::parse(&self.received_on).and_then(|day| day.not_after(today));
        Problems::gather((day.at("received_on"), id.at("act_id")))
    }
}

pub async fn get(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    show(&app, &ui, &act, &Problems::none()).await
}

pub async fn show(app: &App, ui: &Ui, act: &Deliberation, problems: &Problems) -> Result<Page> {
    let (id, body) = (act.id, act.assembly.body.id);
    let load = move |tx: &Tx<'_>| {
        let matter = store::acts::matter(tx, id)?.map(|(matter, _)| matter);
        Ok((
            store::transmissions::settings(tx, body)?,
            store::transmissions::of(tx, id)?,
            matter.unwrap_or_else(|| "5.7".to_owned()),
            annexes::of(tx, id)?,
        ))
    };
    let (settings, sent, matter, annexes) = app.db.read(load).await?;
    let has_carrier = carriers::carrier(app, &act.assembly.body.siren).is_some();
    Ok(view(ui, act, &Shown { settings, sent, matter, annexes, has_carrier }, problems))
}

pub async fn post(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<SendForm>,
) -> Result<Answer> {
    let order = match form.check() {
        Ok(order) => order,
        Err(refusal) => return again(&app, &ui, &act, &refusal).await,
    };
    let is_carried = order.way == Way::Carrier;
    if is_carried && carriers::carrier(&app, &act.assembly.body.siren).is_none() {
        return again(&app, &ui, &act, &Refusal::NoCarrier).await;
    }
    let (written, by, now) = (act.written.clone(), act.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| sending::prepare(tx, &written, &order, by, now);
    let said =
        if is_carried { t!(&ui, "council-act-queued") } else { t!(&ui, "council-act-prepared") };
    match caught(app.db.write(write).await)? {
        Ok(_) => Ok(back(&act).saying(said)),
        Err(refusal) => again(&app, &ui, &act, &refusal).await,
    }
}

/// `POST …/transmission/accuse`: an agent says when it was received.
pub async fn post_receipt(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReceiptForm>,
) -> Result<Answer> {
    let (received_on, act_id) = match form.check(ui.today()) {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(show(&app, &ui, &act, &problems).await?.unprocessable().into());
        }
    };
    let (written, by, now) = (act.written.clone(), act.viewer.person, app.clock.now());
    let (house, receipt) =
        (app.clone(), Receipt { received_on, act_id, proof: None, by: Some(by) });
    let write = move |tx: &Tx<'_>| {
        let effects = effect::followed(&house);
        receiving::acknowledge_typed(tx, effects.as_deref(), &written, &receipt, now)
    };
    match caught(app.db.write(write).await)? {
        Ok(()) => Ok(back(&act).saying(t!(&ui, "council-act-acknowledged"))),
        Err(refusal) => again(&app, &ui, &act, &refusal).await,
    }
}

/// `POST …/transmission/annulation`
pub async fn post_cancellation(
    act: Granted<Transmit, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (written, by, now) = (act.written.clone(), act.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| sending::cancel(tx, &written, by, now);
    match caught(app.db.write(write).await)? {
        Ok(()) => Ok(back(&act).saying(t!(&ui, "council-act-cancelling"))),
        Err(refusal) => again(&app, &ui, &act, &refusal).await,
    }
}

pub fn back(act: &Deliberation) -> Answer {
    Answer::to(urls::of_act(act.id, "transmission"))
}

pub async fn again(app: &App, ui: &Ui, act: &Deliberation, refusal: &Refusal) -> Result<Answer> {
    Ok(show(app, ui, act, &refusal.problems()).await?.unprocessable().into())
}

fn view(ui: &Ui, act: &Deliberation, shown: &Shown, problems: &Problems) -> Page {
    let title = t!(ui, "council-act-transmission-title");
    let open = shown.sent.iter().find(|it| it.state.is_open());
    let is_received = open.is_some_and(|it| it.state == Sent::Acknowledged);
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::deliberation(act.id), &act.title)]))
        h1 { (title) }
        p { (t!(ui, "council-act-transmission-lead")) }
        (ui::problems(ui, problems))
        @if shown.settings.is_none() {
            (ui::note(Tone::Warn, t!(ui, "council-act-settings-first")))
            p { (ui::button_link(&urls::act_settings(act.assembly.body.id), "settings",
                t!(ui, "council-act-settings-title"))) }
        }
        @if let Some(open) = open { (under_way(ui, act, open)) }
        @else if shown.settings.is_some() { (sending_form(ui, act, shown, problems)) }
        @if !is_received { (receipt(ui, act, open, problems)) }
        @if !shown.sent.is_empty() { (history(ui, act, &shown.sent)) }
    };
    ui.narrow(&title, content)
}

fn sending_form(ui: &Ui, act: &Deliberation, shown: &Shown, problems: &Problems) -> Markup {
    let again = shown.sent.iter().filter(|it| it.state == Sent::Cancelled).count();
    let number = suggested_number(act.number.as_deref().unwrap_or_default(), again);
    let (label, hint) = (t!(ui, "council-act-number-sent"), t!(ui, "council-act-number-hint"));
    let number = Field {
        name: "number",
        label: &label,
        hint: Some(&hint),
        value: &number,
        ..Field::default()
    };
    let label = t!(ui, "council-act-way");
    let (carrier, files) = (t!(ui, "council-act-way-carrier"), t!(ui, "council-act-way-files"));
    let mut ways = vec![(Way::Files.word(), &*files)];
    if shown.has_carrier {
        ways.insert(0, (Way::Carrier.word(), &*carrier));
    }
    let chosen = ways[0].0;
    let way = Field { name: "way", label: &label, value: chosen, ..Field::default() };
    let content = html! {
        div.body { (ui::form(ui, &urls::of_act(act.id, "transmission"), &Problems::none(), html! {
            (pieces::matter_field(ui, &shown.matter, problems))
            (number.draw(ui, problems))
            (super::act_annexes::typologies(ui, &shown.annexes))
            (ui::choice(ui, &way, &ways, problems))
            div.actions {
                button.button { (ui::icon("send")) (t!(ui, "council-act-send")) }
            }
        })) }
    };
    ui::card("send", t!(ui, "council-act-send-title"), None, content)
}

/// What stands: where it is, its files, how to take it back.
fn under_way(ui: &Ui, act: &Deliberation, open: &Transmission) -> Markup {
    let has_files =
        matches!(open.state, Sent::Prepared | Sent::Cancelling) && open.way != Way::Elsewhere;
    let file = |name: &str| urls::of_act(act.id, &format!("transmission/{name}"));
    let may_cancel = matches!(open.state, Sent::Prepared | Sent::Acknowledged);
    let content = html! {
        div.body {
            p {
                b { (pieces::sending(ui, open.state)) }
                @if !open.act_id.is_empty() { " " code { (open.act_id) } }
            }
            @if let Some(at) = open.acknowledged_at {
                p { (t!(ui, "council-act-received-on", day = pieces::day(ui, at.day()))) }
            }
            @if !open.anomaly.is_empty() { (ui::note(Tone::Warn, &open.anomaly)) }
            @if has_files {
                p { (t!(ui, "council-act-files-hint")) }
                ul {
                    li { a href=(file("archive.tar.gz")) { (t!(ui, "council-act-file-archive")) } }
                    li { a href=(file("enveloppe.xml")) { (t!(ui, "council-act-file-envelope")) } }
                    li { a href=(file("message.xml")) { (t!(ui, "council-act-file-message")) } }
                    @if open.state == Sent::Prepared {
                        li { a href=(file("acte.pdf")) { (t!(ui, "council-act-file-pdf")) } }
                    }
                }
            }
            @if may_cancel {
                (ui::sure(ui, &urls::of_act(act.id, "transmission/annulation"), "x",
                    &t!(ui, "council-act-cancel"), &t!(ui, "council-act-cancel-question")))
            }
        }
    };
    ui::card("under-way", t!(ui, "council-act-under-way"), None, content)
}

fn receipt(
    ui: &Ui,
    act: &Deliberation,
    open: Option<&Transmission>,
    problems: &Problems,
) -> Markup {
    let label = t!(ui, "council-act-received-day");
    let day = Field { name: "received_on", label: &label, kind: "date", ..Field::default() };
    let (label, hint) = (t!(ui, "council-act-id"), t!(ui, "council-act-id-hint"));
    let known = open.map(|it| it.act_id.as_str()).unwrap_or_default();
    let id = Field {
        name: "act_id",
        label: &label,
        hint: Some(&hint),
        value: known,
        is_optional: true,
        ..Field::default()
    };
    let file_problem = problems.of("file");
    let is_typed = problems.of("received_on").is_some() || problems.of("act_id").is_some();
    let typed_to = urls::of_act(act.id, "transmission/accuse");
    let content = html! {
        div.body {
            form.form method="post" enctype="multipart/form-data"
                action=(urls::of_act(act.id, "transmission/fichier")) {
                (ui::token(ui))
                div.field {
                    label for="file" { (t!(ui, "council-act-answer-file")) }
                    p.hint #file-hint { (t!(ui, "council-act-answer-file-hint")) }
                    @if let Some(problem) = file_problem {
                        p.error #file-error { (pieces::sentence(ui, problem)) }
                    }
                    input.input #file type="file" name="file" required accept=".xml,text/xml"
                        aria-describedby="file-hint" aria-invalid=[file_problem.map(|_| "true")];
                }
                div.actions {
                    button.button.plain { (ui::icon("upload")) (t!(ui, "council-act-read")) }
                }
            }
            details.more open[is_typed] {
                summary { (t!(ui, "council-act-type-it")) }
                (ui::form(ui, &typed_to, &Problems::none(), html! {
                    (day.draw(ui, problems))
                    (id.draw(ui, problems))
                    div.actions { button.button.plain { (t!(ui, "council-act-type-do")) } }
                }))
            }
        }
    };
    ui::card("receipt", t!(ui, "council-act-receipt"), None, content)
}

fn history(ui: &Ui, act: &Deliberation, sent: &[Transmission]) -> Markup {
    let proof =
        |it: &Transmission| urls::of_act(act.id, &format!("transmission/{}/preuve.xml", it.id));
    let content = html! {
        ul.rows {
            @for it in sent {
                li.row { span {
                    b { (pieces::sending(ui, it.state)) }
                    span.quiet {
                        (ui.when_in_full(it.sent_at))
                        @if !it.act_id.is_empty() { " · " (it.act_id) }
                        @if !it.anomaly.is_empty() { " · " (it.anomaly) }
                    }
                    @if it.state == Sent::Acknowledged {
                        a href=(proof(it)) { (t!(ui, "council-act-proof")) }
                    }
                } }
            }
        }
    };
    ui::card("history", t!(ui, "council-act-history"), None, content)
}
