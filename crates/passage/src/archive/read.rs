//! Reading an archive that somebody has brought: first its signature, then its inventory, then each
//! piece against its digest. Nothing is unpacked on a disk, and no more is read than was said.

use super::{
    ARCHIVE_BYTES_MAX, Flaw, KEY, MANIFEST, MANIFEST_BYTES_MAX, Manifest, Part, PublicKey, README,
    Refused, SIGNATURE, directory, manifest::is_path,
};
use sha2::{Digest, Sha256};
use std::{
    collections::HashSet,
    io::{Cursor, Read, Seek},
};
use zip::ZipArchive;

const KEY_BYTES_MAX: u64 = 1_000;
const README_BYTES_MAX: u64 = 20_000;

/// An archive whose signature is that of its key, and whose inventory names all it holds.
pub struct Opened<R> {
    pub manifest: Manifest,
    pub key: PublicKey,
    zip: ZipArchive<R>,
}

/// The same as [`open_within`], of bytes.
pub fn open(bytes: &[u8]) -> Result<Opened<Cursor<&[u8]>>, Refused> {
    open_within(Cursor::new(bytes), bytes.len() as u64)
}

/// Opens an archive, or says why not. Whether its key is known is for the caller to say.
pub fn open_within<R: Read + Seek>(mut reader: R, len: u64) -> Result<Opened<R>, Refused> {
    if len > ARCHIVE_BYTES_MAX {
        return Err(Refused::whole(Flaw::TooLarge));
    }
    directory::check(&mut reader, len)?;
    let zip = ZipArchive::new(reader);
    let mut zip = zip.map_err(|_| Refused::whole(Flaw::NotAnArchive))?;
    let names: Result<Vec<String>, _> =
        zip.file_names().map(|name| name.map(std::borrow::Cow::into_owned)).collect();
    let names = names.map_err(|_| Refused::whole(Flaw::WrongPath))?;
    let is_ours = |name: &&String| [MANIFEST, SIGNATURE, KEY, README].contains(&name.as_str());
    if let Some(wrong) = names.iter().find(|name| !is_ours(name) && !is_path(name)) {
        return Err(Refused::at(Flaw::WrongPath, wrong));
    }
    if [MANIFEST, SIGNATURE, KEY].iter().any(|it| !names.iter().any(|name| name == it)) {
        return Err(Refused::whole(Flaw::NotADossier));
    }
    let told = take(&mut zip, MANIFEST, MANIFEST_BYTES_MAX)?;
    let signature = take(&mut zip, SIGNATURE, 64)?;
    let key = String::from_utf8(take(&mut zip, KEY, KEY_BYTES_MAX)?).ok();
    let key = key.as_deref().and_then(PublicKey::parse);
    let key = key.ok_or_else(|| Refused::at(Flaw::Unreadable, KEY))?;
    if !key.has_signed(&told, &signature) {
        return Err(Refused::whole(Flaw::Forged));
    }
    let manifest = Manifest::read(&told)?;
    let named: HashSet<&str> = manifest.parts().map(|part| part.path.as_str()).collect();
    let unnamed = names.iter().find(|name| !is_ours(name) && !named.contains(name.as_str()));
    if let Some(unnamed) = unnamed {
        return Err(Refused::at(Flaw::Unnamed, unnamed));
    }
    if let Some(missing) = named.iter().find(|name| !names.iter().any(|it| it == *name)) {
        return Err(Refused::at(Flaw::Missing, *missing));
    }
    if names.iter().any(|name| name == README) {
        let readme = take(&mut zip, README, README_BYTES_MAX)?;
        if crate::sealing::hex(&Sha256::digest(&readme)) != manifest.readme {
            return Err(Refused::at(Flaw::Changed, README));
        }
    }
    Ok(Opened { manifest, key, zip })
}

impl<R: Read + Seek> Opened<R> {
    /// The content of a part, which is what the inventory says.
    pub fn part(&mut self, part: &Part) -> Result<Vec<u8>, Refused> {
        let bytes = take(&mut self.zip, &part.path, part.bytes)?;
        let digest = crate::sealing::hex(&Sha256::digest(&bytes));
        if bytes.len() as u64 != part.bytes || digest != part.sha256 {
            return Err(Refused::at(Flaw::Changed, &part.path));
        }
        Ok(bytes)
    }

    /// Looks at every part, one at a time.
    pub fn verify(&mut self) -> Result<(), Refused> {
        let parts: Vec<Part> = self.manifest.parts().cloned().collect();
        parts.iter().try_for_each(|part| self.part(part).map(drop))
    }
}

/// Reads a file of it, and no further than it may be long.
fn take<R: Read + Seek>(
    zip: &mut ZipArchive<R>,
    name: &str,
    bytes_max: u64,
) -> Result<Vec<u8>, Refused> {
    let file = zip.by_name(name).map_err(|_| Refused::at(Flaw::NotAnArchive, name))?;
    let mut bytes = Vec::new();
    let read = file.take(bytes_max.saturating_add(1)).read_to_end(&mut bytes);
    // Its own digest of zip is wrong, or it is packed in a way we do not know.
    read.map_err(|_| Refused::at(Flaw::Changed, name))?;
    if bytes.len() as u64 > bytes_max {
        let flaw = if super::manifest::is_path(name) { Flaw::Changed } else { Flaw::TooLarge };
        return Err(Refused::at(flaw, name));
    }
    Ok(bytes)
}
