//! Any bytes as an archive, and any bytes as the inventory of an archive that is signed as it
//! should be: it is refused with a sentence, or what comes out has plain names, each once, is what
//! the inventory says, and is no more than an archive may hold.

#![no_main]

use passage::archive::{
    CONTENT_BYTES_MAX, KEY, MANIFEST, PARTS_MAX, PIECES_MAX, SIGNATURE, Signer, open,
};
use std::{
    collections::BTreeSet,
    io::{Cursor, Write},
};
use zip::{ZipWriter, write::SimpleFileOptions};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let Some((first, rest)) = bytes.split_first() else { return };
    match first % 2 {
        0 => look(rest),
        _ => {
            // The inventory, then what the piece holds.
            let at = rest.iter().position(|byte| *byte == 0).unwrap_or(rest.len());
            let (manifest, piece) = rest.split_at(at);
            if let Some(archive) = signed(manifest, piece) {
                look(&archive);
            }
        }
    }
});

fn signed(manifest: &[u8], piece: &[u8]) -> Option<Vec<u8>> {
    let signer = Signer::of(&[7; 32])?;
    let key = signer.public_key()?.pem();
    let signature = signer.sign(manifest);
    let files: [(&str, &[u8]); 4] = [
        (MANIFEST, manifest),
        (SIGNATURE, &signature),
        (KEY, key.as_bytes()),
        ("pieces/001-1.txt", piece),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(name, SimpleFileOptions::default()).ok()?;
        zip.write_all(bytes).ok()?;
    }
    Some(zip.finish().ok()?.into_inner())
}

fn look(bytes: &[u8]) {
    let mut opened = match open(bytes) {
        Ok(opened) => opened,
        Err(refused) => {
            assert!(!refused.flaw.text().is_empty());
            assert!(refused.place.chars().count() <= 80);
            assert!(!refused.place.contains(char::is_control));
            return;
        }
    };
    let manifest = opened.manifest.clone();
    let parts: Vec<_> = manifest.parts().cloned().collect();
    assert!(manifest.pieces.len() <= PIECES_MAX && parts.len() <= PARTS_MAX);
    let paths: BTreeSet<&str> = parts.iter().map(|part| part.path.as_str()).collect();
    assert_eq!(paths.len(), parts.len(), "two parts have one place");
    let mut total = 0;
    for part in &parts {
        let name = part.path.strip_prefix("pieces/").expect("below pieces");
        assert!(!name.contains('/') && !name.contains("..") && !name.starts_with('.'));
        if let Ok(content) = opened.part(part) {
            assert_eq!(content.len() as u64, part.bytes);
            total += part.bytes;
        }
    }
    assert!(total <= CONTENT_BYTES_MAX);
    let again = open(bytes).expect("opened twice");
    assert_eq!(again.manifest, manifest, "it says another thing the second time");
}
