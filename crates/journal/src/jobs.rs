//! What runs later: laying a mosaic over a photo, printing the book of a year, preparing a post for
//! those who read another language.

use crate::{
    Post,
    book::{self, Book, Words},
    picture::{Blur, Picture, Standing},
    post::Written,
    store,
    writing::files_of,
};
use base::{Id, Instant};
use db::Tx;
use files::File;
use jobs::{Context, Error, Job, Registry, Result};
use people::{Class, Person};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, time::Duration};
use web::App;

pub fn register(registry: &mut Registry) {
    registry.on(blur);
    registry.on(print_book);
    registry.on(translate);
}

/// Makes a photo again with a mosaic over a part of it, and puts it in the place of the first.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LayMosaic {
    pub post: Id<Post>,
    pub file: Id<File>,
    /// Who asked: the new photo is his.
    pub by: Id<Person>,
}

impl Job for LayMosaic {
    const KIND: &'static str = "journal.mosaic";
    const TRIES_MAX: u32 = 5;
    const TIME_MAX: Duration = Duration::from_mins(3);
}

/// A photo that is still being made clean is looked for again after this.
const AGAIN_MINUTES: i64 = 1;

async fn blur(context: Context, job: LayMosaic) -> Result<()> {
    let app = context.tool::<App>()?;
    let asked = job.clone();
    let find = move |tx: &Tx<'_>| {
        let pictures = store::pictures::of(tx, asked.post)?;
        let picture = pictures.into_iter().find(|picture| picture.file.id == asked.file);
        let owner = people::Standing::load(tx, asked.by)?;
        Ok(picture.zip(owner))
    };
    let Some((picture, owner)) = context.db.read(find).await? else { return Ok(()) };
    let Some(blur) = picture.blur.clone().filter(|_| !picture.is_blurred) else { return Ok(()) };
    if is_on_its_way(&picture) {
        let (at, ends) = (context.clock.now().plus_minutes(AGAIN_MINUTES), context.clone());
        let write = move |tx: &Tx<'_>| {
            jobs::enqueue(tx, &job, at)?;
            ends.complete(tx)
        };
        return Ok(context.db.write(write).await?);
    }
    let laid = files::mosaic::mosaic(&app, &picture.file, blur.zones()).await;
    // What cannot be read is shown to nobody: it stays as it is, and its page says so.
    let Some(bytes) = laid.map_err(|_| Error::because("the photo could not be read"))? else {
        return Ok(());
    };
    let kept = files::keep(&app, &owner, &picture.file.name, bytes.into()).await;
    let kept = kept.map_err(|_| Error::because("the photo could not be kept"))?;
    let Ok(arrived) = kept else { return Err(Error::because("there is no room for the photo")) };
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &Tx<'_>| {
        put_in_place(tx, (job.post, job.by), (job.file, arrived.id), &blur, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

fn is_on_its_way(picture: &Picture) -> bool {
    use files::State;
    matches!(picture.file.state, State::Held | State::Pending)
        && matches!(picture.standing(), Standing::Blurring | Standing::Against)
}

/// The first photo is attached to nothing any more: what nothing needs is swept a day later, and
/// nobody is given it meanwhile.
pub(crate) fn put_in_place(
    tx: &Tx<'_>,
    (post, by): (Id<Post>, Id<Person>),
    (old, new): (Id<File>, Id<File>),
    blur: &Blur,
    now: Instant,
) -> db::Result<()> {
    let mut kept: Vec<Id<File>> =
        files::of(tx, files_of(post))?.into_iter().map(|file| file.id).collect();
    let Some(place) = kept.iter().position(|file| *file == old) else { return Ok(()) };
    files::attach(tx, by, &[new], files_of(post))?;
    if !store::pictures::replace(tx, post, (old, new), &blur.word())? {
        // Somebody has said otherwise meanwhile: the new one is not wanted.
        return files::set(tx, by, &kept, files_of(post), now);
    }
    kept[place] = new;
    files::set(tx, by, &kept, files_of(post), now)
}

/// Prints the book of a class.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PrintBook {
    pub class: Id<Class>,
    pub book: Id<Book>,
}

impl Job for PrintBook {
    const KIND: &'static str = "journal.book";
    const TRIES_MAX: u32 = 3;
    const TIME_MAX: Duration = Duration::from_mins(20);
    const IS_LONG: bool = true;
}

async fn print_book(context: Context, job: PrintBook) -> Result<()> {
    let app = context.tool::<App>()?;
    let (class, id) = (job.class, job.book);
    let find = move |tx: &Tx<'_>| {
        let book = store::books::find(tx, class)?;
        let Some(book) = book.filter(|book| book.id == id && book.state == book::State::Asked)
        else {
            return Ok(None);
        };
        let owner = people::Standing::load(tx, book.asked_by)?;
        Ok(owner.zip(book::load(tx, class)?))
    };
    let Some((owner, content)) = context.db.read(find).await? else { return Ok(()) };
    let (mut pictures, files) = (HashMap::new(), content.posts.iter().flat_map(|(_, files)| files));
    for file in files {
        let bytes = files::picture(&app, file, book::EDGE).await;
        let bytes = bytes.map_err(|_| Error::because("a picture could not be read"))?;
        pictures.extend(bytes.map(|bytes| (file.id, bytes)));
    }
    let counts = (content.posts.len(), pictures.len(), content.left_out);
    let name = format!("{} - {}.pdf", content.school, content.class);
    let words = words(&app, &content, owner.locale);
    let printed =
        tokio::task::spawn_blocking(move || book::print(&content, words, &pictures)).await;
    let printed = printed.map_err(|_| Error::because("the printer stopped"))?;
    let Ok(bytes) = printed else { return failed(&context, id).await };
    let kept = files::keep(&app, &owner, &name, bytes.into()).await;
    let kept = kept.map_err(|_| Error::because("the book could not be kept"))?;
    let Ok(arrived) = kept else { return failed(&context, id).await };
    let made = store::books::Made {
        file: arrived.id,
        posts: counts.0,
        pictures: counts.1,
        left_out: counts.2,
    };
    let (now, by, ends) = (context.clock.now(), owner.person, context.clone());
    let write = move |tx: &Tx<'_>| {
        if store::books::made(tx, id, made, now)? {
            // One book stands in the place of the other.
            files::set(tx, by, &[made.file], book::file_of(class), now)?;
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

async fn failed(context: &Context, id: Id<Book>) -> Result<()> {
    let ends = context.clone();
    let write = move |tx: &Tx<'_>| {
        store::books::fail(tx, id)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

fn words(app: &App, content: &book::Content, locale: base::Locale) -> Words {
    let end = if content.left_out == 0 {
        String::new()
    } else {
        let args = [("count", (&content.left_out).into())];
        app.texts.say(locale, text::id!("journal-book-left-out"), &args).into_owned()
    };
    let title = app.texts.words(locale, text::id!("journal-book-title")).into_owned();
    Words { title, end, locale }
}

/// Prepares a post for those of its class who read another language.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Translate {
    pub post: Id<Post>,
}

impl Job for Translate {
    const KIND: &'static str = "journal.translate";
}

async fn translate(context: Context, job: Translate) -> Result<()> {
    let Ok(translator) = context.tool::<translation::Translator>() else { return Ok(()) };
    let now = context.clock.now();
    let write = move |tx: &Tx<'_>| {
        let post = store::posts::written(tx, job.post)?;
        let Some(post) = post.filter(Written::is_out) else { return Ok(()) };
        let families = store::readers::families(tx, post.class_id, now.day())?;
        let mut readers: Vec<Id<Person>> = families.into_iter().map(|(person, _)| person).collect();
        readers.extend(store::readers::team(tx, post.class_id)?);
        translation::foresee(tx, &translator, &post.text(), (&readers, &[]), now)
    };
    Ok(context.db.write(write).await?)
}
