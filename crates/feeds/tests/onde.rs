//! ONDE extractions brought into a school: names join parents to children.

use crate::house::{House, World};
use base::Id;
use feeds::read::Asked;
use people::{Person, guardianship, person};

const PUPILS: &str = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Niveau;\
    Libellé classe;Identifiant classe
MARTIN;;Léa;12/03/2019;F;1000501AB;CE1;CE1 A;41
PETIT;GRAND;Noé;02/02/2019;M;;CE1;CE1 A;41
PETIT;;Zoé;02/02/2020;F;;CP;CP B;43
PETIT;;Zoé;05/05/2018;F;;CE2;CE2 B;42
";

const GUARDIANS: &str = "Civilité Responsable;Nom responsable;Prénom responsable;\
    Téléphone portable;Nom de famille enfant;Prénom enfant;Classes enfants;\
    Nom de famille enfant;Prénom enfant;Classes enfants
MME;HADDAD;Samira;0600000001;MARTIN;Léa;CE1 A;;;
M.;PETIT;Paul;0600000009;PETIT;Noé;CE1 A;PETIT;Zoé;CE2 B
M.;PERDU;Jean;;PETIT;Zoé;;;;
";

fn asked(uai: &str) -> Asked {
    Asked { school: Some(uai.to_owned()), ..Asked::default() }
}

async fn by_key(house: &House, source: &'static str, key: &'static str) -> Option<Id<Person>> {
    house.db.read(move |tx| person::find_by_key(tx, source, key)).await.expect("a person")
}

#[tokio::test]
async fn a_school_comes_in_from_onde_and_homonyms_wait_for_a_person() {
    for house in House::each().await {
        house.import(&World::empty()).await;
        let files = [("eleves.csv", PUPILS.to_owned()), ("responsables.csv", GUARDIANS.to_owned())];
        let applied =
            house.bring_asking(&files, asked("0590007A"), false).await.expect("an import");
        let counts = applied.applied.expect("applied").counts;
        assert_eq!((counts.created_pupils, counts.created_guardians), (4, 2));
        assert_eq!(counts.unresolved, 1, "which Zoé is M. Perdu’s, nobody can say");
        let lea = by_key(&house, "ine", "1000501AB").await.expect("Léa");
        let ties =
            house.db.read(move |tx| guardianship::of_pupils(tx, &[lea])).await.expect("ties");
        assert_eq!(ties.len(), 1);
        let classes = house.classes("0590007A").await;
        assert_eq!(classes.len(), 3);
    }
}

#[tokio::test]
async fn onde_finds_those_whom_the_academy_knows_already() {
    for house in House::each().await {
        house.import(&World::of_twenty()).await;
        let files = [("eleves.csv", PUPILS.to_owned()), ("responsables.csv", GUARDIANS.to_owned())];
        let applied =
            house.bring_asking(&files, asked("0590007A"), false).await.expect("an import");
        let counts = applied.applied.expect("applied").counts;
        assert_eq!((counts.created_pupils, counts.created_guardians), (3, 1));
        let lea = house.person("501").await.expect("Léa").id;
        assert_eq!(by_key(&house, "onde:0590007A", "1000501AB").await, Some(lea));
        assert_eq!(house.guardianships("501").await.len(), 2, "her father is the academy’s to say");
        // Nobody of the academy has left because ONDE does not name him.
        assert_eq!(house.seats("512").await, ["7 CE1 A"]);
    }
}

#[tokio::test]
async fn who_is_no_longer_in_onde_has_left() {
    for house in House::each().await {
        house.import(&World::empty()).await;
        let first = [("eleves.csv", PUPILS.to_owned())];
        house.bring_asking(&first, asked("0590007A"), false).await.expect("an import");
        house.next_day();
        let without = PUPILS.replace("PETIT;GRAND;Noé;02/02/2019;M;;CE1;CE1 A;41\n", "");
        let second = [("eleves.csv", without)];
        let applied =
            house.bring_asking(&second, asked("0590007A"), false).await.expect("an import");
        let counts = applied.applied.expect("applied").counts;
        assert_eq!((counts.left_pupils, counts.created_pupils), (1, 0));
    }
}
