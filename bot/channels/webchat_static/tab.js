// What this tab remembers: its key, words not yet stored, and the draft. Gone with the tab.
// Nothing else is kept on the phone: the conversation itself is read from the server.

const NAMES = { key: "k", outbox: "o", draft: "d" };
const fallback = new Map(); // where a browser refuses storage, the page still works until reloaded

function read(name) {
  try {
    return sessionStorage.getItem(NAMES[name]) ?? fallback.get(name) ?? null;
  } catch {
    return fallback.get(name) ?? null;
  }
}

function write(name, value) {
  try {
    if (value) sessionStorage.setItem(NAMES[name], value);
    else sessionStorage.removeItem(NAMES[name]);
  } catch {
    if (value) fallback.set(name, value);
    else fallback.delete(name);
  }
}

export const tab = {
  get key() { return read("key"); },
  set key(value) { write("key", value); },
  get draft() { return read("draft") ?? ""; },
  set draft(value) { write("draft", value); },
  get outbox() {
    try {
      return JSON.parse(read("outbox") ?? "[]");
    } catch {
      return [];
    }
  },
  set outbox(items) { write("outbox", items.length ? JSON.stringify(items) : ""); },
  forget() {
    fallback.clear();
    try {
      sessionStorage.clear();
    } catch {
      // Nothing was kept, so there is nothing to clear.
    }
  },
};

// A UUID made without crypto.randomUUID, which browsers keep back on plain-http addresses.
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
