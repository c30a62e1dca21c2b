//! Addresses, there and back.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn check(hash: &str, place: Place) {
    assert_eq!(Address::parse(hash).place, place);
}

fn article(id: &str) -> Place {
    Place::Article(ArticleId::new(id).unwrap())
}

#[test]
fn every_place_has_an_address() {
    check("", Place::Library);
    check("/", Place::Library);
    check("/a/gb2312", article("gb2312"));
    check("/about", Place::About);
    check("/open", Place::Open);
    check("/set", Place::Settings);
}

#[test]
fn an_address_that_leads_nowhere_is_missing() {
    check("/nowhere", Place::Missing);
    check("/a/", Place::Missing);
    check("/a/x/y", Place::Missing);
    check("https://example.org", Place::Missing);
}

#[test]
fn han_characters_may_come_encoded_by_the_browser() {
    check("/a/%E5%B0%8D%E7%85%A7", article("對照"));
    let address = Address::parse("/?src=%E4%BA%BA%E6%B0%91%E7%BD%91,~");
    let values = &address.filter.chosen[&Facet::Source];
    assert_eq!(
        values.iter().map(String::as_str).collect::<Vec<_>>(),
        ["", "人民网"]
    );
}

#[test]
fn only_an_article_has_a_view() {
    let address = Address::parse("/a/x?v=fix");
    assert_eq!(address.view, View::Collation);
    assert_eq!(address.at(Place::Library).format(), "/");
    assert_eq!(Address::parse("/?v=fix").view, View::Single);
    assert_eq!(Address::parse("/a/x?v=other").view, View::Single);
    let address = Address::parse("/a/x?v=pair&t=hk&words=1");
    assert_eq!(address.to, Some(Writing::HantHk));
    let next = address.at(article("y"));
    assert_eq!(
        next.format(),
        "/a/y?v=pair&words=1",
        "the other script is another there"
    );
    assert_eq!(
        next.beside(Writing::Hans).format(),
        "/a/y?v=pair&t=cn&words=1"
    );
    assert_eq!(Address::parse("/a/x?v=pair&t=xx").to, None);
}

#[test]
fn years_that_make_no_range_are_left_out() {
    for text in ["2018-2014", "x", "2014-", "-", "99999999999"] {
        assert_eq!(
            Address::parse(&format!("/?y={text}")).filter.years,
            None,
            "{text}"
        );
    }
    let one = Address::parse("/?y=2014").filter.years;
    assert_eq!(
        one,
        Some(Years {
            first: 2014,
            last: 2014
        })
    );
}

fn any_address() -> impl Strategy<Value = Address> {
    let place = prop_oneof![
        Just(Place::Library),
        Just(Place::About),
        Just(Place::Timeline),
        Just(Place::Notes),
        Just(Place::Figures),
        "[a-z0-9\u{4e00}-\u{9fff}.,~=+-]{1,12}"
            .prop_map(|id| Place::Article(ArticleId::new(id).unwrap())),
    ];
    let value = r"\PC{0,6}";
    let chosen = prop::collection::btree_map(
        prop::sample::select(Facet::ALL.to_vec()),
        prop::collection::btree_set(value, 1..4),
        0..4,
    );
    let years = prop::option::of((0..3000i32, 0..50i32));
    let sort = prop::sample::select(vec![
        Sort::Newest,
        Sort::Oldest,
        Sort::Title,
        Sort::Relevance,
    ]);
    let view = prop::sample::select(View::ALL.to_vec());
    let to = prop::option::of(prop::sample::select(WRITINGS.to_vec()));
    let view = (view, to, any::<bool>(), r"\PC{0,8}");
    let active = prop::option::of((-300..2100_i32, 0..300));
    let filter = (chosen, years, active, r"\PC{0,12}");
    let time = prop::sample::select(vec!["", "e=a%2Fb", "from=2014&to=2016-05", "n=100&as=list"]);
    (place, filter, sort, view, time).prop_map(|(place, filter, sort, view, time)| {
        let (chosen, years, active, query) = filter;
        let (view, to, words, find) = view;
        let time = if place.has_time() { time } else { "" };
        let of_article = matches!(place, Place::Article(_));
        let range = |(first, more)| Years {
            first,
            last: first + more,
        };
        Address {
            place,
            filter: Filter {
                chosen,
                years: years.map(range),
                active: active.map(range),
                query,
            },
            sort,
            view: if of_article { view } else { View::default() },
            to: to.map(|(to, _)| to).filter(|_| of_article),
            words: words && of_article,
            find: if of_article { find } else { String::new() },
            time: time.to_owned(),
        }
    })
}

proptest! {
    #[test]
    fn an_address_reads_back_as_it_was_written(address in any_address()) {
        prop_assert_eq!(Address::parse(&address.format()), address);
    }

    #[test]
    fn no_address_is_too_odd_to_read(hash in ".*") {
        let address = Address::parse(&hash);
        prop_assert_eq!(Address::parse(&address.format()).filter, address.filter);
    }
}
