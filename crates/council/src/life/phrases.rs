//! The sentences of an act, as French assemblies write them.

use super::{
    elections,
    extract::{Extract, Officer, in_full},
    words,
};
use people::BodyKind;

/// How an assembly is called: in a sentence, and in a heading after « des délibérations ».
pub const fn assembly(kind: BodyKind) -> (&'static str, &'static str) {
    match kind {
        BodyKind::Commune => ("le conseil municipal", "du conseil municipal"),
        BodyKind::Epci => ("le conseil communautaire", "du conseil communautaire"),
        BodyKind::Metropole => ("le conseil de la métropole", "du conseil de la métropole"),
        BodyKind::Department => ("le conseil départemental", "du conseil départemental"),
        BodyKind::Region => ("le conseil régional", "du conseil régional"),
        BodyKind::Syndicate => ("le comité syndical", "du comité syndical"),
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().collect::<String>() + letters.as_str()
    })
}

/// « L’an deux mille vingt-trois, le treize décembre à dix-neuf heures, le conseil municipal… »
pub(super) fn opening(act: &Extract, assembly: &str) -> String {
    let mut parts = vec![format!(
        "L’an {}, le {} à {}, {assembly}",
        words::year(act.held_on),
        words::day_of_year(act.held_on),
        words::hour(act.held_at),
    )];
    if act.body_kind() == BodyKind::Commune {
        parts.push(format!(" {}", words::of_place(&act.body)));
    }
    if let Some(day) = act.convened_on {
        parts.push(format!(", légalement convoqué le {},", words::plain_day(day)));
    }
    parts.push(" s’est réuni".to_owned());
    if !act.place.is_empty() {
        parts.push(format!(" en séance publique, {}", at_place(&act.place)));
    }
    if let Some(chair) = &act.chair {
        parts.push(format!(", sous la présidence de {}", said(chair)));
    }
    parts.push(".".to_owned());
    if let Some(day) = act.follows_on {
        parts.push(format!(
            " Le quorum n’ayant pas été atteint le {}, l’assemblée délibère sans condition de \
             quorum (article L2121-17 du code général des collectivités territoriales).",
            words::plain_day(day)
        ));
    }
    parts.concat()
}

/// A place as it was typed: `Hôtel de ville` is said « au lieu suivant : Hôtel de ville », and what
/// begins with its own preposition is kept.
fn at_place(place: &str) -> String {
    let begins = ["à ", "au ", "en ", "dans ", "salle ", "aux ", "chez "];
    let lower = place.to_lowercase();
    match begins.iter().find(|it| lower.starts_with(**it)) {
        Some(_) => lower_first(place),
        None => format!("au lieu ordinaire de ses séances ({place})"),
    }
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().collect::<String>() + letters.as_str()
    })
}

/// `Mme Irène Colin, maire`.
pub fn said(officer: &Officer) -> String {
    format!("{}, {}", in_full(&officer.name), officer.office)
}

pub(super) fn names(act: &Extract) -> String {
    let Some(named) = &act.names else { return String::new() };
    let what = match named.way.as_str() {
        "withdrawal" => "Retire",
        "repeal" => "Abroge",
        _ => "Corrige",
    };
    let day = words::plain_day(named.held_on);
    format!("{what} la délibération n°\u{a0}{} du {day} ({}).", named.number, named.title)
}

/// « par 4 voix pour et 29 abstentions », « à l’unanimité », « au scrutin secret, par… ».
pub fn result(act: &Extract) -> String {
    if let Some(words) = elections::result(act) {
        return words;
    }
    let counts = &act.counts;
    let how = match counts.ballot.as_str() {
        "secret" => "au scrutin secret, ",
        "named" => "au scrutin public, ",
        _ => "",
    };
    let is_unanimous = counts.votes_for > 0
        && counts.votes_against + counts.abstentions + counts.blank + counts.void == 0;
    if is_unanimous {
        let aside = not_taking_part(counts.not_taking_part);
        return format!("{how}à l’unanimité des {} votants{aside}", counts.votes_for);
    }
    let mut parts = vec![format!("{} voix pour", counts.votes_for)];
    let several = |count: u32, one: &str, many: &str| {
        (count > 0).then(|| format!("{count} {}", if count == 1 { one } else { many }))
    };
    parts.extend((counts.votes_against > 0).then(|| format!("{} contre", counts.votes_against)));
    parts.extend(several(counts.abstentions, "abstention", "abstentions"));
    parts.extend(several(counts.blank, "bulletin blanc", "bulletins blancs"));
    parts.extend(several(counts.void, "bulletin nul", "bulletins nuls"));
    let last = parts.pop().unwrap_or_default();
    let listed = if parts.is_empty() { last } else { format!("{} et {last}", parts.join(", ")) };
    let tie = match (counts.votes_for == counts.votes_against, counts.chair_vote.as_deref()) {
        (true, Some("for" | "against")) => ", la voix du président étant prépondérante",
        _ => "",
    };
    format!("{how}par {listed}{}{tie}", not_taking_part(counts.not_taking_part))
}

fn not_taking_part(count: u32) -> String {
    match count {
        0 => String::new(),
        1 => ", un membre ne prenant pas part au vote".to_owned(),
        _ => format!(", {} membres ne prenant pas part au vote", words::number(count)),
    }
}

pub(super) fn verb(act: &Extract) -> &'static str {
    match (act.counts.is_adopted, act.decisions.is_empty()) {
        (true, false) => "décide :",
        (true, true) => "adopte la délibération.",
        (false, false) => "n’adopte pas la proposition suivante :",
        (false, true) => "n’adopte pas la proposition.",
    }
}

pub(super) fn articles(act: &Extract) -> Vec<(String, String)> {
    if let [only] = act.decisions.as_slice() {
        return vec![("Article unique".to_owned(), only.clone())];
    }
    let label = |place: usize| match place {
        1 => "Article 1er".to_owned(),
        _ => format!("Article {place}"),
    };
    (1..).zip(&act.decisions).map(|(place, words)| (label(place), words.clone())).collect()
}

pub(super) fn by_name(act: &Extract) -> Vec<(String, String)> {
    const CHOICES: [(&str, &str); 4] = [
        ("for", "Ont voté pour"),
        ("against", "Ont voté contre"),
        ("abstains", "Se sont abstenus"),
        ("no_part", "N’ont pas pris part au vote"),
    ];
    let of = |(choice, label): (&str, &str)| {
        let found = act.counts.by_name.iter().find(|(known, _)| known == choice)?;
        Some((label.to_owned(), found.1.join(", ")))
    };
    CHOICES.into_iter().filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::life::extract::{Counts, Roll};
    use base::{Day, Minutes};

    fn act(counts: Counts) -> Extract {
        let day = |text| Day::parse_iso(text).expect("a day");
        Extract {
            body: "Armentières".to_owned(),
            kind: "commune".to_owned(),
            siren: String::new(),
            department: "59".to_owned(),
            number: "1".to_owned(),
            title: "Objet".to_owned(),
            held_on: day("2024-02-01"),
            held_at: Minutes(18 * 60 + 30),
            place: "Hôtel de ville".to_owned(),
            convened_on: Some(day("2024-01-25")),
            follows_on: Some(day("2024-01-24")),
            chair: None,
            secretary: None,
            roll: Roll::default(),
            report: String::new(),
            counts,
            decisions: Vec::new(),
            names: None,
            elections: Vec::new(),
            annexes: Vec::new(),
        }
    }

    fn counts(votes_for: u32, votes_against: u32, abstentions: u32) -> Counts {
        Counts {
            ballot: "hands".to_owned(),
            in_exercise: 33,
            present: 31,
            proxies: 2,
            votes_for,
            votes_against,
            abstentions,
            not_taking_part: 0,
            blank: 0,
            void: 0,
            chair_vote: None,
            is_adopted: votes_for > votes_against,
            by_name: Vec::new(),
        }
    }

    #[test]
    fn a_vote_is_said_as_acts_say_it() {
        let said = |counts| result(&act(counts));
        assert_eq!(said(counts(4, 0, 29)), "par 4 voix pour et 29 abstentions");
        assert_eq!(said(counts(20, 12, 1)), "par 20 voix pour, 12 contre et 1 abstention");
        assert_eq!(said(counts(33, 0, 0)), "à l’unanimité des 33 votants");
        let secret = Counts { ballot: "secret".to_owned(), blank: 1, void: 2, ..counts(20, 10, 0) };
        let words = "au scrutin secret, par 20 voix pour, 10 contre, 1 bulletin blanc et 2 \
                     bulletins \
                     nuls";
        assert_eq!(said(secret), words);
        let tie =
            Counts { chair_vote: Some("for".to_owned()), is_adopted: true, ..counts(16, 16, 1) };
        assert!(said(tie).ends_with("et 1 abstention, la voix du président étant prépondérante"));
        let aside = Counts { not_taking_part: 2, ..counts(31, 0, 0) };
        let words = "à l’unanimité des 31 votants, deux membres ne prenant pas part au vote";
        assert_eq!(said(aside), words);
    }

    #[test]
    fn a_session_is_said_with_its_day_its_hour_and_what_it_takes_up_again() {
        let words = "L’an deux mille vingt-quatre, le premier février à dix-huit heures trente, le \
                     conseil municipal d’Armentières, légalement convoqué le 25 janvier\u{a0}2024, \
                     s’est réuni en séance publique, au lieu ordinaire de ses séances (Hôtel de \
                     ville). Le quorum n’ayant pas été atteint le 24 janvier\u{a0}2024, \
                     l’assemblée \
                     délibère sans condition de quorum (article L2121-17 du code général des \
                     collectivités territoriales).";
        assert_eq!(opening(&act(counts(1, 0, 0)), "le conseil municipal"), words);
        assert_eq!(at_place("Salle des fêtes"), "salle des fêtes");
        assert_eq!(at_place("À la mairie"), "à la mairie");
    }

    #[test]
    fn one_article_is_unique_and_what_is_rejected_is_not_adopted() {
        let mut one = act(counts(3, 30, 0));
        one.decisions = vec!["d’approuver.".to_owned()];
        assert_eq!(articles(&one)[0].0, "Article unique");
        assert_eq!(verb(&one), "n’adopte pas la proposition suivante :");
        one.decisions.push("de payer.".to_owned());
        let labels: Vec<String> = articles(&one).into_iter().map(|(label, _)| label).collect();
        assert_eq!(labels, ["Article 1er", "Article 2"]);
        assert_eq!(verb(&act(counts(3, 0, 0))), "adopte la délibération.");
    }
}
