//! Reading what has arrived, on any node: unpacked, looked at, then either asked about, refused, or
//! staged and planned.

use super::failure;
use crate::apply::{Caution, plan_all};
use crate::breaker::Breaker;
use crate::history::{Feed, State};
use crate::intake::{Answers, Intake, IntakeFile, IntakeState};
use crate::problem::{Place, Problem, ProblemKind, Refused, Severity};
use crate::read::{Asked, Preview, Source, preview};
use crate::stage::{self, Bringing, Error as StageError};
use crate::telling::Told;
use crate::unpacking::unpack;
use crate::{news, store};
use base::Id;
use db::Tx;
use jobs::progress::{self, State as Ended};
use jobs::{Context, Error, Job, Result};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use web::{App, opening::Keeper};

/// Reads the files of an intake and makes their plan.
#[derive(Serialize, Deserialize)]
pub(crate) struct ReadIntake {
    pub intake: Id<Intake>,
}

impl Job for ReadIntake {
    const KIND: &'static str = "feeds.read";
    const TRIES_MAX: u32 = 3;
    const TIME_MAX: Duration = Duration::from_hours(6);
    const IS_LONG: bool = true;
    fn key(&self) -> Option<String> {
        Some(self.intake.to_string())
    }
}

/// What came of a reading.
enum Outcome {
    Asks(Vec<Preview>),
    Planned(Id<Feed>),
}

pub(super) async fn run(context: Context, job: ReadIntake) -> Result<()> {
    let app = context.tool::<App>()?;
    let id = job.intake;
    let load =
        move |tx: &Tx<'_>| Ok((store::intakes::load(tx, id)?, store::intakes::files(tx, id)?));
    let (Some(intake), files) = context.db.read(load).await? else { return Ok(()) };
    if intake.state != IntakeState::Reading {
        return Ok(());
    }
    let told = Told::new(text::id!("feeds-step-unpacking"));
    let work = work(&app, &context, &intake, &files, &told);
    match told.during(&context, intake.progress, work).await {
        Ok(Outcome::Asks(previews)) => ask(&context, &intake, &previews).await,
        Ok(Outcome::Planned(feed)) => end(&context, &intake, feed).await,
        Err(StageError::Refused(refused)) => refuse(&context, &intake, refused.problem()).await,
        Err(_) if context.tries() >= ReadIntake::TRIES_MAX => {
            let kind = ProblemKind::Interrupted;
            let problem = Problem::new(Severity::Fatal, Place::default(), kind);
            refuse(&context, &intake, &problem).await
        }
        Err(error) => Err(failure(error)),
    }
}

async fn work(
    app: &App,
    context: &Context,
    intake: &Intake,
    files: &[IntakeFile],
    told: &Told,
) -> Result<Outcome, StageError> {
    let answers = intake.answers();
    let unpacked = unpack(app, files).await?;
    let uai = answers.uai.clone();
    let remembered = context.db.read(move |tx| store::columns::of_school(tx, &uai)).await?;
    let asked = answers.asked(remembered);
    let (path, asked_of) = (unpacked.path().to_owned(), asked.clone());
    let looked = tokio::task::spawn_blocking(move || {
        let mut source = Source::open(&path)?;
        let previews = preview(&mut source, &asked_of)?;
        // What was read for the look is not counted in the bar.
        Ok::<_, Refused>((Source::open(&path)?, previews))
    });
    let (source, previews) = looked.await.map_err(|_| StageError::Stopped)??;
    match previews {
        None if intake.school.is_some() => {
            let file = files.first().map_or("", |file| file.name.as_str());
            return Err(Refused::new(Place::file(file), ProblemKind::OnlyTables).into());
        }
        Some(previews) if must_be_asked(&previews, &answers) => return Ok(Outcome::Asks(previews)),
        _ => {}
    }
    told.read(text::id!("feeds-step-reading"), source.progress());
    let bringing = bringing(context, intake, &answers, asked).await?;
    let hold_percent = bringing.hold_percent;
    let feed = begin(context, intake, &bringing).await?;
    let feed = stage::fill(&context.db, feed, source, bringing, &context.clock).await?;
    let planning = |step: crate::apply::Step| {
        told.step(text::id!("feeds-step-planning"), step.schools_done, step.schools);
    };
    let breaker = Breaker { share_max: f64::from(hold_percent) / 100.0, ..Breaker::default() };
    let gate = context.tool::<Keeper>().ok().map(|keeper| Keeper::clone(&keeper));
    let caution = Caution { breaker, gate, despite: None };
    plan_all(&context.db, feed, caution, &context.clock, &planning).await?;
    Ok(Outcome::Planned(feed))
}

fn must_be_asked(previews: &[Preview], answers: &Answers) -> bool {
    let lacks_school = |preview: &Preview| preview.needs_school && answers.uai.is_empty();
    previews.iter().any(|preview| preview.must_be_asked || lacks_school(preview))
}

async fn bringing(
    context: &Context,
    intake: &Intake,
    answers: &Answers,
    asked: Asked,
) -> Result<Bringing, StageError> {
    let school = match intake.school {
        None => None,
        Some(school) => context.db.read(move |tx| people::school::load(tx, school)).await?,
    };
    Ok(Bringing {
        name: answers.name.clone(),
        by: Some(intake.by),
        makes_schools: answers.makes_schools,
        looks_again: false,
        opens: answers.opens.clone(),
        school: school.map(|school| (school.id, school.uai)),
        hold_percent: answers.hold_percent.max(1),
        progress: Some(intake.progress),
        asked,
    })
}

/// The line in the history. What an earlier reading of the same files left behind is given up.
async fn begin(
    context: &Context,
    intake: &Intake,
    bringing: &Bringing,
) -> Result<Feed, StageError> {
    let feed = stage::new_feed(&context.db, bringing, context.clock.now());
    let (new, before, id) = (feed.clone(), intake.feed, intake.id);
    let write = move |tx: &Tx<'_>| {
        let before = before.map(|before| store::feeds::load(tx, before)).transpose()?.flatten();
        if let Some(before) = before
            && matches!(before.state, State::Reading | State::Read)
        {
            stage::drop_feed(tx, before.id)?;
        }
        store::feeds::insert(tx, &new)?;
        store::intakes::set_feed(tx, id, new.id)
    };
    context.db.write(write).await?;
    Ok(feed)
}

async fn ask(context: &Context, intake: &Intake, previews: &[Preview]) -> Result<()> {
    let looked = serde_json::to_string(previews)
        .map_err(|_| Error::because("what was found cannot be written down"))?;
    let (id, progress, now) = (intake.id, intake.progress, context.clock.now());
    let ended = context.clone();
    let write = move |tx: &Tx<'_>| {
        store::intakes::ask(tx, id, &looked)?;
        progress::finish(tx, progress, Ended::Done, text::id!("feeds-step-asking"), None, now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

async fn refuse(context: &Context, intake: &Intake, problem: &Problem) -> Result<()> {
    let problem = serde_json::to_string(problem)
        .map_err(|_| Error::because("the refusal cannot be written down"))?;
    let (id, progress, now) = (intake.id, intake.progress, context.clock.now());
    let ended = context.clone();
    let write = move |tx: &Tx<'_>| {
        store::intakes::refuse(tx, id, &problem)?;
        store::intakes::forget_files(tx, id)?;
        progress::finish(tx, progress, Ended::Failed, text::id!("feeds-step-refused"), None, now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

async fn end(context: &Context, intake: &Intake, feed: Id<Feed>) -> Result<()> {
    let (id, progress, now, by) = (intake.id, intake.progress, context.clock.now(), intake.by);
    let name = intake.answers().name;
    let ended = context.clone();
    let write = move |tx: &Tx<'_>| {
        store::intakes::set_read(tx, id)?;
        // Files of minors are not kept once they are read, unless schools of theirs may still be
        // opened: then the night forgets them.
        let feed_read = store::feeds::load(tx, feed)?;
        if feed_read.is_none_or(|feed| feed.summary().unknown_count == 0) {
            store::intakes::forget_files(tx, id)?;
        }
        progress::finish(tx, progress, Ended::Done, text::id!("feeds-step-read"), None, now)?;
        news::tell(tx, feed, &name, by, text::id!("feeds-notice-read"), now)?;
        ended.complete(tx)
    };
    Ok(context.db.write(write).await?)
}
