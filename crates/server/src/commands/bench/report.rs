//! The figures, as tables that can be put into a page of the documentation.

use super::{
    Options,
    houses::{House, Measured},
};
use bench::{
    cpu,
    figures::median,
    load::{Window, quiet},
};

/// A page of ours may cost so many microseconds of CPU.
const PAGE_US_MAX: f64 = 150.0;
/// And so much more in a large territory than in a small one.
const GROWTH_MAX: f64 = 1.2;
/// The slowest answer in a hundred, under load.
const P99_MS_MAX: f64 = 20.0;

pub fn machine(options: &Options) {
    let engine = options.database.as_ref().map_or("SQLite", |_| "PostgreSQL");
    println!(
        "{engine}, {} cœurs, {} navigateurs à la fois, {} fenêtres de {} ms, tour à tour.\n\
         « nu » : une page axum nue du même poids, dans un autre processus.",
        cpu::cores(),
        options.users,
        options.rounds,
        options.window_millis
    );
}

pub fn pages(houses: &[House]) {
    for house in houses {
        println!("\n### {} élèves\n", house.pupils);
        println!(
            "| page | octets | req/s | p50 ms | p95 ms | p99 ms | CPU µs | moteur µs | nu req/s \
             | nu CPU µs | CPU / nu | fenêtres | autres |\n\
             |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
        );
        house.pages.iter().for_each(line);
    }
}

fn of(windows: &[Window], figure: fn(&Window) -> f64) -> f64 {
    median(quiet(windows).iter().map(figure))
}

fn line(page: &Measured) {
    let (ours, bare) = (&page.windows, &page.bare_windows);
    let millis = |figure: fn(&Window) -> f64| of(ours, figure) / 1e3;
    let (cpu, bare_cpu) = (of(ours, |it| it.server_us), of(bare, |it| it.server_us));
    println!(
        "| {} | {} | {:.0} | {:.2} | {:.2} | {:.2} | {:.0} | {:.0} | {:.0} | {:.0} | {:.1} \
         | {}/{} | {:.0} % |",
        page.product.name,
        page.bytes,
        of(ours, |it| it.per_second),
        millis(|it| it.p50_us),
        millis(|it| it.p95_us),
        millis(|it| it.p99_us),
        cpu,
        of(ours, |it| it.engine_us),
        of(bare, |it| it.per_second),
        bare_cpu,
        cpu / bare_cpu,
        quiet(ours).len(),
        ours.len(),
        100.0 * of(ours, |it| it.foreign),
    );
}

/// What a page costs in the largest territory, over what it costs in the smallest.
pub fn growth(houses: &[House]) {
    let (Some(small), Some(large)) = (houses.first(), houses.last()) else { return };
    println!("\n### Objectifs\n");
    println!(
        "| page | CPU µs | ≤ {PAGE_US_MAX} | p99 ms | ≤ {P99_MS_MAX} | coût {} / {} \
         | ≤ {GROWTH_MAX} |\n|---|--:|:-:|--:|:-:|--:|:-:|",
        large.pupils, small.pupils
    );
    for (small, large) in small.pages.iter().zip(&large.pages) {
        let all = |page: &Measured| of(&page.windows, |it| it.server_us + it.engine_us);
        let cpu = all(small).max(all(large));
        let p99 = [small, large].map(|page| of(&page.windows, |it| it.p99_us) / 1e3);
        let p99 = p99[0].max(p99[1]);
        let growth = all(large) / all(small);
        let goal = if small.is_page { said(cpu <= PAGE_US_MAX) } else { "—" };
        println!(
            "| {} | {cpu:.0} | {goal} | {p99:.2} | {} | {growth:.2} | {} |",
            small.product.name,
            said(p99 <= P99_MS_MAX),
            said(growth <= GROWTH_MAX),
        );
    }
}

/// Whether a goal was reached.
pub fn said(is_reached: bool) -> &'static str {
    if is_reached { "oui" } else { "non" }
}

pub fn memory(houses: &[House]) {
    println!("\n### Mémoire de `preau serve`\n");
    println!(
        "| élèves | à l’ouverture MiB | après la mesure MiB | fichiers projetés MiB | au plus |"
    );
    println!("|--:|--:|--:|--:|--:|");
    for house in houses {
        let now = cpu::resident(house.product.pid());
        println!(
            "| {} | {:.0} | {:.0} | {:.0} | {:.0} |",
            house.pupils, house.resident_at_first, now.own, now.files, now.most
        );
    }
}
