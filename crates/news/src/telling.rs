//! The notices the news tell: where something is new, never what it says.

use crate::{Article, alert::Alert, article::Written, store, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::Person;
use publication::Awaited;
use web::{NoticeKind, Rhythm};

pub const ARTICLE: NoticeKind = NoticeKind {
    word: "news.article",
    text: text::id!("news-notice-articles"),
    icon: "megaphone",
    rhythm: Rhythm::Daily,
    shown: |_| true,
};

/// For those who write: an article waits, was sent back, was published; a comment waits or was
/// reported.
pub const DESK: NoticeKind = NoticeKind {
    word: "news.desk",
    text: text::id!("news-notice-desk"),
    icon: "pencil",
    rhythm: Rhythm::AtOnce,
    shown: people::Standing::is_staff,
};

pub const ALERT: NoticeKind = NoticeKind {
    word: "news.alert",
    text: text::id!("news-notice-alerts"),
    icon: "triangle-alert",
    rhythm: Rhythm::AtOnce,
    shown: |_| true,
};

fn telling(article: &Written, kind: NoticeKind, text: &'static str, at: Instant) -> Telling {
    Telling {
        kind,
        thing: article.id.raw(),
        url: urls::article(article.id),
        text,
        args: vec![("place", article.thread_name.clone())],
        at,
        timing: Timing::Quiet,
        except: Some(article.author_id),
    }
}

/// It is out, for these readers.
pub fn out(tx: &Tx<'_>, article: &Written, readers: &[Reader], at: Instant) -> Result<()> {
    let text = text::id!("news-notice-out");
    notices::tell(tx, &telling(article, ARTICLE, text, at), readers)
}

/// It waits for those who publish.
pub fn submitted(tx: &Tx<'_>, article: &Written, by: Id<Person>, at: Instant) -> Result<()> {
    let publishers = store::readers::publishers(tx, article)?;
    let readers: Vec<Reader> = publishers.into_iter().map(Reader::person).collect();
    let told = Telling {
        except: Some(by),
        ..telling(article, DESK, text::id!("news-notice-submitted"), at)
    };
    notices::tell(tx, &told, &readers)
}

/// It came back to its author.
pub fn refused(tx: &Tx<'_>, article: &Written, at: Instant) -> Result<()> {
    to_author(tx, article, text::id!("news-notice-refused"), at)
}

/// It was published by somebody else, or at its hour.
pub fn published(tx: &Tx<'_>, article: &Written, at: Instant) -> Result<()> {
    to_author(tx, article, text::id!("news-notice-published"), at)
}

fn to_author(tx: &Tx<'_>, article: &Written, text: &'static str, at: Instant) -> Result<()> {
    let told = Telling { except: None, ..telling(article, DESK, text, at) };
    notices::tell(tx, &told, &[Reader::person(article.author_id)])
}

/// Something said below it awaits those who moderate.
pub fn awaited(
    tx: &Tx<'_>,
    article: &Written,
    what: Awaited,
    except: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let text = match what {
        Awaited::Held => text::id!("news-notice-held"),
        Awaited::Reported => text::id!("news-notice-reported"),
    };
    let mut moderators = store::readers::publishers(tx, article)?;
    moderators.push(article.author_id);
    moderators.sort_unstable();
    moderators.dedup();
    let readers: Vec<Reader> = moderators.into_iter().map(Reader::person).collect();
    notices::tell(tx, &Telling { except, ..telling(article, DESK, text, at) }, &readers)
}

/// What awaited those who publish awaits them no more.
pub fn looked_at(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    notices::take_back(tx, &DESK, id.raw())
}

/// It is gone: nobody is told of it any more.
pub fn forget(tx: &Tx<'_>, id: Id<Article>) -> Result<()> {
    notices::take_back(tx, &ARTICLE, id.raw())
}

/// Everybody of a place is told at once what stands on top of the pages.
pub fn alerted(tx: &Tx<'_>, alert: &Alert, readers: &[Reader], at: Instant) -> Result<()> {
    let told = Telling {
        kind: ALERT,
        thing: alert.id.raw(),
        url: urls::FEED.to_owned(),
        text: text::id!("news-notice-alert"),
        args: vec![("place", alert.place_name.clone()), ("words", alert.words.clone())],
        at,
        timing: Timing::Now,
        except: Some(alert.author_id),
    };
    notices::tell(tx, &told, readers)
}

/// It is over.
pub fn alert_ended(tx: &Tx<'_>, alert: &Alert) -> Result<()> {
    notices::take_back(tx, &ALERT, alert.id.raw())
}
