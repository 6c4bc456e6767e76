//! The form of an article, drawn: the words, for whom, and when.

use super::{article_form::ArticleForm, unsaved, write::Asked};
use crate::{article::State, thread::ThreadKind, unsaved::Unsaved, urls};
use base::Id;
use files::{File, view::UploadField};
use maud::{Markup, html};
use people::School;
use publication::{Version, pages::versions};
use ui::{Field, Shell};
use web::{Page, Problems, Ui, t, ui};

/// What the form needs to know beside what it sends.
pub struct Known {
    pub asked: Asked,
    pub files: Vec<File>,
    pub file_bytes_max: u64,
    /// Those of the town.
    pub schools: Vec<(Id<School>, String)>,
    /// What somebody else saved while one was writing.
    pub overtaking: Option<Version>,
    /// What was typed here before, and not saved.
    pub unsaved: Vec<Unsaved>,
}

pub fn view(ui: &Ui, form: &ArticleForm, known: &Known, problems: &Problems) -> Page {
    let asked = &known.asked;
    let article = asked.article.as_ref();
    let title = if article.is_some() { t!(ui, "news-edit") } else { t!(ui, "news-new-article") };
    let action = match article {
        Some(article) => urls::edit(article.id),
        None => urls::new(asked.place.id),
    };
    let back = urls::thread(asked.place.id);
    let keeping = urls::keeping(asked.place.id, article.map(|article| article.id));
    let body = html! {
        (ui::breadcrumb(ui, &[(urls::FEED, &t!(ui, "news-title")), (&back, &asked.place.name)]))
        h1 { (title) }
        @if let Some(overtaking) = &known.overtaking { (versions::other(ui, overtaking)) }
        (unsaved::card(ui, &known.unsaved))
        form.form method="post" action=(action) enctype="multipart/form-data"
            data-behaviour="autosave"
            data-autosave-url=(keeping)
            data-autosave-saved=(t!(ui, "news-autosaved"))
            data-autosave-retrying=(t!(ui, "news-autosave-retrying"))
            data-autosave-refused=(t!(ui, "news-autosave-refused")) {
            (ui::token(ui))
            input type="hidden" name="unsaved" value=(form.unsaved);
            input type="hidden" name="unsaved_number" value=(form.unsaved_number);
            button.hidden name="action" value="save" tabindex="-1" aria-hidden="true" {}
            input type="hidden" name="version" value=(form.version);
            input type="hidden" name="once" value=(form.once);
            (ui::problems(ui, problems))
            (words(ui, form, problems))
            (attached(ui, known, problems))
            (readers(ui, form, known, problems))
            (way(ui, form, known, problems))
            (actions(ui, known))
        }
    };
    let shell = Shell { is_narrow: true, has_editor: true, ..Shell::default() };
    ui.shell(&shell, &title, body)
}

fn words(ui: &Ui, form: &ArticleForm, problems: &Problems) -> Markup {
    let (title, body) = (t!(ui, "news-field-title"), t!(ui, "news-field-body"));
    let title = Field { name: "title", label: &title, value: &form.title, ..Field::default() };
    let body = Field { name: "body", label: &body, ..Field::default() };
    html! {
        (title.draw(ui, problems))
        (ui::editor::field(ui, &body, &form.text(), 10, problems))
        (translation::lang_details(ui, &form.lang))
    }
}

fn attached(ui: &Ui, known: &Known, problems: &Problems) -> Markup {
    let label = t!(ui, "news-files");
    let field =
        UploadField { label: &label, bytes_max: known.file_bytes_max, chosen: &known.files };
    files::view::upload_field(ui, &field, problems)
}

/// For whom of the thread.
fn readers(ui: &Ui, form: &ArticleForm, known: &Known, problems: &Problems) -> Markup {
    let place = &known.asked.place;
    let staff = match place.kind {
        ThreadKind::Class => t!(ui, "news-for-team"),
        ThreadKind::School | ThreadKind::Town => t!(ui, "news-for-staff"),
    };
    let audience = form.audience();
    html! {
        fieldset.field #families {
            legend { (t!(ui, "news-for", place = place.name)) }
            @if let Some(problem) = problems.of("families") {
                p.error { (ui.words(problem.text)) }
            }
            div.stack.tight {
                (ui::checkbox("families", &t!(ui, "news-for-families"), audience.families))
                (ui::checkbox("pupils", &t!(ui, "news-for-pupils"), audience.pupils))
                (ui::checkbox("staff", &staff, audience.staff))
            }
        }
        @if place.kind == ThreadKind::Town { (schools(ui, form, known, problems)) }
    }
}

fn schools(ui: &Ui, form: &ArticleForm, known: &Known, problems: &Problems) -> Markup {
    let is_some = form.reach == "some";
    let chosen = form.schools();
    html! {
        fieldset.field #schools {
            legend { (t!(ui, "news-schools")) }
            @if let Some(problem) = problems.of("schools") {
                p.error { (ui.words(problem.text)) }
            }
            div.choice {
                label {
                    input type="radio" name="reach" value="all" checked[!is_some];
                    span { (t!(ui, "news-schools-all")) }
                }
                label {
                    input type="radio" name="reach" value="some" checked[is_some];
                    span { (t!(ui, "news-schools-some")) }
                }
            }
            div.stack.tight data-behaviour="disclose" data-disclose-name="reach"
                data-disclose-value="some" {
                @for (id, name) in &known.schools {
                    label.check {
                        input type="checkbox" name="schools" value=(id)
                            checked[chosen.contains(id)];
                        span { (name) }
                    }
                }
            }
        }
    }
}

/// When it is out, until when, and how it is shown. Most articles go at once.
fn way(ui: &Ui, form: &ArticleForm, known: &Known, problems: &Problems) -> Markup {
    let is_out = known.asked.article.as_ref().is_some_and(|article| article.is_out());
    let is_chosen = form.when == "later"
        || [&form.headline, &form.comments, &form.ends_on].iter().any(|it| !it.is_empty())
        || ["publish_at", "ends_on"].iter().any(|field| problems.of(field).is_some());
    let (last, hint) = (t!(ui, "news-ends-on"), t!(ui, "news-ends-on-hint"));
    let last = Field {
        name: "ends_on",
        label: &last,
        hint: Some(&hint),
        value: &form.ends_on,
        kind: "date",
        is_optional: true,
        ..Field::default()
    };
    html! {
        details.more open[is_chosen] {
            summary { (t!(ui, "news-options")) }
            @if !is_out { (hour(ui, form, problems)) }
            (last.draw(ui, problems))
            div.stack.tight {
                (ui::checkbox("headline", &t!(ui, "news-headline"), form.headline == "on"))
                (ui::checkbox("comments", &t!(ui, "news-allow-comments"), form.comments == "on"))
                (ui::checkbox("held", &t!(ui, "news-hold-comments"), form.held == "on"))
            }
        }
    }
}

fn hour(ui: &Ui, form: &ArticleForm, problems: &Problems) -> Markup {
    let is_later = form.when == "later";
    let label = t!(ui, "news-publish-at");
    let at = Field {
        name: "publish_at",
        label: &label,
        value: &form.publish_at,
        kind: "datetime-local",
        is_optional: true,
        ..Field::default()
    };
    html! {
        fieldset.field {
            legend { (t!(ui, "news-when")) }
            div.choice {
                label {
                    input type="radio" name="when" value="now" checked[!is_later];
                    span { (t!(ui, "news-when-now")) }
                }
                label {
                    input type="radio" name="when" value="later" checked[is_later];
                    span { (t!(ui, "news-when-later")) }
                }
            }
        }
        div data-behaviour="disclose" data-disclose-name="when" data-disclose-value="later" {
            (at.draw(ui, problems))
        }
    }
}

/// What may happen next, the likeliest first.
fn actions(ui: &Ui, known: &Known) -> Markup {
    let asked = &known.asked;
    let state = asked.article.as_ref().map_or(State::Draft, |article| article.state);
    let is_out = matches!(state, State::Published | State::Archived);
    html! {
        div.actions.full {
            @if is_out {
                button.button name="action" value="save" {
                    (ui::icon("check")) (t!(ui, "news-save"))
                }
            } @else {
                @if asked.is_managed {
                    button.button name="action" value="publish" {
                        (ui::icon("send")) (t!(ui, "news-publish"))
                    }
                } @else if state != State::Submitted {
                    button.button name="action" value="submit" {
                        (ui::icon("send"))
                        @if asked.place.kind == ThreadKind::Town { (t!(ui, "news-submit-town")) }
                        @else { (t!(ui, "news-submit")) }
                    }
                }
                @if state != State::Waiting {
                    button.button.plain name="action" value="save" {
                        @if state == State::Submitted { (t!(ui, "news-save")) }
                        @else { (t!(ui, "news-save-draft")) }
                    }
                }
            }
            span.quiet role="status" data-autosave-status {}
        }
    }
}
