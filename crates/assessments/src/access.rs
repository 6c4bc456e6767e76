//! Who may do what here. In the first degree the team of a class assesses; in the second the
//! teacher of the subject does and his colleagues of the class read. Whoever runs the school reads.
//! Pupils and families have pages of their own, and never these.

use people::{Class, School};
use web::{Action, Allows, Risk, Viewer};

/// To make an assessment for a class or a group.
pub struct Assess;
/// To read what a class or a group has shown.
pub struct Follow;
/// To say what a school asks of its assessments, and which words it lends.
pub struct Arrange;

impl Action for Assess {
    const NAME: &'static str = "Assess";
}

impl Action for Follow {
    const NAME: &'static str = "Follow";
    const RISK: Risk = Risk::PersonalData;
}

impl Action for Arrange {
    const NAME: &'static str = "Arrange";
}

impl Allows<Assess> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        self.closed_on.is_none() && viewer.teaches(self.id)
    }
}

impl Allows<Follow> for Class {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.teaches(self.id) || viewer.administers(self.school)
    }
}

impl Allows<Arrange> for School {
    fn allows(&self, viewer: &Viewer) -> bool {
        viewer.administers(self.id)
    }
}
