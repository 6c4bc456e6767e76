//! Registers: everything that is written of some schools, dated, row by row, for those who leave
//! with it. Codes are those of the tables; days and ids are text, booleans 0 or 1.

use crate::{Person, School, Town, store::register as store};
use base::Id;
use db::{Result, Tx};

/// Of what: the schools of a town and the town itself, or one school.
#[derive(Clone, Debug)]
pub struct Extent {
    pub schools: Vec<Id<School>>,
    pub town: Option<Id<Town>>,
}

/// One register: its name, its columns, and what hands over its rows.
pub struct Register {
    pub name: &'static str,
    pub columns: &'static [&'static str],
    pub rows: fn(&Tx<'_>, &Extent, Each<'_>) -> Result<()>,
}

/// What is done with each row; an empty cell is none.
pub type Each<'a> = &'a mut dyn FnMut(&[Option<String>]) -> Result<()>;

/// All of them, in the order in which they explain each other.
pub const ALL: &[Register] = &[
    Register {
        name: "communes",
        columns: &["commune", "insee", "nom", "departement"],
        rows: store::towns,
    },
    Register {
        name: "ecoles",
        columns: &[
            "ecole",
            "uai",
            "commune",
            "type",
            "nom",
            "academie",
            "cle_academie",
            "adresse",
            "telephone",
            "courriel",
            "zone",
            "ouverte_le",
            "fermee_le",
        ],
        rows: store::schools,
    },
    Register {
        name: "classes",
        columns: &["classe", "ecole", "annee", "nom", "cle_academie", "fermee_le", "niveaux"],
        rows: store::classes,
    },
    Register {
        name: "personnes",
        columns: &[
            "personne",
            "nom",
            "prenom",
            "nom_de_famille",
            "civilite",
            "ne_le",
            "sexe",
            "courriel",
            "telephone_domicile",
            "telephone_mobile",
            "telephone_travail",
            "adresse",
            "code_postal",
            "ville",
            "langue",
            "parti_le",
            "devenu",
        ],
        rows: store::persons,
    },
    Register { name: "cles", columns: &["personne", "source", "cle"], rows: store::keys },
    Register {
        name: "scolarites",
        columns: &["personne", "ecole", "classe", "niveau", "du", "au"],
        rows: store::enrolments,
    },
    Register {
        name: "responsabilites",
        columns: &[
            "responsable",
            "eleve",
            "lien",
            "autorite",
            "contact",
            "paie",
            "ordre",
            "du",
            "au",
        ],
        rows: store::guardianships,
    },
    Register {
        name: "fonctions",
        columns: &["personne", "ecole", "commune", "classe", "fonction", "matiere", "du", "au"],
        rows: store::assignments,
    },
    Register {
        name: "delegations",
        columns: &["personne", "ecole", "droit", "du", "au"],
        rows: store::delegations,
    },
    Register {
        name: "groupes",
        columns: &["groupe", "ecole", "commune", "nom", "ferme_le"],
        rows: store::hand_groups,
    },
    Register {
        name: "membres",
        columns: &["groupe", "personne", "pour"],
        rows: store::hand_members,
    },
    Register {
        name: "regles",
        columns: &["ecole", "de", "dans", "a", "peut_ecrire", "peut_ecrire_au_groupe"],
        rows: store::rules,
    },
    Register {
        name: "journal",
        columns: &["quand", "personne", "action", "risque", "ecole", "objet", "detail"],
        rows: store::audit,
    },
];

/// Everybody the registers name, by number.
pub fn persons(tx: &Tx<'_>, extent: &Extent) -> Result<Vec<Id<Person>>> {
    store::person_ids(tx, extent)
}
