//! Who was there for a deliberation and how they voted, as its extract names them.

use crate::{
    Deliberation, Mandate, Meeting,
    meeting::{Item, Presence},
};
use base::{Id, Title};
use db::{Result, Tx, params};

db::row! {
    /// A seat at one item: who sits there, and who votes for him when he is not there.
    pub struct Seated {
        pub mandate_id: Id<Mandate>,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
        pub state: Presence,
        pub is_present: bool,
        pub is_withdrawn: bool,
        pub held_title: Option<Title>,
        pub held_first: Option<String>,
        pub held_last: Option<String>,
    }
}

/// In the order of the table. The last movement before the item says who is there; a deputy sits
/// instead of whom he stands for.
pub fn seated(tx: &Tx<'_>, meeting: Id<Meeting>, item: Id<Item>) -> Result<Vec<Seated>> {
    tx.all(
        "with at as (select place from meeting_item where id = $2),
              moved as (select v.mandate_id, v.step,
                               row_number() over (partition by v.mandate_id
                                                  order by v.before_item desc, v.id desc) as age
                          from meeting_movement v
                         where v.meeting_id = $1 and v.before_item <= (select place from at)),
              proxied as (select p.giver_id, p.holder_id,
                                 row_number() over (partition by p.giver_id
                                                    order by p.id desc) as age
                            from meeting_proxy p
                           where p.meeting_id = $1
                             and p.from_item <= (select place from at)
                             and (p.until_item is null
                                  or p.until_item > (select place from at)))
         select s.mandate_id, who.title, who.first_name, who.last_name, s.state,
                case when coalesce(v.step, case when s.state = 'present' or s.deputy_id is not null
                                                then 'arrives' else 'leaves' end) = 'leaves'
                     then 0 else 1 end as is_present,
                case when exists (select 1 from meeting_withdrawal w
                                   where w.meeting_id = $1 and w.mandate_id = s.mandate_id
                                     and w.item = (select place from at))
                     then 1 else 0 end as is_withdrawn,
                h.title as held_title, h.first_name as held_first, h.last_name as held_last
           from meeting_seat s
           join mandate m on m.id = s.mandate_id
           join mandate who on who.id = coalesce(s.deputy_id, s.mandate_id)
           left join moved v on v.mandate_id = s.mandate_id and v.age = 1
           left join proxied p on p.giver_id = s.mandate_id and p.age = 1
           left join mandate h on h.id = p.holder_id
          where s.meeting_id = $1
          order by m.rank, m.last_name, m.id
          limit 2000",
        params![meeting, item],
    )
}

db::row! {
    pub struct NamedVote {
        pub vote: String,
        pub title: Option<Title>,
        pub first_name: String,
        pub last_name: String,
    }
}

/// Only where a vote by name was asked: the choice, then who made it, in the order of the table.
pub fn votes_by_name(tx: &Tx<'_>, act: Id<Deliberation>) -> Result<Vec<NamedVote>> {
    tx.all(
        "select v.vote, m.title, m.first_name, m.last_name
           from vote_by_name v
           join mandate m on m.id = v.mandate_id
          where v.deliberation_id = $1
          order by v.vote, m.rank, m.id
          limit 2000",
        params![act],
    )
}
