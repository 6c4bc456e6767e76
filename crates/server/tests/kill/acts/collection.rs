//! The métropole sends a lot: the files of a collection that are complete leave for the syndicate,
//! once, with a line for each document.

use super::{
    Kept,
    course::{Button, Course},
    hall::Hall,
};
use crate::store::territory as store;
use db::{Db, Tx};
use std::sync::Arc;

/// A collection whose communes have handed in, and of which every piece was accepted.
pub async fn prepare(hall: &Hall, db: &Db, round: usize) -> Arc<Course> {
    let (metropole, syndicate) = (hall.metropole.body, hall.syndicate.body);
    let members = hall.members.clone();
    let open =
        move |tx: &Tx<'_>| store::complete_collection(tx, (metropole, syndicate), &members, round);
    let collection = db.write(open).await.expect("a collection");
    Course::of(vec![Button {
        name: "lots",
        browser: hall.metropole.browser.clone(),
        path: format!("/territoire/collectes/{collection}/lots"),
        fields: vec![("version", "1".to_owned())],
        leaves: format!("lot of {collection}"),
        page: None,
    }])
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (collection, lot) in store::lots(tx)? {
        kept.is_there(format!("lot of {collection}"), lot);
    }
    Ok(())
}
