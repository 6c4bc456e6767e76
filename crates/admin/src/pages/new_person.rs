//! Adding a pupil or a member of the staff: `/administration/ecole/{school}/personnes/nouveau`.
//!
//! A guardian is added from the file of the pupil he answers for.

use super::identity::{self, IdentityForm};
use crate::{
    deed::Deed,
    office::{ManagePeople, Office},
    urls, words,
};
use axum::extract::{Query, State};
use base::{Day, Id, PersonName, SchoolYear};
use db::Tx;
use maud::{Markup, html};
use people::{
    Class, Details, Function, Level, NewAssignment, NewEnrolment, NewPerson, Person, Post, School,
    SchoolKind, Touched, assignment, audit::Risk, class, enrolment, groups, person,
};
use serde::Deserialize;
use web::{
    Answer, App, Form, Granted, Page, Problems, Result, Ui, t,
    ui::{self, Chip, Field},
};

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    comme: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewForm {
    /// `eleve` or `personnel`.
    comme: String,
    class: String,
    level: String,
    function: String,
    #[serde(flatten)]
    identity: IdentityForm,
}

const STAFF: &str = "personnel";

/// What the new person is there for.
#[derive(Clone, Copy)]
enum Place {
    Pupil(Option<Id<Class>>, Level),
    Staff(Option<Id<Class>>, Function),
}

/// The functions a school gives by itself; its heads are named by the platform.
pub fn functions() -> impl Iterator<Item = Function> {
    let is_the_schools = |function: &Function| {
        !function.is_of_the_heads()
            && !matches!(function, Function::Agent | Function::Delegate | Function::Administrator)
    };
    Function::ALL.iter().copied().filter(is_the_schools)
}

pub async fn get(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let form = NewForm { comme: asked.comme, ..NewForm::default() };
    let classes = classes(&app, office.id, ui.today()).await?;
    Ok(view(&ui, &office, &classes, &form, &Problems::none()))
}

pub async fn post(
    office: Granted<ManagePeople, Office>,
    State(app): State<App>,
    ui: Ui,
    form: Form<NewForm>,
) -> Result<Answer> {
    let classes = classes(&app, office.id, ui.today()).await?;
    let known = Details::named(PersonName::new("", "", None));
    let checked = identity::both(form.identity.check(known, ui.today()), form.place(&classes));
    let (details, place) = match checked {
        Ok(checked) => checked,
        Err(problems) => {
            return Ok(view(&ui, &office, &classes, &form, &problems).unprocessable().into());
        }
    };
    let (now, name) = (ui.now, details.name.full());
    let id = app.db.write(move |tx| add(tx, &office, &details, place, now)).await?;
    Ok(Answer::to(urls::person(id)).saying(t!(ui, "admin-person-added", name = name)))
}

async fn classes(app: &App, school: Id<School>, today: Day) -> Result<Vec<Class>> {
    let year = SchoolYear::of(today);
    let mut classes = app.db.read(move |tx| class::of_school(tx, school, year)).await?;
    classes.retain(|class| class.closed_on.is_none_or(|on| on > today));
    Ok(classes)
}

fn add(
    tx: &Tx<'_>,
    office: &Granted<ManagePeople, Office>,
    details: &Details,
    place: Place,
    now: base::Instant,
) -> db::Result<Id<Person>> {
    let new = NewPerson { details: details.clone(), keys: Vec::new() };
    let ids = person::create(tx, &[new], now)?;
    let person = *ids.first().ok_or(db::Error::Missing)?;
    let touched = begin(tx, office.id, person, place, now.day())?;
    groups::refresh(tx, &touched, now.day())?;
    Deed::by(&office.viewer, "person.add", Risk::Personal)
        .in_school(office.id)
        .on("person", person)
        .record(tx, now)?;
    Ok(person)
}

fn begin(
    tx: &Tx<'_>,
    school: Id<School>,
    person: Id<Person>,
    place: Place,
    from_on: Day,
) -> db::Result<Touched> {
    let until_on = None;
    match place {
        Place::Pupil(class, level) => {
            let new = NewEnrolment { pupil: person, school, class, level, from_on, until_on };
            enrolment::begin(tx, &[new]).map(|(_, touched)| touched)
        }
        Place::Staff(class, function) => {
            let post = class.map_or(Post::School(school), |class| Post::Class(school, class));
            let new = NewAssignment { person, post, function, subject: None, from_on, until_on };
            assignment::begin(tx, &[new]).map(|(_, touched)| touched)
        }
    }
}

impl NewForm {
    fn place(&self, classes: &[Class]) -> Result<Place, Problems> {
        let class = classes.iter().find(|class| class.id.to_string() == self.class);
        let class = class.map(|class| class.id);
        if self.comme == STAFF {
            let asked = functions().find(|function| function.word() == self.function);
            let missing = || Problems::one("function", web::id!("admin-function-missing"));
            return Ok(Place::Staff(class, asked.ok_or_else(missing)?));
        }
        let missing = || Problems::one("level", web::id!("admin-level-missing"));
        Ok(Place::Pupil(class, Level::parse(&self.level).ok_or_else(missing)?))
    }
}

fn view(ui: &Ui, office: &Office, classes: &[Class], form: &NewForm, problems: &Problems) -> Page {
    let title = t!(ui, "admin-person-new");
    let url = urls::room(office.id, "personnes/nouveau");
    let (people, is_staff) = (urls::room(office.id, "personnes"), form.comme == STAFF);
    let (pupil, staff) = (t!(ui, "admin-person-pupil"), t!(ui, "admin-person-staff"));
    let of_staff = format!("{url}?comme={STAFF}");
    let chip = |url, words, is_open| Chip { url, words, number: None, is_open };
    let body = html! {
        (super::pieces::way(ui, office, Some((&people, &t!(ui, "admin-people")))))
        h1 { (title) }
        (ui::chips(&title, &[chip(&url, &pupil, !is_staff), chip(&of_staff, &staff, is_staff)]))
        @if !is_staff { p.quiet { (t!(ui, "admin-person-guardian-hint")) } }
        (ui::form(ui, &url, problems, html! {
            input type="hidden" name="comme" value=(form.comme);
            (place_fields(ui, (office.kind, classes), form, is_staff, problems))
            (identity::fields(ui, &form.identity, problems))
            div.actions { button.button { (t!(ui, "admin-add")) } }
        }))
    };
    ui.narrow(&title, body)
}

fn place_fields(
    ui: &Ui,
    (kind, classes): (SchoolKind, &[Class]),
    form: &NewForm,
    is_staff: bool,
    problems: &Problems,
) -> Markup {
    let mut of_class = vec![(String::new(), t!(ui, "admin-no-class").into_owned())];
    of_class.extend(classes.iter().map(|class| (class.id.to_string(), class.name.clone())));
    let options: Vec<(String, String)> = if is_staff {
        let words = |function: Function| words::function(ui, function).into_owned();
        functions().map(|it| (it.word().to_owned(), words(it))).collect()
    } else {
        let words = |level: Level| super::pieces::level_words(ui, level);
        let taught = Level::ALL.iter().filter(|level| level.is_taught_in(kind));
        taught.map(|level| (level.word().to_owned(), words(*level))).collect()
    };
    let class_label = t!(ui, "admin-field-class");
    let class =
        Field { name: "class", label: &class_label, value: &form.class, ..Field::default() };
    let (name, label, value) = if is_staff {
        ("function", t!(ui, "admin-field-function"), &form.function)
    } else {
        ("level", t!(ui, "admin-field-level"), &form.level)
    };
    let place = Field { name, label: &label, value, ..Field::default() };
    html! {
        (ui::select(ui, &class, &super::pieces::borrowed(&of_class), problems))
        (ui::select(ui, &place, &super::pieces::borrowed(&options), problems))
    }
}
