//! The log of actions of the whole house is read by people: each deed is a sentence.

use crate::lived_in;
use server::house;
use testing::TestSchool;

#[tokio::test]
async fn every_deed_of_a_morning_is_said_in_words() {
    let school = TestSchool::open(db::Engine::Sqlite, testing::NOW, house::features()).await;
    lived_in::live(&school).await;
    let mme_delattre = school.client(school.mme_delattre).await;
    let (mut deeds, mut next) = (Vec::new(), Some("/administration/journal".to_owned()));
    while let Some(url) = next {
        let page = mme_delattre.get(&url).await.page();
        deeds.extend(page.texts_of("td[data-label]"));
        next = page.attribute("a[rel=next]", "href");
    }
    assert!(deeds.iter().any(|deed| deed == "A apporté un fichier"), "{deeds:?}");
    assert!(deeds.iter().any(|deed| deed == "A traité un signalement"), "{deeds:?}");
    let is_a_word = |deed: &&String| deed.contains('.') && !deed.contains(' ');
    assert_eq!(deeds.iter().find(is_a_word), None);
}

#[test]
fn a_deed_belongs_to_one_feature() {
    let features = house::features();
    let mut words: Vec<&str> =
        features.iter().flat_map(|feature| feature.deeds).map(|(word, _)| *word).collect();
    words.sort_unstable();
    let all = words.len();
    words.dedup();
    assert_eq!(words.len(), all);
}
