//! Giving homework: for a day of class, to everybody or to some, each week, by two at once.

use crate::desk::{book, desk, schools, schools_at};

#[tokio::test]
async fn what_is_given_is_in_the_week_of_the_class_and_of_nobody_else() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let more = [("minutes", "10"), ("body", "Pages 12 et 13.")];
        let url = mme_durand.gives(school.ce1_a, "Relire le conte", &more).await;
        for person in [school.lea, school.samira, school.marc, school.mme_moreau] {
            let reader = desk(&school, person).await;
            assert!(reader.week().await.contains(&"Relire le conte".to_owned()));
            let page = reader.0.get(&url).await.page();
            assert!(page.text_of("article .rich").contains("Pages 12 et 13."));
        }
        for person in [school.noe, school.mme_dubois, school.m_petit, school.hugo] {
            let stranger = desk(&school, person).await;
            assert_eq!(stranger.status(&url).await, 404);
        }
        // The head reads all of it, and gives nothing.
        let head = desk(&school, school.mme_lefevre).await;
        assert_eq!(head.status(&url).await, 200);
        assert_eq!(head.status(&book(school.ce1_a)).await, 200);
        let new = format!("{}/devoirs/nouveau", book(school.ce1_a));
        assert_eq!(head.status(&new).await, 403);
        let samira = desk(&school, school.samira).await;
        assert_eq!(samira.status(&new).await, 403);
        assert_eq!(samira.status(&book(school.cm2_b)).await, 404);
    }
}

#[tokio::test]
async fn a_draft_is_for_the_team_until_it_is_given() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let draft = [("action", "save")];
        let url = mme_durand.gives(school.ce1_a, "Brouillon", &draft).await;
        assert!(mme_durand.0.get(&url).await.page().text_of(".note").contains("Brouillon"));
        for person in [school.lea, school.samira, school.mme_lefevre] {
            assert_eq!(desk(&school, person).await.status(&url).await, 404);
        }
        mme_durand.0.post(&format!("{url}/publication"), &[]).await.redirects();
        let lea = desk(&school, school.lea).await;
        assert_eq!(lea.week().await, ["Brouillon"]);
        // Taken back, it is a draft again, and may be thrown away.
        mme_durand.0.post(&format!("{url}/retrait"), &[]).await.redirects();
        assert!(lea.week().await.is_empty());
        assert_eq!(lea.post_status(&format!("{url}/suppression"), &[]).await, 404);
        mme_durand.0.post(&format!("{url}/suppression"), &[]).await.redirects();
        assert_eq!(mme_durand.status(&url).await, 404);
    }
}

#[tokio::test]
async fn a_day_without_class_is_told_and_may_be_meant() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let days = [
            ("2026-11-28", "week-end", "lundi 30 novembre"),
            ("2026-12-25", "férié", "lundi 4 janvier"),
            ("2026-12-22", "vacances", "lundi 4 janvier"),
            ("2026-11-25", "mercredi", "jeudi 26 novembre"),
        ];
        for (day, why, next) in days {
            let due = [("due_on", day)];
            let told = mme_durand.try_gives(school.ce1_a, "Dictée", &due).await;
            assert_eq!(told.status, 422, "{day}");
            let page = told.any_page();
            let words = page.text_of("#due_on-error");
            assert!(words.contains(why) && words.contains(next), "{day}: {words}");
            assert!(page.has("input[name=any_day]"));
            assert_eq!(page.attribute("#title", "value").as_deref(), Some("Dictée"));
        }
        let meant = [("due_on", "2026-11-28"), ("any_day", "on")];
        let url = mme_durand.gives(school.ce1_a, "Dictée", &meant).await;
        // It is not asked again when something else is changed.
        let mut fields = vec![("title", "Dictée de mots"), ("subject", "Orthographe")];
        fields.extend([("due_on", "2026-11-28"), ("version", "1"), ("action", "save")]);
        mme_durand.0.post(&format!("{url}/edition"), &fields).await.redirects();
        let past = mme_durand.try_gives(school.ce1_a, "Hier", &[("due_on", "2026-11-20")]).await;
        assert_eq!(past.status, 422);
    }
}

#[tokio::test]
async fn what_is_given_in_the_evening_for_the_morning_is_looked_at_twice() {
    for school in schools_at("2026-11-23 21:10").await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let tomorrow = [("due_on", "2026-11-24")];
        let told = mme_durand.try_gives(school.ce1_a, "Poésie", &tomorrow).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().text_of("#due_on-error").contains("Il est tard"));
        mme_durand.gives(school.ce1_a, "Poésie", &[("due_on", "2026-11-26")]).await;
    }
}

#[tokio::test]
async fn what_is_given_each_week_leaves_out_the_holidays_and_changes_together_or_alone() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let weekly =
            [("due_on", "2026-12-07"), ("repeat", "weekly"), ("repeat_until", "2027-01-11")];
        let url = mme_durand.gives(school.ce1_a, "Table de 3", &weekly).await;
        let lea = desk(&school, school.lea).await;
        let week =
            async |monday: &str| lea.titles(&format!("/cahier-de-textes?semaine={monday}")).await;
        for monday in ["2026-12-07", "2026-12-14", "2027-01-04", "2027-01-11"] {
            assert_eq!(week(monday).await, ["Table de 3"], "{monday}");
        }
        assert!(week("2026-12-21").await.is_empty() && week("2027-01-18").await.is_empty());
        // From the second one on it is another table.
        let rows = mme_durand.0.get(&format!("{}?semaine=2026-12-14", book(school.ce1_a))).await;
        let second = rows.page().attribute("a.row", "href").expect("the second one");
        assert_ne!(second, url);
        let mut fields = vec![("title", "Table de 4"), ("subject", "Calcul")];
        fields.extend([("due_on", "2026-12-14"), ("version", "1"), ("scope", "following")]);
        mme_durand.0.post(&format!("{second}/edition"), &fields).await.redirects();
        assert_eq!(week("2026-12-07").await, ["Table de 3"]);
        assert_eq!(week("2026-12-14").await, ["Table de 4"]);
        assert_eq!(week("2027-01-11").await, ["Table de 4"]);
        let all = [("scope", "following")];
        mme_durand.0.post(&format!("{second}/retrait"), &all).await.redirects();
        assert_eq!(week("2026-12-07").await, ["Table de 3"]);
        assert!(week("2027-01-04").await.is_empty());
    }
}

#[tokio::test]
async fn those_that_follow_have_the_files_of_the_one_that_is_changed_whoever_sent_them() {
    for school in schools().await {
        let m_petit = desk(&school, school.m_petit).await;
        let mme_roussel = desk(&school, school.mme_roussel).await;
        let new = format!("{}/devoirs/nouveau", book(school.cm2_b));
        let weekly = [("due_on", "2026-12-07"), ("repeat", "weekly"), ("action", "give")];
        let what = [("title", "Dictée"), ("subject", "Français"), ("repeat_until", "2027-01-11")];
        let sheet: (&str, &str, &str, &[u8]) = ("nouveaux", "mots.txt", "text/plain", b"les mots");
        let first = m_petit.0.upload_with(&new, &[weekly, what].concat(), &[sheet]).await;
        first.redirects();
        school.run_jobs().await;
        let week = async |monday: &str| {
            let page = m_petit.0.get(&format!("{}?semaine={monday}", book(school.cm2_b))).await;
            page.page().attribute("a.row", "href").expect("a homework")
        };
        let second = week("2026-12-14").await;
        let files = async |url: &str| {
            let page = m_petit.0.get(url).await.page();
            page.texts_of(".attachment b")
        };
        assert_eq!(files(&second).await, ["mots.txt"]);
        // A colleague keeps his file and adds hers, from the second week on.
        let edit = format!("{second}/edition");
        let kept = m_petit.0.get(&edit).await.page().attributes("input[name=files]", "value");
        let mut fields = vec![("title", "Dictée préparée"), ("subject", "Français")];
        fields.extend([("due_on", "2026-12-14"), ("version", "1"), ("action", "save")]);
        fields.extend([("scope", "following"), ("files", &kept[0])]);
        let hers: (&str, &str, &str, &[u8]) = ("nouveaux", "regle.txt", "text/plain", b"la regle");
        mme_roussel.0.upload_with(&edit, &fields, &[hers]).await.redirects();
        school.run_jobs().await;
        for monday in ["2026-12-14", "2027-01-04", "2027-01-11"] {
            let mut names = files(&week(monday).await).await;
            names.sort();
            assert_eq!(names, ["mots.txt", "regle.txt"], "{monday}");
        }
        assert_eq!(files(&week("2026-12-07").await).await, ["mots.txt"]);
        // He changes all that follow, with the file that is hers.
        let kept = m_petit.0.get(&edit).await.page().attributes("input[name=files]", "value");
        let mut fields = vec![("title", "Dictée"), ("subject", "Français"), ("version", "2")];
        fields.extend([("due_on", "2026-12-14"), ("scope", "following"), ("action", "save")]);
        fields.extend(kept.iter().map(|file| ("files", file.as_str())));
        m_petit.0.post(&edit, &fields).await.redirects();
        assert_eq!(files(&week("2027-01-11").await).await.len(), 2);
    }
}

#[tokio::test]
async fn two_who_change_one_homework_lose_nothing_and_families_read_that_it_was_edited() {
    for school in schools().await {
        let m_petit = desk(&school, school.m_petit).await;
        let url = m_petit.gives(school.cm2_b, "Exercice 4", &[]).await;
        let mme_roussel = desk(&school, school.mme_roussel).await;
        let edit = format!("{url}/edition");
        let form = |title: &'static str, version: &'static str| {
            let mut form = vec![("title", title), ("subject", "Lecture"), ("version", version)];
            form.extend([("due_on", "2026-11-26"), ("body", "À relire."), ("action", "save")]);
            form
        };
        mme_roussel.0.post(&edit, &form("Exercice 5", "1")).await.redirects();
        let told = m_petit.0.post(&edit, &form("Exercice 6", "1")).await;
        assert_eq!(told.status, 422);
        let page = told.any_page();
        assert_eq!(page.text_of("#other"), "La version de Nadia Roussel");
        assert!(page.text_of(".card .body").contains("Exercice 5"));
        assert_eq!(page.attribute("#title", "value").as_deref(), Some("Exercice 6"));
        let noe = desk(&school, school.noe).await;
        assert_eq!(noe.week().await, ["Exercice 5"]);
        m_petit.0.post(&edit, &form("Exercice 6", "2")).await.redirects();
        let versions = m_petit.0.get(&format!("{url}/versions")).await.page();
        let titles = versions.texts_of("summary .quiet");
        let titles: Vec<&str> = titles.iter().map(|it| &it[..10]).collect();
        assert_eq!(titles, ["Exercice 6", "Exercice 5", "Exercice 4"]);
        assert!(noe.0.get(&url).await.page().text_of("article").contains("modifié"));
        assert!(noe.0.get("/cahier-de-textes").await.page().text_of(".tags").contains("Modifié"));
        assert_eq!(noe.status(&format!("{url}/versions")).await, 403);
    }
}

#[tokio::test]
async fn a_form_sent_twice_is_one_homework() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let once = [("once", "7f3a")];
        let first = mme_durand.gives(school.ce1_a, "Relire", &once).await;
        assert_eq!(mme_durand.gives(school.ce1_a, "Relire", &once).await, first);
        assert_eq!(desk(&school, school.lea).await.week().await, ["Relire"]);
    }
}

#[tokio::test]
async fn what_is_attached_and_linked_is_read_by_those_it_is_for() {
    for school in schools().await {
        let mme_durand = desk(&school, school.mme_durand).await;
        let file: (&str, &str, &str, &[u8]) = ("nouveaux", "plan.txt", "text/plain", b"le plan");
        let fields = [
            ("title", "Lire le plan"),
            ("subject", "Géographie"),
            ("due_on", "2026-11-26"),
            ("links", "https://www.lumni.fr/plans Les plans"),
            ("action", "give"),
        ];
        let new = format!("{}/devoirs/nouveau", book(school.ce1_a));
        let url = mme_durand.0.upload_with(&new, &fields, &[file]).await.redirects();
        school.run_jobs().await;
        let samira = desk(&school, school.samira).await;
        let page = samira.0.get(&url).await.page();
        let file = page.attribute(".attachment", "href").expect("a file");
        assert_eq!(samira.0.get(&file).await.text(), "le plan");
        assert_eq!(page.text_of(".links a"), "Les plans");
        let stranger = desk(&school, school.mme_dubois).await;
        assert_eq!(stranger.status(&file).await, 404);
        let wrong = [("links", "javascript:alert(1)")];
        let told = mme_durand.try_gives(school.ce1_a, "Lire", &wrong).await;
        assert_eq!(told.status, 422);
        assert!(told.any_page().text_of(".problems").contains("https://"));
    }
}
