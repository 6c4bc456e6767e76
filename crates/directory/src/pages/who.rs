//! « Qui voit ceci ? » and « Qui peut écrire à qui ? »: the answers in words, beside what they
//! speak of. They say what the policies of `web::nouns` and the writing rules do.

use crate::words;
use maud::{Markup, html};
use people::{Because, Verdict, WhyNot};
use std::borrow::Cow;
use web::{Ui, t, ui};

/// A folded list: who sees this page.
pub fn sees(title: &str, lines: &[Cow<'_, str>]) -> Markup {
    html! {
        details.more #who {
            summary { (title) }
            ul.plain { @for line in lines { li { (line) } } }
        }
    }
}

/// One direction: may somebody write, and by which rule.
pub struct Way<'a> {
    pub verdict: &'a Verdict,
    pub yes: Cow<'a, str>,
    pub no: Cow<'a, str>,
}

/// Both directions, each with its reason.
pub fn writes(ui: &Ui, ways: &[Way<'_>]) -> Markup {
    let lines = html! {
        ul.rows {
            @for way in ways {
                li { div.row {
                    span.face aria-hidden="true" {
                        (ui::icon(if way.verdict.is_yes() { "check" } else { "x" }))
                    }
                    span {
                        b { (if way.verdict.is_yes() { &way.yes } else { &way.no }) }
                        span.quiet { (reason(ui, way.verdict)) }
                    }
                } }
            }
        }
    };
    ui::card("writing", t!(ui, "person-writing"), None, lines)
}

fn reason(ui: &Ui, verdict: &Verdict) -> String {
    let sentence = match verdict {
        Verdict::Yes(because) | Verdict::No(WhyNot::Rule(because)) => return rule(ui, because),
        Verdict::No(WhyNot::Unknown | WhyNot::Left) => t!(ui, "person-why-left"),
        Verdict::No(WhyNot::Oneself) => t!(ui, "person-why-oneself"),
        Verdict::No(WhyNot::Suspended | WhyNot::SenderSuspended) => {
            t!(ui, "person-why-suspended")
        }
        Verdict::No(WhyNot::NothingShared) => t!(ui, "person-why-nothing"),
        Verdict::No(WhyNot::Refused(_)) => t!(ui, "person-why-refused"),
    };
    sentence.into_owned()
}

/// « Règle : parents d’une classe → équipe de la classe · CE1-A, pour Léa Martin »
fn rule(ui: &Ui, because: &Because) -> String {
    let (from, to) = (words::kind(ui, because.rule.from), words::kind(ui, because.rule.to));
    let scope = words::scope(ui, because.rule.scope);
    let place = match &because.on_behalf_of {
        Some((_, pupil)) => {
            let (place, name) = (because.place.as_str(), pupil.full());
            t!(ui, "person-why-for", place = place, name = name).into_owned()
        }
        None => because.place.clone(),
    };
    t!(ui, "person-why-rule", from = from, to = to, scope = scope, place = place).into_owned()
}
