// Keys for whoever decides many applications. Everything on these pages works without them, and
// they can be switched off, because a screen reader or a voice may type single letters.
(() => {
  const store = "geleit-keys";
  const note = document.querySelector("[data-keys]");
  const button = note?.querySelector("button");
  let on = localStorage.getItem(store) !== "off";
  const say = () => button?.setAttribute("aria-pressed", String(on));
  if (note) note.hidden = false;
  say();
  button?.addEventListener("click", () => {
    on = !on;
    localStorage.setItem(store, on ? "on" : "off");
    say();
  });

  // In a list, j and k walk from row to row; Enter opens what has the focus. Rows come and go
  // where several people decide at once.
  const all = () => [...document.querySelectorAll("[data-row]")];
  const here = () => document.activeElement?.closest("[data-row]");
  const walk = (step) => {
    const rows = all();
    const at = rows.indexOf(here());
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), rows.length - 1);
    rows[next].focus();
  };

  // On one application a key opens its decision; Enter, on the button that then has the focus,
  // takes it.
  const use = (found) => {
    if (found.tagName !== "DETAILS") return found.click();
    const submit = found.querySelector("button[type=submit]");
    found.open = submit ? true : !found.open;
    (submit ?? found.querySelector("summary")).focus();
  };

  // A key belongs to the row that has the focus, and never to another row.
  const target = (key) => {
    const named = `[data-key="${CSS.escape(key)}"]`;
    const outside = [...document.querySelectorAll(named)].find((found) => !found.closest("[data-row]"));
    return here()?.querySelector(named) ?? outside;
  };

  document.addEventListener("keydown", (event) => {
    if (!on || event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), textarea, select")) return;
    const isStep = (event.key === "j" || event.key === "k") && all().length > 0;
    const found = target(event.key);
    if (!isStep && !found) return;
    event.preventDefault();
    if (isStep) walk(event.key === "j" ? 1 : -1);
    else use(found);
  });
})();
