//! An article as it is kept: what the archive must know of it, and the article itself.

use anyhow::{Context, Result, bail, ensure};
use bundle::{Article, ArticleId, Body, BodyAt, PlaceId, limits};
use ingest::activity::{self, Foundings};
use ingest::near;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

use crate::report::DoubtfulDate;
use crate::{corrections, wording};

/// What the archive must know of an article while that is put away.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Facts {
    pub(super) id: ArticleId,
    /// The region it is about.
    pub(super) region: Option<PlaceId>,
    /// The foundings it tells of, names and dates.
    pub(super) foundings: Vec<(String, String)>,
    /// Whether it is to be dated again with the foundings of all.
    pub(super) is_open: bool,
    /// Whether it has repairs, standing or not.
    pub(super) is_repaired: bool,
    /// Why somebody should look at it.
    pub(super) doubts: Vec<String>,
    /// Dates that somebody should look at.
    pub(super) dates: Vec<DoubtfulDate>,
    /// The numbers of the decisions about it that match nothing.
    pub(super) unmatched: Vec<usize>,
    /// Bytes of its head and of its body as JSON.
    pub(super) bytes: (usize, usize),
}

/// An article that can be put away, as the bytes that are kept: where facts, sketch and head end and
/// eight bytes for each of these, then facts, sketch, head and body. All but the sketch are JSON; they
/// are read when they are asked for.
#[derive(Debug)]
pub(super) struct Entry {
    bytes: Vec<u8>,
    ends: [usize; 3],
}

/// The bytes of the ends.
const HEAD: usize = 24;

impl Entry {
    /// Takes an article that was made; `unmatched` are the decisions about it that match nothing.
    pub(super) fn new(mut article: Article, unmatched: Vec<usize>) -> Result<Self> {
        let sketch = near::sketch(&article);
        let is_open = activity::is_open(&article);
        let dates = corrections::conflicts(&article);
        let body = std::mem::replace(&mut article.body, BodyAt::Part(0));
        let BodyAt::Here(body) = body else {
            bail!("the article has no text");
        };
        let (head, json) = (serde_json::to_vec(&article)?, serde_json::to_vec(&body)?);
        // As one piece the article has `{"here":…}` where its head has `{"part":0}`.
        let size = (head.len() - "\"part\":0".len() + "\"here\":".len() + json.len()) as u64;
        let most = limits::ARTICLE_BYTES;
        ensure!(
            size <= most,
            "the article has {size} bytes as JSON; a bundle takes {most}"
        );
        let told = Foundings::told(&article);
        let facts = Facts {
            foundings: told
                .map(|(name, date)| (name.to_owned(), date.to_owned()))
                .collect(),
            region: article.region.value().cloned(),
            is_open,
            is_repaired: !body.repairs.is_empty(),
            doubts: doubts(&body),
            dates,
            unmatched,
            bytes: (head.len(), json.len()),
            id: article.id,
        };
        let facts = serde_json::to_vec(&facts)?;
        let sketch: Vec<u8> = sketch.iter().flat_map(|it| it.to_le_bytes()).collect();
        let first = HEAD + facts.len();
        let second = first + sketch.len();
        let ends = [first, second, second + head.len()];
        let written: Vec<u8> = ends
            .iter()
            .flat_map(|it| (*it as u64).to_le_bytes())
            .collect();
        Ok(Self {
            bytes: [&written[..], &facts, &sketch, &head, &json].concat(),
            ends,
        })
    }

    /// The entry with these bytes, if they can be one.
    pub(super) fn of_bytes(bytes: Vec<u8>) -> Option<Self> {
        let (ends, []) = bytes.get(..HEAD)?.as_chunks::<8>() else {
            return None;
        };
        let end = |nth: usize| usize::try_from(u64::from_le_bytes(*ends.get(nth)?)).ok();
        let ends = [end(0)?, end(1)?, end(2)?];
        let places = [HEAD, ends[0], ends[1], ends[2], bytes.len()];
        places.is_sorted().then_some(Self { bytes, ends })
    }

    /// The bytes to keep.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// What the archive must know of it.
    pub(super) fn facts(&self) -> Result<Facts> {
        let facts = self.bytes.get(HEAD..self.ends[0]).unwrap_or_default();
        serde_json::from_slice(facts).context("reading what was kept of an article")
    }

    /// Its wording, for finding what is nearly the same.
    pub(super) fn sketch(&self) -> Vec<u64> {
        let sketch = self.bytes.get(self.ends[0]..self.ends[1]);
        let (sketch, _) = sketch.unwrap_or_default().as_chunks::<8>();
        sketch.iter().map(|it| u64::from_le_bytes(*it)).collect()
    }

    /// The article without its text.
    pub(super) fn head(&self) -> Result<Article> {
        let head = self
            .bytes
            .get(self.ends[1]..self.ends[2])
            .unwrap_or_default();
        serde_json::from_slice(head).context("reading what was kept of an article")
    }

    /// The text.
    pub(super) fn body(&self) -> Result<Body> {
        serde_json::from_slice(self.json()).context("reading what was kept of a text")
    }

    /// The text as JSON.
    pub(super) fn body_json(&self) -> Result<Box<RawValue>> {
        let json = String::from_utf8(self.json().to_vec())?;
        Ok(RawValue::from_string(json)?)
    }

    fn json(&self) -> &[u8] {
        self.bytes.get(self.ends[2]..).unwrap_or_default()
    }
}

/// Why somebody should look at a text.
fn doubts(body: &Body) -> Vec<String> {
    let doubtful = body.notes.iter().filter(|note| note.kind.is_doubtful());
    doubtful.map(|note| wording::note(&note.kind)).collect()
}
