//! The fields of a key: every part and band in sight, a button for one more, no script needed.

use super::{
    key_form::{BandForm, KeyForm, PartForm, measure_word},
    pieces,
};
use crate::contribution::Measure;
use maud::{Markup, html};
use web::{Problems, Ui, t, ui};

/// The whole form, to `action`.
pub fn form(ui: &Ui, action: &str, form: &KeyForm, problems: &Problems) -> Markup {
    let modes = [
        ("spread".to_owned(), t!(ui, "territory-contribution-mode-spread").into_owned()),
        ("rate".to_owned(), t!(ui, "territory-contribution-mode-rate").into_owned()),
    ];
    let content = html! {
        // What the key Enter presses.
        button.hidden name="do" value="save" tabindex="-1" {
            (t!(ui, "territory-contribution-key-save"))
        }
        input type="hidden" name="version" value=(form.version);
        (pieces::field(ui, "title", &t!(ui, "territory-contribution-key-title"), &form.title,
            problems))
        (pieces::field(ui, "from_year", &t!(ui, "territory-contribution-from-year"),
            &form.from_year, problems))
        (pieces::select(ui, ("mode", &t!(ui, "territory-contribution-mode")), &form.mode, &modes,
            problems))
        div.stack #form {
            @for (number, part) in form.parts.iter().enumerate() {
                (one_part(ui, number, part, problems))
            }
        }
        div.actions {
            button.button.plain name="do" value="part" {
                (ui::icon("plus")) (t!(ui, "territory-contribution-part-add"))
            }
        }
        (rules(ui, form, problems))
        div.actions {
            button.button name="do" value="save" { (t!(ui, "territory-contribution-key-save")) }
        }
    };
    ui::form(ui, action, problems, content)
}

fn one_part(ui: &Ui, number: usize, part: &PartForm, problems: &Problems) -> Markup {
    let name = |field: &str| format!("part-{number}-{field}");
    let of: Vec<(String, String)> = Measure::ALL
        .into_iter()
        .map(|it| (measure_word(it).to_owned(), pieces::measure(ui, it).into_owned()))
        .collect();
    let how = [
        ("each", t!(ui, "territory-contribution-how-each")),
        ("flat", t!(ui, "territory-contribution-how-flat")),
        ("threshold", t!(ui, "territory-contribution-how-threshold")),
        ("progressive", t!(ui, "territory-contribution-how-progressive")),
    ]
    .map(|(word, it)| (word.to_owned(), it.into_owned()));
    let whole = [
        ("", t!(ui, "territory-contribution-whole-none")),
        ("share", t!(ui, "territory-contribution-whole-share")),
        ("sum", t!(ui, "territory-contribution-whole-sum")),
    ]
    .map(|(word, it)| (word.to_owned(), it.into_owned()));
    let title = t!(ui, "territory-contribution-part", number = number + 1);
    let label = t!(ui, "territory-contribution-part-name");
    let (of_label, how_label) =
        (t!(ui, "territory-contribution-of"), t!(ui, "territory-contribution-how"));
    let rate_hint = t!(ui, "territory-contribution-rate-hint");
    let rate = t!(ui, "territory-contribution-rate");
    let whole_label = t!(ui, "territory-contribution-whole");
    let amount = t!(ui, "territory-contribution-amount");
    let full = t!(ui, "territory-contribution-full-year");
    html! {
        fieldset.card {
            legend.hidden { (title) }
            div.body {
                h2 { (title) }
                (pieces::field(ui, &name("label"), &label, &part.label, problems))
                (pieces::select(ui, (&name("of"), &of_label), &part.of, &of, problems))
                (pieces::select(ui, (&name("how"), &how_label), &part.how, &how, problems))
                @if part.bands.is_empty() {
                    (pieces::optional(ui, (&name("rate"), &rate, Some(&rate_hint)), &part.rate,
                        problems))
                } @else { input type="hidden" name=(name("rate")) value=(part.rate); }
                @for (band, typed) in part.bands.iter().enumerate() {
                    (one_band(ui, number, band, typed, problems))
                }
                (pieces::select(ui, (&name("whole"), &whole_label), &part.whole, &whole, problems))
                (pieces::optional(ui, (&name("amount"), &amount, None), &part.amount, problems))
                (ui::checkbox(&name("full"), &full, part.full_year))
                div.actions {
                    button.button.plain name="do" value=(format!("band-{number}")) {
                        (ui::icon("plus"))
                        (t!(ui, "territory-contribution-band-add", part = number + 1))
                    }
                    button.button.plain name="do" value=(format!("unpart-{number}")) {
                        (t!(ui, "territory-contribution-part-remove", part = number + 1))
                    }
                }
            }
        }
    }
}

fn one_band(ui: &Ui, part: usize, band: usize, typed: &BandForm, problems: &Problems) -> Markup {
    let name = |field: &str| format!("part-{part}-{band}-{field}");
    let number = band + 1;
    let from = t!(ui, "territory-contribution-band-from", number = number);
    let below = t!(ui, "territory-contribution-band-below", number = number);
    let rate = t!(ui, "territory-contribution-band-rate", number = number);
    html! {
        div.pair {
            (pieces::field(ui, &name("from"), &from, &typed.from, problems))
            (pieces::optional(ui, (&name("below"), &below, None), &typed.below, problems))
            (pieces::field(ui, &name("rate"), &rate, &typed.rate, problems))
            button.button.plain name="do" value=(format!("unband-{part}-{band}")) {
                (t!(ui, "territory-contribution-band-remove", number = number))
            }
        }
    }
}

fn rules(ui: &Ui, form: &KeyForm, problems: &Problems) -> Markup {
    let pro_rata = [
        ("none", t!(ui, "territory-contribution-prorata-none")),
        ("days", t!(ui, "territory-contribution-prorata-days")),
        ("months_begun", t!(ui, "territory-contribution-prorata-begun")),
        ("whole_months", t!(ui, "territory-contribution-prorata-whole")),
    ]
    .map(|(word, it)| (word.to_owned(), it.into_owned()));
    let label = t!(ui, "territory-contribution-prorata");
    let minimum = t!(ui, "territory-contribution-minimum");
    let maximum = t!(ui, "territory-contribution-maximum");
    let own = t!(ui, "territory-contribution-bounds-prorata");
    let rise = t!(ui, "territory-contribution-rise");
    let fall = t!(ui, "territory-contribution-fall");
    let hint = t!(ui, "territory-contribution-evolution-hint");
    html! {
        fieldset.card {
            legend.hidden { (t!(ui, "territory-contribution-rules")) }
            div.body {
                h2 { (t!(ui, "territory-contribution-rules")) }
                (pieces::select(ui, ("pro_rata", &label), &form.pro_rata, &pro_rata, problems))
                (pieces::optional(ui, ("minimum", &minimum, None), &form.minimum, problems))
                (pieces::optional(ui, ("maximum", &maximum, None), &form.maximum, problems))
                (ui::checkbox("bounds_pro_rata", &own, form.bounds_pro_rata))
                (pieces::optional(ui, ("rise", &rise, Some(&hint)), &form.rise, problems))
                (pieces::optional(ui, ("fall", &fall, None), &form.fall, problems))
            }
        }
    }
}
