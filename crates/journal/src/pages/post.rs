//! A post: `GET /journal/{post}`, and who can see it: `GET /journal/{post}/lecteurs`.

use super::post_view;
use crate::{Post, picture::Picture, reaction::Reaction, store};
use axum::extract::State;
use db::Tx;
use maud::html;
use people::Standing;
use publication::{
    Discussion, Text,
    pages::comments::{CommentForm, Typed},
    seen,
};
use translation::{Reader, Translations};
use web::{App, Granted, Page, Problems, Read, Result, Ui, t, ui};

/// What the page shows beside the post.
pub struct Shown {
    pub pictures: Vec<Picture>,
    pub discussion: Discussion,
    pub reactions: Vec<(Reaction, u32)>,
    pub own_reaction: Option<Reaction>,
    pub translations: Translations,
    pub is_new: bool,
}

pub async fn get(post: Granted<Read, Post>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = read(&post, &app).await?;
    Ok(view(&ui, &post, &shown, (&CommentForm::begin(&app), &Problems::none())))
}

/// The post; the first time it is marked as read, with its notice.
pub async fn read(post: &Granted<Read, Post>, app: &App) -> Result<Shown> {
    let (asked, viewer) = (Post::clone(post), post.viewer.clone());
    let reader = Reader::of(app, &viewer);
    let shown = app.db.read(move |tx| load(tx, &asked, &viewer, &reader)).await?;
    if let (Some(edition), true) = (post.edition, shown.is_new) {
        let (id, person, now) = (post.id, post.viewer.person, app.clock.now());
        app.db.mark(move |tx| seen::open::<Post>(tx, (id, edition), person, now)).await?;
    }
    Ok(shown)
}

/// Seven statements at most, beside those of the permission; one more when its reader reads another
/// language. Those who do not write it have only the pictures that may be shown.
pub fn load(tx: &Tx<'_>, post: &Post, viewer: &Standing, reader: &Reader) -> db::Result<Shown> {
    let mut pictures = if post.files > 0 { store::pictures::of(tx, post.id)? } else { Vec::new() };
    let is_writer = post.is_in_hands_of(viewer) || !post.is_out() && post.is_by(viewer);
    if !is_writer {
        pictures.retain(Picture::is_shown);
    }
    let mut reactions = store::reactions::counts(tx, &[post.id])?;
    let is_new = match post.edition {
        Some(edition) => !seen::has_opened(tx, edition, viewer.person)?,
        None => false,
    };
    Ok(Shown {
        pictures,
        discussion: publication::load(tx, post, viewer)?,
        reactions: reactions.remove(&post.id).unwrap_or_default(),
        own_reaction: store::reactions::own(tx, post.id, viewer.person)?,
        translations: translation::found(tx, reader, Post::KIND, [(post.id.raw(), post.lang)])?,
        is_new,
    })
}

pub fn view(ui: &Ui, post: &Post, shown: &Shown, typed: Typed<'_>) -> Page {
    post_view::view(ui, post, shown, typed)
}

/// Who can see this: the class as it was on the day, in numbers, and its rule.
pub async fn readers(post: Granted<Read, Post>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let (class, on) = (post.class_id, post.published_on.unwrap_or(ui.today()));
    let load = move |tx: &Tx<'_>| {
        let families = store::readers::families(tx, class, on)?;
        Ok((families, store::readers::team(tx, class)?.len()))
    };
    let (families, team) = app.db.read(load).await?;
    let pupils = families.iter().filter(|(_, pupil)| *pupil == 0).count();
    let mut guardians: Vec<_> =
        families.iter().filter(|(_, pupil)| *pupil != 0).map(|(person, _)| *person).collect();
    guardians.sort_unstable();
    guardians.dedup();
    let title = t!(&ui, "journal-readers");
    let class = post.class_name.as_str();
    let lines = [
        (t!(&ui, "journal-readers-pupils", class = class), pupils),
        (t!(&ui, "journal-readers-guardians", class = class), guardians.len()),
        (t!(&ui, "journal-readers-team", class = class), team),
    ];
    let body = html! {
        (ui::breadcrumb(&ui, &[(&crate::urls::post(post.id), &post.title)]))
        h1 { (title) }
        div.card { ul.rows {
            @for (words, count) in &lines {
                li { div.row {
                    span.face aria-hidden="true" { (ui::icon("users")) }
                    span {
                        b { (words) }
                        span.quiet { (t!(&ui, "journal-persons", count = *count)) }
                    }
                } }
            }
        } }
        p.quiet { (t!(&ui, "journal-readers-rule")) }
    };
    Ok(ui.narrow(&title, body))
}
