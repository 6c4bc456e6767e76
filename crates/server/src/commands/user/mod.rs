//! `preau user`: what a host does for one person, written in the log of actions with its reason.

mod access;
mod administrator;
mod door;
mod find;
mod sessions;
mod terminal;
mod who;

pub use access::{forget_second_factor, give_code, set_password};
pub use administrator::{NewAdministrator, first_administrator};
pub use door::{resume, suspend};
pub use find::{Line, find};
pub use sessions::{close, list};
pub use who::{Helped, Who, person_of};

use super::Done;
use crate::{config::Config, house};
use base::{Clock, Id, Random};
use clap::Subcommand;
use web::session::Session;

#[derive(Clone, Debug, Subcommand)]
pub enum Deed {
    /// Cherche une personne par son nom ou par son identifiant.
    Chercher {
        /// Le début du nom ou du prénom, ou l’identifiant entier.
        #[arg(required = true, value_name = "TEXTE")]
        texte: Vec<String>,
    },
    /// Crée le premier administrateur d’une plateforme qui n’en a pas, et donne son code.
    PremierAdministrateur(NewAdministrator),
    /// Donne un code à usage unique : première connexion, ou nouveau mot de passe.
    Code(Helped),
    /// Change le mot de passe, demandé au terminal, et ferme les sessions.
    MotDePasse(Helped),
    /// Retire le second facteur de qui l’a perdu, et ferme les sessions.
    SansSecondFacteur(Helped),
    /// Ferme la porte à une personne, tout de suite et partout.
    Suspendre(Helped),
    /// Rouvre la porte.
    Reprendre(Helped),
    /// Montre les navigateurs dans lesquels une personne est connectée.
    Sessions(Who),
    /// Ferme une session, ou toutes.
    Deconnecter {
        #[command(flatten)]
        helped: Helped,
        /// Le numéro de la session à fermer ; toutes si rien n’est dit.
        #[arg(long, value_name = "NUMÉRO")]
        session: Option<Id<Session>>,
    },
}

pub async fn run(config: &Config, deed: Deed) -> Done {
    let (db, _) = house::open_database(config).await?;
    let (now, random) = (Clock::system().now(), Random::system());
    match deed {
        Deed::Chercher { texte } => find::show(&find(&db, &texte.join(" "), now).await?),
        Deed::PremierAdministrateur(new) => {
            let secret = config.settings(&random)?.secret;
            let made = first_administrator(&db, secret, &new, &random, now).await?;
            println!("Identifiant\u{a0}: {}", made.login);
            access::show_code(config, &made.code, now, accounts::CodeUse::Activate);
        }
        Deed::Code(helped) => {
            let secret = config.settings(&random)?.secret;
            let person = person_of(&db, &helped.who, now).await?;
            let given = give_code(&db, secret, person, &helped.motif, &random, now).await?;
            println!("Identifiant\u{a0}: {}", given.login);
            access::show_code(config, &given.code, now, given.purpose);
        }
        Deed::MotDePasse(helped) => {
            let person = person_of(&db, &helped.who, now).await?;
            let typed = terminal::new_password()?;
            set_password(&db, person, &typed, &helped.motif, &random, now).await?;
            println!("Mot de passe changé, sessions fermées.");
        }
        Deed::SansSecondFacteur(helped) => {
            let person = person_of(&db, &helped.who, now).await?;
            forget_second_factor(&db, person, &helped.motif, now).await?;
            println!("Second facteur retiré, sessions fermées.");
        }
        Deed::Suspendre(helped) => {
            let person = person_of(&db, &helped.who, now).await?;
            suspend(&db, person, &helped.motif, now).await?;
            println!("Compte suspendu.");
        }
        Deed::Reprendre(helped) => {
            let person = person_of(&db, &helped.who, now).await?;
            resume(&db, person, &helped.motif, now).await?;
            println!("Compte rouvert.");
        }
        Deed::Sessions(who) => {
            let person = person_of(&db, &who, now).await?;
            sessions::show(&list(&db, person, now).await?);
        }
        Deed::Deconnecter { helped, session } => {
            let person = person_of(&db, &helped.who, now).await?;
            let closed = close(&db, person, session, &helped.motif, now).await?;
            println!("{closed} session(s) fermée(s).");
        }
    }
    Ok(())
}
