// Swapping the rows of a list: only those that changed, and what was unfolded stays so.

const stayOpen = (before, node) => {
  for (const folded of before.querySelectorAll("details[id][open]")) {
    const now = node.querySelector(`#${CSS.escape(folded.id)}`);
    if (now) now.open = true;
  }
};
export const keyed = (old, fresh) => {
  const have = new Map([...old.children].map((el) => [el.dataset.key, el]));
  let place = 0;
  for (const el of [...fresh.children]) {
    const before = have.get(el.dataset.key);
    // The server holds that this row is here as it was. If it is not, all of it is wanted.
    if (el.hasAttribute("data-same") && (!before || before.dataset.v !== el.dataset.v)) return false;
    have.delete(el.dataset.key);
    let node = before;
    if (!before || before.dataset.v !== el.dataset.v) {
      node = document.importNode(el, true);
      if (before) { stayOpen(before, node); before.replaceWith(node); }
      else node.classList.add("arrived");
    }
    if (old.children[place] !== node) old.insertBefore(node, old.children[place] || null);
    place += 1;
  }
  for (const gone of have.values()) gone.remove();
  old.dataset.v = fresh.dataset.v;
  return true;
};
