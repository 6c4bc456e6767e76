//! The class at work, in two taps: `/carnet/classes/{class}`. Who, then what; the second tap sends.

use super::{class_view, note_form::NoteForm};
use crate::{
    Half, NurseryClass,
    carnet::Observe,
    goals::{self, Goals},
    noting::{self, Note},
    observation::Noted,
    refusal::Refusal,
    store::{self, pupils::Followed, pupils::Line},
    urls,
};
use axum::extract::State;
use base::{Day, Id, SchoolYear};
use db::Tx;
use files::{File, FormWithFiles};
use people::{Level, Person};
use results::Skill;
use web::{Answer, App, Granted, Page, Problems, Result, Ui, t};

/// Recent successes are those of so many days.
const RECENT_DAYS: i32 = 60;
/// Who was not observed for so long is said.
pub const SIX_WEEKS_DAYS: i32 = 42;

/// What the page shows.
pub struct Shown {
    pub pupils: Vec<Line>,
    pub followed: Vec<Followed>,
    /// Those whose carnet was shown to their families in this half-year.
    pub presented: Vec<Id<Person>>,
    pub levels: Vec<Level>,
    pub goals: Goals,
    /// Those that stand first: of the school, then of the last weeks.
    pub first: Vec<Id<Skill>>,
    /// What this person noted last, today.
    pub latest: Vec<(Noted, String)>,
    pub today: Day,
}

/// The photos and the voice of the note that is being made.
pub struct Taken {
    pub bytes_max: u64,
    pub arrived: Vec<File>,
}

impl Shown {
    pub fn followed(&self, pupil: Id<Person>) -> Option<&Followed> {
        self.followed.iter().find(|line| line.pupil_id == pupil)
    }

    /// Nobody has noted anything of him for six weeks.
    pub fn is_forgotten(&self, pupil: Id<Person>) -> bool {
        let last = self.followed(pupil).and_then(|line| line.last_on);
        last.is_none_or(|day| self.today.since(day) > SIX_WEEKS_DAYS)
    }
}

pub fn load(
    tx: &Tx<'_>,
    class: &NurseryClass,
    viewer: Id<Person>,
    today: Day,
) -> db::Result<Shown> {
    let pupils = store::pupils::of_class(tx, class.id, today)?;
    let ids: Vec<Id<Person>> = pupils.iter().map(|pupil| pupil.id).collect();
    let (half, year) = (Half::of(today), SchoolYear::of(today));
    let since = year.first_day().unwrap_or(today);
    let mut first = store::classes::favourites(tx, class.school)?;
    let recent = store::classes::recent(tx, class.id, today.plus_days(-RECENT_DAYS))?;
    first.extend(recent.into_iter().filter(|skill| !first.contains(skill)).collect::<Vec<_>>());
    Ok(Shown {
        followed: store::pupils::followed(tx, &ids, since)?,
        presented: store::showings::shown_in(tx, &ids, half)?,
        levels: store::classes::levels(tx, class.id)?,
        goals: goals::of_school(tx, class.school, today)?,
        latest: store::observations::latest(tx, class.id, viewer, today)?,
        pupils,
        first,
        today,
    })
}

async fn read(
    app: &App,
    class: &Granted<Observe, NurseryClass>,
    named: Vec<Id<File>>,
) -> Result<(Shown, Taken)> {
    let (of, viewer) = (NurseryClass::clone(class), class.viewer.person);
    let (today, bytes_max) = (app.clock.today(), files::bytes_max(app, &class.viewer));
    let read = move |tx: &Tx<'_>| {
        let arrived = files::own(tx, viewer, &named)?;
        Ok((load(tx, &of, viewer, today)?, Taken { bytes_max, arrived }))
    };
    Ok(app.db.read(read).await?)
}

pub async fn get(
    class: Granted<Observe, NurseryClass>,
    State(app): State<App>,
    ui: Ui,
) -> Result<Page> {
    let (shown, taken) = read(&app, &class, Vec::new()).await?;
    let form = NoteForm { once: app.random.token(), ..NoteForm::default() };
    Ok(class_view::page(&ui, &class, (&shown, &taken), (&form, &Problems::none())))
}

/// The second tap; or who and what is chosen goes to the whole form.
pub async fn post(
    class: Granted<Observe, NurseryClass>,
    State(app): State<App>,
    ui: Ui,
    form: FormWithFiles<NoteForm>,
) -> Result<Answer> {
    if !form.more.is_empty() && form.problems.is_empty() {
        return Ok(Answer::to(urls::observe(class.id) + &form.chosen()));
    }
    let note = match form.checked(|form| form.check(ui.today())) {
        Ok(note) => note,
        Err(problems) => return again(&app, &ui, &class, (&form, &problems)).await,
    };
    match noted(&app, &ui, &class, note).await? {
        Ok(answer) => Ok(answer),
        Err(problems) => again(&app, &ui, &class, (&form, &problems)).await,
    }
}

/// Notes it, and goes back to the class; or what is wrong with it.
pub async fn noted(
    app: &App,
    ui: &Ui,
    class: &Granted<Observe, NurseryClass>,
    note: Note,
) -> Result<Result<Answer, Problems>> {
    let (of, by, now) = (NurseryClass::clone(class), class.viewer.person, ui.now);
    let count = note.pupils.len();
    let write = move |tx: &Tx<'_>| noting::note(tx, &of, &note, by, now);
    match app.db.write(write).await {
        Ok(_) => {
            let words = t!(ui, "carnet-noted", count = count);
            Ok(Ok(Answer::to(urls::class(class.id)).saying(words)))
        }
        Err(error) => Ok(Err(Refusal::of(error)?)),
    }
}

async fn again(
    app: &App,
    ui: &Ui,
    class: &Granted<Observe, NurseryClass>,
    typed: (&NoteForm, &Problems),
) -> Result<Answer> {
    let (shown, taken) = read(app, class, typed.0.files()).await?;
    Ok(class_view::page(ui, class, (&shown, &taken), typed).unprocessable().into())
}
