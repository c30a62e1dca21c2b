//! What is carried over the wire comes out as it went in, and damage is an error.

use std::collections::BTreeMap;

use bundle::{ArticleId, Breadcrumb, Evidence, Field, RepairKind, Span, Tally};
use collection::wire::{WireError, from_bytes, to_bytes};
use collection::{Answer, Neighbour, ReadBlock, ReadCell};
use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use serde::{Deserialize, Serialize};

/// A value of every shape that the types of a bundle use.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Shapes {
    whole: (u8, u16, u32, u64),
    signed: (i8, i16, i32, i64),
    #[serde(default, skip_serializing_if = "Option::is_none")]
    left_out: Option<String>,
    sign: char,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    list: Vec<Variants>,
    yes: bool,
    map: BTreeMap<String, Option<i32>>,
    number: f64,
    last: Wrapped,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Wrapped(u32);

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Variants {
    Unit,
    New(Wrapped),
    Tuple(u32, String),
    Struct {
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        head: bool,
        text: String,
    },
}

fn variant() -> impl Strategy<Value = Variants> {
    prop_oneof![
        Just(Variants::Unit),
        any::<u32>().prop_map(|number| Variants::New(Wrapped(number))),
        (any::<u32>(), ".*").prop_map(|(number, text)| Variants::Tuple(number, text)),
        (any::<bool>(), ".*").prop_map(|(head, text)| Variants::Struct { head, text }),
    ]
}

fn shapes() -> impl Strategy<Value = Shapes> {
    let numbers = (any::<(u8, u16, u32, u64)>(), any::<(i8, i16, i32, i64)>());
    let texts = (option::of(".*"), any::<char>(), vec(variant(), 0..5));
    let rest = (
        any::<bool>(),
        btree_map(".*", option::of(any::<i32>()), 0..4),
        any::<f64>().prop_filter("equal to itself", |number| !number.is_nan()),
        any::<u32>(),
    );
    (numbers, texts, rest).prop_map(
        |((whole, signed), (left_out, sign, list), (yes, map, number, last))| Shapes {
            whole,
            signed,
            left_out,
            sign,
            list,
            yes,
            map,
            number,
            last: Wrapped(last),
        },
    )
}

proptest! {
    #[test]
    fn every_value_comes_back(value in shapes()) {
        let bytes = to_bytes(&value).unwrap();
        prop_assert_eq!(from_bytes::<Shapes>(&bytes).unwrap(), value);
    }

    #[test]
    fn bytes_that_break_off_or_go_on_are_an_error(value in shapes(), at in any::<prop::sample::Index>()) {
        let mut bytes = to_bytes(&value).unwrap();
        let cut = &bytes[..at.index(bytes.len())];
        prop_assert!(from_bytes::<Shapes>(cut).is_err());
        bytes.push(0);
        prop_assert_eq!(from_bytes::<Shapes>(&bytes), Err(WireError::Mismatch));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in vec(any::<u8>(), 0..200)) {
        if let Ok(value) = from_bytes::<Shapes>(&bytes) {
            let again = to_bytes(&value).unwrap();
            prop_assert_eq!(to_bytes(&from_bytes::<Shapes>(&again).unwrap()).unwrap(), again);
        }
        drop(from_bytes::<Answer>(&bytes));
    }
}

#[test]
fn a_list_that_claims_more_than_there_is_takes_no_memory() {
    let huge = [0xff, 0xff, 0xff, 0xff, 0x7f];
    assert_eq!(from_bytes::<Vec<u64>>(&huge), Err(WireError::Truncated));
    assert_eq!(from_bytes::<String>(&huge), Err(WireError::Truncated));
}

#[test]
fn a_number_that_is_too_large_is_refused() {
    let bytes = to_bytes(&u64::MAX).unwrap();
    assert_eq!(from_bytes::<u64>(&bytes), Ok(u64::MAX));
    assert_eq!(from_bytes::<u32>(&bytes), Err(WireError::Mismatch));
    assert_eq!(from_bytes::<u64>(&[0xff; 11]), Err(WireError::Mismatch));
}

#[test]
fn the_types_of_a_bundle_come_back() {
    let spans = [Span::from(0..6), Span::from(6..9)];
    assert_eq!(from_bytes(&to_bytes(&spans).unwrap()), Ok(spans));
    let id = ArticleId::new("桂林-1").unwrap();
    assert_eq!(from_bytes(&to_bytes(&id).unwrap()), Ok(id.clone()));
    let no_id = to_bytes(&"not an id!").unwrap();
    assert!(from_bytes::<ArticleId>(&no_id).is_err(), "read as checked");
    let fields = (
        Field::<Breadcrumb>::MISSING,
        Field::Declared {
            value: "甲".to_owned(),
            by: "meta".to_owned(),
        },
        Tally {
            kind: RepairKind::Gap,
            count: 3,
        },
    );
    assert_eq!(from_bytes(&to_bytes(&fields).unwrap()), Ok(fields));
}

#[test]
fn answers_come_back() {
    let blocks = vec![
        ReadBlock::Table {
            rows: vec![vec![ReadCell {
                text: "甲".to_owned(),
                head: true,
            }]],
        },
        ReadBlock::Figure {
            caption: None,
            by: Evidence::Words,
        },
    ];
    assert_eq!(from_bytes(&to_bytes(&blocks).unwrap()), Ok(blocks));
    let neighbour = Neighbour {
        id: ArticleId::new("a").unwrap(),
        title: Some("題".to_owned()),
    };
    assert_eq!(from_bytes(&to_bytes(&neighbour).unwrap()), Ok(neighbour));
    let answer = Answer::NeedsPart(7);
    assert_eq!(from_bytes(&to_bytes(&answer).unwrap()), Ok(answer));
}
