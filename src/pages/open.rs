//! Opening another bundle.

use yew::prelude::*;

use crate::app::{OpenRequest, copy};
use crate::i18n::Messages;
use crate::parts::{OpenPanel, OpeningNoticeProps, opening_notice};
use crate::session::Session;

/// The page where another bundle is opened.
pub fn open_page(
    session: &Session,
    messages: &'static Messages,
    opener: &Callback<OpenRequest>,
) -> Html {
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
