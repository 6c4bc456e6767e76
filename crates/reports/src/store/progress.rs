//! How far the reports of a school are, as rows: a few sums for all of its classes.

use crate::{
    place::{self, Domain},
    report::{Kind, State},
};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::{Class, Level, School};
use results::Period;

db::row! {
    /// A report, and what of it is written.
    #[derive(Clone, Debug)]
    pub struct Written {
        pub class: Id<Class>,
        pub kind: Kind,
        pub level: Level,
        pub cycle: Option<u8>,
        pub state: State,
        pub publish_at: Option<Instant>,
        pub has_general: bool,
        /// Positions that are decided.
        pub positions: i64,
        /// Subjects that have an appreciation.
        pub appreciations: i64,
        /// Subjects that have an average or a position.
        pub placed: i64,
    }
}

impl Written {
    pub fn domains(&self) -> &'static [Domain] {
        place::domains(self.level, self.cycle)
    }
}

/// Every report of a school's period. Subjects are counted where they are no part of another.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, period: Id<Period>) -> Result<Vec<Written>> {
    tx.all(
        "select r.class_id as class, r.kind, r.level, r.cycle, r.state, r.publish_at,
                case when r.general <> '' then 1 else 0 end as has_general,
                (select count(*)
                   from report_line l
                  where l.report_id = r.id and l.position is not null) as positions,
                (select count(*)
                   from report_line l
                   join subject s on 's' || s.id = l.place
                  where l.report_id = r.id
                    and l.appreciation <> ''
                    and s.school_id = r.school_id
                    and s.parent_id is null) as appreciations,
                (select count(*)
                   from subject s
                  where s.school_id = r.school_id
                    and s.parent_id is null
                    and (exists (select 1
                                   from report_line l
                                  where l.report_id = r.id
                                    and l.place = 's' || s.id
                                    and l.position is not null)
                         or exists (select 1
                                      from report_figure f
                                     where f.report_id = r.id
                                       and f.place = 's' || s.id
                                       and f.average is not null))) as placed
           from report r
          where r.school_id = $1 and r.period_id = $2
          order by r.class_id, r.id
          limit 10000",
        params![school, period],
    )
}
