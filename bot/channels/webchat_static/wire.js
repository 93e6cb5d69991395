// The way to the server: messages out (until each is stored), the transcript in (for ever).

import { tab } from "./tab.js";

const LONGEST_WAIT_S = 15;
const ANSWER_WITHIN_S = 15;
const SILENT_AFTER_S = 40; // the server speaks at least every 12 s

const bearer = () => ({ Authorization: `Bearer ${tab.key}` });

// Waits, but not longer than until the network or the page comes back.
function pause(seconds) {
  return new Promise((done) => {
    const on = () => {
      clearTimeout(timer);
      removeEventListener("online", on);
      document.removeEventListener("visibilitychange", seen);
      done();
    };
    const seen = () => document.visibilityState === "visible" && on();
    const timer = setTimeout(on, seconds * 1000);
    addEventListener("online", on);
    document.addEventListener("visibilitychange", seen);
  });
}

async function post(path, body, headers = {}) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_WITHIN_S * 1000);
  try {
    const response = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
      cache: "no-store",
      credentials: "omit",
      signal: stop.signal,
    });
    const answer = await response.json().catch(() => ({}));
    return { status: response.status, after: Number(response.headers.get("Retry-After")) || 0, answer };
  } catch {
    return { status: 0, after: 0, answer: {} };
  } finally {
    clearTimeout(timer);
  }
}

// Sends one message until it is stored. Returns "stored", "ended", or a refusal { why }.
// `again(status, help)` is told of each try that failed; `kept(help)` of help that came along
// because the message waits on disk for the store.
export async function deliver(body, again, kept) {
  for (let wait = 1; ; wait = Math.min(wait * 2, LONGEST_WAIT_S)) {
    const { status, after, answer } = await tryOnce(body);
    if (status === 200 && answer.stored) {
      if (answer.help) kept(answer.help);
      return "stored";
    }
    if (status === 410 || status === 401) return "ended";
    if (status === 400 || status === 413) return { why: answer.error };
    again(status, answer.help);
    await pause(Math.max(wait, after));
  }
}

async function tryOnce(body) {
  if (!tab.key) {
    const begun = await post("start", {});
    if (!begun.answer.key) return { ...begun, status: 0 };
    tab.key = begun.answer.key;
  }
  return post("messages", body, bearer());
}

// A small sign: lost without harm, so nothing waits for it and nothing tries again.
export function sign(path, body) {
  if (tab.key) post(path, body, bearer());
}

// Browsers refuse a last request of more than 64 KiB, and then nobody would hear of the leaving:
// what goes beyond is cut off, from the end.
const LAST_BYTES = 60_000;
const LONGEST_LETTER = 6; // bytes, as JSON writes it

function fitting(unsent) {
  const fits = [];
  let room = LAST_BYTES;
  for (const body of unsent) {
    const size = new TextEncoder().encode(JSON.stringify(body)).length + 1;
    if (size <= room) fits.push(body);
    else if (body.text && room > 1000) {
      const letters = Math.floor((room - 200) / LONGEST_LETTER);
      fits.push({ ...body, text: Array.from(body.text).slice(0, letters).join("") });
    }
    room -= size;
    if (room <= 0) break;
  }
  return fits;
}

// Leaving: what is unsent goes out with the goodbye, and nothing here waits for an answer.
export function goodbye(unsent) {
  if (!tab.key) return;
  fetch("leave", {
    method: "POST",
    headers: { "Content-Type": "application/json", ...bearer() },
    body: JSON.stringify({ unsent: fitting(unsent) }),
    credentials: "omit",
    keepalive: true,
  }).catch(() => {});
}

// Follows the transcript. `on` takes entry(id, data), live(), away(), typing(now, words),
// read({ entry, words }), ended().
export async function follow(on) {
  let last = "";
  let wait = 1;
  while (tab.key) {
    const ended = await readOnce(last, {
      ...on,
      entry(id, data) {
        last = id;
        on.entry(id, data);
      },
      live() {
        wait = 1;
        on.live();
      },
    });
    if (ended) return on.ended();
    on.away();
    await pause(wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_S);
  }
}

async function readOnce(last, on) {
  const stop = new AbortController();
  let heard = Date.now();
  const watch = setInterval(() => {
    if (Date.now() - heard > SILENT_AFTER_S * 1000) stop.abort();
  }, 5000);
  // A phone that slept may hold a dead line: look at once when the page is seen again.
  const back = () => {
    if (document.visibilityState === "visible" && Date.now() - heard > 15000) stop.abort();
  };
  document.addEventListener("visibilitychange", back);
  try {
    const headers = last ? { ...bearer(), "Last-Event-ID": last } : bearer();
    const response = await fetch("stream", {
      headers, cache: "no-store", credentials: "omit", signal: stop.signal,
    });
    if (response.status === 401 || response.status === 410) return true;
    if (!response.ok) return false;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return false;
      heard = Date.now();
      text += decoder.decode(value, { stream: true });
      const frames = text.split("\n\n");
      text = frames.pop();
      for (const frame of frames) {
        if (take(frame, on) === "left") return true;
      }
    }
  } catch {
    return false;
  } finally {
    clearInterval(watch);
    document.removeEventListener("visibilitychange", back);
    stop.abort();
  }
}

function take(frame, on) {
  const fields = {};
  for (const line of frame.split("\n")) {
    const at = line.indexOf(": ");
    if (at > 0) fields[line.slice(0, at)] = line.slice(at + 2);
  }
  if (fields.event === "entry") on.entry(fields.id, JSON.parse(fields.data));
  if (fields.event === "live") on.live();
  if (fields.event === "typing") on.typing(true, JSON.parse(fields.data).words);
  if (fields.event === "typed") on.typing(false, "");
  if (fields.event === "read") on.read(JSON.parse(fields.data));
  if (fields.event === "away") on.away();
  return fields.event;
}
