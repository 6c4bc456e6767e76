//! Who is a member on a day, and of what: what the annexes of the statutes say, as rows.

use base::{Day, Id};
use db::{Result, Tx, params};
use people::{Body, BodyKind};

db::row! {
    /// A member on a day.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Member {
        pub id: Id<Body>,
        pub name: String,
        pub siren: String,
        pub kind: BodyKind,
        pub college: String,
        pub from_on: Day,
    }
}

db::row! {
    /// A competence a member has given on a day.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Given {
        pub member_id: Id<Body>,
        pub member: String,
        pub siren: String,
        pub competence: String,
        pub from_on: Day,
    }
}

pub fn members(tx: &Tx<'_>, syndicate: Id<Body>, on: Day) -> Result<Vec<Member>> {
    tx.all(
        "select b.id, b.name, b.siren, b.kind, m.college, m.from_on
           from membership_of_syndicate m
           join body b on b.id = m.member_id
          where m.syndicate_id = $1
            and m.from_on <= $2
            and (m.until_on is null or m.until_on > $2)
          order by m.college, b.name, b.id
          limit 10000",
        params![syndicate, on],
    )
}

/// What they have given: of those who are members on that day.
pub fn given(tx: &Tx<'_>, syndicate: Id<Body>, on: Day) -> Result<Vec<Given>> {
    tx.all(
        "select b.id as member_id, b.name as member, b.siren, c.name as competence,
                case when t.from_on > m.from_on then t.from_on else m.from_on end as from_on
           from transfer t
           join competence c on c.id = t.competence_id
           join body b on b.id = t.member_id
           join membership_of_syndicate m
             on m.syndicate_id = c.syndicate_id and m.member_id = t.member_id
          where c.syndicate_id = $1
            and c.from_on <= $2
            and (c.until_on is null or c.until_on > $2)
            and t.from_on <= $2
            and (t.until_on is null or t.until_on > $2)
            and m.from_on <= $2
            and (m.until_on is null or m.until_on > $2)
          order by c.name, b.name, b.id
          limit 20000",
        params![syndicate, on],
    )
}
