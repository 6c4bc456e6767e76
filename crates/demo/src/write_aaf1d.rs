//! AAF of the first degree: structures, pupils, guardians and staff of the écoles (standards §4.3).

use crate::entry::{Category, Entry};
use crate::identifier::siret;
use crate::{
    ClassKind, Degree, District, Function, Guardian, Pupil, Role, School, SchoolKind, Staff,
};

pub fn structure(entry: &mut Entry, district: &District, school: &School) {
    let id = school.id.to_string();
    let (kind, code) = match school.kind {
        SchoolKind::Maternelle => ("E.M.PU", "101"),
        SchoolKind::Elementaire => ("E.E.PU", "151"),
        _ => ("E.P.PU", "151"),
    };
    let town = school.town.name.to_uppercase();
    entry.begin(Category::Structure, &id);
    entry.put("ENTStructureJointure", &id);
    entry.put("ENTStructureUAI", &school.uai);
    entry.put("ENTStructureSIREN", &siret(school.id));
    entry.put("ENTStructureNomCourant", &format!("{kind}${}${town}", school.name.to_uppercase()));
    entry.put("ENTStructureTypeStruct", "1ORD");
    entry.put("ENTStructureCodeTypeStruct", code);
    entry.put("ENTEcoleMinistereTutelle", "MINISTERE DE L'EDUCATION NATIONALE");
    entry.put("ENTEcoleCodeMinistereTutelle", "06");
    entry.put("ENTEtablissementContrat", "PU");
    entry.put("ENTStructureBoitePostale", "");
    entry.put("ENTStructureAdresse", &school.street);
    entry.put("ENTStructureCodePostal", school.town.postcode);
    entry.put("ENTStructureVille", &town);
    entry.put("ENTStructureTelephone", &school.phone);
    entry.put("ENTStructureFax", "");
    entry.put("ENTServAcAcademie", district.academy.name());
    entry.put("ENTServAcCodeAcademie", &format!("0{}", district.academy.code()));
    entry.put("ENTEcoleSecteur", "PUBLIC");
    entry.put("ENTEcoleCirconscription", &format!("IEN {}", district.name.to_uppercase()));
    entry.put("ENTEcoleCommune", &format!("{}${town}", school.town.insee));
    entry.put("ENTEcoleRPI", "");
    entry.put("ENTStructureEmail", &school.mail);
}

pub fn pupil(entry: &mut Entry, district: &District, pupil: &Pupil) {
    let (id, who) = (pupil.id.to_string(), &pupil.identity);
    let school = &district.schools[pupil.school];
    let class = &school.classes[pupil.class];
    let (level, kind) = match class.kind {
        ClassKind::Ordinary => (pupil.level.mefstat4(), "ORDINAIRE"),
        ClassKind::Ulis => ("1411", "ULIS"),
    };
    let yes = |fact: bool| if fact { "O" } else { "N" };
    entry.begin(Category::Pupil, &id);
    entry.put("ENTPersonJointure", &id);
    entry.put("ENTEleveINE", &pupil.ine);
    entry.put("ENTPersonDateNaissance", &who.born.french());
    names(entry, who);
    entry.put("ENTPersonMail", "");
    let links = pupil.links.iter().filter_map(|link| {
        let key = district.guardians[link.guardian].key(Degree::First)?;
        Some(format!("{key}${}", link.kin.code()))
    });
    entry.put_all("ENTEleveAutoriteParentale", links);
    entry.put("ENTPersonStructRattach", &school.id.to_string());
    entry.put("ENTPersonClasses", &format!("{}$$${}${}", school.id, class.id, class.label));
    let group = format!("{}$$${}${}", school.id, school.id * 10 + 9_000_000, "UPE2A");
    entry.put_all("ENTPersonGroupes", pupil.is_newcomer.then_some(group));
    entry.put("ENTEleveNiveau", level);
    entry.put("ENTEleveCycle", pupil.level.cycle());
    entry.put("ENTEleveTypeClasse", kind);
    entry.put("ENTEleveDateEntreeClasses", &pupil.since.french());
    entry.put("ENTEleveDateSortieClasses", "");
    entry.put("ENTEleveDateEntreeStructRattach", &pupil.since.french());
    entry.put("ENTEleveDateSortieStructRattach", "");
    entry.put("ENTEleveRestaurantScolaire", yes(pupil.canteen));
    entry.put("ENTEleveTransport", "N");
    entry.put("ENTEleveGarderieMatin", yes(pupil.morning_care));
    entry.put("ENTEleveGarderieSoir", yes(pupil.evening_care));
    entry.put("ENTEleveEtudesSurveillees", "N");
}

/// Names as the feeds shout them, and the title.
fn names(entry: &mut Entry, who: &crate::Identity) {
    entry.put("ENTPersonNom", &who.last.to_uppercase());
    entry.put("ENTPersonPrenom", &who.first);
    entry.put_all("ENTPersonAutresPrenoms", &who.other_first);
    entry.put("ENTPersonNomPatro", &who.family.to_uppercase());
    entry.put("ENTPersonCivilite", who.sex.title());
}

/// `children` are the keys of his pupils in this degree.
pub fn guardian(entry: &mut Entry, id: &str, guardian: &Guardian, children: &[String]) {
    let who = &guardian.identity;
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    entry.begin(Category::Guardian, id);
    entry.put("ENTPersonJointure", id);
    // The register of schools does not ask guardians for their day of birth.
    entry.put("ENTPersonDateNaissance", "");
    entry.put("ENTPersonNom", &who.last.to_uppercase());
    entry.put("ENTPersonPrenom", &who.first);
    entry.put("ENTPersonNomPatro", &who.family.to_uppercase());
    entry.put_all("ENTPersonAutresPrenoms", &who.other_first);
    entry.put("ENTPersonCivilite", if guardian.is_service { "" } else { who.sex.title() });
    entry.put("ENTPersonTelPerso", &text(&guardian.landline));
    entry.put("ENTPersRelEleveTelPro", &text(&guardian.work));
    entry.put("ENTPersRelEleveTelMobile", &text(&guardian.mobile));
    entry.put("ENTPersonAdresse", &format!("{}$$$", guardian.home.street));
    entry.put("ENTPersonCodePostal", guardian.home.postcode);
    entry.put("ENTPersonVille", &guardian.home.town.to_uppercase());
    entry.put("ENTPersonPays", "FRANCE");
    entry.put("ENTPersonAdresseDiffusion", if guardian.shares_address { "O" } else { "N" });
    entry.put("ENTPersonMail", &text(&guardian.mail));
    entry.put_all("ENTPersRelEleveEleve", children);
}

pub fn staff(entry: &mut Entry, district: &District, staff: &Staff) {
    let (id, who) = (staff.id.to_string(), &staff.identity);
    let mut schools: Vec<usize> =
        staff.posts.iter().map(|post| district.schools[post.school].id).collect();
    schools.dedup();
    let mut functions: Vec<String> = Vec::new();
    for post in &staff.posts {
        let school = &district.schools[post.school];
        let words = function(post.function, post.role, school.kind);
        functions.push(format!("{}${words}", school.id));
    }
    functions.dedup();
    let first = staff.posts.first().map(|post| post.function);
    let is_teacher = first != Some(Function::Aesh);
    let directs = staff.posts.iter().filter(|post| post.function == Function::Head);
    let directs =
        directs.map(|post| format!("{}$DIRECTEUR D'ECOLE", district.schools[post.school].id));
    entry.begin(Category::Staff, &id);
    entry.put("ENTPersonJointure", &id);
    entry.put("ENTPersonDateNaissance", &who.born.french());
    names(entry, who);
    entry.put("ENTPersonMail", &staff.mail);
    entry.put_all("ENTPersonStructRattach", schools.iter().map(ToString::to_string));
    entry.put_all("ENTPersonFonctions", functions);
    entry.put_all("ENTEnsFonctionDir", directs);
    entry.put("ENTEnsSpecialites", "");
    entry.put("ENTPersonCategorieEnseignant", if is_teacher { "O" } else { "N" });
}

/// `code$label$post$label of the post`. The norm names no class here: see `affectations.csv`.
const fn function(function: Function, role: Role, kind: SchoolKind) -> &'static str {
    match (function, role, kind) {
        (Function::Head, ..) => "DIR$DIRECTION$D0010$DIRECTION",
        (Function::Replacement, ..) => "ENS$ENSEIGNEMENT DEVANT ELEVES$TR$TITULAIRE REMPLACANT",
        (Function::Rased, ..) => "ENS$ENSEIGNEMENT DEVANT ELEVES$RGA$REGROUPEMENT ADAPTATION",
        (Function::Aesh, ..) => "AEH$ACCOMPAGNEMENT$D0021$ACCOMPAGNEMENT ELEVES SITUATION HANDICAP",
        (_, Role::Relief, _) => "ENS$ENSEIGNEMENT DEVANT ELEVES$DCOM$DECHARGE DE DIRECTION",
        (_, Role::None, _) => "ENS$ENSEIGNEMENT DEVANT ELEVES$UPE2A$ELEVES ALLOPHONES",
        (_, _, SchoolKind::Maternelle) => {
            "ENS$ENSEIGNEMENT DEVANT ELEVES$ECMA$ENSEIGNANT CLASSE PREELEMENTAIRE"
        }
        _ => "ENS$ENSEIGNEMENT DEVANT ELEVES$ECEL$ENSEIGNANT CLASSE ELEMENTAIRE",
    }
}
