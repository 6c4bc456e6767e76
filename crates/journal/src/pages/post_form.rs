//! The form of a post: what it sends, and what it becomes.

use crate::{post::Written, writing::Draft};
use base::{Id, RichText};
use files::FILES_MAX;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{At, Problems, form, id};

pub const TITLE_CHARS_MAX: usize = 150;
pub const BODY_CHARS_MAX: usize = 100_000;

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PostForm {
    pub title: String,
    pub body: String,
    pub body_format: String,
    /// What is attached, by the name `files::FILES_FIELD`.
    pub files: Vec<String>,
    /// The version it was written over.
    pub version: String,
    /// Made with the form: what is sent twice is one post.
    pub once: String,
    /// `save`, `submit` or `publish`.
    pub action: String,
}

impl PostForm {
    pub fn of(post: &Written) -> Self {
        PostForm {
            title: post.title.clone(),
            body: post.body.html().to_owned(),
            body_format: "html".to_owned(),
            version: post.version.to_string(),
            ..PostForm::default()
        }
    }

    /// The editor sends HTML, a bare textarea sends text.
    pub fn text(&self) -> RichText {
        let body: String = self.body.chars().take(BODY_CHARS_MAX).collect();
        if self.body_format == "html" {
            RichText::sanitise(&body)
        } else {
            RichText::sanitise(RichText::from_plain(&body).html())
        }
    }

    pub fn files(&self) -> Vec<Id<files::File>> {
        let mut files: Vec<Id<files::File>> =
            self.files.iter().filter_map(|id| id.parse().ok()).take(FILES_MAX + 1).collect();
        let mut named = std::collections::HashSet::new();
        files.retain(|file| named.insert(*file));
        files
    }

    pub fn version(&self) -> u32 {
        self.version.parse().unwrap_or(0)
    }

    /// Words, or at least a picture: a title is always wanted, so that it can be found.
    pub fn check(&self) -> Result<Draft, Problems> {
        let title = form::required(&self.title, TITLE_CHARS_MAX).at("title");
        let body = self.checked_body().at("body");
        let files = self.checked_files().at(files::FILES_FIELD);
        let (title, body, files) = Problems::gather((title, body, files))?;
        Ok(Draft {
            title,
            body,
            files,
            version: self.version(),
            once: self.once.chars().take(64).collect(),
        })
    }

    fn checked_body(&self) -> Result<RichText, &'static str> {
        // Better said than cut.
        if self.body.chars().nth(BODY_CHARS_MAX).is_some() {
            return Err(id!("journal-refused-too-long"));
        }
        let text = self.text();
        if text.is_blank() && self.files.is_empty() {
            return Err(id!("journal-refused-blank"));
        }
        Ok(text)
    }

    fn checked_files(&self) -> Result<Vec<Id<files::File>>, &'static str> {
        let files = self.files();
        if files.len() > FILES_MAX { Err(id!("journal-refused-many-files")) } else { Ok(files) }
    }
}

/// What a bare textarea shows of a text: its words and lines.
pub fn as_typed(text: &RichText) -> String {
    let html = text.html();
    let lines = html
        .replace("<br>", "\n")
        .replace("</p>", "\n\n")
        .replace("</li>", "\n")
        .replace("<li>", "- ")
        .replace("</h3>", "\n\n")
        .replace("</blockquote>", "\n");
    let line = |line: &str| RichText::trusted(line.to_owned()).plain().trim().to_owned();
    let typed: Vec<String> = lines.split('\n').map(line).collect();
    typed.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn form() -> impl Strategy<Value = PostForm> {
        let word = || prop_oneof!["[a-zà-ÿ<>&\"' ]{0,40}", Just("<p>Bonjour</p>".to_owned())];
        let format = prop_oneof![Just("html".to_owned()), Just(String::new())];
        let files = proptest::collection::vec(prop_oneof!["[0-9]{1,6}", "[a-z]{0,4}"], 0..60);
        (word(), word(), format, files).prop_map(|(title, body, body_format, files)| PostForm {
            title,
            body,
            body_format,
            files,
            ..PostForm::default()
        })
    }

    proptest! {
        #[test]
        fn any_form_is_a_post_or_problems_with_a_sentence(form in form()) {
            match form.check() {
                Ok(draft) => {
                    prop_assert!(!draft.title.trim().is_empty());
                    prop_assert!(draft.files.len() <= FILES_MAX);
                    // What is kept stays as it is when it is opened and kept again.
                    let again = PostForm {
                        body: draft.body.html().to_owned(),
                        body_format: "html".to_owned(),
                        ..form
                    };
                    let text = again.text();
                    prop_assert_eq!(text.html(), draft.body.html());
                }
                Err(problems) => {
                    prop_assert!(problems.iter().all(|problem| !problem.text.is_empty()));
                }
            }
        }
    }
}
