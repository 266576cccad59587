// A board that everybody at the table has open stays the same for all of them: the server says
// that something has changed, and this page asks for what its reader may see. Decisions are sent
// from here, so that the focus stays where it was. Without this script everything is a form and
// a reload.
(() => {
  const board = document.querySelector("[data-live]");
  if (!board) return;
  const status = board.querySelector("[data-status]");
  const patience = 5000;
  let state = Number(board.dataset.state);
  let asked = 0;
  let busy = Promise.resolve();

  const say = (text, isBad = false) => {
    status.textContent = text;
    status.classList.toggle("bad", isBad);
  };

  // One page after the other, or an older one could overtake a newer one.
  const inTurn = (work) => { busy = busy.then(work, work); return busy; };

  const parts = (root) => new Map([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
  const rows = (root) => new Map([...root.querySelectorAll("tbody > [data-row]")].map((row) => [row.id, row]));

  // What has the focus: its row, its place among the rows, and its key in the row.
  const focus = () => {
    const at = document.activeElement;
    const row = at?.closest("[data-row]");
    if (!row) return { part: at?.closest("[data-part]")?.dataset.part, key: at?.dataset?.key };
    return { row: row.id, place: [...rows(board).keys()].indexOf(row.id), key: at === row ? "" : at.dataset.key };
  };

  const restore = ({ row, place, key, part }) => {
    if (document.activeElement && document.activeElement !== document.body) return;
    const there = rows(board);
    const found = row ? there.get(row) ?? [...there.values()][place] ?? [...there.values()].at(-1) : parts(board).get(part);
    if (!found) return;
    const control = key && found.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!control && !row) found.setAttribute("tabindex", "-1");
    (control || found).focus({ preventScroll: true });
  };

  // Rows stay in the order in which they stand: nothing jumps away under a finger.
  const renewRows = (old, fresh, isMine) => {
    const [before, after] = [rows(old), rows(fresh)];
    const body = old.querySelector("tbody");
    for (const [id, row] of before) {
      const next = after.get(id);
      if (next) renewRow(row, next, isMine);
      else row.remove();
    }
    for (const [id, row] of after) if (!before.has(id)) body.append(row);
  };

  // Only the cells that say something else are put in: the row stays, and with it the focus in the
  // others. What somebody else has decided is marked for a moment.
  const renewRow = (row, next, isMine) => {
    keepOpen(row, next);
    row.classList.remove("new");
    if (!row.className) row.removeAttribute("class");
    if (row.isEqualNode(next)) return;
    for (const name of row.getAttributeNames()) if (!next.hasAttribute(name)) row.removeAttribute(name);
    for (const { name, value } of next.attributes) row.setAttribute(name, value);
    const [was, is] = [[...row.cells], [...next.cells]];
    if (was.length !== is.length) row.replaceChildren(...is);
    else was.forEach((cell, n) => { if (!cell.isEqualNode(is[n])) cell.replaceWith(is[n]); });
    if (isMine) return;
    row.classList.add("new");
    setTimeout(() => row.classList.remove("new"), 2000);
  };

  const keepOpen = (old, fresh) => {
    const [was, is] = [old, fresh].map((root) => [...root.querySelectorAll("details")]);
    was.forEach((detail, n) => { if (is[n]) is[n].open = detail.open; });
  };

  const draw = (text, isMine = false) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const fresh = page.querySelector("[data-live]");
    if (!fresh) return location.reload();
    const [old, now] = [parts(board), parts(fresh)];
    // Another page altogether, for example the first proposal.
    if (old.has("pairs") !== now.has("pairs")) return location.reload();
    const held = focus();
    for (const [name, part] of old) {
      const next = now.get(name);
      if (!next || part.isEqualNode(next)) continue;
      const isTable = name === "pairs" && part.querySelector("tbody") && next.querySelector("tbody");
      if (isTable) renewRows(part, next, isMine);
      else {
        if (part.open) next.open = true;
        keepOpen(part, next);
        part.replaceWith(next);
      }
    }
    state = Number(fresh.dataset.state);
    board.dataset.state = String(state);
    restore(held);
    return page.querySelector("main > .kern-alert--success .kern-title")?.textContent ?? "";
  };

  const renew = () => inTurn(async () => {
    if (asked <= state) return;
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok || answer.redirected) return location.reload();
    draw(await answer.text());
  });

  board.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.method !== "post" || !form.closest('[data-part="pairs"], [data-part="last"]')) return;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    if (form.dataset.sent) return;
    form.dataset.sent = "yes";
    inTurn(async () => {
      const answer = await fetch(form.action, { method: "POST", body });
      const text = await answer.text();
      if (answer.ok && new URL(answer.url).pathname === location.pathname) {
        say(draw(text, true));
        return;
      }
      delete form.dataset.sent;
      if (answer.status !== 409) return location.reload();
      // Nothing has happened: say why, and show what holds now.
      const page = new DOMParser().parseFromString(text, "text/html");
      const words = ["main h1", "main .g-lead"].map((part) => page.querySelector(part)?.textContent.trim());
      asked = state + 1;
      renew();
      say(words.filter(Boolean).join(". "), true);
    }).catch(() => say(board.dataset.lost, true));
  });

  // The browser connects again by itself; where it gives up, this does, a little later.
  const listen = () => {
    const changes = new EventSource(board.dataset.live);
    changes.addEventListener("message", (event) => {
      asked = Math.max(asked, Number(event.data));
      renew().catch(() => say(board.dataset.lost, true));
    });
    changes.addEventListener("error", () => {
      if (changes.readyState !== EventSource.CLOSED) return;
      setTimeout(listen, patience);
    });
    addEventListener("pagehide", () => changes.close(), { once: true });
  };
  listen();
})();
