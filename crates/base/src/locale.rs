//! The languages of the interface: those of which the house has a file of sentences.

use crate::Lang;
use serde::{Deserialize, Serialize};

/// A language the interface may speak. French and English are complete; which others a house
/// speaks is what `web::Texts` has found, and what they do not say is said in French.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Locale(Lang);

#[expect(non_upper_case_globals, reason = "they read as the variants they were")]
impl Locale {
    pub const Fr: Locale = Locale(Lang::Fr);
    pub const En: Locale = Locale(Lang::En);
}

impl Locale {
    pub const fn of(lang: Lang) -> Self {
        Locale(lang)
    }

    pub const fn lang(self) -> Lang {
        self.0
    }

    pub const fn code(self) -> &'static str {
        self.0.tag()
    }

    /// The language's own name for itself.
    pub const fn name(self) -> &'static str {
        self.0.name()
    }

    pub fn parse(code: &str) -> Option<Self> {
        Lang::parse(code).map(Locale)
    }
}
