//! What becomes of a pupil's results when he goes to another school: they stay, and it is said. The
//! livret, which goes by law, sums them up.

use crate::store;
use base::{Day, Id};
use db::{Result, Tx};
use people::Person;
use web::passage::{Content, Keeper, Kind, Medium, Piece, Received};

/// Lent by the server: `web::passage::Lent(vec![Arc::new(assessments::ClassWork), …])`.
pub struct ClassWork;

impl Keeper for ClassWork {
    fn name(&self) -> &'static str {
        "assessments"
    }

    fn pieces(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        _: Day,
    ) -> Result<Vec<(Id<Person>, Piece)>> {
        let piece = |(pupil, count, made_on): (Id<Person>, i64, Day)| {
            let piece = Piece {
                key: "results".to_owned(),
                title: format!("Résultats des évaluations de classe ({count})"),
                made_on,
                kind: Kind::Stays,
                medium: Medium::Structured,
                why: "Le livret scolaire en donne la synthèse".to_owned(),
            };
            (pupil, piece)
        };
        Ok(store::keeping::counted(tx, pupils)?.into_iter().map(piece).collect())
    }

    /// It never goes.
    fn open(&self, _: &Tx<'_>, _: Id<Person>, _: &str) -> Result<Option<Vec<Content>>> {
        Ok(None)
    }

    fn receive(&self, _: &Tx<'_>, _: &Received<'_>) -> Result<bool> {
        Ok(false)
    }
}
