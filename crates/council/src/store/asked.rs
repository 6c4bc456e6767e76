//! What members have asked of a syndicate, as rows: what is executory and waits for its answer.

use crate::{Deliberation, effect::Effect};
use base::Id;
use db::{Result, Tx, params};
use people::Body;

db::row! {
    struct Asked {
        id: Id<Deliberation>,
        body: String,
        title: String,
        fields: String,
    }
}

/// Deliberations that transfer a competence to this syndicate or join it, the latest first, each
/// with the name of its body.
pub fn of_syndicate(tx: &Tx<'_>, syndicate: Id<Body>) -> Result<Vec<(Id<Deliberation>, String)>> {
    let rows: Vec<Asked> = tx.all(
        "select d.id, b.name as body, d.title, c.fields
           from deliberation d
           join decision c on c.deliberation_id = d.id
           join body b on b.id = d.body_id
          where c.kind in ('transfer', 'adhere')
            and d.outcome = 'adopted'
            and d.executory_on is not null
            and d.withdrawn_by is null
            and d.body_id <> $1
          order by d.id desc
          limit 2000",
        params![syndicate],
    )?;
    let is_asked = |row: &Asked| match serde_json::from_str::<Effect>(&row.fields) {
        Ok(Effect::Transfer { syndicate: to, .. } | Effect::Adhere { syndicate: to }) => {
            to == syndicate
        }
        _ => false,
    };
    let mut asked: Vec<(Id<Deliberation>, String)> = rows
        .into_iter()
        .filter(is_asked)
        .map(|row| (row.id, format!("{} : {}", row.body, row.title)))
        .collect();
    asked.dedup_by_key(|(id, _)| *id);
    Ok(asked)
}
