// The worker runs the page's own program: the first message brings it, compiled. Messages that come
// before it has started wait for it.
"use strict";

const waiting = [];
const keep = (event) => waiting.push(event.data);

async function start({ data }) {
  removeEventListener("message", start);
  addEventListener("message", keep);
  const glue = await import(data.js);
  await glue.default({ module_or_path: data.module });
  removeEventListener("message", keep);
  for (const message of waiting) {
    dispatchEvent(new MessageEvent("message", { data: message }));
  }
}

addEventListener("message", start);
