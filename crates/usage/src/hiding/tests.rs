//! What an attentive reader could find out, tried on every small territory chance makes.

use super::*;
use proptest::prelude::*;

const THRESHOLD: u64 = 3;

fn cell(persons: u64) -> Cell {
    Cell { visits: persons, visitors: persons, persons }
}

fn leaf(place: i64, persons: u64) -> Node {
    Node::leaf(place, cell(persons))
}

/// A territory of towns with these schools.
fn territory(towns: &[Vec<u64>]) -> Node {
    let mut place = 100;
    let town = |(number, schools): (usize, &Vec<u64>)| {
        let schools = schools.iter().map(|persons| {
            place += 1;
            leaf(place, *persons)
        });
        Node::sum(i64::try_from(number).expect("few") + 1, schools.collect())
    };
    Node::sum(0, towns.iter().enumerate().map(town).collect())
}

fn hidden_by(mut root: Node, threshold: u64) -> Node {
    hide(&mut root, threshold);
    root
}

fn values(root: &Node, places: &mut Vec<(i64, bool, u64)>) {
    places.push((root.place, root.is_shown, root.cell.persons));
    root.within.iter().for_each(|node| values(node, places));
}

fn all(root: &Node) -> Vec<(i64, bool, u64)> {
    let mut places = Vec::new();
    values(root, &mut places);
    places
}

/// Every territory of the same schools in which what is shown is the same.
fn possible(root: &Node, towns: &[Vec<u64>]) -> Vec<Vec<Vec<u64>>> {
    let known: Vec<Vec<Option<u64>>> = root
        .within
        .iter()
        .map(|town| town.within.iter().map(|it| it.is_shown.then_some(it.cell.persons)).collect())
        .collect();
    let flat: Vec<Option<u64>> = known.iter().flatten().copied().collect();
    // Whatever is above the threshold by so much tells nothing more.
    let most = towns.iter().flatten().max().copied().unwrap_or(0) + THRESHOLD + 1;
    let mut found = Vec::new();
    let mut trial = vec![0; flat.len()];
    fill(&flat, most, 0, &mut trial, &mut |trial| {
        let mut rest = trial;
        let mut made = Vec::new();
        for town in towns {
            let (own, others) = rest.split_at(town.len());
            made.push(own.to_vec());
            rest = others;
        }
        let is_same = |(seen, made): (&Node, &Vec<u64>)| {
            !seen.is_shown || seen.cell.persons == made.iter().sum::<u64>()
        };
        let total: u64 = trial.iter().sum();
        let is_total = !root.is_shown || root.cell.persons == total;
        if is_total && root.within.iter().zip(&made).all(is_same) {
            found.push(made);
        }
    });
    found
}

fn fill(
    known: &[Option<u64>],
    most: u64,
    at: usize,
    trial: &mut Vec<u64>,
    each: &mut impl FnMut(&[u64]),
) {
    let Some(one) = known.get(at) else { return each(trial) };
    let range = one.map_or(0..=most, |value| value..=value);
    for value in range {
        trial[at] = value;
        fill(known, most, at + 1, trial, each);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_hidden_figure_follows_from_those_that_are_shown(
        towns in proptest::collection::vec(proptest::collection::vec(0_u64..7, 1..4), 1..3)
    ) {
        let root = hidden_by(territory(&towns), THRESHOLD);
        for (place, is_shown, persons) in all(&root) {
            prop_assert!(!is_shown || persons >= THRESHOLD, "{place} shows {persons}");
        }
        let worlds: Vec<Node> =
            possible(&root, &towns).iter().map(|towns| territory(towns)).collect();
        let values: Vec<Vec<(i64, bool, u64)>> = worlds.iter().map(all).collect();
        for (number, (place, is_shown, persons)) in all(&root).into_iter().enumerate() {
            let other = values.iter().any(|world| world[number].2 != persons);
            prop_assert!(is_shown || other, "{place} can only be {persons} in {towns:?}");
        }
    }

    #[test]
    fn not_even_by_who_knows_how_figures_are_hidden(
        town in proptest::collection::vec(0_u64..7, 1..5)
    ) {
        let towns = [town];
        let root = hidden_by(territory(&towns), THRESHOLD);
        let page = root.shown();
        let worlds: Vec<Node> = possible(&root, &towns)
            .iter()
            .map(|towns| hidden_by(territory(towns), THRESHOLD))
            .filter(|other| other.shown() == page)
            .collect();
        let values: Vec<Vec<(i64, bool, u64)>> = worlds.iter().map(all).collect();
        for (number, (place, is_shown, persons)) in all(&root).into_iter().enumerate() {
            // A few persons may not be counted; that there are many of them may be known.
            let is_few = !is_shown && persons < THRESHOLD;
            let other = values.iter().any(|world| world[number].2 != persons);
            prop_assert!(!is_few || other, "{place} can only be {persons} in {towns:?}");
        }
    }
}

#[test]
fn a_small_school_takes_the_next_one_with_it() {
    let root = hidden_by(territory(&[vec![2, 40, 25]]), 5);
    assert_eq!(root.shown().iter().map(|it| it.0).collect::<Vec<_>>(), [0, 1, 103]);
}

#[test]
fn a_town_of_one_small_school_is_hidden_with_another_town() {
    let root = hidden_by(territory(&[vec![2], vec![30, 20], vec![60]]), 5);
    // Its neighbour is hidden beside it, and one school of the neighbour.
    let shown: Vec<i64> = root.shown().iter().map(|it| it.0).collect();
    assert_eq!(shown, [0, 103, 3, 104]);
}

#[test]
fn where_all_are_many_nothing_is_hidden() {
    let root = hidden_by(territory(&[vec![9, 5], vec![30]]), 5);
    assert_eq!(root.shown().len(), 6);
}
