//! The stories of the passage, told through HTTP about the people of École Jean-Macé and Collège
//! Rosa-Parks, on both engines.

mod desk;
mod leaving;
