//! What reports show on the page of a pupil's results: the livrets he has, and whether one waits.

use crate::{place, report::Kind, store, urls};
use db::{Result, Tx};
use maud::html;
use people::Standing;
use results::{Learner, Reader};
use web::{
    t,
    ui::{self, Tone},
};

/// Lent by the server: `results::LentSections(vec![Arc::new(reports::Livrets), …])`.
pub struct Livrets;

const ORDER: u8 = 20;

impl results::Sections for Livrets {
    /// What his family may read now. Staff has the page of the class.
    fn sections(
        &self,
        tx: &Tx<'_>,
        pupil: &Learner,
        viewer: &Standing,
        reader: Reader,
    ) -> Result<Vec<results::Section>> {
        let now = match reader {
            Reader::Family(now) => now,
            Reader::Staff => tx.now(),
        };
        if !place::is_reported(pupil.level) {
            return Ok(Vec::new());
        }
        let out = store::reports::out(tx, &[pupil.person()], viewer.person, now)?;
        if out.is_empty() {
            return Ok(Vec::new());
        }
        let awaits = viewer.guards(pupil.person());
        Ok(vec![results::Section {
            order: ORDER,
            name: "livrets",
            title: text::id!("reports-title"),
            draw: Box::new(move |ui| {
                html! {
                    ul.rows {
                        @for report in &out {
                            li { a.row href=(urls::report(report.id)) {
                                span.face aria-hidden="true" { (ui::icon("file-text")) }
                                span {
                                    b {
                                        @match report.kind {
                                            Kind::Period => (report.period),
                                            Kind::Cycle => (t!(ui, "reports-cycle")),
                                        }
                                    }
                                    " "
                                    @if report.is_signed {
                                        (ui::tag(t!(ui, "reports-tag-mine"), Tone::Ok))
                                    } @else if awaits && report.is_current() {
                                        (ui::tag(t!(ui, "reports-tag-to-sign"), Tone::Warn))
                                    }
                                }
                                (ui::icon("chevron-right"))
                            } }
                        }
                    }
                }
            }),
        }])
    }
}
