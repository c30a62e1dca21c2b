//! Why a file could not be read as a bundle.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why a file could not be read as a bundle.
///
/// It can be serialised because it crosses from the worker to the page, which words it in the
/// language of the reader; the [`fmt::Display`] text is for the command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum ReadBundleError {
    /// The file holds nothing but white space.
    Empty,
    /// The file is larger than is ever read.
    TooLarge {
        /// How many bytes it has.
        bytes: u64,
        /// How many it may have.
        most: u64,
    },
    /// The file is a web page: the address was wrong, or the server sent an error page.
    Html,
    /// The file is not UTF-8 text.
    NotUtf8 {
        /// The first byte that is none.
        at: u64,
    },
    /// The file is not JSON.
    NotJson {
        /// The line of the fault, from 1.
        line: u64,
        /// The column, in bytes, from 1.
        column: u64,
        /// What is wrong there.
        message: String,
    },
    /// The file ends in the middle: a download or a copy broke off.
    Truncated {
        /// How many bytes there are.
        at: u64,
    },
    /// The file is JSON, and neither a bundle nor one of the forms that are opened beside it.
    NotABundle {
        /// Where that shows, as a JSON path.
        path: String,
        /// What is wrong there.
        message: String,
    },
    /// The bundle was made by a later version of the program.
    NewerFormat {
        /// The version of the bundle.
        found: u64,
        /// The last version that can be read here.
        known: u32,
    },
    /// The bundle does not say its version, or one that never was.
    UnknownVersion {
        /// What stands where the version should.
        found: Option<String>,
    },
    /// The bundle has more articles, parts or regions than are ever read.
    TooMany {
        /// The list, as a JSON path.
        path: String,
        /// How many entries it has.
        found: u64,
        /// How many it may have.
        most: u64,
    },
}

impl fmt::Display for ReadBundleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the file is empty"),
            Self::TooLarge { bytes, most } => {
                write!(f, "the file has {bytes} bytes; at most {most} are read")
            }
            Self::Html => f.write_str("the file is a web page, not a bundle"),
            Self::NotUtf8 { at } => write!(f, "the file is not UTF-8 text, from byte {at} on"),
            Self::NotJson {
                line,
                column,
                message,
            } => {
                write!(
                    f,
                    "the file is not JSON: {message} at line {line}, column {column}"
                )
            }
            Self::Truncated { at } => {
                write!(
                    f,
                    "the file breaks off after {at} bytes, in the middle of the bundle"
                )
            }
            Self::NotABundle { path, message } => {
                write!(f, "the file is JSON but not a bundle: {path}: {message}")
            }
            Self::NewerFormat { found, known } => write!(
                f,
                "the bundle is of version {found}; this program reads up to version {known}"
            ),
            Self::UnknownVersion { found: None } => {
                f.write_str("the bundle does not say its version")
            }
            Self::UnknownVersion { found: Some(found) } => {
                write!(
                    f,
                    "the bundle gives {found} as its version, which never was one"
                )
            }
            Self::TooMany { path, found, most } => {
                write!(f, "{path} has {found} entries; at most {most} are read")
            }
        }
    }
}

impl std::error::Error for ReadBundleError {}
