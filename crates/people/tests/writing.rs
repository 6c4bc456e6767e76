//! Who may write to whom, why, and that finding and asking agree.

use crate::world::{World, at, today};
use db::Result;
use people::{
    GroupKind, Reachable, Rule, RuleRefused, Scope, ScopeKind, Standing, Verdict, WhyNot,
    may_write, person, reachable, reachable_groups, rule, testing::TestPeople,
};

type Someone = fn(&TestPeople) -> base::Id<people::Person>;

async fn verdict(world: &World, from: Someone, to: Someone) -> Verdict {
    let ask = move |tx: &db::Tx<'_>, p: &TestPeople| {
        let from = Standing::load(tx, from(p))?.expect("somebody");
        may_write(tx, &from, to(p))
    };
    world.read(ask).await
}

/// `yes guardians@class team CE1-A`, `no nothing shared`.
fn said(verdict: &Verdict) -> String {
    let line = |because: &people::Because| {
        let rule = because.rule;
        let (from, scope, to) = (rule.from.word(), rule.scope.word(), rule.to.word());
        format!("{from}@{scope} → {to}, {}", because.place)
    };
    match verdict {
        Verdict::Yes(because) => format!("yes: {}", line(because)),
        Verdict::No(WhyNot::Rule(because)) => format!("no: {}", line(because)),
        Verdict::No(why) => format!("no: {why:?}"),
    }
}

#[tokio::test]
async fn every_answer_names_its_rule() {
    let cases: &[(Someone, Someone, &str)] = &[
        (|p| p.samira, |p| p.mme_durand, "yes: guardians@class → team, CE1-A"),
        (|p| p.samira, |p| p.m_petit, "no: NothingShared"),
        (|p| p.samira, |p| p.mme_lefevre, "yes: guardians@school → heads, École Jean-Macé"),
        (|p| p.samira, |p| p.mme_garnier, "yes: guardians@class → team, MS-GS"),
        (|p| p.samira, |p| p.m_vasseur, "yes: guardians@town → agents, Lys-lez-Lannoy"),
        (|p| p.samira, |p| p.mme_moreau, "no: guardians@class → guardians, CE1-A"),
        (|p| p.samira, |p| p.samira, "no: Oneself"),
        (|p| p.samira, |p| p.m_lambert, "no: NothingShared"),
        (|p| p.lea, |p| p.mme_durand, "yes: pupils@class → team, CE1-A"),
        (|p| p.lea, |p| p.ines, "no: pupils@class → pupils, CE1-A"),
        (|p| p.lea, |p| p.mme_lefevre, "no: NothingShared"),
        (|p| p.lea, |p| p.mme_moreau, "no: NothingShared"),
        (|p| p.lea, |p| p.m_vasseur, "no: NothingShared"),
        (|p| p.mme_durand, |p| p.lea, "yes: team@class → pupils, CE1-A"),
        (|p| p.mme_durand, |p| p.marc, "yes: team@class → guardians, CE1-A"),
        (|p| p.mme_durand, |p| p.mme_dubois, "yes: team@school → guardians, École Jean-Macé"),
        (|p| p.mme_durand, |p| p.hugo, "no: NothingShared"),
        (|p| p.mme_durand, |p| p.m_vasseur, "no: NothingShared"),
        (|p| p.mme_lefevre, |p| p.noe, "yes: heads@school → pupils, École Jean-Macé"),
        (|p| p.mme_lefevre, |p| p.mme_garnier, "yes: heads@town → heads, Lys-lez-Lannoy"),
        (|p| p.mme_lefevre, |p| p.m_lambert, "no: NothingShared"),
        (|p| p.m_vasseur, |p| p.julie, "yes: agents@town → guardians, Lys-lez-Lannoy"),
        (|p| p.m_vasseur, |p| p.mme_bernard, "no: NothingShared"),
        (|p| p.mme_delattre, |p| p.m_lambert, "yes: administrators@platform → heads, "),
        (|p| p.mme_delattre, |p| p.samira, "no: NothingShared"),
    ];
    for world in World::all().await {
        for (index, (from, to, expected)) in cases.iter().enumerate() {
            let verdict = verdict(&world, *from, *to).await;
            assert_eq!(said(&verdict), *expected, "case {index}");
        }
    }
}

#[tokio::test]
async fn the_answer_names_the_pupil_behind_a_guardian() {
    for world in World::all().await {
        let answer = verdict(&world, |p| p.mme_durand, |p| p.samira).await;
        let Verdict::Yes(because) = answer else { panic!("{answer:?}") };
        let (pupil, name) = because.on_behalf_of.expect("a pupil");
        assert_eq!((pupil, name.full()), (world.people.lea, "Léa Martin".to_owned()));
    }
}

#[tokio::test]
async fn a_school_tunes_its_own_rules_and_no_other() {
    for world in World::all().await {
        let pupils = |may_write| Rule {
            school: None,
            from: GroupKind::Pupils,
            scope: ScopeKind::Class,
            to: GroupKind::Pupils,
            may_write,
            may_address_group: false,
        };
        world
            .write(move |tx, p| rule::set(tx, &Rule { school: Some(p.jean_mace), ..pupils(true) }))
            .await;
        let lea_to_ines = verdict(&world, |p| p.lea, |p| p.ines).await;
        assert!(lea_to_ines.is_yes(), "{lea_to_ines:?}");
        assert_eq!(said(&verdict(&world, |p| p.lea, |p| p.noe).await), "no: NothingShared");
        let lines = world.read(|tx, p| rule::of_school(tx, p.kergomard)).await;
        assert!(lines.iter().all(|line| line.school.is_none()));
        world
            .write(|tx, p| {
                let (class, pupils) = (ScopeKind::Class, GroupKind::Pupils);
                rule::reset(tx, p.jean_mace, pupils, class, pupils)
            })
            .await;
        assert!(!verdict(&world, |p| p.lea, |p| p.ines).await.is_yes());
    }
}

#[tokio::test]
async fn no_school_opens_a_way_from_pupils_to_the_guardians_of_others_or_to_the_town() {
    for world in World::all().await {
        for (scope, to, why) in [
            (ScopeKind::Class, GroupKind::Guardians, RuleRefused::PupilsOutside),
            (ScopeKind::Town, GroupKind::Agents, RuleRefused::PupilsOutside),
            (ScopeKind::Town, GroupKind::Heads, RuleRefused::NotTheSchools),
        ] {
            let p = world.people;
            let line = Rule {
                school: Some(p.jean_mace),
                from: GroupKind::Pupils,
                scope,
                to,
                may_write: true,
                may_address_group: true,
            };
            let refused = world.db().write(move |tx| rule::set(tx, &line)).await;
            let refused = refused.expect_err("refused");
            assert_eq!(refused.reason::<RuleRefused>(), Some(&why));
        }
    }
}

#[tokio::test]
async fn nobody_writes_to_those_who_left_nor_from_a_suspended_account() {
    for world in World::all().await {
        world
            .write(|tx, p| {
                person::suspend(tx, p.mme_durand, at("2026-11-23 09:00"))?;
                let touched = person::leave(tx, &[p.m_vasseur], today())?;
                people::groups::refresh(tx, &touched, today())
            })
            .await;
        let said_to = async |from, to| said(&verdict(&world, from, to).await);
        assert_eq!(said_to(|p| p.samira, |p| p.mme_durand).await, "no: Suspended");
        assert_eq!(said_to(|p| p.mme_durand, |p| p.samira).await, "no: SenderSuspended");
        assert_eq!(said_to(|p| p.samira, |p| p.m_vasseur).await, "no: Left");
        let blocked = verdict(&world, |p| p.samira, |p| p.mme_lefevre).await;
        let blocked = blocked.unless(|| Ok(Some("blocked"))).expect("asked");
        assert_eq!(blocked, Verdict::No(WhyNot::Refused("blocked")));
    }
}

async fn found(world: &World, from: Someone, query: &'static str) -> Vec<String> {
    let find = move |tx: &db::Tx<'_>, p: &TestPeople| {
        let from = Standing::load(tx, from(p))?.expect("somebody");
        reachable(tx, &from, query, 50)
    };
    world.read(find).await.iter().map(written).collect()
}

fn written(reachable: &Reachable) -> String {
    match reachable {
        Reachable::Person { name, because, .. } => match &because[0].on_behalf_of {
            Some((_, pupil)) => format!("{} ({})", name.full(), pupil.full()),
            None => name.full(),
        },
        Reachable::Group(group) => format!("[{} {}]", group.kind.word(), group.place),
    }
}

#[tokio::test]
async fn part_of_a_name_finds_whom_one_may_write_to() {
    for world in World::all().await {
        assert_eq!(found(&world, |p| p.samira, "DUR").await, ["Claire Durand"]);
        assert_eq!(found(&world, |p| p.samira, "lefevre hel").await, ["Hélène Lefèvre"]);
        assert_eq!(found(&world, |p| p.samira, "petit").await, [""; 0]);
        let teacher: Someone = |p| p.mme_durand;
        assert_eq!(
            found(&world, teacher, "léa mar").await,
            [
                "Samira Haddad (Léa Martin)",
                "Julie Martin (Léa Martin)",
                "Léa Martin",
                "Léa Martin",
                "Marc Martin (Léa Martin)"
            ]
        );
        assert_eq!(found(&world, teacher, "parents ce1").await, ["[guardians CE1-A]"]);
        assert_eq!(found(&world, |p| p.m_vasseur, "bernard").await, [""; 0]);
        assert_eq!(found(&world, |p| p.m_vasseur, "hugo").await, [""; 0]);
        assert_eq!(
            found(&world, |p| p.m_vasseur, "jules").await,
            ["Samira Haddad (Jules Martin)", "Marc Martin (Jules Martin)"]
        );
    }
}

#[tokio::test]
async fn without_a_word_the_near_ones_are_proposed() {
    for world in World::all().await {
        assert_eq!(found(&world, |p| p.lea, "").await, ["[team CE1-A]", "Claire Durand"]);
        let groups = world
            .read(|tx, p| {
                let durand = Standing::load(tx, p.mme_durand)?.expect("somebody");
                reachable_groups(tx, &durand)
            })
            .await;
        let guardians = groups
            .iter()
            .find(|group| {
                group.kind == GroupKind::Guardians
                    && group.scope == Scope::Class(world.people.ce1_a)
            })
            .expect("the parents of CE1-A");
        assert_eq!(guardians.size, Some(4));
    }
}

#[tokio::test]
async fn finding_takes_few_statements() {
    for world in World::all().await {
        let statements = world.read(|tx, p| {
            let durand = Standing::load(tx, p.mme_durand)?.expect("somebody");
            reachable(tx, &durand, "mar", 20)?;
            Ok(tx.statements() - 4)
        });
        assert_eq!(statements.await, 6);
    }
}

/// For each pair: found by the whole name ⇔ may be written to.
#[tokio::test]
async fn found_and_allowed_are_the_same() {
    for world in World::all().await {
        let disagree = world
            .read(|tx, p| {
                let mut disagree = Vec::new();
                for from in p.everybody() {
                    let standing = Standing::load(tx, from)?.expect("somebody");
                    disagree.extend(disagreements(tx, &standing, p)?);
                }
                Ok(disagree)
            })
            .await;
        assert_eq!(disagree, []);
    }
}

fn disagreements(
    tx: &db::Tx<'_>,
    from: &Standing,
    p: &TestPeople,
) -> Result<Vec<(base::Id<people::Person>, base::Id<people::Person>)>> {
    let everybody = p.everybody();
    let verdicts = people::may_write_all(tx, from, &everybody)?;
    let mut disagree = Vec::new();
    for (to, verdict) in verdicts {
        let name = person::load(tx, to)?.expect("somebody").details.name.full();
        let found = reachable(tx, from, &name, 500)?
            .into_iter()
            .any(|found| matches!(found, Reachable::Person { id, .. } if id == to));
        if found != verdict.is_yes() {
            disagree.push((from.person, to));
        }
    }
    Ok(disagree)
}
