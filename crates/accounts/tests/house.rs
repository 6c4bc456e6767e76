//! The house with the accounts, and what the stories say often.

use accounts::{Cost, command};
use base::Id;
use people::Person;
use testing::{Answered, Client, TestSchool};

pub const PASSWORD: &str = "cerise-tambour-nuage-violon";
pub const OTHER: &str = "un hibou mange des myrtilles";
pub const SECRET: [u8; 32] = [7; 32];

/// The school on each engine, with cheap passwords: their cost is not what the stories are about.
pub async fn each() -> Vec<TestSchool> {
    accounts::set_cost(Cost { memory_kib: 64, passes: 1, at_once: 4 });
    TestSchool::each(|| vec![accounts::feature()]).await
}

/// Gives a person an account with [`PASSWORD`], and says the login.
pub async fn open(school: &TestSchool, person: Id<Person>) -> String {
    let hashed = command::hash(PASSWORD, &school.app.random).expect("hashed").expect("good");
    let now = school.clock.now();
    let open = move |tx: &db::Tx<'_>| {
        let person_row = people::person::load(tx, person)?.expect("a person");
        command::make_logins(tx, &[(person, person_row.details.name)])?;
        command::set_password(tx, person, &hashed, now)?;
        Ok(command::login(tx, person)?.expect("a login"))
    };
    school.app.db.write(open).await.expect("an account")
}

/// Gives a person a code on paper.
pub async fn code(school: &TestSchool, person: Id<Person>) -> String {
    let code = accounts::Code::random(&school.app.random);
    let (kept, now) = (code.clone(), school.clock.now());
    let keep = move |tx: &db::Tx<'_>| {
        let row = people::person::load(tx, person)?.expect("a person");
        command::code(tx, SECRET, (person, &row.details.name), &kept, now)
    };
    school.app.db.write(keep).await.expect("a code");
    code.to_string()
}

/// Gives a person a confirmed contact address.
pub async fn mail(school: &TestSchool, person: Id<Person>, mail: &'static str) {
    let now = school.clock.now();
    let set = move |tx: &db::Tx<'_>| command::set_mail(tx, person, mail, now);
    school.app.db.write(set).await.expect("an address");
}

pub async fn sign_in(client: &Client, login: &str, password: &str) -> Answered {
    client.post("/connexion", &[("login", login), ("password", password)]).await
}

/// Is somebody signed in in this browser?
pub async fn is_in(client: &Client) -> bool {
    client.get("/compte").await.status == 200
}

/// The words of the mails that wait, the latest first, each with its address.
pub async fn mails(school: &TestSchool) -> Vec<(String, String)> {
    let all = |tx: &db::Tx<'_>| {
        tx.all("select to_address, body from outbox_mail order by id desc limit 50", &[])
    };
    school.app.db.read(all).await.expect("the outbox")
}

/// The path of the link in a mail.
pub fn link(body: &str) -> String {
    let from = body.find("http://test.invalid").expect("a link") + "http://test.invalid".len();
    body[from..].split_whitespace().next().expect("a path").to_owned()
}
