//! One closure over SQLite or PostgreSQL, and what truly differs between them.
