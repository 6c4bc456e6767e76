//! Writing rules said as sentences, and their names in addresses.

use crate::words;
use people::{GroupKind, Rule, ScopeKind, Verdict, WhyNot};
use std::borrow::Cow;
use web::{Ui, t};

/// `guardians-class-team`
pub fn key(rule: &Rule) -> String {
    format!("{}-{}-{}", rule.from.word(), rule.scope.word(), rule.to.word())
}

/// May a school have its own line here?
pub fn is_the_schools(rule: &Rule) -> bool {
    Rule::check(rule.from, rule.scope, rule.to).is_ok()
}

/// "Les parents peuvent écrire à l’équipe de la classe de leur enfant."
pub fn sentence(ui: &Ui, rule: &Rule) -> String {
    let (from, to, place) =
        (words::from(ui, rule.from), words::to(ui, rule.to), place(ui, rule.from, rule.scope));
    let said = if rule.may_write {
        t!(ui, "admin-rule-may", from = from, to = to, place = place)
    } else {
        t!(ui, "admin-rule-may-not", from = from, to = to, place = place)
    };
    said.into_owned()
}

/// "à l’équipe de la classe de leur enfant"
pub fn towards(ui: &Ui, rule: &Rule) -> String {
    format!("{} {}", words::to(ui, rule.to), place(ui, rule.from, rule.scope))
}

fn place(ui: &Ui, from: GroupKind, scope: ScopeKind) -> Cow<'_, str> {
    match (scope, from) {
        (ScopeKind::Class, GroupKind::Guardians) => t!(ui, "admin-place-class-of-child"),
        (ScopeKind::Level, GroupKind::Guardians) => t!(ui, "admin-place-level-of-child"),
        (ScopeKind::School, GroupKind::Guardians) => t!(ui, "admin-place-school-of-child"),
        (ScopeKind::Class, _) => t!(ui, "admin-place-class"),
        (ScopeKind::Level, _) => t!(ui, "admin-place-level"),
        (ScopeKind::School, _) => t!(ui, "admin-place-school"),
        (ScopeKind::Town, _) => t!(ui, "admin-place-town"),
        (ScopeKind::Body, _) => t!(ui, "admin-place-body"),
        (ScopeKind::Platform, _) => t!(ui, "admin-place-platform"),
        (ScopeKind::Hand, _) => t!(ui, "admin-place-hand"),
    }
}

/// The reason of a verdict, in one sentence.
pub fn because(ui: &Ui, verdict: &Verdict) -> String {
    match verdict {
        Verdict::Yes(because) | Verdict::No(WhyNot::Rule(because)) => sentence(ui, &because.rule),
        Verdict::No(why) => why_not(ui, why).into_owned(),
    }
}

fn why_not<'u>(ui: &'u Ui, why: &WhyNot) -> Cow<'u, str> {
    match why {
        WhyNot::Unknown => t!(ui, "admin-why-unknown"),
        WhyNot::Oneself => t!(ui, "admin-why-oneself"),
        WhyNot::Left => t!(ui, "admin-why-left"),
        WhyNot::Suspended => t!(ui, "admin-why-suspended"),
        WhyNot::SenderSuspended => t!(ui, "admin-why-sender-suspended"),
        WhyNot::NothingShared => t!(ui, "admin-why-nothing-shared"),
        WhyNot::Rule(_) | WhyNot::Refused(_) => t!(ui, "admin-why-refused"),
    }
}
