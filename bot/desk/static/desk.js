// The desk's own script: ticks, hears of changes, swaps what changed, keeps drafts.
// Every page works without it by reloading.
import { alarm, drawSound } from "./alarm.js";
import { queueAddress, startFilters } from "./filters.js";
import { startKeys } from "./keys.js";
import { startReading } from "./reading.js";
import { keyed } from "./swap.js";
import { putIn, sift } from "./tools.js";
import { tick, write } from "./times.js";

(() => {
  const body = document.body;
  const byId = (id) => document.getElementById(id);
  const SILENCE = 16000; // ms; three of the server's beats
  const RENEW_EVERY = 30000; // ms

  // Drafts: in this tab alone, and only while the case is ours to write in.

  const draftKey = (box) => `draft:${body.dataset.case}:${box.dataset.draft}`;
  const dropDrafts = (beginning) => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(beginning)) sessionStorage.removeItem(key);
  };
  const restoreDrafts = () => {
    for (const box of document.querySelectorAll("[data-draft]")) {
      const kept = sessionStorage.getItem(draftKey(box));
      if (kept && !box.value) box.value = kept;
    }
    const reply = byId("text");
    const claimable = document.querySelector(".case-act form");
    if (body.dataset.case && !reply && !claimable) dropDrafts(`draft:${body.dataset.case}:reply`);
  };

  // Swapping what changed

  const swap = (fresh) => {
    const focus = document.activeElement && document.activeElement.id;
    const row = document.activeElement && document.activeElement.closest(".queue > .row");
    const rowAt = row ? [...row.parentNode.children].indexOf(row) : -1;
    const box = byId("scroll");
    const atEnd = box && box.scrollTop + box.clientHeight >= box.scrollHeight - 40;
    const linesBefore = document.querySelectorAll(".line").length;
    let whole = true;
    for (const old of document.querySelectorAll("[data-live]")) {
      const next = fresh.querySelector(`[data-live="${old.dataset.live}"]`);
      if (!next || next.dataset.v === old.dataset.v) continue;
      if (old.hasAttribute("data-keyed")) whole = keyed(old, next) && whole;
      else old.replaceWith(document.importNode(next, true));
    }
    // A part that stands only on some cases, such as the checklist when a case rises to P1.
    const side = document.querySelector(".side");
    for (const next of fresh.querySelectorAll(".side > [data-live]")) {
      if (side && !side.querySelector(`[data-live="${next.dataset.live}"]`)) side.prepend(document.importNode(next, true));
    }
    document.title = fresh.title;
    body.dataset.version = whole ? fresh.body.dataset.version : "";
    if (!whole) setTimeout(refresh, 0);
    restoreDrafts();
    tick();
    if (focus && document.activeElement === body && byId(focus)) byId(focus).focus({ preventScroll: true });
    // The case that had the focus is gone from the list: stand where it stood.
    if (rowAt >= 0 && document.activeElement === body) {
      const there = document.querySelectorAll(".queue > .row h2 a");
      if (there.length) there[Math.min(rowAt, there.length - 1)].focus({ preventScroll: true });
      else byId("main").focus({ preventScroll: true });
    }
    const more = document.querySelectorAll(".line").length > linesBefore;
    if (box && more) {
      if (atEnd) toEnd();
      else byId("newer").hidden = false;
    }
    alarm();
  };
  const toEnd = () => {
    const box = byId("scroll");
    if (!box) return;
    box.scrollTop = box.scrollHeight;
    byId("newer").hidden = true;
  };
  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const signedOut = () => { dropDrafts("draft:"); location.assign("/sign-in?said=timed-out"); };

  let fetching = false;
  let again = false;
  const refresh = async () => {
    if (fetching) { again = true; return; }
    fetching = true;
    try {
      const answer = await fetch(body.dataset.url, { headers: { "X-Desk-Live": body.dataset.version || "1" }, redirect: "manual" });
      if (answer.type === "opaqueredirect") return signedOut();
      if (answer.status === 404) return location.assign("/?said=gone");
      if (!answer.ok) return lost();
      swap(parse(await answer.text()));
      found();
    } catch {
      lost();
    } finally {
      fetching = false;
      if (again) { again = false; refresh(); }
    }
  };

  // The live connection

  let source = null;
  let heard = Date.now();
  let pause = 500;
  let lostAt = null;
  const lost = () => {
    lostAt = lostAt || Date.now();
    const line = byId("lost");
    if (!line || Date.now() - lostAt < 2500) return;
    const at = new Date(lostAt).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
    line.hidden = false;
    write(line, `Connection lost at ${at}. What you see may be old. Trying again.`);
  };
  const found = () => { lostAt = null; if (byId("lost")) byId("lost").hidden = true; };
  const connect = () => {
    if (source) source.close();
    heard = Date.now();
    const url = new URL(body.dataset.stream, location.href);
    url.searchParams.set("seen", body.dataset.version);
    source = new EventSource(url);
    source.addEventListener("changed", () => { heard = Date.now(); refresh(); });
    source.addEventListener("beat", () => { heard = Date.now(); pause = 500; if (lostAt) refresh(); });
    source.addEventListener("signed-out", signedOut);
    source.onerror = () => {
      source.close();
      lost();
      if (source.readyState === EventSource.CLOSED) setTimeout(() => { connect(); refresh(); }, pause);
      pause = Math.min(pause * 2, 5000);
    };
  };

  // Posting without leaving the page

  const send = async (form, button) => {
    if (form.dataset.busy) return;
    form.dataset.busy = "yes";
    if (button) button.setAttribute("aria-busy", "true");
    try {
      const filled = new URLSearchParams(new FormData(form));
      if (button && button.name) filled.set(button.name, button.value);
      const answer = await fetch(form.action, { method: "POST", body: filled, headers: { "X-CSRF": body.dataset.csrf } });
      const landed = new URL(answer.url);
      if (landed.pathname.startsWith("/sign-in")) return signedOut();
      const fresh = parse(await answer.text());
      const home = new URL(body.dataset.url, location.href).pathname;
      const leaves = answer.ok && landed.pathname !== home;
      if (leaves && form.hasAttribute("data-ends-draft")) dropDrafts(`draft:${body.dataset.case}:`);
      if (leaves && landed.pathname === "/") for (const [name, value] of new URL(queueAddress(), location.href).searchParams) landed.searchParams.set(name, value);
      if (leaves) return location.assign(landed);
      if (!fresh.querySelector("[data-live]")) throw new Error("no page");
      done(form, fresh, answer.ok, filled);
      if (body.dataset.url.includes("team=")) refresh(); // the answer was drawn for every team
    } catch {
      const flash = document.querySelector("[data-flash]");
      flash.innerHTML = "";
      const line = document.createElement("p");
      line.className = "said bad";
      line.textContent = "That may not have got through. Your words are still here. Try again: it is done once, however often you press.";
      flash.append(line);
    } finally {
      delete form.dataset.busy;
      if (button) button.removeAttribute("aria-busy");
    }
  };
  const done = (form, fresh, ok, sent) => {
    const text = form.querySelector("[data-draft]");
    if (ok) {
      for (const press of document.querySelectorAll("input[name=press]")) if (form.contains(press)) press.value = fresh.querySelector("input[name=press]")?.value || press.value;
      // What was typed while it was under way is no part of what was sent.
      for (const box of form.querySelectorAll("[data-draft]")) if (box.value === sent.get(box.name)?.replaceAll("\r\n", "\n")) { sessionStorage.removeItem(draftKey(box)); box.value = ""; }
      const careful = form.querySelector("[name=careful]");
      if (careful) careful.checked = false;
    }
    document.querySelector("[data-flash]").replaceChildren(...document.importNode(fresh.querySelector("[data-flash]"), true).childNodes);
    for (const place of document.querySelectorAll("[data-wrong]")) {
      const next = fresh.querySelector(`[data-wrong="${place.dataset.wrong}"]`);
      place.replaceChildren(...(next ? document.importNode(next, true).childNodes : []));
    }
    swap(fresh);
    const refused = document.querySelector("[data-refused]");
    if (refused) refused.focus();
    else if (text && text.isConnected) text.focus();
    else if (ok && byId("text")) byId("text").focus();
    else if (document.activeElement === body) byId("main").focus({ preventScroll: true });
    if (ok && form.id === "reply") toEnd();
  };

  // Keeping the claim while somebody is there

  let renewedAt = 0;
  const active = async () => {
    const lease = byId("lease");
    if (!lease || Date.now() - renewedAt < RENEW_EVERY) return;
    renewedAt = Date.now();
    const data = new URLSearchParams({ press: crypto.randomUUID ? crypto.randomUUID() : String(Math.random()).slice(2).padEnd(16, "0") });
    try {
      const answer = await fetch(`/cases/${encodeURIComponent(body.dataset.case)}/renew`, { method: "POST", body: data, headers: { "X-CSRF": body.dataset.csrf }, redirect: "manual" });
      if (answer.ok && byId("lease")) byId("lease").dataset.left = (await answer.json()).until;
      else refresh();
    } catch {
      lost();
    }
  };

  // Telling colleagues that somebody is writing, every few seconds while they are

  const SIGN_EVERY = 4000; // ms; a sign counts for twice as long
  let signedAt = 0;
  const writes = (where) => {
    if (Date.now() - signedAt < SIGN_EVERY) return;
    signedAt = Date.now();
    fetch(`/cases/${encodeURIComponent(body.dataset.case)}/writing`, { method: "POST", body: new URLSearchParams({ where }), headers: { "X-CSRF": body.dataset.csrf }, redirect: "manual" }).catch(lost);
  };

  // Services, found without leaving the page

  const find = async (form) => {
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), headers: { "X-CSRF": body.dataset.csrf } });
      if (new URL(answer.url).pathname.startsWith("/sign-in")) return signedOut();
      const fresh = parse(await answer.text()).querySelector("#found");
      if (fresh) byId("found").replaceWith(document.importNode(fresh, true));
    } catch {
      lost();
    }
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.find && byId("text")) {
      event.preventDefault();
      find(form);
      return;
    }
    if (form.hasAttribute("data-leaves")) dropDrafts("draft:");
    if (!form.hasAttribute("data-sent")) return;
    event.preventDefault();
    send(form, event.submitter || form.querySelector("button"));
  });
  document.addEventListener("input", (event) => {
    const box = event.target.closest("[data-draft]");
    if (box) {
      if (box.value) sessionStorage.setItem(draftKey(box), box.value);
      else sessionStorage.removeItem(draftKey(box));
    }
    if (event.target.closest(".case")) active();
    if (event.target.dataset.writes && event.target.value) writes(event.target.dataset.writes);
    if (event.target.dataset.filter) sift(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.matches("textarea[data-draft]")) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    if (event.key === "Escape") for (const menu of document.querySelectorAll(".menu[open]")) { menu.open = false; menu.querySelector("summary").focus(); }
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a#to-queue, a#back");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) link.href = queueAddress();
    for (const menu of document.querySelectorAll(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
    if (event.target.id === "newer") toEnd();
    const words = event.target.closest("[data-insert]");
    if (words && byId("text")) {
      event.preventDefault();
      putIn(byId(words.dataset.insert).textContent);
    }
  });
  document.addEventListener("visibilitychange", () => { if (!document.hidden && body.dataset.url) refresh(); });

  if (body.dataset.door) dropDrafts("draft:");
  if (location.search.includes("said=")) {
    const query = location.search.slice(1).split("&").filter((part) => part && !part.startsWith("said=")).join("&");
    history.replaceState(null, "", location.pathname + (query ? `?${query}` : ""));
  }
  tick();
  setInterval(tick, 1000);
  startKeys();
  body.dataset.ready = "yes";
  if (!body.dataset.url) return;
  restoreDrafts();
  toEnd();
  // On a narrow page the conversation does not scroll by itself: begin where one writes.
  if (byId("text") && innerWidth < 1024 && !location.hash) byId("text").scrollIntoView({ block: "center" });
  drawSound();
  alarm();
  connect();
  startReading();
  startFilters((url, stream) => {
    body.dataset.url = url;
    body.dataset.stream = stream;
    connect();
    refresh();
  });
  setInterval(() => { if (Date.now() - heard > SILENCE) { lost(); connect(); refresh(); } alarm(); }, 4000);
})();
