//! Drawings that the engine's program has made.

use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

use crate::browser::document;
use crate::view::drawing::{Attribute, Drawing, Tag};

/// A drawing. Its texts only ever become text.
pub fn drawn(drawing: &Drawing) -> Html {
    let mut names = drawing.attributes().iter().map(|(name, _)| *name);
    if names.any(|name| name == Attribute::LATER) {
        return html! { <Later drawing={drawing.clone()} /> };
    }
    at_once(drawing)
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct LaterProps {
    drawing: Drawing,
}

/// A part of a drawing that comes a frame after what is around it, so that neither frame is long; without
/// a browser it comes at once.
#[component]
fn Later(props: &LaterProps) -> Html {
    let is_there = use_state(|| cfg!(not(target_arch = "wasm32")));
    use_effect_with((), {
        let is_there = is_there.clone();
        move |()| document::after_a_frame(move || is_there.set(true))
    });
    if *is_there {
        at_once(&props.drawing)
    } else {
        Html::default()
    }
}

fn at_once(drawing: &Drawing) -> Html {
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
