//! A teacher types what a pupil has shown into a grid: two cells, that leave together.

use super::{Deed, Kept, Trace, Turn, class::Class};
use crate::{ledger::Outcome, store};
use bench::http::{Browser, Connection};
use db::Tx;

#[derive(Debug)]
struct Cells {
    pupil: i64,
    level: &'static str,
    once: String,
    /// Those of the class.
    items: Vec<i64>,
}

/// What is looked at, and the grid that has it.
pub struct Grid {
    assessment: i64,
    items: Vec<i64>,
}

const LEVELS: [&str; 4] = ["1", "2", "3", "4"];

/// As many items as `store::graded::WRONGS` counts.
const ITEMS: &str = "Lire une consigne\nSe relire";

/// A teacher makes the assessment of his class, and opens it.
pub async fn assess(line: &mut Connection, teacher: &Browser, class: i64) -> Grid {
    let day = super::today().iso();
    let fields = [
        ("title", "Lecture"),
        ("day", day.as_str()),
        ("scale", "1"),
        ("weight", "1"),
        ("items", ITEMS),
        ("action", "open"),
    ];
    let request = teacher.post(&format!("/evaluations/classes/{class}/nouvelle"), &fields);
    let answer = line.ask(&request).await.expect("an answer");
    let assessment = super::led_to(&answer, "/evaluations/");
    let request = teacher.get(&format!("/api/evaluations/{assessment}"));
    let answer = line.ask(&request).await.expect("an answer");
    let told: serde_json::Value = serde_json::from_slice(answer.body).expect("a grid");
    let items = told["items"].as_array().expect("items").iter();
    let id = |item: &serde_json::Value| item["id"].as_str().and_then(|id| id.parse().ok());
    Grid { assessment, items: items.filter_map(id).collect() }
}

pub fn meant(class: &Class, turn: Turn) -> Box<dyn Deed> {
    Box::new(Cells {
        pupil: class.families[turn.times() % class.families.len()].pupil,
        level: LEVELS[(turn.round + turn.number) % LEVELS.len()],
        once: turn.once(),
        items: class.grid.items.clone(),
    })
}

impl Deed for Cells {
    fn name(&self) -> &'static str {
        "levels typed by two"
    }

    fn request(&self, class: &Class, step: usize) -> Option<Vec<u8>> {
        let named = |item: &i64| (format!("cell-{item}-{}", self.pupil), self.level.to_owned());
        let cells: Vec<(String, String)> = self.items.iter().map(named).collect();
        let cells = cells.iter().map(|(name, level)| (name.as_str(), level.as_str()));
        let fields: Vec<(&str, &str)> =
            [("once", self.once.as_str())].into_iter().chain(cells).collect();
        let path = format!("/api/evaluations/{}/cellules", class.grid.assessment);
        (step == 0).then(|| class.teacher.post(&path, &fields))
    }

    fn traces(&self, outcome: Outcome) -> Vec<Trace> {
        let stands = |item: &i64| Trace::Stands {
            place: format!("cell {item} {}", self.pupil),
            value: self.level.to_owned(),
            is_known: outcome.is_known(),
        };
        self.items.iter().map(stands).collect()
    }
}

pub fn keep(tx: &Tx<'_>, kept: &mut Kept) -> db::Result<()> {
    for (item, pupil, step) in store::graded::cells(tx)? {
        kept.stands(format!("cell {item} {pupil}"), step.to_string());
    }
    Ok(())
}
