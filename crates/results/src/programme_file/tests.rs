//! What people send, and what comes back.

use super::*;
use base::Id;
use proptest::prelude::*;

const GOOD: &str = "code;parent;nature;intitulé;niveaux;retirée le\n\
                    ECO;;domaine;Vivre à l’école;;\n\
                    ECO-POT;ECO;partie;Le potager;;\n\
                    ECO-POT-1;ECO-POT;compétence;\"Semer ; arroser\";CE2 ce1;\n";

fn none() -> Known {
    Known::new()
}

#[test]
fn a_file_of_a_spreadsheet_is_read_whatever_its_signs() {
    let lines = read(GOOD.as_bytes(), &none()).expect("read");
    assert_eq!(lines.len(), 3);
    assert_eq!((&*lines[2].label, &*lines[2].levels), ("Semer ; arroser", " ce1 ce2 "));
    let commas = GOOD.replace("Semer ; arroser", "Semer").replace(';', ",");
    assert_eq!(read(commas.as_bytes(), &none()).expect("read").len(), 3);
    let (old, ..) = WINDOWS_1252.encode(GOOD);
    assert_eq!(read(&old, &none()).expect("read"), lines);
    let marked = format!("\u{feff}{GOOD}");
    assert_eq!(read(marked.as_bytes(), &none()).expect("read"), lines);
}

#[test]
fn everything_wrong_is_said_with_its_line() {
    let bad = "code;parent;nature;intitulé;niveaux;retirée le\n\
               A B;;domaine;Espace;;\n\
               ECO;;domaine;École;;\n\
               ECO;;domaine;Encore;;\n\
               P;ECO;chapitre;Partie;;\n\
               P;NON;partie;Partie;;\n\
               ;;;;;\n\
               P;;partie;Partie;;\n\
               P;ECO;partie;;;\n\
               P;ECO;partie;Partie;CE9;\n\
               P;ECO;partie;Partie;;demain\n";
    let faults = read(bad.as_bytes(), &none()).expect_err("faults");
    let found: Vec<(u64, Why)> = faults.into_iter().map(|it| (it.line, it.why)).collect();
    assert_eq!(
        found,
        [
            (2, Why::Code("A B".to_owned())),
            (4, Why::CodeTwice("ECO".to_owned())),
            (5, Why::Kind("chapitre".to_owned())),
            (6, Why::Parent("NON".to_owned())),
            (8, Why::Place),
            (9, Why::Label),
            (10, Why::Level("CE9".to_owned())),
            (11, Why::Day("demain".to_owned())),
        ]
    );
    let whole = |bytes: &[u8]| read(bytes, &none()).expect_err("a fault")[0].why.clone();
    assert_eq!(whole(b"code;parent;nature\n"), Why::NoColumn("intitulé"));
    assert_eq!(whole(GOOD.lines().next().expect("one").as_bytes()), Why::Empty);
    assert_eq!(whole(&vec![b'a'; BYTES_MAX + 1]), Why::TooLarge);
    assert_eq!(whole(b""), Why::NoColumn("code"));
}

fn skill() -> impl Strategy<Value = (SkillKind, String, Option<u16>)> {
    let label =
        "['=@+-]{0,3}[A-Za-zéà’«» ;,\"\n]{1,40}".prop_filter("words", |it| !it.trim().is_empty());
    (prop::sample::select(SkillKind::ALL.to_vec()), label, prop::option::of(0..500_u16))
}

proptest! {
    #[test]
    fn no_file_at_all_is_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &none());
    }

    #[test]
    fn no_table_at_all_is_a_panic(rows in "[a-zé;,\"\n ]{0,300}") {
        let file = format!("code;parent;nature;intitulé;niveaux;retirée le\n{rows}");
        let _ = read(file.as_bytes(), &none());
    }

    #[test]
    fn what_was_written_is_read_again(told in prop::collection::vec(skill(), 1..30)) {
        let day = |days: u16| Day::new(2026, 9, 1).map(|day| day.plus_days(i32::from(days)));
        let mut skills: Vec<Skill> = Vec::new();
        for (place, (kind, label, retired)) in told.into_iter().enumerate() {
            let parent = skills.iter().rev().find(|it| it.kind < kind).map(|it| it.id);
            let kind = if parent.is_none() { SkillKind::Domain } else { kind };
            skills.push(Skill {
                id: Id::new(i64::try_from(place).expect("few") + 1),
                referential: Id::new(1),
                parent,
                place: 0,
                kind,
                code: format!("C-{place}"),
                label: label.split_whitespace().collect::<Vec<_>>().join(" "),
                levels: if place % 2 == 0 { " ce1 6e ".to_owned() } else { String::new() },
                retired_on: retired.and_then(day),
            });
        }
        let codes = skills.iter().map(|it| (it.id, it.code.clone())).collect();
        let file = written(&skills, &codes);
        // No label is one that a spreadsheet would reckon.
        for start in [&b";="[..], b";\"=", b";@", b";\"@", b";+", b";\"+"] {
            prop_assert!(!file.windows(start.len()).any(|it| it == start));
        }
        let lines = read(&file, &none()).expect("read again");
        prop_assert_eq!(lines.len(), skills.len());
        for (line, it) in lines.iter().zip(&skills) {
            prop_assert_eq!((&line.code, &line.label), (&it.code, &it.label));
            prop_assert_eq!((line.kind, line.retired_on), (it.kind, it.retired_on));
            prop_assert_eq!(&line.levels, &it.levels);
            let parent = it.parent.and_then(|parent| codes.get(&parent)).cloned();
            prop_assert_eq!(&line.parent, &parent.unwrap_or_default());
        }
    }
}
