//! The agenda of the made-up town: what each class and school does in these weeks, appointments
//! that families book, an outing that awaits consents and adults. Everything goes through
//! `writing`, `booking` and `outing`.

use crate::{
    adult, booking,
    event::{Event, Meal, Theme},
    opening::{Appointments, Opening, Per, Run},
    outing,
    place::{For, Place, PlaceKind},
    receiving::{self, Plan},
    rule::{Length, Series},
    store,
    writing::{self, Content, Order},
};
use base::{Day, Id, Instant, Minutes};
use db::{Error, Result, Tx};
use people::{
    Class, Function, Person, Standing,
    pages::{ClassPage, PupilLine},
};
use std::sync::Arc;
use web::{
    App, consent,
    demo::{Act, Stage},
};

/// Something that is planned, so many days from the last day played.
struct Script {
    theme: Theme,
    title: &'static str,
    body: &'static str,
    location: &'static str,
    /// From the Monday of the last week; negative before it.
    day: i32,
    from: u16,
    until: u16,
    rule: &'static str,
    meal: Meal,
    adults: u32,
}

const POOL: Script = Script {
    theme: Theme::Event,
    title: "Piscine",
    body: "Maillot, bonnet et serviette dans un sac au nom de l’enfant.",
    location: "Piscine municipale",
    day: 1,
    from: 14 * 60,
    until: 15 * 60 + 30,
    rule: "FREQ=WEEKLY;BYDAY=TU",
    meal: Meal::None,
    adults: 0,
};

const MUSEUM: Script = Script {
    theme: Theme::Outing,
    title: "Sortie au musée La Piscine",
    body: "Départ en car à 8 h 45, retour vers 15 h 30.",
    location: "Musée La Piscine, Roubaix",
    day: 10,
    from: 8 * 60 + 45,
    until: 15 * 60 + 30,
    rule: "",
    meal: Meal::Packed,
    adults: 3,
};

const LIBRARY: Script = Script {
    theme: Theme::Event,
    title: "Prêt de livres à la médiathèque",
    body: "Merci de rapporter le livre emprunté.",
    location: "Médiathèque",
    day: 4,
    from: 10 * 60,
    until: 11 * 60,
    rule: "",
    meal: Meal::None,
    adults: 0,
};

const COUNCIL: Script = Script {
    theme: Theme::Meeting,
    title: "Conseil d’école",
    body: "Ordre du jour : projet d’école, travaux, fête de fin d’année.",
    location: "Salle polyvalente",
    day: 8,
    from: 18 * 60,
    until: 20 * 60,
    rule: "",
    meal: Meal::None,
    adults: 0,
};

const MARKET: Script = Script {
    theme: Theme::Party,
    title: "Le marché de l’école",
    body: "Gâteaux, plantations des classes et livres d’occasion.",
    location: "Cour de l’école",
    day: 18,
    from: 16 * 60 + 30,
    until: 19 * 60,
    rule: "",
    meal: Meal::None,
    adults: 0,
};

#[expect(clippy::unnecessary_wraps, reason = "what others play is read first, and may fail")]
pub fn acts(_: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    let monday = crate::pages::list::monday(stage.until.day());
    for school in &stage.schools {
        let head = school.page.staff.iter().find(|it| it.function.is_of_the_heads());
        if let Some(head) = head {
            for (place, script) in [&COUNCIL, &MARKET].into_iter().enumerate() {
                let at = stage.hour(place, Minutes(9 * 60 + 20));
                let of = (PlaceKind::School, school.page.school.id.cast(), head.person);
                acts.push(write(script, of, monday, at));
            }
        }
        for (number, class) in school.classes.iter().enumerate() {
            let teacher = class.team.iter().find(|it| it.function == Function::Teacher);
            let Some(teacher) = teacher.filter(|_| !class.pupils.is_empty()) else { continue };
            let of = (PlaceKind::Class, class.class.id.cast(), teacher.person);
            let hour = |day| stage.hour(day, Minutes(16 * 60 + 40));
            acts.push(write(&POOL, of, monday.plus_days(-14), hour(0)));
            acts.push(write(&LIBRARY, of, monday, hour(7)));
            acts.push(write_outing(of, helpers(class), monday, hour(1)));
            if number % 2 == 0 {
                acts.push(open(class, teacher.person, monday, hour(2)));
            }
        }
    }
    Ok(acts)
}

type Of = (PlaceKind, Id<Place>, Id<Person>);

fn content(script: &Script, monday: Day) -> Content {
    let first = monday.plus_days(script.day);
    let rule = script.rule.to_owned();
    let until_on = (!rule.is_empty()).then(|| first.plus_days(150));
    Content {
        theme: script.theme,
        title: script.title.to_owned(),
        body: script.body.to_owned(),
        lang: base::Lang::Fr,
        location: script.location.to_owned(),
        link: String::new(),
        is_all_day: false,
        is_for: For::ALL,
        series: Series {
            first,
            minutes: Minutes(script.from),
            rule,
            until_on,
            skips_holidays: true,
            without: Vec::new(),
        },
        length: Length::Until(0, Minutes(script.until)),
        reminds: true,
        meal: script.meal,
        adults_needed: script.adults,
        files: None,
    }
}

fn write(script: &'static Script, of: Of, monday: Day, at: Instant) -> Act {
    Act::run(at, move |app| async move { make(&app, script, of, monday, at).await.map(|_| vec![]) })
}

/// Guardians who might come along, and for which child.
fn helpers(class: &ClassPage) -> Vec<(Id<Person>, Id<Person>)> {
    let able = class.pupils.iter().filter_map(|pupil| {
        let guardian = pupil.guardians.iter().find(|it| it.has_authority)?;
        Some((guardian.person, pupil.person))
    });
    able.skip(1).step_by(5).take(3).collect()
}

/// An outing, for which some offer themselves the evening after; one still waits for an answer.
fn write_outing(of: Of, helpers: Vec<(Id<Person>, Id<Person>)>, monday: Day, at: Instant) -> Act {
    Act::run(at, move |app| async move {
        let event = make(&app, &MUSEUM, of, monday, at).await?;
        let offering = Act::write(at.plus_hours(4), move |tx, now| {
            for (place, (guardian, pupil)) in helpers.iter().enumerate() {
                store::adults::offer(tx, event, *guardian, *pupil, now)?;
                if place < 2 {
                    store::adults::answer(tx, event, *guardian, adult::Answer::Confirmed)?;
                }
            }
            Ok(Vec::new())
        });
        Ok(vec![offering])
    })
}

async fn make(
    app: &App,
    script: &'static Script,
    (_, place, by): Of,
    monday: Day,
    at: Instant,
) -> Result<Id<Event>> {
    let consents = consent::of(app);
    let order = Order {
        content: content(script, monday),
        by,
        uid: None,
        files_from: None,
        tells: true,
        once: String::new(),
        now: at,
    };
    let write = move |tx: &Tx<'_>| {
        let who = Standing::load(tx, by)?.ok_or(Error::Missing)?;
        let place = store::places::find(tx, place, &who)?.ok_or(Error::Missing)?;
        let (event, id) = writing::make(tx, &place, &order)?;
        let Some(consents) = consents.as_ref().filter(|_| script.theme == Theme::Outing) else {
            return Ok(event);
        };
        let date = store::dates::load(tx, id, &who)?.ok_or(Error::Missing)?;
        let due_on = date.start_at.day().plus_days(-2);
        if due_on >= at.day() {
            outing::ask(tx, consents.as_ref(), &who, &date, due_on, at)?;
        }
        Ok(event)
    };
    app.db.write(write).await
}

/// A teacher opens an evening of appointments; families book in the days that follow.
fn open(class: &ClassPage, owner: Id<Person>, monday: Day, at: Instant) -> Act {
    let (id, school, name) = (class.class.id, class.class.school, class.class.name.clone());
    let pupils: Arc<Vec<PupilLine>> = Arc::new(class.pupils.clone());
    Act::write(at, move |tx, now| {
        let day = monday.plus_days(11);
        let (from, until) = (Minutes(16 * 60 + 30), Minutes(20 * 60));
        let plan = Plan { day, from, until, length_minutes: 10, pause_minutes: 0 };
        let slots = plan.slots();
        let opening = Opening {
            id: tx.new_id(),
            place_kind: PlaceKind::Class,
            place_id: id.cast(),
            school_id: school,
            owner_id: owner,
            title: "Rencontre avec les familles".to_owned(),
            body: "Dix minutes pour parler du trimestre.".to_owned(),
            location: format!("Classe de {name}"),
            link: String::new(),
            per: Per::Guardian,
            book_until_at: slots.first().map_or(now, |(start, _)| start.plus_hours(-24)),
            state: Run::Open,
            made_at: now,
        };
        receiving::open(tx, &opening, &slots, "", now)?;
        Ok(book(id, &opening, &pupils, at))
    })
}

/// Two families of five book within days.
fn book(class: Id<Class>, opening: &Opening, pupils: &[PupilLine], at: Instant) -> Vec<Act> {
    let mut acts = Vec::new();
    for (place, pupil) in pupils.iter().enumerate() {
        let guardian = pupil.guardians.iter().find(|it| it.has_authority);
        let Some(guardian) = guardian.filter(|_| place % 5 < 2) else { continue };
        let (guardian, pupil, opening) = (guardian.person, pupil.person, opening.clone());
        let hours = i64::try_from(place % 7 + 2).unwrap_or(2);
        acts.push(Act::write(at.plus_hours(hours), move |tx, now| {
            let who = Standing::load(tx, guardian)?.ok_or(Error::Missing)?;
            let slots = store::slots::of(tx, opening.id)?;
            let free = slots.iter().filter(|it| it.is_free()).nth(place % 3);
            let Some(slot) = free else { return Ok(Vec::new()) };
            let tie = crate::opening::Tie { pupil_id: pupil, has_authority: true };
            let place = store::places::find(tx, class.cast(), &who)?.ok_or(Error::Missing)?;
            let asked = Appointments { opening: opening.clone(), place, ties: vec![tie] };
            booking::book_by(tx, &asked, guardian, slot.id, pupil, now)?;
            Ok(Vec::new())
        }));
    }
    acts
}
