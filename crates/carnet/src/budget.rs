//! What the pages may ask of the database, counted: the same for a few children and for a class of
//! thirty, and nothing of those whom it does not concern.

use crate::{
    Half, NurseryClass, card,
    model::Area,
    news,
    noting::{self, Note},
    observation::{Sight, State},
    pages::{class, pupil, school},
    showing, store,
};
use base::{Id, Instant, PersonName};
use db::Tx;
use people::{
    Class, Details, Kinship, Level, NewEnrolment, NewPerson, Person, School, Standing, enrolment,
    guardianship, testing::guards,
};
use testing::TestSchool;
use web::HomeOf;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| {
        vec![files::feature(), notices::feature(), results::feature(), crate::feature()]
    })
    .await
}

/// Thirty more in MS-GS.
fn crowd(
    tx: &Tx<'_>,
    (school, class): (Id<School>, Id<Class>),
    at: Instant,
) -> db::Result<Vec<Id<Person>>> {
    let named = |number: u32| Details::named(PersonName::new("Élève", format!("N{number}"), None));
    let new: Vec<NewPerson> =
        (0..30).map(|it| NewPerson { details: named(it), keys: Vec::new() }).collect();
    let pupils = people::person::create(tx, &new, at)?;
    let enrolled = |pupil: &Id<Person>| NewEnrolment {
        pupil: *pupil,
        school,
        class: Some(class),
        level: Level::Ms,
        from_on: people::testing::first_day(),
        until_on: None,
    };
    let (_, touched) = enrolment::begin(tx, &pupils.iter().map(enrolled).collect::<Vec<_>>())?;
    people::groups::refresh(tx, &touched, at.day())?;
    Ok(pupils)
}

fn note(pupils: Vec<Id<Person>>, at: Instant) -> Note {
    Note {
        pupils,
        skill: Some(Id::new(10_018)),
        area: Area::Other,
        state: State::Done,
        on_day: at.day(),
        words: String::new(),
        files: Vec::new(),
        sight: Sight::None,
        once: "une fois".to_owned(),
    }
}

fn nursery(tx: &Tx<'_>, class: Id<Class>, by: Id<Person>, at: Instant) -> db::Result<NurseryClass> {
    store::classes::find(tx, class.cast(), by, at.day())?.ok_or(db::Error::Missing)
}

#[tokio::test]
async fn a_class_of_thirty_is_noted_shown_and_followed_in_a_handful_of_statements() {
    for school in schools().await {
        let (place, by, now) =
            ((school.kergomard, school.ms_gs), school.mme_garnier, school.clock.now());
        let write = move |tx: &Tx<'_>| {
            let pupils = crowd(tx, place, now)?;
            let class = nursery(tx, place.1, by, now)?;
            let counted = |before: u32| tx.statements() - before;
            let before = tx.statements();
            noting::note(tx, &class, &note(pupils.clone(), now), by, now)?;
            let noted = counted(before);
            let before = tx.statements();
            let page = class::load(tx, &class, by, now.day())?;
            let shown = (page.pupils.len(), counted(before));
            let before = tx.statements();
            showing::show(tx, &class, &pupils, now.day(), (by, now))?;
            let showed = counted(before);
            let before = tx.statements();
            let head = school::load(tx, place.0, now.day())?;
            Ok((noted, shown, showed, (head.classes[0].shown, counted(before))))
        };
        let counted = school.app.db.write(write).await.expect("counted");
        assert_eq!(counted, (4, (31, 8), 7, (30, 2)));
    }
}

#[tokio::test]
async fn the_carnet_of_a_year_and_the_home_of_a_parent_cost_the_same_however_full() {
    for school in schools().await {
        let (jules, samira, by, now) =
            (school.jules, school.samira, school.mme_garnier, school.clock.now());
        let (class, dubois) = (school.ms_gs, school.mme_dubois);
        let write = move |tx: &Tx<'_>| {
            let class = nursery(tx, class, by, now)?;
            for turn in 0..40 {
                let note = Note { once: turn.to_string(), ..note(vec![jules], now) };
                noting::note(tx, &class, &note, by, now)?;
            }
            showing::show(tx, &class, &[jules], now.day(), (by, now))?;
            let carnet = store::pupils::find(tx, jules.cast(), samira, now.day())?;
            let carnet = carnet.ok_or(db::Error::Missing)?;
            let before = tx.statements();
            let page = pupil::load(tx, &carnet, false, None, now.day())?;
            let of_page = (page.observations.len(), tx.statements() - before);
            let cost = |person: Id<Person>| -> db::Result<u32> {
                let viewer = Standing::load(tx, person)?.ok_or(db::Error::Missing)?;
                let before = tx.statements();
                card::load(tx, &HomeOf::of(&viewer, now))?;
                Ok(tx.statements() - before)
            };
            Ok((of_page, cost(samira)?, cost(dubois)?, cost(by)?))
        };
        let counted = school.app.db.write(write).await.expect("counted");
        assert_eq!(counted, ((40, 6), 2, 0, 0));
        assert_eq!(Half::of(now.day()).to_string(), "2026-1");
    }
}

#[tokio::test]
async fn a_class_of_thirty_families_is_told_in_as_many_statements_as_one() {
    for school in schools().await {
        let (place, by, now) =
            ((school.kergomard, school.ms_gs), school.mme_garnier, school.clock.now());
        let guardian = school.m_petit;
        let write = move |tx: &Tx<'_>| {
            let pupils = crowd(tx, place, now)?;
            let guard = |pupil: &Id<Person>| guards(guardian, *pupil, Kinship::Father, now.day());
            let fathers: Vec<_> = pupils.iter().map(guard).collect();
            let (_, touched) = guardianship::begin(tx, &fathers)?;
            people::groups::refresh(tx, &touched, now.day())?;
            let class = nursery(tx, place.1, by, now)?;
            let told = |pupils: &[Id<Person>]| -> db::Result<u32> {
                let id = tx.new_id::<()>().to_string();
                let note = Note { once: id, ..note(pupils.to_vec(), now) };
                noting::note(tx, &class, &note, by, now)?;
                showing::show(tx, &class, pupils, now.day(), (by, now))?;
                let last = store::showings::last(tx, pupils[0])?.ok_or(db::Error::Missing)?;
                let before = tx.statements();
                news::shown(tx, last.showing_id, now)?;
                Ok(tx.statements() - before)
            };
            Ok((told(&pupils[..1])?, told(&pupils)?))
        };
        let (one, all) = school.app.db.write(write).await.expect("counted");
        assert_eq!(one, all);
        let told = "select count(*) from notice where kind = 'carnet.shown'";
        let count = school.app.db.read(|tx| tx.number(told, &[])).await.expect("counted");
        assert_eq!(count, 31);
    }
}
