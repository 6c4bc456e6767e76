//! Writing a key: `/territoire/contributions/{syndicate}/nouvelle-cle` and
//! `/territoire/contributions/cles/{key}/edition`, until it is voted.

use super::{
    key_fields,
    key_form::{Asked, KeyForm, Said, Typed},
};
use crate::{
    funding::{Funding, WrittenKey, json, key, urls},
    store::contributions::keys,
};
use axum::extract::State;
use db::Tx;
use maud::html;
use web::{Answer, App, Edit, Form, Granted, Manage, Page, Problems, Result, Ui, t, ui};

pub async fn get_new(funding: Granted<Manage, Funding>, ui: Ui) -> Page {
    let form = KeyForm::new(ui.today().year() + 1);
    view(&ui, &funding, &urls::new_key(funding.id), &form, &Problems::none())
}

pub async fn post_new(
    funding: Granted<Manage, Funding>,
    State(app): State<App>,
    ui: Ui,
    typed: Form<Typed>,
) -> Result<Answer> {
    let url = urls::new_key(funding.id);
    let said = match read(&typed) {
        Ok(said) => said,
        Err(wrong) => return Ok(again(&ui, &funding, &url, &wrong.0, &wrong.1)),
    };
    let syndicate = funding.id;
    let write =
        move |tx: &Tx<'_>| key::write(tx, syndicate, (&said.title, said.from_year), &said.key);
    let key = app.db.write(write).await?;
    Ok(Answer::to(urls::key(key)).saying(t!(&ui, "territory-contribution-key-saved")))
}

pub async fn get(key: Granted<Edit, WrittenKey>, ui: Ui) -> Page {
    let form = KeyForm::of(&key);
    view(&ui, &key.funding, &urls::edit_key(key.id), &form, &Problems::none())
}

pub async fn post(
    key: Granted<Edit, WrittenKey>,
    State(app): State<App>,
    ui: Ui,
    typed: Form<Typed>,
) -> Result<Answer> {
    let url = urls::edit_key(key.id);
    let seen = KeyForm::read(&typed).version;
    let said = match read(&typed) {
        Ok(said) => said,
        Err(wrong) => return Ok(again(&ui, &key.funding, &url, &wrong.0, &wrong.1)),
    };
    let (row, to) = (key.row.clone(), urls::key(key.id));
    let write = move |tx: &Tx<'_>| {
        let Said { title, from_year, key } = &said;
        keys::update(tx, &row, title, *from_year, &json(key)?, seen)
    };
    app.db.write(write).await?;
    Ok(Answer::to(to).saying(t!(&ui, "territory-contribution-key-saved")))
}

/// What is said, or the form again: with one line more, or with what is wrong.
fn read(typed: &Typed) -> Result<Said, Box<(KeyForm, Problems)>> {
    let (form, asked) = (KeyForm::read(typed), Asked::read(typed));
    if !matches!(asked, Asked::Save) {
        return Err(Box::new((form.changed(&asked), Problems::none())));
    }
    form.check().map_err(|problems| Box::new((form, problems)))
}

fn again(ui: &Ui, funding: &Funding, url: &str, form: &KeyForm, problems: &Problems) -> Answer {
    let page = view(ui, funding, url, form, problems);
    if problems.is_empty() { page.into() } else { page.unprocessable().into() }
}

fn view(ui: &Ui, funding: &Funding, url: &str, form: &KeyForm, problems: &Problems) -> Page {
    let title = t!(ui, "territory-contribution-key-write");
    let body = html! {
        (ui::breadcrumb(ui, &[
            (urls::HOME, &t!(ui, "territory-contribution-title")),
            (&urls::funding(funding.id), &funding.name),
        ]))
        h1 { (title) }
        p.quiet { (t!(ui, "territory-contribution-key-help")) }
        (key_fields::form(ui, url, form, problems))
    };
    ui.narrow(&title, body)
}
