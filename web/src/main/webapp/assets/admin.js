/*
 * The administrator's pages: what runs is kept true while one looks, and a file shows how much of it is sent. Both work
 * without: a reload shows the same, and the form sends itself.
 */

const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/* ---------- parts of the page that change by themselves ---------- */
const watched = () => document.querySelector("[data-tl-watch]");
const focusedWithin = (part) => part.contains(document.activeElement);
const redraw = (fresh) => {
  all("[data-tl-part]").forEach((part) => {
    const next = fresh.getElementById(part.id);
    // Only what is new is put in place, and never from under somebody's hand.
    if (next && next.dataset.tlPart !== part.dataset.tlPart && !focusedWithin(part)) {
      part.replaceWith(document.adoptNode(next));
    }
  });
};
const look = async () => {
  const place = watched();
  const patience = Number(place?.dataset.tlWatch);
  if (!patience) {
    return;
  }
  await new Promise((done) => setTimeout(done, patience));
  if (document.hidden) {
    look();
    return;
  }
  try {
    const answer = await fetch(location.href, { headers: { "X-Requested-With": "fetch" } });
    const fresh = answer.ok && !answer.redirected && parsed(await answer.text());
    const next = fresh && fresh.querySelector("[data-tl-watch]");
    if (next) {
      redraw(fresh);
      place.dataset.tlWatch = next.dataset.tlWatch;
    } else if (answer.redirected) {
      // Signed out: a reload asks to sign in and comes back here.
      return;
    }
  } catch {
    // Like an answer that says "not now": the next look may find the desk again.
  }
  look();
};
look();

/* ---------- sending a file ---------- */
const language = document.documentElement.lang || "en";
const megabytes = new Intl.NumberFormat(language, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 });
const size = (bytes) => megabytes.format(bytes / 1048576);
const answered = (form, fresh) => {
  all("[data-tl-answer]", form).forEach((place) => {
    const next = fresh.getElementById(place.id);
    place.replaceChildren(...(next ? next.childNodes : []));
    const field = form.elements[place.id.replace("-error", "")];
    field?.setAttribute("aria-invalid", String(place.childElementCount > 0));
  });
  const wrong = form.querySelector("[aria-invalid=true]");
  (wrong ?? form.querySelector("#upload-trouble")).focus();
};

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!form.matches("[data-tl-upload]")) {
      return;
    }
    event.preventDefault();
    const shown = form.querySelector("[data-tl-upload-progress]");
    const bar = shown.querySelector("progress");
    const text = shown.querySelector("[data-tl-upload-text]");
    const send = form.querySelector("[type=submit]");
    const request = new XMLHttpRequest();
    const over = () => {
      shown.hidden = true;
      send.disabled = false;
    };
    let told = -1;
    request.upload.addEventListener("progress", (progress) => {
      bar.value = progress.loaded / progress.total;
      const tenth = Math.floor(bar.value * 10);
      if (tenth !== told) {
        // A screen reader hears of every tenth, not of every packet.
        told = tenth;
        text.textContent = text.dataset.tlUploadText
          .replace("{0}", size(progress.loaded))
          .replace("{1}", size(progress.total));
      }
    });
    request.upload.addEventListener("load", () => {
      bar.removeAttribute("value");
      text.textContent = text.dataset.tlUploadDone;
    });
    request.addEventListener("load", () => {
      if (request.responseURL && new URL(request.responseURL).pathname !== new URL(form.action).pathname) {
        location.assign(request.responseURL);
        return;
      }
      over();
      answered(form, parsed(request.responseText));
    });
    request.addEventListener("error", () => {
      over();
      const away = document.getElementById("tl-said-away")?.content.firstElementChild.cloneNode(true);
      const place = form.querySelector("#upload-trouble");
      place.replaceChildren(...(away ? [away] : []));
      place.focus();
    });
    request.addEventListener("abort", () => {
      over();
      send.focus();
    });
    shown.querySelector("[data-tl-upload-stop]").onclick = () => request.abort();
    shown.hidden = false;
    send.disabled = true;
    bar.value = 0;
    request.open("POST", form.action);
    request.send(new FormData(form));
  },
  true,
);

/* ---------- how it would look: a file that is chosen stays chosen, for a page that is drawn anew forgets it ---------- */
const asPicture = (file) =>
  new Promise((done, failed) => {
    const reader = new FileReader();
    reader.addEventListener("load", () => done(reader.result));
    reader.addEventListener("error", () => failed(reader.error));
    reader.readAsDataURL(file);
  });
const drawPreview = async (form, fresh) => {
  const replace = (place, next) => place && next && place.replaceWith(document.adoptNode(next));
  all("input[type=hidden]", form).forEach((field) => {
    field.value = fresh.getElementsByName(field.name)[0]?.value ?? field.value;
  });
  all("[id$='-error']", form).forEach((place) => {
    const field = document.getElementById(place.id.replace(/-error$/, ""));
    const isWrong = fresh.getElementById(field?.id)?.getAttribute("aria-invalid") === "true";
    replace(place, fresh.getElementById(place.id));
    field?.toggleAttribute("aria-invalid", isWrong);
    if (isWrong) {
      field.setAttribute("aria-invalid", "true");
    }
  });
  replace(document.getElementById("messages"), fresh.getElementById("messages"));
  replace(document.getElementById("shown"), fresh.getElementById("shown"));
  document.querySelector("[data-tl-preview-sheet]").href = fresh.querySelector("[data-tl-preview-sheet]").getAttribute("href");
  const chosen = form.querySelector("input[type=file]:not([aria-invalid])")?.files[0];
  if (chosen) {
    const source = await asPicture(chosen);
    all(".tl-preview-bar").forEach((bar) => {
      const picture = document.createElement("img");
      picture.className = "tl-logo";
      picture.alt = "";
      picture.src = source;
      bar.querySelector("svg, img").replaceWith(picture);
    });
  }
  const wrong = form.querySelector("[aria-invalid=true]");
  if (wrong) {
    wrong.focus();
  } else {
    document.querySelector(".tl-preview")?.scrollIntoView({ block: "nearest" });
  }
};
const plainly = new WeakSet();
document.addEventListener(
  "submit",
  async (event) => {
    const form = event.target;
    const button = event.submitter;
    if (!form.dataset.tlPreview || button?.id !== form.dataset.tlPreview || plainly.has(form)) {
      return;
    }
    event.preventDefault();
    button.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button), redirect: "error" });
      const fresh = parsed(await answer.text());
      if (!fresh.getElementById("shown")) {
        throw new Error(String(answer.status));
      }
      await drawPreview(form, fresh);
    } catch {
      // What cannot be drawn here is drawn by the page, which then says what is wrong.
      plainly.add(form);
      form.requestSubmit(button);
    } finally {
      button.removeAttribute("aria-busy");
    }
  },
  true,
);
