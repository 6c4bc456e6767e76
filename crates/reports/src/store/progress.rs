//! How far the reports of a school are, as rows: what each has, in one statement for all.

use crate::{
    place::{self, Domain},
    report::{Kind, State},
};
use base::{Id, Instant};
use db::{Result, Tx, params};
use people::{Class, Level, School};
use results::Period;
use std::collections::{HashMap, HashSet};

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
        /// Where a position is decided, between spaces.
        positions: String,
        /// `place:characters`, between spaces.
        appreciations: String,
        /// `place:hundredths`, between spaces: see [`crate::averages`].
        averages: String,
    }
}

impl Written {
    pub fn positions(&self) -> HashSet<&str> {
        self.positions.split_whitespace().collect()
    }

    /// Where there is an appreciation, and how many characters it has.
    pub fn appreciations(&self) -> HashMap<&str, usize> {
        let said = self.appreciations.split_whitespace().filter_map(|it| it.split_once(':'));
        said.map(|(place, chars)| (place, chars.parse().unwrap_or(0))).collect()
    }

    /// Where he has an average or a position.
    pub fn placed(&self) -> HashSet<&str> {
        let averages = crate::averages::unpacked(&self.averages).map(|(place, _)| place);
        self.positions().into_iter().chain(averages).collect()
    }

    pub fn domains(&self) -> &'static [Domain] {
        place::domains(self.level, self.cycle)
    }
}

/// Every report of a school's period.
pub fn of_school(tx: &Tx<'_>, school: Id<School>, period: Id<Period>) -> Result<Vec<Written>> {
    tx.all(
        "select r.class_id as class, r.kind, r.level, r.cycle, r.state, r.publish_at,
                case when r.general <> '' then 1 else 0 end as has_general,
                coalesce((select string_agg(l.place, ' ')
                            from report_line l
                           where l.report_id = r.id and l.position is not null),
                         '') as positions,
                coalesce((select string_agg(l.place || ':' || length(l.appreciation), ' ')
                            from report_line l
                           where l.report_id = r.id and l.appreciation <> ''),
                         '') as appreciations,
                r.averages
           from report r
          where r.school_id = $1 and r.period_id = $2
          order by r.class_id, r.id
          limit 10000",
        params![school, period],
    )
}
