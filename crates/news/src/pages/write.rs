//! Writing an article: `/actualites/fils/{thread}/nouveau`, and `/actualites/{article}/edition`.

use super::{
    article_form::ArticleForm,
    write_view::{Known, view},
};
use crate::{
    Article, Thread, publishing,
    refusal::Refusal,
    store,
    thread::Place,
    unsaved::{self, Unsaved},
    urls,
    writing::{self, Draft},
};
use axum::extract::{Query, State};
use base::{Id, Instant};
use db::{Error, Tx};
use files::FormWithFiles;
use people::Person;
use publication::{Version, form as of_text};
use serde::Deserialize;
use web::{Answer, App, Create, Edit, Granted, Page, Problems, Result, Ui, Viewer, t};

/// What was not saved, to be taken up again.
#[derive(Debug, Default, Deserialize)]
pub struct Resumed {
    reprise: Option<Id<Unsaved>>,
}

impl Resumed {
    /// The form filled with it, when it belongs to this form and this viewer.
    async fn form(
        &self,
        app: &App,
        viewer: &Viewer,
        (thread, article): (Id<Thread>, Id<Article>),
    ) -> Result<Option<ArticleForm>> {
        let Some(id) = self.reprise else { return Ok(None) };
        let viewer = viewer.clone();
        let read = move |tx: &Tx<'_>| Granted::<Edit, Unsaved>::check(tx, id, &viewer);
        let unsaved = app.db.read(read).await?;
        let unsaved = unsaved.filter(|it| it.thread_id == thread && it.article_id == article);
        Ok(unsaved.map(|it| ArticleForm::taken_up(&it, app.random.token())))
    }
}

pub async fn get(
    thread: Granted<Create<Article>, Thread>,
    State(app): State<App>,
    Query(resumed): Query<Resumed>,
    ui: Ui,
) -> Result<Page> {
    let here = (thread.id, Id::new(0));
    let form = match resumed.form(&app, &thread.viewer, here).await? {
        Some(form) => form,
        None => ArticleForm::empty(thread.kind, app.random.token()),
    };
    let place = Asked::of_thread(&thread);
    let known = known(&app, &thread.viewer, place, &form, None).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

pub async fn post(
    thread: Granted<Create<Article>, Thread>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<ArticleForm>,
) -> Result<Answer> {
    let (viewer, asked) = (thread.viewer.clone(), Asked::of_thread(&thread));
    let now = app.clock.now();
    let mut draft = match form.checked(|form| form.check(now, None)) {
        Ok(draft) => draft,
        Err(wrong) => return again(&viewer, &app, &ui, asked, (&form, &wrong), None).await,
    };
    draft.lang = form.written_in(ui.locale.lang());
    let step = Step::of(&form.action, thread.is_managed());
    let (known, fields) = (form.known(), form.kept());
    let write = move |tx: &Tx<'_>| {
        let id = begin(tx, &thread, &draft, step, now)?;
        unsaved::done(tx, thread.viewer.person, (known, &fields), now)?;
        Ok(id)
    };
    let id = app.db.write(write).await?;
    Ok(Answer::to(urls::article(id)).saying(step.said(&ui, form.when == "later")))
}

/// Written, and handed on as its author asks: in one transaction.
pub fn begin(
    tx: &Tx<'_>,
    thread: &Granted<Create<Article>, Thread>,
    draft: &Draft,
    step: Step,
    now: Instant,
) -> db::Result<Id<Article>> {
    let id = writing::begin(tx, thread, draft, now)?;
    step.take(tx, id, thread.viewer.person, now)?;
    Ok(id)
}

pub async fn edit(
    article: Granted<Edit, Article>,
    State(app): State<App>,
    Query(resumed): Query<Resumed>,
    ui: Ui,
) -> Result<Page> {
    let (id, asked) = (article.id, Asked::of_article(&article));
    let schools = app.db.read(move |tx| store::articles::schools(tx, id)).await?;
    let here = (article.thread_id, article.id);
    let form = match resumed.form(&app, &article.viewer, here).await? {
        Some(form) => form,
        None => ArticleForm::of(&article.written, &schools),
    };
    let known = known(&app, &article.viewer, asked, &form, None).await?;
    let problems = if article.is_in_hands_of(&article.viewer) {
        Problems::none()
    } else {
        Refusal::Moved.problems()
    };
    Ok(view(&ui, &form, &known, &problems))
}

pub async fn save(
    article: Granted<Edit, Article>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<ArticleForm>,
) -> Result<Answer> {
    let (viewer, asked) = (article.viewer.clone(), Asked::of_article(&article));
    let now = app.clock.now();
    let out = article.is_out().then_some(&*article);
    let mut draft = match form.checked(|form| form.check(now, out)) {
        Ok(draft) => draft,
        Err(wrong) => return again(&viewer, &app, &ui, asked, (&form, &wrong), None).await,
    };
    draft.lang = form.written_in(ui.locale.lang());
    let step = Step::of(&form.action, article.is_managed());
    let (id, is_later) = (article.id, draft.publish_at.is_some_and(|at| at > now));
    let (known, fields) = (form.known(), form.kept());
    let write = move |tx: &Tx<'_>| {
        change(tx, &article, &draft, step, now)?;
        unsaved::done(tx, article.viewer.person, (known, &fields), now)
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::article(id)).saying(step.said(&ui, is_later))),
        Err(error) => match error.reason::<Refusal>().copied() {
            Some(refusal) => overtaken(&viewer, &app, &ui, asked, form.fields, refusal).await,
            None => Err(error.into()),
        },
    }
}

pub fn change(
    tx: &Tx<'_>,
    article: &Granted<Edit, Article>,
    draft: &Draft,
    step: Step,
    now: Instant,
) -> db::Result<()> {
    // It may have been moved on while he was writing.
    let current = store::articles::find(tx, article.id, &article.viewer)?;
    if !current.is_some_and(|current| current.is_in_hands_of(&article.viewer)) {
        return Err(Error::refused(Refusal::Moved));
    }
    writing::save(tx, article, draft, now)?;
    step.take(tx, article.id, article.viewer.person, now)
}

/// What happens to an article once it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Keep,
    Submit,
    Publish,
}

impl Step {
    /// Whoever may not publish asks those who may.
    pub fn of(action: &str, may_publish: bool) -> Self {
        match action {
            "publish" if may_publish => Step::Publish,
            "publish" | "submit" => Step::Submit,
            _ => Step::Keep,
        }
    }

    fn take(self, tx: &Tx<'_>, id: Id<Article>, by: Id<Person>, now: Instant) -> db::Result<()> {
        match self {
            Step::Keep => Ok(()),
            Step::Submit => publishing::submit(tx, id, by, now),
            Step::Publish => publishing::publish(tx, id, by, now),
        }
    }

    fn said(self, ui: &Ui, is_later: bool) -> std::borrow::Cow<'_, str> {
        match self {
            Step::Keep => t!(ui, "news-saved"),
            Step::Submit => t!(ui, "news-submitted"),
            Step::Publish if is_later => t!(ui, "news-will-be-published"),
            Step::Publish => t!(ui, "news-published"),
        }
    }
}

/// Where the form is.
#[derive(Clone)]
pub struct Asked {
    pub place: Place,
    pub is_managed: bool,
    pub article: Option<Article>,
}

impl Asked {
    fn of_thread(thread: &Thread) -> Self {
        Asked { place: thread.place.clone(), is_managed: thread.is_managed(), article: None }
    }

    fn of_article(article: &Article) -> Self {
        Asked {
            place: article.thread(),
            is_managed: article.is_managed(),
            article: Some(article.clone()),
        }
    }
}

/// What the form shows beside what it sends.
async fn known(
    app: &App,
    viewer: &Viewer,
    asked: Asked,
    form: &ArticleForm,
    overtaking: Option<Version>,
) -> Result<Known> {
    let (person, bytes_max) = (viewer.person, files::bytes_max(app, viewer));
    let id = asked.article.as_ref().map(|article| article.id);
    // A form shown for the first time has the files of its article.
    let named = (!form.action.is_empty()).then(|| form.files());
    let town = asked.place.school_id.is_none().then_some(asked.place.town_id);
    let (thread, own) = (asked.place.id, form.known().map(|known| known.id));
    let load = move |tx: &Tx<'_>| {
        let attached = id.map(writing::files_of);
        let chosen = of_text::shown_files(tx, person, attached, named.as_deref())?;
        let schools = match town {
            Some(town) => store::threads::schools_of(tx, town)?,
            None => Vec::new(),
        };
        let here = store::unsaved::here(tx, person, thread, id.unwrap_or(Id::new(0)))?;
        let unsaved = here.into_iter().filter(|it| Some(it.id) != own).collect();
        Ok((chosen, schools, unsaved))
    };
    let (chosen, schools, unsaved) = app.db.read(load).await?;
    Ok(Known { asked, files: chosen, file_bytes_max: bytes_max, schools, overtaking, unsaved })
}

/// The form again, with what is wrong in it.
async fn again(
    viewer: &Viewer,
    app: &App,
    ui: &Ui,
    asked: Asked,
    (form, problems): (&ArticleForm, &Problems),
    overtaking: Option<Version>,
) -> Result<Answer> {
    let known = known(app, viewer, asked, form, overtaking).await?;
    Ok(view(ui, form, &known, problems).unprocessable().into())
}

/// Somebody else was faster: his version is shown beside one's own words, which are all still in
/// the form. Saved again, they stand over his; his is kept among the versions.
async fn overtaken(
    viewer: &Viewer,
    app: &App,
    ui: &Ui,
    asked: Asked,
    mut form: ArticleForm,
    refusal: Refusal,
) -> Result<Answer> {
    let id: Id<Article> = asked.article.as_ref().map_or(Id::new(0), |article| article.id);
    let newest = app.db.read(move |tx| publication::newest(tx, id)).await?;
    let overtaking = newest.filter(|_| refusal == Refusal::Overtaken);
    if let Some(overtaking) = &overtaking {
        form.version = overtaking.number.to_string();
    }
    again(viewer, app, ui, asked, (&form, &refusal.problems()), overtaking).await
}
