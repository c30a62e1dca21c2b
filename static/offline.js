// What the page does to stay with its reader: has itself kept by the service worker, says when a newer
// version is there, keeps the whole archive when asked, and opens files the system hands it. Plain script
// and not part of the page's program, so that a version that has broken can still be replaced.
(() => {
  "use strict";

  const TEXTS = {
    "zh-Hans": {
      ready: "有新版本了。",
      broken: "新版本没能完整取得，仍用现在的版本。",
      take: "重新载入",
      later: "以后再说",
      close: "知道了",
    },
    "zh-Hant": {
      ready: "有新版本了。",
      broken: "新版本沒能完整取得，仍用目前的版本。",
      take: "重新載入",
      later: "以後再說",
      close: "知道了",
    },
    en: {
      ready: "A newer version is ready.",
      broken: "A newer version could not be had whole; you keep this one.",
      take: "Reload",
      later: "Later",
      close: "Close",
    },
  };

  const part = (id) => document.getElementById(id);
  const scope = new URL("./", document.baseURI);
  const at = (path) => new URL(path, scope).href;
  const list = document.querySelector("meta[name=dz-build]")?.content ?? "";
  const OURS = `duizhao:${scope.pathname}:`;
  const SHELL = `${OURS}shell:${list}`;
  const ARCHIVE = `${OURS}archive`;
  const OFTEN = 15 * 60 * 1000; // between two looks for a newer version, in milliseconds

  // Sealed, not framed by another page, and in a browser that keeps anything at this address.
  let worker;
  try {
    if (/^files-[0-9a-f]{64}\.json$/.test(list) && window === top) worker = navigator.serviceWorker;
  } catch {
    // Refused.
  }

  // News: "ready", "broken", or none.

  let news = "";
  let registration;
  let accepted = false;

  function draw() {
    const lang = document.documentElement.lang;
    const words = TEXTS[lang] ?? TEXTS.en;
    part("dz-news").hidden = !news;
    // A moment later, or the change is none to a screen reader: what was hidden is not listened to.
    setTimeout(() => { part("dz-news-text").textContent = news && words[news]; }, 100);
    part("dz-news-take").textContent = words.take;
    part("dz-news-take").hidden = news !== "ready";
    part("dz-news-close").textContent = news === "ready" ? words.later : words.close;
  }

  function tell(what) {
    // That one version is broken is no news when another is ready.
    if (what === "broken" && news === "ready") return;
    news = what;
    draw();
  }

  part("dz-news-close").addEventListener("click", () => tell(""));
  part("dz-news-take").addEventListener("click", () => {
    accepted = true;
    if (!registration?.waiting) return location.reload();
    registration.waiting.postMessage("take over");
    // Some browsers do not tell that the other one is there.
    setTimeout(() => {
      taken(list);
      location.reload();
    }, 2000);
  });

  /** Remembers over a reload that the reader wants another build than this; gives what was remembered. */
  function taken(build) {
    try {
      const before = sessionStorage.getItem(`${OURS}taken`);
      if (build) sessionStorage.setItem(`${OURS}taken`, build);
      else sessionStorage.removeItem(`${OURS}taken`);
      return before;
    } catch {
      return null;
    }
  }
  new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["lang"] });

  /** Which build a worker serves, by the name of its list. */
  const buildOf = (other) =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => resolve(data);
      other.postMessage("which", [port2]);
    });

  function follow(coming) {
    if (!coming) return;
    let came = false;
    coming.addEventListener("statechange", () => {
      came ||= coming.state === "installed";
      if (coming.state === "installed" && registration.active) tell("ready");
      if (coming.state === "redundant" && !came && registration.active) tell("broken");
      look();
    });
  }

  let looked = 0;
  function update() {
    if (document.visibilityState !== "visible" || Date.now() - looked < OFTEN) return;
    looked = Date.now();
    registration.update().catch(() => {});
  }

  async function begin() {
    worker.addEventListener("controllerchange", async () => {
      if (accepted) return location.reload();
      look();
      if (worker.controller && (await buildOf(worker.controller)) !== list) tell("ready");
    });
    // Wanted before, and it took longer than the reload: once more, when the other one is there.
    accepted = taken() === list;
    looked = Date.now();
    registration = await worker.register("sw.js", { updateViaCache: "none" });
    registration.addEventListener("updatefound", () => follow(registration.installing));
    follow(registration.installing);
    if (registration.waiting && !accepted) tell("ready");
    registration.waiting?.postMessage(accepted && "take over");
    if (accepted && worker.controller && (await buildOf(worker.controller)) !== list) return location.reload();
    addEventListener("visibilitychange", update);
    addEventListener("pageshow", update);
    look();
  }

  // What is kept, for the settings: `kind`, bytes of the archive that are there, bytes of all of it.

  let getting;
  let failed = "part";

  async function digestOf(response) {
    const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  /** A file as a cache has it. Not by opening that, which would make one that is not there. */
  const inCache = (path, cacheName) => caches.match(at(path), { cacheName, ignoreVary: true });

  async function isKept([path, digest]) {
    const found = await inCache(path, SHELL);
    return Boolean(found) && (await digestOf(found)) === digest;
  }

  /** The list of this build, when every file of the program is there and sound. */
  async function whole() {
    if (!worker || !(await worker.getRegistration(scope.href))?.active) return undefined;
    if (!(await isKept([list, list.slice(6, -5)])) || !(await inCache("", SHELL))) return undefined;
    const entries = await (await inCache(list, SHELL)).json();
    const sound = await Promise.all(entries.files.map(isKept));
    return sound.every(Boolean) ? entries : undefined;
  }

  /** The parts of the archive that are not there, and how many bytes are. Not each is read again, for
   *  there may be a gigabyte of them: they were sound when they were put there, and are checked again
   *  whenever they are read. */
  async function missing({ archive }) {
    const kept = (await caches.has(ARCHIVE)) ? await (await caches.open(ARCHIVE)).keys() : [];
    const there = new Set(kept.map(({ url }) => url));
    const gone = archive.filter(([path]) => !there.has(at(path)));
    const sum = (files) => files.reduce((sum, [, , bytes]) => sum + bytes, 0);
    return { gone, all: sum(archive), done: sum(archive) - sum(gone) };
  }

  function say(kind, done = 0, all = 0) {
    globalThis.duizhaoOffline.state = `${kind} ${done} ${all}`;
    dispatchEvent(new Event("duizhao-offline"));
  }

  let turn = Promise.resolve();
  function look() {
    turn = turn.then(async () => {
      if (!worker) return say("never");
      const entries = await whole();
      if (!entries) return say(registration?.installing || registration?.waiting ? "coming" : "never");
      const { gone, done, all } = await missing(entries);
      say(gone.length === 0 ? "whole" : getting ? "getting" : failed, done, all);
    }).catch(() => say("never"));
  }

  async function getOne([path, digest], signal) {
    const response = await fetch(at(path), { cache: "no-cache", redirect: "error", signal });
    if (response.status !== 200 || (await digestOf(response)) !== digest) throw new Error(path);
    await (await caches.open(ARCHIVE)).put(at(path), response);
  }

  async function get() {
    if (getting) return;
    getting = new AbortController();
    failed = "part";
    // Asked for and not waited for: one browser answers only when its reader has.
    navigator.storage?.persist?.().catch(() => {});
    try {
      const { gone, done, all } = await missing(await whole());
      let there = done;
      say("getting", there, all);
      const next = async () => {
        for (let file; (file = gone.shift()) && !getting.signal.aborted; ) {
          await getOne(file, getting.signal);
          there += file[2];
          say("getting", there, all);
        }
      };
      await Promise.all([next(), next(), next()]);
    } catch (error) {
      if (!getting.signal.aborted) failed = error.name === "QuotaExceededError" ? "full" : "broken";
      getting.abort();
    }
    getting = undefined;
    look();
  }

  globalThis.duizhaoOffline = { state: "never 0 0", look, get, stop: () => getting?.abort() };

  // A page that could not start is kept too, and replaced by the next one.
  addEventListener("duizhao-settled", () => {
    if (!worker) return look();
    // On a first visit the line is left to the archive, and a browser to its own start.
    setTimeout(() => begin().catch(look), worker.controller ? 0 : 1000);
  });

  // Files that the system opens with the installed page go where a hand would put them.
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    if (!files?.length) return;
    const chosen = new DataTransfer();
    for (const handle of files) chosen.items.add(await handle.getFile());
    location.hash = "#/open";
    const door = () => document.querySelector("main .drop input[type=file]");
    while (!door()) await new Promise((later) => setTimeout(later, 50));
    const input = door();
    input.files = chosen.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
