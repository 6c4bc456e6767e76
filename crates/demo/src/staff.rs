//! Who works in the écoles: heads, teachers, replacements, RASED, AESH, and the town's agents.

use crate::district::Key;
use crate::facts::surname;
use crate::household::adult;
use crate::{
    Agent, Authority, ClassKind, Degree, Dice, District, Function, Identity, Kin, Post, Role,
    SchoolKind, Sex, Staff, casting,
};

/// Fills every post of the first degree.
pub fn hire(district: &mut District, dice: &Dice) {
    if district.index == 0 {
        casting::hire(district, dice);
    }
    let schools: Vec<usize> = (0..district.schools.len())
        .filter(|school| district.schools[*school].degree() == Degree::First)
        .collect();
    for &school in &schools {
        head(district, dice, school);
        teachers(district, dice, school);
        if dice.chance(40) {
            engage(district, dice, &[post(school, Function::Replacement, None, Role::None)]);
        }
        for _ in 0..district.schools[school].classes.len().div_ceil(4) {
            let class = dice.below(district.schools[school].classes.len());
            engage(district, dice, &[post(school, Function::Aesh, Some(class), Role::Support)]);
        }
        agents(district, dice, school);
    }
    // A RASED teacher goes round several schools.
    for round in schools.chunks(6) {
        let posts: Vec<Post> =
            round.iter().map(|school| post(*school, Function::Rased, None, Role::None)).collect();
        engage(district, dice, &posts);
    }
    parents_who_teach(district, dice);
}

const fn post(school: usize, function: Function, class: Option<usize>, role: Role) -> Post {
    Post { school, function, class, role, subject: None }
}

/// The head teaches too, unless the school is large: then the class is another's.
fn head(district: &mut District, dice: &Dice, school: usize) {
    if fills(district, |post| post.school == school && post.function == Function::Head) {
        return;
    }
    let classes = district.schools[school].classes.len();
    let oldest = classes - 1;
    let is_free = district.schools[school].classes[oldest].kind == ClassKind::Ordinary;
    let class = (classes < 13 && is_free).then_some(oldest);
    let role = if class.is_some() { Role::Titular } else { Role::None };
    engage(district, dice, &[post(school, Function::Head, class, role)]);
}

fn teachers(district: &mut District, dice: &Dice, school: usize) {
    for class in 0..district.schools[school].classes.len() {
        let has = |district: &District, role: Role| {
            fills(district, |post| {
                post.school == school && post.class == Some(class) && post.role == role
            })
        };
        let is_head_s = fills(district, |post| {
            post.school == school && post.class == Some(class) && post.function == Function::Head
        });
        if !has(district, Role::Titular) {
            engage(district, dice, &[post(school, Function::Teacher, Some(class), Role::Titular)]);
            if dice.chance(14) {
                let row = post(school, Function::Teacher, Some(class), Role::PartTime);
                engage(district, dice, &[row]);
            }
        }
        if is_head_s && !has(district, Role::Relief) {
            engage(district, dice, &[post(school, Function::Teacher, Some(class), Role::Relief)]);
        }
    }
    if district.schools[school].has_upe2a {
        engage(district, dice, &[post(school, Function::Teacher, None, Role::None)]);
    }
}

fn fills(district: &District, wanted: impl Fn(&Post) -> bool) -> bool {
    district.staff.iter().any(|staff| staff.posts.iter().any(&wanted))
}

/// Somebody new for these posts.
pub fn engage(district: &mut District, dice: &Dice, posts: &[Post]) {
    let sex = if dice.chance(84) { Sex::F } else { Sex::M };
    let age = 24 + dice.below(38);
    let born = district.year.0 - i16::try_from(age).unwrap_or(40);
    let (own, other) = (surname(dice).to_owned(), surname(dice).to_owned());
    let last = if sex == Sex::F && dice.chance(45) { other } else { own.clone() };
    let identity = adult(dice, sex, born, last, own, None);
    engage_as(district, identity, posts);
}

fn engage_as(district: &mut District, identity: Identity, posts: &[Post]) {
    let degree = posts.first().map_or(Degree::First, |post| district.schools[post.school].degree());
    let id = district.key(Key::Staff(degree));
    let mail = format!("{}.{id}@ac-{}.example", identity.slug(), district.academy.folder());
    let posts = posts.to_vec();
    district.staff.push(Staff { id, identity, mail, posts, has_left: false, is_cast: false });
}

/// One family in a thousand meets a teacher at home: the same person, with a key in each role.
fn parents_who_teach(district: &mut District, dice: &Dice) {
    for _ in 0..district.pupils.len() / 1_000 {
        let pupil = &district.pupils[dice.below(district.pupils.len())];
        let parent = pupil.links.iter().find(|link| {
            link.authority == Authority::Legal && matches!(link.kin, Kin::Mother | Kin::Father)
        });
        let Some(link) = parent else { continue };
        let guardian = &district.guardians[link.guardian];
        let elsewhere = (0..district.schools.len()).find(|school| {
            *school != pupil.school && district.schools[*school].degree() == Degree::First
        });
        let Some(school) = elsewhere.filter(|_| !guardian.is_cast) else { continue };
        let identity = guardian.identity.clone();
        engage_as(district, identity, &[post(school, Function::Replacement, None, Role::None)]);
    }
}

/// Whom the town employs in that school: ATSEM, canteen and after-school care.
fn agents(district: &mut District, dice: &Dice, school: usize) {
    let kind = district.schools[school].kind;
    for class in 0..district.schools[school].classes.len() {
        let youngest =
            district.schools[school].classes[class].seats.first().map(|(level, _)| *level);
        let is_maternelle = youngest.is_some_and(|level| level < crate::Level::Cp);
        let is_cast = district
            .agents
            .iter()
            .any(|agent| agent.school == Some(school) && agent.class == Some(class));
        if is_maternelle && !is_cast {
            agent(district, dice, "ATSEM", school, Some(class));
        }
    }
    agent(district, dice, "Animateur périscolaire", school, None);
    agent(district, dice, "Agent de restauration", school, None);
    if kind == SchoolKind::Primaire {
        agent(district, dice, "Coordinateur périscolaire", school, None);
    }
}

fn agent(
    district: &mut District,
    dice: &Dice,
    function: &'static str,
    school: usize,
    class: Option<usize>,
) {
    let sex = if function == "ATSEM" || dice.chance(60) { Sex::F } else { Sex::M };
    let born = 1964 + i16::try_from(dice.below(40)).unwrap_or(0);
    let last = surname(dice).to_owned();
    let identity = adult(dice, sex, born, last.clone(), last, None);
    let number = district.index * 1_000 + district.agents.len();
    district.agents.push(Agent {
        mail: format!("{}.{number}@mairie.example", identity.slug()),
        phone: format!("035301{:04}", dice.below(10_000)),
        function,
        school: Some(school),
        class,
        town: district.schools[school].town.name,
        is_cast: false,
        identity,
    });
}
