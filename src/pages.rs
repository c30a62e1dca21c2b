//! One module per place the reader can be.

mod about;
mod article;
mod library;
mod missing;
mod open;
mod palette;
mod settings;
mod timeline;

pub use self::about::about_page;
pub use self::article::{MARKS, PAIR_MARKS, SENTENCES, article_page};
pub use self::library::library_page;
pub use self::missing::missing_page;
pub use self::open::open_page;
pub use self::palette::{PALETTE, palette};
pub use self::settings::settings_page;
pub use self::timeline::timeline_page;
