//! How somebody is named to who reads.

use crate::AuthorKind;
use base::PersonName;
use web::Ui;

/// Families say "Mme Durand" and "Léa"; staff, who know many of the same name, need more.
pub fn name(ui: &Ui, name: &PersonName, kind: AuthorKind) -> String {
    let is_staff = ui.viewer.as_ref().is_some_and(|viewer| viewer.is_staff());
    match kind {
        _ if is_staff => name.full(),
        AuthorKind::Pupil => name.first.clone(),
        AuthorKind::Guardian | AuthorKind::Staff => name.formal(),
    }
}
