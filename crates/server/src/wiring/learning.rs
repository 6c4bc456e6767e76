//! What features know of a pupil, lent to those that show it: results, livrets, the dossier that
//! follows him, the hours of his school.

use base::{Day, Id};
use db::{Result, Tx};
use people::Person;
use reports::{Attendance, Presence, Presences};
use std::sync::Arc;
use web::App;

/// Lends all of it.
pub fn lend(app: &App) {
    let shows: Vec<Arc<dyn results::Shows>> =
        vec![Arc::new(assessments::Assessed::default()), Arc::new(carnet::Carnets)];
    app.jobs.lend(results::Lent(shows));
    let sections: Vec<Arc<dyn results::Sections>> =
        vec![Arc::new(reports::Livrets), Arc::new(passage::Portfolios)];
    app.jobs.lend(results::LentSections(sections));
    app.jobs.lend(Attendance::lent(RollCalls));
    let keepers: Vec<Arc<dyn web::passage::Keeper>> = vec![
        Arc::new(reports::Followers),
        Arc::new(carnet::Keepsakes),
        Arc::new(assessments::ClassWork),
        Arc::new(passage::Portfolios),
    ];
    app.jobs.lend(web::passage::Lent(keepers));
    app.jobs.lend(class_uses());
    app.jobs.lend(web::timetable::Keeper(Arc::new(timetable::Kept)));
}

/// What undoing a year change would lose.
fn class_uses() -> rollover::ClassUses {
    use rollover::Built;
    rollover::ClassUses(vec![
        (Built::Calls, attendance::called_in),
        (Built::Journal, journal::posted_in),
        (Built::Carnet, carnet::observed_in),
        (Built::Homework, homework::written_in),
        (Built::Liaison, liaison::addressed_in),
        (Built::Assessments, assessments::assessed_in),
        (Built::Timetable, timetable::taught_in),
        (Built::Agenda, agenda::planned_in),
    ])
}

/// Roll calls, as the figures of a livret.
struct RollCalls;

impl Presences for RollCalls {
    fn presences(
        &self,
        tx: &Tx<'_>,
        pupils: &[Id<Person>],
        from_on: Day,
        until_on: Day,
    ) -> Result<Vec<(Id<Person>, Presence)>> {
        let figures = attendance::figures(tx, pupils, from_on, until_on)?;
        let presence = |figures: attendance::Figures| Presence {
            justified: figures.justified,
            unjustified: figures.unjustified,
            late: figures.late,
            hours: (figures.lessons_missed > 0).then_some(figures.lessons_missed),
        };
        Ok(figures.into_iter().map(|(pupil, figures)| (pupil, presence(figures))).collect())
    }
}
