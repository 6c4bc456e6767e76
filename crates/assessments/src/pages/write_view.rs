//! The page of the form of an assessment.

use super::write_form::{AssessmentForm, Choices};
use crate::{Assessment, urls};
use base::Id;
use maud::{Markup, html};
use results::{Referential, Skill, SkillKind};
use web::{
    Page, Problems, Ui, t,
    ui::{self, Field},
};

/// Where it is sent, and what it changes.
pub struct About<'a> {
    pub url: &'a str,
    pub of: Option<&'a Assessment>,
}

pub fn page(
    ui: &Ui,
    (form, choices): (&AssessmentForm, &Choices),
    about: &About<'_>,
    problems: &Problems,
) -> Page {
    let title = match about.of {
        Some(assessment) => t!(ui, "assessments-edit", title = assessment.title),
        None => t!(ui, "assessments-new-in", place = choices.place),
    };
    let home = match (choices.home.class, choices.home.group) {
        (Some(class), _) => urls::class(class),
        (None, Some(group)) => urls::group(group.cast()),
        (None, None) => urls::HOME.to_owned(),
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "assessments-title")), (&home, &choices.place)]))
        h1 { (title) }
        (ui::form(ui, about.url, problems, html! {
            (what(ui, (form, choices), problems))
            (how(ui, (form, choices), (about, problems)))
            (teachers(ui, form, choices))
            @if about.of.is_none() { (items(ui, form, problems)) }
            (actions(ui, form, about))
        }))
    };
    ui.narrow(&title, body)
}

fn what(ui: &Ui, (form, choices): (&AssessmentForm, &Choices), problems: &Problems) -> Markup {
    let none = t!(ui, "assessments-no-domain");
    let subjects: Vec<(String, &str)> =
        choices.subjects.iter().map(|it| (it.id.to_string(), it.name.as_str())).collect();
    let choose = t!(ui, "assessments-choose-subject");
    let mut offered: Vec<(&str, &str)> = vec![("", &choose)];
    offered.extend(subjects.iter().map(|(id, name)| (id.as_str(), *name)));
    let domain = |skill: &Skill| domain(skill, &choices.programmes);
    let domains: Vec<(String, String)> = choices.domains.iter().map(domain).collect();
    let mut of_domain: Vec<(&str, &str)> = vec![("", &none)];
    of_domain.extend(domains.iter().map(|(id, label)| (id.as_str(), label.as_str())));
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    let (title, day) = (t!(ui, "assessments-field-title"), t!(ui, "assessments-field-day"));
    let hint = t!(ui, "assessments-field-title-hint");
    let subject = t!(ui, "assessments-field-subject");
    let label = t!(ui, "assessments-field-domain");
    html! {
        (Field { hint: Some(&hint), ..field("title", &title, &form.title) }.draw(ui, problems))
        (Field { kind: "date", class: "short", ..field("day", &day, &form.day) }
            .draw(ui, problems))
        @if !choices.subjects.is_empty() {
            (ui::select(ui, &field("subject", &subject, &form.subject), &offered, problems))
        }
        @if !choices.domains.is_empty() {
            (ui::select(ui, &Field { is_optional: true, ..field("domain", &label, &form.domain) },
                &of_domain, problems))
        }
    }
}

/// A part stands below its domain, which says of which programme it is where there are several.
fn domain(skill: &Skill, programmes: &[(Id<Referential>, String)]) -> (String, String) {
    let programme = programmes.iter().find(|(id, _)| *id == skill.referential);
    let label = match (skill.kind, programme) {
        (SkillKind::Domain, Some((_, title))) => format!("{} · {title}", skill.label),
        (SkillKind::Domain, None) => skill.label.clone(),
        _ => format!("\u{2003}{}", skill.label),
    };
    (skill.id.to_string(), label)
}

fn how(
    ui: &Ui,
    (form, choices): (&AssessmentForm, &Choices),
    (about, problems): (&About<'_>, &Problems),
) -> Markup {
    let none = t!(ui, "assessments-no-scale");
    let scales: Vec<(String, String)> = choices
        .scales
        .iter()
        .map(|scale| {
            let keys: Vec<&str> = scale.steps.0.iter().map(|step| step.key.as_str()).collect();
            (scale.id.to_string(), format!("{} ({})", scale.name, keys.join(", ")))
        })
        .collect();
    let mut offered: Vec<(&str, &str)> = Vec::new();
    if choices.has_marks {
        offered.push(("", &none));
    }
    offered.extend(scales.iter().map(|(id, words)| (id.as_str(), words.as_str())));
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    let (scale, out_of) = (t!(ui, "assessments-field-scale"), t!(ui, "assessments-field-out-of"));
    let (weight, hint) = (t!(ui, "assessments-field-weight"), t!(ui, "assessments-out-of-hint"));
    let has_levels = about.of.is_some() && problems.of("scale").is_some();
    let short = |field| Field { class: "short", is_optional: true, ..field };
    html! {
        (ui::select(ui, &field("scale", &scale, &form.scale), &offered, problems))
        @if has_levels || form.translate.is_some() {
            (ui::checkbox("translate", &t!(ui, "assessments-translate"), form.translate.is_some()))
        }
        @if choices.has_marks {
            div.pair {
                (short(Field { hint: Some(&hint), ..field("out_of", &out_of, &form.out_of) })
                    .draw(ui, problems))
                (short(field("weight", &weight, &form.weight)).draw(ui, problems))
            }
        } @else { p.hint { (t!(ui, "assessments-why-no-marks")) } }
    }
}

fn teachers(ui: &Ui, form: &AssessmentForm, choices: &Choices) -> Markup {
    html! {
        @if choices.teachers.len() > 1 {
            fieldset.field {
                legend { (t!(ui, "assessments-field-teachers")) }
                @for teacher in &choices.teachers {
                    @let id = teacher.id.to_string();
                    label.check {
                        input type="checkbox" name="teachers" value=(id)
                            checked[form.teachers.contains(&id)];
                        span { (teacher.name().formal()) }
                    }
                }
            }
        }
    }
}

fn items(ui: &Ui, form: &AssessmentForm, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "assessments-field-items"), t!(ui, "assessments-items-hint"));
    let field = Field {
        name: "items",
        label: &label,
        hint: Some(&hint),
        value: &form.items,
        is_optional: true,
        ..Field::default()
    };
    ui::textarea(ui, &field, 4, problems)
}

fn actions(ui: &Ui, form: &AssessmentForm, about: &About<'_>) -> Markup {
    html! {
        input type="hidden" name="version" value=(form.version);
        input type="hidden" name="once" value=(form.once);
        div.actions {
            @if about.of.is_some() {
                button.button { (ui::icon("check")) (t!(ui, "assessments-save")) }
            } @else {
                button.button name="action" value="open" {
                    (ui::icon("check")) (t!(ui, "assessments-begin"))
                }
                button.button.plain name="action" value="draft" {
                    (t!(ui, "assessments-prepare"))
                }
            }
        }
    }
}
