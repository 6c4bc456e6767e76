//! What may not leave, and what is said of it.

use crate::lys::{PDF, PNG, attachment, classification, day, draft, sender, shipping};
use actes::{
    ActNature, Answer, AnswerKind, Cancellation, Classification, Deposit, Draft, FileFormat,
    InternalNumber, LatinProblem, Letter, LetterKind, Matter, Message, MessageName, Piece, Refusal,
    SignedFile, Subject,
};

fn deposit(draft: Draft) -> Result<Deposit, Refusal> {
    draft.deposit(&sender(), &classification(), day("2023-12-14"))
}

#[test]
fn an_act_of_tomorrow_is_not_sent_today() {
    let refused = Draft { decided_on: day("2023-12-15"), ..draft() };
    let (decided_on, today) = (day("2023-12-15"), day("2023-12-14"));
    assert_eq!(deposit(refused), Err(Refusal::Future { decided_on, today }));
    assert!(deposit(Draft { decided_on: today, ..draft() }).is_ok());
}

#[test]
fn a_matter_and_a_nature_are_of_the_classification_in_force() {
    let matter = Matter::parse("5.9").expect("well written");
    let refused = deposit(Draft { matter: matter.clone(), ..draft() });
    assert_eq!(refused, Err(Refusal::UnknownMatter { matter, dated: day("2021-10-01") }));
    let without = Classification { natures: Vec::new(), ..classification() };
    let refused = draft().deposit(&sender(), &without, day("2023-12-14"));
    let nature = ActNature::Deliberation;
    assert_eq!(refused, Err(Refusal::UnknownNature { nature, dated: day("2021-10-01") }));
}

#[test]
fn a_typology_is_one_of_its_nature_unless_the_classification_says_none() {
    let annexes = vec![attachment("99_AU", PDF), attachment("22_AV", PDF)];
    let odd = Draft { annexes, ..draft() };
    let refused = deposit(odd.clone()).expect_err("no building permit is annexed");
    assert!(matches!(refused, Refusal::UnknownTypology { piece: Piece::Annex(2), .. }));
    let mut old = classification();
    old.natures.iter_mut().for_each(|nature| nature.attachments.clear());
    assert!(odd.deposit(&sender(), &old, day("2023-12-14")).is_ok());
}

#[test]
fn an_act_is_a_pdf_and_only_a_budget_may_be_xml() {
    let xml = attachment("99_DE", b"<?xml version=\"1.0\"?><a/>");
    let refused = deposit(Draft { document: xml, ..draft() });
    let found = Some(FileFormat::Xml);
    assert_eq!(refused, Err(Refusal::Format { piece: Piece::Document, found }));

    let budget = Draft {
        nature: ActNature::Budget,
        matter: Matter::parse("7.1").expect("budgets"),
        document: attachment("99_BU", b"<?xml version=\"1.0\"?><a/>"),
        annexes: vec![attachment("99_AU", PDF)],
        ..draft()
    };
    let sent = deposit(budget.clone()).expect("a budget");
    let name = "99_BU-059-215903675-20231213-2023_DEL_45-BF-1-1_1.xml";
    assert_eq!(sent.act.document, SignedFile::unsigned(name));
    let refused = deposit(Draft { annexes: vec![attachment("99_AU", PNG)], ..budget });
    let found = Some(FileFormat::Png);
    assert_eq!(refused, Err(Refusal::Format { piece: Piece::Annex(1), found }));

    let with_image = Draft { annexes: vec![attachment("99_AU", PNG)], ..draft() };
    let sent = deposit(with_image).expect("images may be annexed to a PDF");
    assert!(sent.act.annexes[0].name.ends_with("-1-1_2.png"));
}

#[test]
fn a_subject_is_of_500_characters_once_it_is_latin() {
    let exact = "é".repeat(500);
    assert_eq!(Subject::parse(&exact).expect("500").as_str(), exact);
    let refused = Refusal::Subject(LatinProblem::TooLong { length: 501, max: 500 });
    assert_eq!(Subject::parse(&("é".repeat(499) + "œ")), Err(refused));
    let refused = Refusal::Subject(LatinProblem::Character { character: 'ł', position: 10 });
    assert_eq!(Subject::parse("Jumelage łódź"), Err(refused));
    assert_eq!(Subject::parse("  \n "), Err(Refusal::Subject(LatinProblem::Empty)));
}

#[test]
fn an_envelope_holds_a_message_and_says_where_to_answer() {
    let shipment = deposit(draft()).expect("an act").shipment();
    let nowhere = actes::Shipping { return_mails: Vec::new(), ..shipping() };
    assert_eq!(shipment.archive(&nowhere), Err(Refusal::NoReturnMail));
    let empty = actes::Shipment { messages: Vec::new(), ..shipment };
    assert_eq!(empty.archive(&shipping()), Err(Refusal::NoMessage));
}

#[test]
fn what_came_in_other_letters_is_not_written_with_a_question_mark() {
    let act = deposit(draft()).expect("an act").id;
    let kind = LetterKind::Observations { reason: "L’acte…\nest tardif".to_owned() };
    let document = SignedFile::unsigned("a.pdf");
    let letter = Letter { kind, act, written_on: day("2024-01-05"), document };
    let refused = Message::Letter(letter).write();
    let element = "Motif".to_owned();
    assert_eq!(refused, Err(Refusal::Character { character: '’', element }));
}

#[test]
fn a_sending_is_taken_back_by_its_identity() {
    let act = deposit(draft()).expect("an act").id;
    let shipment = Cancellation { act: act.clone() }.shipment(&sender());
    let (name, message) = &shipment.messages[0];
    assert_eq!(name.to_string(), "059-215903675-20231213-2023_DEL_45-DE-6-1_0.xml");
    let text = String::from_utf8(message.write().expect("it is Latin")).expect("it is plain");
    assert!(text.ends_with("actes:IDActe=\"059-215903675-20231213-2023_DEL_45-DE\"/>\n"), "{text}");
    let archive = shipment.archive(&shipping()).expect("an archive");
    assert_eq!(actes::unpack(&archive.bytes).expect("its files").len(), 2);
}

#[test]
fn the_classification_is_asked_for_without_an_act() {
    let request = actes::ClassificationRequest { known: Some(day("2021-10-01")) };
    let shipment = request.shipment(&sender());
    assert_eq!(shipment.messages[0].0.to_string(), "059-215903675----7-1_0.xml");
}

#[test]
fn a_letter_is_answered_with_what_it_asks() {
    let act = deposit(draft()).expect("an act").id;
    let kind = LetterKind::PiecesAsked { description: "La convention".to_owned() };
    let document = SignedFile::unsigned("a.pdf");
    let letter = Letter { kind, act, written_on: day("2024-01-05"), document };
    assert!(AnswerKind::Pieces.answers(&letter.kind));
    assert!(!AnswerKind::Observations.answers(&letter.kind));

    let pieces = vec![attachment("99_AU", PDF), attachment("99_AU", PNG)];
    let sent = Answer::shipment(AnswerKind::Pieces, &letter, pieces.clone(), &sender());
    let sent = sent.expect("pieces");
    assert_eq!(sent.messages[0].0.to_string(), "059-215903675-20231213-2023_DEL_45-DE-3-4_0.xml");
    assert!(sent.files[1].name.ends_with("-DE-3-4_2.png"));
    let refused = Answer::shipment(AnswerKind::PiecesRefused, &letter, pieces, &sender());
    assert_eq!(refused, Err(Refusal::Documents { count: 2, max: 1 }));
    let nothing = Answer::shipment(AnswerKind::Pieces, &letter, Vec::new(), &sender());
    assert_eq!(nothing, Err(Refusal::Documents { count: 0, max: 100 }));
}

#[test]
fn a_number_that_was_sent_with_other_letters_is_read_and_never_written_anew() {
    assert!(InternalNumber::parse("2023-45").is_err());
    let name = MessageName::parse("059-215903675-20231213-2023-45-DE-1-2_0.xml");
    assert_eq!(name.and_then(|it| it.act).expect("an act").1.as_str(), "2023-45");
}
