//! Publishing a post.

use super::pictures;
use crate::{Post, picture::Standing, publishing, refusal::Refusal, store, urls};
use axum::extract::State;
use publication::Publish;
use web::{Answer, App, At, Form, Granted, Nothing, Problems, Reason, Result, Ui, t};

/// Somebody on the pictures may not be shown: who.
pub struct Names(pub String);

impl Reason for Names {
    fn text(&self) -> &'static str {
        text::id!("journal-refused-against-names")
    }

    fn args(&self) -> Vec<(&'static str, String)> {
        vec![("names", self.0.clone())]
    }
}

/// `POST /journal/{post}/publication`; 422 while a file is not looked at or may not be shown.
pub async fn post(
    post: Granted<Publish, Post>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, by, now) = (post.id, post.viewer.person, app.clock.now());
    match app.db.write(move |tx| publishing::publish(tx, id, by, now)).await {
        Ok(()) => Ok(Answer::to(urls::post(id)).saying(t!(&ui, "journal-published"))),
        Err(error) => match error.reason::<Refusal>().copied() {
            Some(refusal) => {
                let pictures = app.db.read(move |tx| store::pictures::of(tx, id)).await?;
                let problems = problems(&ui, refusal, &pictures);
                Ok(pictures::view(&ui, &post, &pictures, &problems).unprocessable().into())
            }
            None => Err(error.into()),
        },
    }
}

/// A refusal as a sentence that says who.
pub fn problems(ui: &Ui, refusal: Refusal, pictures: &[crate::picture::Picture]) -> Problems {
    if refusal != Refusal::Against {
        return refusal.problems();
    }
    let against = pictures.iter().filter(|it| it.standing() == Standing::Against);
    let tags = against.flat_map(|it| it.tags.iter().filter(|tag| tag.is_against()));
    let mut names: Vec<String> = tags.map(|tag| tag.first_name.clone()).collect();
    names.sort();
    names.dedup();
    let names = Names(super::pieces::listed(ui, &names));
    Err::<(), Names>(names).at("body").map_or_else(Problems::from, |()| Problems::none())
}
