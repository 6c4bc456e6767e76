//! What a family takes home: the posts of the classes of their child, while he was there, as pages
//! that open without the house, with their files. Pictures are those where their child is, or
//! nobody is: of the children of others, a family takes no pictures.

use crate::{Post, picture::Picture, post::Written, store};
use base::{Day, Id, Lang, PersonName, Title};
use db::Tx;
use files::{File, Packed};
use maud::{DOCTYPE, PreEscaped, html};
use people::Person;
use std::collections::{HashMap, HashSet};
use web::{Allows, Door, Guarded, Read, Viewer};

db::row! {
    /// A pupil, and whether the viewer may take his things home.
    #[derive(Clone, Debug)]
    pub struct Keepsake {
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub civility: Option<Title>,
        /// Legal authority over him today.
        pub has_authority: bool,
    }
}

impl Keepsake {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), self.civility)
    }
}

impl Guarded for Keepsake {
    const PARAM: &'static str = "pupil";

    fn load(tx: &Tx<'_>, id: Id<Self>, viewer: &Viewer, _: Door) -> db::Result<Option<Self>> {
        store::reach::keepsake(tx, id.cast(), viewer.person, tx.now().day())
    }
}

impl Allows<Read> for Keepsake {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.has_authority || self.pupil_id == viewer.person
    }
}

/// A post to take home, with the pictures that may be.
#[derive(Debug)]
pub struct Kept {
    pub post: Written,
    pub files: Vec<File>,
    /// So many show other children alone.
    pub left_out: usize,
}

/// As many as an archive holds: years of a class that writes every day.
const POSTS_MAX: u32 = 3_000;

pub fn load(tx: &Tx<'_>, pupil: Id<Person>) -> db::Result<Vec<Kept>> {
    let posts = store::reach::posts_of_pupil(tx, pupil, POSTS_MAX)?;
    let ids: Vec<Id<Post>> = posts.iter().map(|post| post.id).collect();
    let mut pictures: HashMap<Id<Post>, Vec<Picture>> = store::pictures::of_all(tx, &ids)?;
    let kept = |post: Written| {
        let all = pictures.remove(&post.id).unwrap_or_default();
        let count = all.len();
        let may = all.into_iter().filter(|picture| picture.is_kept_by(pupil));
        let files: Vec<File> = may.map(|picture| picture.file).filter(File::is_ready).collect();
        Kept { left_out: count - files.len(), files, post }
    };
    Ok(posts.into_iter().map(kept).collect())
}

/// The archive: one page, and the files in a folder of their post.
pub fn pack(name: &PersonName, kept: Vec<Kept>) -> Vec<Packed> {
    let mut taken = HashSet::new();
    let mut packed = Vec::new();
    let mut paths: Vec<Vec<(String, bool)>> = Vec::new();
    for one in &kept {
        let day = one.post.published_on.map(Day::iso).unwrap_or_default();
        let mut of_post = Vec::new();
        for file in &one.files {
            let path = format!("{day}/{}-{}", file.id, file.name);
            if taken.insert(path.clone()) {
                of_post.push((path.clone(), file.media().is_photo()));
                packed.push(Packed::File(path, Box::new(file.clone())));
            }
        }
        paths.push(of_post);
    }
    let page = page(name, &kept, &paths);
    packed.insert(0, Packed::Bytes("journal.html".to_owned(), page.into_bytes()));
    packed
}

fn page(name: &PersonName, kept: &[Kept], paths: &[Vec<(String, bool)>]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="fr" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (name.full()) }
            }
            body {
                h1 { (name.full()) }
                @for (one, paths) in kept.iter().zip(paths) {
                    // Where it is not the language of the page.
                    @let other = Some(one.post.lang).filter(|lang| *lang != Lang::Fr);
                    @let (lang, dir) = (other.map(Lang::tag), other.map(Lang::dir));
                    article {
                        h2 lang=[lang] dir=[dir] { (one.post.title) }
                        p {
                            (one.post.class_name) " · "
                            @if let Some(day) = one.post.published_on {
                                time datetime=(day.iso()) { (day.french()) }
                            }
                        }
                        div lang=[lang] dir=[dir] { (PreEscaped(one.post.body.html())) }
                        @for (path, is_photo) in paths {
                            p {
                                @if *is_photo { img src=(path) alt="" width="480"; }
                                @else { a href=(path) { (path) } }
                            }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}
