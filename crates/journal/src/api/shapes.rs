//! What programs are answered, name by name.

use crate::{
    Post,
    pages::{feed::Shown, pieces::Seen, post::Shown as ShownPost},
    picture::{Picture, Standing},
    store::{lists::Line, pictures::PupilLine},
    urls,
};
use base::{Id, Instant};
use files::File;
use people::{Class, ImageRight, Person};
use publication::{Edition, api::TextComment};
use serde::Serialize;
use utoipa::ToSchema;

/// A line of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostLine {
    #[schema(value_type = String)]
    pub id: Id<Post>,
    #[schema(value_type = String)]
    pub class: Id<Class>,
    pub class_name: String,
    pub title: String,
    pub summary: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub author: String,
    /// `draft`, `submitted`, `returned`, `published`.
    pub state: &'static str,
    /// RFC 3339.
    pub published_at: Option<String>,
    pub is_new: bool,
    /// Those that may be shown.
    pub pictures: Vec<PostPicture>,
}

impl PostLine {
    pub fn of(line: &Line, pictures: &[Picture]) -> Self {
        PostLine {
            id: line.id,
            class: line.class_id,
            class_name: line.class_name.clone(),
            title: line.title.clone(),
            summary: line.summary.clone(),
            lang: line.lang.tag(),
            author: line.author().full(),
            state: line.state.word(),
            published_at: line.published_at.map(Instant::iso),
            is_new: !line.is_seen,
            pictures: pictures.iter().map(|it| PostPicture::of(line.id, it)).collect(),
        }
    }
}

/// A page of a list: `avant` with the mark `older` asks for the next one.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostList {
    pub posts: Vec<PostLine>,
    #[schema(value_type = Option<String>)]
    pub older: Option<Id<Edition>>,
}

impl From<&Shown> for PostList {
    fn from(shown: &Shown) -> Self {
        let line = |seen: &Seen| PostLine::of(&seen.line, &seen.pictures);
        PostList { posts: shown.posts.iter().map(line).collect(), older: shown.older }
    }
}

/// A class one writes in.
#[derive(Debug, Serialize, ToSchema)]
pub struct JournalPlace {
    #[schema(value_type = String)]
    pub class: Id<Class>,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct JournalDesk {
    pub classes: Vec<JournalPlace>,
    pub posts: Vec<PostLine>,
}

/// A file of a post.
#[derive(Debug, Serialize, ToSchema)]
pub struct PostPicture {
    #[schema(value_type = String)]
    pub id: Id<File>,
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    pub url: String,
    /// `unchecked`, `blurring`, `against`, `fine`: only `fine` is shown to families.
    pub standing: &'static str,
}

impl PostPicture {
    pub fn of(post: Id<Post>, picture: &Picture) -> Self {
        PostPicture {
            id: picture.file.id,
            name: picture.file.name.clone(),
            media_type: picture.file.media_type.clone(),
            bytes: picture.file.bytes,
            url: urls::file(post, picture.file.id),
            standing: match picture.standing() {
                Standing::Unchecked => "unchecked",
                Standing::Blurring => "blurring",
                Standing::Against => "against",
                Standing::Fine => "fine",
            },
        }
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FullPost {
    #[schema(value_type = String)]
    pub id: Id<Post>,
    #[schema(value_type = String)]
    pub class: Id<Class>,
    pub class_name: String,
    pub title: String,
    pub html: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub author: String,
    pub state: &'static str,
    pub published_at: Option<String>,
    pub edited_at: String,
    /// To be sent back with a change.
    pub version: u32,
    pub pictures: Vec<PostPicture>,
    pub reactions: Vec<PostReaction>,
    pub comments: Vec<TextComment>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PostReaction {
    pub word: &'static str,
    pub count: u32,
}

impl FullPost {
    pub fn of(post: &Post, shown: &ShownPost) -> Self {
        let reactions = shown.reactions.iter();
        FullPost {
            id: post.id,
            class: post.class_id,
            class_name: post.class_name.clone(),
            title: post.title.clone(),
            html: post.body.html().to_owned(),
            lang: post.lang.tag(),
            author: post.author().full(),
            state: post.state.word(),
            published_at: post.published_at.map(Instant::iso),
            edited_at: post.edited_at.iso(),
            version: post.version,
            pictures: shown.pictures.iter().map(|it| PostPicture::of(post.id, it)).collect(),
            reactions: reactions
                .map(|(word, count)| PostReaction { word: word.word(), count: *count })
                .collect(),
            comments: shown.discussion.said.iter().map(TextComment::from).collect(),
        }
    }
}

/// What families allow to be shown of the pupils of a class.
#[derive(Debug, Serialize, ToSchema)]
pub struct RightsList {
    pub pupils: Vec<PupilRight>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct PupilRight {
    #[schema(value_type = String)]
    pub pupil: Id<Person>,
    pub name: String,
    /// `refused`, `class`, `public`; none when nothing is known.
    pub word: Option<&'static str>,
    /// `feed` or `hand`.
    pub source: Option<&'static str>,
    pub at: Option<String>,
}

impl From<&PupilLine> for PupilRight {
    fn from(line: &PupilLine) -> Self {
        PupilRight {
            pupil: line.id,
            name: line.name().full(),
            word: line.word.map(ImageRight::word),
            source: line.source.map(people::image_right::Source::word),
            at: line.at.map(Instant::iso),
        }
    }
}

/// What was written, and whether it waits for a look at its files.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenPost {
    #[schema(value_type = String)]
    pub id: Id<Post>,
    pub looks_first: bool,
}
