//! Settings.

use yew::prelude::*;

use crate::parts::SettingsPanel;
use crate::settings::{Change, Settings};

/// The page of settings.
pub fn settings_page(settings: &Settings, onchange: &Callback<Change>) -> Html {
    let messages = settings.messages();
    html! {
        <>
            <header class="tl-top"><h1>{ messages.shell.settings }</h1></header>
            <main id="main" class="sheet">
                <div class="panel">
                    <SettingsPanel settings={settings.clone()} {onchange} />
                    <p class="quiet">{ messages.settings.kept }</p>
                </div>
            </main>
        </>
    }
}
