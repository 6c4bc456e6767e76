//! A letter to many: one action, handed out by a job, each reader once, whatever happens.

use crate::desk::{desk, schools};
use base::{Id, PersonName};
use people::{Details, NewPerson, Person};
use testing::TestSchool;

const GUARDIANS: usize = 1_200;

/// Gives the school so many more guardians; the first one twice over, for twins.
async fn crowd(school: &TestSchool) -> Vec<Id<Person>> {
    let (now, pupil, twin) = (school.clock.now(), school.lea.raw(), school.ines.raw());
    let jean_mace = school.jean_mace.raw();
    let write = move |tx: &db::Tx<'_>| {
        let details =
            |number| Details::named(PersonName::new("Parent", format!("N{number}"), None));
        let new = |number| NewPerson { details: details(number), keys: Vec::new() };
        let persons: Vec<NewPerson> = (0..GUARDIANS).map(new).collect();
        let persons = people::person::create(tx, &persons, now)?;
        let group = tx.number(
            "select id from person_group
              where scope_kind = 'school' and scope_id = $1 and kind = 'guardians'",
            db::params![jean_mace],
        )?;
        let row = |person: &Id<Person>| db::params![group, *person, pupil].to_vec();
        let mut rows: Vec<_> = persons.iter().map(row).collect();
        rows.push(db::params![group, persons[0], twin].to_vec());
        tx.run_each(
            "insert into membership (group_id, person_id, on_behalf_of) values ($1, $2, $3)",
            &rows,
        )?;
        Ok(persons)
    };
    school.app.db.write(write).await.expect("a crowd")
}

async fn copies(school: &TestSchool) -> (i64, i64) {
    let read = |tx: &db::Tx<'_>| {
        tx.one(
            "select count(*), count(distinct person_id) from delivery where role <> 'sender'",
            &[],
        )
    };
    school.app.db.read(read).await.expect("a count")
}

#[tokio::test]
async fn a_crowd_has_it_once_even_when_the_work_is_done_twice() {
    for school in schools().await {
        let crowd = crowd(&school).await;
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let found = mme_lefevre.0.get_json("/api/messages/contacts?q=parents%20jean").await.json();
        let group = found[0]["value"].as_str().expect("the group").to_owned();
        mme_lefevre.writes(&group, "À tous").await;
        assert_eq!(copies(&school).await, (0, 0), "the request hands nothing out");

        // A worker that was killed half-way: some have it, and the mark of how far it was is lost.
        let early: Vec<Id<Person>> = crowd.iter().copied().step_by(3).collect();
        let write = move |tx: &db::Tx<'_>| {
            tx.run(
                "insert into delivery
                   (letter_id, person_id, role, on_behalf_of, folder, delivered_at, is_unread)
                 select l.id, p.id, 'to', 0, 1, l.sent_at, 1
                   from letter l, person p
                  where p.id in ids($1)",
                &[db::ids(early.iter().copied())],
            )
        };
        school.app.db.write(write).await.expect("some have it");
        school.run_jobs().await;
        // Six guardians of the small world have a child there.
        let everybody = i64::try_from(GUARDIANS).expect("a number") + 6;
        assert_eq!(copies(&school).await, (everybody, everybody));

        let reader = desk(&school, crowd[0]).await;
        assert_eq!(reader.received().await, ["À tous"]);
        assert_eq!(
            reader.opens_first().await.text_of(".recipients"),
            "à Tous les parents, École Jean-Macé"
        );
    }
}

#[tokio::test]
async fn what_is_taken_back_while_it_goes_out_reaches_nobody_more() {
    for school in schools().await {
        let crowd = crowd(&school).await;
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let found = mme_lefevre.0.get_json("/api/messages/contacts?q=parents%20jean").await.json();
        let group = found[0]["value"].as_str().expect("the group").to_owned();
        mme_lefevre.writes(&group, "Erreur").await;
        let url = mme_lefevre.first("/messages/envoyes").await;
        mme_lefevre.0.post(&format!("{url}/rappel"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(copies(&school).await, (0, 0));
        assert!(desk(&school, crowd[5]).await.received().await.is_empty());
    }
}

#[tokio::test]
async fn a_teacher_who_is_a_parent_has_it_once() {
    for school in schools().await {
        let (teacher, pupil) = (school.mme_durand, school.noe);
        let today = school.clock.today();
        let write = move |tx: &db::Tx<'_>| {
            let from_on = people::testing::first_day();
            let fact = people::testing::guards(teacher, pupil, people::Kinship::Mother, from_on);
            let (_, touched) = people::guardianship::begin(tx, &[fact])?;
            people::groups::refresh(tx, &touched, today)
        };
        school.app.db.write(write).await.expect("a mother too");
        let mme_lefevre = desk(&school, school.mme_lefevre).await;
        let found = mme_lefevre.0.get_json("/api/messages/contacts?q=jean%20mace").await.json();
        let groups = found.as_array().expect("a list").iter();
        let groups: Vec<&str> = groups.filter_map(|it| it["value"].as_str()).collect();
        let groups: Vec<&str> = groups.into_iter().filter(|it| it.starts_with("g:")).collect();
        assert!(groups.len() >= 3, "parents, team, all adults…");
        mme_lefevre.try_writes(&groups, "À tous", &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(desk(&school, teacher).await.received().await, ["À tous"]);
        let (all, persons) = copies(&school).await;
        assert_eq!(all, persons);
        // Whoever writes to a group he is in has it among what he sent, and nowhere else.
        assert!(mme_lefevre.received().await.is_empty());
    }
}
