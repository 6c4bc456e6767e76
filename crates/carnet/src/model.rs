//! The national model of the synthèse: five areas, eighteen lines, three columns, and how a child
//! learns and lives with others (arrêté du 31 décembre 2015). Its words are those of the form, in
//! French whatever the language of who reads: `LAN-11` is line 11 of `rubrique.csv`.

use serde::{Deserialize, Serialize};

db::word! {
    /// Where an observation stands in a carnet: the codes of the domains of the programme.
    pub enum Area {
        Language = "LAN", Body = "PHY", Arts = "ART", Thought = "PEN", World = "MON",
        Together = "VIV",
        /// What a school added under a name of its own, and what is free of any programme.
        Other = "AUT",
    }
}

/// A line that is decided by one of three columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub code: &'static str,
    pub title: &'static str,
}

/// An area of the form.
#[derive(Clone, Copy, Debug)]
pub struct Section {
    pub area: Area,
    pub title: &'static str,
    pub lines: &'static [Line],
}

const fn line(code: &'static str, title: &'static str) -> Line {
    Line { code, title }
}

pub const SECTIONS: [Section; 5] = [
    Section {
        area: Area::Language,
        title: "Mobiliser le langage dans toutes ses dimensions",
        lines: &[
            line("LAN-11", "Langage oral : communication, expression"),
            line("LAN-12", "Compréhension d’un message oral ou d’un texte lu par l’adulte"),
            line("LAN-13", "Découverte de l’écrit ; relations entre l’oral et l’écrit"),
            line("LAN-14", "Geste graphique, écriture"),
            line("LAN-15", "Mémorisation, restitution de textes (comptines, poèmes…)"),
        ],
    },
    Section {
        area: Area::Body,
        title: "Agir, s’exprimer, comprendre à travers l’activité physique",
        lines: &[
            line("PHY-21", "Engagement, aisance et inventivité dans les actions ou déplacements"),
            line("PHY-22", "Coopération, interactions avec respect des rôles de chacun"),
        ],
    },
    Section {
        area: Area::Arts,
        title: "Agir, s’exprimer, comprendre à travers les activités artistiques",
        lines: &[
            line(
                "ART-31",
                "Engagement dans les activités, réalisation de productions personnelles : dessin, \
                 compositions graphiques, compositions plastiques",
            ),
            line(
                "ART-32",
                "Engagement dans les activités, réalisation de productions personnelles : voix, \
                 chants, pratiques rythmiques et corporelles",
            ),
        ],
    },
    Section {
        area: Area::Thought,
        title: "Construire les premiers outils pour structurer sa pensée",
        lines: &[
            line("PEN-41", "Utilisation des nombres"),
            line("PEN-42", "Première compréhension du nombre"),
            line(
                "PEN-43",
                "Petits problèmes de composition et de décomposition de nombres (ex : 3 c’est 2 et \
                 encore 1 ; 1 et encore 2)",
            ),
            line("PEN-44", "Tris, classements, rangements, algorithmes"),
        ],
    },
    Section {
        area: Area::World,
        title: "Explorer le monde",
        lines: &[
            line(
                "MON-51",
                "Temps : repérage, représentations, utilisation de mots de liaison (puis, pendant, \
                 avant, après…)",
            ),
            line(
                "MON-52",
                "Espace : repérage, représentations, utilisation des termes de position (devant, \
                 derrière, loin, près…)",
            ),
            line("MON-53", "Premières connaissances sur le vivant (développement ; besoins…)"),
            line("MON-54", "Utilisation, fabrication et manipulation d’objets"),
            line("MON-55", "Compréhension de règles de sécurité et d’hygiène"),
        ],
    },
];

/// What the teacher has observed, in words.
pub const TOGETHER_TITLE: &str = "Apprendre ensemble et vivre ensemble";
pub const TOGETHER: [Line; 4] = [
    line("VIV-1", "Maintien de l’attention, persévérance dans une activité"),
    line("VIV-2", "Prise en compte de consignes"),
    line("VIV-3", "Participation aux activités, initiatives, coopération"),
    line("VIV-4", "Prise en compte des règles de la vie commune"),
];

/// French typography: what is written with a space before `:` `;` `?` `!` does not break there.
pub fn typeset(text: &str) -> String {
    let mut set = text.to_owned();
    for mark in [':', ';', '?', '!', '»'] {
        set = set.replace(&format!(" {mark}"), &format!("\u{a0}{mark}"));
    }
    set.replace("« ", "«\u{a0}")
}

/// The eighteen lines, in the order of the form.
pub fn lines() -> impl Iterator<Item = &'static Line> {
    SECTIONS.iter().flat_map(|section| section.lines)
}

/// One of the three columns (`colonne.csv`, `reussite`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Column {
    NotYet,
    OnTheWay,
    Often,
}

impl Column {
    pub const ALL: [Column; 3] = [Column::NotYet, Column::OnTheWay, Column::Often];

    /// Its rank in the scale `reussite`, as forms send it.
    pub const fn rank(self) -> u8 {
        match self {
            Column::NotYet => 1,
            Column::OnTheWay => 2,
            Column::Often => 3,
        }
    }

    pub fn parse(rank: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|column| column.rank().to_string() == rank)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_has_eighteen_lines_in_five_areas_and_each_knows_its_area() {
        assert_eq!(lines().count(), 18);
        for section in &SECTIONS {
            assert!(section.lines.iter().all(|line| line.code.starts_with(section.area.word())));
        }
        assert_eq!(Column::parse("2"), Some(Column::OnTheWay));
        assert_eq!((Column::parse(""), Column::parse("4")), (None, None));
    }
}
