//! Pieces the pages of acts share: days, steps, states in words, the matter to choose.

use crate::life::{
    extract::{Extract, in_full},
    publishing,
    signing::Role,
    steps::{Left, Step},
    transmission::State,
};
use crate::{
    deliberation::{State as Stage, Written},
    urls,
};
use base::Day;
use maud::{Markup, html};
use std::borrow::Cow;
use web::{Problem, Problems, Ui, t, ui, ui::Field};

/// `13 décembre 2023`.
pub fn day(ui: &Ui, day: Day) -> String {
    format!("{}\u{a0}{}", day.without_year(ui.locale), day.year())
}

/// What is known of an act, one line each.
pub fn facts(facts: &[(String, Markup)]) -> Markup {
    html! {
        div.body {
            dl.facts { @for (label, value) in facts { div { dt { (label) } dd { (value) } } } }
        }
    }
}

pub fn step(ui: &Ui, step: Step) -> Cow<'_, str> {
    match step {
        Step::Voted => t!(ui, "council-act-step-voted"),
        Step::Signed => t!(ui, "council-act-step-signed"),
        Step::Published => t!(ui, "council-act-step-published"),
        Step::Transmitted => t!(ui, "council-act-step-transmitted"),
        Step::Executory => t!(ui, "council-act-step-executory"),
    }
}

pub fn role(ui: &Ui, role: Role) -> Cow<'_, str> {
    match role {
        Role::Chair => t!(ui, "council-act-role-chair"),
        Role::Secretary => t!(ui, "council-act-role-secretary"),
    }
}

/// What is left to do, and by whom.
pub fn left(ui: &Ui, left: Left, extract: &Extract) -> String {
    let name = |officer: &Option<crate::life::extract::Officer>| {
        officer.as_ref().map(|it| in_full(&it.name)).unwrap_or_default()
    };
    let (chair, secretary) = (name(&extract.chair), name(&extract.secretary));
    let words = match left {
        Left::Vote => t!(ui, "council-act-left-vote"),
        Left::Nothing => t!(ui, "council-act-left-nothing"),
        Left::SignatureOf(Role::Chair) => t!(ui, "council-act-left-chair", name = chair),
        Left::SignatureOf(Role::Secretary) => {
            t!(ui, "council-act-left-secretary", name = secretary)
        }
        Left::Publication => t!(ui, "council-act-left-publication"),
        Left::Transmission => t!(ui, "council-act-left-transmission"),
        Left::Acknowledgement => t!(ui, "council-act-left-acknowledgement"),
    };
    words.into_owned()
}

pub fn sending(ui: &Ui, state: State) -> Cow<'_, str> {
    match state {
        State::Prepared => t!(ui, "council-act-sending-prepared"),
        State::Queued => t!(ui, "council-act-sending-queued"),
        State::Sent => t!(ui, "council-act-sending-sent"),
        State::Acknowledged => t!(ui, "council-act-sending-acknowledged"),
        State::Anomaly => t!(ui, "council-act-sending-anomaly"),
        State::Cancelling => t!(ui, "council-act-sending-cancelling"),
        State::Cancelled => t!(ui, "council-act-sending-cancelled"),
        State::Dropped => t!(ui, "council-act-sending-dropped"),
    }
}

/// What this act does to the one it names.
pub fn names<'a>(ui: &'a Ui, way: &str) -> Cow<'a, str> {
    match way {
        "withdrawal" => t!(ui, "council-act-withdraws"),
        "repeal" => t!(ui, "council-act-repeals"),
        _ => t!(ui, "council-act-corrects"),
    }
}

/// What the act that names this one does to it.
pub fn is_named_by<'a>(ui: &'a Ui, way: &str) -> Cow<'a, str> {
    match way {
        "withdrawal" => t!(ui, "council-act-withdrawn-by"),
        "repeal" => t!(ui, "council-act-repealed-by"),
        _ => t!(ui, "council-act-corrected-by"),
    }
}

/// What is wrong with a field.
pub fn sentence(ui: &Ui, problem: &Problem) -> String {
    let args: Vec<_> = problem.args.iter().map(|(name, value)| (*name, value.into())).collect();
    ui.say(problem.text, &args).into_owned()
}

/// The acts of a body that wait for a signature, a publication or a transmission.
pub fn unfinished(ui: &Ui, acts: &[Written]) -> Markup {
    let waits = |act: &Written| match (act.state, act.published_at) {
        (Stage::Signed, None) => t!(ui, "council-act-waits-publication"),
        (Stage::Signed, Some(_)) => t!(ui, "council-act-waits-transmission"),
        _ => t!(ui, "council-act-waits-signature"),
    };
    let lines = html! {
        ul.rows {
            @for act in acts {
                li { a.row href=(urls::deliberation(act.id)) {
                    span { b { (act.title) } span.quiet {
                        (act.number.as_deref().unwrap_or_default()) " · " (waits(act))
                    } }
                    (ui::icon("chevron-right"))
                } }
            }
        }
    };
    html! {
        @if !acts.is_empty() {
            (ui::card("unfinished", t!(ui, "council-act-unfinished"), None, lines))
        }
    }
}

pub fn day_field(ui: &Ui, name: &str, label: &str, value: &str, problems: &Problems) -> Markup {
    let field = Field { name, label, value, kind: "date", is_optional: true, ..Field::default() };
    field.draw(ui, problems)
}

/// The matters of the nation, to choose from.
pub fn matter_field(ui: &Ui, chosen: &str, problems: &Problems) -> Markup {
    let known = publishing::classification();
    let lines: Vec<(String, String)> = known
        .matters
        .iter()
        .flat_map(|first| {
            first.below.iter().map(move |second| {
                let code = format!("{}.{}", first.code, second.code);
                let words = format!("{code} {} · {}", first.label, second.label);
                (code, words)
            })
        })
        .collect();
    let options: Vec<(&str, &str)> =
        lines.iter().map(|(code, words)| (code.as_str(), words.as_str())).collect();
    let label = t!(ui, "council-act-matter");
    let field = Field { name: "matter", label: &label, value: chosen, ..Field::default() };
    ui::select(ui, &field, &options, problems)
}
