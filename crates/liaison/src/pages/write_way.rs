//! The second half of the form of a slip: what is attached, until when, who signs, how it goes.

use super::{pieces, slip_form::SlipForm};
use crate::slip::Needs;
use base::Instant;
use files::{File, view::UploadField};
use maud::{Markup, html};
use ui::{Field, Tone};
use web::{Problems, Ui, t, ui};

/// Until when, and who signs.
pub fn conditions(ui: &Ui, form: &SlipForm, problems: &Problems) -> Markup {
    let needs = t!(ui, "liaison-who-signs");
    let needs =
        Field { name: "needs", label: &needs, value: form.needs().word(), ..Field::default() };
    let (one, both) = (t!(ui, "liaison-needs-one"), t!(ui, "liaison-needs-both"));
    let options = [(Needs::One.word(), &*one), (Needs::Both.word(), &*both)];
    let pupils = t!(ui, "liaison-for-pupils");
    html! {
        (due(ui, form, problems))
        (ui::choice(ui, &needs, &options, problems))
        (ui::checkbox("for_pupils", &pupils, form.is_on("for_pupils")))
    }
}

pub fn due(ui: &Ui, form: &SlipForm, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "liaison-due-label"), t!(ui, "liaison-due-hint"));
    let due = Field {
        name: "due_on",
        label: &label,
        hint: Some(&hint),
        value: form.get("due_on"),
        kind: "date",
        is_optional: true,
        class: "short",
        ..Field::default()
    };
    let late = t!(ui, "liaison-late-label");
    html! {
        (due.draw(ui, problems))
        (ui::checkbox("late", &late, form.is_on("late")))
    }
}

/// What is attached to a slip that is being written.
pub struct Attached {
    pub files: Vec<File>,
    pub bytes_max: u64,
}

pub fn attached(ui: &Ui, attached: &Attached, problems: &Problems) -> Markup {
    let label = t!(ui, "liaison-files");
    let field =
        UploadField { label: &label, bytes_max: attached.bytes_max, chosen: &attached.files };
    files::view::upload_field(ui, &field, problems)
}

/// When families have it. Most slips wait for the morning, when it is quiet: the rest opens on
/// demand, and says why.
pub fn hour(ui: &Ui, form: &SlipForm, deliver_at: Instant, problems: &Problems) -> Markup {
    let is_quiet = deliver_at > ui.now;
    let is_urgent = form.is_urgent();
    let reason = t!(ui, "liaison-urgent-label");
    let reason = Field {
        name: "urgent_reason",
        label: &reason,
        value: form.get("urgent_reason"),
        is_optional: true,
        ..Field::default()
    };
    html! {
        @if is_quiet {
            (ui::note(
                Tone::Night,
                t!(ui, "liaison-when-quiet", hour = pieces::hour(ui, deliver_at))
            ))
        }
        details.more open[is_urgent || problems.of("urgent_reason").is_some()] {
            summary { (t!(ui, "liaison-cannot-wait")) }
            fieldset.field #when {
                legend { (t!(ui, "liaison-when")) }
                div.choice {
                    label {
                        input type="radio" name="when" value="soon" checked[!is_urgent];
                        span {
                            @if is_quiet {
                                @let hour = pieces::hour(ui, deliver_at);
                                (t!(ui, "liaison-when-morning", hour = hour))
                            }
                            @else { (t!(ui, "liaison-when-soon")) }
                        }
                    }
                    label {
                        input type="radio" name="when" value="urgent" checked[is_urgent];
                        span {
                            (t!(ui, "liaison-when-urgent"))
                            span.hint { (t!(ui, "liaison-when-urgent-hint")) }
                        }
                    }
                }
            }
            div data-behaviour="disclose" data-disclose-name="when" data-disclose-value="urgent" {
                (reason.draw(ui, problems))
            }
        }
    }
}

pub fn actions(ui: &Ui) -> Markup {
    html! {
        div.actions.full {
            button.button name="action" value="send" {
                (ui::icon("send")) (t!(ui, "liaison-send"))
            }
            button.button.plain name="action" value="save" formnovalidate {
                (t!(ui, "liaison-save-draft"))
            }
            button.button.link.small name="action" value="template" formnovalidate {
                (t!(ui, "liaison-save-template"))
            }
            button.button.plain.danger.small name="action" value="discard" data-behaviour="confirm"
                data-confirm=(t!(ui, "liaison-discard-sure"))
                data-confirm-yes=(t!(ui, "liaison-discard"))
                data-confirm-no=(t!(ui, "liaison-keep")) data-confirm-danger formnovalidate {
                (t!(ui, "liaison-discard"))
            }
            span.quiet role="status" data-autosave-status {}
        }
    }
}
