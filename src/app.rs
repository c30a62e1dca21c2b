//! The whole page: state on the outside, the current page on the inside.
//!
//! This is where effects are started: the engine, the address, settings, keys. Effects do not run
//! when the page is drawn natively, so a test gives the state to start from and sees what follows.

mod appearance;
mod context;
mod engine;
mod keys;
mod offline;
mod travel;
mod undone;

use yew::prelude::*;

use self::context::Whole;
pub use self::context::{
    Noting, OpenRequest, Reach, copy, get_the_rest, use_messages, use_reach, use_session,
    use_settings,
};

use self::keys::Listeners;
use crate::browser::{address, document, pointer, storage};
use crate::i18n::Language;
use crate::pages::{
    about_page, article_page, library_page, missing_page, open_page, palette, settings_page,
    timeline_page,
};
use crate::parts::frame;
use crate::route::{Address, Place};
use crate::session::Session;
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
    let engine = engine::use_engine(
        dispatch.clone(),
        Session::clone(&session),
        Settings::clone(&settings),
        go.clone(),
    );
    let change = use_callback(settings.dispatcher(), |change, to| to.dispatch(change));
    appearance::use_appearance(Session::clone(&session), Settings::clone(&settings));
    let listeners = Listeners {
        go: go.clone(),
        dispatch: dispatch.clone(),
        change: change.clone(),
    };
    let press = keys::use_keys(
        Session::clone(&session),
        Settings::clone(&settings),
        listeners,
    );
    use_effect_with(
        (session.address.place.has_time(), go.clone()),
        |(zooms, go)| {
            let go = go.clone();
            let to = Callback::from(move |way: String| go.emit(Address::parse(&way)));
            let listening = zooms.then(|| pointer::listen_to_zoom(&to));
            move || drop(listening)
        },
    );
    offline::use_offline(dispatch.clone(), session.address.place == Place::Settings);
    let act = use_callback(dispatch, |action, dispatch| dispatch.dispatch(action));
    let context = Whole {
        session: Session::clone(&session),
        settings: Settings::clone(&settings),
        reach: Reach {
            go,
            open: engine.opener,
            retry: engine.retry,
            change,
            act,
            undo,
            explain: engine.explain,
            choose,
            prepare: engine.prepare,
            draw: engine.draw,
            note: engine.note,
            export: engine.export,
            import: engine.import,
            press,
        },
    };
    let inside = page(&context);
    let palette = palette(&session, &settings, &context.reach);
    html! {
        <ContextProvider<Whole> {context}>
            { frame(&session.address, settings.messages(), inside) }
            { palette }
        </ContextProvider<Whole>>
    }
}

fn page(context: &Whole) -> Html {
    let Whole {
        session,
        settings,
        reach,
    } = context;
    let messages = settings.messages();
    match &session.address.place {
        Place::Library => library_page(session, settings, reach),
        Place::Article(id) => article_page(id, session, messages, reach),
        Place::Timeline | Place::Figures | Place::Notes => timeline_page(session, settings, reach),
        Place::About => about_page(session, messages),
        Place::Open => open_page(session, messages, &reach.open),
        Place::Settings => settings_page(session, settings, reach),
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
