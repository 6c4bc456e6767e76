//! What the title of a column means.

use crate::record::Field;

/// A column we know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Column {
    Id,
    Last,
    Usage,
    First,
    OtherFirsts,
    BornOn,
    Title,
    Sex,
    Ine,
    Class,
    ClassKey,
    Level,
    Cycle,
    Groups,
    Regime,
    Address,
    Postcode,
    City,
    Country,
    SecondAddress,
    SecondPostcode,
    SecondCity,
    SecondCountry,
    AddressShared,
    Email,
    HomePhone,
    WorkPhone,
    Mobile,
    Function,
    Director,
    Profile,
    Uai,
    Kinship,
    Authority,
    Canteen,
    Transport,
    PhotoPermission,
    AssociationPermission,
    EnteredOn,
    Child(ChildColumn),
    /// Known, and of no use here: insurance certificates, decisions of passage…
    Unkept,
}

/// A column that speaks of a child in a guardian's row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChildColumn {
    Id,
    Ine,
    Last,
    Usage,
    First,
    Class,
    BornOn,
}

/// Words that only say of whom a column speaks.
const NOISE: [&str; 15] = [
    "de",
    "du",
    "des",
    "d",
    "l",
    "la",
    "le",
    "les",
    "eleve",
    "eleves",
    "enfant",
    "enfants",
    "responsable",
    "representant",
    "legal",
];

impl Column {
    /// Reads a title: `Prénom de l’élève` → `First`. In a table of guardians the same title speaks
    /// of a child.
    pub fn of_title(title: &str, is_of_guardians: bool) -> Option<Self> {
        let folded = base::fold(title);
        let words: Vec<&str> = folded.split(' ').collect();
        let is_of_child = is_of_guardians && speaks_of_child(&words);
        let kept: Vec<&str> = words.iter().filter(|word| !NOISE.contains(word)).copied().collect();
        let column = of_words(&kept.join(" "))?;
        Some(if is_of_child { column.of_child() } else { column })
    }

    const fn of_child(self) -> Self {
        let child = match self {
            Column::Id => ChildColumn::Id,
            Column::Ine => ChildColumn::Ine,
            Column::Last => ChildColumn::Last,
            Column::Usage => ChildColumn::Usage,
            Column::First => ChildColumn::First,
            Column::Class => ChildColumn::Class,
            Column::BornOn => ChildColumn::BornOn,
            Column::Kinship | Column::Authority => return self,
            _ => return Column::Unkept,
        };
        Column::Child(child)
    }

    /// Several columns of this meaning may stand in one table.
    pub const fn may_repeat(self) -> bool {
        matches!(
            self,
            Column::Child(_)
                | Column::Class
                | Column::Groups
                | Column::OtherFirsts
                | Column::Unkept
        )
    }

    /// How the missing-column sentence names it.
    pub const fn french(self) -> &'static str {
        match self {
            Column::Last => "Nom",
            Column::First => "Prénom",
            Column::BornOn => "Date de naissance",
            Column::Class => "Classe",
            Column::Uai => "UAI",
            Column::Profile => "Profil",
            Column::Child(ChildColumn::Last) => "Nom de l’enfant",
            Column::Child(ChildColumn::First) => "Prénom de l’enfant",
            Column::Child(ChildColumn::Id) => "Identifiant de l’enfant",
            _ => "Identifiant",
        }
    }

    /// What a record speaks about when its table has this column.
    pub(super) const fn fields(self) -> &'static [Field] {
        match self {
            Column::Last | Column::Usage => &[Field::Last, Field::Family],
            Column::First => &[Field::First],
            Column::OtherFirsts => &[Field::OtherFirsts],
            Column::BornOn => &[Field::BornOn],
            Column::Title | Column::Sex => &[Field::Title],
            Column::Ine => &[Field::Ine],
            Column::Class | Column::ClassKey => &[Field::Classes],
            Column::Level => &[Field::Level],
            Column::Cycle => &[Field::Cycle],
            Column::Groups => &[Field::Groups],
            Column::Regime => &[Field::Regime],
            Column::Address => &[Field::AddressLines],
            Column::Postcode => &[Field::Postcode],
            Column::City => &[Field::City],
            Column::Country => &[Field::Country],
            Column::SecondAddress
            | Column::SecondPostcode
            | Column::SecondCity
            | Column::SecondCountry => &[Field::SecondAddress],
            Column::AddressShared => &[Field::AddressShared],
            Column::Email => &[Field::Email],
            Column::HomePhone => &[Field::HomePhone],
            Column::WorkPhone => &[Field::WorkPhone],
            Column::Mobile => &[Field::Mobile],
            Column::Function | Column::Director => &[Field::Functions],
            Column::Canteen => &[Field::Canteen],
            Column::Transport => &[Field::Transport],
            Column::PhotoPermission => &[Field::PhotoPermission],
            Column::AssociationPermission => &[Field::AssociationPermission],
            Column::EnteredOn => &[Field::EnteredSchoolOn],
            Column::Child(_) => &[Field::Children],
            Column::Id
            | Column::Profile
            | Column::Uai
            | Column::Kinship
            | Column::Authority
            | Column::Unkept => &[],
        }
    }
}

pub(super) fn speaks_of_child(words: &[&str]) -> bool {
    words.iter().any(|word| matches!(*word, "enfant" | "enfants" | "eleve" | "eleves"))
}

/// ONDE of every year, then what people write by themselves.
fn of_words(words: &str) -> Option<Column> {
    let column = match words {
        "id" | "identifiant" | "externalid" | "id externe" | "numero" => Column::Id,
        "nom" | "nom famille" | "nom naissance" | "nom patronymique" | "lastname" | "last name" => {
            Column::Last
        }
        "nom usage" => Column::Usage,
        "prenom" | "prenom usuel" | "prenom usage" | "prenom 1" | "premier prenom"
        | "firstname" | "first name" => Column::First,
        "deuxieme prenom" | "troisieme prenom" | "autres prenoms" | "prenom 2" | "prenom 3" => {
            Column::OtherFirsts
        }
        "date naissance" | "ne e" | "ne" | "nee" | "naissance" | "date naiss" | "datenaissance"
        | "birth date" | "birthdate" => Column::BornOn,
        "civilite" | "title" => Column::Title,
        "sexe" | "genre" | "gender" => Column::Sex,
        "ine" | "identifiant national" | "numero ine" | "numero national" => Column::Ine,
        "classe"
        | "classes"
        | "libelle classe"
        | "classe ou regroupement"
        | "division"
        | "libelle division"
        | "class" => Column::Class,
        "identifiant classe" | "id classe" => Column::ClassKey,
        "niveau" | "niveau scolaire" | "niveau classe" | "level" => Column::Level,
        "cycle" => Column::Cycle,
        "groupe" | "groupes" | "regroupement" | "regroupements" | "regroupement s"
        | "dispositif" | "dispositifs" | "dispositif s" => Column::Groups,
        "regime" => Column::Regime,
        _ => return of_contact_words(words).or_else(|| of_school_words(words)),
    };
    Some(column)
}

fn of_contact_words(words: &str) -> Option<Column> {
    let column = match words {
        "adresse" | "adresse1" | "adresse 1" | "adresse postale" | "address" => Column::Address,
        "cp" | "cp1" | "code postal" | "code postal 1" | "codepostal" => Column::Postcode,
        "commune" | "commune1" | "commune 1" | "ville" | "ville 1" | "city" => Column::City,
        "pays" | "pays1" | "pays 1" | "country" => Column::Country,
        "adresse2" | "adresse 2" => Column::SecondAddress,
        "cp2" | "code postal 2" => Column::SecondPostcode,
        "commune2" | "commune 2" | "ville 2" => Column::SecondCity,
        "pays2" | "pays 2" => Column::SecondCountry,
        "communication adresses" | "communication adresse" => Column::AddressShared,
        "courriel"
        | "email"
        | "e mail"
        | "mail"
        | "adresse mail"
        | "adresse email"
        | "adresse e mail"
        | "adresse courriel"
        | "adresse electronique" => Column::Email,
        "telephone domicile" | "telephone" | "tel" | "tel domicile" | "telephone fixe"
        | "tel fixe" | "fixe" => Column::HomePhone,
        "telephone travail" | "telephone professionnel" | "tel travail" | "tel pro" => {
            Column::WorkPhone
        }
        "telephone portable" | "telephone mobile" | "portable" | "mobile" | "tel portable"
        | "tel mobile" => Column::Mobile,
        _ => return None,
    };
    Some(column)
}

fn of_school_words(words: &str) -> Option<Column> {
    let column = match words {
        "fonction" | "fonctions" | "poste" | "function" => Column::Function,
        "directeur" | "directrice" | "direction" => Column::Director,
        "profil" | "profile" => Column::Profile,
        "uai" | "rne" | "code uai" | "code rne" | "uai ecole" | "uai etablissement" => Column::Uai,
        "lien" | "lien parente" | "parente" | "lien avec" | "lien familial" => Column::Kinship,
        "autorite parentale" | "responsabilite" | "niveau responsabilite" => Column::Authority,
        "cantine" | "restaurant scolaire" | "restauration" => Column::Canteen,
        "transport" | "transport scolaire" => Column::Transport,
        "autorisation photo"
        | "autorisation photos"
        | "autorisations photos"
        | "autorisations photo" => Column::PhotoPermission,
        "autorisation associations" | "autorisations associations" | "autorisation association" => {
            Column::AssociationPermission
        }
        "date inscription" | "date entree" => Column::EnteredOn,
        "attestation fournie"
        | "decision passage"
        | "commune naissance"
        | "dept naissance"
        | "departement naissance"
        | "pays naissance"
        | "etat"
        | "numero poste"
        | "pcs"
        | "profession"
        | "login"
        | "mot passe" => Column::Unkept,
        _ => return None,
    };
    Some(column)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_means_the_same_whatever_the_year_that_worded_it() {
        for (title, column) in [
            ("Nom élève", Column::Last),
            ("Nom Elève", Column::Last),
            ("Nom de l’élève", Column::Last),
            ("Nom d'usage élève", Column::Usage),
            (" Cycle", Column::Cycle),
            ("Né(e) le", Column::BornOn),
            ("Date de naissance *", Column::BornOn),
            ("Autorisations photos", Column::PhotoPermission),
            ("Décision de passage", Column::Unkept),
            ("Classe", Column::Class),
            ("Libellé classe", Column::Class),
            ("Cp1", Column::Postcode),
        ] {
            assert_eq!(Column::of_title(title, false), Some(column), "{title}");
        }
        assert_eq!(Column::of_title("Humeur", false), None);
        assert_eq!(Column::of_title("", false), None);
    }

    #[test]
    fn in_a_table_of_guardians_the_child_has_columns_of_his_own() {
        for (title, column) in [
            ("Nom responsable", Column::Last),
            ("Nom usage responsable", Column::Usage),
            ("Nom d'usage enfant", Column::Child(ChildColumn::Usage)),
            ("Nom de famille enfant", Column::Child(ChildColumn::Last)),
            ("Prénom de l'élève", Column::Child(ChildColumn::First)),
            ("Classes enfants", Column::Child(ChildColumn::Class)),
            ("Date de naissance élève", Column::Child(ChildColumn::BornOn)),
            ("Lien avec l’enfant", Column::Kinship),
        ] {
            assert_eq!(Column::of_title(title, true), Some(column), "{title}");
        }
    }
}
