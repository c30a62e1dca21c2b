//! Settings.

use yew::prelude::*;

use crate::app::{use_reach, use_settings};
use crate::parts::SettingsPanel;

/// The page of settings.
#[component]
pub fn SettingsPage() -> Html {
    let settings = use_settings();
    let onchange = use_reach().change;
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
