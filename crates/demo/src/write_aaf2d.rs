//! AAF of the second degree: collèges and lycées, with MEF and subjects (standards §4.4).

use crate::entry::{Category, Entry};
use crate::identifier::siret;
use crate::staff_second::{GERMAN, SPANISH, SUBJECTS};
use crate::{
    Degree, District, Function, Guardian, Identity, Level, Pupil, Role, School, SchoolKind, Staff,
};

/// The two nomenclatures, the same for all districts.
pub fn nomenclatures<E>(
    entry: &mut Entry,
    mut write: impl FnMut(&Entry) -> Result<(), E>,
) -> Result<(), E> {
    for level in Level::ALL.iter().filter(|level| level.degree() == Degree::Second) {
        entry.begin(Category::Mef, level.mef());
        entry.put("ENTMefJointure", level.mef());
        entry.put("ENTLibelleMef", level.mef_label());
        entry.put("ENTMEFRattach", level.mef());
        entry.put("ENTMEFSTAT11", &format!("{}{}", level.mefstat4(), &level.mef()[1..8]));
        write(entry)?;
    }
    for subject in &SUBJECTS {
        entry.begin(Category::Subject, subject.code);
        entry.put("ENTMatJointure", subject.code);
        entry.put("ENTLibelleMatiere", subject.label);
        write(entry)?;
    }
    Ok(())
}

pub fn structure(entry: &mut Entry, district: &District, school: &School) {
    let id = school.id.to_string();
    let (short, kind, code) = match school.kind {
        SchoolKind::College => ("CLG", "COLLEGE", "340"),
        _ => ("LGT", "LYCEE D'ENSEIGNEMENT GENERAL ET TECHNOLOGIQUE", "302"),
    };
    let town = school.town.name.to_uppercase();
    entry.begin(Category::Structure, &id);
    entry.put("ENTStructureJointure", &id);
    entry.put("ENTStructureUAI", &school.uai);
    entry.put("ENTEtablissementUAI", &school.uai);
    entry.put("ENTStructureSIREN", &siret(school.id));
    let name = school.name.to_uppercase();
    entry.put("ENTStructureNomCourant", &format!("{short}${short} {name}${town}"));
    entry.put("ENTStructureTypeStruct", kind);
    entry.put("ENTStructureCodeTypeStruct", code);
    entry.put("ENTEtablissementMinistereTutelle", "MINISTERE DE L'EDUCATION NATIONALE");
    entry.put("ENTEtablissementCodeMinistereTutelle", "06");
    entry.put("ENTEtablissementContrat", "PU");
    entry.put("postOfficeBox", "");
    entry.put("street", &school.street);
    entry.put("postalCode", school.town.postcode);
    entry.put("l", &town);
    entry.put("telephoneNumber", &school.phone);
    entry.put("facsimileTelephoneNumber", "");
    entry.put("ENTStructureMailSI", &school.mail);
    entry.put("ENTEtablissementStructRattachFctl", "");
    let basin = format!("{:05}${}", district.index, district.name.to_uppercase());
    entry.put("ENTEtablissementBassin", &basin);
    entry.put("ENTServAcAcademie", district.academy.name());
    entry.put("ENTServAcCodeAcademie", &format!("0{}", district.academy.code()));
    entry.put_all("ENTStructureClasses", school.classes.iter().map(|class| &class.label));
    let groups = school.classes.iter().filter(|class| has_second_language(class.seats.first()));
    let groups = groups.flat_map(|class| [SPANISH, GERMAN].map(|at| group(&class.label, at)));
    entry.put_all("ENTStructureGroupes", groups);
}

fn has_second_language(seats: Option<&(Level, usize)>) -> bool {
    seats.is_some_and(|(level, _)| *level > Level::Sixieme)
}

/// `5A_ESP2`: the pupils of a class who learn that language.
fn group(class: &str, subject: usize) -> String {
    format!("{class}_{}", if subject == GERMAN { "ALL2" } else { "ESP2" })
}

pub fn pupil(entry: &mut Entry, district: &District, pupil: &Pupil) {
    let (id, who) = (pupil.id.to_string(), &pupil.identity);
    let school = &district.schools[pupil.school];
    let class = &school.classes[pupil.class].label;
    let since = pupil.since.french();
    let language = if pupil.learns_german { GERMAN } else { SPANISH };
    let is_older = pupil.level > Level::Sixieme;
    entry.begin(Category::Pupil, &id);
    entry.put("ENTPersonJointure", &id);
    entry.put("ENTEleveINE", &pupil.ine);
    entry.put("ENTEleveStructRattachId", &(pupil.id % 1_000_000).to_string());
    entry.put("ENTPersonDateNaissance", &who.born.french());
    names(entry, who);
    let links = pupil.links.iter().filter_map(|link| {
        let key = district.guardians[link.guardian].key(Degree::Second)?;
        let (kin, authority) = (link.kin.code(), link.authority.code());
        let pays = if link.pays { "1" } else { "0" };
        Some(format!("{key}${kin}${pays}${authority}$1${pays}"))
    });
    entry.put_all("ENTElevePersRelEleve", links);
    entry.put("ENTEleveBoursier", if pupil.id.is_multiple_of(5) { "O" } else { "N" });
    // Half-board is 26 % in the second degree of a real export.
    let boards = pupil.id % 100 < 26;
    let regime = if boards { "DEMI-PENSIONNAIRE DANS L'ETABLISSEMENT" } else { "EXTERNE LIBRE" };
    entry.put("ENTEleveRegime", regime);
    entry.put("ENTEleveTransport", if pupil.id.is_multiple_of(3) { "O" } else { "N" });
    entry.put("ENTPersonAdresse", &format!("{}$$$", pupil.home.street));
    entry.put("ENTPersonCodePostal", pupil.home.postcode);
    entry.put("ENTPersonVille", &pupil.home.town.to_uppercase());
    entry.put("ENTPersonPays", "FRANCE");
    let first = pupil.links.first();
    let lives_with = first.and_then(|link| district.guardians[link.guardian].key(Degree::Second));
    entry.put_all("ENTEleveAdresseRel", lives_with.map(|key| key.to_string()));
    entry.put("ENTEleveStatutEleve", "SCOLAIRE");
    entry.put("ENTEleveMEF", pupil.level.mef());
    entry.put("ENTEleveLibelleMEF", pupil.level.mef_label());
    let cycle = if pupil.level < Level::Seconde { "COLLEGE" } else { "LYCEE GENERAL" };
    entry.put("ENTEleveNivFormation", cycle);
    entry.put("ENTEleveFiliere", cycle);
    let subjects = [2].into_iter().chain(is_older.then_some(language));
    entry.put_all("ENTEleveEnseignements", subjects.clone().map(|at| SUBJECTS[at].label));
    entry.put_all("ENTEleveCodeEnseignements", subjects.map(|at| SUBJECTS[at].code));
    entry.put("ENTPersonStructRattach", &school.id.to_string());
    entry.put("ENTEleveDateEntreeClasses", &format!("{}${since}${class}", school.id));
    entry.put("ENTEleveDateSortieClasses", "");
    entry.put("ENTEleveDateEntreeStructRattach", &since);
    entry.put("ENTEleveDateSortieStructRattach", "");
    entry.put("ENTEleveClasses", &format!("{}${class}", school.id));
    let own = is_older.then(|| format!("{}${}", school.id, group(class, language)));
    entry.put_all("ENTEleveGroupes", own);
}

fn names(entry: &mut Entry, who: &Identity) {
    entry.put("ENTPersonNomPatro", &who.family.to_uppercase());
    entry.put("sn", &who.last.to_uppercase());
    entry.put("givenName", &who.first);
    entry.put_all("ENTPersonAutresPrenoms", &who.other_first);
    entry.put("personalTitle", who.sex.title());
}

/// `children` are the keys of his pupils in this degree.
pub fn guardian(entry: &mut Entry, id: &str, guardian: &Guardian, children: &[String]) {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let who = &guardian.identity;
    entry.begin(Category::Guardian, id);
    entry.put("ENTPersonJointure", id);
    entry.put("ENTPersonDateNaissance", "");
    entry.put("ENTPersonNomPatro", &who.family.to_uppercase());
    entry.put("sn", &who.last.to_uppercase());
    entry.put("givenName", &who.first);
    entry.put_all("ENTPersonAutresPrenoms", &who.other_first);
    entry.put("personalTitle", if guardian.is_service { "" } else { who.sex.title() });
    entry.put("homePhone", &text(&guardian.landline));
    entry.put("telephoneNumber", &text(&guardian.work));
    entry.put("mobile", &text(&guardian.mobile));
    entry.put("ENTPersonMobileSMS", &text(&guardian.mobile));
    entry.put("mail", &text(&guardian.mail));
    entry.put("ENTPersonAdresse", &format!("{}$$$", guardian.home.street));
    entry.put("ENTPersonCodePostal", guardian.home.postcode);
    entry.put("ENTPersonVille", &guardian.home.town.to_uppercase());
    entry.put("ENTPersonPays", "FRANCE");
    entry.put("ENTPersonAdresseDiffusion", if guardian.shares_address { "O" } else { "N" });
    entry.put_all("ENTAuxPersRelEleveEleve", children);
}

pub fn staff(entry: &mut Entry, district: &District, staff: &Staff) {
    let Some(first) = staff.posts.first() else { return };
    let (id, school) = (staff.id.to_string(), &district.schools[first.school]);
    let struct_id = school.id;
    let label = |class: Option<usize>| class.map(|class| school.classes[class].label.as_str());
    let teaches = first.function == Function::Teacher;
    let classes = staff.posts.iter().filter_map(|post| Some((label(post.class)?, post)));
    let subject = first.subject.map(|at| &SUBJECTS[at]);
    let is_language = matches!(first.subject, Some(SPANISH | GERMAN));
    entry.begin(Category::Staff, &id);
    entry.put("ENTPersonJointure", &id);
    entry.put("ENTPersonDateNaissance", &staff.identity.born.french());
    names(entry, &staff.identity);
    entry.put("mail", &staff.mail);
    entry.put("ENTPersonStructRattach", &struct_id.to_string());
    let line = |code: &str, label: &str| format!("{code}${label}");
    entry.put_all("ENTAuxEnsCategoDiscipline", subject.map(|row| line("01", row.label)));
    entry.put_all("ENTAuxEnsDisciplinesPoste", subject.map(|row| line(row.label, row.code)));
    entry.put("ENTAuxEnsMEF", "");
    let matter = subject.map(|row| format!("{struct_id}${}${}", row.code, row.label));
    entry.put_all("ENTAuxEnsMatiereEnseignEtab", matter);
    entry.put_all(
        "ENTAuxEnsClasses",
        classes.clone().map(|(label, _)| format!("{struct_id}${label}")),
    );
    let groups = classes.clone().filter(|_| is_language).map(|(label, post)| {
        format!("{struct_id}${}", group(label, post.subject.unwrap_or(SPANISH)))
    });
    entry.put_all("ENTAuxEnsGroupes", groups.clone());
    let code = subject.map_or("", |row| row.code);
    let taught = classes.clone().filter(|_| !is_language);
    let taught = taught.map(|(label, _)| format!("{struct_id}${label}${code}"));
    entry.put_all("ENTAuxEnsClassesMatieres", taught);
    entry.put_all("ENTAuxEnsGroupesMatieres", groups.map(|group| format!("{group}${code}")));
    let principal = classes.filter(|(_, post)| post.role == Role::Titular);
    let principal = principal.map(|(label, _)| format!("{struct_id}${label}"));
    entry.put_all("ENTAuxEnsClassesPrincipal", principal);
    let words = function(first.function);
    let words = subject.map_or_else(
        || format!("{struct_id}${words}"),
        |row| format!("{struct_id}${words}$L{}${}", row.code, row.label),
    );
    entry.put("ENTPersonFonctions", &words);
    let directs = matches!(first.function, Function::Head | Function::DeputyHead);
    entry.put_all("ENTEnsFonctionDir", directs.then(|| struct_id.to_string()));
    entry.put("ENTPersonCategorieEnseignant", if teaches { "O" } else { "N" });
    entry.put("PersEducNatPresenceDevantEleves", if teaches { "O" } else { "N" });
    entry.put("ENTPersonSTSId", &(staff.id % 1_000_000).to_string());
}

/// `code$label$post$label of the post`; a teacher's post is his subject.
const fn function(function: Function) -> &'static str {
    match function {
        Function::Head => "DIR$DIRECTION$D0010$DIRECTION CHEF D'ETABLISSEMENT",
        Function::DeputyHead => "DIR$DIRECTION$D0011$CHEF D'ETABLISSEMENT ADJOINT",
        Function::Aesh => "AEH$ACCOMPAGNEMENT$D0021$ACCOMPAGNEMENT ELEVES SITUATION HANDICAP",
        Function::Cpe => "EDU$EDUCATION$E0030$CONSEILLER PRINCIPAL D'EDUCATION",
        Function::Aed => "AED$ASSISTANT D'EDUCATION$E0040$ASSISTANT D'EDUCATION",
        Function::Librarian => "DOC$DOCUMENTATION$L0080$DOCUMENTATION",
        Function::Secretary => "ADF$PERSONNELS ADMINISTRATIFS$A0010$SECRETARIAT",
        _ => "ENS$ENSEIGNEMENT DEVANT ELEVES",
    }
}
