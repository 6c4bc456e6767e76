//! The plan read as sentences: `GET /annee-suivante/{change}/phrases`. Counts and rights first,
//! then class by class; whoever has read them says so below.

use super::{change, change::Content, pieces, ready::AgreeForm, words};
use crate::{
    State as ChangeState, Way, YearChange,
    caution::Caution,
    plan::{Line, To},
    shown::{OldShown, Shown, of_word},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    App, Granted, Page, Problems, Read, Result, Ui, t,
    ui::{self, Chip, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// A class of the year that ends, or `sans-classe`; nothing for what comes first.
    #[serde(default)]
    pub de: String,
}

pub fn of(change: Id<YearChange>, class: &str) -> String {
    format!("{}?de={class}", urls::of_change(change, "phrases"))
}

pub async fn get(
    change: Granted<Read, YearChange>,
    State(app): State<App>,
    ui: Ui,
    Query(asked): Query<Asked>,
) -> Result<Page> {
    let content = change::load(&app, &ui, &change).await?;
    Ok(view(&ui, &change, &content, &asked, &AgreeForm::default(), &Problems::none()))
}

/// The page again, with what is wrong in the agreement.
pub async fn again(
    app: &App,
    ui: &Ui,
    change: &YearChange,
    form: &AgreeForm,
    problems: &Problems,
) -> Result<Page> {
    let content = change::load(app, ui, change).await?;
    Ok(view(ui, change, &content, &Asked::default(), form, problems).unprocessable())
}

fn view(
    ui: &Ui,
    change: &YearChange,
    content: &Content,
    asked: &Asked,
    form: &AgreeForm,
    problems: &Problems,
) -> Page {
    let shown = &content.shown;
    let open = shown.old.iter().find(|class| of_word(class.of) == asked.de);
    let title = t!(ui, "rollover-sentences", school = change.school_name);
    let body = html! {
        (pieces::way(ui, Some(change)))
        h1 { (title) }
        (classes(ui, change, shown, open))
        @match open {
            Some(class) => (of_class(ui, shown, class)),
            None => {
                (summary(ui, change, shown))
                @if change.state == ChangeState::Applied {
                    p.quiet { (t!(ui, "rollover-choose-class")) }
                }
                @if change.state == ChangeState::Draft {
                    (agree(ui, change, shown, form, problems))
                }
            }
        }
    };
    ui.narrow(&title, body)
}

fn classes(ui: &Ui, change: &YearChange, shown: &Shown, open: Option<&OldShown>) -> Markup {
    let here = urls::of_change(change.id, "phrases");
    let all = t!(ui, "rollover-summary");
    let named: Vec<(String, String, i64)> = shown
        .old
        .iter()
        .map(|class| {
            let count = i64::try_from(class.pupils).unwrap_or(i64::MAX);
            (of(change.id, &of_word(class.of)), words::origin(ui, class), count)
        })
        .collect();
    let mut chips = vec![Chip { url: &here, words: &all, number: None, is_open: open.is_none() }];
    chips.extend(named.iter().zip(&shown.old).map(|((url, words, count), class)| Chip {
        url,
        words,
        number: Some(*count),
        is_open: open == Some(class),
    }));
    ui::chips(t!(ui, "rollover-by-class"), &chips)
}

fn summary(ui: &Ui, change: &YearChange, shown: &Shown) -> Markup {
    html! {
        (pieces::figures(ui, &shown.plan.counts()))
        (pieces::cautions(ui, change, shown))
        (moved(ui, shown))
        @let leaving = shown.plan.counts().leaves();
        @if change.state.is_open() && (leaving > 0 || !shown.effects.is_empty()) {
            (ui::card("effects", t!(ui, "rollover-effects"), None, html! {
                ul.sentences {
                    @for effect in &shown.effects {
                        li.changed {
                            (ui::icon("key-round"))
                            p { (words::effect(ui, shown, effect)) }
                        }
                    }
                    @if leaving > 0 {
                        li.left {
                            (ui::icon("log-out"))
                            p { (t!(ui, "rollover-effect-families", count = leaving)) }
                        }
                    }
                }
            }))
        }
    }
}

/// What has happened since the plan was made.
fn moved(ui: &Ui, shown: &Shown) -> Markup {
    let is_new = |line: &&Line| words::since(ui, line.since).is_some();
    let lines: Vec<&Line> = shown.plan.lines.iter().filter(is_new).collect();
    html! {
        @if !lines.is_empty() || !shown.plan.gone.is_empty() {
            (ui::card("since", t!(ui, "rollover-since"), None, html! {
                ul.sentences {
                    @for line in lines { (sentence(ui, shown, line)) }
                    @for gone in &shown.plan.gone {
                        @let name = shown.name(gone.pupil);
                        li.left {
                            (ui::icon("log-out"))
                            p { (t!(ui, "rollover-said-gone", name = name)) }
                        }
                    }
                }
            }))
        }
    }
}

fn of_class(ui: &Ui, shown: &Shown, class: &OldShown) -> Markup {
    let lines = shown.plan.lines.iter().filter(|line| line.of == class.of);
    ui::card(
        "class",
        words::origin(ui, class),
        None,
        html! { ul.sentences { @for line in lines { (sentence(ui, shown, line)) } } },
    )
}

fn sentence(ui: &Ui, shown: &Shown, line: &Line) -> Markup {
    let (kind, icon) = match line.to {
        To::Placed => ("unchanged", "check"),
        To::Goes(Way::Nowhere) => ("doubt", "triangle-alert"),
        To::Goes(Way::Leaves(_) | Way::Joins(_)) => ("left", "log-out"),
        To::Goes(Way::Class(_, level)) if level == line.from_level => ("merged", "history"),
        To::Goes(Way::Class(..)) => ("moved", "arrow-right"),
    };
    html! {
        li.(kind) {
            (ui::icon(icon))
            p {
                (words::sentence(ui, shown, line))
                @if let Some(since) = words::since(ui, line.since) { span.quiet { (since) } }
            }
        }
    }
}

/// I have read it. What was warned of wants a reason.
fn agree(
    ui: &Ui,
    change: &YearChange,
    shown: &Shown,
    form: &AgreeForm,
    problems: &Problems,
) -> Markup {
    if shown.cautions.iter().any(Caution::is_final) {
        return html! { p.quiet { (t!(ui, "rollover-agree-not-yet")) } };
    }
    let (label, hint) = (t!(ui, "rollover-field-reason"), t!(ui, "rollover-field-reason-hint"));
    let field = Field {
        name: "reason",
        label: &label,
        hint: Some(&hint),
        value: &form.reason,
        ..Field::default()
    };
    ui::form(
        ui,
        &urls::of_change(change.id, "accord"),
        problems,
        html! {
            (pieces::version(change))
            @if !shown.cautions.is_empty() { (ui::textarea(ui, &field, 2, problems)) }
            div.actions {
                button.button { (ui::icon("check")) (t!(ui, "rollover-agree")) }
            }
        },
    )
}
