//! Domains of the école élémentaire, and the lines inside them.

use super::Cycle;
use crate::codes::codes;

codes! {
    /// A domain of teaching, cycles 2 and 3.
    Domain {
        French = "FRA-RAC", "Français";
        Mathematics = "MAT-RAC", "Mathématiques";
        Sport = "EPS-RAC", "Éducation physique et sportive";
        Arts = "ART-RAC", "Enseignements artistiques";
        World = "QLM-RAC", "Questionner le monde";
        Sciences = "STC-RAC", "Sciences et technologie";
        History = "HIG-RAC", "Histoire géographie";
        Civics = "EMC-RAC", "Enseignement moral et civique";
        Language = "LGV-RAC", "Langue vivante";
    }
}

codes! {
    /// A line of a domain.
    SubDomain {
        Oral = "FRA-LGO", "Langage oral";
        Reading = "FRA-LEC", "Lecture et compréhension de l’écrit";
        Writing = "FRA-ECR", "Écriture";
        Grammar = "FRA-ETL", "Étude de la langue (grammaire, orthographe, lexique)";
        Numbers = "MAT-NBC", "Nombres et calcul";
        Measures = "MAT-GDM", "Grandeurs et mesures";
        Geometry = "MAT-GEO", "Espace et géométrie";
        Drawing = "ART-PLA", "Arts plastiques";
        Music = "ART-MUS", "Éducation musicale";
        ArtHistory = "ART-HAR", "Histoire des arts";
        Matter = "QLM-VMO", "Vivant, matière, objets";
        SpaceTime = "QLM-ETP", "Espace, temps";
    }
}

impl Domain {
    /// Its lines in this cycle, in the order of the page; none where it is one line by itself.
    pub const fn sub_domains(self, cycle: Cycle) -> &'static [SubDomain] {
        use SubDomain::{
            ArtHistory, Drawing, Geometry, Grammar, Matter, Measures, Music, Numbers, Oral,
            Reading, SpaceTime, Writing,
        };
        match (self, cycle) {
            (_, Cycle::First | Cycle::Fourth) => &[],
            (Domain::French, _) => &[Oral, Reading, Writing, Grammar],
            (Domain::Mathematics, _) => &[Numbers, Measures, Geometry],
            (Domain::Arts, Cycle::Second) => &[Drawing, Music],
            (Domain::Arts, Cycle::Third) => &[Drawing, Music, ArtHistory],
            (Domain::World, Cycle::Second) => &[Matter, SpaceTime],
            _ => &[],
        }
    }

    /// Is the pupil placed line by line (French and mathematics) or on the whole domain?
    pub const fn is_placed_by_line(self) -> bool {
        matches!(self, Domain::French | Domain::Mathematics)
    }
}

impl SubDomain {
    /// The domain it is a line of.
    pub fn domain(self) -> Domain {
        use SubDomain::{
            ArtHistory, Drawing, Geometry, Grammar, Matter, Measures, Music, Numbers, Oral,
            Reading, SpaceTime, Writing,
        };
        match self {
            Oral | Reading | Writing | Grammar => Domain::French,
            Numbers | Measures | Geometry => Domain::Mathematics,
            Drawing | Music | ArtHistory => Domain::Arts,
            Matter | SpaceTime => Domain::World,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_bears_the_letters_of_its_domain() {
        for line in SubDomain::ALL {
            assert_eq!(line.code()[..4], line.domain().code()[..4], "{line:?}");
        }
        for (domain, cycle) in
            Domain::ALL.iter().flat_map(|it| [(it, Cycle::Second), (it, Cycle::Third)])
        {
            assert!(domain.sub_domains(cycle).iter().all(|line| line.domain() == *domain));
        }
    }
}
