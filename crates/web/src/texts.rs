//! The sentences of the interface: Fluent files of every feature, one bundle a language.

use base::{Day, Id, Instant, Locale};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{borrow::Cow, collections::HashMap};

/// All sentences of all features, in all languages.
pub struct Texts([Language; Locale::ALL.len()]);

struct Language {
    locale: Locale,
    /// Sentences without arguments: found, not formatted. Most of a page is made of these.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

/// An argument of a sentence.
pub struct Arg<'a>(FluentValue<'a>);

impl Texts {
    /// Reads the files of each feature: `(fr, en)`, as `text::files!()` gives them.
    pub fn new(files: &[(&'static str, &'static str)]) -> Result<Self, String> {
        let french: Vec<&str> = files.iter().map(|(fr, _)| *fr).collect();
        let english: Vec<&str> = files.iter().map(|(_, en)| *en).collect();
        Ok(Texts([Language::new(Locale::Fr, &french)?, Language::new(Locale::En, &english)?]))
    }

    /// A sentence without arguments.
    pub fn words(&self, locale: Locale, id: &'static str) -> Cow<'_, str> {
        match self.language(locale).plain.get(id) {
            Some(words) => Cow::Borrowed(words),
            None => self.say(locale, id, &[]),
        }
    }

    /// A sentence with arguments. An unknown id is shown as it is: `t!` makes that impossible.
    pub fn say<'a>(
        &'a self,
        locale: Locale,
        id: &'a str,
        args: &[(&'a str, Arg<'a>)],
    ) -> Cow<'a, str> {
        let language = self.language(locale);
        let message = language.bundle.get_message(id).and_then(|message| message.value());
        let Some(pattern) = message else {
            return match locale {
                Locale::Fr => Cow::Borrowed(id),
                Locale::En => self.say(Locale::Fr, id, args),
            };
        };
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.0.clone());
        }
        let mut errors = Vec::new();
        let said = language.bundle.format_pattern(pattern, Some(&values), &mut errors);
        Cow::Owned(said.into_owned())
    }

    fn language(&self, locale: Locale) -> &Language {
        self.0.iter().find(|language| language.locale == locale).unwrap_or(&self.0[0])
    }
}

impl Language {
    fn new(locale: Locale, files: &[&'static str]) -> Result<Self, String> {
        let language = locale.code().parse().map_err(|error| format!("{error:?}"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Our sentences mix no writing directions; the marks would be in every copied text.
        bundle.set_use_isolating(false);
        let mut ids = Vec::new();
        for file in files {
            let resource = FluentResource::try_new((*file).to_owned())
                .map_err(|(_, errors)| format!("{}.ftl: {errors:?}", locale.code()))?;
            ids.extend(file.lines().filter_map(|line| line.split_once(" =")).map(|(id, _)| id));
            bundle.add_resource(resource).map_err(|errors| format!("{errors:?}"))?;
        }
        let mut plain = HashMap::new();
        for id in ids {
            let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
                continue;
            };
            let mut errors = Vec::new();
            let words = bundle.format_pattern(pattern, None, &mut errors).into_owned();
            if errors.is_empty() {
                plain.insert(id.to_owned(), words);
            }
        }
        Ok(Language { locale, plain, bundle })
    }
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Arg(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&&'a str> for Arg<'a> {
    fn from(text: &&'a str) -> Self {
        Arg(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Arg(FluentValue::String(Cow::Borrowed(text)))
    }
}

impl<'a> From<&'a Cow<'a, str>> for Arg<'a> {
    fn from(text: &'a Cow<'a, str>) -> Self {
        Arg(FluentValue::String(Cow::Borrowed(text)))
    }
}

macro_rules! numbers {
    ($($type:ty),*) => { $(
        impl From<&$type> for Arg<'_> {
            fn from(number: &$type) -> Self { Arg(FluentValue::from(*number)) }
        }
    )* };
}
numbers!(i64, i32, i16, u64, u32, u16, u8, usize);

impl From<&Day> for Arg<'_> {
    fn from(day: &Day) -> Self {
        Arg(FluentValue::String(Cow::Owned(day.without_year(Locale::Fr))))
    }
}

impl From<&Instant> for Arg<'_> {
    fn from(at: &Instant) -> Self {
        Arg(FluentValue::String(Cow::Owned(at.time_in(Locale::Fr))))
    }
}

impl<T> From<&Id<T>> for Arg<'_> {
    fn from(id: &Id<T>) -> Self {
        Arg(FluentValue::String(Cow::Owned(id.to_string())))
    }
}
