// Leaving at once: by the button, or by pressing Esc or Shift three times within five seconds.

const PRESSES = 3;
const WITHIN_MS = 5000;

export function watchLeave(leaving) {
  const link = document.getElementById("leave");
  const say = document.getElementById("say");
  let gone = false;

  function go() {
    if (gone) return;
    gone = true;
    const address = link.href;
    // Blank first: the next site may take a while on a slow phone.
    document.getElementById("chat").className = "gone";
    document.title = "Loading";
    leaving();
    document.body.replaceChildren();
    location.replace(address);
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    go();
  });

  let presses = 0;
  let key = "";
  let timer = 0;
  let alone = false; // Shift pressed together with a letter is typing, not leaving

  function forget() {
    presses = 0;
    clearTimeout(timer);
  }

  addEventListener("keydown", (event) => {
    alone = event.key === "Shift" || event.key === "Escape";
    if (!alone) forget();
  }, true);
  addEventListener("keyup", (event) => {
    if (!alone || (event.key !== "Shift" && event.key !== "Escape")) return;
    if (event.key !== key) forget();
    key = event.key;
    presses += 1;
    clearTimeout(timer);
    if (presses === PRESSES) return go();
    timer = setTimeout(forget, WITHIN_MS);
    if (presses === PRESSES - 1) say.textContent = "Press once more to exit.";
  }, true);

  // A page brought back from memory after leaving must show nothing.
  addEventListener("pageshow", (event) => {
    if (event.persisted && gone) location.replace(link.href);
  });
}
