//! Reports: the livret of an école and the bulletin of a collège or a lycée, at the end of a period
//! and of a cycle.
//!
//! A [`Report`] is of a pupil and a period, of the class where he is at its end. While it is open
//! teachers decide at its `place`s what the results (`results::Lent`) propose (`reckoning`). The
//! head locks it: what it says then (`content`) is an edition, never changed, read ever after, on
//! screen and on paper. Published, it is seen and signed by each guardian for himself (`signing`,
//! `chain`); reopened with a reason, it has another edition, and the old one stays readable.
//!
//! The way of a report: `life::open` → `pages::grid` (a teacher, a class at once) →
//! `pages::conclusion`, `pages::council` → `life::lock` → `life::publish` → `jobs::TellFamilies` →
//! `pages::report` → `signing::sign`.

mod api;
mod attendance;
mod averages;
mod balance;
mod batch;
#[cfg(test)]
mod budget;
mod card;
pub mod chain;
mod class_council;
mod class_reports;
mod college;
mod content;
mod deeds;
mod demo;
mod erasing;
mod export;
mod following;
mod gather;
mod group_reports;
mod jobs;
mod life;
mod news;
mod pages;
mod place;
mod printing;
mod project;
mod reckoning;
mod reminding;
mod report;
mod school_projects;
mod section;
mod sending;
mod settings;
mod signing;
mod state_file;
mod store;
pub mod urls;

pub use attendance::{Attendance, Presence, Presences};
pub use batch::Batch;
pub use class_council::ClassCouncil;
pub use class_reports::ClassReports;
pub use following::Followers;
pub use group_reports::GroupReports;
pub use project::Project;
pub use report::Report;
pub use school_projects::SchoolProjects;
pub use section::Livrets;
pub use state_file::StateFile;

use web::{Badge, Card, Feature, MenuEntry, Routes, get, post};

pub const MIGRATIONS: db::Migrations = db::migrations!("reports";
    "0001_report", "0002_codes", "0003_council", "0004_paper", "0005_project", "0006_cycle");

pub fn feature() -> Feature {
    Feature {
        name: "reports",
        migrations: Some(MIGRATIONS),
        texts: text::files!(),
        routes,
        menu: vec![MenuEntry {
            text: text::id!("reports-menu"),
            url: urls::HOME,
            icon: "file-text",
            order: 45,
            shown: pages::home::is_shown,
            badge: Some(Badge {
                counter: "reports",
                count: |tx, viewer| {
                    let children: Vec<_> = viewer.children.iter().map(|child| child.id).collect();
                    if children.is_empty() {
                        return Ok(0);
                    }
                    store::reports::count_to_sign(tx, &children, viewer.person, tx.now())
                },
            }),
        }],
        card: Some(Card { order: 12, tells: &["reports.report"], load: card::load }),
        notices: vec![news::REPORT],
        deeds: deeds::DEEDS,
        jobs: jobs::register,
        export: export::export,
        erase: erasing::erase,
        merging: Some(store::keeping::MERGING),
        demo: |_, stage| Ok(demo::acts(stage)),
    }
}

fn routes() -> Routes {
    classes().merge(reports()).merge(projects()).merge(schools()).merge(api::routes())
}

fn classes() -> Routes {
    use pages::{batch, class, class_life, council, courses, grid, group_grid, home, locking};
    Routes::new()
        .at(urls::HOME, get(home::get))
        .at("/livrets/classes/{class}", get(class::get))
        .at("/livrets/classes/{class}/saisie", get(grid::get).post(grid::post))
        .at("/livrets/groupes/{group}/saisie", get(group_grid::get).post(group_grid::post))
        .at("/livrets/classes/{class}/parcours", get(courses::get).post(courses::post))
        .at("/livrets/classes/{class}/vie-scolaire", get(class_life::get).post(class_life::post))
        .at("/livrets/classes/{class}/ouverture", post(locking::open))
        .at("/livrets/classes/{class}/calcul", post(locking::reckon))
        .at("/livrets/classes/{class}/verrou", post(locking::lock))
        .at("/livrets/classes/{class}/publication", post(locking::publish))
        .at("/livrets/classes/{class}/professeur-principal", post(locking::head_teacher))
        .at("/livrets/classes/{class}/archive", post(batch::of_class))
        .at("/bulletins/classes/{class}/conseil", get(council::get))
}

fn reports() -> Routes {
    use pages::{conclusion, paper, pdf, reopening, report};
    Routes::new()
        .at("/livrets/{report}", get(report::get))
        .at("/livrets/{report}/bilan", get(conclusion::get).post(conclusion::post))
        .at("/livrets/{report}/signature", post(report::sign))
        .at("/livrets/{report}/signature-papier", post(paper::post))
        .at("/livrets/{report}/signature-papier/retrait", post(paper::take_back))
        .at("/livrets/{report}/versions/{edition}", get(report::version))
        .at("/livrets/{report}/livret.pdf", get(pdf::get))
        .at("/livrets/{report}/reouverture", get(reopening::get).post(reopening::post))
}

fn projects() -> Routes {
    use pages::{project, project_settings, projects};
    Routes::new()
        .at("/livrets/ecoles/{school}/projets", get(projects::get).post(projects::post))
        .at("/livrets/projets/{project}", get(project::get).post(project::post))
        .at(
            "/livrets/projets/{project}/reglages",
            get(project_settings::get).post(project_settings::post),
        )
        .at("/livrets/projets/{project}/retrait", post(project_settings::remove))
}

fn schools() -> Routes {
    use pages::{batch, lsu, school, settings};
    Routes::new()
        .at("/livrets/ecoles/{school}", get(school::get))
        .at("/livrets/ecoles/{school}/reglages", get(settings::get).post(settings::post))
        .at("/livrets/ecoles/{school}/lsu", get(lsu::get).post(lsu::post))
        .at("/livrets/ecoles/{school}/lsu/numeros", post(lsu::codes))
        .at("/livrets/ecoles/{school}/archive", post(batch::of_school))
        .at("/livrets/archives/{batch}", get(batch::get))
        .at("/livrets/archives/{batch}/suivi", get(batch::follow))
        .at("/livrets/archives/{batch}/fichier", get(batch::file))
}
