//! The pages of assemblies.

pub mod assembly;
pub mod home;

use people::BodyKind;
use std::borrow::Cow;
use web::{Ui, t};

/// What a body is, said as people say it.
pub fn kind(ui: &Ui, kind: BodyKind) -> Cow<'_, str> {
    match kind {
        BodyKind::Commune => t!(ui, "council-kind-commune"),
        BodyKind::Epci => t!(ui, "council-kind-epci"),
        BodyKind::Metropole => t!(ui, "council-kind-metropole"),
        BodyKind::Department => t!(ui, "council-kind-department"),
        BodyKind::Region => t!(ui, "council-kind-region"),
        BodyKind::Syndicate => t!(ui, "council-kind-syndicate"),
    }
}
