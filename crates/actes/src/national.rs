//! The matters of the nation: the two levels that every prefecture has.

use crate::{ActNature, AttachmentKind, Classification, MatterEntry, NatureEntry, Typology};
use base::Day;

const NATURES: [(ActNature, &str); 6] = [
    (ActNature::Deliberation, "Délibérations"),
    (ActNature::Regulation, "Arrêtés réglementaires"),
    (ActNature::Individual, "Arrêtés individuels"),
    (ActNature::Contract, "Contrats, conventions et avenants"),
    (ActNature::Budget, "Documents budgétaires et financiers"),
    (ActNature::Other, "Autres"),
];

/// Each first level, then its second in the order of their codes from 1.
const MATTERS: [(&str, &[&str]); 9] = [
    (
        "Commande publique",
        &[
            "Marchés publics",
            "Délégation de service public",
            "Conventions de mandat",
            "Autres types de contrats",
            "Transactions, protocole d'accord transactionnel",
            "Actes relatifs à la maîtrise d'oeuvre",
            "Actes spéciaux et divers",
        ],
    ),
    (
        "Urbanisme",
        &[
            "Documents d'urbanisme",
            "Actes relatifs au droit d'occupation ou d'utilisation des sols",
            "Droit de préemption urbain",
        ],
    ),
    (
        "Domaine et patrimoine",
        &[
            "Acquisitions",
            "Aliénations",
            "Locations",
            "Limites territoriales",
            "Autres actes de gestion du domaine public",
            "Autres actes de gestion du domaine privé",
        ],
    ),
    (
        "Fonction publique",
        &[
            "Personnels titulaires et stagiaires de la F.P.T.",
            "Personnels contractuels",
            "Fonction publique hospitalière",
            "Autres catégories de personnels",
            "Régime indemnitaire",
        ],
    ),
    (
        "Institutions et vie politique",
        &[
            "Election de l'exécutif",
            "Fonctionnement des assemblées",
            "Désignation de représentants",
            "Délégation de fonctions",
            "Délégation de signature",
            "Exercice des mandats locaux",
            "Intercommunalité",
            "Décision d'ester en justice",
        ],
    ),
    (
        "Libertés publiques et pouvoirs de police",
        &[
            "Police municipale",
            "Pouvoirs du président du conseil départemental",
            "Pouvoirs du président du conseil régional",
            "Autres actes réglementaires",
            "Actes pris au nom de l'Etat et soumis au contrôle hiérarchique",
        ],
    ),
    (
        "Finances locales",
        &[
            "Décisions budgétaires",
            "Fiscalité",
            "Emprunts",
            "Interventions économiques",
            "Subventions",
            "Contributions budgétaires",
            "Avances",
            "Fonds de concours",
            "Prise de participation (SEM, etc.)",
            "Divers",
        ],
    ),
    (
        "Domaines de compétences par thèmes",
        &[
            "Enseignement",
            "Aide sociale",
            "Voirie",
            "Aménagement du territoire",
            "Politique de la ville, habitat, logement",
            "Emploi, formation professionnelle",
            "Transports",
            "Environnement",
            "Culture",
        ],
    ),
    (
        "Autres domaines de compétences",
        &[
            "Autres domaines de compétences des communes",
            "Autres domaines de compétences des départements",
            "Autres domaines de compétences des régions",
            "Voeux et motions",
        ],
    ),
];

impl Classification {
    /// The two levels of the nation, for a town that has not yet asked its prefecture. `dated` must
    /// be the day of the classification that the prefecture has in force: it gives it in the
    /// convention signed with the authority, and in every acknowledgement. Typologies are those
    /// that every act may have.
    pub fn national(dated: Day) -> Self {
        let nature = |(nature, label): (ActNature, &str)| {
            let kind = |typology, label: &str| AttachmentKind { typology, label: label.to_owned() };
            let mut attachments = vec![kind(Typology::of(nature), label)];
            if Typology::of(nature) != Typology::OTHER {
                attachments.push(kind(Typology::OTHER, "Autre document"));
            }
            NatureEntry {
                code: nature.code(),
                label: label.to_owned(),
                abridgement: nature.abridgement().to_owned(),
                attachments,
            }
        };
        let entry = |(code, label): (u32, &&str)| MatterEntry {
            code,
            label: (*label).to_owned(),
            below: Vec::new(),
        };
        let matters = (1..).zip(&MATTERS).map(|(code, (label, below))| MatterEntry {
            below: (1..).zip(*below).map(entry).collect(),
            ..entry((code, label))
        });
        Classification {
            dated,
            natures: NATURES.into_iter().map(nature).collect(),
            matters: matters.collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Matter;

    #[test]
    fn the_nation_has_nine_matters_and_what_we_use_is_among_them() {
        let day = Day::new(2023, 1, 1).expect("a day");
        let national = Classification::national(day);
        let labels = |written| {
            let matter = Matter::parse(written).expect("a matter");
            national.labels(&matter).map(|labels| labels.join(" / "))
        };
        assert_eq!(national.matters.len(), 9);
        let found = "Institutions et vie politique / Intercommunalité".to_owned();
        assert_eq!(labels("5.7"), Some(found));
        assert_eq!(labels("7.6").as_deref(), Some("Finances locales / Contributions budgétaires"));
        assert_eq!(labels("7.10").as_deref(), Some("Finances locales / Divers"));
        assert_eq!(labels("5.9"), None);
        assert_eq!(labels("5.7.1"), None, "a prefecture's own levels are not the nation's");
        let other = Typology::parse("22_AV").expect("a typology");
        assert!(national.has_typology(ActNature::Deliberation, Typology::OTHER));
        assert!(!national.has_typology(ActNature::Deliberation, other));
    }
}
