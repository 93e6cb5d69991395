// Draws the conversation. Words are only ever set as text, never as markup.

const SAFE_LINK = /^(https:\/\/|tel:|sms:|mailto:)/;
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

function make(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

function part(piece) {
  if (typeof piece === "string") return piece;
  if (!SAFE_LINK.test(piece.href)) return piece.text;
  const link = make("a", "", piece.text);
  link.href = piece.href;
  if (piece.href.startsWith("https:")) {
    link.target = "_blank";
    link.rel = "noreferrer";
  }
  return link;
}

// Whether one entry of the transcript stands behind another: `12-3` comes after `12-2`.
function later(one, other) {
  const [a, b] = [one, other].map((id) => id.split("-").map(Number));
  return a[0] === b[0] ? a[1] > b[1] : a[0] > b[0];
}

function whoLine(entry) {
  const time = clock.format(new Date(entry.at));
  if (entry.from === "staff") {
    return make("p", "who", make("b", "", entry.name ?? "A worker"), ` · worker · ${time}`);
  }
  return make("p", "who", entry.from === "you" ? `You · ${time}` : `Waymark · ${time}`);
}

export function makeLog({ onChoice }) {
  const talk = document.getElementById("talk");
  const log = document.getElementById("log");
  const pending = document.getElementById("pending");
  const newest = document.getElementById("newest");
  const say = document.getElementById("say");
  const shown = new Set();
  const owns = []; // what the contact wrote: { id, item }, in order
  const readMark = make("p", "read");

  const atEnd = () => talk.scrollHeight - talk.scrollTop - talk.clientHeight < 90;
  const toEnd = () => {
    talk.scrollTop = talk.scrollHeight;
    // On a very low screen the whole page scrolls instead.
    if (getComputedStyle(talk).overflowY === "visible") scrollTo(0, document.body.scrollHeight);
  };
  talk.addEventListener("scroll", () => { if (atEnd()) newest.hidden = true; }, { passive: true });
  newest.addEventListener("click", () => {
    toEnd();
    newest.hidden = true;
    document.getElementById("words").focus();
  });

  function bubble(entry, fresh) {
    const item = make("li", `said ${entry.from}${fresh ? " new" : ""}`, whoLine(entry));
    const words = make("div", "bubble", ...entry.parts.map(part));
    words.dir = "auto";
    item.append(words);
    if (entry.choices?.length) item.append(choiceRow(entry.choices));
    return item;
  }

  function choiceRow(choices) {
    const row = make("div", "choices");
    for (const choice of choices) {
      const button = make("button", "choice", choice.label);
      button.dir = "auto";
      button.type = "button";
      button.addEventListener("click", () => {
        button.setAttribute("aria-pressed", "true");
        onChoice(choice);
      });
      row.append(button);
    }
    return row;
  }

  // Read out what others say, and not what was there when the page opened.
  function readOut(entry) {
    const who = entry.from === "staff" ? `${entry.name}, worker: ` : "";
    const choices = entry.choices?.length
      ? ` Choices: ${entry.choices.map((choice) => choice.label).join(", ")}.` : "";
    const words = entry.parts.map((piece) => piece.text ?? piece).join("");
    const line = make("span", "", `${who}${words}${choices} `);
    say.append(line);
    setTimeout(() => line.remove(), 20000);
  }

  // A long reply is shown from its top, so that its first line (the number) is what is seen.
  function bringUp(item, follow) {
    if (!follow) {
      newest.hidden = false;
      return;
    }
    toEnd();
    const above = talk.getBoundingClientRect().top - item.getBoundingClientRect().top;
    if (above > 0) talk.scrollTop -= above + 8;
  }

  return {
    entry(id, entry, { live }) {
      if (shown.has(id)) return;
      shown.add(id);
      const own = entry.from === "you" && entry.ref
        ? pending.querySelector(`[data-ref="${CSS.escape(entry.ref)}"]`) : null;
      const follow = atEnd();
      own?.remove();
      const item = bubble(entry, live && !own);
      log.append(item);
      if (entry.from === "you") {
        owns.push({ id, item });
        if (follow) toEnd();
      } else {
        if (live) readOut(entry);
        bringUp(item, follow || !live);
      }
    },
    // A person on the staff has read as far as this entry: said below the contact's last words
    // up to there, and nowhere else.
    read({ entry, words }) {
      const reached = owns.findLast((own) => !later(own.id, entry));
      if (!reached) return;
      const follow = atEnd();
      readMark.textContent = words;
      readMark.dir = "auto";
      reached.item.append(readMark);
      if (follow) toEnd();
    },
    // Help that came back because nothing could be stored: shown here, kept nowhere.
    help(entry) {
      const item = bubble(entry, true);
      pending.append(item);
      readOut(entry);
      bringUp(item, true);
    },
    own(ref, words) {
      const entry = { from: "you", at: new Date().toISOString(), parts: [words] };
      const item = bubble(entry, true);
      item.dataset.ref = ref;
      pending.append(item);
      toEnd();
    },
    state(ref, state) {
      const item = pending.querySelector(`[data-ref="${CSS.escape(ref)}"]`);
      if (!item) return;
      item.classList.toggle("waiting", state !== "stored");
      const time = clock.format(new Date());
      const words = { sending: "Sending", again: "Not sent yet. Trying again", stored: `You · ${time}` };
      item.querySelector(".who").textContent = words[state];
    },
    drop(ref) { pending.querySelector(`[data-ref="${CSS.escape(ref)}"]`)?.remove(); },
    clear() {
      log.replaceChildren();
      pending.replaceChildren();
      shown.clear();
      owns.length = 0;
      readMark.remove();
    },
    toEnd,
  };
}
