//! From places in the repaired text to characters of the page as archived.

use bundle::{Body, Layers, Span};

/// The page as archived, with the way to it from the repaired text.
pub(super) struct Places<'b> {
    layers: Layers<'b>,
    archived: String,
    /// How many characters stand before every 256th byte of the archived text.
    counts: Vec<usize>,
}

/// Bytes between two counted places.
const STRIDE: usize = 256;

impl<'b> Places<'b> {
    pub(super) fn of(body: &'b Body) -> Self {
        let layers = Layers::of(&body.text, &body.repairs);
        let archived = layers.archived();
        let mut counts = vec![0];
        let mut count = 0;
        for (at, byte) in archived.bytes().enumerate() {
            if at > 0 && at % STRIDE == 0 {
                counts.push(count);
            }
            // A byte that goes on with a character begins none.
            count += usize::from(byte & 0xc0 != 0x80);
        }
        Self {
            layers,
            archived,
            counts,
        }
    }

    /// The characters of a span.
    pub(super) fn chars(&self, span: Span) -> (usize, usize) {
        let found = self.layers.to_archived(span);
        (
            self.count(found.start as usize),
            self.count(found.end as usize),
        )
    }

    /// What stands at a span in the archived text.
    pub(super) fn quote(&self, span: Span) -> Option<&str> {
        self.layers.to_archived(span).of(&self.archived)
    }

    fn count(&self, at: usize) -> usize {
        let nth = (at / STRIDE).min(self.counts.len().saturating_sub(1));
        let before = self.counts.get(nth).copied().unwrap_or_default();
        let rest = self
            .archived
            .as_bytes()
            .get(nth * STRIDE..at)
            .unwrap_or_default();
        before + rest.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
    }
}

#[cfg(test)]
mod tests {
    use bundle::{Certainty, Reason, Repair, RepairKind};

    use super::*;

    #[test]
    fn places_lead_back_over_repairs() {
        let page = "\u{3000}\u{3000}當(dāng)地書會(huì)於2015年成立。\n";
        let note = |span: Span, found: &str| Repair {
            span,
            kind: RepairKind::Gloss,
            found: found.to_owned(),
            put: String::new(),
            certainty: Certainty::Proved,
            why: Reason::Lost { count: None },
            suggestions: Vec::new(),
            ruling: None,
        };
        let text = page.replace("(dāng)", "").replace("(huì)", "");
        let after = |piece: &str| text.find(piece).unwrap() + piece.len();
        let body = Body {
            repairs: vec![
                note(Span::from(after("當")..after("當")), "(dāng)"),
                note(Span::from(after("會")..after("會")), "(huì)"),
            ],
            text: text.clone(),
            ..Body::default()
        };
        assert_eq!(body.archived(), page);
        let places = Places::of(&body);
        let start = body.text.find("2015").unwrap();
        let span = Span::from(start..start + "2015年".len());
        assert_eq!(places.quote(span), Some("2015年"));
        let (from, to) = places.chars(span);
        let chars: String = page.chars().skip(from).take(to - from).collect();
        assert_eq!(chars, "2015年");
    }
}
