//! What is left to do with minutes, by where they stand: put, remark, settle, sign, publish.

use super::{act_pieces, minutes, minutes::Shown, pieces};
use crate::{
    assembly::Prepare,
    deliberation::Sign,
    life::signing::Role,
    meeting::State as Held,
    minutes::kept::{Minutes, State},
    urls,
};
use maud::{Markup, html};
use web::{Problems, Ui, t, ui, ui::Field};

pub fn to_do(
    ui: &Ui,
    minutes: &Minutes,
    shown: &Shown,
    words: &str,
    problems: &Problems,
) -> Markup {
    let may_prepare = ui.may::<Prepare>(minutes);
    let state = minutes.kept.as_ref().map(|kept| kept.state);
    let content = match state {
        None if may_prepare => putting(ui, minutes),
        Some(State::Put) if may_prepare => settling(ui, minutes, shown, words, problems),
        Some(State::Adopted) if ui.may::<Sign>(minutes) => signing(ui, minutes, shown, problems),
        Some(State::Signed) if may_prepare => publishing(ui, minutes),
        Some(State::Published) => published(ui, minutes),
        _ => return waiting(ui, minutes, shown),
    };
    ui::card("to-do", t!(ui, "council-minutes-to-do"), None, html! { div.body.stack { (content) } })
}

/// What whoever has nothing to do here is told.
fn waiting(ui: &Ui, minutes: &Minutes, shown: &Shown) -> Markup {
    let next = shown.next.as_ref().map(|next| act_pieces::day(ui, next.day()));
    html! {
        @match (&minutes.kept, next) {
            (Some(kept), Some(day)) if kept.state == State::Put => {
                p { (t!(ui, "council-minutes-awaits", day = day)) }
            },
            (None, _) => p.quiet { (t!(ui, "council-minutes-draft")) },
            _ => {},
        }
    }
}

fn own(minutes: &Minutes) -> String {
    urls::of_meeting(minutes.meeting.id, "proces-verbal")
}

fn putting(ui: &Ui, minutes: &Minutes) -> Markup {
    html! {
        p { (t!(ui, "council-minutes-put-why")) }
        (ui::action(ui, &own(minutes), html! {
            button.button { (ui::icon("check")) (t!(ui, "council-minutes-put")) }
        }))
    }
}

/// At the next meeting: remarks, then it is settled; before, it may be taken back.
fn settling(ui: &Ui, minutes: &Minutes, shown: &Shown, words: &str, problems: &Problems) -> Markup {
    let next = shown.next.as_ref();
    let is_held = next.is_some_and(|next| matches!(next.state, Held::Open | Held::Closed));
    let day = next.map(|next| act_pieces::day(ui, next.day())).unwrap_or_default();
    let url = |page: &str| urls::of_minutes(minutes.meeting.id, page);
    html! {
        p {
            (t!(ui, "council-minutes-awaits", day = day)) " "
            @if let Some(next) = next {
                a href=(urls::meeting(next.id)) { (t!(ui, "council-minutes-next")) }
            }
        }
        @if is_held {
            (ui::action(ui, &url("arret"), html! {
                button.button { (ui::icon("check")) (t!(ui, "council-minutes-adopt")) }
            }))
            (remarking(ui, minutes, shown, words, problems))
        } @else {
            (ui::action(ui, &url("retrait"), html! {
                button.button.plain { (ui::icon("undo-2")) (t!(ui, "council-minutes-take-back")) }
            }))
        }
    }
}

fn remarking(
    ui: &Ui,
    minutes: &Minutes,
    shown: &Shown,
    words: &str,
    problems: &Problems,
) -> Markup {
    let (who, label) = (t!(ui, "council-minutes-remark-who"), t!(ui, "council-minutes-remark"));
    let hint = t!(ui, "council-minutes-remark-hint");
    let members = pieces::choices(shown.record.members());
    let field =
        Field { name: "words", label: &label, hint: Some(&hint), value: words, ..Field::default() };
    let url = urls::of_minutes(minutes.meeting.id, "remarques");
    html! {
        details.more open[!words.is_empty() || problems.of("words").is_some()] {
            summary { (t!(ui, "council-minutes-remark-add")) }
            (ui::form(ui, &url, &Problems::none(), html! {
                (pieces::select(ui, ("who", &who), "", &members, problems))
                (ui::textarea(ui, &field, 3, problems))
                (pieces::save(t!(ui, "council-add")))
            }))
        }
    }
}

fn signing(ui: &Ui, minutes: &Minutes, shown: &Shown, problems: &Problems) -> Markup {
    let has = |role: Role| shown.signatures.iter().any(|one| one.role == role);
    let (is_chair, is_secretary) = minutes.signs;
    let waits_for_me = is_chair && !has(Role::Chair) || is_secretary && !has(Role::Secretary);
    let held = minutes.kept.as_ref().and_then(|kept| kept.adopted_on);
    let held = held.map(base::Day::iso).unwrap_or_default();
    let url = |page: &str| urls::of_minutes(minutes.meeting.id, page);
    let (chair_on, secretary_on) =
        (t!(ui, "council-act-chair-on"), t!(ui, "council-act-secretary-on"));
    html! {
        p { (t!(ui, "council-minutes-sign-why")) }
        @if let Some(day) = minutes::due(ui, minutes) {
            p.quiet { (t!(ui, "council-minutes-due", day = day)) }
        }
        @if waits_for_me {
            (ui::action(ui, &url("signature"), html! {
                button.button { (ui::icon("signature")) (t!(ui, "council-act-sign")) }
            }))
        }
        @if ui.may::<Prepare>(minutes) {
            details.more open[problems.of("chair_on").is_some()] {
                summary { (t!(ui, "council-act-paper")) }
                (ui::form(ui, &url("signature/papier"), &Problems::none(), html! {
                    (act_pieces::day_field(ui, "chair_on", &chair_on, &held, problems))
                    (act_pieces::day_field(ui, "secretary_on", &secretary_on, &held, problems))
                    div.actions { button.button { (t!(ui, "council-act-paper-do")) } }
                }))
            }
        }
    }
}

fn publishing(ui: &Ui, minutes: &Minutes) -> Markup {
    html! {
        @if let Some(day) = minutes::due(ui, minutes) {
            p { (t!(ui, "council-minutes-due", day = day)) }
        }
        (ui::action(ui, &urls::of_minutes(minutes.meeting.id, "publication"), html! {
            button.button { (ui::icon("megaphone")) (t!(ui, "council-minutes-publish")) }
        }))
    }
}

fn published(ui: &Ui, minutes: &Minutes) -> Markup {
    let url = urls::public_meeting(minutes.meeting.body_id, minutes.meeting.id);
    html! { p { a href=(url) { (t!(ui, "council-public-page")) } } }
}
