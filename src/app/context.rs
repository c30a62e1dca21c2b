//! What every component may reach for: settings, and the things that happen when a reader acts.

use yew::prelude::*;

use crate::browser::file::ChosenFile;
use crate::browser::{self, document};
use crate::i18n::Messages;
use crate::route::Address;
use crate::settings::{Change, Settings};

/// Goes to an address.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Go(pub Callback<Address>);

/// Opens an archive.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Opener(pub Callback<OpenRequest>);

/// Tries again to get what could not be had.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Retry(pub Callback<()>);

/// Changes the settings.
#[derive(Clone, PartialEq)]
pub struct Changer(pub UseReducerDispatcher<Settings>);

/// Which archive to open.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenRequest {
    /// The one that comes with the page.
    Site,
    /// Files of the reader: a bundle, and the parts of a split one beside it.
    Files(Vec<ChosenFile>),
}

/// A callback that goes to an address.
#[hook]
pub fn use_go() -> Callback<Address> {
    use_context::<Go>().unwrap_or_default().0
}

/// A callback that opens an archive.
#[hook]
pub fn use_opener() -> Callback<OpenRequest> {
    use_context::<Opener>().unwrap_or_default().0
}

/// A callback that tries again to get the article.
#[hook]
pub fn use_retry() -> Callback<()> {
    use_context::<Retry>().unwrap_or_default().0
}

/// The settings, or the usual ones outside a provider.
#[hook]
pub fn use_settings() -> Settings {
    use_context::<Settings>().unwrap_or_default()
}

/// The texts of the interface.
#[hook]
pub fn use_messages() -> &'static Messages {
    use_settings().messages()
}

/// A callback that changes the settings.
#[hook]
pub fn use_change() -> Callback<Change> {
    let changer = use_context::<Changer>();
    use_callback(changer, move |change, changer| {
        if let Some(changer) = changer {
            changer.0.dispatch(change);
        }
    })
}

/// A callback that copies text.
#[hook]
pub fn use_copy() -> Callback<String> {
    use_callback((), |text: String, ()| {
        browser::spawn(async move {
            // A browser that refuses the clipboard leaves the text on screen, to be selected.
            drop(document::copy_text(text).await);
        });
    })
}
