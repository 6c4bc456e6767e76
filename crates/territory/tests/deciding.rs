//! What the stories need: a syndicate that offers the competence, councils that decide, and days
//! that pass.

use base::{Day, Id};
use council::{Deliberation, Proposal, effect::Effect};
use db::{Tx, params};
use people::{Body, testing::governed::GovernedPeople};
use std::sync::Arc;
use territory::Followed;
use testing::TestSchool;

/// A version of the statutes as its page sends it: the communes elect one, each EPCI sends one.
pub fn statutes<'a>(title: &'a str, from_on: &'a str, days: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("title", title),
        ("body", "Article 8.1. Le collège des communes élit ses représentants."),
        ("departments", "59, 62"),
        ("leaving_days", days),
        ("college-0-word", "communes"),
        ("college-0-name", "Collège des communes"),
        ("college-0-commune", "on"),
        ("college-0-how", "elected"),
        ("college-0-seats", "1"),
        ("college-1-word", "epci"),
        ("college-1-name", "Collège des EPCI"),
        ("college-1-epci", "on"),
        ("college-1-metropole", "on"),
        ("college-1-how", "each_member"),
        ("college-1-seats", "1"),
        ("from_on", from_on),
    ]
}

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

/// Mme Carlier writes the statutes and the competence down; the gate is lent as the server does.
pub async fn offer(school: &TestSchool, governed: &GovernedPeople) {
    school.app.jobs.lend(council::effect::Followed(Arc::new(Followed)));
    school.app.jobs.lend(web::opening::Keeper(Arc::new(territory::Opening)));
    let carlier = school.client(governed.mme_carlier).await;
    let at = |room: &str| format!("/territoire/{}/{room}", governed.syndicate);
    let statutes = statutes("Statuts de 2022", "2022-01-01", "0");
    carlier.post(&at("statuts"), &statutes).await.redirects();
    let competence = [
        ("word", "ent-1d"),
        ("name", "Usages numériques / NTIC en matière de numérique éducatif"),
        ("opens_schools", "on"),
        ("from_on", "2022-01-01"),
    ];
    carlier.post(&at("competences"), &competence).await.redirects();
}

/// The competence of a syndicate.
pub async fn competence(school: &TestSchool, syndicate: Id<Body>) -> i64 {
    let load = move |tx: &Tx<'_>| {
        tx.number("select id from competence where syndicate_id = $1", params![syndicate])
    };
    school.app.db.read(load).await.expect("a competence")
}

/// A meeting that is being prepared: there a draft goes.
pub async fn prepare(school: &TestSchool, body: Id<Body>) {
    let meets_at = school.clock.now().plus_days(10);
    let write = move |tx: &Tx<'_>| {
        tx.run(
            "insert into meeting (id, body_id, meets_at, place, state, urgent_reason, version)
             values ($1, $2, $3, 'Mairie', 'draft', '', 1)",
            params![tx.new_id::<council::Meeting>(), body, meets_at],
        )
    };
    school.app.db.write(write).await.expect("a meeting");
}

/// A deliberation of this body with these effects, as a draft.
pub async fn draft(school: &TestSchool, body: Id<Body>, effects: Vec<Effect>) -> Id<Deliberation> {
    prepare(school, body).await;
    let decisions = effects.into_iter().map(|effect| ("Décide.".to_owned(), effect)).collect();
    let proposal = Proposal {
        body,
        title: "Une délibération".to_owned(),
        report: base::RichText::from_plain(""),
        decisions,
        corrects: None,
        undoes: None,
    };
    let write = move |tx: &Tx<'_>| council::propose(tx, &proposal);
    school.app.db.write(write).await.expect("a draft")
}

/// It is adopted and signed.
pub async fn vote(school: &TestSchool, act: Id<Deliberation>) {
    let at = school.clock.now();
    let write = move |tx: &Tx<'_>| {
        tx.run(
            "update deliberation
                set state = 'signed', outcome = 'adopted', chair_signed_at = $2,
                    secretary_signed_at = $2
              where id = $1",
            params![act, at],
        )
    };
    school.app.db.write(write).await.expect("voted");
}

/// The State acknowledges it.
pub async fn transmit(school: &TestSchool, act: Id<Deliberation>) {
    let at = school.clock.now();
    let write = move |tx: &Tx<'_>| {
        tx.run("update deliberation set transmitted_at = $2 where id = $1", params![act, at])
    };
    school.app.db.write(write).await.expect("transmitted");
}

/// It is published too, and so in force: what follows is written.
pub async fn publish(school: &TestSchool, act: Id<Deliberation>) {
    let at = school.clock.now();
    let write = move |tx: &Tx<'_>| {
        tx.run("update deliberation set published_at = $2 where id = $1", params![act, at])?;
        council::life::settling::settle(tx, Some(&Followed), act)
    };
    school.app.db.write(write).await.expect("in force");
}

/// Voted, transmitted and published on one day.
pub async fn decide(school: &TestSchool, body: Id<Body>, effects: Vec<Effect>) -> Id<Deliberation> {
    let act = draft(school, body, effects).await;
    vote(school, act).await;
    transmit(school, act).await;
    publish(school, act).await;
    act
}

/// It goes out of force: as if it had never been, or from a day on.
pub async fn undo(school: &TestSchool, act: Id<Deliberation>, end: council::effect::End) {
    let write = move |tx: &Tx<'_>| {
        let effects = council::life::settling::of(tx, act)?;
        let body: i64 =
            tx.number("select body_id from deliberation where id = $1", params![act])?;
        tx.run("update deliberation set withdrawn_by = id where id = $1", params![act])?;
        let written = written(act, Id::new(body));
        council::effect::Effects::leaves(&Followed, tx, &written, &effects, end)
    };
    school.app.db.write(write).await.expect("undone");
}

fn written(id: Id<Deliberation>, body: Id<Body>) -> council::deliberation::Written {
    use council::deliberation::{Ballot, State, Written};
    Written {
        id,
        body_id: body,
        meeting_id: Id::new(0),
        item_id: Id::new(0),
        number: None,
        title: String::new(),
        report: base::RichText::from_plain(""),
        state: State::Signed,
        ballot: Ballot::Hands,
        in_exercise: 0,
        present: 0,
        proxies: 0,
        votes_for: 0,
        votes_against: 0,
        abstentions: 0,
        not_taking_part: 0,
        blank: 0,
        void: 0,
        chair_vote: None,
        outcome: None,
        corrects_id: None,
        withdrawn_by: None,
        repealed_by: None,
        chair_signed_at: None,
        secretary_signed_at: None,
        digest: String::new(),
        published_at: None,
        transmitted_at: None,
        executory_on: None,
        version: 1,
    }
}

/// What Lys decides on one day: transfer, adhesion, a delegate.
pub fn joining(governed: &GovernedPeople, competence: i64) -> Vec<Effect> {
    let syndicate = governed.syndicate;
    let name = base::PersonName::new("Konrad", "Wallerand", Some(base::Title::M));
    vec![
        Effect::Transfer { syndicate, competence },
        Effect::Adhere { syndicate },
        Effect::Appoint { to: syndicate, name, college: String::new(), is_deputy: false },
    ]
}

/// Lys joins: its own deliberation, then the syndicate's, both in force today.
pub async fn join(
    school: &TestSchool,
    governed: &GovernedPeople,
) -> (Id<Deliberation>, Id<Deliberation>) {
    let competence = competence(school, governed.syndicate).await;
    let asked = decide(school, governed.lys, joining(governed, competence)).await;
    let agreed = decide(school, governed.syndicate, vec![Effect::Concord { asked }]).await;
    (asked, agreed)
}
