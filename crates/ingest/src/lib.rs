//! Ingest.

pub mod repair;
