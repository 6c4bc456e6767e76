//! Who is on the files of a post: `GET /journal/{post}/images`; nobody is on those that are left:
//! `POST /journal/{post}/images`.

use super::pieces;
use crate::{
    Post,
    picture::{Picture, Standing},
    post::Picture as Look,
    store, urls,
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use files::File;
use maud::{Markup, html};
use publication::Publish;
use ui::Tone;
use web::{Answer, App, Form, Granted, Nothing, Page, Problems, Result, Ui, t, ui};

pub async fn get(post: Granted<Look, Post>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let id = post.id;
    let pictures = app.db.read(move |tx| store::pictures::of(tx, id)).await?;
    Ok(view(&ui, &post, &pictures, &Problems::none()))
}

/// `POST`: nobody is known on any of those of which nothing was said.
pub async fn post(
    post: Granted<Look, Post>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, now) = (post.id, app.clock.now());
    app.db.write(move |tx| nobody_is_left(tx, &post, now)).await?;
    Ok(Answer::to(urls::pictures(id)).saying(t!(&ui, "journal-pictures-saved")))
}

pub fn nobody_is_left(tx: &Tx<'_>, post: &Granted<Look, Post>, now: Instant) -> db::Result<()> {
    let unchecked = |picture: &Picture| (!picture.is_checked).then_some(picture.file.id);
    let files: Vec<Id<File>> =
        store::pictures::of(tx, post.id)?.iter().filter_map(unchecked).collect();
    store::pictures::check_nobody(tx, post.id, &files, post.viewer.person, now)
}

pub fn view(ui: &Ui, post: &Post, pictures: &[Picture], problems: &Problems) -> Page {
    let title = t!(ui, "journal-pictures");
    let left = pictures.iter().filter(|picture| !picture.is_checked).count();
    let body = html! {
        (ui::breadcrumb(ui, &[
            (&urls::class(post.class_id), &post.class_name),
            (&urls::post(post.id), &post.title),
        ]))
        h1 { (title) }
        (ui::problems(ui, problems))
        p { (t!(ui, "journal-pictures-how")) }
        @if pictures.is_empty() { (ui::empty(t!(ui, "journal-pictures-none"), None)) }
        div.card #body { ul.rows {
            @for picture in pictures { li { (row(ui, post, picture)) } }
        } }
        div.toolbar {
            @if left > 0 {
                (ui::action(ui, &urls::pictures(post.id), html! {
                    button.button.plain {
                        (ui::icon("users")) (t!(ui, "journal-pictures-nobody", count = left))
                    }
                }))
            }
            @if !post.is_out() && ui.may::<Publish>(post) {
                (ui::action(ui, &urls::publication(post.id), html! {
                    button.button { (ui::icon("send")) (t!(ui, "journal-publish")) }
                }))
            } @else {
                a.button.plain href=(urls::post(post.id)) {
                    (ui::icon("arrow-left")) (t!(ui, "journal-back"))
                }
            }
        }
    };
    ui.narrow(&title, body)
}

fn row(ui: &Ui, post: &Post, picture: &Picture) -> Markup {
    let url = urls::file(post.id, picture.file.id);
    let known = picture.tags.iter().map(|tag| tag.first_name.clone());
    let known: Vec<String> = known.collect();
    html! {
        a.row.pictured href=(urls::picture(post.id, picture.file.id)) {
            @if is_pictured(picture) {
                img src={ (url) "?taille=320" } alt="" width="96" height="72" loading="lazy";
            } @else {
                span.face aria-hidden="true" { (ui::icon(picture.file.media().icon())) }
            }
            span {
                b { (picture.file.name) }
                span.quiet {
                    @if !picture.is_checked { (t!(ui, "journal-picture-ask")) }
                    @else if known.is_empty() { (t!(ui, "journal-picture-nobody")) }
                    @else { (pieces::listed(ui, &known)) }
                }
                (standing(ui, picture))
            }
            (ui::icon("chevron-right"))
        }
    }
}

/// While its mosaic is laid, a photo is not drawn: it is replaced under the eyes of who looks.
fn is_pictured(picture: &Picture) -> bool {
    pieces::is_photo(&picture.file) && picture.standing() != Standing::Blurring
}

pub fn standing(ui: &Ui, picture: &Picture) -> Markup {
    html! {
        @match picture.standing() {
            Standing::Unchecked => (ui::tag(t!(ui, "journal-tag-unchecked"), Tone::Info)),
            Standing::Against => (ui::tag(t!(ui, "journal-tag-against"), Tone::Warn)),
            Standing::Blurring => (ui::tag(t!(ui, "journal-tag-blurring"), Tone::Night)),
            Standing::Fine if picture.is_blurred => {
                (ui::tag(t!(ui, "journal-tag-blurred"), Tone::Ok))
            }
            Standing::Fine => (ui::tag(t!(ui, "journal-tag-fine"), Tone::Ok)),
        }
    }
}
