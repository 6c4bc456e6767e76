//! Writing in an account: one way of writing at a time, with what it needs and nothing else.

use super::{
    entries::{EntryForm, Kind},
    pieces,
};
use crate::funding::{MemberAccount, urls};
use maud::{Markup, html};
use std::borrow::Cow;
use ui::Chip;
use web::{Problems, Ui, t, ui};

/// `lines` are those of the account: a form that comes back keeps how many its writer has seen.
pub fn draw(
    ui: &Ui,
    own: &MemberAccount,
    lines: usize,
    form: &EntryForm,
    problems: &Problems,
) -> Markup {
    let kind = Kind::parse(&form.kind).unwrap_or(Kind::Payment);
    let content = html! {
        div.body #form {
            (kinds(ui, own, kind))
            (ui::form(ui, &urls::entries(own.id()), problems, html! {
                input type="hidden" name="kind" value=(kind.word());
                input type="hidden" name="seen" value={
                    @if form.seen.is_empty() { (lines) } @else { (form.seen) }
                };
                (fields(ui, kind, form, problems))
                div.actions { button.button { (t!(ui, "territory-contribution-write")) } }
            }))
        }
    };
    ui::card("write", t!(ui, "territory-contribution-write-title"), None, content)
}

fn kinds(ui: &Ui, own: &MemberAccount, open: Kind) -> Markup {
    let ways: Vec<(String, Cow<'_, str>, bool)> = Kind::ALL
        .iter()
        .map(|it| (urls::writing(own.id(), it.word()), words(ui, *it), *it == open))
        .collect();
    let chips: Vec<Chip<'_>> = ways
        .iter()
        .map(|(url, words, is_open)| Chip { url, words, number: None, is_open: *is_open })
        .collect();
    ui::chips(t!(ui, "territory-contribution-write-what"), &chips)
}

fn fields(ui: &Ui, kind: Kind, form: &EntryForm, problems: &Problems) -> Markup {
    let sum_label = match kind {
        Kind::Total => t!(ui, "territory-contribution-becomes-sum"),
        Kind::Correction => t!(ui, "territory-contribution-correct-by"),
        _ => t!(ui, "territory-contribution-sum-of"),
    };
    let words_label = match kind {
        Kind::Payment | Kind::Repaid => t!(ui, "territory-contribution-reference"),
        _ => t!(ui, "territory-contribution-reason"),
    };
    let (line, year) =
        (t!(ui, "territory-contribution-write-line"), t!(ui, "territory-contribution-year"));
    html! {
        (pieces::day(ui, "on", &t!(ui, "territory-contribution-day"), &form.on, problems))
        @if kind.names_a_line() { (pieces::field(ui, "line", &line, &form.line, problems)) }
        @if kind.names_a_year() { (pieces::field(ui, "year", &year, &form.year, problems)) }
        @if kind != Kind::Rejected {
            (pieces::field(ui, "sum", &sum_label, &form.sum, problems))
        }
        @if kind == Kind::Call {
            (pieces::day(ui, "due_on", &t!(ui, "territory-contribution-due-on"), &form.due_on,
                problems))
        }
        @if kind == Kind::Correction {
            (pieces::day_or_none(ui, "due_on", &t!(ui, "territory-contribution-due-on"),
                &form.due_on, problems))
        }
        @if matches!(kind, Kind::Payment | Kind::Repaid) {
            (pieces::optional(ui, ("words", &words_label, None), &form.words, problems))
        }
        @if matches!(kind, Kind::Total | Kind::Correction) {
            (pieces::field(ui, "words", &words_label, &form.words, problems))
        }
    }
}

fn words(ui: &Ui, kind: Kind) -> Cow<'_, str> {
    match kind {
        Kind::Payment => t!(ui, "territory-contribution-write-payment"),
        Kind::Total => t!(ui, "territory-contribution-write-total"),
        Kind::Correction => t!(ui, "territory-contribution-write-correction"),
        Kind::Rejected => t!(ui, "territory-contribution-write-rejected"),
        Kind::Repaid => t!(ui, "territory-contribution-write-repaid"),
        Kind::Call => t!(ui, "territory-contribution-write-call"),
    }
}
