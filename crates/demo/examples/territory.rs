//! Writes a territory: `cargo run -p demo --example territory -- --pupils 1100 --seed 1 --out DIR`.

use clap::Parser;
use demo::{Encoding, Export, OndeHeaders, Territory};
use std::path::PathBuf;

#[derive(Parser)]
struct Options {
    #[arg(long, default_value_t = 1_100)]
    pupils: usize,
    #[arg(long, default_value_t = 1)]
    seed: u64,
    #[arg(long)]
    out: PathBuf,
    /// One zip per academy and degree.
    #[arg(long)]
    zip: bool,
    /// `utf-8` or `iso-8859-15`.
    #[arg(long, default_value = "utf-8")]
    encoding: String,
    /// Collèges and lycées too, even in a small territory.
    #[arg(long)]
    with_secondary: bool,
    /// The territory as it is some days later.
    #[arg(long, default_value_t = 0)]
    after: usize,
    /// Only what has changed in these days.
    #[arg(long)]
    delta: bool,
    /// The ONDE extractions of this école instead: `--onde 1590001X`.
    #[arg(long)]
    onde: Option<String>,
    /// With the headers of BE1D.
    #[arg(long)]
    old_headers: bool,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let options = Options::parse();
    let encoding = Encoding::parse(&options.encoding).ok_or("encoding: utf-8 or iso-8859-15")?;
    let export = Export { encoding, zip: options.zip };
    let first = if options.with_secondary {
        Territory::with_secondary(options.pupils, options.seed)
    } else {
        Territory::of(options.pupils, options.seed)
    };
    let territory = first.after(options.after);
    if let Some(uai) = options.onde {
        let district = territory.district_of(&uai).ok_or("no school has this UAI")?;
        let headers = if options.old_headers { OndeHeaders::Old } else { OndeHeaders::New };
        demo::write_onde(&district, &uai, &options.out, headers)?.ok_or("ONDE is for écoles")?;
        return Ok(());
    }
    let written = if options.delta {
        demo::write_delta(&first, &territory, &options.out, &export)?
    } else {
        demo::write(&territory, &options.out, &export)?
    };
    println!(
        "{} écoles, collèges et lycées · {} élèves · {} responsables · {} personnels · {} fichiers",
        written.schools,
        written.pupils,
        written.guardians,
        written.staff,
        written.files.len()
    );
    Ok(())
}
