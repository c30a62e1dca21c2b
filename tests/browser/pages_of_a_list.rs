//! Journeys with an archive of which the list of articles comes in pages.

use std::fs;

use bundle::{Catalog, ColumnsWriter, Page, Part, PartKind};

use crate::archives::{gzip, sha256};
use crate::journey::{Journey, journey};
use crate::visit::{DESK, Visit};

pub(crate) const JOURNEYS: &[Journey] = &[
    journey!(a_list_in_pages_opens_with_its_columns_and_the_rows_that_are_shown),
    journey!(a_page_of_a_list_that_is_not_there_hides_its_rows_only),
];

/// The sample archive with its list in pages of two; gives the paths of the columns and the pages, and
/// their bytes.
fn serve_in_pages(visit: &Visit) -> Vec<(String, Vec<u8>)> {
    let one = fs::read(xtask::place::dist().join("data/bundle.json")).expect("the sample bundle");
    let sample = bundle::read(&one).expect("a bundle").bundle;
    let split = bundle::write_packed(&sample, 20_000, &sha256, &gzip);
    let mut bundle = bundle::read(&split.manifest).expect("a bundle").bundle;
    let articles = std::mem::take(&mut bundle.articles);
    let (mut columns, mut pages, mut files) = (ColumnsWriter::default(), Vec::new(), Vec::new());
    let mut add = |kind, bytes: &[u8]| {
        let packed = gzip(bytes);
        let unpacked = Some(bytes.len() as u64);
        let part = Part::of_texts(packed.len() as u64, unpacked, sha256(&packed));
        files.push((format!("data/{}", part.path), packed));
        bundle.parts.push(Part { kind, ..part });
        u32::try_from(bundle.parts.len() - 1).expect("few")
    };
    for page in articles.chunks(2) {
        for article in page {
            columns.add(article);
        }
        let rows = page.iter().map(bundle::article_json).collect();
        pages.push(Page {
            first: page[0].id.clone(),
            part: add(PartKind::Rows, &bundle::rows_part(rows)),
            count: u32::try_from(page.len()).expect("few"),
        });
    }
    let years = columns.years();
    let ids = collection::all_ids(articles.iter().map(|it| it.id.as_str()));
    let pieces = columns.finish(&pages, ids);
    add(PartKind::Facets, &pieces.facets.concat());
    add(PartKind::Columns, &pieces.columns.concat());
    bundle.catalog = Some(Catalog {
        articles: u32::try_from(articles.len()).expect("few"),
        years,
    });
    visit.change(|site| {
        site.put("data/bundle.json", bundle::write_one(&bundle));
        for (path, bytes) in &files {
            site.put(path, bytes.clone());
        }
        for (path, bytes) in &split.parts {
            site.put(&format!("data/{path}"), bytes.clone());
        }
    });
    files.rotate_right(1);
    files
}

/// How many of these were asked for.
fn asked(visit: &Visit, files: &[(String, Vec<u8>)]) -> usize {
    let requests = visit.requests();
    let asked = |path: &str| requests.iter().any(|it| it.ends_with(path));
    files.iter().filter(|(path, _)| asked(path)).count()
}

fn a_list_in_pages_opens_with_its_columns_and_the_rows_that_are_shown(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let titles = visit.texts(".entry h2");
    let counts = visit.texts(".facets label");
    let files = serve_in_pages(visit);
    visit.reload();
    visit.wait_count(".entry", titles.len());
    assert_eq!(visit.texts(".entry h2"), titles);
    visit.wait_count(".facets label", counts.len());
    assert_eq!(visit.texts(".facets label"), counts);
    assert_eq!(asked(visit, &files), files.len());
    let all = visit.requests();
    let parts = all.iter().filter(|it| it.contains("data/parts/"));
    assert_eq!(parts.count(), files.len(), "no text, and nothing twice");
    // An article that is opened by its address comes with its page alone, then its neighbours.
    visit.eval("document.querySelector('.entry h2 a').click()");
    visit.wait_for("article.read p");
    visit.reload();
    visit.wait_for("article.read p");
    assert!(asked(visit, &files) >= 2);
    visit.open("#/timeline");
    visit.reload();
    visit.wait_for(".stage .slipv");
    assert_eq!(asked(visit, &files), files.len(), "the timeline wants all");
}

fn a_page_of_a_list_that_is_not_there_hides_its_rows_only(visit: &Visit) {
    visit.size(DESK);
    visit.open("#/");
    visit.wait_for(".entry");
    let all = visit.count(".entry");
    let files = serve_in_pages(visit);
    let (path, sound) = &files[1];
    visit.change(|site| site.put(path, b"{}".to_vec()));
    visit.reload();
    visit.wait_count(".entry", all - 2);
    visit.wait_for(".search-note .btn");
    assert_eq!(visit.count(".entries .skel"), 2);
    visit.change(|site| site.put(path, sound.clone()));
    visit.click(".search-note .btn");
    visit.wait_count(".entry", all);
    assert_eq!(visit.count(".search-note"), 0);
    // Without the facets all rows are there, and what is chosen is not shown as if it were nothing.
    let counts = visit.texts(".facets label");
    let (path, sound) = &files[files.len() - 1];
    visit.change(|site| site.put(path, b"{}".to_vec()));
    visit.reload();
    visit.wait_count(".entry", all);
    visit.wait_for(".search-note .btn");
    assert_eq!(visit.count(".facets label"), 0);
    visit.change(|site| site.put(path, sound.clone()));
    visit.click(".search-note .btn");
    visit.wait_count(".facets label", counts.len());
    assert_eq!(visit.texts(".facets label"), counts);
    // Without the columns nothing can be shown, and that is told.
    visit.change(|site| site.put(&files[0].0, b"{}".to_vec()));
    visit.reload();
    visit.wait_for("main .failed");
}
