//! ACTES: what a local authority sends to the State, as files, and what comes back.
//!
//! The acts of local authorities are sent to the representative of the State (CGCT L2131-1; for
//! syndicates L5211-3 and L5721-4), on paper or electronically (R2131-1 to R2131-4). What goes
//! over the wire is fixed by the "norme d'échange", annex 1 of the "cahier des charges" approved by
//! the arrêté of 26 October 2005 (amended on 13 October 2011): XML messages in ISO-8859-1 after the
//! schema `actesv1_1.xsd`, in an envelope, in an archive. Only an accredited operator may carry
//! them: [`Carrier`] is what we ask of one.
//!
//! ```text
//! Draft ─ deposit ─▶ Deposit ─ shipment ─▶ Shipment ─ archive ─▶ Archive (.tar.gz)
//!                       └───── Carrier::deposit ─▶ Transaction ─ progress ─▶ Message
//! ```
//!
//! Files in, files out: no table, no page, no sentence for people. Errors carry what the sentence
//! needs.

mod act;
mod archive;
mod attachment;
mod cancellation;
mod classification;
mod connector;
mod draft;
mod envelope;
mod identifier;
mod latin;
mod letter;
mod multipart;
mod names;
mod national;
mod reading;
mod receipt;
mod refusal;
mod s2low;
mod sender;
mod shipment;
mod siren;
mod tree;
mod writing;

pub use act::{Act, ActNature, InternalNumber, Matter, Subject};
pub use archive::{ARCHIVE_BYTES_MAX, Archive, ArchiveProblem, File, pack, unpack};
pub use attachment::{Attachment, FileFormat, SignedFile, Typology};
pub use cancellation::{Cancellation, ClassificationRequest};
pub use classification::{AttachmentKind, Classification, MatterEntry, NatureEntry};
pub use connector::{
    Carrier, CarrierProblem, LetterNotice, Pending, Progress, Received, Transaction,
};
pub use draft::{Deposit, Draft};
pub use envelope::{IncomingEnvelope, MailAddress, OutgoingEnvelope, Referent, StateService};
pub use identifier::ActId;
pub use latin::{Latin, LatinProblem};
pub use letter::{
    Answer, AnswerKind, CourtReferral, Letter, LetterKind, LetterReceipt, LetterReceiptKind,
};
pub use names::{
    Application, ArchiveName, EnvelopeName, MessageCode, MessageName, Serial, Trigram,
};
pub use reading::{Message, ReadingProblem, read, read_acknowledgement, read_classification};
pub use receipt::{
    Acknowledgement, ActAnomaly, AnswerReceipt, AnswerReceiptKind, CancellationReceipt,
    EnvelopeAnomaly,
};
pub use refusal::{Piece, Refusal};
pub use s2low::{S2low, S2lowAccess};
pub use sender::{Arrondissement, AuthorityNature, Department, Sender};
pub use shipment::{Shipment, Shipping};
pub use siren::Siren;
