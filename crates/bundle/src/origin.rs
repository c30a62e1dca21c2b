//! Where an article comes from.

use serde::{Deserialize, Serialize};

/// The source page of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Origin {
    /// Its path below the folder that was read, with `/` between the steps; for an item of a JSON
    /// file its address, or nothing.
    pub path: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// The SHA-256 of its bytes, 64 lower-case hexadecimal digits; empty for an item of a JSON
    /// file, which is no file of its own.
    pub sha256: String,
    /// What kind of file it is.
    pub format: PageFormat,
    /// The encoding it was read as, by its name in the WHATWG Encoding Standard.
    pub encoding: String,
    /// What told the encoding.
    pub charset_by: CharsetBy,
}

/// A kind of source page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PageFormat {
    /// Plain text.
    Txt,
    /// HTML.
    Html,
    /// An item of a JSON file that is not a bundle of ours.
    Json,
}

/// What told the encoding of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CharsetBy {
    /// A byte order mark.
    Bom,
    /// The page declares it, and its bytes agree.
    Declared,
    /// The bytes are valid UTF-8, whatever the page declares.
    Validity,
    /// The statistics of the bytes.
    Detection,
}
