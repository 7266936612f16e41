/*
 * Files that are dropped, pasted or chosen. Each goes to the server at once and is ready there; the form then only names
 * it. What goes wrong stands beside the file it is about, and what was typed stays.
 */
const MARKS = { image: "image", video: "video", audio: "volume-up", pdf: "file-pdf", word: "file-word", sheet: "file-excel", zip: "box" };
const markOf = (type) => MARKS[Object.keys(MARKS).find((word) => type.includes(word))] ?? "file";
const language = document.documentElement.lang || "en";
const UNITS = ["byte", "kilobyte", "megabyte", "gigabyte"];
const sizeOf = (bytes) => {
  const step = Math.min(UNITS.length - 1, bytes < 1024 ? 0 : Math.floor(Math.log(bytes) / Math.log(1024)));
  const number = bytes / 1024 ** step;
  const style = { style: "unit", unit: UNITS[step], unitDisplay: step ? "short" : "long", maximumFractionDigits: number < 10 && step ? 1 : 0 };
  return new Intl.NumberFormat(language, style).format(number);
};
const say = (sentence, name) => sentence.replaceAll("{0}", name);
const hasFiles = (transfer) => [...(transfer?.types ?? [])].includes("Files");

class Files {
  constructor(root) {
    this.root = root;
    this.form = root.closest("form");
    this.named = root.querySelector("input[type=hidden]");
    this.list = root.querySelector("[data-tl-files-list]");
    this.status = root.querySelector("[data-tl-files-status]");
    this.held = root.querySelector("[data-tl-files-held]");
    this.row = root.querySelector("[data-tl-ready-row]");
    this.sending = new Map();
    root.hidden = false;
    root.addEventListener("click", (event) => this.pressed(event));
    this.form.addEventListener("paste", (event) => this.pasted(event));
    this.form.addEventListener("dragover", (event) => this.over(event));
    this.form.addEventListener("dragleave", (event) => this.left(event));
    this.form.addEventListener("drop", (event) => this.dropped(event));
  }

  pressed(event) {
    const row = event.target.closest(".tl-ready");
    if (event.target.closest("[data-tl-files-choose]")) {
      this.choose();
    } else if (row && event.target.closest("[data-tl-file-remove]")) {
      this.remove(row);
    } else if (row && event.target.closest("[data-tl-ready-again]")) {
      this.send(row, row.tlFile);
    }
  }

  /* The system's dialog belongs to no field of the form: nothing of it is sent a second time. */
  choose() {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = true;
    input.className = "tl-files-input";
    input.addEventListener("change", () => {
      this.add(input.files);
      input.remove();
    });
    input.addEventListener("cancel", () => input.remove());
    this.root.append(input);
    input.click();
  }

  pasted(event) {
    const files = [...(event.clipboardData?.files ?? [])];
    // Copied out of a document there is text too, and the text is meant.
    if (files.length && !event.clipboardData.getData("text/plain")) {
      event.preventDefault();
      this.add(files.map((file) => (file.name && file.name !== "image.png" ? file : this.screenshot(file))));
    }
  }

  screenshot(file) {
    const now = new Date(Date.now() - new Date().getTimezoneOffset() * 60000).toISOString();
    const ending = file.type.split("/")[1]?.replace("jpeg", "jpg") ?? "png";
    const name = `${this.root.dataset.tlPasted} ${now.slice(0, 10)} ${now.slice(11, 19).replaceAll(":", ".")}.${ending}`;
    return new File([file], name, { type: file.type });
  }

  over(event) {
    if (hasFiles(event.dataTransfer)) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "copy";
      this.root.classList.add("is-dropping");
    }
  }

  left(event) {
    if (!this.form.contains(event.relatedTarget)) {
      this.root.classList.remove("is-dropping");
    }
  }

  dropped(event) {
    this.root.classList.remove("is-dropping");
    if (hasFiles(event.dataTransfer)) {
      event.preventDefault();
      this.add(event.dataTransfer.files);
    }
  }

  add(files) {
    [...files].forEach((file) => {
      const row = this.row.content.firstElementChild.cloneNode(true);
      const remove = row.querySelector("[data-tl-file-remove]");
      row.tlFile = file;
      row.querySelector("[data-tl-file-name]").textContent = file.name;
      row.querySelector(".tl-ready-mark span").className = `pi pi-${markOf(file.type)}`;
      remove.title = say(remove.dataset.tlSaid, file.name);
      remove.setAttribute("aria-label", remove.title);
      this.list.append(row);
      if (file.size > Number(this.root.dataset.tlLimit)) {
        this.fail(row, say(this.root.dataset.tlSaidLarge, file.name));
      } else if (!file.size) {
        this.fail(row, say(this.root.dataset.tlSaidEmpty, file.name));
      } else {
        this.send(row, file);
      }
    });
  }

  send(row, file) {
    const state = row.querySelector("[data-tl-file-state]");
    const progress = row.querySelector("progress");
    const request = new XMLHttpRequest();
    const body = new FormData();
    body.append("file", file, file.name);
    row.classList.remove("is-bad");
    row.querySelector("[data-tl-ready-again]").hidden = true;
    this.goOn();
    state.textContent = sizeOf(file.size);
    progress.hidden = false;
    progress.value = 0;
    progress.setAttribute("aria-label", file.name);
    this.sending.set(row, request);
    request.upload.addEventListener("progress", (event) => {
      if (event.lengthComputable) {
        progress.value = (100 * event.loaded) / event.total;
      }
    });
    request.addEventListener("load", () => this.answered(row, file, request));
    request.addEventListener("error", () => this.fail(row, this.root.dataset.tlSaidLost, true));
    request.open("POST", this.root.dataset.tlFiles);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("Accept-Language", language);
    request.send(body);
  }

  answered(row, file, request) {
    let answer = {};
    try {
      answer = JSON.parse(request.responseText);
    } catch {
      /* A proxy may answer with a page of its own. */
    }
    if (request.status !== 201) {
      const own = request.status === 401 ? this.root.dataset.tlSaidOut : undefined;
      const refused = answer.errors?.[0]?.message ?? answer.detail;
      this.fail(row, own ?? refused ?? this.root.dataset.tlSaidLost, ![400, 413].includes(request.status));
      return;
    }
    this.sending.delete(row);
    row.dataset.tlFile = answer.id;
    row.querySelector("progress").hidden = true;
    row.querySelector("[data-tl-file-name]").textContent = answer.name;
    row.querySelector("[data-tl-file-state]").textContent =
      sizeOf(answer.size) + (answer.sameAs ? ` · ${say(this.root.dataset.tlSaidTwin, answer.sameAs)}` : "");
    if (answer.image) {
      const picture = document.createElement("img");
      picture.alt = "";
      picture.width = 40;
      picture.height = 40;
      picture.src = `${document.querySelector("[data-tl-files]").dataset.tlFiles.split("/api/")[0]}/files/${answer.id}/preview`;
      row.querySelector(".tl-ready-mark").replaceChildren(picture);
    }
    this.tell(say(this.root.dataset.tlSaidAdded, answer.name));
    this.name();
  }

  /* What may be sent again holds the form; what is refused for good does not, for the form can only go without it. */
  fail(row, sentence, again = false) {
    this.sending.delete(row);
    row.classList.add("is-bad");
    row.querySelector("progress").hidden = true;
    row.querySelector("[data-tl-file-state]").textContent = sentence;
    row.querySelector("[data-tl-ready-again]").hidden = !again;
    this.tell(sentence);
    this.settled();
  }

  remove(row) {
    const name = row.querySelector("[data-tl-file-name]").textContent;
    const next = row.nextElementSibling ?? row.previousElementSibling;
    this.sending.get(row)?.abort();
    this.sending.delete(row);
    if (row.dataset.tlFile) {
      const [path] = this.root.dataset.tlFiles.split("?");
      // What cannot be removed now is forgotten by the server when nobody attaches it.
      fetch(`${path}/${row.dataset.tlFile}`, { method: "DELETE" }).catch(() => undefined);
    }
    row.remove();
    this.goOn();
    (next?.querySelector("[data-tl-file-remove]") ?? this.root.querySelector("[data-tl-files-choose]")).focus();
    this.tell(say(this.root.dataset.tlSaidRemoved, name));
    this.name();
  }

  /* Which files the form names; whoever keeps what is typed hears of it as of typing. */
  name() {
    this.named.value = [...this.list.querySelectorAll("[data-tl-file]")].map((row) => row.dataset.tlFile).join(",");
    this.named.dispatchEvent(new Event("input", { bubbles: true }));
    this.settled();
  }

  tell(sentence) {
    this.status.textContent = sentence;
  }

  stuck() {
    return this.list.querySelector(".tl-ready:has([data-tl-ready-again]:not([hidden]))");
  }

  /* Why the form does not go, where everybody sees it. */
  hold(sentence, place, bad) {
    this.held.classList.toggle("tl-error", bad);
    this.held.textContent = sentence;
    place.focus({ preventScroll: true });
    this.held.scrollIntoView({ block: "center" });
  }

  holdFor(row, sentence, button) {
    this.hold(say(sentence, row.querySelector("[data-tl-file-name]").textContent), row.querySelector(button), true);
  }

  /* Something was done about it; what is still in the way says so when the form is asked for again. */
  goOn() {
    if (!this.waiting) {
      this.held.textContent = "";
    }
  }

  /* Sends the form that was asked for while files were still on their way; not without one of which that was not known. */
  settled() {
    if (!this.waiting || this.sending.size) {
      return;
    }
    const { button, known } = this.waiting;
    const stuck = this.stuck();
    const refused = [...this.list.querySelectorAll(".is-bad")].find((row) => !known.has(row));
    this.waiting = undefined;
    button?.removeAttribute("aria-busy");
    this.goOn();
    if (stuck) {
      this.holdFor(stuck, this.root.dataset.tlSaidStuck, "[data-tl-ready-again]");
    } else if (refused) {
      this.holdFor(refused, this.root.dataset.tlSaidWithout, "[data-tl-file-remove]");
    } else {
      this.form.requestSubmit(button);
    }
  }

  /* Whether the form has to wait; a file that may still be sent is never left behind without a word. */
  holds(button) {
    const stuck = this.stuck();
    if (this.sending.size) {
      this.waiting = { button, known: new Set(this.list.querySelectorAll(".is-bad")) };
      button?.setAttribute("aria-busy", "true");
      this.hold(this.root.dataset.tlSaidSending, this.held, false);
      return true;
    }
    if (stuck) {
      this.holdFor(stuck, this.root.dataset.tlSaidStuck, "[data-tl-ready-again]");
      return true;
    }
    return false;
  }
}

const parts = [...document.querySelectorAll("[data-tl-files]")].map((root) => new Files(root));

document.addEventListener(
  "submit",
  (event) => {
    // A hidden button does something else than sending what was written.
    const sends = !event.submitter?.hidden;
    if (sends && parts.some((files) => files.form === event.target && files.holds(event.submitter))) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  },
  true,
);

/* A file that misses the form must not take the page, and what was typed, away. */
["dragover", "drop"].forEach((kind) =>
  document.addEventListener(kind, (event) => {
    if (hasFiles(event.dataTransfer) && !event.defaultPrevented) {
      event.preventDefault();
      event.dataTransfer.dropEffect = "none";
    }
  }),
);
