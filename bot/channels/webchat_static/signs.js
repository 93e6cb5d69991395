// Small signs to the worker: that something is being typed, and how far this page was shown.
// Words are never part of them, and nothing is told before a worker writes here.

import { sign } from "./wire.js";

const SIGN_EVERY_MS = 4000; // a sign counts for twice as long
const SHOWN_AFTER_MS = 700; // several messages that come together are one sign

export function makeSigns(line) {
  let worker = false;
  let signedAt = 0;
  let last = "";
  let told = "";
  let timer = 0;
  const tellShown = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (!worker || !last || last === told || document.hidden) return;
      told = last;
      sign("shown", { entry: last });
    }, SHOWN_AFTER_MS);
  };
  document.addEventListener("visibilitychange", tellShown);
  return {
    entry(id, entry) {
      if (entry.from === "staff") worker = true;
      if (entry.from === "you") return;
      line.hidden = true;
      last = id;
      tellShown();
    },
    types() {
      if (!worker || Date.now() - signedAt < SIGN_EVERY_MS) return;
      signedAt = Date.now();
      sign("typing", {});
    },
    sent() { signedAt = 0; },
    workerTypes(now, words) {
      if (now) line.querySelector("span").textContent = words;
      line.hidden = !now;
    },
    forget() { worker = false; last = ""; line.hidden = true; },
  };
}
