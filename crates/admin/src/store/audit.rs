//! The audit log, filtered, with the names of those who acted as they are today.

use base::{Day, Id, Instant, Minutes, PersonName};
use db::{Result, Tx, Value, params};
use people::{
    Person, School,
    audit::{Entry, Risk},
};

db::row! {
    /// A line of the log.
    #[derive(Clone, Debug)]
    pub struct Line {
        pub id: Id<Entry>,
        pub at: Instant,
        pub person: Option<Id<Person>>,
        pub first_name: Option<String>,
        pub last_name: Option<String>,
        pub action: String,
        pub risk: Risk,
        pub thing: String,
        pub detail: String,
    }
}

impl Line {
    /// None when the house did it by itself.
    pub fn name(&self) -> Option<PersonName> {
        Some(PersonName::new(self.first_name.clone()?, self.last_name.clone()?, None))
    }
}

/// What is looked for in the log.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub person: Option<Id<Person>>,
    pub risk: Option<Risk>,
    pub from_on: Option<Day>,
    /// Included.
    pub to_on: Option<Day>,
    /// Lines before this one.
    pub before: Option<Id<Entry>>,
}

impl Filter {
    fn params(&self, limit: u32) -> Vec<Value> {
        let midnight = |day: Day| Instant::at(day, Minutes(0));
        let (person_min, person_max) =
            self.person.map_or((i64::MIN, i64::MAX), |person| (person.raw(), person.raw()));
        vec![
            self.before.map_or(i64::MAX, Id::raw).into(),
            self.risk.map_or("%", Risk::word).to_owned().into(),
            person_min.into(),
            person_max.into(),
            self.from_on.map_or(i64::MIN, |day| midnight(day).millis()).into(),
            self.to_on.map_or(i64::MAX, |day| midnight(day.plus_days(1)).millis()).into(),
            limit.into(),
        ]
    }
}

/// What was done in a school, the latest first.
pub fn of_school(
    tx: &Tx<'_>,
    school: Id<School>,
    filter: &Filter,
    limit: u32,
) -> Result<Vec<Line>> {
    let params = [filter.params(limit), params![school].to_vec()].concat();
    tx.all(
        "select audit.id, audit.at, audit.person_id as person, person.first_name,
                person.last_name, audit.action, audit.risk, audit.thing, audit.detail
           from audit
           left join person on person.id = audit.person_id
          where audit.school_id = $8
            and audit.id < $1
            and audit.risk like $2
            and coalesce(audit.person_id, 0) >= $3
            and coalesce(audit.person_id, 0) <= $4
            and audit.at >= $5
            and audit.at < $6
          order by audit.id desc
          limit $7",
        &params,
    )
}

/// What was done everywhere, the latest first.
pub fn everywhere(tx: &Tx<'_>, filter: &Filter, limit: u32) -> Result<Vec<Line>> {
    tx.all(
        "select audit.id, audit.at, audit.person_id as person, person.first_name,
                person.last_name, audit.action, audit.risk, audit.thing, audit.detail
           from audit
           left join person on person.id = audit.person_id
          where audit.id < $1
            and audit.risk like $2
            and coalesce(audit.person_id, 0) >= $3
            and coalesce(audit.person_id, 0) <= $4
            and audit.at >= $5
            and audit.at < $6
          order by audit.id desc
          limit $7",
        &filter.params(limit),
    )
}
