//! Who is on the pictures: what may be shown is shown, what may not is refused, or blurred.

use crate::desk::{allow, desk, schools};
use people::ImageRight;

/// The addresses of the photos of a page.
fn shown(page: &testing::Page) -> Vec<String> {
    page.attributes(".photos a", "href")
}

#[tokio::test]
async fn a_photo_is_published_once_somebody_has_said_who_is_on_it() {
    for school in schools().await {
        allow(&school, &[(school.lea, ImageRight::Class), (school.ines, ImageRight::Public)]).await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Au jardin", &["jardin.jpg"]).await;
        school.run_jobs().await;
        // It is kept, and not out: she is led to its pictures.
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&url).await, 404);
        let refused = teacher.0.post(&format!("{url}/publication"), &[]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("dites qui est sur chaque image"));

        let pictures = teacher.pictures(&url).await;
        let page = teacher.0.get(&pictures[0]).await.page();
        let names = page.texts_of("#pupils label");
        assert_eq!(names, ["Léa Martin", "Inès Moreau", "Lina Moreau Pas de réponse"]);
        teacher.says(&pictures[0], &[school.lea, school.ines]).await;
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let page = samira.0.get("/journal").await.page();
        assert_eq!(page.text_of(".own"), "Léa est sur une image");
        let photos = shown(&page);
        assert_eq!(photos.len(), 1);
        assert_eq!(samira.status(&photos[0]).await, 200);
        assert_eq!(desk(&school, school.mme_dubois).await.status(&photos[0]).await, 404);
        // Nobody but the team says who is on it, nor sees who may not be.
        assert_eq!(samira.status(&pictures[0]).await, 403);
        assert_eq!(samira.does(&pictures[0]).await, 403);
        assert_eq!(desk(&school, school.lea).await.status(&pictures[0]).await, 403);
    }
}

#[tokio::test]
async fn whoever_may_not_be_shown_is_named_with_those_who_may() {
    for school in schools().await {
        allow(&school, &[(school.lea, ImageRight::Class), (school.lina, ImageRight::Refused)])
            .await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "La ronde", &["ronde.jpg"]).await;
        school.run_jobs().await;
        let picture = teacher.pictures(&url).await.remove(0);
        teacher.says(&picture, &[school.lea, school.lina, school.ines]).await;
        let page = teacher.0.get(&picture).await.page();
        // Inès's family has not answered: that is not a yes.
        assert_eq!(
            page.text_of(".note.warn"),
            "Sans autorisation de la famille : Inès et Lina. Cette image n’est pas montrée."
        );
        assert!(page.text_of("main").contains("Les autres peuvent être montrés : Léa."));
        let refused = teacher.0.post(&format!("{url}/publication"), &[]).await;
        assert_eq!(refused.status, 422);
        let problem = refused.any_page().text_of(".problems");
        assert!(problem.contains("Sans autorisation : Inès et Lina."), "{problem}");
        assert_eq!(desk(&school, school.samira).await.status(&url).await, 404);
        // Without the picture it may be published.
        teacher.0.post(&format!("{picture}/retrait"), &[]).await.redirects();
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let page = desk(&school, school.samira).await.0.get(&url).await.page();
        assert!(shown(&page).is_empty());
    }
}

#[tokio::test]
async fn a_face_goes_under_a_mosaic_and_the_first_photo_is_given_to_nobody() {
    for school in schools().await {
        allow(&school, &[(school.lea, ImageRight::Class), (school.lina, ImageRight::Refused)])
            .await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "La ronde", &["ronde.jpg"]).await;
        school.run_jobs().await;
        let picture = teacher.pictures(&url).await.remove(0);
        teacher.says(&picture, &[school.lea, school.lina]).await;
        let first = picture.replace("/images/", "/fichiers/");
        let ids = [school.lea.to_string(), school.lina.to_string()];
        let on_it = [("pupils", ids[0].as_str()), ("pupils", ids[1].as_str())];
        // Without a cell, nothing would be covered.
        let none = teacher.0.post(&picture, &[&on_it[..], &[("action", "blur")]].concat()).await;
        assert_eq!(none.status, 422);
        assert!(none.any_page().text_of(".problems").contains("Cochez au moins une case"));
        // The upper left cell.
        let cells = [("action", "blur"), ("cells", "0")];
        teacher.0.post(&picture, &[&on_it[..], &cells].concat()).await.redirects();
        // While it is laid the list draws nothing that is about to be replaced.
        let list = format!("{url}/images");
        assert!(!teacher.0.get(&list).await.page().has(".pictured img"));
        // It may be published at once: the photo comes when it is covered.
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let samira = desk(&school, school.samira).await;
        assert!(shown(&samira.0.get(&url).await.page()).is_empty());
        assert_eq!(samira.status(&first).await, 404);

        school.run_jobs().await;
        let photos = shown(&samira.0.get(&url).await.page());
        assert_eq!(photos.len(), 1);
        assert_ne!(photos[0], first);
        assert!(teacher.0.get(&list).await.page().has(".pictured img"));
        let covered = samira.0.get(&photos[0]).await;
        let image = image::load_from_memory(&covered.body).expect("a photo").into_rgb8();
        let is_grey = |x, y| (60..196).contains(&image.get_pixel(x, y).0[0]);
        assert!((0..50).all(|at| is_grey(at, at)), "under the mosaic");
        assert!((200..300).any(|at| !is_grey(at, 200)), "the rest is as it was");
        // The first one: neither to families, nor through the post to its team.
        assert_eq!(samira.status(&first).await, 404);
        assert_eq!(teacher.status(&first).await, 404);
        // A family of the others sees it; Lina's own does too, without her.
        assert_eq!(desk(&school, school.mme_moreau).await.status(&photos[0]).await, 200);
    }
}

#[tokio::test]
async fn a_whole_photo_is_blurred_without_a_script_and_a_sound_is_taken_out() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Chanson", &["a.jpg", "chanson.wav"]).await;
        school.run_jobs().await;
        let pictures = teacher.pictures(&url).await;
        assert_eq!(pictures.len(), 2);
        let lina = school.lina.to_string();
        let all = [("pupils", lina.as_str()), ("action", "blur-all")];
        let next = teacher.0.post(&pictures[0], &all).await.redirects();
        assert_eq!(next, pictures[1], "the next one of which nothing was said");
        teacher.says(&pictures[1], &[school.lina]).await;
        let page = teacher.0.get(&pictures[1]).await.page();
        assert!(page.text_of("main").contains("Ce fichier ne se floute pas"));
        assert!(!page.has("button[value=blur]"));
        teacher.0.post(&format!("{}/retrait", pictures[1]), &[]).await.redirects();
        school.run_jobs().await;
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let page = desk(&school, school.samira).await.0.get(&url).await.page();
        assert_eq!(shown(&page).len(), 1);
        assert!(!page.has("audio"));
    }
}

#[tokio::test]
async fn an_album_where_nobody_is_known_is_said_in_one_go() {
    for school in schools().await {
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Feuilles", &["a.jpg", "b.jpg", "c.wav"]).await;
        school.run_jobs().await;
        teacher.0.post(&format!("{url}/images"), &[]).await.redirects();
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let page = desk(&school, school.samira).await.0.get(&url).await.page();
        assert_eq!(shown(&page).len(), 2);
        let sound = page.attribute("audio", "src").expect("a sound");
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&sound).await, 200);
    }
}

#[tokio::test]
async fn a_word_that_is_taken_back_hides_the_pictures_at_once() {
    for school in schools().await {
        allow(&school, &[(school.lea, ImageRight::Class)]).await;
        let teacher = desk(&school, school.mme_durand).await;
        let url = teacher.sends(school.ce1_a, "Au jardin", &["a.jpg", "b.jpg"]).await;
        school.run_jobs().await;
        let pictures = teacher.pictures(&url).await;
        teacher.says(&pictures[0], &[school.lea]).await;
        teacher.says(&pictures[1], &[]).await;
        teacher.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let moreau = desk(&school, school.mme_moreau).await;
        let photos = shown(&moreau.0.get(&url).await.page());
        assert_eq!(photos.len(), 2);
        school.clock.advance_minutes(60);
        allow(&school, &[(school.lea, ImageRight::Refused)]).await;
        assert_eq!(shown(&moreau.0.get(&url).await.page()), photos[1..]);
        assert_eq!(moreau.status(&photos[0]).await, 404);
        // Her own family no longer sees it either: no is no.
        assert_eq!(desk(&school, school.samira).await.status(&photos[0]).await, 404);
        // The team sees which, and why, to blur it or to take it out.
        let page = teacher.0.get(&url).await.page();
        assert!(page.text_of(".note.warn").contains("Une image n’est pas montrée"));
        assert!(page.text_of("main").contains("Sans autorisation : Léa."));
        assert_eq!(teacher.status(&photos[0]).await, 200);
    }
}
