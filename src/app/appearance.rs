//! Settings and the name of the page, brought to the document and to storage.

use collection::plain;
use yew::prelude::*;

use crate::browser::{document, storage};
use crate::i18n::Messages;
use crate::route::Place;
use crate::session::{Reader, Session};
use crate::settings::{Settings, Theme};

/// The key of the settings in storage.
pub(super) const STORED: &str = "settings";

/// Keeps document and storage as the settings say.
#[hook]
pub(super) fn use_appearance(session: Session, settings: Settings) {
    let title = title(&session, settings.messages());
    use_effect_with(title, |title| document::set_title(title));
    use_effect_with(settings, |settings| {
        let theme = (settings.theme != Theme::System).then(|| settings.theme.name());
        document::set_theme(theme);
        document::set_language(settings.language.tag());
        document::set_setting("read-size", &settings.size.to_string());
        document::set_setting("face", settings.face.name());
        document::set_setting("leading", settings.leading.name());
        document::set_setting("ruby", settings.ruby_name());
        document::set_setting("measure", &settings.measure.to_string());
        // Storage may be refused: the settings then last for this visit.
        drop(storage::write(STORED, &settings.store()));
    });
}

fn title(session: &Session, messages: &Messages) -> String {
    let shell = &messages.shell;
    let place = match &session.address.place {
        Place::Library => session
            .archive
            .as_ref()
            .map_or(shell.library, |archive| archive.about.title.as_str()),
        Place::Article(_) => match &session.reader {
            Reader::Open(reading) => match &reading.article.title {
                Some(title) => &plain(title),
                None => messages.library.untitled,
            },
            _ => shell.library,
        },
        Place::Timeline => shell.timeline,
        Place::Figures => shell.figures,
        Place::Notes => shell.notes,
        Place::About => shell.about,
        Place::Open => shell.open,
        Place::Settings => shell.settings,
        Place::Missing => shell.missing_title,
    };
    format!("{place} · {}", shell.product)
}
