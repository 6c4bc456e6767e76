//! From hand to hand: submitted, sent back, published now or at an hour, taken off, archived.

use crate::{
    Article,
    article::{HEADLINE_KIND, KIND, State, Written},
    index, jobs as later, store, telling, urls,
    writing::{self, Audience},
};
use base::{Day, Id, Instant};
use db::{Error, Result, Tx};
use people::{Addressee, Person, audience, audience::Line};
use publication::{Edition, Handed, seen};

/// How long an article without a last day is shown first.
const HEADLINE_DAYS: i32 = 14;

/// Its author asks those who publish in the thread to publish it.
pub fn submit(tx: &Tx<'_>, id: Id<Article>, by: Id<Person>, now: Instant) -> Result<()> {
    let article = written(tx, id)?;
    if article.state == State::Submitted {
        return Ok(());
    }
    if !article.is_with_its_author() {
        return Err(Error::Conflict("it is not with its author".to_owned()));
    }
    store::articles::move_on(tx, id, article.state, State::Submitted)?;
    telling::submitted(tx, &article, by, now)
}

/// Publishes it now, or when its hour has come.
pub fn publish(tx: &Tx<'_>, id: Id<Article>, by: Id<Person>, now: Instant) -> Result<()> {
    let article = written(tx, id)?;
    if article.is_out() {
        return Ok(());
    }
    let Some(at) = article.publish_at.filter(|at| *at > now) else {
        return put_out(tx, &article, Some(by), now);
    };
    if article.state != State::Waiting {
        store::articles::move_on(tx, id, article.state, State::Waiting)?;
    }
    telling::looked_at(tx, id)?;
    jobs::enqueue(tx, &later::Publish { article: id }, at).map(drop)
}

/// Its hour has come, unless it was moved or sent back meanwhile.
pub fn its_hour(tx: &Tx<'_>, id: Id<Article>, now: Instant) -> Result<()> {
    let Some(article) = store::articles::written(tx, id)? else { return Ok(()) };
    let has_come = article.publish_at.is_some_and(|at| at <= now);
    if article.state != State::Waiting || !has_come {
        return Ok(());
    }
    put_out(tx, &article, None, now)
}

fn put_out(tx: &Tx<'_>, article: &Written, by: Option<Id<Person>>, now: Instant) -> Result<()> {
    let edition = store::articles::set_out(tx, article.id, now)?;
    address(tx, article, edition, now.day())?;
    telling::looked_at(tx, article.id)?;
    if by != Some(article.author_id) {
        telling::published(tx, article, now)?;
    }
    let told = later::Tell { article: article.id, edition, after: later::NOBODY };
    jobs::enqueue(tx, &told, now).map(drop)
}

/// A published article was changed: its readers and its words are what they are now.
pub fn again(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    let article = written(tx, id)?;
    let (Some(edition), Some(at)) = (article.edition, article.published_at) else { return Ok(()) };
    address(tx, &article, edition, at.day())
}

/// An article to all schools of a town is for those that were opened since, too.
pub fn extend(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    let Some(article) = store::articles::written(tx, id)?.filter(Written::is_out) else {
        return Ok(());
    };
    let mut groups = store::readers::groups(tx, &article, Audience::of(&article))?;
    let mut known = store::readers::groups_of(tx, id)?;
    groups.sort_unstable();
    known.sort_unstable();
    if groups == known { Ok(()) } else { again(tx, id) }
}

/// Says for whom it is, to the lists and to the search.
fn address(tx: &Tx<'_>, article: &Written, edition: Id<Edition>, on: Day) -> Result<()> {
    let groups = store::readers::groups(tx, article, Audience::of(article))?;
    let until_on = article.ends_on.map(|day| day.plus_days(1));
    let line =
        |group: &Id<people::Group>| Line { until_on, ..Line::read(Addressee::Group(*group)) };
    let lines: Vec<Line> = groups.iter().map(line).collect();
    audience::put(tx, KIND, edition.raw(), &lines)?;
    let first = if article.is_headline { headline(&lines, on) } else { Vec::new() };
    audience::put(tx, HEADLINE_KIND, edition.raw(), &first)?;
    index::put(tx, edition, &article.title, &article.body, &groups)
}

/// What is shown first is shown first for a time.
fn headline(lines: &[Line], on: Day) -> Vec<Line> {
    let last = on.plus_days(HEADLINE_DAYS);
    let until = |line: &Line| Some(line.until_on.map_or(last, |day| day.min(last)));
    lines.iter().map(|line| Line { until_on: until(line), ..*line }).collect()
}

impl Handed for Article {
    const RETURN: &'static str = "refus";
    const GIVEN_BACK: &'static str = text::id!("news-refused");
    const TAKEN_OFF: &'static str = text::id!("news-withdrawn");
    const DISCARDED: &'static str = text::id!("news-discarded");

    fn give_back(tx: &Tx<'_>, id: Id<Self>, sentence: &str, now: Instant) -> Result<()> {
        store::articles::refuse(tx, id, sentence)?;
        telling::looked_at(tx, id)?;
        telling::refused(tx, &written(tx, id)?, now)
    }

    /// Nobody sees it any more; it is a draft of its author again.
    fn take_off(tx: &Tx<'_>, id: Id<Self>) -> Result<()> {
        let article = written(tx, id)?;
        store::articles::take_off(tx, id)?;
        if let Some(edition) = article.edition {
            remove(tx, edition)?;
        }
        telling::forget(tx, id)
    }

    fn discard(&self, tx: &Tx<'_>, now: Instant) -> Result<()> {
        writing::discard(tx, self, now)
    }

    fn off(_: Id<Self>) -> String {
        urls::DESK.to_owned()
    }
}

/// Its last day is over.
pub fn archive(tx: &Tx<'_>, id: Id<Article>, edition: Id<Edition>) -> Result<()> {
    store::articles::move_on(tx, id, State::Published, State::Archived)?;
    // The lines stay: they say who could read it, and end by their day.
    db::search::remove(tx, edition.raw())?;
    telling::forget(tx, id)
}

pub fn remove(tx: &Tx<'_>, edition: Id<Edition>) -> Result<()> {
    seen::forget(tx, edition)?;
    audience::remove(tx, KIND, edition.raw())?;
    audience::remove(tx, HEADLINE_KIND, edition.raw())?;
    db::search::remove(tx, edition.raw())
}

fn written(tx: &Tx<'_>, id: Id<Article>) -> Result<Written> {
    store::articles::written(tx, id)?.ok_or(Error::Missing)
}
