//! Conversion in context.
#![expect(clippy::disallowed_methods, reason = "reads the set of hard sentences")]

use std::fs;
use std::sync::LazyLock;

use hanzi::{Config, Converter, Kind, Missing, Mode, Options, Tables};
use serde_json::Value;

use crate::TABLES;

fn converter(config: Config, mode: Mode) -> Converter {
    let options = Options {
        mode,
        ..Options::default()
    };
    TABLES.converter(config, options).unwrap()
}

/// Out of the glyphs of Taiwan and Hong Kong.
static FOLDING: LazyLock<[Converter; 2]> =
    LazyLock::new(|| [Config::Tw2t, Config::Hk2t].map(|config| converter(config, Mode::Exact)));

/// A text as it is, but in the glyphs of OpenCC's Traditional, for comparing.
pub(crate) fn plain(text: &str) -> String {
    let [taiwan, hong_kong] = &*FOLDING;
    let hong_kong = hong_kong.convert(&taiwan.convert(text));
    hong_kong.replace(['衹', '祇'], "只")
}

#[test]
fn words_across_the_longest_phrase_are_found() {
    let exact = converter(Config::S2t, Mode::Exact);
    let context = converter(Config::S2t, Mode::Context);
    for (text, wanted) in [
        ("他的头发出了油", "他的頭髮出了油"),
        ("这是只有他会的", "這是只有他會的"),
    ] {
        assert_eq!(plain(&context.convert(text)), plain(wanted));
    }
    assert_ne!(
        plain(&exact.convert("这是只有他会的")),
        plain("這是只有他會的")
    );
}

#[test]
fn a_usage_says_what_has_to_stand_around_the_character() {
    let context = converter(Config::S2tw, Mode::Context);
    let text = "毛巾还没干。";
    let made = context.align(text);
    assert_eq!(made.text(), "毛巾還沒乾。");
    let span = made.at_source(text.find('干').unwrap()).unwrap();
    assert_eq!(span.kind, Kind::Usage);
    let entry = context.entry(made.steps(&span)[0]);
    assert_eq!((entry.source, entry.key.as_str()), ("usage", "干"));
    assert_eq!(entry.candidates[0], "乾");
    assert!(entry.condition.unwrap().contains("巾"));
    let candidates = context.candidates(&made, &span);
    assert!(candidates.contains(&"幹".to_owned()), "{candidates:?}");
}

#[test]
fn words_say_how_common_they_are_and_how_near_the_next_cut_came() {
    let context = converter(Config::S2t, Mode::Context);
    let text = "我们在一起。\n他的头发出了油";
    let words = context.words(text);
    let shown: Vec<&str> = words
        .iter()
        .map(|word| &text[word.source.clone()])
        .collect();
    assert_eq!(shown[..3], ["我们", "在", "一起"]);
    let (us, hair) = (
        &words[0],
        words
            .iter()
            .find(|word| &text[word.source.clone()] == "头发"),
    );
    assert!(us.frequency > hair.unwrap().frequency);
    assert!(us.margin > hair.unwrap().margin, "{words:?}");
    let mut end = 0;
    for word in &words {
        assert_eq!(word.source.start, end, "words tile the text");
        end = word.source.end;
    }
    assert_eq!(end, text.len());
    assert!(converter(Config::S2t, Mode::Exact).words(text).is_empty());
}

#[test]
fn without_the_table_of_words_there_is_no_context() {
    let mut tables = Tables::new();
    tables
        .load(include_bytes!("../../data/tables/st.bin"))
        .unwrap();
    tables
        .load(include_bytes!("../../data/tables/ts.bin"))
        .unwrap();
    let options = Options {
        mode: Mode::Context,
        ..Options::default()
    };
    let missing = tables.converter(Config::S2t, options).err();
    assert_eq!(missing, Some(Missing { table: "context" }));
    assert!(
        tables.converter(Config::T2s, options).is_ok(),
        "exact all the same"
    );
}

/// A sentence that is hard to convert, and what it should become.
pub(crate) struct Hard {
    pub(crate) config: Config,
    pub(crate) text: String,
    wanted: String,
}

impl Hard {
    /// What it should become, for comparing.
    pub(crate) fn plain_wanted(&self) -> String {
        plain(&self.wanted)
    }
}

/// The hard sentences, where they are.
pub(crate) fn hard_sentences() -> Option<Vec<Hard>> {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../../../shared/exams/fanhuaji-dev.json"
    );
    let file = fs::read_to_string(path).ok()?;
    let all: Value = serde_json::from_str(&file).unwrap();
    let mut cases = Vec::new();
    for case in all["cases"].as_array().unwrap() {
        for (config, wanted) in case["expected"].as_object().unwrap() {
            cases.push(Hard {
                config: Config::named(config).unwrap(),
                text: case["input"].as_str().unwrap().to_owned(),
                wanted: wanted.as_str().unwrap().to_owned(),
            });
        }
    }
    Some(cases)
}

#[test]
fn hard_sentences_come_out_right_more_often_than_with_any_engine_measured() {
    let Some(cases) = hard_sentences() else {
        println!("left out: the hard sentences are not here");
        return;
    };
    let n_right = |mode| {
        let converters = Config::ALL.map(|config| (config, converter(config, mode)));
        let right = |case: &&Hard| {
            let mut converters = converters.iter();
            let (_, converter) = converters.find(|(it, _)| *it == case.config).unwrap();
            plain(&converter.convert(&case.text)) == case.plain_wanted()
        };
        cases.iter().filter(right).count()
    };
    let (n, n_exact, n_context) = (cases.len(), n_right(Mode::Exact), n_right(Mode::Context));
    println!("{n} sentences, right exactly as OpenCC {n_exact}, in context {n_context}");
    assert!(n_context * 100 >= n * 70, "{n_context} of {n}");
}
