//! The pages of assemblies.

pub mod act;
pub mod act_annexes;
pub mod act_answer;
pub mod act_files;
pub mod act_follow_up;
pub mod act_letter_pieces;
pub mod act_letters;
pub mod act_pieces;
pub mod act_publication;
pub mod act_routes;
pub mod act_sending;
pub mod act_settings;
pub mod act_signature;
pub mod act_timeline;
pub mod again;
pub mod agenda;
pub mod assembly;
pub mod bylaws;
pub mod bylaws_fields;
pub mod bylaws_form;
pub mod closing;
pub mod convening;
pub mod decision;
pub mod decision_form;
pub mod draft;
pub mod examined;
pub mod holding;
pub mod home;
pub mod mandate_form;
pub mod meeting;
pub mod meeting_routes;
pub mod members;
pub mod minutes;
pub mod minutes_forms;
pub mod minutes_refusals;
pub mod minutes_routes;
pub mod minutes_signature;
pub mod minutes_steps;
pub mod movements;
pub mod new_meeting;
pub mod new_poll;
pub mod papers;
pub mod pieces;
pub mod poll;
pub mod poll_candidates;
pub mod poll_form;
pub mod poll_refusals;
pub mod poll_round;
pub mod poll_routes;
pub mod presence;
pub mod proxies;
pub mod public_act;
pub mod public_acts;
pub mod public_meetings;
pub mod put_off;
pub mod refusals;
pub mod table;
pub mod vote;
pub mod vote_form;
pub mod withdrawals;

use people::BodyKind;
use std::borrow::Cow;
use web::{Ui, t};

/// What a body is, said as people say it.
pub fn kind(ui: &Ui, kind: BodyKind) -> Cow<'_, str> {
    match kind {
        BodyKind::Commune => t!(ui, "council-kind-commune"),
        BodyKind::Epci => t!(ui, "council-kind-epci"),
        BodyKind::Metropole => t!(ui, "council-kind-metropole"),
        BodyKind::Department => t!(ui, "council-kind-department"),
        BodyKind::Region => t!(ui, "council-kind-region"),
        BodyKind::Syndicate => t!(ui, "council-kind-syndicate"),
    }
}
