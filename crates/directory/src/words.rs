//! Functions and kinships, said as people say them.

use people::{Function, Kinship};
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
        Function::SchoolLife => t!(ui, "function-school-life"),
        Function::Agent => t!(ui, "function-agent"),
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
