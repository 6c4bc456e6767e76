// The pages of today's roll call and of the grids opened today, kept by the service worker for a
// class without network. Only these, only today; they go with whoever signs out or in, and with the
// night.
import { dayOf, type KeepCalls, type KeptMoment } from "./kept-words";

interface Waiting extends Event {
  waitUntil(done: Promise<unknown>): void;
}

interface Fetched extends Waiting {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface Told extends Waiting {
  data: unknown;
}

const ours = "preau-calls-";
const assets_name = `${ours}assets`;
/** The pages of a day have a place of their own, that is thrown away as a whole. */
const pagesName = (): string => ours + dayOf(new Date());
const page =
  /^\/(presences\/(classes|groupes)\/\d+|evaluations\/\d+\/(saisie|items\/\d+))$/;
const sign = /^\/(connexion|deconnexion|activation)(\/|$)/;
const momentsKey = (path: string): string => `/presences/kept${path}`;

export function keepCalls(worker: EventTarget): void {
  worker.addEventListener("fetch", (event) => {
    const fetched = event as Fetched;
    const { request } = fetched;
    const url = new URL(request.url);
    if (url.origin !== location.origin) return;
    if (request.mode === "navigate") {
      if (sign.test(url.pathname)) fetched.waitUntil(erase());
      else if (request.method === "GET" && page.test(url.pathname))
        fetched.respondWith(answer(request, url));
    } else if (url.pathname.startsWith("/assets/") && request.method === "GET") {
      fetched.respondWith(asset(request));
    }
  });
  worker.addEventListener("message", (event) => {
    const told = event as Told;
    const asked = told.data as Partial<KeepCalls> | null;
    if (asked?.kind === "keep-calls") told.waitUntil(keep(asked as KeepCalls));
  });
  void sweep().catch(full);
}

/** From the network, and kept; without it, what was kept today. */
async function answer(request: Request, url: URL): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    const kept = await find(url);
    if (kept) return kept;
    throw error;
  }
  await remember(url, response).catch(full);
  return response;
}

async function remember(url: URL, response: Response): Promise<void> {
  // Nobody is signed in any more.
  if (response.type === "opaqueredirect") await erase();
  else if (response.ok && (await sweep())) await put(url.pathname + url.search, response.clone());
}

/** A device that is full, or whose store fails, keeps nothing, and is no worse for it. */
const full = (): undefined => undefined;

async function find(url: URL): Promise<Response | undefined> {
  if (!(await sweep())) return undefined;
  const pages = await caches.open(pagesName());
  const any = () => pages.match(url.pathname, { ignoreSearch: true });
  if (url.search) return (await pages.match(url.pathname + url.search)) ?? any();
  // The call of now: the last that has begun.
  const listed = await pages.match(momentsKey(url.pathname));
  const moments = listed ? ((await listed.json()) as KeptMoment[]) : [];
  const now = new Date();
  const minutes = now.getHours() * 60 + now.getMinutes();
  const begun = moments.filter((moment) => moment.from <= minutes).at(-1) ?? moments[0];
  return (begun && (await pages.match(begun.url))) ?? any();
}

/** Keeps what is not there yet of the pages of a class, and what they are drawn with. */
async function keep({ path, moments, assets }: KeepCalls): Promise<void> {
  await sweep();
  const pages = await caches.open(pagesName());
  // What is written again is away for a moment: only what has changed is.
  const listed = JSON.stringify(moments);
  if ((await (await pages.match(momentsKey(path)))?.text()) !== listed)
    await pages.put(momentsKey(path), new Response(listed));
  for (const { url } of moments) {
    if (await pages.match(url)) continue;
    const response = await fetch(url, { redirect: "error" });
    if (response.ok) await pages.put(url, response);
  }
  const drawn = await caches.open(assets_name);
  for (const name of assets) if (!(await drawn.match(name))) await drawn.add(name);
}

async function put(url: string, response: Response): Promise<void> {
  const pages = await caches.open(pagesName());
  await pages.put(url, response);
}

/** The name of an asset holds its hash: what is kept is what is asked for. */
async function asset(request: Request): Promise<Response> {
  const kept = await caches.match(request, { cacheName: assets_name }).catch(full);
  return kept ?? fetch(request);
}

/** Erases what is not of today; says whether something is kept. */
async function sweep(): Promise<boolean> {
  const today = pagesName();
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  const isKept = names.includes(today);
  for (const name of names)
    if (name !== today && !(isKept && name === assets_name)) await caches.delete(name);
  return isKept;
}

async function erase(): Promise<void> {
  for (const name of await caches.keys()) if (name.startsWith(ours)) await caches.delete(name);
}
