//! English.

use bundle::{ReadBundleError, RepairKind};
use collection::{Facet, Sort};

use super::{About, Article, Facets, Language, Library, Messages, Open, SettingsTexts, Shell};
use crate::view::number::{grouped, megabytes};

/// The texts.
pub(super) static MESSAGES: Messages = Messages {
    language: Language::En,
    shell: Shell {
        product: "Duizhao",
        navigation: "Main navigation",
        skip: "Skip to content",
        library: "Library",
        timeline: "Timeline",
        figures: "Figures",
        about: "About",
        notes: "Notes",
        open: "Open",
        settings: "Settings",
        commands: "Commands",
        commands_hint: "An action, article, place or date",
        close: "Close",
        missing_title: "There is no such page",
        missing_text: "The address may have been copied wrongly, or comes from a newer version.",
        to_library: "Back to the library",
    },
    library: Library {
        articles,
        views: "Selections",
        of_articles: |n| format!("of {}", grouped(n)),
        announce: |n, of| format!("{} of {}", articles(n), grouped(of)),
        sort: "Order",
        sort_name: |sort| match sort {
            Sort::Relevance => "Best match first",
            Sort::Newest => "Newest first",
            Sort::Oldest => "Oldest first",
            Sort::Title => "By title",
        },
        filter: "Filter",
        show: |n| format!("Show {}", articles(n)),
        clear: "Clear all filters",
        remove: |what| format!("Remove filter: {what}"),
        column_issued: "Published",
        column_article: "Article",
        column_length: "Length",
        characters: |n| format!("{} characters", grouped(n)),
        years: |first, last, n| format!("By year, {first} to {last}: {}", articles(n)),
        bands: "Years of",
        band_names: ["Issue", "Events"],
        from_year: "First year",
        to_year: "Last year",
        undated: |n| format!("{n} more without a date"),
        more: |n| format!("Show {n} more"),
        empty_title: "No article passes all filters",
        empty_text: "Leave one out to see some:",
        bare_title: "This archive holds no articles",
        bare_text: "You can open another bundle.",
        untitled: "Untitled",
        no_date: "Date not stated",
    },
    facets: Facets {
        label: "Filters",
        name: |facet| match facet {
            Facet::Script => "Script",
            Facet::Region => "Region",
            Facet::Condition => "Condition of the text",
            Facet::Section => "Section",
            Facet::Source => "Source",
            Facet::Editor => "Editor",
        },
        any: "any of",
        missing: "Not stated",
        script: ["Simplified", "Traditional", "Mixed", "Undecided"],
        machine: "Made Traditional by machine",
        sound: "Sound",
        doubtful: "Doubtful places",
        repaired: |kind| match kind {
            RepairKind::Gloss => "Glosses removed",
            RepairKind::Shift => "Shifted bytes restored",
            RepairKind::Mojibake => "Mojibake restored",
            RepairKind::Gap => "Lost characters",
            RepairKind::Repeat => "Repeated block",
            RepairKind::Disguise => "Disguised characters restored",
            RepairKind::Correction => "Corrected by an editor",
        },
        more: |n| format!("{n} more"),
        fewer: "Fewer",
        find: "Find a value",
    },
    article: Article {
        views: "Ways to read",
        view_names: ["Single", "Parallel", "Vertical", "Collation"],
        line: |n| match n {
            1 => "This text was repaired in 1 place, which can be checked and undone.".to_owned(),
            n => format!("This text was repaired in {n} places; each can be checked and undone."),
        },
        resume: "Go on where you left off",
        line_link: "See the collation",
        waiting: "Getting the article",
        not_found: "There is no such article",
        not_found_text: "The archive has no article of this id; it may be in another bundle.",
        part_failed: "The part that holds this article could not be loaded. The others can be read.",
        retry: "Try again",
        outline: "Contents",
        tools: "Reading tools",
        breadcrumb: "Place on the site",
        breadcrumb_cut: "incomplete",
        date: english_date,
        minutes: |n| format!("about {n} min"),
        tally: |kind, n| match kind {
            RepairKind::Gloss => plural(n, "gloss removed", "glosses removed"),
            RepairKind::Shift => plural(n, "shifted run restored", "shifted runs restored"),
            RepairKind::Mojibake => plural(n, "garbled run restored", "garbled runs restored"),
            RepairKind::Gap => plural(n, "gap", "gaps"),
            RepairKind::Repeat => plural(n, "repeated block", "repeated blocks"),
            RepairKind::Disguise => plural(n, "character restored", "characters restored"),
            RepairKind::Correction => plural(n, "correction", "corrections"),
        },
        doubts: |n| plural(n, "doubtful place", "doubtful places"),
        no_picture: "Picture not archived",
        caption_by_place: "told by its place",
        previous: "Previous",
        next: "Next",
        position: |n, of| format!("{} of {}", grouped(n), grouped(of)),
        larger: "Larger type",
        smaller: "Smaller type",
        layout: "Type and layout",
        back: "Back",
    },
    settings: SettingsTexts {
        language: "Language",
        theme: "Theme",
        themes: ["Light", "Paper", "Dark", "As the system"],
        theme_marks: ["素", "紙", "硯", "自"],
        size: "Type size",
        pixels: |n| format!("{n} px"),
        face: "Typeface",
        faces: ["Song", "Hei", "Kai"],
        leading: "Line spacing",
        leadings: ["Tight", "Normal", "Loose"],
        measure: "Line length",
        measure_of: |n| format!("{n} characters"),
        conversion: "Conversion",
        conversions: ["As OpenCC", "In context"],
        quotes: "Quotation marks",
        quotes_of: ["As they are", "Of the writing"],
        shown: "Titles and texts in",
        writings: ["Original", "简", "繁 TW", "繁 HK"],
        ruby: "Pronunciation",
        rubies: ["Off", "Rare", "Pinyin", "ㄅㄆ"],
        numbers: "Numbers",
        numerals: ["123", "一二三"],
        hold: "Flip: hold for the other script",
        flip: "Flip",
        keys: "Single-letter keys",
        on_off: ["On", "Off"],
        kept: "Settings are kept on this machine only.",
        not_kept: "The browser keeps nothing; settings last for this visit.",
    },
    open: Open {
        title: "Open a bundle",
        drop: "Drop a .json or .json.gz file here",
        local: "Read on this machine, never uploaded",
        choose: "Choose a file",
        sample: "Open the built-in archive",
        loading: "Opening",
        progress: |done, total| match total {
            Some(total) => format!("{} / {} MB", megabytes(done), megabytes(total)),
            None => format!("{} MB", megabytes(done)),
        },
        reading: "Reading the articles",
        failed: "Cannot be opened",
        failed_network: "Network",
        failed_format: "Format",
        status: |status| format!("The server answered {status} and gave no bundle."),
        offline: "The server cannot be reached.",
        unreadable: "The browser cannot read this file.",
        too_large: "The file is larger than can be opened.",
        lost: "The reading engine has stopped. Please reload the page.",
        format: english_format,
        still_open: "The archive that was open is unchanged.",
        copy: "Copy a report",
        copied: "Copied",
        problems: |n, rest| {
            format!(
                "{} cannot be read; the other {} can.",
                plural(u32::try_from(n).unwrap_or(u32::MAX), "article", "articles"),
                grouped(rest)
            )
        },
        problems_list: "Which ones",
    },
    about: About {
        extent: |n, years| match years {
            Some((first, last)) if first != last => format!("{}, {first}–{last}", articles(n)),
            Some((year, _)) => format!("{}, {year}", articles(n)),
            None => articles(n),
        },
        publisher: "Publisher",
        rights: "Terms",
        generator: "Made by",
    },
};

fn plural(n: u32, one: &str, many: &str) -> String {
    format!("{} {}", grouped(n), if n == 1 { one } else { many })
}

fn articles(n: u32) -> String {
    plural(n, "article", "articles")
}

/// `28 September 2018`, `September 2018`, `2018`; a text that is no date stays as it is.
pub(super) fn english_date(edtf: &str) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let mut parts = edtf.splitn(3, '-');
    let year = parts.next().unwrap_or_default();
    let month = parts
        .next()
        .and_then(|month| month.parse::<usize>().ok())
        .and_then(|month| MONTHS.get(month.wrapping_sub(1)));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    match (month, day) {
        (Some(month), Some(day)) => format!("{day} {month} {year}"),
        (Some(month), None) => format!("{month} {year}"),
        _ => edtf.into(),
    }
}

fn english_format(error: &ReadBundleError) -> String {
    match error {
        ReadBundleError::Empty => "The file is empty.".into(),
        ReadBundleError::TooLarge { .. } => MESSAGES.open.too_large.into(),
        ReadBundleError::Html => {
            "This is a web page, not a bundle; the server may have sent a sign-in or error page."
                .into()
        }
        ReadBundleError::Truncated { .. } => "The file breaks off before its end.".into(),
        ReadBundleError::NewerFormat { .. } => {
            "The bundle is of a newer format; update the reader.".into()
        }
        ReadBundleError::NotJson { .. } => "This is no JSON file.".into(),
        _ => "This is no bundle that Duizhao can read.".into(),
    }
}
