//! Work that was handed in: `GET /cahier-de-textes/rendus/{hand_in}`, and giving it back.

use super::{homework_view, pieces};
use crate::{
    HandIn,
    hand_in::{GiveBack, Handed},
    handing::{self, Word},
    refusal::Refusal,
    store, urls,
};
use axum::extract::State;
use base::Id;
use db::Tx;
use files::{FILES_FIELD, File, FormWithFiles, view::UploadField};
use maud::{Markup, PreEscaped, html};
use serde::Deserialize;
use ui::Field;
use utoipa::ToSchema;
use web::{Answer, App, At, Granted, Page, Problems, Read, Result, Ui, Viewer, id, t, ui};

/// What the page shows beside the work.
pub struct Shown {
    pub files: Vec<File>,
    pub back: Vec<File>,
    /// What the same pupil handed in before.
    pub others: Vec<Handed>,
    pub uploads: Vec<File>,
    pub file_bytes_max: u64,
}

/// As the browser sends it.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct WordForm {
    pub comment: String,
    /// `on` when it is to be done again.
    pub again: String,
    pub files: Vec<String>,
    /// The version it was written over.
    pub version: String,
}

const COMMENT_CHARS_MAX: usize = 10_000;

impl WordForm {
    fn of(hand_in: &HandIn) -> Self {
        WordForm {
            comment: ui::editor::as_typed(&hand_in.comment),
            again: if hand_in.wants_again { "on".to_owned() } else { String::new() },
            version: hand_in.version.to_string(),
            files: Vec::new(),
        }
    }

    fn files(&self) -> Vec<Id<File>> {
        files::named(&self.files)
    }

    pub fn check(&self) -> Result<Word, Problems> {
        if self.comment.chars().nth(COMMENT_CHARS_MAX).is_some() {
            return Err(Problems::one("comment", id!("homework-refused-too-long")));
        }
        Ok(Word {
            comment: ui::editor::read(&self.comment, "", COMMENT_CHARS_MAX),
            wants_again: self.again == "on",
            files: files::checked(&self.files).at(FILES_FIELD)?,
            version: self.version.parse().unwrap_or(0),
        })
    }
}

pub async fn get(hand_in: Granted<Read, HandIn>, State(app): State<App>, ui: Ui) -> Result<Page> {
    let shown = read(&hand_in, &app, &hand_in.viewer, None).await?;
    let viewer = &hand_in.viewer;
    if viewer.person == hand_in.pupil_id || viewer.guards(hand_in.pupil_id) {
        let (id, person, now) = (hand_in.id, viewer.person, ui.now);
        let mark =
            move |tx: &Tx<'_>| notices::seen(tx, person, &crate::telling::BACK, id.raw(), now);
        app.db.mark(mark).await?;
    }
    Ok(view(&ui, &hand_in, &shown, (&WordForm::of(&hand_in), &Problems::none())))
}

/// Its files; those that are given back with it, or that a form names.
pub async fn read(
    hand_in: &HandIn,
    app: &App,
    viewer: &Viewer,
    named: Option<Vec<Id<File>>>,
) -> Result<Shown> {
    let (id, homework, pupil) = (hand_in.id, hand_in.homework_id, hand_in.pupil_id);
    let (person, file_bytes_max) = (viewer.person, files::bytes_max(app, viewer));
    let load = move |tx: &Tx<'_>| {
        let files = files::of(tx, handing::files_of(id))?;
        let back = files::of(tx, handing::back_files_of(id))?;
        let uploads = match &named {
            Some(named) => files::shown(tx, person, Some(handing::back_files_of(id)), Some(named))?,
            None => back.clone(),
        };
        let mut others = store::hand_ins::of_pupils(tx, homework, &[pupil])?;
        others.retain(|other| other.id != id);
        Ok(Shown { files, back, others, uploads, file_bytes_max })
    };
    Ok(app.db.read(load).await?)
}

/// `POST /cahier-de-textes/rendus/{hand_in}/retour`
pub async fn post(
    hand_in: Granted<GiveBack, HandIn>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<WordForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: mut form, problems } = form;
    let (viewer, before) = (hand_in.viewer.clone(), HandIn::clone(&hand_in));
    let word = match form.check() {
        Ok(word) if problems.is_empty() => word,
        Ok(_) => return again(&before, &app, &ui, &viewer, (&form, &problems)).await,
        Err(wrong) => return again(&before, &app, &ui, &viewer, (&form, &wrong)).await,
    };
    let now = ui.now;
    let write = move |tx: &Tx<'_>| handing::give_back(tx, &hand_in, &word, now);
    match app.db.write(write).await {
        Ok(()) => {
            let to = urls::follow(before.homework_id);
            Ok(Answer::to(to).saying(t!(&ui, "homework-given-back")))
        }
        Err(error) if error.reason::<Refusal>().is_some() => {
            // A colleague was faster: his word is above, one's own is still in the form.
            let (id, whose) = (before.id, viewer.clone());
            let now = app.db.read(move |tx| store::hand_ins::find(tx, id, &whose)).await?;
            let now = now.unwrap_or(before);
            form.version = now.version.to_string();
            let told = Problems::one("comment", id!("homework-refused-comment-overtaken"));
            again(&now, &app, &ui, &viewer, (&form, &told)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn again(
    hand_in: &HandIn,
    app: &App,
    ui: &Ui,
    viewer: &Viewer,
    (form, problems): (&WordForm, &Problems),
) -> Result<Answer> {
    let shown = read(hand_in, app, viewer, Some(form.files())).await?;
    Ok(view(ui, hand_in, &shown, (form, problems)).unprocessable().into())
}

fn view(
    ui: &Ui,
    hand_in: &HandIn,
    shown: &Shown,
    (form, problems): (&WordForm, &Problems),
) -> Page {
    let name = hand_in.pupil().full();
    let is_followed = ui.viewer.as_ref().is_some_and(|it| hand_in.book.is_followed_by(it));
    let homework = urls::homework_of(hand_in.homework_id, hand_in.pupil_id);
    let follow = urls::follow(hand_in.homework_id);
    let follow_words = t!(ui, "homework-follow");
    let mut steps = vec![(homework.as_str(), hand_in.homework_title.as_str())];
    if is_followed {
        steps.push((&follow, &follow_words));
    }
    let body = html! {
        (ui::breadcrumb(ui, &steps))
        article.letter {
            header {
                (ui::face(&hand_in.pupil()))
                div { h1 { (name) } span.quiet { (hand_in.subject) } }
                (ui::time(ui, hand_in.at))
            }
            p.body { (homework_view::late(ui, hand_in)) }
            @if !hand_in.body.is_blank() { div.rich { (PreEscaped(hand_in.body.html())) } }
            (files::view::attachments(ui, &shown.files, |it| {
                urls::hand_in_file(hand_in.id, it.id)
            }))
        }
        (homework_view::given_back(ui, hand_in, &shown.back))
        @if ui.may::<GiveBack>(hand_in) { (word(ui, hand_in, shown, (form, problems))) }
        (others(ui, shown))
    };
    ui.narrow(&name, body)
}

fn word(
    ui: &Ui,
    hand_in: &HandIn,
    shown: &Shown,
    (form, problems): (&WordForm, &Problems),
) -> Markup {
    let label = t!(ui, "homework-comment");
    let field = Field {
        name: "comment",
        label: &label,
        value: &form.comment,
        is_optional: true,
        ..Field::default()
    };
    let files = t!(ui, "homework-comment-files");
    let files =
        UploadField { label: &files, bytes_max: shown.file_bytes_max, chosen: &shown.uploads };
    html! {
        form.form method="post" action=(urls::give_back(hand_in.id))
            enctype="multipart/form-data" {
            (ui::token(ui))
            input type="hidden" name="version" value=(form.version);
            (ui::problems(ui, problems))
            (ui::textarea(ui, &field, 4, problems))
            (files::view::upload_field(ui, &files, problems))
            (ui::checkbox("again", &t!(ui, "homework-comment-again"), form.again == "on"))
            div.actions.full {
                button.button { (ui::icon("send"))
                    @if hand_in.given_back_at.is_some() { (t!(ui, "homework-save")) }
                    @else { (t!(ui, "homework-give-back")) }
                }
            }
        }
    }
}

fn others(ui: &Ui, shown: &Shown) -> Markup {
    html! {
        @if !shown.others.is_empty() {
            (ui::card("others", t!(ui, "homework-other-work"), None, html! {
                ul.rows {
                    @for other in &shown.others {
                        li { a.row href=(urls::hand_in(other.id)) {
                            span { b { (pieces::day(ui, other.at.day())) } }
                            (ui::time(ui, other.at))
                        } }
                    }
                }
            }))
        }
    }
}
