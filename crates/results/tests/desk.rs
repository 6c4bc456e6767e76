//! A shelf of proofs that a feature would hold, and who looks at them.

use base::{Day, Id, Instant};
use db::{Result, Tx};
use people::{Person, Standing};
use results::{
    Evidence, Learner, Lent, Reader, Section, Sections, Shown, Shows, Skill, Wanted, Way,
};
use std::sync::Arc;
use testing::TestSchool;

/// Monday 23 November 2026, in the morning.
pub async fn schools() -> Vec<TestSchool> {
    TestSchool::each(|| vec![files::feature(), notices::feature(), results::feature()]).await
}

/// What was shown, and from when on families may see it.
#[derive(Clone)]
pub struct Shelf(pub Vec<(Evidence, Instant)>);

impl Shows for Shelf {
    fn evidence(&self, _: &Tx<'_>, wanted: &Wanted<'_>) -> Result<Vec<Evidence>> {
        let is_wanted = |(it, visible_at): &&(Evidence, Instant)| {
            let may = match wanted.reader {
                Reader::Staff => true,
                Reader::Family(now) => *visible_at <= now,
            };
            may && wanted.pupils.contains(&it.pupil)
                && wanted.from_on <= it.on
                && it.on < wanted.until_on
        };
        Ok(self.0.iter().filter(is_wanted).map(|(it, _)| it.clone()).collect())
    }
}

pub fn lend(school: &TestSchool, shelf: Vec<(Evidence, Instant)>) {
    school.app.jobs.lend(Lent(vec![Arc::new(Shelf(shelf))]));
}

/// A skill of a programme, by its code.
pub async fn skill(school: &TestSchool, programme: &'static str, code: &'static str) -> Id<Skill> {
    let (id, today) = (school.jean_mace, school.clock.today());
    let read = move |tx: &Tx<'_>| results::referential::taught(tx, id, &[programme], today);
    let skills = school.app.db.read(read).await.expect("read");
    skills.iter().find(|skill| skill.code == code).expect("a skill").id
}

/// Shown on a day, and visible from eight o'clock of that day on.
pub fn shown(pupil: Id<Person>, skill: Id<Skill>, on: &str, shown: Shown) -> (Evidence, Instant) {
    let day = Day::parse_iso(on).expect("a day");
    let evidence = Evidence {
        pupil,
        skill: Some(skill),
        subject: None,
        on: day,
        shown,
        weight: 100,
        title: format!("Dictée du {on}").into(),
        way: Way::To(
            |day, _| format!("/evaluations/{}-{}", day % 100, day / 100),
            i64::from(day.month()) * 100 + i64::from(day.day()),
        ),
    };
    (evidence, Instant::at(day, base::Minutes(8 * 60)))
}

/// A section that says who asked.
pub struct Livret;

impl Sections for Livret {
    fn sections(
        &self,
        _: &Tx<'_>,
        pupil: &Learner,
        viewer: &Standing,
        reader: Reader,
    ) -> Result<Vec<Section>> {
        let words = match reader {
            Reader::Staff => "à compléter".to_owned(),
            Reader::Family(_) => format!("à signer par {}", viewer.name.first),
        };
        let words = format!("Livret de {} {words}", pupil.name.first);
        let draw = Box::new(move |_: &web::Ui| maud::html! { p.livret { (words) } });
        Ok(vec![Section { order: 10, name: "livret", title: "results-title", draw }])
    }
}
