//! For whom a thing is, who can see it, and what one may see.

use crate::world::{World, day, today};
use people::{
    Addressee, GroupKind, Role, Scope, Standing,
    audience::{self, Line, Named},
    groups,
};

const NEWS: &str = "news";

#[tokio::test]
async fn what_one_sees_and_who_can_see_it_are_the_same_join() {
    for world in World::all().await {
        world
            .write(|tx, p| {
                let parents = groups::find(tx, GroupKind::Guardians, Scope::Class(p.ce1_a))?;
                let parents = Addressee::Group(parents.expect("the parents of CE1-A"));
                let durand = Addressee::Person(p.mme_durand);
                let manage = Line { to: durand, role: Role::Manage, until_on: None };
                audience::put(tx, NEWS, 1, &[Line::read(parents), manage])?;
                let until_on = Some(day("2026-11-20"));
                audience::put(tx, NEWS, 2, &[Line { until_on, ..Line::read(parents) }])?;
                audience::put(tx, "slip", 3, &[Line::read(parents)])
            })
            .await;
        let p = world.people;
        assert_eq!(visible(&world, p.samira).await, [(1, Role::Read)]);
        assert_eq!(visible(&world, p.mme_durand).await, [(1, Role::Manage)]);
        assert_eq!(visible(&world, p.mme_dubois).await, []);
        let readers = world.read(|tx, _| audience::readers(tx, NEWS, 1, today(), None, 100)).await;
        let names: Vec<String> = readers.iter().map(|reader| reader.name.full()).collect();
        let expected =
            ["Claire Durand", "Samira Haddad", "Marc Martin", "Chloé Moreau", "Karim Moreau"];
        assert_eq!(names, expected);
        assert_eq!(world.read(|tx, _| audience::count(tx, NEWS, 1, today())).await, 5);
        let after = readers[1].clone();
        let rest = world.read(move |tx, _| {
            let after = Some((after.sort_key.as_str(), after.person));
            audience::readers(tx, NEWS, 1, today(), after, 2)
        });
        assert_eq!(rest.await, readers[2..4]);
    }
}

async fn visible(world: &World, person: base::Id<people::Person>) -> Vec<(i64, Role)> {
    let see = move |tx: &db::Tx<'_>, _: &_| {
        let standing = Standing::load(tx, person)?.expect("somebody");
        audience::visible(tx, NEWS, &standing, today(), None, 10)
    };
    world.read(see).await
}

#[tokio::test]
async fn the_lines_of_an_audience_have_names_and_sizes() {
    for world in World::all().await {
        let lines = world
            .write(|tx, p| {
                let team = groups::find(tx, GroupKind::Team, Scope::Class(p.cm2_b))?;
                let team = Addressee::Group(team.expect("the team of CM2-B"));
                audience::put(
                    tx,
                    NEWS,
                    1,
                    &[Line::read(Addressee::Person(p.samira)), Line::read(team)],
                )?;
                audience::of(tx, NEWS, 1)
            })
            .await;
        let Named::Group { kind, place, .. } = &lines[0].named else { panic!("{lines:?}") };
        assert_eq!((*kind, place.as_str(), lines[0].size), (GroupKind::Team, "CM2-B", 2));
        let Named::Person(name) = &lines[1].named else { panic!("{lines:?}") };
        assert_eq!(name.formal(), "Mme Haddad");
    }
}

#[tokio::test]
async fn years_of_things_are_read_page_by_page() {
    for world in World::all().await {
        // A thing every ten days for three years: identifiers grow with time.
        let things: Vec<i64> = (0..110)
            .map(|index| {
                let at = base::Instant::at(day("2026-11-22").plus_days(-10 * index), MORNING);
                base::Id::<()>::first_at(at).raw()
            })
            .collect();
        let put = things.clone();
        world
            .write(move |tx, p| {
                let lines = [Line::read(Addressee::Person(p.marc))];
                put.iter().try_for_each(|thing| audience::put(tx, NEWS, *thing, &lines))
            })
            .await;
        let seen = world
            .read(|tx, p| {
                let marc = Standing::load(tx, p.marc)?.expect("somebody");
                let mut seen: Vec<i64> = Vec::new();
                loop {
                    let after = seen.last().copied();
                    let page = audience::visible(tx, NEWS, &marc, today(), after, 4)?;
                    if page.is_empty() {
                        return Ok(seen);
                    }
                    seen.extend(page.iter().map(|(thing, _)| thing));
                }
            })
            .await;
        assert_eq!(seen, things);
    }
}

const MORNING: base::Minutes = base::Minutes(480);

/// Listed ⇔ allowed, for everybody and every automatic group of the small world.
#[tokio::test]
async fn listed_is_allowed_and_allowed_is_listed() {
    for world in World::all().await {
        let disagree = world
            .write(|tx, p| {
                let groups: Vec<(base::Id<people::Group>,)> =
                    tx.all("select id from person_group order by id limit 100", &[])?;
                for (index, (group,)) in (100..).zip(&groups) {
                    let line = Line::read(Addressee::Group(*group));
                    audience::put(tx, NEWS, index, &[line])?;
                }
                let things: Vec<i64> = (100..).take(groups.len()).collect();
                let mut disagree = Vec::new();
                for person in p.everybody() {
                    let standing = Standing::load(tx, person)?.expect("somebody");
                    let listed = audience::visible(tx, NEWS, &standing, today(), None, 500)?;
                    for thing in &things {
                        let allowed =
                            audience::may_see(tx, NEWS, *thing, &standing, today())?.is_some();
                        let read = audience::readers(tx, NEWS, *thing, today(), None, 500)?
                            .iter()
                            .any(|reader| reader.person == person);
                        let is_listed = listed.iter().any(|(listed, _)| listed == thing);
                        if is_listed != allowed || allowed != read {
                            disagree.push((person, *thing));
                        }
                    }
                }
                Ok(disagree)
            })
            .await;
        assert_eq!(disagree, []);
    }
}
