//! The form of a slip, drawn: to whom, the words, what is asked, until when.

use super::{
    pieces,
    slip_form::{ASKS, LABELS, NUMBERS, OPTIONALS, OPTIONS, SlipForm, as_typed},
    write_way::{self, Attached},
};
use crate::{
    draft::Template,
    question::{Ask, QUESTIONS_MAX},
    reach::{Reach, Target},
    slip::Theme,
    store::reach::PupilLine,
    urls,
};
use base::{Id, Instant};
use maud::{Markup, html};
use people::{Class, Person};
use ui::{Field, Shell};
use web::{Page, Problems, Ui, t, ui};

/// What the form needs to know beside what it sends.
pub struct Known {
    pub reach: Reach,
    /// The classes whose pupils are shown.
    pub open: Vec<Id<Class>>,
    pub pupils: Vec<PupilLine>,
    /// Pupils who are chosen and not shown.
    pub elsewhere: Vec<(Id<Person>, String)>,
    pub templates: Vec<Template>,
    /// When families have a slip that is sent now.
    pub deliver_at: Instant,
    pub attached: Attached,
}

pub fn view(ui: &Ui, form: &SlipForm, known: &Known, problems: &Problems) -> Page {
    let title = t!(ui, "liaison-new-title");
    let body = html! {
        (pieces::way_back(ui))
        h1 { (title) }
        @if form.get("draft").is_empty() && !known.templates.is_empty() {
            (templates(ui, &known.templates))
        }
        form.form method="post" action=(urls::NEW) enctype="multipart/form-data"
            data-behaviour="autosave"
            data-autosave-url=(urls::SAVE_DRAFT)
            data-autosave-saved=(t!(ui, "liaison-autosaved"))
            data-autosave-retrying=(t!(ui, "liaison-autosave-retrying"))
            data-autosave-refused=(t!(ui, "liaison-autosave-refused")) {
            (ui::token(ui))
            button.hidden name="action" value="save" formnovalidate tabindex="-1"
                aria-hidden="true" {}
            input type="hidden" name="draft" value=(form.get("draft"));
            input type="hidden" name="once" value=(form.get("once"));
            (ui::problems(ui, problems))
            (addressees(ui, form, known, problems))
            (words(ui, form, problems))
            (translation::lang_details(ui, form.get("lang")))
            (write_way::attached(ui, &known.attached, problems))
            (questions(ui, form, problems))
            (write_way::conditions(ui, form, problems))
            (write_way::hour(ui, form, known.deliver_at, problems))
            (write_way::actions(ui))
        }
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

fn templates(ui: &Ui, templates: &[Template]) -> Markup {
    html! {
        details.more {
            summary { (t!(ui, "liaison-from-template")) }
            ul.rows {
                @for template in templates {
                    li { a.row href=(urls::with_template(template.id)) {
                        span { b { (template.name) } } (ui::icon("chevron-right"))
                    } }
                }
            }
        }
    }
}

fn addressees(ui: &Ui, form: &SlipForm, known: &Known, problems: &Problems) -> Markup {
    let chosen = form.targets();
    let ticked = |target: Target| chosen.contains(&target);
    let problem = problems.of("to");
    html! {
        fieldset.choice.grid #to {
            legend { b { (t!(ui, "liaison-to-whom")) } }
            @if let Some(problem) = problem { p.error { (ui.words(problem.text)) } }
            @for (school, name) in known.reach.whole() {
                @let target = Target::School(*school);
                label {
                    input type="checkbox" name="to" value=(target) checked[ticked(target)];
                    span { (t!(ui, "liaison-whole-school", school = name.as_str())) }
                }
            }
            @for class in &known.reach.classes {
                @let target = Target::Group(class.group_id);
                label {
                    input type="checkbox" name="to" value=(target) checked[ticked(target)];
                    span { (t!(ui, "liaison-whole-class", class = class.name)) }
                }
            }
            @for group in &known.reach.groups {
                @let target = Target::Group(group.group_id);
                label {
                    input type="checkbox" name="to" value=(target) checked[ticked(target)];
                    span { (group.name) }
                }
            }
        }
        @if known.reach.classes.len() > known.open.len() { (one_class(ui, form, known)) }
        @for class in &known.open { (pupils(ui, form, known, *class)) }
        @for (pupil, name) in &known.elsewhere {
            label.check {
                input type="checkbox" name="to" value=(Target::Pupil(*pupil)) checked;
                span { (name) }
            }
        }
    }
}

/// Many classes: one of them at a time is opened.
fn one_class(ui: &Ui, form: &SlipForm, known: &Known) -> Markup {
    let classes = &known.reach.classes;
    let ids: Vec<(String, &str)> =
        classes.iter().map(|it| (it.class_id.to_string(), it.name.as_str())).collect();
    let none = t!(ui, "liaison-no-class");
    let mut options: Vec<(&str, &str)> = vec![("", &none)];
    options.extend(ids.iter().map(|(id, name)| (id.as_str(), *name)));
    let label = t!(ui, "liaison-pupils-of");
    let field = Field {
        name: "class",
        label: &label,
        value: form.get("class"),
        is_optional: true,
        ..Field::default()
    };
    html! {
        details.more open[!form.get("class").is_empty()] {
            summary { (t!(ui, "liaison-some-pupils")) }
            (ui::select(ui, &field, &options, &Problems::none()))
            button.button.plain.small name="action" value="class" formnovalidate {
                (t!(ui, "liaison-show-pupils"))
            }
        }
    }
}

fn pupils(ui: &Ui, form: &SlipForm, known: &Known, class: Id<Class>) -> Markup {
    let chosen = form.targets();
    let of_class: Vec<&PupilLine> =
        known.pupils.iter().filter(|pupil| pupil.class_id == class).collect();
    let is_chosen = |pupil: &PupilLine| chosen.contains(&Target::Pupil(pupil.pupil_id));
    let name = known.reach.classes.iter().find(|it| it.class_id == class);
    let name = name.map_or("", |it| it.name.as_str());
    let is_open = of_class.iter().any(|it| is_chosen(it)) || form.get("class") == class.to_string();
    html! {
        @if !of_class.is_empty() {
            details.more open[is_open] {
                summary { (t!(ui, "liaison-some-pupils-of", class = name)) }
                fieldset.choice.grid {
                    legend.hidden { (t!(ui, "liaison-some-pupils-of", class = name)) }
                    @for pupil in of_class {
                        label {
                            input type="checkbox" name="to"
                                value=(Target::Pupil(pupil.pupil_id)) checked[is_chosen(pupil)];
                            span { (pupil.name().full()) }
                        }
                    }
                }
            }
        }
    }
}

/// What it is about, its title and its text.
pub fn words(ui: &Ui, form: &SlipForm, problems: &Problems) -> Markup {
    let (theme, title) = (t!(ui, "liaison-theme"), t!(ui, "liaison-slip-title"));
    let options: Vec<(&str, String)> = Theme::ALL
        .iter()
        .map(|theme| (theme.word(), ui.words(theme.text()).into_owned()))
        .collect();
    let options: Vec<(&str, &str)> =
        options.iter().map(|(word, text)| (*word, text.as_str())).collect();
    let theme =
        Field { name: "theme", label: &theme, value: form.theme().word(), ..Field::default() };
    let title =
        Field { name: "title", label: &title, value: form.get("title"), ..Field::default() };
    html! {
        (ui::select(ui, &theme, &options, problems))
        (title.draw(ui, problems))
        (text(ui, form, problems))
    }
}

fn text(ui: &Ui, form: &SlipForm, problems: &Problems) -> Markup {
    let text = form.body();
    let problem = problems.of("body");
    html! {
        div.field {
            label for="body" { (t!(ui, "liaison-body")) }
            @if let Some(problem) = problem {
                p.error #body-error { (ui.words(problem.text)) }
            }
            textarea.input #body name="body" rows="8" aria-invalid=[problem.map(|_| "true")]
                aria-describedby=[problem.map(|_| "body-error")]
                data-behaviour="rich-text" data-html=(text.html())
                data-toolbar=(t!(ui, "liaison-editor"))
                data-bold=(t!(ui, "liaison-editor-bold"))
                data-italic=(t!(ui, "liaison-editor-italic"))
                data-underline=(t!(ui, "liaison-editor-underline"))
                data-bullets=(t!(ui, "liaison-editor-bullets"))
                data-numbers=(t!(ui, "liaison-editor-numbers"))
                data-quote=(t!(ui, "liaison-editor-quote"))
                data-link=(t!(ui, "liaison-editor-link"))
                data-undo=(t!(ui, "liaison-editor-undo"))
                data-redo=(t!(ui, "liaison-editor-redo"))
                data-link-address=(t!(ui, "liaison-editor-link-address"))
                data-link-wrong=(t!(ui, "liaison-editor-link-wrong"))
                data-link-apply=(t!(ui, "liaison-editor-link-apply"))
                data-link-remove=(t!(ui, "liaison-editor-link-remove")) { (as_typed(&text)) }
        }
    }
}

/// What families are asked besides having read it.
pub fn questions(ui: &Ui, form: &SlipForm, problems: &Problems) -> Markup {
    let blocks = form.blocks();
    let is_open = !form.get(LABELS[0]).is_empty() || blocks > 1;
    html! {
        details.more open[is_open || form.get("action") == "question"] {
            summary { (t!(ui, "liaison-questions")) }
            p.hint { (t!(ui, "liaison-questions-hint")) }
            @for place in 0..blocks { (block(ui, form, place, problems)) }
            @if blocks < QUESTIONS_MAX {
                button.button.plain.small name="action" value="question" formnovalidate {
                    (ui::icon("plus")) (t!(ui, "liaison-add-question"))
                }
            }
        }
    }
}

fn block(ui: &Ui, form: &SlipForm, place: usize, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "liaison-question"), t!(ui, "liaison-question-hint"));
    let label = Field {
        name: LABELS[place],
        label: &label,
        hint: Some(&hint),
        value: form.get(LABELS[place]),
        is_optional: true,
        ..Field::default()
    };
    let kinds: Vec<(&str, String)> =
        Ask::ALL.iter().map(|ask| (ask.word(), ask_words(ui, *ask))).collect();
    let kinds: Vec<(&str, &str)> =
        kinds.iter().map(|(word, text)| (*word, text.as_str())).collect();
    let ask = t!(ui, "liaison-question-ask");
    let ask =
        Field { name: ASKS[place], label: &ask, value: form.get(ASKS[place]), ..Field::default() };
    let (options, hint) = (t!(ui, "liaison-question-options"), t!(ui, "liaison-options-hint"));
    let options = Field {
        name: OPTIONS[place],
        label: &options,
        hint: Some(&hint),
        value: form.get(OPTIONS[place]),
        is_optional: true,
        ..Field::default()
    };
    let optional = t!(ui, "liaison-question-optional");
    html! {
        section.card aria-labelledby={ "question-" (place) } {
            header {
                h2 id={ "question-" (place) } {
                    (t!(ui, "liaison-question-number", number = place + 1))
                }
            }
            div.body.stack {
                input type="hidden" name=(NUMBERS[place]) value=(form.get(NUMBERS[place]));
                (label.draw(ui, problems))
                (ui::select(ui, &ask, &kinds, problems))
                div data-behaviour="disclose" data-disclose-name=(ASKS[place])
                    data-disclose-value="choice several slot" {
                    (ui::textarea(ui, &options, 4, problems))
                }
                (ui::checkbox(OPTIONALS[place], &optional, form.is_on(OPTIONALS[place])))
            }
        }
    }
}

fn ask_words(ui: &Ui, ask: Ask) -> String {
    let words = match ask {
        Ask::YesNo => t!(ui, "liaison-ask-yes-no"),
        Ask::Choice => t!(ui, "liaison-ask-choice"),
        Ask::Several => t!(ui, "liaison-ask-several"),
        Ask::Slot => t!(ui, "liaison-ask-slot"),
        Ask::Amount => t!(ui, "liaison-ask-amount"),
        Ask::Text => t!(ui, "liaison-ask-text"),
    };
    words.into_owned()
}
