//! A collège of the made-up town has an EPI and an accompagnement personnalisé, followed by the
//! classes whose bulletins are written; their teachers have said of one what was done.

use super::chance;
use crate::{
    class_reports::ClassReports,
    gather, project,
    report::Kind,
    store::{
        self,
        project_words::OwnWord,
        projects::{Changes, Word},
    },
};
use base::Id;
use db::{Result, Tx};
use people::{Class, Person};
use results::{Period, Subject};

/// A project, and what is said of it.
struct Told {
    theme: &'static str,
    title: &'static str,
    description: &'static str,
    /// The codes of the subjects that are taught in it.
    taught: &'static [&'static str],
    words: &'static str,
    /// What is said of some pupils.
    own: [&'static str; 3],
}

const PROJECTS: [Told; 2] = [
    Told {
        theme: "EPI_ICC",
        title: "Le journal du collège",
        description: "Écrire, mettre en page et imprimer un journal de quatre pages.",
        taught: &["020700", "042100"],
        words: "La classe a choisi ses sujets, mené six entretiens dans le quartier et vérifié ses \
                sources. Le premier numéro est sorti en novembre.",
        own: [
            "A écrit l’article sur la rénovation du stade et l’a relu jusqu’au bout.",
            "A dessiné la une et tenu le calendrier de l’équipe.",
            "A mené deux entretiens avec tact et en a tiré de bonnes questions.",
        ],
    },
    Told {
        theme: "",
        title: "Chercher, se tromper, recommencer",
        description: "Une heure par semaine en demi-classe, sur ce qui résiste.",
        taught: &["061300"],
        words: "Des problèmes à plusieurs étapes, cherchés à deux puis racontés au tableau.",
        own: [
            "Ose maintenant proposer une piste, même quand elle n’est pas sûre.",
            "Explique clairement sa démarche aux autres.",
            "Prend le temps de relire l’énoncé : les erreurs d’étourderie ont disparu.",
        ],
    },
];

/// Adds them to the school of this class, for all who follow them, and says what it has done.
pub fn add(
    tx: &Tx<'_>,
    (class, period): (&ClassReports, &Period),
    followers: &[Id<Class>],
    seed: u64,
) -> Result<()> {
    let (taught, _) = gather::taught(tx, class, gather::day_of(period, tx.now().day()))?;
    for told in &PROJECTS {
        let teachers = told.taught.iter().filter_map(|code| {
            let found = taught.iter().find(|it| it.subject.code == *code)?;
            Some((found.teacher, found.subject.id))
        });
        let teachers: Vec<(Id<Person>, Id<Subject>)> = teachers.collect();
        // Where somebody is missing, there is no such project.
        if teachers.len() < told.taught.len() {
            continue;
        }
        let by = teachers[0].0;
        let new = Changes {
            theme: told.theme.to_owned(),
            title: told.title.to_owned(),
            description: told.description.to_owned(),
            taught: teachers,
            classes: followers.to_vec(),
            groups: Vec::new(),
        };
        let id = store::projects::insert(tx, (class.school, period.year), &new)?;
        say(tx, (class, period), (id, told), (by, seed))?;
    }
    Ok(())
}

/// What this class has done in it, and one pupil of three.
fn say(
    tx: &Tx<'_>,
    (class, period): (&ClassReports, &Period),
    (project, told): (Id<project::Project>, &Told),
    (by, seed): (Id<Person>, u64),
) -> Result<()> {
    let parts = store::projects::parts(tx, &[project])?;
    let Some(part) = parts.iter().find(|part| part.class == Some(class.class)) else {
        return Ok(());
    };
    let word = Word { part: part.id, words: told.words.to_owned(), version: 0 };
    store::projects::set_word(tx, (&word, period.id), by)?;
    let reports = store::reports::of_class(tx, class.class, period.id)?;
    let own = reports.iter().filter(|it| it.kind == Kind::Period).filter_map(|report| {
        let drawn = usize::try_from(chance(seed, report.id, told.title)).unwrap_or(0);
        let words = told.own.get(drawn % 9)?;
        Some(OwnWord { report: report.id, part: part.id, words: (*words).to_owned(), version: 0 })
    });
    store::project_words::set_own(tx, &own.collect::<Vec<_>>(), by)
}
