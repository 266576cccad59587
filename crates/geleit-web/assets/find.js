// Fields that find codes while somebody types: a combobox with a list, as ARIA 1.2 describes it.
// The own words stay in the field, the code goes into the input beside it, and words that are
// changed afterwards lose their code. Without this script the form asks later.
(() => {
  const wait = 150;

  const make = (name, set) => Object.assign(document.createElement(name), set);

  const enhance = (field) => {
    field.dataset.ready = "yes";
    const input = field.querySelector("input[type=text]");
    const offers = field.querySelector("[data-offers]");
    const found = field.querySelector(".g-found");
    let code = field.querySelector("input[type=hidden]");
    if (offers) {
      const chosen = offers.querySelector("input:checked");
      const { name } = offers.querySelector("input");
      code = make("input", { type: "hidden", name, value: chosen?.value ?? "" });
      offers.replaceWith(code);
    }

    const list = make("ul", { id: `${input.id}-list`, className: "g-offers", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", field.dataset.said);
    const said = make("p", { className: "kern-sr-only" });
    said.setAttribute("role", "status");
    const box = make("div", { className: "g-find-box" });
    input.before(box);
    box.append(input, list);
    box.after(said);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
    })) input.setAttribute(name, value);

    const remove = make("button", { type: "button", className: "kern-link", textContent: field.dataset.remove });
    found?.append(" ", remove);

    let matches = [];
    let at = -1;
    let timer;
    let asked;

    const close = () => {
      list.hidden = true;
      at = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    };

    // The words that are looked for: in a line of several names the last one.
    const cut = () => (code ? 0 : Math.max(...[",", "،", ";", "؛"].map((sign) => input.value.lastIndexOf(sign))) + 1);
    const typed = () => input.value.slice(cut()).trim();

    const mark = (next) => {
      const options = [...list.children];
      at = (next + options.length + 1) % (options.length + 1);
      if (at === options.length) at = -1;
      options.forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
      if (at < 0) return input.removeAttribute("aria-activedescendant");
      input.setAttribute("aria-activedescendant", options[at].id);
      options[at].scrollIntoView({ block: "nearest" });
    };

    const note = (title) => {
      if (!found) return;
      found.querySelector("bdi").textContent = title;
      found.hidden = !title;
    };

    const choose = (match) => {
      if (!code) input.value = `${input.value.slice(0, cut())} ${match.title}, `.trimStart();
      else {
        if (match.begun) input.value = match.title;
        code.value = `${match.code} ${input.value.trim()}`;
        note(match.title);
      }
      close();
    };

    const show = (answer) => {
      matches = answer.matches;
      list.replaceChildren(...matches.map((match, index) => {
        const option = make("li", { id: `${list.id}-${index}`, textContent: match.title, lang: match.lang });
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dir = "auto";
        option.addEventListener("pointerdown", (event) => event.preventDefault());
        option.addEventListener("click", () => choose(match));
        return option;
      }));
      said.textContent = answer.said;
      at = -1;
      input.removeAttribute("aria-activedescendant");
      list.hidden = matches.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };

    const ask = async () => {
      asked?.abort();
      const words = typed();
      if (words.length < 2) return close();
      asked = new AbortController();
      try {
        const answer = await fetch(`${field.dataset.find}&q=${encodeURIComponent(words)}`, { signal: asked.signal });
        if (answer.ok && typed() === words && document.activeElement === input) show(await answer.json());
      } catch {
        // No list this time; the words stay and are asked about later.
      }
    };

    input.addEventListener("input", () => {
      if (code) code.value = "";
      note("");
      clearTimeout(timer);
      timer = setTimeout(ask, wait);
    });

    input.addEventListener("keydown", (event) => {
      const isOpen = !list.hidden;
      if (event.key === "ArrowDown" && !isOpen) ask();
      else if (event.key === "ArrowDown") mark(at + 1);
      else if (event.key === "ArrowUp" && isOpen) mark(at < 0 ? list.children.length - 1 : at - 1);
      else if (event.key === "Enter" && isOpen && at >= 0) choose(matches[at]);
      else if (event.key === "Escape" && isOpen) close();
      else return;
      event.preventDefault();
    });

    input.addEventListener("blur", () => {
      clearTimeout(timer);
      asked?.abort();
      close();
    });

    remove.addEventListener("click", () => {
      // A code that is taken away is not guessed again for the same words.
      code.value = `- ${input.value.trim()}`;
      note("");
      input.focus();
    });
  };

  document.querySelectorAll("[data-find]:not([data-ready])").forEach(enhance);
  document.querySelectorAll("[data-find-button]").forEach((button) => { button.hidden = true; });
})();
