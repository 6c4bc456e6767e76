//! The sentences of the interface: Fluent files of every feature, one bundle a language.

use base::{Day, Id, Instant, Lang, Locale, with_de};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use std::{
    borrow::Cow,
    collections::{BTreeMap, HashMap},
};

/// The files of one feature, by the tags of their languages: what `text::files!()` gives.
pub type TextFiles = &'static [(&'static str, &'static str)];

/// All sentences of all features, in all languages that have a file. French is the first; what
/// another does not say is said in French.
pub struct Texts(Vec<Language>);

struct Language {
    locale: Locale,
    /// Sentences without arguments: found, not formatted. Most of a page is made of these.
    plain: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

/// An argument of a sentence.
pub struct Arg<'a>(FluentValue<'a>);

impl Texts {
    /// Reads the files of each feature. A language that the house has not heard of is an error.
    pub fn new(features: &[TextFiles]) -> Result<Self, String> {
        let mut files: BTreeMap<Lang, Vec<&str>> = BTreeMap::new();
        files.insert(Lang::Fr, Vec::new());
        for (tag, file) in features.iter().copied().flatten() {
            let lang = Lang::parse(tag).ok_or_else(|| format!("{tag}.ftl: no such language"))?;
            files.entry(lang).or_default().push(file);
        }
        // French sorts first.
        let languages = files.iter().map(|(lang, files)| Language::new(Locale::of(*lang), files));
        Ok(Texts(languages.collect::<Result<_, _>>()?))
    }

    /// The languages one may choose, French first.
    pub fn locales(&self) -> Vec<Locale> {
        self.0.iter().map(|language| language.locale).collect()
    }

    /// The language, when the house speaks it; French otherwise.
    pub fn spoken(&self, locale: Locale) -> Locale {
        self.language(locale).map_or(Locale::Fr, |language| language.locale)
    }

    /// The first language of an `Accept-Language` header that the house speaks; French otherwise.
    pub fn preferred(&self, accept_language: &str) -> Locale {
        let tags = accept_language.split(',').map(|part| part.split(';').next().unwrap_or(part));
        let mut known = tags.filter_map(|tag| Locale::parse(tag.trim()));
        known.find(|locale| self.language(*locale).is_some()).unwrap_or_default()
    }

    /// A sentence without arguments.
    pub fn words(&self, locale: Locale, id: &'static str) -> Cow<'_, str> {
        let own = self.language(locale).and_then(|language| language.plain.get(id));
        match own.or_else(|| self.0[0].plain.get(id)) {
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
        let own = self.language(locale).into_iter().chain(self.0.first());
        let mut said = own.filter_map(|language| language.say(id, args));
        said.next().map_or(Cow::Borrowed(id), Cow::Owned)
    }

    fn language(&self, locale: Locale) -> Option<&Language> {
        self.0.iter().find(|language| language.locale == locale)
    }
}

impl Language {
    fn new(locale: Locale, files: &[&'static str]) -> Result<Self, String> {
        let language = locale.code().parse().map_err(|error| format!("{error:?}"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // The marks would be in every copied text; only where names run against the sentence they
        // keep its order.
        bundle.set_use_isolating(locale.lang().is_rtl());
        bundle.add_function("DE", de).map_err(|error| format!("{error:?}"))?;
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

    fn say(&self, id: &str, args: &[(&str, Arg<'_>)]) -> Option<String> {
        let pattern = self.bundle.get_message(id).and_then(|message| message.value())?;
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, value) in args {
            values.set(*name, value.0.clone());
        }
        let mut errors = Vec::new();
        Some(self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned())
    }
}

/// `{ DE($name) }`, in French: « de Léa », « d’Inès ».
fn de<'a>(of: &[FluentValue<'a>], _: &FluentArgs<'_>) -> FluentValue<'a> {
    match of {
        [FluentValue::String(name)] => FluentValue::from(with_de(name)),
        _ => FluentValue::Error,
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
