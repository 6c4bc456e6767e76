//! Reads a feed and says what is in it: `cargo run --example read -- <path> [academy or UAI]`.

use feeds::problem::Refused;
use feeds::read::{Asked, Source, read};
use feeds::record::Academy;

fn main() -> std::process::ExitCode {
    let mut arguments = std::env::args().skip(1);
    let Some(path) = arguments.next() else {
        eprintln!("usage: read <zip, folder or file> [academy or UAI]");
        return std::process::ExitCode::from(2);
    };
    let mut asked = Asked::default();
    match arguments.next() {
        Some(uai) if uai.len() == 8 => asked.school = Some(uai),
        Some(academy) => asked.academy = Academy::parse(&academy),
        None => {}
    }
    let started = std::time::Instant::now();
    let mut source = match Source::open(path.as_ref()) {
        Ok(source) => source,
        Err(problem) => return refused(&problem),
    };
    let progress = source.progress();
    let reading = match read(&mut source, &asked, |_| Ok::<_, Refused>(())) {
        Ok(reading) => reading,
        Err(problem) => return refused(&problem),
    };
    let seconds = started.elapsed().as_secs_f64();
    for problem in reading.problems.iter().take(40) {
        println!("{}", problem.sentence());
    }
    let counts = reading.counts;
    println!("{:?} {:?} {counts:?}", reading.mode, reading.academies);
    #[expect(clippy::cast_precision_loss, reason = "a speed to look at")]
    let (persons, megabytes) = (counts.persons() as f64, progress.now().0 as f64 / 1e6);
    println!("{seconds:.2} s, {:.0} persons/s, {:.0} MB/s", persons / seconds, megabytes / seconds);
    std::process::ExitCode::SUCCESS
}

fn refused(problem: &Refused) -> std::process::ExitCode {
    eprintln!("{problem}");
    std::process::ExitCode::FAILURE
}
