/*
 * The desk's pages in the browser: forms of verbs open in place, queues keep themselves true without jumping, and keys
 * lead to both. Every page works without it.
 */

const all = (selector, root = document) => [...root.querySelectorAll(selector)];

/* ---------- forms of verbs: one open at a time ---------- */
const panelOf = (name) => document.querySelector(`[data-tl-panel-of="${name}"]`);
const showPanel = (name) => {
  all("[data-tl-panel-of]").forEach((panel) => {
    panel.hidden = panel.dataset.tlPanelOf !== name;
  });
  all("[data-tl-panel]").forEach((opener) => opener.setAttribute("aria-expanded", String(opener.dataset.tlPanel === name)));
  all("details.tl-menu[open]").forEach((menu) => (menu.open = false));
  const panel = name && panelOf(name);
  if (panel) {
    const field = panel.querySelector("input:not([type=hidden]):not([type=submit]), textarea, select, input[type=submit]");
    const checked = field?.type === "radio" && panel.querySelector(`input[name="${field.name}"]:checked`);
    (checked || field)?.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "nearest" });
  }
};
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-tl-panel]");
  const closer = event.target.closest("[data-tl-panel-close]");
  if (opener && panelOf(opener.dataset.tlPanel)) {
    event.preventDefault();
    showPanel(opener.getAttribute("aria-expanded") === "true" ? null : opener.dataset.tlPanel);
  } else if (closer) {
    event.preventDefault();
    const name = closer.closest("[data-tl-panel-of]").dataset.tlPanelOf;
    showPanel(null);
    document.querySelector(`[data-tl-panel="${name}"]`)?.focus();
  }
});
document.addEventListener("keydown", (event) => {
  const panel = event.key === "Escape" && event.target.closest?.("[data-tl-panel-of]");
  if (panel) {
    showPanel(null);
    document.querySelector(`[data-tl-panel="${panel.dataset.tlPanelOf}"]`)?.focus();
  }
  // The space bar presses what calls itself a button.
  if (event.key === " " && event.target.matches?.("a[role=button]")) {
    event.preventDefault();
    event.target.click();
  }
});

/* ---------- what depends on a choice ---------- */
const shown = (holder, value) =>
  all("[data-tl-for]", holder).forEach((part) => (part.hidden = part.dataset.tlFor !== value));
const follow = () => {
  all("[data-tl-shows]").forEach((holder) => {
    const name = holder.dataset.tlShows;
    const field = document.querySelector(`[name="${name}"]:checked`) ?? document.getElementById(name);
    if (field?.value !== undefined) {
      shown(holder, field.value);
    }
  });
  all("[data-tl-weight]").forEach((holder) => {
    const form = holder.dataset.tlWeight;
    // Some forms put their own name before the ids inside them.
    const impact = document.getElementById(`${form}:impact`) ?? document.getElementById("impact");
    const urgency = document.getElementById(`${form}:urgency`) ?? document.getElementById("urgency");
    if (impact && urgency) {
      shown(holder, `${impact.value}/${urgency.value}`);
    }
  });
};
document.addEventListener("change", (event) => {
  follow();
  const writes = event.target.dataset?.tlWrites;
  if (writes) {
    document.getElementById(writes)?.focus();
  }
});
/* Choosing what is chosen already leads to the field too. */
document.addEventListener("click", (event) => {
  const writes = event.target.closest?.("label")?.querySelector("[data-tl-writes]")?.dataset.tlWrites;
  if (writes) {
    setTimeout(() => document.getElementById(writes)?.focus());
  }
});

/* ---------- parts of a page that come when they are asked for ---------- */
const pageAt = async (address) => {
  const answer = await fetch(address, { headers: { Accept: "text/html" }, redirect: "error" });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};
document.addEventListener("click", async (event) => {
  const link = event.target.closest("[data-tl-part]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  event.preventDefault();
  const id = link.dataset.tlPart;
  link.setAttribute("aria-busy", "true");
  try {
    const part = (await pageAt(link.href)).getElementById(id);
    document.getElementById(id).replaceWith(part);
    const back = link.dataset.tlBack && document.getElementById(link.dataset.tlBack);
    const next = back ? back.querySelector("a") : part.querySelector("[data-tl-focus]");
    link.removeAttribute("aria-busy");
    next?.focus({ preventScroll: true });
    (back ?? part).scrollIntoView({ block: "nearest" });
  } catch {
    location.assign(link.href);
  }
});

/* ---------- a queue that stays true ---------- */
const queue = document.querySelector("[data-tl-pulse]");
const EVERY = 20000;
const WORDS_EVERY = 60000;
let drawn = Date.now();

const plural = (holder, count) => {
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  const pattern = holder.dataset[`tl${form[0].toUpperCase()}${form.slice(1)}`] || holder.dataset.tlOther;
  return pattern.replace("{0}", count);
};
/* Rows that are here are drawn again in their places; nothing is added, moved or taken away. */
const redraw = async () => {
  const fresh = await pageAt(location.href);
  drawn = Date.now();
  all("[data-tl-row]").forEach((row) => {
    const other = fresh.querySelector(`[data-tl-row="${row.dataset.tlRow}"]`);
    if (!other) {
      row.classList.add("is-gone");
      return;
    }
    row.dataset.tlVersion = other.dataset.tlVersion;
    [...row.cells].forEach((cell, at) => {
      if (!cell.contains(document.activeElement) && cell.innerHTML !== other.cells[at].innerHTML) {
        cell.innerHTML = other.cells[at].innerHTML;
      }
    });
  });
  document.dispatchEvent(new CustomEvent("tl:changed"));
};
const pulse = async () => {
  if (document.visibilityState !== "visible" || document.querySelector("details.tl-filter[open]")) {
    return;
  }
  try {
    const answer = await fetch(queue.dataset.tlPulse, { headers: { Accept: "application/json" }, redirect: "error" });
    if (!answer.ok) {
      return;
    }
    const { counts, rows } = await answer.json();
    all("[data-tl-count]").forEach((place) => {
      const count = counts[place.dataset.tlCount];
      place.textContent = count >= 999 ? "999+" : count;
      if (place.dataset.tlCount === "due-soon") {
        place.classList.toggle("is-bad", count > 0);
      }
    });
    const here = new Map(all("[data-tl-row]:not(.is-gone)").map((row) => [row.dataset.tlRow, Number(row.dataset.tlVersion)]));
    const bar = document.querySelector("[data-tl-new-rows]");
    if (bar) {
      const fresh = Object.keys(rows).filter((number) => !here.has(number)).length;
      bar.hidden = fresh === 0;
      bar.textContent = fresh ? plural(bar, fresh) : "";
    }
    const changed = [...here].some(([number, version]) =>
      queue.dataset.tlBeginning === "true" ? rows[number] !== version : number in rows && rows[number] !== version,
    );
    if (changed || Date.now() - drawn > WORDS_EVERY) {
      await redraw();
    }
  } catch {
    /* Without a connection the list stays as it is. */
  }
};
if (queue) {
  setInterval(pulse, EVERY);
  document.addEventListener("visibilitychange", pulse);
  document.querySelector("[data-tl-new-rows]")?.addEventListener("click", () => {
    const address = new URL(location.href);
    address.searchParams.delete("took");
    location.assign(address);
  });
}

/* ---------- keys that act on the row one is on ---------- */
const GO_ON = "tl-go-on";
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || localStorage.getItem("tl-keys-off")) {
    return;
  }
  if (event.target.matches("input, textarea, select, [contenteditable]") || document.querySelector("dialog[open]")) {
    return;
  }
  const key = event.key.toLowerCase();
  if (key === "a" && queue) {
    const row = document.querySelector("[data-tl-row].is-current");
    const take = row?.querySelector("button[name='queue:take']");
    if (take) {
      // The row may leave the list; whoever takes one after the other goes on with its neighbor.
      const neighbor = row.nextElementSibling ?? row.previousElementSibling;
      sessionStorage.setItem(GO_ON, neighbor?.dataset.tlRow ?? "");
      take.click();
    }
  }
  if (key === "t") {
    document.querySelector("[data-tl-key=a]:not([hidden])")?.click();
  }
  // What stands in a closed menu has its key all the same.
  const opener = all("[data-tl-panel][data-tl-key]").find((other) => other.dataset.tlKey === key);
  if (opener && !opener.checkVisibility()) {
    event.preventDefault();
    showPanel(opener.dataset.tlPanel);
  }
});
/* Whoever comes by tab or mouse is on a row too. */
document.addEventListener("focusin", (event) => {
  const row = event.target.closest?.("[data-tl-row]");
  if (row) {
    all("[data-tl-row]").forEach((other) => {
      other.classList.toggle("is-current", other === row);
      other.toggleAttribute("aria-current", other === row);
    });
  }
});

/* ---------- colleagues a note names: after @ and two letters ---------- */
const mentions = document.querySelector("[data-tl-mentions]");
if (mentions) {
  const form = mentions.closest("form");
  const text = form.querySelector("textarea");
  const panel = mentions.querySelector(".tl-mentions-panel");
  const list = panel.querySelector("[role=listbox]");
  const nobody = panel.querySelector("p");
  const spoken = mentions.querySelector("[role=status]");
  const BEGUN = /(?<![\p{L}\p{N}_.@/-])@([\p{L}\p{N}._-]{2,100})$/u;
  const PATIENCE = 150;
  let asked = 0;
  let timer;

  /* Empty while nobody is being named. */
  const begun = () => {
    const isNote = form.querySelector("[name=kind][value=NOTE]")?.checked;
    const word = isNote && text.selectionStart === text.selectionEnd && BEGUN.exec(text.value.slice(0, text.selectionStart));
    return word ? word[1] : "";
  };
  const chosen = () => list.querySelector("[aria-selected=true]");
  const choose = (option) => {
    chosen()?.setAttribute("aria-selected", "false");
    option.setAttribute("aria-selected", "true");
    text.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const close = () => {
    clearTimeout(timer);
    asked++;
    panel.hidden = true;
    spoken.textContent = "";
    list.replaceChildren();
    text.removeAttribute("aria-activedescendant");
  };
  const optionOf = (colleague, at) => {
    const option = document.createElement("li");
    const name = document.createElement("strong");
    const more = document.createElement("span");
    option.id = `mention-${at}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.tlLogin = colleague.login;
    name.textContent = colleague.name;
    more.className = "tl-muted tl-small";
    more.textContent = [colleague.department, colleague.login].filter(Boolean).join(" · ");
    option.append(name, more);
    return option;
  };
  const show = (colleagues) => {
    list.replaceChildren(...colleagues.map(optionOf));
    list.hidden = !colleagues.length;
    nobody.hidden = colleagues.length > 0;
    panel.hidden = false;
    spoken.textContent = colleagues.length ? plural(spoken, colleagues.length) : nobody.textContent;
    if (colleagues.length) {
      choose(list.firstElementChild);
    } else {
      text.removeAttribute("aria-activedescendant");
    }
  };
  const find = async (word) => {
    const mine = ++asked;
    try {
      const answer = await fetch(`${mentions.dataset.tlMentions}&typed=${encodeURIComponent(word)}`, {
        headers: { Accept: "application/json" },
        redirect: "error",
      });
      const colleagues = answer.ok ? await answer.json() : undefined;
      // Only what was asked for last counts, and only while it still stands there.
      if (mine === asked && colleagues && begun() === word && document.activeElement === text) {
        show(colleagues);
      }
    } catch {
      /* Without a connection a login is typed as it is. */
    }
  };
  const insert = (option) => {
    const end = text.selectionStart;
    const begin = end - begun().length;
    text.setRangeText(`${option.dataset.tlLogin}${/^\s/.test(text.value.slice(end)) ? "" : " "}`, begin, end, "end");
    close();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  // A text of several lines may not call itself a combobox: it says what is chosen, and the list is named beside it.
  text.setAttribute("aria-autocomplete", "list");
  text.setAttribute("aria-controls", list.id);
  text.addEventListener("input", () => {
    const word = begun();
    clearTimeout(timer);
    if (word) {
      timer = setTimeout(() => find(word), PATIENCE);
    } else {
      close();
    }
  });
  text.addEventListener("keydown", (event) => {
    if (panel.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const option = chosen();
    const next = {
      ArrowDown: option?.nextElementSibling ?? list.firstElementChild,
      ArrowUp: option?.previousElementSibling ?? list.lastElementChild,
    }[event.key];
    if (event.key === "Escape") {
      // It leaves the list, and not the text as well.
      event.stopPropagation();
      close();
    } else if (next) {
      choose(next);
    } else if (option && (event.key === "Enter" || event.key === "Tab") && !event.shiftKey) {
      insert(option);
    } else {
      if (event.key.startsWith("Arrow") || event.key === "Home" || event.key === "End") {
        close();
      }
      return;
    }
    event.preventDefault();
  });
  text.addEventListener("click", () => begun() || close());
  text.addEventListener("blur", close);
  form.addEventListener("change", (event) => event.target.name === "kind" && close());
  // The text keeps the focus while a colleague is chosen by mouse or finger.
  panel.addEventListener("pointerdown", (event) => event.preventDefault());
  panel.addEventListener("mousedown", (event) => event.preventDefault());
  panel.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) {
      insert(option);
    }
  });
}

/* ---------- start ---------- */
/* What was done is said once; the address forgets it. */
all("[data-tl-once]").forEach((notice) => {
  const address = new URL(location.href);
  address.searchParams.delete(notice.dataset.tlOnce);
  history.replaceState(history.state, "", address);
});
if (queue && sessionStorage.getItem(GO_ON) !== null) {
  const row =
    document.querySelector("[data-tl-row].is-current") ??
    document.querySelector(`[data-tl-row="${sessionStorage.getItem(GO_ON)}"]`);
  sessionStorage.removeItem(GO_ON);
  row?.querySelector("a")?.focus();
}
all("[data-tl-add=true]").forEach((details) => (details.open = true));
/* A form that came back is the thing to look at. */
const tried = document.querySelector("[data-tl-panel-of]:not([hidden])");
if (tried && !tried.querySelector("[aria-invalid=true]")) {
  showPanel(tried.dataset.tlPanelOf);
}
follow();

/* ---------- a page that is opened to write: it begins at its first field, where no keyboard covers half of it ---------- */
const begin = document.querySelector("form[data-tl-begin]");
if (begin && !document.querySelector("[aria-invalid=true]") && matchMedia("(hover: hover)").matches) {
  begin.querySelector("input:not([type=hidden], [type=submit]), textarea, select")?.focus({ preventScroll: true });
}
