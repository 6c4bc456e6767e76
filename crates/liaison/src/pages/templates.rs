//! The templates of one's schools: `GET /liaison/modeles`; one is thrown away.

use super::{follow::Nothing, pieces};
use crate::{
    book::{Book, Write},
    draft::Template,
    store, urls,
};
use axum::extract::State;
use base::Id;
use maud::{Markup, html};
use people::School;
use web::{Answer, App, Edit, Form, Granted, Page, Result, Ui, t, ui};

pub async fn get(book: Granted<Write, Book>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let viewer = &book.viewer;
    let schools = viewer.schools.iter().map(|it| it.id);
    let schools: Vec<Id<School>> = schools.filter(|id| viewer.works_in(*id)).collect();
    let templates = app.db.read(move |tx| store::drafts::templates(tx, &schools, 200)).await?;
    Ok(view(&ui, &templates))
}

fn view(ui: &Ui, templates: &[Template]) -> Page {
    let title = t!(ui, "liaison-templates");
    let body = html! {
        (pieces::way_back(ui))
        h1 { (title) }
        @if templates.is_empty() {
            (ui::empty(t!(ui, "liaison-no-template"), Some((urls::NEW, &t!(ui, "liaison-write")))))
        } @else {
            section.card {
                ul.rows { @for template in templates { li { (row(ui, template)) } } }
            }
        }
    };
    ui.narrow(&title, body)
}

fn row(ui: &Ui, template: &Template) -> Markup {
    html! {
        div.row {
            span {
                b { (template.name) }
                span.quiet { (ui.when(template.made_at)) }
            }
            span.actions {
                a.button.plain.small href=(urls::with_template(template.id)) {
                    (t!(ui, "liaison-use"))
                    span.hidden { " " (template.name) }
                }
                @if ui.may::<Edit>(template) {
                    form method="post" action=(urls::template_deletion(template.id)) {
                        (ui::token(ui))
                        button.button.plain.danger.small {
                            (t!(ui, "liaison-discard"))
                            span.hidden { " " (template.name) }
                        }
                    }
                }
            }
        }
    }
}

pub async fn delete(
    template: Granted<Edit, Template>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    app.db.write(move |tx| store::drafts::delete_template(tx, &template)).await?;
    Ok(Answer::to(urls::TEMPLATES).saying(t!(&ui, "liaison-template-gone")))
}
