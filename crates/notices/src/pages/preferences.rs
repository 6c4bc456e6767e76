//! How one is told: `GET` and `POST /compte/notifications`.

use super::devices::{self, Devices};
use crate::{
    addresses,
    store::{bounces, devices as store, preferences, quiet},
    urls,
};
use axum::extract::State;
use base::{Minutes, QuietHours};
use maud::{Markup, html};
use std::collections::BTreeMap;
use text::t;
use web::{
    Answer, App, Form, NoticeKind, Page, Problems, Result, Rhythm, Ui, Viewer,
    ui::{self, Field, Tone},
};

/// What a person has now.
struct Mine {
    chosen: BTreeMap<String, Rhythm>,
    /// None when no address is known.
    address: Option<String>,
    is_refused: bool,
    /// None where nothing is sent to devices.
    devices: Option<Devices>,
    quiet: Option<QuietHours>,
    muted: Vec<String>,
}

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let mine = load(&app, &viewer).await?;
    Ok(view(&ui, &viewer, &mine, &Problems::none()))
}

async fn load(app: &App, viewer: &Viewer) -> Result<Mine> {
    let (person, known, now) = (viewer.person, addresses::of(app), app.clock.now());
    let key = devices::key_of(app);
    let read = move |tx: &db::Tx<'_>| {
        let address = (known.0)(tx, &[person])?.pop().map(|(_, address)| address);
        let bounced = bounces::of(tx, &[person])?;
        let is_refused = bounced.iter().any(|bounce| Some(&bounce.address) == address.as_ref());
        let chosen = preferences::of(tx, person)?.into_iter().collect();
        let count = store::count(tx, person, now)?;
        let devices = key.map(|key| Devices { key, count });
        let muted = store::muted(tx, person)?;
        let quiet = quiet::of(tx, [person].into_iter())?.pop().map(|(_, hours)| hours);
        Ok(Mine { chosen, address, is_refused, devices, quiet, muted })
    };
    Ok(app.db.read(read).await?)
}

/// What was typed as the hours of quiet: none when there is nothing.
fn hours(form: &BTreeMap<String, String>) -> Result<Option<(Minutes, Minutes)>, Problems> {
    let typed = |name: &str| form.get(name).map(|text| text.trim()).unwrap_or_default();
    match (typed("from"), typed("until")) {
        ("", "") => Ok(None),
        (from, until) => match (Minutes::parse(from), Minutes::parse(until)) {
            (Some(from), Some(until)) if from > until => Ok(Some((from, until))),
            (Some(_), Some(_)) => Err(Problems::one("from", text::id!("notice-quiet-upside-down"))),
            (None, _) => Err(Problems::one("from", text::id!("notice-quiet-unreadable"))),
            _ => Err(Problems::one("until", text::id!("notice-quiet-unreadable"))),
        },
    }
}

/// A field for each kind, named by its word; a kind that was not in the form keeps what it had.
pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    form: Form<BTreeMap<String, String>>,
) -> Result<Answer> {
    let kinds = ui.notice_kinds();
    let chosen: Vec<(&'static str, Rhythm)> = kinds
        .iter()
        .filter_map(|kind| Some((kind.word, Rhythm::parse(form.get(kind.word)?)?)))
        .collect();
    // Boxes are there when a device is.
    let boxes = kinds.iter().filter(|_| form.contains_key(BOXES));
    let wanted: Vec<(&'static str, bool)> =
        boxes.map(|kind| (kind.word, form.contains_key(&wanted(kind)))).collect();
    let is_asked = form.contains_key(BOXES);
    let quiet_hours = match hours(&form) {
        Ok(hours) => hours,
        Err(problems) => {
            let mine = load(&app, &viewer).await?;
            return Ok(view(&ui, &viewer, &mine, &problems).unprocessable().into());
        }
    };
    let person = viewer.person;
    let keep = move |tx: &db::Tx<'_>| {
        preferences::keep(tx, person, &chosen)?;
        if is_asked {
            quiet::keep(tx, person, quiet_hours)?;
        }
        store::choose(tx, person, &wanted)
    };
    app.db.write(keep).await?;
    Ok(Answer::to(urls::PREFERENCES).saying(t!(ui, "notice-kept")))
}

const BOXES: &str = "boxes";

/// The name of the box that says whether a kind goes to one's devices.
fn wanted(kind: &NoticeKind) -> String {
    format!("device.{}", kind.word)
}

fn view(ui: &Ui, viewer: &Viewer, state: &Mine, problems: &Problems) -> Page {
    let kinds: Vec<NoticeKind> =
        ui.notice_kinds().into_iter().filter(|kind| (kind.shown)(viewer)).collect();
    let body = html! {
        h1 { (t!(ui, "notice-preferences")) }
        @match &state.address {
            None => (ui::note(Tone::Warn, t!(ui, "notice-no-address"))),
            Some(address) if state.is_refused => {
                (ui::note(Tone::Warn, t!(ui, "notice-address-refused", mail = address.as_str())))
            }
            Some(address) => p { (t!(ui, "notice-address", mail = address.as_str())) },
        }
        (ui::note(Tone::Night, t!(ui, "notice-quiet")))
        @if state.chosen.contains_key(preferences::ALL) {
            (ui::note(Tone::Info, t!(ui, "notice-all-off")))
        }
        @if kinds.is_empty() {
            (ui::empty(t!(ui, "notice-no-kinds"), None))
        } @else {
            (ui::form(ui, urls::PREFERENCES, problems, html! {
                @if state.has_devices() { input type="hidden" name=(BOXES) value="on"; }
                @for kind in &kinds {
                    (line(ui, kind, state))
                    @if state.has_devices() {
                        @let is_wanted = !state.muted.iter().any(|muted| muted == kind.word);
                        (ui::checkbox(&wanted(kind), &t!(ui, "notice-push-wanted"), is_wanted))
                    }
                }
                @if state.has_devices() { (still(ui, state, problems)) }
                div.actions { button.button { (t!(ui, "notice-save")) } }
            }))
        }
        @if let Some(mine) = &state.devices { (devices::view(ui, mine)) }
    };
    ui.narrow(t!(ui, "notice-preferences"), body)
}

/// From when until when one's devices stay still, whatever one's schools do.
fn still(ui: &Ui, state: &Mine, problems: &Problems) -> Markup {
    let time = |at: Minutes| format!("{:02}:{:02}", at.0 / 60, at.0 % 60);
    let (from, until) = match &state.quiet {
        Some(hours) => (time(hours.from), time(hours.until)),
        None => (String::new(), String::new()),
    };
    let field = |name: &str, label: &str, value: &str| {
        let field = Field { name, label, value, kind: "time", class: "short", ..Field::default() };
        Field { is_optional: true, ..field }.draw(ui, problems)
    };
    html! {
        fieldset {
            legend { (t!(ui, "notice-still")) }
            p.hint { (t!(ui, "notice-still-what")) }
            (field("from", &t!(ui, "notice-still-from"), &from))
            (field("until", &t!(ui, "notice-still-until"), &until))
        }
    }
}

impl Mine {
    fn has_devices(&self) -> bool {
        self.devices.as_ref().is_some_and(|devices| devices.count > 0)
    }
}

fn line(ui: &Ui, kind: &NoticeKind, state: &Mine) -> Markup {
    let off = state.chosen.get(preferences::ALL);
    let rhythm = off.or_else(|| state.chosen.get(kind.word)).copied().unwrap_or(kind.rhythm);
    let label = ui.words(kind.text);
    let field = Field { name: kind.word, label: &label, value: rhythm.word(), ..Field::default() };
    let options = [
        (Rhythm::AtOnce.word(), t!(ui, "notice-rhythm-now")),
        (Rhythm::Daily.word(), t!(ui, "notice-rhythm-daily")),
        (Rhythm::Weekly.word(), t!(ui, "notice-rhythm-weekly")),
        (Rhythm::Never.word(), t!(ui, "notice-rhythm-never")),
    ];
    let options = options.each_ref().map(|(value, words)| (*value, words.as_ref()));
    ui::select(ui, &field, &options, &Problems::none())
}
