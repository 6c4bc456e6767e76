//! The agenda of a meeting that is being prepared: `POST /conseil/seances/{meeting}/points` adds a
//! line, `POST …/points/ordre` moves or removes one.

use super::{meeting::Shown, pieces};
use crate::{
    Meeting,
    assembly::Prepare,
    life::annexes,
    meeting::{Item, ItemKind, State as Stage},
    record::Record,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Problem, Problems, Result, Ui, form, t, ui, ui::Field,
};

const TITLE_CHARS_MAX: usize = 300;
pub const ITEMS_MAX: usize = 200;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ItemForm {
    title: String,
    /// `decision` or `information`
    kind: String,
}

impl ItemForm {
    fn check(&self, record: &Record) -> Result<(ItemKind, String), Problems> {
        let kind = ItemKind::parse(&self.kind).unwrap_or(ItemKind::Decision);
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title")?;
        if record.items.len() >= ITEMS_MAX {
            let args = vec![("max", ITEMS_MAX.to_string())];
            let problem = Problem { field: "title", text: text::id!("council-items-max"), args };
            return Err(problem.into());
        }
        Ok((kind, title))
    }
}

pub async fn post(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ItemForm>,
) -> Result<Answer> {
    if meeting.state != Stage::Draft {
        return Err(Error::Conflict);
    }
    let shown = Shown::of(&app, &ui, &meeting).await?;
    let (kind, title) = match form.check(&shown.record) {
        Ok(checked) => checked,
        Err(problems) => {
            let page = super::meeting::view(&ui, &meeting, &shown, &form, &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let written = meeting.written.clone();
    let write = move |tx: &Tx<'_>| {
        store::meetings::turn(tx, &written, Stage::Draft)?;
        let after = store::meetings::items(tx, written.id)?.len();
        let after = u16::try_from(after).unwrap_or(u16::MAX);
        let new = [(kind, title.clone(), None)];
        let items = store::meetings::add_items(tx, written.id, after, &new)?;
        if kind == ItemKind::Information {
            return Ok(Vec::new());
        }
        let new: Vec<_> = items.into_iter().map(|item| (item, title.clone())).collect();
        store::drafts::insert(tx, written.body_id, written.id, &new)
    };
    let made = app.db.write(write).await?;
    let to = made.first().map_or_else(|| urls::meeting(meeting.id), |act| urls::draft(*act));
    Ok(Answer::to(to).saying(t!(&ui, "council-item-added")))
}

/// A line, and where it goes: `up`, `down` or `remove`.
#[derive(Clone, Debug, Deserialize)]
pub struct MovingForm {
    item: Id<Item>,
    way: String,
}

pub async fn post_order(
    meeting: Granted<Prepare, Meeting>,
    State(app): State<App>,
    form: Form<MovingForm>,
) -> Result<Answer> {
    if meeting.state != Stage::Draft {
        return Err(Error::Conflict);
    }
    let (written, moving, now) = (meeting.written.clone(), form.0.clone(), app.clock.now());
    let write = move |tx: &Tx<'_>| {
        store::meetings::turn(tx, &written, Stage::Draft)?;
        let items = store::meetings::items(tx, written.id)?;
        let mut order: Vec<Id<Item>> = items.iter().map(|item| item.id).collect();
        let Some(place) = order.iter().position(|item| *item == moving.item) else {
            return Err(db::Error::Missing);
        };
        match moving.way.as_str() {
            "up" if place > 0 => order.swap(place, place - 1),
            "down" if place + 1 < order.len() => order.swap(place, place + 1),
            // What was left without a quorum stays; it may be put off when the meeting is held.
            "remove" if items[place].again_id.is_some() => {
                return Err(db::Error::Conflict("it was left by another meeting".to_owned()));
            }
            "remove" => {
                store::put_off::give_back(tx, written.id, Some(moving.item))?;
                annexes::forget(tx, &store::annexes::draft_of(tx, moving.item)?, now)?;
                store::drafts::remove_of_item(tx, moving.item)?;
                store::meetings::remove_item(tx, written.id, moving.item)?;
                order.remove(place);
            }
            _ => {}
        }
        store::meetings::order_items(tx, &order)
    };
    app.db.write(write).await?;
    Ok(Answer::to(urls::meeting(meeting.id)))
}

/// The form that adds a line.
pub fn adding(ui: &Ui, meeting: &Meeting, form: &ItemForm, problems: &Problems) -> Markup {
    let title = t!(ui, "council-item-title");
    let kinds = [
        (ItemKind::Decision.word(), t!(ui, "council-item-decision")),
        (ItemKind::Information.word(), t!(ui, "council-item-information")),
    ];
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(word, said)| (*word, &**said)).collect();
    let label = t!(ui, "council-item-kind");
    let chosen = if form.kind.is_empty() { ItemKind::Decision.word() } else { &form.kind };
    let kind = Field { name: "kind", label: &label, value: chosen, ..Field::default() };
    let content = html! {
        div.body { (ui::form(ui, &urls::of_meeting(meeting.id, "points"), problems, html! {
            (pieces::field(ui, ("title", &title), &form.title, "text", problems))
            (ui::choice(ui, &kind, &kinds, problems))
            (pieces::save(t!(ui, "council-add")))
        })) }
    };
    ui::card("new-item", t!(ui, "council-item-new"), None, content)
}

/// The buttons that move a line or take it off.
pub fn moving(ui: &Ui, meeting: &Meeting, item: &Item, record: &Record) -> Markup {
    let (is_first, is_last) = (item.place <= 1, usize::from(item.place) >= record.items.len());
    let content = html! {
        input type="hidden" name="item" value=(item.id);
        @if !is_first {
            button.button.plain.small name="way" value="up"
                aria-label=(t!(ui, "council-item-up-of", place = item.place)) {
                (ui::icon("chevron-up")) (t!(ui, "council-item-up"))
            }
        }
        @if !is_last {
            button.button.plain.small name="way" value="down"
                aria-label=(t!(ui, "council-item-down-of", place = item.place)) {
                (ui::icon("chevron-down")) (t!(ui, "council-item-down"))
            }
        }
        @if item.again_id.is_none() {
            button.button.plain.small name="way" value="remove"
                aria-label=(t!(ui, "council-item-remove-of", place = item.place)) {
                (ui::icon("x")) (t!(ui, "council-remove"))
            }
        }
    };
    html! {
        div.actions { (ui::action(ui, &urls::of_meeting(meeting.id, "points/ordre"), content)) }
    }
}
