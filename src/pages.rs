//! One module per place the reader can be.

mod about;
mod article;
mod library;
mod missing;
mod open;
mod settings;

pub use self::about::AboutPage;
pub use self::article::{ArticlePage, MARKS};
pub use self::library::LibraryPage;
pub use self::missing::MissingPage;
pub use self::open::OpenPage;
pub use self::settings::SettingsPage;
