// Starts the page, and speaks when it cannot start or has broken. Plain script, no dependency:
// it has to work where the rest does not.
(() => {
  "use strict";

  const TEXTS = {
    "zh-Hans": {
      title: "这一页坏了",
      text: "存档没有变动。重新载入通常就好。",
      old: "这个浏览器没有 WebAssembly，打不开这一页。",
      reload: "重新载入",
      copy: "复制报告",
    },
    "zh-Hant": {
      title: "這一頁壞了",
      text: "典藏沒有變動。重新載入通常就好。",
      old: "這個瀏覽器沒有 WebAssembly，無法開啟這一頁。",
      reload: "重新載入",
      copy: "複製報告",
    },
    en: {
      title: "This page has broken",
      text: "The archive is unchanged. Reloading usually helps.",
      old: "This browser has no WebAssembly and cannot open this page.",
      reload: "Reload",
      copy: "Copy a report",
    },
  };

  const part = (id) => document.getElementById(id);

  /** The texts of the page's language, or of the reader's while the page has not set one. */
  function texts() {
    const drawn = part("app").hasChildNodes() ? document.documentElement.lang : navigator.language;
    const lang = String(drawn).toLowerCase();
    if (!lang.startsWith("zh")) return TEXTS.en;
    return /hant|tw|hk|mo/.test(lang) ? TEXTS["zh-Hant"] : TEXTS["zh-Hans"];
  }

  function tell(detail, old) {
    const words = texts();
    part("dz-progress").hidden = true;
    part("dz-trouble-title").textContent = words.title;
    part("dz-trouble-text").textContent = old ? words.old : words.text;
    part("dz-trouble-detail").textContent = String(detail).slice(0, 500);
    part("dz-reload").textContent = words.reload;
    part("dz-copy").textContent = words.copy;
    part("dz-trouble").hidden = false;
  }

  part("dz-reload").addEventListener("click", () => location.reload());
  part("dz-copy").addEventListener("click", () => {
    navigator.clipboard?.writeText(part("dz-trouble-detail").textContent).catch(() => {});
  });
  addEventListener("error", (event) => {
    // What an extension of the browser does wrong is not ours to tell.
    if (/^[a-z-]*extension:/.test(event.filename)) return;
    if (event.error || event.message) tell(event.message);
  });
  addEventListener("unhandledrejection", (event) => tell(event.reason));

  // The theme the reader chose, so that a dark room stays dark while the page loads.
  try {
    const scope = new URL("./", document.baseURI).pathname;
    const settings = new URLSearchParams(localStorage.getItem(`duizhao:${scope}:settings`));
    const theme = settings.get("theme");
    if (["light", "paper", "dark"].includes(theme)) document.documentElement.dataset.theme = theme;
  } catch {
    // Nothing is kept, or storage is refused.
  }

  /** What the files of this build are called. */
  const names = JSON.parse(part("dz-boot").textContent);
  // The edition in one file has what they hold, and gives it addresses of its own.
  const at = (name) => globalThis.duizhaoFile?.address(name) ?? new URL(name, document.baseURI).href;

  // Trusted Types: the scripts that may be started by their address are the worker of the engine and
  // the one that keeps the page for when there is no network.
  const workers = [at(names.worker), at("sw.js")];
  globalThis.trustedTypes?.createPolicy("default", {
    createScriptURL: (url) => (workers.includes(at(url)) ? url : null),
  });

  // A text that was shared with the installed page is looked for.
  const shared = new URLSearchParams(location.search);
  const text = ["text", "title", "url"].map((name) => shared.get(name)).find(Boolean);
  if (text) history.replaceState(null, "", `./#/?q=${encodeURIComponent(text)}`);

  const RELOADED = "duizhao:reloaded";

  /** An index.html that is older than the files it names: ask for it anew, once. */
  async function reloadOnce(error) {
    let reloaded = true;
    try {
      reloaded = sessionStorage.getItem(RELOADED) !== null;
      sessionStorage.setItem(RELOADED, "1");
    } catch {
      // Storage is refused: reloading could go on for ever, so it is left to the reader.
    }
    if (reloaded) throw error;
    await fetch("./", { cache: "reload" });
    location.reload();
  }

  async function compile(url, priority) {
    try {
      return await WebAssembly.compileStreaming(fetch(url, { priority }));
    } catch {
      // A server that sends the program under another type, or a browser that cannot stream.
      const answer = await fetch(url);
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      return WebAssembly.compile(await answer.arrayBuffer());
    }
  }

  /** The address of the glue, or its script, the glue, and the compiled program: of the page or another. */
  function load({ js, wasm }, priority = "auto") {
    const address = globalThis.duizhaoFile?.script(js) ?? at(js);
    return Promise.all([address, import(at(js)), compile(at(wasm), priority)]);
  }

  /** What the page needs to run the engine. `loading` is what `load` gave. */
  function engineOf(loading, converter) {
    return {
      /** The script of a worker that can run it. */
      script: at(names.worker),
      /** Brings the program that converts to a worker, or to this thread. */
      async bringConverter(worker) {
        const [js, glue, module] = await load(converter);
        if (worker) return worker.postMessage({ js, module });
        await glue.default({ module_or_path: module });
        globalThis.duizhaoConverter = glue.answer;
      },
      /** Sends the program to a worker that runs `worker.js`. */
      async sendTo(worker) {
        const [js, , module] = await loading;
        worker.postMessage({ js, module });
      },
      /** Runs it on this thread, for browsers that give it no other, and gives the port to it. */
      here() {
        const { port1: engine, port2: page } = new MessageChannel();
        loading.then(async ([, glue, module]) => {
          await glue.default({ module_or_path: module });
          engine.onmessage = ({ data: [request, bytes] }) => {
            const reply = glue.answer(request, bytes);
            if (reply !== undefined) engine.postMessage(reply, [reply.buffer]);
          };
        }).catch(() => engine.postMessage(null));
        return page;
      },
    };
  }

  /** Whatever became of the start, `offline.js` can begin. */
  function settle() {
    dispatchEvent(new Event("duizhao-settled"));
  }

  /** Waits until a list or an article is there, two seconds at most: what is kept for later does not hold it up. */
  async function shown() {
    for (let turn = 0; turn < 40 && !document.querySelector(".entry, article"); turn += 1) {
      await new Promise((then) => setTimeout(then, 50));
    }
  }

  async function start() {
    let engine;
    try {
      const page = load(names.page);
      // At the same time, so that it is there when the page asks; but what is shown first goes before it.
      engine = load(names.engine, "low");
      engine.catch(() => {});
      const [, glue, module] = await page;
      engine.then(() => sessionStorage.removeItem(RELOADED), reloadOnce).catch(() => {});
      globalThis.duizhaoEngine = engineOf(engine, names.converter);
      await glue.default({ module_or_path: module });
    } catch (error) {
      await reloadOnce(error);
    }
    part("dz-progress").hidden = true;
    await engine?.catch(() => {});
    await shown();
  }

  if (typeof WebAssembly === "object") {
    start().catch((error) => tell(error)).finally(settle);
  } else {
    tell("WebAssembly", true);
    settle();
  }
})();
