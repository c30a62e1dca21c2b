// The worker runs the page's own program: the first message brings it, compiled. Messages that come
// before it has started wait for it.
"use strict";

const waiting = [];
const keep = (event) => waiting.push(event.data);

async function start(data) {
  const glue = await import(data.js);
  await glue.default({ module_or_path: data.module });
  removeEventListener("message", keep);
  for (const message of waiting) {
    dispatchEvent(new MessageEvent("message", { data: message }));
  }
}

/** An import that fails is a rejected promise, of which the page would never hear; an error it hears. */
const begin = (event) => {
  removeEventListener("message", begin);
  addEventListener("message", keep);
  start(event.data).catch((error) => setTimeout(() => { throw error; }));
};

addEventListener("message", begin);
