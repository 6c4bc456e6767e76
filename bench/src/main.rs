//! Measures: `cargo run --release -p bench -- executors [--seconds N]`.

mod dataset;
mod executors;
mod lanes;
mod meter;
mod postgres_server;
mod report;

pub use bench::Result;

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["executors"] => executors::run(300),
        ["executors", "--seconds", seconds] => executors::run(seconds.parse()?),
        _ => Err("usage: bench executors [--seconds N]".into()),
    }
}
