// Single keys, for people who live at the desk. Never while somebody types, never with Ctrl,
// Alt or a system key, and not at all for who turned them off (WCAG 2.1.4).
import { queueAddress } from "./filters.js";
import { write } from "./times.js";

const byId = (id) => document.getElementById(id);
const CHORD = 1500; // ms to press the second key of two
const TYPES = "input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]";

const rows = () => [...document.querySelectorAll(".queue > .row[data-key]")];
const rowOf = (el) => el && el.closest && el.closest(".queue > .row[data-key]");
const linkOf = (row) => row && row.querySelector("h2 a");
export const step = (by) => {
  const all = rows();
  if (!all.length) return false;
  const here = all.indexOf(rowOf(document.activeElement));
  const next = here < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, here + by));
  linkOf(all[next]).focus();
  all[next].scrollIntoView({ block: "nearest" });
  return true;
};
const claim = () => {
  const row = rowOf(document.activeElement);
  const place = byId("filter") ? row : document.querySelector(".case-act");
  const form = place && place.querySelector('form[action$="/claim"]');
  if (form) form.requestSubmit();
  else if (byId("filter") && !row) write(byId("announce"), "Choose a case with j or k, then press c.");
  return Boolean(form);
};
const focusOn = (el) => {
  if (!el) return false;
  const folded = el.closest("details");
  if (folded) folded.open = true;
  el.focus();
  el.scrollIntoView({ block: "nearest" });
  return true;
};
const search = () => (byId("filter") ? focusOn(byId("filter-tier")) : focusOn(byId("ready-search")));
const unveil = () => {
  const veils = [...document.querySelectorAll(".veil")];
  const shut = veils.some((veil) => !veil.open);
  for (const veil of veils) veil.open = shut;
  return veils.length > 0;
};
const sheet = () => { const dialog = byId("keys"); if (dialog && !dialog.open) dialog.showModal(); return Boolean(dialog); };
const DOES = {
  j: () => step(1), k: () => step(-1), c: claim, r: () => focusOn(byId("text")), n: () => focusOn(byId("note-text")),
  "/": search, s: () => focusOn(byId("find-words")), b: unveil, "?": sheet,
};
const GOES = { q: queueAddress, a: () => "/account" };

let wentAt = 0;
const pressed = (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (document.querySelector("dialog[open]") || event.target.closest(TYPES)) return;
  const { key } = event;
  // Arrows scroll the page until a case has the focus.
  const arrow = { ArrowDown: 1, ArrowUp: -1 }[key];
  if (arrow && rowOf(event.target)) { event.preventDefault(); step(arrow); return; }
  if (!document.body.dataset.keys) return;
  if (Date.now() - wentAt < CHORD && GOES[key]) { event.preventDefault(); location.assign(GOES[key]()); return; }
  wentAt = key === "g" ? Date.now() : 0;
  if (DOES[key] && DOES[key]()) event.preventDefault();
};

export const startKeys = () => {
  const open = byId("keys-open");
  if (!open) return;
  open.hidden = false;
  open.addEventListener("click", sheet);
  document.addEventListener("keydown", pressed);
};
