//! Files that belong to a thing are read through it.

use crate::house::houses;
use axum::http::StatusCode;
use std::io::{Cursor, Read};

#[tokio::test]
async fn who_may_read_the_note_may_read_its_files() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let one = house.send(&teacher, "plan.pdf", b"%PDF-1.7 plan").await;
        let two = house.send(&teacher, "mot.txt", b"Bonjour").await;
        let note = house.pin(&teacher, &[&two, &one, &two]).await;
        let other_note = house.pin(&teacher, &[]).await;

        let samira = house.client(house.samira).await;
        let page = samira.get(&note).await.page();
        assert_eq!(page.texts_of(".attachment b"), ["mot.txt", "plan.pdf"], "in their order");
        let urls = page.attributes(".attachment", "href");
        assert_eq!(samira.get(&urls[1]).await.text(), "%PDF-1.7 plan");
        let elsewhere = format!("{other_note}/fichiers/{one}");
        assert_eq!(samira.get(&elsewhere).await.status, StatusCode::NOT_FOUND);
        // Not hers to ask for where she has no note.
        let direct = format!("/fichiers/{one}");
        assert_eq!(samira.get(&direct).await.status, StatusCode::NOT_FOUND);

        let mme_dubois = house.client(house.mme_dubois).await;
        assert_eq!(mme_dubois.get(&urls[1]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(house.nobody().get(&urls[1]).await.status, StatusCode::UNAUTHORIZED);
    }
}

#[tokio::test]
async fn nobody_attaches_what_is_not_his() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let samira = house.client(house.samira).await;
        let hers = house.send(&samira, "secret.txt", b"secret").await;
        let path = format!("/mur/{}", house.ce1_a);
        let pinned = teacher.post(&path, &[("files", &hers)]).await;
        assert_eq!(pinned.status, StatusCode::CONFLICT);
        let gone = teacher.post(&path, &[("files", "42")]).await;
        assert_eq!(gone.status, StatusCode::CONFLICT);
    }
}

#[tokio::test]
async fn without_a_script_the_files_come_with_the_form() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let path = format!("/mur/{}", house.ce1_a);
        let sent: [(&str, &str, &str, &[u8]); 3] = [
            ("nouveaux", "un.txt", "text/plain", b"un"),
            ("nouveaux", "deux.txt", "text/plain", b"deux"),
            ("nouveaux", "", "application/octet-stream", b""),
        ];
        let note = teacher.upload(&path, &sent).await.redirects();
        let page = teacher.get(&note).await.page();
        assert_eq!(page.texts_of(".attachment b"), ["un.txt", "deux.txt"]);
        let refused = teacher.upload(&path, &[("nouveaux", "a.exe", "x/y", b"MZ")]).await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST, "the wall asks again");
    }
}

#[tokio::test]
async fn all_the_files_of_a_note_are_one_archive() {
    for house in houses().await {
        let teacher = house.client(house.mme_durand).await;
        let long = vec![7; 700_000];
        let ids = [
            house.send(&teacher, "Été.txt", b"un").await,
            house.send(&teacher, "Été.txt", b"deux").await,
            house.send(&teacher, "film.bin", &long).await,
        ];
        let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
        let note = house.pin(&teacher, &ids).await;
        let samira = house.client(house.samira).await;
        let answer = samira.get(&format!("{note}/fichiers")).await;
        let name = answer.header("content-disposition").expect("a name");
        assert!(name.contains("Mot%20du%2023%20novembre.zip"), "{name}");
        let mut archive = zip::ZipArchive::new(Cursor::new(answer.body)).expect("an archive");
        let names: Vec<String> =
            archive.file_names().map(|name| name.expect("a name").into_owned()).collect();
        assert_eq!(names, ["Été.txt", "Été (2).txt", "film.bin"]);
        let mut film = Vec::new();
        archive.by_name("film.bin").expect("it").read_to_end(&mut film).expect("read");
        assert!(film == long);
        let empty = house.pin(&teacher, &[]).await;
        let none = samira.get(&format!("{empty}/fichiers")).await;
        assert_eq!(none.status, StatusCode::NOT_FOUND);
    }
}
