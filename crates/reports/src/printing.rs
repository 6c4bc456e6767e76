//! A report on paper: the national document, in French whatever the language of the screen. What it
//! is made of is a [`Content`], one or those of a whole class.

use crate::{
    content::{self, Content},
    place, project,
    settings::Mention,
};
use serde::Serialize;
use std::collections::BTreeMap;

const TEMPLATE: &str = include_str!("report.typ");

#[derive(Serialize)]
struct Sheet<'a> {
    title: String,
    school: &'a str,
    reports: &'a [Content],
    words: Vec<Words<'a>>,
}

/// What the template says of one report.
#[derive(Serialize)]
struct Words<'a> {
    level: &'static str,
    first_degree: bool,
    teachers: &'static str,
    head: &'static str,
    general: &'static str,
    courses: &'static str,
    mention: &'static str,
    labels: BTreeMap<&'static str, &'static str>,
    complement: Option<String>,
    regional: Option<String>,
    /// Those of the EPI.
    themes: BTreeMap<&'a str, &'static str>,
}

/// The document of these reports. It takes a tenth of a second for each: call it from a blocking
/// thread.
pub fn pdf(reports: &[Content]) -> print::Result<Vec<u8>> {
    let school = reports.first().map_or("", |it| it.school.as_str());
    let title = match reports {
        [one] => format!("Livret scolaire de {}, {}", one.pupil(), one.period),
        _ => format!("Livrets scolaires, {school}"),
    };
    let words = reports.iter().map(words).collect();
    print::pdf(TEMPLATE, &Sheet { title, school, reports, words })
}

fn words(content: &Content) -> Words<'_> {
    let level = content.level();
    let first_degree = content.is_first_degree();
    let several = content.teachers.len() > 1;
    let teachers = match (first_degree, several) {
        (true, true) => "Enseignants",
        (true, false) => "Enseignant(e)",
        (false, _) => "Professeur principal",
    };
    let general = match (content.is_of_cycle(), first_degree) {
        (true, _) => "Synthèse des acquis scolaires de l’élève en fin de cycle",
        (false, true) => "Appréciation générale sur la progression de l’élève",
        (false, false) => "Bilan du conseil de classe",
    };
    let is_named = content.class.contains(level.written());
    Words {
        level: match content.followed() {
            Some(2) => "cycle 2",
            Some(_) => "cycle 3",
            None if is_named => "",
            None => level.written(),
        },
        first_degree,
        teachers,
        head: if first_degree { "Direction de l’école" } else { "Chef d’établissement" },
        general,
        courses: if content.says_projects_in_courses() {
            "Parcours, EPI et accompagnement personnalisé"
        } else {
            "Parcours éducatifs"
        },
        mention: Mention::parse(&content.mention).map_or("", Mention::in_french),
        labels: labels(content),
        complement: content.college.complement_said(),
        regional: content.college.regional_said(),
        themes: content.projects.iter().filter_map(theme).collect(),
    }
}

fn theme(of: &content::Project) -> Option<(&str, &'static str)> {
    Some((of.theme.as_str(), project::theme_label(&of.theme)?))
}

fn labels(content: &Content) -> BTreeMap<&'static str, &'static str> {
    let courses = place::courses(false).iter().copied();
    let all = courses.chain(place::CARES.iter().copied());
    let is_used = |code: &str| {
        content.courses.iter().any(|it| it.code == code)
            || content.cares.iter().any(|it| it.code == code)
    };
    all.filter(|(code, _)| is_used(code)).collect()
}

/// `livret-lea-martin-trimestre-1.pdf`
pub fn name(content: &Content) -> String {
    slug(&format!("livret {} {}", content.pupil(), content.period)) + ".pdf"
}

/// Words of a file name: letters, digits and dashes.
pub fn slug(words: &str) -> String {
    let kept = |c: char| if c.is_ascii_alphanumeric() { c } else { ' ' };
    let folded: String = base::fold(words).chars().map(kept).collect();
    folded.split_whitespace().collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests;
