// Times that go on counting on the page, from the server's clock.
const body = document.body;
const skew = Number(body.dataset.now) - Date.now();
const now = () => Date.now() + skew;

const span = (ms) => {
  const s = Math.max(0, Math.floor(ms / 1000));
  if (s < 3600) return `${Math.floor(s / 60)}:${String(s % 60).padStart(2, "0")}`;
  const h = Math.floor(s / 3600);
  if (h < 48) return `${h} h ${String(Math.floor((s % 3600) / 60)).padStart(2, "0")} min`;
  return `${Math.floor(h / 24)} d ${h % 24} h`;
};
export const write = (el, words) => { if (el.textContent !== words) el.textContent = words; };
export const tick = () => {
  const at = now();
  for (const el of document.querySelectorAll("[data-since]")) write(el, span(at - Number(el.dataset.since)));
  for (const el of document.querySelectorAll("[data-due]")) {
    const left = Number(el.dataset.due) - at;
    el.classList.toggle("over", left <= 0);
    write(el, left <= 0 ? `overdue by ${span(-left)}` : `due in ${span(left)}`);
  }
  for (const el of document.querySelectorAll("[data-left]")) {
    const left = Number(el.dataset.left) - at;
    el.classList.toggle("low", left < 60000);
    write(el, span(left));
  }
};
