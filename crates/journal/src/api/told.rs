//! What each route for programs takes and answers, as the document of the API says it.

use super::shapes::*;
use crate::pages::{
    feed::At, picture::PictureForm, post_form::PostForm, reactions::ReactionForm,
    rights::RightsForm, search,
};
use publication::pages::handing::ReturnForm;
use web::{api::Operation, id};

pub fn feed() -> Operation {
    Operation::new(id!("journal-api-feed")).query::<At>().answers::<PostList>()
}

pub fn class() -> Operation {
    Operation::new(id!("journal-api-class")).query::<At>().answers::<PostList>()
}

pub fn find() -> Operation {
    Operation::new(id!("journal-api-find")).query::<search::Asked>().answers::<PostList>()
}

pub fn desk() -> Operation {
    Operation::new(id!("journal-api-desk")).answers::<JournalDesk>()
}

pub fn one() -> Operation {
    Operation::new(id!("journal-api-post")).answers::<FullPost>()
}

pub fn rights() -> Operation {
    Operation::new(id!("journal-api-rights")).answers::<RightsList>()
}

pub fn say_rights() -> Operation {
    Operation::new(id!("journal-api-say-rights")).form::<RightsForm>().answers_nothing()
}

pub fn begin() -> Operation {
    Operation::new(id!("journal-api-begin")).form::<PostForm>().answers_with::<WrittenPost>(201)
}

pub fn save() -> Operation {
    Operation::new(id!("journal-api-save")).form::<PostForm>().answers::<WrittenPost>()
}

pub fn look() -> Operation {
    Operation::new(id!("journal-api-look")).form::<PictureForm>().answers_nothing()
}

pub fn publish() -> Operation {
    Operation::new(id!("journal-api-publish")).answers_nothing()
}

pub fn give_back() -> Operation {
    Operation::new(id!("journal-api-return")).form::<ReturnForm>().answers_nothing()
}

pub fn withdraw() -> Operation {
    Operation::new(id!("journal-api-withdraw")).answers_nothing()
}

pub fn discard() -> Operation {
    Operation::new(id!("journal-api-discard")).answers_nothing()
}

pub fn react() -> Operation {
    Operation::new(id!("journal-api-react")).form::<ReactionForm>().answers_nothing()
}
