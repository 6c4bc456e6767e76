//! Two records are one person: slips and answers follow him.
//!
//! Signatures do not: each says what was true when it was given, and the chain would not hold. Who
//! reads them finds the person a record was merged into.

use web::merging::{Column, Merging, Names, column};

pub const MERGING: Merging = Merging::of::<Book>();

struct Book;

impl Names for Book {
    const COLUMNS: &[Column] = &[
        column(
            "written",
            "select id from slip where author_id = $1",
            &["update slip
                  set author_id = $3
                where id = $1
                  and author_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from slip o
                                       where o.author_id = $3 and o.once = slip.once))"],
        ),
        column(
            "asked",
            "select slip_id from slip_pupil where pupil_id = $1",
            &["update slip_pupil
                  set pupil_id = $3
                where slip_id = $1
                  and pupil_id = $2
                  and not exists (select 1
                                    from slip_pupil o
                                   where o.slip_id = $1 and o.pupil_id = $3)"],
        ),
        column(
            "targeted",
            "select slip_id, position from slip_target where pupil_id = $1",
            &["update slip_target
                  set pupil_id = $4
                where slip_id = $1 and position = $2 and pupil_id = $3"],
        ),
        column(
            "given",
            "select slip_id, pupil_id from slip_answer where guardian_id = $1",
            &["update slip_answer
                  set guardian_id = $4
                where slip_id = $1
                  and pupil_id = $2
                  and guardian_id = $3
                  and not exists (select 1
                                    from slip_answer o
                                   where o.slip_id = $1
                                     and o.pupil_id = $2
                                     and o.guardian_id = $4)"],
        ),
        column(
            "received",
            "select slip_id, guardian_id from slip_answer where pupil_id = $1",
            &["update slip_answer
                  set pupil_id = $4
                where slip_id = $1
                  and guardian_id = $2
                  and pupil_id = $3
                  and not exists (select 1
                                    from slip_answer o
                                   where o.slip_id = $1
                                     and o.guardian_id = $2
                                     and o.pupil_id = $4)"],
        ),
        column(
            "booked",
            "select slip_id, question from slip_booking where pupil_id = $1",
            &["update slip_booking
                  set pupil_id = $4
                where slip_id = $1
                  and question = $2
                  and pupil_id = $3
                  and not exists (select 1
                                    from slip_booking o
                                   where o.slip_id = $1 and o.question = $2 and o.pupil_id = $4)"],
        ),
        column(
            "drafts",
            "select id from slip_draft where person_id = $1",
            &["update slip_draft set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "templates",
            "select id from slip_template where by_id = $1",
            &["update slip_template set by_id = $3 where id = $1 and by_id = $2"],
        ),
    ];
}
