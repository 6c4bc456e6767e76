//! The page of a class where children sign in with pictures: `GET /classe-ouverte/{word}`, then
//! `GET` and `POST /classe-ouverte/{word}/{pupil}`.

use crate::{
    Brake, Network, Secret, Tried,
    entrance::Passing,
    pad::{self, PICTURES, PLACES},
    pages::parts,
    store::pads::{self, OpenPad, YoungPupil},
    urls,
};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use base::Id;
use maud::{Markup, html};
use people::Person;
use serde::Deserialize;
use text::t;
use web::{
    Answer, App, Error, Form, Page, Problems, Public, Result, Ui,
    session::Proof,
    ui::{self, Colour, Shell},
};

#[derive(Debug, Default, Deserialize)]
pub struct PadForm {
    #[serde(default)]
    pub p1: String,
    #[serde(default)]
    pub p2: String,
    #[serde(default)]
    pub p3: String,
}

impl PadForm {
    fn places(&self) -> [&str; PLACES] {
        [&self.p1, &self.p2, &self.p3]
    }
}

pub async fn get(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    network: Network,
    Path(word): Path<String>,
) -> Result<Page> {
    let (open, pupils) = find(&app, network, word.clone()).await?;
    Ok(faces(&ui, &word, &open, &pupils))
}

/// `GET /classe-ouverte/{word}/{pupil}`
pub async fn get_pupil(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    network: Network,
    Path((word, pupil)): Path<(String, String)>,
) -> Result<Page> {
    let (_, pupils) = find(&app, network, word.clone()).await?;
    let pupil = one(&pupils, &pupil)?;
    Ok(pictures(&ui, &word, pupil, &Problems::none()))
}

/// `POST /classe-ouverte/{word}/{pupil}`
pub async fn post_pupil(
    _: Public,
    State(app): State<App>,
    ui: Ui,
    network: Network,
    headers: HeaderMap,
    Path((word, pupil)): Path<(String, String)>,
    form: Form<PadForm>,
) -> Result<Answer> {
    let (_, pupils) = find(&app, network, word.clone()).await?;
    let pupil = one(&pupils, &pupil)?;
    let secret = Secret::of(&app);
    let right = pupil.salt.map(|salt| pad::pictures_of(&secret, pupil.made_for, &salt));
    let is_right = right.is_some_and(|right| right.map(|picture| picture.icon) == form.places());
    let brake = Brake::new(secret, app.clock.now());
    let tried = Tried::Pictures(pupil.person_id);
    let passing = Passing::new(&app, &headers, ui.viewer.as_ref(), pupil.person_id);
    let counted = tried.clone();
    if let Some(seconds) = app.db.mark(move |tx| brake.enter(tx, &counted)).await? {
        let page = pictures(&ui, &word, pupil, &parts::wait("pad", seconds));
        return Ok(page.status(StatusCode::TOO_MANY_REQUESTS).into());
    }
    if !is_right {
        let problem = Problems::one("pad", text::id!("account-pad-wrong"));
        return Ok(pictures(&ui, &word, pupil, &problem).unprocessable().into());
    }
    let opened = app.db.write(move |tx| {
        brake.forget(tx, &tried)?;
        passing.open(tx, Proof::Picture)
    });
    Ok(Answer::to("/").with_cookie(opened.await?))
}

/// The open page of this address and its children. Who guesses addresses is slowed.
async fn find(
    app: &App,
    Network(network): Network,
    word: String,
) -> Result<(OpenPad, Vec<YoungPupil>)> {
    let (secret, now) = (Secret::of(app), app.clock.now());
    let hash = pad::hash_of(&secret, &word);
    let found = app.db.read(move |tx| {
        let Some(open) = pads::find(tx, hash, now)? else { return Ok(None) };
        let pupils = pads::pupils(tx, open.class_id)?;
        Ok(Some((open, pupils)))
    });
    if let Some(found) = found.await? {
        return Ok(found);
    }
    let (brake, tried) = (Brake::new(secret, now), Tried::Code(network));
    match app.db.mark(move |tx| brake.enter(tx, &tried)).await? {
        Some(seconds) => Err(Error::TooMany { seconds }),
        None => Err(Error::Gone),
    }
}

fn one<'p>(pupils: &'p [YoungPupil], asked: &str) -> Result<&'p YoungPupil> {
    let asked: Id<Person> = asked.parse().map_err(|_| Error::NotFound)?;
    pupils.iter().find(|pupil| pupil.person_id == asked).ok_or(Error::NotFound)
}

fn faces(ui: &Ui, word: &str, open: &OpenPad, pupils: &[YoungPupil]) -> Page {
    let title = t!(ui, "account-pad-title", class = open.class_name);
    let body = html! {
        (heading(ui, &title, &t!(ui, "account-pad-who")))
        div.tiles {
            @for (place, pupil) in pupils.iter().enumerate() {
                @let colour = Colour::of_place(place).class();
                a.tile.(colour) href=(urls::pad_of(word, pupil.person_id)) {
                    span.face.big aria-hidden="true" { (initial(pupil)) }
                    span { (called(pupils, pupil)) }
                }
            }
        }
    };
    young(ui, &title, body)
}

fn pictures(ui: &Ui, word: &str, pupil: &YoungPupil, problems: &Problems) -> Page {
    let title = t!(ui, "account-pad-hello", name = pupil.first_name);
    let legends =
        [t!(ui, "account-pad-first"), t!(ui, "account-pad-second"), t!(ui, "account-pad-third")];
    let body = html! {
        (heading(ui, &title, &t!(ui, "account-pad-touch")))
        (ui::form(ui, &urls::pad_of(word, pupil.person_id), problems, html! {
            div.pad #pad data-behaviour="pad" data-pad-label=(t!(ui, "account-pad-label"))
                data-pad-place=(t!(ui, "account-pad-place"))
                data-pad-erase=(t!(ui, "account-pad-erase")) {
                @for (place, legend) in legends.iter().enumerate() {
                    (one_place(ui, place + 1, legend))
                }
            }
            div.actions { button.button { (ui::icon("check")) (t!(ui, "account-pad-me")) } }
        }))
        p { a href=(urls::pad(word)) { (ui::icon("arrow-left")) (t!(ui, "account-pad-not-me")) } }
    };
    young(ui, &title, body)
}

fn one_place(ui: &Ui, number: usize, legend: &str) -> Markup {
    html! {
        fieldset {
            legend { (legend) }
            div.pictures {
                @for picture in PICTURES {
                    label.picture {
                        input type="radio" name={ "p" (number) } value=(picture.icon);
                        (ui::icon(picture.icon))
                        span { (ui.words(picture.text)) }
                    }
                }
            }
        }
    }
}

/// A title that can be heard.
fn heading(ui: &Ui, title: &str, say: &str) -> Markup {
    html! {
        div.inline {
            h1 { (title) }
            button.listen type="button" aria-label=(t!(ui, "account-pad-listen"))
                data-behaviour="speak" data-speak={ (title) " " (say) } hidden {
                (ui::icon("volume-2"))
            }
        }
        p { (say) }
    }
}

fn young(ui: &Ui, title: &str, body: Markup) -> Page {
    ui.shell(&Shell { is_bare: true, ..Shell::default() }, title, body)
}

fn initial(pupil: &YoungPupil) -> String {
    pupil.first_name.chars().take(1).collect()
}

/// The first name alone; with a letter of the last name for those who share it.
fn called(pupils: &[YoungPupil], pupil: &YoungPupil) -> String {
    let is_shared = pupils.iter().filter(|it| it.first_name == pupil.first_name).count() > 1;
    match pupil.last_name.chars().next().filter(|_| is_shared) {
        Some(letter) => format!("{} {letter}.", pupil.first_name),
        None => pupil.first_name.clone(),
    }
}
