//! What is said below a post: by whom, and who moderates it. The rest is in `publication`.

use crate::{Post, pages::post, telling};
use base::{Id, Instant};
use db::Tx;
use people::{Person, School, Standing};
use publication::{AuthorKind, Awaited, Commented, Comments, Speak, pages::comments::Typed};
use web::{App, Granted, Page, Result, Ui};

impl Commented for Post {
    const COMMENT: &'static str = "journal_comment";

    fn comments(&self) -> Comments {
        self.written.comments
    }

    /// Nobody who is not of the class today may speak.
    fn kind_of(&self, person: &Standing) -> Option<AuthorKind> {
        if self.tie.is_staff {
            Some(AuthorKind::Staff)
        } else if !self.tie.is_there() {
            None
        } else if self.tie.pupils().any(|pupil| pupil == person.person) {
            Some(AuthorKind::Pupil)
        } else {
            Some(AuthorKind::Guardian)
        }
    }

    fn is_moderated_by(&self, _: &Standing) -> bool {
        self.tie.is_staff
    }

    fn school(&self) -> Option<Id<School>> {
        Some(self.school_id)
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
        let (asked, viewer) = (Post::clone(of), of.viewer.clone());
        let reader = translation::Reader::of(app, &viewer);
        let shown = app.db.read(move |tx| post::load(tx, &asked, &viewer, &reader)).await?;
        Ok(post::view(ui, of, &shown, typed))
    }
}
