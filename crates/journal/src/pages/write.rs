//! Writing a post: `/journal/classes/{class}/nouveau`, and `/journal/{post}/edition`.

use super::{
    post_form::PostForm,
    write_view::{Known, view},
};
use crate::{
    Journal, Post,
    journal::Place,
    publishing,
    refusal::Refusal,
    store, urls,
    writing::{self, Draft},
};
use axum::extract::State;
use base::{Id, Instant};
use db::Tx;
use files::FormWithFiles;
use people::Person;
use publication::{Version, form as of_text};
use web::{Answer, App, Create, Edit, Granted, Page, Problems, Result, Ui, Viewer, t};

pub async fn get(
    journal: Granted<Create<Post>, Journal>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let form = PostForm { once: app.random.token(), ..PostForm::default() };
    let asked = Asked::of_journal(&journal);
    let known = known(&app, &journal.viewer, asked, &form, None).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

pub async fn post(
    journal: Granted<Create<Post>, Journal>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<PostForm>,
) -> Result<Answer> {
    let (viewer, asked) = (journal.viewer.clone(), Asked::of_journal(&journal));
    let mut draft = match form.checked(PostForm::check) {
        Ok(draft) => draft,
        Err(wrong) => return again(&viewer, &app, &ui, asked, (&form, &wrong), None).await,
    };
    draft.lang = form.written_in(ui.locale.lang());
    let step = Step::of(&form.action, journal.tie.is_staff);
    let now = app.clock.now();
    let write = move |tx: &Tx<'_>| begin(tx, &journal, &draft, step, now);
    let (id, taken) = app.db.write(write).await?;
    Ok(answer(&ui, id, step, taken))
}

/// Written, and handed on as its author asks: in one transaction.
pub fn begin(
    tx: &Tx<'_>,
    journal: &Granted<Create<Post>, Journal>,
    draft: &Draft,
    step: Step,
    now: Instant,
) -> db::Result<(Id<Post>, Taken)> {
    let id = writing::begin(tx, journal, draft, now)?;
    Ok((id, step.take(tx, id, journal.viewer.person, now)?))
}

pub async fn edit(post: Granted<Edit, Post>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let form = PostForm::of(&post.written);
    let asked = load_asked(&app, &post).await?;
    let known = known(&app, &post.viewer, asked, &form, None).await?;
    let problems = if post.is_in_hands_of(&post.viewer) {
        Problems::none()
    } else {
        Refusal::Moved.problems()
    };
    Ok(view(&ui, &form, &known, &problems))
}

pub async fn save(
    post: Granted<Edit, Post>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<PostForm>,
) -> Result<Answer> {
    let viewer = post.viewer.clone();
    let asked = load_asked(&app, &post).await?;
    let mut draft = match form.checked(PostForm::check) {
        Ok(draft) => draft,
        Err(wrong) => return again(&viewer, &app, &ui, asked, (&form, &wrong), None).await,
    };
    draft.lang = form.written_in(ui.locale.lang());
    let step = Step::of(&form.action, post.tie.is_staff);
    let (id, now) = (post.id, app.clock.now());
    let write = move |tx: &Tx<'_>| change(tx, &post, &draft, step, now);
    match app.db.write(write).await {
        Ok(taken) => Ok(answer(&ui, id, step, taken)),
        Err(error) => match error.reason::<Refusal>().copied() {
            Some(refusal) => overtaken(&viewer, &app, &ui, asked, form.fields, refusal).await,
            None => Err(error.into()),
        },
    }
}

pub fn change(
    tx: &Tx<'_>,
    post: &Granted<Edit, Post>,
    draft: &Draft,
    step: Step,
    now: Instant,
) -> db::Result<Taken> {
    writing::save(tx, post, draft, now)?;
    step.take(tx, post.id, post.viewer.person, now)
}

/// What happens to a post once it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Keep,
    Submit,
    Publish,
}

/// What has happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Done,
    /// It is kept, and its pictures are to be looked at first.
    LookFirst,
}

impl Step {
    /// A pupil asks those who may publish.
    pub fn of(action: &str, may_publish: bool) -> Self {
        match action {
            "publish" if may_publish => Step::Publish,
            "publish" | "submit" if !may_publish => Step::Submit,
            _ => Step::Keep,
        }
    }

    fn take(self, tx: &Tx<'_>, id: Id<Post>, by: Id<Person>, now: Instant) -> db::Result<Taken> {
        match self {
            Step::Submit => publishing::submit(tx, id, now)?,
            Step::Keep | Step::Publish => {
                let post = store::posts::written(tx, id)?.ok_or(db::Error::Missing)?;
                let is_asked = self == Step::Publish || post.is_out();
                let pictures = if is_asked { store::pictures::of(tx, id)? } else { Vec::new() };
                if publishing::obstacle(&pictures).is_some() {
                    return Ok(Taken::LookFirst);
                }
                if self == Step::Publish {
                    publishing::publish(tx, id, by, now)?;
                }
            }
        }
        Ok(Taken::Done)
    }
}

fn answer(ui: &Ui, id: Id<Post>, step: Step, taken: Taken) -> Answer {
    match (step, taken) {
        (_, Taken::LookFirst) => {
            Answer::to(urls::pictures(id)).saying(t!(ui, "journal-look-first"))
        }
        (Step::Keep, _) => Answer::to(urls::post(id)).saying(t!(ui, "journal-saved")),
        (Step::Submit, _) => Answer::to(urls::post(id)).saying(t!(ui, "journal-submitted")),
        (Step::Publish, _) => Answer::to(urls::post(id)).saying(t!(ui, "journal-published")),
    }
}

/// Where the form is.
#[derive(Clone)]
pub struct Asked {
    pub place: Place,
    pub is_staff: bool,
    pub post: Option<Post>,
}

impl Asked {
    fn of_journal(journal: &Journal) -> Self {
        Asked { place: journal.place.clone(), is_staff: journal.tie.is_staff, post: None }
    }
}

async fn load_asked(app: &App, post: &Post) -> Result<Asked> {
    let class = post.class_id;
    let place = app.db.read(move |tx| store::places::find(tx, class)).await?;
    let place = place.ok_or(web::Error::NotFound)?;
    Ok(Asked { place, is_staff: post.tie.is_staff, post: Some(post.clone()) })
}

/// What the form shows beside what it sends.
async fn known(
    app: &App,
    viewer: &Viewer,
    asked: Asked,
    form: &PostForm,
    overtaking: Option<Version>,
) -> Result<Known> {
    let (person, bytes_max) = (viewer.person, files::bytes_max(app, viewer));
    let id = asked.post.as_ref().map(|post| post.id);
    // A form shown for the first time has the files of its post.
    let named = (!form.action.is_empty()).then(|| form.files());
    let load = move |tx: &Tx<'_>| {
        of_text::shown_files(tx, person, id.map(writing::files_of), named.as_deref())
    };
    let files = app.db.read(load).await?;
    Ok(Known { asked, files, file_bytes_max: bytes_max, overtaking })
}

/// The form again, with what is wrong in it.
async fn again(
    viewer: &Viewer,
    app: &App,
    ui: &Ui,
    asked: Asked,
    (form, problems): (&PostForm, &Problems),
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
    mut form: PostForm,
    refusal: Refusal,
) -> Result<Answer> {
    let id: Id<Post> = asked.post.as_ref().map_or(Id::new(0), |post| post.id);
    let newest = app.db.read(move |tx| publication::newest(tx, id)).await?;
    let overtaking = newest.filter(|_| refusal == Refusal::Overtaken);
    if let Some(overtaking) = &overtaking {
        form.version = overtaking.number.to_string();
    }
    // An empty action would show the files of the post, not those of the form.
    if form.action.is_empty() {
        "save".clone_into(&mut form.action);
    }
    again(viewer, app, ui, asked, (&form, &refusal.problems()), overtaking).await
}
