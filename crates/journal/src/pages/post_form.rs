//! The form of a post: what it sends, and what it becomes.

use crate::{post::Written, writing::Draft};
use base::{Id, Lang, RichText};
use publication::form;
use serde::Deserialize;
use utoipa::ToSchema;
use web::{At, Problems, id};

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct PostForm {
    pub title: String,
    pub body: String,
    pub body_format: String,
    /// The tag of the language it is in; empty: as it looks.
    pub lang: String,
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
            lang: post.lang.tag().to_owned(),
            version: post.version.to_string(),
            ..PostForm::default()
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

    pub fn files(&self) -> Vec<Id<files::File>> {
        form::files(&self.files)
    }

    pub fn version(&self) -> u32 {
        self.version.parse().unwrap_or(0)
    }

    /// Words, or at least a picture: a title is always wanted, so that it can be found.
    pub fn check(&self) -> Result<Draft, Problems> {
        let title = form::title(&self.title).at("title");
        let body = self.checked_body().at("body");
        let files = form::checked_files(&self.files).at(files::FILES_FIELD);
        let (title, body, files) = Problems::gather((title, body, files))?;
        Ok(Draft {
            title,
            body,
            lang: self.written_in(Lang::default()),
            files,
            version: self.version(),
            once: form::once(&self.once),
        })
    }

    fn checked_body(&self) -> Result<RichText, &'static str> {
        let text = form::checked_words(&self.body, &self.body_format)?;
        if text.is_blank() && self.files().is_empty() {
            return Err(id!("journal-refused-blank"));
        }
        Ok(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use files::FILES_MAX;
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
        /// What `fuzz/fuzz_targets/post_form.rs` asks of any bytes, asked of likely ones.
        #[test]
        fn any_form_is_a_post_or_problems_with_a_sentence(form in form()) {
            match form.check() {
                Ok(draft) => {
                    prop_assert!(!draft.title.trim().is_empty());
                    prop_assert!(draft.files.len() <= FILES_MAX);
                    prop_assert!(!draft.body.is_blank() || !draft.files.is_empty());
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
