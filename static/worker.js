// The worker runs the engine, and beside it, once a reader wants another script, what converts: a
// message brings a program, compiled. Messages are taken in turn; those that come before the engine has
// started wait for it.
"use strict";

let engine; // its glue, once it has started; before that, whether its program has come
let started;
let turn = new Promise((resolve) => { started = resolve; });

async function start({ js, module }) {
  // The edition in one file sends the script itself: a worker may not have an address of the page's.
  const glue = await import(typeof js === "string" ? js : URL.createObjectURL(js));
  await glue.default({ module_or_path: module });
  return glue;
}

async function take(data) {
  if (data.module) {
    // Where this fails the engine finds nobody who converts, and says so.
    const glue = await start(data).catch(() => {});
    globalThis.duizhaoConverter = glue?.answer;
    return;
  }
  const [request, bytes] = data;
  const reply = engine.answer(request, bytes);
  if (reply !== undefined) postMessage(reply, [reply.buffer]);
}

// A promise that is rejected tells the page nothing; an error does.
const raise = (error) => setTimeout(() => { throw error; });

addEventListener("message", ({ data }) => {
  if (data.module && !engine) {
    engine = true;
    start(data).then((glue) => { engine = glue; started(); }).catch(raise);
  } else {
    turn = turn.then(() => take(data)).catch(raise);
  }
});
