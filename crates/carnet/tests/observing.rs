//! Noting what children do: two taps at the back of the class, a photo, a voice, and what goes
//! wrong.

use crate::desk::{
    NAME, SYLLABLES, allows_pictures, carnet, class, colleague, enrol, jules_leaves, jules_moves,
    photo, schools, shows, taps, voice,
};
use db::{Tx, params};
use people::{ImageRight, Level};
use testing::{Answered, Client, TestSchool};

const TO_WRITE: &str = "Écrivez ce que l’on entend";

#[tokio::test]
async fn two_taps_note_a_success_of_several_children() {
    for school in schools().await {
        let ambre = enrol(&school, "Ambre", Level::Gs).await;
        let garnier = school.client(school.mme_garnier).await;
        let page = garnier.get(&class(&school)).await.page();
        assert_eq!(page.texts_of(".who .name"), ["Ambre", "Jules"]);
        assert!(page.text_of("#goals").contains("Reconnaître son prénom écrit"));
        // Nothing stands first yet: the first area is open, the others are below their names.
        assert_eq!(page.texts_of("#goals details[open] summary").len(), 1);
        taps(&garnier, &school, &[school.jules, ambre.id], NAME).await;
        let page = garnier.get(&class(&school)).await.page();
        assert!(page.text_of("[role=status]").contains("noté pour 2 enfants"));
        assert_eq!(page.count("section[aria-labelledby=latest] li"), 2);
        // What was noted last stands first.
        assert_eq!(page.texts_of("li.first")[0], "Reconnaître son prénom écrit");
        assert_eq!(page.count("#goals details[open]"), 0);
        for child in [school.jules, ambre.id] {
            let page = garnier.get(&carnet(child)).await.page();
            assert!(page.text_of(".observation").contains("Reconnaître son prénom écrit"));
            assert!(page.text_of(".observation").contains("Pas encore montrée"));
        }
        // The ATSEM of the class notes as well.
        let fontaine = school.client(school.mme_fontaine).await;
        taps(&fontaine, &school, &[school.jules], SYLLABLES).await;
        // Families read carnets, not classes; other schools nothing.
        for (person, status) in
            [(school.samira, 404), (school.m_petit, 404), (school.m_lambert, 404)]
        {
            let client = school.client(person).await;
            assert_eq!(client.get(&class(&school)).await.status, status);
            let fields = [("pupils", "1"), ("skill", NAME)];
            assert_eq!(client.post(&class(&school), &fields).await.status, status);
        }
        // A class without maternelle has no carnets.
        let durand = school.client(school.mme_durand).await;
        let other = format!("/carnet/classes/{}", school.ce1_a);
        assert_eq!(durand.get(&other).await.status, 404);
    }
}

#[tokio::test]
async fn nobody_or_nothing_is_said_and_a_form_sent_twice_is_one_observation() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let nobody = garnier.post(&class(&school), &[("skill", NAME)]).await;
        assert_eq!(nobody.status, 422);
        assert!(nobody.any_page().text_of(".problems").contains("Touchez d’abord"));
        let jules = school.jules.to_string();
        let nothing = garnier.post(&class(&school), &[("pupils", &jules)]).await;
        assert_eq!(nothing.status, 422);
        // The name stays marked.
        assert!(nothing.any_page().has(&format!("input[value='{jules}'][checked]")));
        let once = [("pupils", &*jules), ("skill", NAME), ("once", "a1")];
        garnier.post(&class(&school), &once).await.redirects();
        garnier.post(&class(&school), &once).await.redirects();
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert_eq!(page.count(".observation"), 1);
        // Gone back to the same page, another success is another one.
        let other = [("pupils", &*jules), ("skill", SYLLABLES), ("once", "a1")];
        garnier.post(&class(&school), &other).await.redirects();
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert_eq!(page.count(".observation"), 2);
    }
}

async fn observes(
    desk: &Client,
    school: &TestSchool,
    fields: &[(&str, &str)],
    file: (&str, &str, &[u8]),
) -> Answered {
    let url = format!("{}/observation", class(school));
    let (name, kind, bytes) = file;
    desk.upload_with(&url, fields, &[("nouveaux", name, kind, bytes)]).await
}

#[tokio::test]
async fn a_photo_is_seen_by_the_family_of_that_child_alone() {
    for school in schools().await {
        let ambre = enrol(&school, "Ambre", Level::Gs).await;
        let garnier = school.client(school.mme_garnier).await;
        let (jules, other) = (school.jules.to_string(), ambre.id.to_string());
        let (photo, words) = (photo(), "Une tour de douze cubes.");
        let alone = [("pupils", &*jules), ("words", words), ("sight", "child")];
        // His family has not said yes: the words stay, and so does the file.
        let refused = observes(&garnier, &school, &alone, ("t.jpg", "image/jpeg", &photo)).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("n’a pas dit oui"));
        assert_eq!(page.text_of("textarea"), words);
        assert_eq!(page.count(".uploads li"), 1);
        allows_pictures(&school, school.jules, ImageRight::Class).await;
        let both = [("pupils", &*jules), ("pupils", &*other), ("words", words), ("sight", "child")];
        let several = observes(&garnier, &school, &both, ("t.jpg", "image/jpeg", &photo)).await;
        assert!(several.any_page().text_of(".problems").contains("un seul carnet"));
        let unsaid = [("pupils", &*jules), ("words", words)];
        let unsaid = observes(&garnier, &school, &unsaid, ("t.jpg", "image/jpeg", &photo)).await;
        assert!(unsaid.any_page().text_of(".problems").contains("Dites ce que l’on voit"));
        observes(&garnier, &school, &alone, ("t.jpg", "image/jpeg", &photo)).await.redirects();
        school.run_jobs().await;
        shows(&garnier, &school, &[school.jules]).await;
        let samira = school.client(school.samira).await;
        let page = samira.get(&carnet(school.jules)).await.page();
        let url = page.attribute(".observation img", "src").expect("a photo");
        assert_eq!(samira.get(&url).await.status, 200);
        assert_eq!(garnier.get(&url).await.status, 200);
        for person in [ambre.mother, school.mme_dubois, school.m_petit, school.m_lambert] {
            assert_eq!(school.client(person).await.get(&url).await.status, 404);
        }
        // The family changes its mind: the picture is its own, and the school's no more.
        allows_pictures(&school, school.jules, ImageRight::Refused).await;
        assert_eq!(garnier.get(&url).await.status, 403);
        let told = garnier.get_json(&format!("/api{}", carnet(school.jules))).await.json();
        assert_eq!(told["observations"][0]["files"], serde_json::json!([]));
        assert_eq!(samira.get(&url).await.status, 200);
        let told = samira.get_json(&format!("/api{}", carnet(school.jules))).await.json();
        assert_eq!(told["observations"][0]["files"].as_array().map(Vec::len), Some(1));
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert!(!page.has(".observation img"));
        assert!(page.text_of(".observation").contains("ne souhaite pas d’images"));
    }
}

#[tokio::test]
async fn a_photo_is_noted_with_the_two_taps() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let (jules, photo) = (school.jules.to_string(), photo());
        let work = [("pupils", &*jules), ("skill", NAME), ("sight", "work")];
        let photo = [("nouveaux", "p.jpg", "image/jpeg", &*photo)];
        garnier.upload_with(&class(&school), &work, &photo).await.redirects();
        school.run_jobs().await;
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert!(page.text_of(".observation").contains("Reconnaître son prénom écrit"));
        assert_eq!(page.count(".observation img"), 1);
        // His family has not said yes to pictures of him: the photo stays with its camera.
        let child = [("pupils", &*jules), ("skill", SYLLABLES), ("sight", "child")];
        let refused = garnier.upload_with(&class(&school), &child, &photo).await;
        assert_eq!(refused.status, 422);
        let page = refused.any_page();
        assert!(page.text_of(".problems").contains("n’a pas dit oui"));
        assert_eq!(page.count("[data-seen=child] .uploads li"), 1);
        assert_eq!(page.count("[data-seen=work] .uploads li"), 0);
        // It goes on with words, and has not to be sent again.
        let file = page.attribute("[data-seen=child] .uploads input", "value").expect("a file");
        let more = [("pupils", &*jules), ("files", &*file), ("sight", "child"), ("more", "1")];
        let more = garnier.post(&class(&school), &more).await.redirects();
        assert!(!more.contains("csrf"), "{more}");
        let page = garnier.get(&more).await.page();
        assert_eq!((page.count(".uploads li"), page.count(".who input[checked]")), (1, 1));
        assert_eq!(page.attribute("[name=sight][checked]", "value").as_deref(), Some("child"));
    }
}

#[tokio::test]
async fn what_two_have_built_is_in_both_carnets() {
    for school in schools().await {
        let ambre = enrol(&school, "Ambre", Level::Gs).await;
        let garnier = school.client(school.mme_garnier).await;
        let (jules, other) = (school.jules.to_string(), ambre.id.to_string());
        let work = [
            ("pupils", &*jules),
            ("pupils", &*other),
            ("words", "Un pont qui tient."),
            ("sight", "work"),
        ];
        let photo = photo();
        observes(&garnier, &school, &work, ("p.jpg", "image/jpeg", &photo)).await.redirects();
        school.run_jobs().await;
        shows(&garnier, &school, &[school.jules, ambre.id]).await;
        let mother = school.client(ambre.mother).await;
        let page = mother.get(&carnet(ambre.id)).await.page();
        let url = page.attribute(".observation img", "src").expect("a photo");
        assert_eq!(mother.get(&url).await.status, 200);
        // Each family reaches it by its own child.
        assert_eq!(school.client(school.samira).await.get(&url).await.status, 404);
    }
}

#[tokio::test]
async fn only_photos_and_short_voices_go_in() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let jules = school.jules.to_string();
        let fields = [("pupils", &*jules), ("words", "Il compte."), ("sight", "work")];
        let text = ("note.txt", "text/plain", "bonjour".as_bytes());
        let refused = observes(&garnier, &school, &fields, text).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("Seules des photos"));
        assert_eq!(refused.any_page().text_of("textarea"), "Il compte.");
        let broken = ("photo.jpg", "image/jpeg", &b"ceci n'est pas une photo"[..]);
        let refused = observes(&garnier, &school, &fields, broken).await;
        assert!(refused.any_page().text_of(".problems").contains("Seules des photos"));
        let long = voice(380);
        let refused = observes(&garnier, &school, &fields, ("v.wav", "audio/wav", &long)).await;
        assert!(refused.any_page().text_of(".problems").contains("trop longue"));
        let short = voice(2);
        observes(&garnier, &school, &fields, ("v.wav", "audio/wav", &short)).await.redirects();
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert_eq!(page.count(".observation audio"), 1);
    }
}

#[tokio::test]
async fn a_voice_is_noted_with_the_two_taps_and_no_family_hears_it_before_it_is_written() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let (jules, voice) = (school.jules.to_string(), voice(2));
        let two_taps = [("pupils", &*jules), ("skill", NAME), ("sight", "work")];
        let voice = [("nouveaux", "v.wav", "audio/wav", &*voice)];
        garnier.upload_with(&class(&school), &two_taps, &voice).await.redirects();
        school.run_jobs().await;
        let page = garnier.get(&class(&school)).await.page();
        let latest = page.text_of("section[aria-labelledby=latest]");
        assert!(latest.contains("Écrivez ce que l’on entend"), "{latest}");
        let following = page.text_of("section[aria-labelledby=following]");
        assert!(following.contains("rien à montrer · 1 voix à écrire"), "{following}");
        // Alone, there is nothing to show; with something else, it is what is not shown.
        let presentation = format!("{}/presentation", class(&school));
        let until = school.clock.today().iso();
        let show = [("pupils", &*jules), ("until", &*until)];
        assert_eq!(garnier.post(&presentation, &show).await.status, 422);
        taps(&garnier, &school, &[school.jules], SYLLABLES).await;
        garnier.post(&presentation, &show).await.redirects();
        school.run_jobs().await;
        let samira = school.client(school.samira).await;
        let page = samira.get(&carnet(school.jules)).await.page();
        assert_eq!((page.count(".observation"), page.count("audio")), (1, 0));
        // Written, it is shown the next time; and its words are not taken away afterwards.
        let page = garnier.get(&carnet(school.jules)).await.page();
        let tags = page.texts_of(".observation .tag");
        assert_eq!(tags.iter().filter(|tag| *tag == TO_WRITE).count(), 1, "{tags:?}");
        let change = page.attribute(".observation:has(audio) .actions a", "href").expect("a way");
        let form = garnier.get(&change).await.page();
        let file = form.attribute(".uploads input", "value").expect("its voice");
        let said = |words, version| {
            [
                ("state", "done"),
                ("words", words),
                ("sight", "work"),
                ("files", &*file),
                ("version", version),
            ]
        };
        garnier.post(&change, &said("Il lit son prénom sur le banc.", "1")).await.redirects();
        garnier.post(&presentation, &show).await.redirects();
        school.run_jobs().await;
        let page = samira.get(&carnet(school.jules)).await.page();
        assert_eq!((page.count(".observation"), page.count("audio")), (2, 1));
        let refused = garnier.post(&change, &said("", "2")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("ce que l’on entend"));
    }
}

#[tokio::test]
async fn a_success_that_is_no_longer_looked_for_stays_in_the_carnet() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        let retire = |tx: &Tx<'_>| {
            tx.run("update skill set retired_on = '2026-11-01' where id = $1", params![10_018i64])
        };
        school.app.db.write(retire).await.expect("retired");
        let jules = school.jules.to_string();
        let refused = garnier.post(&class(&school), &[("pupils", &jules), ("skill", NAME)]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.any_page().text_of(".problems").contains("n’est plus dans la liste"));
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert!(page.text_of(".observation h3").contains("Reconnaître son prénom écrit"));
    }
}

#[tokio::test]
async fn a_carnet_follows_the_child_and_leaves_his_former_teachers() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        let observation = garnier.get(&carnet(school.jules)).await.page();
        let edit = observation.attribute(".observation a.button", "href").expect("a way");
        jules_moves(&school, Level::Gs).await;
        // Mme Garnier lost him on the day; Mme Durand reads what she noted.
        let garnier = school.client(school.mme_garnier).await;
        assert_eq!(garnier.get(&carnet(school.jules)).await.status, 404);
        assert_eq!(garnier.get(&edit).await.status, 404);
        let jules = school.jules.to_string();
        let late = garnier.post(&class(&school), &[("pupils", &jules), ("skill", NAME)]).await;
        assert_eq!(late.status, 422);
        assert!(late.any_page().text_of(".problems").contains("n’est plus en maternelle"));
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&carnet(school.jules)).await.page();
        assert!(page.text_of(".observation").contains("Mme Garnier"));
        // What another class has written stays as it was written.
        assert!(!page.has(".observation a.button"));
        assert_eq!(durand.get(&edit).await.status, 403);
        assert_eq!(durand.post(&format!("{edit}/retrait"), &[]).await.status, 403);
        let samira = school.client(school.samira).await;
        assert!(samira.get(&carnet(school.jules)).await.page().has(".observation"));
    }
}

#[tokio::test]
async fn the_family_keeps_the_carnet_of_a_child_who_has_left() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        shows(&garnier, &school, &[school.jules]).await;
        jules_leaves(&school, school.clock.today()).await;
        let garnier = school.client(school.mme_garnier).await;
        assert_eq!(garnier.get(&carnet(school.jules)).await.status, 404);
        let marc = school.client(school.marc).await;
        assert!(marc.get(&carnet(school.jules)).await.page().has(".observation"));
        let dubois = school.client(school.mme_dubois).await;
        assert_eq!(dubois.get(&carnet(school.jules)).await.status, 404);
    }
}

#[tokio::test]
async fn in_a_class_of_gs_and_cp_the_carnet_is_for_gs() {
    for school in schools().await {
        let zoe = enrol(&school, "Zoé", Level::Cp).await;
        let garnier = school.client(school.mme_garnier).await;
        let page = garnier.get(&class(&school)).await.page();
        assert_eq!(page.texts_of(".who .name"), ["Jules"]);
        assert_eq!(garnier.get(&carnet(zoe.id)).await.status, 404);
        let id = zoe.id.to_string();
        let refused = garnier.post(&class(&school), &[("pupils", &id), ("skill", NAME)]).await;
        assert_eq!(refused.status, 422);
    }
}

#[tokio::test]
async fn two_colleagues_who_change_one_observation_lose_no_word() {
    for school in schools().await {
        let caron = colleague(&school).await;
        let garnier = school.client(school.mme_garnier).await;
        taps(&garnier, &school, &[school.jules], NAME).await;
        let page = garnier.get(&carnet(school.jules)).await.page();
        let url = page.attribute(".observation a.button", "href").expect("a way");
        let word = |words| [("state", "done"), ("words", words), ("version", "1")];
        garnier.post(&url, &word("Du premier coup.")).await.redirects();
        let caron = school.client(caron).await;
        let told = caron.post(&url, &word("Avec son étiquette.")).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert!(page.text_of(".note").contains("Du premier coup."));
        assert_eq!(page.text_of("textarea"), "Avec son étiquette.");
        assert_eq!(page.attribute("input[name=version]", "value").as_deref(), Some("2"));
        let both = [("state", "way"), ("words", "Les deux."), ("version", "2")];
        caron.post(&url, &both).await.redirects();
        let page = garnier.get(&carnet(school.jules)).await.page();
        assert!(page.text_of(".observation").contains("Les deux."));
        assert!(page.text_of(".observation").contains("En chemin"));
        // Taken out, nobody finds it any more.
        garnier.post(&format!("{url}/retrait"), &[]).await.redirects();
        assert_eq!(garnier.get(&url).await.status, 404);
        assert!(!garnier.get(&carnet(school.jules)).await.page().has(".observation"));
    }
}

#[tokio::test]
async fn who_was_not_observed_for_six_weeks_is_said_and_what_is_left_to_see() {
    for school in schools().await {
        let garnier = school.client(school.mme_garnier).await;
        let page = garnier.get(&class(&school)).await.page();
        let follow = "section[aria-labelledby=following]";
        assert!(page.text_of(follow).contains("Pas observé depuis 6 semaines"));
        taps(&garnier, &school, &[school.jules], NAME).await;
        assert!(!garnier.get(&class(&school)).await.page().text_of(follow).contains("6 semaines"));
        let page = garnier.get(&format!("{}/reperes", carnet(school.jules))).await.page();
        assert!(!page.text_of(".goals").contains("Reconnaître son prénom écrit"));
        assert!(page.text_of(".goals").contains("Repérer et manipuler des syllabes"));
        school.at("2027-01-11 10:00");
        let garnier = school.client(school.mme_garnier).await;
        assert!(garnier.get(&class(&school)).await.page().text_of(follow).contains("6 semaines"));
        let samira = school.client(school.samira).await;
        let left = format!("{}/reperes", carnet(school.jules));
        assert_eq!(samira.get(&left).await.status, 403);
    }
}
