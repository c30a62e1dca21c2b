//! Settings.

use yew::prelude::*;

use crate::parts::settings_panel;
use crate::settings::{Change, Settings};

/// The page of settings.
pub fn settings_page(settings: &Settings, onchange: &Callback<Change>) -> Html {
    let messages = settings.messages();
    html! {
        <>
            <header class="tl-top"><h1>{ messages.shell.settings }</h1></header>
            <main id="main" class="sheet">
                <div class="panel">
                    { settings_panel(settings, false, onchange) }
                    <p class="quiet">{ messages.settings.kept }</p>
                </div>
            </main>
        </>
    }
}
