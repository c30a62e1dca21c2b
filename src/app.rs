//! The whole page: state on the outside, the current page on the inside.
//!
//! This is where effects are started: the engine, the address, settings, keys. Effects do not run
//! when the page is drawn natively, so a test gives the state to start from and sees what follows.

mod appearance;
mod context;
mod engine;
mod keys;
mod travel;
mod undone;

use yew::prelude::*;

pub use self::context::{OpenRequest, Reach, copy, use_messages, use_reach, use_settings};
pub use crate::session::use_session;

use self::keys::Listeners;
use crate::browser::{address, document, storage};
use crate::i18n::Language;
use crate::pages::{ArticlePage, LibraryPage, about_page, missing_page, open_page, settings_page};
use crate::parts::Frame;
use crate::route::{Address, Place};
use crate::session::{Dispatch, Session};
use crate::settings::Settings;

/// What the page starts from, where that is not the address bar and storage.
#[derive(Debug, Clone, PartialEq, Default, Properties)]
pub struct AppProps {
    /// The session to start with.
    #[prop_or_default]
    pub session: Option<Session>,
    /// The settings to start with.
    #[prop_or_default]
    pub settings: Option<Settings>,
}

/// The whole page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let session = use_reducer({
        let given = props.session.clone();
        move || given.unwrap_or_else(first_session)
    });
    let settings = use_reducer({
        let given = props.settings.clone();
        move || given.unwrap_or_else(first_settings)
    });
    let dispatch = session.dispatcher();
    let go = travel::use_travel(
        dispatch.clone(),
        session.address.clone(),
        session.is_drawn(),
    );
    let (undo, choose) = undone::use_undone(dispatch.clone(), session.address.place.clone());
    let engine = engine::use_engine(dispatch.clone(), Session::clone(&session), go.clone());
    let change = use_callback(settings.dispatcher(), |change, to| to.dispatch(change));
    appearance::use_appearance(Session::clone(&session), Settings::clone(&settings));
    let listeners = Listeners {
        go: go.clone(),
        dispatch: dispatch.clone(),
        change: change.clone(),
    };
    keys::use_keys(
        Session::clone(&session),
        Settings::clone(&settings),
        listeners,
    );
    let reach = Reach {
        go,
        open: engine.opener,
        retry: engine.retry,
        change,
        undo,
        explain: engine.explain,
        choose,
    };

    html! {
        <ContextProvider<Dispatch> context={dispatch}>
        <ContextProvider<Reach> context={reach.clone()}>
        <ContextProvider<Settings> context={Settings::clone(&settings)}>
        <ContextProvider<Session> context={Session::clone(&session)}>
            <Frame address={session.address.clone()} messages={settings.messages()}>
                { page(&session, &settings, &reach) }
            </Frame>
        </ContextProvider<Session>>
        </ContextProvider<Settings>>
        </ContextProvider<Reach>>
        </ContextProvider<Dispatch>>
    }
}

fn page(session: &Session, settings: &Settings, reach: &Reach) -> Html {
    let messages = settings.messages();
    match &session.address.place {
        Place::Library => html! { <LibraryPage /> },
        Place::Article(id) => html! { <ArticlePage key={id.to_string()} /> },
        Place::About => about_page(session, messages),
        Place::Open => open_page(session, messages, &reach.open),
        Place::Settings => settings_page(settings, &reach.change),
        Place::Missing => missing_page(session, messages),
    }
}

fn first_session() -> Session {
    Session {
        address: Address::parse(&address::current()),
        ..Session::default()
    }
}

fn first_settings() -> Settings {
    let preferred = document::preferred_languages();
    let language = Language::negotiate(&preferred);
    let settings = Settings {
        language,
        ..Settings::default()
    };
    storage::read(appearance::STORED).map_or(settings.clone(), |stored| settings.restore(&stored))
}
