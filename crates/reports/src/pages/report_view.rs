//! What a report says, on a screen: the same for who writes it and for the family that reads it.

use super::{
    college_view,
    pieces::{self, Words},
};
use crate::{
    content::{Content, Line, Spread},
    place, project,
};
use maud::{Markup, html};
use web::{Ui, t};

pub fn draw(ui: &Ui, content: &Content) -> Markup {
    html! {
        (about(ui, content))
        @if content.is_of_cycle() {
            (components(ui, content))
            (college_view::of_cycle(ui, &content.college))
        } @else if content.is_first_degree() {
            div.livret-parts { @for line in &content.lines { (domain(ui, line)) } }
        } @else {
            (subjects(ui, content))
        }
        (courses(ui, content))
        (college_view::of_period(ui, &content.college))
        (projects(ui, content))
        (cares(ui, content))
        (life(ui, content))
        (general(ui, content))
    }
}

fn about(ui: &Ui, content: &Content) -> Markup {
    let names = |teachers: &[crate::content::Teacher]| {
        teachers.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")
    };
    html! {
        dl.facts {
            div { dt { (t!(ui, "reports-class")) } dd { (content.class) } }
            @if let Some(cycle) = content.followed() {
                div {
                    dt { (t!(ui, "reports-follows")) }
                    dd { (t!(ui, "reports-follows-cycle", cycle = cycle)) }
                }
            }
            @if !content.teachers.is_empty() {
                div { dt { (t!(ui, "reports-teachers")) } dd { (names(&content.teachers)) } }
            }
            div {
                dt { (t!(ui, "reports-days")) }
                dd {
                    (t!(ui, "reports-from-to", from = content.from_on.in_words(ui.locale),
                        to = content.last_on.in_words(ui.locale)))
                }
            }
        }
        @for before in &content.before {
            p.note {
                (web::ui::icon("info"))
                span {
                    (t!(ui, "reports-before", class = before.class,
                        day = before.last_on.in_words(ui.locale)))
                }
            }
        }
    }
}

fn domain(ui: &Ui, line: &Line) -> Markup {
    html! {
        section.livret-part aria-labelledby=(line.place) {
            h2 #(line.place) { (line.label) }
            dl.livret-levels {
                @for position in &line.positions {
                    div {
                        @if position.label.is_empty() { dt.hidden { (line.label) } }
                        @else { dt { (position.label) } }
                        dd { (pieces::gauge(ui, Words::Objectives, position.position)) }
                    }
                }
            }
            (worked(ui, line))
        }
    }
}

fn worked(ui: &Ui, line: &Line) -> Markup {
    html! {
        @if !line.elements.is_empty() {
            details.more {
                summary { (t!(ui, "reports-worked")) }
                ul { @for element in &line.elements { li { (element) } } }
            }
        }
        @if !line.appreciation.is_empty() { p.livret-words { (line.appreciation) } }
    }
}

fn spread(ui: &Ui, spread: Option<Spread>) -> Markup {
    html! {
        @if let Some(Spread(lowest, mean, highest)) = spread {
            span {
                (pieces::mark(ui, mean)) " "
                small.quiet {
                    (t!(ui, "reports-from-mark-to", from = pieces::mark(ui, lowest),
                        to = pieces::mark(ui, highest)))
                }
            }
        }
    }
}

fn subjects(ui: &Ui, content: &Content) -> Markup {
    let shows_class = content.shows_class && content.lines.iter().any(|line| line.span.is_some());
    html! {
        div.table-box {
            table.table {
                thead {
                    tr {
                        th scope="col" { (t!(ui, "reports-subject")) }
                        th scope="col" { (t!(ui, "reports-pupil")) }
                        @if shows_class { th scope="col" { (t!(ui, "reports-class")) } }
                        th scope="col" { (t!(ui, "reports-appreciation")) }
                    }
                }
                tbody {
                    @for line in &content.lines { (subject(ui, line, shows_class)) }
                    @if let Some(average) = content.average {
                        tr {
                            th scope="row" { (t!(ui, "reports-general-average")) }
                            td data-label=(t!(ui, "reports-pupil")) {
                                b { (pieces::mark(ui, average)) }
                            }
                            @if shows_class {
                                td data-label=(t!(ui, "reports-class")) {
                                    (spread(ui, content.average_span))
                                }
                            }
                            td {}
                        }
                    }
                }
            }
        }
    }
}

fn subject(ui: &Ui, line: &Line, shows_class: bool) -> Markup {
    let position = line.positions.first().and_then(|it| it.position);
    html! {
        tr {
            th scope="row" {
                (line.label)
                @for teacher in &line.teachers { br; small.quiet { (teacher.name) } }
            }
            td data-label=(t!(ui, "reports-pupil")) {
                @match (line.average, position) {
                    (Some(average), _) => b { (pieces::mark(ui, average)) },
                    (None, Some(_)) => (pieces::gauge(ui, Words::Objectives, position)),
                    (None, None) => span.quiet { (t!(ui, "reports-no-mark")) },
                }
            }
            @if shows_class {
                td data-label=(t!(ui, "reports-class")) { (spread(ui, line.span)) }
            }
            @if line.is_silent() { td {} } @else {
                td data-label=(t!(ui, "reports-appreciation")) {
                    div {
                        (worked(ui, line))
                        @for remark in &line.remarks { p.quiet { (pieces::remark(ui, remark)) } }
                    }
                }
            }
        }
    }
}

fn components(ui: &Ui, content: &Content) -> Markup {
    html! {
        section.livret-part aria-labelledby="socle" {
            h2 #socle { (t!(ui, "reports-socle")) }
            dl.livret-levels {
                @for part in &content.components {
                    div {
                        dt { (part.label) }
                        dd { (pieces::gauge(ui, Words::Mastery, part.position)) }
                    }
                }
            }
        }
    }
}

fn courses(ui: &Ui, content: &Content) -> Markup {
    html! {
        @if !content.courses.is_empty() {
            section.livret-part aria-labelledby="courses" {
                h2 #courses {
                    @if content.says_projects_in_courses() { (t!(ui, "reports-projects")) }
                    @else { (t!(ui, "reports-courses")) }
                }
                @for course in &content.courses {
                    h3 { (place::label(&course.code)) }
                    @if !course.common.is_empty() { p { (course.common) } }
                    @if !course.own.is_empty() { p { (course.own) } }
                }
            }
        }
    }
}

/// The EPI and the accompagnement personnalisé he has followed.
fn projects(ui: &Ui, content: &Content) -> Markup {
    html! {
        @if !content.projects.is_empty() {
            section.livret-part aria-labelledby="projects" {
                h2 #projects { (t!(ui, "reports-projects-title")) }
                @for project in &content.projects {
                    h3 { (project::short(&project.theme)) " · " (project.title) }
                    p.quiet {
                        @if let Some(theme) = project::theme_label(&project.theme) {
                            (theme) " · "
                        }
                        (project.by_whom())
                    }
                    @if !project.common.is_empty() { p { (project.common) } }
                    @if !project.own.is_empty() { p { (project.own) } }
                }
            }
        }
    }
}

fn cares(ui: &Ui, content: &Content) -> Markup {
    html! {
        @if !content.cares.is_empty() {
            section.livret-part aria-labelledby="cares" {
                h2 #cares { (t!(ui, "reports-cares")) }
                ul {
                    @for care in &content.cares {
                        li {
                            (place::label(&care.code))
                            @if !care.words.is_empty() { " — " (care.words) }
                        }
                    }
                }
            }
        }
    }
}

fn life(ui: &Ui, content: &Content) -> Markup {
    html! {
        @if content.presence.is_some() || !content.life.is_empty()
            || !content.class_life.is_empty() {
            section.livret-part aria-labelledby="life" {
                h2 #life { (t!(ui, "reports-life")) }
                @if let Some(presence) = content.presence {
                    p {
                        (t!(ui, "reports-absences",
                            count = presence.justified + presence.unjustified))
                        @if presence.unjustified > 0 {
                            " " (t!(ui, "reports-unjustified", count = presence.unjustified))
                        }
                        " · " (t!(ui, "reports-late", count = presence.late))
                        @if let Some(hours) = presence.hours {
                            " · " (t!(ui, "reports-hours", count = hours))
                        }
                    }
                }
                @if !content.life.is_empty() { p.livret-words { (content.life) } }
                @if !content.class_life.is_empty() {
                    p { (t!(ui, "reports-said-to-class", words = content.class_life)) }
                }
            }
        }
    }
}

fn general(ui: &Ui, content: &Content) -> Markup {
    let title = match (content.is_of_cycle(), content.is_first_degree()) {
        (true, _) => t!(ui, "reports-synthesis"),
        (false, true) => t!(ui, "reports-general"),
        (false, false) => t!(ui, "reports-council-words"),
    };
    html! {
        section.livret-part aria-labelledby="general" {
            h2 #general { (title) }
            @if content.general.is_empty() { p.quiet { (t!(ui, "reports-not-yet")) } }
            @else { p.livret-words { (content.general) } }
            @if let Some(mention) = pieces::mention(ui, &content.mention) {
                p { b { (mention) } }
            }
        }
    }
}
