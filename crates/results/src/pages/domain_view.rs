//! What is said of a domain, on the page of a pupil and on its own: a sentence, a drawing, skills.

use super::{drawing, pieces, pupil::Shown};
use crate::{
    Learner,
    progress::{Branch, Standing, Tally, first_of_month},
    urls,
};
use base::Day;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Ui, t};

/// The anchor of a part, on the page of its domain.
pub fn anchor(part: &Branch) -> String {
    format!("part-{}", part.skill.id)
}

pub fn is_one_part(domain: &Branch) -> bool {
    domain.branches.len() == 1 && domain.standings.is_empty()
}

/// A sentence, with a drawing of the months beside it and the same as a table that opens. `id` is
/// that of the title above.
pub fn progress(ui: &Ui, shown: &Shown, domain: &Branch, id: &str) -> Markup {
    let months = domain.months(until(ui, shown)).into_iter();
    let months: Vec<_> = months.map(|(day, tally)| (pieces::month(ui, day), tally)).collect();
    let words = format!("{id}-words");
    let drawn = (months.len() > 1).then(|| t!(ui, "results-drawing", name = domain.skill.label));
    html! {
        div.body.progress-words {
            p #(words) { (sentence(ui, shown, domain)) }
            @if let Some(drawn) = &drawn { (drawing::staircase(drawn, &words, &months)) }
        }
        @if let Some(drawn) = &drawn { (drawing::table(ui, drawn, &months)) }
    }
}

/// The last day that is looked at.
fn until(ui: &Ui, shown: &Shown) -> Day {
    let end = match &shown.period {
        Some(period) => period.last_day(),
        None => shown.year.last_day().unwrap_or(ui.today()),
    };
    end.min(ui.today())
}

/// « 6 objectifs sur 8 sont atteints »
pub fn tally(ui: &Ui, Tally { reached, seen }: Tally) -> Cow<'_, str> {
    if seen == 0 {
        return t!(ui, "results-tally-none");
    }
    t!(ui, "results-tally", reached = reached, seen = seen)
}

/// « 6 objectifs sur 8 sont atteints, 2 de plus qu’en octobre. »
fn sentence(ui: &Ui, shown: &Shown, domain: &Branch) -> String {
    let now = domain.tally();
    let words = tally(ui, now);
    let month = first_of_month(until(ui, shown));
    let before = domain.tally_before(month);
    if now.seen == 0 {
        return words.into_owned();
    }
    if before.seen == 0 || before.reached == now.reached {
        return t!(ui, "results-tally-alone", words = words).into_owned();
    }
    let month = pieces::month(ui, month.plus_days(-1));
    let by = now.reached.abs_diff(before.reached);
    if now.reached > before.reached {
        t!(ui, "results-tally-more", words = words, by = by, month = month).into_owned()
    } else {
        t!(ui, "results-tally-less", words = words, by = by, month = month).into_owned()
    }
}

/// Skill by skill, where he stands and how that moved.
pub fn standings<'a>(
    ui: &Ui,
    pupil: &Learner,
    shown: &Shown,
    standings: impl IntoIterator<Item = &'a Standing>,
) -> Markup {
    let mut standings = standings.into_iter().peekable();
    if standings.peek().is_none() {
        return html! {};
    }
    html! {
        ul.rows {
            @for it in standings {
                li { a.row href=(urls::proofs(pupil.person(), it.skill.id)) {
                    span {
                        b { (it.skill.label) }
                        span.quiet { (said(ui, it)) }
                    }
                    @let last = it.last.map(|(_, shown, _)| shown);
                    @let seen = last.or_else(|| it.proofs.last().map(|proof| proof.shown));
                    @if let Some(seen) = seen { (pieces::level(ui, seen, &shown.scales)) }
                } }
            }
        }
    }
}

/// « 3 résultats, le dernier le 12 novembre · en progrès »
fn said(ui: &Ui, it: &Standing) -> Markup {
    let since = it.proofs.last().map(|last| {
        let day = last.on.without_year(ui.locale);
        t!(ui, "results-proofs-count", count = it.proofs.len(), day = day).into_owned()
    });
    html! {
        @if let Some(words) = since { (words) }
        @if let Some(words) = pieces::moved(ui, it.moved) { " · " (words) }
        @if it.skill.retired_on.is_some() { " · " (t!(ui, "results-retired")) }
    }
}
