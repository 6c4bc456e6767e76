//! The style and scripts are made by npm before this crate embeds them: says so when they are not.

use std::path::Path;

const DIST: &str = "../../assets/dist";

fn main() {
    // A folder is watched whole: new hashed names embed again.
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={DIST}");
    if !Path::new(DIST).join("manifest.json").is_file() {
        println!(
            "cargo::error=assets/dist is missing: run `./run build`, \
             or `npm ci && npm run build` in assets/."
        );
    }
}
