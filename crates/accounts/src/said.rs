//! Sentences outside a page: what a mail or a sheet says, in its reader's language.

use base::Locale;
use std::borrow::Cow;
use web::{App, Arg};

/// What `t!` wants, without a viewer.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    pub app: &'a App,
    pub locale: Locale,
}

impl Said<'_> {
    pub fn words(&self, id: &'static str) -> Cow<'_, str> {
        self.app.texts.words(self.locale, id)
    }

    pub fn say<'s>(&'s self, id: &'s str, args: &[(&'s str, Arg<'s>)]) -> Cow<'s, str> {
        self.app.texts.say(self.locale, id, args)
    }
}
