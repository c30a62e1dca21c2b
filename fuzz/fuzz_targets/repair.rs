//! Whatever the text: no panic, undoing gives it back, and the layers tile.

#![no_main]

use bundle::{Layers, Piece};
use ingest::repair::repair;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let repaired = repair(text);
    let layers = Layers::of(&repaired.text, &repaired.repairs);
    assert_eq!(layers.archived(), text);
    let pieces = layers.pieces(layers.whole());
    assert_eq!(pieces.iter().map(Piece::found).collect::<String>(), text);
    assert_eq!(
        pieces.iter().map(Piece::put).collect::<String>(),
        repaired.text
    );
});
