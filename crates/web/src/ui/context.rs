//! `Ui`: viewer, language, form token, the time, the word that waits. No I/O from here on.

use crate::{
    App, Error, MenuEntry, NoticeKind, Page, Result, Viewer,
    access::{Action, Allows},
    answer::{FLASH_COOKIE, unpercent},
    banner::Banner,
    counters::Numbers,
    form::{VISITOR_COOKIE, visitor_token},
    session::{self, Preferences, cookie},
    texts::Arg,
    token::{self, Token},
    ui::layout::Shell,
};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderValue, StatusCode, Uri, header, request::Parts},
};
use base::{Day, Instant, Lang, Locale};
use maud::Markup;
use std::borrow::Cow;

/// What a view knows.
pub struct Ui {
    pub(crate) app: App,
    pub viewer: Option<Viewer>,
    pub locale: Locale,
    pub now: Instant,
    /// The path asked for, to mark where one is.
    pub path: String,
    pub(crate) csrf: String,
    pub(crate) flash: Option<String>,
    pub(crate) numbers: Option<Numbers>,
    pub(crate) banners: Vec<Banner>,
    cookies: Vec<HeaderValue>,
}

const VISITOR_SECONDS: i64 = 86_400;

impl FromRequestParts<App> for Ui {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self> {
        let viewer =
            <Viewer as OptionalFromRequestParts<App>>::from_request_parts(parts, app).await?;
        let numbers = match &viewer {
            Some(viewer) => Some(app.counters.of(app, viewer).await?),
            None => None,
        };
        let banners = match &viewer {
            Some(viewer) => app.banners.of(app, viewer).await?,
            None => Vec::new(),
        };
        let mut cookies = Vec::new();
        let csrf = match &viewer {
            Some(viewer) => viewer.session.csrf,
            None => visitor(parts, app, &mut cookies),
        };
        let flash = cookie(&parts.headers, FLASH_COOKIE).and_then(unpercent);
        if flash.is_some() {
            cookies.push(session::set_cookie(FLASH_COOKIE, "", 0, false));
        }
        let accepted = parts.headers.get(header::ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok());
        let locale = match &viewer {
            Some(viewer) => app.texts.spoken(viewer.preferences().locale),
            None => accepted.map(|it| app.texts.preferred(it)).unwrap_or_default(),
        };
        Ok(Ui {
            app: app.clone(),
            viewer,
            locale,
            now: app.clock.now(),
            path: parts.uri.path().to_owned(),
            csrf: token::masked(csrf, Token::from_be_bytes(app.random.bytes())),
            flash,
            numbers,
            banners,
            cookies,
        })
    }
}

/// The form token of somebody who is not signed in; his browser gets a cookie to bind it to.
fn visitor(parts: &Parts, app: &App, cookies: &mut Vec<HeaderValue>) -> Token {
    if let Some(visitor) = cookie(&parts.headers, VISITOR_COOKIE) {
        return visitor_token(app, visitor);
    }
    let visitor = app.random.token();
    let is_secure = app.settings.is_secure;
    cookies.push(session::set_cookie(VISITOR_COOKIE, &visitor, VISITOR_SECONDS, is_secure));
    visitor_token(app, &visitor)
}

impl Ui {
    /// For a page that may cost nothing: nobody is looked up, no form can be sent from it.
    pub(crate) fn of_nobody(app: &App, uri: &Uri, accepted: Option<&HeaderValue>) -> Self {
        let accepted = accepted.and_then(|it| it.to_str().ok());
        Ui {
            app: app.clone(),
            viewer: None,
            locale: accepted.map(|it| app.texts.preferred(it)).unwrap_or_default(),
            now: app.clock.now(),
            path: uri.path().to_owned(),
            csrf: String::new(),
            flash: None,
            numbers: None,
            banners: Vec::new(),
            cookies: Vec::new(),
        }
    }

    /// The viewer of a page that only signed-in persons reach.
    pub fn viewer(&self) -> Result<&Viewer> {
        self.viewer.as_ref().ok_or(Error::LoginRequired)
    }

    /// A sentence without arguments. Use `t!`, which checks the id.
    pub fn words(&self, id: &'static str) -> Cow<'_, str> {
        self.app.texts.words(self.locale, id)
    }

    /// A sentence with arguments. Use `t!`, which checks them.
    pub fn say<'a>(&'a self, id: &'a str, args: &[(&'a str, Arg<'a>)]) -> Cow<'a, str> {
        self.app.texts.say(self.locale, id, args)
    }

    /// A sentence of another crate, kept with its arguments: a notice told some time ago.
    pub fn say_kept(&self, id: &str, args: &[(String, String)]) -> String {
        let args: Vec<_> = args.iter().map(|(name, value)| (name.as_str(), value.into())).collect();
        self.app.texts.say(self.locale, id, &args).into_owned()
    }

    /// The kinds of news of the house, in the order of its features.
    pub fn notice_kinds(&self) -> Vec<NoticeKind> {
        self.app.features.iter().flat_map(|feature| feature.notices.iter().copied()).collect()
    }

    /// What the log of actions holds, as a sentence; a word that no feature says stays as it is.
    pub fn deed<'a>(&'a self, action: &'a str) -> Cow<'a, str> {
        let mut deeds = self.app.features.iter().flat_map(|feature| feature.deeds);
        match deeds.find(|(word, _)| *word == action) {
            Some((_, text)) => self.words(text),
            None => Cow::Borrowed(action),
        }
    }

    /// Does a card of the home page show this kind of news by itself?
    pub fn is_on_a_card(&self, kind: &str) -> bool {
        let mut cards = self.app.features.iter().filter_map(|feature| feature.card.as_ref());
        cards.any(|card| card.tells.contains(&kind))
    }

    /// May the viewer do this? For showing a button; the handler's first argument is the guard.
    pub fn may<A: Action>(&self, thing: &impl Allows<A>) -> bool {
        self.viewer.as_ref().is_some_and(|viewer| Allows::<A>::allows(thing, viewer))
    }

    pub fn today(&self) -> Day {
        self.now.day()
    }

    pub fn preferences(&self) -> Preferences {
        match &self.viewer {
            Some(viewer) => viewer.preferences().clone(),
            None => Preferences { locale: self.locale, ..Preferences::default() },
        }
    }

    /// The languages the interface speaks, French first.
    pub fn locales(&self) -> Vec<Locale> {
        self.app.texts.locales()
    }

    /// What `lang=` says of a text of somebody: nothing when it is in the language of the page.
    pub fn lang(&self, lang: Lang) -> Option<&'static str> {
        (lang != self.locale.lang()).then_some(lang.tag())
    }

    /// What `dir=` says of it: nothing when it runs as the page does.
    pub fn dir(&self, lang: Lang) -> Option<&'static str> {
        (lang.is_rtl() != self.locale.lang().is_rtl()).then_some(lang.dir())
    }

    /// The house's address with a path: for mails, sheets and QR codes.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.app.settings.base_url)
    }

    /// The entries of the menu that are shown to this viewer, of every feature, small first.
    pub fn menu(&self) -> Vec<&MenuEntry> {
        let Some(viewer) = &self.viewer else { return Vec::new() };
        let all = self.app.features.iter().flat_map(|feature| &feature.menu);
        let is_shown = |entry: &&MenuEntry| (entry.shown)(viewer) || self.number(entry.url) > 0;
        let mut entries: Vec<&MenuEntry> = all.filter(is_shown).collect();
        entries.sort_by_key(|entry| entry.order);
        entries
    }

    /// The number beside a menu entry.
    pub fn number(&self, counter: &str) -> i64 {
        let numbers = self.numbers.as_deref().unwrap_or_default();
        numbers.iter().find(|(name, _)| *name == counter).map_or(0, |(_, number)| *number)
    }

    /// How a moment is said in a list: an hour today, "hier", a day before.
    pub fn when(&self, at: Instant) -> String {
        let (day, today) = (at.day(), self.today());
        if day == today {
            at.time_in(self.locale)
        } else if day.plus_days(1) == today {
            text::t!(self, "ui-yesterday").into_owned()
        } else if day.year() == today.year() {
            day.short(self.locale)
        } else {
            format!("{} {}", day.short(self.locale), day.year())
        }
    }

    /// A moment in full: `lundi 23 novembre 2026 à 19 h 54`.
    pub fn when_in_full(&self, at: Instant) -> String {
        let (day, time) = (at.day().in_words(self.locale), at.time_in(self.locale));
        text::t!(self, "ui-day-at-time", day = day, time = time).into_owned()
    }

    /// A page in the shell. `title` is its `<title>`; `body` has the `h1`.
    pub fn page(&self, title: impl AsRef<str>, body: Markup) -> Page {
        self.shell(&Shell::default(), title.as_ref(), body)
    }

    /// A page for reading or filling in: one narrow column.
    pub fn narrow(&self, title: impl AsRef<str>, body: Markup) -> Page {
        self.shell(&Shell { is_narrow: true, ..Shell::default() }, title.as_ref(), body)
    }

    /// A page without menu: signing in, an error, a thing to print.
    pub fn bare(&self, title: impl AsRef<str>, body: Markup) -> Page {
        self.shell(
            &Shell { is_bare: true, is_narrow: true, ..Shell::default() },
            title.as_ref(),
            body,
        )
    }

    /// The form token alone, with the cookie it is bound to.
    pub(crate) fn token(&self) -> Page {
        Page { status: StatusCode::OK, html: self.csrf.clone(), cookies: self.cookies.clone() }
    }

    pub fn shell(&self, shell: &Shell, title: &str, body: Markup) -> Page {
        Page {
            status: StatusCode::OK,
            html: shell.draw(self, title, &body).into_string(),
            cookies: self.cookies.clone(),
        }
    }
}
