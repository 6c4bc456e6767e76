//! Two records are one person: his letters, drafts, folders and choices follow him.
//!
//! The words his letters are found by stay under the record that went: a search asks for both
//! (`store::lists::readers`).

use web::merging::{Column, Merging, Names, column};

pub const MERGING: Merging = Merging::of::<Post>();

struct Post;

impl Names for Post {
    const COLUMNS: &[Column] = &[
        column(
            "copies",
            "select letter_id from delivery where person_id = $1",
            &["update delivery
                  set person_id = $3
                where letter_id = $1
                  and person_id = $2
                  and not exists (select 1
                                    from delivery o
                                   where o.letter_id = $1 and o.person_id = $3)"],
        ),
        column(
            "sent",
            "select id from letter where sender_id = $1",
            &["update letter
                  set sender_id = $3
                where id = $1
                  and sender_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from letter o
                                       where o.sender_id = $3 and o.once = letter.once))"],
        ),
        column(
            "addressed",
            "select letter_id, position from addressee where person_id = $1",
            &["update addressee
                  set person_id = $4
                where letter_id = $1 and position = $2 and person_id = $3"],
        ),
        column(
            "read_through",
            "select group_id from letter_reader where person_id = $1",
            &["update letter_reader
                  set person_id = $3
                where group_id = $1
                  and person_id = $2
                  and not exists (select 1
                                    from letter_reader o
                                   where o.group_id = $1 and o.person_id = $3)"],
        ),
        // What his guardians hold for him, when he is a pupil.
        column(
            "copies_for",
            "select distinct d.letter_id, d.person_id
               from guardianship g
               join delivery d on d.person_id = g.guardian_id
              where g.pupil_id = $1 and d.on_behalf_of = $1",
            &["update delivery
                  set on_behalf_of = $4
                where letter_id = $1 and person_id = $2 and on_behalf_of = $3"],
        ),
        column(
            "addressed_for",
            "select distinct a.letter_id, a.position
               from guardianship g
               join addressee a on a.person_id = g.guardian_id
              where g.pupil_id = $1 and a.on_behalf_of = $1",
            &["update addressee
                  set on_behalf_of = $4
                where letter_id = $1 and position = $2 and on_behalf_of = $3"],
        ),
        // Of two folders that have one name, the one that comes is told apart by a number.
        column(
            "folders",
            "select id from letter_folder where person_id = $1",
            &[
                "update letter_folder
                    set name = name || ' (2)', sort_key = sort_key || ' ' || cast(id as text)
                  where id = $1
                    and person_id = $2
                    and exists (select 1
                                  from letter_folder o
                                 where o.person_id = $3 and o.sort_key = letter_folder.sort_key)",
                "update letter_folder set person_id = $3 where id = $1 and person_id = $2",
            ],
        ),
        column(
            "drafts",
            "select id from letter_draft where person_id = $1",
            &["update letter_draft set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "signature",
            "select 1 from letter_signature where person_id = $1",
            &["update letter_signature
                  set person_id = $3
                where person_id = $2
                  and cast($1 as bigint) = 1
                  and not exists (select 1 from letter_signature o where o.person_id = $3)"],
        ),
        // Nobody is left to block himself.
        column(
            "blocks",
            "select blocked_id from writing_block where person_id = $1",
            &["update writing_block
                  set person_id = $3
                where blocked_id = $1
                  and person_id = $2
                  and blocked_id <> $3
                  and not exists (select 1
                                    from writing_block o
                                   where o.person_id = $3 and o.blocked_id = $1)"],
        ),
        column(
            "blocked_by",
            "select person_id from writing_block where blocked_id = $1",
            &["update writing_block
                  set blocked_id = $3
                where person_id = $1
                  and blocked_id = $2
                  and person_id <> $3
                  and not exists (select 1
                                    from writing_block o
                                   where o.blocked_id = $3 and o.person_id = $1)"],
        ),
        column(
            "reports",
            "select id from letter_report where reporter_id = $1",
            &["update letter_report
                  set reporter_id = $3
                where id = $1
                  and reporter_id = $2
                  and not exists (select 1
                                    from letter_report o
                                   where o.reporter_id = $3
                                     and o.letter_id = letter_report.letter_id)"],
        ),
        column(
            "freezes",
            "select id from writing_freeze where person_id = $1",
            &["update writing_freeze
                  set person_id = $3
                where id = $1
                  and person_id = $2
                  and (lifted_at is not null
                       or not exists (select 1
                                        from writing_freeze o
                                       where o.person_id = $3
                                         and o.school_id = writing_freeze.school_id
                                         and o.lifted_at is null))"],
        ),
    ];
}
