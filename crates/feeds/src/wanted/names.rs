//! Names of schools and towns, as they are written on a front door.

use people::SchoolKind;

/// `Jean-Macé`, elementary → `École Jean-Macé`; `Clg Simone-Veil` → `Collège Simone-Veil`.
pub fn school(name: &str, kind: Option<SchoolKind>) -> String {
    let folded = base::fold(name);
    let first = folded.split(' ').next().unwrap_or_default();
    let rest = || name.split_once(' ').map_or("", |(_, rest)| rest).trim();
    let says_its_kind = ["college", "lycee", "institution", "groupe", "erea", "segpa"];
    match (kind.filter(|_| !says_its_kind.contains(&first)), first) {
        (_, "ecole") => name.replacen("Ecole", "École", 1),
        (_, "clg") => format!("Collège {}", rest()),
        (_, "lyc" | "lgt" | "lpo") => format!("Lycée {}", rest()),
        (_, "lp") => format!("Lycée professionnel {}", rest()),
        (Some(SchoolKind::Nursery), "maternelle") => format!("École {}", lower_first(name)),
        (Some(SchoolKind::Nursery), _) => format!("École maternelle {name}"),
        (Some(SchoolKind::Elementary | SchoolKind::Primary), _) => format!("École {name}"),
        (Some(SchoolKind::Middle), _) => format!("Collège {name}"),
        (Some(SchoolKind::High), _) => format!("Lycée {name}"),
        (None, _) => name.to_owned(),
    }
}

fn lower_first(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// `LYS-LEZ-LANNOY` → `Lys-lez-Lannoy`; `VILLENEUVE D'ASCQ` → `Villeneuve d'Ascq`.
pub fn town(name: &str) -> String {
    const SMALL: [&str; 16] = [
        "lez", "les", "lès", "le", "la", "en", "sur", "sous", "de", "du", "des", "d", "l", "et",
        "aux", "au",
    ];
    let calm = base::calm(name);
    let mut written = String::with_capacity(calm.len());
    for piece in calm.split_inclusive(|c: char| !c.is_alphanumeric()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        if !written.is_empty() && SMALL.contains(&word.as_str()) {
            written.push_str(&piece.to_lowercase());
        } else {
            written.push_str(piece);
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_school_has_the_name_on_its_door() {
        assert_eq!(school("Jean-Macé", Some(SchoolKind::Elementary)), "École Jean-Macé");
        assert_eq!(school("Kergomard", Some(SchoolKind::Nursery)), "École maternelle Kergomard");
        assert_eq!(school("Clg Simone-Veil", Some(SchoolKind::Middle)), "Collège Simone-Veil");
        assert_eq!(school("Ecole Paul Bert", None), "École Paul Bert");
        assert_eq!(school("Lyc Faidherbe", Some(SchoolKind::High)), "Lycée Faidherbe");
    }

    #[test]
    fn a_town_has_the_name_on_its_sign() {
        assert_eq!(town("LYS-LEZ-LANNOY"), "Lys-lez-Lannoy");
        assert_eq!(town("VILLENEUVE D'ASCQ"), "Villeneuve d'Ascq");
        assert_eq!(town("LA BASSEE"), "La Bassee");
        assert_eq!(town("Wattrelos"), "Wattrelos");
    }
}
