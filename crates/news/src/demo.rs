//! The news of the made-up town: the town's, each school's and each class's, a few of each.

use crate::{
    publishing, store,
    thread::Place,
    writing,
    writing::{Audience, Draft},
};
use base::{Id, Instant, Minutes, RichText};
use db::{Result, Tx};
use people::{Function, Level, Person, SchoolKind};
use publication::{AuthorKind, Comments, Saying, State};
use web::demo::{Act, Stage};

/// A text of the demo: when of the fortnight, at which minute of the day, and the words.
struct Text {
    day: usize,
    minutes: u16,
    title: &'static str,
    body: &'static str,
    is_headline: bool,
    comments: Comments,
}

const fn text(day: usize, minutes: u16, title: &'static str, body: &'static str) -> Text {
    Text { day, minutes, title, body, is_headline: false, comments: Comments::None }
}

const OF_TOWN: [Text; 2] = [
    text(
        1,
        9 * 60 + 30,
        "Les menus de la cantine jusqu’aux vacances",
        "Les menus sont faits avec des produits de saison, et un repas sans viande chaque \
         jeudi.\n\n\
         Les inscriptions se font jusqu’au mercredi pour la semaine suivante.",
    ),
    text(
        8,
        14 * 60,
        "Travaux rue de l’Église : un autre chemin vers l’école",
        "La rue sera fermée aux voitures pendant trois semaines. Les piétons passent par la \
         place, où un agent aide à traverser de 8 h à 9 h et de 16 h 15 à 17 h.",
    ),
];

const OF_SCHOOL: [Text; 3] = [
    text(
        0,
        17 * 60,
        "La photo de classe est reportée",
        "Le photographe viendra jeudi prochain, le matin. Les fratries sont prises à 8 h 30, \
         dans le préau.",
    ),
    Text {
        is_headline: true,
        ..text(
            9,
            16 * 60 + 45,
            "Le marché de l’école a lieu samedi",
            "De 10 h à 13 h, dans la cour : gâteaux, plantations des classes et livres \
             d’occasion. Nous cherchons encore des parents pour tenir les tables, une heure \
             suffit.\n\n\
             Tout ce qui est gagné paie la sortie de juin.",
        )
    },
    text(
        10,
        12 * 60,
        "Conseil d’école : ce qui a été décidé",
        "Le règlement intérieur est adopté. La cour aura deux bancs de plus, et le portail \
         ouvre désormais à 8 h 20.",
    ),
];

const OF_CLASS: [Text; 2] = [
    Text {
        comments: Comments::Open,
        ..text(
            3,
            16 * 60 + 40,
            "Notre visite à la bibliothèque",
            "Chaque enfant a choisi un livre, à rapporter dans deux semaines. Vous pouvez le lire \
             ensemble le soir : demandez-lui de raconter la fin qu’il imagine.",
        )
    },
    text(
        10,
        16 * 60 + 35,
        "Les semis ont levé",
        "Les haricots mesurent déjà cinq centimètres. On les mesure chaque lundi et on dessine \
         la courbe.",
    ),
];

const OF_NURSERY: [Text; 3] = [
    text(
        0,
        17 * 60,
        "Les doudous ont leur étagère",
        "Chaque doudou a sa place, avec sa photo, à hauteur de main. Il attend là pendant les \
         jeux, et revient pour la sieste.",
    ),
    Text {
        is_headline: true,
        ..text(
            9,
            16 * 60 + 45,
            "Samedi, on joue ensemble à l’école",
            "De 10 h à 12 h, dans la salle de motricité : jeux de construction, parcours, coin \
             lecture. Les grands frères et les grandes sœurs sont les bienvenus.",
        )
    },
    text(
        10,
        12 * 60,
        "Le portail du matin",
        "À partir de lundi, l’accueil se fait dans la classe jusqu’à 8 h 40. Prenez le temps d’un \
         bisou et d’un puzzle.",
    ),
];

const OF_YOUNG_CLASS: [Text; 2] = [
    Text {
        comments: Comments::Open,
        ..text(
            3,
            16 * 60 + 40,
            "Le sac à histoires voyage",
            "Chaque vendredi, un enfant emporte le sac : un album, une marionnette, une page à \
             dessiner ensemble. Il revient le mardi.",
        )
    },
    text(
        10,
        16 * 60 + 35,
        "Les lentilles ont levé",
        "Il a fallu du coton, de l’eau et beaucoup de patience. On les arrose chacun son tour.",
    ),
];

const COMMENT: &str = "Merci ! Nous l’avons lu deux fois hier soir.";

/// What is published in the days of the stage.
pub fn acts(tx: &Tx<'_>, stage: &Stage) -> Result<Vec<Act>> {
    let mut acts = Vec::new();
    let towns = stage.schools.iter().map(|school| school.page.school.town).next();
    if let (Some(town), Some(agent)) = (towns, stage.agents.first()) {
        acts.extend(in_thread(tx, stage, town.cast(), *agent, &OF_TOWN)?);
    }
    for school in &stage.schools {
        let staff = people::assignment::in_school(tx, school.page.school.id, stage.until.day())?;
        let head = staff.iter().find(|it| it.function.is_of_the_heads()).map(|it| it.person);
        if let Some(head) = head {
            let thread = school.page.school.id.cast();
            let is_nursery = school.page.school.kind == SchoolKind::Nursery;
            let texts = if is_nursery { &OF_NURSERY } else { &OF_SCHOOL };
            acts.extend(in_thread(tx, stage, thread, head, texts)?);
        }
        for class in &school.classes {
            let teaches = |it: &&people::Assignment| {
                it.class == Some(class.class.id) && it.function == Function::Teacher
            };
            let Some(teacher) = staff.iter().find(teaches).map(|it| it.person) else { continue };
            let thread = class.class.id.cast();
            let is_young = class.levels.iter().any(|level| *level < Level::Cp);
            let texts = if is_young { &OF_YOUNG_CLASS } else { &OF_CLASS };
            acts.extend(in_thread(tx, stage, thread, teacher, texts)?);
        }
    }
    Ok(acts)
}

fn in_thread(
    tx: &Tx<'_>,
    stage: &Stage,
    thread: Id<crate::Thread>,
    author: Id<Person>,
    texts: &'static [Text],
) -> Result<Vec<Act>> {
    let Some(place) = store::threads::places(tx, &[thread])?.pop() else { return Ok(Vec::new()) };
    let act = |text: &'static Text| {
        let (place, at) = (place.clone(), stage.hour(text.day, Minutes(text.minutes)));
        Act::write(at, move |tx, now| publish(tx, &place, author, text, now))
    };
    Ok(texts.iter().map(act).collect())
}

fn publish(
    tx: &Tx<'_>,
    place: &Place,
    author: Id<Person>,
    text: &'static Text,
    now: Instant,
) -> Result<Vec<Act>> {
    let body = RichText::sanitise(RichText::from_plain(&text.body.replace(" :", "\u{a0}:")).html());
    let draft = Draft {
        title: text.title.replace(" :", "\u{a0}:"),
        body,
        lang: base::Lang::Fr,
        audience: Audience::EVERYBODY,
        schools: Vec::new(),
        is_headline: text.is_headline,
        comments: text.comments,
        publish_at: None,
        ends_on: None,
        files: Vec::new(),
        version: 0,
        once: String::new(),
    };
    let id = writing::begin_as(tx, place, author, &draft, now)?;
    publishing::publish(tx, id, author, now)?;
    if text.comments == Comments::None {
        return Ok(Vec::new());
    }
    let next = now.plus_hours(16);
    Ok(vec![Act::write(next, move |tx, now| thank(tx, id, now))])
}

/// One of the parents says thank you.
fn thank(tx: &Tx<'_>, id: Id<crate::Article>, now: Instant) -> Result<Vec<Act>> {
    let groups = store::readers::groups_of(tx, id)?;
    let members = store::readers::members(tx, &groups, crate::jobs::NOBODY, 50)?;
    if let Some((parent, _)) = members.iter().find(|(_, pupil)| *pupil != 0) {
        let body = RichText::from_plain(COMMENT);
        let saying = Saying {
            author: *parent,
            kind: AuthorKind::Guardian,
            body: &body,
            state: State::Shown,
            once: "",
        };
        publication::put(tx, id, &saying, now)?;
    }
    Ok(Vec::new())
}
