//! What the head says of an EPI or an accompagnement personnalisé: its form, for a new one and for
//! one that is there.

use super::grid_form::{APPRECIATION_CHARS, tidy};
use crate::{
    project::{Part, Project, Teaching},
    store::{
        self,
        projects::{Changes, Possible},
    },
};
use base::{Day, Id, PersonName, SchoolYear};
use db::Tx;
use lsu::secondary::ProjectTheme;
use maud::{Markup, html};
use people::{Class, Group, Person, School};
use results::Subject;
use std::collections::HashSet;
use web::{
    Problem, Problems, Ui, t,
    ui::{self, Field},
};

/// As long as the State takes it.
const TITLE_CHARS: usize = 150;
/// Who teaches what: so many lines of the form.
const TAUGHT: [&str; 6] = ["taught-1", "taught-2", "taught-3", "taught-4", "taught-5", "taught-6"];

/// What a school may choose from.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// `teacher-subject`, and what it is called.
    taught: Vec<(String, String)>,
    classes: Vec<(Id<Class>, String)>,
    groups: Vec<(Id<Group>, String)>,
}

/// The classes of a year and its groups; who teaches what on a day, and in this project.
pub fn choices(
    tx: &Tx<'_>,
    (school, year): (Id<School>, SchoolYear),
    on: Day,
    own: &[Teaching],
) -> db::Result<Choices> {
    let subjects = results::subject::of_school(tx, school)?;
    let named = |name: &str| {
        let folded = base::fold(name);
        subjects.iter().find(|subject| base::fold(&subject.name) == folded)
    };
    let mut taught: Vec<(String, String)> = Vec::new();
    for it in store::projects::possible(tx, school, on)? {
        let Possible { teacher, first_name, last_name, title, subject } = it;
        let Some(subject) = named(&subject) else { continue };
        let name = PersonName::new(first_name, last_name, title).formal();
        taught.push((value(teacher, subject.id), format!("{name}, {}", subject.name)));
    }
    for it in own {
        let value = value(it.teacher, it.subject);
        if taught.iter().all(|(known, _)| *known != value) {
            taught.push((value, format!("{}, {}", it.name().formal(), it.label)));
        }
    }
    let classes = store::classes::of_school(tx, school, year)?;
    Ok(Choices {
        taught,
        classes: classes.into_iter().map(|class| (class.id, class.name)).collect(),
        groups: store::projects::groups(tx, school)?,
    })
}

fn value(teacher: Id<Person>, subject: Id<Subject>) -> String {
    format!("{teacher}-{subject}")
}

/// The fields, as they came or as they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProjectForm {
    pub version: u32,
    /// `AP`, or the code of a theme.
    kind: String,
    title: String,
    description: String,
    taught: Vec<String>,
    /// `class-12`, `group-7`
    followed: HashSet<String>,
}

impl ProjectForm {
    pub fn read(fields: &[(String, String)]) -> Self {
        let field = |name: &str| {
            let found = fields.iter().find(|(known, _)| known == name);
            found.map(|(_, value)| value.as_str()).unwrap_or_default()
        };
        let ticked = fields.iter().filter(|(name, value)| value == "on" && name.contains('-'));
        ProjectForm {
            version: field("version").parse().unwrap_or(0),
            kind: field("kind").to_owned(),
            title: field("title").split_whitespace().collect::<Vec<_>>().join(" "),
            description: tidy(field("description")),
            taught: TAUGHT.iter().map(|name| field(name).to_owned()).collect(),
            followed: ticked.map(|(name, _)| name.clone()).collect(),
        }
    }

    /// As it is.
    pub fn of(project: &Project, taught: &[Teaching], parts: &[Part]) -> Self {
        let followed = parts.iter().filter_map(|part| match (part.class, part.hand) {
            (Some(class), _) => Some(format!("class-{class}")),
            (None, Some(group)) => Some(format!("group-{group}")),
            (None, None) => None,
        });
        ProjectForm {
            version: project.version,
            kind: if project.theme.is_empty() { "AP" } else { &project.theme }.to_owned(),
            title: project.title.clone(),
            description: project.description.clone(),
            taught: taught.iter().map(|it| value(it.teacher, it.subject)).collect(),
            followed: followed.collect(),
        }
    }

    /// What is to be written, or all that is wrong. Only what the school may choose is taken.
    pub fn check(&self, choices: &Choices) -> Result<Changes, Problems> {
        let mut taught: Vec<(Id<Person>, Id<Subject>)> = Vec::new();
        for value in &self.taught {
            let is_known = choices.taught.iter().any(|(known, _)| known == value);
            let pair = value.split_once('-').filter(|_| is_known);
            let pair = pair.and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
            taught.extend(pair.filter(|pair| !taught.contains(pair)));
        }
        let is_ticked = |kind: &str, id: i64| self.followed.contains(&format!("{kind}-{id}"));
        let classes = choices.classes.iter().map(|(id, _)| *id);
        let groups = choices.groups.iter().map(|(id, _)| *id);
        let changes = Changes {
            theme: if self.kind == "AP" { String::new() } else { self.kind.clone() },
            title: self.title.clone(),
            description: self.description.clone(),
            taught,
            classes: classes.filter(|id| is_ticked("class", id.raw())).collect(),
            groups: groups.filter(|id| is_ticked("group", id.raw())).collect(),
        };
        let problems = problems(&changes);
        if problems.is_empty() { Ok(changes) } else { Err(problems) }
    }
}

/// An EPI is of two subjects at least: the State's file wants it.
fn problems(changes: &Changes) -> Problems {
    let mut problems = Problems::none();
    let mut say = |field: &'static str, text: &'static str, chars: usize| {
        let args = if chars > 0 { vec![("chars", chars.to_string())] } else { Vec::new() };
        problems = std::mem::take(&mut problems).and(Problem { field, text, args });
    };
    let is_epi = !changes.theme.is_empty();
    if is_epi && ProjectTheme::parse(&changes.theme).is_none() {
        say("kind", text::id!("reports-project-refused-kind"), 0);
    }
    if let Err(text) = web::form::required(&changes.title, TITLE_CHARS) {
        say("title", text, 0);
    }
    if changes.description.chars().count() > APPRECIATION_CHARS {
        say("description", text::id!("reports-refused-general"), APPRECIATION_CHARS);
    }
    let subjects: HashSet<Id<Subject>> = changes.taught.iter().map(|(_, it)| *it).collect();
    if is_epi && subjects.len() < 2 {
        say(TAUGHT[0], text::id!("reports-project-refused-subjects"), 0);
    } else if subjects.is_empty() {
        say(TAUGHT[0], text::id!("reports-project-refused-nobody"), 0);
    }
    if changes.classes.is_empty() && changes.groups.is_empty() {
        say("followed", text::id!("reports-project-refused-followed"), 0);
    }
    problems
}

/// The fields, without the button.
pub fn fields(ui: &Ui, form: &ProjectForm, choices: &Choices, problems: &Problems) -> Markup {
    let label = t!(ui, "reports-project-kind");
    let kinds: Vec<(&str, String)> = std::iter::once(("AP", t!(ui, "reports-project-ap")))
        .map(|(code, words)| (code, words.into_owned()))
        .chain(ProjectTheme::ALL.iter().map(|it| (it.code(), format!("EPI, {}", it.label()))))
        .collect();
    let kinds: Vec<(&str, &str)> = kinds.iter().map(|(code, it)| (*code, it.as_str())).collect();
    let kind = Field { name: "kind", label: &label, value: &form.kind, ..Field::default() };
    let (title, described) = (t!(ui, "reports-project-name"), t!(ui, "reports-project-described"));
    let hint = t!(ui, "reports-project-described-hint");
    let title = Field { name: "title", label: &title, value: &form.title, ..Field::default() };
    let description = Field {
        name: "description",
        label: &described,
        hint: Some(&hint),
        value: &form.description,
        is_optional: true,
        ..Field::default()
    };
    html! {
        input type="hidden" name="version" value=(form.version);
        (ui::select(ui, &kind, &kinds, problems))
        (title.draw(ui, problems))
        (ui::textarea(ui, &description, 3, problems))
        (taught(ui, form, choices, problems))
        (followed(ui, form, choices))
    }
}

fn taught(ui: &Ui, form: &ProjectForm, choices: &Choices, problems: &Problems) -> Markup {
    let nobody = t!(ui, "reports-project-nobody");
    let mut options = vec![("", &*nobody)];
    options.extend(choices.taught.iter().map(|(value, words)| (value.as_str(), words.as_str())));
    html! {
        fieldset.field {
            legend { (t!(ui, "reports-project-taught")) }
            p.hint { (t!(ui, "reports-project-taught-hint")) }
            @for (place, name) in TAUGHT.iter().enumerate() {
                @let label = t!(ui, "reports-project-teacher", number = place + 1);
                (ui::select(ui, &Field {
                    name,
                    label: &label,
                    value: form.taught.get(place).map_or("", String::as_str),
                    is_optional: place > 0,
                    ..Field::default()
                }, &options, problems))
            }
        }
    }
}

fn followed(ui: &Ui, form: &ProjectForm, choices: &Choices) -> Markup {
    let ticked = |name: &str, words: &str| ui::checkbox(name, words, form.followed.contains(name));
    html! {
        fieldset.field #followed {
            legend { (t!(ui, "reports-project-followed")) }
            @for (id, name) in &choices.classes { (ticked(&format!("class-{id}"), name)) }
            @if !choices.groups.is_empty() {
                details.more open[form.followed.iter().any(|it| it.starts_with("group-"))] {
                    summary { (t!(ui, "reports-project-groups")) }
                    @for (id, name) in &choices.groups { (ticked(&format!("group-{id}"), name)) }
                }
            }
        }
    }
}
