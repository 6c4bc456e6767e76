//! How the class at work is drawn: large names, then large successes, each of them a button.

use super::{
    class::{Shown, Taken},
    note_form::NoteForm,
    pieces,
};
use crate::{
    NurseryClass,
    carnet::Decide,
    model::{Area, typeset},
    noting::{self, is_voice},
    observation::{Sight, State},
    store::pupils::Line,
    urls,
};
use files::{
    File,
    view::{Capture, Take, capture},
};
use maud::{Markup, html};
use people::Level;
use results::Skill;
use ui::Tone;
use web::{Granted, Page, Problems, Ui, t, ui};

pub fn page<A>(
    ui: &Ui,
    class: &Granted<A, NurseryClass>,
    (shown, taken): (&Shown, &Taken),
    typed: (&NoteForm, &Problems),
) -> Page {
    let title = t!(ui, "carnet-class-title", class = class.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "carnet-title"))]))
        (ui::head(&title, html! {
            div.actions {
                @if ui.may::<Decide>(&**class) {
                    a.button.plain href=(urls::presentation(class.id)) {
                        (ui::icon("eye")) (t!(ui, "carnet-show"))
                    }
                }
                @if !shown.pupils.is_empty() {
                    a.button.plain href="#following" {
                        (ui::icon("users")) (t!(ui, "carnet-following"))
                    }
                }
            }
        }))
        @if shown.pupils.is_empty() {
            (ui::problems(ui, typed.1))
            (ui::empty(t!(ui, "carnet-class-empty"), None))
        } @else {
            (late(ui, shown))
            (taps(ui, class, (shown, taken), typed))
            (latest(ui, shown))
            (following(ui, class, shown))
        }
    };
    ui.page(&title, body)
}

/// Twice a year at least: who was shown nothing in this half.
fn late(ui: &Ui, shown: &Shown) -> Markup {
    let is_late = |pupil: &&Line| !shown.presented.contains(&pupil.id);
    let late = shown.pupils.iter().filter(is_late).count();
    // The first weeks of a half-year have nothing to say of it.
    let is_time = matches!(shown.today.month(), 12 | 1 | 5 | 6 | 7);
    html! {
        @if late > 0 && is_time {
            (ui::note(Tone::Info, t!(ui, "carnet-late", count = late)))
        }
    }
}

fn taps<A>(
    ui: &Ui,
    class: &Granted<A, NurseryClass>,
    (shown, taken): (&Shown, &Taken),
    (form, problems): (&NoteForm, &Problems),
) -> Markup {
    html! {
        form.taps method="post" enctype="multipart/form-data" action=(urls::class(class.id)) {
            (ui::token(ui))
            input type="hidden" name="once" value=(form.once);
            (ui::problems(ui, problems))
            (who(ui, shown, form))
            (how(ui, form))
            (cameras(ui, taken, form))
            div.toolbar {
                button.button.plain name="more" value="1" {
                    (ui::icon("pencil")) (t!(ui, "carnet-with-more"))
                }
            }
            (what(ui, shown))
        }
    }
}

/// Large names without pictures: a tap marks one, several are marked.
fn who(ui: &Ui, shown: &Shown, form: &NoteForm) -> Markup {
    let several = shown.levels.len() > 1;
    html! {
        fieldset.who #pupils {
            legend { (t!(ui, "carnet-who")) }
            div.tiles-of-names {
                @for pupil in &shown.pupils {
                    label {
                        input type="checkbox" name="pupils" value=(pupil.id)
                            checked[form.names(pupil.id)];
                        span.name { (name_among(shown, pupil)) }
                        @if several { span.quiet { (pupil.level.written()) } }
                        @if shown.is_forgotten(pupil.id) {
                            span.quiet { (ui::icon("clock"))
                                span.hidden { (t!(ui, "carnet-forgotten")) } }
                        }
                    }
                }
            }
        }
    }
}

/// The first name; with the first letter of the last where two have the same.
fn name_among(shown: &Shown, pupil: &Line) -> String {
    let same = shown.pupils.iter().filter(|other| other.first_name == pupil.first_name).count();
    if same < 2 {
        return pupil.first_name.clone();
    }
    format!("{} {}", pupil.first_name, pupil.last_name)
}

fn how(ui: &Ui, form: &NoteForm) -> Markup {
    let chosen = State::parse(&form.state).unwrap_or(State::Done);
    html! {
        fieldset.how {
            legend.hidden { (t!(ui, "carnet-how")) }
            @for state in State::ALL.iter().copied() {
                label {
                    input type="radio" name="state" value=(state.word()) checked[state == chosen];
                    span { (pieces::state(ui, state)) }
                }
            }
        }
    }
}

/// A photo, of a work or of the child, or one's own voice: taken before the two taps, it leaves
/// while they are made.
fn cameras(ui: &Ui, taken: &Taken, form: &NoteForm) -> Markup {
    let bytes_max = taken.bytes_max.min(noting::FILE_BYTES_MAX);
    let said = Sight::parse(&form.sight).unwrap_or(Sight::None);
    let (work, child) = (t!(ui, "carnet-camera-work"), t!(ui, "carnet-camera-child"));
    let voice = t!(ui, "carnet-voice");
    let takes = [
        (Sight::Child, Take::Photo, "photo-of-child", child),
        (Sight::Work, Take::Photo, "photo-of-work", work),
        (Sight::Work, Take::Voice, "voice", voice),
    ];
    let arrived = |sight: Sight, take: Take| -> Vec<File> {
        let is_here = |file: &&File| sight == said && (take == Take::Voice) == is_voice(file);
        taken.arrived.iter().filter(is_here).cloned().collect()
    };
    html! {
        div.cameras hidden data-with-script data-behaviour="seen-on" {
            input type="hidden" name="sight" value=(form.sight);
            @for (sight, take, id, label) in &takes {
                @let chosen = arrived(*sight, *take);
                div data-seen=(sight.word()) {
                    (capture(ui, &Capture { id, label, take: *take, bytes_max, chosen: &chosen }))
                }
            }
        }
    }
}

/// Each success is a button that sends: those that stand first, then all, folded by area.
fn what(ui: &Ui, shown: &Shown) -> Markup {
    let first: Vec<&Skill> =
        shown.first.iter().filter_map(|skill| shown.goals.item(*skill)).collect();
    let areas = shown.goals.by_area(&shown.levels);
    html! {
        h2 #what { (t!(ui, "carnet-what")) }
        div.search hidden data-behaviour="filter" data-filter-list="#goals"
            data-filter-found=(t!(ui, "carnet-filter-found", n = "{n}", total = "{total}")) {
            label.hidden for="filter" { (t!(ui, "carnet-filter")) }
            input.input #filter type="search" placeholder=(t!(ui, "carnet-filter"))
                autocomplete="off";
            p.quiet data-filter-count role="status" {}
        }
        div #goals {
            @if !first.is_empty() {
                ul.goals { @for item in &first { (goal(item, true)) } }
            }
            @for (place, (area, items)) in areas.iter().enumerate() {
                (of_area(ui, *area, items, first.is_empty() && place == 0))
            }
        }
    }
}

/// An area is opened by a tap; the first one is open where nothing stands before it.
fn of_area(ui: &Ui, area: Area, items: &[&Skill], is_open: bool) -> Markup {
    html! {
        details.more open[is_open] {
            summary {
                (pieces::area(ui, area)) " "
                span.quiet { (t!(ui, "carnet-successes", count = items.len())) }
            }
            ul.goals { @for item in items { (goal(item, false)) } }
        }
    }
}

fn goal(item: &Skill, is_first: bool) -> Markup {
    html! {
        li.first[is_first] {
            button.goal name="skill" value=(item.id) {
                @if is_first { (ui::icon("star")) }
                span { (typeset(&item.label)) }
            }
        }
    }
}

/// What was just noted can be completed: a photo, a voice, words.
fn latest(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @if !shown.latest.is_empty() {
            (ui::card("latest", t!(ui, "carnet-latest"), None, html! {
                ul.rows { @for (noted, first_name) in &shown.latest {
                    li { a.row href=(urls::observation(noted.id)) {
                        span {
                            b { (first_name) }
                            span.quiet {
                                (typeset(noted.heading()))
                                @if noted.state == State::Way {
                                    " · " (pieces::state(ui, State::Way))
                                }
                            }
                            @if noted.unwritten {
                                (ui::tag(t!(ui, "carnet-tag-unwritten"), Tone::Warn))
                            } @else { span.hidden { (t!(ui, "carnet-complete")) } }
                        }
                        (ui::icon(if noted.unwritten { "pencil" } else { "camera" }))
                    } }
                } }
            }))
        }
    }
}

/// Who is followed how, with the way to each carnet.
fn following<A>(ui: &Ui, class: &Granted<A, NurseryClass>, shown: &Shown) -> Markup {
    let has_last_year = shown.levels.contains(&Level::Gs);
    let content = html! {
        ul.rows { @for pupil in &shown.pupils {
            @let line = shown.followed(pupil.id);
            li { a.row href=(urls::pupil(pupil.id)) {
                span {
                    b { (pupil.name().full()) }
                    span.quiet {
                        (t!(ui, "carnet-follow-line",
                            count = line.map_or(0, |line| line.observations),
                            waiting = line.map_or(0, |line| line.waiting)))
                        @if let Some(line) = line.filter(|line| line.unwritten > 0) {
                            " · " (t!(ui, "carnet-unwritten", count = line.unwritten))
                        }
                    }
                }
                @if shown.is_forgotten(pupil.id) {
                    (ui::tag(t!(ui, "carnet-forgotten"), Tone::Warn))
                } @else if !shown.presented.contains(&pupil.id) {
                    (ui::tag(t!(ui, "carnet-tag-to-show"), Tone::Plain))
                } @else { (ui::icon("chevron-right")) }
            } }
        } }
        @if has_last_year {
            p.body { a.button.plain href=(urls::syntheses(class.id)) {
                (ui::icon("graduation-cap")) (t!(ui, "carnet-syntheses"))
            } }
        }
    };
    ui::card("following", t!(ui, "carnet-following"), None, content)
}
