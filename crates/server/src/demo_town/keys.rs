//! The keys of the demo: how each of the cast comes in, made once and printed at every start.

use super::{
    cast::{self, CastMember, Way},
    deciders,
};
use accounts::{Code, command};
use base::{Clock, Id, Locale, PersonName, Random};
use db::{Db, Tx};
use people::Person;

type Error = Box<dyn std::error::Error>;

/// Everybody of the cast signs in with it; the demo says so, and is nowhere but on a laptop.
pub const PASSWORD: &str = "un préau sous la pluie";

/// Gives the cast logins, passwords, addresses, and the second factor of who must have one.
pub async fn give(db: &Db, clock: &Clock) -> Result<(), Error> {
    let random = Random::system();
    let hashed = command::hash(PASSWORD, &random)
        .map_err(|error| format!("{error:?}"))?
        .ok_or("le mot de passe de la démonstration est refusé")?;
    let (now, salt) = (clock.now(), random.bytes::<16>());
    let give = move |tx: &Tx<'_>| {
        let mut cast = cast::of(tx, now)?;
        cast.retain(|it| matches!(it.way, Way::Password | Way::Telephone));
        let names: Vec<(Id<Person>, PersonName)> =
            cast.iter().map(|it| (it.person, it.name.clone())).collect();
        command::make_logins(tx, &names)?;
        for member in &cast {
            command::set_password(tx, member.person, &hashed, now)?;
            if let Some(login) = command::login(tx, member.person)? {
                command::set_mail(tx, member.person, &format!("{login}@demo.example"), now)?;
            }
            if member.way == Way::Telephone {
                command::set_up_second_factor(tx, member.person, salt, now)?;
            }
        }
        Ok(())
    };
    Ok(db.write(give).await?)
}

/// A line to print: who, and how he comes in.
struct Line {
    who: String,
    role: &'static str,
    way: Way,
}

/// Prints how each of the cast comes in; opens the doors of classes and draws a code on the way.
pub async fn print(db: &Db, secret: [u8; 32], base_url: &str, clock: &Clock) -> Result<(), Error> {
    let (now, random, base) = (clock.now(), Random::system(), base_url.to_owned());
    let code = Code::random(&random);
    let words = web::Texts::new(&[accounts::feature().texts])?;
    let lines = db.write(move |tx| {
        let mut lines = Vec::new();
        for member in cast::of(tx, now)? {
            let who = match member.way {
                Way::Password | Way::Telephone => command::login(tx, member.person)?,
                Way::Pictures(class, teacher) => {
                    let page = command::open_door(tx, secret, class, teacher, &random, now)?;
                    let pictures = command::pictures(tx, secret, class, member.person)?;
                    pictures.map(|pictures| {
                        let said = pictures.map(|it| words.words(Locale::Fr, it));
                        format!(
                            "{}\u{a0}: {base}{page} puis {}",
                            member.name.first,
                            said.join(", ")
                        )
                    })
                }
                Way::Code => with_code(tx, secret, &member, &code, now)?
                    .map(|page| format!("{}\u{a0}: {base}{page}", member.name.full())),
            };
            lines.extend(who.map(|who| Line { who, role: member.role, way: member.way }));
        }
        Ok(lines)
    });
    let lines = lines.await?;
    let act = db.read(move |tx| deciders::public_act(tx, now.day())).await?;
    let of = |wanted: fn(Way) -> bool| lines.iter().filter(move |line| wanted(line.way));
    println!("\nAvec le mot de passe «\u{a0}{PASSWORD}\u{a0}»\u{a0}:");
    of(|way| way == Way::Password).for_each(|line| println!("  {:24} {}", line.who, line.role));
    println!("\nAvec ce mot de passe, puis le code de «\u{a0}preau demo --telephone\u{a0}»\u{a0}:");
    of(|way| way == Way::Telephone).for_each(|line| println!("  {:24} {}", line.who, line.role));
    println!("\nEn touchant trois images, sur la page que l’enseignant a ouverte\u{a0}:");
    of(|way| matches!(way, Way::Pictures(..))).for_each(|line| {
        println!("  {} ({})", line.who, line.role);
    });
    println!("\nAvec un code d’activation, une seule fois\u{a0}:");
    of(|way| way == Way::Code).for_each(|line| println!("  {} ({})", line.who, line.role));
    if let Some(act) = act {
        println!("\nSans compte, l’acte par lequel les écoles ont ouvert\u{a0}: {base_url}{act}");
    }
    println!();
    Ok(())
}

/// A new code for who has never come in: the path of its page. None once he has.
fn with_code(
    tx: &Tx<'_>,
    secret: [u8; 32],
    member: &CastMember,
    code: &Code,
    now: base::Instant,
) -> db::Result<Option<String>> {
    if command::is_active(tx, member.person)? {
        return Ok(None);
    }
    command::code(tx, secret, (member.person, &member.name), code, now)?;
    Ok(Some(command::code_address(code)))
}

/// What the telephone of the cast shows now.
pub async fn telephone(db: &Db, secret: [u8; 32], clock: &Clock) -> Result<String, Error> {
    let now = clock.now();
    let code = db.read(move |tx| {
        let cast = cast::of(tx, now)?;
        let holder = cast.iter().find(|it| it.way == Way::Telephone);
        holder.map_or(Ok(None), |it| command::telephone(tx, secret, it.person, now))
    });
    Ok(code.await?.ok_or("personne n’a de téléphone dans cette démonstration")?)
}
