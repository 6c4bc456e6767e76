//! In the made-up town the first class of each school, and its ULIS, have their reports written,
//! locked, published and signed by some; the second one's are being written, for who tries. A
//! collège has an EPI and an accompagnement personnalisé that both follow.

mod projects;

use crate::{
    attendance::Tools,
    class_reports::ClassReports,
    gather,
    life::{self, Locking},
    place,
    report::{Kind, Report, Written},
    school_projects::SchoolProjects,
    sending::{self, Code, CodeKind, Mended, Version},
    signing,
    store::{self, commons::Common, lines::Decided, reports::Words},
};
use base::{Day, Id, Minutes};
use db::{Result, Tx};
use people::{Class, Level, Person, SchoolKind, pages::ClassPage};
use results::Period;
use web::{
    App,
    demo::{Act, Stage},
};

const NOBODY: Id<Person> = Id::new(0);

const GENERAL: [&str; 5] = [
    "Une belle période : du sérieux, de la curiosité, et de l’aide apportée aux autres.",
    "Des efforts réguliers qui se voient. Continue à prendre la parole, ce que tu dis compte.",
    "Un bon début. Il faut maintenant relire ton travail avant de le rendre.",
    "De réels progrès en lecture. Les mathématiques demandent encore de l’entraînement.",
    "Un travail soigné et une attitude toujours positive : bravo.",
];
const LINES: [&str; 5] = [
    "Participe avec plaisir et réussit bien.",
    "Les bases sont là ; il reste à s’entraîner.",
    "De bons résultats, un travail régulier.",
    "Des progrès depuis la rentrée.",
    "Doit oser davantage : les connaissances sont là.",
];
const WORKED: &str = "Comprendre un texte et le dire avec ses mots\nRésoudre un problème";
/// What a collège has worked at, by the code of the subject; versions 2.0 and 3.0 of the State's
/// file want it of each.
const WORKED_AT: [(&str, &str); 12] = [
    ("020700", "Lire un récit et le mettre en voix\nÉcrire une suite"),
    ("061300", "Calculer avec des nombres relatifs\nRésoudre un problème de proportionnalité"),
    ("030201", "Se présenter et parler de ses goûts"),
    ("042100", "Situer un fait dans le temps et l’espace\nLire une carte"),
    ("100100", "Courir longtemps à son allure\nJouer en équipe"),
    ("030602", "Comprendre une consigne et y répondre"),
    ("030102", "Comprendre une consigne et y répondre"),
    ("062900", "Observer le vivant et décrire ce que l’on voit"),
    ("062300", "Mener une expérience et la raconter"),
    ("070800", "Programmer un objet simple"),
    ("090100", "Dessiner d’après nature"),
    ("081300", "Chanter à plusieurs voix"),
];
const WORKED_ELSEWHERE: &str = "Travailler avec méthode";

pub fn acts(stage: &Stage) -> Vec<Act> {
    let mut acts = Vec::new();
    let schools = stage.schools.iter().chain(&stage.secondary);
    for school in schools.filter(|it| it.page.school.kind != SchoolKind::Nursery) {
        let has_reports =
            |class: &&ClassPage| class.pupils.iter().any(|pupil| place::is_reported(pupil.level));
        let classes = school.classes.iter().filter(has_reports);
        let (without_level, mut classes): (Vec<&ClassPage>, Vec<&ClassPage>) =
            classes.partition(has_no_level);
        // Whoever comes to try reads as Samira: her children's livrets are there.
        classes.sort_by_key(|class| !is_known_by_heart(class));
        classes.truncate(2);
        for (at, class) in classes.iter().enumerate() {
            acts.extend(of_class(stage, class, at == 0));
        }
        if SchoolProjects::are_had_by(&school.page.school) {
            acts.extend(of_projects(stage, &classes));
        }
        for class in without_level {
            acts.extend(of_class(stage, class, true));
        }
    }
    acts
}

/// Both classes follow the projects of their collège; the first has been told of.
fn of_projects(stage: &Stage, classes: &[&ClassPage]) -> Option<Act> {
    let first = classes.first()?.class.id;
    let followers: Vec<Id<Class>> = classes.iter().map(|class| class.class.id).collect();
    let (at, seed) = (stage.hour(1, Minutes(17 * 60)), stage.seed);
    Some(act(at, first, stage.until.day(), move |tx, _, class, period| {
        projects::add(tx, (class, period), &followers, seed)
    }))
}

/// An ULIS: its livrets are those of two cycles.
fn has_no_level(class: &&ClassPage) -> bool {
    class.pupils.iter().all(|pupil| pupil.level == Level::Other)
}

fn is_known_by_heart(class: &ClassPage) -> bool {
    let mut guardians = class.pupils.iter().flat_map(|pupil| &pupil.guardians);
    guardians.any(|guardian| guardian.name.first == "Samira")
}

/// What happens to the reports of a class in the fortnight.
fn of_class(stage: &Stage, class: &ClassPage, is_done: bool) -> Vec<Act> {
    let (id, seed, until) = (class.class.id, stage.seed, stage.until.day());
    let hour = |day, minutes| stage.hour(day, Minutes(minutes));
    let mut acts = vec![act(hour(0, 16 * 60 + 45), id, until, move |tx, tools, class, period| {
        life::open(tx, tools, class, period)?;
        write(tx, tools, (class, period), (seed, is_done))
    })];
    if !is_done {
        return acts;
    }
    acts.push(act(hour(2, 17 * 60 + 30), id, until, |tx, tools, class, period| {
        let head = store::classes::head(tx, class.school, tx.now().day())?;
        let by = head.map_or(NOBODY, |(head, _)| head);
        let locking = Locking { only: None, with_lacks: true, by };
        life::lock(tx, tools, (class, period), &locking)?;
        life::publish_by(tx, class, period, tx.now().day().plus_days(1), by)?;
        type_numbers(tx, class, period)
    }));
    acts.push(act(hour(7, 18 * 60), id, until, move |tx, _, class, period| {
        sign(tx, class, period, seed)
    }));
    acts
}

/// The school has typed the numbers of the State that no feed has said.
fn type_numbers(tx: &Tx<'_>, class: &ClassReports, period: &Period) -> Result<()> {
    let Some(school) = people::school::load(tx, class.school)? else { return Ok(()) };
    let sources = sending::load(tx, &school, period)?;
    let looked = sending::look(&sources, Version::Seven);
    let mut codes = Vec::new();
    for lack in &looked.lacks {
        let Mended::Here(kind, thing) = sources.mended(lack) else { continue };
        let short = thing.rem_euclid(1_000_000_000);
        let number = match kind {
            CodeKind::Ine => format!("{short:09}AB"),
            CodeKind::Onde | CodeKind::Siecle | CodeKind::Sts => (short + 1).to_string(),
        };
        codes.push(Code { kind, thing, number });
    }
    if codes.is_empty() { Ok(()) } else { store::sending::set_codes(tx, class.school, &codes) }
}

/// Something done to the reports of a class, with what the house lends: of the last period that has
/// begun, when the school has cut its year.
fn act<F>(at: base::Instant, class: Id<Class>, until: Day, change: F) -> Act
where
    F: Fn(&Tx<'_>, &Tools, &ClassReports, &Period) -> Result<()> + Send + Sync + 'static,
{
    Act::run(at, move |app: App| async move {
        let tools = Tools::of(&app);
        let write = move |tx: &Tx<'_>| {
            let class = store::classes::load(tx, class, NOBODY, tx.now().day())?;
            let Some(class) = class else { return Ok(Vec::new()) };
            let periods = results::period::of_school(tx, class.school, class.year)?;
            if let Some(period) = periods.iter().rfind(|it| it.from_on <= until) {
                change(tx, &tools, &class, period)?;
            }
            Ok(Vec::new())
        };
        app.db.write(write).await
    })
}

/// Writes everything, or the half that is done when somebody comes to try.
fn write(
    tx: &Tx<'_>,
    tools: &Tools,
    (class, period): (&ClassReports, &Period),
    (seed, is_done): (u64, bool),
) -> Result<()> {
    let gathered = gather::load(tx, tools, class, period)?;
    let Some(by) = gathered.staff.first().map(|staff| staff.person) else { return Ok(()) };
    let some = gathered.sheet.reports.len() / if is_done { 1 } else { 2 };
    let mut decided = Vec::new();
    for report in gathered.sheet.reports.iter().take(some) {
        decided.extend(lines(&gathered, report, seed));
        let general = pick(&GENERAL, seed, report.id).to_owned();
        let words = Words { general, life: String::new(), mention: String::new() };
        store::reports::set_words(tx, report.id, report.version, &words)?;
    }
    if !decided.is_empty() {
        store::lines::decide(tx, &decided, by, tx.now())?;
    }
    let of = (class.class, period.id);
    for (place, words) in worked(&gathered) {
        store::commons::set(tx, of, &Common { place, words: words.to_owned(), version: 0 }, by)?;
    }
    let place = "PAR_CIT".to_owned();
    let words = "La classe a élu ses délégués et écrit ses règles de vie.".to_owned();
    store::commons::set(tx, of, &Common { place, words, version: 0 }, by)
}

/// What was worked at: each place, and its words.
fn worked(gathered: &gather::Gathered) -> Vec<(String, &'static str)> {
    if gathered.class.is_first_degree() {
        return ["FRA-RAC", "MAT-RAC"].map(|place| (place.to_owned(), WORKED)).to_vec();
    }
    let words = |subject: &results::Subject| {
        let of = WORKED_AT.iter().find(|(code, _)| *code == subject.code);
        (place::of_subject(subject.id), of.map_or(WORKED_ELSEWHERE, |(_, words)| *words))
    };
    gathered.subjects.iter().map(words).collect()
}

/// What is proposed is decided; where nothing was shown, most have reached it.
fn lines(gathered: &gather::Gathered, report: &Written, seed: u64) -> Vec<Decided> {
    let line = |place: String, position: Option<u8>, appreciation: &str| Decided {
        report: report.id,
        place,
        position,
        appreciation: appreciation.to_owned(),
        version: 0,
    };
    let level = |place: &str| {
        let proposed = gathered.figure(report.id, place).and_then(|figure| figure.proposed);
        proposed.or(Some(2 + u8::try_from(chance(seed, report.id, place) % 3).unwrap_or(1)))
    };
    if report.kind == Kind::Cycle {
        let all = place::COMPONENTS.iter();
        return all.map(|(code, _)| line((*code).to_owned(), level(code), "")).collect();
    }
    if !report.domains().is_empty() {
        let of = |domain: &place::Domain| -> Vec<Decided> {
            let own = pick(&LINES, seed, report.id);
            let has_own = domain.parts.is_empty();
            let mut lines: Vec<Decided> = domain
                .positions()
                .into_iter()
                .map(|(code, _)| line(code.to_owned(), level(code), if has_own { own } else { "" }))
                .collect();
            if !has_own {
                lines.push(line(domain.code.to_owned(), None, own));
            }
            lines
        };
        return report.domains().iter().flat_map(of).collect();
    }
    let subject = |subject: &results::Subject| {
        let place = place::of_subject(subject.id);
        let average = gathered.figure(report.id, &place).and_then(|figure| figure.average);
        let position = if average.is_none() { level(&place) } else { None };
        let at = chance(seed, report.id, &place) % 5;
        line(place, position, LINES[usize::try_from(at).unwrap_or(0)])
    };
    gathered.subjects.iter().map(subject).collect()
}

/// Two guardians of three have signed; who is known by heart finds hers to sign.
fn sign(tx: &Tx<'_>, class: &ClassReports, period: &Period, seed: u64) -> Result<()> {
    let now = tx.now();
    let reports = store::reports::of_class(tx, class.class, period.id)?;
    let pupils: Vec<Id<Person>> = reports.iter().map(|report| report.pupil_id).collect();
    let guardians = store::reports::guardians(tx, &pupils, now.day())?;
    for written in reports {
        let report = written.id;
        let own = guardians.iter().find(|(_, pupil)| *pupil == written.pupil_id);
        let Some((guardian, _)) = own else { continue };
        let is_out = written.publish_at.is_some_and(|at| at <= now);
        if !is_out || chance(seed, report, "sign").is_multiple_of(3) {
            continue;
        }
        let (edition, code) = (written.edition, format!("{seed}-{report}"));
        let (class, readable) = (class.clone(), Some(edition));
        let report = Report { written, class, readable, has_authority: true };
        signing::sign_by(tx, &report, *guardian, (edition, &code), now)?;
    }
    Ok(())
}

/// The same seed makes the same town.
fn chance(seed: u64, report: Id<Report>, what: &str) -> u64 {
    let hash = blake3::hash(format!("{seed} {report} {what}").as_bytes());
    u64::from(hash.as_bytes()[0])
}

fn pick(words: &'static [&'static str], seed: u64, report: Id<Report>) -> &'static str {
    let at = usize::try_from(chance(seed, report, "words")).unwrap_or(0);
    words[at % words.len()]
}
