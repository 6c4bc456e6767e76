//! Who is there when the meeting opens, who presides over it and who writes:
//! `POST /conseil/seances/{meeting}/presences`.

use super::{holding, pieces, pieces::Typed};
use crate::{
    Mandate, Meeting,
    meeting::{Hold, Presence, Seat, State as Stage},
    record::{Record, written},
    store, urls,
};
use axum::extract::State;
use base::{Day, Id};
use maud::{Markup, html};
use web::{Answer, App, Error, Form, Granted, Problem, Problems, Result, Ui, t, ui};

struct Said {
    seats: Vec<Seat>,
    chair: Option<Id<Mandate>>,
    secretary: Option<Id<Mandate>>,
}

pub async fn post(
    meeting: Granted<Hold, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let typed = Typed(form.0);
    let record = holding::record(&app, &meeting).await?;
    let said = match check(&typed, &record, ui.today()) {
        Ok(said) => said,
        Err(problems) => {
            return Ok(holding::again(&app, &ui, &meeting, &typed, &problems).await?.into());
        }
    };
    let mut of = meeting.written.clone();
    of.version = typed.value("version").parse().map_err(|_| Error::BadRequest)?;
    let write = move |tx: &db::Tx<'_>| {
        store::attendance::open(tx, &of, said.chair, said.secretary, &said.seats)
    };
    match holding::change(&app, &meeting, write).await? {
        Ok(()) => {
            let to = urls::of_meeting(meeting.id, "tenue");
            Ok(Answer::to(to).saying(t!(&ui, "council-presence-saved")))
        }
        Err(problems) => Ok(holding::again(&app, &ui, &meeting, &typed, &problems).await?.into()),
    }
}

fn check(typed: &Typed, record: &Record, today: Day) -> Result<Said, Problems> {
    let plain = |field, text| Problems::from(Problem { field, text, args: Vec::new() });
    if today < record.meeting.day() {
        return Err(plain("sheet", text::id!("council-refused-not-yet-held")));
    }
    let seats: Vec<Seat> = record.members().filter_map(|one| seat(typed, record, one)).collect();
    let member = |name| {
        let id = typed.value(name).parse::<Id<Mandate>>().ok()?;
        record.members().find(|one| one.id == id)
    };
    let (chair, secretary) = (member("chair"), member("secretary"));
    let is_there = |one: &Mandate| {
        seats.iter().any(|seat| seat.mandate_id == one.id && seat.state == Presence::Present)
    };
    let mut problems = Problems::none();
    let officers = [
        ("chair", chair, text::id!("council-refused-chair-absent")),
        ("secretary", secretary, text::id!("council-refused-secretary-absent")),
    ];
    for (field, one, text) in officers {
        match one {
            Some(one) if !is_there(one) => {
                let args = vec![("name", written(&one.name()))];
                problems = problems.and(Problem { field, text, args });
            }
            Some(_) => {}
            None => {
                let text = text::id!("council-choose-one");
                problems = problems.and(Problem { field, text, args: Vec::new() });
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(Said { seats, chair: chair.map(|one| one.id), secretary: secretary.map(|one| one.id) })
}

/// `present`, `absent`, `excused`, or the number of the deputy who sits there.
fn seat(typed: &Typed, record: &Record, member: &Mandate) -> Option<Seat> {
    let value = typed.value(&format!("p{}", member.id));
    if let Some(state) = Presence::parse(value) {
        return Some(Seat { mandate_id: member.id, state, deputy_id: None });
    }
    let deputy = value.parse::<Id<Mandate>>().ok()?;
    let is_his = record.deputies_of(member.id).any(|one| one.id == deputy);
    let (mandate_id, state) = (member.id, Presence::Present);
    is_his.then_some(Seat { mandate_id, state, deputy_id: Some(deputy) })
}

pub fn card(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let content = if ui.may::<Hold>(meeting) {
        html! { div.body { (form(ui, meeting, record, typed)) } }
    } else {
        listed(ui, record)
    };
    ui::card("presence", t!(ui, "council-presence"), None, content)
}

fn form(ui: &Ui, meeting: &Meeting, record: &Record, typed: &Typed) -> Markup {
    let members = pieces::choices(record.members());
    let none = Problems::none();
    let default = record.members().find(|one| one.is_chair()).map(|one| one.id);
    let own = |id: Option<Id<Mandate>>| id.map(|id| id.to_string()).unwrap_or_default();
    let officer = |name: &str, stored: Option<Id<Mandate>>| {
        if typed.has(name) { typed.value(name).to_owned() } else { own(stored) }
    };
    let chair = officer("chair", meeting.chair_id.or(default));
    let secretary = officer("secretary", meeting.secretary_id);
    let version = meeting.version.to_string();
    let version = if typed.has("version") { typed.value("version") } else { &version };
    let is_first = meeting.state == Stage::Convened;
    let words = if is_first { t!(ui, "council-presence-open") } else { t!(ui, "council-save") };
    ui::action(
        ui,
        &urls::of_meeting(meeting.id, "presences"),
        html! {
            input type="hidden" name="version" value=(version);
            div.stack {
                (pieces::select(ui, ("chair", &t!(ui, "council-chair")), &chair, &members, &none))
                (pieces::select(ui, ("secretary", &t!(ui, "council-secretary")), &secretary,
                    &members, &none))
                div.seats {
                    @for member in record.members() { (choosing(ui, record, member, typed)) }
                }
                (pieces::save(words))
            }
        },
    )
}

fn choosing(ui: &Ui, record: &Record, member: &Mandate, typed: &Typed) -> Markup {
    let name = format!("p{}", member.id);
    let stored = record.presence(member.id).map(|seat| match seat.deputy_id {
        Some(deputy) => deputy.to_string(),
        None => seat.state.word().to_owned(),
    });
    let value = if typed.has(&name) {
        typed.value(&name).to_owned()
    } else {
        stored.unwrap_or_else(|| Presence::Present.word().to_owned())
    };
    let mut options = vec![
        (Presence::Present.word().to_owned(), t!(ui, "council-present").into_owned()),
        (Presence::Absent.word().to_owned(), t!(ui, "council-absent").into_owned()),
        (Presence::Excused.word().to_owned(), t!(ui, "council-excused").into_owned()),
    ];
    options.extend(record.deputies_of(member.id).map(|deputy| {
        let deputy_name = written(&deputy.name());
        let words = t!(ui, "council-sits-instead", name = deputy_name.as_str());
        (deputy.id.to_string(), words.into_owned())
    }));
    html! {
        div.field {
            label for=(name) { (written(&member.name())) }
            select.input #(name) name=(name) {
                @for (word, said) in &options {
                    option value=(word) selected[*word == value] { (said) }
                }
            }
        }
    }
}

/// For who reads: names by where they were.
fn listed(ui: &Ui, record: &Record) -> Markup {
    let names = |state: Presence| {
        let seats = record
            .members()
            .filter(move |one| record.presence(one.id).is_some_and(|seat| seat.state == state));
        seats.map(|one| record.seated(one.id)).collect::<Vec<_>>().join(", ")
    };
    let lines = [
        (t!(ui, "council-present"), names(Presence::Present)),
        (t!(ui, "council-excused"), names(Presence::Excused)),
        (t!(ui, "council-absent"), names(Presence::Absent)),
    ];
    html! {
        ul.rows {
            @for (words, names) in lines {
                @if !names.is_empty() { li.row { span { b { (words) } span { (names) } } } }
            }
        }
    }
}
