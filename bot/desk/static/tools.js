// Ready replies and services, put where the caret is.
const byId = (id) => document.getElementById(id);

export const putIn = (words) => {
  const box = byId("text");
  const before = box.value.slice(0, box.selectionStart);
  const after = box.value.slice(box.selectionEnd);
  const gap = (part, edge) => (part && !edge.test(part) ? "\n\n" : "");
  const start = before + gap(before, /\n\n$/) + words;
  box.value = start + gap(after, /^\n\n/) + after;
  box.focus();
  box.setSelectionRange(start.length, start.length);
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.scrollIntoView({ block: "nearest" });
};
export const sift = (field) => {
  const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  const rows = [...byId(field.dataset.filter).children];
  for (const row of rows) row.hidden = !wanted.every((word) => row.dataset.words.toLowerCase().includes(word));
  field.closest("details").querySelector("[data-none]").hidden = rows.some((row) => !row.hidden);
};
