//! Opening a bundle from a file.

use yew::prelude::*;

use crate::browser::file::{self, ChosenFile};
use crate::i18n::Messages;

/// What the panel needs.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct OpenPanelProps {
    /// The texts.
    pub messages: &'static Messages,
    /// Called with the files that were chosen or dropped.
    pub onfiles: Callback<Vec<ChosenFile>>,
    /// Called for the archive that comes with the page.
    pub onsample: Callback<()>,
}

/// A place to drop a bundle on, with a button that chooses one.
#[component]
pub fn OpenPanel(props: &OpenPanelProps) -> Html {
    let OpenPanelProps {
        messages,
        onfiles,
        onsample,
    } = props;
    let texts = &messages.open;
    let onchange = onfiles.reform(|event: Event| file::chosen(&event));
    let ondrop = onfiles.reform(|event: DragEvent| {
        event.prevent_default();
        event.stop_propagation();
        file::dropped(&event)
    });
    let ondragover = Callback::from(|event: DragEvent| event.prevent_default());
    let onsample = onsample.reform(|_: MouseEvent| ());
    html! {
        <div class="drop" {ondrop} {ondragover}>
            <b class="song">{ texts.drop }</b>
            <p>{ texts.local }</p>
            <label class="btn solid file">
                { texts.choose }
                <input type="file" accept=".json,.gz,application/json,application/gzip" multiple=true {onchange} />
            </label>
            <button type="button" class="btn line" onclick={onsample}>{ texts.sample }</button>
        </div>
    }
}
