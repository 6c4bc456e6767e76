//! A house with a database, and a small école of AAF to bring in.

use crate::support::{aaf, add};
use base::{Clock, Id, Instant, SchoolYear};
use db::{Db, Engine, testing::TestDb};
use feeds::apply::Applied;
use feeds::history::Feed;
use feeds::import::{Import, Imported, import_source};
use feeds::plan::SchoolPlan;
use feeds::read::{Asked, Source};
use feeds::record::Academy;
use feeds::stage::{Bringing, Error};
use people::{Class, Details, Enrolment, Guardianship, Person, class, enrolment, guardianship};
use people::{person, school};

pub struct House {
    pub db: Db,
    pub clock: Clock,
    _kept: TestDb,
}

pub const AUTUMN: &str = "2026-11-23 21:00";

impl House {
    pub async fn on(engine: Engine, at: &str) -> Self {
        let clock = Clock::fixed(Instant::parse_local(at).expect("a moment"));
        let areas = vec![db::MIGRATIONS, people::MIGRATIONS, feeds::MIGRATIONS];
        let kept = TestDb::open(engine, clock.clone(), areas).await;
        House { db: kept.db.clone(), clock, _kept: kept }
    }

    pub async fn new() -> Self {
        House::on(Engine::Sqlite, AUTUMN).await
    }

    /// An empty house on each engine.
    pub async fn each() -> Vec<Self> {
        let mut houses = Vec::new();
        for engine in db::testing::engines() {
            houses.push(House::on(engine, AUTUMN).await);
        }
        houses
    }

    pub fn next_day(&self) {
        self.clock.advance_minutes(24 * 60);
    }

    pub async fn bring(
        &self,
        files: &[(&str, String)],
        only_plan: bool,
    ) -> Result<Imported, Error> {
        let asked = Asked { academy: Academy::parse("09"), ..Asked::default() };
        self.bring_asking(files, asked, only_plan).await
    }

    pub async fn bring_asking(
        &self,
        files: &[(&str, String)],
        asked: Asked,
        only_plan: bool,
    ) -> Result<Imported, Error> {
        let files = files.iter().map(|(name, text)| (*name, text.as_bytes()));
        let bringing = Bringing { makes_schools: true, asked, ..Bringing::default() };
        let import = Import { bringing, only_plan, ..Import::default() };
        import_source(&self.db, Source::of_bytes(files)?, import, &self.clock, &|_| {}).await
    }

    /// A complete feed of écoles 7 and 8, applied.
    pub async fn import(&self, world: &World) -> Applied {
        let imported = self.bring(&world.files("Complet"), false).await.expect("an import");
        imported.applied.expect("applied")
    }

    /// The same, only planned.
    pub async fn plan(&self, world: &World) -> Id<Feed> {
        self.bring(&world.files("Complet"), true).await.expect("a plan").feed
    }

    /// The plan of école 7 or 8.
    pub async fn plan_of(&self, feed: Id<Feed>, school: &str) -> SchoolPlan {
        let place = format!("09-{school}");
        let read = self.db.read(move |tx| {
            let feed = feeds::history::load(tx, feed)?.expect("a feed");
            feeds::apply::make_plan(tx, &feed, &place)
        });
        read.await.expect("a plan")
    }

    pub async fn person(&self, key: &str) -> Option<Person> {
        let key = key.to_owned();
        let read = self.db.read(move |tx| {
            let found = person::find_by_key(tx, "aaf:09", &key)?;
            found.map_or(Ok(None), |found| person::load(tx, found))
        });
        read.await.expect("a person or nobody")
    }

    /// All the numbers by which somebody is known: `siecle:0590043C/701294`.
    pub async fn keys(&self, key: &str) -> Vec<String> {
        let person = self.person(key).await.expect("a person").id;
        let keys = self.db.read(move |tx| person::keys_of(tx, &[person])).await.expect("keys");
        keys.into_iter().map(|(_, it)| format!("{}/{}", it.source, it.key)).collect()
    }

    pub async fn details(&self, key: &str) -> Details {
        self.person(key).await.expect("a person").details
    }

    /// Where a pupil sits today: `7 CE1 A`.
    pub async fn seats(&self, key: &str) -> Vec<String> {
        let Some(pupil) = self.person(key).await else { return Vec::new() };
        let today = self.clock.today();
        let read = self.db.read(move |tx| {
            let mut seats = Vec::new();
            for seat in enrolment::of_pupil(tx, pupil.id)? {
                if seat.until_on.is_none_or(|until| until > today) {
                    seats.push(written(tx, &seat)?);
                }
            }
            seats.sort();
            Ok(seats)
        });
        read.await.expect("seats")
    }

    pub async fn guardianships(&self, key: &str) -> Vec<Guardianship> {
        let Some(pupil) = self.person(key).await else { return Vec::new() };
        let today = self.clock.today();
        let read = self.db.read(move |tx| guardianship::of_pupils(tx, &[pupil.id]));
        let all = read.await.expect("guardianships");
        all.into_iter().filter(|g| g.until_on.is_none_or(|until| until > today)).collect()
    }

    pub async fn classes(&self, uai: &str) -> Vec<Class> {
        let uai = uai.to_owned();
        let year = SchoolYear::of(self.clock.today());
        let read = self.db.read(move |tx| {
            let school = school::find_by_uai(tx, &uai)?.expect("a school");
            class::of_school(tx, school.id, year)
        });
        read.await.expect("classes")
    }

    /// Everything the house holds of people, counted: the same before a feed and after its undoing.
    pub async fn everything(&self) -> String {
        counts(&self.db).await
    }
}

/// Everything a database holds of people, counted.
pub async fn counts(db: &Db) -> String {
    let read = db.read(|tx| {
        let counts = [
            tx.number("select count(*) from person", &[])?,
            tx.number("select count(*) from person where left_on is not null", &[])?,
            tx.number("select count(*) from person_key", &[])?,
            tx.number("select count(*) from enrolment where until_on is null", &[])?,
            tx.number("select count(*) from enrolment", &[])?,
            tx.number("select count(*) from guardianship where until_on is null", &[])?,
            tx.number("select count(*) from guardianship", &[])?,
            tx.number("select count(*) from assignment where until_on is null", &[])?,
            tx.number("select count(*) from assignment", &[])?,
            tx.number("select count(*) from class where closed_on is null", &[])?,
            tx.number("select count(*) from class", &[])?,
            tx.number("select count(*) from membership", &[])?,
        ];
        Ok(format!("{counts:?}"))
    });
    read.await.expect("counts")
}

fn written(tx: &db::Tx<'_>, seat: &Enrolment) -> db::Result<String> {
    let school = school::load(tx, seat.school)?.expect("a school");
    let class = match seat.class {
        Some(class) => class::load(tx, class)?.map(|class| class.name).unwrap_or_default(),
        None => String::new(),
    };
    Ok(format!("{} {class}", school.source_key.unwrap_or(school.uai)))
}

/// The people of two écoles, as their feed says them.
#[derive(Clone, Default)]
pub struct World {
    pub schools: Vec<String>,
    pub pupils: Vec<String>,
    pub guardians: Vec<String>,
    pub staff: Vec<String>,
}

impl World {
    /// Écoles 7 (UAI 0590007A) and 8 (0590008B) of Lys-lez-Lannoy, each with a head.
    pub fn empty() -> Self {
        let mut world = World::default();
        world.add_school("7", "A");
        world.add_school("8", "B");
        world
    }

    /// An école and its head.
    pub fn add_school(&mut self, id: &str, letter: &str) {
        let text = format!(
            "ENTStructureUAI: 059{id:0>4}{letter}
             ENTStructureNomCourant: E.E.PU$ECOLE {letter}$LYS-LEZ-LANNOY
             ENTStructureCodeTypeStruct: 151
             ENTEcoleCommune: 59367$LYS-LEZ-LANNOY"
        );
        self.schools.push(add("EtabEducNat", id, &text));
        self.staff.push(staff(&format!("70{id}"), "DURAND", "CLAIRE", id, "DIR$DIRECTION"));
    }

    /// Twenty pupils in CE1 A and CE2 B of école 7, Léa Martin (501) and her two parents first.
    pub fn of_twenty() -> Self {
        let mut world = World::empty();
        world.pupils.push(pupil("501", "MARTIN", "LÉA", "7$$$41$CE1 A", "1122", "901$10|902$20"));
        world.guardians.push(guardian("901", "HADDAD", "SAMIRA", "0600000001"));
        world.guardians.push(guardian("902", "MARTIN", "MARC", "0600000002"));
        for number in 1..20 {
            let id = (510 + number).to_string();
            let class = if number < 10 { "7$$$41$CE1 A" } else { "7$$$42$CE2 B" };
            let level = if number < 10 { "1122" } else { "1123" };
            let first = format!("ENFANT{number}");
            let parent = format!("{}$10", 910 + number);
            world.pupils.push(pupil(&id, "FAMILLE", &first, class, level, &parent));
            let (parent, phone) = ((910 + number).to_string(), format!("06000001{number:02}"));
            world.guardians.push(guardian(&parent, "FAMILLE", &format!("PARENT{number}"), &phone));
        }
        world
    }

    pub fn files(&self, mode: &str) -> Vec<(&'static str, String)> {
        let name = |kind: &str| -> &'static str {
            let name = format!("ENT1D_{mode}_20261123_{kind}_0000.xml");
            Box::leak(name.into_boxed_str())
        };
        let parts = [
            ("EtabEducNat", &self.schools),
            ("Eleve", &self.pupils),
            ("PersRelEleve", &self.guardians),
            ("PersEducNat", &self.staff),
        ];
        let parts = parts.into_iter().filter(|(_, requests)| !requests.is_empty());
        parts.map(|(kind, requests)| (name(kind), aaf(&requests.concat()))).collect()
    }

    /// Says something else of somebody.
    pub fn replace(&mut self, from: &str, to: &str) {
        let all = [&mut self.schools, &mut self.pupils, &mut self.guardians, &mut self.staff];
        for request in all.into_iter().flatten() {
            *request = request.replace(from, to);
        }
    }
}

pub fn pupil(
    id: &str,
    last: &str,
    first: &str,
    class: &str,
    level: &str,
    guardians: &str,
) -> String {
    let school = class.split('$').next().expect("a school");
    let text = format!(
        "ENTEleveINE: 1000{id}AB
         ENTPersonNom: {last}
         ENTPersonPrenom: {first}
         ENTPersonCivilite: Mme
         ENTPersonDateNaissance: 12/03/2019
         ENTEleveAutoriteParentale: {guardians}
         ENTPersonStructRattach: {school}
         ENTPersonClasses: {class}
         ENTEleveNiveau: {level}
         ENTEleveDateEntreeClasses: 01/09/2026"
    );
    add("Eleve", id, &text)
}

pub fn guardian(id: &str, last: &str, first: &str, phone: &str) -> String {
    let text = format!(
        "ENTPersonNom: {last}
         ENTPersonPrenom: {first}
         ENTPersonCivilite: Mme
         ENTPersRelEleveTelMobile: {phone}"
    );
    add("PersRelEleve", id, &text)
}

pub fn staff(id: &str, last: &str, first: &str, school: &str, function: &str) -> String {
    let text = format!(
        "ENTPersonNom: {last}
         ENTPersonPrenom: {first}
         ENTPersonStructRattach: {school}
         ENTPersonFonctions: {school}${function}$X$X"
    );
    add("PersEducNat", id, &text)
}
