//! One more class for the next year: `/annee-suivante/{change}/classes`.

use super::pieces;
use crate::{YearChange, change::Prepare, editing, urls};
use axum::extract::State;
use base::fold;
use db::Tx;
use maud::html;
use people::Level;
use serde::Deserialize;
use web::{
    Answer, App, At, Error, Form, Granted, Page, Problems, Result, Ui, form, t,
    ui::{self, Field},
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ClassForm {
    pub version: i64,
    pub name: String,
    pub levels: Vec<String>,
}

/// As long as a class's name may be elsewhere.
const NAME_CHARS_MAX: usize = 40;

impl ClassForm {
    /// `taken` are the names of the other classes.
    pub fn check(&self, taken: &[String]) -> Result<(String, Vec<Level>), Problems> {
        let mut levels: Vec<Level> = self.levels.iter().filter_map(|it| Level::parse(it)).collect();
        levels.sort_unstable();
        levels.dedup();
        let levels =
            if levels.is_empty() { Err(text::id!("rollover-levels-none")) } else { Ok(levels) };
        let is_free = |name: String| {
            let is_taken = taken.iter().any(|it| fold(it) == fold(&name));
            if is_taken { Err(text::id!("rollover-name-taken")) } else { Ok(name) }
        };
        let name = form::required(&self.name, NAME_CHARS_MAX).and_then(is_free);
        Problems::gather((name.at("name"), levels.at("levels")))
    }
}

pub async fn get(change: Granted<Prepare, YearChange>, ui: Ui) -> Result<Page> {
    if !change.state.is_open() {
        return Err(Error::Conflict);
    }
    let form = ClassForm { version: change.version, ..ClassForm::default() };
    Ok(view(&ui, &change, &form, &Problems::none()))
}

pub async fn post(
    change: Granted<Prepare, YearChange>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ClassForm>,
) -> Result<Answer> {
    let id = change.id;
    let classes = app.db.read(move |tx| crate::store::classes::of_change(tx, id)).await?;
    let taken: Vec<String> = classes.into_iter().map(|class| class.name).collect();
    let (name, levels) = match form.check(&taken) {
        Ok(checked) => checked,
        Err(problems) => return Ok(view(&ui, &change, &form, &problems).unprocessable().into()),
    };
    let wanted = YearChange { version: form.version, ..(*change).clone() };
    let write = move |tx: &Tx<'_>| editing::open_class(tx, &wanted, &name, &levels);
    let class = app.db.write(write).await?;
    Ok(Answer::to(urls::class(id, class)).saying(t!(ui, "rollover-class-opened")))
}

fn view(ui: &Ui, change: &YearChange, form: &ClassForm, problems: &Problems) -> Page {
    let title = t!(ui, "rollover-class-new");
    let body = html! {
        (pieces::way(ui, Some(change)))
        h1 { (title) }
        (ui::form(ui, &urls::of_change(change.id, "classes"), problems, html! {
            (fields(ui, change, form, problems))
            div.actions { button.button { (t!(ui, "rollover-class-open")) } }
        }))
    };
    ui.narrow(&title, body)
}

pub fn fields(ui: &Ui, change: &YearChange, form: &ClassForm, problems: &Problems) -> maud::Markup {
    let label = t!(ui, "rollover-field-name");
    let field = Field { name: "name", label: &label, value: &form.name, ..Field::default() };
    html! {
        (pieces::version(change))
        (field.draw(ui, problems))
        (pieces::levels(ui, change.school_kind, &form.levels, problems))
    }
}
