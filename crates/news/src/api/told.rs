//! What each route for programs takes and answers, as the document of the API says it.

use super::shapes::*;
use crate::pages::{article_form::ArticleForm, feed::At, search};
use publication::pages::handing::ReturnForm;
use web::{api::Operation, id};

pub fn feed() -> Operation {
    Operation::new(id!("news-api-feed")).query::<At>().answers::<ArticleList>()
}

pub fn thread() -> Operation {
    Operation::new(id!("news-api-thread")).query::<At>().answers::<ArticleList>()
}

pub fn find() -> Operation {
    Operation::new(id!("news-api-find")).query::<search::Asked>().answers::<ArticleList>()
}

pub fn desk() -> Operation {
    Operation::new(id!("news-api-desk")).answers::<WritingDesk>()
}

pub fn article() -> Operation {
    Operation::new(id!("news-api-article")).answers::<FullArticle>()
}

pub fn reads() -> Operation {
    Operation::new(id!("news-api-reads")).answers::<ReadFigures>()
}

pub fn begin() -> Operation {
    Operation::new(id!("news-api-begin")).form::<ArticleForm>().answers_with::<WrittenArticle>(201)
}

pub fn save() -> Operation {
    Operation::new(id!("news-api-save")).form::<ArticleForm>().answers::<WrittenArticle>()
}

pub fn publish() -> Operation {
    Operation::new(id!("news-api-publish")).answers_nothing()
}

pub fn refuse() -> Operation {
    Operation::new(id!("news-api-refuse")).form::<ReturnForm>().answers_nothing()
}

pub fn withdraw() -> Operation {
    Operation::new(id!("news-api-withdraw")).answers_nothing()
}

pub fn discard() -> Operation {
    Operation::new(id!("news-api-discard")).answers_nothing()
}
