//! The page of the items: those that are looked at, then the programme to choose from.

use super::{items::is_shown_by_pupils, pieces};
use crate::{Assessment, Item, item::WEIGHT, urls};
use base::{Id, fold};
use maud::{Markup, html};
use results::{Referential, Skill};
use web::{
    Page, Problems, Ui, t,
    ui::{self, Field},
};

pub struct Shown {
    pub items: Vec<Item>,
    /// What is taught at its levels, a parent before its children.
    pub skills: Vec<Skill>,
    /// What their programmes are called, where they are of several.
    pub programmes: Vec<(Id<Referential>, String)>,
    pub words: String,
    pub dans: Option<Id<Skill>>,
}

/// As many as are read at a glance.
const FOUND_MAX: usize = 60;

impl Shown {
    /// The skills that hold all the words.
    fn found(&self) -> Vec<&Skill> {
        let words: Vec<String> = fold(&self.words).split_whitespace().map(str::to_owned).collect();
        let has = |skill: &&Skill| {
            let label = fold(&skill.label);
            words.iter().all(|word| label.contains(word.as_str()))
        };
        let found = self.skills.iter().filter(|skill| is_shown_by_pupils(skill, &self.skills));
        found.filter(has).take(FOUND_MAX).collect()
    }

    fn below(&self, parent: Option<Id<Skill>>) -> Vec<&Skill> {
        self.skills.iter().filter(|skill| skill.parent == parent).collect()
    }

    fn skill(&self, id: Id<Skill>) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id == id)
    }

    /// « Français · Cycle 3 » where several programmes have one.
    fn named(&self, skill: &Skill) -> String {
        match self.programmes.iter().find(|(id, _)| *id == skill.referential) {
            Some((_, title)) => format!("{} · {title}", skill.label),
            None => skill.label.clone(),
        }
    }

    fn is_chosen(&self, skill: Id<Skill>) -> bool {
        self.items.iter().any(|item| item.is_live() && item.skill_id == Some(skill))
    }
}

pub fn page(ui: &Ui, assessment: &Assessment, shown: &Shown, problems: &Problems) -> Page {
    let title = t!(ui, "assessments-items-title", title = assessment.title);
    let body = html! {
        (pieces::way(ui, assessment, true))
        h1 { (t!(ui, "assessments-items")) }
        p.quiet { (assessment.title) " · " (assessment.place) }
        (ui::problems(ui, problems))
        (chosen(ui, assessment, shown))
        @if !shown.skills.is_empty() { (programme(ui, assessment, shown)) }
        (free(ui, assessment, problems))
        p { a.button href=(urls::grid(assessment.id)) {
            (ui::icon("pencil")) (t!(ui, "assessments-type"))
        } }
    };
    ui.narrow(&title, body)
}

fn chosen(ui: &Ui, assessment: &Assessment, shown: &Shown) -> Markup {
    let content = html! {
        @if shown.items.is_empty() { (ui::empty(t!(ui, "assessments-no-items"), None)) }
        ul.rows {
            @for item in &shown.items {
                @if item.is_live() { (live(ui, assessment, item)) }
                @else { (retired(ui, assessment, item)) }
            }
        }
    };
    ui::card("chosen", t!(ui, "assessments-chosen"), None, content)
}

fn live(ui: &Ui, assessment: &Assessment, item: &Item) -> Markup {
    html! {
        li { div.row id={ "i" (item.id) } {
            span {
                b { (item.label) }
                @if item.weight != WEIGHT && !item.is_whole {
                    span.quiet { (t!(ui, "assessments-weight",
                        weight = pieces::out_of(i64::from(item.weight)))) }
                }
            }
            @if !item.is_whole { (tools(ui, assessment, item)) }
        } }
    }
}

fn tools(ui: &Ui, assessment: &Assessment, item: &Item) -> Markup {
    let button = |word: &str, icon: &str, label: &str| {
        html! {
            button.round name="action" value={ (word) ":" (item.id) }
                aria-label={ (label) " " (item.label) } { (ui::icon(icon)) }
        }
    };
    let weight = pieces::out_of(i64::from(item.weight));
    html! {
        details.item-tools {
            summary { (t!(ui, "assessments-tools")) }
            form.actions method="post" action=(urls::items(assessment.id)) {
                (ui::token(ui))
                (button("up", "chevron-up", &t!(ui, "assessments-up")))
                (button("down", "chevron-down", &t!(ui, "assessments-down")))
                (button("remove", "x", &t!(ui, "assessments-remove")))
            }
            form.form method="post" action=(urls::items(assessment.id)) {
                (ui::token(ui))
                div.field {
                    label for={ "l" (item.id) } { (t!(ui, "assessments-label")) }
                    input.input id={ "l" (item.id) } name="label" value=(item.label)
                        readonly[item.skill_id.is_some()];
                }
                div.field {
                    label for={ "w" (item.id) } { (t!(ui, "assessments-field-weight")) }
                    input.input.short id={ "w" (item.id) } name="weight" value=(weight)
                        inputmode="decimal";
                }
                button.button.plain name="action" value={ "save:" (item.id) } {
                    (t!(ui, "assessments-save"))
                }
            }
        }
    }
}

/// « retiré, ses résultats restent »
fn retired(ui: &Ui, assessment: &Assessment, item: &Item) -> Markup {
    html! {
        li { div.row {
            span { (item.label) span.quiet { (t!(ui, "assessments-retired")) } }
            @if !item.is_whole {
                form method="post" action=(urls::items(assessment.id)) {
                    (ui::token(ui))
                    button.button.plain name="action" value={ "restore:" (item.id) }
                        aria-label={ (t!(ui, "assessments-restore")) " " (item.label) } {
                        (t!(ui, "assessments-restore"))
                    }
                }
            }
        } }
    }
}

/// Words, or down the tree: domain, part, theme.
fn programme(ui: &Ui, assessment: &Assessment, shown: &Shown) -> Markup {
    let url = urls::items(assessment.id);
    let content = html! {
        div.body #choix {
            (ui::search(ui, &url, t!(ui, "assessments-search"), &shown.words))
            @if shown.words.is_empty() { (tree(ui, assessment, shown)) }
            @else {
                (offered(ui, assessment, (shown, &shown.found())))
                p { a href=(url) { (t!(ui, "assessments-whole-tree")) } }
            }
        }
    };
    ui::card("programme", t!(ui, "assessments-programme"), None, content)
}

fn tree(ui: &Ui, assessment: &Assessment, shown: &Shown) -> Markup {
    let here = shown.dans.and_then(|dans| shown.skill(dans));
    let below = shown.below(here.map(|skill| skill.id));
    let (leaves, rooms): (Vec<&Skill>, Vec<&Skill>) =
        below.into_iter().partition(|skill| is_shown_by_pupils(skill, &shown.skills));
    html! {
        @if let Some(here) = here {
            p {
                @match here.parent {
                    Some(parent) => a href=(urls::items_in(assessment.id, parent)) {
                        (ui::icon("arrow-left")) (t!(ui, "assessments-tree-up"))
                    },
                    None => a href={ (urls::items(assessment.id)) "?dans=0#choix" } {
                        (ui::icon("arrow-left")) (t!(ui, "assessments-whole-tree"))
                    },
                }
            }
            h3 { (shown.named(here)) }
        }
        @if !rooms.is_empty() {
            ul.rows {
                @for room in rooms {
                    li { a.row href=(urls::items_in(assessment.id, room.id)) {
                        @if here.is_none() { (shown.named(room)) } @else { (room.label) }
                        (ui::icon("chevron-right"))
                    } }
                }
            }
        }
        @if !leaves.is_empty() { (offered(ui, assessment, (shown, &leaves))) }
    }
}

/// Skills to tick.
fn offered(ui: &Ui, assessment: &Assessment, (shown, skills): (&Shown, &[&Skill])) -> Markup {
    html! {
        @if skills.is_empty() { p { (t!(ui, "assessments-nothing-found")) } }
        @else {
            form.form method="post" action=(urls::items(assessment.id)) {
                (ui::token(ui))
                input type="hidden" name="q" value=(shown.words);
                @if let Some(dans) = shown.dans {
                    input type="hidden" name="dans" value=(dans);
                }
                fieldset.field {
                    legend.hidden { (t!(ui, "assessments-programme")) }
                    @for skill in skills {
                        @let is_chosen = shown.is_chosen(skill.id);
                        label.check {
                            input type="checkbox" name="skills" value=(skill.id)
                                checked[is_chosen] disabled[is_chosen];
                            span {
                                @if shown.words.is_empty() { (skill.label) }
                                @else { (shown.named(skill)) }
                            }
                        }
                    }
                }
                div.actions { button.button.plain {
                    (ui::icon("plus")) (t!(ui, "assessments-add"))
                } }
            }
        }
    }
}

fn free(ui: &Ui, assessment: &Assessment, problems: &Problems) -> Markup {
    let (label, hint) = (t!(ui, "assessments-free"), t!(ui, "assessments-items-hint"));
    let field = Field {
        name: "words",
        label: &label,
        hint: Some(&hint),
        is_optional: true,
        ..Field::default()
    };
    html! {
        form.form method="post" action=(urls::items(assessment.id)) {
            (ui::token(ui))
            (ui::textarea(ui, &field, 3, problems))
            div.actions { button.button.plain {
                (ui::icon("plus")) (t!(ui, "assessments-add"))
            } }
        }
    }
}
