//! What holds for every file, however odd.

#![expect(
    clippy::panic,
    reason = "a test reads its pages and stops where one goes wrong"
)]

use bundle::{Article, Field, Span};
use ingest::ingest;
use proptest::prelude::*;

/// The spans of an article, those of its fields included.
fn spans(article: &Article) -> Vec<Span> {
    fn of<T>(field: &Field<T>) -> Option<Span> {
        match field {
            Field::Stated { span, .. } => Some(*span),
            Field::Missing { label } => *label,
            _ => None,
        }
    }
    let Some(body) = article.body.here() else {
        return Vec::new();
    };
    let texts = [
        &article.title,
        &article.issuer,
        &article.issued,
        &article.section,
        &article.source,
        &article.author,
        &article.editor,
    ];
    let mut spans: Vec<Span> = texts.into_iter().filter_map(of).collect();
    spans.extend(of(&article.breadcrumb));
    spans.extend(of(&article.clicks));
    spans.extend(body.blocks.iter().flat_map(bundle::Block::spans));
    spans.extend(body.furniture.iter().map(|piece| piece.span));
    spans.extend(body.repairs.iter().map(|repair| repair.span));
    spans.extend(body.notes.iter().filter_map(|note| note.span));
    spans
}

#[track_caller]
fn holds(path: &str, bytes: &[u8]) {
    let Ok(article) = ingest(path, bytes, "") else {
        return;
    };
    assert_eq!(Ok(&article), ingest(path, bytes, "").as_ref());
    let Some(body) = article.body.here() else {
        panic!("no body")
    };
    for span in spans(&article) {
        assert!(span.of(&body.text).is_some(), "{span:?} in {:?}", body.text);
    }
    let mut last = 0;
    for block in body.blocks.iter().flat_map(bundle::Block::spans) {
        assert!(
            last <= block.start,
            "blocks stand in the order of the page: {:?}",
            body.blocks
        );
        last = block.end;
    }
    assert!(article.lead.chars().count() <= 120);
    let plain =
        !article.origin.path.ends_with("html") && article.origin.format == bundle::PageFormat::Txt;
    if plain && let Ok(text) = std::str::from_utf8(bytes) {
        assert_eq!(
            body.archived(),
            text.strip_prefix('\u{feff}').unwrap_or(text)
        );
    }
}

/// Pieces that pages are made of.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "当前位置: 首页 > 馆藏 >", "發佈時間：2019-13-05 ", "来源：", "放大", "作者：李四", "責任編輯:",
            "一、来历", "（二）", "1.", "图为", "\n", "\r\n", "\u{3000}\u{3000}", "\u{a0}", "。", "2019年3月",
            "當(dāng)前", "\u{fffd}", "?。ㄈ┳ァ", "旧书新读", "舊書新讀：", " ",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            "<p>", "</p>", "/p>", "<br>", "<table>", "<tr>", "<td>", "</table>", "<ul><li>", "</ul>", "<h1>",
            "<h2>", "</h2>", "<div id=zoom>", "</div>", "<article>", "<title>", "</title>", "<img alt=图>",
            "<figure>", "</figure>", "<figcaption>", "<script>", "<!--", "<blockquote>", "<nav>", "<pre>",
            "<meta name=PubDate content=20190305>", "<ol class=breadcrumb><li>首页<li>", "&gt;", "&nbsp;", "<",
        ]).prop_map(str::to_owned),
        1 => "\\PC{0,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_rejected(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds("a.txt", &bytes);
        holds("a.html", &bytes);
    }

    #[test]
    fn any_page_keeps_its_spans(pieces in prop::collection::vec(piece(), 0..40)) {
        let page = pieces.concat();
        holds("a.txt", page.as_bytes());
        holds("a.html", page.as_bytes());
    }

    #[test]
    fn any_page_reads_in_gbk(pieces in prop::collection::vec(piece(), 0..30)) {
        holds("a.html", &encoding_rs::GBK.encode(&pieces.concat()).0);
    }

    #[test]
    fn any_path_gives_an_id_or_a_reason(path in "\\PC{0,60}") {
        holds(&path, "旧书新读".as_bytes());
    }
}
