//! Writing a homework: `/cahier-de-textes/livres/{book}/devoirs/nouveau`, and
//! `/cahier-de-textes/{homework}/edition`.

use super::{
    editor::Overtaking,
    homework_form::{HomeworkForm, Rules},
    write_view::{Known, view},
};
use crate::{
    Book, Homework, Lesson,
    book::{Give, Place},
    calendar::Calendar,
    refusal::Refusal,
    store, urls,
    writing::{self, Draft},
};
use axum::extract::{Query, State};
use base::{Day, Id, Instant};
use db::Tx;
use files::FormWithFiles;
use serde::Deserialize;
use web::{
    Answer, App, Edit, Granted, Page, Problems, Result, Ui, Viewer, t,
    timetable::{Lessons, Whose},
};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// For this day.
    pub jour: Option<Day>,
    /// Given in this lesson.
    pub seance: Option<Id<Lesson>>,
}

pub async fn get(
    book: Granted<Give, Book>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (id, person) = (book.id, book.viewer.person);
    let read = move |tx: &Tx<'_>| {
        let lesson = match asked.seance {
            Some(lesson) => store::lessons::taught(tx, lesson)?,
            None => None,
        };
        Ok((lesson.filter(|lesson| lesson.book_id == id), store::lists::taught(tx, id, person)?))
    };
    let (lesson, taught) = app.db.read(read).await?;
    let subject = lesson.as_ref().map(|lesson| lesson.subject.clone()).or(taught);
    let mut form = HomeworkForm::empty(subject, app.random.token());
    form.lesson = lesson.map(|lesson| lesson.id.to_string()).unwrap_or_default();
    form.due_on = asked.jour.map(Day::iso).unwrap_or_default();
    let known = known(&app, &book.viewer, (&book.place, None), &form, None).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

pub fn rules(calendar: Calendar, ui: &Ui, before: Option<Day>) -> Rules {
    Rules { calendar, now: ui.now, locale: ui.locale, before }
}

pub async fn post(
    book: Granted<Give, Book>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<HomeworkForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: form, problems } = form;
    let (viewer, place) = (book.viewer.clone(), book.place.clone());
    let asked = (&place, None);
    let draft = match form.check(&rules(book.calendar(), &ui, None)) {
        Ok(draft) if problems.is_empty() => draft,
        Ok(_) => return again(&app, &ui, &viewer, asked, (&form, &problems), None).await,
        Err(wrong) => return again(&app, &ui, &viewer, asked, (&form, &wrong), None).await,
    };
    let (is_given, count, now) = (form.action == "give", draft.also_on.len() + 1, ui.now);
    let write = move |tx: &Tx<'_>| begin(tx, &book, &draft, is_given, now);
    match app.db.write(write).await {
        Ok(id) => Ok(Answer::to(urls::homework(id)).saying(said(&ui, is_given, count))),
        Err(error) => match error.reason::<Refusal>().map(Refusal::problems) {
            Some(problems) => again(&app, &ui, &viewer, asked, (&form, &problems), None).await,
            None => Err(error.into()),
        },
    }
}

fn said(ui: &Ui, is_given: bool, count: usize) -> std::borrow::Cow<'_, str> {
    match (is_given, count) {
        (true, 1) => t!(ui, "homework-given"),
        (true, _) => t!(ui, "homework-given-several", count = count),
        (false, _) => t!(ui, "homework-saved"),
    }
}

/// Written, and given when its author says so: in one transaction.
pub fn begin(
    tx: &Tx<'_>,
    book: &Granted<Give, Book>,
    draft: &Draft,
    is_given: bool,
    now: Instant,
) -> db::Result<Id<Homework>> {
    let id = writing::begin(tx, &book.place, book.viewer.person, draft, now)?;
    if is_given {
        writing::give(tx, &[id], now)?;
    }
    Ok(id)
}

pub async fn edit(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let id = homework.id;
    let pupils = app.db.read(move |tx| store::homework::pupils(tx, id)).await?;
    let form = HomeworkForm::of(&homework.written, &pupils);
    let asked = (&homework.book.place, Some(&*homework));
    let known = known(&app, &homework.viewer, asked, &form, None).await?;
    Ok(view(&ui, &form, &known, &Problems::none()))
}

pub async fn save(
    homework: Granted<Edit, Homework>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<HomeworkForm>,
) -> Result<Answer> {
    let FormWithFiles { fields: mut form, problems } = form;
    let (viewer, before) = (homework.viewer.clone(), Homework::clone(&homework));
    let asked = (&before.book.place, Some(&before));
    let rules = rules(before.book.calendar(), &ui, Some(before.due_on));
    // What was given for several weeks is one of them from now on.
    form.repeat.clear();
    let draft = match form.check(&rules) {
        Ok(draft) if problems.is_empty() => draft,
        Ok(_) => return again(&app, &ui, &viewer, asked, (&form, &problems), None).await,
        Err(wrong) => return again(&app, &ui, &viewer, asked, (&form, &wrong), None).await,
    };
    let is_given = form.action == "give" && !before.is_given();
    let (id, scope, now) = (before.id, form.scope(), ui.now);
    let write = move |tx: &Tx<'_>| {
        writing::save(tx, &homework, &draft, scope, now)?;
        if is_given { writing::give(tx, &[id], now) } else { Ok(()) }
    };
    match app.db.write(write).await {
        Ok(()) => Ok(Answer::to(urls::homework(id)).saying(said(&ui, is_given, 1))),
        Err(error) => match error.reason::<Refusal>().copied() {
            Some(refusal) => overtaken(&app, &ui, &viewer, asked, form, refusal).await,
            None => Err(error.into()),
        },
    }
}

/// How many days of class are offered, with what each weighs already.
const DAYS_OFFERED: usize = 8;

/// What the form shows beside what it sends.
async fn known(
    app: &App,
    viewer: &Viewer,
    (place, homework): (&Place, Option<&Homework>),
    form: &HomeworkForm,
    overtaking: Option<Overtaking>,
) -> Result<Known> {
    let (files, file_bytes_max) = (form.files(), files::bytes_max(app, viewer));
    let (person, today) = (viewer.person, app.clock.today());
    // A form shown for the first time has the files of its homework.
    let is_first = form.action.is_empty();
    let (place, homework) = (place.clone(), homework.cloned());
    let calendar = place.calendar();
    let mut days = calendar.days_after(today, DAYS_OFFERED);
    let chosen_day = form.day().ok().filter(|day| *day >= today && calendar.week.has_class(*day));
    days.extend(chosen_day.filter(|day| !days.contains(day)));
    let lesson: Option<Id<Lesson>> = form.lesson.parse().ok();
    let (keeper, subject) = (web::timetable::of(app), form.subject.clone());
    let load = move |tx: &Tx<'_>| {
        let id = homework.as_ref().map(|homework| homework.id);
        let next = next_lesson(tx, keeper.as_deref(), &place, (&subject, person), today)?;
        let mut days = days.clone();
        days.extend(next.filter(|day| !days.contains(day)));
        days.sort_unstable();
        let named = (!is_first).then_some(files.as_slice());
        let chosen = files::shown(tx, person, id.map(writing::files_of), named)?;
        let span = (today, days.last().copied().unwrap_or(today));
        let loads = store::loads::of_book(tx, place.id, span, id)?;
        let lesson = match lesson {
            Some(lesson) => store::lessons::taught(tx, lesson)?,
            None => None,
        };
        Ok(Known {
            pupils: store::readers::of_book(tx, &place, today)?,
            subjects: store::lists::subjects(tx, place.id)?,
            lesson: lesson.filter(|lesson| lesson.book_id == place.id),
            place: place.clone(),
            homework: homework.clone(),
            days,
            next,
            loads,
            files: chosen,
            file_bytes_max,
            overtaking: None,
        })
    };
    let known = app.db.read(load).await?;
    Ok(Known { overtaking, ..known })
}

/// The day of the next lesson of a subject, where somebody keeps the timetable of a collège.
fn next_lesson(
    tx: &Tx<'_>,
    keeper: Option<&dyn Lessons>,
    place: &Place,
    (subject, teacher): (&str, Id<people::Person>),
    today: Day,
) -> db::Result<Option<Day>> {
    let whose = place.class().map(Whose::Class).or(place.group().map(Whose::Group));
    let (Some(keeper), Some(whose)) = (keeper, whose) else { return Ok(None) };
    if place.school_kind.is_first_degree() {
        return Ok(None);
    }
    let next = keeper.next(tx, whose, subject, teacher, today)?;
    Ok(next.map(|lesson| lesson.day).filter(|day| place.calendar().week.has_class(*day)))
}

/// The form again, with what is wrong in it.
async fn again(
    app: &App,
    ui: &Ui,
    viewer: &Viewer,
    asked: (&Place, Option<&Homework>),
    (form, problems): (&HomeworkForm, &Problems),
    overtaking: Option<Overtaking>,
) -> Result<Answer> {
    let known = known(app, viewer, asked, form, overtaking).await?;
    Ok(view(ui, form, &known, problems).unprocessable().into())
}

/// Somebody else was faster: his version is shown beside one's own words, which are all still in
/// the form. Saved again, they stand over his; his is kept among the versions.
async fn overtaken(
    app: &App,
    ui: &Ui,
    viewer: &Viewer,
    asked: (&Place, Option<&Homework>),
    mut form: HomeworkForm,
    refusal: Refusal,
) -> Result<Answer> {
    let id = asked.1.map_or(Id::new(0), |homework| homework.id);
    let newest = app.db.read(move |tx| store::versions::of(tx, id, 1)).await?.pop();
    let overtaking = newest.filter(|_| refusal == Refusal::Overtaken).map(Overtaking::from);
    if let Some(overtaking) = &overtaking {
        form.version = overtaking.version.to_string();
    }
    again(app, ui, viewer, asked, (&form, &refusal.problems()), overtaking).await
}
