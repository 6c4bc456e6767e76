//! Who may do what here. What is the school's is the school's while the pupil is enrolled there, to
//! the day: the facts say it, not the groups, which are a night behind.

use people::{Class, School};
use web::{Action, Allows, Risk, Viewer};

/// To prepare the dossiers of those who leave a school, and follow them.
pub struct Prepare;
/// To take in the dossiers of those who come to a school.
pub struct Welcome;
/// To add something to a portfolio, or propose it.
pub struct Add;
/// To propose things to the pupils of a class.
pub struct Propose;
/// To decide what becomes of something that is in a portfolio.
pub struct Keep;
/// To run a dossier: offer it, seal it, take it back.
pub struct Run;
/// To say for a pupil what goes with him.
pub struct Decide;
/// To record what was answered on paper.
pub struct Record;
/// To read what a sealed dossier holds.
pub struct Peruse;
/// To let the team of a class read it.
pub struct Share;
/// To take it away as an archive.
pub struct TakeAway;

impl Action for Prepare {
    const NAME: &'static str = "Prepare";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Welcome {
    const NAME: &'static str = "Welcome";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Add {
    const NAME: &'static str = "Add";
}

impl Action for Propose {
    const NAME: &'static str = "Propose";
}

impl Action for Keep {
    const NAME: &'static str = "Keep";
}

impl Action for Run {
    const NAME: &'static str = "Run";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Decide {
    const NAME: &'static str = "Decide";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Record {
    const NAME: &'static str = "Record";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Peruse {
    const NAME: &'static str = "Peruse";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Share {
    const NAME: &'static str = "Share";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for TakeAway {
    const NAME: &'static str = "TakeAway";
    const RISK: Risk = Risk::PersonalData;
}

impl Allows<Prepare> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}

impl Allows<Welcome> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}

impl Allows<Propose> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.id)
    }
}
