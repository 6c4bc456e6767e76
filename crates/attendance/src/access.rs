//! Who may do what here. Marks are for the team of the class and those who follow the school: its
//! head, its CPE and whom the head has asked to. An absence is for them and the guardians of that
//! child alone.

use crate::SecondarySchool;
use base::Id;
use people::{Class, Right, School, Standing};
use web::{Action, Allows, Risk, Viewer};

/// To call the roll of a class and read its register.
pub struct Call;
/// To follow the absences of a school.
pub struct Follow;
/// To set the week of a school, and the hours of a secondary one.
pub struct Arrange;
/// To sign the register of a class.
pub struct Sign;
/// To say what a reason is worth.
pub struct Judge;
/// To declare half-days without class.
pub struct Close;
/// To say on which days a child eats here or stays, and read who does.
pub struct Serve;
/// To say why a child is away, and who may fetch him: guardians with legal authority.
pub struct Answer;

impl Action for Call {
    const NAME: &'static str = "Call";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Follow {
    const NAME: &'static str = "Follow";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Arrange {
    const NAME: &'static str = "Arrange";
}

impl Action for Judge {
    const NAME: &'static str = "Judge";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Sign {
    const NAME: &'static str = "Sign";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Close {
    const NAME: &'static str = "Close";
    const RISK: Risk = Risk::MassMailing;
}

impl Action for Serve {
    const NAME: &'static str = "Serve";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Answer {
    const NAME: &'static str = "Answer";
    const RISK: Risk = Risk::PersonalData;
}

/// Does this person follow who comes to a school?
pub fn follows(viewer: &Standing, school: Id<School>) -> bool {
    viewer.has_right(school, Right::Attendance)
}

impl Allows<Call> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.id) || follows(viewer, self.school)
    }
}

impl Allows<Sign> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.school)
    }
}

impl Allows<Follow> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        follows(viewer, self.id)
    }
}

impl Allows<Arrange> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}

impl Allows<Arrange> for SecondarySchool {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}

impl Allows<Close> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id) || self.kind.is_first_degree() && viewer.is_agent_of(self.town)
    }
}

/// The canteen and childcare of an école are the town's.
impl Allows<Serve> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id) || self.kind.is_first_degree() && viewer.is_agent_of(self.town)
    }
}
