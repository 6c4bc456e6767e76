//! Bytes on their way in: counted, summed and cut into parts of one size as they pass.

use super::{Refusal, Stored};
use crate::{Error, Result};
use bytes::Bytes;
use futures_util::{Stream, StreamExt};
use object_store::PutPayload;

pub(super) struct Intake<S> {
    content: S,
    /// What came with the last bytes and belongs to the next part.
    rest: Bytes,
    part_bytes: usize,
    hasher: blake3::Hasher,
    len: u64,
    len_max: u64,
    is_over: bool,
}

impl<S, E> Intake<S>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
{
    pub fn new(content: S, part_bytes: usize, len_max: u64) -> Self {
        let hasher = blake3::Hasher::new();
        Intake { content, rest: Bytes::new(), part_bytes, hasher, len: 0, len_max, is_over: false }
    }

    /// The next part: whole, unless it is the last one.
    pub async fn part(&mut self) -> Result<PutPayload> {
        let (mut pieces, mut missing) = (Vec::new(), self.part_bytes);
        while missing > 0 {
            if self.rest.is_empty() && !self.read().await? {
                break;
            }
            let piece = self.rest.split_to(self.rest.len().min(missing));
            missing -= piece.len();
            pieces.push(piece);
        }
        // A stream that ends with a whole part says so only when it is asked for more.
        if missing == 0 && self.rest.is_empty() {
            self.read().await?;
        }
        Ok(pieces.into_iter().collect())
    }

    /// False at the end of the stream.
    async fn read(&mut self) -> Result<bool> {
        while self.rest.is_empty() {
            let Some(read) = self.content.next().await else {
                self.is_over = true;
                return Ok(false);
            };
            let bytes = read.map_err(|_| Error::refused(Refusal::Interrupted))?;
            self.len += bytes.len() as u64;
            if self.len > self.len_max {
                return Err(Error::refused(Refusal::TooLong { len_max: self.len_max }));
            }
            self.hasher.update(&bytes);
            self.rest = bytes;
        }
        Ok(true)
    }

    /// Nothing is left to read: the part in the caller's hand is the last one.
    pub fn is_over(&self) -> bool {
        self.is_over && self.rest.is_empty()
    }

    pub fn stored(&self) -> Stored {
        Stored { hash: self.hasher.finalize().into(), len: self.len }
    }
}
