/*
 * The search box answers while one types: it asks for the page of results and shows its results below the box. Without
 * this script, and for whoever presses Enter, that page itself is the answer.
 */
const PATIENCE = 180;

const attach = (form) => {
  const input = form.querySelector("input[type=search]");
  const id = `tl-found-${Math.random().toString(36).slice(2, 8)}`;
  const panel = document.createElement("div");
  panel.className = "tl-found";
  panel.id = id;
  panel.setAttribute("role", "listbox");
  panel.setAttribute("aria-label", input.getAttribute("aria-label"));
  panel.hidden = true;
  const told = document.createElement("span");
  told.className = "tl-hidden";
  told.setAttribute("role", "status");
  form.append(panel, told);
  input.setAttribute("role", "combobox");
  input.setAttribute("aria-expanded", "false");
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-controls", id);

  let timer;
  let asking;
  let shownFor = "";
  const options = () => [...panel.querySelectorAll("[role=option]")];
  const current = () => panel.querySelector("[aria-selected=true]");
  const open = (isOpen) => {
    panel.hidden = !isOpen;
    input.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) {
      select(null);
    }
  };
  const select = (option) => {
    options().forEach((other) => other.setAttribute("aria-selected", String(other === option)));
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  };

  /* The results of the page as options: their links keep their addresses. */
  const show = (found) => {
    let number = 0;
    const groups = [...found.querySelectorAll("[data-tl-found-group]")].map((section) => {
      const group = document.createElement("div");
      group.setAttribute("role", "group");
      const name = document.createElement("div");
      name.className = "tl-found-group";
      name.id = `${id}-${section.querySelector("h2").id}`;
      name.setAttribute("role", "presentation");
      name.textContent = section.querySelector("h2").textContent;
      group.setAttribute("aria-labelledby", name.id);
      group.append(name);
      section.querySelectorAll("a").forEach((link) => {
        const option = document.importNode(link, true);
        option.id = `${id}-${number++}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.tabIndex = -1;
        group.append(option);
      });
      return group;
    });
    panel.replaceChildren(...groups);
    told.textContent = found.dataset.tlFoundWords;
    open(groups.length > 0);
  };

  const ask = async () => {
    const text = input.value.trim();
    if (text.length < 2) {
      shownFor = "";
      told.textContent = "";
      open(false);
      return;
    }
    if (text === shownFor) {
      open(panel.childElementCount > 0);
      return;
    }
    asking?.abort();
    asking = new AbortController();
    try {
      const answer = await fetch(`${form.action}?${new URLSearchParams({ q: text })}`, { signal: asking.signal });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const found = page.getElementById("found");
      // A lost session leads to the sign-in page, which has no results; Enter leads there as well.
      if (found && input.value.trim() === text && document.activeElement === input) {
        shownFor = text;
        show(found);
      }
    } catch {
      /* Superseded, or the desk cannot be reached: Enter still tells. */
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PATIENCE);
  });
  input.addEventListener("focus", () => {
    if (input.value.trim() === shownFor && shownFor) {
      open(panel.childElementCount > 0);
    }
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) {
      event.preventDefault();
      open(false);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const list = options();
      if (list.length) {
        event.preventDefault();
        open(true);
        const at = list.indexOf(current());
        const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? list.length - 1 : at - 1;
        select(list[next] ?? null);
      }
    } else if (event.key === "Enter" && current()) {
      event.preventDefault();
      current().click();
    }
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) {
      open(false);
    }
  });
  // A press must not take the focus away before its click arrives.
  panel.addEventListener("mousedown", (event) => event.preventDefault());
};

document.querySelectorAll("form[data-tl-search]").forEach(attach);
