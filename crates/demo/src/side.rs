//! Side files: what the national feeds have no place for, in plain CSV (UTF-8, `;`).
//!
//! - `langues.csv`: the language a guardian reads best (BCP 47), when it is not French;
//! - `affectations.csv`: which teacher has which class of an école, as its head would say by hand;
//! - `agents.csv`: whom the towns employ in schools.

use crate::{Degree, District};
use csv::{Writer, WriterBuilder};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

pub struct SideFiles {
    tongues: Writer<File>,
    assignments: Writer<File>,
    agents: Writer<File>,
    pub paths: Vec<PathBuf>,
}

impl SideFiles {
    pub fn create(folder: &Path) -> io::Result<Self> {
        let open = |name: &str, header: &[&str]| -> io::Result<Writer<File>> {
            let file = File::create(folder.join(name))?;
            let mut writer = WriterBuilder::new().delimiter(b';').from_writer(file);
            writer.write_record(header)?;
            Ok(writer)
        };
        Ok(SideFiles {
            tongues: open(
                "langues.csv",
                &["academie", "degre", "jointure", "nom", "prenom", "langue"],
            )?,
            assignments: open("affectations.csv", ASSIGNMENTS)?,
            agents: open("agents.csv", AGENTS)?,
            paths: ["langues.csv", "affectations.csv", "agents.csv"]
                .map(|name| folder.join(name))
                .to_vec(),
        })
    }

    pub fn add(&mut self, district: &District) -> io::Result<()> {
        self.add_tongues(district)?;
        self.add_assignments(district)?;
        self.add_agents(district)
    }

    pub fn finish(mut self) -> io::Result<Vec<PathBuf>> {
        self.tongues.flush()?;
        self.assignments.flush()?;
        self.agents.flush()?;
        Ok(self.paths)
    }

    fn add_tongues(&mut self, district: &District) -> io::Result<()> {
        let children = district.children();
        for (guardian, children) in district.guardians.iter().zip(&children) {
            let Some(tongue) = guardian.tongue.filter(|_| !children.is_empty()) else { continue };
            for (degree, word) in [(Degree::First, "1D"), (Degree::Second, "2D")] {
                let is_there = children
                    .iter()
                    .any(|child| district.degree_of(&district.pupils[*child]) == degree);
                if let Some(key) = guardian.key(degree).filter(|_| is_there) {
                    let (academy, key) = (district.academy.code(), key.to_string());
                    let name = &guardian.identity;
                    let row = [academy, word, &key, &name.last, &name.first, tongue];
                    self.tongues.write_record(row)?;
                }
            }
        }
        Ok(())
    }

    fn add_assignments(&mut self, district: &District) -> io::Result<()> {
        for staff in district.staff.iter().filter(|staff| !staff.has_left) {
            for post in &staff.posts {
                let school = &district.schools[post.school];
                let Some(class) = post.class.filter(|_| school.degree() == Degree::First) else {
                    continue;
                };
                let class = &school.classes[class];
                self.assignments.write_record([
                    district.academy.code(),
                    &school.uai,
                    &class.id.to_string(),
                    &class.label,
                    &staff.id.to_string(),
                    &staff.identity.last,
                    &staff.identity.first,
                    post.role.word(),
                ])?;
            }
        }
        Ok(())
    }

    fn add_agents(&mut self, district: &District) -> io::Result<()> {
        for agent in &district.agents {
            let school = agent.school.map(|school| &district.schools[school]);
            let class = school.zip(agent.class).map(|(school, class)| &school.classes[class]);
            self.agents.write_record([
                agent.town,
                school.map_or("", |school| &school.uai),
                &class.map(|class| class.id.to_string()).unwrap_or_default(),
                class.map_or("", |class| &class.label),
                agent.identity.sex.title(),
                &agent.identity.last,
                &agent.identity.first,
                &agent.identity.born.french(),
                agent.function,
                &agent.mail,
                &agent.phone,
            ])?;
        }
        Ok(())
    }
}

const ASSIGNMENTS: &[&str] =
    &["academie", "uai", "identifiant_classe", "classe", "jointure", "nom", "prenom", "role"];
const AGENTS: &[&str] = &[
    "commune",
    "uai",
    "identifiant_classe",
    "classe",
    "civilite",
    "nom",
    "prenom",
    "date_naissance",
    "fonction",
    "courriel",
    "telephone",
];
