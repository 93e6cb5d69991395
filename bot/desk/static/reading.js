// Tells the contact's page that a person has read their words. Only what stood on this screen
// while somebody was at it: a page left open reads nothing.

const LOOK_EVERY_MS = 1000; // nobody reads in less
const AT_IT_MS = 15000; // a key or a hand on the mouse this lately: somebody is there
const ACTS = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"];

const place = (key) => key.slice(1).split("-").map(Number);
const later = (one, other) => {
  const [a, b] = [place(one), place(other)];
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
};
const folded = (line) => line.querySelector("details.veil:not([open])") !== null;
const inView = (line, box) => {
  const words = (line.querySelector(".bubble") || line).getBoundingClientRect();
  const frame = box.getBoundingClientRect();
  const bottom = Math.min(frame.bottom, innerHeight);
  return words.height > 0 && words.bottom <= bottom + 2 && words.bottom > Math.max(frame.top, 0);
};

// The newest of the contact's lines in view. Folded words are not read, nor what stands below
// them: whoever is told "read" must not take it for what nobody has looked at.
const reached = (box, told) => {
  let newest = "";
  for (const line of box.querySelectorAll(".line.contact")) {
    if (told && !later(line.dataset.key, told)) continue;
    if (folded(line)) break;
    if (inView(line, box)) newest = line.dataset.key;
  }
  return newest;
};

export const startReading = () => {
  const body = document.body;
  let actedAt = 0;
  let told = "";
  for (const act of ACTS) addEventListener(act, () => { actedAt = Date.now(); }, { passive: true, capture: true });
  setInterval(async () => {
    const box = document.getElementById("scroll");
    if (!box || document.hidden || Date.now() - actedAt > AT_IT_MS || !document.querySelector("[data-tells]")) return;
    const newest = reached(box, told);
    if (!newest) return;
    const before = told;
    told = newest;
    const seen = { method: "POST", body: new URLSearchParams({ entry: newest.slice(1) }), headers: { "X-CSRF": body.dataset.csrf }, redirect: "manual" };
    const answer = await fetch(`/cases/${encodeURIComponent(body.dataset.case)}/seen`, seen).catch(() => null);
    if (!answer || !answer.ok) told = before;
  }, LOOK_EVERY_MS);
};
