//! What was decided over the town before its schools are fed, and what is told of it: the communes
//! of the north and those of the feed, names for whom they elect.

use base::{Day, PersonName, Title};
use demo::{Sex, Territory, Town, communes, elected};
use std::{sync::Arc, time::Duration};
use territory::demo::{Campaigned, Script};

/// Names are drawn once; councils take from them, one after the other.
const NAMES: usize = 4_000;

/// The script of the territory: so many communes of the north, and every town that has schools.
pub fn script(fed: &Territory, most: usize, (first, until): (Day, Day)) -> Script {
    let mut towns: Vec<&'static Town> = communes::of_the_north(most);
    let own = fed.towns().into_iter().filter(|town| !towns.contains(town));
    let own: Vec<&'static Town> = own.collect();
    towns.extend(own);
    Script { communes: communes::list(&towns).into(), names: names(fed.seed()), first, until }
}

fn names(seed: u64) -> Arc<[PersonName]> {
    let name = |it: elected::Elected| {
        let title = if it.sex == Sex::F { Title::Mme } else { Title::M };
        PersonName::new(it.first, it.last, Some(title))
    };
    elected::members(seed, NAMES).into_iter().map(name).collect()
}

/// What was counted and called, and how long it took.
pub fn tell(campaign: &Campaigned) -> String {
    let Campaigned { year, members, schools, pupils, voted, total, .. } = campaign;
    let steps = [campaign.counted, campaign.frozen, campaign.called];
    let [counted, frozen, called] = steps.map(seconds);
    let all = seconds(steps.iter().sum());
    format!(
        "Contributions {year}\u{a0}: {members} membres, {schools} écoles et {pupils} élèves \
         comptés. {total} répartis pour {voted} votés.\n  comptage {counted}, gel {frozen}, appels \
         {called}\u{a0}: {all} en tout."
    )
}

/// `0,84 s`
fn seconds(time: Duration) -> String {
    format!("{:.2}\u{a0}s", time.as_secs_f64()).replace('.', ",")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_town_of_the_feed_is_a_commune_of_the_list_once() {
        let (first, until) = (Day::new(2026, 9, 1), Day::new(2026, 11, 26));
        let days = (first.expect("a day"), until.expect("a day"));
        let fed = Territory::of(20_000, 1);
        let script = script(&fed, 100, days);
        let insee: Vec<&str> =
            script.communes.lines().skip(1).filter_map(|line| line.split(';').next()).collect();
        let once: std::collections::HashSet<&&str> = insee.iter().collect();
        assert_eq!(once.len(), insee.len());
        assert!(fed.towns().iter().all(|town| insee.contains(&town.insee)));
    }

    #[test]
    fn seconds_are_written_as_one_reads_them() {
        assert_eq!(seconds(Duration::from_millis(842)), "0,84\u{a0}s");
    }
}
