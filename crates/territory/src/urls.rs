//! The addresses of the territory: links and redirections come from here.

pub const HOME: &str = "/territoire";
