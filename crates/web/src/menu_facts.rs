//! Entries of the menu that a fact opens, beside the groups one is in: a councillor has a mandate,
//! and no group says so.

use db::Tx;
use people::Standing;

/// An entry, by its address, and whom else than [`crate::MenuEntry::shown`] it is shown to. It is
/// asked with the numbers beside the menu, and kept like them: who changes the fact signals
/// [`crate::counters::COUNTERS_TOPIC`].
#[derive(Clone, Copy)]
pub struct MenuFact {
    pub url: &'static str,
    pub holds: fn(&Tx<'_>, &Standing) -> db::Result<bool>,
}

/// Lent by the server: `app.jobs.lend(web::MenuFacts(vec![council::MENU_FACT]))`. Without it each
/// sees the entries of his groups.
pub struct MenuFacts(pub Vec<MenuFact>);
