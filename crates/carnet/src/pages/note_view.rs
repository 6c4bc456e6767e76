//! The fields an observation is filled in with: what, when, words, a photo or a voice and what is
//! seen on it.

use super::{note_form::NoteForm, pieces};
use crate::{
    goals::Goals,
    model::{Area, typeset},
    noting,
    observation::State,
};
use files::{File, view::UploadField};
use maud::{Markup, html};
use people::Level;
use ui::Field;
use web::{Problems, Ui, t, ui};

/// The success, or none: then the words say it.
pub fn success(
    ui: &Ui,
    goals: &Goals,
    levels: &[Level],
    (form, problems): (&NoteForm, &Problems),
) -> Markup {
    let chosen = form.skill();
    html! {
        div.field {
            label for="skill" { (t!(ui, "carnet-success")) }
            @if let Some(problem) = problems.of("skill") {
                p.error #skill-error { (ui.words(problem.text)) }
            }
            select.input #skill name="skill" {
                option value="" { (t!(ui, "carnet-success-free")) }
                @for (area, items) in goals.by_area(levels) {
                    optgroup label=(pieces::area(ui, area)) {
                        @for item in items {
                            option value=(item.id) selected[Some(item.id) == chosen] {
                                (typeset(&item.label))
                            }
                        }
                    }
                }
            }
        }
        (free_area(ui, form, problems))
    }
}

/// Where it stands when it is free.
fn free_area(ui: &Ui, form: &NoteForm, problems: &Problems) -> Markup {
    let label = t!(ui, "carnet-area");
    let hint = t!(ui, "carnet-area-hint");
    let words: Vec<_> = Area::ALL.iter().map(|area| pieces::area(ui, *area)).collect();
    let options: Vec<(&str, &str)> =
        Area::ALL.iter().zip(&words).map(|(area, words)| (area.word(), &**words)).collect();
    let value = if form.area.is_empty() { Area::Together.word() } else { form.area.as_str() };
    let field = Field { name: "area", label: &label, hint: Some(&hint), value, ..Field::default() };
    ui::select(ui, &field, &options, problems)
}

/// State, day, words.
pub fn words(ui: &Ui, (form, problems): (&NoteForm, &Problems)) -> Markup {
    let (label, done, way) =
        (t!(ui, "carnet-how"), pieces::state(ui, State::Done), pieces::state(ui, State::Way));
    let value = if form.state.is_empty() { State::Done.word() } else { form.state.as_str() };
    let states = [(State::Done.word(), &*done), (State::Way.word(), &*way)];
    let how = Field { name: "state", label: &label, value, ..Field::default() };
    let day = t!(ui, "carnet-day");
    let today = ui.today().iso();
    let value = if form.on_day.is_empty() { today.as_str() } else { form.on_day.as_str() };
    let on = Field { name: "on_day", label: &day, value, kind: "date", ..Field::default() };
    let (words, hint) = (t!(ui, "carnet-words"), t!(ui, "carnet-words-hint"));
    let said = Field {
        name: "words",
        label: &words,
        hint: Some(&hint),
        value: &form.words,
        is_optional: true,
        ..Field::default()
    };
    html! {
        (ui::choice(ui, &how, &states, problems))
        (on.draw(ui, problems))
        (ui::textarea(ui, &said, 3, problems))
    }
}

/// A photo or a voice, and whether somebody is recognised on it.
pub fn pictures(
    ui: &Ui,
    bytes_max: u64,
    chosen: &[File],
    (form, problems): (&NoteForm, &Problems),
) -> Markup {
    let label = t!(ui, "carnet-files");
    let bytes_max = bytes_max.min(noting::FILE_BYTES_MAX);
    let upload = UploadField { label: &label, bytes_max, chosen };
    let (label, hint) = (t!(ui, "carnet-sight"), t!(ui, "carnet-sight-hint"));
    let (work, child) = (t!(ui, "carnet-sight-work"), t!(ui, "carnet-sight-child"));
    let field = Field {
        name: "sight",
        label: &label,
        hint: Some(&hint),
        value: &form.sight,
        ..Field::default()
    };
    html! {
        (files::view::upload_field(ui, &upload, problems))
        (ui::choice(ui, &field, &[("work", &*work), ("child", &*child)], problems))
    }
}
