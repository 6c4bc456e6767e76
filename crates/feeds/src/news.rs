//! The news of feeds, for whoever brought one in and went on with something else.

use crate::history::Feed;
use crate::urls;
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Person, Right, Standing};
use web::{NoticeKind, Rhythm};

pub const DONE: NoticeKind = NoticeKind {
    word: "feeds.done",
    text: text::id!("feeds-notice-kind"),
    icon: "download",
    rhythm: Rhythm::Daily,
    shown: brings_in,
};

/// Somebody who may bring files in somewhere.
pub fn brings_in(standing: &Standing) -> bool {
    let runs = |school: &people::SchoolSummary| standing.has_right(school.id, Right::Feeds);
    standing.is_platform_administrator() || standing.schools.iter().any(runs)
}

/// Long work on a feed has ended. `text` is one of the sentences that name the feed alone.
pub fn tell(
    tx: &Tx<'_>,
    feed: Id<Feed>,
    name: &str,
    reader: Id<Person>,
    text: &'static str,
    at: Instant,
) -> Result<()> {
    let telling = Telling {
        kind: DONE,
        thing: feed.raw(),
        url: urls::feed(feed),
        text,
        args: vec![("name", name.to_owned())],
        at,
        timing: Timing::Quiet,
        except: None,
    };
    notices::tell(tx, &telling, &[Reader::person(reader)])
}
