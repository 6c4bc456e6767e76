//! What is said below an article: by whom, and who moderates it. The rest is in `publication`.

use crate::{Article, pages::article, telling};
use base::{Id, Instant};
use db::Tx;
use people::{Person, School, Standing};
use publication::{AuthorKind, Awaited, Commented, Comments, Speak, pages::comments::Typed};
use web::{App, Granted, Page, Result, Ui};

impl Commented for Article {
    const COMMENT: &'static str = "news_comment";

    fn comments(&self) -> Comments {
        self.written.comments
    }

    fn kind_of(&self, person: &Standing) -> Option<AuthorKind> {
        self.thread().kind_of(person)
    }

    /// Its author while he writes there, and those who publish in its thread.
    fn is_moderated_by(&self, person: &Standing) -> bool {
        self.is_by(person) && self.role.is_some() || self.is_managed()
    }

    fn school(&self) -> Option<Id<School>> {
        self.school_id
    }

    fn tell(
        &self,
        tx: &Tx<'_>,
        what: Awaited,
        except: Option<Id<Person>>,
        now: Instant,
    ) -> db::Result<()> {
        telling::awaited(tx, &self.written, what, except, now)
    }

    fn looked_at(tx: &Tx<'_>, id: Id<Self>) -> db::Result<()> {
        telling::looked_at(tx, id)
    }

    async fn page(of: &Granted<Speak, Self>, app: &App, ui: &Ui, typed: Typed<'_>) -> Result<Page> {
        let (asked, viewer) = (Article::clone(of), of.viewer.clone());
        let reader = translation::Reader::of(app, &viewer);
        let shown = app.db.read(move |tx| article::load(tx, &asked, &viewer, &reader)).await?;
        Ok(article::view(ui, of, &shown, typed))
    }
}
