//! S²LOW, as a platform by other hands answers for it (`tools/actes-counterpart`), when
//! `PREAU_TEST_ACTES` names it: it checks what it is sent, and what we send is checked there.

use crate::lys::{PDF, PNG, attachment, day, draft, sender, shipping};
use actes::{
    AnswerKind, Cancellation, Carrier, CarrierProblem, ClassificationRequest, Deposit, Draft,
    InternalNumber, LetterKind, Matter, Message, Progress, S2low, S2lowAccess, Sender, Serial,
    Shipping, Siren, Subject, Transaction,
};
use base::{Day, Random};

#[expect(clippy::disallowed_methods, reason = "tests are configured by their command")]
fn counterpart() -> Option<String> {
    std::env::var("PREAU_TEST_ACTES").ok()
}

/// An authority that nobody has met: what one has sent, the counterpart does not forget.
fn somebody() -> Sender {
    let random = Random::system();
    let first = random.word(b"0123456789", 8);
    let mut sirens = (0..10).filter_map(|key| Siren::parse(&format!("{first}{key}")).ok());
    Sender { siren: sirens.next().expect("one key is right"), ..sender() }
}

fn access(url: &str, sender: &Sender) -> S2lowAccess {
    S2lowAccess {
        url: url.to_owned(),
        login: sender.siren.to_string(),
        password: "secret".to_owned(),
        ..S2lowAccess::default()
    }
}

fn open(url: &str, sender: &Sender) -> S2low {
    S2low::open(access(url, sender)).expect("an access")
}

fn today() -> Day {
    day("2023-12-14")
}

async fn deposit(s2low: &S2low, sender: &Sender, draft: Draft) -> Deposit {
    let classification = s2low.classification().await.expect("the classification in force");
    draft.deposit(sender, &classification, today()).expect("it may be sent")
}

fn numbered(number: &str) -> Draft {
    Draft { number: InternalNumber::parse(number).expect("a number"), ..draft() }
}

/// Asks until the State has answered.
async fn answer(s2low: &S2low, transaction: Transaction) -> (Vec<Progress>, Progress) {
    let mut before = Vec::new();
    for _ in 0..5 {
        match s2low.progress(transaction).await.expect("where it is") {
            progress @ (Progress::Taken | Progress::Sent) => before.push(progress),
            progress => return (before, progress),
        }
    }
    panic!("the State does not answer");
}

#[tokio::test]
async fn an_act_is_taken_sent_and_acknowledged() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let s2low = open(&url, &sender);
    s2low.check().await.expect("it knows us");
    let subject = Subject::parse("L’œuvre « numérique » < 12 € & \"Été\"").expect("a subject");
    let annexes = vec![attachment("99_AU", PDF), attachment("99_AU", PNG)];
    let draft = Draft { subject, annexes, ..draft() };
    let deposit = deposit(&s2low, &sender, draft).await;
    let transaction = s2low.deposit(&deposit).await.expect("it is taken");
    assert_eq!(s2low.find(&deposit.id).await, Ok(Some(transaction)));

    let (before, after) = answer(&s2low, transaction).await;
    assert_eq!(before, [Progress::Taken, Progress::Sent]);
    let Progress::Answered { message, file } = after else { panic!("{after:?}") };
    let Message::Acknowledgement(acknowledgement) = *message else { panic!("{message:?}") };
    assert_eq!(acknowledgement.id, deposit.id);
    assert_eq!(acknowledgement.act, deposit.act, "what was received is what was sent");
    assert_eq!(actes::read_acknowledgement(&file), Ok(acknowledgement), "the proof is kept");
    assert!(s2low.slip(transaction).await.expect("a slip").starts_with(b"%PDF-"));
}

#[tokio::test]
async fn a_number_is_taken_once() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let s2low = open(&url, &sender);
    let deposit = deposit(&s2low, &sender, draft()).await;
    assert_eq!(s2low.find(&deposit.id).await, Ok(None));
    s2low.deposit(&deposit).await.expect("it is taken");
    let again = s2low.deposit(&deposit).await.expect_err("it is there");
    let CarrierProblem::Refused { reason } = &again else { panic!("{again:?}") };
    assert_eq!(reason, "Ce numéro a déjà été donné à un acte.\nDonnez-en un autre à celui-ci.");
    assert!(!again.is_passing());
}

#[tokio::test]
async fn an_anomaly_is_told_in_its_words() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let s2low = open(&url, &sender);
    let deposit = deposit(&s2low, &sender, numbered("1_ANOMALY")).await;
    let transaction = s2low.deposit(&deposit).await.expect("it is taken");
    let (_, after) = answer(&s2low, transaction).await;
    let reason = "002 : la classification utilisée n'est plus en vigueur à la préfecture";
    assert_eq!(after, Progress::Refused { reason: reason.to_owned() });
}

#[tokio::test]
async fn a_sending_is_taken_back_once_it_was_acknowledged() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let s2low = open(&url, &sender);
    let deposit = deposit(&s2low, &sender, draft()).await;
    let transaction = s2low.deposit(&deposit).await.expect("it is taken");
    let early = s2low.cancel(transaction).await.expect_err("it was not acknowledged");
    assert!(matches!(early, CarrierProblem::Refused { .. }));
    answer(&s2low, transaction).await;
    let cancellation = s2low.cancel(transaction).await.expect("it is taken back");
    let (_, after) = answer(&s2low, cancellation).await;
    let Progress::Answered { message, .. } = after else { panic!("{after:?}") };
    let Message::CancellationReceipt(receipt) = *message else { panic!("{message:?}") };
    assert_eq!(receipt.act, deposit.id);
}

#[tokio::test]
async fn a_letter_is_fetched_read_and_answered() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let s2low = open(&url, &sender);
    for number in ["1_LETTER", "2_PIECES"] {
        let deposit = deposit(&s2low, &sender, numbered(number)).await;
        let transaction = s2low.deposit(&deposit).await.expect("it is taken");
        assert_eq!(s2low.letters().await, Ok(Vec::new()));
        answer(&s2low, transaction).await;

        let notices = s2low.letters().await.expect("letters");
        let [notice] = &notices[..] else { panic!("one letter, not {notices:?}") };
        assert_eq!((notice.about, &notice.act), (Some(transaction), &Some(deposit.id.clone())));
        let received = s2low.letter(notice.letter).await.expect("a letter");
        let Message::Letter(letter) = &received.message else { panic!("{received:?}") };
        assert_eq!(letter.act, deposit.id);
        assert!(received.files.iter().any(|file| file.name == letter.document.name));
        let said = "Voir l'article 2 & la convention".to_owned();
        let (kind, documents) = match &letter.kind {
            LetterKind::Observations { reason } if *reason == said => {
                (AnswerKind::Observations, vec![attachment("99_AU", PDF)])
            }
            LetterKind::PiecesAsked { description } if *description == said => {
                (AnswerKind::Pieces, vec![attachment("99_AU", PDF), attachment("99_AU", PNG)])
            }
            other => panic!("{other:?}"),
        };
        assert!(kind.answers(&letter.kind));
        let answered = s2low.answer(notice.letter, kind, &documents).await.expect("an answer");
        let (_, after) = answer(&s2low, answered).await;
        assert!(matches!(after, Progress::Answered { message, .. }
            if matches!(*message, Message::AnswerReceipt(_))));
        s2low.mark_as_read(notice.letter).await.expect("it is read");
        assert_eq!(s2low.letters().await, Ok(Vec::new()));
    }
}

#[tokio::test]
async fn a_plain_letter_and_a_referral_to_the_court_are_fetched_too() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let s2low = open(&url, &sender);
    for (number, transaction) in [("3_PLAIN", 2), ("4_COURT", 5)] {
        let deposit = deposit(&s2low, &sender, numbered(number)).await;
        let sent = s2low.deposit(&deposit).await.expect("it is taken");
        answer(&s2low, sent).await;
        let notices = s2low.letters().await.expect("letters");
        let [notice] = &notices[..] else { panic!("one letter, not {notices:?}") };
        assert_eq!(notice.transaction, transaction);
        let received = s2low.letter(notice.letter).await.expect("a letter");
        let documents = [attachment("99_AU", PDF)];
        let answered = s2low.answer(notice.letter, AnswerKind::Simple, &documents).await;
        match received.message {
            Message::Letter(letter) => {
                assert_eq!((&letter.kind, letter.act), (&LetterKind::Simple, deposit.id));
                assert!(AnswerKind::Simple.answers(&letter.kind) && answered.is_ok());
            }
            Message::CourtReferral(referral) => {
                assert_eq!(referral.act, deposit.id);
                assert_eq!(referral.illegality, "Voir l'article 2 & la convention");
                assert_eq!(referral.documents.len(), 1);
                // A court is answered by a brief, not by a message.
                assert!(matches!(answered, Err(CarrierProblem::Refused { .. })), "{answered:?}");
            }
            other => panic!("{other:?}"),
        }
        s2low.mark_as_read(notice.letter).await.expect("it is read");
    }
}

#[tokio::test]
async fn archives_are_conform_to_the_schema_as_others_read_it() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let s2low = open(&url, &sender);
    let deep = Draft { matter: Matter::parse("5.7").expect("a matter"), ..draft() };
    let deposit = deposit(&s2low, &sender, deep).await;
    let changed = Draft { previous: Some(deposit.id.clone()), ..numbered("SUITE_1") };
    let classification = s2low.classification().await.expect("the classification");
    let changed = changed.deposit(&sender, &classification, today()).expect("it may be sent");
    let mut both = deposit.shipment();
    let second = changed.shipment();
    both.messages.extend(second.messages);
    both.files.extend(second.files);
    let sent = s2low.ship(&both.archive(&shipping()).expect("an archive")).await;
    assert_eq!(sent.as_ref().map(Vec::len), Ok(2), "{sent:?}");

    let request = ClassificationRequest { known: Some(day("2021-10-01")) }.shipment(&sender);
    let cancelled = Cancellation { act: deposit.id.clone() }.shipment(&sender);
    for (shipment, serial) in [(request, 2), (cancelled, 3)] {
        let serial = Serial::new(serial).expect("a number");
        let archive = shipment.archive(&Shipping { serial, ..shipping() }).expect("an archive");
        let sent = s2low.ship(&archive).await;
        assert_eq!(sent.as_ref().map(Vec::len), Ok(1), "{sent:?}");
    }

    // The counterpart does see what is wrong: a file that no message names.
    let mut odd = changed.shipment();
    odd.files.push(actes::File { name: "a.pdf".to_owned(), bytes: PDF.to_vec() });
    let refused = s2low.ship(&odd.archive(&shipping()).expect("an archive")).await;
    let reason = "fichiers en trop : ['a.pdf']".to_owned();
    assert_eq!(refused, Err(CarrierProblem::Refused { reason }));
}

#[tokio::test]
async fn whoever_is_not_known_is_refused_and_what_is_away_is_away() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let stranger = S2lowAccess { password: "autre".to_owned(), ..access(&url, &sender) };
    let stranger = S2low::open(stranger).expect("an access");
    assert_eq!(stranger.check().await, Err(CarrierProblem::Status { status: 403 }));
    let away = open("http://127.0.0.1:9", &sender);
    assert_eq!(away.check().await, Err(CarrierProblem::Unreachable));
    assert!(CarrierProblem::Unreachable.is_passing());

    let other = open(&url, &somebody());
    let mine = open(&url, &sender);
    let deposit = deposit(&mine, &sender, draft()).await;
    let transaction = mine.deposit(&deposit).await.expect("it is taken");
    let unknown =
        CarrierProblem::Refused { reason: "Cette transaction n'est pas la vôtre.".to_owned() };
    assert_eq!(other.progress(transaction).await, Err(unknown));
}

#[tokio::test]
async fn a_sending_may_wait_for_whoever_confirms_it() {
    let Some(url) = counterpart() else { return };
    let sender = somebody();
    let waiting = S2lowAccess { waits_for_confirmation: true, ..access(&url, &sender) };
    let s2low = S2low::open(waiting).expect("an access");
    let deposit = deposit(&s2low, &sender, draft()).await;
    let transaction = s2low.deposit(&deposit).await.expect("it is taken");
    assert_eq!(s2low.progress(transaction).await, Ok(Progress::ToConfirm));
    assert_eq!(s2low.find(&deposit.id).await, Ok(Some(transaction)));
}

#[tokio::test]
async fn s2low_takes_one_character_less_than_the_schema() {
    let sender = somebody();
    let subject = Subject::parse(&"é".repeat(500)).expect("of the schema");
    let classification = crate::lys::classification();
    let deposit = Draft { subject, ..draft() }.deposit(&sender, &classification, today());
    let s2low = open("http://127.0.0.1:9", &sender);
    let refused = s2low.deposit(&deposit.expect("of the schema")).await;
    assert!(matches!(refused, Err(CarrierProblem::Refusal(_))), "{refused:?}");
}

#[test]
fn an_access_is_spoken_to_in_secret() {
    let open =
        |url: &str| S2low::open(S2lowAccess { url: url.to_owned(), ..S2lowAccess::default() });
    assert!(open("https://s2low.example.org/").is_ok());
    assert!(open("http://127.0.0.1:9000").is_ok());
    assert!(open("http://s2low.example.org").is_err());
    assert!(open("s2low").is_err());
    let odd = S2lowAccess {
        url: "https://s2low.example.org".to_owned(),
        certificate: Some(b"pas un certificat".to_vec()),
        ..S2lowAccess::default()
    };
    assert!(S2low::open(odd).is_err());
}
