//! What columns tell, and what is refused.

use proptest::prelude::*;

use super::*;
use crate::{Field, Inference, Part, ReadPartError, read_columns, read_facets};

const FEED: &str = r#"[
    {"title": "總表", "text": "重新發表。"},
    {"title": "漢字簡化方案", "date": "1956-01-28", "text": "國務院公布漢字簡化方案，報紙用新字排印。"},
    {"title": "通知", "date": "1956-01", "text": "另行通知。"}]"#;

/// The articles of a list, in the order of their ids, and the columns of them, those of facets apart.
fn written() -> (Vec<Article>, [Vec<u8>; 2]) {
    let mut articles = crate::read(FEED.as_bytes()).unwrap().bundle.articles;
    let mut columns = ColumnsWriter::default();
    for article in &mut articles {
        article.body = BodyAt::Part(0);
        article.script.machine = article.length > 9;
        if article.script.machine {
            article.active = vec![-3, 1955, 1956];
            article.source = Field::Inferred {
                value: "報".to_owned(),
                rule: Inference::Publisher,
            };
        }
        columns.add(article);
    }
    assert_eq!(columns.years(), Some((1956, 1956)));
    let page = |at: usize, count| Page {
        first: articles[at].id.clone(),
        part: 1,
        count,
    };
    let pages = [page(0, 1), page(1, 2)];
    let ColumnPieces { columns, facets } = columns.finish(&pages, 7);
    (articles, [columns.concat(), facets.concat()])
}

fn part(bytes: &[u8]) -> Part {
    Part::of_texts(bytes.len() as u64, None, String::new())
}

fn read(bytes: &[u8]) -> Result<Columns, ReadPartError> {
    read_columns(bytes, &part(bytes))
}

fn facets(bytes: &[u8]) -> Result<Facets, ReadPartError> {
    read_facets(bytes, &part(bytes))
}

#[test]
fn columns_tell_what_was_put_in() {
    let (articles, [bytes, of_facets]) = written();
    let read = read(&bytes).unwrap();
    assert_eq!((read.ids, read.pages.len()), (7, 2));
    for (article, told) in articles.iter().zip(&read.articles) {
        assert!(told.id.is_unknown());
        assert_eq!(told.issued.value(), article.issued.value());
        assert_eq!(
            (told.script.state, told.script.machine),
            (article.script.state, article.script.machine)
        );
        assert_eq!((told.length, &told.body), (article.length, &article.body));
        assert!(told.title.is_missing());
    }
    let facets = facets(&of_facets).unwrap();
    assert_eq!((facets.ids, facets.len()), (7, 3));
    for (number, article) in articles.iter().enumerate() {
        let source = facets.source.of(number);
        assert_eq!(source, article.source.value().map(String::as_str));
        let condition = facets.condition.of(number).unwrap_or_default();
        assert_eq!(condition, super::condition(article));
    }
    assert_eq!(facets.source.known, ["報"]);
    let active: Vec<Vec<i32>> = facets.active.iter().map(<[i32]>::to_vec).collect();
    let told: Vec<_> = articles.iter().map(Article::years_active).collect();
    assert_eq!(active, told);
    assert!(active.contains(&vec![-3, 1955, 1956]) && active.contains(&Vec::new()));
}

#[test]
fn times_of_day_tell_the_turn_among_those_of_a_day() {
    let issued = [
        ("1956-01-28", "12:30"),
        ("", ""),
        ("1956-01-28", ""),
        ("1956-01-28", "12:30"),
    ];
    let time = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    let issued = issued.map(|(day, at)| (day.to_owned(), time(at)));
    let [years, months, days, turns] = dates(&issued);
    assert_eq!(years, [1957, 0, 1957, 1957]);
    assert_eq!(
        (&months[..], &days[..]),
        (&[1, 0, 1, 1][..], &[28, 0, 28, 28][..])
    );
    assert_eq!(turns, [1, 0, 0, 1]);
}

#[test]
fn columns_that_break_off_or_say_what_cannot_be_are_refused_with_the_place() {
    let (_, [bytes, of_facets]) = written();
    let broken = |read: Result<(), ReadPartError>| {
        let Err(ReadPartError::Malformed(problem)) = read else {
            panic!("{read:?}");
        };
        assert!(problem.path.len() > 2, "{problem:?}");
    };
    for end in 0..bytes.len() {
        broken(read(&bytes[..end]).map(drop));
    }
    for end in 0..of_facets.len() {
        broken(facets(&of_facets[..end]).map(drop));
    }
    broken(facets(&bytes).map(drop));
    // The last byte of the last year: one that is before another of the same article, or out of bounds.
    let mut other = of_facets.clone();
    *other.last_mut().unwrap() = 0;
    let message = facets(&other).unwrap_err().to_string();
    assert!(message.contains("$.active"), "{message}");
    let more = [&bytes[..], b"\0"].concat();
    assert!(
        read(&more)
            .unwrap_err()
            .to_string()
            .contains("$.part: something")
    );
    let mut other = bytes.clone();
    let script = other.len() - 3 - 1 - 3 - 1;
    other[script] = 9;
    let message = read(&other).unwrap_err().to_string();
    assert!(
        message.contains("$.script[") || message.contains("$.length["),
        "{message}"
    );
}

proptest! {
    #[test]
    fn a_short_length_is_never_more_and_never_an_eighth_less(length in any::<u32>()) {
        let told = long_length(short_length(length)).unwrap();
        prop_assert!(told <= length && length - told <= length / 8);
    }

    #[test]
    fn columns_of_any_bytes_are_refused_or_read(
        at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let (_, [mut bytes, mut of_facets]) = written();
        let place = at.index(bytes.len());
        bytes[place] = byte;
        if let Ok(read) = read(&bytes) {
            prop_assert_eq!(read.articles.len(), read.turns.len());
        }
        let place = at.index(of_facets.len());
        of_facets[place] = byte;
        if let Ok(facets) = facets(&of_facets) {
            for words in [&facets.region, &facets.section, &facets.condition] {
                prop_assert_eq!(words.numbers.len(), facets.len());
                let most = words.numbers.iter().max().copied().unwrap_or(0);
                prop_assert!(most as usize <= words.known.len());
            }
        }
    }
}
