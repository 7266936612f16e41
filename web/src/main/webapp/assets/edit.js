/*
 * Forms whose rows come and go and whose effect is shown while one types. The server draws everything; this only asks it
 * in the background and puts the pieces that changed in place, so that the focus and a chosen file stay.
 */

const LIVE = "form[data-tl-live]";
const PATIENCE = 350;
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
let turn = 0;
let waiting;

const shown = (fresh, name) => all(`[${name}]`, fresh).map((next) => [next, document.getElementById(next.id)]);

/* Answers beside fields change while one types; the fields themselves never do. */
const answer = (fresh) => {
  shown(fresh, "data-tl-answer").forEach(([next, place]) => place?.replaceChildren(...next.cloneNode(true).childNodes));
  all("input[aria-describedby], select[aria-describedby]", document.querySelector(LIVE)).forEach((field) => {
    const next = fresh.getElementById(field.id);
    if (next?.hasAttribute("aria-invalid")) {
      field.setAttribute("aria-invalid", "true");
    } else {
      field.removeAttribute("aria-invalid");
    }
  });
};
const replace = (fresh, isReplaced) => {
  shown(fresh, "data-tl-piece").forEach(([next, place]) => {
    // What was told, for example of two who edited at once, stays until there is something else to tell.
    const isKept = place?.id.endsWith("-told") && next.childElementCount === 0;
    if (place && !isKept && isReplaced(place) && place.innerHTML !== next.innerHTML) {
      place.replaceChildren(...[...next.childNodes].map((node) => document.adoptNode(node)));
    }
  });
};
const focus = (id) => {
  const wanted = document.querySelector("[data-tl-focus=true]") ?? (id ? document.getElementById(id) : null);
  all("[data-tl-focus=true]").forEach((field) => field.removeAttribute("data-tl-focus"));
  wanted?.focus();
};

const busy = (on) => document.documentElement.toggleAttribute("data-tl-busy", on);

const send = async (form, button) => {
  const mine = ++turn;
  clearTimeout(waiting);
  busy(true);
  const typed = new FormData(form);
  typed.set("do", button ? button.value : "look");
  if (!button) {
    // Whoever types sends no file again and again.
    typed.delete("calendar-file");
  }
  button?.setAttribute("aria-busy", "true");
  let answered;
  try {
    const response = await fetch(form.action, { method: "POST", body: typed, headers: { "X-Requested-With": "fetch" } });
    if (response.redirected || !response.ok) {
      // Signed out, or refused as a whole: the server says so to a form that is really sent.
      if (button) {
        form.requestSubmit(button);
      }
      return;
    }
    answered = await response.text();
  } catch {
    // Away for the moment: what is typed stays, and the next change asks again.
    return;
  } finally {
    button?.removeAttribute("aria-busy");
    if (mine === turn) {
      // The answer is put in place before anybody else has a turn.
      setTimeout(() => busy(false));
    }
  }
  if (mine !== turn) {
    return;
  }
  const fresh = new DOMParser().parseFromString(answered, "text/html");
  if (button) {
    const id = document.activeElement?.id;
    replace(fresh, () => true);
    focus(id);
  } else {
    replace(fresh, (place) => !place.querySelector("input, select, textarea, button"));
  }
  answer(fresh);
};

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[name=do]");
  const form = button?.form;
  if (!form?.matches(LIVE) || button.matches("[data-tl-send]")) {
    return;
  }
  event.preventDefault();
  const broken = [...form.elements].find((field) => field.validity?.badInput);
  if (broken) {
    // A date half typed would be lost on the way; the browser says what it misses.
    broken.reportValidity();
    return;
  }
  button.closest("details.tl-menu")?.removeAttribute("open");
  send(form, button);
});

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.matches(LIVE) && event.target.type !== "file") {
    clearTimeout(waiting);
    busy(true);
    waiting = setTimeout(() => {
      busy(false);
      if (![...form.elements].some((field) => field.validity?.badInput)) {
        send(form);
      }
    }, PATIENCE);
  }
});

focus();
