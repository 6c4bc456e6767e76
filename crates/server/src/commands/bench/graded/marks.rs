//! What the teachers of both classes write: assessments, marks and levels, through the pages they
//! use. What was written already is not written twice: each form has its mark.

use super::{super::crowd, Ce1, College, Ground};
use base::{Day, Id};
use bench::{
    Result,
    http::{Browser, Connection},
};
use db::Db;
use people::{Class, Person};
use std::net::SocketAddr;

/// Assessments of one subject in the period.
const EACH: usize = 4;
/// Skills that are looked at together.
const TOGETHER: usize = 10;

/// Somebody who writes, and his line.
struct Hand {
    browser: Browser,
    line: Connection,
}

impl Hand {
    async fn of(db: &Db, address: SocketAddr, person: Id<Person>) -> Result<Self> {
        let mut line = Connection::open(address).await?;
        let (_, mut browser) = crowd::sign_in(db, vec![person]).await?.pop().ok_or("nobody")?;
        crowd::take_token(&mut line, &mut browser).await?;
        Ok(Hand { browser, line })
    }

    /// Sends a form; says where it leads to.
    async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<String> {
        let answer = self.line.ask(&self.browser.post(path, fields)).await?;
        let to = answer.header("location").filter(|_| answer.status == 303);
        to.map(str::to_owned)
            .ok_or_else(|| format!("{path}: {} {}", answer.status, answer.text()).into())
    }

    /// Makes an assessment of a class, open.
    async fn assess(
        &mut self,
        class: Id<Class>,
        fields: &[(&str, &str)],
    ) -> Result<Id<assessments::Assessment>> {
        let to = self.send(&assessments::urls::new_in_class(class), fields).await?;
        let id = to.strip_prefix("/evaluations/").and_then(|rest| rest.split('/').next());
        let id = id.and_then(|id| id.parse().ok()).map(Id::new);
        id.ok_or_else(|| format!("no assessment: {to}").into())
    }

    /// The items that are looked at.
    async fn items(&mut self, of: Id<assessments::Assessment>) -> Result<Vec<String>> {
        let request = self.browser.get(&assessments::urls::of_program(of));
        let answer = self.line.ask(&request).await?;
        let told: serde_json::Value = serde_json::from_slice(answer.body)?;
        let items = told["items"].as_array().ok_or("no items")?;
        Ok(items.iter().filter_map(|item| item["id"].as_str()).map(str::to_owned).collect())
    }

    /// Types what `text` says of each item and pupil, by their places.
    async fn fill(
        &mut self,
        of: Id<assessments::Assessment>,
        pupils: &[Id<Person>],
        text: impl Fn(usize, usize) -> String,
    ) -> Result<()> {
        let mut cells = vec![("once".to_owned(), "banc".to_owned())];
        for (row, item) in self.items(of).await?.iter().enumerate() {
            for (column, pupil) in pupils.iter().enumerate() {
                cells.push((format!("cell-{item}-{pupil}"), text(row, column)));
            }
        }
        let cells: Vec<(&str, &str)> =
            cells.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let path = assessments::urls::cells(of);
        let answer = self.line.ask(&self.browser.post(&path, &cells)).await?;
        if answer.status == 200 && answer.text().contains("\"wrong\":[]") {
            return Ok(());
        }
        Err(format!("{path}: {} {}", answer.status, answer.text()).into())
    }
}

impl Ground {
    /// The day of one of `count` assessments, spread over those of the class.
    fn day(&self, place: usize, count: usize) -> Result<Day> {
        let (first, last) = self.days;
        let (place, count) = (i32::try_from(place)?, i32::try_from(count)?);
        Ok(first.plus_days(last.since(first) * place / count))
    }
}

/// Four marks out of twenty in each subject, by who teaches it.
pub async fn of_college(db: &Db, address: SocketAddr, college: &College) -> Result<()> {
    let ground = &college.ground;
    for (place, taught) in college.taught.iter().enumerate() {
        let mut hand = Hand::of(db, address, taught.teacher).await?;
        let subject = taught.subject.id.to_string();
        for number in 0..EACH {
            let day = ground.day(number, EACH)?.iso();
            let title = format!("Contrôle n° {}", number + 1);
            let once = format!("banc-{place}-{number}");
            let fields = [
                ("title", title.as_str()),
                ("day", day.as_str()),
                ("subject", subject.as_str()),
                ("out_of", "20"),
                ("weight", "1"),
                ("once", once.as_str()),
                ("action", "open"),
            ];
            let assessment = hand.assess(ground.class, &fields).await?;
            let mark = |_, pupil| mark(place, number, pupil);
            hand.fill(assessment, &ground.pupils, mark).await?;
        }
    }
    Ok(())
}

/// From 4 to 19; here and there somebody was away.
fn mark(subject: usize, number: usize, pupil: usize) -> String {
    let dice = pupil * 7 + subject * 5 + number * 11;
    if dice.is_multiple_of(37) {
        return "abs".to_owned();
    }
    let halves = 8 + pupil * 3 % 20 + dice % 12;
    format!("{},{}", halves / 2, halves % 2 * 5)
}

/// Ten assessments of ten skills, on the four levels of the livret.
pub async fn of_ce1(db: &Db, address: SocketAddr, ce1: &Ce1) -> Result<()> {
    let ground = &ce1.ground;
    let mut hand = Hand::of(db, address, ce1.teacher).await?;
    let scale = ce1.scale.to_string();
    let count = ce1.skills.len().div_ceil(TOGETHER);
    for (place, skills) in ce1.skills.chunks(TOGETHER).enumerate() {
        let day = ground.day(place, count)?.iso();
        let title = format!("Évaluation n° {}", place + 1);
        let once = format!("banc-ce1-{place}");
        let fields = [
            ("title", title.as_str()),
            ("day", day.as_str()),
            ("scale", scale.as_str()),
            ("weight", "1"),
            ("once", once.as_str()),
            ("action", "open"),
        ];
        let assessment = hand.assess(ground.class, &fields).await?;
        if hand.items(assessment).await?.is_empty() {
            let skills: Vec<String> = skills.iter().map(Id::to_string).collect();
            let fields: Vec<(&str, &str)> =
                skills.iter().map(|skill| ("skills", skill.as_str())).collect();
            hand.send(&assessments::urls::items(assessment), &fields).await?;
        }
        let level = |item, pupil| level(place, item, pupil);
        hand.fill(assessment, &ground.pupils, level).await?;
    }
    Ok(())
}

/// Most have reached it.
fn level(assessment: usize, item: usize, pupil: usize) -> String {
    let levels = ["3", "4", "3", "2", "3", "4", "1"];
    levels[(pupil * 3 + item + assessment * 2) % levels.len()].to_owned()
}

/// The head opens the reports: what the marks come to is reckoned.
pub async fn open_reports(db: &Db, address: SocketAddr, college: &College) -> Result<()> {
    let mut head = Hand::of(db, address, college.head).await?;
    let path = reports::urls::of_class(college.ground.class, "ouverture");
    let period = college.period.to_string();
    head.send(&path, &[("period", period.as_str())]).await.map(drop)
}
