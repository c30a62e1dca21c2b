//! The JSON Schema of the format.

use crate::Bundle;

/// Gives the JSON Schema of a bundle, indented, with a line break at the end.
///
/// It is made from the types of this crate, so it says all that they say; limits, and that spans
/// lie in their text, are beyond a schema.
pub fn schema() -> String {
    let mut text = format!("{:#}", schemars::schema_for!(Bundle).to_value());
    text.push('\n');
    text
}
