//! Two records are one person: his comments, reports, versions and marks follow him, and go back
//! when it is undone.

use base::Id;
use db::{Result, Tx};
use people::Person;
use serde_json::{Map, Value};
use web::merging::{Column, Merging, Names, column};

struct Rows;

const MERGING: Merging = Merging::of::<Rows>();

pub fn named(tx: &Tx<'_>, person: Id<Person>) -> Result<Value> {
    (MERGING.named)(tx, person)
}

pub fn rename(tx: &Tx<'_>, named: &Value, from: Id<Person>, to: Id<Person>) -> Result<()> {
    let before = from_features(named);
    (MERGING.rename)(tx, before.as_ref().unwrap_or(named), from, to)
}

/// Merges of before these rows were gathered here: what the news and the journal had written down,
/// each under its own words (`migrations/0001_publication.sql`).
fn from_features(named: &Value) -> Option<Value> {
    const WORDS: [(&str, &str); 7] = [
        ("comments", "comments"),
        ("said", "comments"),
        ("hidden", "judged"),
        ("judged", "judged"),
        ("reports", "reports"),
        ("versions", "versions"),
        ("seen", "seen"),
    ];
    let features = [named.get("news")?, named.get("journal")?];
    let mut rows: Map<String, Value> = Map::new();
    for (word, column) in WORDS {
        let of_both = features.iter().filter_map(|it| it.get(word)?.as_array()).flatten();
        let known = rows.entry(column).or_insert_with(|| Value::Array(Vec::new()));
        known.as_array_mut()?.extend(of_both.cloned());
    }
    Some(Value::Object(rows))
}

impl Names for Rows {
    const COLUMNS: &'static [Column] = &[
        column(
            "comments",
            "select id from comment where author_id = $1",
            &["update comment
                  set author_id = $3
                where id = $1
                  and author_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from comment o
                                       where o.author_id = $3
                                         and o.kind = comment.kind
                                         and o.once = comment.once))"],
        ),
        column(
            "judged",
            "select id from comment where judged_by = $1",
            &["update comment set judged_by = $3 where id = $1 and judged_by = $2"],
        ),
        column(
            "reports",
            "select comment_id from comment_report where reporter_id = $1",
            &["update comment_report
                  set reporter_id = $3
                where comment_id = $1
                  and reporter_id = $2
                  and not exists (select 1
                                    from comment_report o
                                   where o.comment_id = $1 and o.reporter_id = $3)"],
        ),
        column(
            "versions",
            "select thing_id, version from text_version where editor_id = $1",
            &["update text_version
                  set editor_id = $4
                where thing_id = $1 and version = $2 and editor_id = $3"],
        ),
        column(
            "seen",
            "select edition from edition_seen where person_id = $1",
            &["update edition_seen
                  set person_id = $3
                where edition = $1
                  and person_id = $2
                  and not exists (select 1
                                    from edition_seen o
                                   where o.edition = $1 and o.person_id = $3)"],
        ),
    ];
}
