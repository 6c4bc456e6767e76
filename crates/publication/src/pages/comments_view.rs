//! Comments, drawn: below their text, and alone while they are hidden or reported.

use super::comments::Typed;
use crate::{AuthorKind, Comment, Commented, Comments, Discussion, Said, Speak, State, name, urls};
use base::Id;
use maud::{Markup, PreEscaped, html};
use ui::{Field, Tone};
use web::{Page, Problems, Ui, t, ui};

/// What is said below a text, and where to say something.
pub fn view<T: Commented>(ui: &Ui, text: &T, discussion: &Discussion, typed: Typed<'_>) -> Markup {
    let viewer = ui.viewer.as_ref();
    let is_young = viewer.is_some_and(|viewer| viewer.is_young_pupil());
    let may_speak = ui.may::<Speak>(text) && !is_young;
    if !may_speak && discussion.said.is_empty() {
        return html! {};
    }
    let is_moderator = viewer.is_some_and(|viewer| text.is_moderated_by(viewer));
    html! {
        section.stack.tight #comments aria-labelledby="comments-title" {
            h2 #comments-title {
                (t!(ui, "publication-comments", count = discussion.said.len()))
            }
            @for said in &discussion.said { (one::<T>(ui, said, discussion, is_moderator)) }
            @if may_speak { (speak(ui, text, typed)) }
        }
    }
}

fn one<T: Commented>(ui: &Ui, said: &Said, discussion: &Discussion, is_moderator: bool) -> Markup {
    let is_mine = ui.viewer.as_ref().is_some_and(|viewer| viewer.person == said.author_id);
    let reasons = discussion.reasons.iter().filter(|(id, _)| *id == said.id);
    html! {
        article.letter id={ "comment-" (said.id) } {
            header {
                (ui::face(&said.author()))
                span { b { (name(ui, &said.author(), said.author_kind)) } (state_tag(ui, said)) }
                (ui::time(ui, said.written_at))
            }
            (words(said))
            @if !said.reason.is_empty() {
                @let reason = said.reason.as_str();
                (ui::note(Tone::Warn, t!(ui, "publication-comment-why", reason = reason)))
            }
            @for (_, reason) in reasons {
                @let reason = reason.as_str();
                (ui::note(Tone::Warn, t!(ui, "publication-comment-reported", reason = reason)))
            }
            @if is_moderator { (judging::<T>(ui, said)) }
            @else if !is_mine {
                footer { a.button.link.small href=(urls::report::<T>(said.id)) {
                    (ui::icon("flag")) (t!(ui, "publication-report"))
                } }
            }
        }
    }
}

fn state_tag(ui: &Ui, said: &Said) -> Markup {
    match said.state {
        State::Held => ui::tag(t!(ui, "publication-tag-held"), Tone::Info),
        State::Hidden => ui::tag(t!(ui, "publication-tag-hidden"), Tone::Warn),
        State::Shown => html! {},
    }
}

fn words(said: &Said) -> Markup {
    html! { div.rich { (PreEscaped(said.body.html())) } }
}

fn judging<T: Commented>(ui: &Ui, said: &Said) -> Markup {
    let is_shown = said.state == State::Shown;
    html! {
        footer { span.inline {
            @if !is_shown {
                (judgement::<T>(ui, said.id, "show", "eye", &t!(ui, "publication-comment-show")))
            }
            @if said.state != State::Hidden {
                a.button.plain.small href=(urls::moderation::<T>(said.id)) {
                    (ui::icon("eye-off")) (t!(ui, "publication-comment-hide"))
                }
            }
            @if is_shown && said.reports > 0 {
                (judgement::<T>(ui, said.id, "leave", "check",
                    &t!(ui, "publication-comment-leave")))
            }
        } }
    }
}

fn judgement<T: Commented>(ui: &Ui, id: Id<Said>, action: &str, icon: &str, words: &str) -> Markup {
    ui::action(
        ui,
        &urls::moderation::<T>(id),
        html! {
            button.button.plain.small name="action" value=(action) { (ui::icon(icon)) (words) }
        },
    )
}

fn speak<T: Commented>(ui: &Ui, text: &T, (form, problems): Typed<'_>) -> Markup {
    let (label, hint) = (t!(ui, "publication-comment-label"), who_reads(ui, text));
    let field = Field {
        name: "text",
        label: &label,
        hint: Some(&hint),
        value: &form.text,
        ..Field::default()
    };
    ui::form(
        ui,
        &urls::comments(text.id()),
        problems,
        html! {
            input type="hidden" name="once" value=(form.once);
            (ui::textarea(ui, &field, 3, problems))
            div.actions {
                button.button { (ui::icon("message-circle")) (t!(ui, "publication-comment-do")) }
            }
        },
    )
}

/// Who will read it, and when, is said before one writes.
fn who_reads<T: Commented>(ui: &Ui, text: &T) -> String {
    let kind = ui.viewer.as_ref().and_then(|viewer| text.kind_of(viewer));
    let words = match (kind, text.comments()) {
        (Some(AuthorKind::Staff), _) => t!(ui, "publication-comment-hint-staff"),
        (Some(AuthorKind::Pupil), Comments::Held) => t!(ui, "publication-comment-hint-pupil-held"),
        (Some(AuthorKind::Pupil), _) => t!(ui, "publication-comment-hint-pupil"),
        (_, Comments::Held) => t!(ui, "publication-comment-hint-held"),
        _ => t!(ui, "publication-comment-hint"),
    };
    words.into_owned()
}

/// Why it is hidden.
pub fn hiding<T: Commented>(
    ui: &Ui,
    comment: &Comment<T>,
    typed: &str,
    problems: &Problems,
) -> Page {
    let words = Asked {
        title: &t!(ui, "publication-hide-title"),
        label: &t!(ui, "publication-hide-label"),
        hint: &t!(ui, "publication-hide-hint"),
    };
    let action = urls::moderation::<T>(comment.said.id);
    let button = html! {
        button.button name="action" value="hide" {
            (ui::icon("eye-off")) (t!(ui, "publication-comment-hide"))
        }
    };
    why(ui, comment, &words, (&action, button), (typed, problems))
}

/// Why it is reported.
pub fn reporting<T: Commented>(
    ui: &Ui,
    comment: &Comment<T>,
    typed: &str,
    problems: &Problems,
) -> Page {
    let words = Asked {
        title: &t!(ui, "publication-report-title"),
        label: &t!(ui, "publication-report-label"),
        hint: &t!(ui, "publication-report-hint"),
    };
    let action = urls::report::<T>(comment.said.id);
    let button = html! { button.button { (ui::icon("flag")) (t!(ui, "publication-report")) } };
    why(ui, comment, &words, (&action, button), (typed, problems))
}

struct Asked<'a> {
    title: &'a str,
    label: &'a str,
    hint: &'a str,
}

/// A comment alone, with a reason to give.
fn why<T: Commented>(
    ui: &Ui,
    comment: &Comment<T>,
    words: &Asked<'_>,
    (action, button): (&str, Markup),
    (typed, problems): (&str, &Problems),
) -> Page {
    let reason = Field {
        name: "reason",
        label: words.label,
        hint: Some(words.hint),
        value: typed,
        ..Field::default()
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(&urls::text(comment.text.id()), comment.text.title())]))
        h1 { (words.title) }
        div.letter { (self::words(&comment.said)) }
        (ui::form(ui, action, problems, html! {
            (ui::textarea(ui, &reason, 3, problems))
            div.actions { (button) }
        }))
    };
    ui.narrow(words.title, body)
}
