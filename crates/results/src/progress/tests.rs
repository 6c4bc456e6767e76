//! Léa reads better and better.

use super::*;
use crate::{ScaleKind, Step, Steps, Way};
use people::Person;
use proptest::prelude::*;

const SCALE: Id<Scale> = Id::new(1);

fn scale() -> Scale {
    let step = |(key, from_percent, counts_percent): (&str, u8, u8)| Step {
        key: key.to_owned(),
        label: String::new(),
        colour: String::new(),
        from_percent,
        counts_percent,
    };
    Scale {
        id: SCALE,
        school: None,
        code: String::new(),
        name: String::new(),
        kind: ScaleKind::Steps,
        steps: Steps([("1", 0, 20), ("2", 35, 50), ("3", 65, 80), ("4", 90, 100)].map(step).into()),
        retired_on: None,
    }
}

fn skill(id: i64, parent: Option<i64>, kind: SkillKind) -> Arc<Skill> {
    Arc::new(Skill {
        id: Id::new(id),
        referential: Id::new(1),
        parent: parent.map(Id::new),
        place: id,
        kind,
        code: id.to_string(),
        label: String::new(),
        levels: String::new(),
        retired_on: None,
    })
}

fn shown(skill: i64, on: &str, shown: Shown) -> Evidence {
    Evidence {
        pupil: Id::<Person>::new(7),
        skill: Some(Id::new(skill)),
        subject: None,
        on: Day::parse_iso(on).expect("a day"),
        shown,
        weight: 100,
        title: Arc::default(),
        way: Way::Nowhere,
    }
}

fn tree() -> Vec<Arc<Skill>> {
    vec![
        skill(1, None, SkillKind::Domain),
        skill(2, Some(1), SkillKind::Part),
        skill(3, Some(2), SkillKind::Item),
        skill(4, Some(2), SkillKind::Item),
        skill(5, Some(1), SkillKind::Part),
    ]
}

#[test]
fn one_stands_where_one_was_last_seen_to_stand() {
    let at = |rank| Shown::Step(SCALE, rank);
    let evidence = vec![
        shown(3, "2026-09-15", at(2)),
        shown(3, "2026-10-05", at(3)),
        shown(4, "2026-10-20", at(4)),
        shown(5, "2026-11-02", Shown::Seen),
        shown(3, "2026-11-10", Shown::Absent),
        shown(4, "2026-11-12", at(2)),
    ];
    let progress = Progress::of(evidence, &tree(), &[scale()]);
    let reading = &progress.domains[0];
    assert_eq!(reading.tally(), Tally { reached: 1, seen: 2 }, "seen without a level counts not");
    let november = Day::new(2026, 11, 1).expect("a day");
    let before = reading.tally_before(november);
    assert_eq!(before, Tally { reached: 2, seen: 2 });
    let standing = progress.standing(Id::new(3)).expect("shown");
    assert_eq!((standing.moved, standing.proofs.len()), (Move::Up, 3), "absence moves nothing");
    assert_eq!(progress.standing(Id::new(4)).expect("shown").moved, Move::Down);
    assert_eq!(progress.standing(Id::new(5)).expect("shown").last, None);
    let months = reading.months(november.plus_days(22));
    let tallies: Vec<_> = months.iter().map(|(_, tally)| (tally.reached, tally.seen)).collect();
    assert_eq!(tallies, [(0, 1), (2, 2), (1, 2)], "September, October, November");
}

#[test]
fn nothing_that_was_shown_is_lost() {
    let orphan = vec![skill(9, Some(99), SkillKind::Item)];
    let mut free = shown(9, "2026-09-15", Shown::Seen);
    free.skill = None;
    let evidence = vec![shown(9, "2026-09-15", Shown::Step(SCALE, 3)), free];
    let progress = Progress::of(evidence, &orphan, &[scale()]);
    assert_eq!((progress.domains.len(), progress.free.len()), (1, 1));
    assert!(progress.standing(Id::new(9)).expect("there").is_reached());
}

proptest! {
    /// Whatever was shown, and in whatever order it is told.
    #[test]
    fn nothing_is_counted_twice_and_what_was_said_stays_said(
        told in prop::collection::vec((3..6_i64, 0..300_i32, 0..6_u8), 0..60),
    ) {
        let first = Day::new(2026, 9, 1).expect("a day");
        let mut evidence: Vec<Evidence> = told
            .into_iter()
            .map(|(skill, days, what)| {
                let what = if what == 0 { Shown::Absent } else { Shown::Step(SCALE, what.min(4)) };
                let mut it = shown(skill, "2026-09-01", what);
                it.on = first.plus_days(days);
                it
            })
            .collect();
        evidence.sort_by_key(|it| it.on);
        let count = evidence.len();
        let progress = Progress::of(evidence, &tree(), &[scale()]);
        let proofs: usize =
            progress.domains.iter().flat_map(Branch::all).map(|it| it.proofs.len()).sum();
        prop_assert_eq!(proofs, count, "each result is in one place");
        for domain in &progress.domains {
            let now = domain.tally();
            prop_assert!(now.reached <= now.seen && now.seen <= domain.all().len());
            let months = domain.months(first.plus_days(330));
            prop_assert!(months.windows(2).all(|pair| pair[0].1.seen <= pair[1].1.seen));
            prop_assert!(months.len() <= 12);
            if let Some((_, last)) = months.last() {
                prop_assert_eq!(*last, now, "the last month is today");
            }
            prop_assert_eq!(domain.tally_before(first), Tally::default());
        }
    }
}
