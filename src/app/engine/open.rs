//! Opening an archive: its bytes, from the site or from files, to the engine.

use std::rc::Rc;

use yew::Callback;

use super::{SITE_BUNDLE, SharedDesk};
use crate::app::OpenRequest;
use crate::browser;
use crate::browser::fetch::{self, FetchError, Progress};
use crate::browser::file::{ChosenFile, FileError};
use crate::session::{Action, OpenFailure};

/// Gets an archive and has the engine open it. A reader who asked for it is shown it.
pub(super) fn open(desk: &SharedDesk, request: OpenRequest, by_reader: bool) {
    let desk = Rc::clone(desk);
    let attempt = {
        let mut desk = desk.borrow_mut();
        desk.attempt = desk.attempt.wrapping_add(1);
        desk.attempt
    };
    desk.borrow().tell(Action::Loading(0, None));
    browser::spawn(async move {
        let bytes = match request {
            OpenRequest::Site => {
                desk.borrow_mut().files = None;
                fetch_bundle(&desk, attempt).await
            }
            OpenRequest::Files(files) => read_files(&desk, files).await,
        };
        let mut desk = desk.borrow_mut();
        if desk.attempt != attempt {
            return;
        }
        match bytes {
            Ok(bytes) => {
                desk.tell(Action::Loaded);
                desk.on_their_way.push_back(by_reader);
                if let Some(engine) = &desk.engine {
                    engine.open(bytes);
                }
            }
            Err(failure) => desk.tell(Action::Failed(failure)),
        }
    });
}

async fn fetch_bundle(desk: &SharedDesk, attempt: u32) -> Result<Vec<u8>, OpenFailure> {
    let progress_of = Rc::clone(desk);
    let on_progress = Callback::from(move |Progress { loaded, total }: Progress| {
        let desk = progress_of.borrow();
        if desk.attempt == attempt {
            desk.tell(Action::Loading(loaded, total));
        }
    });
    fetch::fetch(SITE_BUNDLE, on_progress)
        .await
        .map_err(|error| match error {
            FetchError::Status(status) => OpenFailure::Status(status),
            FetchError::TooLarge => OpenFailure::TooLarge,
            _ => OpenFailure::Offline,
        })
}

/// Reads the bundle among the chosen files: the only one, or the one that is named as one.
async fn read_files(desk: &SharedDesk, files: Vec<ChosenFile>) -> Result<Vec<u8>, OpenFailure> {
    let named = |file: &&ChosenFile| file.name.starts_with("bundle.json");
    let main = files
        .iter()
        .find(named)
        .or(files.first())
        .ok_or(OpenFailure::Unreadable)?;
    let bytes = main.read().await.map_err(|error| match error {
        FileError::TooLarge => OpenFailure::TooLarge,
        _ => OpenFailure::Unreadable,
    })?;
    desk.borrow_mut().files = Some(files);
    Ok(bytes)
}
