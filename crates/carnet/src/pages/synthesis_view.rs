//! How a synthèse is drawn: the national form, to be filled in by the keyboard or the thumb, and to
//! be read.

use super::{pieces, synthesis::Shown, synthesis_form::SynthesisForm};
use crate::{
    Synthesis,
    carnet::Answer,
    model::{self, Column, Line, Section, typeset},
    store::syntheses::Version,
    synthesis::{Content, Reopen, Stamp},
    urls,
};
use maud::{Markup, html};
use ui::{Field, Tone};
use web::{Granted, Page, Problems, Ui, t, ui};

/// What is in the form, what is wrong in it, and what a colleague has saved meanwhile.
pub struct Typed<'a> {
    pub form: &'a SynthesisForm,
    pub problems: &'a Problems,
    pub theirs: Option<&'a Content>,
}

/// The form.
pub fn deciding<A>(
    ui: &Ui,
    synthesis: &Granted<A, Synthesis>,
    shown: &Shown,
    typed: &Typed<'_>,
) -> Page {
    let Typed { form, problems, .. } = *typed;
    let title = t!(ui, "carnet-synthesis-of", name = synthesis.carnet.name.first);
    let pupil = synthesis.pupil();
    let body = html! {
        (head(ui, synthesis, &title))
        p.quiet { (t!(ui, "carnet-synthesis-how")) }
        (earlier(ui, &shown.versions))
        form.form.synthesis #lines method="post" action=(urls::synthesis(pupil)) {
            (ui::token(ui))
            input type="hidden" name="version" value=(form.version);
            (ui::problems(ui, problems))
            // The first button of a form is what the Enter key presses.
            button.hidden name="action" value="save" tabindex="-1" aria-hidden="true" {}
            div.toolbar {
                button.button.plain name="action" value="propose" {
                    (ui::icon("sprout")) (t!(ui, "carnet-propose"))
                }
            }
            @for section in &model::SECTIONS { (area(ui, section, shown, typed)) }
            (together(ui, typed))
            div.call-save {
                p { (t!(ui, "carnet-undecided", count = form.content.undecided())) }
                button.button name="action" value="save" {
                    (ui::icon("check")) (t!(ui, "carnet-save"))
                }
            }
        }
        (locking(ui, synthesis))
    };
    ui.page(&title, body)
}

fn head<A>(ui: &Ui, synthesis: &Granted<A, Synthesis>, title: &str) -> Markup {
    let (pupil, carnet) = (synthesis.pupil(), &synthesis.carnet);
    html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "carnet-title")),
            (&urls::pupil(pupil), &t!(ui, "carnet-of", name = carnet.name.first)),
        ]))
        (ui::head(title, html! {
            @if synthesis.was_locked() {
                a.button.plain href=(urls::synthesis_pdf(pupil)) {
                    (ui::icon("download")) (t!(ui, "carnet-pdf"))
                }
            }
        }))
        p.quiet { (carnet.name.full()) " · " (carnet.school_name) " · " (synthesis.year) }
    }
}

fn area(ui: &Ui, section: &Section, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let name = format!("need-{}", section.area.word());
    let label = t!(ui, "carnet-needs");
    let value = typed.form.content.need(section.area);
    let theirs = typed.theirs.map(|it| it.need(section.area)).filter(|it| *it != value);
    html! {
        section.carnet-area.(section.area.word()) {
            header { h2 { (typeset(section.title)) } }
            @for line in section.lines { (line_of(ui, line, shown, typed)) }
            (words(ui, &name, &label, value, theirs))
        }
    }
}

/// One line: three radio buttons, what is proposed, and what somebody else has decided.
fn line_of(ui: &Ui, line: &Line, shown: &Shown, typed: &Typed<'_>) -> Markup {
    let chosen = typed.form.content.lines.get(line.code).copied();
    let proposal = shown.proposals.get(line.code);
    let theirs = typed.theirs.map(|content| content.lines.get(line.code).copied());
    html! {
        fieldset.line {
            legend { (typeset(line.title)) }
            @if let Some(proposal) = proposal {
                p.hint { (t!(ui, "carnet-proposal", column = pieces::column(ui, proposal.column),
                    count = proposal.successes)) }
            }
            @if let Some(theirs) = theirs.filter(|theirs| *theirs != chosen) {
                p.error { (other(ui, theirs)) }
            }
            div.column-choice {
                @for column in Column::ALL {
                    label {
                        input type="radio" name={ "line-" (line.code) } value=(column.rank())
                            checked[Some(column) == chosen];
                        span { (pieces::column(ui, column)) }
                    }
                }
            }
        }
    }
}

fn other(ui: &Ui, theirs: Option<Column>) -> String {
    match theirs {
        Some(column) => {
            t!(ui, "carnet-theirs-column", column = pieces::column(ui, column)).into_owned()
        }
        None => t!(ui, "carnet-theirs-empty").into_owned(),
    }
}

fn words(ui: &Ui, name: &str, label: &str, value: &str, theirs: Option<&str>) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            @if let Some(theirs) = theirs {
                p.error { (t!(ui, "carnet-theirs", words = theirs)) }
            }
            textarea.input id=(name) name=(name) rows="2" { (value) }
        }
    }
}

fn together(ui: &Ui, typed: &Typed<'_>) -> Markup {
    html! {
        section.carnet-area.VIV {
            header { h2 { (model::TOGETHER_TITLE) } }
            p.hint { (t!(ui, "carnet-together-how")) }
            @for line in &model::TOGETHER {
                @let value = typed.form.content.together(line.code);
                @let theirs = typed.theirs.map(|it| it.together(line.code));
                (words(ui, &format!("together-{}", line.code), &typeset(line.title), value,
                    theirs.filter(|it| *it != value)))
            }
        }
    }
}

/// What was saved can be locked; what is only typed is saved first.
fn locking(ui: &Ui, synthesis: &Synthesis) -> Markup {
    let Some(kept) = &synthesis.kept else { return html! {} };
    let undecided = kept.content.undecided();
    ui::card(
        "locking",
        t!(ui, "carnet-lock-title"),
        None,
        html! {
            form.body method="post" action=(urls::lock(synthesis.pupil())) {
                (ui::token(ui))
                input type="hidden" name="version" value=(kept.version);
                p { (t!(ui, "carnet-lock-how")) }
                @if undecided > 0 {
                    (ui::checkbox("incomplete", &t!(ui, "carnet-lock-incomplete",
                        count = undecided), false))
                }
                button.button.plain { (ui::icon("lock")) (t!(ui, "carnet-lock")) }
            }
        },
    )
}

/// What was locked before, and why it was opened again.
fn earlier(ui: &Ui, versions: &[Version]) -> Markup {
    html! {
        @for version in versions.iter().filter(|version| version.reopened_at.is_some()) {
            (ui::note(Tone::Plain, t!(ui, "carnet-version-reopened",
                number = version.number,
                day = version.locked_at.day().in_words(ui.locale),
                reason = version.reason)))
        }
    }
}

/// What was locked last, to be read.
pub fn reading<A>(
    ui: &Ui,
    synthesis: &Granted<A, Synthesis>,
    shown: &Shown,
    is_family: bool,
) -> Page {
    reading_with(ui, synthesis, shown, is_family, ("", &Problems::none()))
}

/// The same, with what somebody typed under it.
pub fn reading_with<A>(
    ui: &Ui,
    synthesis: &Granted<A, Synthesis>,
    shown: &Shown,
    is_family: bool,
    typed: (&str, &Problems),
) -> Page {
    let title = t!(ui, "carnet-synthesis-of", name = synthesis.carnet.name.first);
    let body = html! {
        (head(ui, synthesis, &title))
        @match shown.versions.first() {
            Some(version) => {
                (states(ui, synthesis, version))
                (signatures(ui, synthesis, shown, version, is_family))
                (content(ui, &version.content))
                @if is_family { (signing(ui, synthesis, shown, version, typed)) }
                @else { (earlier(ui, &shown.versions)) }
            }
            None => (ui::empty(t!(ui, "carnet-synthesis-none"), None)),
        }
    };
    ui.page(&title, body)
}

fn states<A>(ui: &Ui, synthesis: &Granted<A, Synthesis>, version: &Version) -> Markup {
    let pupil = synthesis.pupil();
    html! {
        (ui::note(Tone::Ok, t!(ui, "carnet-locked-by", name = version.teacher().formal(),
            day = version.locked_at.day().in_words(ui.locale))))
        @if let (Some(head), Some(at)) = (version.head(), version.visa_at) {
            (ui::note(Tone::Ok, t!(ui, "carnet-stamped-by", name = head.formal(),
                day = at.day().in_words(ui.locale))))
        }
        div.toolbar {
            @if ui.may::<Stamp>(&**synthesis) && version.visa_at.is_none() {
                (ui::action(ui, &urls::visa(pupil), html! {
                    button.button { (ui::icon("signature")) (t!(ui, "carnet-stamp")) }
                }))
            }
            @if ui.may::<Reopen>(&**synthesis) {
                a.button.plain href=(urls::reopening(pupil)) {
                    (ui::icon("lock-open")) (t!(ui, "carnet-reopen"))
                }
            }
        }
    }
}

/// Who has signed it: the team reads all, a guardian only what is his own.
fn signatures<A>(
    ui: &Ui,
    synthesis: &Granted<A, Synthesis>,
    shown: &Shown,
    version: &Version,
    is_family: bool,
) -> Markup {
    let own = synthesis.viewer.person;
    let signed = shown.signatures.iter().filter(|it| it.number == version.number);
    let signed: Vec<_> = signed.filter(|it| !is_family || it.guardian_id == own).collect();
    html! {
        @for signature in signed {
            (ui::note(Tone::Ok, t!(ui, "carnet-signed-by", name = signature.name().full(),
                hour = ui.when_in_full(signature.signed_at))))
            @if !signature.words.is_empty() {
                p.quiet { (t!(ui, "carnet-quoted", words = signature.words)) }
            }
        }
    }
}

fn content(ui: &Ui, content: &Content) -> Markup {
    html! {
        @for section in &model::SECTIONS {
            section.carnet-area.(section.area.word()) {
                header { h2 { (typeset(section.title)) } }
                dl.decided {
                    @for line in section.lines {
                        div {
                            dt { (typeset(line.title)) }
                            dd { (decided(ui, content.lines.get(line.code).copied())) }
                        }
                    }
                }
                @if !content.need(section.area).is_empty() {
                    p.needs { b { (t!(ui, "carnet-needs")) } " " (content.need(section.area)) }
                }
            }
        }
        @if !content.together.is_empty() {
            section.carnet-area.VIV {
                header { h2 { (model::TOGETHER_TITLE) } }
                dl.decided {
                    @for line in &model::TOGETHER {
                        @if !content.together(line.code).is_empty() {
                            div {
                                dt { (typeset(line.title)) }
                                dd { (content.together(line.code)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn decided(ui: &Ui, column: Option<Column>) -> Markup {
    match column {
        None => html! { span.quiet { (t!(ui, "carnet-column-none")) } },
        Some(Column::Often) => ui::tag(pieces::column(ui, Column::Often), Tone::Ok),
        Some(column) => ui::tag(pieces::column(ui, column), Tone::Info),
    }
}

fn signing<A>(
    ui: &Ui,
    synthesis: &Granted<A, Synthesis>,
    shown: &Shown,
    version: &Version,
    (typed, problems): (&str, &Problems),
) -> Markup {
    let own = synthesis.viewer.person;
    let is_signed =
        shown.signatures.iter().any(|it| it.number == version.number && it.guardian_id == own);
    if is_signed || !ui.may::<Answer>(&**synthesis) {
        return html! {};
    }
    let label = t!(ui, "carnet-answer");
    let field =
        Field { name: "words", label: &label, value: typed, is_optional: true, ..Field::default() };
    ui::card(
        "sign",
        t!(ui, "carnet-sign-title"),
        None,
        html! {
            div.body {
                (ui::form(ui, &urls::signature(synthesis.pupil()), problems, html! {
                    (field.draw(ui, problems))
                    button.button { (ui::icon("signature")) (t!(ui, "carnet-sign")) }
                }))
            }
        },
    )
}
