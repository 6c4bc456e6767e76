//! The notices the journal tells: where something is new, never what it says or whom it shows.

use crate::{Post, post::Written, store, urls};
use base::{Id, Instant};
use db::{Result, Tx};
use notices::{Reader, Telling, Timing};
use people::{Person, Standing};
use publication::Awaited;
use web::{NoticeKind, Rhythm};

pub const POST: NoticeKind = NoticeKind {
    word: "journal.post",
    text: text::id!("journal-notice-posts"),
    icon: "camera",
    rhythm: Rhythm::Daily,
    shown: |_| true,
};

/// For those who write: a pupil hands a post in, a comment waits or was reported, a post came back.
pub const DESK: NoticeKind = NoticeKind {
    word: "journal.desk",
    text: text::id!("journal-notice-desk"),
    icon: "pencil",
    rhythm: Rhythm::AtOnce,
    shown: |standing: &Standing| standing.is_staff() || standing.is_pupil(),
};

fn telling(post: &Written, kind: NoticeKind, text: &'static str, at: Instant) -> Telling {
    Telling {
        kind,
        thing: post.id.raw(),
        url: urls::post(post.id),
        text,
        args: vec![("class", post.class_name.clone())],
        at,
        timing: Timing::Quiet,
        except: None,
    }
}

/// It is out: the families and the pupils of the class are told, the team sees it. Says who.
pub fn out(tx: &Tx<'_>, post: &Written, by: Id<Person>, at: Instant) -> Result<Vec<Id<Person>>> {
    let families = store::readers::families(tx, post.class_id, at.day())?;
    let reader = |(person, pupil): &(Id<Person>, i64)| Reader {
        person: *person,
        on_behalf_of: (*pupil != 0).then(|| Id::new(*pupil)),
    };
    let readers: Vec<Reader> = families.iter().map(reader).collect();
    let told =
        Telling { except: Some(by), ..telling(post, POST, text::id!("journal-notice-out"), at) };
    notices::tell(tx, &told, &readers)?;
    if post.is_by_pupil() {
        let told = telling(post, DESK, text::id!("journal-notice-yours-out"), at);
        notices::tell(tx, &told, &[Reader::person(post.author_id)])?;
    }
    let mut persons: Vec<Id<Person>> = families.into_iter().map(|(person, _)| person).collect();
    persons.extend(store::readers::team(tx, post.class_id)?);
    Ok(persons)
}

/// A pupil has handed it in.
pub fn submitted(tx: &Tx<'_>, post: &Written, at: Instant) -> Result<()> {
    to_team(tx, post, text::id!("journal-notice-submitted"), None, at)
}

/// Something said below it awaits the team.
pub fn awaited(
    tx: &Tx<'_>,
    post: &Written,
    what: Awaited,
    except: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let text = match what {
        Awaited::Held => text::id!("journal-notice-held"),
        Awaited::Reported => text::id!("journal-notice-reported"),
    };
    to_team(tx, post, text, except, at)
}

fn to_team(
    tx: &Tx<'_>,
    post: &Written,
    text: &'static str,
    except: Option<Id<Person>>,
    at: Instant,
) -> Result<()> {
    let team = store::readers::team(tx, post.class_id)?;
    let readers: Vec<Reader> = team.into_iter().map(Reader::person).collect();
    notices::tell(tx, &Telling { except, ..telling(post, DESK, text, at) }, &readers)
}

/// It came back to its pupil.
pub fn given_back(tx: &Tx<'_>, post: &Written, at: Instant) -> Result<()> {
    let told = telling(post, DESK, text::id!("journal-notice-returned"), at);
    notices::tell(tx, &told, &[Reader::person(post.author_id)])
}

/// What awaited the team awaits it no more.
pub fn looked_at(tx: &Tx<'_>, id: Id<Post>) -> Result<()> {
    notices::take_back(tx, &DESK, id.raw())
}

/// It is not out any more: nobody is told of it.
pub fn forget(tx: &Tx<'_>, id: Id<Post>) -> Result<()> {
    notices::take_back(tx, &POST, id.raw())
}
