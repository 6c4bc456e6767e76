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
use base::{Day, Id, Instant, Lang, Minutes, RichText};
use db::{Error, Result, Tx};
use demo::{Dice, drawing::Drawing};
use files::File;
use people::{Function, Level, Person, pages::ClassPage};
use std::{collections::BTreeMap, sync::Mutex};
use web::demo::{Act, Stage, StageSchool};

/// What is done in class on a day, and what is given after it.
struct Text {
    day: usize,
    subject: &'static str,
    lesson: &'static str,
    homework: &'static str,
    minutes: u32,
    /// The title and the words of a page that goes with it.
    paper: Option<(&'static str, &'static str)>,
    /// What pupils hand in, each his own words; the others wait on their teacher's page.
    works: &'static [&'static str],
    /// What the first of them, and the second who is to go on, have back.
    words: [&'static str; 2],
}

const fn text(
    day: usize,
    subject: &'static str,
    lesson: &'static str,
    homework: &'static str,
    minutes: u32,
) -> Text {
    let (paper, works, words) = (None, &[] as &[&str], [""; 2]);
    Text { day, subject, lesson, homework, minutes, paper, works, words }
}

/// Who does not read yet brings and listens.
const YOUNG: [Text; 3] = [
    text(1, "Langage", "Les animaux de la ferme", "Apporter une image d’animal", 5),
    text(7, "Lecture", "L’album du loup", "Raconter l’histoire du loup", 10),
    Text {
        paper: Some((
            "La chanson du bonhomme",
            "Bonhomme de neige, où as-tu mis ton nez ?\n\nDans la soupe, dans la soupe, pour la \
             goûter !\n\nBonhomme de neige, où as-tu mis ton chapeau ?\n\nSur l’oiseau, sur \
             l’oiseau, pour lui tenir chaud !",
        )),
        ..text(9, "Musique", "La chanson de l’hiver", "Chanter la chanson à la maison", 5)
    },
];

const ELEMENTARY: [Text; 6] = [
    text(0, "Lecture", "Le petit poisson d’or, chapitre 1", "Relire les pages 12 et 13", 10),
    text(1, "Mathématiques", "Additions posées avec retenue", "Revoir les tables de 3 et de 4", 10),
    Text {
        paper: Some((
            "L’automne",
            "Le vent a volé les chapeaux\n\ndes platanes et des bouleaux ;\n\nil les a posés sur \
             l’eau.\n\n\nLa flaque en a fait des bateaux :\n\nchacun choisit son capitaine,\n\nle \
             mien s’appelle Madeleine.",
        )),
        ..text(3, "Poésie", "L’automne, première lecture", "Apprendre la première strophe", 15)
    },
    Text {
        works: &SEEDS,
        words: [
            "Très bien observé. La prochaine fois, dis aussi où tu l’as trouvée.",
            "Belle graine ! Dessine-la encore une fois, coupée en deux : que vois-tu dedans ?",
        ],
        ..text(
            7,
            "Sciences",
            "De quoi une graine a-t-elle besoin ?",
            "Photographier une graine de la maison",
            10,
        )
    },
    Text {
        paper: Some((
            "Les mots de la dictée",
            "la joue · la boule · le loup · le hibou · la poule\n\ntrouver · jouer · bouger\n\n\
             Un jour, la poule rousse trouve une boule sous le houx.",
        )),
        ..text(8, "Orthographe", "Les mots en « ou »", "Préparer la dictée du vendredi", 10)
    },
    text(10, "Géographie", "Lire le plan du quartier", "Chercher sa rue sur le plan", 10),
];

const SECONDARY: [Text; 5] = [
    text(0, "Mathématiques", "Fractions : comparer", "Exercices 4 à 7, page 52", 30),
    text(1, "Français", "Le récit d’aventure", "Lire le chapitre 3", 25),
    Text {
        works: &MAPS,
        words: [
            "Carte claire et complète. Bravo pour la légende.",
            "Il manque le Pirée et l’Agora : ajoute-les, et rends ta carte de nouveau.",
        ],
        ..text(3, "Histoire-Géographie", "La cité grecque", "Carte d’Athènes à compléter", 30)
    },
    text(7, "Anglais", "Daily routine", "Apprendre le vocabulaire de la leçon 5", 15),
    text(9, "SVT", "La cellule", "Légender le schéma", 20),
];

const SEEDS: [&str; 4] = [
    "J’ai trouvé une graine de haricot dans la cuisine !",
    "C’est un noyau d’avocat. Mamie dit que c’est une graine aussi.",
    "Une graine de potiron. Il y en avait cent douze, j’ai compté.",
    "Un pépin de pomme. Je le plante ?",
];
const MAPS: [&str; 4] = [
    "Voici ma carte, avec la légende.",
    "J’ai placé l’Acropole et les remparts.",
    "La carte est au dos du cahier, en photo.",
    "Terminé. Je n’étais pas sûr pour la voie sacrée.",
];

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
    Act::run(at, move |app| async move {
        let files = files::keep_all(&app, teacher, enclosed(text)?).await?;
        let write = move |tx: &Tx<'_>| write_and_give(tx, &place, (teacher, &files), text, at);
        let id = app.db.write(write).await?;
        Ok(answers(id, pupils, teacher, text, at))
    })
}

/// Pages that are printed already, by their title: all classes give the same.
static PRINTED: Mutex<BTreeMap<&str, Vec<u8>>> = Mutex::new(BTreeMap::new());

/// The page that goes with a homework, where there is one.
fn enclosed(text: &Text) -> Result<Vec<(String, Vec<u8>)>> {
    let Some((title, words)) = text.paper else { return Ok(Vec::new()) };
    let mut printed = PRINTED.lock().map_err(broken)?;
    let pdf = match printed.get(title) {
        Some(pdf) => pdf.clone(),
        None => print::paper(title, &said(words)).map_err(broken)?,
    };
    printed.insert(title, pdf.clone());
    Ok(vec![(format!("{title}.pdf"), pdf)])
}

fn broken(error: impl std::fmt::Display) -> Error {
    Error::Engine(error.to_string())
}

fn write_and_give(
    tx: &Tx<'_>,
    place: &Place,
    (teacher, files): (Id<Person>, &[Id<File>]),
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
        lang: Lang::Fr,
        links: String::new(),
        due_on: due(&place.calendar(), now.day()),
        also_on: Vec::new(),
        minutes: text.minutes,
        wants_work: !text.works.is_empty(),
        pupils: None,
        lesson: Some(lesson),
        files: files.to_vec(),
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

/// Two pupils of three have done it the evening after; some hand their work in, with a drawing.
fn answers(
    id: Id<Homework>,
    pupils: Vec<Id<Person>>,
    teacher: Id<Person>,
    text: &'static Text,
    now: Instant,
) -> Vec<Act> {
    let evening = Instant::at(now.day().plus_days(1), EVENING);
    let done = pupils.into_iter().enumerate().filter(|(place, _)| place % 3 != 2);
    let done: Vec<Id<Person>> = done.map(|(_, pupil)| pupil).collect();
    let works: Vec<_> = done.iter().copied().zip(text.works.iter().copied()).collect();
    let ticks = Act::write(evening, move |tx, now| {
        done.iter().try_for_each(|pupil| store::done::tick(tx, id, *pupil, *pupil, now))?;
        Ok(Vec::new())
    });
    let handing = works.into_iter().enumerate().map(|(place, (pupil, words))| {
        let at = evening.plus_minutes(i64::try_from(place * 7 + 3).unwrap_or(3));
        let back = text.words.get(place).copied().map(|word| (teacher, word, place == 1));
        hand_in(id, pupil, words, back, at)
    });
    std::iter::once(ticks).chain(handing).collect()
}

/// Pixels of a drawing.
const SIDE: usize = 400;

/// One of them hands in, and has it back the day after, perhaps to go on with it.
fn hand_in(
    id: Id<Homework>,
    pupil: Id<Person>,
    words: &'static str,
    back: Option<(Id<Person>, &'static str, bool)>,
    at: Instant,
) -> Act {
    Act::run(at, move |app| async move {
        let seed = pupil.raw().unsigned_abs();
        let png = Drawing::of(&Dice::of(seed, 0, "work")).png(SIDE).map_err(broken)?;
        let files = files::keep_all(&app, pupil, vec![("Mon dessin.png".to_owned(), png)]).await?;
        let write = move |tx: &Tx<'_>| {
            let homework = store::homework::written(tx, id)?.ok_or(Error::Missing)?;
            let body = rich(&said(words));
            let work = Work { pupil, body, files: files.clone(), once: String::new() };
            handing::hand_in(tx, &homework, pupil, &work, at)
        };
        let given = app.db.write(write).await?;
        let back = back.map(|(teacher, word, wants_again)| {
            Act::write(at.plus_hours(24), move |tx, now| {
                let comment = rich(&said(word));
                let word = handing::Word { comment, wants_again, files: Vec::new(), version: 1 };
                handing::give_back_as(tx, given, teacher, &word, now)?;
                Ok(Vec::new())
            })
        });
        Ok(back.into_iter().collect())
    })
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
