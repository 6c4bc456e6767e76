//! Any value of the schemas.

use base::{Day, SchoolYear, Title};
use lsu::{Component, Components, Line, Mastery, Moment, Text, XmlId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

/// So many values of it, always the same.
pub fn some<T: std::fmt::Debug>(of: &impl Strategy<Value = T>, count: usize) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    (0..count).map(|_| of.new_tree(&mut runner).expect("a value").current()).collect()
}

/// What people write, what must be escaped, and letters of elsewhere.
const LETTERS: &str = "[ -~¡-ÿœŒ’…—\n😀字]";

/// Mostly short; sometimes of exactly the limit.
fn any_string(max: usize) -> impl Strategy<Value = String> {
    let short = format!("{LETTERS}{{1,{}}}", max.min(24));
    let short = prop::string::string_regex(&short).expect("an expression");
    let full = any_of(&['a', 'é', '&', '<', '字']);
    let full = full.prop_map(move |letter| letter.to_string().repeat(max));
    prop_oneof![9 => short, 1 => full]
}

pub fn any_text<const MAX: usize>() -> impl Strategy<Value = Text<MAX>> {
    any_string(MAX).prop_filter_map("it says something", |text| Text::parse(&text).ok())
}

pub fn any_line<const MAX: usize>() -> impl Strategy<Value = Line<MAX>> {
    any_string(MAX).prop_filter_map("it says something", |text| Line::parse(&text).ok())
}

/// The same, and another for each number.
pub fn any_line_of<const MAX: usize>(number: usize) -> impl Strategy<Value = Line<MAX>> {
    any_line::<MAX>().prop_map(move |line| {
        let kept: String = line.as_str().chars().take(MAX.saturating_sub(5)).collect();
        Line::parse(&format!("{kept} {number}")).expect("a line")
    })
}

pub fn maybe<T: std::fmt::Debug + Clone>(
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    prop::option::of(of)
}

pub fn any_day() -> impl Strategy<Value = Day> {
    (0..15_000).prop_map(|days| Day::new(2_000, 1, 1).expect("a day").plus_days(days))
}

pub fn any_moment() -> impl Strategy<Value = Moment> {
    (any_day(), 0..24, 0..60, 0..60).prop_map(|(day, hour, minute, second)| {
        Moment::parse(&format!("{}T{hour:02}:{minute:02}:{second:02}", day.iso())).expect("one")
    })
}

pub fn any_year() -> impl Strategy<Value = SchoolYear> {
    (2015_i16..2040).prop_map(SchoolYear)
}

pub fn any_title() -> impl Strategy<Value = Title> {
    prop::sample::select(vec![Title::M, Title::Mme])
}

pub fn any_of<T: Copy + std::fmt::Debug + 'static>(all: &'static [T]) -> impl Strategy<Value = T> {
    prop::sample::select(all)
}

pub fn any_socle() -> impl Strategy<Value = Components<Mastery>> {
    prop::collection::vec(any_of(Mastery::ALL), 8).prop_map(|all| {
        let mut socle = Components::new([Mastery::Dispensed; 8]);
        Component::ALL.iter().zip(all).for_each(|(which, it)| socle.set(*which, it));
        socle
    })
}

pub fn any_part_of_socle() -> impl Strategy<Value = Components<Option<Mastery>>> {
    prop::collection::vec(maybe(any_of(Mastery::ALL)), 8).prop_map(|all| {
        let mut socle = Components::default();
        Component::ALL.iter().zip(all).for_each(|(which, it)| socle.set(*which, it));
        socle
    })
}

pub fn id(letters: &str, number: usize) -> XmlId {
    XmlId::parse(&format!("{letters}{number}")).expect("an id")
}

/// At least `least` of the ids that have these letters, each once.
pub fn ids(letters: &'static str, of: usize, least: usize) -> impl Strategy<Value = Vec<XmlId>> {
    let all: Vec<XmlId> = (0..of).map(|number| id(letters, number)).collect();
    prop::sample::subsequence(all, least.min(of)..=of)
}

/// Values that differ by what is chosen first: some of `all`, each once.
pub fn some_of<T: Copy + std::fmt::Debug + 'static>(
    all: &'static [T],
    least: usize,
) -> impl Strategy<Value = Vec<T>> {
    prop::sample::subsequence(all.to_vec(), least..=all.len())
}

/// One value for each of what was chosen.
pub fn for_each<T, S, V>(
    chosen: impl Strategy<Value = Vec<T>>,
    each: impl Fn(T) -> S + Clone + 'static,
) -> impl Strategy<Value = Vec<V>>
where
    T: Clone + std::fmt::Debug + 'static,
    S: Strategy<Value = V> + 'static,
    V: std::fmt::Debug,
{
    chosen.prop_flat_map(move |chosen| chosen.into_iter().map(each.clone()).collect::<Vec<_>>())
}
