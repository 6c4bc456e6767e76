//! One's lessons in one's own calendar: `/emploi-du-temps/abonnement`, and the file itself at its
//! secret address.

use crate::{Feed, feed, ics, store, urls};
use axum::{
    extract::{Path, State},
    http::header,
    response::{IntoResponse, Response},
};
use base::Id;
use db::Tx;
use maud::{Markup, html};
use web::{
    Answer, App, Error, Form, Nothing, Page, Public, Result, Ui, Viewer, t,
    ui::{self, Tone},
};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let person = viewer.person;
    let feed = app.db.read(move |tx: &Tx<'_>| store::feeds::of(tx, person)).await?;
    let url = feed.as_ref().map(|feed| {
        let secret = feed::secret(&app, feed);
        ui.absolute(&urls::feed_file(feed.id, &secret))
    });
    Ok(view(&ui, feed.as_ref().zip(url.as_deref())))
}

fn view(ui: &Ui, feed: Option<(&Feed, &str)>) -> Page {
    let title = t!(ui, "timetable-feed");
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "timetable-title"))]))
        h1 { (title) }
        p { (t!(ui, "timetable-feed-lead")) }
        @match feed {
            Some((feed, url)) => { (made(ui, feed, url)) }
            None => {
                (ui::action(ui, urls::FEED, html! {
                    button.button { (ui::icon("link")) (t!(ui, "timetable-feed-make")) }
                }))
            }
        }
        p { a href=(urls::FILE) download { (t!(ui, "timetable-feed-once")) } }
    };
    ui.narrow(&title, body)
}

fn made(ui: &Ui, feed: &Feed, url: &str) -> Markup {
    // The address as telephones open it in their calendar.
    let webcal = url.split_once("://").map_or(url, |(_, address)| address);
    html! {
        p { a.button href={ "webcal://" (webcal) } {
            (ui::icon("calendar")) (t!(ui, "timetable-feed-open"))
        } }
        div.field {
            label for="address" { (t!(ui, "timetable-feed-address")) }
            input.input.address #address type="text" readonly value=(url);
        }
        p.quiet {
            @match feed.read_on {
                Some(day) => { (t!(ui, "timetable-feed-read", day = day.in_words(ui.locale))) }
                None => { (t!(ui, "timetable-feed-unread")) }
            }
        }
        (ui::note(Tone::Warn, t!(ui, "timetable-feed-secret")))
        div.actions {
            (ui::sure(ui, urls::FEED, "link", &t!(ui, "timetable-feed-renew"),
                &t!(ui, "timetable-feed-renew-sure")))
            (ui::sure(ui, urls::FEED_END, "trash-2", &t!(ui, "timetable-feed-revoke"),
                &t!(ui, "timetable-feed-revoke-sure")))
        }
    }
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (person, now, salt) = (viewer.person, ui.now, app.random.token());
    app.db.write(move |tx: &Tx<'_>| store::feeds::make(tx, person, &salt, now)).await?;
    Ok(Answer::to(urls::FEED).saying(t!(&ui, "timetable-feed-made")))
}

pub async fn revoke(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let person = viewer.person;
    app.db.write(move |tx: &Tx<'_>| store::feeds::revoke(tx, person)).await?;
    Ok(Answer::to(urls::FEED).saying(t!(&ui, "timetable-feed-revoked")))
}

/// The file, for whoever knows the address. A wrong one and a revoked one are the same: not there.
pub async fn file(
    _: Public,
    State(app): State<App>,
    Path((id, secret)): Path<(String, String)>,
) -> Result<Response> {
    let id: Id<Feed> = id.parse().map_err(|_| Error::NotFound)?;
    let feed = app.db.read(move |tx: &Tx<'_>| store::feeds::find(tx, id)).await?;
    let feed = feed.filter(|feed| feed::is_known(&app, feed, &secret)).ok_or(Error::NotFound)?;
    let (person, now) = (feed.person_id, app.clock.now());
    let read = move |tx: &Tx<'_>| feed::content(tx, person, now.day());
    let lessons = app.db.read(read).await?.ok_or(Error::NotFound)?;
    if feed.read_on != Some(now.day()) {
        app.db.mark(move |tx| store::feeds::set_read(tx, id, now.day())).await?;
    }
    // Calendars have no language.
    let name = app.texts.words(base::Locale::Fr, web::id!("timetable-title")).into_owned();
    Ok(answer(&ics::written(&name, &lessons, now)))
}

/// What is a secret of one person is kept by nobody on the way.
pub fn answer(text: &str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, ics::CONTENT_TYPE),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"emploi-du-temps.ics\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, text.to_owned()).into_response()
}
