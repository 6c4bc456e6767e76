//! A teacher writes: what is proposed, what she decides, who else may.

use crate::desk::{READING, conclude, desks, step};

#[tokio::test]
async fn a_teacher_opens_the_reports_of_her_class_and_is_proposed_positions_with_their_reason() {
    for desk in desks().await {
        let school = &desk.school;
        desk.showing.add(school.lea, "2026-09-15", READING, step(2));
        desk.showing.add(school.lea, "2026-11-10", READING, step(4));
        desk.showing.add(school.hugo, "2026-11-10", READING, step(1));
        let durand = school.client(school.mme_durand).await;
        let page = durand.get(&desk.page()).await.page();
        assert!(page.text_of(".note").contains("ne sont pas encore ouverts"));
        let durand = desk.open().await;
        let page = durand.get(&desk.page()).await.page();
        assert_eq!(page.text_of(".lead"), "0 livret sur 3 est prêt.");
        let lacks = page.text_of(".livret-row:first-child .livret-lacks");
        assert!(lacks.contains("Français : 4 positions à décider"), "{lacks}");
        let page = durand.get(&desk.grid("FRA-RAC")).await.page();
        // (50 + 2 × 100) / 3 = 83 %: the second half of the period counts double.
        let proposed = page.text_of(".livret-proposed");
        assert_eq!(proposed, "Proposé : Atteints (2 évaluations)");
        desk.open().await;
        assert_eq!(durand.get(&desk.page()).await.page().count(".livret-row"), 3);
    }
}

#[tokio::test]
async fn what_she_decides_is_kept_and_what_is_proposed_is_kept_when_she_says_so() {
    for desk in desks().await {
        let school = &desk.school;
        desk.showing.add(school.lea, "2026-11-10", READING, step(3));
        let durand = desk.open().await;
        let lea = desk.report(&durand, "Léa").await.replace("/livrets/", "");
        let grid = desk.grid("FRA-RAC");
        let (oral, reading) = (format!("p-{lea}-FRA-LGO"), format!("p-{lea}-FRA-LEC"));
        let (words, worked) = (format!("a-{lea}-FRA-RAC"), "Lire à voix haute");
        let fields = [
            (oral.as_str(), "4"),
            (reading.as_str(), ""),
            (words.as_str(), "Léa parle avec aisance."),
            ("worked", worked),
            ("accepts", "on"),
        ];
        durand.post(&grid, &fields).await.redirects();
        let page = durand.get(&format!("/livrets/{lea}")).await.page();
        let report = page.text_of("article.livret");
        for said in ["Langage oral Dépassés", "l’écrit Atteints", "avec aisance", worked] {
            assert!(report.contains(said), "{said} in {report}");
        }
        assert!(report.contains("2 demi-journées d’absence dont une sans motif"), "{report}");
        // Too long is said, and nothing typed is lost.
        let long = "é".repeat(601);
        let answer = durand.post(&grid, &[(words.as_str(), &long)]).await;
        assert_eq!(answer.status, 422);
        assert!(answer.any_page().text_of(".problems").contains("600 caractères"));
        assert!(answer.text().contains(&long));
    }
}

#[tokio::test]
async fn two_who_write_at_one_place_lose_nothing() {
    for desk in desks().await {
        let durand = desk.open().await;
        let lefevre = desk.school.client(desk.school.mme_lefevre).await;
        let lea = desk.report(&durand, "Léa").await.replace("/livrets/", "");
        let (grid, words) = (desk.grid("MAT-RAC"), format!("a-{lea}-MAT-RAC"));
        let version = format!("v-{lea}-MAT-RAC");
        let first = [(words.as_str(), "Calcule vite."), (version.as_str(), "0")];
        durand.post(&grid, &first).await.redirects();
        let second = [(words.as_str(), "Aime la géométrie."), (version.as_str(), "0")];
        let answer = lefevre.post(&grid, &second).await;
        assert_eq!(answer.status, 422);
        let both = answer.any_page().text_of(".problems");
        assert!(both.contains("Mme Durand a écrit") && both.contains("Calcule vite."), "{both}");
        assert!(both.contains("Vous aviez écrit Aime la géométrie."), "{both}");
        // Her text is still in the form, over the version that is there now.
        let page = answer.any_page();
        let field = format!("textarea[name={words}]");
        assert_eq!(page.text_of(&field), "Aime la géométrie.");
        let now = page.attribute(&format!("input[name={version}]"), "value");
        assert_eq!(now.as_deref(), Some("1"));
        // What the class has worked is common: the same, and the rest of the form is saved.
        let (worked, poem) = (("worked", "Compter jusqu’à 1 000"), format!("p-{lea}-MAT-GEO"));
        durand.post(&grid, &[worked, ("worked_version", "0")]).await.redirects();
        let other = [("worked", "Tracer un carré"), ("worked_version", "0"), (poem.as_str(), "2")];
        let answer = lefevre.post(&grid, &other).await;
        assert_eq!(answer.status, 422);
        let page = answer.any_page();
        assert!(page.text_of(".problems").contains("« Compter jusqu’à 1 000 »"));
        assert_eq!(page.text_of("textarea[name=worked]"), "Tracer un carré");
        assert_eq!(page.attribute("input[name=worked_version]", "value").as_deref(), Some("1"));
        let said = durand.get(&format!("/livrets/{lea}")).await.page().text_of("article.livret");
        assert!(said.contains("Espace et géométrie Partiellement atteints"), "{said}");
        // The last word of a report too.
        let report = format!("/livrets/{lea}");
        conclude(&durand, &report, &[("general", "Un bon début.")]).await.redirects();
        let late = [("version", "1"), ("general", "Autre chose.")];
        let answer = lefevre.post(&format!("{report}/bilan"), &late).await;
        assert_eq!(answer.status, 422);
        let page = answer.any_page();
        assert!(page.text_of(".note").contains("Un bon début."));
        assert_eq!(page.text_of("textarea[name=general]"), "Autre chose.");
    }
}

#[tokio::test]
async fn nobody_writes_but_those_who_teach_there_and_no_family_reads_what_is_being_written() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        let report = desk.report(&durand, "Léa").await;
        let class = desk.page();
        let petit = school.client(school.m_petit).await;
        assert_eq!(petit.get(&class).await.status, 404, "a colleague of another class");
        assert_eq!(petit.get(&report).await.status, 404);
        let lambert = school.client(school.m_lambert).await;
        assert_eq!(lambert.get(&class).await.status, 404, "another school");
        let roussel = school.client(school.mme_roussel).await;
        let cm2 = format!("/livrets/classes/{}", school.cm2_b);
        assert_eq!(roussel.get(&cm2).await.status, 200);
        let period = desk.period.id.to_string();
        let open = roussel.post(&format!("{cm2}/ouverture"), &[("period", &period)]).await;
        assert_eq!(open.status, 403, "an AESH reads, and does not write");
        for person in [school.samira, school.lea, school.mme_moreau, school.m_vasseur] {
            let client = school.client(person).await;
            assert_eq!(client.get(&report).await.status, 404);
            assert_eq!(client.get(&class).await.status, 404);
            assert_eq!(client.get(&format!("{report}/livret.pdf")).await.status, 404);
        }
        let lock = durand.post(&format!("{}/verrou", desk.class()), &[("period", &period)]).await;
        assert_eq!(lock.status, 403, "the head locks");
        // A period of another school is not one of this class.
        let other = school.app.db.read({
            let ferry = school.ferry;
            move |tx: &db::Tx<'_>| results::period::of_school(tx, ferry, base::SchoolYear(2026))
        });
        let other = other.await.expect("read")[0].id.to_string();
        let open = durand.post(&format!("{}/ouverture", desk.class()), &[("period", &other)]).await;
        assert_eq!(open.status, 404);
    }
}

#[tokio::test]
async fn a_pupil_who_changes_class_takes_his_report_along_and_it_says_so() {
    for desk in desks().await {
        let school = &desk.school;
        desk.showing.add(school.lea, "2026-09-15", READING, step(4));
        let durand = desk.open().await;
        let report = desk.report(&durand, "Léa").await;
        let (lea, to) = (school.lea, school.cm2_b);
        let place = school.jean_mace;
        let today = school.clock.today();
        let change = move |tx: &db::Tx<'_>| {
            let to = people::NewEnrolment {
                pupil: lea,
                school: place,
                class: Some(to),
                level: people::Level::Ce1,
                from_on: today,
                until_on: None,
            };
            let touched = people::enrolment::change(tx, &to)?;
            people::groups::refresh(tx, &touched, today)
        };
        school.app.db.write(change).await.expect("moved");
        let petit = school.client(school.m_petit).await;
        let period = desk.period.id.to_string();
        let cm2 = format!("/livrets/classes/{}", school.cm2_b);
        petit.post(&format!("{cm2}/ouverture"), &[("period", &period)]).await.redirects();
        let page = petit.get(&report).await.page();
        let said = page.text_of("article.livret");
        assert!(said.contains("En CE1-A jusqu’au dimanche 22 novembre 2026"), "{said}");
        assert_eq!(durand.get(&report).await.status, 404, "it is not of her class any more");
        // What he showed before counts.
        let grid = format!("{cm2}/saisie?periode={period}&place=FRA-RAC");
        let page = petit.get(&grid).await.page();
        assert!(page.text_of(".livret-proposed").contains("Dépassés (une évaluation)"));
    }
}

#[tokio::test]
async fn a_report_that_was_not_begun_goes_with_who_leaves_and_one_that_was_stays() {
    for desk in desks().await {
        let school = &desk.school;
        let durand = desk.open().await;
        let report = desk.report(&durand, "Inès").await;
        conclude(&durand, &report, &[("general", "Un bon début.")]).await.redirects();
        let (ines, lina, today) = (school.ines, school.lina, school.clock.today());
        let leave = move |tx: &db::Tx<'_>| {
            let touched = people::person::leave(tx, &[ines, lina], today)?;
            people::groups::refresh(tx, &touched, today)
        };
        school.app.db.write(leave).await.expect("left");
        let durand = desk.open().await;
        let rows = durand.get(&desk.page()).await.page().texts_of(".livret-row");
        assert_eq!(rows.len(), 2, "{rows:?}");
        assert!(rows[1].contains("Inès") && rows[1].contains("a quitté la classe"), "{rows:?}");
    }
}
