//! Saying something below a text, judging it, reporting it.

use crate::{
    Comment, Commented, Discussion, Report, Speak, State, Text,
    comment::{AuthorKind, Awaited},
    store,
};
use base::{Id, Instant, RichText};
use db::{Result, Tx};
use people::{Person, Standing, audit};
use web::{Granted, Manage};

/// Looked at below one text: the last ones.
const COMMENTS: u32 = 200;

/// What this person may read below a text he reads. Two statements at most.
pub fn load<T: Commented>(tx: &Tx<'_>, text: &T, viewer: &Standing) -> Result<Discussion> {
    let mut said = store::comments::below(tx, text.id().cast(), COMMENTS)?;
    let (kind, is_moderator) = (text.kind_of(viewer), text.is_moderated_by(viewer));
    said.retain(|said| said.is_shown_to(viewer, kind, is_moderator));
    let is_reported = is_moderator && said.iter().any(|said| said.reports > 0);
    let reasons =
        if is_reported { store::comments::reasons(tx, text.id().cast())? } else { Vec::new() };
    Ok(Discussion { said, reasons })
}

/// What is said, by whom, and whether it waits.
#[derive(Clone, Copy, Debug)]
pub struct Saying<'a> {
    pub author: Id<Person>,
    pub kind: AuthorKind,
    pub body: &'a RichText,
    pub state: State,
    /// Made with the form: what is sent twice is one comment.
    pub once: &'a str,
}

/// Puts it below a text, whoever may: for the days that a demo plays. Says whether it is new.
pub fn put<T: Text>(tx: &Tx<'_>, text: Id<T>, saying: &Saying<'_>, now: Instant) -> Result<bool> {
    store::comments::insert(tx, (T::KIND, text.cast()), saying, now)
}

/// What those who moderate say is shown; what others say waits for them, where the text wants it.
pub fn say<T: Commented>(
    tx: &Tx<'_>,
    text: &Granted<Speak, T>,
    body: &RichText,
    once: &str,
    now: Instant,
) -> Result<State> {
    let author = text.viewer.person;
    let kind = text.kind_of(&text.viewer).ok_or(db::Error::Missing)?;
    let state = text.comments().begin(text.is_moderated_by(&text.viewer));
    let saying = Saying { author, kind, body, state, once };
    if put(tx, text.id(), &saying, now)? && state == State::Held {
        text.tell(tx, Awaited::Held, Some(author), now)?;
    }
    Ok(state)
}

/// What becomes of a comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Judgement {
    Show,
    /// With the reason its author reads.
    Hide(String),
    /// It was reported, and stays as it is.
    Leave,
}

/// The reports about it are answered; when nothing below the text awaits anybody any more, its
/// notice goes.
pub fn judge<T: Commented>(
    tx: &Tx<'_>,
    comment: &Granted<Manage, Comment<T>>,
    judgement: &Judgement,
    now: Instant,
) -> Result<()> {
    let by = comment.viewer.person;
    match judgement {
        Judgement::Show => store::comments::judge(tx, comment.said.id, State::Shown, "", by, now)?,
        Judgement::Hide(reason) => {
            store::comments::judge(tx, comment.said.id, State::Hidden, reason, by, now)?;
            write_down(tx, comment, now)?;
        }
        Judgement::Leave => {}
    }
    store::comments::answer_reports(tx, comment.said.id, now)?;
    if store::comments::await_somebody(tx, comment.thing_id)? {
        return Ok(());
    }
    T::looked_at(tx, comment.text.id())
}

fn write_down<T: Commented>(
    tx: &Tx<'_>,
    comment: &Granted<Manage, Comment<T>>,
    now: Instant,
) -> Result<()> {
    let act = audit::Act {
        person: Some(comment.viewer.person),
        action: "comment.hide",
        risk: audit::Risk::Other,
        school: comment.text.school(),
        thing: format!("comment:{}", comment.said.id),
        detail: serde_json::json!({ "kind": T::KIND, "text": comment.text.id() }),
    };
    audit::record(tx, now, &act)
}

/// Those who moderate are told, not by whom.
pub fn report<T: Commented>(
    tx: &Tx<'_>,
    comment: &Granted<Report, Comment<T>>,
    reason: &str,
    now: Instant,
) -> Result<()> {
    store::comments::report(tx, comment.said.id, comment.viewer.person, reason, now)?;
    comment.text.tell(tx, Awaited::Reported, None, now)
}

/// The text is gone: its versions, and what was said below it.
pub fn forget<T: Text>(tx: &Tx<'_>, text: Id<T>) -> Result<()> {
    store::versions::forget(tx, text.cast())?;
    store::comments::forget(tx, text.cast())
}
