//! What families say: a family that refuses, guardians in two homes, a paper in the schoolbag.

use crate::desk::{World, choices, reads, worlds};
use base::Id;
use people::{Person, groups, guardianship};

/// Léa's dossier, with her poem, shown to her family.
async fn shown(world: &World) -> String {
    world.keeps_a_poem(world.julie, world.lea_the_other).await;
    world.prepares(&[world.lea_the_other]).await.remove(0)
}

/// What the principal finds in a sealed dossier.
async fn found(world: &World, dossier: &str) -> Vec<String> {
    let besson = world.client(world.college.mme_besson).await;
    reads(&besson, dossier).await.texts_of("section.card h2")
}

#[tokio::test]
async fn a_family_that_refuses_sends_what_the_law_sends_and_nothing_else() {
    for world in worlds().await {
        let dossier = shown(&world).await;
        world.answers(world.julie, &dossier, "no").await.redirects();
        world.answers(world.marc, &dossier, "no").await.redirects();
        world.seals(&dossier).await;
        assert_eq!(found(&world, &dossier).await, ["Livret scolaire de CM2"]);
        let page = world.page(world.julie, &dossier).await;
        assert!(page.text_of("section[aria-labelledby=stays]").contains("Mon poème"));
        // It is still hers.
        let folder = crate::desk::portfolio(world.lea_the_other);
        assert!(world.page(world.julie, &folder).await.text_of("main").contains("Mon poème"));
    }
}

#[tokio::test]
async fn two_guardians_who_disagree_leave_it_here_until_the_refusal_is_taken_back() {
    for world in worlds().await {
        let dossier = shown(&world).await;
        world.answers(world.julie, &dossier, "yes").await.redirects();
        world.answers(world.marc, &dossier, "no").await.redirects();
        let petit = world.page(world.m_petit, &dossier).await.text_of("ul.rows");
        assert!(petit.contains("refusé"), "{petit}");
        // Neither is shown what the other has said of a piece.
        let julie = world.page(world.julie, &dossier).await;
        assert!(!julie.text_of("main").contains("Marc"));
        assert!(julie.text_of("main").contains("que personne ne dit non"));
        let marc = world.client(world.marc).await;
        marc.post(&format!("{dossier}/reponse/retrait"), &[]).await.redirects();
        let petit = world.page(world.m_petit, &dossier).await.text_of("main");
        assert!(petit.contains("n’a pas encore répondu"), "{petit}");
        // He says nothing more: on the last day what Julie wishes goes.
        world.wakes("2027-06-29 08:00").await;
        world.seals(&dossier).await;
        assert_eq!(found(&world, &dossier).await, ["Mon poème", "Livret scolaire de CM2"]);
        let consent = world.page(world.marc, &dossier).await;
        let consent = consent.text_of("section[aria-labelledby=chosen]");
        assert!(consent.contains("Julie Martin") && !consent.contains("Marc"), "{consent}");
    }
}

#[tokio::test]
async fn a_silence_is_no_consent() {
    for world in worlds().await {
        let dossier = shown(&world).await;
        let head = world.client(world.mme_lefevre).await;
        let early = head.post(&format!("{dossier}/scelle"), &[]).await;
        assert_eq!(early.status, 422);
        assert!(early.any_page().text_of(".problems").contains("Il manque des réponses"));
        world.wakes("2027-06-29 08:00").await;
        world.seals(&dossier).await;
        assert_eq!(found(&world, &dossier).await, ["Livret scolaire de CM2"]);
    }
}

#[tokio::test]
async fn nobody_chooses_any_more_once_it_is_sealed() {
    for world in worlds().await {
        let dossier = shown(&world).await;
        world.answers(world.julie, &dossier, "no").await.redirects();
        let marc = world.client(world.marc).await;
        let names = choices(&marc.get(&dossier).await.page());
        world.answers(world.marc, &dossier, "no").await.redirects();
        // The head presses while the form is open in another home.
        let head = world.client(world.mme_lefevre).await;
        head.post(&format!("{dossier}/scelle"), &[]).await.redirects();
        let yes: Vec<(&str, &str)> = names.iter().map(|name| (&**name, "yes")).collect();
        let late = marc.post(&format!("{dossier}/reponse"), &yes).await;
        assert_eq!(late.status, 422);
        assert!(late.any_page().text_of(".problems").contains("n’est plus ouvert"));
        let back = marc.post(&format!("{dossier}/reponse/retrait"), &[]).await;
        assert_eq!(back.status, 422);
        world.run_jobs().await;
        assert_eq!(found(&world, &dossier).await, ["Livret scolaire de CM2"]);
        // Pressed twice, it is sealed once.
        assert_eq!(head.post(&format!("{dossier}/scelle"), &[]).await.status, 422);
    }
}

#[tokio::test]
async fn who_has_no_authority_decides_nothing_and_sees_nothing() {
    for world in worlds().await {
        let dossier = shown(&world).await;
        world.answers(world.marc, &dossier, "no").await.redirects();
        assert_eq!(world.status(world.marc, &dossier).await, 200);
        ends_guardianship(&world, world.marc, world.lea_the_other).await;
        for url in [dossier.clone(), crate::desk::portfolio(world.lea_the_other)] {
            assert_eq!(world.status(world.marc, &url).await, 404, "{url}");
        }
        // What he has said does not count any more.
        world.answers(world.julie, &dossier, "yes").await.redirects();
        world.seals(&dossier).await;
        assert_eq!(found(&world, &dossier).await, ["Mon poème", "Livret scolaire de CM2"]);
        // Nor has anybody of another family.
        for person in [world.mme_dubois, world.lea_the_other, world.noe, world.samira] {
            assert_eq!(world.status(person, &dossier).await, 404);
        }
    }
}

async fn ends_guardianship(world: &World, guardian: Id<Person>, pupil: Id<Person>) {
    let today = world.clock.today();
    let write = move |tx: &db::Tx<'_>| {
        let all = guardianship::of_guardian(tx, guardian)?;
        let ended: Vec<_> = all.iter().filter(|it| it.pupil == pupil).map(|it| it.id).collect();
        let touched = guardianship::end(tx, &ended, today)?;
        groups::refresh(tx, &touched, today)
    };
    world.app.db.write(write).await.expect("ended");
}

#[tokio::test]
async fn a_teacher_records_what_came_back_on_paper() {
    for world in worlds().await {
        let dossier = shown(&world).await;
        let petit = world.client(world.m_petit).await;
        let pdf = petit.get(&format!("{dossier}/papier.pdf")).await;
        assert!(pdf.body.starts_with(b"%PDF-"));
        let paper = format!("{dossier}/papier");
        let page = petit.get(&paper).await.page();
        assert_eq!(page.count("input[name=guardian]"), 2);
        let name = choices(&page).remove(0);
        let julie = world.julie.to_string();
        let without = petit.post(&paper, &[(&name, "yes")]).await;
        assert!(without.any_page().text_of(".problems").contains("quelqu’un qui décide"));
        let samira = world.samira.to_string();
        let stranger = petit.post(&paper, &[("guardian", &samira), (&name, "yes")]).await;
        assert_eq!(stranger.status, 422);
        let to = ("to", "Collège Rosa-Parks");
        let elsewhere = petit.post(&paper, &[("guardian", &julie), (&name, "yes")]).await;
        assert!(elsewhere.any_page().text_of(".problems").contains("La destination a changé"));
        petit.post(&paper, &[to, ("guardian", &julie), (&name, "yes")]).await.redirects();
        let page = world.page(world.mme_lefevre, &dossier).await.text_of("main");
        assert!(page.contains("a répondu sur papier"), "{page}");
        // She finds it on her screen, and may still change it.
        let page = world.page(world.julie, &dossier).await;
        assert_eq!(page.count(".piece input[value=yes][checked]"), 1);
        world.answers(world.julie, &dossier, "no").await.redirects();
        // What she has said on screen no paper changes.
        let late = petit.post(&paper, &[to, ("guardian", &julie), (&name, "yes")]).await;
        assert!(late.any_page().text_of(".problems").contains("elle seule peut changer"));
        // Another teacher, the family, another school: it is not theirs to record.
        assert_eq!(world.status(world.mme_durand, &paper).await, 404);
        assert_eq!(world.status(world.m_lambert, &paper).await, 404);
        assert_eq!(world.status(world.julie, &paper).await, 403);
    }
}
