//! From hand to hand: publishing, sending back, taking off, throwing away.

use crate::{
    Article,
    article::{Discard, Publish},
    publishing, urls, writing,
};
use axum::extract::State;
use db::Tx;
use publication::pages::giving_back::{self, ReturnForm};
use web::{Answer, App, Form, Granted, Nothing, Page, Problems, Result, Ui, t};

/// `POST /actualites/{article}/publication`
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

/// `GET /actualites/{article}/refus`
pub async fn refusal(article: Granted<Publish, Article>, ui: Ui) -> Page {
    let nothing = (&ReturnForm::default(), &Problems::none());
    giving_back::page(&ui, &*article, &urls::refusal(article.id), nothing)
}

pub async fn refuse(
    article: Granted<Publish, Article>,
    State(app): State<App>,
    ui: Ui,
    form: Form<ReturnForm>,
) -> Result<Answer> {
    let sentence = match form.check() {
        Ok(sentence) => sentence,
        Err(problems) => {
            let url = urls::refusal(article.id);
            let page = giving_back::page(&ui, &*article, &url, (&form.0, &problems));
            return Ok(page.unprocessable().into());
        }
    };
    let (id, now) = (article.id, app.clock.now());
    app.db.write(move |tx| publishing::refuse(tx, id, &sentence, now)).await?;
    Ok(Answer::to(urls::DESK).saying(t!(&ui, "news-refused")))
}

/// `POST /actualites/{article}/retrait`: nobody sees it any more, and it is a draft again.
pub async fn withdraw(
    article: Granted<Publish, Article>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let id = article.id;
    app.db.write(move |tx: &Tx<'_>| publishing::take_off(tx, id)).await?;
    Ok(Answer::to(urls::DESK).saying(t!(&ui, "news-withdrawn")))
}

/// `POST /actualites/{article}/suppression`
pub async fn discard(
    article: Granted<Discard, Article>,
    State(app): State<App>,
    ui: Ui,
    _: Form<Nothing>,
) -> Result<Answer> {
    let now = app.clock.now();
    app.db.write(move |tx| writing::discard(tx, &article, now)).await?;
    Ok(Answer::to(urls::DESK).saying(t!(&ui, "news-discarded")))
}
