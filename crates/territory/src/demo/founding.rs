//! Who decides, and who works for them: communes, métropole, departments, region, syndicate; the
//! statutes and the competences of the syndicate.

use super::{HOME, METROPOLE, SYNDICATE, Script, day, refused};
use crate::{
    competence::Competence,
    importing, insee,
    statutes::{College, Composition, Representatives, Statutes},
    store,
};
use base::{Day, Id, PersonName, Title};
use db::{Error, Result, Tx};
use people::{
    Body, BodyKind, Details, Function, NewAssignment, NewBody, NewPerson, Person, Post, assignment,
    body, groups, person, town,
};

/// Those of the territory whom the story is about.
#[derive(Clone, Debug)]
pub struct Land {
    pub home: Body,
    pub metropole: Body,
    pub syndicate: Body,
    /// The one that opens schools, and another one that came later.
    pub schools: Competence,
    pub security: Competence,
    /// Secretary of the council of the town, at the town hall.
    pub clerk: Id<Person>,
    /// Works for the syndicate.
    pub officer: Id<Person>,
    /// Works for the métropole.
    pub collector: Id<Person>,
    pub mayor: Id<Person>,
    pub delegate: Id<Person>,
}

const CLERK: (&str, &str, Title) = ("Martine", "Delannoy", Title::Mme);
const OFFICER: (&str, &str, Title) = ("Agnès", "Carlier", Title::Mme);
const COLLECTOR: (&str, &str, Title) = ("Zofia", "Bak", Title::Mme);
pub const MAYOR: (&str, &str, Title) = ("Irène", "Colin", Title::Mme);
pub const DELEGATE: (&str, &str, Title) = ("Konrad", "Wallerand", Title::M);

/// Members of the syndicate since it was founded: SIREN, kind, name, department, college.
pub const FOUNDERS: [(&str, BodyKind, &str, &str, &str); 3] = [
    ("200053742", BodyKind::Region, "Région Hauts-de-France", "", "region"),
    ("225900018", BodyKind::Department, "Département du Nord", "59", "departements"),
    ("226200012", BodyKind::Department, "Département du Pas-de-Calais", "62", "departements"),
];

pub const COMPETENCE: &str = "Usages numériques / NTIC en matière de numérique éducatif";
pub const SECURITY: &str = "Sécurité et sauvegarde des services numériques des écoles";

pub fn found(tx: &Tx<'_>, script: &Script) -> Result<Land> {
    let officer = adult(tx, OFFICER)?;
    let pasted = insee::read(&script.communes).map_err(|wrong| refused("communes", wrong))?;
    let brought = importing::bring_in(tx, &pasted, officer, tx.now())?;
    brought.map_err(|wrong| refused("communes", wrong))?;
    let mut new = vec![body_of(SYNDICATE, BodyKind::Syndicate, NAME, "59")];
    let founders = FOUNDERS.iter();
    new.extend(founders.map(|(siren, kind, name, of, _)| body_of(siren, *kind, name, of)));
    body::create(tx, &new)?;
    let syndicate = known(tx, SYNDICATE)?;
    let metropole = known(tx, METROPOLE)?;
    let home = town::find_by_insee(tx, HOME)?.ok_or(Error::Missing)?;
    let (clerk, collector) = (adult(tx, CLERK)?, adult(tx, COLLECTOR)?);
    let posts = [
        (clerk, Post::Town(home.id)),
        (officer, Post::Body(syndicate.id)),
        (collector, Post::Body(metropole.id)),
    ];
    employ(tx, &posts, script.first)?;
    Ok(Land {
        home: body::of_town(tx, home.id)?.ok_or(Error::Missing)?,
        schools: competence(tx, &syndicate, ("ent-1d", COMPETENCE, true), day("2019-09-01")?)?,
        security: competence(tx, &syndicate, ("cyber-1d", SECURITY, false), day("2026-01-01")?)?,
        metropole,
        syndicate,
        clerk,
        officer,
        collector,
        mayor: adult(tx, MAYOR)?,
        delegate: adult(tx, DELEGATE)?,
    })
}

const NAME: &str = "Syndicat mixte ouvert Nord – Pas-de-Calais Numérique";

fn body_of(siren: &str, kind: BodyKind, name: &str, department: &str) -> NewBody {
    NewBody {
        kind,
        siren: siren.to_owned(),
        name: name.to_owned(),
        department: department.to_owned(),
        population: 0,
        town: None,
        parent: None,
    }
}

pub fn known(tx: &Tx<'_>, siren: &str) -> Result<Body> {
    body::find_by_siren(tx, siren)?.ok_or(Error::Missing)
}

pub fn adult(tx: &Tx<'_>, (first, last, title): (&str, &str, Title)) -> Result<Id<Person>> {
    let details = Details::named(PersonName::new(first, last, Some(title)));
    let made = person::create(tx, &[NewPerson { details, keys: Vec::new() }], tx.now())?;
    made.first().copied().ok_or(Error::Missing)
}

/// They work there since 2019.
pub fn employ(tx: &Tx<'_>, posts: &[(Id<Person>, Post)], today: Day) -> Result<()> {
    let from_on = day("2019-01-01")?;
    let new = |(person, post): &(Id<Person>, Post)| NewAssignment {
        person: *person,
        post: *post,
        function: Function::Agent,
        subject: None,
        from_on,
        until_on: None,
    };
    let new: Vec<NewAssignment> = posts.iter().map(new).collect();
    let (_, touched) = assignment::begin(tx, &new)?;
    groups::refresh(tx, &touched, today)
}

fn competence(
    tx: &Tx<'_>,
    syndicate: &Body,
    (word, name, opens_schools): (&str, &str, bool),
    from_on: Day,
) -> Result<Competence> {
    let new = Competence {
        id: tx.new_id(),
        syndicate_id: syndicate.id,
        word: word.to_owned(),
        name: name.to_owned(),
        opens_schools,
        from_on,
        until_on: None,
    };
    store::facts::insert_competence(tx, &new)?;
    Ok(new)
}

/// Who composes it: the region and the departments send theirs, the communes elect theirs.
pub fn composition() -> Composition {
    let college = |word: &str, name: &str, kind, representatives| College {
        word: word.to_owned(),
        name: name.to_owned(),
        members: vec![kind],
        representatives,
        election: None,
    };
    let each = |seats| Representatives::EachMember { seats };
    let elected = Representatives::Elected { seats: SEATS_OF_COMMUNES };
    Composition {
        departments: vec!["59".to_owned(), "62".to_owned()],
        leaving_days: 180,
        colleges: vec![
            college("region", "Collège de la Région", BodyKind::Region, each(4)),
            college("departements", "Collège des Départements", BodyKind::Department, each(3)),
            college("communes", "Collège des communes", BodyKind::Commune, elected),
        ],
    }
}

/// Those the communes elect into the committee.
pub const SEATS_OF_COMMUNES: u16 = 5;

/// A version of the statutes; without a day it is a draft.
pub fn statutes(
    tx: &Tx<'_>,
    syndicate: &Body,
    number: u32,
    (title, text): (&str, &str),
    from_on: Option<Day>,
) -> Result<Id<Statutes>> {
    let composition = composition().checked().map_err(|wrong| refused("statutes", wrong))?;
    let new = Statutes {
        id: tx.new_id(),
        syndicate_id: syndicate.id,
        number,
        title: title.to_owned(),
        body: text.to_owned(),
        colleges: composition.json(),
        deliberation_id: None,
        from_on,
        until_on: None,
    };
    store::statutes::insert(tx, &new)?;
    Ok(new.id)
}

/// The mayor and the delegate sign in: their mandates are theirs.
pub fn open_accounts(tx: &Tx<'_>, land: &Land, script: &Script) -> Result<()> {
    for mandate in council::mandate::of_body(tx, land.home.id, script.first)? {
        let name = (&*mandate.first_name, &*mandate.last_name);
        if name == (MAYOR.0, MAYOR.1) {
            council::mandate::tie(tx, mandate.id, land.mayor)?;
        } else if name == (DELEGATE.0, DELEGATE.1) {
            council::mandate::tie(tx, mandate.id, land.delegate)?;
        }
    }
    let sent = store::delegates::sent_by(tx, land.home.id, land.syndicate.id, script.first)?;
    let own = sent.iter().find(|one| !one.is_deputy);
    own.map_or(Ok(()), |one| crate::delegate::tie(tx, one, land.delegate, script.first))
}
