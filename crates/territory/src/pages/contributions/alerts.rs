//! What should be known of a market, in a sentence.

use super::pieces;
use crate::purchasing::Alert;
use base::Day;
use web::{Ui, t};

pub fn said(ui: &Ui, alert: &Alert) -> String {
    let day = |day: Day| day.in_words(ui.locale);
    match alert {
        Alert::Decide { by, until, is_tacit: true, .. } => {
            t!(ui, "territory-purchasing-alert-tacit", by = day(*by), until = day(*until))
                .into_owned()
        }
        Alert::Decide { by, until, .. } => {
            t!(ui, "territory-purchasing-alert-decide", by = day(*by), until = day(*until))
                .into_owned()
        }
        Alert::Begin { ends_on, .. } => {
            t!(ui, "territory-purchasing-alert-begin", day = day(*ends_on)).into_owned()
        }
        Alert::Ends { ends_on, days } => {
            t!(ui, "territory-purchasing-alert-ends", day = day(*ends_on), days = *days)
                .into_owned()
        }
        Alert::Ended { ended_on, .. } => {
            t!(ui, "territory-purchasing-alert-ended", day = day(*ended_on)).into_owned()
        }
        Alert::Hole { from, until, .. } => {
            t!(ui, "territory-purchasing-alert-hole", from = day(*from), until = day(*until))
                .into_owned()
        }
        Alert::Overlap { until, .. } => {
            t!(ui, "territory-purchasing-alert-overlap", until = day(*until)).into_owned()
        }
        Alert::NearMaximum { ordered, maximum } => {
            let (ordered, maximum) = (pieces::money(ui, *ordered), pieces::money(ui, *maximum));
            t!(ui, "territory-purchasing-alert-maximum", ordered = ordered, maximum = maximum)
                .into_owned()
        }
    }
}
