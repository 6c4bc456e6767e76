//! Codes for a class and for a school, and who may make them.

use crate::house::*;

#[tokio::test]
async fn a_teacher_prints_the_sheets_of_her_class_once() {
    for school in each().await {
        let teacher = school.client(school.mme_durand).await;
        let path = format!("/classes/{}/comptes", school.ce1_a);
        let page = teacher.get(&path).await.page();
        assert_eq!(page.texts_of(".figures dd"), ["0 sur 3", "0 sur 4", "0 sur 3"]);
        let sheets = teacher.post(&format!("{path}/fiches"), &[]).await;
        assert_eq!(sheets.status, 200);
        assert_eq!(sheets.header("content-type").as_deref(), Some("application/pdf"));
        let name = sheets.header("content-disposition").expect("a file");
        assert_eq!(name, "attachment; filename=\"fiches-ce1-a.pdf\"");
        assert!(sheets.body.starts_with(b"%PDF-"));
        let page = teacher.get(&path).await.page();
        assert!(page.texts_of(".tag").iter().all(|tag| tag == "a une feuille"));
        let again = teacher.post(&format!("{path}/fiches"), &[]).await;
        assert_eq!(again.redirects(), path, "everybody has a sheet");
        let all = teacher.post(&format!("{path}/fiches"), &[("again", "on")]).await;
        assert_eq!(all.status, 200);
    }
}

#[tokio::test]
async fn the_list_says_who_has_come() {
    for school in each().await {
        open(&school, school.samira).await;
        let teacher = school.client(school.mme_durand).await;
        let page = teacher.get(&format!("/classes/{}/comptes", school.ce1_a)).await.page();
        assert_eq!(page.texts_of(".figures dd"), ["1 sur 3", "1 sur 4", "0 sur 3"]);
        let rows = page.texts_of("ul.rows .row");
        let row = rows.iter().find(|row| row.contains("Haddad Samira")).expect("her row");
        assert!(row.contains("déjà venu") && row.contains("Léa Martin"), "{row}");
        assert!(!row.contains("Faire un code"), "a parent who has come asks the head: {row}");
        let head = school.client(school.mme_lefevre).await;
        let page = head.get(&format!("/classes/{}/comptes", school.ce1_a)).await.page();
        let row = page.texts_of("ul.rows .row").into_iter().find(|row| row.contains("Haddad"));
        assert!(row.expect("her row").contains("Faire un code"), "the head helps her");
    }
}

#[tokio::test]
async fn codes_of_a_class_are_its_teachers_and_its_heads() {
    for school in each().await {
        let path = format!("/classes/{}/comptes", school.ce1_a);
        for (person, status) in [
            (school.mme_durand, 200),
            (school.mme_lefevre, 200),
            (school.mme_delattre, 200),
            (school.m_petit, 404),
            (school.mme_garnier, 404),
            (school.m_vasseur, 404),
            (school.m_lambert, 404),
            (school.samira, 404),
            (school.lea, 404),
        ] {
            let client = school.client(person).await;
            assert_eq!(client.get(&path).await.status, status, "{person}");
            let sheets = client.post(&format!("{path}/fiches"), &[("again", "on")]).await;
            assert_eq!(sheets.status, status, "{person}");
        }
        assert_eq!(school.nobody().get(&path).await.status, 401);
    }
}

#[tokio::test]
async fn the_head_prints_the_sheets_of_the_whole_school() {
    for school in each().await {
        let head = school.client(school.mme_lefevre).await;
        let path = format!("/ecoles/{}/comptes", school.jean_mace);
        let page = head.get(&path).await.page();
        assert_eq!(page.texts_of("#classes ~ *, section.card").len(), 3);
        assert!(page.text_of("main").contains("Durand Claire"));
        let sheets = head.post(&format!("{path}/fiches"), &[]).await;
        assert!(sheets.body.starts_with(b"%PDF-"));
        let teacher = school.client(school.mme_durand).await;
        assert_eq!(teacher.get(&path).await.status, 404);
        let elsewhere = school.client(school.m_lambert).await;
        assert_eq!(elsewhere.post(&format!("{path}/fiches"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn nobody_makes_a_way_into_an_account_that_may_do_more_than_his_own() {
    for school in each().await {
        let code = async |by, of| {
            let client = school.client(by).await;
            client.post(&format!("/comptes/{of}/code"), &[]).await.status.as_u16()
        };
        open(&school, school.samira).await;
        assert_eq!(code(school.mme_durand, school.samira).await, 403, "a parent who has come");
        assert_eq!(code(school.mme_durand, school.marc).await, 200, "a parent who has not");
        assert_eq!(code(school.mme_lefevre, school.samira).await, 200, "the head may");
        assert_eq!(code(school.mme_lefevre, school.mme_durand).await, 200, "and for her staff");
        let (durand, lefevre) = (school.mme_durand, school.mme_lefevre);
        assert_eq!(code(lefevre, lefevre).await, 403, "her own: with her password");
        assert_eq!(code(durand, lefevre).await, 404);
        assert_eq!(code(school.mme_lefevre, school.mme_garnier).await, 404, "another school");
        assert_eq!(code(school.mme_lefevre, school.mme_delattre).await, 404);
        assert_eq!(code(school.mme_delattre, school.mme_lefevre).await, 200);

        // The administrator's child is at Jean-Macé: that gives its head no way to the platform.
        let (administrator, lea, now) = (school.mme_delattre, school.lea, school.clock.now());
        school
            .app
            .db
            .write(move |tx| {
                use people::testing::{first_day, guards};
                let new = guards(administrator, lea, people::Kinship::Other, first_day());
                let (_, touched) = people::guardianship::begin(tx, &[new])?;
                people::groups::refresh(tx, &touched, now.day())
            })
            .await
            .expect("a guardian");
        assert_eq!(code(school.mme_lefevre, school.mme_delattre).await, 403);
        assert_eq!(code(school.mme_durand, school.mme_delattre).await, 403);
    }
}

#[tokio::test]
async fn somebody_with_an_address_is_told_of_a_code_made_for_his_account() {
    for school in each().await {
        open(&school, school.samira).await;
        mail(&school, school.samira, "samira@exemple.fr").await;
        let head = school.client(school.mme_lefevre).await;
        head.post(&format!("/comptes/{}/code", school.samira), &[]).await.page();
        let (to, body) = mails(&school).await.remove(0);
        assert_eq!(to, "samira@exemple.fr");
        assert!(body.contains("L’école vient de faire un code"), "{body}");
        assert!(!body.contains("activation"), "the code itself is not in it");
    }
}

#[tokio::test]
async fn a_family_that_reads_english_finds_its_sheet_in_both_languages() {
    for school in each().await {
        let teacher = school.client(school.mme_durand).await;
        let path = format!("/classes/{}/comptes/fiches", school.ce1_a);
        let french = teacher.post(&path, &[]).await;
        let family = school.samira;
        let sql = "update person set language = 'en' where id = $1";
        let read_english = move |tx: &db::Tx<'_>| tx.change(sql, db::params![family]);
        school.app.db.write(read_english).await.expect("a language");
        let both = teacher.post(&path, &[("again", "on")]).await;
        assert_eq!(both.status, 200);
        let has_english =
            |pdf: &[u8]| pdf.windows(8).any(|it| it == b"/Lang(en" || it == b"/Lang (e");
        assert!(has_english(&both.body) && !has_english(&french.body));
    }
}

#[tokio::test]
async fn a_code_is_offered_where_it_may_be_made_and_nowhere_else() {
    for school in each().await {
        open(&school, school.samira).await;
        let of_class = [
            school.lea,
            school.ines,
            school.lina,
            school.samira,
            school.marc,
            school.mme_moreau,
            school.m_moreau,
        ];
        let of_staff = [school.mme_lefevre, school.mme_durand, school.m_petit, school.mme_roussel];
        let class = format!("/classes/{}/comptes", school.ce1_a);
        let whole = format!("/ecoles/{}/comptes", school.jean_mace);
        for (viewer, path, persons) in [
            (school.mme_durand, &class, &of_class[..]),
            (school.mme_lefevre, &class, &of_class[..]),
            (school.mme_lefevre, &whole, &of_staff[..]),
            (school.mme_delattre, &whole, &of_staff[..]),
        ] {
            let client = school.client(viewer).await;
            let page = client.get(path).await.page();
            let offered = page.attributes("form[action$='/code']", "action");
            for person in persons {
                let code = format!("/comptes/{person}/code");
                let is_made = client.post(&code, &[]).await.status == 200;
                assert_eq!(is_made, offered.contains(&code), "{viewer} {path} {person}");
            }
        }
    }
}
