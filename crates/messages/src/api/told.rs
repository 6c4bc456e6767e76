//! What each route for programs takes and answers, as the document of the API says it.

use super::{shapes::*, writing::Asked};
use crate::pages::{
    folders::FolderForm,
    judgement::Decision,
    letter_form::LetterForm,
    lists::At,
    preferences::{SignatureForm, UnblockForm},
    prefill,
    report::ReportForm,
    search,
    tidying::Tidying,
};
use web::{api::Operation, id};

pub fn received() -> Operation {
    Operation::new(id!("messages-api-lists-received")).query::<At>().answers::<LetterList>()
}

pub fn unread() -> Operation {
    Operation::new(id!("messages-api-lists-unread")).query::<At>().answers::<LetterList>()
}

pub fn sent() -> Operation {
    Operation::new(id!("messages-api-lists-sent")).query::<At>().answers::<LetterList>()
}

pub fn archive() -> Operation {
    Operation::new(id!("messages-api-lists-archive")).query::<At>().answers::<LetterList>()
}

pub fn bin() -> Operation {
    Operation::new(id!("messages-api-lists-bin")).query::<At>().answers::<LetterList>()
}

pub fn own() -> Operation {
    Operation::new(id!("messages-api-lists-own")).query::<At>().answers::<LetterList>()
}

pub fn empty_bin() -> Operation {
    Operation::new(id!("messages-api-lists-empty-bin")).answers::<Changed>()
}

pub fn tidy() -> Operation {
    Operation::new(id!("messages-api-lists-tidy")).form::<Tidying>().answers::<Changed>()
}

pub fn find() -> Operation {
    Operation::new(id!("messages-api-lists-find")).query::<search::Asked>().answers::<LetterList>()
}

pub fn folders() -> Operation {
    Operation::new(id!("messages-api-lists-folders")).answers::<FolderList>()
}

pub fn make_folder() -> Operation {
    Operation::new(id!("messages-api-lists-make-folder"))
        .form::<FolderForm>()
        .answers_with::<FolderLine>(201)
}

pub fn rename_folder() -> Operation {
    Operation::new(id!("messages-api-lists-rename-folder"))
        .form::<FolderForm>()
        .answers::<FolderLine>()
}

pub fn delete_folder() -> Operation {
    Operation::new(id!("messages-api-lists-delete-folder")).answers_nothing()
}

pub fn send() -> Operation {
    Operation::new(id!("messages-api-writing-send"))
        .form::<LetterForm>()
        .answers_with::<SentLetter>(201)
}

pub fn contacts() -> Operation {
    Operation::new(id!("messages-api-writing-contacts")).query::<Asked>().answers_list::<Contact>()
}

pub fn begin() -> Operation {
    Operation::new(id!("messages-api-writing-begin")).query::<prefill::Asked>().answers::<Begun>()
}

pub fn drafts() -> Operation {
    Operation::new(id!("messages-api-writing-drafts")).answers::<DraftList>()
}

pub fn save() -> Operation {
    Operation::new(id!("messages-api-writing-save")).form::<LetterForm>().answers::<Kept>()
}

pub fn draft() -> Operation {
    Operation::new(id!("messages-api-writing-draft")).answers::<Begun>()
}

pub fn discard() -> Operation {
    Operation::new(id!("messages-api-writing-discard")).answers_nothing()
}

pub fn preferences() -> Operation {
    Operation::new(id!("messages-api-writing-preferences")).answers::<Preferences>()
}

pub fn sign() -> Operation {
    Operation::new(id!("messages-api-writing-sign")).form::<SignatureForm>().answers_nothing()
}

pub fn letter() -> Operation {
    Operation::new(id!("messages-api-letters-letter")).answers::<Exchange>()
}

pub fn take_back() -> Operation {
    Operation::new(id!("messages-api-letters-take-back")).answers::<Kept>()
}

pub fn receipts() -> Operation {
    Operation::new(id!("messages-api-letters-receipts")).answers::<Receipts>()
}

pub fn remind() -> Operation {
    Operation::new(id!("messages-api-letters-remind")).answers::<Reminder>()
}

pub fn unblock() -> Operation {
    Operation::new(id!("messages-api-care-unblock")).form::<UnblockForm>().answers_nothing()
}

pub fn block() -> Operation {
    Operation::new(id!("messages-api-care-block")).answers::<Blocked>()
}

pub fn report() -> Operation {
    Operation::new(id!("messages-api-care-report")).form::<ReportForm>().answers_nothing()
}

pub fn reports() -> Operation {
    Operation::new(id!("messages-api-care-reports")).answers::<Moderation>()
}

pub fn reported() -> Operation {
    Operation::new(id!("messages-api-care-reported")).answers::<ReportedLetter>()
}

pub fn judge() -> Operation {
    Operation::new(id!("messages-api-care-judge")).form::<Decision>().answers_nothing()
}

pub fn held() -> Operation {
    Operation::new(id!("messages-api-care-held")).answers::<HeldLetter>()
}

pub fn let_go() -> Operation {
    Operation::new(id!("messages-api-care-let-go")).form::<Decision>().answers_nothing()
}

pub fn thaw() -> Operation {
    Operation::new(id!("messages-api-care-thaw")).answers_nothing()
}
