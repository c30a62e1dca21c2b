//! 繁體中文, written by hand for readers in Taiwan and Hong Kong.

use bundle::{NoteKind, ReadBundleError, RepairKind};
use collection::{Facet, Sort};

use super::zh_hans::chinese_date;
use super::{About, Article, Facets, Language, Library, Messages, Open, SettingsTexts, Shell};
use crate::view::number::{grouped, megabytes};

/// The texts.
pub(super) static MESSAGES: Messages = Messages {
    language: Language::ZhHant,
    shell: Shell {
        product: "對照",
        navigation: "主選單",
        skip: "跳到內文",
        library: "書庫",
        about: "關於",
        open: "開啟",
        settings: "設定",
        close: "關閉",
        missing_title: "沒有這一頁",
        missing_text: "網址可能抄錯了，或來自較新的版本。",
        to_library: "回到書庫",
    },
    library: Library {
        articles: |n| format!("{} 篇", grouped(n)),
        of_articles: |n| format!("共 {} 篇", grouped(n)),
        announce: |n, of| format!("{} 篇，共 {} 篇", grouped(n), grouped(of)),
        sort: "排序",
        sort_name: |sort| match sort {
            Sort::Relevance => "依相關程度",
            Sort::Newest => "由新到舊",
            Sort::Oldest => "由舊到新",
            Sort::Title => "依標題",
        },
        filter: "篩選",
        show: |n| format!("看 {} 篇", grouped(n)),
        clear: "清除全部條件",
        remove: |what| format!("移除篩選：{what}"),
        column_issued: "發布",
        column_article: "文章",
        column_length: "篇幅",
        characters: |n| format!("{} 字", grouped(n)),
        years: |first, last, n| format!("各年分布：{first} 年至 {last} 年，{n} 篇"),
        from_year: "起始年份",
        to_year: "結束年份",
        undated: |n| format!("另有 {n} 篇沒有日期"),
        more: |n| format!("再看 {n} 篇"),
        empty_title: "沒有同時符合的文章",
        empty_text: "拿掉一個條件就看得到：",
        bare_title: "這個典藏裡沒有文章",
        bare_text: "可以開啟另一個資料包。",
        untitled: "無題",
        no_date: "日期未載明",
    },
    facets: Facets {
        label: "篩選",
        name: |facet| match facet {
            Facet::Script => "文字",
            Facet::Region => "地區",
            Facet::Condition => "文本狀況",
            Facet::Section => "欄目",
            Facet::Source => "來源",
            Facet::Editor => "責任編輯",
        },
        any: "任一",
        missing: "未載明",
        script: ["簡體", "繁體", "簡繁混用", "無法判斷"],
        sound: "完整",
        doubtful: "有存疑處",
        repaired: |kind| match kind {
            RepairKind::Gloss => "拼音註記已移除",
            RepairKind::Shift => "錯位已修復",
            RepairKind::Mojibake => "亂碼已還原",
            RepairKind::Gap => "有缺字",
            RepairKind::Repeat => "重複段落",
            RepairKind::Disguise => "異形字已還原",
            RepairKind::Correction => "經編者改正",
        },
        more: |n| format!("更多 {n}"),
        fewer: "收合",
        find: "在這一類裡尋找",
    },
    article: Article {
        views: "閱讀方式",
        view_names: ["單篇", "對照", "直排", "校勘"],
        line: |n| format!("正文經過修復 {n} 處，每一處都可以核對、還原。"),
        line_link: "看校勘",
        waiting: "正在取得文章",
        not_found: "沒有這篇文章",
        not_found_text: "典藏裡沒有這個編號；它可能在另一個資料包裡。",
        part_failed: "這篇文章所在的分卷無法載入。其他文章仍可閱讀。",
        retry: "再試一次",
        outline: "目次",
        tools: "閱讀工具",
        breadcrumb: "原頁位置",
        breadcrumb_cut: "路徑不全",
        date: chinese_date,
        minutes: |n| format!("約 {n} 分鐘"),
        tally: |kind, n| match kind {
            RepairKind::Gloss => format!("拼音註記 {n} 處已移除"),
            RepairKind::Shift => format!("錯位 {n} 處已修復"),
            RepairKind::Mojibake => format!("亂碼 {n} 處已還原"),
            RepairKind::Gap => format!("缺字 {n} 處"),
            RepairKind::Repeat => format!("重複段落 {n} 處"),
            RepairKind::Disguise => format!("異形字 {n} 處已還原"),
            RepairKind::Correction => format!("編者改正 {n} 處"),
        },
        doubts: |n| format!("存疑 {n} 處"),
        no_picture: "圖片未典藏",
        caption_by_place: "圖說由位置推斷",
        imprint: "原頁所載",
        issuer: "發文單位",
        issued: "發布",
        section: "欄目",
        region: "地區",
        source: "來源",
        author: "作者",
        editor: "責任編輯",
        clicks: "原頁點擊數",
        origin: "原始檔案",
        encoding: "編碼",
        not_stated: "未載明",
        left_empty: "原頁留白",
        inferred: "推斷",
        declared: "頁首所載",
        notes: "存疑",
        note: chinese_note,
        previous: "上一篇",
        next: "下一篇",
        position: |n, of| format!("第 {} 篇，共 {} 篇", grouped(n), grouped(of)),
        larger: "放大",
        smaller: "縮小",
        layout: "字級與版面",
        back: "返回",
    },
    settings: SettingsTexts {
        language: "介面語言",
        theme: "主題",
        themes: ["素", "紙", "硯", "依系統"],
        theme_marks: ["素", "紙", "硯", "自"],
        size: "字級",
        pixels: |n| format!("{n} 像素"),
        face: "字體",
        faces: ["宋", "黑", "楷"],
        leading: "行距",
        leadings: ["緊", "中", "鬆"],
        measure: "每行",
        measure_of: |n| format!("{n} 字"),
        conversion: "對照轉換",
        conversions: ["照 OpenCC", "依上下文"],
        quotes: "對照引號",
        quotes_of: ["照原文", "隨文字"],
        shown: "正文用字",
        writings: ["原文", "簡", "繁 台", "繁 港"],
        hold: "翻面：按住看另一種文字",
        flip: "翻面",
        keys: "單鍵快速鍵",
        on_off: ["開", "關"],
        kept: "設定只存在這台機器上。",
        not_kept: "瀏覽器不允許儲存；設定只在這次有效。",
    },
    open: Open {
        title: "開啟資料包",
        drop: "把 .json 或 .json.gz 拖到這裡",
        local: "只在本機讀取，不上傳",
        choose: "選擇檔案",
        sample: "用內附的典藏",
        loading: "正在開啟",
        progress: |done, total| match total {
            Some(total) => format!("{} / {} MB", megabytes(done), megabytes(total)),
            None => format!("{} MB", megabytes(done)),
        },
        reading: "正在讀取文章",
        failed: "無法開啟",
        failed_network: "網路",
        failed_format: "格式",
        status: |status| format!("伺服器回應 {status}，沒有給出資料包。"),
        offline: "連不上伺服器。",
        unreadable: "瀏覽器讀不出這個檔案。",
        too_large: "檔案太大，超過能開啟的上限。",
        lost: "閱讀引擎停了。請重新載入這一頁。",
        format: chinese_format,
        still_open: "原先開啟的典藏沒有變動。",
        copy: "複製報告",
        copied: "已複製",
        problems: |n, rest| format!("有 {n} 篇讀不出來，其餘 {} 篇仍可閱讀。", grouped(rest)),
        problems_list: "看是哪幾篇",
    },
    about: About {
        extent: |n, years| match years {
            Some((first, last)) if first != last => format!("{} 篇，{first}—{last}", grouped(n)),
            Some((year, _)) => format!("{} 篇，{year}", grouped(n)),
            None => format!("{} 篇", grouped(n)),
        },
        publisher: "發布者",
        rights: "使用條款",
        generator: "製作程式",
    },
};

fn chinese_note(note: &NoteKind) -> String {
    match note {
        NoteKind::Malformed { offset, bytes } => {
            format!("檔案第 {offset} 位元組起有 {bytes} 解不出字")
        }
        NoteKind::WrongCharset { declared, used } => {
            format!("原頁自稱 {declared}，實為 {used}")
        }
        NoteKind::GuessedCharset => "編碼由統計推斷".into(),
        NoteKind::NoTitle => "原頁沒有標題".into(),
        NoteKind::NoDate => "原頁沒有日期".into(),
        NoteKind::ImpossibleDate { found } => format!("日期「{found}」不存在"),
        NoteKind::BreadcrumbCut => "原頁位置不全".into(),
        NoteKind::NearlyEmpty => "幾乎沒有內文".into(),
        NoteKind::Conflict { field, taken, left } => {
            format!("{field}有兩說：取「{taken}」，未取「{left}」")
        }
        _ => "其他存疑".into(),
    }
}

fn chinese_format(error: &ReadBundleError) -> String {
    match error {
        ReadBundleError::Empty => "檔案是空的。".into(),
        ReadBundleError::TooLarge { .. } => MESSAGES.open.too_large.into(),
        ReadBundleError::Html => {
            "這是一個網頁，不是資料包；伺服器可能換成了登入頁或錯誤頁。".into()
        }
        ReadBundleError::Truncated { .. } => "檔案不完整，到一半就斷了。".into(),
        ReadBundleError::NewerFormat { .. } => "這個資料包的格式比閱讀器新；請更新閱讀器。".into(),
        ReadBundleError::NotJson { .. } => "這不是 JSON 檔案。".into(),
        _ => "這不是對照讀得懂的資料包。".into(),
    }
}
