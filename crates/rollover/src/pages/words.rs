//! Ways, levels, destinations, cautions and refusals, said as people say them.

use crate::{
    Destination, Of, Way,
    caution::Caution,
    effect::Effect,
    plan::{Line, Since, To},
    shown::{OldShown, Shown},
    undo::{Built, UndoRefused},
};
use people::{Function, Level};
use std::borrow::Cow;
use web::{Ui, t};

pub fn level(ui: &Ui, level: Level) -> String {
    match level {
        Level::Other => t!(ui, "rollover-level-other").into_owned(),
        level => level.written().to_owned(),
    }
}

pub fn destination(ui: &Ui, destination: Destination) -> Cow<'_, str> {
    match destination {
        Destination::Elementary => t!(ui, "rollover-leaves-elementary"),
        Destination::Middle => t!(ui, "rollover-leaves-middle"),
        Destination::High => t!(ui, "rollover-leaves-high"),
        Destination::Elsewhere => t!(ui, "rollover-leaves-elsewhere"),
    }
}

/// "CE2-A", "CE1-CE2 (CE2)", "départ au collège": in a list, or beside a name.
pub fn way(ui: &Ui, shown: &Shown, way: Way) -> String {
    match way {
        Way::Class(class, at) => {
            let name = shown.class_name(class);
            let is_of_several = shown.plan.class(class).is_some_and(|it| it.levels.len() > 1);
            if is_of_several { format!("{name} ({})", level(ui, at)) } else { name.to_owned() }
        }
        Way::Leaves(to) => destination(ui, to).into_owned(),
        Way::Joins(school) => {
            let school = shown.neighbour(school);
            t!(ui, "rollover-joins", school = school).into_owned()
        }
        Way::Nowhere => t!(ui, "rollover-nowhere").into_owned(),
    }
}

pub fn to(ui: &Ui, shown: &Shown, to: To) -> String {
    match to {
        To::Goes(it) => way(ui, shown, it),
        To::Placed => t!(ui, "rollover-placed").into_owned(),
    }
}

/// The class they come from, or that they are in none, or whence they are sent.
pub fn origin(ui: &Ui, class: &OldShown) -> String {
    match class.of {
        Of::Class(_) => class.name.clone(),
        Of::NoClass => t!(ui, "rollover-no-class").into_owned(),
        Of::Announced => t!(ui, "rollover-of-announced").into_owned(),
    }
}

/// "Léa Martin passe de CE1-A en CE2-B."
pub fn sentence(ui: &Ui, shown: &Shown, line: &Line) -> String {
    let name = shown.name(line.pupil);
    if line.of == Of::Announced {
        return announced(ui, shown, line, &name);
    }
    let before = before(ui, shown, line);
    match line.to {
        To::Placed => t!(ui, "rollover-said-placed", name = name).into_owned(),
        To::Goes(Way::Leaves(to)) => leaving(ui, &name, &before, to),
        To::Goes(Way::Joins(school)) => {
            let school = shown.neighbour(school);
            t!(ui, "rollover-said-joins", name = name, before = before, school = school)
                .into_owned()
        }
        To::Goes(Way::Nowhere) => {
            t!(ui, "rollover-said-nowhere", name = name, before = before).into_owned()
        }
        To::Goes(Way::Class(class, at)) if at == line.from_level && at != Level::Other => {
            let (class, at) = (shown.class_name(class), level(ui, at));
            t!(ui, "rollover-said-stays", name = name, level = at, class = class).into_owned()
        }
        To::Goes(it) => {
            let after = way(ui, shown, it);
            t!(ui, "rollover-said-up", name = name, before = before, after = after).into_owned()
        }
    }
}

/// Whoever another school sends.
fn announced(ui: &Ui, shown: &Shown, line: &Line, name: &str) -> String {
    let school = shown.senders.get(&line.pupil).map_or("", String::as_str);
    match line.to {
        To::Placed => t!(ui, "rollover-said-placed", name = name).into_owned(),
        To::Goes(Way::Nowhere) => {
            t!(ui, "rollover-said-nowhere", name = name, before = school).into_owned()
        }
        To::Goes(Way::Leaves(_) | Way::Joins(_)) => {
            t!(ui, "rollover-said-declined", name = name, school = school).into_owned()
        }
        To::Goes(it) => {
            let class = way(ui, shown, it);
            t!(ui, "rollover-said-comes", name = name, school = school, class = class).into_owned()
        }
    }
}

fn before(ui: &Ui, shown: &Shown, line: &Line) -> String {
    match shown.old_name(line.of) {
        "" => t!(ui, "rollover-no-class").into_owned(),
        name => name.to_owned(),
    }
}

fn leaving(ui: &Ui, name: &str, before: &str, to: Destination) -> String {
    let said = match to {
        Destination::Elementary => {
            t!(ui, "rollover-said-elementary", name = name, before = before)
        }
        Destination::Middle => t!(ui, "rollover-said-middle", name = name, before = before),
        Destination::High => t!(ui, "rollover-said-high", name = name, before = before),
        Destination::Elsewhere => t!(ui, "rollover-said-elsewhere", name = name, before = before),
    };
    said.into_owned()
}

/// What has happened since the plan was made.
pub fn since(ui: &Ui, since: Since) -> Option<Cow<'_, str>> {
    match since {
        Since::Nothing => None,
        Since::Arrived => Some(t!(ui, "rollover-since-arrived")),
        Since::ChangedClass => Some(t!(ui, "rollover-since-changed")),
    }
}

/// What is wrong, and what to do.
pub fn caution(ui: &Ui, caution: &Caution) -> String {
    let said = match caution {
        Caution::Nowhere { count } => t!(ui, "rollover-caution-nowhere", count = *count),
        Caution::DayPassed => t!(ui, "rollover-caution-day"),
        Caution::NoTeacher { name, pupils, .. } => {
            t!(ui, "rollover-caution-teacher", class = *name, count = *pupils)
        }
        Caution::ManyLeave { count, of } => {
            t!(ui, "rollover-caution-leave", count = *count, of = *of)
        }
    };
    said.into_owned()
}

pub fn effect(ui: &Ui, shown: &Shown, effect: &Effect) -> String {
    let name = shown.formal(effect.person());
    let said = match effect {
        Effect::Loses { class, pupils, .. } => {
            let class = shown.old_name(Of::Class(*class));
            t!(ui, "rollover-effect-loses", name = name, count = *pupils, class = class)
        }
        Effect::Gains { class, pupils, .. } => {
            let class = shown.class_name(*class);
            t!(ui, "rollover-effect-gains", name = name, count = *pupils, class = class)
        }
        Effect::Waits { class, .. } => {
            let class = shown.class_name(*class);
            t!(ui, "rollover-effect-waits", name = name, class = class)
        }
        Effect::NoPlace { .. } => t!(ui, "rollover-effect-no-place", name = name),
    };
    said.into_owned()
}

/// Why it cannot be undone, naming what was built on it. `name` is of whom it speaks.
pub fn refused(ui: &Ui, refused: &UndoRefused, name: &str) -> String {
    let said = match refused {
        UndoRefused::NotApplied => t!(ui, "rollover-undo-not-applied"),
        UndoRefused::PupilMoved { place, .. } => {
            t!(ui, "rollover-undo-moved", name = name, place = *place)
        }
        UndoRefused::PupilElsewhere { place, .. } => {
            t!(ui, "rollover-undo-elsewhere", name = name, place = *place)
        }
        UndoRefused::PlaceEnded { .. } => t!(ui, "rollover-undo-ended", name = name),
        UndoRefused::ClassUsed { class, .. } if class.is_empty() => {
            t!(ui, "rollover-undo-used-some")
        }
        UndoRefused::ClassUsed { class, built: None } => {
            t!(ui, "rollover-undo-used", class = *class)
        }
        UndoRefused::ClassUsed { class, built: Some(built) } => {
            let what = self::built(ui, *built);
            Cow::Owned(t!(ui, "rollover-undo-used-by", class = *class, what = what).into_owned())
        }
        UndoRefused::StaffChanged { .. } => t!(ui, "rollover-undo-staff", name = name),
        UndoRefused::Erased => t!(ui, "rollover-undo-erased"),
    };
    said.into_owned()
}

fn built(ui: &Ui, built: Built) -> Cow<'_, str> {
    match built {
        Built::Calls => t!(ui, "rollover-built-calls"),
        Built::Journal => t!(ui, "rollover-built-journal"),
        Built::Carnet => t!(ui, "rollover-built-carnet"),
        Built::Homework => t!(ui, "rollover-built-homework"),
        Built::Liaison => t!(ui, "rollover-built-liaison"),
        Built::Assessments => t!(ui, "rollover-built-assessments"),
        Built::Timetable => t!(ui, "rollover-built-timetable"),
        Built::Agenda => t!(ui, "rollover-built-agenda"),
    }
}

pub fn function(ui: &Ui, function: Function) -> Cow<'_, str> {
    match function {
        Function::Teacher => t!(ui, "rollover-function-teacher"),
        Function::Substitute => t!(ui, "rollover-function-substitute"),
        Function::Specialist => t!(ui, "rollover-function-specialist"),
        Function::Aesh => t!(ui, "rollover-function-aesh"),
        Function::Atsem => t!(ui, "rollover-function-atsem"),
        Function::Cpe => t!(ui, "rollover-function-cpe"),
        Function::SchoolLife => t!(ui, "rollover-function-school-life"),
        _ => t!(ui, "rollover-function-other"),
    }
}

/// The functions one may hold in a class.
pub const FUNCTIONS: [Function; 7] = [
    Function::Teacher,
    Function::Substitute,
    Function::Specialist,
    Function::Aesh,
    Function::Atsem,
    Function::Cpe,
    Function::SchoolLife,
];
