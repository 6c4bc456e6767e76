//! What this feature writes in the log of actions: identifiers and counts, never a mark.

use crate::{Assessment, writing::Hand};
use base::Id;
use db::{Result, Tx};
use people::{
    Class, Group, School,
    audit::{Act, Risk, record},
};
use serde_json::{Value, json};
use web::id;

pub const DEEDS: &[(&str, &str)] = &[
    ("assessment.publish", id!("assessments-did-publish")),
    ("assessment.hide", id!("assessments-did-hide")),
    ("assessment.change", id!("assessments-did-change")),
    ("assessment.translate", id!("assessments-did-translate")),
    ("assessment.discard", id!("assessments-did-discard")),
    ("group.help", id!("assessments-did-group")),
];

fn of(
    tx: &Tx<'_>,
    assessment: &Assessment,
    (action, risk): (&'static str, Risk),
    detail: Value,
    hand: Hand,
) -> Result<()> {
    let act = Act {
        person: Some(hand.by),
        action,
        risk,
        school: Some(assessment.school_id),
        thing: format!("assessment:{}", assessment.id),
        detail,
    };
    record(tx, hand.at, &act)
}

/// Families read it from an instant on, or no more.
pub fn published(tx: &Tx<'_>, assessment: &Assessment, is_shown: bool, hand: Hand) -> Result<()> {
    let action = if is_shown { "assessment.publish" } else { "assessment.hide" };
    of(tx, assessment, (action, Risk::Personal), json!({}), hand)
}

/// What families read already was changed.
pub fn changed(tx: &Tx<'_>, assessment: &Assessment, cells: usize, hand: Hand) -> Result<()> {
    let detail = json!({ "cells": cells });
    of(tx, assessment, ("assessment.change", Risk::Personal), detail, hand)
}

/// Levels became those of another scale.
pub fn translated(tx: &Tx<'_>, assessment: &Assessment, cells: u64, hand: Hand) -> Result<()> {
    let detail = json!({ "cells": cells });
    of(tx, assessment, ("assessment.translate", Risk::Personal), detail, hand)
}

pub fn discarded(tx: &Tx<'_>, assessment: &Assessment, hand: Hand) -> Result<()> {
    of(tx, assessment, ("assessment.discard", Risk::Deletion), json!({}), hand)
}

/// Pupils were put together to be helped.
pub fn grouped(
    tx: &Tx<'_>,
    group: Id<Group>,
    (class, school): (Id<Class>, Id<School>),
    pupils: usize,
    hand: Hand,
) -> Result<()> {
    let act = Act {
        person: Some(hand.by),
        action: "group.help",
        risk: Risk::Rights,
        school: Some(school),
        thing: format!("group:{group}"),
        detail: json!({ "class": class.to_string(), "pupils": pupils }),
    };
    record(tx, hand.at, &act)
}
