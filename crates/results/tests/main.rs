//! The stories of what is learnt and how it is said, told on both engines.

mod alerts;
mod arranging;
mod changing_school;
mod desk;
mod keeping;
mod national;
mod programmes;
mod pupils;
