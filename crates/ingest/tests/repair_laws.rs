//! What holds of every repair, whatever the text: the fuzz target `repair` holds the same.

#[path = "damage/bytes.rs"]
mod bytes;
#[path = "damage/misread.rs"]
#[expect(dead_code, reason = "the damage tests use all of it")]
mod misread;

use bundle::{Certainty, Layers, Piece, Ruling, Verdict};
use ingest::repair::{Decision, Repaired, repair, rule};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Text with what damage is made of.
fn text() -> impl Strategy<Value = String> {
    let pieces = [
        "今天的天氣很好，",
        "工作已經安排下去。",
        "发展经济",
        "學(xué)",
        "標（biāo）",
        "(dang)",
        "（",
        ")",
        "?",
        "???",
        "\u{fffd}",
        "□",
        "?。ㄈ┳ァ瓣P鍵",
        "入?yún)^(qū)縣",
        "å¤§å®¶",
        "&#22823;",
        "&amp;",
        "鍦ㄤ",
        "\u{200b}",
        "\u{feff}",
        "\u{202e}",
        "眡",
        "槼",
        "Ｆ",
        "ABC",
        "\u{e7c9}",
        "⼀",
        "\u{f967}",
        "\n",
        "\u{3000}",
        "\t",
        "<p>",
        "€",
        "𠮷",
        "。",
        "\r\n",
    ];
    let piece = prop_oneof![
        8 => select(pieces.to_vec()).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[\u{80}-\u{ff}\u{4e00}-\u{9fff}]{1,6}",
    ];
    vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

fn holds(text: &str) -> Repaired {
    let repaired = repair(text);
    let layers = Layers::of(&repaired.text, &repaired.repairs);
    assert_eq!(layers.archived(), text);
    let pieces = layers.pieces(layers.whole());
    assert_eq!(pieces.iter().map(Piece::found).collect::<String>(), text);
    assert_eq!(
        pieces.iter().map(Piece::put).collect::<String>(),
        repaired.text
    );
    for repair in &repaired.repairs {
        assert_eq!(repair.span.of(&repaired.text), Some(repair.put.as_str()));
        assert!(repair.certainty != Certainty::Open || repair.found == repair.put);
    }
    repaired
}

proptest! {
    #[test]
    fn undoing_the_repairs_of_any_text_gives_it_back(text in text()) {
        holds(&text);
    }

    #[test]
    fn also_of_text_that_was_read_in_a_wrong_encoding(text in text(), way in 0..4_usize) {
        let misread = match way {
            0 => misread::utf8_as_windows_1252(&text),
            1 => misread::utf8_as_gbk(&text),
            2 => misread::gbk_as_windows_1252(&text),
            _ => misread::utf8_as_latin_1(&text),
        };
        holds(&misread);
    }

    #[test]
    fn also_of_gbk_that_has_lost_a_byte(text in text(), at in any::<prop::sample::Index>()) {
        let mut bytes = bytes::gbk(&text);
        if !bytes.is_empty() {
            let at = at.index(bytes.len());
            bytes[at] = b'?';
        }
        holds(&bytes::read_as_gbk(&bytes));
    }

    #[test]
    fn rejecting_every_repair_gives_the_archived_text(text in text()) {
        let repaired = holds(&text);
        let layers = Layers::of(&repaired.text, &repaired.repairs);
        let ruling = Ruling { verdict: Verdict::Rejected, who: None, when: None, note: None };
        let decisions: Vec<Decision> = repaired.repairs.iter().enumerate().map(|(nth, repair)| Decision {
            kind: repair.kind,
            at: layers.found_at(nth).unwrap().start,
            found: repair.found.clone(),
            put: String::new(),
            ruling: ruling.clone(),
        }).collect();
        let (ruled, unmatched) = rule(repaired.clone(), &decisions);
        prop_assert_eq!(ruled.text, text);
        prop_assert_eq!(unmatched, Vec::<usize>::new());
        prop_assert!(ruled.repairs.iter().all(|repair| !repair.stands()));
    }
}
