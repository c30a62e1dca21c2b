//! The parts of a split bundle, from where the bundle came from.

use std::rc::Rc;

use bundle::Part;
use yew::Callback;

use super::{SITE_BUNDLE, SharedDesk};
use crate::browser::{self, fetch};

/// Gets a part from where the bundle came from, checks that it is the one that was meant, and
/// hands it to the engine.
pub(super) fn fetch_part(desk: &SharedDesk, number: u32) {
    let desk = Rc::clone(desk);
    browser::spawn(async move {
        let part = usize::try_from(number)
            .ok()
            .and_then(|at| desk.borrow().parts.get(at).cloned());
        let bytes = match part {
            Some(part) => read_part(&desk, &part).await,
            None => None,
        };
        let desk = desk.borrow();
        match (bytes, &desk.engine) {
            (Some(bytes), Some(engine)) => engine.supply(number, bytes),
            _ => desk.tell_part_failed(),
        }
    });
}

async fn read_part(desk: &SharedDesk, part: &Part) -> Option<Vec<u8>> {
    let name = part.path.rsplit('/').next().unwrap_or_default();
    let from_files = desk.borrow().files.is_some();
    let file = desk
        .borrow()
        .files
        .as_ref()
        .and_then(|files| files.iter().find(|file| file.name == name))
        .cloned();
    let bytes = match file {
        Some(file) => file.read().await.ok()?,
        None if from_files => return None,
        None => {
            let (folder, _) = SITE_BUNDLE.rsplit_once('/')?;
            fetch::fetch(&format!("{folder}/{}", part.path), Callback::noop())
                .await
                .ok()?
        }
    };
    // Where the browser has no digest (a page that is not secure), length and format still hold.
    match fetch::sha256(&bytes).await {
        Some(digest) if digest != part.sha256 => None,
        _ => Some(bytes),
    }
}
