// A new P1, or new danger in one's own case: a sound, and words for a screen reader.
import { write } from "./times.js";

const byId = (id) => document.getElementById(id);
const ALARM_EVERY = 30000; // ms, while a P1 waits and this person is on shift

let audio = null;
let known = null;
let knownAsked = null;
let alarmedAt = 0;
const soundOn = () => localStorage.getItem("desk-sound") !== "off";
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
};
export const alarm = () => {
  const p1 = byId("p1");
  if (!p1) return;
  const waiting = `${p1.dataset.p1} ${p1.dataset.danger}`.split(" ").filter(Boolean);
  const fresh = waiting.filter((id) => known && !known.has(id));
  known = new Set(waiting);
  const asked = (p1.dataset.agree || "").split(" ").filter(Boolean);
  if (knownAsked && asked.some((id) => !knownAsked.has(id))) write(byId("announce"), "A colleague asks you to agree to close a case.");
  knownAsked = new Set(asked);
  const given = fresh.some((id) => id.startsWith("handed:"));
  if (given) write(byId("announce"), "A colleague handed you a case.");
  else if (fresh.length) {
    const mine = fresh.some((id) => id.startsWith("danger:"));
    const many = fresh.length === 1 ? "A new P1 case is waiting." : `${fresh.length} new P1 cases are waiting.`;
    write(byId("announce"), mine ? "New danger in a case that you have." : many);
  }
  const repeats = waiting.length && p1.dataset.staffed && Date.now() - alarmedAt >= ALARM_EVERY;
  if (fresh.length || repeats) { alarmedAt = Date.now(); ring(); }
};
export const drawSound = () => {
  const button = byId("sound");
  if (!button) return;
  const works = audio && audio.state === "running" && soundOn();
  button.hidden = false;
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
  } else if (!audio && byId("sound")) wakeSound();
});
