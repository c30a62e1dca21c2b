//! Plain text: the whole file, unchanged.

use super::PageText;

/// Takes a decoded file as it is.
pub(super) fn extract(source: String) -> PageText {
    PageText {
        text: source,
        ..PageText::default()
    }
}
