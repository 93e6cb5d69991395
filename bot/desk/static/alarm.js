// A new P1, or new danger in one's own case: a sound, the title, a notification, and words for a
// screen reader. Tier and route only: never a contact's words.
import { write } from "./times.js";

const byId = (id) => document.getElementById(id);
const ALARM_EVERY = 30000; // ms, while a P1 waits and this person is on shift
const quiet = () => Boolean(document.body.dataset.quiet);

// Sound is off until somebody turns it on in this browser; then it is remembered.

let audio = null;
const soundOn = () => !quiet() && localStorage.getItem("desk-sound") === "on";
const ring = () => {
  if (!audio || audio.state !== "running" || !soundOn()) return;
  [0, 0.28, 0.56].forEach((delay, i) => {
    const tone = audio.createOscillator();
    const level = audio.createGain();
    const start = audio.currentTime + delay;
    tone.frequency.value = i === 2 ? 880 : 660;
    level.gain.setValueAtTime(0.0001, start);
    level.gain.exponentialRampToValueAtTime(0.25, start + 0.03);
    level.gain.exponentialRampToValueAtTime(0.0001, start + 0.25);
    tone.connect(level).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.26);
  });
  document.body.dataset.rang = String(Number(document.body.dataset.rang || 0) + 1);
};
export const drawSound = () => {
  const button = byId("sound");
  if (!button) return;
  const works = audio && audio.state === "running" && soundOn();
  button.hidden = quiet();
  button.dataset.on = works ? "yes" : "";
  write(button, works ? "Turn off sound" : "Turn on sound");
};
const wakeSound = async () => {
  audio = audio || new AudioContext();
  if (audio.state !== "running") await audio.resume();
  drawSound();
};
// A browser lets a page sound only after its person has pressed something.
document.addEventListener("click", (event) => {
  if (event.target.id === "sound") {
    localStorage.setItem("desk-sound", event.target.dataset.on ? "off" : "on");
    wakeSound().then(ring);
  } else if (!audio && byId("sound") && soundOn()) wakeSound();
});

// Notifications, if their person and the browser allow them.

const mayNotify = () => "Notification" in window && Notification.permission === "granted" && localStorage.getItem("desk-notify") === "on";
const notify = (title, words, tag) => {
  if (!mayNotify() || !document.hidden) return;
  try {
    const shown = new Notification(title, { body: words, tag, silent: quiet() });
    shown.onclick = () => { window.focus(); shown.close(); };
  } catch {
    // Some browsers on phones let no page show one by itself.
  }
};
const drawNotify = () => {
  const button = byId("notify");
  if (!button) return;
  const there = "Notification" in window;
  const refused = there && Notification.permission === "denied";
  button.hidden = !there || refused;
  button.dataset.on = mayNotify() ? "yes" : "";
  write(button, mayNotify() ? "Turn off notifications in this browser" : "Turn on notifications in this browser");
  const why = there ? "This browser does not let the desk show notifications. Its settings can change that." : "This browser has no notifications.";
  write(byId("notify-state"), there && !refused ? "A new P1 can show outside this page: its tier and what it is about, nothing else." : why);
};
document.addEventListener("click", async (event) => {
  if (event.target.id !== "notify") return;
  if (event.target.dataset.on) localStorage.setItem("desk-notify", "off");
  else if ((await Notification.requestPermission()) === "granted") localStorage.setItem("desk-notify", "on");
  drawNotify();
});
drawNotify();

// The title says so until somebody looks.

let unseen = "";
const title = () => {
  if (unseen && document.hidden && !document.title.startsWith(unseen)) document.title = `${unseen} ${document.title}`;
};
document.addEventListener("visibilitychange", () => {
  if (document.hidden || !unseen) return;
  if (document.title.startsWith(`${unseen} `)) document.title = document.title.slice(unseen.length + 1);
  unseen = "";
});

// What is new since the page was last drawn

let known = null;
let knownAsked = null;
let alarmedAt = 0;
const ids = (words) => (words || "").split(" ").filter(Boolean);
const about = (p1, fresh) => {
  const routes = (p1.dataset.routes || "").split("|");
  return [...new Set(ids(p1.dataset.p1).map((id, i) => (fresh.includes(id) ? routes[i] : "")).filter(Boolean))].join(", ");
};
const say = (words) => write(byId("announce"), words);
export const alarm = () => {
  const p1 = byId("p1");
  if (!p1) return;
  const waiting = [...ids(p1.dataset.p1), ...ids(p1.dataset.danger)];
  const fresh = waiting.filter((id) => known && !known.has(id));
  known = new Set(waiting);
  const asked = ids(p1.dataset.agree);
  if (!quiet() && knownAsked && asked.some((id) => !knownAsked.has(id))) say("A colleague asks you to agree to close a case.");
  knownAsked = new Set(asked);
  const given = fresh.filter((id) => id.startsWith("handed:"));
  const danger = fresh.filter((id) => id.startsWith("danger:"));
  const urgent = fresh.filter((id) => !id.startsWith("handed:"));
  if (given.length && !quiet()) say("A colleague handed you a case.");
  else if (urgent.length) {
    const many = urgent.length === 1 ? "A new P1 case is waiting." : `${urgent.length} new P1 cases are waiting.`;
    say(danger.length ? "New danger in a case that you have." : many);
    unseen = "New P1:";
    notify(danger.length ? "P1: new danger in your case" : "P1: danger now", about(p1, urgent), urgent[0]);
  }
  title();
  const repeats = waiting.length && p1.dataset.staffed && Date.now() - alarmedAt >= ALARM_EVERY;
  if (fresh.length || repeats) { alarmedAt = Date.now(); ring(); }
};
