//! Two records are one person: his articles, alerts and what he has not saved follow him.

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
