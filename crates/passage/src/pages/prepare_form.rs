//! The form that says who leaves, where to, and until when families choose.

use super::prepare::Near;
use crate::{dossier::Reason, preparing::Destination};
use base::{Day, Id};
use maud::{Markup, html};
use people::{Person, School};
use serde::Deserialize;
use web::{At, Problem, Problems, Ui, form, t, ui, ui::Field};

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PrepareForm {
    pub pupils: Vec<String>,
    pub reason: String,
    /// A school of this house by its number; empty for another one.
    pub to: String,
    pub to_uai: String,
    pub to_name: String,
    pub due_on: String,
}

/// Where they go, as it was typed: the UAI tells whether the school is in this house.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    School(Id<School>),
    Elsewhere { uai: String, name: String },
}

/// What a form says, once it cannot be wrong.
pub struct Said {
    pub pupils: Vec<Id<Person>>,
    pub reason: Reason,
    pub to: Typed,
    pub due_on: Day,
}

const NAME_CHARS_MAX: usize = 120;
/// Families have so many days, unless the head says otherwise.
const USUAL_DAYS: i32 = 14;
/// Nobody decides in spring what goes in another year.
const DAYS_MAX: i32 = 120;

impl PrepareForm {
    pub fn new(today: Day) -> Self {
        PrepareForm {
            reason: Reason::Cycle.word().to_owned(),
            due_on: today.plus_days(USUAL_DAYS).iso(),
            ..PrepareForm::default()
        }
    }

    pub fn check(&self, today: Day) -> Result<Said, Problems> {
        let reason =
            Reason::parse(&self.reason).ok_or(text::id!("passage-refused-choose")).at("reason");
        let (pupils, reason, to, due_on) =
            Problems::gather((self.pupils(), reason, self.to(), self.due(today)))?;
        Ok(Said { pupils, reason, to, due_on })
    }

    /// Where to and until when, of one dossier.
    pub fn check_destination(&self, today: Day) -> Result<(Typed, Day), Problems> {
        Problems::gather((self.to(), self.due(today)))
    }

    fn pupils(&self) -> Result<Vec<Id<Person>>, Problem> {
        let pupils: Vec<_> = self.pupils.iter().filter_map(|id| id.parse().ok()).collect();
        let some =
            if pupils.is_empty() { Err(text::id!("passage-refused-nobody")) } else { Ok(pupils) };
        some.at("pupils")
    }

    fn to(&self) -> Result<Typed, Problem> {
        if let Ok(school) = self.to.parse() {
            return Ok(Typed::School(school));
        }
        let uai: String = self.to_uai.trim().to_uppercase();
        if !uai.is_empty() && !is_uai(&uai) {
            return Err(text::id!("passage-refused-uai")).at("to_uai");
        }
        let name = form::optional(&self.to_name, NAME_CHARS_MAX).at("to_name")?.unwrap_or_default();
        Ok(Typed::Elsewhere { uai, name })
    }

    fn due(&self, today: Day) -> Result<Day, Problem> {
        let day = Day::parse(&self.due_on).and_then(|day| day.not_before(today));
        day.and_then(|day| day.not_after(today.plus_days(DAYS_MAX))).at("due_on")
    }
}

/// Seven digits and a letter.
fn is_uai(text: &str) -> bool {
    let bytes = text.as_bytes();
    bytes.len() == 8 && bytes[..7].iter().all(u8::is_ascii_digit) && bytes[7].is_ascii_uppercase()
}

/// The school that was meant, or what is known of one elsewhere.
pub fn destination(
    tx: &db::Tx<'_>,
    from: Id<School>,
    typed: &Typed,
) -> db::Result<Result<Destination, Problems>> {
    let found = match typed {
        Typed::School(school) => people::school::load(tx, *school)?,
        Typed::Elsewhere { uai, .. } if uai.is_empty() => None,
        Typed::Elsewhere { uai, .. } => people::school::find_by_uai(tx, uai)?,
    };
    let found = found.filter(|it| it.closed_on.is_none());
    Ok(match (found, typed) {
        (Some(school), _) if school.id == from => {
            Err(Problems::one("to", text::id!("passage-refused-same-school")))
        }
        (Some(school), _) => {
            Ok(Destination { school: Some(school.id), uai: school.uai, name: school.name })
        }
        (None, Typed::School(_)) => Err(Problems::one("to", text::id!("passage-refused-choose"))),
        (None, Typed::Elsewhere { uai, name }) if name.is_empty() && !uai.is_empty() => {
            Err(Problems::one("to_name", text::id!("passage-refused-name")))
        }
        (None, Typed::Elsewhere { uai, name }) => {
            Ok(Destination { school: None, uai: uai.clone(), name: name.clone() })
        }
    })
}

/// Where they go and until when; `near` are the schools of the town.
pub fn destination_fields(
    ui: &Ui,
    form: &PrepareForm,
    problems: &Problems,
    near: &[Near],
) -> Markup {
    let other = t!(ui, "passage-to-other");
    let ids: Vec<(String, &str)> =
        near.iter().map(|it| (it.id.to_string(), it.name.as_str())).collect();
    let mut options: Vec<(&str, &str)> =
        ids.iter().map(|(id, name)| (id.as_str(), *name)).collect();
    options.push(("", &other));
    let [to, uai, name, due] = [
        t!(ui, "passage-to"),
        t!(ui, "passage-to-uai"),
        t!(ui, "passage-to-name"),
        t!(ui, "passage-due-on"),
    ];
    let [uai_hint, due_hint] = [t!(ui, "passage-to-uai-hint"), t!(ui, "passage-due-hint")];
    let field = |name, label, value| Field { name, label, value, ..Field::default() };
    let uai =
        Field { hint: Some(&uai_hint), is_optional: true, ..field("to_uai", &uai, &form.to_uai) };
    let name = Field { is_optional: true, ..field("to_name", &name, &form.to_name) };
    let due = Field { kind: "date", hint: Some(&due_hint), ..field("due_on", &due, &form.due_on) };
    html! {
        (ui::select(ui, &field("to", &to, &form.to), &options, problems))
        (uai.draw(ui, problems))
        (name.draw(ui, problems))
        (due.draw(ui, problems))
    }
}
