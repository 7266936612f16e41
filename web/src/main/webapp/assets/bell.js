/* The bell of the header: asks now and then how many notifications are unread, while somebody looks at the page. */
const bell = document.querySelector("[data-tl-bell]");
const EVERY = 30000;
const MOST = 99;

const words = (count) => {
  const form = new Intl.PluralRules(document.documentElement.lang).select(count);
  const pattern = bell.dataset[`tl${form[0].toUpperCase()}${form.slice(1)}`] || bell.dataset.tlOther;
  return pattern.replace("{0}", count);
};

const ask = async () => {
  if (document.visibilityState !== "visible") {
    return;
  }
  try {
    const answer = await fetch(bell.dataset.tlBell, { headers: { Accept: "application/json" }, redirect: "error" });
    if (!answer.ok) {
      return;
    }
    const { unread } = await answer.json();
    bell.querySelector(".tl-bell-count").textContent = unread > MOST ? `${MOST}+` : unread || "";
    bell.setAttribute("aria-label", unread ? words(unread) : bell.dataset.tlNone);
  } catch {
    /* Without a connection the last count stays. */
  }
};

if (bell) {
  setInterval(ask, EVERY);
  document.addEventListener("visibilitychange", ask);
}
