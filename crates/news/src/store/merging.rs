//! Two records are one person: his articles, comments and marks follow him.

use web::merging::{Column, Merging, Names, column};

pub const MERGING: Merging = Merging::of::<News>();

struct News;

impl Names for News {
    const COLUMNS: &[Column] = &[
        column(
            "written",
            "select id from news_article where author_id = $1",
            &["update news_article
                  set author_id = $3
                where id = $1
                  and author_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from news_article o
                                       where o.author_id = $3 and o.once = news_article.once))"],
        ),
        column(
            "edited",
            "select id from news_article where editor_id = $1",
            &["update news_article set editor_id = $3 where id = $1 and editor_id = $2"],
        ),
        column(
            "versions",
            "select article_id, version from news_version where editor_id = $1",
            &["update news_version
                  set editor_id = $4
                where article_id = $1 and version = $2 and editor_id = $3"],
        ),
        column(
            "seen",
            "select edition from news_seen where person_id = $1",
            &["update news_seen
                  set person_id = $3
                where edition = $1
                  and person_id = $2
                  and not exists (select 1
                                    from news_seen o
                                   where o.edition = $1 and o.person_id = $3)"],
        ),
        column(
            "comments",
            "select id from news_comment where author_id = $1",
            &["update news_comment
                  set author_id = $3
                where id = $1
                  and author_id = $2
                  and (once = ''
                       or not exists (select 1
                                        from news_comment o
                                       where o.author_id = $3 and o.once = news_comment.once))"],
        ),
        column(
            "hidden",
            "select id from news_comment where hidden_by = $1",
            &["update news_comment set hidden_by = $3 where id = $1 and hidden_by = $2"],
        ),
        column(
            "reports",
            "select comment_id from news_report where reporter_id = $1",
            &["update news_report
                  set reporter_id = $3
                where comment_id = $1
                  and reporter_id = $2
                  and not exists (select 1
                                    from news_report o
                                   where o.comment_id = $1 and o.reporter_id = $3)"],
        ),
        column(
            "alerts",
            "select id from news_alert where author_id = $1",
            &["update news_alert set author_id = $3 where id = $1 and author_id = $2"],
        ),
        column(
            "ended",
            "select id from news_alert where ended_by = $1",
            &["update news_alert set ended_by = $3 where id = $1 and ended_by = $2"],
        ),
        column(
            "unsaved",
            "select id from news_unsaved where person_id = $1",
            &["update news_unsaved set person_id = $3 where id = $1 and person_id = $2"],
        ),
        column(
            "tuned",
            "select id from news_thread where tuned_by = $1",
            &["update news_thread set tuned_by = $3 where id = $1 and tuned_by = $2"],
        ),
    ];
}
