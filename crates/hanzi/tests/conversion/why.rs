//! What a span says of how it came about.

use hanzi::{Config, Conversion, Converter, Kind, Marks, Options, Span};

use crate::TABLES;

fn converter(config: Config) -> Converter {
    TABLES.converter(config, Options::default()).unwrap()
}

/// The span of a word of the source, which has to be one.
fn span(source: &str, conversion: &Conversion, word: &str) -> Span {
    let start = source.find(word).unwrap();
    let span = conversion.at_source(start).unwrap();
    assert_eq!(&source[span.source.clone()], word);
    span
}

/// Target, kind, entries (`file: key`), and candidates of a word.
#[track_caller]
fn check(config: Config, source: &str, word: &str, wanted: (&str, Kind, &[&str], &[&str])) {
    let converter = converter(config);
    let conversion = converter.align(source);
    let span = span(source, &conversion, word);
    let entries: Vec<String> = conversion
        .steps(&span)
        .iter()
        .map(|&step| converter.entry(step))
        .map(|entry| format!("{}: {}", entry.source, entry.key))
        .collect();
    let candidates = converter.candidates(&conversion, &span);
    assert_eq!(&conversion.text()[span.target.clone()], wanted.0);
    assert_eq!(span.kind, wanted.1);
    assert_eq!(entries, wanted.2);
    assert_eq!(candidates, wanted.3);
}

#[test]
fn a_character_of_one_form_names_its_entry() {
    check(
        Config::S2t,
        "学习",
        "习",
        ("習", Kind::OneToOne, &["STCharacters: 习"], &["習"]),
    );
}

#[test]
fn a_character_of_several_forms_says_that_it_took_the_default() {
    check(
        Config::S2t,
        "甲后",
        "后",
        ("後", Kind::OneToMany, &["STCharacters: 后"], &["後", "后"]),
    );
    check(
        Config::S2tw,
        "甲里",
        "里",
        (
            "裡",
            Kind::OneToMany,
            &["STCharacters: 里", "TWVariants: 裏"],
            &["裡", "里", "哩"],
        ),
    );
}

#[test]
fn a_phrase_that_decides_otherwise_offers_what_it_overrode() {
    check(
        Config::S2t,
        "皇后",
        "皇后",
        (
            "皇后",
            Kind::Override,
            &["STPhrases: 皇后"],
            &["皇后", "皇後"],
        ),
    );
    check(
        Config::S2t,
        "以后",
        "以后",
        (
            "以後",
            Kind::Phrase,
            &["STPhrases: 以后"],
            &["以後", "以后"],
        ),
    );
}

#[test]
fn a_word_of_a_region_is_marked_and_only_in_a_conversion_with_words() {
    let entries = [
        "STPhrases_GeneratedFromRegionalPhrases: 打印机",
        "TWPhrases: 打印機",
    ];
    check(
        Config::S2twp,
        "用打印机",
        "打印机",
        ("印表機", Kind::Region, &entries, &["印表機"]),
    );
    let plain = converter(Config::S2tw).align("用打印机");
    assert_eq!(plain.text(), "用打印機");
    assert!(plain.spans().all(|span| span.kind != Kind::Region));
}

#[test]
fn what_no_dictionary_knows_stays_in_one_span() {
    let source = "Duizhao 2016：中文";
    let conversion = converter(Config::S2t).align(source);
    let kinds: Vec<Kind> = conversion.spans().map(|span| span.kind).collect();
    assert_eq!(kinds, [Kind::Same]);
    assert_eq!(conversion.text(), source);
}

#[test]
fn quotation_marks_change_only_when_asked_and_never_inside_latin_words() {
    let source = "“软件”和‘don’t’";
    let with = |marks| {
        let converter = TABLES.converter(
            Config::S2t,
            Options {
                marks,
                ..Options::default()
            },
        );
        converter.unwrap().align(source)
    };
    assert_eq!(with(Marks::Keep).text(), "“軟件”和‘don’t’");
    let corner = with(Marks::Corner);
    assert_eq!(corner.text(), "「軟件」和『don’t』");
    assert_eq!(span(source, &corner, "“").kind, Kind::Mark);
    let back = TABLES.converter(
        Config::T2s,
        Options {
            marks: Marks::Curly,
            ..Options::default()
        },
    );
    assert_eq!(back.unwrap().convert(corner.text()), source);
}

#[test]
fn a_compatibility_ideograph_is_the_usual_one_first() {
    let source = "\u{f9d1}月";
    check(
        Config::S2t,
        source,
        "\u{f9d1}",
        (
            "六",
            Kind::OneToOne,
            &["CJK_Compatibility_Ideographs: \u{f9d1}"],
            &["六"],
        ),
    );
}
