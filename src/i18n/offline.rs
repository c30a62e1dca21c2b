//! The texts of reading without a network.

use super::Language;
use crate::session::Kept;

/// Texts of reading without a network.
#[derive(Debug)]
pub struct Offline {
    /// The heading.
    pub title: &'static str,
    /// What is kept: nothing, on its way, a part, everything, the rest on its way, no room for the rest,
    /// the rest could not be had.
    kept: [&'static str; 7],
    /// Gets the rest.
    pub get: &'static str,
    /// Stops getting it.
    pub stop: &'static str,
}

impl Offline {
    /// The texts of a language.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::ZhHans => &HANS,
            Language::ZhHant => &HANT,
            Language::En => &ENGLISH,
        }
    }

    /// What is kept.
    pub fn kept(&self, kept: Kept) -> &'static str {
        self.kept.get(kept as usize).copied().unwrap_or_default()
    }
}

static HANS: Offline = Offline {
    title: "离线阅读",
    kept: [
        "这一页没有存在本机，没有网络就打不开。",
        "正在存到本机。",
        "程序和目录已存在本机，还有一部分文章没有。",
        "程序和本站的存档都在本机，没有网络也能读。",
        "正在取回其余的文章。",
        "本机没有地方了，其余的文章没有存下。",
        "其余的文章没有取全；已经取到的都在。",
    ],
    get: "全部存到本机",
    stop: "停下",
};

static HANT: Offline = Offline {
    title: "離線閱讀",
    kept: [
        "這一頁沒有存在本機，沒有網路就無法開啟。",
        "正在存到本機。",
        "程式和目錄已存在本機，還有一部分文章沒有。",
        "程式和本站的典藏都在本機，沒有網路也能讀。",
        "正在取回其餘的文章。",
        "本機空間不足，其餘的文章沒有存下。",
        "其餘的文章沒有取全；已經取到的都在。",
    ],
    get: "全部存到本機",
    stop: "停下",
};

static ENGLISH: Offline = Offline {
    title: "Reading offline",
    kept: [
        "This page is not kept on this machine and does not open without a network.",
        "It is being kept on this machine.",
        "The program and the catalogue are kept on this machine; some of the articles are not.",
        "The program and the archive of this site are kept on this machine; both work without a network.",
        "Getting the other articles.",
        "There was no room on this machine for the other articles.",
        "Not all of the other articles could be had; those that came are kept.",
    ],
    get: "Keep all on this machine",
    stop: "Stop",
};
