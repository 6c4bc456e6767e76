//! Who may read whose comment.

use base::{Id, Instant, RichText};
use people::{Person, Standing};
use publication::{AuthorKind, Comments, Said, State};
use testing::TestSchool;

fn said(author: Id<Person>, author_kind: AuthorKind, state: State) -> Said {
    Said {
        id: Id::new(1),
        thing_id: Id::new(2),
        author_id: author,
        first_name: "Léa".to_owned(),
        last_name: "Martin".to_owned(),
        civility: None,
        author_kind,
        body: RichText::from_plain("Bravo"),
        written_at: Instant::from_millis(0),
        state,
        reason: String::new(),
        reports: 0,
    }
}

async fn standing(school: &TestSchool, person: Id<Person>) -> Standing {
    let load = move |tx: &db::Tx<'_>| Standing::load(tx, person);
    school.app.db.read(load).await.expect("read").expect("somebody")
}

#[tokio::test]
async fn pupils_and_strangers_never_meet_and_what_is_not_shown_is_its_authors() {
    use AuthorKind::{Guardian, Pupil, Staff};
    let features = || vec![files::feature(), notices::feature(), publication::feature()];
    for school in TestSchool::each(features).await {
        let lea = said(school.lea, Pupil, State::Shown);
        let samira = said(school.samira, Guardian, State::Shown);
        let durand = said(school.mme_durand, Staff, State::Shown);
        for (reader, kind, reads) in [
            (school.ines, Some(Pupil), [true, false, true]),
            // Her mother, another child's mother, the head.
            (school.samira, Some(Guardian), [true, true, true]),
            (school.mme_moreau, Some(Guardian), [false, true, true]),
            (school.mme_lefevre, Some(Staff), [true, true, true]),
            // Who reads the text and is nothing there.
            (school.m_vasseur, None, [false, false, true]),
        ] {
            let reader = standing(&school, reader).await;
            let each = [&lea, &samira, &durand];
            assert_eq!(each.map(|it| it.is_shown_to(&reader, kind, false)), reads);
            assert!(each.iter().all(|it| it.is_shown_to(&reader, kind, true)), "who moderates");
        }
        for state in [State::Held, State::Hidden] {
            let waits = said(school.samira, Guardian, state);
            let (author, other) =
                (standing(&school, school.samira).await, standing(&school, school.marc).await);
            assert!(waits.is_shown_to(&author, Some(Guardian), false));
            assert!(!waits.is_shown_to(&other, Some(Guardian), false));
        }
    }
}

#[test]
fn what_those_who_moderate_say_never_waits() {
    assert_eq!(Comments::Held.begin(false), State::Held);
    assert_eq!(Comments::Held.begin(true), State::Shown);
    assert_eq!(Comments::Open.begin(false), State::Shown);
}
