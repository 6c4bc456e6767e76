//! Two files of one mother become one, and two again: her account, her sessions, her children, her
//! groups and her rights follow.

use accounts::{Cost, command};
use base::{Id, PersonName, Title};
use people::{Kinship, Person, groups, guardianship, person, testing::guards};
use server::house;
use testing::{Client, TestSchool};

const PASSWORD: &str = "cerise-tambour-nuage-violon";
const SECRET: [u8; 32] = [7; 32];

async fn each() -> Vec<TestSchool> {
    accounts::set_cost(Cost { memory_kib: 64, passes: 1, at_once: 4 });
    TestSchool::each(house::features).await
}

/// Another file of Samira, as another feed brings it: she guards Noé there.
async fn again(school: &TestSchool) -> Id<Person> {
    let (noe, now) = (school.noe, school.clock.now());
    let make = move |tx: &db::Tx<'_>| {
        let name = PersonName::new("Samira", "Haddad", Some(Title::Mme));
        let details = people::Details::named(name);
        let new = people::NewPerson { details, keys: Vec::new() };
        let again = person::create(tx, &[new], now)?[0];
        let (_, touched) =
            guardianship::begin(tx, &[guards(again, noe, Kinship::Other, now.day())])?;
        groups::refresh(tx, &touched, now.day())?;
        Ok(again)
    };
    school.app.db.write(make).await.expect("another file")
}

/// Opens an account for this file, and says its login.
async fn open(school: &TestSchool, person: Id<Person>) -> String {
    let hashed = command::hash(PASSWORD, &school.app.random).expect("hashed").expect("good");
    let now = school.clock.now();
    let open = move |tx: &db::Tx<'_>| {
        let row = person::load(tx, person)?.expect("a person");
        command::make_logins(tx, &[(person, row.details.name)])?;
        command::set_password(tx, person, &hashed, now)?;
        Ok(command::login(tx, person)?.expect("a login"))
    };
    school.app.db.write(open).await.expect("an account")
}

async fn sign_in(school: &TestSchool, login: &str) -> (Client, testing::Answered) {
    let browser = school.nobody();
    let fields = [("login", login), ("password", PASSWORD)];
    let answered = browser.post("/connexion", &fields).await;
    (browser, answered)
}

/// The children of whoever is signed in.
async fn children(browser: &Client) -> Vec<String> {
    let me = browser.get_json("/api/moi").await.json();
    let names = me["children"].as_array().expect("children").iter();
    names.map(|child| child["name"].as_str().unwrap_or_default().to_owned()).collect()
}

async fn merge(school: &TestSchool, keep: Id<Person>, drop: Id<Person>) {
    let head = school.client(school.mme_lefevre).await;
    let path = format!("/administration/ecole/{}/fusion", school.jean_mace);
    let pair = [("garder", keep.to_string()), ("retirer", drop.to_string())];
    let pair: Vec<(&str, &str)> = pair.iter().map(|(name, id)| (*name, id.as_str())).collect();
    head.post(&path, &pair).await.redirects();
}

/// On the page of the file that was kept.
async fn undo(school: &TestSchool, kept: Id<Person>) {
    let head = school.client(school.mme_lefevre).await;
    let file = format!("/administration/personne/{kept}");
    let page = head.get(&file).await.page();
    let merge = page.attribute("input[name=merge]", "value").expect("a merge to undo");
    head.post(&format!("{file}/fusion/annulation"), &[("merge", &merge)]).await.redirects();
}

#[tokio::test]
async fn the_account_that_was_opened_goes_with_the_file_that_is_kept_and_comes_back() {
    for school in each().await {
        let again = again(&school).await;
        let login = open(&school, again).await;
        let (before, _) = sign_in(&school, &login).await;
        assert_eq!(children(&before).await, ["Noé Dubois"]);

        merge(&school, school.samira, again).await;
        assert_eq!(before.get("/compte").await.status, 401, "at once");
        let (her, answered) = sign_in(&school, &login).await;
        answered.redirects();
        assert_eq!(children(&her).await.len(), 3, "Jules, Léa and Noé");
        for class in [school.ce1_a, school.cm2_b] {
            assert_eq!(her.get(&format!("/classe/{class}")).await.status, 200);
        }

        undo(&school, school.samira).await;
        assert_eq!(her.get("/compte").await.status, 401, "whoever is in is another person now");
        let (her, answered) = sign_in(&school, &login).await;
        answered.redirects();
        assert_eq!(children(&her).await, ["Noé Dubois"]);
        assert_eq!(her.get(&format!("/classe/{}", school.ce1_a)).await.status, 404);
        let samira = school.client(school.samira).await;
        assert_eq!(children(&samira).await.len(), 2, "as before");
    }
}

#[tokio::test]
async fn of_two_accounts_the_kept_one_stays_and_the_other_says_which() {
    for school in each().await {
        let again = again(&school).await;
        let (kept, dropped) = (open(&school, school.samira).await, open(&school, again).await);
        let (session, _) = sign_in(&school, &kept).await;
        merge(&school, school.samira, again).await;
        assert_eq!(children(&session).await.len(), 3, "her session goes on, with Noé");
        let (browser, answered) = sign_in(&school, &dropped).await;
        assert_eq!(answered.status, 422);
        let said = answered.any_page().text_of(".problems li");
        assert!(said.contains(&kept), "{said}");
        assert_eq!(browser.get("/compte").await.status, 401);
        let fields = [("login", dropped.as_str()), ("password", "un hibou mange des myrtilles")];
        let guess = school.nobody().post("/connexion", &fields).await;
        let said = guess.any_page().text_of(".problems li");
        assert!(!said.contains(&kept), "not to whoever guesses: {said}");
        undo(&school, school.samira).await;
        sign_in(&school, &dropped).await.1.redirects();
        assert_eq!(children(&session).await.len(), 2);
    }
}

#[tokio::test]
async fn a_sheet_of_one_file_opens_no_way_into_the_account_of_the_other() {
    for school in each().await {
        let again = again(&school).await;
        open(&school, school.samira).await;
        let code = accounts::Code::random(&school.app.random);
        let (kept, now) = (code.clone(), school.clock.now());
        let keep = move |tx: &db::Tx<'_>| {
            let row = person::load(tx, again)?.expect("a person");
            command::code(tx, SECRET, (again, &row.details.name), &kept, now)
        };
        school.app.db.write(keep).await.expect("a sheet");
        merge(&school, school.samira, again).await;
        let (code, thief) = (code.to_string(), school.nobody());
        let fields = [("code", code.as_str()), ("password", "un hibou mange des myrtilles")];
        assert_eq!(thief.post("/activation/compte", &fields).await.status, 422);
        sign_in(&school, "samira.haddad").await.1.redirects();
    }
}

#[tokio::test]
async fn a_telephone_goes_along_and_shows_the_same_codes() {
    for school in each().await {
        let again = again(&school).await;
        let login = open(&school, again).await;
        let now = school.clock.now();
        let set_up = move |tx: &db::Tx<'_>| {
            command::set_up_second_factor(tx, again, [3; 16], now)?;
            command::telephone(tx, SECRET, again, now)
        };
        let shown = school.app.db.write(set_up).await.expect("a telephone").expect("a code");
        merge(&school, school.samira, again).await;
        let (browser, answered) = sign_in(&school, &login).await;
        assert_eq!(answered.redirects(), "/connexion/code");
        browser.post("/connexion/code", &[("code", &shown)]).await.redirects();
        assert_eq!(children(&browser).await.len(), 3);
    }
}

#[tokio::test]
async fn a_place_in_a_group_made_by_hand_goes_along_and_comes_back() {
    for school in each().await {
        let again = again(&school).await;
        let head = school.client(school.mme_lefevre).await;
        let groups = format!("/administration/ecole/{}/groupes", school.jean_mace);
        let group = head.post(&groups, &[("name", "Chorale")]).await.redirects();
        let member = again.to_string();
        head.post(&format!("{group}/membres"), &[("person", &member)]).await.redirects();
        let members = async || {
            let page = head.get(&group).await.page();
            page.attributes(".rows input[name=person]", "value")
        };

        let is_there = async |person: Id<Person>| members().await.contains(&person.to_string());
        assert!(is_there(again).await);
        merge(&school, school.samira, again).await;
        assert!(is_there(school.samira).await && !is_there(again).await);
        undo(&school, school.samira).await;
        assert!(is_there(again).await && !is_there(school.samira).await);
    }
}
