//! Whatever may be said is read as it was written; whatever comes is read or refused.

use crate::lys::day;
use actes::*;
use base::Day;
use proptest::prelude::*;

fn any_day() -> impl Strategy<Value = Day> {
    (0..20_000).prop_map(|days| day("2000-01-01").plus_days(days))
}

/// Words of ISO-8859-1 that need escaping and accents, on one line.
fn any_line() -> impl Strategy<Value = String> {
    prop::collection::vec("[ -~¡-¬®-ÿ]{1,9}", 1..6).prop_filter_map("not empty", |words| {
        Latin::parse(&words.join(" "), 400).ok().map(|line| line.to_string())
    })
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(any_line(), 1..4).prop_map(|lines| lines.join("\n"))
}

fn any_siren() -> impl Strategy<Value = Siren> {
    (0_u32..100_000_000).prop_map(|first| {
        let mut keys = (0..10).map(|key| Siren::parse(&format!("{first:08}{key}")));
        keys.find_map(Result::ok).expect("one key is right")
    })
}

fn any_department() -> impl Strategy<Value = Department> {
    prop::sample::select(vec!["59", "62", "2A", "2B", "01", "974"])
        .prop_map(|code| Department::parse(code).expect("a department"))
}

fn any_arrondissement() -> impl Strategy<Value = Arrondissement> {
    "[0-9]".prop_map(|it| Arrondissement::parse(&it).expect("a figure"))
}

fn any_nature() -> impl Strategy<Value = ActNature> {
    prop::sample::select(ActNature::ALL.to_vec())
}

fn any_number() -> impl Strategy<Value = InternalNumber> {
    "[A-Z0-9]([A-Z0-9_]{0,13}[A-Z0-9])?"
        .prop_map(|it| InternalNumber::parse(&it).expect("a number"))
}

fn any_id() -> impl Strategy<Value = ActId> {
    (any_department(), any_siren(), any_day(), any_number(), any_nature()).prop_map(
        |(department, siren, decided_on, number, nature)| ActId {
            department,
            siren,
            decided_on,
            number,
            nature,
        },
    )
}

fn any_file() -> impl Strategy<Value = SignedFile> {
    ("[A-Za-z0-9_é-]{1,20}\\.pdf", prop::option::of("[A-Za-z0-9+/]{4,40}=="))
        .prop_map(|(name, signature)| SignedFile { name, signature })
}

fn any_files(least: usize) -> impl Strategy<Value = Vec<SignedFile>> {
    prop::collection::vec(any_file(), least..4)
}

fn any_act() -> impl Strategy<Value = Act> {
    let matter = prop::collection::vec(1_u32..=999, 2..=5).prop_map(|codes| {
        let codes: Vec<String> = codes.iter().map(u32::to_string).collect();
        Matter::parse(&codes.join(".")).expect("a matter")
    });
    let subject = any_line().prop_map(|line| Subject::parse(&line).expect("a subject"));
    let first = (any_day(), any_number(), any_nature(), matter, subject);
    let then = (prop::option::of(any_id()), any_day(), any_file(), any_files(0), any::<bool>());
    (first, then).prop_map(|(first, then)| {
        let (decided_on, number, nature, matter, subject) = first;
        let (previous, classified_on, document, annexes, follows_on_paper) = then;
        Act {
            decided_on,
            number,
            nature,
            matter,
            subject,
            previous,
            classified_on,
            document,
            annexes,
            follows_on_paper,
        }
    })
}

fn any_referent() -> impl Strategy<Value = Option<Referent>> {
    let mail = prop::sample::select(vec!["", "a@b.fr", "a_b.c-d@e.f-g.museum"]);
    prop::option::of((any_line(), "[0-9 ]{0,14}", mail).prop_map(|(name, telephone, mail)| {
        let name: String = name.chars().take(50).collect();
        Referent::parse(&name, &telephone, mail).expect("a referent")
    }))
}

fn any_outgoing() -> impl Strategy<Value = OutgoingEnvelope> {
    let sender = (any_siren(), any_department(), any_arrondissement(), "[0-9]{2}").prop_map(
        |(siren, department, arrondissement, nature)| Sender {
            siren,
            department,
            arrondissement,
            nature: AuthorityNature::parse(&nature).expect("a nature"),
        },
    );
    (sender, any_referent(), any_files(1)).prop_map(|(sender, referent, forms)| OutgoingEnvelope {
        sender,
        referent,
        return_mails: vec![MailAddress::parse("a@b.fr").expect("an address")],
        forms,
    })
}

fn any_incoming() -> impl Strategy<Value = IncomingEnvelope> {
    let service =
        (any_department(), any_arrondissement(), 0..3).prop_map(|(it, at, which)| match which {
            0 => StateService::Regional(it),
            1 => StateService::Prefecture(it),
            _ => StateService::SubPrefecture(it, at),
        });
    (service, any_referent(), any_files(1), any_siren()).prop_map(
        |(service, referent, forms, recipient)| IncomingEnvelope {
            service,
            referent,
            forms,
            recipient,
        },
    )
}

fn any_classification() -> impl Strategy<Value = Classification> {
    let leaf = (1_u32..99, any_line()).prop_map(|(code, label)| MatterEntry {
        code,
        label,
        below: Vec::new(),
    });
    let entry = leaf.prop_recursive(4, 12, 3, |below| {
        (1_u32..99, any_line(), prop::collection::vec(below, 0..3))
            .prop_map(|(code, label, below)| MatterEntry { code, label, below })
    });
    let kind = ("[0-9]{2}_[A-Z]{2}", any_line()).prop_map(|(code, label)| AttachmentKind {
        typology: Typology::parse(&code).expect("a typology"),
        label,
    });
    let nature = (1_u32..9, any_line(), "[A-Z]{2}", prop::collection::vec(kind, 0..3)).prop_map(
        |(code, label, abridgement, attachments)| NatureEntry {
            code,
            label,
            abridgement,
            attachments,
        },
    );
    let natures = prop::collection::vec(nature, 1..4);
    (any_day(), natures, prop::collection::vec(entry, 1..4))
        .prop_map(|(dated, natures, matters)| Classification { dated, natures, matters })
}

fn any_letter() -> impl Strategy<Value = Letter> {
    let kind = (any_text(), 0..3).prop_map(|(text, which)| match which {
        0 => LetterKind::Simple,
        1 => LetterKind::PiecesAsked { description: text },
        _ => LetterKind::Observations { reason: text },
    });
    (kind, any_id(), any_day(), any_file()).prop_map(|(kind, act, written_on, document)| Letter {
        kind,
        act,
        written_on,
        document,
    })
}

fn any_answer() -> impl Strategy<Value = Answer> {
    let kind = prop::sample::select(AnswerKind::ALL.to_vec());
    (kind, any_id(), any_day(), any_files(1)).prop_map(|(kind, act, written_on, mut documents)| {
        if kind != AnswerKind::Pieces {
            documents.truncate(1);
        }
        Answer { kind, act, written_on, documents }
    })
}

fn any_receipt() -> impl Strategy<Value = Message> {
    let detail = || prop::option::of(any_text());
    prop_oneof![
        (any_id(), any_day(), any_act(), any_day()).prop_map(
            |(id, received_on, act, classification_in_force)| Message::Acknowledgement(
                Acknowledgement { id, received_on, act, classification_in_force }
            )
        ),
        (any_day(), 0_u32..1_000, detail(), any_act()).prop_map(|(dated, nature, detail, act)| {
            let classification_in_force = dated;
            let anomaly = ActAnomaly { dated, nature, detail, act, classification_in_force };
            Message::ActAnomaly(anomaly)
        }),
        (any_day(), 0_u32..1_000, detail(), any_outgoing()).prop_map(
            |(dated, nature, detail, envelope)| Message::EnvelopeAnomaly(EnvelopeAnomaly {
                dated,
                nature,
                detail,
                envelope
            })
        ),
        (any_id(), any_day(), any_day(), any::<bool>()).prop_map(
            |(act, written_on, received_on, is_pieces)| {
                let kind = if is_pieces {
                    AnswerReceiptKind::Pieces
                } else {
                    AnswerReceiptKind::Observations
                };
                Message::AnswerReceipt(AnswerReceipt { kind, act, written_on, received_on })
            }
        ),
        (any_id(), any_day(), any::<bool>()).prop_map(|(act, written_on, is_pieces)| {
            let kind = if is_pieces {
                LetterReceiptKind::PiecesAsked
            } else {
                LetterReceiptKind::Observations
            };
            Message::LetterReceipt(LetterReceipt { kind, act, written_on })
        }),
        (any_id(), any_day()).prop_map(|(act, received_on)| Message::CancellationReceipt(
            CancellationReceipt { act, received_on }
        )),
    ]
}

fn any_message() -> impl Strategy<Value = Message> {
    let referral = (any_id(), any_day(), any_text(), any_files(0)).prop_map(
        |(act, lodged_on, illegality, documents)| CourtReferral {
            act,
            lodged_on,
            illegality,
            documents,
        },
    );
    prop_oneof![
        any_act().prop_map(Message::Act),
        any_receipt(),
        any_letter().prop_map(Message::Letter),
        any_answer().prop_map(Message::Answer),
        referral.prop_map(Message::CourtReferral),
        any_id().prop_map(|act| Message::Cancellation(Cancellation { act })),
        prop::option::of(any_day())
            .prop_map(|known| { Message::ClassificationRequest(ClassificationRequest { known }) }),
        any_classification().prop_map(Message::Classification),
        any_day().prop_map(Message::ClassificationUnchanged),
        any_outgoing().prop_map(Message::OutgoingEnvelope),
        any_incoming().prop_map(Message::IncomingEnvelope),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_message_is_read_as_it_was_written(message in any_message()) {
        let written = message.write().expect("it is Latin");
        prop_assert_eq!(read(&written), Ok(message));
    }

    #[test]
    fn any_name_is_read_as_it_was_written(
        id in any_id(), transaction in 1_u8..=7, number in 1_u8..=9, serial in 0_u32..10_000,
        is_about_an_act in any::<bool>(),
    ) {
        let code = MessageCode { transaction, message: number };
        let mut name = MessageName { serial, ..MessageName::of_act(&id, code) };
        name.act = name.act.filter(|_| is_about_an_act);
        prop_assert_eq!(MessageName::parse(&name.to_string()), Some(name));
        prop_assert_eq!(ActId::parse(&id.to_string()), Ok(id));
    }

    /// A message bitten by chance: cut, a byte changed, a piece twice.
    #[test]
    fn any_bytes_are_a_message_or_a_problem(
        message in any_message(), at in any::<prop::sample::Index>(),
        length in 0_usize..60, bytes in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let mut written = message.write().expect("it is Latin");
        let start = at.index(written.len());
        let end = written.len().min(start + length);
        written.splice(start..end, bytes.iter().copied());
        if let Ok(message) = read(&written) {
            // What was read is read the same when it is told again, or holds a letter we do not
            // send.
            match message.write() {
                Ok(told) => prop_assert_eq!(read(&told), Ok(message)),
                Err(Refusal::Character { .. }) => {}
                Err(other) => prop_assert!(false, "{:?}", other),
            }
        }
        let _ = (actes::read(&bytes), unpack(&bytes));
    }

    #[test]
    fn any_text_is_a_name_or_none(text in "[0-9A-Z_.a-z-]{0,60}|\\PC{0,60}") {
        if let Some(name) = EnvelopeName::parse(&text) {
            prop_assert_eq!(EnvelopeName::parse(&name.file()), Some(name));
        }
        let _ = (MessageName::parse(&text), ArchiveName::parse(&text), ActId::parse(&text));
        let _ = (Matter::parse(&text), Department::parse(&text), MailAddress::parse(&text));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// What an operator gives as an archive: any files, a message among them, one of them bitten.
    #[test]
    fn any_archive_is_a_letter_or_a_problem(
        message in any_message(),
        names in prop::collection::btree_set("[a-z]{1,8}\\.(xml|pdf)", 1..5),
        at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut written = message.write().expect("it is Latin");
        let count = names.len();
        let mut files: Vec<File> =
            names.into_iter().map(|name| File { name, bytes: bytes.clone() }).collect();
        files[at.index(count)].bytes = written.clone();
        if let Ok(received) = Received::open(&pack(&files).expect("an archive")) {
            prop_assert!(received.files.len() == count && received.message == message);
        }
        let start = at.index(written.len());
        written.splice(start..start, bytes);
        files[at.index(count)].bytes = written;
        let mut archive = pack(&files).expect("an archive");
        let _ = Received::open(&archive);
        let start = at.index(archive.len());
        archive.truncate(start);
        prop_assert!(Received::open(&archive).is_err(), "a cut archive is no archive");
    }
}
