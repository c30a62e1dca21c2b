//! What holds of every conversion and folding, whatever the text.

use std::sync::LazyLock;

use hanzi::{Config, Conversion, Converter, Kind, Marks, Mode, Options, fold, fold_char};
use proptest::prelude::*;

use crate::TABLES;
use crate::text::PIECES;

/// Every conversion, plain and with all that can be added.
static CONVERTERS: LazyLock<Vec<(Converter, bool)>> = LazyLock::new(|| {
    let more = Options {
        rare: true,
        marks: Marks::Corner,
        ..Options::default()
    };
    let context = Options {
        mode: Mode::Context,
        ..Options::default()
    };
    let all = Config::ALL.into_iter().flat_map(|config| {
        let converter = |options| TABLES.converter(config, options).unwrap();
        [
            (converter(Options::default()), false),
            (converter(more), true),
            (converter(context), false),
        ]
    });
    all.collect()
});

/// Pieces of a text.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        4 => proptest::collection::vec(proptest::char::range('一', '龥'), 1..8)
            .prop_map(String::from_iter),
        1 => proptest::collection::vec(proptest::char::range('\u{20000}', '\u{2a6df}'), 1..3)
            .prop_map(String::from_iter),
        1 => "[ -~]{1,70}",
        1 => any::<char>().prop_map(String::from),
    ]
}

pub(crate) fn text() -> impl Strategy<Value = String> {
    proptest::collection::vec(piece(), 0..60).prop_map(|pieces| pieces.concat())
}

/// Spans tile both texts, and say what is true of them.
fn check_spans(source: &str, conversion: &Conversion, converter: &Converter) {
    let target = conversion.text();
    let (mut from, mut to) = (0, 0);
    let mut last = None;
    for span in conversion.spans() {
        assert_eq!((span.source.start, span.target.start), (from, to));
        assert!(!span.source.is_empty() && !span.target.is_empty());
        (from, to) = (span.source.end, span.target.end);
        let (one, other) = (&source[span.source.clone()], &target[span.target.clone()]);
        let steps = conversion.steps(&span);
        assert_eq!(steps.is_empty(), span.kind == Kind::Same);
        assert!(
            (last, span.kind) != (Some(Kind::Same), Kind::Same),
            "two spans where one would do"
        );
        if span.kind == Kind::Same {
            assert_eq!(one, other);
        }
        for &step in steps {
            let entry = converter.entry(step);
            assert!(
                !entry.source.is_empty() && !entry.key.is_empty() && !entry.candidates.is_empty()
            );
        }
        if let ([step], 1) = (steps, converter.config().tables().len()) {
            let entry = converter.entry(*step);
            assert_eq!((entry.key.as_str(), entry.candidates[0]), (one, other));
        }
        assert_eq!(
            conversion.at_source(span.source.start).as_ref(),
            Some(&span)
        );
        assert_eq!(
            conversion.at_source(span.source.end - 1).as_ref(),
            Some(&span)
        );
        assert_eq!(
            conversion.at_target(span.target.start).as_ref(),
            Some(&span)
        );
        last = Some(span.kind);
    }
    assert_eq!((from, to), (source.len(), target.len()));
    assert_eq!(conversion.at_source(from), None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn spans_tile_the_text_and_what_it_became(text in text()) {
        for (converter, _) in CONVERTERS.iter() {
            let conversion = converter.align(&text);
            check_spans(&text, &conversion, converter);
            prop_assert_eq!(conversion.text(), converter.convert(&text));
        }
    }

    #[test]
    fn a_line_end_is_a_border_of_conversion(one in text(), other in text()) {
        // So a stream may be converted line by line. Descriptions may hold line ends: leave them out.
        let plain = |text: String| text.replace(|c| ('\u{2ff0}'..='\u{2fff}').contains(&c), "");
        let (one, other) = (plain(one), plain(other));
        for (converter, _) in CONVERTERS.iter() {
            let whole = converter.convert(&format!("{one}\n{other}"));
            let lines = format!("{}\n{}", converter.convert(&one), converter.convert(&other));
            prop_assert_eq!(whole, lines);
        }
    }

    #[test]
    fn folding_forgets_a_conversion_between_scripts(text in text()) {
        // One character for another of its class; region words are other words.
        for (converter, _) in CONVERTERS.iter().filter(|(converter, with_marks)| {
            matches!(converter.config(), Config::S2t | Config::T2s | Config::T2tw) && !with_marks
        }) {
            let plain = |text: &str| fold(text).into_text();
            prop_assert_eq!(plain(&converter.convert(&text)), plain(&text), "{}", converter.config());
        }
    }

    #[test]
    fn folding_is_done_once_and_character_by_character(text in text()) {
        let folded = fold(&text);
        let again = fold(folded.text());
        prop_assert_eq!(again.text(), folded.text());
        prop_assert_eq!(text.chars().filter_map(fold_char).collect::<String>(), folded.text());
    }

    #[test]
    fn every_place_of_a_folded_text_leads_back(text in text()) {
        let folded = fold(&text);
        let mut end = folded.source(0..0).start;
        for (start, character) in folded.text().char_indices() {
            let source = folded.source(start..start + character.len_utf8());
            prop_assert_eq!(source.start, end, "the ways back tile the source");
            let own: String = text[source.clone()].chars().filter_map(fold_char).collect();
            prop_assert_eq!(own, character.to_string());
            end = source.end;
        }
        prop_assert_eq!(end, if folded.text().is_empty() { end } else { text.len() });
    }
}
