//! The form of an event, drawn: what, when, for whom; the rest is behind a line.

use super::{
    event_form::EventForm,
    pieces,
    repeats::{KEPT, REPEATS},
    versions,
};
use crate::{
    event::{Date, Meal, Theme},
    place::{Place, PlaceKind},
    store::versions::Version,
    urls,
};
use files::{File, view::UploadField};
use maud::{Markup, html};
use web::{
    Page, Problems, Ui, t,
    ui::{self, Field},
};

/// What the form needs beside its fields.
pub struct Known {
    /// Where one may write.
    pub places: Vec<Place>,
    /// The date that is changed.
    pub date: Option<Date>,
    /// Somebody in this house collects consents.
    pub asks_consent: bool,
    pub files: Vec<File>,
    pub file_bytes_max: u64,
    /// What somebody else saved while one was writing.
    pub overtaking: Option<Version>,
}

impl Known {
    fn writes_for_others(&self) -> bool {
        self.places.iter().any(Place::is_shared)
    }

    fn is_own(&self) -> bool {
        match &self.date {
            Some(date) => date.place.kind == PlaceKind::Person,
            None => !self.writes_for_others(),
        }
    }
}

pub fn view(ui: &Ui, form: &EventForm, known: &Known, problems: &Problems) -> Page {
    let (title, action) = match &known.date {
        Some(date) => (t!(ui, "agenda-edit-title"), urls::edit(date.moment.id)),
        None => (t!(ui, "agenda-new-title"), urls::NEW.to_owned()),
    };
    let body = html! {
        (pieces::way_back(ui))
        h1 { (title) }
        @if let Some(version) = &known.overtaking { (other(ui, version)) }
        form.form method="post" action=(action) enctype="multipart/form-data" {
            (ui::token(ui))
            (ui::problems(ui, problems))
            input type="hidden" name="once" value=(form.once);
            input type="hidden" name="version" value=(form.version);
            @if let Some(date) = &known.date {
                @if date.event.repeats() { (which(ui, form, problems)) }
            } @else { (place(ui, form, known, problems)) }
            (what(ui, form, problems))
            (hours(ui, form, problems))
            @if !known.is_own() { (whom(ui, form, problems)) }
            (repeats(ui, form, known, problems))
            @if !known.is_own() { (outing(ui, form, known, problems)) }
            (more(ui, form, known, problems))
            div.actions { button.button { (t!(ui, "agenda-save")) } }
        }
    };
    ui.narrow(&title, body)
}

/// The version of somebody else.
fn other(ui: &Ui, version: &Version) -> Markup {
    let (name, hour) = (pieces::name(ui, &version.editor()), ui.when_in_full(version.at));
    html! {
        section.card aria-labelledby="other" {
            header { h2 #other { (t!(ui, "agenda-other-version", name = name)) } }
            div.body {
                p.quiet { (t!(ui, "agenda-other-how", hour = hour)) }
                p { b { (version.title) } }
                (versions::what(ui, version))
            }
        }
    }
}

fn which(ui: &Ui, form: &EventForm, problems: &Problems) -> Markup {
    let words =
        [t!(ui, "agenda-which-one"), t!(ui, "agenda-which-following"), t!(ui, "agenda-which-all")];
    let options = [("one", &*words[0]), ("following", &*words[1]), ("all", &*words[2])];
    let label = t!(ui, "agenda-which");
    let field = Field { name: "which", label: &label, value: &form.which, ..Field::default() };
    ui::choice(ui, &field, &options, problems)
}

fn place(ui: &Ui, form: &EventForm, known: &Known, problems: &Problems) -> Markup {
    let keys: Vec<(String, String)> = known
        .places
        .iter()
        .map(|place| (place.key().to_string(), pieces::place_name(ui, place.kind, &place.name)))
        .collect();
    if keys.len() == 1 {
        return html! { input type="hidden" name="place" value=(keys[0].0); };
    }
    let options: Vec<(&str, &str)> =
        keys.iter().map(|(key, name)| (key.as_str(), name.as_str())).collect();
    let label = t!(ui, "agenda-field-place");
    let field = Field { name: "place", label: &label, value: &form.place, ..Field::default() };
    ui::select(ui, &field, &options, problems)
}

fn what(ui: &Ui, form: &EventForm, problems: &Problems) -> Markup {
    let words: Vec<_> = Theme::ALL.iter().map(|it| (it.word(), ui.words(it.text()))).collect();
    let options: Vec<(&str, &str)> = words.iter().map(|(word, text)| (*word, &**text)).collect();
    let (title, theme, location) = (
        t!(ui, "agenda-field-title"),
        t!(ui, "agenda-field-theme"),
        t!(ui, "agenda-field-location"),
    );
    html! {
        (Field { name: "title", label: &title, value: &form.title, ..Field::default() }
            .draw(ui, problems))
        (ui::select(
            ui,
            &Field { name: "theme", label: &theme, value: &form.theme, ..Field::default() },
            &options,
            problems,
        ))
        (Field {
            name: "location",
            label: &location,
            value: &form.location,
            is_optional: true,
            ..Field::default()
        }.draw(ui, problems))
    }
}

fn hours(ui: &Ui, form: &EventForm, problems: &Problems) -> Markup {
    let labels = [
        t!(ui, "agenda-field-day"),
        t!(ui, "agenda-field-start"),
        t!(ui, "agenda-field-end"),
        t!(ui, "agenda-field-last-day"),
    ];
    let field = |name, label, value, kind, is_optional| {
        let field = Field { name, label, value, kind, is_optional, ..Field::default() };
        field.draw(ui, problems)
    };
    html! {
        div.pair {
            (field("day", &labels[0], &form.day, "date", false))
            (field("last_day", &labels[3], &form.last_day, "date", true))
        }
        (ui::checkbox("all_day", &t!(ui, "agenda-field-all-day"), form.all_day == "on"))
        div.pair {
            (field("start", &labels[1], &form.start, "time", true))
            (field("end", &labels[2], &form.end, "time", true))
        }
    }
}

fn whom(ui: &Ui, form: &EventForm, problems: &Problems) -> Markup {
    let problem = problems.of("families");
    html! {
        fieldset.choice #families {
            legend { (t!(ui, "agenda-field-for")) }
            p.hint { (t!(ui, "agenda-field-for-hint")) }
            @if let Some(problem) = problem { p.error { (ui.words(problem.text)) } }
            (ui::checkbox("families", &t!(ui, "agenda-for-families"), form.families == "on"))
            (ui::checkbox("pupils", &t!(ui, "agenda-for-pupils"), form.pupils == "on"))
            (ui::checkbox("staff", &t!(ui, "agenda-for-staff"), form.staff == "on"))
            (ui::checkbox("tells", &t!(ui, "agenda-field-tells"), form.tells == "on"))
            (ui::checkbox("reminds", &t!(ui, "agenda-field-reminds"), form.reminds == "on"))
        }
    }
}

fn repeats(ui: &Ui, form: &EventForm, known: &Known, problems: &Problems) -> Markup {
    let words = REPEATS.iter().map(|(word, text)| match *word {
        // There is no class to speak of.
        "daily" if known.is_own() => (*word, t!(ui, "agenda-repeat-weekdays").into_owned()),
        word => (word, ui.words(text).into_owned()),
    });
    let kept = (form.repeat == KEPT).then(|| (KEPT, t!(ui, "agenda-repeat-kept").into_owned()));
    let words: Vec<(&str, String)> = kept.into_iter().chain(words).collect();
    let options: Vec<(&str, &str)> =
        words.iter().map(|(word, text)| (*word, text.as_str())).collect();
    let (repeat, until, hint) = (
        t!(ui, "agenda-field-repeat"),
        t!(ui, "agenda-field-until"),
        t!(ui, "agenda-field-until-hint"),
    );
    let is_open = !form.repeat.is_empty()
        || ["repeat", "until_on"].iter().any(|field| problems.of(field).is_some());
    html! {
        details.more open[is_open] {
            summary { (t!(ui, "agenda-field-repeats")) }
            div.stack {
                (ui::select(
                    ui,
                    &Field { name: "repeat", label: &repeat, value: &form.repeat,
                        ..Field::default() },
                    &options,
                    problems,
                ))
                (Field {
                    name: "until_on",
                    label: &until,
                    hint: Some(&hint),
                    value: &form.until_on,
                    kind: "date",
                    is_optional: true,
                    ..Field::default()
                }.draw(ui, problems))
                (ui::checkbox(
                    "skips_holidays",
                    &t!(ui, "agenda-field-skips-holidays"),
                    form.skips_holidays == "on",
                ))
            }
        }
    }
}

/// Only for an outing; told so, since without script it cannot be hidden.
fn outing(ui: &Ui, form: &EventForm, known: &Known, problems: &Problems) -> Markup {
    let words: Vec<_> = Meal::ALL.iter().map(|it| (it.word(), ui.words(it.text()))).collect();
    let meals: Vec<(&str, &str)> = words.iter().map(|(word, text)| (*word, &**text)).collect();
    let (meal, adults, adults_hint) = (
        t!(ui, "agenda-field-meal"),
        t!(ui, "agenda-field-adults"),
        t!(ui, "agenda-field-adults-hint"),
    );
    let (consent, consent_hint) =
        (t!(ui, "agenda-field-consent"), t!(ui, "agenda-field-consent-hint"));
    let is_open = form.theme == Theme::Outing.word()
        || ["adults", "consent_on"].iter().any(|field| problems.of(field).is_some());
    html! {
        details.more open[is_open] {
            summary { (t!(ui, "agenda-field-outing")) }
            div.stack {
                (ui::choice(
                    ui,
                    &Field { name: "meal", label: &meal, value: &form.meal, ..Field::default() },
                    &meals,
                    problems,
                ))
                (Field {
                    name: "adults",
                    label: &adults,
                    hint: Some(&adults_hint),
                    value: &form.adults,
                    kind: "number",
                    is_optional: true,
                    class: "short",
                    ..Field::default()
                }.draw(ui, problems))
                @if known.asks_consent && known.date.is_none() {
                    (Field {
                        name: "consent_on",
                        label: &consent,
                        hint: Some(&consent_hint),
                        value: &form.consent_on,
                        kind: "date",
                        is_optional: true,
                        ..Field::default()
                    }.draw(ui, problems))
                }
            }
        }
    }
}

fn more(ui: &Ui, form: &EventForm, known: &Known, problems: &Problems) -> Markup {
    let label = t!(ui, "agenda-files");
    let files =
        UploadField { label: &label, bytes_max: known.file_bytes_max, chosen: &known.files };
    let (body, link, hint) = (
        t!(ui, "agenda-field-body"),
        t!(ui, "agenda-field-link"),
        t!(ui, "agenda-field-link-hint"),
    );
    html! {
        (ui::textarea(
            ui,
            &Field { name: "body", label: &body, value: &form.body, is_optional: true,
                ..Field::default() },
            4,
            problems,
        ))
        (translation::lang_details(ui, &form.lang))
        (files::view::upload_field(ui, &files, problems))
        (Field {
            name: "link",
            label: &link,
            hint: Some(&hint),
            value: &form.link,
            kind: "url",
            is_optional: true,
            ..Field::default()
        }.draw(ui, problems))
    }
}
