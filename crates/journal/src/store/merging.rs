//! The columns of the journal that name somebody: they follow a person whose two records become
//! one. What that one has already stays his.

use web::merging::{Column, Names, column};

pub struct Journal;

impl Names for Journal {
    const COLUMNS: &'static [Column] = &[
        column(
            "written",
            "select id from journal_post where author_id = $1",
            &["update journal_post
                  set author_id = $3
                where author_id = $2
                  and id = $1
                  and (once = ''
                       or not exists (select 1
                                        from journal_post o
                                       where o.author_id = $3 and o.once = journal_post.once))"],
        ),
        column(
            "edited",
            "select id from journal_post where editor_id = $1",
            &["update journal_post set editor_id = $3 where editor_id = $2 and id = $1"],
        ),
        column(
            "published",
            "select id from journal_post where publisher_id = $1",
            &["update journal_post set publisher_id = $3 where publisher_id = $2 and id = $1"],
        ),
        column(
            "checked",
            "select post_id, file_id from journal_picture where checked_by = $1",
            &["update journal_picture
                  set checked_by = $4
                where post_id = $1 and file_id = $2 and checked_by = $3"],
        ),
        column(
            "shown",
            "select post_id, file_id from journal_tag where pupil_id = $1",
            &["update journal_tag
                  set pupil_id = $4
                where post_id = $1
                  and file_id = $2
                  and pupil_id = $3
                  and not exists (select 1
                                    from journal_tag o
                                   where o.post_id = $1 and o.file_id = $2 and o.pupil_id = $4)"],
        ),
        column(
            "thanked",
            "select post_id from journal_reaction where person_id = $1",
            &["update journal_reaction
                  set person_id = $3
                where person_id = $2
                  and post_id = $1
                  and not exists (select 1
                                    from journal_reaction o
                                   where o.post_id = $1 and o.person_id = $3)"],
        ),
        column(
            "books",
            "select class_id from journal_book where asked_by = $1",
            &["update journal_book set asked_by = $3 where asked_by = $2 and class_id = $1"],
        ),
        column(
            "chosen",
            "select class_id from journal_setting where changed_by = $1",
            &["update journal_setting
                  set changed_by = $3
                where changed_by = $2 and class_id = $1"],
        ),
    ];
}
