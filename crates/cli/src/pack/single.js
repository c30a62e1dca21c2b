// The edition in one file: what a server would send stands in the page, and is had from there. Plain
// script, run before all others.
(() => {
  "use strict";

  const TYPES = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };
  const folder = new URL("./", document.baseURI).href;
  const scripts = new Map();

  /** Whoever copied or downloaded only some of the file is told so. */
  const CUT = "文件不完整，请重新复制一份。檔案不完整，請重新複製一份。This file is not whole: copy it once more.";

  /** The path of an address below the page's folder. */
  const path = (address) => {
    const { href } = new URL(address, document.baseURI);
    const own = href.startsWith(folder) ? href.slice(folder.length) : href;
    return decodeURI(own.split(/[?#]/)[0]);
  };
  const block = (address) => document.querySelector(`script[data-file="${CSS.escape(path(address))}"]`);
  const loaded = new Promise((then) => addEventListener("DOMContentLoaded", then)).then(() => {
    if (!document.getElementById("dz-end")) throw new Error(CUT);
  });
  const type = (address) => TYPES[path(address).split(".").pop()] ?? "application/octet-stream";

  function bytes(block) {
    const text = atob(block.textContent);
    const bytes = new Uint8Array(text.length);
    for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
    return bytes;
  }

  /** A script that stands in the page; nothing for another file. */
  function script(name) {
    const own = name.endsWith(".js") ? block(name) : null;
    return own && new Blob([bytes(own)], { type: TYPES.js });
  }

  globalThis.duizhaoFile = {
    script,
    /** The address of such a script. */
    address(name) {
      const own = scripts.has(name) ? null : script(name);
      if (own) scripts.set(name, URL.createObjectURL(own));
      return scripts.get(name);
    },
  };

  globalThis.fetch = async (address) => {
    await loaded;
    const own = block(address);
    if (!own) return new Response(null, { status: 404 });
    const headers = { "content-type": type(address) };
    const packed = new Blob([bytes(own)]).stream();
    return new Response(packed.pipeThrough(new DecompressionStream("gzip")), { headers });
  };
})();
