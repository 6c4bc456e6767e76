//! How schools do their reports, as rows.

use crate::settings::{Mention, Settings};
use base::Id;
use db::{Result, Tx, params};
use people::School;

pub fn of(tx: &Tx<'_>, school: Id<School>) -> Result<Option<Settings>> {
    let found: Option<(String, bool, bool)> = tx.first(
        "select mentions, shows_general, shows_class from report_school where school_id = $1",
        params![school],
    )?;
    Ok(found.map(|(mentions, shows_general, shows_class)| Settings {
        mentions: mentions.split(' ').filter_map(Mention::parse).collect(),
        shows_general,
        shows_class,
    }))
}

pub fn set(tx: &Tx<'_>, school: Id<School>, settings: &Settings) -> Result<()> {
    let mentions: Vec<&str> = settings.mentions.iter().map(|it| it.word()).collect();
    let (general, class) = (settings.shows_general, settings.shows_class);
    tx.run(
        "insert into report_school (school_id, mentions, shows_general, shows_class)
         values ($1, $2, $3, $4)
             on conflict (school_id)
             do update set mentions = $2, shows_general = $3, shows_class = $4",
        params![school, mentions.join(" "), general, class],
    )
    .map(drop)
}
