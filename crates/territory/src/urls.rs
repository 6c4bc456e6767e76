//! The addresses of the territory: links and redirections come from here.

use crate::{Delegate, election::Kept, handover::Handover};
use base::Id;
use people::Body;

pub const HOME: &str = "/territoire";

/// Where a commune stands, or all of those of a syndicate.
pub fn body(body: Id<Body>) -> String {
    format!("/territoire/{body}")
}

pub fn map(body: Id<Body>) -> String {
    format!("/territoire/{body}/carte")
}

pub fn lines(body: Id<Body>) -> String {
    format!("/territoire/{body}/communes.csv")
}

pub fn proposal(body: Id<Body>) -> String {
    format!("/territoire/{body}/proposition")
}

pub fn withdrawal(body: Id<Body>) -> String {
    format!("/territoire/{body}/retrait")
}

pub fn concord(body: Id<Body>) -> String {
    format!("/territoire/{body}/accord")
}

pub fn competences(body: Id<Body>) -> String {
    format!("/territoire/{body}/competences")
}

pub fn statutes(body: Id<Body>) -> String {
    format!("/territoire/{body}/statuts")
}

pub fn annexes(body: Id<Body>) -> String {
    format!("/territoire/{body}/annexes")
}

pub fn delegates(body: Id<Body>) -> String {
    format!("/territoire/{body}/delegues")
}

pub const BODIES: &str = "/territoire/collectivites";

/// `annexes.pdf`, `annexe-1.csv` as of a day.
pub fn annex_file(body: Id<Body>, name: &str, day: &str) -> String {
    format!("/territoire/{body}/{name}?le={day}")
}

pub fn elections(body: Id<Body>) -> String {
    format!("/territoire/{body}/elections")
}

pub fn election(body: Id<Body>, election: Id<Kept>) -> String {
    format!("/territoire/{body}/elections/{election}")
}

/// `candidats`, `tours`, `proclamation`
pub fn election_part(body: Id<Body>, election: Id<Kept>, part: &str) -> String {
    format!("/territoire/{body}/elections/{election}/{part}")
}

pub fn account(body: Id<Body>, delegate: Id<Delegate>) -> String {
    format!("/territoire/{body}/delegues/{delegate}/compte")
}

/// The archive of a town that leaves.
pub fn handover(handover: Id<Handover>) -> String {
    format!("/territoire/remises/{handover}")
}

/// `suivi`, `archive`, `effacement`, `reprise`
pub fn of_handover(handover: Id<Handover>, part: &str) -> String {
    format!("/territoire/remises/{handover}/{part}")
}

pub const COMMUNES: &str = "/territoire/collectivites/communes";
pub const COMMUNES_FILE: &str = "/territoire/collectivites/communes/fichier";

pub fn agents(body: Id<Body>) -> String {
    format!("/territoire/collectivites/{body}/agents")
}
