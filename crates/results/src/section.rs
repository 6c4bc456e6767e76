//! One child, one page: what other features show of a pupil beside his results.
//!
//! A livret to read and sign, the carnet of a maternelle: each feature lends what it shows there:
//! `app.jobs.lend(results::LentSections(vec![Arc::new(reports::Livrets), …]))`.

use crate::{Learner, Reader};
use db::{Result, Tx};
use people::Standing;
use std::sync::Arc;
use web::{App, Drawn};

/// A part of the page, below its own title.
pub struct Section {
    /// Small first: what waits for somebody before what is only read. Results are at 50.
    pub order: u8,
    /// Unique on the page: the anchor of the section.
    pub name: &'static str,
    /// The id of its title, from `text::id!`.
    pub title: &'static str,
    /// Draws its content, without the title.
    pub draw: Drawn,
}

/// A feature that has something to show of a pupil.
pub trait Sections: Send + Sync + 'static {
    /// What this viewer may see of this pupil, if there is anything: few set queries. The policy of
    /// [`Learner`] has let him in; [`Reader::Family`] sees what is visible at that instant.
    fn sections(
        &self,
        tx: &Tx<'_>,
        pupil: &Learner,
        viewer: &Standing,
        reader: Reader,
    ) -> Result<Vec<Section>>;
}

/// Lent by the server: everybody who has some.
#[derive(Clone)]
pub struct LentSections(pub Vec<Arc<dyn Sections>>);

impl LentSections {
    pub(crate) fn of(app: &App) -> Self {
        app.jobs.tool::<LentSections>().map_or(LentSections(Vec::new()), |lent| (*lent).clone())
    }

    pub(crate) fn sections(
        &self,
        tx: &Tx<'_>,
        pupil: &Learner,
        viewer: &Standing,
        reader: Reader,
    ) -> Result<Vec<Section>> {
        let mut all = Vec::new();
        for sections in &self.0 {
            all.extend(sections.sections(tx, pupil, viewer, reader)?);
        }
        all.sort_by_key(|section| section.order);
        Ok(all)
    }
}
