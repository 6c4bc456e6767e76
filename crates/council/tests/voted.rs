//! A deliberation that was voted, written row by row: the true case of Lys-lez-Lannoy, 13 December
//! 2023, and others like it.

use base::{Day, Id, Instant, RichText};
use council::{Deliberation, Mandate, Meeting, effect::Effect};
use db::{Tx, params};
use people::{Body, Person, testing::governed::GovernedPeople};
use testing::TestSchool;

pub const TITLE: &str = "Transfert de la compétence « Usages numériques / NTIC en matière de \
                         numérique éducatif » au Syndicat mixte ouvert Nord – Pas-de-Calais \
                         Numérique";

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).expect("a day")
}

/// What is voted: counts, articles, names.
#[derive(Clone)]
pub struct Voted {
    pub body: Id<Body>,
    pub number: &'static str,
    pub title: &'static str,
    pub meets_at: &'static str,
    pub place: &'static str,
    pub chair: Option<Id<Person>>,
    pub secretary: Option<Id<Person>>,
    pub counts: [u32; 8],
    pub articles: Vec<(&'static str, Effect)>,
}

impl Voted {
    /// 33 in exercise, 31 present, 2 proxies; 4 for, 29 abstentions: adopted.
    pub fn of_lys(people: &GovernedPeople) -> Voted {
        let syndicate = people.syndicate;
        let adhere = "d’adhérer au Syndicat mixte ouvert Nord – Pas-de-Calais Numérique.";
        Voted {
            body: people.lys,
            number: "2023-12-13/07",
            title: TITLE,
            meets_at: "2023-12-13 19:00",
            place: "Salle du conseil de l’hôtel de ville",
            chair: Some(people.mme_colin),
            secretary: Some(people.m_wallerand),
            counts: [33, 31, 2, 4, 0, 29, 0, 0],
            articles: vec![
                (
                    "de transférer au syndicat la compétence « Usages numériques / NTIC en \
                     matière de numérique éducatif ».",
                    Effect::Transfer { syndicate, competence: 1 },
                ),
                (adhere, Effect::Adhere { syndicate }),
                (
                    "d’approuver les statuts du syndicat.",
                    Effect::Statutes { syndicate, statutes: 1 },
                ),
                (
                    "d’inscrire au budget la contribution annuelle au syndicat.",
                    Effect::Pay { syndicate, year: 2024, amount: None },
                ),
                (
                    "de désigner M. Konrad Wallerand pour représenter la commune au comité ou au \
                     collège des communes (article 8.1 des statuts).",
                    Effect::Other,
                ),
            ],
        }
    }

    pub async fn write(self, school: &TestSchool) -> Id<Deliberation> {
        school.app.db.write(move |tx| insert(tx, &self)).await.expect("it is voted")
    }
}

const WOMEN: [&str; 8] = ["Anne", "Rose", "Zoé", "Lucie", "Fatima", "Hélène", "Marie", "Odile"];
const MEN: [&str; 8] = ["Luc", "Paul", "Hugo", "Karim", "Rémi", "Yves", "Jean", "Noël"];
const NAMES: [&str; 31] = [
    "Lemaire",
    "Dubrulle",
    "Vanhove",
    "Carpentier",
    "Delobel",
    "Descamps",
    "Fournier",
    "Leclercq",
    "Masson",
    "Nowak",
    "Olivier",
    "Petitprez",
    "Quentin",
    "Roussel",
    "Six",
    "Thibaut",
    "Ulrich",
    "Verstraete",
    "Wattel",
    "Yildiz",
    "Zielinski",
    "Arnould",
    "Bouchez",
    "Crombez",
    "Dujardin",
    "Evrard",
    "Flament",
    "Gosselin",
    "Hennion",
    "Ivanec",
    "Joly",
];

fn insert(tx: &Tx<'_>, it: &Voted) -> db::Result<Id<Deliberation>> {
    let meets_at = Instant::parse_local(it.meets_at).expect("a time");
    let mut mandates: Vec<Id<Mandate>> = Vec::new();
    for place in 1..=it.counts[0] {
        let (title, first, last, office, person) = match place {
            1 => ("Mme", "Irène".to_owned(), "Colin".to_owned(), "chair", it.chair),
            2 => ("M", "Konrad".to_owned(), "Wallerand".to_owned(), "member", it.secretary),
            _ => {
                let at = place as usize;
                let (title, firsts) = if place % 2 == 0 { ("M", MEN) } else { ("Mme", WOMEN) };
                let (first, last) = (firsts[at % 8].to_owned(), NAMES[at % 31].to_owned());
                (title, first, last, "member", None)
            }
        };
        let id: Id<Mandate> = tx.new_id();
        tx.run(
            "insert into mandate (id, body_id, office, rank, title, first_name, last_name,
                                  person_id, college, votes, from_on)
             values ($1, $2, $3, $4, $5, $6, $7, $8, '', 1, '2020-05-25')",
            params![id, it.body, office, place, title, first, last, person],
        )?;
        mandates.push(id);
    }
    let meeting: Id<Meeting> = tx.new_id();
    tx.run(
        "insert into meeting (id, body_id, meets_at, place, state, convened_on, urgent_reason,
                              chair_id, secretary_id, version)
         values ($1, $2, $3, $4, 'closed', $5, '', $6, $7, 1)",
        params![
            meeting,
            it.body,
            meets_at,
            it.place,
            meets_at.day().plus_days(-7),
            mandates[0],
            mandates[1]
        ],
    )?;
    for (place, mandate) in mandates.iter().enumerate() {
        let state = if place < it.counts[1] as usize { "present" } else { "excused" };
        tx.run(
            "insert into meeting_seat (meeting_id, mandate_id, state) values ($1, $2, $3)",
            params![meeting, *mandate, state],
        )?;
    }
    for (place, giver) in mandates.iter().skip(it.counts[1] as usize).enumerate() {
        let proxy: Id<u8> = tx.new_id();
        tx.run(
            "insert into meeting_proxy (id, meeting_id, giver_id, holder_id, since_on, is_ill,
                                        from_item)
             values ($1, $2, $3, $4, $5, 0, 1)",
            params![proxy, meeting, *giver, mandates[place], meets_at.day()],
        )?;
    }
    deliberation(tx, it, meeting)
}

fn deliberation(tx: &Tx<'_>, it: &Voted, meeting: Id<Meeting>) -> db::Result<Id<Deliberation>> {
    let item: Id<u8> = tx.new_id();
    tx.run(
        "insert into meeting_item (id, meeting_id, place, kind, title, state, discussion)
         values ($1, $2, 7, 'decision', $3, 'done', '')",
        params![item, meeting, it.title],
    )?;
    let report = RichText::sanitise(
        "<p>Vu le code général des collectivités territoriales, et notamment ses articles \
         <strong>L5721-1</strong> et suivants ;</p><p>Vu les statuts du syndicat ;</p>\
         <p>Considérant que le syndicat met à la disposition des écoles un espace numérique de \
         travail commun de la maternelle au lycée, et que la commune souhaite :</p>\
         <ul><li>offrir un seul outil aux familles et aux enseignants ;</li>\
         <li>partager son coût avec les autres communes.</li></ul>",
    );
    let id: Id<Deliberation> = tx.new_id();
    let [exercise, present, proxies, votes_for, against, abstentions, aside, blank] = it.counts;
    let outcome = if votes_for > against { "adopted" } else { "rejected" };
    tx.run(
        "insert into deliberation (id, body_id, meeting_id, item_id, number, title, report, state,
                                   ballot, in_exercise, present, proxies, votes_for,
                                   votes_against, abstentions, not_taking_part, blank, void,
                                   outcome, digest, version)
         values ($1, $2, $3, $4, $5, $6, $7, 'voted', 'hands', $8, $9, $10, $11, $12, $13, $14,
                 $15, 0, $16, '', 1)",
        params![
            id,
            it.body,
            meeting,
            item,
            it.number,
            it.title,
            report.html(),
            exercise,
            present,
            proxies,
            votes_for,
            against,
            abstentions,
            aside,
            blank,
            outcome
        ],
    )?;
    for (place, (words, effect)) in (1_i64..).zip(&it.articles) {
        let decision: Id<u8> = tx.new_id();
        let fields = serde_json::to_string(effect).expect("JSON");
        tx.run(
            "insert into decision (id, deliberation_id, place, kind, words, fields)
             values ($1, $2, $3, $4, $5, $6)",
            params![decision, id, place, effect.deciding(), *words, fields],
        )?;
    }
    Ok(id)
}

/// The sheet of Lys for the prefecture, as M. Vasseur fills it in.
pub const SHEET: &[(&str, &str)] = &[
    ("siret", "215 903 675 00013"),
    ("seat", "Lys-lez-Lannoy"),
    ("court", "tribunal administratif de Lille, 5 rue Geoffroy Saint-Hilaire, 59000 Lille"),
    ("arrondissement", "5"),
    ("nature", "31"),
    ("state_service", "PREF059"),
    ("referent", "Secrétariat du conseil"),
    ("telephone", "03 20 00 00 00"),
    ("mail", "conseil@lys.example.fr"),
    ("return_mail", ""),
    ("operator", "SLO"),
    ("classified_on", "2021-10-01"),
    ("version", "0"),
];
