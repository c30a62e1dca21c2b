//! Drawings that the engine's program has made.

use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

use crate::view::drawing::{Drawing, Tag};

/// A drawing. Its texts only ever become text.
pub fn drawn(drawing: &Drawing) -> Html {
    let text = drawing.own_text();
    let text = (!text.is_empty()).then(|| VText::new(text.to_owned()));
    if drawing.tag() == Tag::TEXT {
        return text.unwrap_or_else(|| VText::new("")).into();
    }
    let mut tag = VTag::new(drawing.tag().name());
    for (name, value) in drawing.attributes() {
        tag.add_attribute(name.name(), value.clone());
    }
    if let Some(text) = text {
        tag.add_child(text.into());
    }
    for child in drawing.children() {
        tag.add_child(drawn(child));
    }
    tag.into()
}
