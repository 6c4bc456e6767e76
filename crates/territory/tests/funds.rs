//! The contributions of La Fibre Numérique, step by step, in few words.

use base::{Day, Id};
use council::effect::Effect;
use people::{Body, Function, Person, Post, testing::governed::GovernedPeople};
use testing::{Client, TestSchool};

pub const LYS: &str = "215903675";
pub const TOUFFLERS: &str = "215905985";
pub const VOTED_ON: (&str, &str) = ("voted_on", "2026-11-20");

/// 70 % by pupils, 30 % by inhabitants, of a sum.
pub const SPREAD: [(&str, &str); 16] = [
    ("title", "Clé 2027"),
    ("from_year", "2027"),
    ("mode", "spread"),
    ("pro_rata", "none"),
    ("part-0-label", "Part par élève"),
    ("part-0-of", "pupil"),
    ("part-0-how", "each"),
    ("part-0-rate", "1"),
    ("part-0-whole", "share"),
    ("part-0-amount", "70"),
    ("part-1-label", "Part par habitant"),
    ("part-1-of", "inhabitant"),
    ("part-1-how", "each"),
    ("part-1-rate", "1"),
    ("part-1-whole", "share"),
    ("part-1-amount", "30"),
];

/// 2,10 € a pupil and 150 € each.
pub const RATES: [(&str, &str); 12] = [
    ("title", "Tarifs"),
    ("from_year", "2027"),
    ("mode", "rate"),
    ("pro_rata", "none"),
    ("part-0-label", "Part fixe"),
    ("part-0-of", "member"),
    ("part-0-how", "each"),
    ("part-0-rate", "150"),
    ("part-1-label", "Part par élève"),
    ("part-1-of", "pupil"),
    ("part-1-how", "each"),
    ("part-1-rate", "2,10"),
];

/// Fields, some of them otherwise or more.
pub fn with<'a>(
    fields: &[(&'a str, &'a str)],
    more: &[(&'a str, &'a str)],
) -> Vec<(&'a str, &'a str)> {
    let is_more = |name: &str| more.iter().any(|(other, _)| *other == name);
    let mut all: Vec<_> = fields.iter().copied().filter(|(name, _)| !is_more(name)).collect();
    all.extend(more);
    all
}

pub fn home(governed: &GovernedPeople) -> String {
    format!("/territoire/contributions/{}", governed.syndicate)
}

pub fn new_key(governed: &GovernedPeople) -> String {
    format!("{}/nouvelle-cle", home(governed))
}

/// The last part of an address.
pub fn id_of(url: &str) -> &str {
    url.rsplit('/').next().expect("an id")
}

/// Lys and Toufflers are members of the syndicate.
pub async fn joined(school: &TestSchool, governed: &GovernedPeople) {
    let (syndicate, members) = (governed.syndicate, [governed.lys, governed.toufflers]);
    let write = move |tx: &db::Tx<'_>| {
        members.iter().try_for_each(|member| {
            tx.run(
                "insert into membership_of_syndicate (id, syndicate_id, member_id, college,
                                                      from_on)
                 values ($1, $2, $3, 'communes', '2024-01-01')",
                db::params![tx.new_id::<Body>(), syndicate, *member],
            )
            .map(drop)
        })
    };
    school.app.db.write(write).await.expect("two members");
}

/// A pupil has left since that day.
pub async fn leaves(school: &TestSchool, pupil: Id<Person>, on: &'static str) {
    let write = move |tx: &db::Tx<'_>| {
        tx.run("update enrolment set until_on = $2 where pupil_id = $1", db::params![pupil, on])
    };
    assert_eq!(school.app.db.write(write).await.expect("an enrolment"), 1);
}

/// M. Wallerand sits in the committee.
pub async fn sits(school: &TestSchool, governed: &GovernedPeople) {
    let post = people::NewAssignment {
        person: governed.m_wallerand,
        post: Post::Body(governed.syndicate),
        function: Function::Delegate,
        subject: None,
        from_on: Day::new(2026, 9, 1).expect("a day"),
        until_on: None,
    };
    let today = school.clock.today();
    let write = move |tx: &db::Tx<'_>| {
        let (_, touched) = people::assignment::begin(tx, std::slice::from_ref(&post))?;
        people::groups::refresh(tx, &touched, today)
    };
    school.app.db.write(write).await.expect("a seat");
}

/// What a deliberation that votes the key decides.
pub fn votes(key: &str) -> Vec<Effect> {
    vec![Effect::Key { key: id_of(key).parse().expect("a number") }]
}

/// Writes a key; says where it is.
pub async fn written(
    client: &Client,
    governed: &GovernedPeople,
    fields: &[(&str, &str)],
) -> String {
    client.post(&new_key(governed), &with(fields, &[("do", "save")])).await.redirects()
}

pub async fn voted(client: &Client, key: &str) {
    let vote = [("number", "2026-12"), VOTED_ON];
    client.post(&format!("{key}/vote"), &vote).await.redirects();
}

/// Counts on 1 October 2026; says where the counts are.
pub async fn counted(client: &Client, governed: &GovernedPeople, year: &str) -> String {
    let url = format!("{}/comptages", home(governed));
    client.post(&url, &[("year", year), ("day", "2026-10-01")]).await.redirects()
}

pub fn campaign_form(count: &str, key: &str, sum: &str) -> Vec<(&'static str, String)> {
    let fields = [
        ("year", "2027"),
        ("count", id_of(count)),
        ("key", id_of(key)),
        ("sum", sum),
        ("vote_number", "2026-43"),
        ("due_1", "2027-04-30"),
        ("share_1", "50"),
        ("due_2", "2027-09-30"),
        ("share_2", "50"),
        ("delay", "30"),
        ("expense", "65-65568-213"),
        ("income", "74-74748"),
        ("before", "15"),
        ("first_after", "10"),
        ("every", "30"),
        ("at_most", "3"),
    ];
    fields.map(|(name, value)| (name, value.to_owned())).to_vec()
}

pub async fn prepared(
    client: &Client,
    governed: &GovernedPeople,
    count: &str,
    key: &str,
    sum: &str,
) -> String {
    let form = campaign_form(count, key, sum);
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, it)| (*name, it.as_str())).collect();
    client.post(&format!("{}/nouvelle-campagne", home(governed)), &fields).await.redirects()
}

/// Tries to prepare the campaign of a year by rates.
pub async fn prepared_for(
    year: &str,
    client: &Client,
    governed: &GovernedPeople,
    (count, key): (&str, &str),
) -> testing::Answered {
    let form = campaign_form(count, key, "");
    let fields: Vec<(&str, &str)> = form.iter().map(|(name, it)| (*name, it.as_str())).collect();
    let url = format!("{}/nouvelle-campagne", home(governed));
    client.post(&url, &with(&fields, &[("year", year)])).await
}

/// The campaign of 2027 of 10 000 €, voted, frozen and called.
pub async fn called(school: &TestSchool, governed: &GovernedPeople, client: &Client) -> String {
    joined(school, governed).await;
    let count = counted(client, governed, "2027").await;
    let key = written(client, governed, &SPREAD).await;
    voted(client, &key).await;
    let campaign = prepared(client, governed, &count, &key, "10000").await;
    client.post(&format!("{campaign}/gel"), &[]).await.redirects();
    client.post(&format!("{campaign}/appels"), &[]).await.redirects();
    campaign
}

/// Where the account of a member is.
pub async fn account_of(client: &Client, governed: &GovernedPeople, name: &str) -> String {
    let page = client.get(&format!("{}/comptes", home(governed))).await.page();
    let place = page.texts_of("a.row").iter().position(|it| it.starts_with(name));
    page.attributes("a.row", "href").swap_remove(place.expect("an account"))
}

/// The cents of a sum as a page or a file writes it.
pub fn cents(text: &str) -> i64 {
    base::Money::parse(text.trim()).expect("a sum").cents()
}

/// The sum at the end of a line of a file.
pub fn last_cents(line: &str) -> i64 {
    cents(line.rsplit(';').next().expect("a column"))
}

/// Keeps what is to be looked at by a person.
#[expect(clippy::disallowed_methods, reason = "only where somebody wants to look")]
pub fn keep(name: &str, bytes: &[u8]) {
    if let Ok(folder) = std::env::var("PREAU_TEST_KEEP") {
        std::fs::write(format!("{folder}/{name}"), bytes).expect("a file");
    }
}
