//! JSON about oneself: `GET /api/moi`.

use base::Id;
use people::Person;
use serde::Serialize;
use utoipa::ToSchema;
use web::{Answer, Error, Result, Viewer, api::Operation, id};

/// Who is signed in.
#[derive(Serialize, ToSchema)]
pub struct Me {
    #[schema(value_type = String)]
    id: Id<Person>,
    name: String,
    language: &'static str,
    roles: Vec<&'static str>,
    schools: Vec<Place>,
    classes: Vec<Place>,
    children: Vec<Child>,
}

#[derive(Serialize, ToSchema)]
struct Place {
    id: String,
    name: String,
}

#[derive(Serialize, ToSchema)]
struct Child {
    #[schema(value_type = String)]
    id: Id<Person>,
    name: String,
}

pub fn me() -> Operation {
    Operation::new(id!("accounts-api-me")).answers::<Me>()
}

pub async fn get_me(viewer: Viewer) -> Result<Answer> {
    let roles = [
        (viewer.is_guardian(), "guardian"),
        (viewer.is_pupil(), "pupil"),
        (viewer.is_staff(), "staff"),
        (viewer.is_platform_administrator(), "administrator"),
    ];
    let child = |child: &people::Child| Child { id: child.id, name: child.name.full() };
    let me = Me {
        id: viewer.person,
        name: viewer.name.full(),
        language: viewer.preferences().locale.code(),
        roles: roles.into_iter().filter(|(is, _)| *is).map(|(_, role)| role).collect(),
        schools: viewer
            .schools
            .iter()
            .map(|school| Place { id: school.id.to_string(), name: school.name.clone() })
            .collect(),
        classes: viewer
            .classes
            .iter()
            .map(|class| Place { id: class.id.to_string(), name: class.name.clone() })
            .collect(),
        children: viewer.children.iter().map(child).collect(),
    };
    serde_json::to_value(me).map(Answer::Json).map_err(Error::internal)
}
