//! Publishing for good: `POST /conseil/deliberations/{deliberation}/publication`.

use super::act_signature::refused;
use crate::{
    Deliberation,
    deliberation::Publish,
    effect,
    life::{
        publishing::{self, Classified},
        refusal::caught,
    },
    urls,
};
use axum::extract::State;
use serde::Deserialize;
use web::{Answer, App, Form, Granted, Result, Ui, t};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PublishForm {
    /// `5.7`
    matter: String,
}

pub async fn post(
    act: Granted<Publish, Deliberation>,
    State(app): State<App>,
    ui: Ui,
    form: Form<PublishForm>,
) -> Result<Answer> {
    let classified = match Classified::parse(&form.matter) {
        Ok(classified) => classified,
        Err(refusal) => return refused(&app, &ui, &act, &refusal).await,
    };
    let (written, by, now) = (act.written.clone(), act.viewer.person, app.clock.now());
    let house = app.clone();
    let write = move |tx: &db::Tx<'_>| {
        let effects = effect::followed(&house);
        publishing::publish(tx, effects.as_deref(), &written, &classified, by, now)
    };
    match caught(app.db.write(write).await)? {
        Ok(executory) => {
            let said = match executory {
                Some(_) => t!(&ui, "council-act-published-executory"),
                None => t!(&ui, "council-act-published"),
            };
            Ok(Answer::to(urls::deliberation(act.id)).saying(said))
        }
        Err(refusal) => refused(&app, &ui, &act, &refusal).await,
    }
}
