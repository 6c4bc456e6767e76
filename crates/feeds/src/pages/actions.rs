//! What may be done with a feed or with one of its schools: buttons, each of which asks once more.

use super::feed::Content;
use crate::history::{SchoolStep, State, StepState};
use crate::sending::{Apply, GiveUp, Sending, Undo};
use crate::urls;
use maud::{Markup, html};
use web::{Ui, t, ui};

pub fn of_feed(ui: &Ui, sending: &Sending, content: &Content) -> Markup {
    if content.running().is_some() {
        return html! {};
    }
    let ready = content.count(StepState::Planned);
    let may_apply = sending.state == State::Planned && ready > 0 && ui.may::<Apply>(sending);
    let may_give_up = sending.state == State::Planned && ui.may::<GiveUp>(sending);
    let may_undo = content.count(StepState::Applied) > 0
        && matches!(sending.state, State::Applied | State::Planned)
        && ui.may::<Undo>(sending);
    html! {
        @if may_apply || may_give_up || may_undo {
            div.actions {
                @if may_apply {
                    (ui::action(ui, &urls::of_feed(sending.id, "application"), asking(ui, html! {
                        (ui::icon("check")) (t!(ui, "feeds-apply", count = ready))
                    }, Asking {
                        question: &t!(ui, "feeds-apply-sure", count = ready),
                        yes: &t!(ui, "feeds-apply-yes"),
                        is_danger: false,
                        is_plain: false,
                    })))
                }
                @if may_give_up {
                    (ui::action(ui, &urls::of_feed(sending.id, "abandon"), asking(ui, html! {
                        (t!(ui, "feeds-give-up"))
                    }, Asking {
                        question: &t!(ui, "feeds-give-up-sure"),
                        yes: &t!(ui, "feeds-give-up"),
                        is_danger: false,
                        is_plain: true,
                    })))
                }
                @if may_undo {
                    (ui::action(ui, &urls::of_feed(sending.id, "annulation"), asking(ui, html! {
                        (ui::icon("undo-2")) (t!(ui, "feeds-undo"))
                    }, Asking {
                        question: &t!(ui, "feeds-undo-sure"),
                        yes: &t!(ui, "feeds-undo"),
                        is_danger: true,
                        is_plain: true,
                    })))
                }
            }
        }
    }
}

/// Applies one school, before the others.
pub fn of_part(ui: &Ui, sending: &Sending, step: &SchoolStep) -> Markup {
    let may_apply = sending.state == State::Planned
        && step.state == StepState::Planned
        && ui.may::<Apply>(sending);
    html! {
        @if may_apply {
            div.actions {
                (ui::action(ui, &urls::of_feed(sending.id, "application"), html! {
                    input type="hidden" name="place" value=(step.position);
                    (asking(ui, html! {
                        (ui::icon("check")) (t!(ui, "feeds-apply-school"))
                    }, Asking {
                        question: &t!(ui, "feeds-apply-school-sure"),
                        yes: &t!(ui, "feeds-apply-yes"),
                        is_danger: false,
                        is_plain: false,
                    }))
                }))
            }
        }
    }
}

/// What a script asks before the form leaves.
struct Asking<'a> {
    question: &'a str,
    yes: &'a str,
    is_danger: bool,
    is_plain: bool,
}

fn asking(ui: &Ui, content: Markup, asking: Asking<'_>) -> Markup {
    let class = match (asking.is_danger, asking.is_plain) {
        (true, true) => "button danger plain",
        (false, true) => "button plain",
        (true, false) => "button danger",
        (false, false) => "button",
    };
    html! {
        button class=(class) data-behaviour="confirm" data-confirm=(asking.question)
            data-confirm-yes=(asking.yes) data-confirm-no=(t!(ui, "feeds-not-now"))
            data-confirm-danger[asking.is_danger] { (content) }
    }
}
