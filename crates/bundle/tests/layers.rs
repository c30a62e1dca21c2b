//! What holds of the two layers of every text.

#![expect(clippy::unwrap_used, reason = "a test that goes wrong stops")]

use bundle::{Certainty, Layers, Piece, Reason, Repair, RepairKind, Span};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Both layers written side by side, and the list of repairs that leads from one to the other.
#[derive(Debug, Clone)]
struct Written {
    archived: String,
    text: String,
    repairs: Vec<Repair>,
}

fn repair(span: Span, found: &str, put: &str) -> Repair {
    Repair {
        span,
        kind: RepairKind::Correction,
        found: found.to_owned(),
        put: put.to_owned(),
        certainty: Certainty::Likely,
        why: Reason::Editor,
        suggestions: Vec::new(),
        ruling: None,
    }
}

fn written() -> impl Strategy<Value = Written> {
    let short = select(&["", "當", "前a", "\n", "𠮷", "(dāng)", "？"][..]);
    // Text that is the same, what was found, what was put.
    let piece = (short.clone(), short.clone(), short);
    vec(piece, 0..8).prop_map(|pieces| {
        let (mut archived, mut text, mut repairs) = (String::new(), String::new(), Vec::new());
        for (same, found, put) in pieces {
            archived.push_str(same);
            text.push_str(same);
            let start = text.len();
            archived.push_str(found);
            text.push_str(put);
            repairs.push(repair(Span::from(start..text.len()), found, put));
        }
        Written {
            archived,
            text,
            repairs,
        }
    })
}

/// Every place of a text between two characters.
fn places(text: &str) -> Vec<u32> {
    let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    ends.map(|at| u32::try_from(at).unwrap()).collect()
}

/// Every span of a text.
fn spans(text: &str) -> Vec<Span> {
    let places = places(text);
    let from = |&start: &u32| {
        let ends = places.iter().filter(move |end| **end >= start);
        ends.map(move |&end| Span::new(start, end))
    };
    places.iter().flat_map(from).collect()
}

fn found(pieces: &[Piece<'_>]) -> String {
    pieces.iter().map(Piece::found).collect()
}

fn put(pieces: &[Piece<'_>]) -> String {
    pieces.iter().map(Piece::put).collect()
}

proptest! {
    #[test]
    fn the_pieces_of_a_text_tile_both_layers(written in written()) {
        let Written { archived, text, repairs } = written;
        let layers = Layers::of(&text, &repairs);
        prop_assert_eq!(layers.archived(), archived.as_str());
        let pieces = layers.pieces(Span::from(0..text.len()));
        prop_assert_eq!(found(&pieces), archived);
        prop_assert_eq!(put(&pieces), text.as_str());
        let mut at = 0;
        for piece in &pieces {
            prop_assert!(!(piece.found().is_empty() && piece.put().is_empty()));
            prop_assert_eq!(piece.span().start, at);
            prop_assert_eq!(piece.span().of(&text), Some(piece.put()));
            if let Piece::Changed { nth, repair, found, .. } = piece {
                prop_assert_eq!(&repairs[*nth], *repair);
                prop_assert_eq!(&repair.found, found);
            }
            at = piece.span().end;
        }
        prop_assert_eq!(at as usize, text.len());
    }

    #[test]
    fn the_pieces_of_a_span_are_that_span_in_both_layers(written in written()) {
        let Written { archived, text, repairs } = written;
        let layers = Layers::of(&text, &repairs);
        for span in spans(&text) {
            let pieces = layers.pieces(span);
            prop_assert_eq!(put(&pieces), span.of(&text).unwrap());
            let was = layers.to_archived(span);
            prop_assert!(was.of(&archived).is_some(), "{:?} became {:?}", span, was);
            let cut = |place: u32| repairs.iter().any(|it| it.span.start < place && place < it.span.end);
            if !cut(span.start) && !cut(span.end) {
                let found = found(&pieces);
                prop_assert_eq!(Some(found.as_str()), was.of(&archived));
            }
        }
    }

    #[test]
    fn a_span_goes_to_the_other_layer_and_comes_back_no_smaller(written in written()) {
        let Written { archived, text, repairs } = written;
        let layers = Layers::of(&text, &repairs);
        for span in spans(&text) {
            prop_assert!(layers.to_repaired(layers.to_archived(span)).contains(span));
        }
        for span in spans(&archived) {
            let is = layers.to_repaired(span);
            prop_assert!(is.of(&text).is_some(), "{:?} became {:?}", span, is);
            prop_assert!(layers.to_archived(is).contains(span));
        }
    }

    #[test]
    fn repairs_that_do_not_fit_never_break_a_text(
        text in "[當a\n]{0,6}",
        spans in vec((0..20_u32, 0..20_u32), 0..5),
    ) {
        let repairs: Vec<_> = spans.iter().map(|(a, b)| repair(Span::new(*a, *b), "?", "")).collect();
        let layers = Layers::of(&text, &repairs);
        let pieces = layers.pieces(Span::from(0..text.len()));
        prop_assert_eq!(found(&pieces), layers.archived());
        prop_assert_eq!(put(&pieces), text.as_str());
        for (start, end) in spans {
            let span = Span::new(start, end);
            layers.pieces(span);
            layers.to_archived(span);
            layers.to_repaired(span);
        }
    }
}
