//! Where somebody keeps the timetable: a homework is for the next lesson, unless one chooses.

use crate::desk::{AFTER_CLASS, book, schools_at};
use base::{Day, Id, Minutes};
use db::Tx;
use people::{Class, Person, testing::wider::WiderPeople};
use std::sync::Arc;
use web::timetable::{Keeper, Lesson, Lessons, Whose};

/// Lessons in 6e A on Thursdays; one of geometry a fortnight later.
struct Thursdays(WiderPeople);

impl Lessons for Thursdays {
    fn of_teacher(&self, _: &Tx<'_>, _: Id<Person>, _: Day) -> db::Result<Vec<Lesson>> {
        Ok(Vec::new())
    }

    fn of_class(&self, _: &Tx<'_>, _: Id<Class>, _: Day) -> db::Result<Vec<Lesson>> {
        Ok(Vec::new())
    }

    fn next(
        &self,
        _: &Tx<'_>,
        whose: Whose,
        subject: &str,
        teacher: Id<Person>,
        after: Day,
    ) -> db::Result<Option<Lesson>> {
        let college = &self.0;
        if whose != Whose::Class(college.sixth_a) || teacher != college.m_roche {
            return Ok(None);
        }
        let is_thursday = |count: &i32| after.plus_days(*count).weekday() == 3;
        let days = (1..8).find(is_thursday).unwrap_or(1);
        let far = if subject == "Géométrie" { 14 } else { 0 };
        Ok(Some(Lesson {
            school: college.college,
            day: after.plus_days(days + far),
            from: Minutes(620),
            until: Minutes(675),
            subject: "Maths".to_owned(),
            classes: vec![(college.sixth_a, "6e A".to_owned())],
            groups: Vec::new(),
            teachers: vec![teacher],
            rooms: String::new(),
        }))
    }
}

#[tokio::test]
async fn a_homework_is_proposed_for_the_next_lesson_of_its_subject() {
    for school in schools_at(AFTER_CLASS).await {
        let college = school.widen().await;
        let roche = school.client(college.m_roche).await;
        let new = format!("{}/devoirs/nouveau", book(college.sixth_a));
        let chosen = "input[name=due_on][checked]";
        // Nobody keeps a timetable: nothing is proposed.
        let page = roche.get(&new).await.page();
        assert!(!page.has(chosen) && !page.text_of("#due_on").contains("prochain cours"));
        school.app.jobs.lend(Keeper(Arc::new(Thursdays(college))));
        let page = roche.get(&new).await.page();
        assert_eq!(page.attribute(chosen, "value").as_deref(), Some("2026-11-26"));
        assert!(page.text_of("#due_on").contains("jeudi 26 novembre prochain cours"));
        let day = format!("{new}?jour=2026-11-27");
        let page = roche.get(&day).await.page();
        assert_eq!(page.attribute(chosen, "value").as_deref(), Some("2026-11-27"));
        // He says another subject and no day: its next lesson is weeks ahead, and is offered.
        let fields = [("title", "Exercices"), ("subject", "Géométrie"), ("action", "give")];
        let page = roche.post(&new, &fields).await.any_page();
        assert_eq!(page.attribute(chosen, "value").as_deref(), Some("2026-12-10"));
        let said = page.text_of("#due_on");
        assert!(said.contains("prochain cours : Géométrie"), "{said}");
        // An école has no lessons.
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&format!("{}/devoirs/nouveau", book(school.ce1_a))).await.page();
        assert!(!page.has(chosen));
    }
}
