//! What the journal holds of a person: what he wrote and said, where he is shown, and what was said
//! of his image.

use crate::{Post, store::erase as rows};
use base::Id;
use db::{Result, Tx};
use people::{Person, image_right};
use publication::export;
use serde_json::json;
use web::ExportFile;

pub fn export(tx: &Tx<'_>, person: Id<Person>) -> Result<Vec<ExportFile>> {
    let posts = rows::posts_of(tx, person)?;
    let reactions = rows::reactions_of(tx, person)?;
    let reactions = reactions
        .iter()
        .map(|(post, word, at)| json!({ "post": post, "word": word.word(), "at": at.iso() }));
    let shown = rows::tags_of(tx, person)?;
    let shown = shown.iter().map(|(post, file)| json!({ "post": post, "file": file }));
    let rights = image_right::history(tx, person)?;
    let rights = rights
        .iter()
        .map(|it| json!({ "word": it.word.word(), "source": it.source.word(), "at": it.at.iso() }));
    let more = [
        ("reactions", reactions.collect()),
        ("shown", shown.collect()),
        ("image_rights", rights.collect()),
    ];
    export::files::<Post>(tx, person, "Journal de classe", &posts, more)
}
