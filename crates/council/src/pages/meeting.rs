//! A meeting: `GET /conseil/seances/{meeting}`: its agenda, who was told, what comes next.

use super::{pieces, put_off};
use crate::{
    Mandate, Meeting,
    assembly::Prepare,
    deliberation::Written as Act,
    meeting::{Convened, Hold, Item, ItemKind, ItemState, Minute, Resume, State as Stage, Way},
    record::Record,
    store::{
        self,
        put_off::{Trace, Waiting},
    },
    urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use maud::{Markup, html};
use web::{App, Granted, Page, Problems, Read, Result, Ui, t, ui, ui::Tone};

/// The last time its members were told, and how each of them was.
pub struct Sent {
    convened: Convened,
    told: Vec<(Id<Mandate>, Way)>,
}

pub struct Shown {
    pub record: Record,
    pub sent: Option<Sent>,
    pub following: Option<Id<Meeting>>,
    /// The mandate of who looks, if he has one.
    pub own: Option<Id<Mandate>>,
    /// The meetings whose minutes this one settles.
    pub settles: Vec<(Id<Meeting>, Instant)>,
    /// What earlier meetings have put off, while this one is being prepared.
    pub waiting: Vec<Waiting>,
    pub traces: Vec<Trace>,
}

impl Shown {
    pub async fn of(app: &App, ui: &Ui, meeting: &Meeting) -> Result<Self> {
        let (meeting, viewer) = (meeting.clone(), ui.viewer()?.person);
        let load = move |tx: &Tx<'_>| {
            let record = Record::load(tx, &meeting)?;
            let sent = match store::meetings::convenings(tx, meeting.id)?.into_iter().next() {
                Some(one) => {
                    let told = store::meetings::told(tx, one.id)?;
                    Some(Sent { convened: one, told })
                }
                None => None,
            };
            let own = record.mandates.iter().find(|one| one.person_id == Some(viewer));
            let own = own.map(|one| one.id);
            let following = store::meetings::following(tx, meeting.id)?;
            let settles = store::minutes::put_to(tx, meeting.id)?;
            let is_draft = meeting.state == Stage::Draft;
            let waiting =
                if is_draft { store::put_off::waiting(tx, meeting.body_id)? } else { Vec::new() };
            let traces = store::put_off::traces(tx, meeting.id)?;
            Ok(Shown { record, sent, following, own, settles, waiting, traces })
        };
        Ok(app.db.read(load).await?)
    }
}

pub async fn get(meeting: Granted<Read, Meeting>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = Shown::of(&app, &ui, &meeting).await?;
    Ok(view(&ui, &meeting, &shown, &super::agenda::ItemForm::default(), &Problems::none()))
}

pub fn view(
    ui: &Ui,
    meeting: &Meeting,
    shown: &Shown,
    form: &super::agenda::ItemForm,
    problems: &Problems,
) -> Page {
    let title = title(ui, meeting);
    let may_write = ui.may::<Prepare>(meeting) && meeting.state == Stage::Draft;
    let content = html! {
        (ui::breadcrumb(ui, &[(&urls::body(meeting.body_id), &meeting.assembly.name)]))
        h1 { (title) }
        p { (ui::tag(super::assembly::stage(ui, meeting.state), Tone::Info)) " " (meeting.place) }
        @if let Some(first) = meeting.follows_id {
            (ui::note(Tone::Info, t!(ui, "council-follows")))
            p { a href=(urls::meeting(first)) { (t!(ui, "council-follows-link")) } }
        }
        div.columns {
            div.stack {
                (agenda(ui, meeting, shown, may_write))
                @if may_write {
                    (put_off::card(ui, meeting, &shown.waiting))
                    (super::agenda::adding(ui, meeting, form, problems))
                }
            }
            div.stack {
                (next(ui, meeting, shown))
                (told(ui, meeting, shown))
                (documents(ui, meeting, shown))
                (to_settle(ui, shown))
            }
        }
    };
    ui.page(&title, content)
}

/// `Séance du mercredi 13 décembre 2023 à 19 h`
pub fn title(ui: &Ui, meeting: &Meeting) -> String {
    let when = ui.when_in_full(meeting.meets_at);
    t!(ui, "council-meeting-of", when = when).into_owned()
}

pub fn way_back(ui: &Ui, meeting: &Meeting) -> Markup {
    let (body, own) = (urls::body(meeting.body_id), urls::meeting(meeting.id));
    ui::breadcrumb(ui, &[(&body, &meeting.assembly.name), (&own, &title(ui, meeting))])
}

fn agenda(ui: &Ui, meeting: &Meeting, shown: &Shown, may_write: bool) -> Markup {
    let record = &shown.record;
    let lines = html! {
        @if record.items.is_empty() { p.body.quiet { (t!(ui, "council-agenda-empty")) } }
        ol.rows {
            @for item in &record.items {
                li { div.row {
                    span {
                        b { (item.place) ". " (item.title) }
                        span.quiet {
                            (pieces::item_kind(ui, item.kind))
                            @if let Some(state) = pieces::item_state(ui, item.state) {
                                " · " (state)
                            }
                        }
                        (put_off::traces(ui, item.id, &shown.traces))
                        @if let Some(act) = record.act_of(item.id) {
                            (act_link(ui, meeting, act, may_write))
                        }
                        @if may_write { (super::agenda::moving(ui, meeting, item, record)) }
                    }
                } }
            }
        }
    };
    ui::card("agenda", t!(ui, "council-agenda"), None, lines)
}

fn act_link(ui: &Ui, meeting: &Meeting, act: &Act, may_write: bool) -> Markup {
    let is_voted = act.outcome.is_some() && meeting.state == Stage::Closed;
    let (url, words) = if is_voted {
        let number = act.number.clone().unwrap_or_default();
        (urls::deliberation(act.id), format!("{} {number}", t!(ui, "council-deliberation")))
    } else if may_write {
        (urls::draft(act.id), t!(ui, "council-item-write").into_owned())
    } else {
        (urls::draft(act.id), t!(ui, "council-report").into_owned())
    };
    html! { a href=(url) { (words) } }
}

/// What comes next, by where it stands.
fn next(ui: &Ui, meeting: &Meeting, shown: &Shown) -> Markup {
    let left = shown.record.items.iter().any(|item| item.state == ItemState::Left);
    let url = |page: &str| urls::of_meeting(meeting.id, page);
    html! {
        div.stack {
            @if ui.may::<Prepare>(meeting) && meeting.state == Stage::Draft {
                (ui::button_link(&url("convocation"), "megaphone", t!(ui, "council-convene")))
                a.button.plain href=(url("edition")) { (t!(ui, "council-meeting-edit")) }
                @if shown.sent.is_none() && meeting.follows_id.is_none() {
                    (ui::sure(ui, &url("suppression"), "trash-2", &t!(ui, "council-drop"),
                        &t!(ui, "council-drop-sure")))
                }
            }
            @if ui.may::<Hold>(meeting) {
                (ui::button_link(&url("tenue"), "clipboard-check", t!(ui, "council-hold")))
            } @else if ui.may::<Minute>(meeting) || meeting.state == Stage::Void {
                a.button.plain href=(url("tenue")) { (t!(ui, "council-hold-seen")) }
            }
            @if let Some(following) = shown.following {
                a.button.plain href=(urls::meeting(following)) {
                    (t!(ui, "council-again-made"))
                }
            } @else if left && ui.may::<Resume>(meeting) {
                (ui::button_link(&url("nouvelle-convocation"), "redo-2", t!(ui, "council-again")))
            }
        }
    }
}

fn told(ui: &Ui, meeting: &Meeting, shown: &Shown) -> Markup {
    let is_prepared = ui.viewer.as_ref().is_some_and(|it| meeting.assembly.is_prepared_by(it));
    let lines = html! {
        @match &shown.sent {
            None => p.body.quiet { (t!(ui, "council-meeting-not-told")) },
            Some(Sent { convened, told }) => {
                div.body {
                    p {
                        (t!(ui, "council-meeting-told-on",
                            when = ui.when_in_full(convened.sent_at)))
                    }
                    @if !convened.urgent_reason.is_empty() {
                        p { (t!(ui, "council-meeting-told-urgent",
                                reason = convened.urgent_reason)) }
                    }
                }
                @if is_prepared {
                    details.more { summary {
                        (t!(ui, "council-told-who", count = told.len()))
                    } ul.rows {
                        @for (mandate, way) in told {
                            li.row { span {
                                b { (shown.record.name(*mandate)) }
                                span.quiet { (self::way(ui, *way)) }
                            } }
                        }
                    } }
                }
            }
        }
        @if is_prepared && meeting.state == Stage::Convened {
            div.body.stack {
                p.quiet { (t!(ui, "council-take-back-why")) }
                (ui::sure(
                    ui,
                    &urls::of_meeting(meeting.id, "reprise"),
                    "undo-2",
                    &t!(ui, "council-take-back"),
                    &t!(ui, "council-take-back-sure"),
                ))
            }
        }
    };
    ui::card("told", t!(ui, "council-meeting-told"), None, lines)
}

fn way(ui: &Ui, way: Way) -> std::borrow::Cow<'_, str> {
    match way {
        Way::Notice => t!(ui, "council-told-notice"),
        Way::Paper => t!(ui, "council-told-paper"),
    }
}

fn documents(ui: &Ui, meeting: &Meeting, shown: &Shown) -> Markup {
    let url = |page: &str| urls::of_meeting(meeting.id, page);
    let is_prepared = ui.viewer.as_ref().is_some_and(|it| meeting.assembly.is_prepared_by(it));
    let is_told = meeting.state != Stage::Draft;
    let is_closed = matches!(meeting.state, Stage::Closed | Stage::Void);
    let link = |page: &str, words: std::borrow::Cow<'_, str>| {
        html! { li { a.row href=(url(page)) { span { (words) } (ui::icon("file-text")) } } }
    };
    let lines = html! {
        ul.rows {
            @if is_prepared && is_told {
                (link("convocation.pdf", t!(ui, "council-convening-pdf")))
            }
            @if shown.own.is_some() && is_told {
                (link("ma-convocation.pdf", t!(ui, "council-convening-own")))
            }
            @if is_closed {
                (link("proces-verbal", t!(ui, "council-minutes-title")))
                (link("liste.pdf", t!(ui, "council-list")))
            }
        }
    };
    html! { @if is_told { (ui::card("documents", t!(ui, "council-documents"), None, lines)) } }
}

/// The minutes of earlier meetings, that this one settles at its beginning (L2121-15).
fn to_settle(ui: &Ui, shown: &Shown) -> Markup {
    let lines = html! {
        ul.rows {
            @for (meeting, at) in &shown.settles {
                li { a.row href=(urls::of_meeting(*meeting, "proces-verbal")) {
                    span { (t!(ui, "council-meeting-of", when = ui.when_in_full(*at))) }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    html! {
        @if !shown.settles.is_empty() {
            (ui::card("to-settle", t!(ui, "council-minutes-to-settle"), None, lines))
        }
    }
}

/// Whether an item is one to vote.
pub fn is_decision(item: &Item) -> bool {
    item.kind == ItemKind::Decision
}
