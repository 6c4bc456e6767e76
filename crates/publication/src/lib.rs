//! What a published text has, whatever it is: the versions it was saved in, the editions it came
//! out in with who has seen them, and what is said below it.
//!
//! A feature says what its texts are ([`Text`]), what happens when they go from hand to hand
//! ([`Handed`]) and who is who around them ([`Commented`]). The rows, the rules, the pages and the
//! answers to programs are here; the feature lists them among its own routes:
//! `.at("/journal/{post}/commentaires", post(pages::comments::say::<Post>))`.

pub mod api;
mod comment;
pub mod export;
pub mod form;
mod handing;
pub mod pages;
mod published;
mod reader;
mod saying;
pub mod seen;
mod store;
mod urls;
mod version;

pub use comment::{AuthorKind, Awaited, Comment, Comments, Discussion, Report, Said, Speak, State};
pub use handing::{Discard, Handed, Publish};
pub use published::{Commented, Text};
pub use reader::name;
pub use saying::{Saying, forget, load, put};
pub use seen::Edition;
pub use store::comments::Awaiting;
pub use version::{Version, keep, newest};

use web::{Feature, Routes, merging::Merging};

pub const MIGRATIONS: db::Migrations = db::migrations!("publication"; "0001_publication");

pub fn feature() -> Feature {
    Feature {
        name: "publication",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes: Routes::new,
        menu: Vec::new(),
        card: None,
        notices: Vec::new(),
        deeds: &[("comment.hide", text::id!("publication-did-hide"))],
        jobs: |_| {},
        // Each feature gives a person what he said below its own texts (`export::files`).
        export: |_, _| Ok(Vec::new()),
        erase: store::erase::erase,
        merging: Some(Merging { named: store::merging::named, rename: store::merging::rename }),
        demo: |_, _| Ok(Vec::new()),
    }
}
