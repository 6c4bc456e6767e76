//! The engine of this machine: a program that reads lines and writes as many, translated. It is
//! killed, with all it has started, when it takes too long. Nothing leaves the machine.

use crate::engine::{Failure, Result};
use base::Lang;
use rustix::process::{Pid, Signal, kill_process_group};
use std::{
    io::{Read, Write},
    os::unix::process::CommandExt,
    process::{Child, Command, ExitStatus, Stdio},
    thread,
    time::{Duration, Instant},
};

#[derive(Clone)]
pub struct Program {
    name: String,
    /// `{from}` and `{to}` are the tags of the languages.
    words: Vec<String>,
    pub limit: Duration,
}

const LIMIT: Duration = Duration::from_mins(2);
const ANSWER_BYTES_MAX: u64 = 2_000_000;
const LOOK_EVERY: Duration = Duration::from_millis(20);

impl Program {
    /// Reads `argos-translate --from-lang {from} --to-lang {to}`. No shell looks at it.
    pub fn read(line: &str) -> std::result::Result<Self, String> {
        let mut words = line.split_whitespace().map(str::to_owned);
        let name = words.next().ok_or_else(|| "le programme de traduction manque".to_owned())?;
        let words: Vec<String> = words.collect();
        let says = |mark: &str| words.iter().any(|word| word.contains(mark));
        if !says("{from}") || !says("{to}") {
            return Err("le programme de traduction attend {from} et {to}".to_owned());
        }
        Ok(Program { name, words, limit: LIMIT })
    }

    pub async fn run(&self, pair: (Lang, Lang), lines: String) -> Result<String> {
        let program = self.clone();
        let run = tokio::task::spawn_blocking(move || program.run_here(pair, &lines));
        run.await.unwrap_or(Err(Failure::Away("the program could not be waited for")))
    }

    fn run_here(&self, (from, to): (Lang, Lang), lines: &str) -> Result<String> {
        let words = self.words.iter();
        let words = words.map(|it| it.replace("{from}", from.tag()).replace("{to}", to.tag()));
        let mut command = Command::new(&self.name);
        command.args(words).process_group(0);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // The secrets of the house are no business of its.
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PREAU_") {
                command.env_remove(name);
            }
        }
        let child = command.spawn();
        let mut child = child.map_err(|_| Failure::Refused("the program cannot be started"))?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let mut answer = Vec::new();
        let ended = thread::scope(|threads| {
            threads.spawn(move || {
                // One that has stopped reading says so by how it ends.
                input.map(|mut input| input.write_all(lines.as_bytes()))
            });
            let read = threads.spawn(|| {
                let output = output.map(|output| output.take(ANSWER_BYTES_MAX));
                output.map(|mut output| output.read_to_end(&mut answer))
            });
            let ended = wait(&mut child, self.limit);
            drop(read.join());
            ended
        })?;
        if !ended.success() {
            return Err(Failure::Refused("the program has failed"));
        }
        String::from_utf8(answer).map_err(|_| Failure::Refused("the program writes no UTF-8"))
    }
}

/// Waits for its end, or makes one; whatever it has started ends with it.
fn wait(child: &mut Child, limit: Duration) -> Result<ExitStatus> {
    let began = Instant::now();
    let group = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    loop {
        let ended = child.try_wait();
        let is_late = began.elapsed() > limit;
        let is_to_go = is_late || !matches!(ended, Ok(None));
        if let Some(group) = group.filter(|_| is_to_go) {
            // It may have ended by itself.
            let _ = kill_process_group(group, Signal::KILL);
        }
        match ended {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if is_late => {
                drop(child.wait());
                return Err(Failure::Away("the program takes too long"));
            }
            Ok(None) => thread::sleep(LOOK_EVERY),
            Err(_) => return Err(Failure::Away("the program could not be waited for")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(line: &str, limit_millis: u64) -> Result<String> {
        let program = Program::read(line).expect("a program");
        let program = Program { limit: Duration::from_millis(limit_millis), ..program };
        program.run_here((Lang::Fr, Lang::En), "un\ndeux\n")
    }

    #[test]
    fn a_program_reads_lines_and_writes_them() {
        assert_eq!(run("sed s/^/{from}→{to}:/", 5_000).as_deref(), Ok("fr→en:un\nfr→en:deux\n"));
        assert_eq!(
            run("false {from} {to}", 5_000),
            Err(Failure::Refused("the program has failed"))
        );
        let missing = Err(Failure::Refused("the program cannot be started"));
        assert_eq!(run("/no/such/program {from} {to}", 5_000), missing);
    }

    #[test]
    fn one_that_takes_too_long_is_killed_with_all_it_has_started() {
        let began = Instant::now();
        // `timeout` starts another program, which holds the pipe.
        let slow = run("env -S {from}={to} timeout 60 sleep 50", 100);
        assert_eq!(slow, Err(Failure::Away("the program takes too long")));
        assert!(began.elapsed() < Duration::from_secs(10));
    }

    #[test]
    fn it_must_say_where_the_languages_go() {
        assert!(Program::read("argos-translate --from-lang {from} --to-lang {to}").is_ok());
        assert!(Program::read("apertium {from}-{to}").is_ok());
        assert!(Program::read("apertium fra-spa").is_err() && Program::read(" ").is_err());
    }
}
