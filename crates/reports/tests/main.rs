//! The stories of livrets and bulletins, told through HTTP, on both engines.

mod desk;
mod life;
mod writing;
