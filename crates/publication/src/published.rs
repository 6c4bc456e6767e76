//! What a feature says of its texts.

use crate::{
    comment::{AuthorKind, Awaited, Comments, Speak},
    pages::comments::Typed,
    seen::Edition,
};
use base::{Id, Instant};
use db::Tx;
use people::{Person, School, Standing};
use web::{Allows, App, Granted, Guarded, NoticeKind, Page, Read, Result, Ui};

/// A text that is published: an article, a post.
pub trait Text: Guarded + Allows<Read> {
    /// What tables call it: `news_article`.
    const KIND: &'static str;
    /// Where its pages are: `/actualites`.
    const PLACE: &'static str;
    /// What its readers are told when it is out.
    const NOTICE: NoticeKind;

    fn id(&self) -> Id<Self>;

    fn title(&self) -> &str;

    /// Of the newest editions this person may read, those he has not seen.
    fn new_for(tx: &Tx<'_>, viewer: &Standing, now: Instant) -> db::Result<Vec<Id<Edition>>>;
}

/// A text below which something may be said, where its policy of [`Speak`] allows it.
pub trait Commented: Text + Allows<Speak> {
    /// The name of a comment's id in paths: other texts have comments of their own.
    const COMMENT: &'static str;

    /// Whether one may say something, and whether it is read first.
    fn comments(&self) -> Comments;

    /// What this person is around it; nobody who is nothing there speaks.
    fn kind_of(&self, person: &Standing) -> Option<AuthorKind>;

    fn is_moderated_by(&self, person: &Standing) -> bool;

    /// Where hiding is written in the log of actions.
    fn school(&self) -> Option<Id<School>>;

    /// Tells those who moderate that something below it awaits them.
    fn tell(
        &self,
        tx: &Tx<'_>,
        what: Awaited,
        except: Option<Id<Person>>,
        now: Instant,
    ) -> db::Result<()>;

    /// What awaited them awaits them no more.
    fn looked_at(tx: &Tx<'_>, id: Id<Self>) -> db::Result<()>;

    /// Its page, with a comment that was begun and what is wrong with it.
    fn page(
        text: &Granted<Speak, Self>,
        app: &App,
        ui: &Ui,
        typed: Typed<'_>,
    ) -> impl Future<Output = Result<Page>> + Send;
}
