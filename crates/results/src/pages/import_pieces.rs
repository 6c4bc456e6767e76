//! What an import would change, as sentences; what is wrong with a file, line by line.

use crate::{
    programme_file::{Fault, Why},
    programme_plan::{Change, Plan},
};
use maud::{Markup, html};
use web::{Ui, t, ui};

/// More are counted, not shown.
const SHOWN: usize = 200;

pub fn faults(ui: &Ui, faults: &[Fault]) -> Markup {
    html! {
        section.problems #file-problems tabindex="-1" autofocus aria-labelledby="faults" {
            h2 #faults { (t!(ui, "results-import-faults", count = faults.len())) }
            ul {
                @for fault in faults.iter().take(SHOWN) {
                    li {
                        @if fault.line > 0 {
                            (t!(ui, "results-import-line", line = fault.line)) " "
                        }
                        (why(ui, &fault.why))
                    }
                }
            }
            @if faults.len() > SHOWN {
                p { (t!(ui, "results-import-more", count = faults.len() - SHOWN)) }
            }
        }
    }
}

fn why(ui: &Ui, why: &Why) -> String {
    let words = match why {
        Why::Empty => t!(ui, "results-fault-empty"),
        Why::TooLarge => t!(ui, "results-fault-too-large"),
        Why::Unreadable => t!(ui, "results-fault-unreadable"),
        Why::NoColumn(name) => t!(ui, "results-fault-column", name = *name),
        Why::Code(code) => t!(ui, "results-fault-code", code = *code),
        Why::CodeTwice(code) => t!(ui, "results-fault-code-twice", code = *code),
        Why::Label => t!(ui, "results-fault-label"),
        Why::Kind(kind) => t!(ui, "results-fault-kind", kind = *kind),
        Why::Parent(code) => t!(ui, "results-fault-parent", code = *code),
        Why::Place => t!(ui, "results-fault-place"),
        Why::Level(level) => t!(ui, "results-fault-level", level = *level),
        Why::Day(day) => t!(ui, "results-fault-day", day = *day),
    };
    words.into_owned()
}

pub fn plan(ui: &Ui, plan: &Plan) -> Markup {
    html! {
        p role="status" {
            (t!(ui, "results-plan-count", count = plan.changes.len())) " "
            (t!(ui, "results-plan-same", count = plan.same))
        }
        @if !plan.is_empty() {
            (ui::card("plan", t!(ui, "results-plan"), None, html! {
                ul.sentences.body {
                    @for change in plan.changes.iter().take(SHOWN) { li { (sentence(ui, change)) } }
                }
                @if plan.changes.len() > SHOWN {
                    p.body {
                        (t!(ui, "results-import-more", count = plan.changes.len() - SHOWN))
                    }
                }
            }))
        }
    }
}

fn sentence(ui: &Ui, change: &Change) -> String {
    let words = match change {
        Change::Add(line) => {
            t!(ui, "results-plan-add", label = line.label, code = line.code)
        }
        Change::Edit(skill, line) if skill.label != line.label => {
            t!(ui, "results-plan-rename", before = skill.label, label = line.label)
        }
        Change::Edit(_, line) => t!(ui, "results-plan-edit", label = line.label, code = line.code),
        Change::Retire(skill, day) => {
            let day = day.french();
            return t!(ui, "results-plan-retire", label = skill.label, day = day).into_owned();
        }
        Change::Restore(skill) => t!(ui, "results-plan-restore", label = skill.label),
    };
    words.into_owned()
}
