//! The texts that are searched, and the plain way to search them.

use std::fs;
use std::io::Read;
use std::path::Path;

use bundle::{ArticleId, BodyAt, Part, PartKind};
use flate2::read::GzDecoder;

/// An archive with the texts of its articles.
#[derive(Debug)]
pub(super) struct Archive {
    /// In the order of the bundle.
    pub(super) articles: Vec<Searched>,
}

/// An article as it is searched.
#[derive(Debug)]
pub(super) struct Searched {
    pub(super) id: ArticleId,
    pub(super) title: String,
    /// The page as repaired.
    pub(super) text: String,
    /// Title and page, folded.
    folded: String,
}

impl Archive {
    /// Reads the archive of a folder with a split bundle.
    pub(super) fn read(data: &Path) -> Self {
        let manifest = fs::read(data.join("bundle.json")).expect("the bundle");
        let bundle = bundle::read(&manifest).expect("a sound bundle").bundle;
        let mut articles = Vec::new();
        // A large list comes in pages; they have the order of the bundle.
        let pages = bundle.parts.iter().filter(|it| it.kind == PartKind::Rows);
        let pages = pages
            .flat_map(|page| bundle::read_rows(&part(data, page), page).expect("a sound page"));
        let mut titles = bundle.articles.iter().cloned().chain(pages);
        for (number, listed) in (0..).zip(&bundle.parts) {
            if listed.kind != PartKind::Text {
                continue;
            }
            let json = part(data, listed);
            for (id, body) in bundle::read_part(&json, listed).expect("a sound part") {
                // Articles and texts have the same order.
                let article = titles.next().expect("its article");
                assert_eq!((&article.id, &article.body), (&id, &BodyAt::Part(number)));
                let title = article.title.value().cloned().unwrap_or_default();
                let folded = format!("{}\n{}", fold(&title), fold(&body.text));
                let text = body.text;
                articles.push(Searched {
                    id,
                    title,
                    text,
                    folded,
                });
            }
        }
        Self { articles }
    }

    /// The articles in which every word of a query stands, by their numbers.
    pub(super) fn scan(&self, typed: &str) -> Vec<u32> {
        let words: Vec<_> = typed.split(' ').map(fold).collect();
        let has = |text: &Searched| {
            // `contains` looks the same up, five times slower where it is not optimized.
            let stands = |word: &String| text.folded.match_indices(word.as_str()).next().is_some();
            words.iter().all(stands)
        };
        let numbered = (0..).zip(&self.articles);
        numbered
            .filter(|(_, text)| has(text))
            .map(|(number, _)| number)
            .collect()
    }

    /// The number of an article.
    pub(super) fn number(&self, id: &ArticleId) -> u32 {
        let at = self.articles.binary_search_by(|it| it.id.cmp(id));
        u32::try_from(at.expect("an article")).expect("not that many")
    }

    /// The bytes of the folded texts.
    pub(super) fn bytes(&self) -> usize {
        self.articles.iter().map(|it| it.folded.len()).sum()
    }
}

/// A part of a bundle in a folder, unpacked where it is packed.
pub(super) fn part(data: &Path, part: &Part) -> Vec<u8> {
    let bytes = fs::read(data.join(&part.path)).expect("a part");
    if part.unpacked.is_none() {
        return bytes;
    }
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes.as_slice())
        .read_to_end(&mut unpacked)
        .expect("a packed part");
    unpacked
}

fn fold(text: &str) -> String {
    hanzi::fold(text).into_text()
}
