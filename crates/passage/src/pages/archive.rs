//! The archive of a sealed dossier: `GET /passage/dossiers/{dossier}/archive.zip`, written while it
//! is sent.

use crate::{
    Dossier,
    access::TakeAway,
    archive::{self, Inventory, Manifest, Platform, Signer, inventory},
    deeds,
    piece::{Piece, Sheet},
    sealing::{MADE, PIECE},
    store::{self, pieces::Part},
};
use axum::{extract::State, response::Response};
use base::{Day, Id};
use db::Tx;
use files::{File, Packed};
use std::collections::HashMap;
use web::{App, Error, Granted, Result, Ui, t};

/// What an archive is made of.
struct Held {
    sheet: Sheet,
    parts: Vec<Part>,
    files: HashMap<Id<File>, File>,
    birth_day: Option<Day>,
    ine: Option<String>,
}

fn read(tx: &Tx<'_>, dossier: &Dossier) -> db::Result<Held> {
    let sheet = Sheet::load(tx, dossier)?;
    let pieces: Vec<Id<Piece>> = sheet.pieces.iter().map(|it| it.id).collect();
    let mut files = HashMap::new();
    for kind in [PIECE, MADE] {
        let all = files::of_all(tx, kind, &pieces)?;
        files.extend(all.into_values().flatten().map(|file| (file.id, file)));
    }
    let pupil = people::person::load(tx, dossier.pupil_id)?;
    let keys = people::person::keys_of(tx, &[dossier.pupil_id])?;
    let ine = keys.into_iter().find(|(_, key)| key.source == "ine").map(|(_, key)| key.key);
    Ok(Held {
        sheet,
        parts: store::pieces::parts_of(tx, &[dossier.id])?,
        files,
        birth_day: pupil.and_then(|pupil| pupil.details.birth_day),
        ine,
    })
}

pub async fn get(
    dossier: Granted<TakeAway, Dossier>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Response> {
    let (found, by, now) = (Dossier::clone(&dossier), dossier.viewer.person, app.clock.now());
    let write = move |tx: &Tx<'_>| {
        store::dossiers::set_taken(tx, found.id, now)?;
        deeds::of_dossier(tx, "dossier.export", &found, Some(by), now)?;
        read(tx, &found)
    };
    let held = app.db.write(write).await?;
    let platform =
        Platform { name: app.settings.house.clone(), url: app.settings.base_url.clone() };
    let readme = t!(&ui, "passage-readme").into_owned();
    let of = Inventory {
        dossier: &dossier,
        birth_day: held.birth_day,
        ine: held.ine.clone(),
        platform,
        sheet: &held.sheet,
        parts: &held.parts,
        readme: &readme,
    };
    let packed = pack(&app, &inventory(&of), &held, readme.clone().into_bytes())?;
    // The name of a child is not the name of a file.
    files::zip_of(&app, packed, &format!("dossier-{}.zip", dossier.id))
}

fn pack(app: &App, manifest: &Manifest, held: &Held, readme: Vec<u8>) -> Result<Vec<Packed>> {
    let signer = Signer::of(&app.settings.secret);
    let signer = signer.ok_or_else(|| Error::Internal("no key to sign with".to_owned()))?;
    let key = signer.public_key().map(|key| key.pem()).unwrap_or_default();
    let told = serde_json::to_vec_pretty(manifest).map_err(Error::internal)?;
    let signature = signer.sign(&told);
    let mut packed = vec![
        Packed::Bytes(archive::MANIFEST.to_owned(), told),
        Packed::Bytes(archive::SIGNATURE.to_owned(), signature),
        Packed::Bytes(archive::KEY.to_owned(), key.into_bytes()),
        Packed::Bytes(archive::README.to_owned(), readme),
    ];
    let kept = held.parts.iter().filter_map(|part| held.files.get(&part.file_id?));
    for (part, file) in manifest.parts().zip(kept) {
        if file.bytes != part.bytes || !file.is_ready() {
            return Err(Error::Internal("a piece is not what was sealed".to_owned()));
        }
        packed.push(Packed::File(part.path.clone(), Box::new(file.clone())));
    }
    Ok(packed)
}
