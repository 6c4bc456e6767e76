//! A campaign of 1,500 members and 3,000 schools, with the time it takes:
//! `cargo run -p territory --example campaign`.

use base::{Day, Money, Random};
use std::time::Instant;
use territory::contribution::*;

const KEY: &str = r#"{
    "mode": "spread",
    "parts": [
        { "label": "Part fixe", "scale": { "each": { "of": "member", "rate": "1" } },
          "whole": { "share": 10 } },
        { "label": "Part par élève", "scale": { "each": { "of": "pupil", "rate": "1" } },
          "whole": { "share": 60 } },
        { "label": "Part par habitant", "whole": { "share": 30 }, "scale": { "bands": {
            "by": "inhabitant", "steps": "progressive", "bands": [
                { "from": 0, "below": 1000, "rate": "0,50" },
                { "from": 1000, "below": 5000, "rate": "0,40" },
                { "from": 5000, "below": null, "rate": "0,30" } ] } } }
    ],
    "pro_rata": "days",
    "bounds": { "minimum": 15000, "maximum": 1500000, "pro_rata": true },
    "evolution": { "rise": 2000, "fall": 2000 }
}"#;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let key: Key = serde_json::from_str(KEY)?;
    let first = Day::new(2027, 1, 1).ok_or("a day")?;
    let members = members(first)?;
    let begun = Instant::now();
    let counts = Counts::freeze(2027, first, members)?;
    let frozen = begun.elapsed();
    let vote = Vote { year: 2027, sum: Some(Money::from_euros(1_500_000)) };
    let apportioned = apportion(&key, &vote, &counts)?;
    let reckoned = begun.elapsed();
    let half = |month| Day::new(2027, month, 30).map(|due_on| Instalment { due_on, share: 1 });
    let instalments = [half(4), half(9)].into_iter().flatten().collect();
    let schedule = Schedule { instalments, delay_days: 30 };
    let calls = apportioned.contributions.iter().map(|one| schedule.calls(one, 2027, first));
    let calls = calls.collect::<Result<Vec<_>, _>>()?.concat();
    let called = begun.elapsed();
    let held = apportioned.contributions.iter().filter(|one| one.held != Held::Free).count();
    let schools = counts.total(Measure::School);
    println!("{} members, {schools} schools, {held} at a bound", counts.members().len());
    println!("{} spread, {} calls", apportioned.total, calls.len());
    println!("frozen {frozen:?}, reckoned {reckoned:?}, called {called:?} from the start");
    Ok(())
}

fn members(first: Day) -> Result<Vec<CountedMember>, Refusal> {
    let random = Random::seeded(59);
    let below = |end: usize| u32::try_from(random.below(end)).unwrap_or(0);
    let member = |index: usize| {
        let school = |number: usize| CountedSchool {
            uai: format!("059{index:04}{number}"),
            name: format!("École {number}"),
            pupils: 30 + below(270),
        };
        Ok(CountedMember {
            code: MemberCode::parse(&format!("2159{index:05}"))?,
            name: format!("Commune {index}"),
            since: first.plus_days(i32::try_from(below(900)).unwrap_or(0) - 700),
            until: None,
            inhabitants: 200 + below(12_000),
            schools: (0..2).map(school).collect(),
            last_year: (below(3) > 0).then(|| Money::from_euros(600 + below(900).cast_signed())),
        })
    };
    (0..1_500).map(member).collect()
}
