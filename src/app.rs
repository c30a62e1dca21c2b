//! The whole page: state on the outside, the current page on the inside.
//!
//! This is where effects are started: the engine, the address, settings, keys. Effects do not run
//! when the page is drawn natively, so a test gives the state to start from and sees what follows.

mod appearance;
mod context;
mod engine;
mod keys;
mod travel;

use yew::prelude::*;

pub use self::context::{
    Changer, Go, OpenRequest, Opener, Retry, use_change, use_copy, use_go, use_messages,
    use_opener, use_retry, use_settings,
};
pub use crate::session::use_session;

use self::keys::Listeners;
use crate::browser::{address, document, storage};
use crate::i18n::Language;
use crate::pages::{AboutPage, ArticlePage, LibraryPage, MissingPage, OpenPage, SettingsPage};
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
    let engine = engine::use_engine(dispatch.clone(), Session::clone(&session));
    let go = travel::use_travel(dispatch.clone(), session.address.clone());
    appearance::use_appearance(Session::clone(&session), Settings::clone(&settings));
    let listeners = Listeners {
        go: go.clone(),
        dispatch: dispatch.clone(),
        change: settings.dispatcher(),
    };
    keys::use_keys(
        Session::clone(&session),
        Settings::clone(&settings),
        listeners,
    );

    html! {
        <ContextProvider<Dispatch> context={dispatch}>
        <ContextProvider<Session> context={Session::clone(&session)}>
        <ContextProvider<Changer> context={Changer(settings.dispatcher())}>
        <ContextProvider<Settings> context={Settings::clone(&settings)}>
        <ContextProvider<Go> context={Go(go)}>
        <ContextProvider<Opener> context={Opener(engine.opener.clone())}>
        <ContextProvider<Retry> context={Retry(engine.retry.clone())}>
            <Frame address={session.address.clone()} messages={settings.messages()}>
                { page(&session.address.place) }
            </Frame>
        </ContextProvider<Retry>>
        </ContextProvider<Opener>>
        </ContextProvider<Go>>
        </ContextProvider<Settings>>
        </ContextProvider<Changer>>
        </ContextProvider<Session>>
        </ContextProvider<Dispatch>>
    }
}

fn page(place: &Place) -> Html {
    match place {
        Place::Library => html! { <LibraryPage /> },
        Place::Article(id) => html! { <ArticlePage key={id.to_string()} /> },
        Place::About => html! { <AboutPage /> },
        Place::Open => html! { <OpenPage /> },
        Place::Settings => html! { <SettingsPage /> },
        Place::Missing => html! { <MissingPage /> },
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
