//! A fortnight of the class books of the made-up town: lessons, homework for the next days, ticks,
//! work handed in and given back, a visa.

use crate::{
    Homework,
    book::Place,
    calendar::Calendar,
    handing::{self, Work},
    logging::{self, Account},
    store::{self, visas::NewVisa},
    writing::{self, Draft},
};
use base::{Day, Id, Instant, Minutes, RichText};
use db::{Error, Result, Tx};
use people::{Function, Level, Person, pages::ClassPage};
use web::demo::{Act, Stage, StageSchool};

/// What is done in class on a day, and what is given after it.
struct Text {
    day: usize,
    subject: &'static str,
    lesson: &'static str,
    homework: &'static str,
    minutes: u32,
    wants_work: bool,
}

const fn text(
    day: usize,
    subject: &'static str,
    lesson: &'static str,
    homework: &'static str,
    minutes: u32,
) -> Text {
    Text { day, subject, lesson, homework, minutes, wants_work: false }
}

/// Who does not read yet brings and listens.
const YOUNG: [Text; 3] = [
    text(1, "Langage", "Les animaux de la ferme", "Apporter une image d’animal", 5),
    text(7, "Lecture", "L’album du loup", "Raconter l’histoire du loup", 10),
    text(9, "Musique", "La chanson de l’hiver", "Chanter la chanson à la maison", 5),
];

const ELEMENTARY: [Text; 6] = [
    text(0, "Lecture", "Le petit poisson d’or, chapitre 1", "Relire les pages 12 et 13", 10),
    text(1, "Mathématiques", "Additions posées avec retenue", "Revoir les tables de 3 et de 4", 10),
    text(3, "Poésie", "« L’automne », première lecture", "Apprendre la première strophe", 15),
    Text {
        wants_work: true,
        ..text(
            7,
            "Sciences",
            "De quoi une graine a-t-elle besoin ?",
            "Photographier une graine de la maison",
            10,
        )
    },
    text(8, "Orthographe", "Les mots en « ou »", "Préparer la dictée du vendredi", 10),
    text(10, "Géographie", "Lire le plan du quartier", "Chercher sa rue sur le plan", 10),
];

const SECONDARY: [Text; 5] = [
    text(0, "Mathématiques", "Fractions : comparer", "Exercices 4 à 7, page 52", 30),
    text(1, "Français", "Le récit d’aventure", "Lire le chapitre 3", 25),
    Text {
        wants_work: true,
        ..text(3, "Histoire-Géographie", "La cité grecque", "Carte d’Athènes à compléter", 30)
    },
    text(7, "Anglais", "Daily routine", "Apprendre le vocabulaire de la leçon 5", 15),
    text(9, "SVT", "La cellule", "Légender le schéma", 20),
];

const ANSWER: &str = "Voilà mon travail. J’ai trouvé une graine de haricot dans la cuisine !";
const WORD: &str = "Très bien observé. La prochaine fois, dis aussi où tu l’as trouvée.";

const AFTER_CLASS: Minutes = Minutes(16 * 60 + 40);
const EVENING: Minutes = Minutes(17 * 60 + 50);

pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for school in &stage.schools {
        for class in &school.classes {
            let Some(place) = store::books::place(tx, class.class.id.cast())? else { continue };
            let teachers: Vec<Id<Person>> = teachers(class);
            if teachers.is_empty() {
                continue;
            }
            for (number, text) in texts(class).iter().enumerate() {
                let teacher = teachers[number % teachers.len()];
                let at = stage.hour(text.day, AFTER_CLASS);
                acts.push(evening(&place, class, teacher, (at, text)));
            }
        }
        acts.extend(visas(tx, stage, school)?);
    }
    Ok(acts)
}

fn texts(class: &ClassPage) -> &'static [Text] {
    match class.levels.first() {
        Some(level) if level.is_young() => &YOUNG,
        Some(level) if *level <= Level::Cm2 => &ELEMENTARY,
        _ => &SECONDARY,
    }
}

fn teachers(class: &ClassPage) -> Vec<Id<Person>> {
    let is_teacher = |function| matches!(function, Function::Teacher | Function::Specialist);
    let teachers = class.team.iter().filter(|member| is_teacher(member.function));
    teachers.map(|member| member.person).collect()
}

fn rich(words: &str) -> RichText {
    RichText::sanitise(RichText::from_plain(words).html())
}

/// French texts have their spaces.
fn said(words: &str) -> String {
    words
        .replace(" :", "\u{a0}:")
        .replace(" ?", "\u{a0}?")
        .replace(" !", "\u{a0}!")
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
}

/// A teacher writes the log and gives the homework of the day.
fn evening(
    place: &Place,
    class: &ClassPage,
    teacher: Id<Person>,
    (at, text): (Instant, &'static Text),
) -> Act {
    let place = place.clone();
    let pupils: Vec<Id<Person>> = class.pupils.iter().map(|pupil| pupil.person).collect();
    Act::write(at, move |tx, now| {
        let id = write_and_give(tx, &place, teacher, text, now)?;
        Ok(answers(id, &pupils, teacher, text, now))
    })
}

fn write_and_give(
    tx: &Tx<'_>,
    place: &Place,
    teacher: Id<Person>,
    text: &Text,
    now: Instant,
) -> Result<Id<Homework>> {
    let account = Account {
        subject: text.subject.to_owned(),
        title: said(text.lesson),
        body: RichText::default(),
        on_day: now.day(),
        files: Vec::new(),
        version: 0,
        once: String::new(),
    };
    let lesson = logging::begin(tx, place, teacher, &account, now)?;
    let draft = Draft {
        subject: text.subject.to_owned(),
        title: said(text.homework),
        body: RichText::default(),
        links: String::new(),
        due_on: due(&place.calendar(), now.day()),
        also_on: Vec::new(),
        minutes: text.minutes,
        wants_work: text.wants_work,
        pupils: None,
        lesson: Some(lesson),
        files: Vec::new(),
        version: 0,
        once: String::new(),
    };
    let id = writing::begin(tx, place, teacher, &draft, now)?;
    writing::give(tx, &[id], now)?;
    Ok(id)
}

/// Two days of class later: nobody is given work for the next morning.
fn due(calendar: &Calendar, today: Day) -> Day {
    calendar.week.day_after(calendar.week.day_after(today))
}

/// Two pupils of three have done it the evening after; some hand their work in.
fn answers(
    id: Id<Homework>,
    pupils: &[Id<Person>],
    teacher: Id<Person>,
    text: &'static Text,
    now: Instant,
) -> Vec<Act> {
    let evening = Instant::at(now.day().plus_days(1), EVENING);
    let done: Vec<Id<Person>> = pupils
        .iter()
        .enumerate()
        .filter(|(place, _)| place % 3 != 2)
        .map(|(_, pupil)| *pupil)
        .collect();
    let work: Vec<Id<Person>> =
        if text.wants_work { done.iter().take(4).copied().collect() } else { Vec::new() };
    vec![Act::write(evening, move |tx, now| {
        for pupil in &done {
            store::done::tick(tx, id, *pupil, *pupil, now)?;
        }
        hand_in(tx, id, &work, teacher, now)
    })]
}

fn hand_in(
    tx: &Tx<'_>,
    id: Id<Homework>,
    pupils: &[Id<Person>],
    teacher: Id<Person>,
    now: Instant,
) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for (place, pupil) in pupils.iter().enumerate() {
        let homework = store::homework::written(tx, id)?.ok_or(Error::Missing)?;
        let work = Work {
            pupil: *pupil,
            body: rich(&said(ANSWER)),
            files: Vec::new(),
            once: String::new(),
        };
        let given = handing::hand_in(tx, &homework, *pupil, &work, now)?;
        // The first has it back the day after; the others wait on their teacher's page.
        if place == 0 {
            acts.push(Act::write(now.plus_hours(24), move |tx, now| {
                let word = handing::Word {
                    comment: rich(&said(WORD)),
                    wants_again: false,
                    files: Vec::new(),
                    version: 1,
                };
                handing::give_back_as(tx, given, teacher, &word, now)?;
                Ok(Vec::new())
            }));
        }
    }
    Ok(acts)
}

/// The head of each school sees the first of its classes.
fn visas(tx: &Tx<'_>, stage: &Stage, school: &StageSchool) -> Result<Vec<Act>> {
    let staff = people::assignment::in_school(tx, school.page.school.id, stage.until.day())?;
    let head = staff.iter().find(|it| it.function.is_of_the_heads()).map(|it| it.person);
    let (Some(head), Some(class)) = (head, school.classes.first()) else { return Ok(Vec::new()) };
    let (book, school) = (class.class.id.cast(), school.page.school.id);
    let at = stage.hour(4, Minutes(17 * 60));
    Ok(vec![Act::write(at, move |tx, now| {
        let (last, note) = (now.day(), String::new());
        let first = last.plus_days(-14);
        let new = NewVisa { book, school, by: head, at: now, first, last, note };
        store::visas::insert(tx, &new)?;
        Ok(Vec::new())
    })])
}
