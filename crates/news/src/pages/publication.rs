//! Publishing an article: `POST /actualites/{article}/publication`.

use crate::{Article, publishing, urls};
use axum::extract::State;
use publication::Publish;
use web::{Answer, App, Form, Granted, Nothing, Result, Ui, t};

pub async fn post(
    article: Granted<Publish, Article>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let (id, by, now) = (article.id, article.viewer.person, app.clock.now());
    app.db.write(move |tx| publishing::publish(tx, id, by, now)).await?;
    let is_later = article.publish_at.is_some_and(|at| at > now);
    let said = if is_later { t!(&ui, "news-will-be-published") } else { t!(&ui, "news-published") };
    Ok(Answer::to(urls::article(id)).saying(said))
}
