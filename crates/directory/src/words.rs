//! Functions and kinships, said as people say them.

use people::{Function, GroupKind, Kinship, ScopeKind};
use std::borrow::Cow;
use web::{Ui, t};

pub fn function(ui: &Ui, function: Function) -> Cow<'_, str> {
    match function {
        Function::Head => t!(ui, "function-head"),
        Function::Teacher => t!(ui, "function-teacher"),
        Function::Substitute => t!(ui, "function-substitute"),
        Function::Specialist => t!(ui, "function-specialist"),
        Function::Aesh => t!(ui, "function-aesh"),
        Function::Atsem => t!(ui, "function-atsem"),
        Function::Cpe => t!(ui, "function-cpe"),
        Function::SchoolLife => t!(ui, "function-school-life"),
        Function::Agent => t!(ui, "function-agent"),
        Function::Delegate => t!(ui, "function-delegate"),
        Function::Administrator => t!(ui, "function-administrator"),
        _ => t!(ui, "function-other"),
    }
}

pub fn kinship(ui: &Ui, kinship: Kinship) -> Cow<'_, str> {
    match kinship {
        Kinship::Mother => t!(ui, "kinship-mother"),
        Kinship::Father => t!(ui, "kinship-father"),
        Kinship::Grandparent => t!(ui, "kinship-grandparent"),
        Kinship::Tutor => t!(ui, "kinship-tutor"),
        Kinship::FosterParent => t!(ui, "kinship-foster-parent"),
        Kinship::ChildWelfare => t!(ui, "kinship-child-welfare"),
        _ => t!(ui, "kinship-other"),
    }
}

/// A kind of group, in the plural.
pub fn kind(ui: &Ui, kind: GroupKind) -> Cow<'_, str> {
    match kind {
        GroupKind::Pupils => t!(ui, "kind-pupils"),
        GroupKind::Guardians => t!(ui, "kind-guardians"),
        GroupKind::Team => t!(ui, "kind-team"),
        GroupKind::Staff => t!(ui, "kind-staff"),
        GroupKind::Heads => t!(ui, "kind-heads"),
        GroupKind::Cpe => t!(ui, "kind-cpe"),
        GroupKind::Agents => t!(ui, "kind-agents"),
        GroupKind::Delegates => t!(ui, "kind-delegates"),
        GroupKind::Administrators => t!(ui, "kind-administrators"),
        GroupKind::Hand => t!(ui, "kind-hand"),
    }
}

/// What two people of a rule share.
pub fn scope(ui: &Ui, scope: ScopeKind) -> Cow<'_, str> {
    match scope {
        ScopeKind::Class => t!(ui, "scope-class"),
        ScopeKind::Level => t!(ui, "scope-level"),
        ScopeKind::School => t!(ui, "scope-school"),
        ScopeKind::Town => t!(ui, "scope-town"),
        ScopeKind::Body => t!(ui, "scope-body"),
        ScopeKind::Platform => t!(ui, "scope-platform"),
        ScopeKind::Hand => t!(ui, "scope-hand"),
    }
}

/// A whole group of a class, as an addressee.
pub fn group(ui: &Ui, kind: GroupKind) -> Cow<'_, str> {
    match kind {
        GroupKind::Pupils => t!(ui, "class-group-pupils"),
        GroupKind::Guardians => t!(ui, "class-group-guardians"),
        _ => t!(ui, "class-group-team"),
    }
}

/// What one person is in a class, for a line of a search.
pub fn member(ui: &Ui, kind: GroupKind) -> Cow<'_, str> {
    match kind {
        GroupKind::Pupils => t!(ui, "member-pupil"),
        GroupKind::Guardians => t!(ui, "member-guardian"),
        _ => t!(ui, "member-team"),
    }
}
