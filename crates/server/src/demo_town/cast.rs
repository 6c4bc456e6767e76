//! The cast of the demo: one person of each role, whom one may sign in as.

use super::{
    deciders::{self, Named},
    stage,
};
use base::{Id, Instant, PersonName};
use db::{Result, Tx};
use people::{Class, Person, pages::PupilLine};
use web::demo::Stage;

/// A person one may sign in as.
#[derive(Clone, Debug)]
pub struct CastMember {
    pub person: Id<Person>,
    pub name: PersonName,
    pub role: &'static str,
    pub way: Way,
}

/// How somebody comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Password,
    /// A password, then the code of a telephone.
    Telephone,
    /// Three pictures, on the page of this class, which this teacher has opened.
    Pictures(Id<Class>, Id<Person>),
    /// Has a code and has never come in.
    Code,
}

/// Among whom somebody of the cast is found.
enum Among {
    Staff,
    /// Who works for the town, the syndicate, the métropole, or sits in the council.
    Deciders,
    Guardians,
    /// The pupils whose guardian has this first name: there are two Léa Martin.
    Pupils(&'static str),
    /// Who does this in the collège: names are drawn there.
    College(Post),
}

/// What somebody does in the collège.
#[derive(Clone, Copy)]
enum Post {
    Heads,
    /// The subject, in the class.
    Teaches(&'static str, &'static str),
}

use Among::{College, Deciders, Guardians, Pupils, Staff};

/// What kind of way, before the class is known.
#[derive(Clone, Copy)]
enum Key {
    Password,
    Telephone,
    Pictures,
    Code,
}

type Part = (Among, &'static str, &'static str, Key, &'static str);

/// Names of `demo::cast`, and what each shows.
const PARTS: [Part; 23] = [
    (Guardians, "Samira", "Haddad", Key::Password, "mère de Léa (CE1), Jules (MS), Inès (6e)"),
    (Guardians, "Thomas", "Martin", Key::Password, "leur père, dans un autre foyer"),
    (Guardians, "Marc", "Fontaine", Key::Password, "père de Hugo (CM2) : son dossier de passage"),
    (Staff, "Claire", "Durand", Key::Password, "enseignante du CE1-A, école Jean-Macé"),
    (Staff, "Julien", "Petit", Key::Password, "enseignant des MS-A, maternelle Louise-Michel"),
    (Staff, "Émilie", "Fontaine", Key::Password, "enseignante du CE2-A, et mère de Hugo (CM2)"),
    (Staff, "Isabelle", "Lefèvre", Key::Password, "directrice de l’école Jean-Macé"),
    (Staff, "Kevin", "Dupuis", Key::Password, "AESH dans le CE1-A"),
    (Deciders, "Fatima", "Zerrouki", Key::Password, "ATSEM des MS-A"),
    (Deciders, "David", "Leclercq", Key::Password, "agent de la mairie, service des écoles"),
    (Deciders, "Sylvie", "Delattre", Key::Telephone, "administratrice de la plateforme"),
    (Pupils("Samira"), "Léa", "Martin", Key::Password, "élève de CE1"),
    (Pupils("Samira"), "Inès", "Martin", Key::Password, "élève de 6e, au collège Simone-Veil"),
    (College(Post::Heads), "", "", Key::Password, "à la tête du collège"),
    (
        College(Post::Teaches("4A", "Mathématiques")),
        "",
        "",
        Key::Password,
        "enseigne les mathématiques en 4A",
    ),
    (Pupils("Samira"), "Jules", "Martin", Key::Pictures, "élève de MS"),
    (Pupils("Julie"), "Adèle", "Moreau-Laurent", Key::Pictures, "élève de CP"),
    (Guardians, "Julie", "Moreau", Key::Code, "mère d’Adèle et Louise (CP), n’est jamais venue"),
    (
        Deciders,
        "Martine",
        "Delannoy",
        Key::Password,
        "secrétaire du conseil, à la mairie\u{a0}: Assemblées, l’acte du 13 décembre 2023",
    ),
    (
        Deciders,
        "Irène",
        "Colin",
        Key::Password,
        "maire\u{a0}: Assemblées, la dernière séance et l’acte qui attend sa signature",
    ),
    (
        Deciders,
        "Agnès",
        "Carlier",
        Key::Password,
        "syndicat\u{a0}: Territoire, les communes qui attendent un accord, les contributions",
    ),
    (
        Deciders,
        "Zofia",
        "Bak",
        Key::Password,
        "métropole\u{a0}: Territoire, la collecte et ce qui manque aux communes",
    ),
    (
        Deciders,
        "Konrad",
        "Wallerand",
        Key::Password,
        "délégué de la commune au syndicat\u{a0}: Territoire, ce que lit le comité",
    ),
];

/// Who of the cast is in the town.
pub fn of(tx: &Tx<'_>, now: Instant) -> Result<Vec<CastMember>> {
    let stage = stage::of(tx, now, 0)?;
    let deciders = deciders::all(tx, now.day())?;
    Ok(PARTS.iter().filter_map(|part| member(&stage, &deciders, part)).collect())
}

fn member(stage: &Stage, deciders: &[Named], part: &Part) -> Option<CastMember> {
    let (among, first, last, key, role) = part;
    let is_named = |name: &PersonName| (&*name.first, &*name.last) == (*first, *last);
    let (person, name) = match among {
        Deciders => deciders.iter().find(|(_, name)| is_named(name)).cloned()?,
        Staff => {
            let staff = stage.schools.iter().flat_map(|school| &school.page.staff);
            let found = staff.into_iter().find(|it| is_named(&it.name))?;
            (found.person, found.name.clone())
        }
        Guardians => {
            let mut guardians = pupils(stage).flat_map(|(_, _, pupil)| &pupil.guardians);
            let found = guardians.find(|it| is_named(&it.name))?;
            (found.person, found.name.clone())
        }
        College(post) => colleague(stage, *post)?,
        Pupils(guardian) => {
            let (.., found) = pupil(stage, guardian, is_named)?;
            (found.person, found.name.clone())
        }
    };
    let way = match (key, among) {
        (Key::Password, _) => Way::Password,
        (Key::Telephone, _) => Way::Telephone,
        (Key::Code, _) => Way::Code,
        (Key::Pictures, Pupils(guardian)) => {
            let (class, teacher, _) = pupil(stage, guardian, is_named)?;
            Way::Pictures(class, teacher)
        }
        (Key::Pictures, _) => return None,
    };
    Some(CastMember { person, name, role, way })
}

fn colleague(stage: &Stage, post: Post) -> Option<(Id<Person>, PersonName)> {
    let colleges = stage.secondary.iter();
    let found = match post {
        Post::Heads => {
            let mut staff = colleges.flat_map(|school| &school.page.staff);
            staff.find(|it| it.function.is_of_the_heads())
        }
        Post::Teaches(class, subject) => {
            let mut classes = colleges.flat_map(|school| &school.classes);
            let class = classes.find(|it| it.class.name == class)?;
            class.team.iter().find(|it| it.subject.as_deref() == Some(subject))
        }
    };
    found.map(|it| (it.person, it.name.clone()))
}

/// Every pupil, with the class and its teacher.
fn pupils(stage: &Stage) -> impl Iterator<Item = (Id<Class>, Id<Person>, &PupilLine)> {
    let schools = stage.schools.iter().chain(&stage.secondary);
    let classes = schools.flat_map(|school| &school.classes);
    classes.flat_map(|class| {
        let teacher = class.team.first().map(|it| it.person);
        let pupils = class.pupils.iter();
        pupils.filter_map(move |pupil| Some((class.class.id, teacher?, pupil)))
    })
}

fn pupil<'a>(
    stage: &'a Stage,
    guardian: &str,
    is_named: impl Fn(&PersonName) -> bool,
) -> Option<(Id<Class>, Id<Person>, &'a PupilLine)> {
    let is_guarded = |pupil: &PupilLine| pupil.guardians.iter().any(|it| it.name.first == guardian);
    pupils(stage).find(|(.., pupil)| is_named(&pupil.name) && is_guarded(pupil))
}
