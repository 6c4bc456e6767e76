//! Who is on the files of posts, and what is laid over them.

use crate::{
    Post,
    picture::{Blur, Picture, Tag},
};
use base::{Id, Instant};
use db::{Result, Tx, Value, ids, params};
use files::File;
use people::Person;
use publication::Text;
use std::collections::HashMap;

db::row! {
    struct Checked {
        post_id: Id<Post>,
        file_id: Id<File>,
        blur: String,
        is_blurred: bool,
    }
}

db::row! {
    struct TagOf {
        post_id: Id<Post>,
        file_id: Id<File>,
        pupil_id: Id<Person>,
        first_name: String,
        last_name: String,
        is_hidden: bool,
        word: Option<people::ImageRight>,
    }
}

/// The files of several posts with who is on them, by post, in their order. Three statements.
pub fn of_all(tx: &Tx<'_>, posts: &[Id<Post>]) -> Result<HashMap<Id<Post>, Vec<Picture>>> {
    let files = files::of_all(tx, Post::KIND, posts)?;
    if files.is_empty() {
        return Ok(HashMap::new());
    }
    let list = || ids(posts.iter().copied());
    let checked: Vec<Checked> = tx.all(
        "select post_id, file_id, blur, is_blurred
           from journal_picture
          where post_id in ids($1)",
        params![list()],
    )?;
    let tags: Vec<TagOf> = tx.all(
        "select t.post_id, t.file_id, t.pupil_id, p.first_name, p.last_name, t.is_hidden, r.word
           from journal_tag t
           join person p on p.id = t.pupil_id
           left join image_right r
             on r.id = (select max(l.id) from image_right l where l.pupil_id = t.pupil_id)
          where t.post_id in ids($1)
          order by t.post_id, t.file_id, p.sort_key, p.id",
        params![list()],
    )?;
    let mut by_file: HashMap<(Id<Post>, Id<File>), Vec<Tag>> = HashMap::new();
    for tag in tags {
        by_file.entry((tag.post_id, tag.file_id)).or_default().push(Tag {
            file_id: tag.file_id,
            pupil_id: tag.pupil_id,
            first_name: tag.first_name,
            last_name: tag.last_name,
            is_hidden: tag.is_hidden,
            right: tag.word,
        });
    }
    let mut known: HashMap<(Id<Post>, Id<File>), Checked> =
        checked.into_iter().map(|row| ((row.post_id, row.file_id), row)).collect();
    let mut with = |post: Id<Post>, file: File| {
        let key = (post, file.id);
        let row = known.remove(&key);
        Picture {
            is_checked: row.is_some(),
            blur: row.as_ref().and_then(|row| Blur::parse(&row.blur)),
            is_blurred: row.is_some_and(|row| row.is_blurred),
            tags: by_file.remove(&key).unwrap_or_default(),
            file,
        }
    };
    let all = files.into_iter().map(|(post, files)| {
        (post, files.into_iter().map(|file| with(post, file)).collect::<Vec<Picture>>())
    });
    Ok(all.collect())
}

pub fn of(tx: &Tx<'_>, post: Id<Post>) -> Result<Vec<Picture>> {
    Ok(of_all(tx, &[post])?.remove(&post).unwrap_or_default())
}

/// What somebody says of a file.
#[derive(Clone, Debug, Default)]
pub struct Word {
    /// Who is on it, and whether he is under the mosaic.
    pub pupils: Vec<(Id<Person>, bool)>,
    pub blur: Option<Blur>,
    pub is_blurred: bool,
}

/// Says who is on a file: these and nobody else.
pub fn check(
    tx: &Tx<'_>,
    (post, file): (Id<Post>, Id<File>),
    word: &Word,
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let blur = word.blur.as_ref().map(Blur::word).unwrap_or_default();
    tx.run(
        "insert into journal_picture (post_id, file_id, checked_by, checked_at, blur, is_blurred)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (post_id, file_id) do update
            set checked_by = excluded.checked_by, checked_at = excluded.checked_at,
                blur = excluded.blur, is_blurred = excluded.is_blurred",
        params![post, file, by, at, blur, word.is_blurred],
    )?;
    tx.run("delete from journal_tag where post_id = $1 and file_id = $2", params![post, file])?;
    let row =
        |(pupil, is_hidden): &(Id<Person>, bool)| params![post, file, *pupil, *is_hidden].to_vec();
    let rows: Vec<Vec<Value>> = word.pupils.iter().map(row).collect();
    tx.run_each(
        "insert into journal_tag (post_id, file_id, pupil_id, is_hidden)
         values ($1, $2, $3, $4)
         on conflict (post_id, file_id, pupil_id) do nothing",
        &rows,
    )
    .map(drop)
}

/// Nobody is on these files, of which nothing was said.
pub fn check_nobody(
    tx: &Tx<'_>,
    post: Id<Post>,
    files: &[Id<File>],
    by: Id<Person>,
    at: Instant,
) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        files.iter().map(|file| params![post, *file, by, at].to_vec()).collect();
    tx.run_each(
        "insert into journal_picture (post_id, file_id, checked_by, checked_at, blur, is_blurred)
         values ($1, $2, $3, $4, '', 0)
         on conflict (post_id, file_id) do nothing",
        &rows,
    )
    .map(drop)
}

/// The mosaic is laid: what was said of the old file is said of the new one.
pub fn replace(
    tx: &Tx<'_>,
    post: Id<Post>,
    (old, new): (Id<File>, Id<File>),
    blur: &str,
) -> Result<bool> {
    let moved = tx.run(
        "update journal_picture
            set file_id = $3, is_blurred = 1
          where post_id = $1 and file_id = $2 and blur = $4 and is_blurred = 0",
        params![post, old, new, blur],
    )?;
    if moved > 0 {
        tx.run(
            "update journal_tag set file_id = $3 where post_id = $1 and file_id = $2",
            params![post, old, new],
        )?;
        // The new one stands where the old one stood.
        tx.run(
            "update file_use
                set place = coalesce((select o.place
                                        from file_use o
                                       where o.kind = 'journal_post'
                                         and o.thing_id = $1
                                         and o.file_id = $2), place)
              where kind = 'journal_post' and thing_id = $1 and file_id = $3",
            params![post, old, new],
        )?;
    }
    Ok(moved > 0)
}

/// Files that a post no longer has: nothing is said of them any more.
pub fn forget_others(tx: &Tx<'_>, post: Id<Post>, kept: &[Id<File>]) -> Result<()> {
    let list = || ids(kept.iter().copied());
    tx.run(
        "delete from journal_tag where post_id = $1 and file_id not in ids($2)",
        params![post, list()],
    )?;
    tx.run(
        "delete from journal_picture where post_id = $1 and file_id not in ids($2)",
        params![post, list()],
    )
    .map(drop)
}

/// The pupils of a class on a day, in the order of lists, with what their families say.
pub fn pupils(tx: &Tx<'_>, class: Id<people::Class>, on: base::Day) -> Result<Vec<PupilLine>> {
    tx.all(
        "select p.id, p.first_name, p.last_name, r.word, r.source, r.at,
                coalesce(b.first_name, '') as by_first, coalesce(b.last_name, '') as by_last
           from enrolment e
           join person p on p.id = e.pupil_id
           left join image_right r
             on r.id = (select max(l.id) from image_right l where l.pupil_id = p.id)
           left join person b on b.id = r.by_id
          where e.class_id = $1
            and e.from_on <= $2
            and (e.until_on is null or e.until_on > $2)
          order by p.sort_key, p.id
          limit 200",
        params![class, on],
    )
}

db::row! {
    /// A pupil, and what his family says of his image.
    #[derive(Clone, Debug)]
    pub struct PupilLine {
        pub id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub word: Option<people::ImageRight>,
        pub source: Option<people::image_right::Source>,
        pub at: Option<Instant>,
        pub by_first: String,
        pub by_last: String,
    }
}

impl PupilLine {
    pub fn name(&self) -> base::PersonName {
        base::PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }

    pub fn is_allowed(&self) -> bool {
        self.word.is_some_and(people::ImageRight::allows_class)
    }
}

impl From<&Tag> for PupilLine {
    fn from(tag: &Tag) -> Self {
        PupilLine {
            id: tag.pupil_id,
            first_name: tag.first_name.clone(),
            last_name: tag.last_name.clone(),
            word: tag.right,
            source: None,
            at: None,
            by_first: String::new(),
            by_last: String::new(),
        }
    }
}
