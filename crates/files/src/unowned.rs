//! What nobody of the house has sent: a document that another machine brings. It is looked at and
//! made clean like any other, and counts in nobody's room.

use crate::{
    File, FileName, Refusal, Settings, Use,
    receive::{first_state, look, write_down},
    store::{self, NewFile},
};
use base::Id;
use bytes::Bytes;
use db::{Error, Tx};
use futures_util::stream;
use web::{App, Result};

/// Takes a content in, or says why not. It is swept a day later unless it is [`adopt`]ed.
pub async fn keep_unowned(
    app: &App,
    name: &str,
    content: Vec<u8>,
) -> Result<std::result::Result<Id<File>, Refusal>> {
    if content.is_empty() {
        return Ok(Err(Refusal::Empty));
    }
    let name = FileName::parse(name);
    let media = match look(&content, &name) {
        Ok(media) => media,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let bytes = content.len() as u64;
    let whole = stream::once(async { Ok::<_, Refusal>(Bytes::from(content)) });
    let stored = app.blobs.put(whole, bytes).await?;
    let file = NewFile {
        owner: None,
        name: name.with_extension(media.extensions, media.is_photo()).as_str().to_owned(),
        media_type: media.word,
        bytes: stored.len,
        hash: stored.hash,
        state: first_state(&Settings::of(app), media),
        at: app.clock.now(),
    };
    let written = write_down(app, file, None, u64::MAX).await?;
    Ok(written.map(|arrived| arrived.id))
}

/// A thing has these files, that belong to nobody. A [`Error::Conflict`] when one of them has gone:
/// nothing is attached then.
pub fn adopt(tx: &Tx<'_>, files: &[Id<File>], to: Use) -> db::Result<()> {
    if store::uses::adopt(tx, files, to)? < files.len() as u64 {
        return Err(Error::Conflict("a document is not there any more".to_owned()));
    }
    Ok(())
}
