//! A house that goes to the other engine with its letters.

use base::Clock;
use db::{Engine, Migrations, Step, moving, testing::TestDb};
use server::{
    commands::{moving::carry, progress::Progress},
    config::Config,
    ending, house,
};
use testing::TestSchool;

async fn school(engine: Engine) -> TestSchool {
    let school = TestSchool::open(engine, testing::NOW, house::features()).await;
    // What a house has and the test school has not: the tables of what comes in.
    school.app.db.migrate(house::areas()).await.expect("the tables");
    let to = format!("p:{}", school.samira);
    let teacher = school.client(school.mme_durand).await;
    let fields = [
        ("to", to.as_str()),
        ("subject", "Les lunettes de Léa"),
        ("body", "Elles étaient sous le banc du préau."),
        ("action", "send"),
    ];
    teacher.post("/messages/nouveau", &fields).await.redirects();
    school
}

#[tokio::test]
async fn a_house_moves_with_its_letters_which_are_found_there_too() {
    if !db::testing::engines().contains(&Engine::Postgres) {
        return;
    }
    for (from, to) in [(Engine::Sqlite, Engine::Postgres), (Engine::Postgres, Engine::Sqlite)] {
        let school = school(from).await;
        let target = TestDb::open(to, Clock::system(), vec![]).await;
        let here = &school.app.db;
        let report = carry(here, &target.db, &Progress::new()).await.expect("moved");
        assert!(report.rows() > 100, "{} rows", report.rows());
        let mut moved = report.tables;
        moved.sort_by(|one, other| one.name.cmp(&other.name));
        assert_eq!(moving::sums(&target.db).await.expect("sums"), moved);

        let samira = school.samira.raw();
        for (reader, words, count) in
            [(samira, "lunet banc", 1), (samira, "durand", 1), (school.marc.raw(), "banc", 0)]
        {
            let find =
                move |tx: &db::Tx<'_>| db::search::find::<()>(tx, "letter", &[reader], words, 10);
            let found = target.db.read(find).await.expect("searched");
            assert_eq!(found.len(), count, "{words}");
        }

        let again = carry(here, &target.db, &Progress::new()).await.expect_err("not empty");
        let said = ending::sentence(&again);
        assert!(said.starts_with("la base d’arrivée n’est pas vide"), "{said}");
        assert_eq!(ending::code(&again), ending::REFUSED);
    }
}

const HALF_WAY: Migrations = Migrations {
    area: "moving",
    steps: &[Step {
        name: "0001_unfinished",
        sql: "create table unfinished_move (\n  stage text primary key\n);\n\
              insert into unfinished_move (stage) values ('copying');",
    }],
};

#[tokio::test]
async fn a_house_that_has_not_arrived_is_not_opened() {
    for engine in db::testing::engines() {
        let ground = crate::houses::Ground::new(engine);
        let config: &Config = &ground.config;
        ground.db().await.migrate(vec![HALF_WAY]).await.expect("a mark");
        let refused = house::build(config).await.map(|_| ()).expect_err("half way");
        assert!(refused.to_string().contains("déménagement"), "{refused}");
        assert_eq!(ending::code(refused.as_ref()), ending::REFUSED);
    }
}
