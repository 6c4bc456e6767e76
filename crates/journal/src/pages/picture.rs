//! Who is on one file of a post, and what is to be covered: `/journal/{post}/images/{file}`.

use super::{attachments::FilePath, picture_view};
use crate::{
    Post,
    jobs::LayMosaic,
    picture::{Blur, Picture},
    post::Picture as Look,
    store::{
        self,
        pictures::{PupilLine, Word},
    },
    urls, writing,
};
use axum::extract::{Path, State};
use base::{Id, Instant};
use db::Tx;
use files::File;
use people::{Person, audit};
use serde::Deserialize;
use utoipa::ToSchema;
use web::{Answer, App, Error, Form, Granted, Nothing, Page, Problems, Result, Ui, id, t};

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PictureForm {
    /// The pupils who are on it; none: nobody is known there.
    pub pupils: Vec<String>,
    /// The cells to be covered, from the upper left, eight across and six down.
    pub cells: Vec<String>,
    /// `save`, `blur` (the cells) or `blur-all`.
    pub action: String,
}

impl PictureForm {
    pub fn pupils(&self) -> Vec<Id<Person>> {
        let mut pupils: Vec<Id<Person>> =
            self.pupils.iter().filter_map(|id| id.parse().ok()).collect();
        pupils.sort_unstable();
        pupils.dedup();
        pupils
    }

    /// What is to be covered: nothing, or something that was chosen.
    pub fn blur(&self) -> Result<Option<Blur>, Problems> {
        match self.action.as_str() {
            "blur-all" => Ok(Some(Blur::All)),
            "blur" => match Blur::parse(&self.cells.join(",")) {
                Some(blur) => Ok(Some(blur)),
                None => Err(Problems::one("cells", id!("journal-refused-no-cell"))),
            },
            _ => Ok(None),
        }
    }
}

/// What the page shows.
pub struct Shown {
    pub picture: Picture,
    /// The pupils of the class on the day of the post.
    pub pupils: Vec<PupilLine>,
    /// Its place among the files of the post, from 1, and how many there are.
    pub place: (usize, usize),
}

pub fn load(tx: &Tx<'_>, post: &Post, file: Id<File>) -> db::Result<Option<Shown>> {
    let pictures = store::pictures::of(tx, post.id)?;
    let count = pictures.len();
    let found = pictures.into_iter().enumerate().find(|(_, it)| it.file.id == file);
    let Some((place, picture)) = found else { return Ok(None) };
    let on = post.published_on.unwrap_or(tx.now().day());
    let mut pupils = store::pictures::pupils(tx, post.class_id, on)?;
    // Somebody on it may have left the class since.
    let left = picture.tags.iter().filter(|tag| pupils.iter().all(|it| it.id != tag.pupil_id));
    let left: Vec<PupilLine> = left.map(PupilLine::from).collect();
    pupils.extend(left);
    Ok(Some(Shown { picture, pupils, place: (place + 1, count) }))
}

pub async fn get(
    post: Granted<Look, Post>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    ui: Ui,
) -> Result<Page> {
    let (asked, file) = (Post::clone(&post), path.file);
    let shown = app.db.read(move |tx| load(tx, &asked, file)).await?.ok_or(Error::NotFound)?;
    Ok(picture_view::view(&ui, &post, &shown, None, &Problems::none()))
}

pub async fn post(
    post: Granted<Look, Post>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    ui: Ui,
    form: Form<PictureForm>,
) -> Result<Answer> {
    let (asked, file, now) = (Post::clone(&post), path.file, app.clock.now());
    let (again, form) = (asked.clone(), form.0);
    let shown = app.db.read(move |tx| load(tx, &again, file)).await?.ok_or(Error::NotFound)?;
    let blur = match form.blur() {
        Ok(blur) => blur,
        Err(problems) => {
            let page = picture_view::view(&ui, &asked, &shown, Some(&form), &problems);
            return Ok(page.unprocessable().into());
        }
    };
    let pupils = form.pupils();
    let said = app.db.write(move |tx| say(tx, &post, file, &pupils, blur.as_ref(), now)).await?;
    let id = asked.id;
    Ok(match said {
        Said::NotThere => return Err(Error::NotFound),
        // Refused as it is: the page says who, and what may be done.
        Said::Against => Answer::to(urls::picture(id, file)),
        Said::Fine(Some(next)) => Answer::to(urls::picture(id, next)),
        Said::Fine(None) => {
            Answer::to(urls::pictures(id)).saying(t!(&ui, "journal-pictures-saved"))
        }
    })
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    NotThere,
    /// Somebody on it may not be shown.
    Against,
    /// And the next file of which nothing was said.
    Fine(Option<Id<File>>),
}

/// Says who is on a file. With a mosaic, those who may not be shown are under it: the teacher has
/// looked. What lies under it does not come back when he says otherwise later.
pub fn say(
    tx: &Tx<'_>,
    post: &Granted<Look, Post>,
    file: Id<File>,
    pupils: &[Id<Person>],
    blur: Option<&Blur>,
    now: Instant,
) -> db::Result<Said> {
    let by = post.viewer.person;
    let Some(shown) = load(tx, post, file)? else { return Ok(Said::NotThere) };
    let picture = &shown.picture;
    let blur = blur.filter(|_| picture.can_be_blurred());
    let was_hidden =
        |pupil: Id<Person>| picture.tags.iter().any(|tag| tag.pupil_id == pupil && tag.is_hidden);
    let on_it = shown.pupils.iter().filter(|line| pupils.contains(&line.id));
    let on_it: Vec<(Id<Person>, bool)> = on_it
        .map(|line| (line.id, was_hidden(line.id) || blur.is_some() && !line.is_allowed()))
        .collect();
    let is_against =
        shown.pupils.iter().any(|line| !line.is_allowed() && on_it.contains(&(line.id, false)));
    let kept = picture.blur.clone();
    let word = Word {
        is_blurred: blur.is_none() && picture.is_blurred,
        blur: blur.cloned().or(kept),
        pupils: on_it,
    };
    store::pictures::check(tx, (post.id, file), &word, by, now)?;
    if blur.is_some() {
        jobs::enqueue(tx, &LayMosaic { post: post.id, file, by }, now)?;
    }
    if is_against {
        return Ok(Said::Against);
    }
    let pictures = store::pictures::of(tx, post.id)?;
    let next = pictures.iter().find(|picture| !picture.is_checked);
    Ok(Said::Fine(next.map(|picture| picture.file.id)))
}

/// `POST /journal/{post}/images/{file}/retrait`: the post goes on without it.
pub async fn remove(
    post: Granted<Look, Post>,
    State(app): State<App>,
    Path(path): Path<FilePath>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, file, now) = (post.id, path.file, app.clock.now());
    app.db.write(move |tx| take_out(tx, &post, file, now)).await?;
    Ok(Answer::to(urls::pictures(id)).saying(t!(&ui, "journal-picture-removed")))
}

pub fn take_out(
    tx: &Tx<'_>,
    post: &Granted<Look, Post>,
    file: Id<File>,
    now: Instant,
) -> db::Result<()> {
    let files = files::of(tx, writing::files_of(post.id))?;
    if !files.iter().any(|it| it.id == file) {
        return Err(db::Error::Missing);
    }
    let kept: Vec<Id<File>> = files.into_iter().map(|it| it.id).filter(|it| *it != file).collect();
    crate::erasing::leave(tx, post.id, &kept, now)?;
    audit::record(
        tx,
        now,
        &audit::Act {
            person: Some(post.viewer.person),
            action: "journal.remove",
            risk: audit::Risk::Image,
            school: Some(post.school_id),
            thing: format!("journal_post:{}", post.id),
            detail: serde_json::json!({ "file": file }),
        },
    )
}
