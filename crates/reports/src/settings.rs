//! How a school does its reports: which mentions it gives, and what a bulletin shows of averages.

use crate::store;
use base::Id;
use db::{Result, Tx};
use people::School;

db::word! {
    /// What a class council may give. None is given unless the school wants it.
    pub enum Mention {
        Congratulations = "congratulations",
        Compliments = "compliments",
        Encouragements = "encouragements",
        /// A warning about work.
        Work = "work",
        /// A warning about conduct.
        Conduct = "conduct",
    }
}

impl Mention {
    pub const fn text(self) -> &'static str {
        match self {
            Mention::Congratulations => text::id!("reports-mention-congratulations"),
            Mention::Compliments => text::id!("reports-mention-compliments"),
            Mention::Encouragements => text::id!("reports-mention-encouragements"),
            Mention::Work => text::id!("reports-mention-work"),
            Mention::Conduct => text::id!("reports-mention-conduct"),
        }
    }

    /// As the document says it, in French whatever the language of the screen.
    pub const fn in_french(self) -> &'static str {
        match self {
            Mention::Congratulations => "Félicitations du conseil de classe",
            Mention::Compliments => "Compliments du conseil de classe",
            Mention::Encouragements => "Encouragements du conseil de classe",
            Mention::Work => "Mise en garde pour le travail",
            Mention::Conduct => "Mise en garde pour le comportement",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    pub mentions: Vec<Mention>,
    /// The general average is on the bulletin.
    pub shows_general: bool,
    /// The lowest, mean and highest average of the class are.
    pub shows_class: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { mentions: Vec::new(), shows_general: false, shows_class: true }
    }
}

pub fn of(tx: &Tx<'_>, school: Id<School>) -> Result<Settings> {
    Ok(store::settings::of(tx, school)?.unwrap_or_default())
}
