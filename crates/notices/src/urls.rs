//! The addresses of this crate's pages.

use crate::Notice;
use base::Id;
use people::School;

pub const FEED: &str = "/nouveautes";
pub const ALL_SEEN: &str = "/nouveautes/lecture";
pub const PREFERENCES: &str = "/compte/notifications";
pub const DEVICES: &str = "/compte/notifications/appareils";
pub const DEVICES_REMOVAL: &str = "/compte/notifications/appareils/retrait";

pub fn notice(notice: Id<Notice>) -> String {
    format!("/nouveautes/{notice}")
}

pub fn feed_before(notice: Id<Notice>) -> String {
    format!("{FEED}?avant={notice}")
}

pub fn unsubscribe(token: &str) -> String {
    format!("/desabonnement/{token}")
}

pub fn bounces(school: Id<School>) -> String {
    format!("/ecoles/{school}/courriels")
}
