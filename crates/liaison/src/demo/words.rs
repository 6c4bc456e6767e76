//! What the teachers of the made-up town ask of families.

use crate::{
    question::Ask,
    slip::{Needs, Theme},
};

/// A slip, as it is written in several classes.
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
}

pub const SCRIPTS: [Script; 6] = [
    Script {
        theme: Theme::Outing,
        title: "Sortie à La Piscine de Roubaix",
        text: "Chers parents, jeudi 3 décembre, la classe visite le musée La Piscine. Départ \
               en bus à 9 h, retour à 16 h. Prévoir un pique-nique et une gourde.\n\nIl nous \
               manque deux accompagnateurs.",
        questions: &[
            (Ask::YesNo, "Mon enfant participe à la sortie", "", false),
            (Ask::YesNo, "Je peux accompagner toute la journée", "", true),
        ],
        needs: Needs::One,
        day: 7,
        minutes: 10 * 60 + 20,
        due_days: Some(8),
    },
    Script {
        theme: Theme::Meeting,
        title: "Rendez-vous du premier trimestre",
        text: "Je vous propose un quart d’heure pour parler de votre enfant. Choisissez le \
               créneau qui vous arrange.",
        questions: &[(
            Ask::Slot,
            "Mon créneau",
            "Mardi à 16 h 45 | 6\nMardi à 17 h 30 | 6\nJeudi à 16 h 45 | 6\nJeudi à 17 h 30 | 6\n\
             Samedi à 9 h | 8",
            false,
        )],
        needs: Needs::One,
        day: 3,
        minutes: 16 * 60 + 50,
        due_days: Some(10),
    },
    Script {
        theme: Theme::Permission,
        title: "Photo de classe",
        text: "La photographe vient lundi 7 décembre. La photo est donnée aux familles de la \
               classe, elle n’est publiée nulle part. Les deux responsables signent cette \
               autorisation.",
        questions: &[(Ask::YesNo, "Mon enfant peut être sur la photo", "", false)],
        needs: Needs::Both,
        day: 8,
        minutes: 8 * 60 + 5,
        due_days: Some(9),
    },
    Script {
        theme: Theme::Money,
        title: "Coopérative de la classe",
        text: "La coopérative paie les petites sorties et les plants du jardin. La \
               participation est libre, et personne n’est obligé.",
        questions: &[(Ask::Amount, "Notre participation", "", true)],
        needs: Needs::One,
        day: 1,
        minutes: 11 * 60 + 40,
        due_days: None,
    },
    Script {
        theme: Theme::Life,
        title: "Goûter de Noël",
        text: "Vendredi 18 décembre après-midi, nous fêtons la fin de l’année. Qui apporte \
               quoi ?",
        questions: &[
            (
                Ask::Several,
                "Nous apportons",
                "Un gâteau\nDes fruits\nDes jus de fruits\nDes gobelets et des serviettes",
                false,
            ),
            (Ask::Text, "Allergies à connaître", "", true),
        ],
        needs: Needs::One,
        day: 8,
        minutes: 17 * 60 + 15,
        due_days: Some(14),
    },
    Script {
        theme: Theme::Health,
        title: "Des poux dans la classe",
        text: "Des poux ont été trouvés dans la classe. Merci de regarder la tête de votre \
               enfant ce soir, et de traiter si besoin.",
        questions: &[],
        needs: Needs::One,
        day: 4,
        minutes: 15 * 60 + 30,
        due_days: None,
    },
];

/// What is said of allergies.
pub const REMARKS: [&str; 3] = ["Aucune", "Arachide", "Pas de lait, merci"];
