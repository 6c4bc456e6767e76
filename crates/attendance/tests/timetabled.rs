//! A collège whose timetable somebody keeps: a teacher finds the calls of her lessons of today.

use crate::desk::{Called, MORNING, schools_at};
use base::{Day, Id, Minutes};
use db::Tx;
use people::{Person, testing::wider::WiderPeople};
use std::sync::Arc;
use testing::TestSchool;
use web::timetable::{Keeper, Lesson, Lessons, Whose};

/// M. Roche has 6e A at eight, on Mondays; Mme Vidal her group at ten past ten, and a class of
/// which she is not.
struct Mondays(WiderPeople);

impl Lessons for Mondays {
    fn of_teacher(&self, _: &Tx<'_>, teacher: Id<Person>, on: Day) -> db::Result<Vec<Lesson>> {
        let college = &self.0;
        let lesson = |from: u16, until: u16, subject: &str| Lesson {
            school: college.college,
            day: on,
            from: Minutes(from),
            until: Minutes(until),
            subject: subject.to_owned(),
            classes: Vec::new(),
            groups: Vec::new(),
            teachers: vec![teacher],
            rooms: "204".to_owned(),
        };
        let class = vec![(college.sixth_a, "6e A".to_owned())];
        Ok(match teacher {
            _ if on.weekday() != 0 => Vec::new(),
            it if it == college.m_roche => {
                vec![Lesson { classes: class, ..lesson(480, 535, "Mathématiques") }]
            }
            it if it == college.mme_vidal => {
                let groups = vec![(college.german, "Allemand 6e".to_owned())];
                let german = Lesson { groups, ..lesson(610, 665, "Allemand") };
                vec![german, Lesson { classes: class, ..lesson(810, 865, "Vie de classe") }]
            }
            _ => Vec::new(),
        })
    }

    fn of_class(&self, _: &Tx<'_>, _: Id<people::Class>, _: Day) -> db::Result<Vec<Lesson>> {
        Ok(Vec::new())
    }

    fn next(
        &self,
        _: &Tx<'_>,
        _: Whose,
        _: &str,
        _: Id<Person>,
        _: Day,
    ) -> db::Result<Option<Lesson>> {
        Ok(None)
    }
}

const LESSONS: &str = "section[aria-labelledby=lessons]";

async fn timetabled(now: &str) -> Vec<(TestSchool, WiderPeople)> {
    let mut all = Vec::new();
    for school in schools_at(now).await {
        let college = school.widen().await;
        school.app.jobs.lend(Keeper(Arc::new(Mondays(college))));
        all.push((school, college));
    }
    all
}

#[tokio::test]
async fn a_teacher_goes_from_her_lesson_to_its_call() {
    for (school, college) in timetabled(MORNING).await {
        let roche = school.client(college.m_roche).await;
        let page = roche.get("/presences").await.page();
        let said = page.text_of(LESSONS);
        assert!(said.contains("Mathématiques") && said.contains("6e A, salle 204"), "{said}");
        let call = page.attribute(&format!("{LESSONS} a"), "href").expect("a call");
        let wanted = format!("/presences/classes/{}?jour=2026-11-23&moment=h01", college.sixth_a);
        assert_eq!(call, wanted);
        assert_eq!(roche.get(&call).await.status, 200);
        // Class and hour may still be chosen.
        assert!(page.has("section[aria-labelledby=classes] a"));
        Called::this_morning(college.sixth_a, &[])
            .at("2026-11-23", "h01")
            .by(&roche)
            .await
            .redirects();
        let page = roche.get("/presences").await.page();
        assert!(page.text_of(LESSONS).contains("fait"));
        // Of a group; and of a class of whose team she is not, without a way there.
        let vidal = school.client(college.mme_vidal).await;
        let page = vidal.get("/presences").await.page();
        let links = page.attributes(&format!("{LESSONS} a"), "href");
        let group = format!("/presences/groupes/{}?jour=2026-11-23&moment=h03", college.german);
        assert_eq!(links, std::slice::from_ref(&group));
        assert_eq!(vidal.get(&group).await.status, 200);
        assert!(page.text_of(LESSONS).contains("Vie de classe"));
    }
}

#[tokio::test]
async fn without_lessons_all_is_as_before() {
    for (school, college) in timetabled("2026-11-24 08:45").await {
        for person in [college.m_roche, college.mme_diallo, school.mme_durand] {
            let client = school.client(person).await;
            assert!(!client.get("/presences").await.page().has(LESSONS));
        }
    }
    for school in schools_at(MORNING).await {
        let college = school.widen().await;
        let roche = school.client(college.m_roche).await;
        assert!(!roche.get("/presences").await.page().has(LESSONS));
    }
}
