//! The form of a letter, drawn: to whom, about what, the words, and when it goes.

use super::{
    letter_form::{LetterForm, as_typed},
    pieces,
};
use crate::{
    Role,
    draft::{Choices, When},
    pick,
    picker::Offer,
    reach::Reached,
    urls,
};
use base::Instant;
use files::{File, view::UploadField};
use maud::{Markup, html};
use ui::{Field, Shell, Tone};
use web::{Page, Problems, Ui, t, ui};

/// What the form needs to know beside what it sends.
pub struct Known {
    pub named: Vec<Reached>,
    /// Contacts to tick, when nobody is named yet.
    pub near: Vec<Offer>,
    /// What a search without script has found.
    pub found: Vec<Offer>,
    pub is_frozen: bool,
    pub files: Vec<File>,
    pub file_bytes_max: u64,
    /// When a letter arrives that is sent now.
    pub soon: Instant,
}

/// Few enough contacts to be shown without asking.
const NEAR_OPEN_MAX: usize = 10;
/// Of how many who are left out the names are said.
const LEFT_OUT_MAX: usize = 5;

pub fn view(
    ui: &Ui,
    form: &LetterForm,
    known: &Known,
    left_out: &[Reached],
    problems: &Problems,
) -> Page {
    let title = match form.kind.as_str() {
        "answer" | "answer_all" => t!(ui, "messages-answer-title"),
        "forward" => t!(ui, "messages-forward-title"),
        _ => t!(ui, "messages-new-title"),
    };
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::RECEIVED, &t!(ui, "messages-title"))]))
        h1 { (title) }
        @if known.is_frozen { (ui::note(Tone::Warn, t!(ui, "messages-you-are-frozen"))) }
        @if !left_out.is_empty() { (left_out_note(ui, left_out)) }
        form.form method="post" action=(urls::NEW) enctype="multipart/form-data"
            data-behaviour="autosave"
            data-autosave-url=(urls::SAVE_DRAFT)
            data-autosave-saved=(t!(ui, "messages-autosaved"))
            data-autosave-retrying=(t!(ui, "messages-autosave-retrying"))
            data-autosave-refused=(t!(ui, "messages-autosave-refused")) {
            (ui::token(ui))
            (hidden(form))
            (ui::problems(ui, problems))
            (recipients(ui, form, known, problems))
            (words(ui, form, problems))
            (attached(ui, known, problems))
            (way(ui, form, known.soon, problems))
            (actions(ui))
        }
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

/// Who had the letter and is not among those it is answered to, and why.
fn left_out_note(ui: &Ui, left_out: &[Reached]) -> Markup {
    let why = |reached: &Reached| {
        let name = pieces::reached_name(ui, reached);
        Some(ui.say(reached.refusal?, &[("name", (&name).into())]).into_owned())
    };
    let count = t!(ui, "messages-left-out", count = left_out.len()).into_owned();
    let reasons = left_out.iter().take(LEFT_OUT_MAX).filter_map(why);
    let words: Vec<String> = std::iter::once(count).chain(reasons).collect();
    ui::note(Tone::Info, words.join(" "))
}

/// The first button is the one the Enter key presses: it keeps the draft and sends nothing.
fn hidden(form: &LetterForm) -> Markup {
    html! {
        button.hidden name="action" value="save" formnovalidate tabindex="-1" aria-hidden="true" {}
        input type="hidden" name="draft" value=(form.draft);
        input type="hidden" name="answers" value=(form.answers);
        input type="hidden" name="kind" value=(form.kind);
        input type="hidden" name="once" value=(form.once);
    }
}

fn recipients(ui: &Ui, form: &LetterForm, known: &Known, problems: &Problems) -> Markup {
    let has_copies = !form.cc.is_empty() || !form.bcc.is_empty() || form.search.contains("cc");
    html! {
        (picker(ui, form, known, Role::To, problems))
        @if !known.near.is_empty() {
            details.more open[known.near.len() <= NEAR_OPEN_MAX] {
                summary { (t!(ui, "messages-near")) }
                fieldset.choice {
                    legend.hidden { (t!(ui, "messages-near")) }
                    @for offer in &known.near { (ticked(ui, "to", offer)) }
                }
            }
        }
        details.more open[has_copies] {
            summary { (t!(ui, "messages-copies")) }
            (picker(ui, form, known, Role::Cc, problems))
            (picker(ui, form, known, Role::Bcc, problems))
        }
    }
}

fn picker(ui: &Ui, form: &LetterForm, known: &Known, role: Role, problems: &Problems) -> Markup {
    let name = role.word();
    let (label, hint) = match role {
        Role::Cc => (t!(ui, "messages-cc"), t!(ui, "messages-cc-hint")),
        Role::Bcc => (t!(ui, "messages-bcc"), t!(ui, "messages-bcc-hint")),
        Role::To | Role::Sender if is_staff(ui) => {
            (t!(ui, "messages-to-label"), t!(ui, "messages-to-hint"))
        }
        Role::To | Role::Sender => (t!(ui, "messages-to-label"), t!(ui, "messages-to-hint-family")),
    };
    let query = match role {
        Role::Cc => &form.cc_search,
        Role::Bcc => &form.bcc_search,
        Role::To | Role::Sender => &form.to_search,
    };
    let is_wrong = problems.of(name).is_some();
    html! {
        div.field data-behaviour="picker" data-picker-url=(urls::PICKER) data-picker-name=(name)
            data-picker-none=(t!(ui, "messages-picker-none"))
            data-picker-one=(t!(ui, "messages-picker-one"))
            data-picker-many=(t!(ui, "messages-picker-many"))
            data-picker-added=(t!(ui, "messages-picker-added"))
            data-picker-remove=(t!(ui, "messages-picker-remove")) {
            label for=(name) { (label) }
            p.hint id={ (name) "-hint" } { (hint) }
            ul.picked {
                @for reached in known.named.iter().filter(|it| it.pick.role == role) {
                    (picked(ui, name, reached))
                }
            }
            input.input id=(name) name={ (name) "_search" } value=(query) autocomplete="off"
                aria-describedby={ (name) "-hint" } aria-invalid=[is_wrong.then_some("true")]
                data-picker-input;
            template {
                li {
                    input type="hidden";
                    span data-picker-chosen {}
                    button.round type="button" data-picker-remove { (ui::icon("x")) }
                }
            }
            button.button.plain.small name="search" value=(name) formnovalidate
                data-without-script {
                (t!(ui, "messages-search-go"))
            }
            @if form.search == name { (found(ui, name, known)) }
        }
    }
}

fn picked(ui: &Ui, field: &str, reached: &Reached) -> Markup {
    let name = pieces::reached_name(ui, reached);
    let remove = t!(ui, "messages-remove", name = name);
    html! {
        li {
            input type="hidden" name=(field) value=(reached.pick.target);
            span data-picker-chosen { (name) }
            button.round name="remove" formnovalidate value=(pick::written(&[reached.pick]))
                aria-label=(remove) data-picker-remove { (ui::icon("x")) }
        }
    }
}

/// What a search without script has found, to be ticked.
fn found(ui: &Ui, field: &str, known: &Known) -> Markup {
    let is_named =
        |offer: &&Offer| known.named.iter().any(|reached| reached.pick.target == offer.target());
    let offers: Vec<&Offer> = known.found.iter().filter(|offer| !is_named(offer)).collect();
    html! {
        @if offers.is_empty() {
            p.quiet role="status" { (t!(ui, "messages-picker-none")) }
        } @else {
            fieldset.choice {
                legend { (t!(ui, "messages-found")) }
                @for offer in offers { (ticked(ui, field, offer)) }
            }
        }
    }
}

fn ticked(ui: &Ui, field: &str, offer: &Offer) -> Markup {
    let (name, detail) = pieces::offer_words(ui, offer);
    let is_refused = matches!(offer, Offer::Refused { .. });
    html! {
        label {
            input type="checkbox" name=(field) value=(offer.target()) disabled[is_refused];
            span { (name) span.hint { (detail) } }
        }
    }
}

fn words(ui: &Ui, form: &LetterForm, problems: &Problems) -> Markup {
    let label = t!(ui, "messages-subject");
    let subject =
        Field { name: "subject", label: &label, value: &form.subject, ..Field::default() };
    let text = form.text();
    let problem = problems.of("body");
    html! {
        (subject.draw(ui, problems))
        div.field {
            label for="body" { (t!(ui, "messages-body")) }
            @if let Some(problem) = problem {
                p.error #body-error { (ui.words(problem.text)) }
            }
            textarea.input #body name="body" rows="10" aria-invalid=[problem.map(|_| "true")]
                aria-describedby=[problem.map(|_| "body-error")]
                data-behaviour="rich-text" data-html=(text.html())
                data-toolbar=(t!(ui, "messages-editor"))
                data-bold=(t!(ui, "messages-editor-bold"))
                data-italic=(t!(ui, "messages-editor-italic"))
                data-underline=(t!(ui, "messages-editor-underline"))
                data-bullets=(t!(ui, "messages-editor-bullets"))
                data-numbers=(t!(ui, "messages-editor-numbers"))
                data-quote=(t!(ui, "messages-editor-quote"))
                data-link=(t!(ui, "messages-editor-link"))
                data-undo=(t!(ui, "messages-editor-undo"))
                data-redo=(t!(ui, "messages-editor-redo"))
                data-link-address=(t!(ui, "messages-editor-link-address"))
                data-link-wrong=(t!(ui, "messages-editor-link-wrong"))
                data-link-apply=(t!(ui, "messages-editor-link-apply"))
                data-link-remove=(t!(ui, "messages-editor-link-remove")) { (as_typed(&text)) }
        }
    }
}

fn attached(ui: &Ui, known: &Known, problems: &Problems) -> Markup {
    let label = t!(ui, "messages-attachments");
    let field =
        UploadField { label: &label, bytes_max: known.file_bytes_max, chosen: &known.files };
    files::view::upload_field(ui, &field, problems)
}

/// When and how it goes. Most letters go soon, as any letter: the rest opens on demand.
fn way(ui: &Ui, form: &LetterForm, soon: Instant, problems: &Problems) -> Markup {
    let choices = form.choices();
    let is_chosen = choices != Choices::default()
        || ["when", "later", "urgent_reason"].iter().any(|field| problems.of(field).is_some());
    html! {
        @if soon > ui.now {
            (ui::note(
                Tone::Night,
                t!(ui, "messages-when-quiet", hour = pieces::hour(ui, soon))
            ))
        }
        details.more open[is_chosen] {
            summary { (t!(ui, "messages-options")) }
            (when(ui, form, soon, problems))
            (options(ui, form))
            (translation::lang_field(ui, &choices.lang))
        }
    }
}

/// Soon means in the morning, when it is quiet now.
fn when(ui: &Ui, form: &LetterForm, soon: Instant, problems: &Problems) -> Markup {
    let is_quiet = soon > ui.now;
    let is_staff = is_staff(ui);
    let chosen = form.choices().when;
    let (later, reason) = (t!(ui, "messages-later-label"), t!(ui, "messages-urgent-label"));
    let later = Field {
        name: "later",
        label: &later,
        value: &form.later,
        kind: "datetime-local",
        is_optional: true,
        ..Field::default()
    };
    let reason = Field {
        name: "urgent_reason",
        label: &reason,
        value: &form.urgent_reason,
        is_optional: true,
        ..Field::default()
    };
    html! {
        fieldset.field #when {
            legend { (t!(ui, "messages-when")) }
            div.choice {
                label {
                    input type="radio" name="when" value="soon" checked[chosen == When::Soon];
                    span {
                        @if is_quiet {
                            (t!(ui, "messages-when-morning", hour = pieces::hour(ui, soon)))
                        } @else { (t!(ui, "messages-when-now")) }
                    }
                }
                label {
                    input type="radio" name="when" value="later" checked[chosen == When::Later];
                    span { (t!(ui, "messages-when-later")) }
                }
                @if is_staff {
                    label {
                        input type="radio" name="when" value="urgent"
                            checked[chosen == When::Urgent];
                        span {
                            (t!(ui, "messages-when-urgent"))
                            span.hint { (t!(ui, "messages-when-urgent-hint")) }
                        }
                    }
                }
            }
        }
        div data-behaviour="disclose" data-disclose-name="when" data-disclose-value="later" {
            (later.draw(ui, problems))
        }
        @if is_staff {
            div data-behaviour="disclose" data-disclose-name="when" data-disclose-value="urgent" {
                (reason.draw(ui, problems))
            }
        }
    }
}

fn is_staff(ui: &Ui) -> bool {
    ui.viewer.as_ref().is_some_and(|viewer| viewer.is_staff())
}

/// What staff may ask for.
fn options(ui: &Ui, form: &LetterForm) -> Markup {
    let is_staff = is_staff(ui);
    let choices = form.choices();
    html! {
        @if is_staff {
            @let copies = t!(ui, "messages-option-copies");
            @let receipts = t!(ui, "messages-option-receipts");
            div.stack.tight {
                (ui::checkbox("copies", &copies, choices.copies_guardians))
                (ui::checkbox("receipts", &receipts, choices.wants_receipts))
                (ui::checkbox("no_reply", &t!(ui, "messages-option-no-reply"), choices.no_reply))
            }
        }
    }
}

fn actions(ui: &Ui) -> Markup {
    html! {
        div.actions.full {
            button.button name="action" value="send" {
                (ui::icon("send")) (t!(ui, "messages-send"))
            }
            button.button.plain name="action" value="save" formnovalidate data-without-script {
                (t!(ui, "messages-save-draft"))
            }
            button.button.plain.danger name="action" value="discard" data-behaviour="confirm"
                data-confirm=(t!(ui, "messages-discard-sure"))
                data-confirm-yes=(t!(ui, "messages-discard"))
                data-confirm-no=(t!(ui, "messages-keep")) data-confirm-danger formnovalidate {
                (t!(ui, "messages-discard"))
            }
            span.quiet role="status" data-autosave-status {}
        }
    }
}
