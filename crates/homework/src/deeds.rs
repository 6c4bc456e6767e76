//! What this feature writes in the log of actions, and how it is said.

use crate::Book;
use base::{Id, Instant};
use db::{Result, Tx};
use people::{
    Person, School,
    audit::{self, Act, Risk},
};
use web::id;

pub const DEEDS: &[(&str, &str)] = &[("homework.visa", id!("homework-did-visa"))];

/// A head has put a visa in a book.
pub fn endorsed(
    tx: &Tx<'_>,
    (book, school): (Id<Book>, Id<School>),
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let act = Act {
        person: Some(by),
        action: "homework.visa",
        risk: Risk::Other,
        school: Some(school),
        thing: format!("book:{book}"),
        detail: serde_json::json!({}),
    };
    audit::record(tx, at, &act)
}
