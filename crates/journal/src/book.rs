//! The book of a year: what a class has published, printed by a job, for those who are of the class
//! today. It holds the pictures that may be shown on the day it is made; when a family says no
//! later, it is not given any more until it is made again.

use crate::{Post, picture::Picture, post::Written, store};
use base::{Day, Id, Instant, Locale, RichText};
use db::Tx;
use files::{File, Use};
use people::{Class, Person};
use serde::Serialize;
use std::collections::HashMap;

const TEMPLATE: &str = include_str!("book.typ");

db::word! {
    pub enum State {
        Asked = "asked",
        Made = "made",
        /// One of its posts has gone since.
        Stale = "stale",
        Failed = "failed",
    }
}

db::row! {
    #[derive(Clone, Debug)]
    pub struct Book {
        pub id: Id<Book>,
        pub class_id: Id<Class>,
        pub asked_by: Id<Person>,
        pub asked_at: Instant,
        pub state: State,
        pub made_at: Option<Instant>,
        pub file_id: Option<Id<File>>,
        pub posts: u32,
        pub pictures: u32,
        pub left_out: u32,
    }
}

/// What files call a book: the number of its class, since a class has one.
pub const fn file_of(class: Id<Class>) -> Use {
    Use::of("journal_book", class)
}

/// As many posts and pictures as one book holds: memory is that of all its pictures.
const POSTS_MAX: u32 = 1_000;
pub const PICTURES_MAX: usize = 160;
/// Of one post.
pub const PICTURES_OF_POST: usize = 4;
/// The side of pictures on paper, in pixels.
pub const EDGE: u32 = 1280;

/// What a book holds, before its pictures are fetched.
pub struct Content {
    pub class: String,
    pub school: String,
    pub posts: Vec<(Written, Vec<File>)>,
    pub left_out: usize,
}

pub fn load(tx: &Tx<'_>, class: Id<Class>) -> db::Result<Option<Content>> {
    let Some(place) = store::places::find(tx, class)? else { return Ok(None) };
    let posts = store::books::posts(tx, class, POSTS_MAX)?;
    let ids: Vec<Id<Post>> = posts.iter().map(|post| post.id).collect();
    let mut pictures: HashMap<Id<Post>, Vec<Picture>> = store::pictures::of_all(tx, &ids)?;
    let (mut room, mut left_out) = (PICTURES_MAX, 0);
    let mut content = Vec::new();
    for post in posts {
        let all = pictures.remove(&post.id).unwrap_or_default();
        let shown = all.into_iter().filter(|it| it.is_shown() && it.can_be_blurred());
        let mut files: Vec<File> = shown.map(|it| it.file).filter(File::is_ready).collect();
        let count = files.len();
        files.truncate(PICTURES_OF_POST.min(room));
        room -= files.len();
        left_out += count - files.len();
        content.push((post, files));
    }
    Ok(Some(Content { class: place.name, school: place.school_name, posts: content, left_out }))
}

#[derive(Serialize)]
struct Printed {
    title: String,
    class: String,
    school: String,
    posts: Vec<PrintedPost>,
    end: String,
}

#[derive(Serialize)]
struct PrintedPost {
    title: String,
    day: String,
    author: String,
    text: Vec<String>,
    pictures: Vec<String>,
}

/// The words of a book, in the language of its maker.
pub struct Words {
    pub title: String,
    pub end: String,
    pub locale: Locale,
}

/// Prints it; `pictures` has the bytes of each file.
pub fn print(
    content: &Content,
    words: Words,
    pictures: &HashMap<Id<File>, Vec<u8>>,
) -> print::Result<Vec<u8>> {
    let mut named: Vec<(String, Vec<u8>)> = Vec::new();
    let mut posts = Vec::new();
    for (post, files) in &content.posts {
        let mut names = Vec::new();
        for bytes in files.iter().filter_map(|file| pictures.get(&file.id)) {
            // The names are those of every book: what prints keeps each name it has read.
            let extension = if bytes.starts_with(b"\x89PNG") { "png" } else { "jpg" };
            let name = format!("{}.{extension}", named.len() + 1);
            names.push(name.clone());
            named.push((name, bytes.clone()));
        }
        let day = |day: Day| day.in_words(words.locale);
        posts.push(PrintedPost {
            title: post.title.clone(),
            day: post.published_on.map(day).unwrap_or_default(),
            author: if post.is_by_pupil() { post.author().first } else { post.author().formal() },
            text: paragraphs(&post.body),
            pictures: names,
        });
    }
    let printed = Printed {
        title: words.title,
        class: content.class.clone(),
        school: content.school.clone(),
        posts,
        end: words.end,
    };
    print::pdf_with(TEMPLATE, &printed, named)
}

/// Rich text as a printed page shows it: its paragraphs.
fn paragraphs(text: &RichText) -> Vec<String> {
    let typed = web::ui::editor::as_typed(text);
    let lines = typed.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(str::to_owned).collect()
}
