//! What programs are answered, name by name.

use crate::{
    Article, Thread,
    pages::{article::Shown, reads},
    store::lists::Line,
    urls,
};
use base::{Day, Id, Instant};
use files::File;
use publication::{Comments, Edition, api::TextComment};
use serde::Serialize;
use utoipa::ToSchema;

/// A line of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleLine {
    #[schema(value_type = String)]
    pub id: Id<Article>,
    #[schema(value_type = String)]
    pub thread: Id<Thread>,
    pub thread_name: String,
    pub title: String,
    pub summary: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub author: String,
    /// `draft`, `submitted`, `refused`, `waiting`, `published`, `archived`.
    pub state: &'static str,
    /// RFC 3339.
    pub published_at: Option<String>,
    pub is_headline: bool,
    pub is_new: bool,
}

impl From<&Line> for ArticleLine {
    fn from(line: &Line) -> Self {
        ArticleLine {
            id: line.id,
            thread: line.thread_id,
            thread_name: line.thread_name.clone(),
            title: line.title.clone(),
            summary: line.summary.clone(),
            lang: line.lang.tag(),
            author: line.author().full(),
            state: line.state.word(),
            published_at: line.published_at.map(Instant::iso),
            is_headline: line.is_headline,
            is_new: !line.is_seen,
        }
    }
}

/// A page of a list: `avant` with the mark `older` asks for the next one.
#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleList {
    /// Those that are shown first.
    pub headlines: Vec<ArticleLine>,
    pub articles: Vec<ArticleLine>,
    #[schema(value_type = Option<String>)]
    pub older: Option<Id<Edition>>,
}

pub fn lines(lines: &[Line]) -> Vec<ArticleLine> {
    lines.iter().map(ArticleLine::from).collect()
}

/// A thread one writes in.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenThread {
    #[schema(value_type = String)]
    pub id: Id<Thread>,
    /// `class`, `school`, `town`.
    pub kind: &'static str,
    pub name: String,
    /// Whether one publishes there, or proposes.
    pub publishes: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct WritingDesk {
    pub threads: Vec<WrittenThread>,
    pub articles: Vec<ArticleLine>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FullArticle {
    #[schema(value_type = String)]
    pub id: Id<Article>,
    #[schema(value_type = String)]
    pub thread: Id<Thread>,
    pub thread_name: String,
    pub title: String,
    pub html: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub author: String,
    pub state: &'static str,
    pub published_at: Option<String>,
    pub edited_at: String,
    /// The last day it is shown.
    pub ends_on: Option<String>,
    /// To be sent back with a change.
    pub version: u32,
    pub files: Vec<ArticleFile>,
    pub allows_comments: bool,
    pub comments: Vec<TextComment>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ArticleFile {
    #[schema(value_type = String)]
    pub id: Id<File>,
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    pub url: String,
}

impl FullArticle {
    pub fn of(article: &Article, shown: &Shown) -> Self {
        let file = |file: &File| ArticleFile {
            id: file.id,
            name: file.name.clone(),
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            url: urls::file(article.id, file.id),
        };
        FullArticle {
            id: article.id,
            thread: article.thread_id,
            thread_name: article.thread_name.clone(),
            title: article.title.clone(),
            html: article.body.html().to_owned(),
            lang: article.lang.tag(),
            author: article.author().full(),
            state: article.state.word(),
            published_at: article.published_at.map(Instant::iso),
            edited_at: article.edited_at.iso(),
            ends_on: article.ends_on.map(Day::iso),
            version: article.version,
            files: shown.files.iter().map(file).collect(),
            allows_comments: article.comments != Comments::None,
            comments: shown.discussion.said.iter().map(TextComment::from).collect(),
        }
    }
}

/// How many have read it; who, for a class or a school.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReadFigures {
    pub readers: i64,
    pub reads: i64,
    pub names: Option<Vec<ReaderLine>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReaderLine {
    pub name: String,
    pub read_at: Option<String>,
}

impl From<&reads::Shown> for ReadFigures {
    fn from(shown: &reads::Shown) -> Self {
        let line = |line: &crate::store::reads::Line| ReaderLine {
            name: line.name().full(),
            read_at: line.opened_at.map(Instant::iso),
        };
        ReadFigures {
            readers: shown.figures.readers,
            reads: shown.figures.reads,
            names: shown.names.as_ref().map(|names| names.iter().map(line).collect()),
        }
    }
}

/// What was written.
#[derive(Debug, Serialize, ToSchema)]
pub struct WrittenArticle {
    #[schema(value_type = String)]
    pub id: Id<Article>,
}
