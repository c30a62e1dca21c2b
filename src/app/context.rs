//! What every component may reach for: settings, and the things that happen when a reader acts.

use bundle::ArticleId;
use yew::prelude::*;

use crate::browser::file::ChosenFile;
use crate::browser::{self, document, offline};
use crate::i18n::Messages;
use crate::route::Address;
use crate::session::{Action, Choices, Session, Undone};
use crate::settings::{Change, Settings};
use crate::view::margin::Marking;
use crate::view::wanted::Wanted;

/// What a reader can set going. One context: its members never change while the page is there.
#[derive(Clone, PartialEq)]
pub struct Reach {
    /// Goes to an address.
    pub go: Callback<Address>,
    /// Opens an archive.
    pub open: Callback<OpenRequest>,
    /// Tries again to get the article that could not be had.
    pub retry: Callback<()>,
    /// Changes the settings.
    pub change: Callback<Change>,
    /// Changes the session.
    pub act: Callback<Action>,
    /// Undoes repairs of an article, and no others.
    pub undo: Callback<Undone>,
    /// Asks why a run of the article in two scripts became what it is: row and run.
    pub explain: Callback<(u32, u32)>,
    /// Wants these places of an article converted otherwise, and no others.
    pub choose: Callback<Choices>,
    /// Wants what the reader decided about conversion in a file.
    pub export: Callback<()>,
    /// Wants to know what the first of these files, one of rules, would do.
    pub import: Callback<Vec<ChosenFile>>,
    /// Gets what converts the open article ready.
    pub prepare: Callback<()>,
    /// Wants something drawn by the engine's program.
    pub draw: Callback<Wanted>,
    /// Does something with marks.
    pub note: Callback<Noting>,
    /// Does what a key does, whether keys of one letter do something or not.
    pub press: Callback<String>,
}

impl Default for Reach {
    fn default() -> Self {
        Self {
            go: Callback::noop(),
            open: Callback::noop(),
            retry: Callback::noop(),
            change: Callback::noop(),
            act: Callback::noop(),
            undo: Callback::noop(),
            explain: Callback::noop(),
            choose: Callback::noop(),
            export: Callback::noop(),
            import: Callback::noop(),
            prepare: Callback::noop(),
            draw: Callback::noop(),
            note: Callback::noop(),
            press: Callback::noop(),
        }
    }
}

/// What is done with marks.
#[derive(Debug, Clone, PartialEq)]
pub enum Noting {
    /// One is made.
    Make(Marking),
    /// The reader has come to the paragraph of this number in an article; 0 for nothing to come back to.
    Reach(ArticleId, u32),
    /// Those of the file that was looked at are taken.
    Take,
    /// What a control of the list does: a word, and what with.
    Do(String),
}

/// Which archive to open.
#[derive(Debug, Clone, PartialEq)]
pub enum OpenRequest {
    /// The one that comes with the page.
    Site,
    /// Files of the reader: a bundle, and the parts of a split one beside it.
    Files(Vec<ChosenFile>),
}

/// All that components may reach for. One context and not four: each costs the page more than a
/// kilobyte.
#[derive(Clone, PartialEq, Default)]
pub(super) struct Whole {
    /// What the reader has open and asked.
    pub(super) session: Session,
    /// How the reader likes it.
    pub(super) settings: Settings,
    /// What can be set going.
    pub(super) reach: Reach,
}

/// All of it, or the usual outside a provider.
#[hook]
fn use_whole() -> Whole {
    use_context::<Whole>().unwrap_or_default()
}

/// What a reader can set going; nothing at all outside a provider.
#[hook]
pub fn use_reach() -> Reach {
    use_whole().reach
}

/// The session, or a default one outside a provider.
#[hook]
pub fn use_session() -> Session {
    use_whole().session
}

/// The settings, or the usual ones outside a provider.
#[hook]
pub fn use_settings() -> Settings {
    use_whole().settings
}

/// The texts of the interface.
#[hook]
pub fn use_messages() -> &'static Messages {
    use_whole().settings.messages()
}

/// Copies text.
pub fn copy(text: String) {
    browser::spawn(async move {
        // A browser that refuses the clipboard leaves the text on screen, to be selected.
        drop(document::copy_text(text).await);
    });
}

/// Has the parts of the archive that are not kept on this machine fetched, or stops that.
pub fn get_the_rest(start: bool) {
    offline::act(if start { "get" } else { "stop" });
}
