//! The grid of a teacher: `GET` and `POST /livrets/classes/{class}/saisie?periode=&place=`. A
//! domain or a subject, its pupils, in one form: positions proposed and decided, appreciations, and
//! what was worked.

use super::{
    asked::{Asked, Periods},
    grid_form::{Choice, GridForm, Row},
    grid_view::{self, Home},
    pieces,
};
use crate::{
    attendance::Tools,
    class_reports::{ClassReports, Write},
    gather::{self, Gathered, Sheet},
    place::{self, Domain},
    reckoning::{Figure, Reckoned},
    report::{Kind, Written},
    store::{self, commons::Common},
    urls,
};
use axum::extract::{Query, State};
use base::Id;
use db::Tx;
use people::{Level, Person};
use std::collections::HashMap;
use web::{
    Allows, Answer, App, Error, Form, Granted, Page, Problem, Problems, Result, Ui, Viewer, t,
};

/// A place and what it is called.
pub type Named = (String, String);

/// The domains of a class: those of its levels, and of the cycles that its pupils without a level
/// follow, both before their reports are opened.
pub fn domains(gathered: &Gathered, levels: &[Level]) -> Vec<&'static Domain> {
    let follows = |cycle| place::domains(Level::Other, Some(cycle));
    let of_levels = levels.iter().flat_map(|level| place::domains(*level, None));
    let reports = gathered.sheet.reports.iter().filter(|report| report.kind == Kind::Period);
    let mut domains: Vec<&Domain> = of_levels.chain(reports.flat_map(Written::domains)).collect();
    if domains.is_empty() && levels.contains(&Level::Other) && gathered.class.is_first_degree() {
        domains.extend([2, 3].into_iter().flat_map(follows));
    }
    domains
}

/// Where one writes: these domains, or the subjects.
fn places(gathered: &Gathered, domains: &[&Domain]) -> Vec<Named> {
    let mut places: Vec<Named> = Vec::new();
    for domain in domains {
        let named = (domain.code.to_owned(), domain.label.to_owned());
        if !places.contains(&named) {
            places.push(named);
        }
    }
    let subjects = gathered.subjects.iter();
    places.extend(subjects.map(|it| (place::of_subject(it.id), it.name.clone())));
    places
}

/// The places this viewer writes at: of an école, all of them; elsewhere his subjects, and those
/// he teaches a part of.
pub fn own_places(gathered: &Gathered, domains: &[&Domain], viewer: &Viewer) -> Vec<Named> {
    let class = &gathered.class;
    if !Allows::<Write>::allows(class, viewer) {
        return Vec::new();
    }
    let mut places = places(gathered, domains);
    if !class.is_first_degree() && !viewer.administers(class.school) {
        let mine = |place: &str| {
            let subject = place::subject(place);
            let mut taught = gathered.taught.iter().filter(|it| it.teacher == viewer.person);
            subject.is_some()
                && taught.any(|it| Some(it.subject.id) == subject || it.subject.parent == subject)
        };
        places.retain(|(place, _)| mine(place));
    }
    places
}

pub struct Shown {
    pub periods: Periods,
    pub sheet: Sheet,
    pub places: Vec<Named>,
    /// The open place.
    pub place: Named,
    /// What was worked there, as the class says it; a group says nothing of it.
    pub worked: Option<Common>,
    /// Reckoned just now.
    pub reckoned: Reckoned,
    /// Who wrote last at a line, by his id.
    pub names: HashMap<Id<Person>, String>,
}

impl Shown {
    /// The columns of positions: the parts of a domain, or the place itself.
    pub fn columns(&self) -> Vec<Named> {
        let code = self.place.0.as_str();
        let levels = [Level::Ce1, Level::Cm2].into_iter();
        let domains = levels.flat_map(|level| place::domains(level, None));
        let mut domains = domains.filter(|domain| domain.code == code);
        match domains.next() {
            Some(domain) => {
                let columns = domain.positions().into_iter();
                columns.map(|(code, label)| (code.to_owned(), label.to_owned())).collect()
            }
            None => vec![self.place.clone()],
        }
    }

    /// The reports that have this place.
    pub fn reports(&self) -> impl Iterator<Item = &Written> {
        let code = self.place.0.clone();
        self.sheet.reports.iter().filter(move |report| {
            let domains = report.domains();
            report.kind == Kind::Period
                && (domains.iter().any(|domain| domain.code == code)
                    || domains.is_empty() && place::subject(&code).is_some())
        })
    }

    pub fn figure(&self, report: &Written, place: &str) -> Option<&Figure> {
        self.reckoned.figures.get(&report.pupil_id)?.get(place)
    }
}

fn load(
    tx: &Tx<'_>,
    tools: &Tools,
    class: &ClassReports,
    viewer: &Viewer,
    asked: &Asked,
) -> db::Result<Option<Shown>> {
    let periods = Periods::load(tx, class.school, class.year, asked.periode)?;
    let Some(periods) = periods else { return Ok(None) };
    let gathered = gather::load(tx, tools, class, periods.open())?;
    let levels = store::classes::levels(tx, class.class)?;
    let places = own_places(&gathered, &domains(&gathered, &levels), viewer);
    let is_asked = |named: &&Named| asked.place.is_empty() || named.0 == asked.place;
    let Some(place) = places.iter().find(is_asked).cloned() else {
        return Err(db::Error::Missing);
    };
    let of = (class.school, class.kind);
    let reckoned = gather::reckon(tx, tools, of, periods.open(), &gathered.sheet.reports)?;
    let names = gathered.staff.iter().map(|it| (it.person, it.name().formal())).collect();
    let (worked, sheet) = (gathered.common(&place.0).cloned(), gathered.sheet);
    Ok(Some(Shown { periods, sheet, places, place, worked, reckoned, names }))
}

pub async fn get(
    class: Granted<Write, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
) -> Result<Page> {
    let (tools, of) = (Tools::of(&app), ClassReports::clone(&class));
    let viewer = class.viewer.clone();
    let read = move |tx: &Tx<'_>| load(tx, &tools, &of, &viewer, &asked);
    Ok(match app.db.read(read).await? {
        Some(shown) => grid_view::view(&ui, &Home::Class(&class), &shown, None),
        None => pieces::no_period(&ui, &class.name, class.school),
    })
}

/// Writes what the form says and nobody has written over; what somebody has is shown again, both
/// texts side by side.
pub async fn post(
    class: Granted<Write, ClassReports>,
    State(app): State<App>,
    Query(asked): Query<Asked>,
    ui: Ui,
    form: Form<Vec<(String, String)>>,
) -> Result<Answer> {
    let form = GridForm::of(&form);
    let (tools, of, viewer) = (Tools::of(&app), ClassReports::clone(&class), class.viewer.clone());
    let (wanted, written) = (asked.clone(), form.clone());
    let write = move |tx: &Tx<'_>| {
        let shown = load(tx, &tools, &of, &viewer, &wanted)?.ok_or(db::Error::Missing)?;
        let problems = written.problems();
        if !problems.is_empty() {
            return Ok((shown, Unsaved { problems, ..Unsaved::default() }));
        }
        let mut unsaved = save(tx, &shown, &written, viewer.person)?;
        unsaved.problems = save_worked(tx, &of, &shown, &written, viewer.person)?;
        let shown = load(tx, &tools, &of, &viewer, &wanted)?.ok_or(db::Error::Missing)?;
        Ok((shown, unsaved))
    };
    let (shown, unsaved) = match app.db.write(write).await {
        Err(db::Error::Missing) => return Err(Error::NotFound),
        answer => answer?,
    };
    if unsaved.problems.is_empty() && unsaved.left.is_empty() {
        let url = urls::grid(class.class, shown.periods.open().id, &shown.place.0);
        return Ok(Answer::to(url).saying(t!(&ui, "reports-saved")));
    }
    let again = grid_view::Again { form: &form, unsaved: &unsaved };
    Ok(grid_view::view(&ui, &Home::Class(&class), &shown, Some(&again)).unprocessable().into())
}

/// What of a form was not written down.
#[derive(Clone, Debug, Default)]
pub struct Unsaved {
    pub problems: Problems,
    /// Somebody else has written there meanwhile, or the report was locked.
    pub left: Vec<Row>,
    /// The rest was.
    pub is_partly_saved: bool,
}

/// Writes down the lines that are new, and says which were not.
pub fn save(tx: &Tx<'_>, shown: &Shown, form: &GridForm, by: Id<Person>) -> db::Result<Unsaved> {
    let mut left = Vec::new();
    let mut decided = Vec::new();
    for row in &form.rows {
        let Some(report) = shown.reports().find(|report| report.id == row.report) else { continue };
        let line = shown.sheet.line(report.id, &row.place);
        let mut row = row.clone();
        if form.accepts && row.position == Some(Choice(None)) {
            row.position = shown.figure(report, &row.place).map(|figure| Choice(figure.proposed));
        }
        let is_here = shown.columns().iter().any(|(place, _)| *place == row.place)
            || row.place == shown.place.0;
        if !is_here || row.says_the_same(line) {
            continue;
        }
        let version = line.map_or(0, |line| line.version);
        if version != row.version || !report.is_open() {
            left.push(row);
            continue;
        }
        decided.push(row.decided(line));
    }
    if !decided.is_empty() {
        let count = store::lines::decide(tx, &decided, by, tx.now())?;
        if count != decided.len() as u64 {
            return Err(db::Error::Conflict("a line was written meanwhile".to_owned()));
        }
    }
    Ok(Unsaved { left, is_partly_saved: true, ..Unsaved::default() })
}

/// Writes down what the class has worked at, unless somebody else has said it meanwhile.
fn save_worked(
    tx: &Tx<'_>,
    class: &ClassReports,
    shown: &Shown,
    form: &GridForm,
    by: Id<Person>,
) -> db::Result<Problems> {
    let Some(common) = form.elements(&shown.place.0) else { return Ok(Problems::none()) };
    let (words, version) = match &shown.worked {
        Some(known) => (known.words.as_str(), known.version),
        None => ("", 0),
    };
    if words == common.words {
        return Ok(Problems::none());
    }
    if version != common.version {
        let (field, text) = ("worked", text::id!("reports-refused-common"));
        return Ok(Problem { field, text, args: vec![("words", words.to_owned())] }.into());
    }
    store::commons::set(tx, (class.class, shown.periods.open().id), &common, by)?;
    Ok(Problems::none())
}
