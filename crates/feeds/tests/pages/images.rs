//! What ONDE says of the pictures of pupils: read as sentences, then true, then as if never said.

use super::{bring, csv, features, new_of};
use base::Id;
use people::{ImageRight, Person, image_right};
use testing::TestSchool;

/// The extraction of the pupils of Jean-Macé as ONDE writes it, columns and all.
const PUPILS: &str = "Nom élève;Nom d'usage élève;Prénom élève;Date naissance;Sexe;INE;Adresse1;\
    Cp1;Commune1;Pays1;Adresse2;Cp2;Commune2;Pays2; Cycle;Niveau;Libellé classe;\
    Identifiant classe;Attestation fournie;Autorisation associations;Autorisation photo;\
    Décision de passage\r
MARTIN;;Léa;12/03/2019;F;1000001AB;;;;;;;;;CYCLE II;CE1;CE1-A;;Oui;Non;Oui;\r
MOREAU;;Inès;21/07/2019;F;1000002AB;;;;;;;;;CYCLE II;CE1;CE1-A;;Oui;Non;Oui;\r
MOREAU;;Lina;21/07/2019;F;1000003AB;;;;;;;;;CYCLE II;CE1;CE1-A;;Oui;Non;Non;\r
DUBOIS;;Noé;30/01/2016;M;1000004AB;;;;;;;;;CYCLE III;CM2;CM2-B;;Oui;Non;;\r
MARTIN;;Léa;02/11/2016;F;1000005AB;;;;;;;;;CYCLE III;CM2;CM2-B;;Oui;Non;;\r
PETIT;;Zoé;03/04/2019;F;1000006AB;;;;;;;;;CYCLE II;CE1;CE1-A;;Oui;Non;Non;\r
";

async fn says(school: &TestSchool, pupil: Id<Person>, word: ImageRight) {
    let (by, now) = (school.mme_lefevre, school.clock.now());
    let write = move |tx: &db::Tx<'_>| image_right::say(tx, pupil, word, by, now);
    school.app.db.write(write).await.expect("said");
}

/// What stands of Léa, Inès and Lina.
async fn stands(school: &TestSchool) -> [Option<ImageRight>; 3] {
    let pupils = [school.lea, school.ines, school.lina];
    let read = move |tx: &db::Tx<'_>| {
        let known = image_right::current(tx, &pupils)?;
        Ok(pupils.map(|pupil| known.get(&pupil).map(|word| word.word)))
    };
    school.app.db.read(read).await.expect("read")
}

#[tokio::test]
async fn who_may_be_shown_is_read_in_the_plan_before_it_is_true() {
    use ImageRight::{Class, Refused};
    for school in TestSchool::each(features).await {
        // The school holds a signed form of Inès’s family: no extraction says otherwise.
        says(&school, school.ines, Refused).await;
        let head = school.client(school.mme_lefevre).await;
        let files = [csv("CSVExtraction-eleves.csv", PUPILS)];
        let feed = bring(&school, &head, &new_of(&school), &[], &files).await;
        let page = head.get(&feed).await.page();
        let effects = page.text_of("section[aria-labelledby=effects]").replace('\u{a0}', " ");
        assert!(effects.contains("leur classe pourra voir : 1"), "{effects}");
        assert!(effects.contains("leur famille refuse de montrer : 2"), "{effects}");
        let part = head.get(&format!("{feed}/ecoles/0")).await.page();
        let told = part.text_of("section[aria-labelledby=persons]").replace('\u{a0}', " ");
        for sentence in [
            "Léa Martin : sa classe pourra voir son image.",
            "Lina Moreau : sa famille refuse que son image soit montrée.",
            "Zoé Petit : sa famille refuse que son image soit montrée.",
        ] {
            assert!(told.contains(sentence), "{sentence} is not in: {told}");
        }
        assert!(!told.contains("Inès") && !told.contains("Noé"), "{told}");
        assert_eq!(stands(&school).await, [None, Some(Refused), None], "nothing has changed yet");
        head.post(&format!("{feed}/application"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(stands(&school).await, [Some(Class), Some(Refused), Some(Refused)]);
        head.post(&format!("{feed}/annulation"), &[]).await.redirects();
        school.run_jobs().await;
        assert_eq!(stands(&school).await, [None, Some(Refused), None]);
    }
}

#[tokio::test]
async fn what_is_known_already_is_not_said_again() {
    for school in TestSchool::each(features).await {
        says(&school, school.lea, ImageRight::Public).await;
        says(&school, school.lina, ImageRight::Refused).await;
        let head = school.client(school.mme_lefevre).await;
        let files = [csv("CSVExtraction-eleves.csv", PUPILS)];
        let feed = bring(&school, &head, &new_of(&school), &[], &files).await;
        let part = head.get(&format!("{feed}/ecoles/0")).await.page();
        let told = part.text_of("section[aria-labelledby=persons]").replace('\u{a0}', " ");
        assert!(!told.contains("Léa Martin") && !told.contains("Lina"), "{told}");
        assert!(told.contains("Inès Moreau : sa classe pourra voir son image."), "{told}");
    }
}
