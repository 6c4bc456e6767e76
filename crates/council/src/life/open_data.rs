//! Published acts as open data: the national schema « délibérations » 2.1 of the SCDL, a CSV in
//! UTF-8 with commas, one line for each act, without the name of a person.

use super::extract::Extract;
use crate::{Deliberation, store::published::OpenLine, urls};
use base::{Id, Instant};
use db::Result;
use people::Body;

/// The columns, in the order of the schema.
pub const COLUMNS: [&str; 17] = [
    "COLL_NOM",
    "COLL_SIRET",
    "DELIB_ID",
    "DELIB_DATE",
    "DELIB_MATIERE_CODE",
    "DELIB_MATIERE_NOM",
    "DELIB_OBJET",
    "BUDGET_ANNEE",
    "BUDGET_NOM",
    "PREF_ID",
    "PREF_DATE",
    "VOTE_EFFECTIF",
    "VOTE_REEL",
    "VOTE_POUR",
    "VOTE_CONTRE",
    "VOTE_ABSTENTION",
    "DELIB_URL",
];

/// Who publishes, besides what each act says of him.
pub struct Publisher<'a> {
    pub body: &'a Body,
    pub siret: &'a str,
    pub state_service: &'a str,
    /// `https://ent.example.fr`
    pub base_url: &'a str,
}

/// The file.
pub fn csv(publisher: &Publisher<'_>, lines: &[OpenLine]) -> Result<Vec<u8>> {
    let broken = || db::Error::Engine("a line of CSV".to_owned());
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(COLUMNS).map_err(|_| broken())?;
    for line in lines {
        let record = record(publisher, line)?;
        writer.write_record(record).map_err(|_| broken())?;
    }
    writer.into_inner().map_err(|_| broken())
}

fn record(publisher: &Publisher<'_>, line: &OpenLine) -> Result<[String; 17]> {
    let act = Extract::read(&line.extract)?;
    // The second level is the schema's; who classified further down says it in the act.
    let codes = line.matter.as_deref().unwrap_or_default().splitn(3, '.').take(2);
    let matter = codes.collect::<Vec<_>>().join(".");
    let received = |at: Option<Instant>| at.map(|at| at.day().iso()).unwrap_or_default();
    let service = line.transmitted_at.map(|_| publisher.state_service.to_owned());
    // A secret ballot has its blank and void papers; the schema has no column for them.
    let counts = &act.counts;
    Ok([
        publisher.body.name.clone(),
        publisher.siret.to_owned(),
        act.number.clone(),
        act.held_on.iso(),
        matter,
        line.matter_name.clone().unwrap_or_default(),
        act.title.clone(),
        String::new(),
        String::new(),
        service.unwrap_or_default(),
        received(line.transmitted_at),
        counts.in_exercise.to_string(),
        act.voters().to_string(),
        counts.votes_for.to_string(),
        counts.votes_against.to_string(),
        counts.abstentions.to_string(),
        address(publisher, line.id),
    ])
}

fn address(publisher: &Publisher<'_>, act: Id<Deliberation>) -> String {
    format!("{}{}", publisher.base_url, urls::public_act(publisher.body.id, act))
}
