//! What the classes of the made-up town are assessed on in a fortnight: dictations, additions,
//! marks in the collège. One is left to be typed, for who tries.

use crate::{
    Assessment, Item,
    assessment::Stage,
    cell::{Change, Said},
    item::WEIGHT,
    pages::{
        life::set_visible,
        write_form::{self, Choices, choices},
    },
    store::{self, items::New},
    typing::{self, Typing},
    visibility,
    writing::{self, Draft, Hand, Home},
};
use base::{Id, Instant, Minutes, fold};
use db::Tx;
use people::{Function, Level, Person, pages::ClassPage};
use results::{Mark, Skill, SkillKind, subject};
use web::demo::{Act, Stage as Town};

/// What is looked at: words found in the skills of the programme, or free ones.
struct Text {
    /// The day of the fortnight.
    day: usize,
    title: &'static str,
    /// The domain or the subject it is in.
    matter: &'static str,
    /// Words of a skill of the programme, and what is said where none has them.
    items: &'static [(&'static str, &'static str)],
    /// Families read it.
    is_shown: bool,
    /// Nobody has typed yet.
    is_empty: bool,
}

const ELEMENTARY: [Text; 3] = [
    Text {
        day: 1,
        title: "Dictée n° 4 : les mots en « ou »",
        matter: "Étude de la langue",
        items: &[
            ("orthographe mots", "L’orthographe des mots appris"),
            ("accord", "Les accords dans le groupe nominal"),
        ],
        is_shown: true,
        is_empty: false,
    },
    Text {
        day: 4,
        title: "Additions posées",
        matter: "Nombres et calcul",
        items: &[
            ("calculer nombres entiers", "Calculer en ligne"),
            ("résoudre problèmes nombres", "Résoudre un problème"),
            ("additions posées retenue", "Poser une addition avec retenue"),
        ],
        is_shown: true,
        is_empty: false,
    },
    Text {
        day: 9,
        title: "Lecture : Le petit poisson d’or",
        matter: "Lecture",
        items: &[
            ("lire fluidité", "Lire à voix haute"),
            ("comprendre un texte", "Comprendre un texte"),
            ("contrôler sa compréhension", "Retrouver une information"),
        ],
        is_shown: false,
        is_empty: true,
    },
];

const SECONDARY: [Text; 2] = [
    Text {
        day: 2,
        title: "Contrôle : les fractions",
        matter: "Mathématiques",
        items: &[
            ("fractions simples représenter", "Comparer des fractions"),
            ("résoudre problèmes", "Résoudre un problème"),
        ],
        is_shown: true,
        is_empty: false,
    },
    Text {
        day: 8,
        title: "Rédaction : le récit d’aventure",
        matter: "Français",
        items: &[
            ("produire des écrits", "Construire un récit"),
            ("observer le fonctionnement du verbe", "Employer les temps du passé"),
        ],
        is_shown: false,
        is_empty: true,
    },
];

const MORNING: Minutes = Minutes(11 * 60 + 10);
const EVENING: Minutes = Minutes(17 * 60 + 20);

pub fn acts(town: &Town) -> Vec<Act> {
    let mut acts = Vec::new();
    for school in town.schools.iter().chain(&town.secondary) {
        for class in &school.classes {
            // The maternelle has its carnet.
            let Some(level) = class.levels.iter().min().filter(|level| **level > Level::Gs) else {
                continue;
            };
            let texts: &[Text] = if *level >= Level::Sixth { &SECONDARY } else { &ELEMENTARY };
            for text in texts {
                acts.extend(given(town, class, (school.page.school.kind, text)));
            }
        }
    }
    acts
}

/// Who gives it: the teacher of the subject in a collège, or the teacher of the class.
fn teacher(class: &ClassPage, matter: &str) -> Option<Id<Person>> {
    let teachers = class.team.iter().filter(|it| it.function == Function::Teacher);
    let all: Vec<_> = teachers.collect();
    let of_matter = |it: &&&people::pages::Colleague| {
        it.subject.as_deref().is_some_and(|subject| fold(subject) == fold(matter))
    };
    all.iter().find(of_matter).or(all.first()).map(|teacher| teacher.person)
}

fn given(
    town: &Town,
    class: &ClassPage,
    (kind, text): (people::SchoolKind, &'static Text),
) -> Option<Act> {
    let by = teacher(class, text.matter)?;
    let (at, seed) = (town.hour(text.day, MORNING), town.seed);
    let home = Home { school: class.class.school, class: Some(class.class.id), group: None };
    let name = class.class.name.clone();
    let act = move |tx: &Tx<'_>, at: Instant| {
        if !kind.is_first_degree() {
            subject::settle(tx, home.school, at.day())?;
        }
        let there = choices(tx, home, (name.clone(), kind), (by, at.day()))?;
        let skills = write_form::taught(tx, &home, &there.levels, at.day())?;
        let draft = draft(text, &there, &skills, at);
        let hand = Hand { by, at };
        let id = writing::begin(tx, &home, &draft, (Stage::Open, "Note"), hand)?;
        Ok(if text.is_empty { Vec::new() } else { vec![typed(id, text, by, (at, seed))] })
    };
    Some(Act::write(at, act))
}

fn draft(text: &Text, there: &Choices, skills: &[Skill], at: Instant) -> Draft {
    let named = |words: &str| {
        let words = fold(words);
        move |label: &str| fold(label).contains(&words)
    };
    let item = |(words, otherwise): &(&'static str, &'static str)| {
        let words: Vec<String> = fold(words).split_whitespace().map(str::to_owned).collect();
        let has = |skill: &&Skill| {
            let label = fold(&skill.label);
            skill.kind == SkillKind::Item && words.iter().all(|word| label.contains(word))
        };
        let skill = skills.iter().find(has);
        let label = skill.map_or(*otherwise, |skill| skill.label.as_str()).to_owned();
        New { skill: skill.map(|skill| skill.id), label, is_whole: false, weight: WEIGHT }
    };
    let is = named(text.matter);
    let subjects = there.subjects.iter();
    let subject = subjects.clone().find(|subject| is(&subject.name)).or(subjects.clone().next());
    let scale = there.scales.iter().find(|scale| scale.code == "objectifs");
    Draft {
        title: text
            .title
            .replace(" :", "\u{a0}:")
            .replace("« ", "«\u{a0}")
            .replace(" »", "\u{a0}»"),
        day: at.day(),
        subject: subject.map(|subject| subject.id),
        domain: there.domains.iter().find(|skill| is(&skill.label)).map(|skill| skill.id),
        scale: scale.map(|scale| scale.id),
        out_of: there.has_marks.then_some(2_000),
        weight: WEIGHT,
        teachers: Vec::new(),
        items: text.items.iter().map(item).collect(),
        once: String::new(),
        version: 0,
        translate: false,
    }
}

/// Marked in the evening, and shown to families from then on.
fn typed(
    id: Id<Assessment>,
    text: &'static Text,
    by: Id<Person>,
    (at, seed): (Instant, u64),
) -> Act {
    let at = Instant::at(at.day(), EVENING);
    Act::write(at, move |tx, now| {
        let hand = Hand { by, at: now };
        let Some(assessment) = store::assessments::find(tx, id, by)? else { return Ok(Vec::new()) };
        let items = store::items::of_assessment(tx, id)?;
        let pupils = store::pupils::of_assessment(tx, &assessment, now.day())?;
        let changes = pupils.iter().flat_map(|pupil| {
            let said = |item: &Item| shown(&assessment, item, (pupil.id, seed));
            let cells = items.iter().filter_map(move |item| Some((item.id, said(item)?)));
            cells.map(|(item, said)| Change { item, pupil: pupil.id, said, seen: 0, at: now })
        });
        let typing = Typing {
            changes: changes.collect(),
            assessment: assessment.clone(),
            once: "demo".to_owned(),
            hand,
        };
        typing::save(tx, &typing)?;
        if text.is_shown {
            let from = visibility::from(now.day(), &assessment.quiet(), now);
            set_visible(tx, &assessment, Some(from), hand)?;
        }
        Ok(Vec::new())
    })
}

/// The same seed shows the same: most have reached it, some have not, one was away.
fn shown(assessment: &Assessment, item: &Item, (pupil, seed): (Id<Person>, u64)) -> Option<Said> {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&seed.to_be_bytes());
    hasher.update(format!("{pupil}").as_bytes());
    let of_pupil = hasher.finalize();
    hasher.update(item.label.as_bytes());
    let of_item = hasher.finalize();
    let (strong, luck) = (of_pupil.as_bytes()[0], of_item.as_bytes()[0]);
    if strong < 6 {
        return Some(Said::Absent);
    }
    let points = (u32::from(strong) * 2 + u32::from(luck)) / 3;
    if item.is_whole {
        let quarters = i64::from(points) * 48 / 255 + 32;
        return Mark::new(quarters * 25, 2_000).ok().map(Said::Mark);
    }
    let rank = match points {
        0..=40 => 1,
        41..=100 => 2,
        101..=200 => 3,
        _ => 4,
    };
    assessment.scale_id.map(|scale| Said::Step(scale, rank))
}
