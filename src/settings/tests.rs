//! Tests of the settings.

use super::*;

#[test]
fn settings_read_back_as_they_were_stored() {
    let chosen = Settings {
        language: Language::En,
        theme: Theme::Paper,
        size: 24,
        face: Face::Kai,
        leading: Leading::Loose,
        measure: 44,
        keys: false,
        marks: Marks::Off,
        shown: Some(Writing::HantHk),
        context: true,
        quotes: true,
        ruby: Ruby::Zhuyin,
        numerals: true,
    };
    assert_eq!(Settings::default().restore(&chosen.store()), chosen);
}

#[test]
fn what_is_not_understood_stays_as_it_was() {
    let settings = Settings::default();
    assert_eq!(settings.restore("{"), settings);
    assert_eq!(
        settings.restore("theme=pink&size=big&&=&=dark&keys"),
        settings
    );
    assert_eq!(settings.restore("size=big&theme=dark").theme, Theme::Dark);
    assert_eq!(settings.restore("size=1000&measure=1").size, 32);
}

#[test]
fn type_stops_growing_at_the_largest_size() {
    let mut settings = Settings::default();
    for _ in 0..20 {
        settings = settings.after(Change::Larger);
    }
    assert_eq!(settings.size, 32);
    for _ in 0..20 {
        settings = settings.after(Change::Smaller);
    }
    assert_eq!(settings.size, 15);
}

#[test]
fn the_themes_come_round() {
    let mut settings = Settings::default();
    for _ in Theme::ALL {
        settings = settings.after(Change::NextTheme);
    }
    assert_eq!(settings, Settings::default());
}
