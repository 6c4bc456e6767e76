//! Stories of the agenda, told through HTTP about the people of École Jean-Macé, on both engines.
