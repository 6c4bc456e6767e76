//! Words without I/O: identifiers, instants and days, school years, names, rich text, locales.
