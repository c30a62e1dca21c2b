//! The page: a Yew application over one opened bundle.
//!
//! What a page prints follows from the session and the settings alone. In reading order: the
//! address (`route`), what the reader has open (`session`) and likes (`settings`), what each part
//! shows (`view`), how it is drawn (`parts`, `pages`), where effects start (`app`), and the only
//! place that knows a browser (`browser`).

pub mod app;
pub mod browser;
pub mod i18n;
pub mod pages;
pub mod parts;
pub mod route;
pub mod session;
pub mod settings;
pub mod view;
