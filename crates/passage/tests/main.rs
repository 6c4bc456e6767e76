//! The stories of the passage, told through HTTP about the people of École Jean-Macé and Collège
//! Rosa-Parks, on both engines.

mod archives;
mod choosing;
mod desk;
mod keeping;
mod leaving;
mod moments;
mod nights;
mod portfolios;
mod preparing;
mod results_page;
mod sharing;
