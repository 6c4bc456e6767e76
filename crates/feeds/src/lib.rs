//! What comes in: AAF, ONDE and CSV files, read as a stream, staged as a plan, applied in one go.
