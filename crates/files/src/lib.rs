//! Files: sent in a stream, kept once by their content, given only to those who may read what they
//! are attached to.
//!
//! A feature that has attachments:
//! * draws [`view::upload_field`] in a multipart form and reads it with [`FormWithFiles`];
//! * in the transaction that writes its thing says [`attach`]`(tx, viewer.person, &files, to)`,
//!   where `to` is [`Use::of`]`("message", letter.id)` (a draft: [`set`], then [`hand_over`]);
//! * shows them with [`of`] or [`of_all`] and [`view::attachments`];
//! * serves each under a route of its own, whose first argument is the thing's policy:
//!   `files::attached(&app, to, file, asked).await`, and all of them with [`zip`];
//! * says [`detach`] when the thing goes: what nothing needs is swept a day later.
//!
//! A file is `held` until the scanner has looked, a photo `pending` until it was made again without
//! its metadata; then it is `ready`. Nobody, not even its owner, is given what is not.

mod attach;
mod bundle;
mod export;
mod file;
mod form;
mod jobs;
mod made;
mod media;
pub mod mosaic;
mod name;
mod pages;
pub mod pdf;
pub mod photo;
mod receive;
mod refusal;
pub mod scan;
mod sending;
mod serve;
mod settings;
mod store;
mod told;
mod unowned;
pub mod urls;
pub mod view;
mod weight;

pub use attach::{
    FILES_MAX, attach, checked, copy, copy_all, detach, hand_over, named, of, of_all, own, set,
    shown,
};
pub use bundle::{Packed, zip, zip_of};
pub use export::{Content, contents};
pub use file::{Cause, File, State, Use};
pub use form::{FILES_FIELD, FormWithFiles};
pub use made::{Made, keep_made};
pub use media::{Media, Shape};
pub use name::{Disposition, FileName};
pub use receive::{Arrived, keep, keep_all};
pub use refusal::Refusal;
pub use serve::{Asked, FilePath, attached, picture, serve, whole};
pub use settings::{Allowance, Settings, bytes_max};
pub use told::AttachedFile;
pub use unowned::{adopt, keep_unowned};
pub use weight::weight;

use web::{Feature, Routes, get, post};

/// The tables of files.
pub const MIGRATIONS: db::Migrations = db::migrations!("files"; "0001_file", "0002_sending");

pub fn feature() -> Feature {
    Feature {
        name: "files",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![],
        card: None,
        notices: vec![],
        deeds: &[],
        jobs: jobs::register,
        export: export::export,
        erase: store::erase,
        merging: Some(store::MERGING),
        demo: |_, _| Ok(Vec::new()),
    }
}

fn routes() -> Routes {
    Routes::new()
        .at(urls::UPLOAD, post(pages::upload::post))
        .at(urls::SENDINGS, post(pages::sending::begin))
        .at("/fichiers/envois/{sending}", get(pages::sending::get).post(pages::sending::add))
        .at("/fichiers/{file}", get(pages::show::get))
        .at("/fichiers/{file}/suppression", post(pages::discard::post))
        .at(urls::MINE, get(pages::mine::get))
}
