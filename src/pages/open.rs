//! Opening another bundle.

use yew::prelude::*;

use crate::app::{OpenRequest, copy, use_messages, use_reach, use_session};
use crate::parts::{OpenPanel, OpeningNoticeProps, opening_notice};

/// The page where another bundle is opened.
#[component]
pub fn OpenPage() -> Html {
    let session = use_session();
    let messages = use_messages();
    let opener = use_reach().open;
    let oncopy = Callback::from(copy);
    html! {
        <>
            <header class="tl-top"><h1>{ messages.open.title }</h1></header>
            <main id="main" class="sheet">
                <div class="panel">
                    <OpenPanel {messages} onfiles={opener.reform(OpenRequest::Files)}
                        onsample={opener.reform(|()| OpenRequest::Site)} />
                </div>
                if let Some(opening) = session.opening.clone() {
                    { opening_notice(&OpeningNoticeProps { opening, still_open: session.archive.is_some(), messages, oncopy }) }
                }
            </main>
        </>
    }
}
