//! The door of a class: its teacher opens the page on which the children sign in with pictures, and
//! closes it. `GET` and `POST /classes/{class}/porte`.

use crate::{
    Secret,
    class_accounts::ClassAccounts,
    pad::{self, ClassPad},
    pages::parts::{self, Nothing},
    store::pads::{self, OpenPad, YoungPupil},
    urls,
};
use axum::extract::State;
use base::Id;
use maud::{Markup, html};
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, Edit, Error, Form, Granted, Page, Problems, Result, Ui,
    ui::{self, Field, Tone},
};

#[derive(Debug, Default, Deserialize)]
pub struct DoorForm {
    #[serde(default)]
    pub hours: String,
}

#[derive(Debug, Default, Deserialize)]
pub struct PicturesForm {
    #[serde(default)]
    pub pupil: String,
}

/// An hour of work, a morning, a day of school.
const HOURS: [i64; 3] = [1, 4, 9];

pub async fn get(
    class: Granted<Edit, ClassAccounts>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    if !class.is_young {
        return Err(Error::NotFound);
    }
    let (id, now) = (class.class(), app.clock.now());
    let found = app.db.read(move |tx| Ok((pads::of_class(tx, id, now)?, pads::pupils(tx, id)?)));
    let (open, pupils) = found.await?;
    Ok(view(&app, &ui, &class, open.as_ref(), &pupils))
}

/// Opens it: a new address each time, so that yesterday's opens nothing.
pub async fn post(
    class: Granted<Edit, ClassAccounts>,
    State(app): State<App>,
    form: Form<DoorForm>,
) -> Result<Answer> {
    if !class.is_young {
        return Err(Error::NotFound);
    }
    let asked = form.hours.parse().ok();
    let hours = HOURS.into_iter().find(|hours| Some(*hours) == asked).ok_or(Error::BadRequest)?;
    let (secret, now) = (Secret::of(&app), app.clock.now());
    let (id, by, random) = (class.class(), class.viewer.person, app.random.clone());
    app.db
        .write(move |tx| {
            pads::close(tx, id, now)?;
            let pad: Id<ClassPad> = tx.new_id();
            let hash = pad::hash_of(&secret, &pad::word_of(&secret, pad));
            pads::open(tx, (pad, hash), id, by, now, now.plus_hours(hours))?;
            let without = pads::pupils(tx, id)?.into_iter().filter(|pupil| pupil.salt.is_none());
            let salts: Vec<_> =
                without.map(|pupil| (pupil.person_id, random.bytes::<16>())).collect();
            pads::set_salts(tx, &salts, now)
        })
        .await?;
    Ok(Answer::to(urls::door(class.id)))
}

/// `POST /classes/{class}/porte/fin`
pub async fn post_end(
    class: Granted<Edit, ClassAccounts>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now) = (class.class(), app.clock.now());
    app.db.write(move |tx| pads::close(tx, id, now)).await?;
    Ok(Answer::to(urls::door(class.id)).saying(t!(ui, "account-door-closed")))
}

/// New pictures for one pupil: `POST /classes/{class}/porte/images`.
pub async fn post_pictures(
    class: Granted<Edit, ClassAccounts>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PicturesForm>,
) -> Result<Answer> {
    let (id, now, salt) = (class.class(), app.clock.now(), app.random.bytes::<16>());
    let asked: Id<people::Person> = form.pupil.parse().map_err(|_| Error::BadRequest)?;
    let drawn = app.db.write(move |tx| {
        let pupils = pads::pupils(tx, id)?;
        let Some(pupil) = pupils.into_iter().find(|pupil| pupil.person_id == asked) else {
            return Ok(None);
        };
        pads::set_salts(tx, &[(asked, salt)], now)?;
        web::session::close_all(tx, asked, None)?;
        Ok(Some(pupil.first_name))
    });
    let name = drawn.await?.ok_or(Error::NotFound)?;
    Ok(Answer::to(urls::door(class.id)).saying(t!(ui, "account-door-pictures-new", name = name)))
}

fn view(
    app: &App,
    ui: &Ui,
    class: &ClassAccounts,
    open: Option<&OpenPad>,
    pupils: &[YoungPupil],
) -> Page {
    let title = t!(ui, "account-door", class = class.name);
    let body = html! {
        h1 { (title) }
        @match open {
            Some(open) => (open_card(app, ui, class, open)),
            None => (open_form(ui, class)),
        }
        (cards(app, ui, class, pupils))
    };
    ui.page(&title, body)
}

fn open_card(app: &App, ui: &Ui, class: &ClassAccounts, open: &OpenPad) -> Markup {
    let word = pad::word_of(&Secret::of(app), open.id);
    let address = format!("{}{}", app.settings.base_url, urls::pad(&word));
    let bare = address.split_once("://").map_or(address.as_str(), |(_, bare)| bare);
    let until = open.closes_at.time_in(ui.locale);
    let content = html! {
        div.body {
            (ui::note(Tone::Ok, t!(ui, "account-door-open-until", time = until)))
            p { (t!(ui, "account-door-address")) }
            p.code { (bare) }
            (parts::qr(&t!(ui, "account-door-qr"), &address))
            div.actions {
                a.button.plain href=(urls::pad(&word)) { (t!(ui, "account-door-go")) }
                (ui::action(ui, &urls::door_end(class.id), html! {
                    button.button { (ui::icon("lock")) (t!(ui, "account-door-close")) }
                }))
            }
        }
    };
    ui::card("open", t!(ui, "account-door-is-open"), None, content)
}

fn open_form(ui: &Ui, class: &ClassAccounts) -> Markup {
    let label = t!(ui, "account-door-hours");
    let words = HOURS.map(|hours| t!(ui, "account-door-hours-of", count = hours));
    let values = HOURS.map(|hours| hours.to_string());
    let options: Vec<(&str, &str)> =
        values.iter().zip(&words).map(|(value, words)| (value.as_str(), words.as_ref())).collect();
    let none = Problems::none();
    let field = Field { name: "hours", label: &label, value: "4", ..Field::default() };
    let form = ui::form(
        ui,
        &urls::door(class.id),
        &none,
        html! {
            p { (t!(ui, "account-door-intro")) }
            (ui::choice(ui, &field, &options, &none))
            div.actions { button.button { (ui::icon("lock-open")) (t!(ui, "account-door-open")) } }
        },
    );
    ui::card("open", t!(ui, "account-door-is-closed"), None, html! { div.body { (form) } })
}

/// The cards of the children, to print and cut out; they stay the same until new ones are drawn.
fn cards(app: &App, ui: &Ui, class: &ClassAccounts, pupils: &[YoungPupil]) -> Markup {
    let secret = Secret::of(app);
    let content = html! {
        ul.rows {
            @for pupil in pupils {
                li { div.row {
                    span { b { (pupil.first_name) " " (pupil.last_name) }
                        @if let Some(salt) = &pupil.salt {
                            span.inline {
                                @for picture in pad::pictures_of(&secret, pupil.made_for, salt) {
                                    span.inline {
                                        (ui::icon(picture.icon)) (ui.words(picture.text))
                                    }
                                }
                            }
                        } @else {
                            span.quiet { (t!(ui, "account-door-no-pictures")) }
                        }
                    }
                    div.no-print { (ui::action(ui, &urls::door_pictures(class.id), html! {
                        input type="hidden" name="pupil" value=(pupil.person_id);
                        button.button.plain.small { (t!(ui, "account-door-draw")) }
                    })) }
                } }
            }
        }
        div.body.no-print {
            button.button.plain type="button" data-behaviour="print" hidden {
                (ui::icon("printer")) (t!(ui, "account-print"))
            }
        }
    };
    ui::card("cards", t!(ui, "account-door-cards"), None, content)
}
