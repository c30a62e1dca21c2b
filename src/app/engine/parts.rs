//! The parts of a split bundle, from where the bundle came from.

use std::rc::Rc;

use bundle::Part;
use collection::{Found, Gap, Listing};
use yew::Callback;

use super::{SITE_BUNDLE, SharedDesk};
use crate::browser::{self, fetch, file};
use crate::session::{Action, OpenFailure};

/// How long nothing is typed until a reader has stopped typing, in milliseconds.
const STOPPED: u32 = 500;

/// How many files are on their way at once.
const AT_ONCE: usize = 6;

/// These parts, as something that is lacking.
pub(super) fn parts(numbers: &[u32]) -> Vec<Gap> {
    numbers.iter().map(|part| Gap::Part(*part)).collect()
}

/// Gets what a search lacks and nobody has asked for yet; once it is there the list is asked again.
pub(super) fn fetch_gaps(desk: &SharedDesk, gaps: Vec<Gap>) {
    for gap in gaps {
        let mut now = desk.borrow_mut();
        if now.asked_for.contains(&gap) || now.coming >= AT_ONCE {
            continue;
        }
        now.asked_for.push(gap.clone());
        now.coming += 1;
        drop(now);
        let desk = Rc::clone(desk);
        browser::spawn(async move {
            let bytes = match &gap {
                Gap::Part(number) => {
                    let part = desk.borrow().parts.get(*number as usize).cloned();
                    match part {
                        Some(part) => read_part(&desk, &part).await,
                        None => None,
                    }
                }
                Gap::Index(path) | Gap::Damaged(path) => read_index(&desk, path).await,
            };
            let engine = desk.borrow().engine.clone();
            match (bytes, engine, gap) {
                (Some(bytes), Some(engine), Gap::Part(number)) => engine.supply(number, bytes),
                (Some(bytes), Some(engine), Gap::Index(path) | Gap::Damaged(path)) => {
                    engine.supply_file(path, bytes);
                }
                _ => desk.borrow_mut().has_come(),
            }
        });
    }
}

/// Gets the part without which there is no article to read, or no list. One that was asked for and did
/// not come is told.
pub(super) fn fetch_needed(desk: &SharedDesk, part: u32, to_read: bool) {
    let gaps = parts(&[part]);
    let now = desk.borrow();
    match (now.have_failed(&gaps), to_read) {
        (true, true) => now.tell_part_failed(),
        (true, false) => now.tell(Action::Failed(OpenFailure::Unreadable)),
        (false, _) => {
            drop(now);
            fetch_gaps(desk, gaps);
        }
    }
}

impl super::Desk {
    /// What rows of a list wait for, and the facets beside it: nothing as long as it is not known which
    /// rows, and as long as the first of them waits, that alone.
    pub(super) fn rows_to_get(&self, listing: &Listing) -> Vec<Gap> {
        let is_new = |gap: &Gap| !self.asked_for.contains(gap);
        let mut found = listing.found.iter().flat_map(|found| &found.gaps);
        if found.any(is_new) {
            return Vec::new();
        }
        let mut gaps = parts(&listing.lacking);
        let waits = listing.rows.first().is_some_and(|row| row.id.is_unknown());
        if waits && gaps.first().is_some_and(is_new) {
            gaps.truncate(1);
        }
        gaps
    }

    /// Another question may ask for all that has come.
    pub(super) fn forget_what_came(&mut self) {
        let come = std::mem::take(&mut self.come);
        self.asked_for.retain(|gap| !come.contains(gap));
    }

    /// Whether these were asked for and did not come.
    pub(super) fn have_failed(&self, gaps: &[Gap]) -> bool {
        self.coming == 0 && gaps.iter().all(|gap| self.asked_for.contains(gap))
    }
}

/// A part, checked and unpacked. What it holds, and how long it is then, is for the engine to see.
async fn read_part(desk: &SharedDesk, part: &Part) -> Option<Vec<u8>> {
    let bytes = read_beside(desk, &part.path).await?;
    // Where the browser has no digest (a page that is not secure), length and format still hold.
    let digest = fetch::sha256(&bytes).await;
    if bytes.len() as u64 != part.bytes || digest.is_some_and(|digest| digest != part.sha256) {
        return None;
    }
    match part.unpacked {
        Some(most) => file::unpack(bytes.as_slice().into(), most).await.ok(),
        None => Some(bytes),
    }
}

/// A file of the index, which is named by the beginning of its digest.
async fn read_index(desk: &SharedDesk, path: &str) -> Option<Vec<u8>> {
    let bytes = read_beside(desk, path).await?;
    let name = path.rsplit('/').next().unwrap_or_default();
    let named = name.split('.').next().unwrap_or_default();
    match fetch::sha256(&bytes).await {
        Some(digest) if !digest.starts_with(named) => None,
        _ => Some(bytes),
    }
}

/// A file that lies beside the bundle.
async fn read_beside(desk: &SharedDesk, path: &str) -> Option<Vec<u8>> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let from_files = desk.borrow().files.is_some();
    let file = desk
        .borrow()
        .files
        .as_ref()
        .and_then(|files| files.iter().find(|file| file.name == name))
        .cloned();
    match file {
        Some(file) => file.read_as_is().await.ok(),
        None if from_files => None,
        None => {
            let (folder, _) = SITE_BUNDLE.rsplit_once('/')?;
            let url = format!("{folder}/{path}");
            fetch::fetch(&url, Callback::noop()).await.ok()
        }
    }
}

/// Gets what rows lack, once those that are here are shown.
pub(super) fn fetch_rows(desk: &SharedDesk, gaps: Vec<Gap>) {
    let fetch = {
        let desk = Rc::downgrade(desk);
        Callback::from(move |()| {
            if let Some(desk) = desk.upgrade() {
                fetch_gaps(&desk, gaps.clone());
            }
        })
    };
    desk.borrow_mut().rows = Some(browser::after(0, fetch));
}

/// Gets what a search lacks; when it lacks nothing, and the reader has stopped typing, the texts for
/// passages of the first rows.
pub(super) fn fetch_lacking(desk: &SharedDesk, found: Found) {
    if !found.gaps.is_empty() {
        return fetch_gaps(desk, found.gaps);
    }
    let fetch = {
        let desk = Rc::downgrade(desk);
        Callback::from(move |()| {
            if let Some(desk) = desk.upgrade() {
                let gaps = desk.borrow_mut().unread(&found.unread);
                fetch_gaps(&desk, gaps);
            }
        })
    };
    // Another list before its time calls it off.
    desk.borrow_mut().later = Some(browser::after(STOPPED, fetch));
}
