//! What programs are answered, name by name.

use crate::{Draft, Letter, OwnFolder, freeze::Freeze, report::Report};
use base::Id;
use files::AttachedFile;
use people::{Person, School};
use serde::Serialize;
use utoipa::ToSchema;

/// Somebody who writes or is written to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Correspondent {
    #[schema(value_type = String)]
    pub id: Id<Person>,
    pub name: String,
}

/// A line of a list.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterLine {
    #[schema(value_type = String)]
    pub id: Id<Letter>,
    pub subject: String,
    pub summary: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    pub sender: Correspondent,
    /// RFC 3339.
    pub delivered_at: String,
    /// `waiting`, `held`, `sent`, `recalled`, `withdrawn`.
    pub state: &'static str,
    /// The number of its folder: 1 received, 2 sent, 3 archive, 4 bin, or one's own.
    pub folder: String,
    pub is_unread: bool,
    pub is_urgent: bool,
    pub is_mine: bool,
    pub attachments: u32,
    /// The child it is about.
    #[schema(value_type = Option<String>)]
    pub pupil: Option<Id<Person>>,
}

/// A page of a list: `avant` with the mark `older` asks for the next one.
#[derive(Debug, Serialize, ToSchema)]
pub struct LetterList {
    pub letters: Vec<LetterLine>,
    pub older: Option<String>,
}

/// A letter and its exchange, the oldest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Exchange {
    #[schema(value_type = String)]
    pub id: Id<Letter>,
    pub letters: Vec<FullLetter>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FullLetter {
    #[schema(value_type = String)]
    pub id: Id<Letter>,
    pub subject: String,
    /// In which language it is written: `fr`, `ar`…
    pub lang: &'static str,
    /// In the language the viewer reads, when a machine has made it.
    pub translation: Option<LetterTranslation>,
    pub sender: Correspondent,
    pub sent_at: String,
    pub state: &'static str,
    pub addressees: Vec<NamedAddressee>,
    /// None when it was taken back.
    pub html: Option<String>,
    pub is_urgent: bool,
    pub urgent_reason: String,
    pub no_reply: bool,
    pub wants_receipts: bool,
    pub files: Vec<AttachedFile>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct LetterTranslation {
    pub lang: &'static str,
    pub subject: String,
    pub html: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct NamedAddressee {
    /// `to`, `cc`, `bcc`.
    pub role: &'static str,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FolderLine {
    #[schema(value_type = String)]
    pub id: Id<OwnFolder>,
    pub name: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FolderList {
    pub folders: Vec<FolderLine>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DraftLine {
    #[schema(value_type = String)]
    pub id: Id<Draft>,
    pub subject: String,
    pub summary: String,
    pub updated_at: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct DraftList {
    pub drafts: Vec<DraftLine>,
}

/// What is being written: its fields are those of the form that saves and sends it.
#[derive(Debug, Serialize, ToSchema)]
pub struct Begun {
    pub draft: String,
    pub answers: String,
    pub kind: String,
    pub to: Vec<String>,
    pub cc: Vec<String>,
    pub bcc: Vec<String>,
    pub subject: String,
    pub body: String,
    pub body_format: String,
    pub when: String,
    pub later: String,
    pub urgent_reason: String,
    pub no_reply: String,
    pub receipts: String,
    pub copies: String,
    /// The tag of its language; empty: as it looks.
    pub lang: String,
    pub files: Vec<String>,
    /// Those who had the letter and cannot be answered.
    pub left_out: usize,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Kept {
    #[schema(value_type = Option<String>)]
    pub draft: Option<Id<Draft>>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct SentLetter {
    #[schema(value_type = String)]
    pub id: Id<Letter>,
    pub state: &'static str,
    pub deliver_at: String,
}

/// Somebody, or a group, the picker shows; `reason` says why it may not be written to.
#[derive(Debug, Serialize, ToSchema)]
pub struct Contact {
    pub value: String,
    pub name: String,
    pub detail: String,
    pub reason: Option<String>,
    pub allowed: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Changed {
    pub changed: u64,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Receipts {
    pub readers: i64,
    pub reads: i64,
    pub waiting: Vec<UnreadBy>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct UnreadBy {
    pub name: String,
    /// The pupil for whom a guardian received it.
    pub pupil: Option<String>,
    /// False while he has never opened his account: he cannot have read it.
    pub has_come: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Reminder {
    /// False when a reminder left not long ago.
    pub reminded: bool,
    pub deliver_at: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Preferences {
    pub signature: String,
    pub blocked: Vec<Correspondent>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Blocked {
    /// False when it is a head, whom nobody blocks.
    pub blocked: bool,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReportLine {
    #[schema(value_type = String)]
    pub id: Id<Report>,
    #[schema(value_type = String)]
    pub letter: Id<Letter>,
    #[schema(value_type = String)]
    pub school: Id<School>,
    pub sender: Correspondent,
    pub subject: String,
    pub reason: String,
    pub reported_at: String,
    /// `dismissed`, `withdrawn`, `frozen`.
    pub outcome: Option<&'static str>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReportedLetter {
    pub report: ReportLine,
    /// It and those around it, the oldest first.
    pub context: Vec<ContextLetter>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ContextLetter {
    #[schema(value_type = String)]
    pub id: Id<Letter>,
    pub sender: Correspondent,
    pub sent_at: String,
    pub html: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct HeldLetter {
    /// The id of its letter.
    #[schema(value_type = String)]
    pub id: Id<Letter>,
    pub sender: Correspondent,
    pub subject: String,
    pub html: String,
    /// How many persons it goes to.
    pub persons: i64,
    pub held_at: String,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct FrozenPerson {
    #[schema(value_type = String)]
    pub id: Id<Freeze>,
    pub person: Correspondent,
    pub frozen_at: String,
}

/// All that awaits those who look after the post of a school.
#[derive(Debug, Serialize, ToSchema)]
pub struct Moderation {
    pub open: Vec<ReportLine>,
    pub closed: Vec<ReportLine>,
    pub held: Vec<HeldLetter>,
    pub frozen: Vec<FrozenPerson>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Wrong {
    pub problems: Vec<WrongField>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct WrongField {
    pub field: &'static str,
    pub sentence: String,
}
