/*
 * The bell of the header. One tab of a browser holds the stream of notifications and tells the others, however many are
 * open; without a stream it asks now and then, while somebody looks at the page.
 */
const bell = document.querySelector("[data-tl-bell]");
const EVERY = 30000;
const AGAIN = 60000;
const MOST = 99;

const words = (element, count) => {
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  const pattern = element.dataset[`tl${form[0].toUpperCase()}${form.slice(1)}`] || element.dataset.tlOther;
  return pattern.replace("{0}", count);
};

const show = (unread) => {
  bell.querySelector(".tl-bell-count").textContent = unread > MOST ? `${MOST}+` : unread || "";
  bell.setAttribute("aria-label", unread ? words(bell, unread) : bell.dataset.tlNone);
};

/* A list that is open is not moved under the reader: a bar says that there is more. */
let arrived = 0;
const announce = () => {
  const bar = document.querySelector("[data-tl-arrived]");
  if (bar) {
    arrived += 1;
    bar.hidden = false;
    bar.querySelector("[data-tl-count]").textContent = words(bar, arrived);
  }
};

const hear = ({ unread, news }) => {
  if (unread !== undefined) {
    show(unread);
  }
  if (news) {
    announce();
  }
};

const ask = async () => {
  if (document.visibilityState !== "visible") {
    return;
  }
  try {
    const answer = await fetch(bell.dataset.tlBell, { headers: { Accept: "application/json" }, redirect: "error" });
    if (answer.ok) {
      hear(await answer.json());
    }
  } catch {
    /* Without a connection the last count stays. */
  }
};

const listen = (tell) =>
  new Promise((over) => {
    const stream = new EventSource(bell.dataset.tlStream);
    stream.addEventListener("unread", (event) => tell({ unread: JSON.parse(event.data).unread }));
    stream.addEventListener("notification", (event) => tell({ news: JSON.parse(event.data) }));
    stream.addEventListener("error", () => {
      /* It comes back by itself unless it was refused. */
      if (stream.readyState === EventSource.CLOSED) {
        setTimeout(over, AGAIN);
      }
    });
  });

if (bell) {
  if (window.EventSource && window.BroadcastChannel && navigator.locks) {
    const person = document.documentElement.dataset.tlPerson;
    const channel = new BroadcastChannel(`tl-notifications-${person}`);
    channel.addEventListener("message", (event) => hear(event.data));
    const tell = (news) => {
      hear(news);
      channel.postMessage(news);
    };
    const hold = async () => {
      for (;;) {
        await listen(tell);
      }
    };
    navigator.locks.request(`tl-notifications-${person}`, hold);
  } else {
    setInterval(ask, EVERY);
  }
  document.addEventListener("visibilitychange", ask);
}
