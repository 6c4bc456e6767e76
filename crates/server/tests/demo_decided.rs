//! What assemblies have decided in the demo, as those who decide and everybody else find it; and
//! the feed of its schools, which open by it.

use crate::{demo::COMMUNES, houses::Ground};
use ::demo::{Export, Territory};
use base::{Clock, Day, Id, Instant, Minutes};
use db::{Engine, Tx, params};
use feeds::import::Import;
use people::Body;
use server::{
    commands::import,
    demo_town::{decided, deciders, keys},
    house,
};
use testing::Client;
use web::App;

/// Everybody who decides comes in, and finds what was decided.
pub async fn look(ground: &Ground) {
    let (app, router) = house::build(&ground.config).await.expect("the house");
    let come = |login: &'static str| {
        let client = Client::new(app.clone(), router.clone());
        async move {
            let fields = [("login", login), ("password", keys::PASSWORD)];
            client.post("/connexion", &fields).await.redirects();
            client
        }
    };
    everybody_reads_the_act(&app, &Client::new(app.clone(), router.clone())).await;
    let syndicate = body(&app, territory::demo::SYNDICATE).await;
    let officer = come("agnes.carlier").await;
    the_officer_sees_every_commune(&officer, syndicate).await;
    the_contributions_make_what_was_voted(&app).await;
    annexes_differ(&officer, syndicate).await;
    the_market_of_2023_is_there(&officer, syndicate).await;
    the_college_has_elected(&app, syndicate).await;
    the_collection_is_under_way(&come("zofia.bak").await).await;
    for login in ["martine.delannoy", "irene.colin"] {
        let town = come(login).await;
        let room = town.get("/conseil").await.redirects();
        let said = town.get(&room).await.page().text_of("main");
        assert!(said.contains("Lys-lez-Lannoy"), "{login}: {said}");
    }
    the_mayor_has_an_act_to_sign(&app, &come("irene.colin").await).await;
    let delegate = come("konrad.wallerand").await;
    let page = delegate.get(&format!("/territoire/{syndicate}")).await;
    assert_eq!(page.status, 200, "a delegate reads what the committee reads");
}

async fn everybody_reads_the_act(app: &App, nobody: &Client) {
    let today = Clock::system().today();
    let act = app.db.read(move |tx| deciders::public_act(tx, today)).await.expect("read");
    let page = nobody.get(&act.expect("an act that is public")).await.page();
    let said = page.text_of("main");
    for words in [
        "4 voix pour et 29 abstentions",
        "33 en exercice, 31 présents, 2 procurations",
        "désigner M. Konrad Wallerand",
        "059-215903675-20231213",
    ] {
        assert!(said.replace('\u{a0}', " ").contains(words), "{words} in {said}");
    }
}

async fn the_officer_sees_every_commune(officer: &Client, syndicate: Id<Body>) {
    let map = officer.get(&format!("/territoire/{syndicate}/carte")).await.page();
    assert_eq!(map.count(".cells li"), COMMUNES);
    let said = map.texts_of(".cells li");
    let home = said.iter().find(|it| it.contains("Lys-lez-Lannoy")).expect("a cell");
    assert!(home.contains("Écoles ouvertes"), "{home}");
    let table = officer.get(&format!("/territoire/{syndicate}?etat=transmise")).await.page();
    assert_eq!(table.count("input[name=asked]"), 4, "they wait for the committee");
}

/// To the cent, whoever was counted; two of ten are late.
async fn the_contributions_make_what_was_voted(app: &App) {
    let read = |tx: &Tx<'_>| {
        let sums = tx.number("select sum_voted from contribution_campaign", params![])?;
        let lines = tx.number("select sum(total) from contribution_line", params![])?;
        let called = tx.number(
            "select sum(amount) from contribution_entry where kind like '%\"call\"%'",
            params![],
        )?;
        let paid = tx.number(
            "select count(*) from contribution_entry where kind like '%\"payment\"%'",
            params![],
        )?;
        Ok((sums, lines, called, paid))
    };
    let (voted, lines, called, paid) = app.db.read(read).await.expect("sums");
    let expected = i64::try_from(COMMUNES).expect("a few") * 100_000;
    assert_eq!((voted, lines, called), (expected, expected, expected));
    let members = app.db.read(|tx| tx.number("select members from contribution_count", params![]));
    let members = members.await.expect("members");
    assert!(paid > members / 2 && paid < members, "{paid} of {members}");
    let late = app.db.read(|tx| tx.number("select count(*) from contribution_reminder", params![]));
    assert!(late.await.expect("reminders") > 0, "who is late is reminded");
}

async fn the_mayor_has_an_act_to_sign(app: &App, mayor: &Client) {
    let voted = "select id from deliberation where state = 'voted' and title like 'Convention%'";
    let act = app.db.read(move |tx| tx.number(voted, params![])).await.expect("an act");
    mayor.post(&format!("/conseil/deliberations/{act}/signature"), &[]).await.redirects();
}

/// Members join over the years: the annexes of three days are three.
async fn annexes_differ(officer: &Client, syndicate: Id<Body>) {
    let mut counts = Vec::new();
    for day in ["2019-12-31", "2024-01-31", "2026-11-01"] {
        let page = officer.get(&format!("/territoire/{syndicate}/annexes?le={day}")).await.page();
        counts.push(page.texts_of("main").concat().matches("Lys-lez-Lannoy").count());
        counts.push(page.count("tbody tr"));
    }
    let [none, first, still_none, second, home, third] = counts[..] else { panic!("{counts:?}") };
    assert_eq!((none, still_none), (0, 0), "{counts:?}");
    assert!(home > 0 && first < second && second < third, "{counts:?}");
}

async fn the_market_of_2023_is_there(officer: &Client, syndicate: Id<Body>) {
    let home = officer.get(&format!("/territoire/contributions/{syndicate}")).await.page();
    let group = home.attribute("a[href*='/groupements/']", "href").expect("a group");
    let said = officer.get(&group).await.page().text_of("main");
    for words in ["ENT HDF 2023", "ENT HDF 2019"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

/// M. Wallerand is sent again by the council of 2026, and elected by his college.
async fn the_college_has_elected(app: &App, syndicate: Id<Body>) {
    let sits = app.db.read(move |tx| {
        let sits = council::mandate::of_body(tx, syndicate, Clock::system().today())?;
        Ok(sits.into_iter().filter(|one| one.college == "communes").collect::<Vec<_>>())
    });
    let sits = sits.await.expect("who sits");
    assert_eq!(sits.len(), 5);
    assert!(sits.iter().any(|one| one.last_name == "Wallerand" && one.person_id.is_some()));
}

/// Three files have left, one is asked again, others are late.
async fn the_collection_is_under_way(collector: &Client) {
    let home = collector.get("/territoire/collectes").await;
    assert_eq!(home.status, 200);
    let page = home.page();
    let collection = page.attribute("a[href*='/collectes/']", "href").expect("a collection");
    let said = collector.get(&collection).await.page().text_of("main");
    for words in ["envoyé au syndicat", "pièce à renvoyer", "déposé, à vérifier"] {
        assert!(said.contains(words), "{words} in {said}");
    }
}

async fn body(app: &App, siren: &'static str) -> Id<Body> {
    let found = app.db.read(move |tx| people::body::find_by_siren(tx, siren)).await;
    found.expect("read").expect("a body").id
}

/// The feed of the same schools, the day before the decision is in force and on that day.
#[tokio::test]
async fn the_schools_of_the_town_open_because_of_its_decision_and_not_a_day_before() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        it_opens_schools_on_its_day(&Ground::new(engine)).await;
    }
}

async fn it_opens_schools_on_its_day(ground: &Ground) {
    let folder = ground.folder.path().join("files");
    let fed = Territory::of(60, 1);
    demo::write(&fed, &folder, &Export::default()).expect("files");
    let (before, on) = (day("2024-01-31"), day("2024-02-01"));
    let clock = Clock::fixed(Instant::at(before, Minutes(8 * 60)));
    let (app, _) = house::build_at(&ground.config, clock.clone()).await.expect("a house");
    let script = decided::script(&fed, COMMUNES, (day("2026-09-01"), day("2026-11-26")));
    let decide = move |tx: &Tx<'_>| territory::demo::decide(tx, &script);
    app.db.write(decide).await.expect("decided");
    assert_eq!(opened(&app, &folder, &clock).await, 0, "the syndicate has not agreed");
    clock.set(Instant::at(on, Minutes(8 * 60)));
    assert!(opened(&app, &folder, &clock).await > 0, "it has");
}

/// Schools that are there once the feed was brought in.
async fn opened(app: &App, folder: &std::path::Path, clock: &Clock) -> i64 {
    let mut import = Import { gate: web::opening::of(app), ..Import::default() };
    import.bringing.makes_schools = true;
    let feed = folder.join("lille").join("1d");
    import::bring_in(&app.db, &feed, import, clock).await.expect("brought in");
    app.db.read(|tx| tx.number("select count(*) from school", params![])).await.expect("schools")
}

fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}
