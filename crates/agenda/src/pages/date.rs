//! One date of an event: `GET /agenda/{event_date}`.

use super::pieces;
use crate::{
    adult::{Adult, Answer},
    event::{Date, Meal, Moment, Offer, Theme},
    news, store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::File;
use maud::{Markup, PreEscaped, html};
use people::{
    Person, Standing,
    audience::{self, Named, NamedLine},
};
use translation::{Reader, Translations};
use web::{
    App, Edit, Granted, Page, Read, Result, Ui,
    consent::{self, Count},
    t,
    ui::{self, Field, Tone},
};

/// What the page shows besides the date.
pub struct Shown {
    pub author: base::PersonName,
    pub others: Vec<Moment>,
    pub adults: Vec<Adult>,
    pub readers: Vec<NamedLine>,
    pub consent: Option<Asked>,
    pub files: Vec<File>,
    pub translations: Translations,
}

/// What families are asked, where consents are collected.
pub struct Asked {
    /// How many came.
    pub count: Count,
    /// Where one answers, or follows the answers.
    pub url: String,
    /// The viewer has yet to answer.
    pub awaits_viewer: bool,
}

/// The next dates of a series that are shown.
const NEXT: usize = 8;

pub fn load(
    tx: &Tx<'_>,
    date: &Date,
    viewer: &Standing,
    consents: Option<&dyn consent::Consents>,
    reader: &Reader,
) -> db::Result<Shown> {
    let mut others = Vec::new();
    if date.event.repeats() {
        others = store::dates::of(tx, date.event.id)?;
        others.retain(|it| it.start_at > date.start_at);
        others.truncate(NEXT);
    }
    let adults = if date.event.adults_needed > 0 {
        store::adults::of(tx, date.event.id)?
    } else {
        Vec::new()
    };
    let consent = match (date.event.consent_id, consents) {
        (Some(number), Some(consents)) => Some(asked(tx, date, viewer, number, consents)?),
        _ => None,
    };
    let files = if date.event.files > 0 { files::of(tx, date.event.attached())? } else { vec![] };
    let text = date.text();
    Ok(Shown {
        translations: translation::found(tx, reader, text.kind, [(text.id, text.lang)])?,
        author: store::openings::name(tx, date.event.author_id)?,
        others,
        adults,
        readers: audience::of(tx, crate::event::KIND, date.event.id.raw())?,
        consent,
        files,
    })
}

fn asked(
    tx: &Tx<'_>,
    date: &Date,
    viewer: &Standing,
    number: i64,
    consents: &dyn consent::Consents,
) -> db::Result<Asked> {
    let edits = date.place.is_written_by(viewer);
    let pupils: Vec<Id<Person>> = date.children(viewer).map(|child| child.id).collect();
    Ok(Asked {
        count: consents.count(tx, number)?,
        url: if edits { consents.follow_url(number) } else { consents.url(number) },
        awaits_viewer: !pupils.is_empty() && consents.awaits(tx, number, viewer.person, &pupils)?,
    })
}

pub async fn get(date: Granted<Read, Date>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (for_read, viewer, consents) = (Date::clone(&date), date.viewer.clone(), consent::of(&app));
    let reader = Reader::of(&app, &viewer);
    let read = move |tx: &Tx<'_>| load(tx, &for_read, &viewer, consents.as_deref(), &reader);
    let shown = app.db.read(read).await?;
    let (id, person, now) = (date.moment.id, date.viewer.person, ui.now);
    app.db.mark(move |tx| news::seen(tx, id, person, now)).await?;
    Ok(view(&ui, &date, &shown, consent::of(&app).is_some()))
}

fn view(ui: &Ui, date: &Date, shown: &Shown, asks_consent: bool) -> Page {
    let edits = ui.may::<Edit>(date);
    let is_open = date.is_outing() && !date.is_cancelled();
    let consent = html! {
        @if is_open { (consents(ui, date, shown, edits, asks_consent)) }
    };
    let is_first = !edits && shown.consent.as_ref().is_some_and(|asked| asked.awaits_viewer);
    let body = html! {
        (pieces::way_back(ui))
        div.head {
            h1 lang=[ui.lang(date.event.lang)] dir=[ui.dir(date.event.lang)] { (date.title()) }
            @if edits && !date.is_cancelled() {
                (ui::button_link(&urls::edit(date.moment.id), "pencil", t!(ui, "agenda-edit")))
            }
        }
        @if date.is_cancelled() { (ui::note(Tone::Warn, t!(ui, "agenda-is-cancelled"))) }
        // What awaits a family comes before what it reads.
        @if is_first { (consent) }
        (facts(ui, date))
        (words(ui, date, shown))
        (attachments(ui, date, shown))
        @if !is_first { (consent) }
        @if is_open && date.event.adults_needed > 0 { (adults(ui, date, shown, edits)) }
        @if !shown.others.is_empty() { (others(ui, date, shown)) }
        (who(ui, shown))
        p.actions {
            a.button.plain href=(urls::file(date.moment.id)) download {
                (ui::icon("download")) (t!(ui, "agenda-file"))
            }
            @if edits {
                a.button.link href=(urls::versions(date.moment.id)) { (t!(ui, "agenda-versions")) }
                @if !date.is_cancelled() {
                    a.button.link href=(urls::cancellation(date.moment.id)) {
                        (t!(ui, "agenda-cancel"))
                    }
                }
            }
        }
    };
    ui.narrow(date.title(), body)
}

/// What it says, in its language; and in its reader's beside.
fn words(ui: &Ui, date: &Date, shown: &Shown) -> Markup {
    let lang = date.event.lang;
    let original = html! {
        @if !date.body().is_empty() {
            section.prose lang=[ui.lang(lang)] dir=[ui.dir(lang)] {
                (pieces::paragraphs(date.body()))
            }
        }
    };
    let (text, url) = (date.text(), urls::translation(date.moment.id));
    translation::beside(ui, &shown.translations, &text, &url, original, |made| {
        html! {
            p.title { (made.line(0)) }
            div.rich { (PreEscaped(made.rich(1))) }
        }
    })
}

fn facts(ui: &Ui, date: &Date) -> Markup {
    let place = pieces::place_name(ui, date.place.kind, &date.place.name);
    html! {
        dl.facts {
            div {
                dt { (t!(ui, "agenda-fact-when")) }
                dd { (pieces::when(ui, date.start_at, date.end_at, date.event.is_all_day)) }
            }
            @if !date.location().is_empty() {
                div { dt { (t!(ui, "agenda-fact-where")) } dd { (date.location()) } }
            }
            div { dt { (t!(ui, "agenda-fact-place")) } dd { (place) } }
            @if date.event.theme != Theme::Event {
                div {
                    dt { (t!(ui, "agenda-field-theme")) }
                    dd { (ui.words(date.event.theme.text())) }
                }
            }
            @if date.event.meal != Meal::None {
                div {
                    dt { (t!(ui, "agenda-field-meal")) }
                    dd { (ui.words(date.event.meal.text())) }
                }
            }
            @if !date.event.link.is_empty() {
                div {
                    dt { (t!(ui, "agenda-field-link")) }
                    dd { a href=(date.event.link) rel="noreferrer" { (date.event.link) } }
                }
            }
        }
    }
}

fn attachments(ui: &Ui, date: &Date, shown: &Shown) -> Markup {
    let id = date.moment.id;
    html! {
        (files::view::attachments(ui, &shown.files, |file| urls::attached(id, file.id)))
        @if shown.files.len() > 1 {
            p { a href=(urls::all_attached(id)) download { (t!(ui, "agenda-files-all")) } }
        }
    }
}

fn consents(ui: &Ui, date: &Date, shown: &Shown, edits: bool, asks: bool) -> Markup {
    let due = t!(ui, "agenda-consent-due");
    let last = date.start_at.day().plus_days(-1).max(ui.today()).iso();
    html! {
        @match &shown.consent {
            Some(asked) => {
                section.card aria-labelledby="consent" {
                    header { h2 #consent { (t!(ui, "agenda-consent")) } }
                    div.body { (collected(ui, asked, edits)) }
                }
            }
            None if edits && asks && date.start_at > ui.now => {
                details.more {
                    summary { (t!(ui, "agenda-consent-ask")) }
                    (ui::form(ui, &urls::consent(date.moment.id), &web::Problems::none(), html! {
                        (Field { name: "due_on", label: &due, value: &last, kind: "date",
                            ..Field::default() }.draw(ui, &web::Problems::none()))
                        button.button { (t!(ui, "agenda-consent-send")) }
                    }))
                }
            }
            None => {}
        }
    }
}

fn collected(ui: &Ui, asked: &Asked, edits: bool) -> Markup {
    let Asked { count, url, awaits_viewer } = asked;
    html! {
        @if edits {
            p { (t!(ui, "agenda-consent-count", yes = count.yes, no = count.no,
                asked = count.asked)) }
            a.button.plain href=(url) { (t!(ui, "agenda-consent-follow")) }
        } @else if *awaits_viewer {
            p { (t!(ui, "agenda-consent-asked")) }
            a.button href=(url) { (ui::icon("signature")) (t!(ui, "agenda-consent-answer")) }
        } @else {
            p { (ui::icon("circle-check")) " " (t!(ui, "agenda-consent-answered")) }
            a.button.plain href=(url) { (t!(ui, "agenda-consent-see")) }
        }
    }
}

fn adults(ui: &Ui, date: &Date, shown: &Shown, edits: bool) -> Markup {
    let confirmed = shown.adults.iter().filter(|it| it.state == Answer::Confirmed).count();
    let needed = date.event.adults_needed;
    let person = ui.viewer.as_ref().map(|viewer| viewer.person);
    let mine = shown.adults.iter().find(|it| Some(it.person_id) == person);
    html! {
        section.card aria-labelledby="adults" {
            header { h2 #adults { (t!(ui, "agenda-adults")) } }
            div.body {
                p { (t!(ui, "agenda-adults-count", confirmed = confirmed, needed = needed)) }
                @if edits { (offers(ui, date, &shown.adults)) }
                @if ui.may::<Offer>(date) && date.wants_adults(ui.now) {
                    (my_offer(ui, date, mine, confirmed >= needed as usize))
                }
            }
        }
    }
}

fn offers(ui: &Ui, date: &Date, adults: &[Adult]) -> Markup {
    html! {
        ul.rows {
            @for adult in adults {
                li.adult-line {
                    span {
                        b { (adult.name().full()) } " "
                        span.quiet {
                            (t!(ui, "agenda-adult-of", name = adult.pupil_first_name)) " · "
                            (state_words(ui, adult.state))
                        }
                    }
                    (answers(ui, date, adult.person_id, adult.state))
                }
            }
        }
    }
}

fn state_words(ui: &Ui, state: Answer) -> String {
    match state {
        Answer::Offered => t!(ui, "agenda-adult-offered"),
        Answer::Confirmed => t!(ui, "agenda-adult-confirmed"),
        Answer::Declined => t!(ui, "agenda-adult-declined"),
    }
    .into_owned()
}

fn answers(ui: &Ui, date: &Date, person: Id<Person>, state: Answer) -> Markup {
    ui::action(
        ui,
        &urls::adults(date.moment.id),
        html! {
            input type="hidden" name="person" value=(person);
            @if state != Answer::Confirmed {
                button.button.plain.small name="answer" value="confirmed" {
                    (t!(ui, "agenda-adult-confirm"))
                }
            }
            @if state != Answer::Declined {
                button.button.link.small name="answer" value="declined" {
                    (t!(ui, "agenda-adult-decline"))
                }
            }
        },
    )
}

/// Where somebody offers himself, and reads what became of it.
fn my_offer(ui: &Ui, date: &Date, mine: Option<&Adult>, is_enough: bool) -> Markup {
    let may_come = mine.is_none() && !is_enough;
    let words = match mine.map(|adult| adult.state) {
        None if may_come => None,
        None | Some(Answer::Declined) => Some(t!(ui, "agenda-adult-enough")),
        Some(Answer::Offered) => Some(t!(ui, "agenda-adult-awaits")),
        Some(Answer::Confirmed) => Some(t!(ui, "agenda-adult-comes")),
    };
    let content = html! {
        @if may_come {
            button.button name="offer" value="yes" { (t!(ui, "agenda-adult-come")) }
        } @else {
            button.button.link name="offer" value="no" { (t!(ui, "agenda-adult-cannot")) }
        }
    };
    let answers = mine.map_or(may_come, |adult| adult.state != Answer::Declined);
    html! {
        @if let Some(words) = words { p { (words) } }
        @if answers { (ui::action(ui, &urls::offer(date.moment.id), content)) }
    }
}

fn others(ui: &Ui, date: &Date, shown: &Shown) -> Markup {
    html! {
        details.more {
            summary { (t!(ui, "agenda-next-dates")) }
            ul {
                @for other in &shown.others {
                    li {
                        a href=(urls::date(other.id)) {
                            (pieces::when(ui, other.start_at, other.end_at,
                                date.event.is_all_day))
                        }
                        @if other.state == crate::event::State::Cancelled {
                            " " (ui::tag(t!(ui, "agenda-cancelled"), Tone::Warn))
                        }
                    }
                }
            }
        }
    }
}

/// Who can see this, and who wrote it.
fn who(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        details.more {
            summary { (t!(ui, "agenda-who")) }
            ul {
                @for line in &shown.readers {
                    li {
                        @match &line.named {
                            Named::Group { kind, place, .. } => {
                                (t!(ui, "agenda-who-group", kind = kind.word(),
                                    place = place.as_str(), count = line.size))
                            }
                            Named::Person(name) => { (name.full()) }
                        }
                    }
                }
            }
            p.quiet { (t!(ui, "agenda-who-wrote", name = pieces::name(ui, &shown.author))) }
        }
    }
}
