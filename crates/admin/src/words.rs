//! Functions, kinships, rights and risks, said as people say them.

use people::{Function, GroupKind, Kinship, Right, SchoolKind, audit::Risk};
use std::borrow::Cow;
use web::{Ui, t};

pub fn function(ui: &Ui, function: Function) -> Cow<'_, str> {
    match function {
        Function::Head => t!(ui, "admin-function-head"),
        Function::Deputy => t!(ui, "admin-function-deputy"),
        Function::Teacher => t!(ui, "admin-function-teacher"),
        Function::Substitute => t!(ui, "admin-function-substitute"),
        Function::Specialist => t!(ui, "admin-function-specialist"),
        Function::Librarian => t!(ui, "admin-function-librarian"),
        Function::Aesh => t!(ui, "admin-function-aesh"),
        Function::Atsem => t!(ui, "admin-function-atsem"),
        Function::Cpe => t!(ui, "admin-function-cpe"),
        Function::SchoolLife => t!(ui, "admin-function-school-life"),
        Function::Health => t!(ui, "admin-function-health"),
        Function::Office => t!(ui, "admin-function-office"),
        Function::Technical => t!(ui, "admin-function-technical"),
        Function::Animator => t!(ui, "admin-function-animator"),
        Function::Agent => t!(ui, "admin-function-agent"),
        Function::Delegate => t!(ui, "admin-function-delegate"),
        Function::Administrator => t!(ui, "admin-function-administrator"),
    }
}

pub fn kinship(ui: &Ui, kinship: Kinship) -> Cow<'_, str> {
    match kinship {
        Kinship::Mother => t!(ui, "admin-kinship-mother"),
        Kinship::Father => t!(ui, "admin-kinship-father"),
        Kinship::Sibling => t!(ui, "admin-kinship-sibling"),
        Kinship::Grandparent => t!(ui, "admin-kinship-grandparent"),
        Kinship::Relative => t!(ui, "admin-kinship-relative"),
        Kinship::Educator => t!(ui, "admin-kinship-educator"),
        Kinship::FosterParent => t!(ui, "admin-kinship-foster-parent"),
        Kinship::Childminder => t!(ui, "admin-kinship-childminder"),
        Kinship::Tutor => t!(ui, "admin-kinship-tutor"),
        Kinship::ChildWelfare => t!(ui, "admin-kinship-child-welfare"),
        Kinship::Itself => t!(ui, "admin-kinship-self"),
        Kinship::Other => t!(ui, "admin-kinship-other"),
    }
}

pub fn right(ui: &Ui, right: Right) -> Cow<'_, str> {
    match right {
        Right::Administration => t!(ui, "admin-right-administration"),
        Right::Accounts => t!(ui, "admin-right-accounts"),
        Right::People => t!(ui, "admin-right-people"),
        Right::Groups => t!(ui, "admin-right-groups"),
        Right::Feeds => t!(ui, "admin-right-feeds"),
        Right::Rules => t!(ui, "admin-right-rules"),
        Right::Moderation => t!(ui, "admin-right-moderation"),
        Right::Attendance => t!(ui, "admin-right-attendance"),
        Right::Audit => t!(ui, "admin-right-audit"),
    }
}

pub fn risk(ui: &Ui, risk: Risk) -> Cow<'_, str> {
    match risk {
        Risk::Personal => t!(ui, "admin-risk-personal"),
        Risk::Image => t!(ui, "admin-risk-image"),
        Risk::Mass => t!(ui, "admin-risk-mass"),
        Risk::Deletion => t!(ui, "admin-risk-deletion"),
        Risk::Rights => t!(ui, "admin-risk-rights"),
        Risk::Account => t!(ui, "admin-risk-account"),
        Risk::Other => t!(ui, "admin-risk-other"),
    }
}

pub fn school_kind(ui: &Ui, kind: SchoolKind) -> Cow<'_, str> {
    match kind {
        SchoolKind::Nursery => t!(ui, "admin-school-nursery"),
        SchoolKind::Elementary => t!(ui, "admin-school-elementary"),
        SchoolKind::Primary => t!(ui, "admin-school-primary"),
        SchoolKind::Middle => t!(ui, "admin-school-middle"),
        SchoolKind::High => t!(ui, "admin-school-high"),
    }
}

/// The group somebody writes from: "Les parents".
pub fn from(ui: &Ui, kind: GroupKind) -> Cow<'_, str> {
    match kind {
        GroupKind::Pupils => t!(ui, "admin-from-pupils"),
        GroupKind::Guardians => t!(ui, "admin-from-guardians"),
        GroupKind::Team => t!(ui, "admin-from-team"),
        GroupKind::Staff => t!(ui, "admin-from-staff"),
        GroupKind::Heads => t!(ui, "admin-from-heads"),
        GroupKind::Cpe => t!(ui, "admin-from-cpe"),
        GroupKind::Agents => t!(ui, "admin-from-agents"),
        GroupKind::Delegates => t!(ui, "admin-from-delegates"),
        GroupKind::Administrators => t!(ui, "admin-from-administrators"),
        GroupKind::Hand => t!(ui, "admin-from-hand"),
    }
}

/// The group somebody writes to: "aux parents".
pub fn to(ui: &Ui, kind: GroupKind) -> Cow<'_, str> {
    match kind {
        GroupKind::Pupils => t!(ui, "admin-to-pupils"),
        GroupKind::Guardians => t!(ui, "admin-to-guardians"),
        GroupKind::Team => t!(ui, "admin-to-team"),
        GroupKind::Staff => t!(ui, "admin-to-staff"),
        GroupKind::Heads => t!(ui, "admin-to-heads"),
        GroupKind::Cpe => t!(ui, "admin-to-cpe"),
        GroupKind::Agents => t!(ui, "admin-to-agents"),
        GroupKind::Delegates => t!(ui, "admin-to-delegates"),
        GroupKind::Administrators => t!(ui, "admin-to-administrators"),
        GroupKind::Hand => t!(ui, "admin-to-hand"),
    }
}
