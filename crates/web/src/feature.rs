//! A feature, as the shell sees it. Every field must be written, so that none can be forgotten.

use crate::{
    Routes, TextFiles, Ui,
    demo::{Act, Stage},
};
use base::Id;
use db::{Migrations, Tx};
use maud::Markup;
use people::{Person, Standing};

/// A feature crate's one public word.
pub struct Feature {
    pub name: &'static str,
    /// Its tables; `None` when it keeps nothing of its own.
    pub migrations: Option<Migrations>,
    /// `text::files!()`
    pub texts: TextFiles,
    pub routes: fn() -> Routes,
    pub menu: Vec<MenuEntry>,
    pub card: Option<Card>,
    /// The news it sends; each person says how each kind reaches him.
    pub notices: Vec<NoticeKind>,
    /// What it writes in the log of actions, and the id of the sentence that says it.
    pub deeds: &'static [(&'static str, &'static str)],
    /// What runs later.
    pub jobs: fn(&mut jobs::Registry),
    /// What is held of a person, as files of open formats: the right of access.
    pub export: fn(&Tx<'_>, Id<Person>) -> db::Result<Vec<ExportFile>>,
    /// Removes what is held of a person who has left for long enough; says how many rows.
    pub erase: fn(&Tx<'_>, Id<Person>) -> db::Result<u64>,
    /// How its tables follow a person whose two records become one; `None` when they name nobody.
    pub merging: Option<crate::merging::Merging>,
    /// What it plays in the made-up town, so that its pages have something to show.
    pub demo: fn(&Tx<'_>, &Stage) -> db::Result<Vec<Act>>,
}

/// An entry of the menu: a tab on a phone, a line on a desktop.
pub struct MenuEntry {
    /// The id of its words.
    pub text: &'static str,
    pub url: &'static str,
    pub icon: &'static str,
    /// Small first. The first four are tabs on a phone, the others are behind "Plus".
    pub order: u8,
    pub shown: fn(&Standing) -> bool,
    pub badge: Option<Badge>,
}

/// An entry of the menu, by its address, that a fact opens to others than [`MenuEntry::shown`]
/// does: a councillor has a mandate, and no group says so. It is asked with the numbers beside the
/// menu, and kept like them: who changes the fact signals [`crate::counters::COUNTERS_TOPIC`].
#[derive(Clone, Copy)]
pub struct MenuFact {
    pub url: &'static str,
    pub holds: fn(&Tx<'_>, &Standing) -> db::Result<bool>,
}

/// Lent by the server: `app.jobs.lend(web::MenuFacts(vec![council::MENU_FACT]))`. Without it each
/// sees the entries of his groups.
pub struct MenuFacts(pub Vec<MenuFact>);

/// A kind of news: told by its feature, carried by `notices`, chosen by each person.
#[derive(Clone, Copy, Debug)]
pub struct NoticeKind {
    /// `messages.letter`, never changed: preferences are kept by it.
    pub word: &'static str,
    /// The id of its line among the preferences: « Un message que je reçois ».
    pub text: &'static str,
    pub icon: &'static str,
    /// How its mail comes to those who have chosen nothing.
    pub rhythm: Rhythm,
    pub shown: fn(&Standing) -> bool,
}

db::word! {
    /// How often mails come.
    pub enum Rhythm { AtOnce = "now", Daily = "daily", Weekly = "weekly", Never = "never" }
}

/// A number beside an entry: what awaits this person.
pub struct Badge {
    /// Its name in the live counters, and the topic whose signal makes it be counted again.
    pub counter: &'static str,
    pub count: fn(&Tx<'_>, &Standing) -> db::Result<i64>,
}

/// A card of the home page: loads in the page's snapshot, then draws itself.
pub struct Card {
    pub order: u8,
    /// The kinds of news it shows by itself: the card of what is new leaves them out.
    pub tells: &'static [&'static str],
    pub load: CardLoad,
}

pub type CardLoad = fn(&Tx<'_>, &HomeOf<'_>) -> db::Result<Option<Drawn>>;
pub type Drawn = Box<dyn FnOnce(&Ui) -> Markup + Send>;

/// Whose home is drawn, and which child's tab is open (`None`: all of them).
pub struct HomeOf<'a> {
    pub viewer: &'a Standing,
    pub child: Option<Id<Person>>,
    pub now: base::Instant,
    /// The number beside the menu entry of the card's feature, where it has one: it is kept
    /// (`counters`), so that a card that would only show what is counted there asks nothing at 0.
    pub number: Option<i64>,
}

impl<'a> HomeOf<'a> {
    /// The whole home of a viewer whose numbers nobody has counted.
    pub fn of(viewer: &'a Standing, now: base::Instant) -> Self {
        HomeOf { viewer, child: None, now, number: None }
    }

    /// Nothing awaits the viewer in this feature.
    pub fn is_quiet(&self) -> bool {
        self.number == Some(0)
    }
}

/// A file of a person's export.
pub struct ExportFile {
    /// `messages/2026-11.html`
    pub name: String,
    pub bytes: Vec<u8>,
}
