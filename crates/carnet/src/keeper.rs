//! What follows a pupil to another school: his synthèse by law, his carnet when his family wishes.

use crate::{observation::FILES, sheet, store};
use base::{Day, Id};
use db::{Result, Tx};
use people::Person;
use web::passage::{Attached, Content, Keeper, Kind, Medium, Piece, Received};

/// Lent by the server: `web::passage::Lent(vec![Arc::new(carnet::Keepsakes), …])`.
pub struct Keepsakes;

const SYNTHESIS: &str = "synthesis";
const PICTURES: &str = "pictures";
/// The pictures of one year of maternelle after the other: as many as a dossier takes.
const PICTURES_MAX: u32 = 300;

impl Keeper for Keepsakes {
    fn name(&self) -> &'static str {
        "carnet"
    }

    fn pieces(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        on: Day,
    ) -> Result<Vec<(Id<Person>, Piece)>> {
        let mut pieces = Vec::new();
        for (pupil, locked_at) in store::keeping::locked(tx, pupils)? {
            let piece = Piece {
                key: SYNTHESIS.to_owned(),
                title: "Synthèse des acquis de fin de maternelle".to_owned(),
                made_on: locked_at.day(),
                kind: Kind::ByLaw,
                medium: Medium::Pdf,
                why: "Arrêté du 31 décembre 2015".to_owned(),
            };
            pieces.push((pupil, piece));
        }
        for (pupil, pictures) in store::keeping::pictured(tx, pupils)? {
            let piece = Piece {
                key: PICTURES.to_owned(),
                title: format!("Photos et voix du carnet de suivi ({pictures})"),
                made_on: on,
                kind: Kind::ByChoice,
                medium: Medium::File,
                why: String::new(),
            };
            pieces.push((pupil, piece));
        }
        Ok(pieces)
    }

    fn open(&self, tx: &Tx<'_>, pupil: Id<Person>, key: &str) -> Result<Option<Vec<Content>>> {
        match key {
            SYNTHESIS => Ok(sheet::synthesis_pdf(tx, pupil)?.map(|bytes| {
                let name = "synthese-des-acquis.pdf".to_owned();
                vec![Content::Made { name, media_type: "application/pdf", bytes }]
            })),
            PICTURES => {
                let shown = store::keeping::pictures(tx, pupil, PICTURES_MAX)?;
                let contents = shown.into_iter().map(|observation| {
                    Content::Attached(Attached { kind: FILES, thing: observation.raw() })
                });
                let contents: Vec<Content> = contents.collect();
                Ok((!contents.is_empty()).then_some(contents))
            }
            _ => Ok(None),
        }
    }

    /// Documents stay documents: the dossier shows them.
    fn receive(&self, _: &Tx<'_>, _: &Received<'_>) -> Result<bool> {
        Ok(false)
    }
}
