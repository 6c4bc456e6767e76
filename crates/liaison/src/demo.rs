//! The liaison book of the made-up town: slips of each class, signed by most families within
//! days, some on paper. Everything goes through [`sending`](crate::sending) and
//! [`signing`](crate::signing).

mod consents;
mod words;

use crate::{
    Slip,
    question::{self, Answers, Ask, Question},
    reach::Target,
    sending::{self, Order, Wording},
    signature,
    signing::{self, Papers},
    slip::Needs,
};
use base::{Day, Id, Instant, Lang, Minutes, RichText};
use db::{Error, Result, Tx};
use files::File;
use people::{
    Function, GroupKind, Level, Person, Scope, Standing, groups,
    pages::{ClassPage, PupilLine},
};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use web::demo::{Act, Stage};
use words::{ELEMENTARY, NURSERY, REMARKS, Script, dated};

/// A pupil of a class, with those who answer for him by law.
type Family = (Id<Person>, Vec<Id<Person>>);

/// How many slips a class has had in its fortnight; those where somebody known by heart sits, all.
const SLIPS_OF_A_CLASS: usize = 3;
/// Hours after which families sign, and up to which share of them (of 100) has.
const WAVES: [(i64, u64); 4] = [(1, 18), (9, 44), (26, 66), (50, 82)];
/// From this share on, the paper comes back instead.
const ON_PAPER_FROM: u64 = 92;

pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    let papers = Printed::default();
    let classes = stage.schools.iter().flat_map(|school| &school.classes);
    for (place, class) in classes.enumerate() {
        let teacher = class.team.iter().find(|it| it.function == Function::Teacher);
        let group = groups::find(tx, GroupKind::Pupils, Scope::Class(class.class.id))?;
        let (Some(teacher), Some(group)) = (teacher, group) else { continue };
        if class.pupils.is_empty() {
            continue;
        }
        let families: Arc<Vec<Family>> = Arc::new(class.pupils.iter().map(family).collect());
        let is_known = is_known_by_heart(class);
        let scripts = scripts(class);
        let first = place.wrapping_add(usize::try_from(stage.seed % 7).unwrap_or(0));
        let count = if is_known { scripts.len() } else { SLIPS_OF_A_CLASS };
        for number in 0..count {
            let script = &scripts[(first + number) % scripts.len()];
            let at = stage.hour(script.day, Minutes(script.minutes));
            let to = (group, families.clone());
            acts.push(send(script, teacher.person, to, papers.clone(), at));
        }
        for (day, minutes, share) in [(8, 18 * 60 + 40, (0, 45)), (9, 7 * 60 + 25, (45, 75))] {
            let at = stage.hour(day, Minutes(minutes));
            acts.push(consents::answer(teacher.person, families.clone(), share, at));
        }
    }
    Ok(acts)
}

fn scripts(class: &ClassPage) -> &'static [Script] {
    let is_nursery = class.levels.iter().any(|level| *level < Level::Cp);
    if is_nursery { &NURSERY } else { &ELEMENTARY }
}

/// The class of Léa, or of Jules: their mother finds something of everything.
fn is_known_by_heart(class: &ClassPage) -> bool {
    class.pupils.iter().any(|pupil| {
        ["Léa", "Jules"].contains(&pupil.name.first.as_str())
            && pupil.guardians.iter().any(|it| it.name.first == "Samira")
    })
}

fn family(pupil: &PupilLine) -> Family {
    let with_authority = pupil.guardians.iter().filter(|it| it.has_authority);
    (pupil.person, with_authority.map(|it| it.person).collect())
}

fn questions(script: &Script) -> Vec<Question> {
    (1..)
        .zip(script.questions)
        .map(|(number, (ask, label, options, is_optional))| Question {
            number,
            ask: *ask,
            label: (*label).to_owned(),
            is_optional: *is_optional,
            options: question::options(options, *ask),
        })
        .collect()
}

/// A slip is sent, and calls for those who sign it.
fn send(
    script: &'static Script,
    teacher: Id<Person>,
    (group, families): (Id<people::Group>, Arc<Vec<Family>>),
    papers: Printed,
    at: Instant,
) -> Act {
    Act::run(at, move |app| async move {
        let enclosed = enclosed(script, at.day(), &papers)?;
        let files = files::keep_all(&app, teacher, enclosed).await?;
        let write = move |tx: &Tx<'_>| {
            let sender = Standing::load(tx, teacher)?.ok_or(Error::Missing)?;
            // Nobody real is named here: what goes wrong in the making of a demo is said whole.
            sending::send(tx, &sender, &order(script, group, files.clone(), at))
                .map_err(|error| Error::Engine(format!("{}: {error:?}", script.title)))
        };
        let sent = app.db.write(write).await?;
        let wave = |(hours, until): (i64, u64), from: u64| {
            let at = by_day(sent.deliver_at.plus_hours(hours));
            sign(script, sent.slip, families.clone(), (from, until), at)
        };
        let from = std::iter::once(0).chain(WAVES.iter().map(|(_, until)| *until));
        let mut next: Vec<Act> =
            WAVES.into_iter().zip(from).map(|(it, from)| wave(it, from)).collect();
        let after = by_day(sent.deliver_at.plus_days(4));
        next.push(tick(script, sent.slip, teacher, families.clone(), after));
        Ok(next)
    })
}

/// Pages by their title: all classes send the same, the same day.
type Printed = Arc<Mutex<BTreeMap<&'static str, Vec<u8>>>>;

/// The page that goes with a slip, where there is one.
fn enclosed(script: &Script, today: Day, papers: &Printed) -> Result<Vec<(String, Vec<u8>)>> {
    let Some((title, text)) = script.paper else { return Ok(Vec::new()) };
    let broken = |error: &dyn std::fmt::Display| Error::Engine(error.to_string());
    let mut papers = papers.lock().map_err(|error| broken(&error))?;
    let pdf = match papers.get(title) {
        Some(pdf) => pdf.clone(),
        None => print::paper(title, &dated(text, today)).map_err(|error| broken(&error))?,
    };
    papers.insert(title, pdf.clone());
    Ok(vec![(format!("{title}.pdf"), pdf)])
}

fn order(script: &Script, group: Id<people::Group>, files: Vec<Id<File>>, now: Instant) -> Order {
    let wording = Wording {
        title: script.title.to_owned(),
        body: RichText::from_plain(&dated(script.text, now.day())),
        lang: Lang::Fr,
        questions: questions(script),
        due_on: script.due_days.map(|days| now.day().plus_days(days)),
        accepts_late: true,
        files,
    };
    Order {
        wording,
        theme: script.theme,
        targets: vec![Target::Group(group)],
        needs: script.needs,
        for_pupils: true,
        urgent_reason: script.urgent.to_owned(),
        once: String::new(),
        translates: false,
        now,
    }
}

/// How soon somebody signs: 0 is at once, 99 never. The same for the same people.
fn haste(slip: Id<Slip>, person: Id<Person>) -> u64 {
    let mixed = (slip.raw() ^ person.raw().rotate_left(23)).unsigned_abs();
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 40) % 100
}

/// An answer somebody might give.
fn answers(script: &Script, slip: Id<Slip>, pupil: Id<Person>) -> Answers {
    let luck = haste(slip, pupil);
    let answer = |question: &Question| {
        let options = question.options.len().max(1) as u64;
        match question.ask {
            Ask::YesNo if question.is_optional => luck.is_multiple_of(9).then(|| "yes".to_owned()),
            Ask::YesNo => Some(if luck.is_multiple_of(8) { "no" } else { "yes" }.to_owned()),
            Ask::Choice | Ask::Slot | Ask::Several => Some((luck % options).to_string()),
            Ask::Amount => Some(((luck % 4 + 1) * 500).to_string()),
            Ask::Text => Some(REMARKS[usize::from(luck.is_multiple_of(11))].to_owned()),
        }
    };
    let questions = questions(script);
    questions.iter().filter_map(|it| Some((it.number, answer(it)?))).collect()
}

/// The guardians whose hour this is sign.
fn sign(
    script: &'static Script,
    slip: Id<Slip>,
    families: Arc<Vec<Family>>,
    (from, until): (u64, u64),
    at: Instant,
) -> Act {
    Act::run(at, move |app| async move {
        let mut orders = Vec::new();
        for (pupil, guardians) in families.iter() {
            let signers = match script.needs {
                Needs::One => &guardians[..guardians.len().min(1)],
                Needs::Both => guardians.as_slice(),
            };
            for guardian in signers {
                let haste = haste(slip, *guardian);
                if haste < from || haste >= until {
                    continue;
                }
                let order = signing::Order {
                    pupils: vec![*pupil],
                    answers: answers(script, slip, *pupil),
                    version: 1,
                    once: String::new(),
                    codes: vec![signature::code(&app.random)],
                    now: at,
                };
                orders.push((*guardian, order));
            }
        }
        let write = move |tx: &Tx<'_>| {
            orders.iter().try_for_each(|(guardian, order)| one(tx, slip, *guardian, order))
        };
        app.db.write(write).await?;
        Ok(Vec::new())
    })
}

/// One signature; a slot that has become full is a family that will answer another day.
fn one(tx: &Tx<'_>, slip: Id<Slip>, guardian: Id<Person>, order: &signing::Order) -> Result<()> {
    let is_left = |answer: &str, number: u32| {
        let left = crate::store::places::left(tx, slip)?;
        let of = left
            .iter()
            .find(|(question, possible, _)| *question == number && possible.to_string() == answer);
        Ok::<bool, Error>(of.is_none_or(|(.., free)| *free > 0))
    };
    for (number, answer) in &order.answers {
        if !is_left(answer, *number)? {
            return Ok(());
        }
    }
    signing::sign_by(tx, slip, guardian, order).map(drop)
}

/// What came back on paper, ticked by the teacher.
fn tick(
    script: &'static Script,
    slip: Id<Slip>,
    teacher: Id<Person>,
    families: Arc<Vec<Family>>,
    at: Instant,
) -> Act {
    Act::run(at, move |app| async move {
        let has_slots = script.questions.iter().any(|(ask, ..)| *ask == Ask::Slot);
        let on_paper = families.iter().filter(|(pupil, guardians)| {
            let first = guardians.first().copied().unwrap_or(*pupil);
            !has_slots && haste(slip, first) >= ON_PAPER_FROM
        });
        let pupils: Vec<(Id<Person>, Answers)> =
            on_paper.map(|(pupil, _)| (*pupil, answers(script, slip, *pupil))).collect();
        let codes = pupils.iter().map(|_| signature::code(&app.random)).collect();
        let papers = Papers { pupils, once: String::new(), codes, now: at };
        if !papers.pupils.is_empty() {
            let write = move |tx: &Tx<'_>| signing::record_by(tx, slip, teacher, &papers);
            app.db.write(write).await?;
        }
        Ok(Vec::new())
    })
}

const MORNING: Minutes = Minutes(7 * 60 + 20);
const NIGHT: Minutes = Minutes(21 * 60 + 45);

/// The same moment, or the morning after it when people sleep.
fn by_day(at: Instant) -> Instant {
    let spread = at.millis().rem_euclid(37);
    match at.minutes() {
        minutes if minutes < MORNING => Instant::at(at.day(), MORNING).plus_minutes(spread),
        minutes if minutes > NIGHT => {
            Instant::at(at.day().plus_days(1), MORNING).plus_minutes(spread)
        }
        _ => at,
    }
}
