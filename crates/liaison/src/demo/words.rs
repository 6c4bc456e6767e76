//! What the teachers of the made-up town ask of families.

use crate::{
    question::Ask,
    slip::{Needs, Theme},
};
use base::{Day, Locale};

/// A slip, as it is written in several classes. `{9}` in its words is the day of class nine days
/// later.
pub struct Script {
    pub theme: Theme,
    pub title: &'static str,
    pub text: &'static str,
    /// Ways of answering, labels, possible answers (one a line), and whether it may be left out.
    pub questions: &'static [(Ask, &'static str, &'static str, bool)],
    pub needs: Needs,
    /// The day of the fortnight it is sent on, the hour, and the days until its last day.
    pub day: usize,
    pub minutes: u16,
    pub due_days: Option<i32>,
    /// The title and the words of a page that goes with it.
    pub paper: Option<(&'static str, &'static str)>,
    /// Why it cannot wait; mostly it can.
    pub urgent: &'static str,
}

/// What most slips are: something to read and to sign, by one of the guardians.
const PLAIN: Script = Script {
    theme: Theme::Life,
    title: "",
    text: "",
    questions: &[],
    needs: Needs::One,
    day: 0,
    minutes: 0,
    due_days: None,
    paper: None,
    urgent: "",
};

const PHOTO: Script = Script {
    theme: Theme::Permission,
    title: "Photo de classe",
    text: "La photographe vient {12}. La photo est donnée aux familles de la classe, elle n’est \
           publiée nulle part. Les deux responsables signent cette autorisation.",
    questions: &[(Ask::YesNo, "Mon enfant peut être sur la photo", "", false)],
    needs: Needs::Both,
    day: 8,
    minutes: 8 * 60 + 5,
    due_days: Some(9),
    ..PLAIN
};

const COOPERATIVE: Script = Script {
    theme: Theme::Money,
    title: "Coopérative de la classe",
    text: "La coopérative paie les petites sorties et les plants du jardin. La participation est \
           libre, et personne n’est obligé.",
    questions: &[(Ask::Amount, "Notre participation", "", true)],
    day: 1,
    minutes: 11 * 60 + 40,
    ..PLAIN
};

pub const ELEMENTARY: [Script; 7] = [
    Script {
        theme: Theme::Outing,
        title: "Une journée à la ferme",
        text: "Chers parents, {9}, la classe passe la journée à la ferme : traire, nourrir, \
               ramasser les œufs. Départ en bus à 9 h, retour à 16 h. Le programme est joint.\n\n\
               Il nous manque deux accompagnateurs.",
        questions: &[
            (Ask::YesNo, "Mon enfant participe à la sortie", "", false),
            (Ask::YesNo, "Je peux accompagner toute la journée", "", true),
        ],
        day: 7,
        minutes: 10 * 60 + 20,
        due_days: Some(8),
        paper: Some((
            "Programme de la ferme",
            "{9}\n\n9 h : départ du bus devant l’école.\n\n10 h : la traite, puis le fromage que \
             chacun rapporte.\n\n12 h : pique-nique dans la grange.\n\n13 h 30 : les œufs, les \
             lapins, le potager.\n\n16 h : retour devant l’école.\n\nDans le sac : un \
             pique-nique, une gourde, des bottes, un vêtement de pluie.",
        )),
        ..PLAIN
    },
    Script {
        theme: Theme::Meeting,
        title: "Venez lire avec nous",
        text: "La classe ouvre ses portes : vous venez lire une histoire, une demi-heure. \
               Choisissez le moment qui vous arrange.",
        questions: &[(
            Ask::Slot,
            "Je viens",
            "Mardi à 8 h 30 | 6\nMardi à 16 h | 6\nJeudi à 8 h 30 | 6\nJeudi à 16 h | 6\n\
             Samedi à 9 h | 8",
            false,
        )],
        day: 3,
        minutes: 16 * 60 + 50,
        due_days: Some(10),
        ..PLAIN
    },
    PHOTO,
    COOPERATIVE,
    Script {
        title: "Le goûter de la classe",
        text: "{17}, l’après-midi, nous fêtons la fin de la période. Qui apporte quoi ?",
        questions: &[
            (
                Ask::Several,
                "Nous apportons",
                "Un gâteau\nDes fruits\nDes jus de fruits\nDes gobelets et des serviettes",
                false,
            ),
            (Ask::Text, "Allergies à connaître", "", true),
        ],
        day: 8,
        minutes: 17 * 60 + 15,
        due_days: Some(14),
        ..PLAIN
    },
    Script {
        theme: Theme::Health,
        title: "Des poux dans la classe",
        text: "Des poux ont été trouvés dans la classe. Merci de regarder la tête de votre \
               enfant ce soir, et de traiter si besoin.",
        day: 4,
        minutes: 15 * 60 + 30,
        ..PLAIN
    },
    Script {
        title: "Le bus de la piscine est en retard",
        text: "Tout va bien : le bus a eu une panne, un autre vient nous chercher. Nous serons \
               devant l’école vers 16 h 50. La garderie attend les enfants inscrits.",
        day: 8,
        minutes: 15 * 60 + 40,
        urgent: "Retour de la piscine vers 16 h 50 au lieu de 16 h 15",
        ..PLAIN
    },
];

pub const NURSERY: [Script; 7] = [
    Script {
        theme: Theme::Outing,
        title: "Promenade au parc",
        text: "{9}, s’il ne pleut pas, nous allons au parc ramasser des feuilles et goûter sous \
               les arbres. Ce qu’il faut prévoir est joint. Nous partons à pied, deux par deux.",
        questions: &[
            (Ask::YesNo, "Mon enfant participe à la promenade", "", false),
            (Ask::YesNo, "Je peux vous accompagner", "", true),
        ],
        day: 7,
        minutes: 10 * 60 + 20,
        due_days: Some(8),
        paper: Some((
            "Dans le sac pour le parc",
            "{9}\n\nDes bottes ou des chaussures qui ne craignent rien.\n\nUn manteau, un bonnet, \
             une paire de gants avec le prénom.\n\nUne petite gourde.\n\nLe doudou reste à \
             l’école : il dort pendant ce temps.",
        )),
        ..PLAIN
    },
    Script {
        theme: Theme::Meeting,
        title: "Venez jouer avec nous",
        text: "La classe ouvre ses portes : vous venez jouer avec nous, une demi-heure. Choisissez \
               le moment qui vous arrange.",
        questions: &[(
            Ask::Slot,
            "Je viens",
            "Mardi à 8 h 30 | 6\nMardi à 15 h 45 | 6\nJeudi à 8 h 30 | 6\nJeudi à 15 h 45 | 6\n\
             Samedi à 9 h | 8",
            false,
        )],
        day: 3,
        minutes: 16 * 60 + 50,
        due_days: Some(10),
        ..PLAIN
    },
    PHOTO,
    COOPERATIVE,
    Script {
        title: "Les anniversaires du mois",
        text: "{3}, nous soufflons les bougies de tous ceux qui sont nés ce mois-ci. Qui apporte \
               quoi ?",
        questions: &[
            (
                Ask::Several,
                "Nous apportons",
                "Un gâteau\nDes fruits\nDes jus de fruits\nDes bougies",
                false,
            ),
            (Ask::Text, "Allergies à connaître", "", true),
        ],
        day: 8,
        minutes: 17 * 60 + 15,
        due_days: Some(3),
        ..PLAIN
    },
    Script {
        title: "Un change dans le sac",
        text: "Merci de mettre dans le sac un pantalon, des chaussettes et une culotte de \
               rechange, avec le prénom. Le doudou est toujours le bienvenu.",
        day: 4,
        minutes: 15 * 60 + 30,
        ..PLAIN
    },
    Script {
        theme: Theme::Health,
        title: "Le chauffage est en panne",
        text: "Le chauffage de la classe s’est arrêté. Nous passons l’après-midi dans la salle de \
               motricité, où il fait bon. Demain matin, un pull de plus sera utile.",
        day: 8,
        minutes: 13 * 60 + 30,
        urgent: "Il fait froid dans la classe cet après-midi",
        ..PLAIN
    },
];

/// What is said of allergies.
pub const REMARKS: [&str; 3] = ["Aucune", "Arachide", "Pas de lait, merci"];

pub fn is_scripted(title: &str) -> bool {
    ELEMENTARY.iter().chain(&NURSERY).any(|script| script.title == title)
}

/// The words with their days: `{9}` becomes « jeudi 3 décembre ».
pub fn dated(words: &str, today: Day) -> String {
    let mut said = String::with_capacity(words.len());
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        let (days, after) = after.split_once('}').unwrap_or(("", after));
        said.push_str(before);
        let mut day = today.plus_days(days.parse().unwrap_or(0));
        // Nobody goes anywhere without class.
        while day.weekday() == 2 || day.weekday() > 4 {
            day = day.plus_days(1);
        }
        let mut in_words =
            format!("{} {}", day.weekday_in(Locale::Fr), day.without_year(Locale::Fr));
        if said.trim_end().is_empty() {
            in_words = in_words[..1].to_uppercase() + &in_words[1..];
        }
        said.push_str(&in_words);
        rest = after;
    }
    said.push_str(rest);
    said.replace(" :", "\u{a0}:").replace(" ?", "\u{a0}?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_says_its_days_in_words() {
        let today = Day::parse_iso("2026-11-24").expect("a day");
        assert_eq!(dated("Parents, {9}, tous.", today), "Parents, jeudi 3 décembre, tous.");
        assert_eq!(dated("{4}, le bal.", today), "Lundi 30 novembre, le bal.");
        assert_eq!(dated("{8}", today), "Jeudi 3 décembre", "no class on a Wednesday");
    }
}
