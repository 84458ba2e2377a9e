/* People whose names begin like what is typed, offered under every search field (ARIA Authoring Practices: combobox with
   a list box, manual selection). Without this the form searches as it is; with it Enter does so too, unless an offer is
   chosen by the arrow keys. */
const WAIT = 150; // milliseconds after the last key
const LEAST = 2; // letters

document.querySelectorAll("input[data-suggest]").forEach((input, index) => {
  const list = document.createElement("ul");
  const said = document.createElement("span");
  const box = document.createElement("span");
  let active = -1;
  let timer = 0;
  let asked = "";

  list.id = `suggestions-${index}`;
  list.className = "combo__list";
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.suggestLabel);
  list.hidden = true;
  said.className = "visually-hidden";
  said.setAttribute("role", "status");
  box.className = "combo";
  input.before(box);
  box.append(input, list, said);
  for (const [name, value] of Object.entries({
    role: "combobox",
    autocomplete: "off",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": list.id,
  })) {
    input.setAttribute(name, value);
  }

  const options = () => [...list.children];

  function close() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function choose(number) {
    active = number;
    options().forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    const chosen = options()[number];
    if (chosen) {
      input.setAttribute("aria-activedescendant", chosen.id);
      chosen.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function part(name, text) {
    const element = document.createElement("span");
    element.className = name;
    element.textContent = text;
    return element;
  }

  function show(people) {
    list.replaceChildren(
      ...people.map((person, at) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${at}`;
        option.className = "combo__option";
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.dataset.url = person.url;
        option.append(part("combo__name", person.name), part("combo__years", person.years));
        if (person.line) option.append(part("combo__line", person.line));
        return option;
      }),
    );
    list.hidden = !people.length;
    input.setAttribute("aria-expanded", String(people.length > 0));
    choose(-1);
    said.textContent = people.length ? `${people.length} ${input.dataset.suggestLabel}` : "";
  }

  async function ask() {
    const typed = input.value.trim();
    asked = typed;
    if (typed.length < LEAST) return close();
    try {
      const answer = await fetch(`${input.dataset.suggest}?${new URLSearchParams({ q: typed })}`);
      const { suggestions } = await answer.json();
      // A slow answer may come after one has typed on, or has left.
      if (asked === typed && document.activeElement === input) show(suggestions);
    } catch {
      close();
    }
  }

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, WAIT);
  });

  input.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.isComposing) return;
    if (["ArrowDown", "ArrowUp"].includes(event.key) && count) {
      event.preventDefault();
      if (list.hidden) {
        list.hidden = false;
        input.setAttribute("aria-expanded", "true");
      }
      const step = event.key === "ArrowDown" ? 1 : -1;
      choose(active < 0 && step < 0 ? count - 1 : active + step >= count ? -1 : active + step);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (event.key === "Enter" && active >= 0 && !list.hidden) {
      event.preventDefault();
      location.assign(options()[active].dataset.url);
    }
  });

  // Before the field loses the focus, which closes the list.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
  input.addEventListener("blur", () => {
    asked = "";
    close();
  });
});
