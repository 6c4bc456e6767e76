//! Who has answered what: `GET /liaison/{slip}/suivi`, as a file, and a reminder to the others.

use super::pieces;
use crate::{
    Slip,
    following::{self, Sheet},
    news::{self, News},
    question::answers_read,
    reminding, sending,
    slip::{Follow, State as SlipState},
    store::{answers::Answer, follow::PupilRow},
    urls,
};
use axum::{
    extract::{Query, State},
    response::Response,
};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use people::Class;
use serde::Deserialize;
use ui::Chip;
use web::{Answer as Reply, App, Edit, Form, Granted, Page, Result, Ui, spreadsheet, t, ui};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    pub classe: Option<Id<Class>>,
}

#[derive(Deserialize)]
pub struct Nothing {}

pub async fn get(
    slip: Granted<Follow, Slip>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let written = slip.written.clone();
    let sheet = app.db.read(move |tx| following::load(tx, &written, asked.classe)).await?;
    let (id, person, now) = (slip.id, slip.viewer.person, ui.now);
    app.db.mark(move |tx| news::followed(tx, id, person, now)).await?;
    Ok(view(&ui, &slip, &sheet))
}

fn view(ui: &Ui, slip: &Slip, sheet: &Sheet) -> Page {
    let (done, all) = match slip.purged_at {
        Some(_) => (i64::from(slip.answered_kept), i64::from(slip.pupils_kept)),
        None => (sheet.done(), sheet.all()),
    };
    let title = t!(ui, "liaison-follow-title", title = slip.title);
    let body = html! {
        (pieces::way_back(ui))
        (ui::head(&title, html! {
            a.button.plain href=(urls::slip(slip.id)) { (t!(ui, "liaison-see-slip")) }
        }))
        @match slip.state {
            SlipState::Sent => {}
            SlipState::Withdrawn => {
                (ui::note(ui::Tone::Warn, t!(ui, "liaison-is-withdrawn")))
            }
            SlipState::Purged => {
                @let at = slip.purged_at.unwrap_or(ui.now);
                (ui::note(ui::Tone::Info, pieces::purged(ui, slip, at)))
            }
        }
        dl.figures {
            div.ok { dt { (t!(ui, "liaison-have-signed")) } dd { (done) " / " (all) } }
            div.warn { dt { (t!(ui, "liaison-are-missing")) } dd { (all - done) } }
            @if let Some(due) = slip.due_on {
                div { dt { (t!(ui, "liaison-due")) } dd { (due.short(ui.locale)) } }
            }
        }
        @if slip.purged_at.is_none() { (actions(ui, slip, done < all)) }
        @if sheet.class.is_some() || sheet.counts.len() > 1 {
            (class_chips(ui, sheet, |class| urls::follow_class(slip.id, class)))
        }
        @if slip.purged_at.is_none() { (table(ui, sheet)) }
        (ends(ui, slip))
    };
    ui.page(title, body)
}

fn actions(ui: &Ui, slip: &Slip, is_missing: bool) -> Markup {
    let is_awaited = is_missing && slip.state == SlipState::Sent;
    html! {
        @if is_awaited {
            div.actions {
                (ui::action(ui, &urls::reminder(slip.id), html! {
                    button.button { (ui::icon("bell")) (t!(ui, "liaison-remind")) }
                }))
                a.button.plain href=(urls::ticking(slip.id)) {
                    (ui::icon("check-check")) (t!(ui, "liaison-tick"))
                }
            }
        }
        details.more {
            summary { (t!(ui, "liaison-lists")) }
            div.actions {
                @if is_awaited {
                    a.button.plain.small href=(urls::missing(slip.id)) {
                        (ui::icon("list")) (t!(ui, "liaison-missing-list"))
                    }
                    a.button.plain.small href=(urls::paper(slip.id)) {
                        (ui::icon("printer")) (t!(ui, "liaison-print-slips"))
                    }
                }
                a.button.plain.small href=(urls::table(slip.id)) {
                    (ui::icon("download")) (t!(ui, "liaison-as-csv"))
                }
            }
        }
    }
}

/// A class at a time, when there are many.
pub fn class_chips(ui: &Ui, sheet: &Sheet, url: impl Fn(Id<Class>) -> String) -> Markup {
    let each = sheet.counts.iter().map(|count| {
        let name = match count.class_name.as_str() {
            "" => t!(ui, "liaison-without-class").into_owned(),
            name => name.to_owned(),
        };
        let words = format!("{name} {} / {}", count.done, count.pupils);
        (url(count.class_id), words, sheet.class == Some(count.class_id))
    });
    let chips: Vec<(String, String, bool)> = each.collect();
    let chips: Vec<Chip<'_>> = chips
        .iter()
        .map(|(url, words, is_open)| Chip { url, words, number: None, is_open: *is_open })
        .collect();
    ui::chips(t!(ui, "liaison-classes"), &chips)
}

fn table(ui: &Ui, sheet: &Sheet) -> Markup {
    let (pupil, signed) = (t!(ui, "liaison-pupil"), t!(ui, "liaison-signed-by"));
    html! {
        div.table-box {
            table.table role="table" {
                caption.hidden { (t!(ui, "liaison-have-signed")) }
                thead role="rowgroup" {
                    tr role="row" {
                        th role="columnheader" { (pupil) }
                        th role="columnheader" { (signed) }
                        @for question in &sheet.questions {
                            th role="columnheader" { (question.label) }
                        }
                    }
                }
                tbody role="rowgroup" {
                    @for row in &sheet.pupils { (line(ui, sheet, row, &signed)) }
                }
            }
        }
    }
}

fn line(ui: &Ui, sheet: &Sheet, row: &PupilRow, signed: &str) -> Markup {
    let answers: Vec<&Answer> = sheet.counting(row.pupil_id).collect();
    let is_done = sheet.is_done(row.pupil_id);
    html! {
        tr role="row" {
            th role="rowheader" scope="row" {
                (row.name().full())
                @if row.left_at.is_some() {
                    " " (ui::tag(t!(ui, "liaison-has-left"), ui::Tone::Plain))
                }
            }
            td role="cell" data-label=(signed) {
                div.stack.tight {
                    @for answer in &answers { (who(ui, answer)) }
                    @if !is_done && row.left_at.is_none() {
                        (missing(ui, sheet, row, answers.is_empty()))
                    }
                    @if sheet.differs(row.pupil_id) {
                        (ui::tag(t!(ui, "liaison-differs"), ui::Tone::Warn))
                    }
                }
            }
            @for question in &sheet.questions {
                td role="cell" data-label=(question.label) {
                    @for (place, answer) in answers.iter().enumerate() {
                        @if place > 0 { " · " }
                        (pieces::answer(ui, question, &answers_read(&answer.answers)))
                    }
                }
            }
        }
    }
}

fn who(ui: &Ui, answer: &Answer) -> Markup {
    html! {
        span.inline {
            a href=(urls::receipt(answer.signature_id)) {
                @if answer.is_on_paper() {
                    (t!(ui, "liaison-paper-read-by", name = answer.name().full()))
                } @else {
                    (answer.name().full())
                }
            }
            " " span.quiet { (ui::time(ui, answer.signed_at)) }
            @if answer.is_late { " " (ui::tag(t!(ui, "liaison-tag-late"), ui::Tone::Warn)) }
        }
    }
}

fn missing(ui: &Ui, sheet: &Sheet, row: &PupilRow, is_nothing_signed: bool) -> Markup {
    let names: Vec<String> =
        sheet.missing(row.pupil_id).iter().map(|it| it.name().full()).collect();
    html! {
        @if names.is_empty() && is_nothing_signed {
            (ui::tag(t!(ui, "liaison-nobody-to-sign"), ui::Tone::Warn))
        } @else if is_nothing_signed {
            span.quiet { (t!(ui, "liaison-nobody-yet")) }
        } @else {
            span.quiet { (t!(ui, "liaison-still", names = names.join(", "))) }
        }
    }
}

/// Correcting it and taking it back.
fn ends(ui: &Ui, slip: &Slip) -> Markup {
    html! {
        @if ui.may::<Edit>(slip) && slip.state == SlipState::Sent {
            div.actions {
                @if slip.is_past(ui.today()) {
                    a.button.link.small href=(urls::reopening(slip.id)) {
                        (t!(ui, "liaison-reopen"))
                    }
                }
                a.button.link.small href=(urls::correction(slip.id)) {
                    (t!(ui, "liaison-correct"))
                }
                form method="post" action=(urls::withdrawal(slip.id)) data-behaviour="confirm"
                    data-confirm=(t!(ui, "liaison-withdraw-sure"))
                    data-confirm-yes=(t!(ui, "liaison-withdraw"))
                    data-confirm-no=(t!(ui, "liaison-keep")) data-confirm-danger {
                    (ui::token(ui))
                    button.button.plain.danger.small { (t!(ui, "liaison-withdraw")) }
                }
            }
        }
    }
}

/// `POST /liaison/{slip}/relance`: those who miss are told again, in the morning if it is quiet.
pub async fn remind(
    slip: Granted<Follow, Slip>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Reply> {
    let (written, now) = (slip.written.clone(), app.clock.now());
    let write = move |tx: &Tx<'_>| {
        if !written.is_open() {
            return Err(db::Error::Conflict("the slip was taken back".to_owned()));
        }
        reminding::remind(tx, &written, News::Reminder, now)
    };
    let count = app.db.write(write).await?;
    let said = t!(&ui, "liaison-said-reminded", count = count).into_owned();
    Ok(Reply::to(urls::follow(slip.id)).saying(said))
}

/// `POST /liaison/{slip}/retrait`
pub async fn withdraw(
    slip: Granted<Edit, Slip>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Reply> {
    let (id, now) = (slip.id, app.clock.now());
    app.db.write(move |tx| sending::withdraw(tx, &slip, now)).await?;
    Ok(Reply::to(urls::follow(id)).saying(t!(&ui, "liaison-said-withdrawn")))
}

/// `GET /liaison/{slip}/suivi.csv`
pub async fn csv(slip: Granted<Follow, Slip>, State(app): State<App>, ui: Ui) -> Result<Response> {
    let written = slip.written.clone();
    let sheet = app.db.read(move |tx| following::load_all(tx, &written)).await?;
    spreadsheet::file("suivi.csv", rows(&ui, &sheet))
}

/// One line for each pupil and signature, below the names of the columns.
fn rows(ui: &Ui, sheet: &Sheet) -> Vec<Vec<String>> {
    let mut head = vec![
        t!(ui, "liaison-class").into_owned(),
        t!(ui, "liaison-pupil").into_owned(),
        t!(ui, "liaison-signed-by").into_owned(),
        t!(ui, "liaison-signed-at").into_owned(),
        t!(ui, "liaison-tag-late").into_owned(),
    ];
    head.extend(sheet.questions.iter().map(|question| question.label.clone()));
    let mut lines = vec![head];
    for row in &sheet.pupils {
        let own = vec![row.class_name.clone(), row.name().full()];
        let answers: Vec<&Answer> = sheet.counting(row.pupil_id).collect();
        if answers.is_empty() {
            lines.push(own.clone());
        }
        for answer in answers {
            let mut line = own.clone();
            let name = answer.name().full();
            line.push(if answer.is_on_paper() {
                t!(ui, "liaison-paper-read-by", name = name).into_owned()
            } else {
                name
            });
            line.push(answer.signed_at.local_field().replace('T', " "));
            let late = if answer.is_late { t!(ui, "liaison-yes") } else { "".into() };
            line.push(late.into_owned());
            let given = answers_read(&answer.answers);
            let each = sheet.questions.iter().map(|it| pieces::answer(ui, it, &given));
            line.extend(each);
            lines.push(line);
        }
    }
    lines
}
