//! Regions that articles belong to.

use serde::{Deserialize, Serialize};

/// The code of a region in ISO 3166-2, such as `CN-GX`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct PlaceId(pub String);

/// A region, as the bundle names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Its code.
    pub id: PlaceId,
    /// Its short name in Simplified script (`广西`).
    pub hans: String,
    /// Its short name in Traditional script (`廣西`).
    pub hant: String,
    /// Its short name in English (`Guangxi`).
    pub en: String,
    /// The one character that stands for it on a seal (`桂`).
    pub abbr: String,
}
