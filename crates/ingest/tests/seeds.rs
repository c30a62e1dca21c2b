//! Every field of the five seed pages, as the pages say.

#![expect(
    clippy::disallowed_methods,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "a test reads its pages and stops where one goes wrong"
)]

use std::fmt::Debug;
use std::path::PathBuf;

use bundle::{Article, Block, Body, CharsetBy, Evidence, Field, Inference, NoteKind, PageFormat};
use hanzi::ScriptState;
use ingest::ingest;

/// A seed page as an article with its text, by the number it begins with. Nothing where the seed
/// pages are absent.
fn seed(number: &str) -> Option<(Article, Body)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    let Ok(files) = std::fs::read_dir(folder) else {
        println!("the seed pages are not here: nothing was tested");
        return None;
    };
    let file = files.map(Result::unwrap).find(|file| {
        let name = file.file_name();
        name.to_string_lossy().starts_with(&format!("{number}_"))
    })?;
    let name = file.file_name().to_string_lossy().into_owned();
    let bytes = std::fs::read(file.path()).unwrap();
    let article = ingest(&name, &bytes, &"0".repeat(64)).unwrap();
    let body = article.body.here().unwrap().clone();
    assert_eq!(body.archived().as_bytes(), bytes, "archived byte for byte");
    assert_eq!(article.origin.path, name);
    assert_eq!(article.id.as_str(), name.trim_end_matches(".txt"));
    assert_eq!(article.origin.format, PageFormat::Txt);
    assert_eq!(article.origin.encoding, "UTF-8");
    assert_eq!(article.origin.charset_by, CharsetBy::Validity);
    Some((article, body))
}

/// A line of a page as it should read, counted from 1: no line of the pages stands in this file.
fn gold_line(number: &str, line: usize) -> String {
    let gold = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("../../../shared/seeds/gold/{number}.txt"));
    let gold = std::fs::read_to_string(gold).unwrap();
    gold.lines().nth(line - 1).unwrap().to_owned()
}

#[track_caller]
fn stated<T: Debug + PartialEq<W>, W: Debug + ?Sized>(
    field: &Field<T>,
    value: &W,
    at: &str,
    body: &Body,
) {
    let Field::Stated { value: found, span } = field else {
        panic!("not stated: {field:?}")
    };
    assert_eq!(found, value);
    assert_eq!(span.of(&body.text), Some(at));
}

#[track_caller]
fn inferred<T: Debug + PartialEq<W>, W: Debug + ?Sized>(
    field: &Field<T>,
    value: &W,
    by: Inference,
) {
    let Field::Inferred { value: found, rule } = field else {
        panic!("not inferred: {field:?}")
    };
    assert_eq!(found, value);
    assert_eq!(*rule, by);
}

/// Checks that a field is missing, with the label that stands there.
#[track_caller]
fn missing<T: Debug>(field: &Field<T>, label: Option<&str>, body: &Body) {
    let Field::Missing { label: found } = field else {
        panic!("not missing: {field:?}")
    };
    assert_eq!(found.and_then(|span| span.of(&body.text)), label);
}

/// The headings as `level number`, and how many there are of each level.
fn headings(body: &Body) -> [usize; 3] {
    let mut count = [0; 3];
    for block in &body.blocks {
        if let Block::Heading { level, by, .. } = block {
            assert_eq!(*by, Evidence::Words);
            count[usize::from(*level) - 1] += 1;
        }
    }
    count
}

fn captions(body: &Body) -> Vec<(String, Evidence)> {
    let caption = |block: &Block| match block {
        Block::Figure { caption, by } => {
            Some((caption.unwrap().of(&body.text).unwrap().to_owned(), *by))
        }
        _ => None,
    };
    body.blocks.iter().filter_map(caption).collect()
}

fn paragraphs(body: &Body) -> usize {
    body.blocks
        .iter()
        .filter(|block| matches!(block, Block::Paragraph { .. }))
        .count()
}

fn steps(article: &Article) -> (Vec<&str>, bool) {
    let breadcrumb = article.breadcrumb.value().unwrap();
    (
        breadcrumb.steps.iter().map(String::as_str).collect(),
        breadcrumb.complete,
    )
}

fn notes(body: &Body) -> Vec<&NoteKind> {
    body.notes.iter().map(|note| &note.kind).collect()
}

/// What the four pages of one site have in common.
#[track_caller]
fn of_one_site(article: &Article, body: &Body, source: &str, author: &str, editor: &str) {
    missing(&article.source, Some(source), body);
    missing(&article.author, Some(author), body);
    missing(&article.clicks, None, body);
    stated(&article.editor, editor, editor, body);
    assert_eq!(article.time, None);
    assert_eq!(article.doubts, 0);
}

#[test]
fn seed_000() {
    let Some((article, body)) = seed("000") else {
        return;
    };
    let title = &gold_line("000", 3);
    assert!(title.starts_with("桂林市阳朔县总支:"));
    assert_eq!(title.chars().count(), 31);
    stated(&article.title, title, title, &body);
    inferred(
        &article.issuer,
        "桂林市阳朔县总支",
        Inference::TitleBeforeColon,
    );
    stated(&article.issued, "2018-09-28", "2018-09-28", &body);
    assert_eq!(
        steps(&article),
        (vec!["首页", "榜样楷模", "先进集体", "广西"], true)
    );
    inferred(&article.section, "先进集体", Inference::BreadcrumbSection);
    assert_eq!(article.region.value().unwrap().0, "CN-GX");
    assert!(matches!(
        article.region,
        Field::Inferred {
            rule: Inference::BreadcrumbRegion,
            ..
        }
    ));
    of_one_site(&article, &body, "来源:", "作者:", "张禹");
    assert_eq!(headings(&body), [3, 0, 0]);
    assert_eq!(paragraphs(&body), 8, "a numbered sentence is a paragraph");
    let captions = captions(&body);
    let [(caption, Evidence::Words)] = captions.as_slice() else {
        panic!("{captions:?}")
    };
    assert!(caption.starts_with("图为2017年12月1日"));
    assert_eq!(article.script.state, ScriptState::Hans);
    assert!(notes(&body).is_empty());
}

#[test]
fn seed_001() {
    let Some((article, body)) = seed("001") else {
        return;
    };
    let title = &gold_line("001", 3);
    assert!(title.starts_with("綏化市教育二支部:"));
    assert_eq!(title.chars().count(), 31);
    stated(&article.title, title, title, &body);
    inferred(
        &article.issuer,
        "綏化市教育二支部",
        Inference::TitleBeforeColon,
    );
    stated(&article.issued, "2018-09-26", "2018-09-26", &body);
    assert_eq!(
        steps(&article),
        (vec!["首頁", "榜樣楷模", "先進集體", "黑龍江"], true)
    );
    inferred(&article.section, "先進集體", Inference::BreadcrumbSection);
    assert_eq!(article.region.value().unwrap().0, "CN-HL");
    assert!(matches!(
        article.region,
        Field::Inferred {
            rule: Inference::BreadcrumbRegion,
            ..
        }
    ));
    of_one_site(&article, &body, "來源:", "作者:", "張禹");
    assert_eq!(headings(&body), [3, 0, 0]);
    assert_eq!(paragraphs(&body), 4);
    let caption = gold_line("001", 11);
    assert!(caption.starts_with("綏化市教育二支部會員"));
    assert_eq!(captions(&body), [(caption, Evidence::Position)]);
    assert_eq!(article.script.state, ScriptState::Hant);
    assert!(notes(&body).is_empty());
}

#[test]
fn seed_002() {
    let Some((article, body)) = seed("002") else {
        return;
    };
    missing(&article.title, None, &body);
    missing(&article.issuer, None, &body);
    stated(&article.issued, "2014-04-09", "2014-04-09", &body);
    assert_eq!(article.time.as_deref(), Some("11:54"));
    missing(&article.breadcrumb, None, &body);
    missing(&article.section, None, &body);
    assert_eq!(article.region.value().unwrap().0, "CN-XZ");
    assert!(matches!(
        article.region,
        Field::Inferred {
            rule: Inference::SourceRegion,
            ..
        }
    ));
    stated(&article.source, "昌都地委外宣办", "昌都地委外宣办", &body);
    missing(&article.author, None, &body);
    missing(&article.editor, None, &body);
    stated(&article.clicks, &0, "0", &body);
    assert_eq!(headings(&body), [0, 0, 0]);
    assert!(captions(&body).is_empty());
    assert_eq!(article.script.state, ScriptState::Hans);
    assert!(notes(&body).contains(&&NoteKind::NoTitle));
    assert!(article.doubts >= 1);
}

#[test]
fn seed_003() {
    let Some((article, body)) = seed("003") else {
        return;
    };
    let title = &gold_line("003", 3);
    assert!(title.starts_with("重慶市委會:"));
    assert_eq!(title.chars().count(), 29);
    stated(&article.title, title, title, &body);
    inferred(&article.issuer, "重慶市委會", Inference::TitleBeforeColon);
    stated(&article.issued, "2017-09-18", "2017-09-18", &body);
    assert_eq!(steps(&article), (vec!["首頁"], false));
    missing(&article.section, None, &body);
    assert_eq!(article.region.value().unwrap().0, "CN-CQ");
    assert!(matches!(
        article.region,
        Field::Inferred {
            rule: Inference::TitleRegion,
            ..
        }
    ));
    of_one_site(&article, &body, "來源:", "作者:", "張禹");
    assert_eq!(headings(&body), [4, 9, 0]);
    assert!(captions(&body).is_empty());
    assert_eq!(article.script.state, ScriptState::Hant);
    assert_eq!(notes(&body), [&NoteKind::BreadcrumbCut]);
}

#[test]
fn seed_004() {
    let Some((article, body)) = seed("004") else {
        return;
    };
    let title = &gold_line("004", 3);
    assert!(title.starts_with("內蒙古區委會宣傳部:"));
    assert_eq!(title.chars().count(), 33);
    stated(&article.title, title, title, &body);
    inferred(
        &article.issuer,
        "內蒙古區委會宣傳部",
        Inference::TitleBeforeColon,
    );
    stated(&article.issued, "2017-04-08", "2017-04-08", &body);
    assert_eq!(steps(&article), (vec!["首頁"], false));
    missing(&article.section, None, &body);
    assert_eq!(article.region.value().unwrap().0, "CN-NM");
    assert!(matches!(
        article.region,
        Field::Inferred {
            rule: Inference::TitleRegion,
            ..
        }
    ));
    of_one_site(&article, &body, "來源:", "作者:", "張禹");
    assert_eq!(headings(&body), [8, 0, 0]);
    assert_eq!(paragraphs(&body), 12);
    assert!(captions(&body).is_empty());
    assert_eq!(article.script.state, ScriptState::Hant);
    assert_eq!(notes(&body), [&NoteKind::BreadcrumbCut]);
}
