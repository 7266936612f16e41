/*
 * Clocks that stay true: what is left of a promise, and its due time in words, between two answers of the desk. The desk
 * says where a clock stands and when its calendar is open; here that is only counted on. What rests, and what is closed,
 * does not run. Nobody is told aloud, nothing is asked for, and a page nobody sees does nothing.
 */

const EVERY = 10000;
const MINUTE = 60000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const isNeeded = document.querySelector("[data-tl-live], [data-tl-pulse]");
const holder = isNeeded && document.getElementById("tl-said-clock");
const words = holder && JSON.parse(holder.dataset.words);
// The reader's own clock may be wrong; how much it differs from the desk's is known from when the page came.
const ahead = holder ? Number(holder.dataset.now) - Date.now() : 0;
const lang = holder?.dataset.locale;
const zone = holder?.dataset.zone;

const format = (pattern) => new Intl.DateTimeFormat(lang, { timeZone: zone, ...pattern });
const dateOf = holder && new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
const hourOf = holder && new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const weekdayOf = holder && format({ weekday: "short" });
const dayOf = holder && format({ day: "numeric", month: "short", year: "numeric" });
const fill = (pattern, ...values) => values.reduce((text, value, at) => text.replace(`{${at}}`, value), pattern);

const duration = (millis) => {
  const minutes = Math.floor(Math.abs(millis) / MINUTE);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) {
    return fill(words.minutes, rest);
  }
  return rest === 0 || hours >= 100 ? fill(words.hours, hours) : fill(words.hoursMinutes, hours, rest);
};
const elapsed = (millis) => {
  const hours = Math.floor(Math.abs(millis) / HOUR);
  if (hours < 24) {
    return duration(millis);
  }
  const days = Math.floor(hours / 24);
  const inDays = fill(words[`days.${new Intl.PluralRules(lang).select(days)}`], days);
  return hours % 24 === 0 || days >= 10 ? inDays : fill(words.daysHours, inDays, hours % 24);
};
const moment = (at, now) => {
  const [there, here] = [dateOf.format(at), dateOf.format(now)];
  const distance = Math.round((Date.parse(there) - Date.parse(here)) / DAY);
  const hour = hourOf.format(at);
  const near = { 0: words.today, 1: words.tomorrow, "-1": words.yesterday }[distance];
  if (near) {
    return `${near} ${hour}`;
  }
  if (Math.abs(distance) < 7) {
    return `${weekdayOf.format(at)} ${hour}`;
  }
  const part = Object.fromEntries(dayOf.formatToParts(at).map(({ type, value }) => [type, value]));
  const year = there.slice(0, 4) === here.slice(0, 4) ? "" : ` ${part.year}`;
  return `${part.day} ${part.month}${year}, ${hour}`;
};

/* Open time between two instants. */
const worked = (open, from, to) => {
  let sum = 0;
  for (let at = 0; at < open.length; at += 2) {
    sum += Math.max(0, Math.min(to, open[at + 1] * 1000) - Math.max(from, open[at] * 1000));
  }
  return sum;
};
/* When so much open time has passed; undefined where that is not in sight. */
const reaches = (open, from, needed) => {
  let left = needed;
  for (let at = 0; at < open.length; at += 2) {
    const begins = Math.max(from, open[at] * 1000);
    const length = open[at + 1] * 1000 - begins;
    if (length > 0 && length >= left) {
      return begins + left;
    }
    left -= Math.max(0, length);
  }
  return undefined;
};

const tone = (used) => (used < 0.5 ? "green" : used < 0.75 ? "yellow" : used < 1 ? "orange" : "red");
const TONES = ["green", "yellow", "orange", "red", "grey"];
const paint = (element, name) =>
  TONES.forEach((other) => element?.classList.toggle(`is-${other}`, other === name));
const put = (element, text) => {
  if (element && text !== undefined && element.textContent !== text) {
    element.textContent = text;
  }
};
const drawRing = (ring, used) => {
  if (!ring) {
    return;
  }
  const arc = `${Math.max(3, Math.min(100, Math.floor(used * 100)))} 100`;
  const circle = ring.querySelector(".tl-ring-used");
  const label = used >= 1 ? words.ringBeyond : words.ring.replace("{used}", Math.floor(used * 100));
  paint(ring, tone(used));
  if (circle?.getAttribute("stroke-dasharray") !== arc) {
    circle?.setAttribute("stroke-dasharray", arc);
  }
  if (ring.getAttribute("aria-label") !== label) {
    ring.setAttribute("aria-label", label);
  }
  if (used >= 1 && !ring.querySelector(".tl-ring-mark")) {
    const mark = document.createElementNS(ring.namespaceURI, "circle");
    Object.entries({ class: "tl-ring-mark", cx: 10, cy: 10, r: 3 }).forEach(([name, value]) => mark.setAttribute(name, value));
    ring.append(mark);
  }
};

/* What a clock says; the same rules as the desk's own words. */
const overdue = (clock, left, now, when) => {
  if (-left < MINUTE) {
    return words.overdueFrom.replace("{due}", when);
  }
  return words.overdue.replace("{left}", -left >= DAY ? elapsed(now - clock.due) : duration(left));
};
const brief = (clock, left, now, when) => {
  if (clock.rests) {
    return (left >= DAY ? words.restsLong : words.rests).replace("{due}", when).replace("{left}", duration(left));
  }
  if (left <= 0) {
    return overdue(clock, left, now, when);
  }
  return (left >= DAY ? words.by : words.byIn).replace("{due}", when).replace("{left}", duration(left));
};
const show = (element, now) => {
  const clock = JSON.parse(element.dataset.tlLive);
  if (now > clock.sight || now < clock.asOf) {
    return;
  }
  const left = clock.rests ? clock.left : clock.left - worked(clock.open, clock.asOf, now);
  // What was overdue when it began to rest says the same as long as it rests.
  const due = clock.rests && left > 0 ? reaches(clock.open, Math.max(now, clock.resumes ?? 0), left) : clock.due;
  if (!due) {
    return;
  }
  const when = moment(due, now);
  const used = 1 - left / clock.target;
  if (!clock.rests) {
    drawRing(element.querySelector(".tl-ring"), used);
    if (element.matches(".tl-when")) {
      paint(element, tone(used));
    }
  }
  if (clock.card) {
    const head = element.querySelector("strong");
    head?.classList.toggle("tl-bad", !clock.rests && left <= 0);
    if (!clock.rests) {
      put(head, left <= 0 ? overdue(clock, left, now, when) : words.by.replace("{due}", when));
    }
    const tail = clock.rests ? words.cardRests : left <= 0 ? words.cardDue : words.cardLeft;
    put(
      element.querySelector(".tl-promise-text > :last-child"),
      tail.replace("{due}", when).replace("{left}", duration(left)).replace("{used}", Math.floor(used * 100)),
    );
    return;
  }
  const say = clock.say;
  const text = say
    ? (clock.rests ? say.rests : left <= 0 ? say.late : say.by).replace("{due}", when)
    : brief(clock, left, now, when);
  put(element.querySelector(":scope > span"), text);
};
const tick = () => {
  if (holder && document.visibilityState === "visible") {
    const now = Date.now() + ahead;
    document.querySelectorAll("[data-tl-live]").forEach((element) => show(element, now));
  }
};
if (holder) {
  setInterval(tick, EVERY);
  document.addEventListener("visibilitychange", tick);
  document.addEventListener("tl:changed", tick);
}
