//! A school that has lived a little: accounts, letters, a draft, a folder, a report, a group, an
//! import, made through its own pages. For what looks at every page of the whole house.

use accounts::{Cost, command};
use base::Id;
use people::{Person, testing::wider::WiderPeople};
use std::collections::BTreeMap;
use testing::{Client, TestSchool};

/// Ids of what is there, by the name they have in the paths of the routes.
pub type Things = BTreeMap<&'static str, String>;

/// What is of one route alone, where others share a name: a file of its own.
pub type OfRoutes = BTreeMap<&'static str, Things>;

/// What there is, and who came in besides the small world.
pub struct Lived {
    pub things: Things,
    pub of_routes: OfRoutes,
    pub wider: WiderPeople,
    /// Those who decide, and what they have where the others have the commune.
    pub governed: crate::lived_governed::Governed,
    /// What those of the collège have, where the others have École Jean-Macé.
    pub of_college: Things,
}

/// A file of one line, as somebody's phone sends it.
const PLAN: (&str, &str, &str, &[u8]) = ("file", "plan.txt", "text/plain", b"Le plan du car.");

/// One pupil more than the house has, as ONDE says it.
const PUPILS: (&str, &str, &str, &[u8]) = (
    "fichiers",
    "eleves.csv",
    "text/csv",
    "Nom élève;Prénom élève;Date naissance;Sexe;INE;Niveau;Libellé classe\r\n\
     PETIT;Zoé;03/04/2019;F;1000006AB;CE1;CE1-A\r\n"
        .as_bytes(),
);

pub const PASSWORD: &str = "cerise-tambour-nuage-violon";

/// What the brake lets a pupil write within an hour.
const LETTERS_OF_A_PUPIL_MAX: usize = 40;

/// Lives the morning of [`crate::NOW`] in a school of the whole house.
pub async fn live(school: &TestSchool) -> Lived {
    let wider = school.widen().await;
    let mut things: Things = [
        ("class", school.ce1_a.to_string()),
        ("school", school.jean_mace.to_string()),
        ("person", school.lea.to_string()),
        ("pupil", school.lea.to_string()),
        ("account", school.samira.to_string()),
        ("homonym", school.lea_the_other.to_string()),
        ("town", school.lys.to_string()),
        ("rule", "guardians-class-team".to_owned()),
    ]
    .into();
    give_accounts(school, &wider).await;
    let mme_durand = school.client(school.mme_durand).await;
    let samira = school.client(school.samira).await;
    let mme_lefevre = school.client(school.mme_lefevre).await;
    too_many_letters(school, &mme_durand, &mme_lefevre, &mut things).await;
    post_of_the_morning(school, &mme_durand, &samira, &mut things).await;
    write(&mme_lefevre, school.samira, "Jeudi : accueil assuré", "De 8 h 20 à 11 h 45.", &[]).await;
    report_and_freeze(school, &mme_durand, &mme_lefevre, &mut things).await;
    let groups = format!("/administration/ecole/{}/groupes", school.jean_mace);
    let group = mme_lefevre.post(&groups, &[("name", "Chorale")]).await.redirects();
    things.insert("group", last_of(&group));
    crate::lived_liaison::live(school, &mut things).await;
    crate::lived_news::live(school, &mut things).await;
    let mut of_routes = OfRoutes::new();
    crate::lived_journal::live(school, &mut things, &mut of_routes).await;
    crate::lived_attendance::live(school, &mut things).await;
    crate::lived_agenda::live(school, &mut things).await;
    crate::lived_homework::live(school, &mut things, &mut of_routes).await;
    crate::lived_results::live(school, &wider, &mut things, &mut of_routes).await;
    crate::lived_carnet::live(school, &mut things, &mut of_routes).await;
    crate::lived_timetable::live(school, &wider, &mut things, &mut of_routes).await;
    crate::lived_passage::live(school, &wider, &mut things, &mut of_routes).await;
    crate::lived_rollover::live(school, &mut things, &mut of_routes).await;
    let mut of_college = crate::lived_wider::live(school, &wider, &things).await;
    let governed = crate::lived_governed::live(school, &mut things, &mut of_routes).await;
    for (name, thing) in &things {
        of_college.entry(name).or_insert_with(|| thing.clone());
    }
    bring_pupils_in(school, &mut things).await;
    a_substitute_leaves(school, &mut things).await;
    Lived { things, of_routes, wider, governed, of_college }
}

/// Everybody of the cast has a login and a password.
async fn give_accounts(school: &TestSchool, wider: &WiderPeople) {
    accounts::set_cost(Cost { memory_kib: 64, passes: 1, at_once: 4 });
    let hashed = command::hash(PASSWORD, &school.app.random).expect("hashed").expect("good");
    let small = school.cast().into_iter().filter_map(|(_, person)| person);
    let persons: Vec<Id<Person>> =
        small.chain(wider.cast().into_iter().map(|(_, person)| person)).collect();
    let now = school.clock.now();
    let open = move |tx: &db::Tx<'_>| {
        let rows = people::person::load_all(tx, &persons)?;
        let names: Vec<_> = rows.into_iter().map(|row| (row.id, row.details.name)).collect();
        command::make_logins(tx, &names)?;
        persons.iter().try_for_each(|person| command::set_password(tx, *person, &hashed, now))
    };
    school.app.db.write(open).await.expect("accounts");
}

/// Mme Caron taught here until the holidays of autumn.
async fn a_substitute_leaves(school: &TestSchool, things: &mut Things) {
    use people::{Function, Post, assignment, groups, testing::adult, testing::holds};
    let (post, today) = (Post::School(school.jean_mace), school.clock.today());
    let leave = move |tx: &db::Tx<'_>| {
        let mme_caron = adult(tx, "Zineb", "Caron", base::Title::Mme)?;
        let first_day = people::testing::first_day();
        let mut taught = holds(mme_caron, post, Function::Substitute, first_day);
        taught.until_on = Some(today.plus_days(-30));
        let (_, touched) = assignment::begin(tx, &[taught])?;
        groups::refresh(tx, &touched, today)?;
        Ok(mme_caron)
    };
    let mme_caron = school.app.db.write(leave).await.expect("she has left");
    things.insert("leaver", mme_caron.to_string());
}

/// The platform's administrator brings a file of one school in, and does not apply it yet. Another
/// file has just been sent.
async fn bring_pupils_in(school: &TestSchool, things: &mut Things) {
    let mme_delattre = school.client(school.mme_delattre).await;
    let new = format!("/administration/ecole/{}/imports/nouveau", school.jean_mace);
    let intake = mme_delattre.upload(&new, &[PUPILS]).await.redirects();
    school.run_jobs().await;
    let feed = mme_delattre.get(&intake).await.redirects();
    let places = mme_delattre.get(&feed).await.page();
    let place = places.attribute("a[href*='/ecoles/']", "href").expect("a school of the plan");
    let waiting = mme_delattre.upload(&new, &[PUPILS]).await.redirects();
    things.extend([
        ("feed", last_of(&feed)),
        ("place", last_of(&place)),
        ("intake", last_of(&waiting)),
    ]);
}

/// A letter with a plan, an answer, a draft, a folder.
async fn post_of_the_morning(
    school: &TestSchool,
    mme_durand: &Client,
    samira: &Client,
    things: &mut Things,
) {
    let sent = mme_durand.upload("/fichiers", &[PLAN]).await.json();
    let file = sent["id"].as_str().expect("an id").to_owned();
    let more = [("files", file.as_str()), ("receipts", "on")];
    let found = "Bonjour,\n\nElles étaient sous le banc du préau. Léa les a dans son cartable.";
    write(mme_durand, school.samira, "Les lunettes de Léa", found, &more).await;
    school.clock.advance_minutes(17);
    let letter = first(samira, "/messages").await;
    let thanks = "Merci beaucoup ! Elle les cherchait depuis lundi.";
    write(samira, school.mme_durand, "Re : Les lunettes de Léa", thanks, &[]).await;
    school.clock.advance_minutes(17);
    let typed = [("subject", "Sortie au musée"), ("body", "Il nous faut trois parents.")];
    let saved = mme_durand.post("/messages/brouillons/enregistrement", &typed).await.json();
    let draft = saved["set"]["draft"].as_str().expect("a draft").to_owned();
    mme_durand.post("/messages/dossiers", &[("name", "Sorties")]).await.redirects();
    let folder = first(mme_durand, "/messages/dossiers").await;
    let notice = first(samira, "/nouveautes").await;
    // A photo whose line was cut.
    let cut = [("name", "classe.jpg"), ("bytes", "90000")];
    let sending = mme_durand.post("/fichiers/envois", &cut).await.json();
    let sending = sending["sending"].as_str().expect("a sending").to_owned();
    things.extend([
        ("file", file),
        ("sending", sending),
        ("letter", last_of(&letter)),
        ("draft", draft),
        ("folder", last_of(&folder)),
        ("notice", last_of(&notice)),
    ]);
}

/// A pupil writes to her teacher again and again, until the brake holds a letter for the head; the
/// teacher puts them all into the bin.
async fn too_many_letters(
    school: &TestSchool,
    mme_durand: &Client,
    mme_lefevre: &Client,
    things: &mut Things,
) {
    let lea = school.client(school.lea).await;
    for number in 0..=LETTERS_OF_A_PUPIL_MAX {
        write(&lea, school.mme_durand, &format!("Coucou {number}"), "Coucou !", &[]).await;
    }
    while let Some(letters) = listed(mme_durand, "/messages").await {
        let letters: Vec<String> = letters.iter().map(|letter| last_of(letter)).collect();
        let mut fields: Vec<(&str, &str)> =
            letters.iter().map(|letter| ("letter", letter.as_str())).collect();
        fields.push(("action", "bin"));
        mme_durand.post("/messages/rangement", &fields).await.redirects();
    }
    let list = mme_lefevre.get("/messages/signalements").await.page();
    let hold = list.attribute("a[href*='retenus']", "href").expect("a letter that waits");
    things.insert("hold", last_of(&hold));
}

/// A father writes what one does not write: the head reads it and lets him write no more. What a
/// mother wrote waits to be judged.
async fn report_and_freeze(
    school: &TestSchool,
    mme_durand: &Client,
    mme_lefevre: &Client,
    things: &mut Things,
) {
    for (author, decision) in [(school.m_moreau, Some("freeze")), (school.mme_moreau, None)] {
        let author = school.client(author).await;
        write(&author, school.mme_durand, "Encore vous", "Vous allez voir.", &[]).await;
        let letter = first(mme_durand, "/messages").await;
        let reason = [("reason", "Cette personne me menace.")];
        mme_durand.post(&format!("{letter}/signalement"), &reason).await.redirects();
        let judged = mme_lefevre.get("/messages/signalements").await.page();
        let report = "a.row[href*='signalements']:not([href*='retenus'])";
        let report = judged.attribute(report, "href").expect("a report");
        if let Some(decision) = decision {
            mme_lefevre.post(&report, &[("decision", decision)]).await.redirects();
        }
        things.insert("report", last_of(&report));
    }
    let judged = mme_lefevre.get("/messages/signalements").await.page();
    let freeze = judged.attribute("form[action*='gels']", "action").expect("a freeze");
    things.insert("freeze", last_of(&freeze));
}

async fn write(from: &Client, to: Id<Person>, subject: &str, body: &str, more: &[(&str, &str)]) {
    let to = format!("p:{to}");
    let mut fields = vec![("to", to.as_str()), ("subject", subject), ("body", body)];
    fields.push(("action", "send"));
    fields.extend(more);
    from.post("/messages/nouveau", &fields).await.redirects();
}

/// Where the rows of a list lead, unless it is empty.
async fn listed(client: &Client, list: &str) -> Option<Vec<String>> {
    let rows = client.get(list).await.page().attributes(".rows a.row", "href");
    (!rows.is_empty()).then_some(rows)
}

async fn first(client: &Client, list: &str) -> String {
    let rows = listed(client, list).await.unwrap_or_else(|| panic!("nothing on {list}"));
    rows.into_iter().next().expect("a row")
}

/// `/messages/73…` → `73…`
fn last_of(path: &str) -> String {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    path.rsplit('/').next().unwrap_or_default().to_owned()
}
