//! The addresses of assemblies: links and redirections come from here.

use crate::{Deliberation, Meeting};
use base::Id;
use people::Body;

pub const HOME: &str = "/conseil";

pub fn body(body: Id<Body>) -> String {
    format!("/conseil/{body}")
}

pub fn members(body: Id<Body>) -> String {
    format!("/conseil/{body}/membres")
}

pub fn meeting(meeting: Id<Meeting>) -> String {
    format!("/conseil/seances/{meeting}")
}

pub fn deliberation(deliberation: Id<Deliberation>) -> String {
    format!("/conseil/deliberations/{deliberation}")
}
