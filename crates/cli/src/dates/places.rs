//! From places in the repaired text to characters of the page as archived.

use bundle::{Body, Span};

/// The page as archived, with the way to it from the repaired text.
pub(super) struct Places {
    archived: String,
    /// Byte of the repaired text, byte of the archived one: where they run in step again after each
    /// repair, and before it. Ascending.
    steps: Vec<Step>,
    /// How many characters stand before every 256th byte of the archived text.
    counts: Vec<usize>,
}

/// A repair: its bytes in the repaired and in the archived text.
struct Step {
    repaired: (usize, usize),
    archived: (usize, usize),
}

/// Bytes between two counted places.
const STRIDE: usize = 256;

impl Places {
    pub(super) fn of(body: &Body) -> Self {
        let archived = body.archived();
        let mut steps = Vec::new();
        let (mut put, mut found) = (0_usize, 0_usize);
        for repair in &body.repairs {
            let (start, end) = (repair.span.start as usize, repair.span.end as usize);
            if start < put || repair.span.of(&body.text).is_none() {
                continue;
            }
            let at = found + (start - put);
            steps.push(Step {
                repaired: (start, end),
                archived: (at, at + repair.found.len()),
            });
            (put, found) = (end, at + repair.found.len());
        }
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
            archived,
            steps,
            counts,
        }
    }

    /// The byte of the archived text for one of the repaired text. Within a repair it is the beginning
    /// or the end of what was found there.
    fn byte(&self, at: usize, is_end: bool) -> usize {
        let after = self.steps.partition_point(|step| {
            if is_end {
                step.repaired.0 < at
            } else {
                step.repaired.0 <= at
            }
        });
        let Some(step) = after.checked_sub(1).and_then(|nth| self.steps.get(nth)) else {
            return at;
        };
        if at < step.repaired.1 {
            return if is_end {
                step.archived.1
            } else {
                step.archived.0
            };
        }
        step.archived.1 + (at - step.repaired.1)
    }

    fn bytes(&self, span: Span) -> (usize, usize) {
        let start = self.byte(span.start as usize, false);
        (start, self.byte(span.end as usize, true).max(start))
    }

    /// The characters of a span.
    pub(super) fn chars(&self, span: Span) -> (usize, usize) {
        let (start, end) = self.bytes(span);
        (self.count(start), self.count(end))
    }

    /// What stands at a span in the archived text.
    pub(super) fn quote(&self, span: Span) -> Option<&str> {
        let (start, end) = self.bytes(span);
        self.archived.get(start..end)
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
    use super::*;

    #[test]
    fn places_lead_back_over_repairs() {
        let page = "\u{3000}\u{3000}當(dāng)地書會(huì)於2015年成立。\n";
        let article = ingest::ingest("page.txt", page.as_bytes(), &"0".repeat(64)).unwrap();
        let body = article.body.here().unwrap();
        assert!(
            !body.repairs.is_empty(),
            "the notes on pronunciation are taken out"
        );
        let places = Places::of(body);
        let start = body.text.find("2015").unwrap();
        let span = Span::from(start..start + "2015年".len());
        assert_eq!(places.quote(span), Some("2015年"));
        let (from, to) = places.chars(span);
        let chars: String = page.chars().skip(from).take(to - from).collect();
        assert_eq!(chars, "2015年");
    }
}
