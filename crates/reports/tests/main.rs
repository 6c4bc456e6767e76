//! The stories of livrets and bulletins, told through HTTP, on both engines.

mod around;
mod college;
mod council;
mod desk;
mod groups;
mod keeping;
mod life;
mod parts;
mod projects;
mod reminding;
mod sending;
mod ulis;
mod writing;
