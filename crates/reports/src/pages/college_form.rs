//! The fields of the last word that only a collège has.

use super::conclusion_form::Said;
use crate::{
    college::{self, COMPLEMENT, Choice, DIGITAL, HOMEWORK, REGIONAL},
    report::Report,
};
use lsu::{
    ComplementPosition, DigitalLevel, RegionalPosition,
    secondary::{ComplementKind, DigitalSkill, RegionalLanguage},
};
use maud::{Markup, html};
use people::SchoolKind;
use web::{
    Problems, Ui, t,
    ui::{self, Field},
};

type Options = Vec<(&'static str, &'static str)>;

/// Nothing elsewhere than in a collège.
pub fn draw(ui: &Ui, report: &Report, said: &Said, problems: &Problems) -> Markup {
    if report.class.kind != SchoolKind::Middle {
        return html! {};
    }
    let has = |code: &str| college::has(&report.written, code);
    html! {
        @if has(COMPLEMENT) { (complement(ui, said, problems)) }
        @if has(REGIONAL) { (regional(ui, said, problems)) }
        @if has(HOMEWORK) {
            (text(ui, (HOMEWORK, &t!(ui, "reports-homework")), said, problems))
        }
        @if has(DIGITAL) { (digital(ui, said, problems)) }
    }
}

fn text(ui: &Ui, (name, label): (&str, &str), said: &Said, problems: &Problems) -> Markup {
    let value = said.words(name);
    let field = Field { name, label, value, is_optional: true, ..Field::default() };
    ui::textarea(ui, &field, 3, problems)
}

fn complement(ui: &Ui, said: &Said, problems: &Problems) -> Markup {
    let kinds = ComplementKind::ALL.iter().map(|it| (it.code(), it.label())).collect();
    let positions = ComplementPosition::ALL.iter().map(|it| (it.code(), it.label())).collect();
    let label = t!(ui, "reports-complement");
    let of_position = t!(ui, "reports-complement-position");
    choice(ui, (COMPLEMENT, &label, kinds), (&of_position, positions), (said, problems))
}

fn regional(ui: &Ui, said: &Said, problems: &Problems) -> Markup {
    let languages = RegionalLanguage::ALL.iter().map(|it| (it.code(), it.label())).collect();
    let positions = RegionalPosition::ALL.iter().map(|it| (it.code(), it.label())).collect();
    let label = t!(ui, "reports-regional");
    let of_position = t!(ui, "reports-regional-position");
    choice(ui, (REGIONAL, &label, languages), (&of_position, positions), (said, problems))
}

/// A code of a list, and how far its objectives are reached.
fn choice(
    ui: &Ui,
    (name, label, codes): (&str, &str, Options),
    (of_position, positions): (&str, Options),
    (said, problems): (&Said, &Problems),
) -> Markup {
    let choice = Choice::read(said.words(name));
    let code = choice.as_ref().map_or("", |it| it.code.as_str());
    let position = choice.as_ref().and_then(|it| it.position);
    let position = position.map(|it| it.to_string()).unwrap_or_default();
    let none = t!(ui, "reports-choice-none");
    let with_none = |options: Options| {
        let mut all = vec![("", &*none)];
        all.extend(options);
        all
    };
    let place = format!("{name}-position");
    let field = Field { name, label, value: code, ..Field::default() };
    let at = Field { name: &place, label: of_position, value: &position, ..Field::default() };
    html! {
        (ui::select(ui, &field, &with_none(codes), problems))
        (ui::select(ui, &at, &with_none(positions), problems))
    }
}

fn digital(ui: &Ui, said: &Said, problems: &Problems) -> Markup {
    let is_said = said.has(DIGITAL) || DigitalSkill::ALL.iter().any(|it| said.has(it.code()));
    let none = t!(ui, "reports-choice-none");
    let mut levels = vec![("", &*none)];
    levels.extend(DigitalLevel::ALL.iter().map(|it| (it.code(), it.label())));
    html! {
        details.more open[is_said] {
            summary { (t!(ui, "reports-digital")) }
            @for skill in DigitalSkill::ALL {
                (ui::select(ui, &Field {
                    name: skill.code(),
                    label: skill.label(),
                    value: said.words(skill.code()),
                    ..Field::default()
                }, &levels, problems))
            }
            (text(ui, (DIGITAL, &t!(ui, "reports-digital-words")), said, problems))
        }
    }
}
