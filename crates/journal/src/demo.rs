//! The journal of the made-up town: in each class a few posts with drawings of its children, who is
//! on them, thanks and a word of a parent.

use crate::{
    Post,
    journal::Place,
    publishing,
    reaction::Reaction,
    store::{self, pictures::Word, places::Choice},
    writing::{self, Draft},
};
use base::{Id, Instant, Minutes, RichText};
use db::{Error, Result, Tx};
use demo::{Dice, drawing::Drawing};
use files::File;
use people::{Function, ImageRight, Level, Person, image_right, pages::ClassPage};
use publication::{AuthorKind, Comments, Saying, State};
use web::demo::{Act, Stage};

/// A post of the demo: when of the fortnight, at which minute of the day, how many drawings, and
/// the words.
struct Text {
    day: usize,
    minutes: u16,
    drawings: usize,
    title: &'static str,
    body: &'static str,
    comment: Option<&'static str>,
}

const ELEMENTARY: [Text; 4] = [
    Text {
        day: 1,
        minutes: 16 * 60 + 20,
        drawings: 2,
        title: "Nos maisons imaginaires",
        body: "Chacun a dessiné la maison où il aimerait vivre. Nous les avons accrochées dans le \
               couloir, en rue : il y a déjà trente mètres de trottoir.",
        comment: Some("Nous avons eu droit à la visite, fenêtre par fenêtre. Merci !"),
    },
    Text {
        day: 4,
        minutes: 15 * 60 + 50,
        drawings: 1,
        title: "La récolte du potager",
        body: "Trois courges, douze radis et beaucoup de terre sous les ongles. La soupe est pour \
               mardi.",
        comment: None,
    },
    Text {
        day: 8,
        minutes: 17 * 60,
        drawings: 2,
        title: "Sortie au bois : ce que nous avons rapporté",
        body: "Des feuilles, des plumes, une histoire de renard. Demandez-leur de vous la \
               raconter.",
        comment: Some("La feuille de chêne est rangée dans son livre préféré."),
    },
    Text {
        day: 10,
        minutes: 16 * 60 + 10,
        drawings: 0,
        title: "L’atelier cuisine du vendredi",
        body: "Nous avons pesé, versé, mélangé, et presque tout mangé.",
        comment: None,
    },
];

const NURSERY: [Text; 4] = [
    Text {
        day: 1,
        minutes: 15 * 60 + 55,
        drawings: 2,
        title: "Peindre avec les doigts",
        body: "Avec les doigts, avec des feuilles, avec des bouchons. Les mains sont propres, les \
               tabliers un peu moins.",
        comment: Some("Le tableau est déjà sur le frigo. Merci !"),
    },
    Text {
        day: 4,
        minutes: 15 * 60 + 50,
        drawings: 1,
        title: "La soupe que nous avons goûtée",
        body: "Nous avons senti, touché, épluché, mélangé. La courge a gagné, le poireau a fait \
               rire tout le monde.",
        comment: None,
    },
    Text {
        day: 8,
        minutes: 16 * 60 + 5,
        drawings: 2,
        title: "Nos trésors du parc",
        body: "Trois marrons, une plume, beaucoup de feuilles et un escargot, que nous avons rendu \
               à sa pierre.",
        comment: Some("Les marrons dorment dans la poche du manteau."),
    },
    Text {
        day: 10,
        minutes: 15 * 60 + 45,
        drawings: 0,
        title: "Une comptine toute neuve",
        body: "Demandez-leur « L’escargot sur le dos de l’âne » : il y a des gestes.",
        comment: None,
    },
];

/// What a pupil proposes, and his team has not read yet.
const PROPOSED: (&str, &str) = (
    "Mon exposé sur les hérissons",
    "Ils dorment tout l’hiver sous un tas de feuilles. Si on les réveille, ils ont trop froid. \
     Chez nous il y en a un, il s’appelle Gaston.",
);

/// Pixels of a drawing.
const SIDE: usize = 400;

/// What is published in the days of the stage.
pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    for school in &stage.schools {
        let staff = people::assignment::in_school(tx, school.page.school.id, stage.until.day())?;
        for class in &school.classes {
            let teaches = |it: &&people::Assignment| {
                it.class == Some(class.class.id) && it.function == Function::Teacher
            };
            let Some(teacher) = staff.iter().find(teaches).map(|it| it.person) else { continue };
            let Some(place) = store::places::find(tx, class.class.id)? else { continue };
            acts.push(beginning(stage, &place, class, teacher));
            let first = acts.len();
            let is_nursery = class.levels.iter().any(|level| *level < Level::Cp);
            if !is_nursery && let Some(pupil) = class.pupils.get(4) {
                let at = stage.hour(9, Minutes(17 * 60 + 10));
                acts.push(proposing(at, place.clone(), pupil.person));
            }
            let texts = if is_nursery { &NURSERY } else { &ELEMENTARY };
            acts.extend(texts.iter().enumerate().map(|(number, text)| {
                let cast = Cast {
                    place: place.clone(),
                    teacher,
                    pupils: pupils(class),
                    dice: (stage.seed, first + number),
                };
                posting(stage.hour(text.day, Minutes(text.minutes)), cast, text)
            }));
        }
    }
    Ok(acts)
}

/// A class and those of it who are on its pictures.
struct Cast {
    place: Place,
    teacher: Id<Person>,
    pupils: Vec<Id<Person>>,
    /// What its drawings are drawn by.
    dice: (u64, usize),
}

fn pupils(class: &ClassPage) -> Vec<Id<Person>> {
    class.pupils.iter().map(|pupil| pupil.person).collect()
}

/// The forms of September: one family in eight says no, and one has not answered.
fn beginning(stage: &Stage, place: &Place, class: &ClassPage, teacher: Id<Person>) -> Act {
    let (class_id, pupils) = (place.class_id, pupils(class));
    Act::write(stage.from.plus_hours(9), move |tx, now| {
        for (number, pupil) in pupils.iter().enumerate() {
            let word = match number % 8 {
                5 => ImageRight::Refused,
                7 => continue,
                _ => ImageRight::Class,
            };
            if !image_right::current(tx, &[*pupil])?.contains_key(pupil) {
                image_right::say(tx, *pupil, word, teacher, now)?;
            }
        }
        let choice = Choice { comments: Comments::Open, reactions: true, pupils_write: true };
        store::places::choose(tx, class_id, choice, teacher, now)?;
        Ok(Vec::new())
    })
}

/// A pupil writes, and hands it to his team.
fn proposing(at: Instant, place: Place, pupil: Id<Person>) -> Act {
    Act::write(at, move |tx, now| {
        let (title, body) = PROPOSED;
        let draft = Draft {
            title: title.to_owned(),
            body: RichText::sanitise(RichText::from_plain(body).html()),
            lang: base::Lang::Fr,
            files: Vec::new(),
            version: 0,
            once: String::new(),
        };
        let id = writing::begin_as(tx, &place, (pupil, AuthorKind::Pupil), &draft, now)?;
        publishing::submit(tx, id, now).map(|()| Vec::new())
    })
}

fn posting(at: Instant, cast: Cast, text: &'static Text) -> Act {
    Act::run(at, move |app| async move {
        let drawn = drawings(cast.dice, text.drawings)?;
        let files = files::keep_all(&app, cast.teacher, drawn).await?;
        let id = app.db.write(move |tx| post(tx, &cast, text, &files, at)).await?;
        let thanks = text.comment.map(|words| {
            Act::write(at.plus_hours(2), move |tx, now| {
                thank(tx, id, words, now).map(|()| Vec::new())
            })
        });
        Ok(thanks.into_iter().collect())
    })
}

fn broken(error: impl std::fmt::Debug) -> Error {
    Error::Engine(format!("{error:?}"))
}

fn drawings((seed, place): (u64, usize), count: usize) -> Result<Vec<(String, Vec<u8>)>> {
    let dice = Dice::of(seed, place, "journal");
    let drawing = |number: usize| {
        let drawing = Drawing::of(&dice);
        let png = drawing.png(SIDE).map_err(broken)?;
        Ok((format!("{} {}.png", drawing.title, number + 1), png))
    };
    (0..count).map(drawing).collect()
}

fn post(
    tx: &Tx<'_>,
    cast: &Cast,
    text: &'static Text,
    files: &[Id<File>],
    now: Instant,
) -> Result<Id<Post>> {
    let body = text.body.replace(" :", "\u{a0}:");
    let draft = Draft {
        title: text.title.replace(" :", "\u{a0}:"),
        body: RichText::sanitise(RichText::from_plain(&body).html()),
        lang: base::Lang::Fr,
        files: files.to_vec(),
        version: 0,
        once: String::new(),
    };
    let id = writing::begin_as(tx, &cast.place, (cast.teacher, AuthorKind::Staff), &draft, now)?;
    let rights = image_right::current(tx, &cast.pupils)?;
    let may = |pupil: &&Id<Person>| rights.get(pupil).is_some_and(|it| it.word.allows_class());
    let shown: Vec<Id<Person>> = cast.pupils.iter().filter(may).copied().collect();
    for (number, file) in files.iter().enumerate() {
        // The drawing of one of them; the first of an album is everybody's.
        let on_it = if number == 0 { None } else { shown.get(number * 3 % shown.len().max(1)) };
        let word = Word {
            pupils: on_it.map(|pupil| (*pupil, false)).into_iter().collect(),
            ..Word::default()
        };
        store::pictures::check(tx, (id, *file), &word, cast.teacher, now)?;
    }
    publishing::publish(tx, id, cast.teacher, now)?;
    Ok(id)
}

/// Some of the families say thank you, one of them with words.
fn thank(tx: &Tx<'_>, id: Id<Post>, words: &str, now: Instant) -> Result<()> {
    let Some(post) = store::posts::written(tx, id)? else { return Ok(()) };
    let families = store::readers::families(tx, post.class_id, now.day())?;
    let parents = families.iter().filter(|(_, pupil)| *pupil != 0).map(|(person, _)| *person);
    for (number, parent) in parents.clone().take(9).enumerate() {
        let reaction = Reaction::ALL[number % Reaction::ALL.len()];
        store::reactions::put(tx, id, parent, reaction, now)?;
    }
    if let Some(author) = parents.clone().nth(1) {
        let body = RichText::from_plain(words);
        let saying = Saying {
            author,
            kind: AuthorKind::Guardian,
            body: &body,
            state: State::Shown,
            once: "",
        };
        publication::put(tx, id, &saying, now)?;
    }
    Ok(())
}
