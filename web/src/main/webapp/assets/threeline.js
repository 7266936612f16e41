/*
 * What pages do in the browser beyond their forms: they keep what was typed, answer keys, keep times true and the
 * focus where it belongs. Pages work without it; nothing here decides anything.
 */

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const said = (id) => document.getElementById(`tl-said-${id}`)?.content.firstElementChild.cloneNode(true);
const cookie = (name) => document.cookie.split("; ").find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
const remember = (name, value, seconds) => {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax${secure}`;
};
const YEAR = 31536000;

/* ---------- look: what the server cannot know by itself, and the theme without a reload ---------- */
const dark = matchMedia("(prefers-color-scheme: dark)");
const rememberScheme = () => remember("tl-scheme", dark.matches ? "dark" : "light", YEAR);
rememberScheme();
dark.addEventListener("change", rememberScheme);
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone) {
  remember("tl-zone", zone.replaceAll("/", "."), YEAR);
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-tl-look] button[name=theme]");
  if (!button) {
    return;
  }
  event.preventDefault();
  const theme = button.value;
  document.documentElement.dataset.theme = theme;
  all("[data-tl-look] button[name=theme]").forEach((other) =>
    other.setAttribute("aria-pressed", String(other.value === theme)),
  );
  const prime = theme === "dark" || (theme === "system" && dark.matches) ? "arya-blue" : "saga-blue";
  all("link[href*='primefaces-']").forEach((link) => {
    link.href = link.href.replace(/primefaces-(arya|saga)-blue/, `primefaces-${prime}`);
  });
  remember("tl-theme", theme, YEAR);
});

/* ---------- menus and dialogs ---------- */
const closeMenus = (except) =>
  all("details.tl-menu[open]").forEach((menu) => {
    if (menu !== except && !menu.contains(except)) {
      menu.open = false;
    }
  });

document.addEventListener("click", (event) => {
  closeMenus(event.target);
  const opener = event.target.closest("[data-tl-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.tlDialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    }
  }
  if (event.target.closest("[data-tl-close]")) {
    event.target.closest("dialog")?.close();
  }
});

document.addEventListener("keydown", (event) => {
  const menu = event.key === "Escape" && document.querySelector("details.tl-menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});

/* A dialog the server drew open, after a refusal inside it, is shown as one again. */
const openDialogs = () =>
  all("dialog[data-tl-open]").forEach((dialog) => {
    if (!dialog.open) {
      dialog.showModal();
    }
  });

/* Tabs scroll where there is little room; the one that is open is seen. */
const showTabs = () =>
  all(".tl-tabs > [aria-current], .tl-segments > [aria-current]").forEach((tab) => {
    const tabs = tab.parentElement;
    const distance = tab.getBoundingClientRect().left - tabs.getBoundingClientRect().left;
    tabs.scrollLeft += distance - (tabs.clientWidth - tab.offsetWidth) / 2;
  });
showTabs();
addEventListener("resize", showTabs);

/* ---------- times that stay true ---------- */
const ago = document.getElementById("tl-said-ago")?.dataset;
const tick = () => {
  const now = Date.now();
  all("time[data-tl-ago]").forEach((time) => {
    const minutes = Math.floor((now - Date.parse(time.dateTime)) / 60000);
    if (ago && minutes >= 1 && minutes < 1440) {
      time.textContent = minutes < 60 ? ago.minutes.replace("{0}", minutes) : ago.hours.replace("{0}", Math.floor(minutes / 60));
    }
  });
};
setInterval(tick, 30000);

/*
 * ---------- drafts: typed text outlives a lost session, an error and a reload, for whoever typed it ----------
 * One rule: this browser keeps what the server does not have yet. Forms the server keeps too say which button saves them;
 * of those only what it could not be told is put back here.
 */
const DRAFT = "tl-draft:";
const person = document.documentElement.dataset.tlPerson;
const OWN_DRAFT = `${DRAFT}${person}:`;
const forgetDrafts = (isForgotten) =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(DRAFT) && isForgotten(key))
    .forEach((key) => sessionStorage.removeItem(key));
const keeps = (form) => form.method === "post" && !form.matches("[data-tl-no-draft], [data-tl-look]") && form.id;
// What was typed for one caller is never offered for another: such a form says whom it is about.
const keyOf = (form) => `${OWN_DRAFT}${location.pathname}:${form.id}${form.dataset.tlDraftOf ? `:${form.dataset.tlDraftOf}` : ""}`;
const fieldsOf = (form) =>
  [...form.elements].filter(
    (field) =>
      field.name &&
      !field.name.startsWith("jakarta.faces") &&
      field.matches(
        "input:not([type=hidden], [type=password], [type=file], [type=submit], [type=button]), textarea, select, input[name$=_hinput]",
      ),
  );
const read = (key) => {
  try {
    return JSON.parse(sessionStorage.getItem(key));
  } catch {
    return null;
  }
};
const write = (key, draft) => {
  try {
    sessionStorage.setItem(key, JSON.stringify(draft));
  } catch {
    /* A full or forbidden store costs the copy, not the page. */
  }
};
const valueOf = (field) => {
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked;
  }
  return field.multiple ? [...field.selectedOptions].map((option) => option.value) : field.value;
};
const nameOf = (field) => (field.type === "checkbox" || field.type === "radio" ? `${field.name}=${field.value}` : field.name);
const isTyped = (field) => {
  if (field.type === "checkbox" || field.type === "radio") {
    return field.checked !== field.defaultChecked;
  }
  if (field.tagName === "SELECT") {
    return [...field.options].some((option) => option.selected !== option.defaultSelected);
  }
  return field.value !== field.defaultValue;
};
const idOf = (form) => form.elements.draft?.value;
const valuesOf = (form) => Object.fromEntries(fieldsOf(form).map((field) => [nameOf(field), valueOf(field)]));
const keep = (form) => write(keyOf(form), { values: valuesOf(form), sent: false, unsaved: true, draft: idOf(form) });
const put = (field, value) => {
  if (field.type === "checkbox" || field.type === "radio") {
    field.checked = value;
  } else if (field.multiple) {
    [...field.options].forEach((option) => (option.selected = value.includes(option.value)));
  } else {
    field.value = value;
  }
};
const restore = (form, quietly = false) => {
  const draft = keeps(form) && read(keyOf(form));
  if (!draft || (form.dataset.tlDraftSave && !draft.unsaved)) {
    return;
  }
  let changed = false;
  fieldsOf(form).forEach((field) => {
    const value = draft.values[nameOf(field)];
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(valueOf(field)) && !isTyped(field)) {
      put(field, value);
      changed = true;
      if (!quietly) {
        field.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
  });
  if (changed && form.dataset.tlDraftSave) {
    saveSoon(form);
  }
  // A form that came back with an error says that; that what was typed is still there is seen.
  const refused = form.querySelector("[aria-invalid=true], .tl-error") ?? document.querySelector(".tl-messages .is-bad");
  if (changed && !quietly && !refused && !form.querySelector("[data-tl-forget]")) {
    const notice = said("kept");
    if (notice) {
      const fold = form.closest("details");
      if (fold) {
        fold.open = true;
      }
      notice.setAttribute("role", "status");
      form.prepend(notice);
    }
  }
};
/* Who has to sign in again is told that typed text is kept only where there is some. */
const tellTyped = () => {
  const isTyped = Object.keys(sessionStorage).some((key) => key.startsWith(DRAFT));
  all("[data-tl-typed]").forEach((sentence) => (sentence.hidden = !isTyped));
};
const forgetSent = () => {
  if (cookie("tl-accepted")) {
    forgetDrafts((key) => read(key)?.sent);
    remember("tl-accepted", "", 0);
  }
};

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form && keeps(form)) {
    keep(form);
    saveSoon(form);
  }
});

/* ---------- drafts on the server: saved while one types, gone on with at another device ---------- */
const SAVE_AFTER = 1500;
const savings = new WeakMap();
const savingOf = (form) => {
  if (!savings.has(form)) {
    savings.set(form, { typed: 0 });
  }
  return savings.get(form);
};
function saveSoon(form) {
  if (!form.dataset.tlDraftSave || !document.getElementById(form.dataset.tlDraftSave)) {
    return;
  }
  const saving = savingOf(form);
  saving.typed++;
  clearTimeout(saving.timer);
  // Where two texts stand beside each other, it is for the writer to say which one stays.
  if (!form.querySelector("[data-tl-draft-stale]")) {
    saving.timer = setTimeout(() => save(form), SAVE_AFTER);
  }
}
async function save(form) {
  const saving = savingOf(form);
  clearTimeout(saving.timer);
  if (saving.running) {
    saving.again = true;
    return;
  }
  const typed = saving.typed;
  saving.running = true;
  const kept = await tellDraft(form);
  saving.running = false;
  form.querySelector("[data-tl-draft-offline]")?.toggleAttribute("hidden", kept);
  const draft = read(keyOf(form));
  if (kept && typed === saving.typed && draft && !form.querySelector("[data-tl-draft-stale]")) {
    write(keyOf(form), { ...draft, unsaved: false, draft: idOf(form) });
  }
  if (kept && idOf(form) && !new URLSearchParams(location.search).has("draft")) {
    history.replaceState(history.state, "", `?draft=${idOf(form)}`);
  }
  if (saving.waiting) {
    const button = saving.waiting;
    saving.waiting = undefined;
    form.requestSubmit(button);
  } else if (saving.again || (kept && typed !== saving.typed)) {
    saving.again = false;
    saveSoon(form);
  }
}
/* Presses the button that saves, without the page noticing; what the answer draws is what it knows of the draft. */
async function tellDraft(form) {
  const button = form.dataset.tlDraftSave;
  const render = form.dataset.tlDraftRender;
  const body = new URLSearchParams(new FormData(form));
  Object.entries({
    "jakarta.faces.source": button,
    "jakarta.faces.behavior.event": "action",
    "jakarta.faces.partial.event": "click",
    "jakarta.faces.partial.ajax": "true",
    "jakarta.faces.partial.execute": form.id,
    "jakarta.faces.partial.render": render,
  }).forEach(([name, value]) => body.set(name, value));
  try {
    const answer = await fetch(form.action, { method: "POST", headers: { "Faces-Request": "partial/ajax" }, body });
    const drawn = new DOMParser().parseFromString(await answer.text(), "text/xml");
    const updates = [...drawn.querySelectorAll("update")].filter((update) => render.split(" ").includes(update.id));
    updates.forEach((update) => {
      const place = document.getElementById(update.id);
      const holder = document.createElement("template");
      holder.innerHTML = update.textContent;
      place?.replaceWith(holder.content);
    });
    return answer.ok && updates.length > 0;
  } catch {
    return false;
  }
}
document.addEventListener("click", (event) => {
  const form = event.target.form ?? event.target.closest("form");
  if (!form) {
    return;
  }
  if (event.target.id && event.target.id === form.dataset.tlDraftSave) {
    event.preventDefault();
    save(form);
  } else if (event.target.closest("[data-tl-draft-mine]")) {
    form.querySelector("[data-tl-draft-stale]").remove();
    save(form);
  } else if (event.target.closest("[data-tl-draft-theirs]")) {
    sessionStorage.removeItem(keyOf(form));
    if (event.target.getAttribute("href").split("#")[0] === location.pathname + location.search) {
      event.preventDefault();
      location.reload();
    }
  } else if (event.target.closest("[data-tl-draft-discard]")) {
    sessionStorage.removeItem(keyOf(form));
    document.getElementById(event.target.closest("[data-tl-draft-discard]").dataset.tlDraftDiscard).click();
  }
});
/* A form that is sent while it is being saved waits for that: the server then knows which draft it was. */
document.addEventListener(
  "submit",
  (event) => {
    const saving = savings.get(event.target);
    if (saving) {
      clearTimeout(saving.timer);
      if (saving.running && !event.defaultPrevented) {
        event.preventDefault();
        event.stopImmediatePropagation();
        saving.waiting = event.submitter;
      }
    }
  },
  true,
);
/* Whoever comes back to a form in the same tab goes on with its draft, unless he asks for a new one. */
const goOn = () => {
  const asked = new URLSearchParams(location.search);
  if (document.querySelector("[data-tl-draft-gone]")) {
    // Nothing leads to it again; what the server never had begins a new one.
    Object.keys(sessionStorage)
      .filter((key) => key.startsWith(OWN_DRAFT) && read(key)?.draft === asked.get("draft"))
      .forEach((key) => (read(key).unsaved ? write(key, { ...read(key), draft: undefined }) : sessionStorage.removeItem(key)));
  }
  all("form[data-tl-draft-save]").forEach((form) => {
    const draft = read(keyOf(form));
    if (draft && (asked.has("new") || document.querySelector("[data-tl-draft-gone]"))) {
      if (asked.has("new") || !draft.unsaved) {
        sessionStorage.removeItem(keyOf(form));
      }
    } else if (draft?.draft && form.elements.draft && !asked.has("draft") && !draft.sent) {
      location.replace(`?draft=${draft.draft}`);
    }
  });
};
document.addEventListener("click", (event) => {
  const forget = event.target.closest("[data-tl-forget]");
  if (forget) {
    const form = forget.closest("form");
    sessionStorage.removeItem(keyOf(form));
    form.reset();
    forget.parentElement.remove();
    fieldsOf(form)[0]?.focus();
  }
});

/* Marks the copy as sent; it goes when the server says that it accepted. */
const markSent = (form) => {
  if (form && keeps(form)) {
    const draft = read(keyOf(form));
    if (draft) {
      // What was picked from a list instead of typed is told nobody before.
      write(keyOf(form), { ...draft, values: valuesOf(form), sent: true });
    }
  }
};
let leaving = false;
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.submitter?.formTarget === "_blank") {
    // The answer opens beside this page, which stays as it is: typed, not sent, and free for the next button.
    return;
  }
  markSent(form);
  if (form.getAttribute("action")?.endsWith("/sign-out")) {
    // Whoever leaves leaves nothing behind; whoever was thrown out finds it again.
    forgetDrafts(() => true);
  }
  if (event.defaultPrevented || form.method === "dialog") {
    return;
  }
  if (leaving) {
    // A second click while the first is on its way sends nothing twice.
    event.preventDefault();
    return;
  }
  leaving = form.method === "post";
  event.submitter?.setAttribute("aria-busy", "true");
  busy(true);
});
addEventListener("pageshow", () => {
  leaving = false;
  busy(false);
  all("[aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
});

/* ---------- showing work ---------- */
let busyTimer;
function busy(on) {
  clearTimeout(busyTimer);
  const bar = document.querySelector(".tl-busy");
  if (!on) {
    bar?.remove();
  } else if (!bar) {
    busyTimer = setTimeout(() => {
      const shown = document.createElement("div");
      shown.className = "tl-busy";
      document.body.prepend(shown);
    }, 300);
  }
}

/* ---------- what an answer in the background changes ---------- */
let focusedId;
let focusedKey;
let caret;
/* Where the reader is just before something is drawn again: it may have moved on since the request went off. */
const mark = () => {
  const field = document.activeElement;
  focusedId = field?.id;
  caret = field?.matches("input[type=text], textarea") ? [field.selectionStart, field.selectionEnd] : undefined;
};
const before = (source) => {
  mark();
  const form = source?.closest?.("form");
  focusedKey = form?.id;
  if (source?.matches?.("button, input[type=submit]")) {
    markSent(form);
    source.setAttribute("aria-busy", "true");
  }
  busy(true);
};
const focusTrouble = (root) => {
  // A group of choices and a person's input are not marked themselves; the first trouble is meant, whatever it is.
  const field = root?.querySelector("[aria-invalid=true], .tl-field:has(.tl-error) :is(input:not([type=hidden]), textarea, select)");
  if (field) {
    field.focus();
    return true;
  }
  const message = document.querySelector(".tl-messages .is-bad");
  if (message) {
    const region = message.closest(".tl-messages");
    region.focus();
    region.scrollIntoView({ block: "nearest" });
    return true;
  }
  return false;
};
const after = () => {
  busy(false);
  all("[aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
  forgetSent();
  tick();
  openDialogs();
  const form = focusedKey && document.getElementById(focusedKey);
  if (form) {
    // What was typed while the answer was on its way goes on top of what the answer draws.
    restore(form, true);
  }
  if (!focusTrouble(form) && focusedId && document.activeElement === document.body) {
    const field = document.getElementById(focusedId);
    field?.focus();
    if (caret) {
      field?.setSelectionRange?.(...caret);
    }
  }
  document.dispatchEvent(new CustomEvent("tl:changed"));
};
const failed = (status, request) => {
  busy(false);
  all("[aria-busy=true]").forEach((button) => button.removeAttribute("aria-busy"));
  const notice = said(status === 503 || status === 0 ? "away" : "failed");
  const region = document.querySelector(".tl-messages");
  if (notice && region) {
    const id = notice.querySelector("[data-tl-request]");
    if (id && request) {
      id.textContent = request;
      id.parentElement.hidden = false;
    }
    region.replaceChildren(notice);
    region.focus();
    region.scrollIntoView({ block: "nearest" });
  }
};
/* What an answer has Faces evaluate goes by the page's nonce, for the policy refuses eval: Faces asks for this old function
   before it tries eval. PrimeFaces sees to its own answers only. */
if (window.faces) {
  window.execScript = (code) => {
    const script = document.createElement("script");
    script.nonce = document.querySelector("script[nonce]")?.nonce;
    script.textContent = code;
    document.head.append(script);
    script.remove();
  };
}
if (window.faces?.ajax) {
  faces.ajax.addOnEvent((data) => {
    if (data.status === "begin") {
      before(data.source);
    } else if (data.status === "complete") {
      mark();
    } else if (data.status === "success") {
      after();
    }
  });
  faces.ajax.addOnError((data) => failed(data.responseCode ?? 0));
}
if (window.jQuery) {
  // PrimeFaces would leave the page, and what was typed on it, for the page of errors.
  if (window.PrimeFaces?.settings) {
    PrimeFaces.settings.errorPages = {};
  }
  jQuery(document).on("pfAjaxSend", () => busy(true));
  jQuery(document).on("pfAjaxComplete", () => busy(false));
  jQuery(document).on("pfAjaxError", (event, xhr) => failed(xhr?.status ?? 0, xhr?.getResponseHeader?.("X-Request-Id")));
}

/* An answer that others depend on: they are drawn again, without a handler in the page's own code. */
document.addEventListener("change", (event) => {
  const refreshed = event.target.closest("[data-tl-refresh]")?.dataset.tlRefresh;
  const form = event.target.form?.id;
  if (refreshed && form && window.faces?.ajax) {
    // Some forms put their own name before the ids inside them.
    const ids = refreshed.split(" ").map((id) => (document.getElementById(id) ? id : `${form}:${id}`));
    faces.ajax.request(event.target, event, { execute: form, render: ids.join(" ") });
  }
});

/* A person's name counts when it is pasted, dictated or kept from before, and not only when it is typed key by key. */
document.addEventListener("input", (event) => {
  const chosen = event.target.matches(".ui-autocomplete-input") && document.getElementById(event.target.id.replace(/_input$/, "_hinput"));
  if (chosen) {
    chosen.value = event.target.value;
  }
}, true);

/* ---------- keys: an element says which key presses it, a list which of its rows is current ---------- */
const KEYS_OFF = "tl-keys-off";
const isTyping = (target) =>
  target.matches("input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]");
const keyed = (key) =>
  all("[data-tl-key]").find((element) => element.dataset.tlKey.toLowerCase() === key.toLowerCase() && element.checkVisibility());
const press = (element) => {
  if (element.matches("input:not([type=submit]), textarea, select")) {
    element.focus();
  } else {
    element.click();
  }
};
/* Whom a key led into a field, Escape leads out again; what is typed stays. */
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.matches?.(".tl-composer textarea")) {
    event.target.blur();
  }
});
const rows = () => all("[data-tl-row]");
const move = (step) => {
  const list = rows();
  if (!list.length) {
    return;
  }
  const at = list.findIndex((row) => row.classList.contains("is-current"));
  const next = list[Math.max(0, Math.min(list.length - 1, at + step))];
  list.forEach((row) => {
    row.classList.toggle("is-current", row === next);
    row.toggleAttribute("aria-current", row === next);
  });
  next.querySelector("a")?.focus();
  next.scrollIntoView({ block: "nearest" });
};
const showKeys = () => {
  const dialog = said("keys");
  const list = dialog.querySelector("[data-tl-keys]");
  all("[data-tl-key-name]").forEach((element) => {
    const key = document.createElement("kbd");
    key.textContent = element.dataset.tlKey.toUpperCase();
    const name = document.createElement("span");
    name.textContent = element.dataset.tlKeyName;
    list.append(key, name);
  });
  const on = dialog.querySelector("[data-tl-keys-on]");
  on.checked = !localStorage.getItem(KEYS_OFF);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(KEYS_OFF) : localStorage.setItem(KEYS_OFF, "1")));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) {
    return;
  }
  if (isTyping(event.target) || document.querySelector("dialog[open]")) {
    return;
  }
  if (event.key === "?" && document.querySelector("[data-tl-key-name]")) {
    event.preventDefault();
    showKeys();
    return;
  }
  if (localStorage.getItem(KEYS_OFF)) {
    return;
  }
  const element = keyed(event.key);
  if (element) {
    event.preventDefault();
    press(element);
  } else if (event.key === "j" || event.key === "k") {
    move(event.key === "j" ? 1 : -1);
  }
});

/* ---------- paper: notes are printed only for whoever asks for them ---------- */
all("[data-tl-print-menu], [data-tl-print]").forEach((element) => (element.hidden = false));
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-tl-print]");
  if (button) {
    closeMenus();
    document.documentElement.toggleAttribute("data-tl-print-notes", button.dataset.tlPrint === "notes");
    print();
    document.documentElement.removeAttribute("data-tl-print-notes");
  }
});

/* ---------- start ---------- */
if (person) {
  forgetDrafts((key) => !key.startsWith(OWN_DRAFT));
}
forgetSent();
tellTyped();
goOn();
all("form").forEach((form) => restore(form));
openDialogs();
tick();
focusTrouble(document);

/* ---------- what is typed, shown as it will look ---------- */
document.addEventListener("input", (event) => {
  const shown = document.getElementById(event.target.dataset?.tlMirror ?? "");
  if (shown) {
    shown.textContent = event.target.value;
  }
});
