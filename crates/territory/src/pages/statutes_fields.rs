//! The fields of a version of the statutes: a college is a fold, and an empty one waits.

use super::{
    pieces,
    statutes_form::{CollegeForm, StatutesForm, ballot},
};
use council::AppointmentRule;
use maud::{Markup, html};
use people::BodyKind;
use web::{
    Problems, Ui, t,
    ui::{self, Field},
};

pub fn draw(ui: &Ui, form: &StatutesForm, problems: &Problems) -> Markup {
    let label = t!(ui, "territory-statutes-title");
    let title = Field { name: "title", label: &label, value: &form.title, ..Field::default() };
    let label = t!(ui, "territory-statutes-text");
    let text = Field { name: "body", label: &label, value: &form.body, ..Field::default() };
    let (label, hint) = (t!(ui, "territory-from-on"), t!(ui, "territory-statutes-from-hint"));
    let from = Field {
        name: "from_on",
        label: &label,
        hint: Some(&hint),
        value: &form.from_on,
        kind: "date",
        is_optional: true,
        ..Field::default()
    };
    html! {
        (title.draw(ui, problems))
        (ui::textarea(ui, &text, 10, problems))
        (reach(ui, form, problems))
        (colleges(ui, form, problems))
        (from.draw(ui, problems))
        div.actions { button.button { (t!(ui, "territory-statutes-add")) } }
    }
}

/// Where there may be members, and how long before one leaves.
fn reach(ui: &Ui, form: &StatutesForm, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "territory-departments"), t!(ui, "territory-departments-hint"));
    let departments = Field {
        name: "departments",
        label: &label,
        hint: Some(&hint),
        value: &form.departments,
        is_optional: true,
        ..Field::default()
    };
    let (label, hint) = (t!(ui, "territory-leaving-days"), t!(ui, "territory-leaving-days-hint"));
    let days = Field {
        name: "leaving_days",
        label: &label,
        hint: Some(&hint),
        value: &form.leaving_days,
        kind: "number",
        ..Field::default()
    };
    html! {
        (departments.draw(ui, problems))
        (days.draw(ui, problems))
    }
}

fn colleges(ui: &Ui, form: &StatutesForm, problems: &Problems) -> Markup {
    let used = form.colleges.iter().filter(|college| !college.is_empty()).count();
    html! {
        fieldset.field #colleges tabindex="-1" {
            legend { (t!(ui, "territory-colleges")) }
            p.hint { (t!(ui, "territory-colleges-hint")) }
            @for (number, college) in form.colleges.iter().enumerate().take(used + 2) {
                details.more open[!college.is_empty() && !problems.is_empty()] {
                    summary {
                        @if college.name.is_empty() { (t!(ui, "territory-college-new")) }
                        @else { (college.name) }
                    }
                    (one(ui, number, college))
                }
            }
        }
    }
}

fn one(ui: &Ui, number: usize, college: &CollegeForm) -> Markup {
    let name = |field: &str| format!("college-{number}-{field}");
    let none = Problems::none();
    let field = |field: &str, label: &str, value: &str, kind: &str| {
        let (name, is_optional) = (name(field), true);
        let field = Field { name: &name, label, value, kind, is_optional, ..Field::default() };
        field.draw(ui, &none)
    };
    let (label, hint) = (t!(ui, "territory-college-steps"), t!(ui, "territory-college-steps-hint"));
    let steps_name = name("steps");
    let steps = Field {
        name: &steps_name,
        label: &label,
        hint: Some(&hint),
        value: &college.steps,
        is_optional: true,
        ..Field::default()
    };
    html! {
        div.stack.tight {
            input type="hidden" name=(name("word")) value=(college.word);
            (field("name", &t!(ui, "territory-college-name"), &college.name, "text"))
            fieldset.choice {
                legend { (t!(ui, "territory-college-members")) }
                @for kind in BodyKind::ALL.iter().copied() {
                    (ui::checkbox(&name(kind.word()), &pieces::kind(ui, kind),
                        college.members.contains(&kind)))
                }
            }
            (how(ui, &name("how"), &college.how))
            (field("seats", &t!(ui, "territory-college-seats"), &college.seats, "number"))
            (ui::textarea(ui, &steps, 3, &none))
            (ballots(ui, &name("ballot"), &college.ballot))
        }
    }
}

fn how(ui: &Ui, name: &str, value: &str) -> Markup {
    let ways = [
        ("each_member", t!(ui, "territory-college-each")),
        ("elected", t!(ui, "territory-college-elected")),
        ("by_inhabitants", t!(ui, "territory-college-by-inhabitants")),
    ];
    let ways: Vec<(&str, &str)> = ways.iter().map(|(word, said)| (*word, &**said)).collect();
    let label = t!(ui, "territory-college-how");
    ui::select(
        ui,
        &Field { name, label: &label, value, ..Field::default() },
        &ways,
        &Problems::none(),
    )
}

/// How a college that elects does so. A rule that none of these says stays as it is.
fn ballots(ui: &Ui, name: &str, value: &str) -> Markup {
    let rounds = |absolute_rounds| {
        ballot(&AppointmentRule { absolute_rounds, ..AppointmentRule::BY_COUNCIL })
    };
    let mut ways = vec![
        (String::new(), t!(ui, "territory-college-ballot-law")),
        (rounds(1), t!(ui, "territory-college-ballot-two")),
        (rounds(0), t!(ui, "territory-college-ballot-one")),
    ];
    if ways.iter().all(|(rule, _)| rule != value) {
        ways.push((value.to_owned(), t!(ui, "territory-college-ballot-own")));
    }
    let ways: Vec<(&str, &str)> = ways.iter().map(|(rule, said)| (&**rule, &**said)).collect();
    let label = t!(ui, "territory-college-ballot");
    ui::select(
        ui,
        &Field { name, label: &label, value, ..Field::default() },
        &ways,
        &Problems::none(),
    )
}
