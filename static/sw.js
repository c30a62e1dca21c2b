// Keeps the page on the reader's machine, so that it opens without a network. One build of the page is
// one cache, named after the list of its files; it is used only once every file is there and is, by its
// SHA-256, the one that was built. Never mixed, never half, and nothing of another app is touched:
// docs/decisions/0010-service-worker.md.
"use strict";

// Filled in when a build is sealed. The list is named after its digest.
const LIST = "no list";
const PAGE = "no digest";

const SCOPE = registration.scope;
const OURS = `duizhao:${new URL(SCOPE).pathname}:`;
const SHELLS = `${OURS}shell:`;
const SHELL = SHELLS + LIST;
const ARCHIVE = `${OURS}archive`; // files of archives, whichever build they belong to
const SMALL = 8 * 1024 * 1024; // an archive of so many bytes is kept without being asked for
const NAME = /^files-([0-9a-f]{64})\.json$/;

const at = (path) => new URL(path, SCOPE).href;
const USED = at("?used"); // in the cache of a build: when it was last made the one in use

async function digestOf(response) {
  const digest = await crypto.subtle.digest("SHA-256", await response.clone().arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A file as a cache has it, if it has it and it is sound. */
async function kept(url, digest, name) {
  // Not by opening it, which would make a cache that has been given up.
  const found = await caches.match(url, { cacheName: name, ignoreVary: true });
  return found && (await digestOf(found)) === digest ? found : undefined;
}

/** A file as the server has it, if it is the one that was built. */
async function fetched(url, digest) {
  const wishes = { cache: "no-cache", credentials: "same-origin", redirect: "error" };
  const response = await fetch(url, wishes);
  if (response.status !== 200 || (await digestOf(response)) !== digest) throw new Error(`not as built: ${url}`);
  return response;
}

/** Puts a file into a cache, from another one if it is there. */
async function keep(url, digest, into, others) {
  if (await kept(url, digest, into)) return;
  let response;
  for (const name of others) response ??= await kept(url, digest, name);
  response ??= await fetched(url, digest);
  await (await caches.open(into)).put(url, response);
}

const shells = async () => (await caches.keys()).filter((name) => name !== SHELL && name.startsWith(SHELLS));

/** What a build consists of: for each address its digest and the cache it is in. Nothing for a build
 *  that is not whole: its list is the last file to be kept. */
const lists = new Map();
async function listOf(shell) {
  if (lists.has(shell)) return lists.get(shell);
  const path = shell.slice(SHELLS.length);
  const digest = NAME.exec(path)?.[1];
  const list = digest && (await kept(at(path), digest, shell));
  if (!list) return undefined;
  const { files, archive } = await list.json();
  const entries = new Map(files.map(([path, digest]) => [at(path), [digest, shell]]));
  for (const [path, digest] of archive) entries.set(at(path), [digest, ARCHIVE]);
  if (shell === SHELL) entries.set(SCOPE, [PAGE, SHELL]);
  lists.set(shell, entries);
  return entries;
}

async function install() {
  const others = await shells();
  const list = await fetched(at(LIST), NAME.exec(LIST)[1]);
  const { files, archive } = await list.clone().json();
  const bytes = archive.reduce((sum, [, , bytes]) => sum + bytes, 0);
  const keeping = [["", PAGE], ...files].map(([path, digest]) => keep(at(path), digest, SHELL, others));
  if (bytes <= SMALL && !navigator.connection?.saveData)
    keeping.push(...archive.map(([path, digest]) => keep(at(path), digest, ARCHIVE, [])));
  // All of them come to an end first, so that none puts a file into a cache that was given up.
  const failed = (await Promise.allSettled(keeping)).find(({ status }) => status === "rejected");
  if (failed) {
    await caches.delete(SHELL);
    throw failed.reason;
  }
  await (await caches.open(SHELL)).put(at(LIST), list);
}

/** Keeps, besides this build, the one that was in use before it: pages that were opened with it go on
 *  working until they are loaded again. */
async function activate() {
  let before;
  let latest = 0;
  for (const name of await shells()) {
    const used = (await listOf(name)) && (await caches.match(USED, { cacheName: name }));
    const time = used ? Number(await used.text()) : 0;
    if (time > latest) [before, latest] = [name, time];
  }
  for (const name of await shells()) if (name !== before) await caches.delete(name);
  await (await caches.open(SHELL)).put(USED, new Response(String(Date.now())));
  const named = new Set();
  for (const name of [SHELL, before]) for (const url of (name && (await listOf(name)))?.keys() ?? []) named.add(url);
  const archive = await caches.open(ARCHIVE);
  for (const { url } of await archive.keys()) if (!named.has(url)) await archive.delete(url);
  await clients.claim();
}

async function answer(request) {
  const url = new URL(request.url);
  url.search = url.hash = "";
  const asked = url.href === at("index.html") ? SCOPE : url.href;
  const ours = (await listOf(SHELL))?.get(asked);
  const found = ours && (await kept(asked, ...ours));
  if (found) return found;
  const moves = request.mode === "navigate";
  if (ours && ours[1] === SHELL) {
    // Lost or damaged: as built from the server, or not at all.
    const again = await fetched(asked, ours[0]).catch(() => {});
    if (!again) return moves ? fetch(request) : Response.error();
    await (await caches.open(SHELL)).put(asked, again.clone()).catch(() => {});
    return again;
  }
  for (const name of ours ? [] : await shells()) {
    const theirs = (await listOf(name))?.get(asked);
    const found = theirs && (await kept(asked, ...theirs));
    if (found) return found;
  }
  // Not ours, or a part of the archive that is not kept. The page checks what it gets.
  return fetch(request).catch((error) => {
    if (moves) return Response.redirect(SCOPE);
    throw error;
  });
}

/** A worker without a list is how a site takes back what it has installed: it leaves no trace. */
async function retire() {
  for (const name of await caches.keys()) if (name.startsWith(SHELLS) || name === ARCHIVE) await caches.delete(name);
  await registration.unregister();
}

const sealed = NAME.test(LIST);
addEventListener("install", (event) => event.waitUntil(sealed ? install() : skipWaiting()));
addEventListener("activate", (event) => event.waitUntil(sealed ? activate() : retire()));
addEventListener("message", ({ data, ports }) => {
  if (data === "take over") skipWaiting();
  if (data === "which") ports[0]?.postMessage(LIST);
});
addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  if (sealed && method === "GET" && url.startsWith(SCOPE)) event.respondWith(answer(event.request));
});
