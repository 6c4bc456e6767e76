//! Writing the inventory of a sealed dossier. The archive itself is written while it is sent
//! (`files::zip_of`).

use super::{
    Consent, Entry, Manifest, Part, Place, Platform, Pupil,
    manifest::{FORMAT, VERSION},
};
use crate::{
    Dossier,
    piece::Sheet,
    store::pieces::{Line, Part as Kept},
};
use base::Day;
use sha2::{Digest, Sha256};

/// For who opens the archive by hand.
pub const README: &str = "LISEZMOI.txt";

/// Where a part is: plain, whatever people named it.
pub fn path(piece: u32, place: usize, name: &str) -> String {
    let extension = name.rsplit_once('.').map_or("", |(_, it)| it).to_ascii_lowercase();
    let is_plain = (1..=5).contains(&extension.len())
        && extension.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    let extension = if is_plain { extension.as_str() } else { "bin" };
    format!("pieces/{piece:03}-{}.{extension}", place + 1)
}

/// What an archive of this dossier says of itself.
pub struct Inventory<'a> {
    pub dossier: &'a Dossier,
    pub birth_day: Option<Day>,
    pub ine: Option<String>,
    pub platform: Platform,
    pub sheet: &'a Sheet,
    pub parts: &'a [Kept],
    /// What `LISEZMOI.txt` says.
    pub readme: &'a str,
}

pub fn inventory(of: &Inventory<'_>) -> Manifest {
    let Inventory { dossier, sheet, .. } = *of;
    let goes = |it: &&Line| it.goes == Some(true);
    let going: Vec<(u32, &Line)> = (1u32..).zip(sheet.pieces.iter().filter(goes)).collect();
    let entry = |(number, it): &(u32, &Line)| Entry {
        number: *number,
        keeper: it.keeper.clone(),
        title: it.title.clone(),
        made_on: it.made_on.iso(),
        kind: it.kind.word().to_owned(),
        why: it.why.clone(),
        parts: parts(*number, it, of.parts),
    };
    let consents = sheet.answers.iter().map(|answer| Consent {
        by: format!("{} {}", answer.first_name, answer.last_name),
        at: answer.answered_at.iso(),
        on_paper: answer.is_on_paper(),
        wording: answer.wording,
        pieces: going
            .iter()
            .filter(|(_, it)| sheet.word_of(answer.guardian_id, it.id) == Some(true))
            .map(|(number, _)| *number)
            .collect(),
    });
    Manifest {
        format: FORMAT.to_owned(),
        version: VERSION,
        dossier: dossier.id.to_string(),
        sealed_at: dossier.sealed_at.map(base::Instant::iso).unwrap_or_default(),
        platform: of.platform.clone(),
        pupil: Pupil {
            first_name: dossier.first_name.clone(),
            last_name: dossier.last_name.clone(),
            birth_day: of.birth_day.map(Day::iso),
            ine: of.ine.clone(),
        },
        from: Place { uai: dossier.from_uai.clone(), name: dossier.from_name.clone() },
        to: Place { uai: dossier.to_uai.clone(), name: dossier.to_name.clone() },
        reason: dossier.reason.word().to_owned(),
        consents: consents.collect(),
        pieces: going.iter().map(entry).collect(),
        readme: crate::sealing::hex(&Sha256::digest(of.readme)),
    }
}

fn parts(number: u32, piece: &Line, kept: &[Kept]) -> Vec<Part> {
    let own = kept.iter().filter(|it| it.piece_id == piece.id && it.file_id.is_some());
    own.enumerate()
        .map(|(place, it)| Part {
            path: path(number, place, &it.name),
            name: it.name.clone(),
            media_type: it.media_type.clone(),
            bytes: it.bytes,
            sha256: it.sha256.clone(),
        })
        .collect()
}
