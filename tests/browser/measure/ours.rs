//! The page of this project.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use bundle::{Part, PartKind};
use collection::{Answer, Engine, Filter, Gap, Question, Sort, Sought, Window};
use serde_json::Value;

use super::archive::{Archive, part};
use super::query::Query;
use super::{Peer, encoded};

/// The page of this project.
#[derive(Debug)]
pub(super) struct Ours {
    /// The addresses of what is known of all articles, below the root of the server.
    listing: BTreeSet<String>,
}

impl Ours {
    /// The page with the split bundle of a folder.
    pub(super) fn new(data: &Path) -> Self {
        let manifest = fs::read(data.join("bundle.json")).expect("the bundle");
        let bundle = bundle::read(&manifest).expect("a sound bundle").bundle;
        let of_list = |part: &&Part| {
            matches!(
                part.kind,
                PartKind::Columns | PartKind::Facets | PartKind::Rows
            )
        };
        let parts = bundle.parts.iter().filter(of_list);
        let mut listing: BTreeSet<_> = parts.map(|part| format!("/data/{}", part.path)).collect();
        listing.insert("/data/bundle.json".to_owned());
        Self { listing }
    }
}

/// Watches what page and worker say to each other, and what is fetched. A file that comes beside the
/// bundle is on its way until its bytes are handed to the worker.
const WATCH: &str = "
    const seen = { asked: 0, answered: 0, coming: 0, sent: 0, last: 0, first: 0, messages: [], lists: [] };
    globalThis.seen = seen;
    const request = globalThis.fetch;
    globalThis.fetch = (...args) => {
        if (/data\\/(index|parts)\\//.test(args[0])) seen.coming += 1;
        return request(...args);
    };
    globalThis.Worker = class extends Worker {
        constructor(...args) {
            super(...args);
            seen.worker = this;
            this.addEventListener('message', () => {
                seen.answered += 1;
                seen.last = performance.now();
            });
        }
        postMessage(...args) {
            const [message] = args;
            if (Array.isArray(message)) {
                seen.asked += 1;
                seen.sent = performance.now();
                if (!message[1]?.length) seen.messages.push(message[0].slice());
            }
            if (message[1]?.length && seen.coming) seen.coming -= 1;
            super.postMessage(...args);
        }
    };
    new MutationObserver(() => {
        if (!seen.first && document.querySelector('.entry')) seen.first = performance.now();
    }).observe(document, { childList: true, subtree: true });
";

/// Waits until nothing has been under way for a while. What comes last is timed when it comes, so that
/// the while is in no figure. What has not come after two seconds of silence never will: some requests,
/// as that which hands the reader's notes over, have no answer.
const QUIET: &str = "
    const quiet = async (ms) => {
        let since = performance.now();
        for (;;) {
            await new Promise((then) => setTimeout(then, 1));
            const now = performance.now();
            if (now - Math.max(seen.last, seen.sent) > 2000) {
                seen.coming = 0;
                seen.answered = seen.asked;
            }
            if (seen.coming || seen.asked !== seen.answered || seen.last > since) {
                since = now;
            } else if (performance.now() - since > ms) {
                return;
            }
        }
    };
";

const FIRST: &str = "
    while (!seen.first) await new Promise((then) => setTimeout(then, 5));
    return seen.first;
";

impl Peer for Ours {
    fn page(&self, query: &str) -> String {
        format!("index.html#/?q={}&sort=rel", encoded(query))
    }

    fn before(&self) -> &'static str {
        WATCH
    }

    fn first(&self) -> &'static str {
        FIRST
    }

    fn ask(&self, query: &str) -> String {
        self.choose(&format!("q={}&sort=rel", encoded(query)))
    }

    fn again(&self, queries: usize, turns: usize) -> Option<String> {
        Some(again(0, queries, turns))
    }

    fn lists(&self, path: &str) -> bool {
        self.listing.contains(path)
    }

    fn opens(&self, path: &str) -> bool {
        let of_query = path.starts_with("/data/index/") || path.starts_with("/data/parts/");
        self.lists(path) || !of_query
    }
}

impl Ours {
    /// The body of a function that goes to the list with these parameters, and gives the same as
    /// [`Peer::ask`].
    #[expect(clippy::unused_self, reason = "it is asked of this page")]
    pub(super) fn choose(&self, parameters: &str) -> String {
        format!(
            "{QUIET} await quiet(20);
             const begin = performance.now();
             const asked = seen.asked;
             seen.messages = [];
             location.hash = '#/?{parameters}';
             while (seen.asked === asked && performance.now() - begin < 5000) {{
                 await new Promise((then) => setTimeout(then, 0));
             }}
             await quiet(60);
             seen.lists.push(seen.messages[0]);
             const ms = seen.last - begin;
             await new Promise((then) => requestAnimationFrame(then));
             const count = document.querySelector('.res-head .n b')?.textContent ?? '0';
             return {{ ms, engine: seen.last - seen.sent, found: Number(count.replace(/[^0-9]/g, '') || 0) }};"
        )
    }
}

/// The body of a function that puts questions to the worker again which the page has asked it, while the page
/// rests, and gives how long each took in milliseconds: of all there were, those from `from` on, `count` of them,
/// each `turns` times.
pub(super) fn again(from: usize, count: usize, turns: usize) -> String {
    format!(
        "{QUIET} await quiet(300);
         const times = [];
         for (let turn = 0; turn < {turns}; turn += 1) {{
             for (const question of seen.lists.slice({from}, {from} + {count}).filter((it) => it)) {{
                 const copy = question.slice();
                 const answered = new Promise((then) => {{
                     seen.worker.addEventListener('message', then, {{ once: true }});
                 }});
                 const begin = performance.now();
                 seen.worker.postMessage([copy, new Uint8Array()]);
                 await answered;
                 // When it came: what the page makes of it comes after that.
                 times.push(seen.last - begin);
                 await new Promise((then) => setTimeout(then, 20));
             }}
         }}
         return times;"
    )
}

/// The body of a function that types words into the search box, a character each tenth of a second,
/// and gives the longest task of the page meanwhile, in milliseconds; 0 where none has 50.
pub(super) fn typing(words: &[&str]) -> String {
    let words = serde_json::to_string(words).expect("texts");
    format!(
        "{QUIET} await quiet(60);
         let longest = 0;
         new PerformanceObserver((list) => {{
             for (const task of list.getEntries()) longest = Math.max(longest, task.duration);
         }}).observe({{ type: 'longtask' }});
         const box = document.querySelector('.search input');
         for (const word of {words}) {{
             for (let end = 1; end <= word.length; end += 1) {{
                 box.value = word.slice(0, end);
                 box.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
                 await new Promise((then) => setTimeout(then, 100));
             }}
         }}
         await quiet(300);
         return longest;"
    )
}

/// Which articles the engine finds for every query, asked here: a list in the page shows the first of
/// them and how many there are. That number, `counts`, has to be the same.
pub(super) fn found(
    archive: &Archive,
    data: &Path,
    queries: &[Query],
    counts: &[Value],
) -> Vec<Vec<u32>> {
    let manifest = fs::read(data.join("bundle.json")).expect("the bundle");
    let mut engine = Engine::new();
    let parts = engine.open(&manifest).expect("a sound bundle").parts;
    // The columns say what the pages of the list are.
    for kind in [PartKind::Columns, PartKind::Facets, PartKind::Rows] {
        for (number, _) in (0..).zip(&parts).filter(|(_, part)| part.kind == kind) {
            supply(&mut engine, data, &parts, &Gap::Part(number));
        }
    }
    let mut all = Vec::new();
    for (query, count) in queries.iter().zip(counts) {
        let listing = loop {
            let filter = Filter {
                query: query.typed.clone(),
                ..Filter::default()
            };
            let window = Window {
                first: 0,
                count: u32::MAX,
            };
            let sort = Sort::Newest;
            let question = Question::List {
                filter,
                sort,
                window,
                sought: Sought::default(),
            };
            let Answer::Listing(listing) = engine.answer(&question) else {
                panic!("no list")
            };
            let gaps = listing
                .found
                .as_ref()
                .map(|it| it.gaps.clone())
                .unwrap_or_default();
            if gaps.is_empty() {
                break listing;
            }
            for gap in gaps {
                supply(&mut engine, data, &parts, &gap);
            }
        };
        let number = |id| archive.number(id);
        let rows = listing.rows.iter().map(|row| number(&row.id));
        let mut found: Vec<u32> = rows.collect();
        found.sort_unstable();
        assert_eq!(count.as_u64(), Some(found.len() as u64), "{}", query.typed);
        all.push(found);
    }
    all
}

fn supply(engine: &mut Engine, data: &Path, parts: &[Part], gap: &Gap) {
    match gap {
        Gap::Part(number) => {
            let bytes = part(data, &parts[*number as usize]);
            engine.supply(*number, &bytes).expect("a sound part");
        }
        Gap::Index(path) | Gap::Damaged(path) => {
            let bytes = fs::read(data.join(path)).expect("a file of the index");
            assert!(engine.supply_file(path, &bytes), "{path}");
        }
    }
}
