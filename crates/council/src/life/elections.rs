//! The sentences of an election, as the register has them: who stood, each round with its counts,
//! who is elected and how (CGCT L2121-21).

use super::extract::Extract;
use crate::poll::told::{Name, Round, Seated, Told};

/// How the assembly decided, when all it did was to elect: it did not vote for or against.
pub fn result(act: &Extract) -> Option<String> {
    let counts = &act.counts;
    let cast = [counts.votes_for, counts.votes_against, counts.abstentions, counts.not_taking_part];
    if act.elections.is_empty() || cast.iter().any(|count| *count > 0) {
        return None;
    }
    let words = if act.elections.iter().all(|told| told.is_read) {
        "sans vote, une candidature ayant été présentée pour chaque poste à pourvoir"
    } else if act.elections.iter().any(|told| told.is_secret) {
        "par élection au scrutin secret"
    } else {
        "par élection, ayant décidé à l’unanimité de ne pas procéder au scrutin secret"
    };
    Some(words.to_owned())
}

/// Each election: what it was for, and its sentences.
pub fn all(elections: &[Told]) -> Vec<(String, Vec<String>)> {
    let heading = |place: usize| match elections.len() {
        1 => "Élection".to_owned(),
        _ => format!("Élection {place}"),
    };
    (1..).zip(elections).map(|(place, told)| (heading(place), sentences(told))).collect()
}

pub fn sentences(told: &Told) -> Vec<String> {
    let mut lines = vec![stood(told)];
    if told.is_read {
        lines.push(
            "Une candidature ayant été présentée pour chaque poste à pourvoir, les nominations \
             prennent effet immédiatement et il en est donné lecture (article L2121-21 du code \
             général des collectivités territoriales)."
                .to_owned(),
        );
    } else if told.rounds.is_empty() {
        lines.push("L’élection n’a pas eu lieu.".to_owned());
        return lines;
    } else if !told.is_secret {
        lines.push(
            "L’assemblée a décidé, à l’unanimité, de ne pas procéder au scrutin secret.".to_owned(),
        );
    }
    lines.extend((1..).zip(&told.rounds).map(|(number, round)| counted(number, round)));
    lines.extend(told.elected.iter().map(elected));
    if told.elected.is_empty() {
        lines.push("Personne n’est élu.".to_owned());
    }
    lines
}

fn stood(told: &Told) -> String {
    let names: Vec<String> = told.candidates.iter().map(Name::in_full).collect();
    match names.as_slice() {
        [] => "Personne ne s’est présenté.".to_owned(),
        [only] => format!("Candidature\u{a0}: {only}."),
        _ => format!("Candidatures\u{a0}: {}.", names.join(", ")),
    }
}

/// « Premier tour : 33 votants, 1 bulletin blanc, 32 suffrages exprimés, majorité absolue 17. … »
fn counted(number: usize, round: &Round) -> String {
    let several = |count: u32, one: &str, many: &str| {
        let unit = if count < 2 { one } else { many };
        format!("{count} {unit}")
    };
    let mut parts = vec![several(round.voters, "votant", "votants")];
    parts.extend(
        (round.blank > 0).then(|| several(round.blank, "bulletin blanc", "bulletins blancs")),
    );
    parts.extend((round.void > 0).then(|| several(round.void, "bulletin nul", "bulletins nuls")));
    parts.push(several(round.expressed, "suffrage exprimé", "suffrages exprimés"));
    parts.push(match round.needed {
        Some(needed) => format!("majorité absolue {needed}"),
        None => "majorité relative".to_owned(),
    });
    let votes = round.votes.iter().map(|(name, votes)| format!("{name}, {votes} voix"));
    let votes: Vec<String> = votes.collect();
    let got = match votes.len() {
        0 => String::new(),
        1 => format!(" A obtenu\u{a0}: {}.", votes[0]),
        _ => format!(" Ont obtenu\u{a0}: {}.", votes.join("\u{a0}; ")),
    };
    format!("{}\u{a0}: {}.{got}", capital_round(number), parts.join(", "))
}

fn elected(seated: &Seated) -> String {
    let who = &seated.who;
    let is = match (seated.by.as_str(), who.is_woman) {
        ("no_rival", true) => return format!("{} est nommée.", who.in_full()),
        ("no_rival", false) => return format!("{} est nommé.", who.in_full()),
        (_, true) => "est élue",
        (_, false) => "est élu",
    };
    let how = match (seated.by.as_str(), who.is_woman) {
        ("absolute", _) => "à la majorité absolue",
        ("relative", _) => "à la majorité relative",
        (_, true) => "à égalité de voix, comme la plus âgée",
        (_, false) => "à égalité de voix, comme le plus âgé",
    };
    format!("{} {is} au {}, {how}.", who.in_full(), round(usize::from(seated.round)))
}

fn round(number: usize) -> String {
    match number {
        1 => "premier tour".to_owned(),
        2 => "deuxième tour".to_owned(),
        3 => "troisième tour".to_owned(),
        _ => format!("tour {number}"),
    }
}

fn capital_round(number: usize) -> String {
    super::phrases::capital(&round(number))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Name {
        let is_woman = name.starts_with("Mme");
        Name { name: name.to_owned(), is_woman, deputy: None }
    }

    fn told() -> Told {
        let votes = |one: u32, other: u32| {
            vec![("Mme Anne Six".to_owned(), one), ("M. Luc Joly".to_owned(), other)]
        };
        let round =
            |needed, votes| Round { voters: 33, blank: 1, void: 2, expressed: 30, needed, votes };
        Told {
            words: "de désigner un délégué.".to_owned(),
            seats: 1,
            is_secret: true,
            is_read: false,
            candidates: vec![name("Mme Anne Six"), name("M. Luc Joly")],
            rounds: vec![round(Some(16), votes(15, 15)), round(None, votes(15, 15))],
            elected: vec![Seated { who: name("Mme Anne Six"), round: 2, by: "age".to_owned() }],
        }
    }

    #[test]
    fn each_round_is_said_with_what_was_cast_and_what_was_needed() {
        let said = sentences(&told()).join("\n").replace('\u{a0}', " ");
        let expected = [
            "Candidatures : Mme Anne Six, M. Luc Joly.",
            "Premier tour : 33 votants, 1 bulletin blanc, 2 bulletins nuls, 30 suffrages exprimés, \
             majorité absolue 16. Ont obtenu : Mme Anne Six, 15 voix ; M. Luc Joly, 15 voix.",
            "Deuxième tour : 33 votants, 1 bulletin blanc, 2 bulletins nuls, 30 suffrages \
             exprimés, majorité relative. Ont obtenu : Mme Anne Six, 15 voix ; M. Luc Joly, 15 \
             voix.",
            "Mme Anne Six est élue au deuxième tour, à égalité de voix, comme la plus âgée.",
        ];
        assert_eq!(said, expected.join("\n"));
    }

    #[test]
    fn who_has_no_rival_is_named_and_nobody_is_said_to_have_voted() {
        let seated = Seated { who: name("M. Luc Joly"), round: 0, by: "no_rival".to_owned() };
        let read = Told { is_read: true, is_secret: false, rounds: Vec::new(), ..told() };
        let read = Told { elected: vec![seated], ..read };
        let said = sentences(&read);
        assert!(said[1].contains("il en est donné lecture (article L2121-21"), "{said:?}");
        assert_eq!(said[2], "M. Luc Joly est nommé.");
        let decision = read.decision().replace('\u{a0}', " ");
        assert_eq!(decision, "de désigner un délégué : M. Luc Joly.");
    }

    #[test]
    fn an_act_sealed_before_there_were_elections_keeps_its_digest() {
        let sealed = concat!(
            r#"{"body":"Lys-lez-Lannoy","kind":"commune","siren":"215903675","#,
            r#""department":"59","number":"2023-12-13/07","title":"Objet","#,
            r#""held_on":"2023-12-13","held_at":1140,"place":"Salle","#,
            r#""convened_on":null,"follows_on":null,"chair":null,"secretary":null,"#,
            r#""roll":{"present":[],"represented":[],"excused":[],"absent":[],"#,
            r#""withdrawn":[]},"report":"","counts":{"ballot":"hands","in_exercise":33,"#,
            r#""present":31,"proxies":2,"votes_for":4,"votes_against":0,"#,
            r#""abstentions":29,"not_taking_part":0,"blank":0,"void":0,"#,
            r#""chair_vote":null,"is_adopted":true,"by_name":[]},"#,
            r#""decisions":["de le faire."],"names":null}"#,
        );
        let act = Extract::read(sealed).expect("an extract");
        assert_eq!(act.json(), sealed);
        assert_eq!(result(&act), None);
        let now = Extract { elections: vec![told()], ..act };
        assert_eq!(Extract::read(&now.json()).expect("an extract"), now);
    }

    #[test]
    fn a_poll_that_elects_nobody_or_was_not_held_says_so() {
        let nobody = Told { elected: Vec::new(), ..told() };
        assert_eq!(sentences(&nobody).last().map(String::as_str), Some("Personne n’est élu."));
        assert_eq!(nobody.decision(), "de désigner un délégué.");
        let unheld = Told { rounds: Vec::new(), ..nobody };
        let last = sentences(&unheld).pop();
        assert_eq!(last.as_deref(), Some("L’élection n’a pas eu lieu."));
    }
}
