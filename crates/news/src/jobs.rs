//! What runs later: publishing at an hour, telling those it is for, archiving, telling an alert.

use crate::{Article, publishing, store, telling, unsaved};
use base::Id;
use jobs::{Context, Job, Registry, Result, Schedule};
use notices::Reader;
use people::{Group, Person};
use publication::Edition;
use serde::{Deserialize, Serialize};
use web::{banner::Banner, counters::COUNTERS_TOPIC};

/// Readers told in one transaction.
const CHUNK: u32 = 2_000;
/// Articles archived in one transaction.
const ENDED: u32 = 100;

pub fn register(registry: &mut Registry) {
    registry.on(publish);
    registry.on(tell);
    registry.on(tell_alert);
    registry.on(archive);
    registry.on(follow_towns);
    registry.every("news-archive", Schedule::NIGHTLY, &Archive {});
    registry.every("news-towns", Schedule::EveryMinutes(60), &FollowTowns {});
}

/// Publishes an article when its hour has come.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Publish {
    pub article: Id<Article>,
}

impl Job for Publish {
    const KIND: &'static str = "news.publish";
}

async fn publish(context: Context, job: Publish) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &db::Tx<'_>| {
        publishing::its_hour(tx, job.article, now)?;
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Tells those an article is for: some of them, and the next job the next ones. Each is told once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tell {
    pub article: Id<Article>,
    /// If it has another one by now, that one's job tells it.
    pub edition: Id<Edition>,
    /// The last who was told, and for which pupil.
    pub after: (Id<Person>, i64),
}

/// Before the first.
pub const NOBODY: (Id<Person>, i64) = (Id::new(0), -1);

impl Job for Tell {
    const KIND: &'static str = "news.tell";
}

async fn tell(context: Context, job: Tell) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let translator = context.tool::<translation::Translator>().ok();
    let write = move |tx: &db::Tx<'_>| {
        let article = store::articles::written(tx, job.article)?;
        if let Some(article) = article.filter(|it| it.edition == Some(job.edition)) {
            let groups = store::readers::groups_of(tx, job.article)?;
            // Once for all of them, for those who read another language.
            if let Some(translator) = translator.as_deref().filter(|_| job.after == NOBODY) {
                translation::foresee(tx, translator, &article.text(), (&[], &groups), now)?;
            }
            let (readers, next) = some(tx, &groups, job.after)?;
            // It is new for them from now on, even where the notice waits for the morning.
            tx.signal(COUNTERS_TOPIC, readers.iter().map(|reader| reader.person.raw()));
            telling::out(tx, &article, &readers, now)?;
            if let Some(after) = next {
                jobs::enqueue(tx, &Tell { after, ..job.clone() }, now)?;
            }
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

type Told = (Vec<Reader>, Option<(Id<Person>, i64)>);

/// The next readers in these groups, and from where it goes on.
fn some(tx: &db::Tx<'_>, groups: &[Id<Group>], after: (Id<Person>, i64)) -> db::Result<Told> {
    let members = store::readers::members(tx, groups, after, CHUNK)?;
    let reader = |(person, pupil): &(Id<Person>, i64)| Reader {
        person: *person,
        on_behalf_of: (*pupil != 0).then(|| Id::new(*pupil)),
    };
    let next = members.last().copied().filter(|_| members.len() == CHUNK as usize);
    Ok((members.iter().map(reader).collect(), next))
}

/// Tells everybody of the schools of an alert, at once.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TellAlert {
    pub alert: Id<Banner>,
    pub after: (Id<Person>, i64),
}

impl Job for TellAlert {
    const KIND: &'static str = "news.tell_alert";
}

async fn tell_alert(context: Context, job: TellAlert) -> Result<()> {
    let (now, ends) = (context.clock.now(), context.clone());
    let write = move |tx: &db::Tx<'_>| {
        let alert = store::alerts::find(tx, job.alert)?;
        if let Some(alert) = alert.filter(|it| it.is_on(now)) {
            let groups = store::alerts::groups(tx, alert.place_id)?;
            let (readers, next) = some(tx, &groups, job.after)?;
            telling::alerted(tx, &alert, &readers, now)?;
            if let Some(after) = next {
                jobs::enqueue(tx, &TellAlert { after, ..job.clone() }, now)?;
            }
        }
        ends.complete(tx)
    };
    Ok(context.db.write(write).await?)
}

/// Archives what is over. Nightly.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Archive {}

impl Job for Archive {
    const KIND: &'static str = "news.archive";
}

async fn archive(context: Context, _: Archive) -> Result<()> {
    let now = context.clock.now();
    let today = now.day();
    loop {
        let step = move |tx: &db::Tx<'_>| {
            let ended = store::articles::ended(tx, today, ENDED)?;
            for (article, edition) in &ended {
                publishing::archive(tx, *article, *edition)?;
            }
            // And what nobody has taken up again goes.
            let old = store::unsaved::old(tx, now.plus_days(-unsaved::KEPT_DAYS), ENDED)?;
            unsaved::forget(tx, &old, now)?;
            Ok(ended.len().max(old.len()))
        };
        if context.db.write(step).await? < ENDED as usize {
            return Ok(());
        }
    }
}

/// A school that was opened later reads what its town says to all its schools.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FollowTowns {}

impl Job for FollowTowns {
    const KIND: &'static str = "news.towns";
}

/// Schools opened in these days are looked at, so that a night without jobs is made up for.
const NEW_SCHOOL_DAYS: i64 = 3;

async fn follow_towns(context: Context, _: FollowTowns) -> Result<()> {
    let now = context.clock.now();
    let since = Id::first_at(now.plus_days(-NEW_SCHOOL_DAYS));
    let mut after = Id::new(0);
    loop {
        let from: Id<Article> = after;
        let look = move |tx: &db::Tx<'_>| {
            store::readers::of_towns_with_new_schools(tx, since, from, now.day(), ENDED)
        };
        let articles = context.db.read(look).await?;
        let Some(last) = articles.last() else { return Ok(()) };
        after = *last;
        let step = move |tx: &db::Tx<'_>| {
            articles.iter().try_for_each(|article| publishing::extend(tx, *article))
        };
        context.db.write(step).await?;
    }
}
