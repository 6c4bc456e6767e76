//! What the pages may ask of the database, counted.
