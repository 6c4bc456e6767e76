//! The form of an article: what it sends, and what it becomes.

use crate::{
    Article,
    article::Written,
    thread::ThreadKind,
    unsaved::{Known, Unsaved},
    writing::{Audience, Draft},
};
use base::{Day, Id, Instant, Lang, RichText};
use people::School;
use publication::{Comments, form};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{At, Problems, id};

/// As the browser sends it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct ArticleForm {
    pub title: String,
    pub body: String,
    pub body_format: String,
    /// The tag of the language it is in; empty: as it looks.
    pub lang: String,
    pub families: String,
    pub pupils: String,
    pub staff: String,
    /// Of a town: `some` when it is for those of its schools that are named.
    pub reach: String,
    pub schools: Vec<String>,
    pub headline: String,
    pub comments: String,
    /// Comments are read before they are shown.
    pub held: String,
    /// `now` or `later`.
    pub when: String,
    pub publish_at: String,
    pub ends_on: String,
    /// What is attached, by the name `files::FILES_FIELD`.
    pub files: Vec<String>,
    /// The version it was written over.
    pub version: String,
    /// Made with the form: what is sent twice is one article.
    pub once: String,
    /// `save`, `submit` or `publish`.
    pub action: String,
    /// What the window has kept by itself of this form, and how often: it goes with the article.
    pub unsaved: String,
    pub unsaved_number: String,
}

/// The word of a form that is filled with what was not saved.
const TAKEN_UP: &str = "taken_up";

impl ArticleForm {
    /// An empty one: for families and staff, and for pupils in their class.
    pub fn empty(kind: ThreadKind, once: String) -> Self {
        let on = || "on".to_owned();
        ArticleForm {
            families: on(),
            staff: on(),
            pupils: if kind == ThreadKind::Class { on() } else { String::new() },
            once,
            ..ArticleForm::default()
        }
    }

    pub fn of(article: &Written, schools: &[Id<School>]) -> Self {
        let on = |is_on: bool| if is_on { "on".to_owned() } else { String::new() };
        ArticleForm {
            title: article.title.clone(),
            body: article.body.html().to_owned(),
            body_format: "html".to_owned(),
            lang: article.lang.tag().to_owned(),
            families: on(article.for_families),
            pupils: on(article.for_pupils),
            staff: on(article.for_staff),
            reach: if schools.is_empty() { String::new() } else { "some".to_owned() },
            schools: schools.iter().map(ToString::to_string).collect(),
            headline: on(article.is_headline),
            comments: on(article.comments != Comments::None),
            held: on(article.comments == Comments::Held),
            when: if article.publish_at.is_some() { "later" } else { "now" }.to_owned(),
            publish_at: article.publish_at.map(Instant::local_field).unwrap_or_default(),
            ends_on: article.ends_on.map(Day::iso).unwrap_or_default(),
            version: article.version.to_string(),
            ..ArticleForm::default()
        }
    }

    /// What is kept of it while one types: all but what only this window is about.
    pub fn kept(&self) -> String {
        let kept = ArticleForm {
            once: String::new(),
            action: String::new(),
            unsaved: String::new(),
            unsaved_number: String::new(),
            ..self.clone()
        };
        serde_json::to_string(&kept).unwrap_or_default()
    }

    /// What it is listed by.
    pub fn kept_title(&self) -> String {
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        title.chars().take(form::TITLE_CHARS_MAX).collect()
    }

    pub fn known(&self) -> Option<Known> {
        let (id, number) = (self.unsaved.parse().ok()?, self.unsaved_number.parse().ok()?);
        Some(Known { id, number })
    }

    /// The form filled with what was kept.
    pub fn taken_up(unsaved: &Unsaved, once: String) -> Self {
        let kept: ArticleForm = serde_json::from_str(&unsaved.fields).unwrap_or_default();
        ArticleForm {
            once,
            action: TAKEN_UP.to_owned(),
            unsaved: unsaved.id.to_string(),
            unsaved_number: unsaved.number.to_string(),
            ..kept
        }
    }

    pub fn text(&self) -> RichText {
        form::words(&self.body, &self.body_format)
    }

    /// In which language it is: as said, as it looks, or as its author's pages.
    pub fn written_in(&self, usual: Lang) -> Lang {
        let words = format!("{} {}", self.title, self.text().plain());
        translation::lang_of(&self.lang, &words, usual)
    }

    pub fn comments(&self) -> Comments {
        match (self.comments == "on", self.held == "on") {
            (false, _) => Comments::None,
            (true, true) => Comments::Held,
            (true, false) => Comments::Open,
        }
    }

    pub fn audience(&self) -> Audience {
        Audience {
            families: self.families == "on",
            pupils: self.pupils == "on",
            staff: self.staff == "on",
        }
    }

    pub fn files(&self) -> Vec<Id<files::File>> {
        form::files(&self.files)
    }

    pub fn version(&self) -> u32 {
        self.version.parse().unwrap_or(0)
    }

    pub fn schools(&self) -> Vec<Id<School>> {
        self.schools.iter().filter_map(|id| id.parse().ok()).collect()
    }

    /// `out` when the article is published already: its hour is past and is not asked again.
    pub fn check(&self, now: Instant, out: Option<&Article>) -> Result<Draft, Problems> {
        let title = form::title(&self.title).at("title");
        let body = self.checked_body().at("body");
        let files = form::checked_files(&self.files).at(files::FILES_FIELD);
        let audience = match self.audience() {
            audience if audience.is_nobody() => Err(id!("news-refused-nobody")).at("families"),
            audience => Ok(audience),
        };
        let is_some = self.reach == "some";
        let schools = match self.schools() {
            schools if is_some && schools.is_empty() => {
                Err(id!("news-refused-no-school")).at("schools")
            }
            schools if is_some => Ok(schools),
            _ => Ok(Vec::new()),
        };
        let hour = match out {
            Some(article) => Ok(article.publish_at),
            None => self.hour(now).at("publish_at"),
        };
        let ends_on = self.last_day(now).at("ends_on");
        let (title, body, files, audience, schools, publish_at, ends_on) =
            Problems::gather((title, body, files, audience, schools, hour, ends_on))?;
        if ends_on.zip(publish_at).is_some_and(|(last, at)| last < at.day()) {
            return Err(Problems::one("ends_on", id!("news-refused-ends-before")));
        }
        Ok(Draft {
            title,
            body,
            lang: self.written_in(Lang::default()),
            audience,
            schools,
            is_headline: self.headline == "on",
            comments: self.comments(),
            publish_at,
            ends_on,
            files,
            version: self.version(),
            once: form::once(&self.once),
        })
    }

    fn checked_body(&self) -> Result<RichText, &'static str> {
        let text = form::checked_words(&self.body, &self.body_format)?;
        if text.is_blank() { Err(id!("news-refused-blank")) } else { Ok(text) }
    }

    fn hour(&self, now: Instant) -> Result<Option<Instant>, &'static str> {
        if self.when != "later" {
            return Ok(None);
        }
        match Instant::parse_local(&self.publish_at) {
            Some(at) if at > now => Ok(Some(at)),
            Some(_) => Err(id!("news-refused-past")),
            None => Err(id!("news-refused-hour")),
        }
    }

    fn last_day(&self, now: Instant) -> Result<Option<Day>, base::DayError> {
        if self.ends_on.trim().is_empty() {
            return Ok(None);
        }
        Day::parse(&self.ends_on)?.not_before(now.day()).map(Some)
    }
}

#[cfg(test)]
mod tests;
