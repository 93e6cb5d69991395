// The queue's filter: its address changes, the page stays, and the live feed follows.

const KEPT = "queue-filter"; // in this tab alone: codes of tier, route and area, no words
const byId = (id) => document.getElementById(id);

const chosen = (form) => {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (value) query.append(name, value);
  const words = query.toString();
  return words ? `?${words}` : "";
};
const fillIn = (form, search) => {
  const query = new URLSearchParams(search);
  for (const field of form.querySelectorAll("select, input[type=hidden]")) field.value = query.get(field.name) || "";
};

// The address of the queue as it was last looked at in this tab.
export const queueAddress = () => `/${sessionStorage.getItem(KEPT) || ""}`;

export const startFilters = (moved) => {
  const form = byId("filter");
  if (!form) return;
  const keep = (search) => { if (search) sessionStorage.setItem(KEPT, search); else sessionStorage.removeItem(KEPT); };
  const go = (search, push) => {
    if (push && search !== location.search) history.pushState(null, "", `/${search}`);
    keep(search);
    moved(`/${search}`, `/live${search}`);
  };
  keep(location.search);
  form.addEventListener("change", () => go(chosen(form), true));
  form.addEventListener("submit", (event) => { event.preventDefault(); go(chosen(form), true); });
  document.addEventListener("click", (event) => {
    if (!event.target.closest("#filter-all, [data-all]")) return;
    event.preventDefault();
    fillIn(form, "");
    go("", true);
    byId("filter-open").focus();
  });
  addEventListener("popstate", () => { fillIn(form, location.search); go(location.search, false); });
};
