//! The subscription: `/agenda/abonnement`, and the file itself at its secret address.

use super::pieces;
use crate::{
    feed::{self, Feed},
    ics, store, urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use base::Id;
use db::Tx;
use maud::html;
use web::{
    Answer, App, Error, Form, Nothing, Page, Public, Result, Ui, Viewer, t,
    ui::{self, Tone},
};

pub async fn get(viewer: Viewer, State(app): State<App>, ui: Ui) -> Result<Page> {
    let person = viewer.person;
    let feed = app.db.read(move |tx| store::feeds::of(tx, person)).await?;
    let url = feed.as_ref().map(|feed| {
        let secret = feed::secret(&app, feed);
        ui.absolute(&urls::feed_file(feed.id, &secret))
    });
    Ok(view(&ui, feed.as_ref(), url.as_deref()))
}

fn view(ui: &Ui, feed: Option<&Feed>, url: Option<&str>) -> Page {
    let title = t!(ui, "agenda-feed-title");
    let body = html! {
        (pieces::way_back(ui))
        h1 { (title) }
        p { (t!(ui, "agenda-feed-lead")) }
        @if let (Some(feed), Some(url)) = (feed, url) {
            p { a.button href=(webcal(url)) {
                (ui::icon("calendar")) (t!(ui, "agenda-feed-open"))
            } }
            div.field {
                label for="address" { (t!(ui, "agenda-feed-address")) }
                p.hint #address-hint { (t!(ui, "agenda-feed-how")) }
                input.input.address #address type="text" readonly value=(url)
                    aria-describedby="address-hint";
            }
            button.button.plain type="button" hidden data-behaviour="copy"
                data-copy-from="#address" data-copy-done=(t!(ui, "agenda-feed-copied")) {
                (ui::icon("copy")) span data-copy-label { (t!(ui, "agenda-feed-copy")) }
            }
            p.quiet {
                (t!(ui, "agenda-feed-since", day = feed.made_at.day().in_words(ui.locale)))
                " "
                @match feed.read_on {
                    Some(day) => { (t!(ui, "agenda-feed-read", day = day.in_words(ui.locale))) }
                    None => { (t!(ui, "agenda-feed-unread")) }
                }
            }
            (ui::note(Tone::Warn, t!(ui, "agenda-feed-secret")))
            div.actions {
                (ui::sure(ui, urls::FEED, "link", &t!(ui, "agenda-feed-renew"),
                    &t!(ui, "agenda-feed-renew-sure")))
                (ui::sure(ui, urls::FEED_END, "trash-2", &t!(ui, "agenda-feed-revoke"),
                    &t!(ui, "agenda-feed-revoke-sure")))
            }
        } @else {
            (ui::action(ui, urls::FEED, html! {
                button.button { (ui::icon("link")) (t!(ui, "agenda-feed-make")) }
            }))
        }
    };
    ui.narrow(&title, body)
}

/// The address as telephones open it in their calendar.
fn webcal(url: &str) -> String {
    let address = url.split_once("://").map_or(url, |(_, address)| address);
    format!("webcal://{address}")
}

pub async fn post(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (person, now, salt) = (viewer.person, app.clock.now(), app.random.token());
    let replaced = app.db.write(move |tx| store::feeds::make(tx, person, &salt, now)).await?;
    Ok(Answer::to(urls::FEED).saying(if replaced {
        t!(&ui, "agenda-feed-renewed")
    } else {
        t!(&ui, "agenda-feed-made")
    }))
}

pub async fn revoke(
    viewer: Viewer,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let person = viewer.person;
    app.db.write(move |tx| store::feeds::revoke(tx, person)).await?;
    Ok(Answer::to(urls::FEED).saying(t!(&ui, "agenda-feed-revoked")))
}

/// The file, for whoever knows the address. A wrong one and a revoked one are the same: not there.
pub async fn file(
    _: Public,
    State(app): State<App>,
    Path((id, secret)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response> {
    let id: Id<Feed> = id.parse().map_err(|_| Error::NotFound)?;
    let feed = app.db.read(move |tx| store::feeds::find(tx, id)).await?;
    let feed = feed.filter(|feed| feed::is_known(&app, feed, &secret)).ok_or(Error::NotFound)?;
    let (person, now) = (feed.person_id, app.clock.now());
    let content = app.db.read(move |tx: &Tx<'_>| feed::content(tx, person, now)).await?;
    let content = content.ok_or(Error::NotFound)?;
    if feed.read_on != Some(now.day()) {
        app.db.mark(move |tx| store::feeds::set_read(tx, id, now.day())).await?;
    }
    let text = content.written(&app.texts, &app.settings.base_url);
    let etag = feed::etag(&text);
    let known = headers.get(header::IF_NONE_MATCH).and_then(|it| it.to_str().ok());
    // What is a secret of one person is kept by nobody on the way.
    let kept = [(header::ETAG, etag.as_str()), (header::CACHE_CONTROL, "private, no-cache")];
    if known.is_some_and(|known| known.split(',').any(|it| it.trim() == etag)) {
        return Ok((StatusCode::NOT_MODIFIED, kept).into_response());
    }
    let kind = [(header::CONTENT_TYPE, ics::CONTENT_TYPE)];
    Ok((kept, kind, text).into_response())
}
