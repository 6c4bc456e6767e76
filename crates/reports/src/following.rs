//! What follows a pupil to another school: his livrets go by law, as papers and as what they say,
//! so that the school that receives them reads them (`web::passage`).

use crate::{content::Content, printing, report::Kind, store};
use base::{Day, Id};
use db::{Error, Result, Tx};
use people::{Level, Person};
use web::passage::{Content as Piece, Keeper, Kind as Goes, Medium, Piece as Held, Received};

/// Lent by the server: `web::passage::Lent(vec![Arc::new(reports::Followers), …])`.
pub struct Followers;

/// The livret follows the pupil through school.
const WHY: &str = "Code de l’éducation, D311-6";

impl Keeper for Followers {
    fn name(&self) -> &'static str {
        "reports"
    }

    fn pieces(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        _: Day,
    ) -> Result<Vec<(Id<Person>, Held)>> {
        let kept = store::following::kept(tx, pupils)?;
        let piece = |it: store::following::Kept| {
            let held = Held {
                key: it.report.to_string(),
                title: title(&it),
                made_on: it.locked_at.day(),
                kind: Goes::ByLaw,
                medium: Medium::Pdf,
                why: WHY.to_owned(),
            };
            (it.pupil, held)
        };
        Ok(kept.into_iter().map(piece).collect())
    }

    fn open(&self, tx: &Tx<'_>, pupil: Id<Person>, key: &str) -> Result<Option<Vec<Piece>>> {
        let Ok(report) = key.parse() else { return Ok(None) };
        let Some(content) = store::following::content(tx, pupil, report)? else { return Ok(None) };
        let content = Content::read(&content)?;
        let name = printing::name(&content);
        let bytes = printing::pdf(&[content])
            .map_err(|error| Error::Engine(format!("a report is not printed: {error}")))?;
        Ok(Some(vec![Piece::Made { name, media_type: "application/pdf", bytes }]))
    }

    /// Another platform's livret is a paper of the dossier: it is not written anew as ours.
    fn receive(&self, _: &Tx<'_>, _: &Received<'_>) -> Result<bool> {
        Ok(false)
    }
}

/// « Livret scolaire, CE1, Trimestre 1 », « Livret scolaire, ULIS, Trimestre 1 »
fn title(it: &store::following::Kept) -> String {
    let level = if it.level == Level::Other { &it.class } else { it.level.written() };
    match it.kind {
        Kind::Period => format!("Livret scolaire, {level}, {} {}", it.period, it.year),
        Kind::Cycle => format!("Livret scolaire, fin de cycle, {level}"),
    }
}
