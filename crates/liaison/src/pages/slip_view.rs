//! A slip, drawn: the page of the notebook, the form under it, who has answered beside it.

use super::{
    pieces, sign_form,
    slip::{Filled, Shown},
};
use crate::{
    Slip,
    question::{Question, answers_read},
    slip::{Follow, Needs, State},
    store::answers::Answer,
    translated, urls,
};
use base::Id;
use maud::{Markup, PreEscaped, html};
use people::{Person, Standing};
use translation::Translated;
use web::{
    Edit, Page, Ui, t,
    ui::{self, Tone},
};

/// `scanned` is the pupil whose printed slip has led here.
pub fn view(
    ui: &Ui,
    slip: &Slip,
    shown: &Shown,
    filled: Option<&Filled>,
    scanned: Option<Id<Person>>,
) -> Page {
    let questions = shown.version.questions();
    let text = translated::text(slip.id, &shown.version);
    let made = shown.translations.made(&text);
    let form = filled.map(|filled| {
        html! {
            (translation::sign_note(ui, &shown.translations, &text))
            (form(ui, slip, shown, filled, (&questions, made.as_ref())))
        }
    });
    let asking = urls::translation(slip.id);
    let page = translation::beside(
        ui,
        &shown.translations,
        &text,
        &asking,
        notebook(ui, slip, shown),
        |made| translated::notebook(made, &questions),
    );
    let (is_staff, viewer) = (ui.may::<Follow>(slip), ui.viewer.as_deref());
    let body = html! {
        (pieces::way_back(ui))
        div.columns {
            div.stack {
                @if slip.is_urgent() {
                    @let reason = slip.urgent_reason.as_str();
                    (ui::note(Tone::Warn, t!(ui, "liaison-is-urgent", reason = reason)))
                }
                (page)
                (attached(ui, slip, shown))
                (standing(ui, slip))
                @if let Some(viewer) = viewer { (signed(ui, slip, shown, viewer, &questions)) }
                @if let Some(form) = form { (form) }
                @if is_staff { (staff(ui, slip, scanned)) }
            }
            div.stack { (aside(ui, slip, shown)) }
        }
    };
    ui.page(&slip.title, body)
}

/// The page of the notebook.
fn notebook(ui: &Ui, slip: &Slip, shown: &Shown) -> Markup {
    let version = &shown.version;
    html! {
        article.notebook {
            div lang=[ui.lang(version.lang)] dir=[ui.dir(version.lang)] {
                h1 { (slip.title) }
                div.rich { (PreEscaped(version.body.html())) }
            }
            p { (pieces::name(ui, &shown.author)) }
        }
    }
}

fn attached(ui: &Ui, slip: &Slip, shown: &Shown) -> Markup {
    html! {
        (pieces::attached(ui, slip.id, &shown.version, &shown.files))
        @if shown.files.len() > 1 {
            p.actions {
                a.button.link.small href=(urls::files(slip.id)) download {
                    (ui::icon("download")) (t!(ui, "liaison-all-files"))
                }
            }
        }
    }
}

/// What is to be known before one signs.
fn standing(ui: &Ui, slip: &Slip) -> Markup {
    let today = ui.today();
    let is_guardian = ui
        .viewer
        .as_ref()
        .is_some_and(|viewer| slip.ties.iter().any(|tie| viewer.guards(tie.pupil_id)));
    let may_sign = slip.ties.iter().any(|tie| tie.has_authority);
    html! {
        @if let Some(at) = slip.purged_at {
            (ui::note(Tone::Info, pieces::purged(ui, slip, at)))
        } @else if slip.state == State::Withdrawn {
            (ui::note(Tone::Warn, t!(ui, "liaison-is-withdrawn")))
        } @else if slip.version > 1 {
            p.quiet {
                (t!(ui, "liaison-is-corrected")) " "
                a href=(urls::versions(slip.id)) { (t!(ui, "liaison-see-versions")) }
            }
        }
        @if is_guardian && slip.state == State::Sent {
            @if !may_sign {
                (ui::note(Tone::Info, t!(ui, "liaison-you-read-only")))
            } @else if !slip.takes_answers(today) {
                (ui::note(Tone::Warn, t!(ui, "liaison-refused-too-late")))
            } @else if slip.is_past(today) {
                (ui::note(Tone::Warn, t!(ui, "liaison-is-late")))
            } @else if slip.needs == Needs::Both {
                (ui::note(Tone::Info, t!(ui, "liaison-both-sign")))
            }
        }
    }
}

/// What the viewer has signed, child by child.
fn signed(
    ui: &Ui,
    slip: &Slip,
    shown: &Shown,
    viewer: &Standing,
    questions: &[Question],
) -> Markup {
    let own = slip.ties.iter().filter_map(|tie| {
        let answer = shown.mine(slip, viewer, tie.pupil_id)?;
        Some((tie, answer))
    });
    html! {
        @for (tie, answer) in own {
            section.card aria-labelledby={ "signed-" (tie.pupil_id) } {
                header {
                    h2 id={ "signed-" (tie.pupil_id) } { (child(viewer, tie.pupil_id)) }
                    (pieces::done(ui, answer.signed_at))
                }
                div.body.stack.tight {
                    (pieces::answers(ui, questions, &answers_read(&answer.answers)))
                    p.actions {
                        a.button.plain.small href=(urls::receipt(answer.signature_id)) {
                            (ui::icon("download")) (t!(ui, "liaison-receipt"))
                        }
                        @if slip.takes_changes(ui.today()) && tie.has_authority
                            && !questions.is_empty() {
                            a.button.link.small
                                href={ (urls::slip_of(slip.id, tie.pupil_id)) "&changer=oui" } {
                                (t!(ui, "liaison-change"))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn child(viewer: &Standing, pupil: Id<Person>) -> String {
    viewer.child(pupil).map_or_else(String::new, |child| child.name.first.clone())
}

fn form(
    ui: &Ui,
    slip: &Slip,
    shown: &Shown,
    filled: &Filled,
    (questions, made): (&[Question], Option<&Translated>),
) -> Markup {
    let Some(viewer) = ui.viewer.as_deref() else { return html! {} };
    if slip.state != State::Sent || !slip.takes_answers(ui.today()) {
        return html! {
            (ui::problems(ui, &filled.problems))
        };
    }
    let names: Vec<String> = filled.pupils.iter().map(|pupil| child(viewer, *pupil)).collect();
    let left = |question: u32, place: usize| {
        let found = shown.left.iter().find(|(number, possible, _)| {
            *number == question && usize::try_from(*possible) == Ok(place)
        });
        found.map(|(.., free)| *free)
    };
    let content = html! {
        input type="hidden" name="version" value=(slip.version);
        input type="hidden" name="once" value=(filled.once);
        (children(ui, slip, viewer, filled))
        @for (place, question) in translated::placed(questions) {
            (sign_form::question(
                ui,
                question,
                made.map(|made| (made, place)),
                &filled.answers,
                &|place| left(question.number, place),
                &filled.problems,
            ))
        }
        div.actions.full #sign {
            button.button {
                (ui::icon("signature"))
                (t!(ui, "liaison-sign-for", names = in_words(ui, &names)))
            }
            a.button.plain href={ "/messages/nouveau?a=p:" (slip.author_id) } {
                (t!(ui, "liaison-ask"))
            }
        }
        p.quiet { (promise(ui, slip)) }
    };
    ui::form(ui, &urls::sign(slip.id), &filled.problems, content)
}

/// For whom one signs: a child alone is not asked about.
fn children(ui: &Ui, slip: &Slip, viewer: &Standing, filled: &Filled) -> Markup {
    html! {
        @if let [only] = filled.pupils.as_slice() {
            input type="hidden" name="pupil" value=(only);
        } @else {
            fieldset.choice #pupil {
                legend { b { (t!(ui, "liaison-for-whom")) } }
                @for pupil in &filled.pupils {
                    label {
                        input type="checkbox" name="pupil" value=(pupil)
                            checked[filled.ticked.contains(pupil)];
                        span { (child(viewer, *pupil)) }
                    }
                }
            }
            p.quiet {
                (t!(ui, "liaison-differently"))
                @for pupil in &filled.pupils {
                    " " a href=(urls::slip_of(slip.id, *pupil)) { (child(viewer, *pupil)) }
                }
            }
        }
    }
}

/// `Léa`, `Léa et Jules`, `Léa, Inès et Jules`
fn in_words(ui: &Ui, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [firsts @ .., last] => {
            t!(ui, "liaison-and", names = firsts.join(", "), last = last.as_str()).into_owned()
        }
    }
}

fn promise(ui: &Ui, slip: &Slip) -> String {
    match slip.due_on.filter(|due| *due >= ui.today()) {
        Some(due) => {
            t!(ui, "liaison-promise-until", day = due.without_year(ui.locale)).into_owned()
        }
        None => t!(ui, "liaison-promise").into_owned(),
    }
}

fn aside(ui: &Ui, slip: &Slip, shown: &Shown) -> Markup {
    let Some(viewer) = ui.viewer.as_deref() else { return html! {} };
    let theirs = slip.ties.iter().filter(|tie| viewer.guards(tie.pupil_id));
    let own = slip.ties.iter().find(|tie| tie.pupil_id == viewer.person);
    html! {
        @for tie in theirs { (who_answered(ui, slip, shown, viewer, tie.pupil_id)) }
        @if let Some(tie) = own {
            @let is_done = shown.counting(slip, tie.pupil_id).next().is_some();
            @if is_done {
                (ui::note(Tone::Ok, t!(ui, "liaison-your-parents-signed")))
            } @else {
                (ui::note(Tone::Info, t!(ui, "liaison-show-your-parents")))
            }
        }
        section.card aria-labelledby="about" {
            header { h2 #about { (t!(ui, "liaison-about")) } }
            div.body {
                dl.facts {
                    div { dt { (t!(ui, "liaison-theme")) } dd { (ui.words(slip.theme.text())) } }
                    div {
                        dt { (t!(ui, "liaison-sent")) } dd { (ui.when_in_full(slip.sent_at)) }
                    }
                    @if let Some(due) = slip.due_on {
                        div {
                            dt { (t!(ui, "liaison-due")) } dd { (due.in_words(ui.locale)) }
                        }
                    }
                    @if ui.may::<Follow>(slip) {
                        div {
                            dt { (t!(ui, "liaison-to")) } dd { (shown.targets.join(", ")) }
                        }
                    }
                }
            }
        }
    }
}

/// Both guardians of a child, and what each has done: never what he answered.
fn who_answered(
    ui: &Ui,
    slip: &Slip,
    shown: &Shown,
    viewer: &Standing,
    pupil: Id<Person>,
) -> Markup {
    let id = format!("answered-{pupil}");
    let answers: Vec<&Answer> = shown.counting(slip, pupil).collect();
    let title = if slip.ties.len() > 1 {
        t!(ui, "liaison-who-answered-for", name = child(viewer, pupil)).into_owned()
    } else {
        t!(ui, "liaison-who-answered").into_owned()
    };
    let guardians: Vec<_> = shown.guardians.iter().filter(|it| it.pupil_id == pupil).collect();
    let other = if guardians.len() > 2 {
        t!(ui, "liaison-another-guardian")
    } else {
        t!(ui, "liaison-other-guardian")
    };
    ui::card(
        &id,
        title,
        None,
        html! {
            ul.rows {
                @for guardian in &guardians {
                    @let answer = answers.iter().find(|it| it.guardian_id == guardian.guardian_id);
                    @let is_me = guardian.guardian_id == viewer.person;
                    li { div.row {
                        (ui::face(&guardian.name()))
                        span {
                            b {
                                @if is_me { (t!(ui, "liaison-you")) }
                                @else { (guardian.name().formal()) }
                            }
                            @if !is_me { span.quiet { (other) } }
                        }
                        @match answer {
                            Some(answer) => (pieces::done(ui, answer.signed_at)),
                            None => span.quiet { (t!(ui, "liaison-not-yet")) },
                        }
                    } }
                }
                @for answer in answers.iter().filter(|it| it.is_on_paper()) {
                    li { div.row {
                        span.face aria-hidden="true" { (ui::icon("file-text")) }
                        span {
                            b { (t!(ui, "liaison-on-paper")) }
                            span.quiet {
                                (t!(ui, "liaison-read-by", name = answer.name().formal()))
                            }
                        }
                        (pieces::done(ui, answer.signed_at))
                    } }
                }
            }
        },
    )
}

/// What those who follow it can do.
fn staff(ui: &Ui, slip: &Slip, scanned: Option<Id<Person>>) -> Markup {
    html! {
        p.actions {
            @if let (Some(pupil), State::Sent) = (scanned, slip.state) {
                a.button href=(urls::ticking_pupil(slip.id, pupil)) {
                    (ui::icon("check-check")) (t!(ui, "liaison-tick-this"))
                }
            }
            a.button href=(urls::follow(slip.id)) {
                (ui::icon("list")) (t!(ui, "liaison-follow"))
            }
            @if ui.may::<Edit>(slip) && slip.state == State::Sent {
                a.button.plain href=(urls::correction(slip.id)) {
                    (ui::icon("pencil")) (t!(ui, "liaison-correct"))
                }
            }
        }
    }
}
