// The page: joins what is written, what is sent, what is shown, and leaving.

import { watchLeave } from "./leave.js";
import { makeLog } from "./log.js";
import { makeSigns } from "./signs.js";
import { newId, tab } from "./tab.js";
import { deliver, follow, goodbye } from "./wire.js";

document.documentElement.classList.remove("no-js");

const SLOWER = "One moment. Your messages are sent one after another.";
const NOT_YET = "Your message is not sent yet. This page keeps trying.";
const CONNECTING = "Connecting again. What you send is kept here until then.";
const SAY_CONNECTING_AFTER_MS = 1500; // a line that comes straight back is no news

const form = document.getElementById("write");
const words = document.getElementById("words");
const menu = document.getElementById("menu");
const status = document.getElementById("status");
const limit = Number(form.dataset.limit);
const log = makeLog({ onChoice: choose });
const signs = makeSigns(document.getElementById("typing"));
let sending = false;
let following = false;
let live = false;
let left = false;
let troubled = 0;

function tell(text) {
  if (status.textContent !== text) status.textContent = text;
}

function send(body, shown) {
  const item = { body: { id: newId(), ...body }, shown };
  tab.outbox = [...tab.outbox, item];
  log.own(item.body.id, shown);
  log.state(item.body.id, "sending");
  sendAll();
}

function choose(choice) {
  send({ choice: { label: choice.label, value: choice.value } }, choice.label);
  words.focus({ preventScroll: true });
}

// One at a time and in order; each stays in the tab until the server has stored it.
async function sendAll() {
  if (sending) return;
  sending = true;
  while (!left && tab.outbox.length) {
    const item = tab.outbox[0];
    const { id } = item.body;
    const outcome = await deliver(item.body, (code, help) => {
      log.state(id, "again");
      if (help) log.help(help);
      tell(code === 429 ? SLOWER : NOT_YET);
    }, log.help);
    if (left) return;
    tab.outbox = tab.outbox.filter((other) => other.body.id !== id);
    if (outcome === "stored") {
      log.state(id, "stored");
      tell("");
      followOnce();
    } else {
      log.drop(id);
      giveBack(item);
      if (outcome === "ended") startAfresh();
      else tell(`That could not be sent: ${outcome.why}.`);
    }
  }
  sending = false;
}

// Words that could not be sent go back to where they were written.
function giveBack(item) {
  if (!item.body.text) return;
  words.value = words.value ? `${item.body.text}\n${words.value}` : item.body.text;
  tab.draft = words.value;
  fit();
}

function startAfresh() {
  tab.key = null;
  clearTimeout(troubled); // there is nothing to connect to again
  log.clear();
  signs.forget();
  tell("That chat has ended. Send your message to start a new one.");
}

async function followOnce() {
  if (following || !tab.key) return;
  following = true;
  live = false;
  await follow({
    entry(id, entry) {
      log.entry(id, entry, { live });
      signs.entry(id, entry);
    },
    typing: (now, words) => signs.workerTypes(now, words),
    read: (read) => log.read(read),
    live() {
      live = true;
      clearTimeout(troubled);
      if (status.textContent === CONNECTING) tell("");
    },
    away() {
      signs.workerTypes(false);
      clearTimeout(troubled);
      troubled = setTimeout(() => !left && !tab.outbox.length && tell(CONNECTING), SAY_CONNECTING_AFTER_MS);
    },
    ended() { if (!left) startAfresh(); },
  });
  following = false;
}

function fit() {
  words.style.height = "auto";
  words.style.height = `${words.scrollHeight + 3}px`;
}

function submit() {
  const text = words.value.trim();
  if (!text) return words.focus();
  if (Array.from(text).length > limit) {
    tell(`That is too long. A message can have at most ${limit.toLocaleString("en-GB")} letters.`);
    return;
  }
  words.value = "";
  tab.draft = "";
  fit();
  tell("");
  signs.sent();
  send({ text }, text);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
  words.focus();
});
words.addEventListener("input", () => {
  tab.draft = words.value;
  fit();
  if (words.value) signs.types();
});
// With a keyboard, Enter sends and Shift+Enter makes a line; on glass Enter makes a line.
words.addEventListener("keydown", (event) => {
  const glass = matchMedia("(pointer: coarse)").matches;
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !glass) {
    event.preventDefault();
    submit();
  }
});
menu.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  menu.open = false;
  send({ text: button.value }, button.textContent);
  words.focus();
});
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
for (const button of document.querySelectorAll("#first button")) {
  button.addEventListener("click", () => choose({ label: button.textContent, value: button.value }));
}

watchLeave(() => {
  left = true;
  goodbye(tab.outbox.map((item) => item.body));
  tab.forget();
});

words.value = tab.draft;
fit();
for (const item of tab.outbox) {
  log.own(item.body.id, item.shown);
  log.state(item.body.id, "sending");
}
if (tab.outbox.length) sendAll();
followOnce();
