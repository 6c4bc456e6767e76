//! Following a slip: its pupils with what was signed for them, and the counts.

use crate::Slip;
use base::{Id, Instant, PersonName};
use db::{Result, Tx, params};
use people::{Class, Person};

db::row! {
    /// A pupil a slip is for.
    #[derive(Clone, Debug)]
    pub struct PupilRow {
        pub pupil_id: Id<Person>,
        pub first_name: String,
        pub last_name: String,
        pub class_id: Id<Class>,
        pub class_name: String,
        pub left_at: Option<Instant>,
    }
}

impl PupilRow {
    pub fn name(&self) -> PersonName {
        PersonName::new(self.first_name.clone(), self.last_name.clone(), None)
    }
}

/// The pupils of a slip by class and name; of one class, unless it is 0.
pub fn pupils(tx: &Tx<'_>, slip: Id<Slip>, class: Id<Class>) -> Result<Vec<PupilRow>> {
    tx.all(
        "select s.pupil_id, p.first_name, p.last_name, s.class_id,
                coalesce(c.name, '') as class_name, s.left_at
           from slip_pupil s
           join person p on p.id = s.pupil_id
           left join class c on c.id = s.class_id
          where s.slip_id = $1 and (cast($2 as bigint) = 0 or s.class_id = $2)
          order by coalesce(c.name, ''), p.sort_key, s.pupil_id
          limit 20000",
        params![slip, class],
    )
}

db::row! {
    /// How far a class is.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ClassCount {
        pub class_id: Id<Class>,
        pub class_name: String,
        pub pupils: i64,
        pub done: i64,
    }
}

/// Counts by class: a pupil counts when enough was signed for him.
pub fn counts(tx: &Tx<'_>, slip: &crate::slip::Written) -> Result<Vec<ClassCount>> {
    let needs_both = slip.needs == crate::slip::Needs::Both;
    tx.all(
        "select s.class_id, coalesce(max(c.name), '') as class_name, count(*) as pupils,
                count(case when exists (select 1
                                          from slip_answer a
                                         where a.slip_id = s.slip_id
                                           and a.pupil_id = s.pupil_id
                                           and a.version >= $2
                                           and ($3 = 0 or a.guardian_id = 0))
                             or $3 = 1
                            and exists (select 1
                                          from slip_answer a
                                         where a.slip_id = s.slip_id
                                           and a.pupil_id = s.pupil_id
                                           and a.version >= $2)
                            and not exists (select 1
                                              from guardianship g
                                             where g.pupil_id = s.pupil_id
                                               and g.has_authority = 1
                                               and g.from_on <= $4
                                               and (g.until_on is null or g.until_on > $4)
                                               and not exists (select 1
                                                                 from slip_answer a
                                                                where a.slip_id = s.slip_id
                                                                  and a.pupil_id = s.pupil_id
                                                                  and a.version >= $2
                                                                  and a.guardian_id
                                                                      = g.guardian_id))
                           then 1 end) as done
           from slip_pupil s
           left join class c on c.id = s.class_id
          where s.slip_id = $1 and s.left_at is null
          group by s.class_id
          order by coalesce(max(c.name), ''), s.class_id
          limit 1000",
        params![slip.id, slip.asked_version, needs_both, tx.now().day()],
    )
}
