//! What is kept and what goes: merging, export, erasure; what others ask of it; the made-up town.

use crate::desk::{College, colleges, colleges_at};
use base::{Day, Id, Instant};
use people::{Person, class, school};
use web::{
    demo::{self, Stage, StageSchool},
    merging::{self, Pair},
    timetable::{Lessons, Whose},
};

async fn export(college: &College, person: Id<Person>) -> String {
    let read = move |tx: &db::Tx<'_>| (timetable::feature().export)(tx, person);
    let files = college.school.app.db.read(read).await.expect("exported");
    files.into_iter().map(|file| String::from_utf8_lossy(&file.bytes).into_owned()).collect()
}

#[tokio::test]
async fn what_is_held_of_a_teacher_leaves_with_him_and_goes_after_him() {
    for college in colleges().await {
        college.arranged().await;
        let vidal = college.mme_vidal.to_string();
        let instead = [("kind", "teacher"), ("teacher", vidal.as_str()), ("word", "Stage")];
        college.says("Mathématiques", "2026-11-23", &instead).await.redirects();
        assert!(export(&college, college.m_roche).await.contains("Mathématiques"));
        assert!(export(&college, college.mme_vidal).await.contains("Stage"));
        assert!(export(&college, college.mme_diallo).await.is_empty());
        let roche = college.m_roche;
        let erase = move |tx: &db::Tx<'_>| (timetable::feature().erase)(tx, roche);
        assert_eq!(college.school.app.db.write(erase).await.expect("erased"), 2);
        assert!(export(&college, college.m_roche).await.is_empty());
        // The lessons stay those of the class.
        assert!(college.lessons(college.malik, "/emploi-du-temps").await.len() == 3);
    }
}

#[tokio::test]
async fn two_records_of_a_teacher_become_one_and_two_again() {
    for college in colleges().await {
        college.arranged().await;
        let (app, now) = (college.school.app.clone(), college.school.clock.now());
        let (keep, drop) = (college.mme_vidal, college.m_roche);
        let merge = move |tx: &db::Tx<'_>| {
            let evidence = serde_json::json!({});
            let pair = Pair { keep, drop, evidence: &evidence };
            merging::merge(&app, tx, &pair, None, now).map(|(merge, _)| merge.id)
        };
        let merged = college.school.app.db.write(merge).await.expect("merged");
        let own = export(&college, keep).await;
        assert!(own.contains("Mathématiques") && own.contains("Allemand"), "{own}");
        let app = college.school.app.clone();
        let undo = move |tx: &db::Tx<'_>| merging::undo(&app, tx, merged, now).map(|_| ());
        college.school.app.db.write(undo).await.expect("undone");
        assert!(export(&college, drop).await.contains("Mathématiques"));
        assert!(!export(&college, keep).await.contains("Mathématiques"));
    }
}

#[tokio::test]
async fn others_ask_which_lessons_take_place() {
    for college in colleges().await {
        college.arranged().await;
        let (roche, vidal) = (college.m_roche, college.mme_vidal);
        let (class, group) = (college.sixth_a, college.german);
        let monday = Day::parse_iso("2026-11-23").expect("a day");
        let ask = move |tx: &db::Tx<'_>| {
            let own = timetable::Kept.of_teacher(tx, roche, monday)?;
            let all = timetable::Kept.of_class(tx, class, monday)?;
            let next =
                timetable::Kept.next(tx, Whose::Class(class), "mathematiques", vidal, monday)?;
            let mine = timetable::Kept.next(tx, Whose::Class(class), "Géométrie", roche, monday)?;
            let none = timetable::Kept.next(tx, Whose::Class(class), "Latin", vidal, monday)?;
            let german = timetable::Kept.next(tx, Whose::Group(group), "", vidal, monday)?;
            Ok((own, all, [next, mine, none, german]))
        };
        let (own, all, [next, mine, none, german]) =
            college.school.app.db.read(ask).await.expect("asked");
        assert_eq!((own.len(), all.len()), (1, 2));
        assert_eq!((own[0].from.0, &*own[0].rooms), (510, "204"));
        assert_eq!(own[0].classes[0].0, class);
        let thursday = Day::parse_iso("2026-11-26").expect("a day");
        assert_eq!(next.map(|it| it.day), Some(thursday));
        // No lesson has this name: the first one he gives there.
        assert_eq!(mine.map(|it| it.day), Some(thursday));
        assert_eq!(none, None);
        assert!(german.is_some_and(|it| it.groups[0].0 == group));
        // Cancelled, it is not among them.
        let cancelled = [("kind", "cancelled")];
        college.says("Mathématiques", "2026-11-23", &cancelled).await.redirects();
        let ask = move |tx: &db::Tx<'_>| timetable::Kept.of_teacher(tx, roche, monday);
        assert!(college.school.app.db.read(ask).await.expect("asked").is_empty());
    }
}

#[tokio::test]
async fn the_made_up_town_brings_its_timetable_in() {
    for college in colleges_at("2026-11-09 00:00").await {
        let until = Instant::parse_local("2026-11-23 17:30").expect("a time");
        let id = college.college;
        let load = move |tx: &db::Tx<'_>| {
            let mut stage = Stage { from: Stage::first(until), until, seed: 3, ..Stage::default() };
            let page = school::page(tx, id, until.day())?.expect("the collège");
            let classes = page.classes.iter();
            let classes = classes.map(|line| class::page(tx, line.class.id, until.day()));
            let classes = classes.collect::<db::Result<Vec<_>>>()?;
            let mut classes: Vec<_> = classes.into_iter().flatten().collect();
            // The feeds say what he teaches; the small world does not.
            for colleague in classes.iter_mut().flat_map(|class| &mut class.team) {
                colleague.subject = Some("MATHEMATIQUES".to_owned());
            }
            stage.secondary.push(StageSchool { page, classes });
            Ok(stage)
        };
        let stage = college.school.app.db.read(load).await.expect("a stage");
        let acts = demo::play(&college.school.app, &college.school.clock, &stage).await;
        assert_eq!(acts.expect("played"), 2);
        let own = college.lessons(college.malik, "/emploi-du-temps").await;
        assert!(!own.is_empty() && own.iter().all(|it| it.contains("Mathematiques")), "{own:?}");
    }
}
