// The worker runs the engine: a message brings its program, compiled. Those that come before it has
// started wait for it.
"use strict";

const waiting = [];
let answer = (message) => waiting.push(message);

async function start({ js, module }) {
  const glue = await import(js);
  await glue.default({ module_or_path: module });
  answer = ([request, bytes]) => {
    const reply = glue.answer(request, bytes);
    if (reply !== undefined) postMessage(reply, [reply.buffer]);
  };
  waiting.forEach(answer);
}

addEventListener("message", ({ data }) => {
  if (!data.module) return answer(data);
  // An import that fails is a rejected promise, of which the page would never hear; an error it hears.
  start(data).catch((error) => setTimeout(() => { throw error; }));
});
