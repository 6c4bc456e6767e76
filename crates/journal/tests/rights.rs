//! What families allow: noted with the form in hand, by whom and when; nothing is written over.

use crate::desk::{desk, schools};
use people::image_right;

#[tokio::test]
async fn the_team_notes_what_families_say_with_who_and_when() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let rights = format!("/journal/classes/{}/droits", school.ce1_a);
        let page = teacher.0.get(&rights).await.page();
        assert!(page.text_of(".note").contains("3 élèves n’ont pas de réponse"));
        let ids = page.attributes("input[name=pupils]", "value");
        let form = |words: [&'static str; 3], seen: [&'static str; 3]| {
            let mut fields = Vec::new();
            for (id, (word, seen)) in ids.iter().zip(words.into_iter().zip(seen)) {
                fields.extend([("pupils", id.as_str()), ("words", word), ("seen", seen)]);
            }
            fields
        };
        let said = form(["class", "refused", ""], ["", "", ""]);
        teacher.0.post(&rights, &said).await.redirects();
        let page = teacher.0.get(&rights).await.page();
        let sources = page.texts_of(".row .quiet");
        assert_eq!(sources[0], "Noté par Claire Durand, le 23 novembre");
        assert_eq!(sources[2], "La famille n’a pas répondu.");
        // Her head has a form of today; a page of yesterday does not write over it.
        let head = desk(&school, school.mme_lefevre).await;
        let no = form(["refused", "refused", ""], ["class", "refused", ""]);
        head.0.post(&rights, &no).await.redirects();
        let late = form(["public", "refused", ""], ["class", "refused", ""]);
        let told = teacher.0.post(&rights, &late).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().text_of(".problems").contains("Rien n’est changé"));
        let lea = school.lea;
        let read = move |tx: &db::Tx<'_>| image_right::history(tx, lea);
        let words = school.app.db.read(read).await.expect("read");
        let words: Vec<&str> = words.iter().map(|it| it.word.word()).collect();
        assert_eq!(words, ["refused", "class"], "every word is kept");
        // Families, other teams, other schools.
        for (person, status) in [
            (school.samira, 403),
            (school.lea, 403),
            (school.m_petit, 404),
            (school.m_lambert, 404),
        ] {
            assert_eq!(desk(&school, person).await.status(&rights).await, status);
            assert_eq!(desk(&school, person).await.does(&rights).await, status);
        }
        let acts = move |tx: &db::Tx<'_>| people::audit::everywhere(tx, None, 10);
        let acts = school.app.db.read(acts).await.expect("the log");
        assert_eq!(acts.iter().filter(|act| act.action == "journal.rights").count(), 3);
    }
}

#[tokio::test]
async fn a_feed_refuses_always_and_allows_only_where_the_school_has_said_nothing() {
    for school in schools().await {
        let (lea, ines, lina) = (school.lea, school.ines, school.lina);
        let (by, now) = (school.mme_lefevre, school.clock.now());
        let write = move |tx: &db::Tx<'_>| {
            use image_right::{ImageRight, current, forget, say, say_by_feed};
            say(tx, ines, ImageRight::Refused, by, now)?;
            say(tx, lina, ImageRight::Public, by, now)?;
            let new = say_by_feed(tx, &[(lea, true), (ines, true), (lina, true)], now)?;
            assert_eq!(new.len(), 1, "of Léa alone nothing was known");
            let word = |pupil| Ok(current(tx, &[pupil])?.get(&pupil).map(|it| it.word));
            let words: Vec<Option<ImageRight>> =
                [lea, ines, lina].into_iter().map(word).collect::<db::Result<_>>()?;
            assert_eq!(
                words,
                [Some(ImageRight::Class), Some(ImageRight::Refused), Some(ImageRight::Public)]
            );
            let no = say_by_feed(tx, &[(lina, false)], now)?;
            assert_eq!(word(lina)?, Some(ImageRight::Refused));
            // Undone, the word of before stands again.
            forget(tx, &no)?;
            assert_eq!(word(lina)?, Some(ImageRight::Public));
            Ok(())
        };
        school.app.db.write(write).await.expect("said");
    }
}
