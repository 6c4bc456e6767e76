//! What a meeting and an act may ask of the database, counted: the same however many sit.

use crate::{
    Mandate, Meeting, NewMandate, Proposal, effect::Effect, life::extract::Extract, mandate,
    mandate::Office, propose, record::Record, store,
};
use base::{Id, PersonName, RichText};
use db::{Tx, params};
use people::Body;
use testing::TestSchool;

fn council(body: Id<Body>, ranks: std::ops::RangeInclusive<u32>) -> Vec<NewMandate> {
    let member = |rank: u32| NewMandate {
        body,
        office: if rank == 1 { Office::Chair } else { Office::Member },
        rank,
        name: PersonName::new("Rose", format!("Vanhove-{rank}"), None),
        person: None,
        sent_by: None,
        college: String::new(),
        deputy_of: None,
        votes: 1,
        from_on: base::Day::new(2020, 5, 25).expect("a day"),
        until_on: None,
    };
    ranks.map(member).collect()
}

/// A meeting at which all of them are, with an act before it.
fn held(
    tx: &Tx<'_>,
    body: Id<Body>,
    members: &[Id<Mandate>],
) -> db::Result<(Id<Meeting>, Id<crate::Deliberation>)> {
    let meets_at = tx.now().plus_days(1);
    let meeting = store::meetings::insert(tx, body, meets_at, "Mairie", None)?;
    let act = propose(
        tx,
        &Proposal {
            body,
            title: "Désigner un délégué".to_owned(),
            report: RichText::from_plain("Vu les statuts."),
            decisions: vec![("de désigner M. Wallerand.".to_owned(), Effect::Other)],
            corrects: None,
            undoes: None,
        },
    )?;
    for member in members {
        tx.run(
            "insert into meeting_seat (meeting_id, mandate_id, state) values ($1, $2, 'present')",
            params![meeting, *member],
        )?;
    }
    tx.run(
        "update meeting
            set state = 'open', chair_id = $2, secretary_id = $3
          where id = $1",
        params![meeting, members[0], members[1]],
    )?;
    Ok((meeting, act))
}

/// What is asked for the sheet of the meeting, and for the extract of its act.
fn pages(tx: &Tx<'_>, body: Id<Body>, members: &[Id<Mandate>]) -> db::Result<[u32; 2]> {
    let (meeting, act) = held(tx, body, members)?;
    let meeting = store::meetings::find(tx, meeting)?.ok_or(db::Error::Missing)?;
    let body = people::body::load(tx, body)?.ok_or(db::Error::Missing)?;
    let act = store::deliberations::find(tx, act)?.ok_or(db::Error::Missing)?;
    let before = tx.statements();
    let record = Record::of(tx, &meeting, &body)?;
    assert_eq!(record.seats.len(), members.len());
    let between = tx.statements();
    let extract = Extract::of(tx, &act)?;
    assert_eq!(extract.roll.present.len(), members.len());
    Ok([between - before, tx.statements() - between])
}

#[tokio::test]
async fn a_meeting_of_sixty_asks_no_more_than_a_meeting_of_five() {
    let features = || vec![files::feature(), notices::feature(), crate::feature()];
    for school in TestSchool::each(features).await {
        let body = school.govern().await.lys;
        let write = move |tx: &Tx<'_>| {
            let mut members = mandate::begin(tx, &council(body, 1..=5))?;
            let of_five = pages(tx, body, &members)?;
            tx.run("update meeting set state = 'closed'", &[])?;
            members.extend(mandate::begin(tx, &council(body, 6..=60))?);
            Ok((of_five, pages(tx, body, &members)?))
        };
        let (of_five, of_sixty) = school.app.db.write(write).await.expect("counted");
        assert_eq!(of_five, of_sixty);
        let [sheet, extract] = of_sixty;
        assert!(sheet <= 12 && extract <= 10, "{of_sixty:?}");
    }
}
