//! A password that is typed and not shown; never on the command line, where others would read it.

use crate::ending::Refused;
use console::Term;
use std::{
    error::Error,
    io::{self, BufRead, IsTerminal},
};

/// Asked twice at a terminal; once, a line, of a program that gives it.
pub fn new_password() -> Result<String, Box<dyn Error>> {
    let input = io::stdin();
    if !input.is_terminal() {
        let mut line = String::new();
        input.lock().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let terminal = Term::stderr();
    let ask = |words: &str| {
        terminal.write_str(words)?;
        terminal.read_secure_line()
    };
    let (typed, again) = (ask("Nouveau mot de passe\u{a0}: ")?, ask("Encore une fois\u{a0}: ")?);
    if typed == again {
        return Ok(typed);
    }
    Err(Refused::because("les deux mots de passe ne sont pas les mêmes"))
}
