//! The synthesis of what a child has learnt at the end of the maternelle: five domains, eighteen
//! lines (national model, arrêté of 31 December 2015). It is given to the family and to the next
//! school; no file of the State takes it.

use crate::codes::codes;

codes! {
    /// A domain of the maternelle. The codes are those of no file.
    NurseryDomain {
        Language = "1", "Mobiliser le langage dans toutes ses dimensions";
        Body = "2", "Agir, s’exprimer, comprendre à travers l’activité physique";
        Arts = "3", "Agir, s’exprimer, comprendre à travers les activités artistiques";
        Thought = "4", "Construire les premiers outils pour structurer sa pensée";
        World = "5", "Explorer le monde";
    }
}

/// A line of the synthesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NurseryLine {
    pub domain: NurseryDomain,
    pub label: &'static str,
}

/// What stands below the lines, in words alone.
pub const LIVING_TOGETHER: &str = "Apprendre ensemble et vivre ensemble";

/// What stands beside each domain.
pub const STRENGTHS: &str = "Points forts et besoins à prendre en compte";

const fn line(domain: NurseryDomain, label: &'static str) -> NurseryLine {
    NurseryLine { domain, label }
}

/// In the order of the model.
pub const NURSERY_LINES: [NurseryLine; 18] = {
    use NurseryDomain::{Arts, Body, Language, Thought, World};
    [
        line(Language, "Langage oral\u{a0}: communication, expression"),
        line(Language, "Compréhension d’un message oral ou d’un texte lu par l’adulte"),
        line(Language, "Découverte de l’écrit\u{a0}; relations entre l’oral et l’écrit"),
        line(Language, "Geste graphique, écriture"),
        line(Language, "Mémorisation, restitution de textes (comptines, poèmes…)"),
        line(Body, "Engagement, aisance et inventivité dans les actions ou déplacements"),
        line(Body, "Coopération, interactions avec respect des rôles de chacun"),
        line(
            Arts,
            "Engagement dans les activités, réalisation de productions personnelles\u{a0}: dessin, \
             compositions graphiques, compositions plastiques",
        ),
        line(
            Arts,
            "Engagement dans les activités, réalisation de productions personnelles\u{a0}: voix, \
             chants, pratiques rythmiques et corporelles",
        ),
        line(Thought, "Utilisation des nombres"),
        line(Thought, "Première compréhension du nombre"),
        line(
            Thought,
            "Petits problèmes de composition et de décomposition de nombres \
             (ex\u{a0}: 3 c’est 2 et encore 1\u{a0}; 1 et encore 2)",
        ),
        line(Thought, "Tris, classements, rangements, algorithmes"),
        line(
            World,
            "Temps\u{a0}: repérage, représentations, utilisation de mots de liaison \
             (puis, pendant, avant, après…)",
        ),
        line(
            World,
            "Espace\u{a0}: repérage, représentations, utilisation des termes de position \
             (devant, derrière, loin, près…)",
        ),
        line(World, "Premières connaissances sur le vivant (développement\u{a0}; besoins…)"),
        line(World, "Utilisation, fabrication et manipulation d’objets"),
        line(World, "Compréhension de règles de sécurité et d’hygiène"),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_five_domains_have_their_lines() {
        let counts = NurseryDomain::ALL
            .iter()
            .map(|domain| NURSERY_LINES.iter().filter(|line| line.domain == *domain).count());
        assert_eq!(counts.collect::<Vec<_>>(), [5, 2, 2, 4, 5]);
    }
}
