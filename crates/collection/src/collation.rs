//! The archived text of an article beside the repaired one.

use std::collections::{BTreeMap, BTreeSet};

use bundle::{Block, Body, FurnitureKind, Layers, Piece, Reason, Repair, RepairKind, Span};

use crate::answer::{CollationPiece, CollationRow, RowKind, ShownRepair};

/// Lays a body out in rows, in the order of the page. Every repair stands in one of them: those that
/// lie in no block and no furniture, such as a block that was pasted twice, have a row of their own.
pub(crate) fn collate(body: &Body) -> Vec<CollationRow> {
    let places = places(body);
    let shown = Shown::new(body, &places);
    let mut rows = Vec::new();
    // The first repair that has no row yet.
    let mut next = 0;
    for place in &places {
        let begins = |repair: &&Repair| repair.span.end < place.span.start;
        let outside = body.repairs.iter().skip(next).take_while(begins).count();
        rows.extend((next..next + outside).filter_map(|nth| shown.outside(nth)));
        next += outside;
        let pieces = shown.layers.pieces(place.span);
        let pieces = pieces.iter().filter_map(|piece| match piece {
            // What was taken out between two blocks that touch belongs to the first of them.
            Piece::Changed { nth, .. } if *nth < next => None,
            Piece::Changed { nth, .. } => {
                next = nth + 1;
                Some(shown.repair(*nth)?)
            }
            Piece::Same { text, .. } => Some(CollationPiece::Same((*text).to_owned())),
        });
        let mut pieces: Vec<_> = pieces.collect();
        // A copy that was pasted before or after the block is no part of it.
        let before = pieces.iter().take_while(|piece| is_copy(piece)).count();
        let before = pieces.drain(..before).map(CollationRow::outside);
        rows.extend(before);
        let after = pieces
            .iter()
            .rev()
            .take_while(|piece| is_copy(piece))
            .count();
        let after = pieces.split_off(pieces.len() - after);
        rows.push(CollationRow {
            kind: place.kind,
            pieces,
        });
        rows.extend(after.into_iter().map(CollationRow::outside));
    }
    rows.extend((next..body.repairs.len()).filter_map(|nth| shown.outside(nth)));
    rows
}

impl CollationRow {
    /// A row for something that was taken out as a whole.
    fn outside(piece: CollationPiece) -> Self {
        Self {
            kind: RowKind::Outside,
            pieces: vec![piece],
        }
    }
}

fn is_copy(piece: &CollationPiece) -> bool {
    match piece {
        CollationPiece::Repair(shown) => {
            shown.repair.kind == RepairKind::Repeat && shown.repair.put.is_empty()
        }
        CollationPiece::Same(_) => false,
    }
}

/// The text of spans as it reads with some repairs undone.
pub(crate) struct Undoing<'b> {
    body: &'b Body,
    undone: &'b BTreeSet<u64>,
    /// Nothing when nothing is undone, which is the usual case and costs nothing.
    shown: Option<Shown<'b>>,
}

impl<'b> Undoing<'b> {
    pub(crate) fn new(body: &'b Body, undone: &'b BTreeSet<u64>) -> Self {
        Self {
            body,
            undone,
            shown: (!undone.is_empty()).then(|| Shown::new(body, &[])),
        }
    }

    pub(crate) fn read(&self, span: Span) -> String {
        let Some(shown) = &self.shown else {
            return span.of(&self.body.text).unwrap_or_default().to_owned();
        };
        let read = |piece: &Piece<'b>| match piece {
            Piece::Changed { nth, found, .. } if self.undone.contains(&shown.key(*nth)) => *found,
            piece => piece.put(),
        };
        shown.layers.pieces(span).iter().map(read).collect()
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

/// The repairs of a body as they are shown.
struct Shown<'b> {
    body: &'b Body,
    layers: Layers<'b>,
    /// What can be referred to.
    places: &'b [Place],
    /// The names of the repairs.
    keys: Vec<u64>,
}

impl<'b> Shown<'b> {
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
            layers: Layers::of(&body.text, &body.repairs),
            places,
            keys: body.repairs.iter().map(key).collect(),
        }
    }

    fn key(&self, nth: usize) -> u64 {
        self.keys.get(nth).copied().unwrap_or_default()
    }

    /// A row for a repair that lies between all places.
    fn outside(&self, nth: usize) -> Option<CollationRow> {
        self.repair(nth).map(CollationRow::outside)
    }

    fn repair(&self, nth: usize) -> Option<CollationPiece> {
        let repair = self.body.repairs.get(nth)?;
        let same_as = match &repair.why {
            Reason::SameAs { span } => self.paragraph_at(span.start),
            _ => None,
        };
        Some(CollationPiece::Repair(Box::new(ShownRepair {
            number: u32::try_from(nth).ok()?,
            key: self.key(nth),
            repair: repair.clone(),
            same_as,
        })))
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
pub(crate) fn digest(text: &str) -> u64 {
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
