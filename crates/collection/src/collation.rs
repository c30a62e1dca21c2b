//! The archived text of an article beside the repaired one.

use std::collections::{BTreeMap, BTreeSet};

use bundle::{Block, Body, FurnitureKind, Reason, Repair, RepairKind, Span};

use crate::answer::{Collation, CollationPiece, CollationRow, RowKind, ShownRepair};

/// Lays a body out in rows, in the order of the page. Every repair stands in one of them: those that
/// lie in no block and no furniture, such as a block that was pasted twice, have a row of their own.
pub(crate) fn collate(body: &Body) -> Collation {
    let places = places(body);
    let layers = Layers::new(body, &places);
    let mut rows = Vec::new();
    let mut repairs = body.repairs.iter().zip(0..).peekable();
    for place in &places {
        while let Some(outside) = repairs.next_if(|(repair, _)| repair.span.end < place.span.start)
        {
            rows.push(layers.outside(outside));
        }
        let mut own = Vec::new();
        while let Some(inside) = repairs.next_if(|(repair, _)| repair.span.start <= place.span.end)
        {
            own.push(inside);
        }
        rows.push(CollationRow {
            kind: place.kind,
            pieces: layers.pieces(place.span, &own),
        });
    }
    rows.extend(repairs.map(|outside| layers.outside(outside)));
    Collation { rows }
}

/// The text of spans as it reads with some repairs undone.
pub(crate) struct Undoing<'b> {
    body: &'b Body,
    undone: &'b BTreeSet<u64>,
    /// Nothing when nothing is undone, which is the usual case and costs nothing.
    layers: Option<Layers<'b>>,
}

impl<'b> Undoing<'b> {
    pub(crate) fn new(body: &'b Body, undone: &'b BTreeSet<u64>) -> Self {
        Self {
            body,
            undone,
            layers: (!undone.is_empty()).then(|| Layers::new(body, &[])),
        }
    }

    pub(crate) fn read(&self, span: Span) -> String {
        let Some(layers) = &self.layers else {
            return span.of(&self.body.text).unwrap_or_default().to_owned();
        };
        let inside =
            |repair: &Repair| span.start <= repair.span.start && repair.span.end <= span.end;
        let own: Vec<_> = self
            .body
            .repairs
            .iter()
            .zip(0..)
            .filter(|(repair, _)| inside(repair))
            .collect();
        let read = |piece: CollationPiece| match piece {
            CollationPiece::Same(text) => text,
            CollationPiece::Repair(shown) if self.undone.contains(&shown.key) => shown.repair.found,
            CollationPiece::Repair(shown) => shown.repair.put,
        };
        layers.pieces(span, &own).into_iter().map(read).collect()
    }
}

/// A piece of the page that becomes a row.
struct Place {
    kind: RowKind,
    span: Span,
}

/// The blocks and the furniture of a body, by place.
fn places(body: &Body) -> Vec<Place> {
    let furniture = body.furniture.iter().map(|furniture| Place {
        kind: match furniture.kind {
            FurnitureKind::Title => RowKind::Title,
            _ => RowKind::Furniture,
        },
        span: furniture.span,
    });
    let mut places: Vec<Place> = furniture.collect();
    let mut paragraphs = 0;
    for block in &body.blocks {
        let kind = match block {
            Block::Heading { level, .. } => RowKind::Heading(*level),
            Block::Paragraph { .. } => {
                paragraphs += 1;
                RowKind::Paragraph(paragraphs)
            }
            Block::List { .. } => RowKind::Item,
            Block::Table { .. } => RowKind::Cell,
            Block::Quote { .. } => RowKind::Quote,
            Block::Figure { .. } => RowKind::Caption,
        };
        places.extend(block.spans().into_iter().map(|span| Place { kind, span }));
    }
    places.sort_by_key(|place| (place.span.start, place.span.end));
    places
}

/// Both layers of a body.
struct Layers<'b> {
    body: &'b Body,
    /// What can be referred to.
    places: &'b [Place],
    /// The names of the repairs.
    keys: Vec<u64>,
}

impl<'b> Layers<'b> {
    fn new(body: &'b Body, places: &'b [Place]) -> Self {
        let mut seen: BTreeMap<(RepairKind, &str), u32> = BTreeMap::new();
        let key = |repair: &'b Repair| {
            let (kind, found) = (repair.kind, repair.found.as_str());
            let before = seen.entry((kind, found)).or_default();
            *before += 1;
            digest(&format!("{}.{before}.{found}", kind.name()))
        };
        Self {
            body,
            places,
            keys: body.repairs.iter().map(key).collect(),
        }
    }

    /// A row for a repair that lies between all places.
    fn outside(&self, numbered: (&Repair, u32)) -> CollationRow {
        CollationRow {
            kind: RowKind::Outside,
            pieces: vec![self.repair(numbered)],
        }
    }

    /// The text of a span, cut at the repairs that begin in it.
    fn pieces(&self, span: Span, repairs: &[(&Repair, u32)]) -> Vec<CollationPiece> {
        let mut pieces = Vec::new();
        let mut at = span.start;
        for numbered in repairs {
            pieces.extend(self.same(at, numbered.0.span.start));
            pieces.push(self.repair(*numbered));
            at = at.max(numbered.0.span.end);
        }
        pieces.extend(self.same(at, span.end));
        pieces
    }

    fn same(&self, from: u32, to: u32) -> Option<CollationPiece> {
        let text = Span::new(from, to.max(from)).of(&self.body.text)?;
        (!text.is_empty()).then(|| CollationPiece::Same(text.to_owned()))
    }

    fn repair(&self, (repair, number): (&Repair, u32)) -> CollationPiece {
        let same_as = match &repair.why {
            Reason::SameAs { span } => self.paragraph_at(span.start),
            _ => None,
        };
        CollationPiece::Repair(Box::new(ShownRepair {
            number,
            key: self.keys.get(number as usize).copied().unwrap_or_default(),
            repair: repair.clone(),
            same_as,
        }))
    }

    fn paragraph_at(&self, at: u32) -> Option<u32> {
        self.places.iter().find_map(|place| match place.kind {
            RowKind::Paragraph(number) if place.span.start <= at && at < place.span.end => {
                Some(number)
            }
            _ => None,
        })
    }
}

/// FNV-1a with 64 bits (draft-eastlake-fnv-21): what readers keep has to mean the same in the next
/// release, which the hashes of the standard library do not promise.
fn digest(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn digests_are_those_of_the_standard() {
        assert_eq!(digest(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(digest("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(digest("foobar"), 0x8594_4171_f739_67e8);
    }
}
