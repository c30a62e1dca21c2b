//! What the texts and keys of a page mean, as a drawing.

use crate::i18n::Help;
use crate::view::drawing::{Drawing, Tag};

/// A panel for each.
pub fn help(texts: &Help) -> Drawing {
    let privacy = panel(texts.privacy).put(Drawing::new(Tag::P).text(texts.privacy_text));
    Drawing::div("through")
        .put(pairs(texts.layers, texts.layer_texts))
        .put(pairs(texts.states, texts.state_texts))
        .put(pairs(texts.keys, texts.key_texts))
        .put(privacy)
}

fn panel(title: &str) -> Drawing {
    let title = Drawing::new(Tag::H2).class("song").text(title);
    Drawing::new(Tag::SECTION).class("panel").put(title)
}

fn pairs(title: &str, pairs: &[(&str, &str)]) -> Drawing {
    let line = |(name, text): &(&str, &str)| {
        Drawing::div("")
            .put(Drawing::new(Tag::DT).text(*name))
            .put(Drawing::new(Tag::DD).text(*text))
    };
    let list = Drawing::new(Tag::DL).class("imprint");
    panel(title).put(list.put_all(pairs.iter().map(line)))
}
