//! The page of a call: everybody is here, one taps who is not.

use super::pieces;
use crate::{
    Mark, Moment, Slot, State, Week,
    calling::{Refusal, RollCall},
    roll::Roll,
    store::{absences::Covering, marks::Trace, pupils::Line},
    urls,
};
use base::{Id, PersonName};
use maud::{Markup, html};
use people::Person;
use web::{Page, Ui, t, ui};

/// What it shows.
pub struct Shown {
    pub week: Week,
    pub slot: Slot,
    pub pupils: Vec<Line>,
    /// All the calls of that day.
    pub calls: Vec<RollCall>,
    pub marks: Vec<Mark>,
    /// Those whom their families have announced.
    pub covering: Vec<Covering>,
    /// What was said of those on whom two devices differ.
    pub traces: Vec<Trace>,
    pub names: Vec<(Id<Person>, PersonName)>,
    /// Those who were on this list a week ago: they are expected again.
    pub expected: Vec<Id<Person>>,
    /// Those who are not in school this half-day, for a list beside it.
    pub away: Vec<Id<Person>>,
}

impl Shown {
    pub fn call(&self) -> Option<&RollCall> {
        self.calls.iter().find(|call| call.moment == self.slot.moment)
    }

    pub fn mark(&self, pupil: Id<Person>) -> Option<&Mark> {
        self.marks.iter().find(|mark| mark.pupil_id == pupil)
    }

    pub fn is_announced(&self, pupil: Id<Person>) -> bool {
        self.covering.iter().any(|covering| covering.pupil_id == pupil)
    }

    /// What stands: the version and the state a form has before its eyes.
    pub fn stands(&self, pupil: Id<Person>) -> (u32, State) {
        let usual = (0, State::usual(self.slot.moment));
        self.mark(pupil).map_or(usual, |mark| (mark.version, mark.state))
    }

    /// What is ticked. Before the call, who is announced is not here; at the canteen, who ate there
    /// a week ago is expected unless he is away.
    fn ticked(&self, pupil: Id<Person>) -> State {
        let is_away = self.is_announced(pupil) || self.away.contains(&pupil);
        if self.call().is_some() {
            self.stands(pupil).1
        } else if is_away {
            State::Absent
        } else if self.expected.contains(&pupil) {
            State::Present
        } else {
            self.stands(pupil).1
        }
    }

    fn count(&self, state: State) -> usize {
        self.pupils.iter().filter(|pupil| self.ticked(pupil.id) == state).count()
    }
}

pub fn page(ui: &Ui, roll: &Roll, shown: &Shown, once: &str, refusal: Option<Refusal>) -> Page {
    let title = t!(ui, "attendance-call-title", class = roll.name);
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::HOME, &t!(ui, "attendance-title"))]))
        (ui::head(&title, html! {
            @if !roll.is_group {
                a.button.plain href=(urls::register(roll.id, crate::Month::of(shown.slot.day))) {
                    (ui::icon("file-text")) (t!(ui, "attendance-register"))
                }
            }
        }))
        (days(ui, roll, shown))
        (moments(ui, roll, shown))
        @if let Some(refusal) = refusal {
            (ui::note(ui::Tone::Warn, ui.words(refusal.text())))
        }
        @if shown.week.has(shown.slot) {
            (state_of_call(ui, shown))
            @for mark in shown.marks.iter().filter(|mark| mark.is_disputed) {
                (dispute(ui, roll, shown, mark))
            }
            (form(ui, roll, shown, once))
        } @else {
            (pieces::no_class(ui, &shown.week, shown.slot, roll.school))
        }
    };
    ui.narrow(&title, body)
}

fn days(ui: &Ui, roll: &Roll, shown: &Shown) -> Markup {
    let Slot { day, moment } = shown.slot;
    let url = |day| roll.call(Slot::new(day, moment));
    ui::turning(ui, pieces::day(ui, day), pieces::around(ui, &shown.week, day, false, url), None)
}

fn moments(ui: &Ui, roll: &Roll, shown: &Shown) -> Markup {
    let day = shown.slot.day;
    let open = shown.week.moments(day).filter(|it| !roll.is_group || it.is_hour());
    let links: Vec<(String, String, bool)> = open
        .map(|moment| {
            let url = roll.call(Slot::new(day, moment));
            (url, pieces::moment_of(ui, &shown.week, moment), moment == shown.slot.moment)
        })
        .collect();
    let chips: Vec<ui::Chip<'_>> = links
        .iter()
        .map(|(url, words, is_open)| ui::Chip { url, words, number: None, is_open: *is_open })
        .collect();
    html! { @if !chips.is_empty() { (ui::chips(t!(ui, "attendance-moments"), &chips)) } }
}

/// Who has called, or that nobody has.
fn state_of_call(ui: &Ui, shown: &Shown) -> Markup {
    let Some(call) = shown.call() else {
        let announced = shown.covering.len();
        let words = if shown.slot.moment.is_class() {
            t!(ui, "attendance-not-called")
        } else {
            t!(ui, "attendance-list-not-called")
        };
        return html! {
            p.quiet { (words) }
            @if announced > 0 {
                (ui::note(ui::Tone::Info, t!(ui, "attendance-announced-count", count = announced)))
            }
        };
    };
    let (name, time) = (pieces::named(&shown.names, call.called_by), ui.when(call.called_at));
    let (who, when) = (pieces::named(&shown.names, call.changed_by), ui.when(call.changed_at));
    html! {
        div.call-state {
            (ui::note(ui::Tone::Ok, t!(ui, "attendance-called", name = name, time = time)))
            @if call.changed_at != call.called_at {
                p.quiet { (t!(ui, "attendance-corrected", name = who, time = when)) }
            }
        }
    }
}

/// Two devices have said different things of a pupil: both are shown, one tap settles it.
fn dispute(ui: &Ui, roll: &Roll, shown: &Shown, mark: &Mark) -> Markup {
    let pupil = shown.pupils.iter().find(|line| line.id == mark.pupil_id);
    let name = pupil.map_or_else(String::new, |line| line.name().full());
    let said: Vec<&Trace> =
        shown.traces.iter().filter(|trace| trace.pupil_id == mark.pupil_id).collect();
    let states = |state: &State| said.iter().any(|trace| trace.state == *state);
    html! {
        section.card.dispute aria-labelledby={ "dispute-" (mark.pupil_id) } {
            header {
                h2 id={ "dispute-" (mark.pupil_id) } {
                    (t!(ui, "attendance-dispute", name = name))
                }
            }
            div.body {
                ul {
                    @for trace in &said {
                        li {
                            (t!(ui, "attendance-dispute-line",
                                name = pieces::named(&shown.names, trace.marked_by),
                                state = pieces::state(ui, trace.state).to_lowercase(),
                                time = ui.when(trace.marked_at)))
                        }
                    }
                }
                p { (t!(ui, "attendance-dispute-kept",
                        state = pieces::state(ui, mark.state).to_lowercase())) }
                form.actions method="post" action=(roll.url()) {
                    (ui::token(ui))
                    (slot_fields(shown.slot))
                    input type="hidden" name={ "seen-" (mark.pupil_id) }
                        value={ (mark.version) "-disputed" };
                    @for state in State::ALL.iter().filter(|state| states(state)) {
                        button.button.plain name={ "state-" (mark.pupil_id) }
                            value=(state.word()) { (pieces::state(ui, *state)) }
                    }
                }
            }
        }
    }
}

fn slot_fields(slot: Slot) -> Markup {
    html! {
        input type="hidden" name="day" value=(slot.day);
        input type="hidden" name="moment" value=(slot.moment.word());
    }
}

fn form(ui: &Ui, roll: &Roll, shown: &Shown, once: &str) -> Markup {
    let done = shown.call().is_some();
    let is_class = shown.slot.moment.is_class();
    let counting = if is_class {
        t!(ui, "attendance-count-absent", n = "{n}")
    } else {
        t!(ui, "attendance-count-here", n = "{n}")
    };
    html! {
        form.call method="post" action=(roll.url()) data-behaviour="roll-call"
            data-call-url=(roll.call(shown.slot))
            data-call-counts=(if is_class { "absent" } else { "present" })
            data-call-counted=(counting)
            data-call-kept=(t!(ui, "attendance-kept"))
            data-call-offline=(t!(ui, "attendance-offline", time = ui.now.time_in(ui.locale)))
            data-call-day=(shown.slot.day)
            data-call-moments=(kept(roll, shown))
            data-call-sent=(t!(ui, "attendance-sent")) {
            (ui::token(ui))
            (slot_fields(shown.slot))
            input type="hidden" name="once" value=(once);
            @if shown.pupils.is_empty() { (ui::empty(t!(ui, "attendance-no-pupils"), None)) }
            ul.call-list data-usual=(State::usual(shown.slot.moment).word()) {
                @for pupil in &shown.pupils { (line(ui, roll, shown, pupil)) }
            }
            div.call-save {
                p role="status" data-call-status { (counted(ui, shown)) }
                button.button {
                    (ui::icon("check"))
                    @if done { (t!(ui, "attendance-save-again")) }
                    @else { (t!(ui, "attendance-save")) }
                }
            }
        }
    }
}

/// The calls of that day a device may keep, and from which minute each is the one of now: JSON.
fn kept(roll: &Roll, shown: &Shown) -> String {
    let Week { hours, afternoon_at, .. } = &shown.week;
    let halves = [(Moment::Morning, 0), (Moment::Afternoon, afternoon_at.0)];
    let all = hours.iter().map(|hour| (hour.moment, hour.from.0)).chain(halves);
    let open = all.filter(|(moment, _)| {
        shown.week.is_called(*moment) && shown.week.has(Slot::new(shown.slot.day, *moment))
    });
    let line = |(moment, from): (Moment, u16)| {
        let url = roll.call(Slot::new(shown.slot.day, moment));
        serde_json::json!({ "url": url, "from": from })
    };
    serde_json::Value::Array(open.map(line).collect()).to_string()
}

fn counted(ui: &Ui, shown: &Shown) -> String {
    let words = if shown.slot.moment.is_class() {
        t!(ui, "attendance-counted", count = shown.count(State::Absent))
    } else {
        t!(ui, "attendance-counted-here", count = shown.count(State::Present))
    };
    words.into_owned()
}

/// A pupil: his name, and a tap for each thing that may be said of him.
fn line(ui: &Ui, roll: &Roll, shown: &Shown, pupil: &Line) -> Markup {
    let (version, state) = shown.stands(pupil.id);
    let ticked = shown.ticked(pupil.id);
    let id = pupil.id;
    let choices: &[State] = if shown.slot.moment.is_class() {
        &[State::Present, State::Absent, State::Late]
    } else {
        &[State::Present, State::Absent]
    };
    let mark = shown.mark(id);
    let tells = mark.filter(|mark| matches!(mark.state, State::Late | State::Left));
    html! {
        li.call-line {
            div.call-name id={ "name-" (id) } {
                @if shown.call().is_some() && !roll.is_group {
                    a href=(urls::one(roll.id, id, shown.slot)) { (name(pupil)) }
                } @else { (name(pupil)) }
                @if shown.is_announced(id) {
                    " " (ui::tag(t!(ui, "attendance-announced"), ui::Tone::Info))
                }
                @if shown.away.contains(&id) {
                    " " (ui::tag(t!(ui, "attendance-away"), ui::Tone::Warn))
                }
                @if let Some(mark) = tells { " " (pieces::state_tag(ui, mark.state, mark.minutes)) }
            }
            div.call-states role="radiogroup" aria-labelledby={ "name-" (id) } {
                @for choice in choices {
                    label.(choice.word()) {
                        input type="radio" name={ "state-" (id) } value=(choice.word())
                            checked[*choice == ticked];
                        (ui::icon(icon(*choice)))
                        span { (pieces::state(ui, *choice)) }
                    }
                }
                // Who has left stays so until another thing is said of him.
                @if ticked == State::Left {
                    label.left {
                        input type="radio" name={ "state-" (id) } value="left" checked;
                        (ui::icon("log-out")) span { (pieces::state(ui, State::Left)) }
                    }
                }
            }
            input type="hidden" name={ "seen-" (id) } value={ (version) "-" (state.word()) };
        }
    }
}

fn name(pupil: &Line) -> Markup {
    html! { b { (pupil.last_name) } " " (pupil.first_name) }
}

const fn icon(state: State) -> &'static str {
    match state {
        State::Present => "check",
        State::Absent => "x",
        State::Late => "clock",
        State::Left => "log-out",
    }
}
