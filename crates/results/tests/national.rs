//! What the nation gives: programmes, socle and scales are there, whole, on both engines.

use base::{Day, Id};
use people::Level;
use results::{ScaleKind, SkillKind, referential, scale};
use std::collections::{HashMap, HashSet};
use testing::TestSchool;

async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![files::feature(), notices::feature(), results::feature()]).await
}

const CODES: [&str; 6] = ["maternelle", "cycle2", "cycle3", "cycle4", "socle", "lycee"];
/// The domains of the livret of cycle 2 (LSU, structure 1D).
const CYCLE_2: [&str; 14] = [
    "FRA-LGO", "FRA-LEC", "FRA-ECR", "FRA-ETL", "MAT-NBC", "MAT-GDM", "MAT-GEO", "EPS-RAC",
    "ART-PLA", "ART-MUS", "QLM-VMO", "QLM-ETP", "EMC-RAC", "LGV-RAC",
];
const SOCLE: [&str; 8] =
    ["CPD_FRA", "CPD_ETR", "CPD_SCI", "CPD_ART", "MET_APP", "FRM_CIT", "SYS_NAT", "REP_MND"];

#[tokio::test]
async fn every_programme_is_a_whole_tree_of_the_nation() {
    for school in schools().await {
        let (id, today) = (school.jean_mace, Day::parse_iso("2026-11-23").expect("a day"));
        let read = move |tx: &db::Tx<'_>| {
            let mut all = HashMap::new();
            for code in CODES {
                all.insert(code, referential::taught(tx, id, &[code], today)?);
            }
            Ok(all)
        };
        let all = school.app.db.read(read).await.expect("read");
        for (code, skills) in &all {
            let mut known = HashSet::new();
            for skill in skills {
                assert!(skill.parent.is_none_or(|parent| known.contains(&parent)), "{code}");
                assert_eq!(skill.parent.is_none(), skill.kind == SkillKind::Domain);
                known.insert(skill.id);
            }
            let codes: HashSet<&str> = skills.iter().map(|skill| &*skill.code).collect();
            assert_eq!(codes.len(), skills.len(), "{code}: each code once");
        }
        let parts = |code: &str| -> Vec<String> {
            let parts = all[code].iter().filter(|skill| skill.kind == SkillKind::Part);
            parts.map(|skill| skill.code.clone()).collect()
        };
        assert_eq!(parts("cycle2"), CYCLE_2);
        assert_eq!(parts("socle"), SOCLE);
        assert_eq!(parts("maternelle").len(), 19, "18 lines of the synthèse, and living together");
        let items =
            |code: &str| all[code].iter().filter(|skill| skill.kind == SkillKind::Item).count();
        assert_eq!(items("cycle2") + items("cycle3") + items("cycle4"), 727);
        assert!(items("maternelle") >= 60);
        let of = |level: Level| all["cycle3"].iter().filter(|it| it.is_for(level)).count();
        assert!(of(Level::Cm1) > 100 && of(Level::Sixth) > 100 && of(Level::Cm1) < 250);
        let sixth = all["cycle3"].iter().find(|it| it.code == "FRA-CLA").expect("6e");
        assert!(sixth.is_for(Level::Sixth) && !sixth.is_for(Level::Cm2));
    }
}

#[tokio::test]
async fn the_scales_of_the_nation_place_a_share_and_count_a_step_alike() {
    for school in schools().await {
        let id = school.jean_mace;
        let scales = school.app.db.read(move |tx| scale::of_school(tx, id)).await.expect("read");
        let codes: Vec<&str> = scales.iter().map(|scale| &*scale.code).collect();
        assert_eq!(
            codes[..6],
            ["objectifs", "reussite", "maitrise", "notes", "lettres", "couleurs"]
        );
        for scale in &scales {
            assert_eq!(scale.kind == ScaleKind::Marks, scale.steps.0.is_empty());
            for rank in 1..=u8::try_from(scale.steps.0.len()).expect("few") {
                let share = scale.share_of(rank).expect("a share");
                assert_eq!(scale.rank_at(share), Some(rank), "{} {rank}", scale.code);
            }
        }
        let objectives = &scales[0];
        let from: Vec<u8> = objectives.steps.0.iter().map(|step| step.from_percent).collect();
        assert_eq!(from, [0, 35, 65, 90]);
        let marks = &scales[3];
        assert!(!marks.is_for(Level::Cm2, false) && marks.is_for(Level::Sixth, false));
        assert!(!marks.is_for(Level::Other, false), "ULIS of an école");
        assert!(marks.is_for(Level::Cm2, true), "the school asks");
    }
}

#[tokio::test]
async fn a_year_is_cut_and_cut_anew_without_losing_its_periods() {
    for school in schools().await {
        let people = school.people;
        let cut = move |tx: &db::Tx<'_>| results::testing::cut_years(tx, &people);
        let periods = school.app.db.write(cut).await.expect("cut");
        assert_eq!((periods.jean_mace.len(), periods.kergomard.len()), (3, 2));
        let again = school.app.db.write(cut).await.expect("cut again");
        assert_eq!(again.jean_mace, periods.jean_mace, "the same periods, by their ids");
        let wider = school.widen().await;
        let today = school.clock.today();
        let furnish = move |tx: &db::Tx<'_>| results::testing::furnish_college(tx, &wider, today);
        let college = school.app.db.write(furnish).await.expect("furnished");
        assert_eq!(college.mathematics.weight, 100);
        let class: Id<people::Class> = wider.sixth_a;
        let taught = move |tx: &db::Tx<'_>| results::subject::taught_in(tx, class, today);
        let taught = school.app.db.read(taught).await.expect("read");
        assert_eq!(taught.len(), 3);
    }
}
