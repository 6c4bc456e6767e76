//! What a plan says, in French.

use crate::house::{House, World, guardian, pupil};
use crate::support::plain;
use feeds::words::{self, Arg, Voice};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::borrow::Cow;

struct French(FluentBundle<FluentResource>);

impl French {
    fn new() -> Self {
        let french = words::TEXTS.iter().find(|(tag, _)| *tag == "fr").expect("fr.ftl").1;
        let resource = FluentResource::try_new(french.to_owned()).expect("fr.ftl");
        let mut bundle = FluentBundle::new(vec!["fr".parse().expect("a language")]);
        bundle.set_use_isolating(false);
        let is_known = bundle.add_function("DE", |of, _| match of {
            [FluentValue::String(name)] => base::with_de(name).into(),
            _ => FluentValue::Error,
        });
        is_known.expect("once");
        bundle.add_resource(resource).expect("sentences of one name");
        French(bundle)
    }
}

impl Voice for French {
    fn words(&self, id: &'static str) -> Cow<'_, str> {
        self.say(id, &[])
    }

    fn say<'a>(&'a self, id: &'a str, args: &[(&'a str, Arg<'a>)]) -> Cow<'a, str> {
        let mut values = FluentArgs::new();
        for (name, value) in args {
            let value = match value {
                Arg::Text(text) => FluentValue::from(text.to_string()),
                Arg::Count(count) => FluentValue::from(*count),
            };
            values.set(*name, value);
        }
        let pattern = self.0.get_message(id).and_then(|message| message.value()).expect(id);
        let mut errors = Vec::new();
        let said = self.0.format_pattern(pattern, Some(&values), &mut errors);
        assert!(errors.is_empty(), "{id}: {errors:?}");
        said.into_owned().into()
    }
}

#[tokio::test]
async fn a_plan_reads_as_sentences() {
    let house = House::new().await;
    let mut world = World::of_twenty();
    house.import(&world).await;
    house.next_day();
    world.pupils[0] = pupil("501", "MARTIN", "LÉANA", "7$$$42$CE2 B", "1123", "901$10|903$42");
    world.guardians.push(guardian("903", "LEROY", "ANNE", "0600000009"));
    world.guardians.push(guardian("904", "Haddad", "Samira", "0600000001"));
    world.pupils.push(pupil("505", "MARTIN", "NOÉ", "7$$$44$CM1", "1124", "904$10"));
    world.pupils[1] = world.pupils[1]
        .replace("7$$$41$CE1 A", "8$$$81$CE1 Z")
        .replace("Rattach\"><value>7<", "Rattach\"><value>8<");
    world.pupils.remove(2);
    world.replace("41$CE1 A", "41$CE1 Les Renards");
    world.staff[0] = world.staff[0].replace("DIR$DIRECTION", "ENS$ENSEIGNEMENT");
    let feed = house.plan(&world).await;
    let plan = house.plan_of(feed, "7").await;
    let french = French::new();
    let mut lines = words::counts(&french, &plan.counts);
    lines.extend(words::school(&french, &plan));
    lines.extend(plan.persons.iter().flat_map(|page| words::person(&french, &plan, page)));
    let lines: Vec<String> = lines.iter().map(|line| plain(line)).collect();
    let expected = [
        "3 comptes à créer",
        "2 fiches modifiées",
        "Un changement de classe",
        "Un changement d’école",
        "Un départ",
        "Une classe ouverte",
        "Une classe renommée",
        "2 liens de responsables ouvrent un accès",
        "Un responsable ne verra plus ce qui concerne un élève",
        "Une fonction commence",
        "Une fonction finit",
        "Un doublon probable",
        "La classe CM1 ouvre.",
        "La classe CE1 A s’appelle désormais CE1 Les Renards.",
    ];
    assert_eq!(lines[..expected.len()], expected, "{lines:#?}");
    let of_persons = [
        "Léana Martin passe de CE1 A à CE2 B.",
        "Léana Martin, prénom : Léa → Léana",
        "Anne Leroy devient responsable de Léana Martin (accueil familial) et verra ce qui \
         concerne l’enfant.",
        "Marc Martin n’est plus responsable de Léana Martin.",
        "Anne Leroy : nouveau compte de responsable.",
        "Noé Martin arrive en CM1.",
        "Samira Haddad devient responsable de Noé Martin (mère) et verra ce qui concerne \
         l’enfant.",
        "Samira Haddad : nouveau compte de responsable.",
        "Samira Haddad ressemble à une personne déjà connue : même nom, même téléphone. À \
         vérifier avant d’en faire deux comptes.",
        "Enfant1 Famille part pour une autre école de la plateforme.",
        "Enfant2 Famille quitte l’école.",
        "Claire Durand commence une fonction : enseignement.",
        "Claire Durand quitte une fonction : direction.",
    ];
    assert_eq!(lines[expected.len()..], of_persons);
}

#[test]
fn every_sentence_is_in_both_languages() {
    let ids = |text: &str| -> Vec<String> {
        let starts = |line: &&str| line.starts_with("feeds-");
        let id = |line: &str| line.split_once(" =").map(|(id, _)| id.to_owned());
        text.lines().filter(starts).filter_map(id).collect()
    };
    let files: Vec<_> = words::TEXTS.iter().map(|(tag, file)| (*tag, ids(file))).collect();
    let [("en", english), ("fr", french)] = files.as_slice() else { panic!("{files:?}") };
    assert_eq!(english, french);
}
