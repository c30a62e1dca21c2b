//! Whole pages of ours, from bytes to fields.

#![expect(clippy::unwrap_used, reason = "a test stops where its page goes wrong")]

use bundle::{
    About, Article, Block, Body, CharsetBy, Evidence, Field, FurnitureKind, Inference, NoteKind,
    PageFormat,
};
use encoding_rs::{BIG5, GB18030, GBK};
use ingest::{MAX_BYTES, Rejected, assemble, ingest};

const SUM: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const TXT: &str = "当前位置: 首页  >  馆藏  >  四川\r\n\r\n\
    锦江文史馆：旧书新读 汉字编码展开幕\r\n\r\n\
    发布时间：2019-03-05 09:30  来源：锦江报  点击：1,024\r\n\r\n\
    放大\r\n\r\n缩小\r\n\r\n\
    图为馆员整理旧书。\r\n\r\n\
    \u{3000}\u{3000}锦江文史馆昨日打开了一间新的展室，展出汉字编码的书刊。\r\n\r\n\
    \u{3000}\u{3000}一、来历\r\n\r\n\
    \u{3000}\u{3000}展品来自读者的捐赠，共有三百余册。\r\n\r\n\
    \u{3000}\u{3000}（一）电报码\r\n\r\n\
    \u{3000}\u{3000}最早的一册是电报码本，印于民国年间。\r\n\r\n\
    作者：李四     责任编辑：王五\r\n";

const HTML: &str = "<!DOCTYPE html><html><head><meta charset=\"{charset}\">\
    <meta name=\"SiteName\" content=\"錦江文史網\"><meta name=\"ArticleTitle\" content=\"舊書新讀\">\
    <meta name=\"PubDate\" content=\"2019-03-05 09:30\"><meta name=\"ContentSource\" content=\"錦江報\">\
    <meta name=\"ColumnName\" content=\"館藏\"><title>舊書新讀_錦江文史網</title></head><body>\
    <div class=\"nav\"><a href=\"/\">首頁</a> <a href=\"/b\">館藏</a></div>\
    <div class=\"bread\">您的位置：<a href=\"/\">首頁</a> &gt; <a href=\"/b\">館藏</a> &gt; 正文</div>\
    <h1>舊書新讀</h1><div class=\"info\">{info}</div>\
    <div class=\"TRS_Editor\"><p>　　錦江文史館昨日打開了一間新的展室，展出漢字編碼的書刊。</p>\
    <p align=\"center\"><img src=\"a.jpg\" width=\"600\"></p><p align=\"center\">館員整理舊書</p>\
    <p>　　一、來歷</p><p>　　展品來自讀者的捐贈，共有三百餘冊。</p>\
    <table><tr><th>年代</th><th>冊數</th></tr><tr><td>民國</td><td>12</td></tr></table></div>\
    <div>（責任編輯：王五）</div><div class=\"footer\">版權所有 錦江文史館</div></body></html>";

fn html(charset: &str, info: &str) -> String {
    HTML.replace("{charset}", charset).replace("{info}", info)
}

fn read(path: &str, bytes: &[u8]) -> (Article, Body) {
    let article = ingest(path, bytes, SUM).unwrap();
    let body = article.body.here().unwrap().clone();
    (article, body)
}

fn stated<T: Clone>(field: &Field<T>) -> Option<T> {
    match field {
        Field::Stated { value, .. } => Some(value.clone()),
        _ => None,
    }
}

fn declared(field: &Field<String>) -> Option<(&str, &str)> {
    match field {
        Field::Declared { value, by } => Some((value, by)),
        _ => None,
    }
}

fn furniture(body: &Body) -> Vec<(FurnitureKind, &str)> {
    body.furniture
        .iter()
        .map(|piece| (piece.kind, piece.span.of(&body.text).unwrap_or("?")))
        .collect()
}

#[test]
fn a_plain_page_gives_every_field() {
    let (article, body) = read("2019/展 览.txt", TXT.as_bytes());
    assert_eq!(article.id.as_str(), "2019.展-览");
    assert_eq!(article.origin.sha256, SUM);
    assert_eq!(article.origin.bytes, TXT.len() as u64);
    assert_eq!(
        stated(&article.title).unwrap(),
        "锦江文史馆：旧书新读 汉字编码展开幕"
    );
    assert_eq!(article.issuer.value().unwrap(), "锦江文史馆");
    assert_eq!(stated(&article.issued).unwrap(), "2019-03-05");
    assert_eq!(article.time.as_deref(), Some("09:30"));
    assert_eq!(stated(&article.source).unwrap(), "锦江报");
    assert_eq!(stated(&article.clicks), Some(1024));
    assert_eq!(stated(&article.author).unwrap(), "李四");
    assert_eq!(stated(&article.editor).unwrap(), "王五");
    assert_eq!(article.section.value().unwrap(), "馆藏");
    assert_eq!(article.region.value().unwrap().0, "CN-SC");
    assert!(article.lead.starts_with("锦江文史馆昨日"));
    assert!(!article.lead.contains("来历"));
    assert_eq!(article.doubts, 0);
    assert_eq!(body.archived(), TXT, "line ends and all");
    let kinds: Vec<_> = furniture(&body).iter().map(|(kind, _)| *kind).collect();
    assert_eq!(
        kinds,
        [
            FurnitureKind::Breadcrumb,
            FurnitureKind::Title,
            FurnitureKind::Imprint,
            FurnitureKind::Control,
            FurnitureKind::Control,
            FurnitureKind::Byline
        ]
    );
    let signs: String = body
        .blocks
        .iter()
        .map(|block| match block {
            Block::Heading { level, .. } => char::from(b'0' + level),
            Block::Figure { .. } => 'f',
            _ => 'p',
        })
        .collect();
    assert_eq!(signs, "fp1p2p");
}

#[test]
fn a_page_reads_the_same_in_every_encoding() {
    let (wanted, body) = read("a.txt", TXT.as_bytes());
    let sixteen: Vec<u8> = TXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let marked: Vec<u8> = [0xfe, 0xff]
        .into_iter()
        .chain(TXT.encode_utf16().flat_map(u16::to_be_bytes))
        .collect();
    for (bytes, encoding, by) in [
        (GBK.encode(TXT).0.into_owned(), "GBK", CharsetBy::Detection),
        (
            GB18030.encode(TXT).0.into_owned(),
            "GBK",
            CharsetBy::Detection,
        ),
        (sixteen, "UTF-16LE", CharsetBy::Detection),
        (marked, "UTF-16BE", CharsetBy::Bom),
    ] {
        let (article, other) = read("a.txt", &bytes);
        assert_eq!(
            (article.origin.encoding.as_str(), article.origin.charset_by),
            (encoding, by)
        );
        assert_eq!(other, body);
        assert_eq!(article.title, wanted.title);
    }
}

#[test]
fn an_html_page_gives_the_same_as_a_plain_one() {
    let info = "<span>發佈時間：2019年3月5日</span><span>來源：錦江報</span><a>列印</a>";
    for (label, encoding) in [("utf-8", encoding_rs::UTF_8), ("big5", BIG5), ("gbk", GBK)] {
        let page = html(label, info);
        let (article, body) = read("展覽.html", &encoding.encode(&page).0);
        assert_eq!(article.origin.format, PageFormat::Html);
        assert_eq!(article.origin.charset_by, CharsetBy::Declared, "{label}");
        assert_eq!(stated(&article.title).unwrap(), "舊書新讀");
        assert_eq!(stated(&article.issued).unwrap(), "2019-03-05");
        assert_eq!(
            article.time.as_deref(),
            Some("09:30"),
            "the head knows the time of the same day"
        );
        assert_eq!(stated(&article.source).unwrap(), "錦江報");
        assert_eq!(stated(&article.editor).unwrap(), "王五");
        assert_eq!(
            declared(&article.section),
            Some(("館藏", "meta ColumnName"))
        );
        let steps = &article.breadcrumb.value().unwrap().steps;
        assert_eq!(steps, &["首頁", "館藏", "正文"]);
        assert!(!body.text.contains(['<', '>']) || body.text.matches('>').count() == 2);
        assert!(!body.text.contains("版權"));
        let [
            Block::Paragraph { .. },
            Block::Figure {
                caption: Some(caption),
                by: Evidence::Markup,
            },
            Block::Heading {
                level: 1,
                by: Evidence::Words,
                ..
            },
            Block::Paragraph { .. },
            Block::Table { rows },
        ] = body.blocks.as_slice()
        else {
            panic!("{:?}", body.blocks)
        };
        assert_eq!(caption.of(&body.text), Some("館員整理舊書"));
        assert_eq!(rows.len(), 2);
        assert!(article.lead.starts_with("錦江文史館昨日"));
        assert_eq!(article.doubts, 0, "{:?}", body.notes);
    }
}

#[test]
fn what_only_the_head_says_is_declared() {
    let page = html("utf-8", "").replace("<h1>舊書新讀</h1>", "");
    let (article, _) = read("a.html", page.as_bytes());
    assert_eq!(
        declared(&article.title),
        Some(("舊書新讀", "meta ArticleTitle"))
    );
    assert_eq!(
        declared(&article.issued),
        Some(("2019-03-05", "meta PubDate"))
    );
    assert_eq!(
        declared(&article.source),
        Some(("錦江報", "meta ContentSource"))
    );
}

#[test]
fn the_page_goes_before_its_head_and_the_conflict_is_noted() {
    let page = html("utf-8", "發佈時間：2018年3月5日 來源：岷江報");
    let (article, body) = read("a.html", page.as_bytes());
    assert_eq!(stated(&article.issued).unwrap(), "2018-03-05");
    assert_eq!(article.time, None);
    let conflicts: Vec<_> = body
        .notes
        .iter()
        .filter_map(|note| match &note.kind {
            NoteKind::Conflict { field, taken, left } => Some([field.as_str(), taken, left]),
            _ => None,
        })
        .collect();
    assert_eq!(
        conflicts,
        [
            ["issued", "2018-03-05", "2019-03-05"],
            ["source", "岷江報", "錦江報"]
        ]
    );
    assert_eq!(article.doubts, 2);
}

#[test]
fn a_section_that_is_a_region_yields_to_the_step_before_it() {
    let page = html("utf-8", "")
        .replace("ColumnName\" content=\"館藏", "ColumnName\" content=\"四川")
        .replace("&gt; 正文", "&gt; 四川");
    let (article, _) = read("a.html", page.as_bytes());
    assert_eq!(article.section.value().unwrap(), "館藏");
    assert!(article.section.is_inferred());
    assert_eq!(article.region.value().unwrap().0, "CN-SC");
}

#[test]
fn a_wrong_charset_is_noted() {
    let page = html("gb2312", "");
    let (article, body) = read("a.html", page.as_bytes());
    assert_eq!(article.origin.encoding, "UTF-8");
    let wrong = NoteKind::WrongCharset {
        declared: "gb2312".into(),
        used: "UTF-8".into(),
    };
    assert!(body.notes.iter().any(|note| note.kind == wrong));
    let (article, body) = read("b.html", &BIG5.encode(&page).0);
    assert_eq!(article.origin.encoding, "Big5");
    assert!(
        body.notes
            .iter()
            .any(|note| matches!(note.kind, NoteKind::WrongCharset { .. }))
    );
}

#[test]
fn lost_bytes_are_noted_where_they_were() {
    let mut bytes = TXT.as_bytes().to_vec();
    let at = TXT.find("昨日").unwrap();
    bytes.splice(at..at, [0xe4, 0xb8]);
    let (article, body) = read("a.txt", &bytes);
    let malformed: Vec<_> = body
        .notes
        .iter()
        .filter_map(|note| match &note.kind {
            NoteKind::Malformed { offset, bytes } => {
                Some((*offset, bytes.as_str(), note.span?.of(&body.text)?))
            }
            _ => None,
        })
        .collect();
    assert_eq!(malformed, [(at as u64, "e4b8", "\u{fffd}")]);
    assert_eq!(article.doubts, 1);
}

#[test]
fn notes_on_lost_bytes_are_few_but_all_are_counted() {
    let mut bytes = Vec::new();
    for _ in 0..300 {
        bytes.extend("旧书新读，汉字编码。".as_bytes());
        bytes.push(0xff);
    }
    let (article, body) = read("a.txt", &bytes);
    let malformed = |kind: &NoteKind| matches!(kind, NoteKind::Malformed { .. });
    assert_eq!(
        body.notes
            .iter()
            .filter(|note| malformed(&note.kind))
            .count(),
        100
    );
    assert!(article.doubts >= 300);
}

#[test]
fn a_page_without_title_and_date_says_so() {
    let (article, body) = read(
        "a.txt",
        "馆里昨日整理了一批旧书。\n读者可以到阅览室查看，也可以预约。".as_bytes(),
    );
    assert!(article.title.is_missing() && article.issued.is_missing());
    let kinds: Vec<_> = body.notes.iter().map(|note| &note.kind).collect();
    assert_eq!(kinds, [&NoteKind::NoTitle, &NoteKind::NoDate]);
}

#[test]
fn a_title_by_position_is_inferred() {
    let (article, _) = read(
        "a.txt",
        "舊書新讀\n\n　　館裏昨日整理了一批舊書，讀者可以到閱覽室查看。".as_bytes(),
    );
    let Field::Inferred {
        value,
        rule: Inference::PositionOfTitle,
    } = &article.title
    else {
        panic!("{:?}", article.title)
    };
    assert_eq!(value, "舊書新讀");
}

#[test]
fn a_page_that_holds_hardly_anything_says_so() {
    let (_, body) = read("a.txt", "旧书新读\n2019-03-05\n　　完。".as_bytes());
    assert!(
        body.notes
            .iter()
            .any(|note| note.kind == NoteKind::NearlyEmpty)
    );
}

#[test]
fn files_that_are_no_pages_are_rejected_with_a_reason() {
    let reason = |path: &str, bytes: &[u8]| ingest(path, bytes, SUM).unwrap_err();
    assert_eq!(reason("a.txt", b""), Rejected::Empty);
    assert_eq!(
        reason("a.txt", " \n\u{3000}\n".as_bytes()),
        Rejected::NoText
    );
    assert_eq!(
        reason("a.html", b"<html><body><script>1</script></body></html>"),
        Rejected::NoText
    );
    let png = reason("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
    assert_eq!(png.to_string(), "the file is no page but a PNG picture");
    let large = vec![b'a'; MAX_BYTES + 1];
    assert_eq!(
        reason("a.txt", &large),
        Rejected::TooLarge {
            bytes: MAX_BYTES + 1
        }
    );
    assert_eq!(
        reason("a.html", "<div>".repeat(10_000).as_bytes()),
        Rejected::Nested
    );
    assert!(matches!(reason("", b"text"), Rejected::UnusableId(_)));
}

#[test]
fn a_bundle_holds_its_articles_by_id_and_the_places_they_name() {
    let article = |path: &str| ingest(path, TXT.as_bytes(), SUM).unwrap();
    let about = About {
        title: "旧书".into(),
        ..About::default()
    };
    let bundle = assemble(vec![article("b.txt"), article("a.txt")], about);
    let ids: Vec<_> = bundle
        .articles
        .iter()
        .map(|article| article.id.as_str())
        .collect();
    assert_eq!(ids, ["a", "b"]);
    let [place] = bundle.places.as_slice() else {
        panic!("{:?}", bundle.places)
    };
    assert_eq!(
        (
            place.id.0.as_str(),
            place.hant.as_str(),
            place.abbr.as_str()
        ),
        ("CN-SC", "四川", "川")
    );
    assert_eq!(
        (bundle.format.as_str(), bundle.version),
        (bundle::FORMAT, bundle::VERSION)
    );
}
