//! Who says the sentences: a page in the viewer's language, a terminal in French.

use base::Locale;
use std::borrow::Cow;
use std::sync::LazyLock;
use web::{Texts, Ui};

/// Says the sentence of an id.
pub trait Voice {
    fn words(&self, id: &'static str) -> Cow<'_, str>;
    fn say<'a>(&'a self, id: &'a str, args: &[(&'a str, Arg<'a>)]) -> Cow<'a, str>;
}

/// An argument of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    Text(Cow<'a, str>),
    Count(u64),
}

impl Voice for Ui {
    fn words(&self, id: &'static str) -> Cow<'_, str> {
        Ui::words(self, id)
    }

    fn say<'a>(&'a self, id: &'a str, args: &[(&'a str, Arg<'a>)]) -> Cow<'a, str> {
        Cow::Owned(Ui::say(self, id, &said(args)).into_owned())
    }
}

/// French, for logs and terminals.
pub struct French;

static TEXTS: LazyLock<Option<Texts>> = LazyLock::new(|| Texts::new(&[super::TEXTS]).ok());

impl Voice for French {
    fn words(&self, id: &'static str) -> Cow<'_, str> {
        TEXTS.as_ref().map_or(Cow::Borrowed(id), |texts| texts.words(Locale::Fr, id))
    }

    fn say<'a>(&'a self, id: &'a str, args: &[(&'a str, Arg<'a>)]) -> Cow<'a, str> {
        let said = |texts: &Texts| texts.say(Locale::Fr, id, &self::said(args)).into_owned();
        TEXTS.as_ref().map_or(Cow::Borrowed(id), |texts| Cow::Owned(said(texts)))
    }
}

fn said<'a>(args: &'a [(&'a str, Arg<'a>)]) -> Vec<(&'a str, web::Arg<'a>)> {
    let said = |(name, arg): &'a (&'a str, Arg<'a>)| {
        let arg = match arg {
            Arg::Text(text) => web::Arg::from(text),
            Arg::Count(count) => web::Arg::from(count),
        };
        (*name, arg)
    };
    args.iter().map(said).collect()
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a &str> for Arg<'a> {
    fn from(text: &'a &str) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a &String> for Arg<'a> {
    fn from(text: &'a &String) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a Cow<'_, str>> for Arg<'a> {
    fn from(text: &'a Cow<'_, str>) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a &Cow<'_, str>> for Arg<'a> {
    fn from(text: &'a &Cow<'_, str>) -> Self {
        Arg::Text(Cow::Borrowed(text))
    }
}

impl From<&u64> for Arg<'_> {
    fn from(count: &u64) -> Self {
        Arg::Count(*count)
    }
}
