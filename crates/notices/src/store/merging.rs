//! Two records are one person: what he was told and how he wants it follow him.

use web::merging::{Column, Merging, Names, column};

pub const MERGING: Merging = Merging::of::<Told>();

struct Told;

impl Names for Told {
    const COLUMNS: &[Column] = &[
        column(
            "told",
            "select notice_id, on_behalf_of from notice_reader where person_id = $1",
            &["update notice_reader
                  set person_id = $4
                where notice_id = $1
                  and on_behalf_of = $2
                  and person_id = $3
                  and not exists (select 1
                                    from notice_reader o
                                   where o.notice_id = $1
                                     and o.on_behalf_of = $2
                                     and o.person_id = $4)"],
        ),
        // What his guardians were told for him.
        column(
            "told_for",
            "select distinct r.notice_id, r.person_id
               from guardianship g
               join notice_reader r on r.person_id = g.guardian_id
              where g.pupil_id = $1 and r.on_behalf_of = $1",
            &["update notice_reader
                  set on_behalf_of = $4
                where notice_id = $1
                  and person_id = $2
                  and on_behalf_of = $3
                  and not exists (select 1
                                    from notice_reader o
                                   where o.notice_id = $1
                                     and o.person_id = $2
                                     and o.on_behalf_of = $4)"],
        ),
        column(
            "chosen",
            "select kind from notice_preference where person_id = $1",
            &["update notice_preference
                  set person_id = $3
                where kind = $1
                  and person_id = $2
                  and not exists (select 1
                                    from notice_preference o
                                   where o.kind = $1 and o.person_id = $3)"],
        ),
        column(
            "sms",
            "select id, notice_id from sms where person_id = $1",
            &["update sms
                  set person_id = $4
                where id = $1
                  and notice_id = $2
                  and person_id = $3
                  and not exists (select 1
                                    from sms o
                                   where o.notice_id = $2 and o.person_id = $4)"],
        ),
        column(
            "bounce",
            "select 1 from bounce where person_id = $1",
            &["update bounce
                  set person_id = $3
                where person_id = $2
                  and cast($1 as bigint) = 1
                  and not exists (select 1 from bounce o where o.person_id = $3)"],
        ),
    ];
}
