//! What every language has to say.

use bundle::RepairKind;
use collection::{Facet, Sort};

use super::Language;

/// The texts of one language.
#[derive(Debug)]
pub struct Messages {
    /// The language.
    pub language: Language,
    /// The shell around every page.
    pub shell: Shell,
    /// The library.
    pub library: Library,
    /// Facets and their values.
    pub facets: Facets,
    /// The article.
    pub article: Article,
    /// Settings.
    pub settings: SettingsTexts,
    /// Opening a bundle, and what can go wrong.
    pub open: Open,
    /// The page about the archive.
    pub about: About,
}

/// There is one static per language, so the language says which it is.
impl PartialEq for Messages {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

/// Texts of the shell.
#[derive(Debug)]
pub struct Shell {
    /// The name of the product.
    pub product: &'static str,
    /// The label of the main navigation.
    pub navigation: &'static str,
    /// The link past the navigation.
    pub skip: &'static str,
    /// The library.
    pub library: &'static str,
    /// The page about the archive.
    pub timeline: &'static str,
    /// Name of the figures.
    pub figures: &'static str,
    /// The page about the archive.
    pub about: &'static str,
    /// The page of what the reader wrote.
    pub notes: &'static str,
    /// Opening a bundle.
    pub open: &'static str,
    /// Settings.
    pub settings: &'static str,
    /// The button of the palette.
    pub commands: &'static str,
    /// What may be typed there.
    pub commands_hint: &'static str,
    /// Closes something.
    pub close: &'static str,
    /// The title of a page that is not there.
    pub missing_title: &'static str,
    /// What to do about it.
    pub missing_text: &'static str,
    /// The link back to the library.
    pub to_library: &'static str,
}

/// Texts of the library.
#[derive(Debug)]
pub struct Library {
    /// `30 篇`.
    pub articles: fn(u32) -> String,
    /// What the publisher shows by name.
    pub views: &'static str,
    /// `共 126 篇`.
    pub of_articles: fn(u32) -> String,
    /// What a screen reader says after a change: `30 篇，共 126 篇`.
    pub announce: fn(u32, u32) -> String,
    /// The label of the order.
    pub sort: &'static str,
    /// The names of the orders.
    pub sort_name: fn(Sort) -> &'static str,
    /// The button that shows the facets on a phone.
    pub filter: &'static str,
    /// `看 30 篇`.
    pub show: fn(u32) -> String,
    /// Drops every choice.
    pub clear: &'static str,
    /// `移除筛选：2017`.
    pub remove: fn(&str) -> String,
    /// Column heads: published, article, length.
    pub column_issued: &'static str,
    /// The column of articles.
    pub column_article: &'static str,
    /// The column of lengths.
    pub column_length: &'static str,
    /// `1,204 字`.
    pub characters: fn(u32) -> String,
    /// The label of the histogram: first year, last year, hits.
    pub years: fn(i32, i32, u32) -> String,
    /// What the histogram is of, to choose from.
    pub bands: &'static str,
    /// The years of publication, and those of activities.
    pub band_names: [&'static str; 2],
    /// The handle at the first year.
    pub from_year: &'static str,
    /// The handle at the last year.
    pub to_year: &'static str,
    /// `另有 3 篇没有日期`.
    pub undated: fn(u32) -> String,
    /// Shows more rows.
    pub more: fn(u32) -> String,
    /// No article passes.
    pub empty_title: &'static str,
    /// What to do about it.
    pub empty_text: &'static str,
    /// The archive holds no article at all.
    pub bare_title: &'static str,
    /// What to do about it.
    pub bare_text: &'static str,
    /// In place of a title the page does not have.
    pub untitled: &'static str,
    /// In place of a date the page does not have.
    pub no_date: &'static str,
}

/// Texts of the facets.
#[derive(Debug)]
pub struct Facets {
    /// The label of the whole.
    pub label: &'static str,
    /// The name of a facet.
    pub name: fn(Facet) -> &'static str,
    /// Values of one facet are alternatives.
    pub any: &'static str,
    /// The value of articles that do not say.
    pub missing: &'static str,
    /// The scripts: Simplified, Traditional, mixed, undecided.
    pub script: [&'static str; 4],
    /// A text that a machine seems to have made Traditional.
    pub machine: &'static str,
    /// A sound text.
    pub sound: &'static str,
    /// A doubtful text.
    pub doubtful: &'static str,
    /// A text with repairs of a kind.
    pub repaired: fn(RepairKind) -> &'static str,
    /// `更多 9`.
    pub more: fn(u32) -> String,
    /// Shows fewer values again.
    pub fewer: &'static str,
    /// The filter box of a long facet.
    pub find: &'static str,
}

/// Texts of the article.
#[derive(Debug)]
pub struct Article {
    /// The label of the views.
    pub views: &'static str,
    /// The views: single, both scripts, vertical, collation.
    pub view_names: [&'static str; 4],
    /// What was done to the text, over a repaired article; `n` is how many repairs there are.
    pub line: fn(u32) -> String,
    /// Leads to where the reader had come to.
    pub resume: &'static str,
    /// The link to the collation in it.
    pub line_link: &'static str,
    /// Waiting for the text.
    pub waiting: &'static str,
    /// No article has this id.
    pub not_found: &'static str,
    /// What to do about it.
    pub not_found_text: &'static str,
    /// A part of the archive could not be loaded.
    pub part_failed: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// The table of contents.
    pub outline: &'static str,
    /// The tools at the foot of a phone.
    pub tools: &'static str,
    /// The way to the page.
    pub breadcrumb: &'static str,
    /// The way breaks off.
    pub breadcrumb_cut: &'static str,
    /// A date in full: year, month, day.
    pub date: fn(&str) -> String,
    /// `约 5 分钟`.
    pub minutes: fn(u32) -> String,
    /// `拼音注 412 处`.
    pub tally: fn(RepairKind, u32) -> String,
    /// `存疑 2 处`.
    pub doubts: fn(u32) -> String,
    /// The picture was not archived.
    pub no_picture: &'static str,
    /// A caption told by its place alone.
    pub caption_by_place: &'static str,
    /// The article before.
    pub previous: &'static str,
    /// The article after.
    pub next: &'static str,
    /// `第 3 篇，共 30 篇`.
    pub position: fn(u32, u32) -> String,
    /// Larger type.
    pub larger: &'static str,
    /// Smaller type.
    pub smaller: &'static str,
    /// Type and layout.
    pub layout: &'static str,
    /// Back to the list.
    pub back: &'static str,
}

/// Texts of the settings.
#[derive(Debug)]
pub struct SettingsTexts {
    /// The language of the interface.
    pub language: &'static str,
    /// The theme.
    pub theme: &'static str,
    /// The themes: light, paper, dark, as the system.
    pub themes: [&'static str; 4],
    /// The same, one character each.
    pub theme_marks: [&'static str; 4],
    /// The size of type.
    pub size: &'static str,
    /// `18 像素`.
    pub pixels: fn(u16) -> String,
    /// The typeface.
    pub face: &'static str,
    /// Song, Hei, Kai.
    pub faces: [&'static str; 3],
    /// The space between lines.
    pub leading: &'static str,
    /// Tight, normal, loose.
    pub leadings: [&'static str; 3],
    /// Characters on a line.
    pub measure: &'static str,
    /// `38 字`.
    pub measure_of: fn(u8) -> String,
    /// How the text beside is converted.
    pub conversion: &'static str,
    /// Exactly as OpenCC, in context.
    pub conversions: [&'static str; 2],
    /// The quotation marks of the text beside.
    pub quotes: &'static str,
    /// As they are, those of the writing.
    pub quotes_of: [&'static str; 2],
    /// The writing of titles and texts.
    pub shown: &'static str,
    /// As archived, Simplified, Traditional of Taiwan and of Hong Kong.
    pub writings: [&'static str; 4],
    /// Notes on pronunciation.
    pub ruby: &'static str,
    /// None, on rare characters, pinyin, Zhuyin.
    pub rubies: [&'static str; 4],
    /// The numbers of vertical text.
    pub numbers: &'static str,
    /// Arabic, Chinese.
    pub numerals: [&'static str; 2],
    /// Shows the other script for as long as it is held.
    pub hold: &'static str,
    /// The same in a word.
    pub flip: &'static str,
    /// Keys of one letter.
    pub keys: &'static str,
    /// On and off.
    pub on_off: [&'static str; 2],
    /// Settings are kept on this machine only.
    pub kept: &'static str,
    /// Settings could not be kept.
    pub not_kept: &'static str,
}

/// Texts of opening.
#[derive(Debug)]
pub struct Open {
    /// The title of the page.
    pub title: &'static str,
    /// What to drop.
    pub drop: &'static str,
    /// Nothing is uploaded.
    pub local: &'static str,
    /// Chooses a file.
    pub choose: &'static str,
    /// Opens the archive that comes with the page.
    pub sample: &'static str,
    /// `正在打开`.
    pub loading: &'static str,
    /// Bytes loaded, and of how many.
    pub progress: fn(u64, Option<u64>) -> String,
    /// The bytes are there and are being read.
    pub reading: &'static str,
    /// It could not be opened.
    pub failed: &'static str,
    /// The kinds of failure: the network, the format, the file.
    pub failed_network: &'static str,
    /// The format.
    pub failed_format: &'static str,
    /// The server answered with a status.
    pub status: fn(u16) -> String,
    /// The network could not be reached.
    pub offline: &'static str,
    /// The file could not be read.
    pub unreadable: &'static str,
    /// The file is too large.
    pub too_large: &'static str,
    /// The engine has stopped.
    pub lost: &'static str,
    /// What is wrong with the bytes.
    pub format: fn(&bundle::ReadBundleError) -> String,
    /// What was open stays open.
    pub still_open: &'static str,
    /// Copies a report of what went wrong.
    pub copy: &'static str,
    /// It was copied.
    pub copied: &'static str,
    /// `3 篇读不出来，其余 125 篇可以照常阅读`.
    pub problems: fn(usize, u32) -> String,
    /// Shows which.
    pub problems_list: &'static str,
}

/// Texts of the page about the archive.
#[derive(Debug)]
pub struct About {
    /// `126 篇，2004—2019`.
    pub extent: fn(u32, Option<(i32, i32)>) -> String,
    /// Who publishes it.
    pub publisher: &'static str,
    /// Under which terms.
    pub rights: &'static str,
    /// The program that built it.
    pub generator: &'static str,
}
