use bundle::Span;
use collection::{ProblemKind, Sort};

use crate::archive::{asks, hits, ids, list, opened, search};

/// A page in Simplified and one in Traditional, one without either word, one with damage.
const PAGES: [(&str, &str); 4] = [
    (
        "jian",
        "广西工作简报：学习宣传两不误\n发布时间:2014-05-06 来源:本网\n　　我们组织学习，再学习，并且在乡村宣传制度。\n　　第二段没有那个词，只有乡村。\n",
    ),
    (
        "fan",
        "湖北工作簡報：制度建設\n發布時間:2016-01-02\n　　各村開展學習，宣傳制度，下載軟件。\n",
    ),
    (
        "wu",
        "海边的一天\n发布时间:2016-03-04\n　　天气很好，风平浪静。\n",
    ),
    (
        "sun",
        "河北消息\n　　我們一起學(xué)習(xí)，當(dāng)前會(huì)員隊(duì)伍壯(zhuàng)大，組(zǔ)織(zhī)有力。\n",
    ),
];

#[test]
fn both_scripts_find_the_same() {
    let engine = opened(&PAGES);
    let found = |query| {
        let mut ids = ids(&engine, query);
        ids.sort();
        ids
    };
    assert_eq!(found("学习"), ["fan", "jian", "sun"]);
    assert_eq!(found("學習"), found("学习"));
    assert_eq!(found("宣传 制度"), ["fan", "jian"]);
    assert_eq!(found("宣传 -下载"), ["jian"]);
    assert_eq!(found("风平 OR 壮大"), ["sun", "wu"]);
    assert_eq!(found("-学习"), ["wu"]);
    assert_eq!(found("=學習"), ["fan", "sun"]);
    assert_eq!(found("学?宣"), ["jian"]);
    assert_eq!(found("风?浪"), ["wu"]);
    assert_eq!(found("“學習，再”"), ["jian"]);
}

#[test]
fn fields_have_their_own_words() {
    let engine = opened(&PAGES);
    assert_eq!(ids(&engine, "title:制度"), ["fan"]);
    assert_eq!(ids(&engine, "标题：簡報 date:2014"), ["jian"]);
    assert_eq!(ids(&engine, "source:本网"), ["jian"]);
    assert_eq!(ids(&engine, "region:湖北"), ["fan"]);
    assert_eq!(ids(&engine, "date:2015.. -天气"), ["fan"]);
}

#[test]
fn a_title_is_found_by_how_its_readings_begin() {
    let engine = opened(&PAGES);
    assert_eq!(ids(&engine, "py:hbdyt"), ["wu"]);
    assert_eq!(ids(&engine, "拼音：gzjb date:2016"), ["fan"]);
    // Signs are passed over.
    assert_eq!(ids(&engine, "py:jbxx"), ["jian"]);
    assert_eq!(ids(&engine, "py:GZ?B -py:hb"), ["jian"]);
    assert_eq!(ids(&engine, "py:xyz"), [""; 0]);
    assert_eq!(ids(&engine, "py:海边"), [""; 0]);
}

#[test]
fn letters_that_nothing_has_may_be_initials() {
    let engine = opened(&PAGES);
    let (listing, found) = search(&engine, "hbdyt");
    assert_eq!(listing.total, 0);
    let [problem] = &found.problems[..] else {
        panic!("{:?}", found.problems)
    };
    assert_eq!(problem.kind, ProblemKind::PerhapsInitials);
    assert_eq!(ids(&engine, &problem.mended), ["wu"]);
    // Not where they are no title's initials, where something has them, or where more is asked.
    for query in ["xyz", "xue", "hbdyt 学习", "h", "=hbd 学", "title:hbdyt"] {
        let (_, found) = search(&engine, query);
        assert_eq!(found.problems, [], "{query}");
    }
}

#[test]
fn damage_is_found_apart_from_the_text() {
    let engine = opened(&PAGES);
    assert_eq!(ids(&engine, "會員隊伍"), ["sun"]);
    assert_eq!(ids(&engine, "xué"), [""; 0]);
    assert_eq!(ids(&engine, "gloss:xué"), ["sun"]);
    assert_eq!(ids(&engine, "注音:xue"), ["sun"]);
    assert_eq!(ids(&engine, "gloss:xuè"), [""; 0]);
    assert_eq!(
        ids(&engine, "archived:學(xué)習"),
        ["sun"; 0],
        "a bracket is a group"
    );
    assert_eq!(ids(&engine, "archived:\"學(xué)習\""), ["sun"]);
    let (_, found) = search(&engine, "archived:\"学(xué)\"");
    let row = &found.rows[0];
    assert_eq!(row.marks[0].of(&row.snippet), Some("學(xué)"));
}

#[test]
fn the_script_of_the_query_comes_first_and_then_what_fits_best() {
    let engine = opened(&PAGES);
    assert_eq!(ids(&engine, "学习"), ["jian", "fan", "sun"]);
    assert_eq!(ids(&engine, "學習")[2], "jian");
    assert_eq!(ids(&engine, "制度")[0], "fan", "the title has it");
}

#[test]
fn hits_are_counted_and_shown_as_the_article_writes_them() {
    let engine = opened(&PAGES);
    let (listing, found) = search(&engine, "學習");
    assert_eq!(listing.total, 3);
    assert_eq!(found.hits, 3 + 1 + 1);
    assert_eq!(
        found.rows[2].hits, 3,
        "two in the text and one in the title"
    );
    let row = &found.rows[2];
    assert!(
        row.snippet.starts_with("我们组织学习，再学习"),
        "{}",
        row.snippet
    );
    let marked: Vec<_> = row.marks.iter().map(|mark| mark.of(&row.snippet)).collect();
    assert_eq!(marked, [Some("学习"); 2]);
    let title = listing.rows[2].title.as_ref().unwrap();
    assert_eq!(row.title[0].of(title), Some("学习"));
    let forms: Vec<_> = found
        .forms
        .iter()
        .map(|form| (&*form.text, form.count))
        .collect();
    assert_eq!(forms, [("学习", 3), ("學習", 2)]);
    assert_eq!(found.years, [3, 0, 1]);
    assert_eq!(found.gaps, []);
}

#[test]
fn the_hits_of_an_article_stand_in_its_order() {
    let engine = opened(&PAGES);
    let hits = hits(&engine, "jian", "學習 OR 鄉村");
    let at: Vec<_> = hits.iter().map(|hit| hit.row).collect();
    assert_eq!(at, [0, 1, 1, 1, 2]);
    assert_eq!(hits[1].at, Span::new(12, 18));
}

#[test]
fn counts_beside_the_list_are_those_of_the_query() {
    let engine = opened(&PAGES);
    let listing = list(&engine, asks("制度"), Sort::Newest);
    let script = &listing.facets[0].values;
    let counts: Vec<_> = script.iter().map(|it| (&*it.value, it.count)).collect();
    assert_eq!(counts, [("hans", 1), ("hant", 1)]);
    let mut filter = asks("鬼怪");
    filter
        .chosen
        .entry(collection::Facet::Script)
        .or_default()
        .insert("hans".to_owned());
    let nothing = list(&engine, filter, Sort::Newest);
    assert_eq!(nothing.total, 0);
    let gives: Vec<_> = nothing.relaxations.iter().map(|it| it.count).collect();
    assert_eq!(gives, [2]);
    assert_eq!(nothing.facets[0].values.len(), 2, "zero rows stay");
}

#[test]
fn a_query_that_asks_for_nothing_keeps_everything_and_says_what_is_wrong() {
    let engine = opened(&PAGES);
    let (listing, found) = search(&engine, "title:");
    assert_eq!(listing.total, 4);
    assert_eq!(found.problems[0].kind, ProblemKind::NoValue);
    let listing = list(&engine, asks("  "), Sort::Relevance);
    assert_eq!((listing.total, listing.found), (4, None));
}
