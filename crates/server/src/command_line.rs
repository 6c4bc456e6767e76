//! The command line: what may be asked, in French, and what is said when it is not understood.

use crate::{
    commands::{bench::Options as Measures, demo::Demo, user::Deed},
    ending,
};
use base::Id;
use clap::{
    Arg, ArgAction, Args, Command as Clap, CommandFactory, FromArgMatches, Parser, Subcommand,
    error::{ContextKind, ContextValue, ErrorKind},
};
use people::Person;
use std::{ffi::OsString, net::SocketAddr, path::PathBuf};

/// Préau : l’espace numérique de travail des écoles, de la maternelle au lycée.
#[derive(Debug, Parser)]
#[command(name = "preau", disable_help_subcommand = true, subcommand_value_name = "COMMANDE")]
pub struct CommandLine {
    /// Le fichier de configuration (preau.toml s’il est là).
    #[arg(long, global = true, value_name = "FICHIER")]
    pub config: Option<PathBuf>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Ouvre la maison : sert les pages et fait ce qui attend.
    Serve,
    /// Fabrique une ville, la fait entrer par le vrai flux, et ouvre ses portes.
    Demo(Demo),
    /// Fait entrer un fichier ou un dossier : AAF, ONDE ou CSV.
    Import {
        /// L’archive zip, le dossier ou le fichier reçu.
        #[arg(value_name = "CHEMIN")]
        path: PathBuf,
        /// Montre ce qui changerait, sans rien changer.
        #[arg(long = "plan-seul")]
        only_plan: bool,
        /// Ouvre les écoles que la plateforme n’a pas encore.
        #[arg(long = "ouvrir-les-ecoles")]
        makes_schools: bool,
        /// Pourquoi ouvrir aussi celles dont la commune n’a pas transféré la compétence ; gardé.
        #[arg(
            long = "ouvrir-quand-meme",
            value_name = "RAISON",
            requires = "makes_schools",
            value_parser = clap::builder::NonEmptyStringValueParser::new()
        )]
        despite: Option<String>,
    },
    /// Emporte tout d’une personne, d’une école ou d’une commune, en formats ouverts.
    Export(Export),
    /// Sauvegarde la base, les fichiers et le secret dans un dossier, la maison ouverte ou non.
    Backup {
        /// Le dossier à écrire : nouveau, ou vide.
        #[arg(long, value_name = "DOSSIER")]
        vers: PathBuf,
    },
    /// Vérifie une sauvegarde, puis la remet en place.
    Restore {
        /// Le dossier écrit par « preau backup ».
        #[arg(long, value_name = "DOSSIER")]
        depuis: PathBuf,
        /// Prend la place de la maison présente, qui est gardée à côté.
        #[arg(long)]
        remplacer: bool,
        /// Vérifie seulement : sommes, base et fichiers ; ne restaure rien.
        #[arg(long = "verifier-seulement", conflicts_with = "remplacer")]
        only_check: bool,
    },
    /// Déménage la base d’un moteur à l’autre, chaque table comptée des deux côtés.
    Move {
        /// La base d’arrivée, vide : postgres://… ou sqlite:CHEMIN.
        #[arg(long, value_name = "BASE")]
        vers: String,
    },
    /// Aide une personne : la trouver, la faire entrer, fermer sa porte.
    User {
        #[command(subcommand)]
        deed: Deed,
    },
    /// Met les tables à jour, sans ouvrir la maison.
    Migrate,
    /// Mesure ce que coûte la maison, à côté d’une page nue du même poids.
    Bench(Measures),
    /// La page nue de la mesure.
    #[command(hide = true)]
    BenchBare { weights: PathBuf, listen: SocketAddr },
}

#[derive(Args, Clone, Debug)]
pub struct Export {
    #[command(flatten)]
    pub of: Of,
    /// Le fichier zip à écrire ; il ne doit pas exister.
    #[arg(long, value_name = "FICHIER")]
    pub vers: PathBuf,
    /// D’une école ou d’une commune, les registres seuls : ni messages ni fichiers.
    #[arg(long = "registres-seuls", conflicts_with_all = ["personne", "identifiant"])]
    pub only_registers: bool,
}

/// Of whom, or of what.
#[derive(Args, Clone, Debug)]
#[group(required = true, multiple = false)]
pub struct Of {
    /// Le numéro de la personne (« preau user chercher » le donne).
    #[arg(long, value_name = "NUMÉRO")]
    pub personne: Option<Id<Person>>,
    /// L’identifiant avec lequel la personne se connecte.
    #[arg(long, value_name = "IDENTIFIANT")]
    pub identifiant: Option<String>,
    /// L’UAI d’une école.
    #[arg(long, value_name = "UAI")]
    pub ecole: Option<String>,
    /// Le code INSEE d’une commune : ses écoles, ses agents.
    #[arg(long, value_name = "INSEE")]
    pub commune: Option<String>,
}

/// What was typed was not a command: what to print, and the code to end with.
#[derive(Debug)]
pub struct NotACommand {
    pub words: String,
    pub code: u8,
}

/// Reads what was typed, the name of the program first.
pub fn read(typed: impl IntoIterator<Item = OsString>) -> Result<CommandLine, NotACommand> {
    let read = french(CommandLine::command(), true).try_get_matches_from(typed);
    let read = read.and_then(|matches| CommandLine::from_arg_matches(&matches));
    read.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            NotACommand { words: error.render().to_string(), code: ending::DONE }
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            NotACommand { words: error.render().to_string(), code: ending::USAGE }
        }
        _ => {
            let words =
                format!("preau\u{a0}: {}.\nVoyez «\u{a0}preau --help\u{a0}».\n", why(&error));
            NotACommand { words, code: ending::USAGE }
        }
    })
}

const TEMPLATE: &str = "{about}\n\nUtilisation\u{a0}: {usage}\n\n{all-args}{after-help}\n";

/// The same command, whose help speaks French from its first word to its last.
fn french(command: Clap, is_root: bool) -> Clap {
    let help = Arg::new("aide").short('h').long("help").alias("aide").action(ArgAction::Help);
    let mut command = command
        .help_template(TEMPLATE)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg_required_else_help(is_root)
        .subcommand_help_heading("Commandes\u{a0}")
        .arg(help.help("Montre cette aide"));
    if is_root {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command
            .version(env!("CARGO_PKG_VERSION"))
            .arg(version.help("Dit la version"))
            .after_help(format!("\n{}\n\nTout le reste\u{a0}: docs/HOST.md", ending::CODES));
    }
    let names: Vec<String> = command.get_subcommands().map(|it| it.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |it| french(it, false));
    }
    command.mut_args(|arg| {
        let heading = if arg.is_positional() { "Arguments\u{a0}" } else { "Options\u{a0}" };
        arg.help_heading(heading)
    })
}

fn why(error: &clap::Error) -> String {
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let arg = said(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::UnknownArgument => format!("«\u{a0}{arg}\u{a0}» n’est pas connu ici"),
        ErrorKind::InvalidSubcommand => {
            let typed = said(ContextKind::InvalidSubcommand);
            format!("la commande «\u{a0}{typed}\u{a0}» n’existe pas")
        }
        ErrorKind::MissingSubcommand => "il manque une commande".to_owned(),
        ErrorKind::MissingRequiredArgument => format!("il manque {arg}"),
        ErrorKind::ArgumentConflict => {
            let other = said(ContextKind::PriorArg);
            format!("{arg} et {other} ne vont pas ensemble")
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let typed = said(ContextKind::InvalidValue);
            if typed.is_empty() {
                format!("il manque une valeur après {arg}")
            } else {
                format!("«\u{a0}{typed}\u{a0}» ne va pas pour {arg}")
            }
        }
        _ => format!("la commande n’est pas comprise ({})", error.kind()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &str) -> Result<CommandLine, NotACommand> {
        read(words.split(' ').map(OsString::from))
    }

    /// Every word of every help page.
    fn pages(command: &Clap, pages: &mut Vec<String>) {
        pages.push(command.clone().render_long_help().to_string());
        command.get_subcommands().for_each(|it| self::pages(it, pages));
    }

    #[test]
    fn every_argument_is_explained_in_french() {
        let mut command = french(CommandLine::command(), true);
        command.build();
        let mut texts = Vec::new();
        pages(&command, &mut texts);
        assert!(texts.len() > 12, "a page for each command");
        for text in texts {
            for english in ["Usage", "Print", "default", "required", "possible", "aliases"] {
                assert!(!text.contains(english), "{english} in:\n{text}");
            }
        }
        let mut silent = Vec::new();
        let mut all: Vec<&Clap> = vec![&command];
        while let Some(next) = all.pop() {
            all.extend(next.get_subcommands().filter(|it| !it.is_hide_set()));
            let args = next.get_arguments().filter(|arg| arg.get_help().is_none());
            silent.extend(args.map(|arg| format!("{} {}", next.get_name(), arg.get_id())));
            if next.get_about().is_none() {
                silent.push(next.get_name().to_owned());
            }
        }
        assert!(silent.is_empty(), "without a word: {silent:?}");
    }

    #[test]
    fn what_is_not_understood_is_said_in_french() {
        let said = |line| {
            let NotACommand { words, code } = typed(line).map(|_| ()).expect_err("not a command");
            NotACommand { words: words.replace('\u{a0}', " "), code }
        };
        assert!(said("preau sevre").words.contains("« sevre » n’existe pas"));
        assert!(said("preau serve --vite").words.contains("« --vite » n’est pas connu ici"));
        assert!(said("preau backup").words.contains("il manque --vers <DOSSIER>"));
        let both = said("preau export --ecole 0591234A --commune 59367 --vers a.zip").words;
        assert!(both.contains("ne vont pas ensemble"), "{both}");
        let letters = said("preau export --personne léa --vers a.zip").words;
        assert!(letters.contains("« léa » ne va pas pour --personne"), "{letters}");
        assert_eq!(said("preau backup").code, ending::USAGE);
        assert_eq!(said("preau --help").code, ending::DONE);
        assert!(said("preau --help").words.contains("Codes de sortie"));
    }

    #[test]
    fn what_is_understood_is_what_was_typed() {
        let line = typed("preau --config a.toml restore --depuis b --remplacer").expect("good");
        assert_eq!(line.config, Some(PathBuf::from("a.toml")));
        let Command::Restore { depuis, remplacer, only_check } = line.command else { panic!() };
        assert_eq!((depuis, remplacer, only_check), (PathBuf::from("b"), true, false));
    }
}
