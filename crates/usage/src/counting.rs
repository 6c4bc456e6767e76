//! Counting: what the counters of this process hold goes into rows.

use crate::{Week, store};
use db::Result;
use web::App;

/// Writes down what this process has counted since the last time; says how many lines there were.
/// The job does it every minute on the node that runs it: where several nodes serve one house, each
/// calls this every minute and before it stops. A process that is killed loses what it has counted
/// since: a minute at most.
pub async fn flush(app: &App) -> Result<usize> {
    let now = app.clock.now();
    let (mut counted, answers) = app.visits.take(now);
    // In one order everywhere, so that two nodes do not wait for each other.
    counted.sort_by_key(|it| (it.place, it.day, it.role, it.room));
    let name = |room: Option<usize>| match room {
        None => "",
        Some(room) => app.features.get(room).map_or("other", |feature| feature.name),
    };
    let lines: Vec<store::counts::Line> = counted
        .iter()
        .map(|it| store::counts::Line {
            place: it.place,
            day: it.day,
            role: it.role,
            service: name(it.room).to_owned(),
            week: Week::of(it.day).monday(),
            visits: it.visits,
            visitors: it.visitors,
        })
        .collect();
    let count = lines.len();
    let write = move |tx: &db::Tx<'_>| {
        store::counts::add(tx, &lines)?;
        store::service::add(tx, answers, now)
    };
    if let Err(error) = app.db.mark(write).await {
        app.visits.give_back(counted, answers);
        return Err(error);
    }
    Ok(count)
}
